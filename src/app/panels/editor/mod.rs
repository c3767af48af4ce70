//! The editor: where programs are written.

mod about;
mod area;
mod ask;
mod assist;
mod breakpoints;
mod buffer;
mod command;
mod complete;
mod document;
mod edit;
mod fault;
mod find;
mod fixes;
mod geometry;
mod gutter;
mod help;
mod highlight;
mod history;
mod hover;
mod keyboard;
mod keywords;
mod lines;
mod notices;
mod parameters;
mod picture;
mod plain;
mod problem;
mod rare;
mod reading;
mod scope;
mod signs;
mod suggestions;
mod symbols;
mod tabs;
mod typing;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;
use std::time::Duration;

use egui::{Frame, Panel, TextStyle, Ui};

pub use area::id as text_id;
pub use ask::Ask;
pub use command::EditCommand;

use crate::app::command::Command;
use crate::app::files::Tab;
use crate::app::keys;
use crate::app::panels::editor::area::{Area, Marked};
use crate::app::panels::editor::document::Document;
use crate::app::panels::editor::edit::{Edit, line_and_column, place, slice};
use crate::app::panels::editor::find::{Bar, Find};
use crate::app::panels::editor::notices::Notices;
use crate::app::panels::editor::tabs::Tabs;
use crate::app::view::View;
use crate::base::diag::Diag;
use crate::level::load::Level;
use crate::text::lang::Lang;

/// So long after the last key nothing is underlined, seconds: what is known of the text is older than the text.
const QUIET_S: f64 = 0.3;
/// Below this height the rows above the text are put together, points.
const COMPACT_HEIGHT: f32 = 300.0;
/// The bars below the text leave room for so many lines of it.
const LEAST_LINES: f32 = 6.0;
/// The height of the bar of signs in one row, points.
const SIGNS_HEIGHT: f32 = 30.0;

/// The panel's own state: what nobody else needs to know.
#[derive(Default)]
pub struct EditorPanel {
    /// The level that the documents are of.
    level: Option<Arc<Level>>,
    /// The programs by the names of their tabs.
    documents: BTreeMap<String, Document>,
    area: Area,
    tabs: Tabs,
    find: Find,
    notices: Notices,
    fixes: fixes::Buttons,
    fault: fault::Fault,
    /// When the text was changed last.
    changed: f64,
    /// What other panels and keys asked for was taken up, and the bench doesn't know yet.
    took: bool,
}

impl EditorPanel {
    pub fn ui(&mut self, ui: &mut Ui, view: &View, out: &mut Vec<Command>) {
        let Some(tab) = view.bench.files.shown() else { return };
        let time = ui.input(|input| input.time);
        let mut document = self.document(view, tab, time);
        let before = document.text().to_owned();
        let mut commands = Vec::new();
        let compact = ui.available_height() < COMPACT_HEIGHT;
        let mut asks = self.tabs.ui(ui, view, &document, compact, &mut commands);
        if ui.memory(|memory| memory.has_focus(text_id())) {
            asks.extend(keys::pressed_in_editor(ui.ctx()));
        }
        self.take_up(view, &mut document, &mut asks, time, &mut commands);
        let fault = self.fault.of(view, tab);
        let problem = tab.problem.as_deref().or(fault.as_deref());
        for ask in asks {
            self.answer(ask, view, problem, &mut document, time);
        }
        let after = self.find.ui(ui, view, &mut document, compact, time);
        self.area.reveal |= after.reveal;
        self.area.wants_focus |= after.focus;
        // One bar at a time where two would leave no room for the text.
        if !compact || !self.find.is_open() {
            self.area.wants_focus |= self.notices.ui(ui, view, &mut document, time, &mut commands);
        }
        self.foot_ui(ui, view, problem, &mut document, compact, time);
        let marked = self.marked(view, tab, problem, &document, time);
        self.area.ui(ui, view, &mut document, &marked, &mut commands);
        if document.text() != before {
            self.changed = time;
            ui.ctx().request_repaint_after(Duration::from_secs_f64(QUIET_S));
            // The text goes first: it is that of the tab which was shown.
            out.push(Command::Edit(EditCommand::Text(document.text().to_owned())));
        }
        let line = line_and_column(document.text(), document.ends().1).0;
        if view.bench.cursor_line != Some(line) {
            out.push(Command::Edit(EditCommand::Cursor(line)));
        }
        out.append(&mut commands);
        self.documents.insert(tab.name.clone(), document);
    }

    /// The shown program as it is being written.
    fn document(&mut self, view: &View, tab: &Tab, time: f64) -> Document {
        let level = &view.bench.level;
        if !self.level.as_ref().is_some_and(|known| Arc::ptr_eq(known, level)) {
            self.level = Some(Arc::clone(level));
            self.documents.clear();
            self.changed = f64::NEG_INFINITY;
        }
        let tabs = &view.bench.files.tabs;
        self.documents.retain(|name, _| tabs.iter().any(|tab| tab.name == *name));
        let mut document = self.documents.remove(&tab.name).unwrap_or_else(|| Document::new(&tab.text));
        document.follow(&tab.text, time);
        document
    }

    /// Takes up what other panels and keys asked for, once.
    fn take_up(
        &mut self,
        view: &View,
        document: &mut Document,
        asks: &mut Vec<Ask>,
        time: f64,
        out: &mut Vec<Command>,
    ) {
        let bench = view.bench;
        let asked = bench.ask.is_some() || bench.insert.is_some() || bench.go_to.is_some();
        if !asked {
            self.took = false;
            return;
        }
        if std::mem::replace(&mut self.took, true) {
            return;
        }
        asks.extend(bench.ask);
        if let Some((line, column)) = bench.go_to {
            let at = match column {
                0 => typing::first_sign(document.text(), line),
                column => place(document.text(), line, column),
            };
            document.select(at, at);
            self.area.reveal = true;
        }
        if let Some(put) = &bench.insert {
            let edit = lines::insertion(document.text(), &document.selection(), put);
            document.apply(&edit, time);
            (self.area.reveal, self.area.wants_focus) = (true, true);
        }
        out.push(Command::Edit(EditCommand::Taken));
    }

    /// Does what keys and buttons ask for.
    fn answer(&mut self, ask: Ask, view: &View, problem: Option<&Diag>, document: &mut Document, time: f64) {
        match ask {
            Ask::Help => return self.area.assist.call_help(),
            Ask::Suggest => self.area.assist.suggest(),
            Ask::Fix => {
                let fixes = problem.map(|problem| fixes::fixes(problem, document.text(), view.say));
                if let Some(fix) = fixes.unwrap_or_default().first() {
                    document.apply(&fix.edit, time);
                }
            }
            Ask::Find => return self.find.open(Bar::Find, document),
            Ask::GoToLine => return self.find.open(Bar::GoToLine, document),
            Ask::SwitchLayout => {
                let layout = match view.say.lang() {
                    Lang::Kk => keyboard::Layout::Kazakh,
                    _ => keyboard::Layout::Russian,
                };
                let selection = document.selection();
                let text = keyboard::switched(slice(document.text(), &selection), layout);
                document.apply(&Edit { range: selection.clone(), text, select: selection }, time);
            }
            _ => ask::change(ask, document, time),
        }
        (self.area.reveal, self.area.wants_focus) = (true, true);
    }

    /// What stands below the text: what is wrong, and the bar of signs.
    fn foot_ui(
        &mut self,
        ui: &mut Ui,
        view: &View,
        problem: Option<&Diag>,
        document: &mut Document,
        compact: bool,
        time: f64,
    ) {
        let text = LEAST_LINES * ui.text_style_height(&TextStyle::Monospace);
        let height = problem.map_or(0.0, |_| problem::most_height(ui, compact));
        let signs = view.settings.symbol_bar && ui.available_height() - height - SIGNS_HEIGHT >= text;
        let foot = Panel::bottom(ui.id().with("foot")).resizable(false).show_separator_line(false);
        foot.frame(Frame::new().inner_margin(egui::Margin { top: 4, ..egui::Margin::ZERO })).show(ui, |ui| {
            if let Some(problem) = problem.filter(|problem| !self.is_written(problem, document)) {
                let mut fix = None;
                let shows = problem::ui(ui, view, problem, compact, |ui| {
                    fix = self.fixes.ui(ui, view, problem, document.text());
                });
                if let Some(edit) = &fix {
                    document.apply(edit, time);
                } else if shows && let Some(range) = problem::range(problem, document.text()) {
                    document.select(range.start, range.start);
                }
                if shows || fix.is_some() {
                    (self.area.reveal, self.area.wants_focus) = (true, true);
                }
            }
            if signs && symbols::ui(ui, view, document, compact, time) {
                (self.area.reveal, self.area.wants_focus) = (true, true);
            }
        });
    }

    /// Is the word that is wrong still being written? The list that is open says how it may go on.
    fn is_written(&self, problem: &Diag, document: &Document) -> bool {
        let cursor = document.ends().1;
        let touches = |range: Range<usize>| range.start <= cursor && cursor <= range.end;
        self.area.assist.is_suggesting() && problem::range(problem, document.text()).is_some_and(touches)
    }

    fn marked<'a>(
        &self,
        view: &View,
        tab: &Tab,
        problem: Option<&'a Diag>,
        document: &Document,
        time: f64,
    ) -> Marked<'a> {
        let bench = view.bench;
        let step = bench.debug.at.and_then(|at| bench.reel.steps().get(at));
        let step = step.filter(|step| Some(step.robot) == bench.robot() && bench.ran(tab));
        let quiet = time - self.changed < QUIET_S;
        Marked {
            problem: problem.filter(|problem| !quiet && !self.is_written(problem, document)),
            step: step.map(|step| step.line),
            found: self.find.found.clone(),
            current: self.find.current(document),
        }
    }
}
