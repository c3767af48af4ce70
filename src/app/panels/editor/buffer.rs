//! The text as egui's text field edits it: typed signs do what `typing` says, and nothing grows beyond the limit.

use std::any::TypeId;
use std::ops::Range;

use egui::TextBuffer;
use egui::text::{CCursor, CCursorRange, CharIndex};

use crate::app::panels::editor::edit::{Edit, slice};
use crate::app::panels::editor::typing;
use crate::pilot::rhai::MAX_BYTES;

/// A text that is being edited.
pub struct Buffer<'a> {
    text: &'a mut String,
    /// The text before the first change.
    pub before: Option<String>,
    /// Something was not put in, because the program would be too long.
    pub refused: bool,
    /// A selection that was taken out to make room, and where.
    taken: Option<(usize, String)>,
}

impl<'a> Buffer<'a> {
    pub fn new(text: &'a mut String) -> Self {
        Self { text, before: None, refused: false, taken: None }
    }

    fn make(&mut self, edit: &Edit) {
        if self.before.is_none() {
            self.before = Some(self.text.clone());
        }
        *self.text = edit.applied(self.text);
    }
}

impl TextBuffer for Buffer<'_> {
    fn is_mutable(&self) -> bool {
        true
    }

    fn as_str(&self) -> &str {
        self.text
    }

    fn insert_text(&mut self, text: &str, index: CharIndex) -> usize {
        self.make(&Edit::replace(index.0..index.0, text));
        text.chars().count()
    }

    fn delete_char_range(&mut self, range: Range<CharIndex>) {
        self.make(&Edit::replace(range.start.0..range.end.0, ""));
    }

    fn insert_text_at(&mut self, cursor: &mut CCursor, text: &str, _limit: usize) {
        let taken = self.taken.take().filter(|(at, _)| *at == cursor.index.0).map(|(_, taken)| taken);
        let taken = taken.unwrap_or_default();
        let edit = typing::typed(self.text, cursor.index.0, text, &taken);
        if self.text.len() + edit.text.len() > MAX_BYTES {
            self.refused = true;
            let back = Edit::replace(cursor.index.0..cursor.index.0, taken);
            self.make(&back);
            *cursor = CCursor::new(back.select.end);
            return;
        }
        self.make(&edit);
        *cursor = CCursor::new(edit.select.end);
    }

    fn delete_selected(&mut self, range: &CCursorRange) -> CCursor {
        let range = range.as_sorted_char_range();
        let range = range.start.0..range.end.0;
        if range.is_empty() {
            self.taken = None;
        } else {
            self.taken = Some((range.start, slice(self.text, &range).to_owned()));
            self.make(&Edit::replace(range.clone(), ""));
        }
        CCursor::new(range.start)
    }

    fn delete_previous_char(&mut self, cursor: CCursor) -> CCursor {
        let range = typing::rubbed_out(self.text, cursor.index.0);
        if !range.is_empty() {
            self.make(&Edit::replace(range.clone(), ""));
        }
        CCursor::new(range.start)
    }

    fn type_id(&self) -> TypeId {
        TypeId::of::<Buffer<'static>>()
    }
}
