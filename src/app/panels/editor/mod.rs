//! The editor: where programs are written.

mod about;
mod complete;
mod fixes;
mod keywords;
mod plain;
mod reading;
mod scope;

use egui::Ui;

use crate::app::bench::Bench;
use crate::app::command::Command;
use crate::app::view::View;

/// What this panel may ask for.
#[derive(Clone, Debug, PartialEq)]
pub enum EditCommand {
    /// The shown program has this text now.
    Text(String),
    /// Show a tab.
    Show(usize),
    /// Put a text in at the cursor.
    Insert(String),
    /// Show a line (and column, 0 for none) of the shown program.
    GoTo(u32, u32),
}

impl EditCommand {
    /// Carries it out.
    pub fn apply(self, bench: &mut Bench) {
        match self {
            Self::Text(text) => bench.files.edit(text),
            Self::Show(tab) => bench.files.show(tab),
            Self::Insert(text) => bench.insert = Some(text),
            Self::GoTo(line, column) => bench.go_to = Some((line, column)),
        }
    }
}

/// The panel's own state: what nobody else needs to know.
#[derive(Default)]
pub struct EditorPanel {}

impl EditorPanel {
    pub fn ui(&mut self, ui: &mut Ui, view: &View, out: &mut Vec<Command>) {
        let Some(tab) = view.bench.files.shown() else { return };
        let mut text = tab.text.clone();
        if ui.add(egui::TextEdit::multiline(&mut text).code_editor().desired_width(f32::INFINITY)).changed() {
            out.push(Command::Edit(EditCommand::Text(text)));
        }
    }
}
