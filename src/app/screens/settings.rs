//! Settings: language, theme, size, motion, and what is shown.

use egui::Ui;

use crate::app::command::Command;
use crate::app::say::Say;
use crate::app::settings::Settings;

/// Draws the screen.
pub fn ui(ui: &mut Ui, say: &Say, settings: &Settings, out: &mut Vec<Command>) {
    let _ = (settings, out);
    ui.heading(say.plain("lab-settings"));
}
