//! What keys and buttons ask of the editor, and how the text answers.

use crate::app::panels::editor::document::Document;
use crate::app::panels::editor::edit::Edit;
use crate::app::panels::editor::lines;

/// What is asked of the editor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    Undo,
    Redo,
    Find,
    GoToLine,
    /// Show the help on the word at the cursor.
    Help,
    /// Show what could be meant at the cursor.
    Suggest,
    /// Put the problem right in the likeliest way.
    Fix,
    /// Make the selected lines comments, or take that back.
    Comment,
    /// Put the selected lines in once more.
    Duplicate,
    MoveUp,
    MoveDown,
    /// Write the selection as the other keyboard layout would have.
    SwitchLayout,
}

/// Does what only changes the text.
pub fn change(ask: Ask, document: &mut Document, time: f64) {
    let (text, selection) = (document.text(), document.selection());
    let edit: Option<Edit> = match ask {
        Ask::Undo => return document.undo(),
        Ask::Redo => return document.redo(),
        Ask::Comment => Some(lines::comment(text, &selection)),
        Ask::Duplicate => Some(lines::duplicate(text, &selection)),
        Ask::MoveUp => lines::moved(text, &selection, true),
        Ask::MoveDown => lines::moved(text, &selection, false),
        Ask::Find | Ask::GoToLine | Ask::Help | Ask::Suggest | Ask::Fix | Ask::SwitchLayout => None,
    };
    if let Some(edit) = edit {
        document.apply(&edit, time);
    }
}
