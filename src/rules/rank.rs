//! The rank rule: which of two runs is better, as data.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use crate::rules::metrics::Metrics;

/// What runs are compared by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Measure {
    Points,
    Time,
    Distance,
    Energy,
    Touches,
    Statements,
    Operations,
    /// Share of the layouts that were passed, percent; of a single run 100 or 0.
    Passed,
    /// Median of the points over all layouts; of a single run its points.
    Median,
    /// Fewest points over all layouts; of a single run its points.
    Worst,
}

impl Measure {
    /// All of them, in the order of the manual.
    pub const ALL: [Self; 10] = [
        Self::Points,
        Self::Time,
        Self::Distance,
        Self::Energy,
        Self::Touches,
        Self::Statements,
        Self::Operations,
        Self::Passed,
        Self::Median,
        Self::Worst,
    ];

    /// The name in a level file, and behind `metric-` (in small letters) the id of its message.
    pub fn name(self) -> &'static str {
        match self {
            Self::Points => "Points",
            Self::Time => "Time",
            Self::Distance => "Distance",
            Self::Energy => "Energy",
            Self::Touches => "Touches",
            Self::Statements => "Statements",
            Self::Operations => "Operations",
            Self::Passed => "Passed",
            Self::Median => "Median",
            Self::Worst => "Worst",
        }
    }
}

/// One step of a rank rule; the next one decides when two runs are equal in this one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RankKey {
    /// More is better.
    Most(Measure),
    /// Less is better.
    Least(Measure),
}

/// When a level says nothing: points, then time.
pub const USUAL: [RankKey; 2] = [RankKey::Most(Measure::Points), RankKey::Least(Measure::Time)];

/// What of a run counts for its rank.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Scored {
    pub passed: bool,
    pub points: f64,
    pub metrics: Metrics,
}

impl Scored {
    /// One of its figures.
    pub fn measure(&self, measure: Measure) -> f64 {
        match measure {
            Measure::Points | Measure::Median | Measure::Worst => self.points,
            Measure::Passed => f64::from(u8::from(self.passed)) * 100.0,
            Measure::Time => self.metrics.time_s,
            Measure::Distance => self.metrics.distance_cm,
            Measure::Energy => self.metrics.energy_j,
            Measure::Touches => self.metrics.touches as f64,
            Measure::Statements => self.metrics.statements as f64,
            Measure::Operations => self.metrics.operations as f64,
        }
    }
}

/// Does the rule itself say where passing stands? Otherwise it comes first.
pub fn names_passed(rule: &[RankKey]) -> bool {
    rule.iter().any(|key| matches!(key, RankKey::Most(Measure::Passed) | RankKey::Least(Measure::Passed)))
}

/// Compares two runs: `Less` when the first is better. Passed runs stand before others, unless the rule says otherwise.
pub fn compare(rule: &[RankKey], first: &Scored, second: &Scored) -> Ordering {
    let by_key = |key: &RankKey| match *key {
        RankKey::Most(measure) => second.measure(measure).total_cmp(&first.measure(measure)),
        RankKey::Least(measure) => first.measure(measure).total_cmp(&second.measure(measure)),
    };
    let passed = if names_passed(rule) { Ordering::Equal } else { second.passed.cmp(&first.passed) };
    rule.iter().map(by_key).fold(passed, Ordering::then)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(passed: bool, points: f64, time_s: f64) -> Scored {
        Scored { passed, points, metrics: Metrics { time_s, ..Metrics::default() } }
    }

    #[test]
    fn passed_comes_first_then_the_rule_in_its_order() {
        let better = |first: &Scored, second: &Scored| compare(&USUAL, first, second) == Ordering::Less;
        assert!(better(&run(true, 10.0, 90.0), &run(false, 80.0, 10.0)));
        assert!(better(&run(true, 80.0, 90.0), &run(true, 10.0, 10.0)));
        assert!(better(&run(true, 80.0, 10.0), &run(true, 80.0, 10.5)));
        assert_eq!(compare(&USUAL, &run(true, 80.0, 10.0), &run(true, 80.0, 10.0)), Ordering::Equal);
        let worst_first = [RankKey::Most(Measure::Worst), RankKey::Most(Measure::Passed)];
        assert_eq!(compare(&worst_first, &run(false, 80.0, 1.0), &run(true, 10.0, 1.0)), Ordering::Less);
        assert_eq!(compare(&worst_first, &run(false, 80.0, 1.0), &run(true, 80.0, 1.0)), Ordering::Greater);
        assert_eq!(compare(&[], &run(true, 1.0, 1.0), &run(true, 2.0, 2.0)), Ordering::Equal);
    }
}
