//! The sheet of shortcuts, from the list of keys.

use egui::{Grid, ScrollArea, Ui};

use crate::app::keys::{EDITOR, SHORTCUTS};
use crate::app::say::Say;

/// Draws the screen.
pub fn ui(ui: &mut Ui, say: &Say) {
    ui.heading(say.plain("lab-shortcuts"));
    ScrollArea::vertical().show(ui, |ui| {
        Grid::new("shortcuts").striped(true).show(ui, |ui| {
            let everywhere = SHORTCUTS.iter().map(|(shortcut, _, text)| (shortcut, text));
            let in_editor = EDITOR.iter().map(|(shortcut, _, text)| (shortcut, text));
            for (shortcut, text) in everywhere.chain(in_editor) {
                ui.monospace(ui.ctx().format_shortcut(shortcut));
                ui.label(say.plain(text));
                ui.end_row();
            }
        });
    });
}
