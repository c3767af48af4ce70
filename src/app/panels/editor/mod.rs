//! The editor: where programs are written.

mod about;
mod area;
mod assist;
mod buffer;
mod complete;
mod document;
mod edit;
mod fixes;
mod geometry;
mod gutter;
mod highlight;
mod history;
mod keywords;
mod plain;
mod reading;
mod scope;
mod typing;

use std::collections::BTreeMap;

use egui::Ui;

use crate::app::bench::Bench;
use crate::app::command::Command;
use crate::app::panels::editor::area::{Area, Marked};
use crate::app::panels::editor::document::Document;
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
    /// The editor did what was asked of it by `Insert` and `GoTo`.
    Taken,
}

impl EditCommand {
    /// Carries it out.
    pub fn apply(self, bench: &mut Bench) {
        match self {
            Self::Text(text) => bench.files.edit(text),
            Self::Show(tab) => bench.files.show(tab),
            Self::Insert(text) => bench.insert = Some(text),
            Self::GoTo(line, column) => bench.go_to = Some((line, column)),
            Self::Taken => (bench.insert, bench.go_to) = (None, None),
        }
    }
}

/// The panel's own state: what nobody else needs to know.
#[derive(Default)]
pub struct EditorPanel {
    /// The level that the documents are of.
    level: String,
    /// The programs by the names of their tabs.
    documents: BTreeMap<String, Document>,
    area: Area,
}

impl EditorPanel {
    pub fn ui(&mut self, ui: &mut Ui, view: &View, out: &mut Vec<Command>) {
        let Some(tab) = view.bench.files.shown() else { return };
        if self.level != view.bench.level.id {
            self.level.clone_from(&view.bench.level.id);
            self.documents.clear();
        }
        let time = ui.input(|input| input.time);
        let mut document = self.documents.remove(&tab.name).unwrap_or_else(|| Document::new(&tab.text, tab.revision));
        document.follow(&tab.text, tab.revision, time);
        let before = document.text().to_owned();
        let marked = Marked::default();
        self.area.ui(ui, view, &mut document, &marked, out);
        if document.text() != before {
            out.push(Command::Edit(EditCommand::Text(document.text().to_owned())));
        }
        self.documents.insert(tab.name.clone(), document);
    }
}
