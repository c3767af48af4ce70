//! A counter of the office: one thread with one worker, which always does the newest job.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Instant;

use crate::app::office::{Ended, Job, LastBell, News, Wake, hear};
use crate::trial::reel::Digester;
use crate::trial::worker::hire::{Growth, Hire, NoOutcome, Resource};

/// A thread with a worker for one purpose: the student's run, say, or the live path.
pub struct Counter {
    slot: Arc<Slot>,
    news: Receiver<News>,
    thread: JoinHandle<()>,
    clerk: Clerk,
    wake: Wake,
    next: u64,
    busy: bool,
}

/// What a counter's thread does: job after job, until the counter is closed.
type Clerk = Arc<dyn Fn(&Slot, &Sender<News>) + Send + Sync>;

/// Where the newest job lies until the thread takes it.
struct Slot {
    waiting: Mutex<Waiting>,
    rings: Condvar,
    /// The job that runs is wanted no more.
    stop: Arc<AtomicBool>,
}

#[derive(Default)]
struct Waiting {
    job: Option<(Job, Instant)>,
    closed: bool,
}

impl Counter {
    /// Opens a counter; `binary` is arba itself.
    pub fn open(binary: PathBuf, wake: Wake) -> Self {
        let its = Arc::clone(&wake);
        let clerk = move |slot: &Slot, tell: &Sender<News>| {
            let mut hire = Hire::new(binary.clone()).stopped_by(Arc::clone(&slot.stop));
            hire.warm_up();
            while let Some((job, since)) = slot.take() {
                if serve(&mut hire, &job, since, tell, &its).is_none() {
                    return;
                }
                // The next worker is ready before it is asked for.
                hire.warm_up();
            }
        };
        Self::with(Arc::new(clerk), wake)
    }

    fn with(clerk: Clerk, wake: Wake) -> Self {
        let stop = Arc::new(AtomicBool::new(false));
        let slot = Arc::new(Slot { waiting: Mutex::default(), rings: Condvar::new(), stop });
        let (tell, news) = channel();
        let (its, does, bell) = (Arc::clone(&slot), Arc::clone(&clerk), LastBell(Arc::clone(&wake)));
        let thread = thread::spawn(move || {
            let _bell = bell;
            let tell = tell;
            does(&its, &tell);
        });
        Self { slot, news, thread, clerk, wake, next: 1, busy: false }
    }

    /// Begins a job, in the place of the one that runs; gives the number that its news will have.
    pub fn begin(&mut self, mut job: Job) -> u64 {
        if self.thread.is_finished() {
            // It died of something, and the next job needs another one.
            let anew = Self::with(Arc::clone(&self.clerk), Arc::clone(&self.wake));
            let next = self.next;
            *self = anew;
            self.next = next;
        }
        job.number = self.next;
        self.next += 1;
        self.busy = true;
        let mut waiting = self.slot.lock();
        waiting.job = Some((job, Instant::now()));
        self.slot.stop.store(true, Ordering::Relaxed);
        self.slot.rings.notify_one();
        self.next - 1
    }

    /// Ends the job that runs; nothing more is heard of it.
    pub fn stop(&mut self) {
        self.slot.lock().job = None;
        self.slot.stop.store(true, Ordering::Relaxed);
        self.busy = false;
    }

    /// Does it work on a job?
    pub fn is_busy(&self) -> bool {
        self.busy
    }

    /// What happened since the last call, of the newest job only.
    pub fn news(&mut self) -> Vec<News> {
        let newest = self.next - 1;
        let of = |news: &News| match news {
            News::Opened(number, _) | News::Grown(number, _) | News::Ended(number, _) => *number,
        };
        let busy = self.busy;
        let (mut news, gone) = hear(&self.news);
        news.retain(|news| busy && of(news) == newest);
        if gone && busy && !news.iter().any(|news| matches!(news, News::Ended(..))) {
            news.push(News::Ended(newest, Box::new(Err(NoOutcome::Aborted(Resource::Unknown)))));
        }
        if news.iter().any(|news| matches!(news, News::Ended(..))) {
            self.busy = false;
        }
        news
    }
}

impl Drop for Counter {
    fn drop(&mut self) {
        self.slot.lock().closed = true;
        self.slot.stop.store(true, Ordering::Relaxed);
        self.slot.rings.notify_one();
    }
}

impl Slot {
    fn lock(&self) -> std::sync::MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits for a job; none when the counter is closed.
    fn take(&self) -> Option<(Job, Instant)> {
        let mut waiting = self.lock();
        loop {
            if waiting.closed {
                return None;
            }
            if let Some(job) = waiting.job.take() {
                self.stop.store(false, Ordering::Relaxed);
                return Some(job);
            }
            waiting = self.rings.wait(waiting).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

/// Runs one job; `None` when nobody listens any more.
fn serve(hire: &mut Hire, job: &Job, since: Instant, tell: &Sender<News>, wake: &Wake) -> Option<()> {
    let number = job.number;
    let mut digester = None;
    let mut heard = true;
    let result = hire.run(&job.inputs, job.options, &mut |growth| {
        let news = match growth {
            Growth::Opened(header) => {
                digester = Some(Digester::new(header));
                News::Opened(number, Box::new(header.clone()))
            }
            Growth::Frames(_, chunks) => match &mut digester {
                Some(digester) => {
                    News::Grown(number, chunks.iter().cloned().map(|chunk| digester.digest(chunk)).collect())
                }
                None => return,
            },
        };
        heard &= tell.send(news).is_ok();
        wake();
    });
    let result = result.map(|outcome| Ended { ending: outcome.ending, notes: outcome.diags, took: since.elapsed() });
    heard &= tell.send(News::Ended(number, Box::new(result))).is_ok();
    wake();
    heard.then_some(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trial::film::Detail;
    use crate::trial::inputs::Inputs;
    use crate::trial::run::Options;

    fn job() -> Job {
        Job { number: 0, inputs: Inputs::default(), options: Options { detail: Detail::None, steps: false } }
    }

    /// The end of the newest job; each look at the news is after a ring.
    fn end_of(counter: &mut Counter, rings: &Receiver<()>) -> (u64, NoOutcome) {
        loop {
            rings.recv_timeout(std::time::Duration::from_secs(20)).expect("the window is woken");
            for news in counter.news() {
                if let News::Ended(number, result) = news {
                    return (number, result.expect_err("no trial was run"));
                }
            }
        }
    }

    #[test]
    fn a_job_whose_thread_dies_is_aborted_and_the_next_one_is_served() {
        let (ring, rings) = channel();
        let wake: Wake = Arc::new(move || _ = ring.send(()));
        let rang = Arc::clone(&wake);
        let clerk = move |slot: &Slot, tell: &Sender<News>| {
            while let Some((job, _)) = slot.take() {
                // Without a message on the console of the tests.
                if job.number == 1 {
                    std::panic::resume_unwind(Box::new("an accident"));
                }
                let _ = tell.send(News::Ended(job.number, Box::new(Err(NoOutcome::Stopped))));
                rang();
            }
        };
        let mut counter = Counter::with(Arc::new(clerk), wake);
        counter.begin(job());
        assert_eq!(end_of(&mut counter, &rings), (1, NoOutcome::Aborted(Resource::Unknown)));
        assert!(!counter.is_busy() && counter.news().is_empty(), "it is told once");
        while !counter.thread.is_finished() {
            thread::yield_now();
        }
        counter.begin(job());
        assert_eq!(end_of(&mut counter, &rings), (2, NoOutcome::Stopped));
    }
}
