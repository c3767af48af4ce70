//! The versions of the shown program: when and why each was kept, what is different now, and the way back to it.

use egui::{RichText, ScrollArea, Ui};
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
    lines: Vec<Line>,
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
            self.shown = text.map(|text| Shown { lines: difference(&text, &self.now), text });
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

    fn shown_ui(&self, ui: &mut Ui, page: &Page, out: &mut Vec<Command>) {
        let shown = match &self.shown {
            Ok(shown) => shown,
            Err(diag) => {
                ui.label(page.say.diag(diag));
                return;
            }
        };
        if shown.text == self.now {
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
        for line in &shown.lines {
            let (text, colour) = match line {
                Line::Same(line) => (format!("  {line}"), page.theme.visuals.text_color()),
                Line::Added(line) => (format!("+ {line}"), page.theme.good),
                Line::Removed(line) => (format!("− {line}"), page.theme.bad),
                Line::Gap => ("  …".to_owned(), page.theme.visuals.weak_text_color()),
            };
            ui.add(egui::Label::new(RichText::new(text).monospace().color(colour)).wrap());
        }
    }
}

/// What became different from a version to the present text: its lines with signs, and few of those that are the same.
pub fn difference(version: &str, now: &str) -> Vec<Line> {
    let diff = TextDiff::from_lines(version, now);
    let mut lines = Vec::new();
    for (number, group) in diff.grouped_ops(AROUND).iter().enumerate() {
        if number > 0 {
            lines.push(Line::Gap);
        }
        for change in group.iter().flat_map(|op| diff.iter_changes(op)) {
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
    use super::*;
    use crate::text::lang::Lang;

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
