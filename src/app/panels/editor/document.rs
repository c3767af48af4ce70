//! A program as it is being written: its text, what is selected, and the way back.

use std::ops::Range;

use crate::app::panels::editor::edit::Edit;
use crate::app::panels::editor::history::{Change, History, Moment};
use crate::pilot::rhai::MAX_BYTES;

/// A program as it is being written.
#[derive(Clone, Debug, Default)]
pub struct Document {
    now: Moment,
    history: History,
    /// The text of the tab as it was seen last.
    given: String,
    /// Something didn't fit in.
    pub too_long: bool,
}

impl Document {
    pub fn new(text: &str) -> Self {
        let now = Moment { text: text.to_owned(), ..Moment::default() };
        Self { now, given: text.to_owned(), ..Self::default() }
    }

    pub fn text(&self) -> &str {
        &self.now.text
    }

    /// Where the selection was begun, and where the cursor stands.
    pub fn ends(&self) -> (usize, usize) {
        (self.now.anchor, self.now.head)
    }

    /// What is selected; empty at the cursor when nothing is.
    pub fn selection(&self) -> Range<usize> {
        self.now.anchor.min(self.now.head)..self.now.anchor.max(self.now.head)
    }

    pub fn select(&mut self, anchor: usize, head: usize) {
        (self.now.anchor, self.now.head) = (anchor, head);
    }

    pub fn can_undo(&self) -> bool {
        self.history.can_undo()
    }

    pub fn can_redo(&self) -> bool {
        self.history.can_redo()
    }

    /// Takes the text of the tab when somebody else changed it; that can be undone like everything.
    pub fn follow(&mut self, text: &str, time: f64) {
        if self.given == text {
            return;
        }
        text.clone_into(&mut self.given);
        if self.now.text != text {
            let before = self.now.clone();
            self.history.keep(before, Change::Whole, time);
            text.clone_into(&mut self.now.text);
            let end = text.chars().count();
            self.select(self.now.anchor.min(end), self.now.head.min(end));
        }
    }

    /// Makes a change, unless the program would be too long after it.
    pub fn apply(&mut self, edit: &Edit, time: f64) {
        let text = edit.applied(&self.now.text);
        if text.len() > MAX_BYTES && text.len() > self.now.text.len() {
            self.too_long = true;
            return;
        }
        if text != self.now.text {
            let before = std::mem::take(&mut self.now);
            self.history.keep(before, Change::Whole, time);
            self.now.text = text;
            self.too_long = false;
        }
        self.select(edit.select.start, edit.select.end);
    }

    /// Lends the text to be edited by keys, until `give_back`.
    pub fn lend(&mut self) -> String {
        std::mem::take(&mut self.now.text)
    }

    /// Takes the text again; `before` is what it was when keys changed it.
    pub fn give_back(&mut self, text: String, before: Option<String>, refused: bool, time: f64) {
        self.now.text = text;
        self.too_long |= refused;
        let Some(before) = before.filter(|before| *before != self.now.text) else { return };
        // A line's end, a pasted text and what was typed over a selection are steps of their own.
        let same_lines = self.now.text.matches('\n').count() == before.matches('\n').count();
        let change = match self.now.text.len() as isize - before.len() as isize {
            1..=4 if same_lines => Change::Typed,
            -4..=-1 if same_lines => Change::Deleted,
            _ => Change::Whole,
        };
        let (anchor, head) = self.ends();
        self.history.keep(Moment { text: before, anchor, head }, change, time);
        self.too_long = refused;
    }

    /// Goes back one step, when there is one.
    pub fn undo(&mut self) {
        if let Some(before) = self.history.undo(self.now.clone()) {
            self.now = before;
        }
    }

    /// Goes forward again by one step, when there is one.
    pub fn redo(&mut self) {
        if let Some(after) = self.history.redo(self.now.clone()) {
            self.now = after;
        }
    }
}
