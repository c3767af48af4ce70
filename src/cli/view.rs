//! What a trial came to, as the command line shows it: plain data, for people and for JSON alike.

use serde::Serialize;

use crate::base::diag::Diag;
use crate::base::value::Value;
use crate::cli::screen::DiagView;
use crate::rules::metrics::Metrics;
use crate::rules::verdict::Reading;
use crate::text::Texts;
use crate::trial::outcome::ResultName;

/// The result of one trial.
#[derive(Clone, Debug)]
pub struct OutcomeView {
    pub level: String,
    pub layout: u64,
    pub result: ResultName,
    /// Why it was not passed.
    pub cause: Option<CauseView>,
    pub goals: Vec<GoalView>,
    pub metrics: MetricsView,
    /// The hash of what went in, and of what happened; none when the trial had to be aborted.
    pub inputs: Option<String>,
    pub fingerprint: Option<String>,
    /// What is worth knowing beside the cause.
    pub notes: Vec<Diag>,
    /// What the programs printed, in order of time.
    pub said: Vec<SaidView>,
}

/// Why a trial was not passed: what, when, where, and what the sensors said.
#[derive(Clone, Debug)]
pub struct CauseView {
    pub diag: Diag,
    /// The level's own words for it, in the language spoken.
    pub own: Option<String>,
    pub time_s: Option<f64>,
    pub at_cm: Option<(f64, f64)>,
    pub readings: Vec<Reading>,
}

/// A cause in JSON.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CauseJson {
    #[serde(flatten)]
    pub diag: DiagView,
    pub time_s: Option<f64>,
    pub at_cm: Option<(f64, f64)>,
    pub readings: Vec<ReadingJson>,
}

/// A reading in JSON.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ReadingJson {
    pub word: String,
    pub device: String,
    pub value: serde_json::Value,
}

impl CauseView {
    /// A cause that is not about a moment: a program that broke, a trial that was aborted.
    pub fn of_diag(diag: Diag) -> Self {
        Self { diag, own: None, time_s: None, at_cm: None, readings: Vec::new() }
    }

    /// The first sentence: the level's own words, or the general ones.
    pub fn sentence(&self, texts: &Texts) -> String {
        match &self.own {
            Some(own) => texts.said_by(&self.diag.args, own.clone()),
            None => texts.sentence(&self.diag),
        }
    }

    pub fn json(&self, texts: &Texts) -> CauseJson {
        let Self { diag, own: _, time_s, at_cm, readings } = self;
        let reading = |(word, device, value): &Reading| ReadingJson {
            word: word.clone(),
            device: device.clone(),
            value: value_json(value),
        };
        let diag = DiagView { text: self.sentence(texts), ..DiagView::of(diag, texts) };
        CauseJson { diag, time_s: *time_s, at_cm: *at_cm, readings: readings.iter().map(reading).collect() }
    }
}

/// A value as JSON has it; what is no number there (∞) is null.
fn value_json(value: &Value) -> serde_json::Value {
    match value {
        Value::Unit => serde_json::Value::Null,
        Value::Bool(truth) => (*truth).into(),
        Value::Int(number) => (*number).into(),
        Value::Float(number) => (*number).into(),
        Value::Text(text) => text.as_ref().into(),
        Value::List(list) => list.iter().map(value_json).collect(),
        Value::Map(map) => {
            serde_json::Value::Object(map.iter().map(|(key, value)| (key.clone(), value_json(value))).collect())
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
    pub cause: Option<CauseJson>,
    pub points: f64,
    pub points_of: f64,
    pub goals: &'a [GoalView],
    pub metrics: MetricsView,
    pub inputs: Option<&'a str>,
    pub fingerprint: Option<&'a str>,
    pub notes: Vec<DiagView>,
    pub said: &'a [SaidView],
}

impl OutcomeView {
    pub fn points(&self) -> f64 {
        self.goals.iter().map(|goal| goal.points).fold(0.0, |sum, points| sum + points)
    }

    /// All points there are, bonus included.
    pub fn points_of(&self) -> f64 {
        self.goals.iter().map(|goal| goal.of).fold(0.0, |sum, points| sum + points)
    }

    pub fn json<'a>(&'a self, texts: &Texts) -> OutcomeJson<'a> {
        OutcomeJson {
            level: &self.level,
            layout: self.layout,
            verdict: self.result,
            cause: self.cause.as_ref().map(|cause| cause.json(texts)),
            points: self.points(),
            points_of: self.points_of(),
            goals: &self.goals,
            metrics: self.metrics,
            inputs: self.inputs.as_deref(),
            fingerprint: self.fingerprint.as_deref(),
            notes: self.notes.iter().map(|note| DiagView::of(note, texts)).collect(),
            said: &self.said,
        }
    }
}
