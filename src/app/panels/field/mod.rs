//! The field: the film's moment drawn, with everything that helps to see why.

use egui::Ui;

use crate::app::bench::Bench;
use crate::app::command::Command;
use crate::app::view::View;

/// What this panel may ask for.
#[derive(Clone, Debug, PartialEq)]
pub enum FieldCommand {
    /// Look at a body, or at none.
    Choose(Option<u16>),
    /// Mark a place, cm of the field.
    Mark(Option<(f64, f64)>),
}

impl FieldCommand {
    /// Carries it out.
    pub fn apply(self, bench: &mut Bench) {
        match self {
            Self::Choose(body) => bench.field.chosen = body,
            Self::Mark(place) => bench.field.marked = place,
        }
    }
}

/// What the field panel shows beside the film: kept with the level, because other panels ask for it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FieldState {
    /// The body that is looked at, by its number in the picture.
    pub chosen: Option<u16>,
    /// A click marks a place: a question of the level waits for an answer.
    pub asks: bool,
    /// The place that is marked, cm of the field.
    pub marked: Option<(f64, f64)>,
    /// Where it really was, once that is known.
    pub truth: Option<(f64, f64)>,
    /// A place that is pointed at, cm of the field: where a run went wrong.
    pub spot: Option<(f64, f64)>,
}

/// The panel's own state: what nobody else needs to know.
#[derive(Default)]
pub struct FieldPanel {}

impl FieldPanel {
    pub fn ui(&mut self, ui: &mut Ui, view: &View, out: &mut Vec<Command>) {
        let _ = out;
        ui.label(view.say.plain("panel-field"));
    }
}
