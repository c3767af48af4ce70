//! The lesson: what the level wants, what one must know, and hints, opened one by one.

use egui::Ui;

use crate::app::bench::Bench;
use crate::app::command::Command;
use crate::app::view::View;

/// What this panel may ask for.
#[derive(Clone, Debug, PartialEq)]
pub enum LessonCommand {
    /// Open the next hint.
    Hint,
}

impl LessonCommand {
    /// Carries it out.
    pub fn apply(self, bench: &mut Bench) {
        match self {
            Self::Hint => bench.hints = (bench.hints + 1).min(bench.layout.texts.hints.len()),
        }
    }
}

/// The panel's own state: what nobody else needs to know.
#[derive(Default)]
pub struct LessonPanel {}

impl LessonPanel {
    pub fn ui(&mut self, ui: &mut Ui, view: &View, out: &mut Vec<Command>) {
        let _ = out;
        ui.label(view.say.plain("panel-lesson"));
    }
}
