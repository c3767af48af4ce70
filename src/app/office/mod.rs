//! The office: trials are run, pictures made and files written here, on threads and in workers, so that no frame waits for one.
//!
//! Each counter does one job at a time. A new job at a counter ends the one before, so what is shown is always the newest.

mod counter;
mod live;
mod outbox;
mod press;
mod queue;
mod sweep;

pub use counter::Counter;
pub use live::{LiveDrive, LiveNews};
pub use outbox::{Contents, Outbox, Parcel, To};
pub use press::{Press, Sheet};
pub use queue::{Done, Queue};
pub use sweep::Sweep;

use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};
use std::thread;
use std::time::Duration;

use crate::base::diag::Diag;
use crate::trial::film::Header;
use crate::trial::inputs::Inputs;
use crate::trial::outcome::Ending;
use crate::trial::reel::Digest;
use crate::trial::run::Options;
use crate::trial::worker::hire::NoOutcome;

/// Called when there is news, from another thread: the window draws a frame then.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// One trial to be run.
#[derive(Clone, Debug)]
pub struct Job {
    /// Told again with all news, so that old news is known as such.
    pub number: u64,
    pub inputs: Inputs,
    pub options: Options,
}

/// What a counter says of its job.
#[derive(Debug)]
pub enum News {
    /// The trial is open. Told again when its worker died and it is run once more.
    Opened(u64, Box<Header>),
    Grown(u64, Vec<Digest>),
    Ended(u64, Box<Result<Ended, NoOutcome>>),
}

/// How a trial ended.
#[derive(Debug)]
pub struct Ended {
    pub ending: Ending,
    /// What the robots and programs noted.
    pub notes: Vec<Diag>,
    /// From the order to the verdict.
    pub took: Duration,
}

/// What a thread told since it was last listened to, and whether it is gone and nothing more will come.
fn hear<T>(from: &Receiver<T>) -> (Vec<T>, bool) {
    let mut told = Vec::new();
    loop {
        match from.try_recv() {
            Ok(news) => told.push(news),
            Err(TryRecvError::Empty) => return (told, false),
            Err(TryRecvError::Disconnected) => return (told, true),
        }
    }
}

/// A thread of the office that does this; gives what hears of it. The window is woken when it ends in whatever way.
fn clerk<T: Send + 'static>(wake: Wake, does: impl FnOnce(&Sender<T>) + Send + 'static) -> Receiver<T> {
    let (tell, told) = channel();
    let bell = LastBell(wake);
    thread::spawn(move || {
        let _bell = bell;
        let tell = tell;
        does(&tell);
    });
    told
}

/// Wakes the window when a thread ends in whatever way, so that it is noticed. To be made before what the thread tells
/// by, which is then gone first.
struct LastBell(Wake);

impl Drop for LastBell {
    fn drop(&mut self) {
        (self.0)();
    }
}
