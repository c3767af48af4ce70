//! Home: the chapters and levels, what is done and what is next.

use egui::{ScrollArea, Ui};

use crate::app::command::Command;
use crate::app::say::Say;
use crate::app::theme::Theme;

/// One level as the map shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct LevelCard {
    pub id: String,
    /// The folder of its chapter: `2-sensors`.
    pub chapter: String,
    pub title: crate::level::texts::Texts,
}

/// Draws the screen.
pub fn ui(ui: &mut Ui, say: &Say, _theme: &Theme, levels: &[LevelCard], out: &mut Vec<Command>) {
    ScrollArea::vertical().show(ui, |ui| {
        for level in levels {
            if ui.button(level.title.get(say.code())).clicked() {
                out.push(Command::Open(level.id.clone()));
            }
        }
    });
}
