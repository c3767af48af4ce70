//! The screens: what fills the window.

pub mod history;
pub mod home;
pub mod lab;
pub mod language;
pub mod messages;
pub mod profile;
pub mod sandbox;
pub mod settings;
pub mod shortcuts;

#[cfg(test)]
mod tests;

use egui::{RichText, ScrollArea, Ui};

use crate::app::command::Command;
use crate::app::focus::Follow;
use crate::app::say::Say;
use crate::app::settings::Settings;
use crate::app::theme::Theme;

/// Which screen is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Screen {
    /// The three languages, at the first start.
    Language,
    /// Who works here: profiles.
    Profile,
    /// The map of levels.
    #[default]
    Home,
    /// The open level.
    Lab,
    Settings,
    Shortcuts,
    /// The versions of the shown program.
    History,
    /// Everything that was told.
    Messages,
    /// An empty field to build on.
    Sandbox,
}

/// What a screen without panels may look at.
#[derive(Clone, Copy)]
pub struct Page<'a> {
    pub say: &'a Say,
    pub theme: &'a Theme,
    pub settings: &'a Settings,
    /// It is the first frame of the screen: what is to have the focus takes it.
    pub fresh: bool,
}

/// A screen that one comes back from: its title, the way back, and what scrolls below.
fn page_ui(
    ui: &mut Ui,
    page: &Page,
    title: &str,
    out: &mut Vec<Command>,
    body: impl FnOnce(&mut Ui, &mut Vec<Command>),
) {
    egui::Panel::top("page title").show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            let back = back_button(ui, page, out);
            if page.fresh {
                back.request_focus();
            }
            ui.label(RichText::new(page.say.plain(title)).heading());
        });
    });
    egui::CentralPanel::default().show(ui, |ui| {
        // Each screen is scrolled by itself.
        let area = ScrollArea::both().id_salt(title).auto_shrink(false);
        area.read(ui, &page.say.plain(title), page.theme.focus(), |ui| body(ui, out));
    });
}

/// The way back, for a screen without a title of its own.
fn back_ui(ui: &mut Ui, page: &Page, out: &mut Vec<Command>) {
    egui::Panel::top("way back").show(ui, |ui| back_button(ui, page, out));
}

/// The button that leads back, as Esc does.
fn back_button(ui: &mut Ui, page: &Page, out: &mut Vec<Command>) -> egui::Response {
    let back = ui.button(format!("{} {}", egui_phosphor::regular::ARROW_LEFT, page.say.plain("home-back")));
    let escapes = ui.input(|input| input.key_pressed(egui::Key::Escape)) && !page.fresh;
    if back.clicked() || escapes {
        out.push(Command::Back);
    }
    back
}
