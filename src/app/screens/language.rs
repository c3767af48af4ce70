//! The first question: which language? Three big buttons, each in its own language.

use egui::{RichText, Ui};

use crate::app::command::Command;
use crate::app::screens::Screen;
use crate::text::Texts;
use crate::text::lang::Lang;

/// Draws the screen.
pub fn ui(ui: &mut Ui, out: &mut Vec<Command>) {
    ui.vertical_centered(|ui| {
        ui.add_space(ui.available_height() * 0.18);
        ui.label(RichText::new("arba").size(56.0));
        ui.add_space(24.0);
        for lang in [Lang::Kk, Lang::Ru, Lang::En] {
            let name = RichText::new(Texts::new(lang).plain("lab-language-name")).size(28.0);
            if ui.add(egui::Button::new(name).min_size(egui::vec2(320.0, 64.0))).clicked() {
                out.push(Command::Language(lang));
                out.push(Command::Go(Screen::Home));
            }
            ui.add_space(8.0);
        }
    });
}
