//! The lab screen: the bar with its buttons, and below it the panels.

use egui::{Panel, Ui};

use crate::app::command::Command;
use crate::app::drive::{self, DriveCommand};
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
            if ui.button(view.say.plain("lab-stop")).clicked() {
                out.push(Command::Stop);
            }
            if ui.button(view.say.plain("drive-start")).clicked() {
                out.push(Command::Drive(DriveCommand::Start));
            }
        });
    });
    drive::ui(ui, view, out);
    egui::CentralPanel::default().show(ui, |ui| tiles.ui(ui, panels, view, out));
}
