//! The standings as a table for people, as CSV for a spreadsheet, as JSON for programs.

use comfy_table::presets::UTF8_FULL_CONDENSED;
use comfy_table::{Cell, CellAlignment, ContentArrangement, Table};
use serde::Serialize;

use crate::base::diag::Diag;
use crate::cli::screen::DiagView;
use crate::cli::view::MetricsView;
use crate::cup::judge::{Run, RunResult};
use crate::cup::standings::Row;
use crate::rules::verdict::Verdict;
use crate::text::{Texts, shown};
use crate::trial::outcome::ResultName;

/// One row in JSON.
#[derive(Debug, Serialize)]
struct RowJson<'a> {
    place: Option<usize>,
    program: &'a str,
    passed: usize,
    layouts: usize,
    passed_percent: f64,
    points_median: f64,
    points_worst: f64,
    time_median_s: Option<f64>,
    worst_layout: Option<u64>,
    runs: Vec<RunJson>,
}

/// One run of a row in JSON.
#[derive(Debug, Serialize)]
struct RunJson {
    layout: u64,
    /// None when there was nothing to run.
    verdict: Option<ResultName>,
    cause: Option<DiagView>,
    points: f64,
    metrics: MetricsView,
    fingerprint: Option<String>,
}

/// The table; a note says what happened on the layout that is worth looking at.
pub fn table(rows: &[Row], texts: &Texts) -> String {
    let heading = |id: &str| Cell::new(texts.plain(&format!("cli-standings-{id}")));
    let mut table = Table::new();
    table.load_style(UTF8_FULL_CONDENSED).set_content_arrangement(ContentArrangement::Dynamic);
    table.set_header(["place", "name", "passed", "share", "points", "worst", "time", "note"].map(heading));
    for row in rows {
        let (summary, robustness) = (&row.summary, &row.summary.robustness);
        let number = |number: f64| Cell::new(texts.number(number)).set_alignment(CellAlignment::Right);
        table.add_row([
            Cell::new(row.place.map_or_else(|| "–".to_owned(), |place| place.to_string())),
            Cell::new(shown(&row.name)),
            Cell::new(format!("{} / {}", robustness.passed, row.runs.len())).set_alignment(CellAlignment::Right),
            Cell::new(format!("{} %", texts.number(robustness.passed_percent()))).set_alignment(CellAlignment::Right),
            number(robustness.median_points),
            number(robustness.worst_points),
            summary.median_time_s.map_or_else(|| Cell::new(""), number),
            Cell::new(note(row, texts)),
        ]);
    }
    format!("{}\n", table.trim_fmt())
}

/// Comma-separated values with headings that stay the same in every language.
pub fn csv(rows: &[Row], texts: &Texts) -> Result<String, Diag> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let head = [
        "place",
        "program",
        "passed",
        "layouts",
        "passed_percent",
        "points_median",
        "points_worst",
        "time_median_s",
        "worst_layout",
        "note",
    ];
    let cannot = |trouble: String| Diag::error("cli-cannot-write").with("reason", trouble);
    writer.write_record(head).map_err(|trouble| cannot(trouble.to_string()))?;
    for row in rows {
        let (summary, robustness) = (&row.summary, &row.summary.robustness);
        let record = [
            row.place.map_or_else(String::new, |place| place.to_string()),
            plain_cell(&row.name),
            robustness.passed.to_string(),
            row.runs.len().to_string(),
            robustness.passed_percent().to_string(),
            robustness.median_points.to_string(),
            robustness.worst_points.to_string(),
            summary.median_time_s.map_or_else(String::new, |time| time.to_string()),
            summary.worst_layout.map_or_else(String::new, |layout| layout.to_string()),
            plain_cell(&note(row, texts)),
        ];
        writer.write_record(record).map_err(|trouble| cannot(trouble.to_string()))?;
    }
    let bytes = writer.into_inner().map_err(|trouble| cannot(trouble.to_string()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// Everything, for programs.
pub fn json(level: &str, layouts: &[u64], rows: &[Row], texts: &Texts) -> serde_json::Value {
    let rows: Vec<RowJson> = rows
        .iter()
        .map(|row| RowJson {
            place: row.place,
            program: &row.name,
            passed: row.summary.robustness.passed,
            layouts: row.runs.len(),
            passed_percent: row.summary.robustness.passed_percent(),
            points_median: row.summary.robustness.median_points,
            points_worst: row.summary.robustness.worst_points,
            time_median_s: row.summary.median_time_s,
            worst_layout: row.summary.worst_layout,
            runs: row.runs.iter().map(|run| run_json(run, texts)).collect(),
        })
        .collect();
    serde_json::json!({ "level": level, "layouts": layouts, "rows": rows })
}

/// What happened on a run that was not passed, as the messages of its cause.
pub fn troubles(result: &RunResult) -> Vec<Diag> {
    match result {
        RunResult::Done(ending) => match &ending.verdict {
            Verdict::Passed => Vec::new(),
            Verdict::Failed(cause) => vec![cause.to_diag()],
            Verdict::Fault(fault) => vec![(**fault).clone()],
        },
        RunResult::Aborted(resource) => vec![resource.diag()],
        RunResult::Unreadable(diags) => diags.clone(),
        RunResult::Skipped => Vec::new(),
    }
}

fn run_json(run: &Run, texts: &Texts) -> RunJson {
    let cause = troubles(&run.result).first().map(|diag| DiagView::of(diag, texts));
    let nothing = MetricsView::default();
    match &run.result {
        RunResult::Done(ending) => RunJson {
            layout: run.layout,
            verdict: Some(ResultName::of(&ending.verdict)),
            cause,
            points: ending.sheet.points(),
            metrics: MetricsView::of(&ending.metrics),
            fingerprint: Some(ending.run.to_string()),
        },
        other => RunJson {
            layout: run.layout,
            verdict: matches!(other, RunResult::Aborted(_)).then_some(ResultName::Aborted),
            cause,
            points: 0.0,
            metrics: nothing,
            fingerprint: None,
        },
    }
}

/// The sentence for the layout to look at: a run without a result first, then the worst one.
fn note(row: &Row, texts: &Texts) -> String {
    let without = row.runs.iter().find(|run| !matches!(run.result, RunResult::Done(_)));
    let worst = row.runs.iter().find(|run| Some(run.layout) == row.summary.worst_layout);
    let Some(diag) = without.or(worst).and_then(|run| troubles(&run.result).into_iter().next()) else {
        return String::new();
    };
    match diag.place.as_ref().filter(|place| place.line > 0) {
        Some(place) => format!("{}:{}: {}", place.line, place.column, texts.sentence(&diag)),
        None => texts.sentence(&diag),
    }
}

/// A text that a spreadsheet does not take for a formula.
fn plain_cell(text: &str) -> String {
    let text = shown(text);
    if text.starts_with(['=', '+', '-', '@', '\t']) { format!("'{text}") } else { text }
}
