//! Claims about the field, tried by a mouse and a keyboard that are not there.

mod film;
mod hand;

use std::sync::Arc;

use egui::{Event, Key, Modifiers, MouseWheelUnit, PointerButton, Pos2, Rect, Shape, TouchPhase, Vec2, vec2};
use egui_kittest::kittest::Queryable;

use crate::app::bench::{Bench, Ghost};
use crate::app::command::Command;
use crate::app::panels::experiment::Experiment;
use crate::app::panels::field::{FieldCommand, FieldPanel, moment};
use crate::app::settings::ThemeChoice;
use crate::app::testing::{Rig, bench, harness, played};
use crate::app::theme::Theme;
use crate::base::ink::Role;
use crate::base::units::field_pose;
use crate::cup::sweep::{Plan, factors};
use crate::level::layout::PilotSpec;
use crate::text::lang::Lang;
use crate::trial::film::Detail;
use crate::trial::inputs::Opened;
use crate::trial::reel::Reel;
use crate::trial::run::{Options, Trial};

fn rig<'a>(bench: Bench, lang: Lang, size: [f32; 2]) -> Rig<'a, FieldPanel> {
    let mut rig = harness(bench, lang, size, FieldPanel::default(), |panel, ui, view, out| panel.ui(ui, view, out));
    rig.harness.run_steps(4);
    rig
}

fn usual<'a>(bench: Bench) -> Rig<'a, FieldPanel> {
    rig(bench, Lang::En, [520.0, 400.0])
}

/// A program of the tests' folder.
fn program(level: &str, name: &str) -> String {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/solutions").join(level).join(name);
    std::fs::read_to_string(path).unwrap()
}

/// The film of these programs, in the order of the level's robots, without steps.
fn filmed(id: &str, programs: &[String]) -> Bench {
    let mut bench = bench(id);
    let mut inputs = bench.inputs();
    for (source, text) in inputs.programs.iter_mut().zip(programs) {
        source.bytes = text.clone().into_bytes();
    }
    let layout = Opened::default().layout(&inputs).unwrap();
    let outcome = Trial::new(&inputs, &layout, Options { detail: Detail::Full, steps: false }).into_outcome();
    bench.reel = Reel::of(outcome.film.unwrap());
    bench
}

/// Where a body's origin is on the screen now.
fn on_screen(rig: &Rig<FieldPanel>, body: usize) -> Pos2 {
    let scene = rig.harness.state();
    let pose = scene.bench.reel.at(scene.bench.player.tick()).poses[body];
    scene.state.camera.screen(pose.x as f32 * 1e-4, pose.y as f32 * 1e-4)
}

fn click(rig: &mut Rig<FieldPanel>, at: Pos2) {
    rig.harness.hover_at(at);
    rig.harness.run_steps(1);
    rig.harness.drag_at(at);
    rig.harness.run_steps(1);
    let (button, modifiers) = (PointerButton::Primary, Modifiers::NONE);
    rig.harness.event(Event::PointerButton { pos: at, button, pressed: false, modifiers });
    rig.harness.run_steps(2);
}

fn drag(rig: &mut Rig<FieldPanel>, button: PointerButton, from: Pos2, to: Pos2) {
    let modifiers = Modifiers::NONE;
    rig.harness.hover_at(from);
    rig.harness.run_steps(1);
    rig.harness.event(Event::PointerButton { pos: from, button, pressed: true, modifiers });
    rig.harness.run_steps(1);
    rig.harness.hover_at(from + (to - from) * 0.5);
    rig.harness.run_steps(1);
    rig.harness.hover_at(to);
    rig.harness.run_steps(1);
    rig.harness.event(Event::PointerButton { pos: to, button, pressed: false, modifiers });
    rig.harness.run_steps(2);
}

/// Every text that is shown.
fn texts(rig: &Rig<FieldPanel>) -> Vec<String> {
    fn collect(shape: &Shape, all: &mut Vec<String>) {
        match shape {
            Shape::Text(text) => all.push(text.galley.text().to_owned()),
            Shape::Vec(shapes) => shapes.iter().for_each(|shape| collect(shape, all)),
            _ => {}
        }
    }
    let mut all = Vec::new();
    rig.harness.output().shapes.iter().for_each(|clipped| collect(&clipped.shape, &mut all));
    all
}

fn focus(rig: &mut Rig<FieldPanel>) {
    rig.harness.get_by_label_contains("Field ").focus();
    rig.harness.run_steps(2);
}

/// Dashes and the like are many short lines.
fn count(rig: &Rig<FieldPanel>) -> usize {
    rig.harness.output().shapes.len()
}

const BUSY: &str = "lamp(\"green\");\npen(\"red\");\nsay(\"on my way\");\nmark(30, 30, \"here\");\nestimate(45, 30, 20);\nforward(15);\narc(12, 90);\npen_up();\nbeep(440, 5);\nforward(5);\n";

/// Where a text is painted.
fn text_rect(rig: &Rig<FieldPanel>, wanted: &str) -> Option<Rect> {
    fn find(shape: &Shape, wanted: &str) -> Option<Rect> {
        match shape {
            Shape::Text(text) if text.galley.text() == wanted => Some(shape.visual_bounding_rect()),
            Shape::Vec(shapes) => shapes.iter().find_map(|shape| find(shape, wanted)),
            _ => None,
        }
    }
    rig.harness.output().shapes.iter().find_map(|clipped| find(&clipped.shape, wanted))
}

/// Is it, or has it in it, such a shape?
fn has(shape: &Shape, is: &impl Fn(&Shape) -> bool) -> bool {
    match shape {
        Shape::Vec(shapes) => shapes.iter().any(|shape| has(shape, is)),
        shape => is(shape),
    }
}
