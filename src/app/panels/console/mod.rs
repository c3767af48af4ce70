//! The console: what programs print and what robots note, each with its time and line.

use egui::Ui;

use crate::app::bench::Bench;
use crate::app::command::Command;
use crate::app::view::View;

/// What this panel may ask for.
#[derive(Clone, Debug, PartialEq)]
pub enum ConsoleCommand {
    /// Nothing yet.
    Nothing,
}

impl ConsoleCommand {
    /// Carries it out.
    pub fn apply(self, bench: &mut Bench) {
        let _ = bench;
        match self {
            Self::Nothing => {}
        }
    }
}

/// The panel's own state: what nobody else needs to know.
#[derive(Default)]
pub struct ConsolePanel {}

impl ConsolePanel {
    pub fn ui(&mut self, ui: &mut Ui, view: &View, out: &mut Vec<Command>) {
        let _ = out;
        ui.label(view.say.plain("panel-console"));
    }
}
