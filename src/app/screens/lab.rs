//! The lab screen: the bar with its buttons, and below it the panels.

use egui::{Button, Panel, ProgressBar, Ui};
use egui_phosphor::regular;

use crate::app::bench::Run;
use crate::app::command::Command;
use crate::app::drive::{self, DriveCommand};
use crate::app::lab::study::StudyCommand;
use crate::app::panels::lesson::paper::bold;
use crate::app::panels::{PanelKind, Panels};
use crate::app::screens::Screen;
use crate::app::screens::sandbox::yard::LEVEL;
use crate::app::settings::Settings;
use crate::app::share::ShareCommand;
use crate::app::tiles::PanelTiles;
use crate::app::view::View;
use crate::base::units::seconds_of;

/// Buttons of the bar are so high, points: large enough to be hit on a small screen.
const HEIGHT: f32 = 32.0;

/// Draws the screen.
pub fn ui(ui: &mut Ui, view: &View, tiles: &mut PanelTiles, panels: &mut Panels, out: &mut Vec<Command>) {
    Panel::top("lab_bar").show(ui, |ui| bar(ui, view, tiles, out));
    drive::ui(ui, view, out);
    egui::CentralPanel::no_frame().show(ui, |ui| tiles.ui(ui, panels, view, out));
}

/// The bar; what has no room goes to a second row.
pub fn bar(ui: &mut Ui, view: &View, tiles: &mut PanelTiles, out: &mut Vec<Command>) {
    ui.spacing_mut().interact_size.y = HEIGHT;
    ui.horizontal_wrapped(|ui| {
        let say = view.say;
        if button(ui, regular::HOUSE, &say.plain("lab-home"), true).clicked() {
            out.push(Command::Go(Screen::Home));
        }
        let built = view.bench.level.id == LEVEL;
        if built && button(ui, regular::WRENCH, &say.plain("bar-sandbox"), true).clicked() {
            out.push(Command::Go(Screen::Sandbox));
        }
        let title = view.bench.layout.texts.title.get(say.code());
        ui.label(bold(title).size(17.0));
        ui.separator();
        runs(ui, view, out);
        ui.separator();
        layouts(ui, view, out);
        ui.separator();
        live_path(ui, view, out);
        let history = button(ui, regular::CLOCK_COUNTER_CLOCKWISE, &say.plain("history-title"), true);
        if history.clicked() {
            out.push(Command::Study(StudyCommand::History));
        }
        if button(ui, regular::EXPORT, &say.plain("export-share"), true).clicked() {
            out.push(Command::Share(ShareCommand::Toggle));
        }
        panels_menu(ui, view, tiles, out);
    });
}

/// Run, run with steps, stop, and how far the run is.
fn runs(ui: &mut Ui, view: &View, out: &mut Vec<Command>) {
    let say = view.say;
    let running = matches!(view.bench.run, Run::Runs);
    let run = bold(format!("{} {}", regular::PLAY, say.plain("lab-run")));
    let run = Button::new(run.color(view.theme.good));
    if ui.add(run.min_size(egui::vec2(0.0, HEIGHT))).on_hover_text(tip(view, "key-run", "F5")).clicked() {
        out.push(Command::Run { steps: false });
    }
    let steps = button(ui, regular::FOOTPRINTS, &say.plain("lab-run-steps"), true);
    if steps.on_hover_text(tip(view, "key-run-steps", "Ctrl+F5")).clicked() {
        out.push(Command::Run { steps: true });
    }
    let stop = button(ui, regular::STOP, &say.plain("lab-stop"), running);
    if stop.on_hover_text(tip(view, "key-stop", "Shift+F5")).clicked() {
        out.push(Command::Stop);
    }
    if running {
        let done = seconds_of(view.bench.reel.ticks());
        let share = done / view.bench.layout.rules.limits.time_s.max(0.01);
        let text = format!("{} {}", say.plain("bar-running"), say.with("bar-time", [("seconds", done.round().into())]));
        let bar = ProgressBar::new(share.clamp(0.0, 1.0) as f32).desired_width(150.0).text(text);
        ui.add(bar).on_hover_text(say.plain("bar-running-tip"));
    }
    let try_all = button(ui, regular::GRID_FOUR, &say.plain("bar-try-all"), true);
    if try_all.on_hover_text(tip(view, "key-try-all", "Shift+F9")).clicked() {
        out.push(Command::TryAll);
    }
    let drive = button(ui, regular::GAME_CONTROLLER, &say.plain("drive-start"), true);
    if drive.on_hover_text(tip(view, "key-drive", "F4")).clicked() {
        out.push(Command::Drive(DriveCommand::Toggle));
    }
}

/// The layout's number, behind the buttons so that these stay together where the bar wraps.
fn layouts(ui: &mut Ui, view: &View, out: &mut Vec<Command>) {
    let (say, seed) = (view.say, view.bench.layout.seed);
    let before = named(ui, regular::CARET_LEFT, &say.plain("bar-layout-before"), seed > 0);
    if before.clicked() {
        out.push(Command::Layout(seed.saturating_sub(1)));
    }
    let next = named(ui, regular::CARET_RIGHT, &say.plain("bar-layout-next"), seed < u64::MAX);
    if next.clicked() {
        out.push(Command::Layout(seed.saturating_add(1)));
    }
    ui.add(egui::Label::new(say.with("bar-layout", [("layout", seed.to_string().into())])).extend());
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

/// The list of panels; a click brings one to the front.
fn panels_menu(ui: &mut Ui, view: &View, tiles: &mut PanelTiles, out: &mut Vec<Command>) {
    let title = format!("{} {}", regular::LAYOUT, view.say.plain("bar-panels"));
    let menu = ui.menu_button(title, |ui| {
        for kind in PanelKind::ALL {
            if ui.button(view.say.plain(&format!("panel-{}", kind.name()))).clicked() {
                tiles.show(kind);
                ui.close();
            }
        }
        ui.separator();
        if ui.button(view.say.plain("bar-reset-panels")).clicked() {
            out.push(Command::ResetLayout);
            ui.close();
        }
    });
    menu.response.on_hover_text(view.say.plain("bar-panels-tip"));
}

fn button(ui: &mut Ui, sign: &str, text: &str, enabled: bool) -> egui::Response {
    ui.add_enabled(enabled, Button::new(format!("{sign} {text}")).min_size(egui::vec2(0.0, HEIGHT)))
}

/// A button that is only a sign; its name is told to whoever asks.
fn named(ui: &mut Ui, sign: &str, name: &str, enabled: bool) -> egui::Response {
    let response = ui.add_enabled(enabled, Button::new(sign).min_size(egui::vec2(HEIGHT, HEIGHT)));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, enabled, name));
    response.on_hover_text(name)
}

/// What a button does and its key.
fn tip(view: &View, text: &str, key: &str) -> String {
    format!("{} ({key})", view.say.plain(text))
}

#[cfg(test)]
mod tests;
