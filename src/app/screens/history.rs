//! The versions of the shown program: when and why each was kept, what is different now, and the way back to it.

use std::time::Duration;

use egui::{Align, Label, Layout, Rect, RichText, ScrollArea, TextStyle, Ui, UiBuilder, vec2};
use similar::{ChangeTag, TextDiff};

use crate::app::command::Command;
use crate::app::focus::Follow;
use crate::app::lab::study::StudyCommand;
use crate::app::say::Say;
use crate::app::screens::{Page, page_ui};
use crate::base::diag::Diag;
use crate::study::now_ms;
use crate::study::versions::{self, Version};

/// Where the list of versions stands beside the difference, and not above it, points.
const WIDE: f32 = 560.0;
const LIST_WIDTH: f32 = 210.0;
/// Lines around a change that are shown with it.
const AROUND: usize = 3;
/// The most lines of a difference; nobody reads further, and the whole version is brought back all the same.
const MOST_LINES: usize = 20_000;
/// Texts that have little in common are compared no longer than this: what isn't found by then is shown as taken away and
/// put in.
const PATIENCE: Duration = Duration::from_millis(300);
/// The fewest letters to a row of the difference.
const LEAST_COLUMNS: usize = 20;

/// The versions of one program, and the one that is looked at.
#[derive(Debug)]
pub struct History {
    /// The name of the program.
    pub name: String,
    now: String,
    /// The program that the level gave.
    given: Option<String>,
    versions: Vec<Version>,
    chosen: Chosen,
    shown: Result<Shown, Diag>,
}

/// Which text is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Chosen {
    Given,
    Version(usize),
}

/// A version beside the present text.
#[derive(Debug, Default)]
struct Shown {
    text: String,
    /// It is what the program is now.
    same: bool,
    lines: Vec<Line>,
    rows: Rows,
}

/// The lines of a difference, broken into rows that have room.
#[derive(Debug, Default)]
struct Rows {
    /// Letters to a row.
    columns: usize,
    /// The number of the line, and the row's text.
    rows: Vec<(usize, String)>,
}

/// One line of the difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    Same(String),
    /// It is in the present text only.
    Added(String),
    /// It is in the version only.
    Removed(String),
    /// Lines that are the same and not shown.
    Gap,
}

impl History {
    /// The history of a program whose present text is `now` and which the level gave as `given`; the newest version that
    /// differs is looked at first.
    pub fn new(name: String, now: String, given: Option<String>, versions: Vec<Version>) -> Self {
        let other = versions.iter().take(20).position(|one| versions::text(one).is_ok_and(|text| text != now));
        let first = match other {
            None if given.is_some() => Chosen::Given,
            other => Chosen::Version(other.unwrap_or(0)),
        };
        let mut history = Self { name, now, given, versions, chosen: first, shown: Ok(Shown::default()) };
        history.choose(first);
        history
    }

    fn choose(&mut self, chosen: Chosen) {
        self.chosen = chosen;
        let text = match chosen {
            Chosen::Given => self.given.clone().map(Ok),
            Chosen::Version(version) => self.versions.get(version).map(versions::text),
        };
        if let Some(text) = text {
            let lines = |text: &str| difference(text, &self.now);
            self.shown =
                text.map(|text| Shown { same: text == self.now, lines: lines(&text), rows: Rows::default(), text });
        }
    }

    /// Draws the screen.
    pub fn ui(&mut self, ui: &mut Ui, page: &Page, out: &mut Vec<Command>) {
        let width = ui.available_width();
        page_ui(ui, page, "history-title", out, |ui, out| {
            ui.label(RichText::new(&self.name).monospace().strong());
            if self.versions.is_empty() && self.given.is_none() {
                ui.label(page.say.plain("history-empty"));
                return;
            }
            if width >= WIDE {
                ui.horizontal_top(|ui| {
                    ui.vertical(|ui| self.list_ui(ui, page, ui.ctx().content_rect().height() - 130.0));
                    ui.vertical(|ui| self.shown_ui(ui, page, out));
                });
            } else {
                self.list_ui(ui, page, 150.0);
                self.shown_ui(ui, page, out);
            }
        });
    }

    fn list_ui(&mut self, ui: &mut Ui, page: &Page, height: f32) {
        let now = now_ms();
        let mut chosen = None;
        ScrollArea::vertical().id_salt("versions").max_height(height.max(100.0)).auto_shrink(true).follow(ui, |ui| {
            ui.set_width(LIST_WIDTH);
            // What the level gave is the first of all, and never so far down that nobody finds it.
            let given = self.given.as_ref().map(|_| (Chosen::Given, page.say.plain("history-given")));
            let version = |(number, version): (usize, &Version)| {
                let reason = page.say.plain(&format!("history-{}", version.reason.name()));
                (Chosen::Version(number), format!("{}\n{reason}", ago(page.say, now.saturating_sub(version.at_ms))))
            };
            for (number, text) in given.into_iter().chain(self.versions.iter().enumerate().map(version)) {
                let button = egui::Button::selectable(number == self.chosen, text).wrap();
                let button = ui.add(button.min_size(egui::vec2(LIST_WIDTH - 16.0, 40.0)));
                if button.clicked() {
                    chosen = Some(number);
                }
            }
        });
        if let Some(chosen) = chosen {
            self.choose(chosen);
        }
    }

    fn shown_ui(&mut self, ui: &mut Ui, page: &Page, out: &mut Vec<Command>) {
        let shown = match &mut self.shown {
            Ok(shown) => shown,
            Err(diag) => {
                ui.label(page.say.diag(diag));
                return;
            }
        };
        if shown.same {
            ui.label(page.say.plain("history-same"));
            return;
        }
        let back =
            format!("{} {}", egui_phosphor::regular::ARROW_COUNTER_CLOCKWISE, page.say.plain("history-bring-back"));
        if ui.button(back).clicked() {
            out.push(Command::Study(StudyCommand::Replace(shown.text.clone())));
            out.push(Command::Back);
        }
        ui.label(RichText::new(page.say.plain("history-legend")).weak());
        shown.lines_ui(ui, page);
    }
}

impl Shown {
    /// Draws the rows that are in view.
    fn lines_ui(&mut self, ui: &mut Ui, page: &Page) {
        let font = TextStyle::Monospace.resolve(ui.style());
        let (letter, height) = ui.fonts_mut(|fonts| (fonts.glyph_width(&font, 'm'), fonts.row_height(&font)));
        let (letter, height) = (letter.max(1.0), height.max(1.0) + 2.0);
        let columns = ((ui.available_width() / letter) as usize).max(LEAST_COLUMNS);
        if self.rows.columns != columns {
            self.rows = Rows::new(&self.lines, columns);
        }
        let rows = &self.rows.rows;
        let (_, place) = ui.allocate_space(vec2(columns as f32 * letter, rows.len() as f32 * height));
        let number = |y: f32| ((y - place.top()) / height).clamp(0.0, rows.len() as f32);
        let seen = ui.clip_rect();
        let seen = number(seen.top()).floor() as usize..number(seen.bottom()).ceil() as usize;
        for (number, (line, text)) in rows.iter().enumerate().take(seen.end).skip(seen.start) {
            let colour = match self.lines.get(*line) {
                Some(Line::Added(_)) => page.theme.good,
                Some(Line::Removed(_)) => page.theme.bad,
                Some(Line::Same(_)) => page.theme.visuals.text_color(),
                Some(Line::Gap) | None => page.theme.visuals.weak_text_color(),
            };
            let at = place.left_top() + vec2(0.0, number as f32 * height);
            let row = UiBuilder::new().max_rect(Rect::from_min_size(at, vec2(place.width(), height)));
            let mut row = ui.new_child(row.layout(Layout::left_to_right(Align::Center)));
            row.add(Label::new(RichText::new(text).monospace().color(colour)).extend());
        }
    }
}

impl Rows {
    fn new(lines: &[Line], columns: usize) -> Self {
        let mut rows = Vec::new();
        for (number, line) in lines.iter().enumerate() {
            let (sign, text) = match line {
                Line::Same(line) => (' ', line.as_str()),
                Line::Added(line) => ('+', line.as_str()),
                Line::Removed(line) => ('−', line.as_str()),
                Line::Gap => (' ', "…"),
            };
            let letters: Vec<char> = text.replace('\t', "    ").chars().collect();
            let mut parts = letters.chunks(columns.saturating_sub(2).max(1));
            let first: String = parts.next().unwrap_or_default().iter().collect();
            rows.push((number, format!("{sign} {first}")));
            rows.extend(parts.map(|part| (number, format!("  {}", part.iter().collect::<String>()))));
        }
        Self { columns, rows }
    }
}

/// What became different from a version to the present text: its lines with signs, and few of those that are the same.
pub fn difference(version: &str, now: &str) -> Vec<Line> {
    let diff = TextDiff::configure().timeout(PATIENCE).diff_lines(version, now);
    let mut lines = Vec::new();
    for (number, group) in diff.grouped_ops(AROUND).iter().enumerate() {
        if number > 0 {
            lines.push(Line::Gap);
        }
        for change in group.iter().flat_map(|op| diff.iter_changes(op)) {
            if lines.len() >= MOST_LINES {
                lines.push(Line::Gap);
                return lines;
            }
            let line = change.value().trim_end_matches(['\n', '\r']).to_owned();
            lines.push(match change.tag() {
                ChangeTag::Equal => Line::Same(line),
                ChangeTag::Insert => Line::Added(line),
                ChangeTag::Delete => Line::Removed(line),
            });
        }
    }
    lines
}

/// How long ago something was, in words, and so exactly that versions of the same quarter of an hour can be told apart.
pub fn ago(say: &Say, milliseconds: u64) -> String {
    let (minutes, seconds) = (milliseconds / 60_000, milliseconds / 1_000 % 60);
    match minutes {
        0 => say.plain("history-just-now"),
        1..60 if seconds > 0 => {
            say.with("history-minutes-seconds-ago", [("minutes", minutes.into()), ("seconds", seconds.into())])
        }
        1..60 => say.with("history-minutes-ago", [("count", minutes.into())]),
        60..1440 if minutes % 60 > 0 => say
            .with("history-hours-minutes-ago", [("hours", (minutes / 60).into()), ("minutes", (minutes % 60).into())]),
        60..1440 => say.with("history-hours-ago", [("count", (minutes / 60).into())]),
        _ => say.with("history-days-ago", [("count", (minutes / 1440).into())]),
    }
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::Queryable;

    use super::*;
    use crate::app::testing::{bench, harness};
    use crate::text::lang::Lang;

    #[test]
    fn of_a_long_difference_only_what_is_in_view_is_laid_out() {
        let version: String = (0..5000).map(|line| format!("before {line}\n")).collect();
        let now: String = (0..5000).map(|line| format!("after {line}\n")).collect();
        let history = History::new("main.rhai".into(), now, Some(version), Vec::new());
        let mut rig = harness(bench("first-steps"), Lang::En, [800.0, 600.0], history, |history, ui, view, out| {
            let page = Page { say: view.say, theme: view.theme, settings: view.settings, fresh: false };
            history.ui(ui, &page, out);
        });
        rig.harness.run_steps(3);
        let rows = rig.harness.query_all_by_label_contains("− before").count();
        assert!((5..200).contains(&rows), "{rows} rows");
        rig.harness.get_by_label("− before 0");
        rig.no_text_is_cut();
        rig.picture("history-long");
    }

    #[test]
    fn a_line_without_an_end_is_broken_into_rows_and_none_of_it_is_lost() {
        let long: String = ('a'..='z').cycle().take(1000).collect();
        let lines = [Line::Added(long.clone()), Line::Removed(String::new()), Line::Gap];
        let Rows { rows, .. } = Rows::new(&lines, 42);
        assert!(rows.iter().all(|(_, row)| row.chars().count() <= 42));
        let whole: String = rows.iter().filter(|(line, _)| *line == 0).map(|(_, row)| &row[2..]).collect();
        assert_eq!(whole, long);
        let last: Vec<(usize, &str)> = rows.iter().rev().take(2).map(|(line, row)| (*line, row.as_str())).collect();
        assert_eq!((rows[0].1.starts_with("+ a"), last), (true, vec![(2, "  …"), (1, "− ")]));
    }

    #[test]
    fn of_texts_of_a_megabyte_that_have_little_in_common_only_the_first_lines_are_kept() {
        // Lines of two kinds in no order, which is the worst for comparing.
        let text = |seed: u64| {
            let mut state = seed;
            let mut line = || {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                if state >> 63 == 0 { "a\n" } else { "b\n" }
            };
            (0..500_000).map(|_| line()).collect::<String>()
        };
        let (one, other) = (text(1), text(2));
        let lines = difference(&one, &other);
        assert_eq!((lines.len(), lines.last()), (MOST_LINES + 1, Some(&Line::Gap)));
    }

    #[test]
    fn a_difference_has_signs_and_leaves_out_what_is_far_from_a_change() {
        let version: String = (0..20).map(|line| format!("line {line}\n")).collect();
        let now = version.replace("line 1\n", "line one\n").replace("line 19\n", "");
        let lines = difference(&version, &now);
        assert_eq!(lines.iter().filter(|line| matches!(line, Line::Gap)).count(), 1);
        assert!(lines.contains(&Line::Removed("line 1".into())) && lines.contains(&Line::Added("line one".into())));
        assert!(lines.contains(&Line::Removed("line 19".into())));
        assert!(!lines.contains(&Line::Same("line 10".into())));
        assert!(difference("a", "a").is_empty());
    }

    #[test]
    fn times_are_said_with_the_forms_of_the_language() {
        let say = |lang, minutes: u64| ago(&Say::new(lang), minutes * 60_000);
        assert_eq!(say(Lang::En, 1), "1 minute ago");
        assert_eq!(say(Lang::En, 60), "1 hour ago");
        assert_eq!(say(Lang::En, 119), "1 h 59 min ago");
        assert_eq!(say(Lang::Ru, 2), "2 минуты назад");
        assert_eq!(say(Lang::Ru, 5), "5 минут назад");
        assert_eq!(say(Lang::Ru, 21), "21 минуту назад");
        assert_eq!(say(Lang::Kk, 5), "5 минут бұрын");
        assert_eq!(say(Lang::Ru, 60 * 24 * 3), "3 дня назад");
    }

    #[test]
    fn two_versions_of_the_same_minute_are_told_apart() {
        let say = |lang, seconds: u64| ago(&Say::new(lang), seconds * 1_000);
        assert_eq!([1214, 1230].map(|seconds| say(Lang::En, seconds)), ["20 min 14 s ago", "20 min 30 s ago"]);
        assert_eq!(say(Lang::Ru, 1214), "20 мин 14 с назад");
        assert_eq!(say(Lang::Kk, 1214), "20 мин 14 с бұрын");
    }
}
