//! A live drive: a thread lets a worker's trial go on as fast as time goes, with what the keys ask for.

use std::cell::Cell;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use crate::app::office::{Wake, clerk, hear};
use crate::pilot::keys::{Act, Keys};
use crate::trial::film::Header;
use crate::trial::inputs::Inputs;
use crate::trial::reel::{Digest, Digester};
use crate::trial::worker::hire::{NoOutcome, Resource};
use crate::trial::worker::live::Live;

/// The film grows so often.
const STEP: Duration = Duration::from_millis(20);
/// Length of a tick.
const TICK: Duration = Duration::from_millis(10);
/// A computer that can't keep up lets the robot's time go slower; it never leaps further than this.
const MOST_TICKS: u32 = 10;
/// Acts of one step.
const MOST_ACTS: usize = 16;

/// A drive that goes on.
pub struct LiveDrive {
    hand: Arc<Mutex<Hand>>,
    stop: Arc<AtomicBool>,
    news: Receiver<LiveNews>,
    /// The last word was heard.
    over: Cell<bool>,
}

/// What the keys ask for, and what is to be done at once.
#[derive(Debug, Default)]
struct Hand {
    keys: Keys,
    acts: Vec<Act>,
}

/// What is heard of a drive.
#[derive(Debug)]
pub enum LiveNews {
    Opened(Box<Header>),
    Grown(Vec<Digest>),
    /// It is over; run with these inputs, it is the same again.
    Over(Box<Inputs>),
    Lost(Box<NoOutcome>),
}

impl LiveDrive {
    /// Begins, with a hand in the place of the program of this number; `binary` is arba itself.
    pub fn begin(binary: PathBuf, inputs: Inputs, seat: usize, wake: Wake) -> Self {
        let (hand, stop) = (Arc::new(Mutex::new(Hand::default())), Arc::new(AtomicBool::new(false)));
        let (its_hand, its_stop, its_wake) = (Arc::clone(&hand), Arc::clone(&stop), Arc::clone(&wake));
        Self::with(hand, stop, wake, move |tell| {
            let last = match Live::begin(&binary, inputs, seat) {
                Ok((live, header)) => drive(live, header, &its_hand, &its_stop, tell, &its_wake),
                Err(lost) => LiveNews::Lost(Box::new(lost)),
            };
            // Nobody listens any more when the level was left.
            let _ = tell.send(last);
        })
    }

    /// A drive whose thread does this.
    fn with(
        hand: Arc<Mutex<Hand>>,
        stop: Arc<AtomicBool>,
        wake: Wake,
        does: impl FnOnce(&Sender<LiveNews>) + Send + 'static,
    ) -> Self {
        let news = clerk(wake, does);
        Self { hand, stop, news, over: Cell::new(false) }
    }

    /// The keys ask for this from now on.
    pub fn hold(&self, keys: Keys) {
        self.hand.lock().unwrap_or_else(PoisonError::into_inner).keys = keys;
    }

    /// This is done at once.
    pub fn act(&self, act: Act) {
        let mut hand = self.hand.lock().unwrap_or_else(PoisonError::into_inner);
        // Nobody presses so many keys within a step; a worker that hangs must not fill the memory.
        if hand.acts.len() < MOST_ACTS {
            hand.acts.push(act);
        }
    }

    /// The hand is taken away; that it is over is heard soon.
    pub fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    /// What happened since the last call. When the thread has died before its last word, the drive is lost.
    pub fn news(&self) -> Vec<LiveNews> {
        let (mut news, gone) = hear(&self.news);
        let is_last = |news: &LiveNews| matches!(news, LiveNews::Over(_) | LiveNews::Lost(_));
        if gone && !self.over.get() && !news.iter().any(is_last) {
            news.push(LiveNews::Lost(Box::new(NoOutcome::Aborted(Resource::Unknown))));
        }
        self.over.set(self.over.get() || news.iter().any(is_last));
        news
    }
}

impl Drop for LiveDrive {
    fn drop(&mut self) {
        self.stop();
    }
}

/// Goes on until the hand is taken away or the trial ends; gives what is to be told last.
fn drive(
    mut live: Live,
    header: Box<Header>,
    hand: &Mutex<Hand>,
    stop: &AtomicBool,
    tell: &Sender<LiveNews>,
    wake: &Wake,
) -> LiveNews {
    let mut digester = Digester::new(&header);
    let mut heard = tell.send(LiveNews::Opened(header)).is_ok();
    let mut done = Instant::now();
    while heard && !stop.load(Ordering::Relaxed) {
        thread::sleep(STEP);
        let due = (done.elapsed().as_millis() / TICK.as_millis()) as u32;
        let ticks = due.clamp(1, MOST_TICKS);
        done = if due > MOST_TICKS { Instant::now() } else { done + TICK * ticks };
        let (keys, acts) = {
            let mut hand = hand.lock().unwrap_or_else(PoisonError::into_inner);
            (hand.keys, std::mem::take(&mut hand.acts))
        };
        match live.advance(u64::from(ticks), Some(keys), acts) {
            Ok(grown) => {
                let digests = grown.chunks.into_iter().map(|chunk| digester.digest(chunk)).collect();
                heard = tell.send(LiveNews::Grown(digests)).is_ok();
                wake();
                if grown.ending.is_some() {
                    break;
                }
            }
            Err(lost) => return LiveNews::Lost(Box::new(lost)),
        }
    }
    LiveNews::Over(Box::new(live.into_inputs()))
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use super::*;

    #[test]
    fn a_drive_whose_thread_dies_is_lost() {
        let (ring, rings) = channel();
        let drive = LiveDrive::with(Arc::default(), Arc::default(), Arc::new(move || _ = ring.send(())), |_| {
            std::panic::resume_unwind(Box::new("an accident"));
        });
        rings.recv_timeout(Duration::from_secs(20)).expect("the window is woken");
        let news = drive.news();
        let [LiveNews::Lost(lost)] = &news[..] else { panic!("{news:?}") };
        assert_eq!(**lost, NoOutcome::Aborted(Resource::Unknown));
        assert!(drive.news().is_empty(), "it is told once");
    }
}
