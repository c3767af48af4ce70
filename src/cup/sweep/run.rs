//! Running a plan: workers side by side, each takes the next trial that nobody has taken.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;

use crate::cup::sweep::Plan;
use crate::cup::sweep::measure::{Measured, measured};
use crate::trial::film::Detail;
use crate::trial::run::Options;
use crate::trial::worker::hire::{Hire, NoOutcome};

/// One trial is done: its number in the plan, and what came of it.
pub type Told = (usize, Result<Measured, NoOutcome>);

/// Runs every trial of a plan with `jobs` workers at a time, and tells each result from any thread, in no certain order.
///
/// `plots` asks for what programs plot as well, which costs a film. When `stop` is set, what runs is given up and nothing
/// more is begun.
pub fn run(binary: &Path, plan: &Plan, plots: bool, jobs: usize, stop: &Arc<AtomicBool>, tell: &(dyn Fn(Told) + Sync)) {
    let detail = if plots { Detail::Lean } else { Detail::None };
    let options = Options { detail, steps: false };
    let next = AtomicUsize::new(0);
    thread::scope(|scope| {
        for _ in 0..jobs.clamp(1, plan.trials().max(1)) {
            scope.spawn(|| {
                let mut hire = Hire::new(binary.to_path_buf()).stopped_by(Arc::clone(stop));
                loop {
                    let trial = next.fetch_add(1, Ordering::Relaxed);
                    if stop.load(Ordering::Relaxed) {
                        return;
                    }
                    let Some(inputs) = plan.inputs(trial) else { return };
                    let result = hire.run(&inputs, options, &mut |_| {}).map(|outcome| measured(&outcome));
                    if result == Err(NoOutcome::Stopped) {
                        return;
                    }
                    tell((trial, result));
                }
            });
        }
    });
}
