//! An experiment in the office: all its trials on threads of their own; results come as they are ready, in any order.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, channel};
use std::thread;

use crate::app::office::Wake;
use crate::cup::sweep::{Plan, Told, run};

/// An experiment that runs.
pub struct Sweep {
    stop: Arc<AtomicBool>,
    told: Receiver<Told>,
    left: usize,
}

impl Sweep {
    /// Begins; `binary` is arba itself. `plots` asks for what programs plot as well.
    pub fn begin(binary: PathBuf, plan: Plan, plots: bool, wake: Wake) -> Self {
        let stop = Arc::new(AtomicBool::new(false));
        let (tell, told) = channel();
        let (left, stopped) = (plan.trials(), Arc::clone(&stop));
        thread::spawn(move || {
            // One core stays free for the window.
            let jobs = thread::available_parallelism().map_or(1, |cores| cores.get().saturating_sub(1));
            run(&binary, &plan, plots, jobs, &stopped, &|result| {
                // Nobody listens any more when the experiment was given up.
                let _ = tell.send(result);
                wake();
            });
        });
        Self { stop, told, left }
    }

    /// What is ready since the last call.
    pub fn results(&mut self) -> Vec<Told> {
        let results: Vec<Told> = self.told.try_iter().collect();
        self.left = self.left.saturating_sub(results.len());
        results
    }

    /// Trials that are not done yet.
    pub fn left(&self) -> usize {
        self.left
    }
}

impl Drop for Sweep {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}
