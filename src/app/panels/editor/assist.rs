//! What helps while a program is written: the list of suggestions, the help on parameters and words, the pages of words.

use std::sync::Arc;

use egui::{Galley, Key, Modifiers, Pos2, Rect, Response, Ui};

use crate::app::command::Command;
use crate::app::panels::editor::about::at_place;
use crate::app::panels::editor::area;
use crate::app::panels::editor::edit::{Edit, byte_of, char_of};
use crate::app::panels::editor::help::HelpWindow;
use crate::app::panels::editor::hover::Hover;
use crate::app::panels::editor::parameters::Parameters;
use crate::app::panels::editor::reading::Reading;
use crate::app::panels::editor::suggestions::{Suggestions, Taken};
use crate::app::view::View;

/// The program's text as it was drawn in this frame.
pub struct Shown<'a> {
    pub response: &'a Response,
    pub galley: &'a Arc<Galley>,
    /// Where the galley's corner is on the screen.
    pub galley_pos: Pos2,
    /// The part of the screen in which the text is seen.
    pub seen: Rect,
    /// Where the cursor stands, in characters.
    pub cursor: usize,
    /// Nothing is selected.
    pub single: bool,
    pub text: &'a str,
    /// The text was changed by keys in this frame.
    pub typed: bool,
}

impl Shown<'_> {
    /// The place of some bytes of the text on the screen; of the first row of them when they go over several.
    pub fn rect(&self, bytes: &std::ops::Range<usize>) -> Rect {
        let at = |byte: usize| {
            let cursor = egui::text::CCursor::new(char_of(self.text, byte));
            self.galley.pos_from_cursor(cursor).translate(self.galley_pos.to_vec2())
        };
        let (start, end) = (at(bytes.start), at(bytes.end));
        if end.top() > start.top() { start.with_max_x(start.right().max(self.seen.right())) } else { start.union(end) }
    }
}

/// What helps while a program is written.
#[derive(Default)]
pub struct Assist {
    suggestions: Suggestions,
    parameters: Parameters,
    hover: Hover,
    help: HelpWindow,
    /// The list is asked for.
    asked: bool,
    /// The last change left the cursor where a list may be of use.
    opens_again: bool,
    /// Where the cursor was, and how long the text was.
    last: (usize, usize),
    /// The help on the word at the cursor is asked for.
    help_asked: bool,
}

impl Assist {
    /// Shows what could be meant at the cursor.
    pub fn suggest(&mut self) {
        self.asked = true;
    }

    /// Is the list of what could be meant open?
    pub fn is_suggesting(&self) -> bool {
        self.suggestions.is_open()
    }

    /// Shows the help on the word at the cursor.
    pub fn call_help(&mut self) {
        self.help_asked = true;
    }

    /// Takes the keys that are for a list that is open, before the text gets them. Called when the text has the focus.
    pub fn keys(&mut self, ui: &mut Ui) -> Option<Edit> {
        match self.suggestions.keys(ui) {
            Taken::Nothing => {
                if self.parameters.is_shown() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
                    self.parameters.close();
                }
                None
            }
            Taken::Key => None,
            Taken::Edit(edit) => Some(self.chosen(edit)),
        }
    }

    /// Draws over the text what helps; gives the change that was asked for.
    pub fn ui(&mut self, ui: &mut Ui, view: &View, shown: &Shown, out: &mut Vec<Command>) -> Option<Edit> {
        let asked = std::mem::take(&mut self.asked);
        let again = std::mem::take(&mut self.opens_again);
        let moved = self.last.0 != shown.cursor;
        let shrunk = shown.text.len() < self.last.1;
        self.last = (shown.cursor, shown.text.len());
        if let Some(words) = view.bench.vocabulary() {
            let has_focus = shown.response.has_focus() && shown.single;
            if asked || again || has_focus && (shown.typed || moved) {
                let reading = Reading::new(shown.text);
                let at = byte_of(shown.text, shown.cursor);
                let opens = asked || again || shown.typed && (!shrunk || self.suggestions.is_open());
                self.suggestions.follow(&reading, at, words, opens, asked);
                self.parameters.follow(&reading, at, words, opens);
            }
            if !has_focus && !again && !self.suggestions.is_pointed_at(ui) {
                self.suggestions.close();
                self.parameters.close();
            }
            self.pages(ui, view, shown, out);
        }
        self.parameters.ui(ui, view, shown, self.suggestions.is_open());
        // Tooltips lie above every window, and the pages say more than they do.
        if !self.suggestions.is_open() && !self.help.is_open() {
            self.hover.ui(ui, view, shown);
        }
        let edit = self.suggestions.ui(ui, view, shown);
        edit.map(|edit| self.chosen(edit))
    }

    /// A suggestion was chosen: inside of quotes or brackets there is more to be said.
    fn chosen(&mut self, edit: Edit) -> Edit {
        self.opens_again = edit.select.is_empty();
        edit
    }

    /// The window with the pages of the words.
    fn pages(&mut self, ui: &mut Ui, view: &View, shown: &Shown, out: &mut Vec<Command>) {
        if std::mem::take(&mut self.help_asked) {
            let words = view.bench.vocabulary();
            let reading = Reading::new(shown.text);
            let about = words.and_then(|words| at_place(&reading, byte_of(shown.text, shown.cursor), words));
            let call = || reading.call_at(byte_of(shown.text, shown.cursor)).map(|call| call.name.to_owned());
            let page = about.and_then(|(_, about)| about.page().map(str::to_owned)).or_else(call);
            self.help.call(page.or_else(|| self.suggestions.page()));
            self.suggestions.close();
        }
        if self.help.ui(ui, view, out) {
            ui.memory_mut(|memory| memory.request_focus(area::id()));
        }
    }
}

/// Where a box of a size goes beside a line of text: below it, or above where there is more room.
pub fn beside(ui: &Ui, line: Rect, size: egui::Vec2, above: bool) -> Pos2 {
    let window = ui.ctx().content_rect().shrink(4.0);
    let gap = 3.0;
    let fits_below = line.bottom() + gap + size.y <= window.bottom();
    let fits_above = line.top() - gap - size.y >= window.top();
    let below = match (above, fits_below, fits_above) {
        (true, _, true) => false,
        (true, ..) | (false, true, _) => true,
        (false, false, fits_above) => !fits_above && window.bottom() - line.bottom() >= line.top() - window.top(),
    };
    let y = if below { line.bottom() + gap } else { line.top() - gap - size.y };
    let x = line.left().min(window.right() - size.x).max(window.left());
    Pos2::new(x, y.max(window.top()))
}

/// Where a box about the line of the cursor goes, which is not to hide what the line has to do with: below it where nothing
/// is written, above it where nothing is, beside it, or at last below. Under a list that is open it goes above.
pub fn clear_of(ui: &Ui, shown: &Shown, line: Rect, size: egui::Vec2, listed: bool) -> Pos2 {
    let rows = (size.y / line.height().max(1.0)).ceil() as usize + 1;
    let number = shown.text.get(..byte_of(shown.text, shown.cursor)).unwrap_or_default().matches('\n').count();
    let is_blank = |lines: std::ops::Range<usize>| {
        let lines = shown.text.lines().skip(lines.start).take(lines.len());
        lines.map(str::trim).all(str::is_empty)
    };
    if listed || !is_blank(number + 1..number + 1 + rows) && is_blank(number.saturating_sub(rows)..number) {
        return beside(ui, line, size, true);
    }
    if is_blank(number + 1..number + 1 + rows) {
        return beside(ui, line, size, false);
    }
    // The ends of the lines that the box would stand beside.
    let mut start = 0;
    let mut right = line.right();
    for (at, text) in shown.text.split('\n').enumerate().take(number + rows) {
        let end = start + text.len();
        start = end + 1;
        if at >= number {
            right = right.max(shown.rect(&(end..end)).right());
        }
    }
    let right = right + 24.0;
    let window = ui.ctx().content_rect().shrink(4.0);
    if right + size.x <= window.right() && line.top() + size.y <= window.bottom() {
        return Pos2::new(right, line.top());
    }
    beside(ui, line, size, false)
}

#[cfg(test)]
mod tests;
