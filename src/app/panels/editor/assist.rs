//! What helps while a program is written: completion, parameter help and the help on words.

use std::sync::Arc;

use egui::{Galley, Pos2, Rect, Response, Ui};

use crate::app::command::Command;
use crate::app::panels::editor::edit::Edit;
use crate::app::view::View;
use crate::pilot::rhai::lex::Span;

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
    /// The pieces of the text.
    pub spans: &'a [Span],
    /// The text was changed by keys in this frame.
    pub typed: bool,
}

/// What helps while a program is written.
#[derive(Default)]
pub struct Assist {}

impl Assist {
    /// Takes the keys that are for a list that is open, before the text gets them. Called when the text has the focus.
    pub fn keys(&mut self, ui: &mut Ui) -> Option<Edit> {
        let _ = ui;
        None
    }

    /// Draws over the text what helps; gives the change that was asked for.
    pub fn ui(&mut self, ui: &mut Ui, view: &View, shown: &Shown, out: &mut Vec<Command>) -> Option<Edit> {
        let _ = (ui, view, shown, out);
        None
    }
}
