//! Verifying a film: its inputs are run again, and the first tick that differs is named.

use crate::base::diag::{Arg, Diag};
use crate::base::units::seconds_of;
use crate::rules::verdict::Verdict;
use crate::trial::film::read::ticks;
use crate::trial::film::{Detail, Film, FilmTick, Happening};
use crate::trial::inputs::{Inputs, Opened};
use crate::trial::outcome::{Ending, Outcome};
use crate::trial::run::{BEHAVIOUR, Options, Trial};

/// What came of it.
#[derive(Clone, Debug, PartialEq)]
pub enum Verified {
    /// Every frame, event, reading and the result are those of the run.
    Same,
    /// The first difference: the tick, and what differs.
    Differs { tick: u64, what: Diag },
    /// It can't be told: another behaviour version, a film without frames, or inputs that can't be run.
    Unknown(Vec<Diag>),
}

/// Runs the inputs of a film again, in this process, and compares what comes out with the film.
pub fn verify(film: &Film) -> Verified {
    verify_with(film, |inputs, options| {
        let layout = Opened::default().layout(inputs)?;
        Ok(Trial::new(inputs, &layout, options).into_outcome())
    })
}

/// Verifies by whoever can run a trial: a film is a stranger's file, so its program may need a worker.
pub fn verify_with(film: &Film, run: impl FnOnce(&Inputs, Options) -> Result<Outcome, Vec<Diag>>) -> Verified {
    if film.header.behaviour != BEHAVIOUR {
        let diag = Diag::error("verify-other-behaviour").with("found", f64::from(film.header.behaviour));
        return Verified::Unknown(vec![diag.with("known", f64::from(BEHAVIOUR))]);
    }
    if film.header.detail == Detail::None {
        return Verified::Unknown(vec![Diag::error("verify-no-frames")]);
    }
    let steps = has(film, |tick| !tick.steps.is_empty());
    match run(&film.header.inputs, Options { detail: film.header.detail, steps }) {
        Ok(Outcome { film: Some(again), .. }) => compare(film, &again),
        Ok(_) => Verified::Unknown(vec![Diag::error("verify-no-frames")]),
        Err(diags) => Verified::Unknown(diags),
    }
}

/// Is there such a tick in a film?
fn has(film: &Film, is: impl Fn(&FilmTick) -> bool) -> bool {
    ticks(film).any(|tick| tick.is_ok_and(|tick| is(&tick)))
}

fn is_count(happening: &Happening) -> bool {
    matches!(happening, Happening::Operations { .. })
}

/// Compares a film with that of the run.
fn compare(film: &Film, run: &Film) -> Verified {
    let differs = |tick: u64, what: Diag| Verified::Differs { tick, what };
    let (header, true_header) = (&film.header, &run.header);
    if header.picture != true_header.picture || header.streams != true_header.streams {
        return differs(0, Diag::error("verify-differs-header"));
    }
    // A film of before version 3 counts no operations, and nothing is missing in it.
    let counts = has(film, |tick| tick.happenings.iter().any(is_count));
    let mut true_ticks = ticks(run).map(|tick| {
        tick.map(|mut tick| {
            tick.happenings.retain(|happening| counts || !is_count(happening));
            tick
        })
    });
    for tick in ticks(film) {
        match (tick, true_ticks.next()) {
            (Ok(filmed), Some(Ok(truth))) if filmed == truth => {}
            (Ok(filmed), Some(Ok(truth))) => return differs(truth.tick, difference(film, &filmed, &truth)),
            (Err(damage), truth) => {
                let tick = truth.and_then(Result::ok).map_or(run.ticks(), |truth| truth.tick);
                return differs(tick, *damage);
            }
            (Ok(filmed), _) => return differs(filmed.tick, lengths(film, run)),
        }
    }
    if let Some(Ok(missing)) = true_ticks.next() {
        return differs(missing.tick, lengths(film, run));
    }
    match (&film.ending, &run.ending) {
        (Some(ending), Some(truth)) if plain(ending) == plain(truth) => Verified::Same,
        (Some(ending), Some(truth)) if ending.run != truth.run => {
            let what = Diag::error("verify-differs-fingerprint").with("film", ending.run.to_string());
            differs(run.ticks(), what.with("run", truth.run.to_string()))
        }
        _ => differs(run.ticks(), Diag::error("verify-differs-ending")),
    }
}

/// An ending with ids where it has names: how something is called proves nothing, and old films have no names.
fn plain(ending: &Ending) -> Ending {
    let mut ending = ending.clone();
    if let Verdict::Failed(cause) = &mut ending.verdict {
        let hints = cause.hints.iter_mut().flat_map(|hint| &mut hint.args);
        for (_, arg) in cause.args.iter_mut().chain(hints) {
            if let Arg::Name(name) = arg {
                *arg = Arg::Text(std::mem::take(&mut name.id));
            }
        }
    }
    ending
}

fn lengths(film: &Film, run: &Film) -> Diag {
    Diag::error("verify-differs-length").with("film", film.ticks()).with("run", run.ticks())
}

/// Says what differs in a tick: the first body, else the first reading, else an event.
fn difference(film: &Film, filmed: &FilmTick, truth: &FilmTick) -> Diag {
    let loose = film.header.picture.bodies.iter().filter(|body| body.loose);
    let mut poses = loose.zip(filmed.poses.iter().zip(&truth.poses));
    if let Some((body, _)) = poses.find(|(_, (filmed, truth))| filmed != truth) {
        return Diag::error("verify-differs-pose").with("body", body.name.as_str());
    }
    if filmed.readings != truth.readings {
        let differing = filmed.readings.iter().find(|reading| !truth.readings.contains(reading));
        let differing = differing.or_else(|| truth.readings.iter().find(|reading| !filmed.readings.contains(reading)));
        let stream = differing.and_then(|(stream, _)| film.header.streams.get(*stream as usize));
        let name = stream.map_or_else(String::new, |stream| format!("{} {}", stream.word, stream.device));
        return Diag::error("verify-differs-reading").with("word", name.trim());
    }
    Diag::error("verify-differs-happening")
}

impl Verified {
    /// What to tell a person, worst first.
    pub fn diags(&self) -> Vec<Diag> {
        match self {
            Self::Same => vec![Diag::note("verify-same")],
            Self::Differs { tick, what } => {
                let diag = Diag::error("verify-differs").with("tick", *tick).with("time", seconds_of(*tick));
                vec![diag, what.clone()]
            }
            Self::Unknown(diags) => diags.clone(),
        }
    }
}
