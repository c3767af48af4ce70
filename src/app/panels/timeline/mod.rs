//! The timeline: playing, stepping and jumping in the film, with marks for what happened.

use egui::Ui;

use crate::app::bench::Bench;
use crate::app::command::Command;
use crate::app::view::View;

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
pub struct TimelinePanel {}

impl TimelinePanel {
    pub fn ui(&mut self, ui: &mut Ui, view: &View, out: &mut Vec<Command>) {
        let _ = out;
        ui.label(view.say.plain("panel-timeline"));
    }
}
