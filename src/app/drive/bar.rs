//! The bar of driving: how to drive and how to stop, buttons to be held with the mouse, and what to do afterwards.

use egui::{Button, RichText, Ui};
use egui_phosphor::regular::{
    ARROW_ARC_LEFT, ARROW_ARC_RIGHT, ARROW_DOWN, ARROW_UP, CODE, GAME_CONTROLLER, REPEAT, STOP, X,
};

use crate::app::command::Command;
use crate::app::drive::{Drive, DriveCommand, Hold};
use crate::app::view::View;

/// The buttons that are held: icon, name, and where they drive.
const WAYS: [(&str, &str, (i8, i8)); 4] = [
    (ARROW_ARC_LEFT, "drive-left", (0, -1)),
    (ARROW_UP, "drive-ahead", (1, 0)),
    (ARROW_DOWN, "drive-back", (-1, 0)),
    (ARROW_ARC_RIGHT, "drive-right", (0, 1)),
];

/// Draws the bar; nothing while nobody drives.
pub fn ui(ui: &mut Ui, view: &View, out: &mut Vec<Command>) {
    if !view.bench.drive.is_by_hand() {
        return;
    }
    egui::Panel::top("drive bar").show(ui, |ui| {
        ui.horizontal_wrapped(|ui| match &view.bench.drive {
            Drive::Off => {}
            Drive::Live(_) => live(ui, view, out),
            Drive::Closing(_) => {
                ui.spinner();
                ui.label(view.say.plain("drive-closing"));
            }
            Drive::Done(_) => done(ui, view, out),
        });
    });
}

fn live(ui: &mut Ui, view: &View, out: &mut Vec<Command>) {
    ui.label(RichText::new(format!("{GAME_CONTROLLER} {}", view.say.plain("drive-now"))).strong());
    let mut held = Hold::default();
    for (icon, name, (ahead, turn)) in WAYS {
        let name = view.say.plain(name);
        let button = ui.add(Button::new(RichText::new(icon).size(20.0)).min_size(egui::vec2(36.0, 30.0)));
        button.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, true, &name));
        if button.is_pointer_button_down_on() {
            held = held.and(Hold { ahead, turn, slow: false });
        }
        button.on_hover_text(name);
    }
    let id = ui.id().with("held");
    let before = ui.data(|data| data.get_temp::<(i8, i8)>(id)).unwrap_or_default();
    if before != (held.ahead, held.turn) {
        ui.data_mut(|data| data.insert_temp(id, (held.ahead, held.turn)));
        out.push(Command::Drive(DriveCommand::Buttons(held)));
    }
    if ui.button(format!("{STOP} {}", view.say.plain("drive-stop"))).clicked() {
        out.push(Command::Drive(DriveCommand::Stop));
    }
    ui.label(view.say.plain("drive-how"));
}

fn done(ui: &mut Ui, view: &View, out: &mut Vec<Command>) {
    let buttons = [
        (CODE, "drive-to-program", DriveCommand::ToProgram),
        (REPEAT, "drive-again", DriveCommand::Start),
        (X, "drive-close", DriveCommand::Close),
    ];
    ui.label(RichText::new(format!("{GAME_CONTROLLER} {}", view.say.plain("drive-done"))).strong());
    for (icon, name, command) in buttons {
        if ui.button(format!("{icon} {}", view.say.plain(name))).clicked() {
            out.push(Command::Drive(command));
        }
    }
}
