//! The standings: who is better on all layouts together, and why, as figures that can be defended.

use std::cmp::Ordering;

use crate::cup::judge::{Judged, Run, RunResult};
use crate::cup::robust::{Robustness, median, sorted};
use crate::rules::rank::{Measure, RankKey, Scored, names_passed};
use crate::rules::verdict::Verdict;

/// One row of the standings.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Equal runs share a place; `None` for those that are not ranked: a run was aborted or could not be started.
    pub place: Option<usize>,
    pub name: String,
    pub summary: Summary,
    pub runs: Vec<Run>,
}

/// What all layouts of one program come to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Summary {
    pub robustness: Robustness,
    /// Runs without a result: aborted, unreadable, skipped.
    pub without_result: usize,
    /// The middle time of the runs that passed, s.
    pub median_time_s: Option<f64>,
    /// The layout to look at: the first that did not pass, else the one with the fewest points, else the slowest.
    pub worst_layout: Option<u64>,
}

/// Ranks programs by a level's rule.
///
/// First counts on how many layouts a program passed, unless the rule itself says where that stands; then each step of the rule in turn, by the median over the
/// layouts: over all of them for `Most`, over the passed ones for `Least`, because a run that failed early is not fast.
/// `Worst` is the fewest points over all of them.
/// Programs that are equal in all that share a place and stand in the order of their names.
pub fn standings(rule: &[RankKey], judged: Vec<Judged>) -> Vec<Row> {
    let mut rows: Vec<(Vec<f64>, Row)> = judged
        .into_iter()
        .map(|Judged { name, runs }| {
            let summary = summarise(&runs);
            (keys(rule, &runs, &summary), Row { place: None, name, summary, runs })
        })
        .collect();
    rows.sort_by(|(first_keys, first), (second_keys, second)| {
        let ranked = (first.summary.without_result > 0).cmp(&(second.summary.without_result > 0));
        ranked.then_with(|| compare(first_keys, second_keys)).then_with(|| first.name.cmp(&second.name))
    });
    let mut place = 0;
    for index in 0..rows.len() {
        if rows[index].1.summary.without_result > 0 {
            continue;
        }
        if index == 0 || compare(&rows[index - 1].0, &rows[index].0) != Ordering::Equal {
            place = index + 1;
        }
        rows[index].1.place = Some(place);
    }
    rows.into_iter().map(|(_, row)| row).collect()
}

/// Sums up the runs of one program.
pub fn summarise(runs: &[Run]) -> Summary {
    let done: Vec<(u64, Scored)> = runs.iter().filter_map(|run| Some((run.layout, scored(&run.result)?))).collect();
    let times = sorted(done.iter().filter(|(_, run)| run.passed).map(|(_, run)| run.metrics.time_s));
    let worst = done.iter().min_by(|(_, first), (_, second)| {
        let passed = first.passed.cmp(&second.passed);
        let points = first.points.total_cmp(&second.points);
        passed.then(points).then(second.metrics.time_s.total_cmp(&first.metrics.time_s))
    });
    Summary {
        robustness: Robustness::of(done.iter().map(|(_, run)| (run.passed, run.points))),
        without_result: runs.len() - done.len(),
        median_time_s: median(&times),
        worst_layout: worst.map(|(layout, _)| *layout),
    }
}

/// What of a run counts for the rank; `None` when it has no result.
pub fn scored(result: &RunResult) -> Option<Scored> {
    let RunResult::Done(ending) = result else { return None };
    let passed = matches!(ending.verdict, Verdict::Passed);
    Some(Scored { passed, points: ending.sheet.points(), metrics: ending.metrics })
}

/// Numbers that compare as the programs do: less is better.
fn keys(rule: &[RankKey], runs: &[Run], summary: &Summary) -> Vec<f64> {
    let done: Vec<Scored> = runs.iter().filter_map(|run| scored(&run.result)).collect();
    let middle = |measure: Measure, passed_only: bool| {
        median(&sorted(done.iter().filter(|run| run.passed || !passed_only).map(|run| run.measure(measure))))
    };
    let robustness = &summary.robustness;
    let passed = || robustness.passed as f64;
    let mut keys = if names_passed(rule) { Vec::new() } else { vec![-passed()] };
    keys.extend(rule.iter().map(|key| match *key {
        RankKey::Most(Measure::Passed) => -passed(),
        RankKey::Least(Measure::Passed) => passed(),
        RankKey::Most(Measure::Worst) => -robustness.worst_points,
        RankKey::Least(Measure::Worst) => robustness.worst_points,
        RankKey::Most(measure) => -middle(measure, false).unwrap_or(0.0),
        RankKey::Least(measure) => middle(measure, true).unwrap_or(f64::INFINITY),
    }));
    keys
}

fn compare(first: &[f64], second: &[f64]) -> Ordering {
    first.iter().zip(second).map(|(first, second)| first.total_cmp(second)).fold(Ordering::Equal, Ordering::then)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::metrics::Metrics;
    use crate::rules::rank::USUAL;
    use crate::rules::sheet::{GoalState, Item, Sheet};
    use crate::rules::verdict::Cause;
    use crate::trial::outcome::{Ending, Fingerprint};
    use crate::trial::worker::hire::Resource;

    fn run(layout: u64, passed: bool, points: f64, time_s: f64) -> Run {
        let verdict = if passed { Verdict::Passed } else { Verdict::Failed(Box::new(Cause::new("cause-time", 0))) };
        let item = Item { id: "all".into(), points: 100.0, got: points, state: GoalState::Held, bonus: false, tick: 0 };
        let (inputs, run) = (Fingerprint([0; 16]), Fingerprint([0; 16]));
        let metrics = Metrics { time_s, ..Metrics::default() };
        let ending = Ending { verdict, sheet: Sheet { items: vec![item] }, metrics, ticks: 0, inputs, run };
        Run { layout, result: RunResult::Done(Box::new(ending)) }
    }

    fn judged(name: &str, runs: Vec<Run>) -> Judged {
        Judged { name: name.to_owned(), runs }
    }

    #[test]
    fn programs_are_ranked_by_passed_layouts_then_the_rule_and_equal_ones_share_a_place() {
        let aborted = Run { layout: 2, result: RunResult::Aborted(Resource::Memory) };
        let rows = standings(
            &USUAL,
            vec![
                judged("slow", vec![run(1, true, 90.0, 20.0), run(2, true, 90.0, 22.0)]),
                judged("aborted", vec![run(1, true, 100.0, 1.0), aborted]),
                judged("lucky", vec![run(1, true, 100.0, 5.0), run(2, false, 0.0, 1.0)]),
                judged("twin", vec![run(1, true, 90.0, 20.0), run(2, true, 90.0, 22.0)]),
                judged("best", vec![run(1, true, 90.0, 10.0), run(2, true, 90.0, 12.0)]),
            ],
        );
        let table: Vec<_> =
            rows.iter().map(|row| (row.place, row.name.as_str(), row.summary.robustness.passed)).collect();
        assert_eq!(
            table,
            [
                (Some(1), "best", 2),
                (Some(2), "slow", 2),
                (Some(2), "twin", 2),
                (Some(4), "lucky", 1),
                (None, "aborted", 1)
            ]
        );
        assert_eq!(rows[3].summary.worst_layout, Some(2));
        assert_eq!((rows[3].summary.robustness.median_points, rows[3].summary.robustness.worst_points), (0.0, 0.0));
    }

    #[test]
    fn a_level_may_rank_by_the_worst_layout() {
        let entries = || {
            vec![
                judged("brilliant", vec![run(1, true, 100.0, 5.0), run(2, true, 100.0, 5.0), run(3, false, 0.0, 1.0)]),
                judged("steady", vec![run(1, true, 60.0, 9.0), run(2, false, 60.0, 9.0), run(3, false, 50.0, 9.0)]),
            ]
        };
        let first = |rule: &[RankKey]| standings(rule, entries())[0].name.clone();
        assert_eq!(first(&[RankKey::Most(Measure::Worst)]), "brilliant");
        assert_eq!(first(&[RankKey::Most(Measure::Worst), RankKey::Most(Measure::Passed)]), "steady");
        assert_eq!(first(&[RankKey::Most(Measure::Passed), RankKey::Most(Measure::Worst)]), "brilliant");
        assert_eq!(first(&[RankKey::Most(Measure::Median)]), "brilliant");
    }
}
