//! Goals and sheet: what counts, live; the verdict, and how all layouts came out.

mod medals;
pub mod predict;
mod readings;
mod sheet;
mod show_me;
mod strip;
mod verdict;

#[cfg(test)]
mod tests;

use egui::{ScrollArea, Ui};

pub use sheet::SMALL;

use crate::app::bench::Bench;
use crate::app::command::Command;
use crate::app::view::View;

/// What this panel may ask for.
#[derive(Clone, Debug, PartialEq)]
pub enum GoalsCommand {
    /// Show the moment, the place and the line where the run went wrong.
    ShowMe,
    /// Ask the level's question once more.
    AskAgain,
}

impl GoalsCommand {
    /// Carries it out.
    pub fn apply(self, bench: &mut Bench) {
        match self {
            Self::ShowMe => show_me::show_me(bench),
            Self::AskAgain => bench.ask_again(),
        }
    }
}

/// The panel's own state: what nobody else needs to know.
#[derive(Default)]
pub struct GoalsPanel {
    medals: medals::Medals,
    strip: strip::Strip,
}

impl GoalsPanel {
    pub fn ui(&mut self, ui: &mut Ui, view: &View, out: &mut Vec<Command>) {
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            ui.set_max_width(ui.available_width());
            predict::ui(ui, view, out);
            verdict::ui(ui, view, &mut self.medals, out);
            sheet::ui(ui, view);
            self.strip.ui(ui, view, out);
        });
    }
}
