//! Measuring frames in one run: first an empty window, then the lab screen while a film plays.

use std::time::Instant;

use bevy::app::AppExit;
use bevy::ecs::message::MessageWriter;
use bevy::ecs::resource::Resource;
use bevy::ecs::system::ResMut;
use bevy::winit::{UpdateMode, WinitSettings};

use crate::app::command::Command;
use crate::app::lab::Lab;
use crate::app::panels::timeline::PlayCommand;

/// Frames that are let go by before measuring, so that pipelines and fonts are there.
const WARM_UP: usize = 60;
/// Frames that are measured of each kind.
const FRAMES: usize = 240;

/// What is measured after the empty window: a level, and the name of the line that tells it.
const SCENES: [(&str, &str); 1] = [("line-loop", "lab screen")];

/// The measuring, where it is.
#[derive(Resource, Default)]
pub struct Measure {
    on: bool,
    scene: usize,
    frames: usize,
    last: Option<Instant>,
    times_ms: Vec<f64>,
    empty_ms: f64,
    opened: bool,
}

impl Measure {
    pub fn new(on: bool) -> Self {
        Self { on, ..Self::default() }
    }

    /// Is it the empty window's turn?
    pub fn draws_nothing(&self) -> bool {
        self.on && self.scene == 0
    }

    /// Brings the lab to what is measured: a level whose film plays.
    pub fn drive(&mut self, lab: &mut Lab) {
        if !self.on || self.scene == 0 {
            return;
        }
        let Some((level, _)) = SCENES.get(self.scene - 1) else { return };
        if !self.opened {
            lab.carry_out(Command::Open((*level).to_owned()));
            lab.carry_out(Command::Run { steps: false });
            self.opened = true;
        }
        let Some(bench) = &mut lab.bench else { return };
        if bench.is_over() && !bench.player.playing {
            PlayCommand::Seek(0).apply(bench);
            PlayCommand::Play.apply(bench);
        }
    }
}

/// Takes the time of each frame, and says what came out.
pub fn measure(mut measure: ResMut<Measure>, mut modes: ResMut<WinitSettings>, mut exit: MessageWriter<AppExit>) {
    if !measure.on {
        return;
    }
    *modes = WinitSettings { focused_mode: UpdateMode::Continuous, unfocused_mode: UpdateMode::Continuous };
    let now = Instant::now();
    let passed = measure.last.replace(now).map(|last| now.duration_since(last).as_secs_f64() * 1000.0);
    measure.frames += 1;
    if let Some(passed) = passed.filter(|_| measure.frames > WARM_UP) {
        measure.times_ms.push(passed);
    }
    if measure.times_ms.len() < FRAMES {
        return;
    }
    measure.times_ms.sort_by(f64::total_cmp);
    let (median, late) = (measure.times_ms[FRAMES / 2], measure.times_ms[FRAMES * 95 / 100]);
    if measure.scene == 0 {
        measure.empty_ms = median;
        println!("timings: empty window {median:.1} ms a frame (95 % within {late:.1} ms)");
    } else {
        let (name, ratio) = (SCENES[measure.scene - 1].1, median / measure.empty_ms);
        println!("timings: {name} {median:.1} ms a frame (95 % within {late:.1} ms), {ratio:.2} × empty");
    }
    measure.times_ms.clear();
    (measure.frames, measure.opened) = (0, false);
    measure.scene += 1;
    if measure.scene > SCENES.len() {
        exit.write(AppExit::Success);
    }
}
