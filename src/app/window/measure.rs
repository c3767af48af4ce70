//! Measuring frames in one run: first an empty window, then the lab screen while a film plays.

use std::time::Instant;

use bevy::app::AppExit;
use bevy::ecs::message::MessageWriter;
use bevy::ecs::query::With;
use bevy::ecs::resource::Resource;
use bevy::ecs::system::{Query, ResMut};
use bevy::winit::{UpdateMode, WinitSettings};
use bevy_egui::{EguiRenderOutput, PrimaryEguiContext};
use egui::epaint::Primitive;

use crate::app::command::Command;
use crate::app::lab::Lab;
use crate::app::panels::timeline::PlayCommand;
use crate::trial::worker::caps::processor_s;

/// Frames that are let go by before measuring, so that pipelines and fonts are there.
const WARM_UP: usize = 60;
/// Frames that are measured of each kind.
const FRAMES: usize = 240;

/// What is measured after the empty window, by the name of the line that tells it.
const SCENES: [&str; 2] = ["lab screen", "lab screen with 20 robots and all their beams"];
/// The level of the first scene.
const LEVEL: &str = "line-loop";
/// Robots of the second scene; each has a lidar of a full circle.
const ROBOTS: usize = 20;

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
    /// What the panels took of the measured frames.
    panels_ms: f64,
    /// Processor time of all threads up to the first measured frame, milliseconds.
    began_cpu_ms: f64,
    empty_cpu_ms: f64,
    /// What the last frame was made of: pieces that are drawn one after the other, and corners of triangles.
    pieces: (usize, usize),
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
        if !self.opened {
            lab.carry_out(match self.scene {
                1 => Command::Open(LEVEL.to_owned()),
                _ => Command::Build(crowd()),
            });
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

impl Measure {
    /// The panels took so long in this frame.
    pub fn panels(&mut self, since: Instant) {
        if self.frames > WARM_UP {
            self.panels_ms += since.elapsed().as_secs_f64() * 1000.0;
        }
    }
}

/// A field with many robots that look around.
fn crowd() -> String {
    let robot = |number: usize| {
        let (column, row) = (number % 5, number / 5);
        format!(
            "(name: \"r{number}\", kit: \"scout\", pilot: Still, at: ({}, {}), facing: {})",
            40 + 80 * column,
            40 + 80 * row,
            number * 18
        )
    };
    let robots: Vec<String> = (0..ROBOTS).map(robot).collect();
    format!(
        "Level(version: 1, title: {{\"en\": \"20\", \"ru\": \"20\", \"kk\": \"20\"}}, field: (size: (400, 340), edge: Wall), robots: [{}], goals: [(id: \"end\", when: Ended(robot: \"r0\"), text: {{\"en\": \"20\", \"ru\": \"20\", \"kk\": \"20\"}})], limits: (time: 20))",
        robots.join(", ")
    )
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
    if measure.frames == WARM_UP {
        measure.began_cpu_ms = processor_s() * 1000.0;
    }
    if let Some(passed) = passed.filter(|_| measure.frames > WARM_UP) {
        measure.times_ms.push(passed);
    }
    if measure.times_ms.len() < FRAMES {
        return;
    }
    measure.times_ms.sort_by(f64::total_cmp);
    let (median, late) = (measure.times_ms[FRAMES / 2], measure.times_ms[FRAMES * 95 / 100]);
    let cpu = (processor_s() * 1000.0 - measure.began_cpu_ms) / FRAMES as f64;
    if measure.scene == 0 {
        (measure.empty_ms, measure.empty_cpu_ms) = (median, cpu);
        println!("timings: empty window {median:.1} ms a frame (95 % within {late:.1} ms); {cpu:.1} ms of processors");
    } else {
        let (name, ratio) = (SCENES[measure.scene - 1], median / measure.empty_ms);
        let (panels, cpu_ratio) = (measure.panels_ms / FRAMES as f64, cpu / measure.empty_cpu_ms);
        let (pieces, corners) = measure.pieces;
        println!(
            "timings: {name} {median:.1} ms a frame (95 % within {late:.1} ms), {ratio:.2} × empty; \
             {cpu:.1} ms of processors, {cpu_ratio:.2} ×; the panels {panels:.1} ms; {pieces} pieces, {corners} corners"
        );
        measure.panels_ms = 0.0;
    }
    measure.times_ms.clear();
    (measure.frames, measure.opened) = (0, false);
    measure.scene += 1;
    if measure.scene > SCENES.len() {
        exit.write(AppExit::Success);
    }
}

/// Counts what the panels gave to be drawn.
pub fn count(mut measure: ResMut<Measure>, outputs: Query<&EguiRenderOutput, With<PrimaryEguiContext>>) {
    let Some(output) = outputs.iter().next().filter(|_| measure.on) else { return };
    let corners = output.paint_jobs.iter().map(|job| match &job.primitive {
        Primitive::Mesh(mesh) => mesh.vertices.len(),
        Primitive::Callback(_) => 0,
    });
    measure.pieces = (output.paint_jobs.len(), corners.sum());
}
