//! Finding and replacing, and going to a line: the bars above the text.

use std::ops::Range;

use egui::{Key, Modifiers, Response, TextEdit, Ui, WidgetInfo};
use egui_phosphor::regular::{ARROW_DOWN, ARROW_UP, CHECK, CHECKS, SWAP, X};

use crate::app::panels::editor::document::Document;
use crate::app::panels::editor::edit::{Edit, slice};
use crate::app::panels::editor::{keyboard, typing};
use crate::app::panels::timeline::icon_button;
use crate::app::view::View;

/// The widest that a field of a bar is, points.
const FIELD_WIDTH: f32 = 130.0;
/// And where one row has to do for all of it.
const COMPACT_WIDTH: f32 = 76.0;

/// Which bar is open, and what stands in it.
#[derive(Default)]
pub struct Find {
    open: Option<Bar>,
    wanted: String,
    instead: String,
    line: String,
    /// In the one row that there is room for, replacing has its turn.
    replaces: bool,
    wants_focus: bool,
    /// Where the wanted text stands, in characters.
    pub found: Vec<Range<usize>>,
}

/// The two bars.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bar {
    Find,
    GoToLine,
}

/// What the text is to do after a bar was used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct After {
    /// Show where the cursor is.
    pub reveal: bool,
    /// Take the focus.
    pub focus: bool,
}

impl Find {
    /// Opens a bar; what is selected is looked for.
    pub fn open(&mut self, bar: Bar, document: &Document) {
        let selected = slice(document.text(), &document.selection());
        if bar == Bar::Find && !selected.is_empty() && !selected.contains('\n') {
            selected.clone_into(&mut self.wanted);
        }
        self.line.clear();
        self.open = Some(bar);
        self.replaces = false;
        self.wants_focus = true;
    }

    /// Is one of the bars open?
    pub fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Is finding open, so that what was found is to be marked?
    pub fn current(&self, document: &Document) -> Option<usize> {
        self.found.iter().position(|range| *range == document.selection())
    }

    /// Draws the bar that is open.
    pub fn ui(&mut self, ui: &mut Ui, view: &View, document: &mut Document, compact: bool, time: f64) -> After {
        self.found.clear();
        match self.open {
            None => After::default(),
            Some(Bar::Find) => self.find_ui(ui, view, document, compact, time),
            Some(Bar::GoToLine) => self.line_ui(ui, view, document),
        }
    }

    fn find_ui(&mut self, ui: &mut Ui, view: &View, document: &mut Document, compact: bool, time: f64) -> After {
        let say = |id: &str| view.say.plain(id);
        self.found = found(document.text(), &self.wanted);
        let mut step = None;
        let mut replace = None;
        let mut closes = false;
        let mut reveal = false;
        let width = if compact { COMPACT_WIDTH } else { FIELD_WIDTH };
        ui.horizontal_wrapped(|ui| {
            // Where there is room for one row only, finding and replacing take turns in it.
            if compact && icon_button(ui, true, SWAP, &say("editor-replace-turn")).clicked() {
                self.replaces = !self.replaces;
                self.wants_focus = true;
            }
            let any = !self.found.is_empty();
            if !compact || !self.replaces {
                let field = text_field(ui, &mut self.wanted, &say("editor-find-what"), width);
                if std::mem::take(&mut self.wants_focus) {
                    field.request_focus();
                }
                if field.changed() {
                    self.found = found(document.text(), &self.wanted);
                    reveal |= self.go(document, Step::Here);
                }
                if entered(ui, &field) {
                    step = Some(if ui.input(|input| input.modifiers.shift) { Step::Back } else { Step::On });
                    field.request_focus();
                }
                closes |= left(ui, &field);
                let number = self.current(document).map_or(0, |index| index + 1);
                let count = self.found.len();
                ui.label(view.say.with("editor-found", [("number", number.into()), ("count", count.into())]));
                if icon_button(ui, any, ARROW_UP, &say("editor-find-previous")).clicked() {
                    step = Some(Step::Back);
                }
                if icon_button(ui, any, ARROW_DOWN, &say("editor-find-next")).clicked() {
                    step = Some(Step::On);
                }
            }
            if !compact || self.replaces {
                let field = text_field(ui, &mut self.instead, &say("editor-replace-with"), FIELD_WIDTH);
                if std::mem::take(&mut self.wants_focus) {
                    field.request_focus();
                }
                if entered(ui, &field) {
                    replace = Some(false);
                    field.request_focus();
                }
                closes |= left(ui, &field);
                for (all, icon, id) in [(false, CHECK, "editor-replace"), (true, CHECKS, "editor-replace-all")] {
                    let button = if compact {
                        icon_button(ui, any, icon, &say(id))
                    } else {
                        ui.add_enabled(any, egui::Button::new(say(id)))
                    };
                    if button.clicked() {
                        replace = Some(all);
                    }
                }
            }
            closes |= icon_button(ui, true, X, &say("editor-close")).clicked();
        });
        if let Some(all) = replace {
            self.replace(document, all, time);
        }
        reveal |= step.is_some_and(|step| self.go(document, step)) || replace.is_some();
        if closes {
            self.open = None;
            self.found.clear();
        }
        After { reveal, focus: closes }
    }

    /// Selects another place; false when nothing was found.
    fn go(&self, document: &mut Document, step: Step) -> bool {
        let selection = document.selection();
        let next = match step {
            Step::Here => self.found.iter().find(|range| range.start >= selection.start),
            Step::On => self.found.iter().find(|range| range.start >= selection.end && **range != selection),
            Step::Back => self.found.iter().rfind(|range| range.end <= selection.start),
        };
        let round = if step == Step::Back { self.found.last() } else { self.found.first() };
        let Some(range) = next.or(round) else { return false };
        document.select(range.start, range.end);
        true
    }

    fn replace(&mut self, document: &mut Document, all: bool, time: f64) {
        let text = document.text();
        if all {
            let mut changed = String::new();
            let mut end = 0;
            for range in &self.found {
                changed.push_str(slice(text, &(end..range.start)));
                changed.push_str(&self.instead);
                end = range.end;
            }
            let length = text.chars().count();
            changed.push_str(slice(text, &(end..length)));
            let cursor = document.selection().start;
            document.apply(&Edit { range: 0..length, text: changed, select: cursor..cursor }, time);
        } else if let Some(index) = self.current(document) {
            document.apply(&Edit::replace(self.found[index].clone(), self.instead.clone()), time);
        }
        self.found = found(document.text(), &self.wanted);
        self.go(document, Step::Here);
    }

    fn line_ui(&mut self, ui: &mut Ui, view: &View, document: &mut Document) -> After {
        let mut goes = false;
        let mut closes = false;
        ui.horizontal_wrapped(|ui| {
            let name = view.say.plain("editor-line-number");
            let field = text_field(ui, &mut self.line, &name, FIELD_WIDTH);
            if std::mem::take(&mut self.wants_focus) {
                field.request_focus();
            }
            goes |= entered(ui, &field);
            closes |= left(ui, &field);
            goes |= ui.button(view.say.plain("editor-go")).clicked();
            closes |= icon_button(ui, true, X, &view.say.plain("editor-close")).clicked();
        });
        let line = keyboard::digits(self.line.trim()).parse::<u32>().ok();
        if let (true, Some(line)) = (goes, line) {
            let at = typing::first_sign(document.text(), line);
            document.select(at, at);
            self.open = None;
            return After { reveal: true, focus: true };
        }
        if closes {
            self.open = None;
        }
        After { reveal: false, focus: closes }
    }
}

/// Which of the places is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    /// The first from the cursor on.
    Here,
    On,
    Back,
}

fn text_field(ui: &mut Ui, text: &mut String, name: &str, width: f32) -> Response {
    let width = width.min(ui.available_width());
    let field = ui.add(TextEdit::singleline(text).hint_text(name).desired_width(width));
    field.widget_info(|| WidgetInfo { label: Some(name.to_owned()), ..WidgetInfo::text_edit(true, "", &*text, name) });
    field
}

fn entered(ui: &Ui, field: &Response) -> bool {
    field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter))
}

/// Was a field left by Esc?
fn left(ui: &Ui, field: &Response) -> bool {
    field.lost_focus() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape))
}

/// Where a text stands, in characters. Small letters mean large ones too, unless a large one is among them.
fn found(text: &str, wanted: &str) -> Vec<Range<usize>> {
    let exact = wanted.chars().any(char::is_uppercase);
    let letter = |letter: char| if exact { letter } else { letter.to_lowercase().next().unwrap_or(letter) };
    let text: Vec<char> = text.chars().map(letter).collect();
    let wanted: Vec<char> = wanted.chars().map(letter).collect();
    let mut found = Vec::new();
    let mut at = 0;
    while !wanted.is_empty() && at + wanted.len() <= text.len() {
        if text[at..].starts_with(&wanted) {
            found.push(at..at + wanted.len());
            at += wanted.len();
        } else {
            at += 1;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_letters_find_large_ones_and_large_ones_only_themselves() {
        let starts = |text: &str, wanted: &str| found(text, wanted).iter().map(|range| range.start).collect::<Vec<_>>();
        assert_eq!(found("Жол жол ЖОЛ", "жол"), [0..3, 4..7, 8..11]);
        assert_eq!(starts("Жол жол ЖОЛ", "Жол"), [0]);
        assert_eq!(starts("aaa", "aa"), [0]);
        assert!(starts("aaa", "").is_empty());
    }
}
