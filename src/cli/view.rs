//! What a trial came to, as the command line shows it: plain data, for people and for JSON alike.

use serde::Serialize;

use crate::base::diag::Diag;
use crate::cli::screen::DiagView;
use crate::rules::metrics::Metrics;
use crate::rules::verdict::Verdict;
use crate::text::Texts;

/// The result of one trial.
#[derive(Clone, Debug)]
pub struct OutcomeView {
    pub level: String,
    pub layout: u64,
    pub result: ResultName,
    /// Why it was not passed: when, where, and what the sensors said.
    pub cause: Option<Diag>,
    pub goals: Vec<GoalView>,
    pub metrics: MetricsView,
    /// None when the trial had to be aborted.
    pub fingerprint: Option<String>,
    /// What is worth knowing beside the cause.
    pub notes: Vec<Diag>,
    /// What the programs printed, in order of time.
    pub said: Vec<SaidView>,
}

/// The four ways in which a trial can end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ResultName {
    Passed,
    Failed,
    Fault,
    Aborted,
}

impl ResultName {
    pub fn of(verdict: &Verdict) -> Self {
        match verdict {
            Verdict::Passed => Self::Passed,
            Verdict::Failed(_) => Self::Failed,
            Verdict::Fault(_) => Self::Fault,
        }
    }
}

/// One line of the sheet.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct GoalView {
    pub id: String,
    /// The level's own text, in the language spoken.
    pub text: String,
    pub held: bool,
    pub bonus: bool,
    pub points: f64,
    /// The most points of this goal.
    pub of: f64,
    /// The level's own words for why it does not hold.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub failed: Option<String>,
}

/// What was measured, in human units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct MetricsView {
    pub time_s: f64,
    pub distance_cm: f64,
    pub energy_j: f64,
    pub touches: u64,
    pub statements: u64,
    pub operations: u64,
}

impl MetricsView {
    pub fn of(metrics: &Metrics) -> Self {
        let Metrics { time_s, distance_cm, energy_j, touches, statements, operations } = *metrics;
        Self { time_s, distance_cm, energy_j, touches, statements, operations }
    }
}

/// One line that a program printed.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SaidView {
    pub time_s: f64,
    pub robot: String,
    pub text: String,
}

/// The object of one trial in JSON.
#[derive(Clone, Debug, Serialize)]
pub struct OutcomeJson<'a> {
    pub level: &'a str,
    pub layout: u64,
    pub verdict: ResultName,
    pub cause: Option<DiagView>,
    pub points: f64,
    pub points_of: f64,
    pub goals: &'a [GoalView],
    pub metrics: MetricsView,
    pub fingerprint: Option<&'a str>,
    pub notes: Vec<DiagView>,
    pub said: &'a [SaidView],
}

impl OutcomeView {
    pub fn points(&self) -> f64 {
        self.goals.iter().map(|goal| goal.points).sum()
    }

    /// All points there are, bonus included.
    pub fn points_of(&self) -> f64 {
        self.goals.iter().map(|goal| goal.of).sum()
    }

    pub fn json<'a>(&'a self, texts: &Texts) -> OutcomeJson<'a> {
        OutcomeJson {
            level: &self.level,
            layout: self.layout,
            verdict: self.result,
            cause: self.cause.as_ref().map(|cause| DiagView::of(cause, texts)),
            points: self.points(),
            points_of: self.points_of(),
            goals: &self.goals,
            metrics: self.metrics,
            fingerprint: self.fingerprint.as_deref(),
            notes: self.notes.iter().map(|note| DiagView::of(note, texts)).collect(),
            said: &self.said,
        }
    }
}
