//! The bar of driving: how to drive and how to stop, buttons to be held with the mouse, and what to do afterwards.

use egui::{Button, RichText, Ui};
use egui_phosphor::regular::{
    ARROW_ARC_LEFT, ARROW_ARC_RIGHT, ARROW_DOWN, ARROW_FAT_LINES_DOWN, ARROW_FAT_LINES_UP, ARROW_LEFT, ARROW_RIGHT,
    ARROW_UP, CODE, GAME_CONTROLLER, HAND, HAND_GRABBING, REPEAT, SOCCER_BALL, STOP, X,
};

use crate::app::command::Command;
use crate::app::drive::{Acts, Drive, DriveCommand, Hold, Seat, Tool};
use crate::app::view::View;
use crate::pilot::keys::Act;

/// The buttons that are held: icon, name, and where they drive.
const WAYS: [(&str, &str, Hold); 6] = [
    (ARROW_ARC_LEFT, "drive-left", way(0, -1, 0)),
    (ARROW_UP, "drive-ahead", way(1, 0, 0)),
    (ARROW_DOWN, "drive-back", way(-1, 0, 0)),
    (ARROW_ARC_RIGHT, "drive-right", way(0, 1, 0)),
    (ARROW_LEFT, "drive-aside-left", way(0, 0, -1)),
    (ARROW_RIGHT, "drive-aside-right", way(0, 0, 1)),
];

/// What is done at once, with its key; the one without a letter is the space bar.
const TOOLS: [(Tool, Option<&str>); 4] =
    [(Tool::Take, None), (Tool::LetGo, Some("X")), (Tool::Up, Some("R")), (Tool::Down, Some("F"))];

const fn way(ahead: i8, turn: i8, aside: i8) -> Hold {
    Hold { ahead, turn, aside, slow: false }
}

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
    let Some(seat) = Seat::of(view.bench) else { return };
    ui.label(RichText::new(format!("{GAME_CONTROLLER} {}", view.say.plain("drive-now"))).strong());
    let mut held = Hold::default();
    for (icon, name, hold) in WAYS.iter().filter(|(_, _, hold)| hold.aside == 0 || seat.pace.sideways) {
        let name = view.say.plain(name);
        let button = ui.add(Button::new(RichText::new(*icon).size(20.0)).min_size(egui::vec2(36.0, 30.0)));
        button.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, true, &name));
        if button.is_pointer_button_down_on() {
            held = held.and(*hold);
        }
        button.on_hover_text(name);
    }
    let id = ui.id().with("held");
    let before = ui.data(|data| data.get_temp::<(i8, i8, i8)>(id)).unwrap_or_default();
    let now = (held.ahead, held.turn, held.aside);
    if before != now {
        ui.data_mut(|data| data.insert_temp(id, now));
        out.push(Command::Drive(DriveCommand::Buttons(held)));
    }
    tools(ui, view, &seat.acts, out);
    if ui.button(format!("{STOP} {}", view.say.plain("drive-stop"))).clicked() {
        out.push(Command::Drive(DriveCommand::Stop));
    }
    ui.label(how(view, &seat));
}

/// A button for each thing that is done at once, with its key in it.
fn tools(ui: &mut Ui, view: &View, acts: &Acts, out: &mut Vec<Command>) {
    for (tool, key) in TOOLS {
        let Some(act) = acts.act(tool) else { continue };
        let (icon, name) = match act {
            Act::Grab => (HAND_GRABBING, "drive-grab"),
            Act::Release => (HAND, "drive-release"),
            Act::MagnetOn => (HAND_GRABBING, "drive-magnet-on"),
            Act::MagnetOff => (HAND, "drive-magnet-off"),
            Act::Kick => (SOCCER_BALL, "drive-kick"),
            Act::LiftUp => (ARROW_FAT_LINES_UP, "drive-lift-up"),
            Act::LiftDown => (ARROW_FAT_LINES_DOWN, "drive-lift-down"),
        };
        let key = key.map_or_else(|| view.say.plain("drive-space"), str::to_owned);
        if ui.button(format!("{icon} {} ({key})", view.say.plain(name))).clicked() {
            out.push(Command::Drive(DriveCommand::Tool(tool)));
        }
    }
}

/// The keys of this robot, in words.
fn how(view: &View, seat: &Seat) -> String {
    let drives = if seat.pace.deg_per_s.is_some() { "drive-how" } else { "drive-how-car" };
    let aside = seat.pace.sideways.then_some("drive-how-aside");
    let sentences = [drives].into_iter().chain(aside).chain(["drive-how-slow"]);
    sentences.map(|id| view.say.plain(id)).collect::<Vec<_>>().join(" ")
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
