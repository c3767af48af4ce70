//! The report of a trial for people: the verdict, the cause, the sheet, what was measured.

use anstyle::{AnsiColor, Style};

use crate::base::diag::Arg;
use crate::cli::snippet;
use crate::cli::view::{CauseView, MetricsView, OutcomeView};
use crate::library::Sources;
use crate::rules::verdict::Reading;
use crate::text::{Texts, reading, shown};
use crate::trial::outcome::ResultName;

/// The most lines of a program's `print` that are shown; the film has all of them.
const SAID_SHOWN: usize = 40;

/// The most readings that are shown with a cause.
const READINGS_SHOWN: usize = 8;

const GOOD: Style = AnsiColor::Green.on_default().bold();
const BAD: Style = AnsiColor::Red.on_default().bold();
const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();

/// The whole report; the sources are the programs, for the line in which one broke.
pub fn report(view: &OutcomeView, texts: &Texts, sources: &Sources) -> String {
    let mut page = said(view, texts);
    page += &headline(view, texts);
    page.push('\n');
    if let Some(cause) = &view.cause {
        page += &why(cause, texts, sources);
    }
    // What was stopped by force has nothing to show for it.
    if view.result != ResultName::Aborted {
        page += &sheet(view, texts);
        page += &format!("\n{DIM}{}{DIM:#}\n", metrics(&view.metrics, texts));
    }
    if let Some(fingerprint) = &view.fingerprint {
        page += &format!("{DIM}{} {fingerprint}{DIM:#}\n", texts.plain("metric-fingerprint"));
    }
    for note in &view.notes {
        page += &snippet::render(note, sources, texts);
        page.push('\n');
    }
    page
}

/// `✓ Passed · stop-at-20, layout 0`. The sign and the word say it; the colour only helps.
pub fn headline(view: &OutcomeView, texts: &Texts) -> String {
    let (style, sign, id) = result_words(view.result);
    let layout = texts.get("cli-layout", &[("layout", Arg::from(view.layout.to_string()))]);
    format!("{style}{sign} {}{style:#} · {}, {layout}", texts.plain(id), shown(&view.level))
}

/// How a result is shown: colour, sign and message.
pub fn result_words(result: ResultName) -> (Style, char, &'static str) {
    match result {
        ResultName::Passed => (GOOD, '✓', "cli-passed"),
        ResultName::Failed => (BAD, '✗', "cli-not-passed"),
        ResultName::Fault => (BAD, '✗', "cli-fault"),
        ResultName::Aborted => (BAD, '!', "cli-aborted"),
    }
}

/// What the programs printed, before everything else, as it would be on a screen.
fn said(view: &OutcomeView, texts: &Texts) -> String {
    let mut page = String::new();
    for line in view.said.iter().take(SAID_SHOWN) {
        let time = texts.number(line.time_s);
        page += &format!("{DIM}{time:>7} {}{DIM:#} {}\n", unit(texts, "second"), shown(&line.text));
    }
    if view.said.len() > SAID_SHOWN {
        let more = view.said.len() - SAID_SHOWN;
        page += &format!("{DIM}{}{DIM:#}\n", texts.get("cli-more-lines", &[("count", Arg::from(more))]));
    }
    if !page.is_empty() {
        page.push('\n');
    }
    page
}

/// The cause: the line in the program that broke, or a sentence with its moment, place and readings.
fn why(cause: &CauseView, texts: &Texts, sources: &Sources) -> String {
    if cause.diag.place.as_ref().is_some_and(|place| sources.0.contains_key(&place.file)) {
        return snippet::render(&cause.diag, sources, texts) + "\n";
    }
    let mut said = shown_text(&cause.sentence(texts));
    for hint in texts.hints(&cause.diag) {
        said.push(' ');
        said += &hint;
    }
    said.push('\n');
    let mut evidence = Vec::new();
    evidence.extend(cause.time_s.map(|time| format!("{} {}", texts.number(time), unit(texts, "second"))));
    evidence.extend(cause.at_cm.map(|(x, y)| {
        format!("({}; {}) {}", texts.number(x.round()), texts.number(y.round()), unit(texts, "centimetre"))
    }));
    let readings = cause.readings.iter().take(READINGS_SHOWN);
    let reading = |(word, device, value): &Reading| {
        format!("{} {}", reading::question(word, device), reading::value(value, texts))
    };
    for line in [evidence, readings.map(reading).collect()] {
        if !line.is_empty() {
            said += &format!("{DIM}{}{DIM:#}\n", line.join(" · "));
        }
    }
    said
}

/// A text of a level, line by line, without orders to the screen.
fn shown_text(text: &str) -> String {
    text.lines().map(shown).collect::<Vec<_>>().join("\n")
}

fn sheet(view: &OutcomeView, texts: &Texts) -> String {
    let mut page = String::from("\n");
    let points = |points: f64, of: f64| format!("{} / {}", texts.number(points), texts.number(of));
    let width = view.goals.iter().map(|goal| points(goal.points, goal.of).chars().count()).max().unwrap_or_default();
    for goal in &view.goals {
        let (style, sign) = match (goal.held, goal.bonus) {
            (true, _) => (GOOD, '✓'),
            (false, true) => (DIM, '–'),
            (false, false) => (BAD, '✗'),
        };
        let bonus = if goal.bonus { format!(" ({})", texts.plain("cli-bonus")) } else { String::new() };
        let points = match goal.of {
            0.0 => " ".repeat(width),
            of => format!("{:>width$}", points(goal.points, of)),
        };
        page += &format!("{style}{sign}{style:#} {points}  {}{bonus}\n", shown(&goal.text));
    }
    if view.points_of() > 0.0 {
        page += &format!("{BOLD}{}: {}{BOLD:#}\n", texts.plain("cli-total"), points(view.points(), view.points_of()));
    }
    page
}

/// `time 4.4 s · distance 120 cm · …`.
pub fn metrics(metrics: &MetricsView, texts: &Texts) -> String {
    let MetricsView { time_s, distance_cm, energy_j, touches, statements, operations } = *metrics;
    let named = [
        ("time", time_s, "second"),
        ("distance", distance_cm, "centimetre"),
        ("energy", energy_j, "joule"),
        ("touches", touches as f64, ""),
        ("statements", statements as f64, ""),
        ("operations", operations as f64, ""),
    ];
    let said = named.map(|(name, number, of)| {
        let unit = if of.is_empty() { String::new() } else { format!(" {}", unit(texts, of)) };
        format!("{} {}{unit}", texts.plain(&format!("metric-{name}")), texts.number(number))
    });
    said.join(" · ")
}

fn unit(texts: &Texts, name: &str) -> String {
    texts.plain(&format!("unit-{name}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::diag::Diag;
    use crate::base::value::Value;
    use crate::cli::view::{GoalView, SaidView};
    use crate::text::lang::Lang;

    fn goal(held: bool, points: f64) -> GoalView {
        let points = if held { points } else { 0.0 };
        GoalView { id: "a".into(), text: "Остановись".into(), held, bonus: false, points, of: 60.0 }
    }

    #[test]
    fn a_report_says_verdict_cause_sheet_and_metrics() {
        let view = OutcomeView {
            level: "stop-at-20".into(),
            layout: 7,
            result: ResultName::Failed,
            cause: Some(CauseView {
                diag: Diag::error("cli-same-program"),
                own: None,
                time_s: Some(4.25),
                at_cm: Some((74.6, 50.0)),
                readings: vec![("distance".into(), "front".into(), Value::Float(12.5))],
            }),
            goals: vec![goal(true, 60.0), goal(false, 60.0)],
            metrics: MetricsView { time_s: 4.356, distance_cm: 120.5, ..MetricsView::default() },
            inputs: None,
            fingerprint: None,
            notes: Vec::new(),
            said: vec![SaidView { time_s: 0.5, robot: "me".into(), text: "12.5".into() }],
        };
        let page = report(&view, &Texts::new(Lang::Ru), &Sources::default());
        let plain = anstream::adapter::strip_str(&page).to_string();
        let expected = "    0,5 с 12.5\n\n✗ Не пройдено · stop-at-20, раскладка 7\nПрограмма не изменилась с прошлого запуска.\n4,25 с · (75; 50) см\ndistance(\"front\") 12,5\n\n✓ 60 / 60  Остановись\n✗  0 / 60  Остановись\nБаллы: 60 / 120\n\nвремя 4,36 с · путь 120,5 см · энергия 0 Дж · касания 0 · команды 0 · операции 0\n";
        assert_eq!(plain, expected);
        let json = serde_json::to_value(view.json(&Texts::new(Lang::En))).unwrap();
        for key in ["level", "layout", "verdict", "cause", "points", "metrics", "fingerprint"] {
            assert!(json.get(key).is_some(), "{key}");
        }
        assert_eq!(json["verdict"], "failed");
    }
}
