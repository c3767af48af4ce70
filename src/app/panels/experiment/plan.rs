//! The range: from, to, how many values, how many layouts, and the button that begins.

use egui::{DragValue, Ui};

use crate::app::command::Command;
use crate::app::panels::experiment::ExperimentCommand;
use crate::app::view::View;
use crate::cup::sweep::{Factor, Plan, decimals, evenly, plain};

/// The most values and layouts that the panel offers; the command line has more.
const MOST_VALUES: usize = 101;
const MOST_LAYOUTS: u64 = 100;

/// What is tried.
pub struct Range {
    from: f64,
    to: f64,
    count: usize,
    /// How many layouts, from layout 0 on.
    layouts: u64,
}

impl Default for Range {
    fn default() -> Self {
        Self { from: 0.0, to: 1.0, count: 5, layouts: 5 }
    }
}

impl Range {
    /// A range round the number as it stands, from half of it to one and a half of it; of a draw the numbers it lies between.
    pub fn suggest(&mut self, factor: &Factor) {
        let (from, to) = match factor.value {
            Some(value) if value != 0.0 => (value * 0.5, value * 1.5),
            Some(_) => (-1.0, 1.0),
            None => factor.range.unwrap_or((0.0, 100.0)),
        };
        let whole = factor.value.is_some_and(|value| value.abs() >= 10.0 && value.fract() == 0.0);
        let tidy = |number: f64| if whole { number.round() } else { number };
        (self.from, self.to) = (tidy(from.min(to)), tidy(from.max(to)));
    }

    /// The values as they stand.
    fn values(&self) -> Vec<f64> {
        evenly(self.from, self.to, self.count)
    }

    /// Draws the range; true when the experiment was begun.
    pub fn ui(&mut self, ui: &mut Ui, view: &View, factor: &Factor, out: &mut Vec<Command>) -> bool {
        let step = (factor.value.unwrap_or(1.0).abs() / 50.0).max(0.001);
        let number = |ui: &mut Ui, label: &str, value: &mut f64| {
            let label = ui.label(view.say.plain(label));
            let drag = DragValue::new(value).speed(step).range(-1e6..=1e6);
            let drag = drag.custom_formatter(|number, _| plain(number)).max_decimals(decimals_of(step));
            ui.add(drag).labelled_by(label.id);
        };
        egui::Grid::new("range").num_columns(2).show(ui, |ui| {
            number(ui, "experiment-from", &mut self.from);
            ui.end_row();
            number(ui, "experiment-to", &mut self.to);
            ui.end_row();
            let label = ui.label(view.say.plain("experiment-values"));
            ui.add(DragValue::new(&mut self.count).range(2..=MOST_VALUES)).labelled_by(label.id);
            ui.end_row();
            let label = ui.label(view.say.plain("experiment-layouts"));
            ui.add(DragValue::new(&mut self.layouts).range(1..=MOST_LAYOUTS)).labelled_by(label.id);
            ui.end_row();
        });
        let values = self.values();
        ui.label(listed(view, &values));
        let trials = values.len() as u64 * self.layouts;
        let begun = ui.button(view.say.with("experiment-begin", [("count", trials.into())])).clicked();
        if begun {
            let base = view.bench.inputs();
            let plan = Plan { base, factor: factor.clone(), values, layouts: (0..self.layouts).collect() };
            out.push(Command::Experiment(ExperimentCommand::Begin(Box::new(plan))));
        }
        begun
    }
}

/// The first values and the last one.
fn listed(view: &View, values: &[f64]) -> String {
    const TOLD: usize = 5;
    let number = |value: &f64| view.say.number(*value);
    match values {
        [first @ .., last] if first.len() > TOLD => {
            let told: Vec<String> = first[..TOLD].iter().map(number).collect();
            format!("{}; …; {}", told.join("; "), number(last))
        }
        _ => values.iter().map(number).collect::<Vec<_>>().join("; "),
    }
}

/// Decimals that a step of dragging needs.
fn decimals_of(step: f64) -> usize {
    let rounded: f64 = format!("{step:.4}").parse().unwrap_or(step);
    decimals(rounded).max(3)
}
