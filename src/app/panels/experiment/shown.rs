//! Which trial of the experiment the shown film is of, and the way back to one's own run.

use egui::{RichText, Ui};
use egui_phosphor::regular::FLASK;

use crate::app::bench::Bench;
use crate::app::command::Command;
use crate::app::view::View;
use crate::cup::sweep::{Factor, Home, plain};
use crate::level::load::LEVEL_FILE;
use crate::trial::inputs::Inputs;

/// What was found out about a film, kept until another one is shown or another experiment is begun.
#[derive(Default)]
pub struct ShownFilm {
    of: Option<(u64, Factor, Vec<f64>)>,
    value: Option<f64>,
}

impl ShownFilm {
    /// Says that the film is one of the experiment, when it is and the editor has another value.
    pub fn ui(&mut self, ui: &mut Ui, view: &View, out: &mut Vec<Command>) {
        let bench = view.bench;
        let Some(experiment) = &bench.experiment else { return };
        let plan = &experiment.plan;
        let is_known = |(serial, factor, values): &(u64, Factor, Vec<f64>)| {
            *serial == bench.reel.serial() && *factor == plan.factor && *values == plan.values
        };
        if !self.of.as_ref().is_some_and(is_known) {
            self.of = Some((bench.reel.serial(), plan.factor.clone(), plan.values.clone()));
            self.value = value_of(bench);
        }
        let Some(value) = self.value else { return };
        let factor = &plan.factor;
        if is_own(bench, factor) {
            return;
        }
        ui.horizontal_wrapped(|ui| {
            let args = [("what", said(factor, value).into())];
            let text = format!("{FLASK} {}", view.say.with("experiment-shown", args));
            ui.label(RichText::new(text).color(view.theme.accent));
            if ui.button(view.say.plain("experiment-own")).clicked() {
                out.push(Command::Run { steps: false });
            }
        });
    }
}

/// The command with the value that was tried in it: `drive(20, 0)`.
fn said(factor: &Factor, value: f64) -> String {
    match factor.name.is_empty() {
        true => factor.phrase(&plain(value)),
        false => format!("{} = {}", factor.name, plain(value)),
    }
}

/// The text in which the factor stands.
fn text_of(factor: &Factor, inputs: &Inputs) -> Option<Vec<u8>> {
    match factor.home {
        Home::Program(program) => inputs.programs.get(program).map(|source| source.bytes.clone()),
        Home::Level => inputs.pack.files.get(LEVEL_FILE).map(|text| text.clone().into_bytes()),
    }
}

/// The value of the experiment that the shown film was made with.
fn value_of(bench: &Bench) -> Option<f64> {
    let plan = &bench.experiment.as_ref()?.plan;
    let shown = text_of(&plan.factor, &bench.reel.header().inputs)?;
    let base = String::from_utf8(text_of(&plan.factor, &plan.base)?).ok()?;
    plan.values.iter().copied().find(|value| {
        plan.factor.put_in(&base, *value).is_some_and(|text| text.as_bytes() == shown) && base.as_bytes() != shown
    })
}

/// Is the film of the text that is in the editor now?
fn is_own(bench: &Bench, factor: &Factor) -> bool {
    let Home::Program(program) = factor.home else { return false };
    let shown = bench.reel.header().inputs.programs.get(program).map(|source| source.bytes.as_slice());
    let robot = bench.level.students.get(program);
    let own = robot.and_then(|robot| bench.files.of(robot)).map(|tab| tab.text.as_bytes());
    shown.is_some() && shown == own
}
