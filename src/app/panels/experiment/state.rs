//! What is known of the experiment that was begun last, and what the panel may ask for.

use crate::app::bench::Bench;
use crate::cup::sweep::{Factor, Home, Measured, Plan, Told};
use crate::trial::worker::hire::NoOutcome;

/// An experiment with the results so far.
pub struct Experiment {
    pub plan: Plan,
    /// One for each trial of the plan, in its order; none for what is still to come.
    pub results: Vec<Option<Result<Measured, NoOutcome>>>,
    pub running: bool,
    /// Grows with every result.
    pub revision: u64,
}

/// What this panel may ask for.
#[derive(Clone, Debug, PartialEq)]
pub enum ExperimentCommand {
    /// Run this plan, in the place of the experiment before.
    Begin(Box<Plan>),
    /// What is done stays, the rest is given up.
    Stop,
    /// Put a value into the text that is in the editor.
    Use { factor: Box<Factor>, value: f64 },
}

impl ExperimentCommand {
    /// Carries out what concerns the bench; the trials are the lab's.
    pub fn apply(self, bench: &mut Bench) {
        match self {
            Self::Begin(plan) => bench.experiment = Some(Experiment::new(*plan)),
            Self::Stop => {
                if let Some(experiment) = &mut bench.experiment {
                    experiment.running = false;
                }
            }
            Self::Use { factor, value } => put(bench, &factor, value),
        }
    }
}

/// Changes the number in the program, when the program is still the one that was tried.
fn put(bench: &mut Bench, factor: &Factor, value: f64) {
    let Some(tab) = tab_of(bench, factor) else { return };
    let Some(text) = bench.files.tabs.get(tab).and_then(|tab| factor.put_in(&tab.text, value)) else { return };
    bench.files.show(tab);
    bench.files.edit(text);
}

/// The tab in which the factor still stands as it was tried: same robot, same text.
pub(super) fn tab_of(bench: &Bench, factor: &Factor) -> Option<usize> {
    let Home::Program(program) = factor.home else { return None };
    let tried = bench.experiment.as_ref()?.plan.base.programs.get(program)?;
    let robot = bench.level.students.get(program)?;
    bench.files.tabs.iter().position(|tab| tab.robot == *robot && tab.text.as_bytes() == tried.bytes)
}

impl Experiment {
    /// An experiment that has just begun.
    pub fn new(plan: Plan) -> Self {
        let results = vec![None; plan.trials()];
        Self { plan, results, running: true, revision: 0 }
    }

    /// Takes one result.
    pub fn hear(&mut self, (trial, result): Told) {
        if let Some(place) = self.results.get_mut(trial) {
            *place = Some(result);
            self.revision += 1;
        }
    }

    /// Trials that are done.
    pub fn done(&self) -> usize {
        self.results.iter().flatten().count()
    }

    /// Trials that could not be run.
    pub fn without_result(&self) -> usize {
        self.results.iter().flatten().filter(|result| result.is_err()).count()
    }

    /// What a trial gave.
    pub fn measured(&self, trial: usize) -> Option<&Measured> {
        self.results.get(trial)?.as_ref()?.as_ref().ok()
    }

    /// Everything that was plotted in any trial, sorted.
    pub fn plot_names(&self) -> Vec<String> {
        let measured = self.results.iter().flatten().filter_map(|result| result.as_ref().ok());
        let mut names: Vec<String> = measured.flat_map(|one| one.plots.iter().map(|plot| plot.name.clone())).collect();
        names.sort();
        names.dedup();
        names
    }
}
