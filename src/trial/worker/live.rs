//! A trial that a hand drives: the parent says how far it goes and what the keys ask for, and hears of every few ticks.

use std::path::Path;

use crate::base::diag::Diag;
use crate::pilot::keys::{self, Act, Keys, Recording};
use crate::trial::film::{Chunk, Detail, Header};
use crate::trial::inputs::{Inputs, Source};
use crate::trial::outcome::Ending;
use crate::trial::run::Options;
use crate::trial::worker::hire::{NoOutcome, Resource, Worker};
use crate::trial::worker::protocol::{FromWorker, ToWorker, send};

/// A trial that waits for the next order, in a worker of its own.
#[derive(Debug)]
pub struct Live {
    worker: Worker,
    tick: u64,
    recording: Recording,
    seat: usize,
    inputs: Inputs,
}

/// What came of going on.
#[derive(Debug)]
pub struct Grown {
    pub chunks: Vec<Chunk>,
    /// The trial has come to its end.
    pub ending: Option<(Box<Ending>, Vec<Diag>)>,
}

/// There is one trial in the worker's life.
const TRIAL: u64 = 1;

impl Live {
    /// Opens the trial with a hand in the place of the program of this number. `binary` is arba itself.
    ///
    /// # Errors
    /// The inputs can't be run, or the worker died.
    pub fn begin(binary: &Path, mut inputs: Inputs, seat: usize) -> Result<(Self, Box<Header>), NoOutcome> {
        if inputs.programs.len() <= seat {
            inputs.programs.resize_with(seat + 1, Source::default);
        }
        inputs.programs[seat] = source(&Recording::default());
        let mut worker = Worker::spawn(binary).ok_or(NoOutcome::Aborted(Resource::Unknown))?;
        let options = Options { detail: Detail::Full, steps: false };
        let start = ToWorker::Start { trial: TRIAL, inputs: Box::new(inputs.clone()), options };
        let sent = send(&mut worker.stdin, &start);
        match sent.ok().and_then(|()| worker.hear(None).ok()) {
            Some(FromWorker::Opened { trial: TRIAL, header: Some(header) }) => {
                Ok((Self { worker, tick: 0, recording: Recording::default(), seat, inputs }, header))
            }
            Some(FromWorker::Refused { trial: TRIAL, diags }) => Err(NoOutcome::Refused(diags)),
            _ => Err(NoOutcome::Aborted(worker.post_mortem())),
        }
    }

    /// Ticks done.
    pub fn tick(&self) -> u64 {
        self.tick
    }

    /// Goes on by so many ticks with what the keys ask for; nothing when the hand is taken away. The acts come first.
    ///
    /// # Errors
    /// The worker died, or speaks nonsense.
    pub fn advance(&mut self, ticks: u64, keys: Option<Keys>, acts: Vec<Act>) -> Result<Grown, NoOutcome> {
        acts.iter().for_each(|act| self.recording.push_act(self.tick, *act));
        self.recording.push(self.tick, keys);
        let until_tick = self.tick.saturating_add(ticks);
        let lost = |_| NoOutcome::Aborted(Resource::Unknown);
        send(&mut self.worker.stdin, &ToWorker::Drive { trial: TRIAL, until_tick, keys, acts }).map_err(lost)?;
        let mut all = Vec::new();
        loop {
            match self.worker.hear(None) {
                Ok(FromWorker::Frames { trial: TRIAL, tick, chunks }) => {
                    self.tick = tick;
                    all.extend(chunks);
                }
                Ok(FromWorker::Waiting { trial: TRIAL, tick }) => {
                    self.tick = tick;
                    return Ok(Grown { chunks: all, ending: None });
                }
                Ok(FromWorker::Outcome { trial: TRIAL, ending, diags }) => {
                    return Ok(Grown { chunks: all, ending: Some((ending, diags)) });
                }
                _ => return Err(NoOutcome::Aborted(Resource::Unknown)),
            }
        }
    }

    /// What this drive is made from: run again, it gives the same film. The hand is taken away where it stands now.
    pub fn into_inputs(mut self) -> Inputs {
        self.recording.push(self.tick, None);
        if let Some(program) = self.inputs.programs.get_mut(self.seat) {
            *program = source(&self.recording);
        }
        self.inputs
    }
}

/// A recording in the place of a program.
fn source(recording: &Recording) -> Source {
    Source { name: keys::NAME.to_owned(), bytes: recording.text().into_bytes() }
}
