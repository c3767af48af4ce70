//! Saving an experiment: all its trials as a table, its plot as a picture.

use egui::Ui;

use crate::app::command::Command;
use crate::app::panels::experiment::Experiment;
use crate::app::view::View;
use crate::base::csv::Dialect;
use crate::cup::sweep::{Figure, Measure, csv};

/// The buttons.
pub fn ui(ui: &mut Ui, view: &View, experiment: &Experiment, _measure: &Measure, out: &mut Vec<Command>) {
    for (dialect, label, hint) in
        [(Dialect::Plain, "measure-csv", "measure-csv-hint"), (Dialect::Excel, "measure-excel", "measure-excel-hint")]
    {
        if ui.button(view.say.plain(label)).on_hover_text(view.say.plain(hint)).clicked() {
            let text = csv(&experiment.plan, &experiment.results, &measures(experiment), dialect);
            out.push(Command::SaveAs { name: file_name(view, "csv"), bytes: text.into_bytes() });
        }
    }
}

/// Everything that was measured: all metrics, and all figures of every plot.
fn measures(experiment: &Experiment) -> Vec<Measure> {
    let plots = experiment.plot_names().into_iter();
    let plots = plots.flat_map(|name| Figure::ALL.map(|figure| Measure::Plot { name: name.clone(), figure }));
    Measure::metrics().chain(plots).collect()
}

fn file_name(view: &View, ending: &str) -> String {
    format!("{}-experiment.{ending}", view.bench.level.id)
}
