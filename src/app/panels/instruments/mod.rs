//! Instruments: the value of every device now, and plots over the film's time.

use egui::Ui;

use crate::app::bench::Bench;
use crate::app::command::Command;
use crate::app::view::View;

/// What this panel may ask for.
#[derive(Clone, Debug, PartialEq)]
pub enum InstrumentsCommand {
    /// Nothing yet.
    Nothing,
}

impl InstrumentsCommand {
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
pub struct InstrumentsPanel {}

impl InstrumentsPanel {
    pub fn ui(&mut self, ui: &mut Ui, view: &View, out: &mut Vec<Command>) {
        let _ = out;
        ui.label(view.say.plain("panel-instruments"));
    }
}
