//! The timeline: playing, stepping and jumping in the film, with marks for what happened.

mod icon;
mod marks;
mod strip;

#[cfg(test)]
mod tests;

pub(in crate::app::panels) use icon::icon_button;

use egui::{ComboBox, RichText, Ui};
use egui_phosphor::regular as icons;

use crate::app::bench::{Bench, Run};
use crate::app::command::Command;
use crate::app::focus::Follow;
use crate::app::keys::{self, Action};
use crate::app::panels::debugger::{DebugCommand, Goal, Way};
use crate::app::player::SPEEDS;
use crate::app::say::Say;
use crate::app::view::View;
use crate::text::lang::Lang;

/// Below this height there is one row of what is needed most, and the rest is scrolled to, points.
const LOW: f32 = 76.0;
/// Buttons by their numbers from left to right: those of a low panel's only row, the others, and all.
const FIRST: [usize; 3] = [2, 3, 4];
const OTHERS: [usize; 4] = [0, 1, 5, 6];
const ALL: [usize; 7] = [0, 1, 2, 3, 4, 5, 6];
/// The width of the list of speeds with its two buttons, points.
const SPEED_WIDTH: f32 = 150.0;

/// What this panel may ask for.
#[derive(Clone, Debug, PartialEq)]
pub enum PlayCommand {
    Play,
    Pause,
    Toggle,
    /// Show the moment after so many ticks.
    Seek(u64),
    /// So many ticks on, or back.
    Ticks(i64),
    /// Times real time.
    Speed(f64),
}

impl PlayCommand {
    /// Carries it out.
    pub fn apply(self, bench: &mut Bench) {
        let (ticks, over) = (bench.reel.ticks(), bench.is_over());
        let player = &mut bench.player;
        match self {
            Self::Play => player.play(ticks, over),
            Self::Pause => player.pause(),
            Self::Toggle if player.playing => player.pause(),
            Self::Toggle => player.play(ticks, over),
            Self::Seek(tick) => player.seek(tick.min(ticks)),
            Self::Ticks(by) => {
                player.pause();
                player.seek(player.tick().saturating_add_signed(by).min(ticks));
            }
            Self::Speed(speed) => player.speed = speed.clamp(0.1, 16.0),
        }
    }
}

/// The panel's own state: what nobody else needs to know.
#[derive(Default)]
pub struct TimelinePanel {
    strip: strip::Strip,
}

impl TimelinePanel {
    pub fn ui(&mut self, ui: &mut Ui, view: &View, out: &mut Vec<Command>) {
        let low = ui.available_height() < LOW;
        egui::ScrollArea::vertical().auto_shrink(false).follow(ui, |ui| {
            if low {
                ui.horizontal(|ui| {
                    ui.spacing_mut().item_spacing.x = 4.0;
                    ui.spacing_mut().interact_size.y = strip::LOW_HEIGHT;
                    buttons_ui(ui, view, &FIRST, out);
                    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                        ui.label(time_said(view));
                        self.strip.ui(ui, view, strip::LOW_HEIGHT, out);
                    });
                });
            } else {
                self.strip.ui(ui, view, strip::HEIGHT, out);
            }
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = 4.0;
                buttons_ui(ui, view, if low { &OTHERS } else { &ALL }, out);
                speed_ui(ui, view, out);
                if !low {
                    ui.label(time_said(view));
                }
            });
            let id = match view.bench.run {
                Run::Runs => "play-runs",
                _ if view.bench.reel.ticks() == 0 => "play-empty",
                _ if view.bench.reel.is_damaged() => "play-damaged",
                _ => return,
            };
            if ui.available_height() >= ui.text_style_height(&egui::TextStyle::Body) {
                ui.label(RichText::new(view.say.plain(id)).weak());
            }
        });
    }
}

/// A moment in seconds with two decimals, as the language writes numbers: `12.34`, `12,34`.
pub(in crate::app::panels) fn seconds(say: &Say, tick: u64) -> String {
    let point = if say.lang() == Lang::En { '.' } else { ',' };
    format!("{}{point}{:02}", tick / 100, tick % 100)
}

/// The shown moment of the whole.
fn time_said(view: &View) -> String {
    let (now, all) = (view.bench.player.tick(), view.bench.reel.ticks());
    let (now, all) = (seconds(view.say, now.min(all)), seconds(view.say, all));
    view.say.with("play-time", [("time", now.into()), ("total", all.into())])
}

fn buttons_ui(ui: &mut Ui, view: &View, which: &[usize], out: &mut Vec<Command>) {
    let View { say, bench, .. } = *view;
    let (now, all) = (bench.player.tick(), bench.reel.ticks());
    let filmed = all > 0;
    let steps = !bench.reel.steps().is_empty();
    let toggle = if bench.player.playing {
        (icons::PAUSE, "play-pause", Some(Action::PlayPause))
    } else {
        (icons::PLAY, "play-play", Some(Action::PlayPause))
    };
    let walk = |way| Command::Debug(DebugCommand::Walk(Goal::Into, way));
    let play = Command::Play;
    let buttons = [
        ((icons::SKIP_BACK, "play-start", None), now > 0, play(PlayCommand::Seek(0))),
        ((icons::CARET_DOUBLE_LEFT, "play-step-back", None), steps, walk(Way::Back)),
        ((icons::CARET_LEFT, "play-tick-back", None), now > 0, play(PlayCommand::Ticks(-1))),
        (toggle, filmed || matches!(bench.run, Run::Runs), play(PlayCommand::Toggle)),
        ((icons::CARET_RIGHT, "play-tick", None), now < all, play(PlayCommand::Ticks(1))),
        ((icons::CARET_DOUBLE_RIGHT, "play-step", Some(Action::StepInto)), steps, walk(Way::On)),
        ((icons::SKIP_FORWARD, "play-end", None), now < all, play(PlayCommand::Seek(all))),
    ];
    let wanted = buttons.into_iter().enumerate().filter(|(number, _)| which.contains(number));
    for (_, ((icon, id, key), enabled, command)) in wanted {
        let mut name = say.plain(id);
        if let Some(key) = key {
            name = format!("{name} ({})", keys::name(ui.ctx(), key));
        }
        if icon_button(ui, enabled, icon, &name).clicked() {
            out.push(command);
        }
    }
}

fn speed_ui(ui: &mut Ui, view: &View, out: &mut Vec<Command>) {
    let View { say, bench, .. } = *view;
    // A list doesn't wrap by itself, and the three belong together.
    if ui.available_size_before_wrap().x < SPEED_WIDTH {
        ui.end_row();
    }
    let speed = bench.player.speed;
    let said = |speed: f64| say.with("play-speed", [("speed", say.number(speed).into())]);
    let mut ask = |speed: f64| out.push(Command::Play(PlayCommand::Speed(speed)));
    let changed = |by: isize| {
        let mut player = bench.player.clone();
        player.change_speed(by);
        player.speed
    };
    if icon_button(ui, speed > SPEEDS[0], icons::MINUS, &say.plain("play-slower")).clicked() {
        ask(changed(-1));
    }
    let list = ComboBox::from_id_salt("speed").width(64.0).height(320.0).selected_text(said(speed)).show_ui(ui, |ui| {
        for known in SPEEDS {
            if ui.selectable_label(known == speed, said(known)).clicked() {
                ask(known);
            }
        }
    });
    list.response.widget_info(|| {
        let mut info = egui::WidgetInfo::labeled(egui::WidgetType::ComboBox, true, say.plain("play-speeds"));
        info.current_text_value = Some(said(speed));
        info
    });
    list.response.on_hover_text(say.plain("play-speeds"));
    if icon_button(ui, speed < SPEEDS[SPEEDS.len() - 1], icons::PLUS, &say.plain("play-faster")).clicked() {
        ask(changed(1));
    }
}
