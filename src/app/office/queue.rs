//! A queue of trials without films: all layouts of a level; results come as they are ready.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, channel};
use std::thread;

use crate::app::office::{Ended, Wake};
use crate::trial::film::Detail;
use crate::trial::inputs::Inputs;
use crate::trial::run::Options;
use crate::trial::worker::hire::{Hire, NoOutcome};

/// Many trials that run one after the other, beside everything else.
pub struct Queue {
    stop: Arc<AtomicBool>,
    results: Receiver<Done>,
    left: usize,
}

/// One trial of a queue is done.
#[derive(Debug)]
pub struct Done {
    /// Its number in the queue.
    pub number: usize,
    pub result: Result<Ended, NoOutcome>,
}

impl Queue {
    /// Begins; `binary` is arba itself.
    pub fn begin(binary: PathBuf, trials: Vec<Inputs>, wake: Wake) -> Self {
        let stop = Arc::new(AtomicBool::new(false));
        let (tell, results) = channel();
        let (left, stopped) = (trials.len(), Arc::clone(&stop));
        thread::spawn(move || {
            let mut hire = Hire::new(binary).stopped_by(Arc::clone(&stopped));
            let options = Options { detail: Detail::None, steps: false };
            for (number, inputs) in trials.iter().enumerate() {
                if stopped.load(Ordering::Relaxed) {
                    return;
                }
                let since = std::time::Instant::now();
                let result = hire.run(inputs, options, &mut |_| {});
                let result =
                    result.map(|outcome| Ended { ending: outcome.ending, notes: outcome.diags, took: since.elapsed() });
                if tell.send(Done { number, result }).is_err() {
                    return;
                }
                wake();
            }
        });
        Self { stop, results, left }
    }

    /// What is ready since the last call.
    pub fn results(&mut self) -> Vec<Done> {
        let results: Vec<Done> = self.results.try_iter().collect();
        self.left = self.left.saturating_sub(results.len());
        results
    }

    /// Trials that are not done yet.
    pub fn left(&self) -> usize {
        self.left
    }
}

impl Drop for Queue {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}
