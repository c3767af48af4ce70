//! Experiments of the lab: begun in the office, heard as they go on, and a film of any of their trials.

use crate::app::bench::Run;
use crate::app::lab::Lab;
use crate::app::office::{Job, Sweep};
use crate::app::panels::experiment::ExperimentCommand;
use crate::trial::film::Detail;
use crate::trial::inputs::Inputs;
use crate::trial::run::Options;

impl Lab {
    /// Carries out what the panel asks for; the office does the trials.
    pub(super) fn experiment(&mut self, command: ExperimentCommand) {
        match &command {
            ExperimentCommand::Begin(plan) => {
                if let Err(diag) = plan.check() {
                    return self.notices.push(*diag);
                }
                // Only a program that plots needs films.
                let plots = plan.base.programs.iter().any(|program| contains(&program.bytes, b"plot"));
                self.sweep =
                    Some(Sweep::begin(self.binary.clone(), (**plan).clone(), plots, std::sync::Arc::clone(&self.wake)));
            }
            ExperimentCommand::Stop => self.sweep = None,
            ExperimentCommand::Use { .. } => {}
        }
        self.on_bench(|bench| command.apply(bench));
    }

    /// Takes what the office tells of the experiment.
    pub(super) fn hear_experiment(&mut self) {
        let (Some(sweep), Some(bench)) = (&mut self.sweep, &mut self.bench) else { return };
        let told = sweep.results();
        let done = sweep.left() == 0;
        if let Some(experiment) = &mut bench.experiment {
            told.into_iter().for_each(|told| experiment.hear(told));
            experiment.running = !done;
        }
        if done {
            self.sweep = None;
        }
    }

    /// Runs these inputs as the film that is shown.
    pub(super) fn show_inputs(&mut self, inputs: Inputs) {
        self.leave_drive();
        let Some(bench) = &mut self.bench else { return };
        if bench.layout.seed != inputs.seed
            && let Err(diags) = bench.show(inputs.seed)
        {
            return self.notices.extend(diags);
        }
        bench.run = Run::Runs;
        (bench.debug.again, bench.debug.stops_first) = (None, false);
        let job = Job { number: 0, inputs, options: Options { detail: Detail::Full, steps: false } };
        Self::counter(&mut self.run, &self.binary, &self.wake).begin(job);
    }
}

fn contains(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}

#[cfg(test)]
mod tests {
    use crate::app::command::Command;
    use crate::app::drive::{Drive, DriveCommand};
    use crate::app::testing::lab;

    #[test]
    fn the_film_of_a_trial_ends_a_drive_that_goes_on() {
        let home = tempfile::tempdir().unwrap();
        let mut lab = lab(home.path());
        lab.carry_out(Command::Open("first-steps".into()));
        lab.carry_out(Command::Drive(DriveCommand::Start));
        assert!(lab.is_driving());
        let inputs = lab.bench.as_ref().unwrap().inputs();
        lab.carry_out(Command::Show(Box::new(inputs)));
        assert!(!lab.is_driving());
        assert_eq!(lab.bench.as_ref().unwrap().drive, Drive::Off);
    }
}
