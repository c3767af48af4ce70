//! The medal of a run that is over, and what the next one needs.

use std::sync::Arc;

use egui::Ui;
use egui_phosphor::regular;

use crate::app::panels::lesson::paper::bold;
use crate::app::view::View;
use crate::level::layout::Layout;
use crate::rules::rank::Measure;
use crate::study::{Medal, Next, Par, medal};

/// What gold is measured against, read once for a layout.
#[derive(Default)]
pub struct Medals {
    par: Option<(Arc<Layout>, Option<Par>)>,
}

impl Medals {
    /// Draws the medal of the shown film; gives what the next one needs.
    pub fn ui(&mut self, ui: &mut Ui, view: &View) -> Option<String> {
        let bench = view.bench;
        let ending = bench.reel.ending().filter(|ending| ending.verdict.is_passed() && bench.has_medals())?;
        if !self.par.as_ref().is_some_and(|(layout, _)| Arc::ptr_eq(layout, &bench.layout)) {
            self.par = Some((Arc::clone(&bench.layout), Par::of(&bench.level, &bench.layout)));
        }
        let (medal, next) = medal(ending, self.par.as_ref().and_then(|(_, par)| par.as_ref()));
        let id = match medal {
            Medal::None => return None,
            Medal::Bronze => "goals-medal-bronze",
            Medal::Silver => "goals-medal-silver",
            Medal::Gold => "goals-medal-gold",
        };
        ui.label(bold(format!("{} {}", regular::MEDAL, view.say.plain(id))));
        wanted(view, next)
    }
}

/// What the next medal needs.
fn wanted(view: &View, next: Next) -> Option<String> {
    let say = view.say;
    match next {
        Next::Pass | Next::Nothing => None,
        Next::Points { got, most } => Some(say.with("goals-next-points", [("got", got.into()), ("of", most.into())])),
        Next::AtMost { measure, took, limit } => {
            let (name, unit) = measure_texts(measure);
            let amount = |number: f64| {
                let unit = if unit.is_empty() { String::new() } else { format!(" {}", say.plain(unit)) };
                format!("{}{unit}", say.number((number * 100.0).round() / 100.0))
            };
            let args =
                [("what", say.plain(name).into()), ("took", amount(took).into()), ("limit", amount(limit).into())];
            Some(say.with("goals-next-at-most", args))
        }
    }
}

/// The name of a measure, and its unit.
fn measure_texts(measure: Measure) -> (&'static str, &'static str) {
    match measure {
        Measure::Points => ("metric-points", ""),
        Measure::Time => ("metric-time", "unit-second"),
        Measure::Distance => ("metric-distance", "unit-centimetre"),
        Measure::Energy => ("metric-energy", "unit-joule"),
        Measure::Touches => ("metric-touches", ""),
        Measure::Statements => ("metric-statements", ""),
        Measure::Operations => ("metric-operations", ""),
        Measure::Passed => ("metric-passed", ""),
        Measure::Median => ("metric-median", ""),
        Measure::Worst => ("metric-worst", ""),
    }
}
