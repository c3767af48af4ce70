//! The panels of the lab screen: one folder each, and their list.

pub mod console;
pub mod debugger;
pub mod editor;
pub mod experiment;
pub mod field;
pub mod goals;
pub mod instruments;
pub mod lesson;
pub mod timeline;

#[cfg(test)]
mod tests;

use egui::Ui;
use serde::{Deserialize, Serialize};

use crate::app::command::Command;
use crate::app::view::View;

/// Which panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum PanelKind {
    Lesson,
    Editor,
    Field,
    Goals,
    Instruments,
    Experiment,
    Console,
    Timeline,
    Debugger,
}

impl PanelKind {
    /// Every panel, in the order in which the keyboard goes through them.
    pub const ALL: [Self; 9] = [
        Self::Lesson,
        Self::Editor,
        Self::Field,
        Self::Goals,
        Self::Instruments,
        Self::Experiment,
        Self::Console,
        Self::Timeline,
        Self::Debugger,
    ];

    /// Its name; `panel-<name>` is its title.
    pub fn name(self) -> &'static str {
        match self {
            Self::Lesson => "lesson",
            Self::Editor => "editor",
            Self::Field => "field",
            Self::Goals => "goals",
            Self::Instruments => "instruments",
            Self::Experiment => "experiment",
            Self::Console => "console",
            Self::Timeline => "timeline",
            Self::Debugger => "debugger",
        }
    }
}

/// The panels with their own state.
#[derive(Default)]
pub struct Panels {
    lesson: lesson::LessonPanel,
    editor: editor::EditorPanel,
    field: field::FieldPanel,
    goals: goals::GoalsPanel,
    instruments: instruments::InstrumentsPanel,
    experiment: experiment::ExperimentPanel,
    console: console::ConsolePanel,
    timeline: timeline::TimelinePanel,
    debugger: debugger::DebuggerPanel,
}

impl Panels {
    /// Draws a panel and takes what it asks for.
    pub fn ui(&mut self, kind: PanelKind, ui: &mut Ui, view: &View, out: &mut Vec<Command>) {
        match kind {
            PanelKind::Lesson => self.lesson.ui(ui, view, out),
            PanelKind::Editor => self.editor.ui(ui, view, out),
            PanelKind::Field => self.field.ui(ui, view, out),
            PanelKind::Goals => self.goals.ui(ui, view, out),
            PanelKind::Instruments => self.instruments.ui(ui, view, out),
            PanelKind::Experiment => self.experiment.ui(ui, view, out),
            PanelKind::Console => self.console.ui(ui, view, out),
            PanelKind::Timeline => self.timeline.ui(ui, view, out),
            PanelKind::Debugger => self.debugger.ui(ui, view, out),
        }
    }
}
