//! Several layouts of one program: how many passed, the median, the worst, and which one to look at.

use serde::Serialize;

use crate::base::diag::Arg;
use crate::cli::Exit;
use crate::cli::report::{headline, result_words};
use crate::cli::screen::Screen;
use crate::cli::snippet;
use crate::cli::view::{OutcomeJson, OutcomeView};
use crate::cup::robust::Robustness;
use crate::library::Sources;
use crate::text::Texts;
use crate::trial::outcome::ResultName;

/// The most layouts that are told one by one.
const TOLD: usize = 5;

/// All layouts in JSON.
#[derive(Debug, Serialize)]
struct RunsJson<'a> {
    level: &'a str,
    passed: usize,
    layouts: usize,
    passed_percent: f64,
    points_median: f64,
    points_worst: f64,
    worst_layout: Option<u64>,
    trials: Vec<OutcomeJson<'a>>,
}

/// The exit code of one or more layouts: the worst of them.
pub fn exit(outcomes: &[OutcomeView]) -> Exit {
    let of = |outcome: &OutcomeView| match outcome.result {
        ResultName::Passed => Exit::Passed,
        ResultName::Failed | ResultName::Fault => Exit::NotPassed,
        ResultName::Aborted => Exit::NotRun,
    };
    outcomes.iter().map(of).max().unwrap_or(Exit::Passed)
}

/// Prints the summary, or everything as JSON.
pub fn print(screen: &Screen, level: &str, outcomes: &[OutcomeView], sources: &Sources) -> std::io::Result<()> {
    let texts = &screen.texts;
    // A trial that was stopped by force has no result to count.
    let done = outcomes.iter().filter(|outcome| outcome.result != ResultName::Aborted);
    let robustness = Robustness::of(done.map(|outcome| (outcome.result == ResultName::Passed, outcome.points())));
    let (passed, worst) = (robustness.passed, worst(outcomes));
    if screen.json {
        return screen.out_json(&RunsJson {
            level,
            passed,
            layouts: outcomes.len(),
            passed_percent: robustness.passed_percent(),
            points_median: robustness.median_points,
            points_worst: robustness.worst_points,
            worst_layout: worst.map(|worst| worst.layout),
            trials: outcomes.iter().map(|outcome| outcome.json(texts)).collect(),
        });
    }
    let mut page = signs(outcomes);
    page.push('\n');
    page += &summary(passed, outcomes.len(), worst, texts);
    page.push('\n');
    page += &format!("{}: {} %\n", texts.plain("cli-share"), texts.number(robustness.passed_percent()));
    if let Some(worst) = worst.filter(|worst| worst.points_of() > 0.0) {
        let points = |points: f64| {
            texts.get("cli-points-of", &[("points", Arg::from(points)), ("of", Arg::from(worst.points_of()))])
        };
        page += &format!("{}: {}\n", texts.plain("cli-median"), points(robustness.median_points));
        page += &format!("{}: {}\n", texts.plain("cli-worst"), points(robustness.worst_points));
    }
    for outcome in outcomes.iter().filter(|outcome| outcome.result != ResultName::Passed).take(TOLD) {
        page += &format!("\n{}\n{}\n", headline(outcome, texts), why(outcome, texts, sources));
    }
    let untold = (outcomes.len() - passed).saturating_sub(TOLD);
    if untold > 0 {
        page += &format!("\n{}\n", texts.get("cli-more-lines", &[("count", Arg::from(untold))]));
    }
    screen.out(&page)
}

/// One sign for each layout, in their order.
fn signs(outcomes: &[OutcomeView]) -> String {
    let mut line = String::new();
    for outcome in outcomes {
        let (style, sign, _) = result_words(outcome.result);
        line += &format!("{style}{sign}{style:#}");
    }
    line + "\n"
}

fn summary(passed: usize, count: usize, worst: Option<&OutcomeView>, texts: &Texts) -> String {
    let code = match passed {
        0 => "cli-flaky-none",
        _ if passed == count => "cli-all-passed",
        _ => "cli-flaky",
    };
    let layout = worst.map_or_else(String::new, |worst| worst.layout.to_string());
    texts.get(code, &[("passed", Arg::from(passed)), ("count", Arg::from(count)), ("layout", Arg::from(layout))])
}

fn why(outcome: &OutcomeView, texts: &Texts, sources: &Sources) -> String {
    let Some(cause) = &outcome.cause else { return String::new() };
    match cause.diag.place.as_ref().is_some_and(|place| sources.0.contains_key(&place.file)) {
        true => snippet::render(&cause.diag, sources, texts),
        false => cause.sentence(texts),
    }
}

/// The one to look at: not passed before passed, then fewest points, then longest.
fn worst(outcomes: &[OutcomeView]) -> Option<&OutcomeView> {
    outcomes.iter().min_by(|first, second| {
        let passed = |outcome: &OutcomeView| outcome.result == ResultName::Passed;
        let by_time = second.metrics.time_s.total_cmp(&first.metrics.time_s);
        passed(first).cmp(&passed(second)).then(first.points().total_cmp(&second.points())).then(by_time)
    })
}
