//! The lab screen: the bar with its buttons, and below it the panels.

use egui::{Panel, Ui};

use crate::app::command::Command;
use crate::app::lab::study::StudyCommand;
use crate::app::panels::Panels;
use crate::app::screens::Screen;
use crate::app::tiles::PanelTiles;
use crate::app::view::View;

/// Draws the screen.
pub fn ui(ui: &mut Ui, view: &View, tiles: &mut PanelTiles, panels: &mut Panels, out: &mut Vec<Command>) {
    Panel::top("lab-bar").show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            if ui.button(view.say.plain("lab-home")).clicked() {
                out.push(Command::Go(Screen::Home));
            }
            ui.label(view.bench.layout.texts.title.get(view.say.code()));
            if ui.button(view.say.plain("lab-run")).clicked() {
                out.push(Command::Run { steps: false });
            }
            if ui.button(view.say.plain("lab-run-steps")).clicked() {
                out.push(Command::Run { steps: true });
            }
            let history = ui.button(format!(
                "{} {}",
                egui_phosphor::regular::CLOCK_COUNTER_CLOCKWISE,
                view.say.plain("history-title")
            ));
            if history.clicked() {
                out.push(Command::Study(StudyCommand::History));
            }
            if ui.button(view.say.plain("lab-stop")).clicked() {
                out.push(Command::Stop);
            }
        });
    });
    egui::CentralPanel::default().show(ui, |ui| tiles.ui(ui, panels, view, out));
}
