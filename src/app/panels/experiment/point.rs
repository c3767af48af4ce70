//! One trial of the experiment: which value and layout, what it came to, its film, and its value for the program.

use egui::{ComboBox, Ui};

use crate::app::command::Command;
use crate::app::panels::experiment::state::tab_of;
use crate::app::panels::experiment::{Experiment, ExperimentCommand, axis, factor_name};
use crate::app::view::View;
use crate::cup::sweep::{Measure, plain};
use crate::trial::worker::hire::NoOutcome;

/// Asks for the film of a trial.
pub fn show(experiment: &Experiment, trial: usize, out: &mut Vec<Command>) {
    if let Some(inputs) = experiment.plan.inputs(trial) {
        out.push(Command::Show(Box::new(inputs)));
    }
}

/// Draws the choice of a trial, and what is known of it.
pub fn ui(
    ui: &mut Ui,
    view: &View,
    experiment: &Experiment,
    measure: &Measure,
    selected: &mut Option<usize>,
    out: &mut Vec<Command>,
) {
    let plan = &experiment.plan;
    let layouts = plan.layouts.len().max(1);
    let trial = selected.unwrap_or(0);
    let (mut value, mut layout) = (trial / layouts, trial % layouts);
    ui.horizontal_wrapped(|ui| {
        let label = ui.label(factor_name(&plan.factor));
        let text = plan.values.get(value).map(|value| plain(*value)).unwrap_or_default();
        let combo = ComboBox::from_id_salt("value").width(70.0).selected_text(text).show_ui(ui, |ui| {
            for (index, known) in plan.values.iter().enumerate() {
                ui.selectable_value(&mut value, index, plain(*known));
            }
        });
        combo.response.labelled_by(label.id);
        let label = ui.label(view.say.plain("experiment-layout"));
        let text = plan.layouts.get(layout).map(u64::to_string).unwrap_or_default();
        let combo = ComboBox::from_id_salt("layout").width(50.0).selected_text(text).show_ui(ui, |ui| {
            for (index, known) in plan.layouts.iter().enumerate() {
                ui.selectable_value(&mut layout, index, known.to_string());
            }
        });
        combo.response.labelled_by(label.id);
    });
    let chosen = value * layouts + layout;
    if chosen != trial {
        *selected = Some(chosen);
    }
    if let Some(Some(result)) = experiment.results.get(chosen) {
        match result {
            Ok(measured) => {
                let figure = measure.of(measured).map_or_else(|| "–".to_owned(), |figure| view.say.number(figure));
                let passed = if measured.scored.passed { "experiment-passed" } else { "experiment-failed" };
                ui.label(format!("{} · {}: {figure}", view.say.plain(passed), axis(view, measure)));
                if let Some(trouble) = &measured.trouble {
                    ui.label(view.say.diag(trouble));
                }
            }
            Err(NoOutcome::Refused(diags)) => diags.iter().take(2).for_each(|diag| {
                ui.label(view.say.diag(diag));
            }),
            Err(NoOutcome::Aborted(resource)) => {
                ui.label(view.say.diag(&resource.diag()));
            }
            Err(NoOutcome::Stopped) => {}
        }
    }
    ui.horizontal_wrapped(|ui| {
        if ui.button(view.say.plain("experiment-film")).clicked() {
            *selected = Some(chosen);
            show(experiment, chosen, out);
        }
        let Some((value, _)) = plan.point(chosen).filter(|_| tab_of(view.bench, &plan.factor).is_some()) else {
            return;
        };
        let hint = view.say.plain("experiment-use-hint");
        if ui.button(view.say.with("experiment-use", [("value", plain(value).into())])).on_hover_text(hint).clicked() {
            out.push(Command::Experiment(ExperimentCommand::Use { factor: Box::new(plan.factor.clone()), value }));
        }
    });
}
