//! Saving an experiment: all its trials as a table, its plot as a picture.

use egui::Ui;

use crate::app::command::Command;
use crate::app::panels::experiment::chart::marks;
use crate::app::panels::experiment::{Experiment, axis, factor_name};
use crate::app::settings::ThemeChoice;
use crate::app::theme::Theme;
use crate::app::view::View;
use crate::base::csv::Dialect;
use crate::cup::sweep::{Figure, Measure, Words, csv, csv_in, spreads};
use crate::export::plot::{Chart, Dash, Pane, PlotLine, png};

/// The buttons.
pub fn ui(ui: &mut Ui, view: &View, experiment: &Experiment, measure: &Measure, out: &mut Vec<Command>) {
    for (dialect, label, hint) in
        [(Dialect::Plain, "measure-csv", "measure-csv-hint"), (Dialect::Excel, "measure-excel", "measure-excel-hint")]
    {
        if ui.button(view.say.plain(label)).on_hover_text(view.say.plain(hint)).clicked() {
            let text = table(view, experiment, dialect);
            out.push(Command::SaveAs { name: file_name(view, "csv"), bytes: text.into_bytes() });
        }
    }
    if ui.button(view.say.plain("measure-png")).on_hover_text(view.say.plain("measure-png-hint")).clicked() {
        out.push(match png(&chart(view, experiment, measure), &|number| view.say.number(number)) {
            Ok(bytes) => Command::SaveAs { name: file_name(view, "png"), bytes },
            Err(diag) => Command::Tell(diag),
        });
    }
}

/// All trials: for programs with headings that are the same in every language, for Excel in the person's own words.
fn table(view: &View, experiment: &Experiment, dialect: Dialect) -> String {
    let (plan, results, measures) = (&experiment.plan, &experiment.results, measures(experiment));
    if dialect == Dialect::Plain {
        return csv(plan, results, &measures, dialect);
    }
    let result = |word: &'static str| {
        view.say.plain(match word {
            "passed" => "experiment-passed",
            "failed" => "experiment-failed",
            "fault" => "export-page-fault",
            _ => "export-not-run",
        })
    };
    let point = [factor_name(&plan.factor), view.say.plain("experiment-layout"), view.say.plain("export-result")];
    let words = Words { point, measure: &|measure| axis(view, measure), result: &result };
    csv_in(&words, plan, results, &measures, dialect)
}

/// The plot on white paper: the middle line, the band, a mark for each trial.
fn chart(view: &View, experiment: &Experiment, measure: &Measure) -> Chart {
    let [red, green, blue, _] = Theme::of(ThemeChoice::Light, false).series[0].to_array();
    let spreads = spreads(&experiment.plan, &experiment.results, measure);
    let middle = spreads.iter().map(|spread| (spread.value, spread.median)).collect();
    let line = PlotLine { name: String::new(), colour: [red, green, blue], dash: Dash::Solid, pieces: vec![middle] };
    let pane = Pane {
        y: axis(view, measure),
        lines: vec![line],
        band: spreads.iter().map(|spread| (spread.value, spread.min, spread.max)).collect(),
        marks: marks(experiment, measure).iter().map(|mark| ((mark.at.x, mark.at.y), mark.passed)).collect(),
    };
    Chart { x: factor_name(&experiment.plan.factor), panes: vec![pane] }
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
