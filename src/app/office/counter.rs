//! A counter of the office: one thread with one worker, which always does the newest job.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;
use std::time::Instant;

use crate::app::office::{Ended, Job, News, Wake};
use crate::trial::reel::Digester;
use crate::trial::worker::hire::{Growth, Hire};

/// A thread with a worker for one purpose: the student's run, say, or the live path.
pub struct Counter {
    slot: Arc<Slot>,
    news: Receiver<News>,
    next: u64,
    busy: bool,
}

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
        let stop = Arc::new(AtomicBool::new(false));
        let slot = Arc::new(Slot { waiting: Mutex::default(), rings: Condvar::new(), stop: Arc::clone(&stop) });
        let (tell, news) = channel();
        let its = Arc::clone(&slot);
        thread::spawn(move || {
            let mut hire = Hire::new(binary).stopped_by(stop);
            hire.warm_up();
            while let Some((job, since)) = its.take() {
                if serve(&mut hire, &job, since, &tell, &wake).is_none() {
                    return;
                }
                // The next worker is ready before it is asked for.
                hire.warm_up();
            }
        });
        Self { slot, news, next: 1, busy: false }
    }

    /// Begins a job, in the place of the one that runs; gives the number that its news will have.
    pub fn begin(&mut self, mut job: Job) -> u64 {
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
        let news: Vec<News> = self.news.try_iter().filter(|news| busy && of(news) == newest).collect();
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
