//! The experiment: a number of the program or the level takes one value after another, and a plot shows what depends on it.

mod chart;
mod choose;
mod plan;
mod point;
mod save;
pub mod shown;
mod state;

#[cfg(test)]
mod tests;

pub use state::{Experiment, ExperimentCommand};

use egui::{CentralPanel, ComboBox, Frame, Margin, Panel, ScrollArea, Ui};

use crate::app::command::Command;
use crate::app::focus::Follow;
use crate::app::view::View;
use crate::base::diag::Arg;
use crate::cup::sweep::{Factor, Figure, Measure};
use crate::rules::rank::Measure as Metric;

/// From this width on settings and plot stand side by side.
const WIDE: f32 = 640.0;
/// The width of the settings then.
const SETTINGS_WIDTH: f32 = 290.0;

/// The panel's own state: what nobody else needs to know.
pub struct ExperimentPanel {
    choice: choose::Choice,
    range: plan::Range,
    measure: Measure,
    /// The trial that is looked at, by its number in the plan.
    selected: Option<usize>,
    /// Where there is no room for both: is the plot shown?
    shows_chart: bool,
}

impl Default for ExperimentPanel {
    fn default() -> Self {
        Self {
            choice: choose::Choice::default(),
            range: plan::Range::default(),
            measure: Measure::Metric(Metric::Time),
            selected: None,
            shows_chart: false,
        }
    }
}

impl ExperimentPanel {
    pub fn ui(&mut self, ui: &mut Ui, view: &View, out: &mut Vec<Command>) {
        self.choice.read(view);
        let wide = ui.available_width() >= WIDE;
        let has_results = view.bench.experiment.is_some();
        if wide {
            let left = Panel::left("experiment-settings").frame(Frame::NONE).default_size(SETTINGS_WIDTH);
            left.show(ui, |ui| self.settings(ui, view, out));
            let rest = Frame::new().inner_margin(Margin { left: 8, ..Margin::ZERO });
            CentralPanel::default().frame(rest).show(ui, |ui| self.results(ui, view, out));
            return;
        }
        if has_results {
            ui.horizontal_wrapped(|ui| {
                ui.selectable_value(&mut self.shows_chart, false, view.say.plain("experiment-settings"));
                ui.selectable_value(&mut self.shows_chart, true, view.say.plain("experiment-results"));
            });
        }
        match has_results && self.shows_chart {
            true => self.results(ui, view, out),
            false => self.settings(ui, view, out),
        }
    }

    fn settings(&mut self, ui: &mut Ui, view: &View, out: &mut Vec<Command>) {
        ScrollArea::vertical().id_salt("settings").auto_shrink(false).follow(ui, |ui| {
            if self.choice.ui(ui, view)
                && let Some(factor) = self.choice.chosen()
            {
                self.range.suggest(factor);
            }
            let Some(factor) = self.choice.chosen().cloned() else { return };
            ui.separator();
            if self.range.ui(ui, view, &factor, out) {
                self.selected = None;
                self.shows_chart = true;
            }
        });
    }

    fn results(&mut self, ui: &mut Ui, view: &View, out: &mut Vec<Command>) {
        let Some(experiment) = &view.bench.experiment else {
            ui.label(view.say.plain("experiment-explain"));
            return;
        };
        ScrollArea::vertical().id_salt("results").auto_shrink(false).follow(ui, |ui| {
            ui.horizontal_wrapped(|ui| {
                progress(ui, view, experiment, out);
            });
            ui.horizontal_wrapped(|ui| self.choose_measure(ui, view, experiment));
            let room = ui.available_height();
            if let Some(trial) = chart::ui(ui, view, experiment, &self.measure, self.selected, room) {
                self.selected = Some(trial);
                point::show(experiment, trial, out);
            }
            point::ui(ui, view, experiment, &self.measure, &mut self.selected, out);
            ui.horizontal_wrapped(|ui| save::ui(ui, view, experiment, &self.measure, out));
        });
    }

    fn choose_measure(&mut self, ui: &mut Ui, view: &View, experiment: &Experiment) {
        let label = ui.label(view.say.plain("experiment-measure"));
        let combo = ComboBox::from_id_salt("measure").width(90.0).selected_text(axis(view, &self.measure));
        let shown = combo.show_ui(ui, |ui| {
            let plots = experiment
                .plot_names()
                .into_iter()
                .flat_map(|name| Figure::ALL.map(|figure| Measure::Plot { name: name.clone(), figure }));
            for measure in Measure::metrics().chain(plots) {
                let text = axis(view, &measure);
                ui.selectable_value(&mut self.measure, measure, text);
            }
        });
        shown.response.labelled_by(label.id);
    }
}

/// How far it is, with a button to stop.
fn progress(ui: &mut Ui, view: &View, experiment: &Experiment, out: &mut Vec<Command>) {
    let (done, all) = (experiment.done(), experiment.plan.trials());
    if experiment.running {
        if ui.button(view.say.plain("experiment-stop")).clicked() {
            out.push(Command::Experiment(ExperimentCommand::Stop));
        }
        ui.spinner();
    }
    ui.label(view.say.with("experiment-done", [("done", done.into()), ("count", all.into())]));
    let without = experiment.without_result();
    if without > 0 {
        ui.colored_label(view.theme.warn, view.say.with("experiment-without", [("count", without.into())]));
    }
}

/// The name of a measure with its unit.
fn axis(view: &View, measure: &Measure) -> String {
    view.say.with(measure.message(), [("name", Arg::from(measure.plot_name()))])
}

/// What a factor is called: its name, or the command it stands in.
fn factor_name(factor: &Factor) -> String {
    if factor.name.is_empty() { factor.phrase("…") } else { factor.name.clone() }
}
