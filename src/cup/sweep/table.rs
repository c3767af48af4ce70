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

/// The table: value, layout, result and every measure, in the order of the plan.
pub fn csv(
    plan: &Plan,
    results: &[Option<Result<Measured, NoOutcome>>],
    measures: &[Measure],
    dialect: Dialect,
) -> String {
    let mut csv = Csv::new(dialect);
    let heading = [plan.factor.heading(), "layout".to_owned(), "result".to_owned()];
    csv.row(heading.into_iter().chain(measures.iter().map(Measure::heading)).map(Cell::Text));
    for (trial, result) in results.iter().enumerate() {
        let Some((value, layout)) = plan.point(trial) else { break };
        let figure =
            |measure: &Measure| Cell::from(result.as_ref().and_then(|result| measure.of(result.as_ref().ok()?)));
        // A layout is a name, and a spreadsheet would round a long one.
        let point = [Cell::Number(value), Cell::Text(layout.to_string()), Cell::from(result_of(result.as_ref()))];
        csv.row(point.into_iter().chain(measures.iter().map(figure)));
    }
    csv.into_text()
}
