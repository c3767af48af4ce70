//! The lab screen: the bar with its buttons, and below it the panels.

mod chip;
mod row;

use egui::{Button, Panel, Ui};
use egui_phosphor::regular;

use crate::app::bench::Run;
use crate::app::command::Command;
use crate::app::drive::{self, DriveCommand};
use crate::app::keys::{self, Action};
use crate::app::lab::study::StudyCommand;
use crate::app::panels::lesson::paper::bold;
use crate::app::panels::{PanelKind, Panels};
use crate::app::screens::Screen;
use crate::app::screens::lab::row::{HEIGHT, Row, TITLE, only_sign};
use crate::app::screens::sandbox::yard::LEVEL;
use crate::app::settings::{Preset, Settings};
use crate::app::share::ShareCommand;
use crate::app::tiles::PanelTiles;
use crate::app::view::View;
use crate::base::units::seconds_of;

/// Draws the screen.
pub fn ui(ui: &mut Ui, view: &View, tiles: &mut PanelTiles, panels: &mut Panels, out: &mut Vec<Command>) {
    Panel::top("lab_bar").show(ui, |ui| bar(ui, view, tiles, out));
    drive::ui(ui, view, out);
    egui::CentralPanel::no_frame().show(ui, |ui| tiles.ui(ui, panels, view, out));
}

/// The bar; where words have no room there are signs, and where these have none there are two rows.
pub fn bar(ui: &mut Ui, view: &View, tiles: &mut PanelTiles, out: &mut Vec<Command>) {
    ui.spacing_mut().interact_size.y = HEIGHT;
    let say = view.say;
    let built = view.bench.level.id == LEVEL;
    let wrench = built.then(|| format!("{} {}", regular::WRENCH, say.plain("bar-sandbox")));
    let row = Row::new(ui, view, wrench.as_deref(), &chip::texts(view), !tiles.shows(PanelKind::Goals));
    ui.horizontal_wrapped(|ui| {
        if row.button(ui, regular::HOUSE, "lab-home", &tip(view, "key-home", "F2"), true).clicked() {
            out.push(Command::Go(Screen::Home));
        }
        if built && row.button(ui, regular::WRENCH, "bar-sandbox", "", true).clicked() {
            out.push(Command::Go(Screen::Sandbox));
        }
        let title = view.bench.layout.texts.title.get(say.code());
        ui.label(bold(title).size(TITLE));
        ui.separator();
        runs(ui, view, &row, out);
        ui.separator();
        layouts(ui, view, out);
        if row.two {
            ui.end_row();
        } else {
            ui.separator();
        }
        live_path(ui, view, out);
        let history = tip(view, "key-history", "Ctrl+H");
        if row.button(ui, regular::CLOCK_COUNTER_CLOCKWISE, "history-title", &history, true).clicked() {
            out.push(Command::Study(StudyCommand::History));
        }
        if row.button(ui, regular::EXPORT, "export-share", "", true).clicked() {
            out.push(Command::Share(ShareCommand::Toggle));
        }
        panels_menu(ui, view, &row, tiles, out);
        let settings = only_sign(ui, regular::GEAR, &say.plain("lab-settings"), true);
        if settings.on_hover_text(format!("{} (F10)", say.plain("bar-settings-tip"))).clicked() {
            out.push(Command::Go(Screen::Settings));
        }
        chip::ui(ui, view, tiles, out);
    });
}

/// Run, run with steps, stop with how far the run is, try all, drive.
fn runs(ui: &mut Ui, view: &View, row: &Row, out: &mut Vec<Command>) {
    let say = view.say;
    let run = bold(format!("{} {}", regular::PLAY, say.plain("lab-run")));
    let run = Button::new(run.color(view.theme.good));
    if ui.add(run.min_size(egui::vec2(0.0, HEIGHT))).on_hover_text(tip(view, "key-run", "F5")).clicked() {
        out.push(Command::Run { steps: false });
    }
    let steps = tip(view, "key-run-steps", "Ctrl+F5");
    if row.button(ui, regular::FOOTPRINTS, "lab-run-steps", &steps, true).clicked() {
        out.push(Command::Run { steps: true });
    }
    stop(ui, view, row, out);
    let try_all = tip(view, "key-try-all", "Shift+F9");
    if row.button(ui, regular::GRID_FOUR, "bar-try-all", &try_all, true).clicked() {
        out.push(Command::TryAll);
    }
    let drive = tip(view, "key-drive", "F4");
    if row.button(ui, regular::GAME_CONTROLLER, "drive-start", &drive, true).clicked() {
        out.push(Command::Drive(DriveCommand::Toggle));
    }
}

/// Stop. How much of the longest time is done is drawn in it, so that nothing beside it moves when a run begins.
fn stop(ui: &mut Ui, view: &View, row: &Row, out: &mut Vec<Command>) {
    let say = view.say;
    let running = matches!(view.bench.run, Run::Runs);
    let done = seconds_of(view.bench.reel.ticks());
    let mut says = tip(view, "key-stop", "Shift+F5");
    if running {
        let time = say.with("bar-time", [("seconds", done.round().into())]);
        says.push_str(&format!("\n{} {time}. {}", say.plain("bar-running"), say.plain("bar-running-tip")));
    }
    let stop = row.button(ui, regular::STOP, "lab-stop", &says, running);
    if running {
        let share = (done / view.bench.layout.rules.limits.time_s.max(0.01)).clamp(0.0, 1.0) as f32;
        let mut line = stop.rect.shrink2(egui::vec2(4.0, 3.0));
        line.min.y = line.max.y - 4.0;
        ui.painter().rect_filled(line, 2.0, view.theme.visuals.extreme_bg_color);
        line.max.x = line.min.x + line.width() * share.max(0.05);
        ui.painter().rect_filled(line, 2.0, view.theme.accent);
    }
    if stop.clicked() {
        out.push(Command::Stop);
    }
}

/// The layout's number, behind the buttons so that these stay together where the bar wraps.
fn layouts(ui: &mut Ui, view: &View, out: &mut Vec<Command>) {
    let (say, seed) = (view.say, view.bench.layout.seed);
    let mut step = |ui: &mut Ui, sign: &str, id: &str, to: Option<u64>| {
        let name = say.plain(id);
        let clicked = only_sign(ui, sign, &name, to.is_some()).on_hover_text(name).clicked();
        out.extend(to.filter(|_| clicked).map(Command::Layout));
    };
    step(ui, regular::CARET_LEFT, "bar-layout-before", seed.checked_sub(1));
    step(ui, regular::CARET_RIGHT, "bar-layout-next", seed.checked_add(1));
    let layout = egui::Label::new(say.with("bar-layout", [("layout", seed.to_string().into())]));
    ui.add(layout.extend()).on_hover_text(say.plain("bar-layout-tip"));
}

fn live_path(ui: &mut Ui, view: &View, out: &mut Vec<Command>) {
    let may = view.bench.layout.live_path;
    let mut on = view.settings.live_path && may;
    let switch = ui.add_enabled(may, egui::Checkbox::new(&mut on, view.say.plain("bar-live-path")));
    let switch = switch.on_disabled_hover_text(view.say.plain("bar-live-path-never"));
    if switch.on_hover_text(view.say.plain("bar-live-path-tip")).changed() {
        out.push(Command::Settings(Box::new(Settings { live_path: on, ..view.settings.clone() })));
    }
}

/// The list of panels, a click brings one to the front; and for whom they are laid out.
fn panels_menu(ui: &mut Ui, view: &View, row: &Row, tiles: &mut PanelTiles, out: &mut Vec<Command>) {
    let say = view.say;
    let menu = ui.menu_button(row.menu(regular::LAYOUT, "bar-panels"), |ui| {
        for kind in PanelKind::ALL {
            if ui.button(say.plain(&format!("panel-{}", kind.name()))).clicked() {
                tiles.show(kind);
                ui.close();
            }
        }
        ui.separator();
        let key = keys::name(ui.ctx(), Action::Projector);
        for (preset, id) in
            [(Preset::Student, "settings-preset-student"), (Preset::Projector, "settings-preset-projector")]
        {
            let is_now = view.settings.preset == preset;
            let mut item = Button::selectable(is_now, say.plain(id));
            if !is_now {
                item = item.shortcut_text(&*key);
            }
            if ui.add(item).clicked() {
                let mut settings = view.settings.clone();
                settings.set_preset(preset);
                out.extend([Command::Settings(Box::new(settings)), Command::ResetLayout]);
                ui.close();
            }
        }
        if ui.button(say.plain("bar-reset-panels")).clicked() {
            out.push(Command::ResetLayout);
            ui.close();
        }
    });
    let name = say.plain("bar-panels");
    menu.response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, true, &name));
    menu.response.on_hover_text(say.plain("bar-panels-tip"));
}

/// What a button does and its key.
fn tip(view: &View, text: &str, key: &str) -> String {
    format!("{} ({key})", view.say.plain(text))
}

#[cfg(test)]
mod tests;
