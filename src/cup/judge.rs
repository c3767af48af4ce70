//! The judge: many programs on the same layouts, in workers, each with a row of results whatever it does.

use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

use crate::base::diag::Diag;
use crate::trial::film::Detail;
use crate::trial::inputs::{Inputs, Source};
use crate::trial::outcome::Ending;
use crate::trial::run::Options;
use crate::trial::worker::hire::{Hire, NoOutcome, Resource};

/// One submission: a name and a program for each student robot, or why there is none.
#[derive(Clone, Debug)]
pub struct Entry {
    pub name: String,
    pub programs: Result<Vec<Source>, Diag>,
}

/// All runs of one submission.
#[derive(Clone, Debug, PartialEq)]
pub struct Judged {
    pub name: String,
    /// One for each layout, in the order in which they were asked for.
    pub runs: Vec<Run>,
}

/// One run of a submission.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    pub layout: u64,
    pub result: RunResult,
}

/// What came of a run.
#[derive(Clone, Debug, PartialEq)]
pub enum RunResult {
    Done(Box<Ending>),
    /// The worker died twice; never a verdict, and never ranked silently.
    Aborted(Resource),
    /// There is nothing to run: a file that can't be read, a level that is broken.
    Unreadable(Vec<Diag>),
    /// The judge was told to stop before.
    Skipped,
}

/// Runs every entry on every layout, with `jobs` workers at a time, and gives the results in the entries' order.
///
/// `level` is the level without programs; its seed is not used. `done` is told each time a run is finished, from any
/// thread; the judge stops early when `stop` is set. All layouts of an entry run in one worker, one after the other.
pub fn judge(
    binary: &Path,
    level: &Inputs,
    entries: &[Entry],
    layouts: &[u64],
    jobs: usize,
    stop: &AtomicBool,
    done: &(dyn Fn() + Sync),
) -> Vec<Judged> {
    let next = AtomicUsize::new(0);
    let results: Vec<Mutex<Vec<Run>>> = entries.iter().map(|_| Mutex::default()).collect();
    thread::scope(|scope| {
        for _ in 0..jobs.clamp(1, entries.len().max(1)) {
            scope.spawn(|| {
                let mut hire = Hire::new(binary.to_path_buf());
                while let Some((entry, result)) = take(&next, entries, &results) {
                    let runs = layouts.iter().map(|&layout| {
                        let result = run(&mut hire, level, entry, layout, stop);
                        done();
                        Run { layout, result }
                    });
                    *result.lock().unwrap_or_else(PoisonError::into_inner) = runs.collect();
                }
            });
        }
    });
    let runs = results.into_iter().map(|result| result.into_inner().unwrap_or_else(PoisonError::into_inner));
    entries.iter().zip(runs).map(|(entry, runs)| Judged { name: entry.name.clone(), runs }).collect()
}

/// The next entry that nobody has taken.
fn take<'a>(
    next: &AtomicUsize,
    entries: &'a [Entry],
    results: &'a [Mutex<Vec<Run>>],
) -> Option<(&'a Entry, &'a Mutex<Vec<Run>>)> {
    let index = next.fetch_add(1, Ordering::Relaxed);
    Some((entries.get(index)?, results.get(index)?))
}

fn run(hire: &mut Hire, level: &Inputs, entry: &Entry, layout: u64, stop: &AtomicBool) -> RunResult {
    if stop.load(Ordering::Relaxed) {
        return RunResult::Skipped;
    }
    let programs = match &entry.programs {
        Ok(programs) => programs.clone(),
        Err(diag) => return RunResult::Unreadable(vec![diag.clone()]),
    };
    let inputs = Inputs { seed: layout, programs, ..level.clone() };
    match hire.run(&inputs, Options { detail: Detail::None, steps: false }, &mut |_| {}) {
        Ok(outcome) => RunResult::Done(Box::new(outcome.ending)),
        Err(NoOutcome::Aborted(resource)) => RunResult::Aborted(resource),
        Err(NoOutcome::Refused(diags)) => RunResult::Unreadable(diags),
        Err(NoOutcome::Stopped) => RunResult::Skipped,
    }
}
