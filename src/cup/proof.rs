//! The both-ways proof of a level: its starter does not pass, its solution passes on every checked layout.

use std::path::Path;
use std::sync::atomic::AtomicBool;

use crate::base::diag::{Arg, Diag};
use crate::cup::judge::{Entry, Judged, RunResult, judge};
use crate::rules::sheet::GoalState;
use crate::rules::verdict::Verdict;
use crate::trial::inputs::{Inputs, Source};

/// A level should leave students a third more time than its solution takes.
const SHARE_OF_TIME: f64 = 0.75;

/// What is run to prove a level.
#[derive(Clone, Debug)]
pub struct Case {
    /// The level without programs.
    pub level: Inputs,
    /// The goals that are needed: id and the limit of time are what the proof speaks of.
    pub needed_goals: Vec<String>,
    pub time_limit_s: f64,
    /// A starter for each student's robot; `Err` names the robot that has none.
    pub starter: Result<Vec<Source>, String>,
    /// The solution, if there is one.
    pub solution: Option<Vec<Source>>,
}

/// What the solution takes on the first layout: what medals are measured against.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reference {
    pub time_s: f64,
    pub statements: u64,
    pub energy_j: f64,
}

/// Proves a level on the given layouts with so many workers; no error among the diags means that it is proved.
pub fn prove(
    binary: &Path,
    case: &Case,
    layouts: &[u64],
    jobs: usize,
    stop: &AtomicBool,
    done: &(dyn Fn() + Sync),
) -> (Vec<Diag>, Option<Reference>) {
    let mut diags = Vec::new();
    let mut entries = Vec::new();
    match &case.starter {
        Ok(programs) => entries.push(Entry { name: "starter".into(), programs: Ok(programs.clone()) }),
        Err(robot) => diags.push(Diag::error("proof-no-starter").with("robot", robot.as_str())),
    }
    match &case.solution {
        Some(programs) => entries.push(Entry { name: "solution".into(), programs: Ok(programs.clone()) }),
        None => diags.push(Diag::warning("proof-no-solution")),
    }
    let mut reference = None;
    for judged in judge(binary, &case.level, &entries, layouts, jobs, stop, done) {
        if judged.name == "starter" {
            starter_does_not_pass(&judged, &mut diags);
        } else {
            reference = solution_passes(&judged, case, &mut diags);
        }
    }
    (diags, reference)
}

fn starter_does_not_pass(judged: &Judged, diags: &mut Vec<Diag>) {
    for run in &judged.runs {
        let code = match &run.result {
            RunResult::Done(ending) if ending.verdict == Verdict::Passed => "proof-starter-passes",
            RunResult::Done(_) | RunResult::Skipped => continue,
            RunResult::Aborted(_) | RunResult::Unreadable(_) => "proof-starter-aborted",
        };
        diags.push(Diag::error(code).with("layout", run.layout.to_string()));
        return;
    }
}

fn solution_passes(judged: &Judged, case: &Case, diags: &mut Vec<Diag>) -> Option<Reference> {
    let mut reference = None;
    let mut held = vec![false; case.needed_goals.len()];
    let mut slowest_s: f64 = 0.0;
    let errors_before = diags.len();
    for run in &judged.runs {
        let layout = Arg::Text(run.layout.to_string());
        match &run.result {
            RunResult::Done(ending) => {
                for (id, held) in case.needed_goals.iter().zip(&mut held) {
                    *held |= ending.sheet.items.iter().any(|item| item.id == *id && item.state == GoalState::Held);
                }
                let metrics = &ending.metrics;
                reference.get_or_insert(Reference {
                    time_s: metrics.time_s,
                    statements: metrics.statements,
                    energy_j: metrics.energy_j,
                });
                match &ending.verdict {
                    Verdict::Passed => slowest_s = slowest_s.max(metrics.time_s),
                    Verdict::Failed(cause) => {
                        diags.push(Diag::error("proof-solution-fails").with("layout", layout));
                        diags.push(cause.to_diag());
                    }
                    Verdict::Fault(fault) => {
                        diags.push(Diag::error("proof-solution-fails").with("layout", layout));
                        diags.push((**fault).clone());
                    }
                }
            }
            RunResult::Skipped => {}
            RunResult::Aborted(resource) => {
                diags.push(Diag::error("proof-solution-aborted").with("layout", layout));
                diags.push(resource.diag());
            }
            RunResult::Unreadable(why) => {
                diags.push(Diag::error("proof-solution-aborted").with("layout", layout));
                diags.extend(why.iter().cloned());
            }
        }
    }
    let never = case.needed_goals.iter().zip(&held).filter(|(_, held)| !**held);
    diags.extend(never.map(|(goal, _)| Diag::error("proof-goal-never-held").with("goal", goal.as_str())));
    if slowest_s > SHARE_OF_TIME * case.time_limit_s {
        let diag = Diag::warning("proof-close-to-limit").with("time", slowest_s);
        diags.push(diag.with("limit", case.time_limit_s));
    }
    reference.filter(|_| diags[errors_before..].iter().all(|diag| !diag.is_error()))
}
