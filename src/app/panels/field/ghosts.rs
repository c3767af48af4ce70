//! Other films beside the shown one: ghosts with their letters, and the live path of what is being written.

use egui::{Align2, Color32, Shape, Stroke as Line};

use crate::app::bench::Bench;
use crate::app::panels::field::paint::{Brush, Place, Stance};
use crate::app::panels::field::scene::{LETTERS, Shot, on_paper};
use crate::app::panels::field::trails::line;
use crate::base::units::TICKS_PER_S;
use crate::trial::reel::Reel;

/// The dashes of ghosts and of the live path: drawn and left out, points.
const DASH: (f32, f32) = (5.0, 4.0);
/// Numbers at the seconds of the live path are no closer than this, points.
const APART: f32 = 26.0;

/// The letter of a ghost, by its place in the list.
pub fn letter(ghost: usize) -> char {
    char::from(b'A' + (ghost % 26) as u8)
}

fn shown<'a>(shot: &Shot<'a>) -> impl Iterator<Item = (usize, &'a Reel)> {
    shot.view
        .bench
        .ghosts
        .iter()
        .enumerate()
        .filter(|(_, ghost)| ghost.shown)
        .map(|(number, ghost)| (number, &ghost.reel))
}

fn pale(brush: &Brush, ghost: usize) -> Color32 {
    let theme = brush.theme;
    // Ghosts come after the robots in the row of colours.
    on_paper(theme, theme.series[(ghost + 4) % theme.series.len()]).gamma_multiply(0.75)
}

/// The ways of the ghosts, up to the moment shown.
pub fn ways(brush: &mut Brush, shot: &Shot) {
    for (ghost, reel) in shown(shot) {
        let colour = pale(brush, ghost);
        for robot in 0..shot.cast.robots {
            let points = line(reel.path(robot), shot.state.tick as u32, None, shot.camera);
            if points.len() > 1 {
                brush.path(points, Line::new(1.2, colour), Some(DASH));
            }
        }
    }
}

/// The ghosts where they are at the moment shown.
pub fn outlines(brush: &mut Brush, shot: &Shot) {
    for (ghost, reel) in shown(shot) {
        let colour = pale(brush, ghost);
        let poses = reel.at(shot.state.tick).poses;
        for (actor, pose) in shot.cast.actors.iter().zip(poses).take(shot.cast.robots) {
            let stance = Stance::from(pose);
            outline(brush, shot, &actor.outline, stance, colour);
            let at = shot.camera.screen(stance.x, stance.y);
            brush.text(at, Align2::CENTER_CENTER, LETTERS, &letter(ghost).to_string(), colour);
        }
    }
}

/// A body that isn't really there.
pub fn outline(brush: &mut Brush, shot: &Shot, outline: &[(f32, f32)], stance: Stance, colour: Color32) {
    let mut points = Place::of(shot.camera, stance).points(outline);
    points.extend(points.first().copied());
    if points.len() > 2 {
        brush.path(points, Line::new(1.5, colour), Some(DASH));
    }
}

/// Is the live path older than the text that is written now?
pub fn is_stale(bench: &Bench, live: &Reel) -> bool {
    let programs = &live.header().inputs.programs;
    let text = |robot: &String| bench.files.of(robot).map(|tab| tab.text.as_bytes()).unwrap_or_default();
    bench.level.students.len() != programs.len()
        || bench.level.students.iter().zip(programs).any(|(robot, source)| text(robot) != source.bytes.as_slice())
}

/// The way that the written program would drive: dashed, a dot for each second, and the end as an outline.
pub fn live(brush: &mut Brush, shot: &Shot) {
    let bench = shot.view.bench;
    let (Some(live), true) = (&bench.live, shot.view.settings.live_path) else { return };
    let Some(robot) = bench.robot().map(usize::from).filter(|&robot| robot < shot.cast.robots) else { return };
    let share = if is_stale(bench, live) { 0.35 } else { 1.0 };
    let colour = on_paper(brush.theme, brush.theme.series[4]).gamma_multiply(share);
    let path = live.path(robot);
    let points = line(path, u32::MAX, None, shot.camera);
    if points.len() < 2 {
        return;
    }
    brush.path(points, Line::new(2.0, colour), Some(DASH));
    let (_, plate) = brush.on_paper();
    let mut last: Option<egui::Pos2> = None;
    let mut done = None;
    for (tick, [x, y]) in path {
        let second = u64::from(*tick) / TICKS_PER_S;
        if done == Some(second) || second == 0 {
            continue;
        }
        done = Some(second);
        let at = shot.camera.screen(*x, *y);
        brush.shapes.push(Shape::circle_filled(at, 2.5, colour));
        if last.is_none_or(|last| (last - at).length() >= APART) {
            last = Some(at);
            let text = shot.view.say.with("field-second", [("seconds", (second as f64).into())]);
            brush.label(
                at + egui::vec2(5.0, -3.0),
                Align2::LEFT_BOTTOM,
                10.0,
                &text,
                (colour, plate.gamma_multiply(share)),
            );
        }
    }
    let end = live.at(live.ticks()).poses.get(robot).copied();
    if let (Some(pose), Some(actor)) = (end, shot.cast.actors.get(robot)) {
        outline(brush, shot, &actor.outline, pose.into(), colour);
        let place = Place::of(shot.camera, pose.into());
        let nose = [(actor.reach * 0.5, 0.0), (actor.reach, 0.0)].map(|point| place.point(point));
        brush.shapes.push(Shape::line_segment(nose, Line::new(2.0, colour)));
    }
}
