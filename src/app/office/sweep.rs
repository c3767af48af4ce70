//! An experiment in the office: all its trials on threads of their own; results come as they are ready, in any order.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender};
use std::thread;

use crate::app::office::{Wake, clerk, hear};
use crate::cup::sweep::{Plan, Told, run};
use crate::trial::worker::hire::{NoOutcome, Resource};

/// An experiment that runs.
pub struct Sweep {
    stop: Arc<AtomicBool>,
    told: Receiver<Told>,
    /// The trials that nothing was told of yet.
    left: BTreeSet<usize>,
}

impl Sweep {
    /// Begins; `binary` is arba itself. `plots` asks for what programs plot as well.
    pub fn begin(binary: PathBuf, plan: Plan, plots: bool, wake: Wake) -> Self {
        let stop = Arc::new(AtomicBool::new(false));
        let (trials, stopped, its) = (plan.trials(), Arc::clone(&stop), Arc::clone(&wake));
        Self::with(stop, wake, trials, move |tell| {
            // One core stays free for the window.
            let jobs = thread::available_parallelism().map_or(1, |cores| cores.get().saturating_sub(1));
            run(&binary, &plan, plots, jobs, &stopped, &|result| {
                // Nobody listens any more when the experiment was given up.
                let _ = tell.send(result);
                its();
            });
        })
    }

    /// An experiment whose thread does this.
    fn with(
        stop: Arc<AtomicBool>,
        wake: Wake,
        trials: usize,
        does: impl FnOnce(&Sender<Told>) + Send + 'static,
    ) -> Self {
        let told = clerk(wake, does);
        Self { stop, told, left: (0..trials).collect() }
    }

    /// What is ready since the last call. When the thread has died, what was left is aborted.
    pub fn results(&mut self) -> Vec<Told> {
        let (mut results, gone) = hear(&self.told);
        results.iter().for_each(|(number, _)| _ = self.left.remove(number));
        if gone {
            let left = std::mem::take(&mut self.left).into_iter();
            results.extend(left.map(|number| (number, Err(NoOutcome::Aborted(Resource::Unknown)))));
        }
        results
    }

    /// Trials that are not done yet.
    pub fn left(&self) -> usize {
        self.left.len()
    }
}

impl Drop for Sweep {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use super::*;

    #[test]
    fn an_experiment_whose_thread_dies_comes_to_its_end() {
        let (ring, rings) = channel();
        let mut sweep = Sweep::with(Arc::default(), Arc::new(move || _ = ring.send(())), 3, |tell| {
            let _ = tell.send((1, Err(NoOutcome::Stopped)));
            std::panic::resume_unwind(Box::new("an accident"));
        });
        rings.recv_timeout(std::time::Duration::from_secs(20)).expect("the window is woken");
        let told: Vec<_> = sweep.results().into_iter().map(|(number, result)| (number, result.unwrap_err())).collect();
        let aborted = || NoOutcome::Aborted(Resource::Unknown);
        assert_eq!(told, [(1, NoOutcome::Stopped), (0, aborted()), (2, aborted())]);
        assert_eq!((sweep.left(), sweep.results().len()), (0, 0));
    }
}
