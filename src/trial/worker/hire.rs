//! The parent's side: spawns workers, hands them trials, listens with patience, and kills them when it must.

use std::io::{BufReader, BufWriter};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, ExitStatus, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::thread;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::base::diag::{Arg, Diag};
use crate::trial::film::{Chunk, Detail, Film, Header};
use crate::trial::inputs::Inputs;
use crate::trial::outcome::Outcome;
use crate::trial::run::{BEHAVIOUR, Options};
use crate::trial::worker::protocol::{FromWorker, ToWorker, VERSION, receive, send};

/// The hidden subcommand that makes the binary a worker.
pub const SUBCOMMAND: &str = "worker";
/// A worker that says nothing for so long is stuck: it should tell something every 100 ticks.
const PATIENCE: Duration = Duration::from_secs(60);
/// How soon a trial notices that it is wanted no more.
const STOP_POLL: Duration = Duration::from_millis(10);
/// A worker is replaced after so many trials, because a program's closures can leak memory for good.
const TRIALS_A_WORKER: u32 = 256;

/// Why a trial gave no outcome.
#[derive(Clone, Debug, PartialEq)]
pub enum NoOutcome {
    /// The inputs can't be run; the diags say why.
    Refused(Vec<Diag>),
    /// The worker had to be killed, or died, twice.
    Aborted(Resource),
    /// Whoever wanted the trial wants it no more (`Hire::stopped_by`).
    Stopped,
}

/// What is told of a trial while it runs.
#[derive(Clone, Copy, Debug)]
pub enum Growth<'a> {
    /// It is open; nothing is told of a trial without a film.
    Opened(&'a Header),
    /// It has come to this tick, and its film has grown by these chunks.
    Frames(u64, &'a [Chunk]),
}

/// What a worker ran out of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Resource {
    Memory,
    ProcessorTime,
    Stack,
    /// It said nothing for a minute.
    Patience,
    /// It died or spoke nonsense in a way that names no resource.
    Unknown,
}

/// Someone who can run trials, one at a time, in processes of their own.
#[derive(Debug)]
pub struct Hire {
    binary: PathBuf,
    worker: Option<Worker>,
    next_trial: u64,
    stop: Option<Arc<AtomicBool>>,
}

/// One process, and the line to it.
#[derive(Debug)]
pub(super) struct Worker {
    child: Child,
    pub(super) stdin: BufWriter<ChildStdin>,
    heard: Receiver<FromWorker>,
    trials: u32,
}

impl Hire {
    /// `binary` is arba itself: `std::env::current_exe()`.
    pub fn new(binary: PathBuf) -> Self {
        Self { binary, worker: None, next_trial: 1, stop: None }
    }

    /// A trial is given up, and its worker with it, as soon as this is set.
    pub fn stopped_by(mut self, stop: Arc<AtomicBool>) -> Self {
        self.stop = Some(stop);
        self
    }

    /// Has a worker ready before the first trial is asked for.
    pub fn warm_up(&mut self) {
        if self.worker.is_none() {
            self.worker = Worker::spawn(&self.binary);
        }
    }

    /// Runs a whole trial. `grown` is told how the trial goes on. A trial whose worker died is run once more, and told
    /// from its start.
    ///
    /// # Errors
    /// The inputs can't be run, the worker died twice, or the trial is wanted no more.
    pub fn run(
        &mut self,
        inputs: &Inputs,
        options: Options,
        grown: &mut dyn FnMut(Growth),
    ) -> Result<Outcome, NoOutcome> {
        match self.run_once(inputs, options, grown) {
            Err(NoOutcome::Aborted(_)) => self.run_once(inputs, options, grown),
            other => other,
        }
    }

    fn run_once(
        &mut self,
        inputs: &Inputs,
        options: Options,
        grown: &mut dyn FnMut(Growth),
    ) -> Result<Outcome, NoOutcome> {
        let trial = self.next_trial;
        self.next_trial += 1;
        if self.worker.as_ref().is_some_and(|worker| worker.trials >= TRIALS_A_WORKER) {
            self.worker = None;
        }
        let mut worker = match self.worker.take() {
            Some(worker) => worker,
            None => Worker::spawn(&self.binary).ok_or(NoOutcome::Aborted(Resource::Unknown))?,
        };
        worker.trials += 1;
        match worker.run(trial, inputs, options, self.stop.as_deref(), grown) {
            Ok(outcome) => {
                self.worker = Some(worker);
                Ok(outcome)
            }
            Err(Some(diags)) => {
                self.worker = Some(worker);
                Err(NoOutcome::Refused(diags))
            }
            Err(None) if self.is_stopped() => Err(NoOutcome::Stopped),
            Err(None) => Err(NoOutcome::Aborted(worker.post_mortem())),
        }
    }
}

impl Hire {
    fn is_stopped(&self) -> bool {
        self.stop.as_ref().is_some_and(|stop| stop.load(Ordering::Relaxed))
    }
}

impl Worker {
    pub(super) fn spawn(binary: &Path) -> Option<Self> {
        let mut command = Command::new(binary);
        command.arg(SUBCOMMAND).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().ok()?;
        let stdin = BufWriter::new(child.stdin.take()?);
        let mut stdout = BufReader::new(child.stdout.take()?);
        // Bounded, so that a worker that floods its parent waits for it instead of filling its memory.
        let (tell, heard) = sync_channel(64);
        thread::spawn(move || {
            while let Ok(Some(message)) = receive::<FromWorker>(&mut stdout) {
                if tell.send(message).is_err() {
                    break;
                }
            }
        });
        let worker = Self { child, stdin, heard, trials: 0 };
        match worker.heard.recv_timeout(PATIENCE) {
            Ok(FromWorker::Ready { version: VERSION, behaviour: BEHAVIOUR }) => Some(worker),
            _ => None,
        }
    }

    /// `Err(Some)` when the inputs were refused, `Err(None)` when the worker is lost.
    fn run(
        &mut self,
        trial: u64,
        inputs: &Inputs,
        options: Options,
        stop: Option<&AtomicBool>,
        grown: &mut dyn FnMut(Growth),
    ) -> Result<Outcome, Option<Vec<Diag>>> {
        let start = ToWorker::Start { trial, inputs: Box::new(inputs.clone()), options };
        send(&mut self.stdin, &start).map_err(|_| None)?;
        send(&mut self.stdin, &ToWorker::Advance { trial, until_tick: u64::MAX }).map_err(|_| None)?;
        let mut film: Option<(Box<Header>, Vec<Chunk>)> = None;
        loop {
            match self.hear(stop) {
                Ok(FromWorker::Opened { trial: of, header }) if of == trial => {
                    header.iter().for_each(|header| grown(Growth::Opened(header)));
                    film = header.map(|header| (header, Vec::new()));
                }
                Ok(FromWorker::Frames { trial: of, tick, chunks }) if of == trial => {
                    grown(Growth::Frames(tick, &chunks));
                    if let Some((_, all)) = &mut film {
                        all.extend(chunks);
                    }
                }
                Ok(FromWorker::Outcome { trial: of, ending, diags }) if of == trial => {
                    if film.is_none() != (options.detail == Detail::None) {
                        return Err(None);
                    }
                    let film =
                        film.map(|(header, chunks)| Film { header: *header, chunks, ending: Some((*ending).clone()) });
                    return Ok(Outcome { ending: *ending, diags, film });
                }
                Ok(FromWorker::Refused { trial: of, diags }) if of == trial => return Err(Some(diags)),
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return Err(None),
                // A word about another trial, or one that has no place here.
                Ok(_) => return Err(None),
            }
        }
    }

    /// The next word of the worker; a trial that is wanted no more is as one whose worker has left.
    pub(super) fn hear(&self, stop: Option<&AtomicBool>) -> Result<FromWorker, RecvTimeoutError> {
        let Some(stop) = stop else { return self.heard.recv_timeout(PATIENCE) };
        let mut patience = PATIENCE;
        loop {
            if stop.load(Ordering::Relaxed) {
                return Err(RecvTimeoutError::Disconnected);
            }
            match self.heard.recv_timeout(STOP_POLL) {
                Err(RecvTimeoutError::Timeout) if patience > STOP_POLL => patience -= STOP_POLL,
                other => return other,
            }
        }
    }

    /// Kills the worker if it still lives, and says what it ran out of.
    pub(super) fn post_mortem(mut self) -> Resource {
        // A worker that dies of a cap needs a moment to be seen dead; one that hangs never is.
        for _ in 0..50 {
            if let Ok(Some(status)) = self.child.try_wait() {
                return cause_of_death(status);
            }
            thread::sleep(Duration::from_millis(2));
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
        Resource::Patience
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Rust aborts when memory is refused; the guard page of a stack is a segmentation fault.
#[cfg(unix)]
fn cause_of_death(status: ExitStatus) -> Resource {
    use rustix::process::Signal;
    use std::os::unix::process::ExitStatusExt;
    match status.signal().and_then(Signal::from_named_raw) {
        Some(Signal::ABORT) => Resource::Memory,
        Some(Signal::XCPU | Signal::KILL) => Resource::ProcessorTime,
        Some(Signal::SEGV | Signal::BUS) => Resource::Stack,
        _ => Resource::Unknown,
    }
}

#[cfg(not(unix))]
fn cause_of_death(_status: ExitStatus) -> Resource {
    Resource::Unknown
}

impl Resource {
    /// What to tell a person.
    pub fn diag(self) -> Diag {
        let name = match self {
            Self::Memory => "resource-memory",
            Self::ProcessorTime => "resource-processor-time",
            Self::Stack => "resource-stack",
            Self::Patience => "resource-patience",
            Self::Unknown => "resource-unknown",
        };
        Diag::error("trial-aborted").with("resource", Arg::Message(name.into()))
    }
}
