//! Goals and sheet: what counts, live; the verdict, and how all layouts came out.

mod medals;
pub mod predict;
mod readings;
mod sheet;
mod show_me;
mod strip;
pub mod verdict;

#[cfg(test)]
mod tests;

use egui::{ScrollArea, Ui};

pub use sheet::SMALL;

use crate::app::bench::Bench;
use crate::app::command::Command;
use crate::app::focus::Follow;
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
    /// The film that was shown last, and whether it had come to its end.
    seen: Option<(u64, bool)>,
    /// How often all layouts had been asked for.
    tries: u32,
}

impl GoalsPanel {
    pub fn ui(&mut self, ui: &mut Ui, view: &View, out: &mut Vec<Command>) {
        let bench = view.bench;
        let mut area = ScrollArea::vertical().auto_shrink(false);
        // What is new stands on top, wherever somebody had scrolled to before.
        let film = Some((bench.reel.serial(), bench.reel.ending().is_some()));
        if std::mem::replace(&mut self.seen, film) != film {
            area = area.vertical_scroll_offset(0.0);
        }
        let tries_now = std::mem::replace(&mut self.tries, bench.tries) != bench.tries && bench.tries > 0;
        area.follow(ui, |ui| {
            ui.set_max_width(ui.available_width());
            predict::question_ui(ui, view, out);
            verdict::ui(ui, view, &mut self.medals, out);
            predict::answer_ui(ui, view, out);
            if bench.tried.is_empty() {
                sheet::ui(ui, view);
                self.strip.ui(ui, view, out);
            } else {
                let strip = ui.scope(|ui| self.strip.ui(ui, view, out)).response;
                if tries_now {
                    strip.scroll_to_me(Some(egui::Align::TOP));
                }
                sheet::ui(ui, view);
            }
        });
    }
}
