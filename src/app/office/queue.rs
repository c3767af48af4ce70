//! A queue of trials without films: all layouts of a level; results come as they are ready.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender};

use crate::app::office::{Ended, Wake, clerk, hear};
use crate::trial::film::Detail;
use crate::trial::inputs::Inputs;
use crate::trial::run::Options;
use crate::trial::worker::hire::{Hire, NoOutcome, Resource};

/// Many trials that run one after the other, beside everything else.
pub struct Queue {
    stop: Arc<AtomicBool>,
    results: Receiver<Done>,
    trials: usize,
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
        let (stopped, its) = (Arc::clone(&stop), Arc::clone(&wake));
        Self::with(stop, wake, trials.len(), move |tell| {
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
                its();
            }
        })
    }

    /// A queue whose thread does this.
    fn with(
        stop: Arc<AtomicBool>,
        wake: Wake,
        trials: usize,
        does: impl FnOnce(&Sender<Done>) + Send + 'static,
    ) -> Self {
        let results = clerk(wake, does);
        Self { stop, results, trials, left: trials }
    }

    /// What is ready since the last call. When the thread has died, what was left is aborted.
    pub fn results(&mut self) -> Vec<Done> {
        let (mut results, gone) = hear(&self.results);
        self.left = self.left.saturating_sub(results.len());
        if gone {
            let aborted = |number| Done { number, result: Err(NoOutcome::Aborted(Resource::Unknown)) };
            results.extend((self.trials - self.left..self.trials).map(aborted));
            self.left = 0;
        }
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

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use super::*;

    #[test]
    fn a_queue_whose_thread_dies_aborts_what_is_left() {
        let (ring, rings) = channel();
        let mut queue = Queue::with(Arc::default(), Arc::new(move || _ = ring.send(())), 3, |tell| {
            let _ = tell.send(Done { number: 0, result: Err(NoOutcome::Stopped) });
            std::panic::resume_unwind(Box::new("an accident"));
        });
        rings.recv_timeout(std::time::Duration::from_secs(20)).expect("the window is woken");
        let told: Vec<_> = queue.results().into_iter().map(|done| (done.number, done.result.unwrap_err())).collect();
        let aborted = || NoOutcome::Aborted(Resource::Unknown);
        assert_eq!(told, [(0, NoOutcome::Stopped), (1, aborted()), (2, aborted())]);
        assert_eq!((queue.left(), queue.results().len()), (0, 0));
    }
}
