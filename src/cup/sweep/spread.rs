//! The spread over the layouts: the least, the middle and the most of a measure at each value of the factor.

use crate::cup::robust::{median, sorted};
use crate::cup::sweep::Plan;
use crate::cup::sweep::measure::{Measure, Measured};
use crate::rules::rank::Measure as Metric;
use crate::trial::worker::hire::NoOutcome;

/// What is known of a measure at one value of the factor.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    pub value: f64,
    /// Layouts that gave a figure, and those of them that were passed.
    pub count: usize,
    pub passed: usize,
    pub min: f64,
    pub median: f64,
    pub max: f64,
}

/// The spread at every value that has a result, in the order of the plan. Of `passed` it is the share of the layouts, which
/// has no spread.
pub fn spreads(plan: &Plan, results: &[Option<Result<Measured, NoOutcome>>], measure: &Measure) -> Vec<Spread> {
    let spread = |(value, results): (&f64, &[Option<Result<Measured, NoOutcome>>])| {
        let done: Vec<&Measured> = results.iter().flatten().filter_map(|result| result.as_ref().ok()).collect();
        let figures = sorted(done.iter().filter_map(|measured| measure.of(measured)));
        let passed = done.iter().filter(|measured| measured.scored.passed).count();
        let (min, max) = (*figures.first()?, *figures.last()?);
        let plain = Spread { value: *value, count: figures.len(), passed, min, median: median(&figures)?, max };
        if *measure == Measure::Metric(Metric::Passed) {
            let share = (passed as f64 * 1000.0 / done.len().max(1) as f64).round() / 10.0;
            return Some(Spread { min: share, median: share, max: share, ..plain });
        }
        Some(plain)
    };
    plan.values.iter().zip(results.chunks(plan.layouts.len().max(1))).filter_map(spread).collect()
}
