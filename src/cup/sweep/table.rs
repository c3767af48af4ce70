//! All trials of an experiment as a table: a row for each value and layout.

use crate::base::csv::{Cell, Csv, Dialect};
use crate::cup::sweep::Plan;
use crate::cup::sweep::measure::{Measure, Measured};
use crate::trial::worker::hire::NoOutcome;

/// The word for how a trial came out: the same in every language. Empty when it is still to come.
pub fn result_of(result: Option<&Result<Measured, NoOutcome>>) -> &'static str {
    match result {
        None | Some(Err(NoOutcome::Stopped)) => "",
        Some(Ok(measured)) if measured.scored.passed => "passed",
        Some(Ok(measured)) if measured.is_fault => "fault",
        Some(Ok(_)) => "failed",
        Some(Err(NoOutcome::Aborted(_))) => "aborted",
        Some(Err(NoOutcome::Refused(_))) => "refused",
    }
}

/// The words of a table that is made for people.
pub struct Words<'a> {
    /// The headings of value, layout and result.
    pub point: [String; 3],
    /// The heading of a measure.
    pub measure: &'a dyn Fn(&Measure) -> String,
    /// The word for how a trial came out, by the one of `result_of`.
    pub result: &'a dyn Fn(&'static str) -> String,
}

/// The table for programs: value, layout, result and every measure, in the order of the plan, with headings that are the same
/// in every language.
pub fn csv(
    plan: &Plan,
    results: &[Option<Result<Measured, NoOutcome>>],
    measures: &[Measure],
    dialect: Dialect,
) -> String {
    let point = [plan.factor.heading(), "layout".to_owned(), "result".to_owned()];
    csv_in(&Words { point, measure: &Measure::heading, result: &str::to_owned }, plan, results, measures, dialect)
}

/// The same table in other words.
pub fn csv_in(
    words: &Words,
    plan: &Plan,
    results: &[Option<Result<Measured, NoOutcome>>],
    measures: &[Measure],
    dialect: Dialect,
) -> String {
    let mut csv = Csv::new(dialect);
    csv.row(words.point.iter().cloned().chain(measures.iter().map(words.measure)).map(Cell::Text));
    for (trial, result) in results.iter().enumerate() {
        let Some((value, layout)) = plan.point(trial) else { break };
        let figure =
            |measure: &Measure| Cell::from(result.as_ref().and_then(|result| measure.of(result.as_ref().ok()?)));
        let word = match result_of(result.as_ref()) {
            "" => Cell::Empty,
            word => Cell::Text((words.result)(word)),
        };
        // A layout is a name, and a spreadsheet would round a long one.
        let point = [Cell::Number(value), Cell::Text(layout.to_string()), word];
        csv.row(point.into_iter().chain(measures.iter().map(figure)));
    }
    csv.into_text()
}
