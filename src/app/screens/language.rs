//! The first question: which language? Three big buttons, each in its own language.

use egui::{RichText, ScrollArea, Ui};

use crate::app::command::Command;
use crate::app::focus::Follow;
use crate::app::screens::Screen;
use crate::text::Texts;
use crate::text::lang::Lang;

/// Draws the screen; `fresh` gives the focus to the language that is spoken now.
pub fn ui(ui: &mut Ui, spoken: Lang, fresh: bool, out: &mut Vec<Command>) {
    egui::CentralPanel::default().show(ui, |ui| {
        ScrollArea::vertical().auto_shrink(false).follow(ui, |ui| {
            ui.vertical_centered(|ui| {
                ui.add_space((ui.available_height() - 320.0).max(16.0) * 0.4);
                ui.label(RichText::new("arba").size(56.0));
                ui.add_space(20.0);
                let width = 320.0_f32.min(ui.available_width());
                for lang in [Lang::Kk, Lang::Ru, Lang::En] {
                    let name = RichText::new(Texts::new(lang).plain("lab-language-name")).size(28.0);
                    let button = ui.add(egui::Button::new(name).min_size(egui::vec2(width, 64.0)));
                    if fresh && lang == spoken {
                        button.request_focus();
                    }
                    if button.clicked() {
                        out.push(Command::Language(lang));
                        out.push(Command::Go(Screen::Profile));
                    }
                    ui.add_space(8.0);
                }
            });
        });
    });
}
