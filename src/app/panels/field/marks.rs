//! Signs on the field: what programs mark, say, estimate and chart, where something was touched, and answers to questions.

use std::collections::BTreeMap;

use egui::{Align2, Color32, Pos2, Shape, Stroke as Line, vec2};

use crate::app::panels::field::ghosts::outline;
use crate::app::panels::field::paint::{Brush, Stance};
use crate::app::panels::field::past::{Chart, until, within};
use crate::app::panels::field::polygon::contact;
use crate::app::panels::field::scene::{LETTERS, Shot, on_paper};
use crate::base::ink::Role;
use crate::base::maths::vec2 as metres;
use crate::base::units::{TICKS_PER_S, field_pose};
use crate::rules::maze::{Maze, Side};

/// A touch is shown for so long, seconds of the film.
const FLASH_S: f64 = 0.3;
/// What was said is shown for so long, seconds of the film.
const SAID_S: f64 = 4.0;
/// The most signs that are drawn: the newest.
const MOST_SIGNS: usize = 300;
/// Of a long text so many letters are shown on the field.
const LETTERS_SHOWN: usize = 60;
/// A mark pulses for so long, seconds, and then stands still.
const PULSE_S: f64 = 3.0;

/// Everything that stands above the robots.
pub fn draw(brush: &mut Brush, shot: &Shot) {
    signs(brush, shot);
    estimates(brush, shot);
    flashes(brush, shot);
    said(brush, shot);
    answer(brush, shot);
    spot(brush, shot);
}

fn on_screen(shot: &Shot, (x_cm, y_cm): (f64, f64)) -> Pos2 {
    let (x, y) = ((x_cm * 0.01) as f32, (y_cm * 0.01) as f32);
    if x.is_finite() && y.is_finite() { shot.camera.screen(x, y) } else { Pos2::new(-1e5, -1e5) }
}

fn short(text: &str) -> String {
    let mut shown: String = text.chars().take(LETTERS_SHOWN).collect();
    if text.chars().nth(LETTERS_SHOWN).is_some() {
        shown.push('…');
    }
    shown
}

fn signs(brush: &mut Brush, shot: &Shot) {
    let all = until(&shot.past.marks, shot.state.tick, |mark| mark.0);
    for (_, sign) in &all[all.len().saturating_sub(MOST_SIGNS)..] {
        let at = on_screen(shot, (sign.x, sign.y));
        let colour = shot.colour_of(usize::from(sign.robot));
        pin(brush, at, colour);
        let letters = brush.on_paper();
        brush.label(at + vec2(6.0, -14.0), Align2::LEFT_CENTER, LETTERS, &short(&sign.text), letters);
    }
}

/// A pin whose tip is at the place.
fn pin(brush: &mut Brush, at: Pos2, colour: Color32) {
    let rim = Line::new(1.0, brush.theme.ink(Role::Floor));
    let corners = vec![at, at + vec2(-4.5, -10.0), at + vec2(4.5, -10.0)];
    brush.shapes.push(Shape::convex_polygon(corners, colour, Line::NONE));
    brush.ring(at - vec2(0.0, 12.0), 5.0, colour, rim);
}

/// Where robots believe themselves to be: an outline with a question mark, and a line to where they are.
fn estimates(brush: &mut Brush, shot: &Shot) {
    for (&robot, &(x, y, heading)) in &shot.state.estimates {
        let robot = usize::from(robot);
        let Some(actor) = shot.cast.actors.get(robot).filter(|_| robot < shot.cast.robots) else { continue };
        let pose = field_pose(x, y, heading);
        let stance = Stance { x: pose.at.x as f32, y: pose.at.y as f32, angle: pose.angle as f32 };
        if !(stance.x.abs() < 1e4 && stance.y.abs() < 1e4 && stance.angle.is_finite()) {
            continue;
        }
        let colour = shot.colour_of(robot);
        outline(brush, shot, &actor.outline, stance, colour);
        let at = shot.camera.screen(stance.x, stance.y);
        let letters = brush.on_paper();
        brush.label(at, Align2::CENTER_CENTER, LETTERS, "?", (colour, letters.1));
        if let Some(true_stance) = shot.stances.get(robot) {
            let line = [at, shot.camera.screen(true_stance.x, true_stance.y)];
            brush.path(line.to_vec(), Line::new(1.0, colour), Some((2.0, 3.0)));
        }
    }
}

/// Where two bodies began to touch.
fn flashes(brush: &mut Brush, shot: &Shot) {
    let now = shot.state.tick;
    let colour = brush.theme.ink(Role::Ball);
    let world = |body: u16| -> Option<Vec<(f32, f32)>> {
        let (actor, stance) = (shot.cast.actors.get(usize::from(body))?, shot.stances.get(usize::from(body))?);
        Some(actor.outline.iter().map(|&corner| stance.point(corner)).collect())
    };
    for (tick, body, other) in within(&shot.past.touches, now, FLASH_S, |touch| touch.0) {
        let Some(one) = world(*body) else { continue };
        let edge = || {
            let size = shot.camera.size();
            vec![(0.0, 0.0), (size.x, 0.0), (size.x, size.y), (0.0, size.y)]
        };
        let Some((x, y)) = other.map_or_else(|| Some(edge()), world).and_then(|other| contact(&one, &other)) else {
            continue;
        };
        let at = shot.camera.screen(x, y);
        let age = (now - tick) as f32 / (FLASH_S * TICKS_PER_S as f64) as f32;
        let (radius, share) =
            if shot.view.settings.reduced_motion { (10.0, 1.0) } else { (5.0 + 12.0 * age, 1.0 - 0.7 * age) };
        brush.ring(
            at,
            radius,
            Color32::TRANSPARENT,
            Line::new(4.5, brush.theme.ink(Role::Floor).gamma_multiply(share)),
        );
        brush.ring(at, radius, Color32::TRANSPARENT, Line::new(2.5, colour.gamma_multiply(share)));
    }
}

/// What robots said a moment ago.
fn said(brush: &mut Brush, shot: &Shot) {
    let mut newest: BTreeMap<u16, &str> = BTreeMap::new();
    for (_, robot, text) in within(&shot.past.said, shot.state.tick, SAID_S, |said| said.0) {
        newest.insert(*robot, text);
    }
    for (robot, text) in newest {
        let robot = usize::from(robot);
        let (Some(stance), Some(actor)) = (shot.stances.get(robot), shot.cast.actors.get(robot)) else { continue };
        let at = shot.camera.screen(stance.x, stance.y) - vec2(0.0, actor.reach * shot.camera.scale() + 8.0);
        let (letters, paper) = (brush.theme.ink(Role::Label), brush.theme.ink(Role::Floor));
        let slot = brush.shapes.len();
        let rect = brush.label(at, Align2::CENTER_BOTTOM, LETTERS + 1.0, &short(text), (letters, Color32::TRANSPARENT));
        if rect.is_positive() {
            let line = Line::new(1.5, shot.colour_of(robot));
            let tail = vec![at + vec2(-5.0, -1.0), at + vec2(5.0, -1.0), at + vec2(0.0, 7.0)];
            let plate = Shape::rect_filled(rect.expand(3.0), 7.0, paper);
            let rim = Shape::rect_stroke(rect.expand(3.0), 7.0, line, egui::StrokeKind::Outside);
            brush.shapes.splice(slot..slot, [Shape::convex_polygon(tail, line.color, Line::NONE), plate, rim]);
        }
    }
}

/// Walls and gaps of mazes that programs told of; what was told last counts.
pub fn charts(brush: &mut Brush, shot: &Shot) {
    let Some((_, maze)) = shot.view.bench.layout.rules.mazes.first() else { return };
    let mut told: BTreeMap<(u16, usize), Chart> = BTreeMap::new();
    for (_, chart) in until(&shot.past.charts, shot.state.tick, |chart| chart.0) {
        let side = Side::ALL.get(usize::from(chart.side)).copied();
        if let Some(slot) = side.and_then(|side| maze.slot(usize::from(chart.column), usize::from(chart.row), side)) {
            told.insert((chart.robot, slot), *chart);
        }
    }
    for chart in told.values() {
        let Some((from, to)) = side_of(maze, chart) else { continue };
        let colour = shot.colour_of(usize::from(chart.robot));
        let ends = [from, to].map(|(x, y)| shot.camera.screen(x, y));
        if chart.wall {
            brush.shapes.push(Shape::line_segment(ends, Line::new(4.0, colour)));
        } else {
            brush.path(ends.to_vec(), Line::new(1.2, colour.gamma_multiply(0.8)), Some((2.0, 5.0)));
        }
    }
}

/// The ends of a side of a cell, metres, a little inside of its corners.
fn side_of(maze: &Maze, chart: &Chart) -> Option<((f32, f32), (f32, f32))> {
    let side = Side::ALL.get(usize::from(chart.side))?;
    let (half, inner) = (maze.cell_m * 0.5, maze.cell_m * 0.36);
    let middle = maze.middle_m(usize::from(chart.column), usize::from(chart.row));
    let (to, along) = match side {
        Side::North => (metres(0.0, half), metres(inner, 0.0)),
        Side::East => (metres(half, 0.0), metres(0.0, inner)),
        Side::South => (metres(0.0, -half), metres(inner, 0.0)),
        Side::West => (metres(-half, 0.0), metres(0.0, inner)),
    };
    let flat = |point: crate::base::maths::Vec2| (point.x as f32, point.y as f32);
    Some((flat(middle + to - along), flat(middle + to + along)))
}

/// The place that answers a question, and how far it was from the truth.
fn answer(brush: &mut Brush, shot: &Shot) {
    let field = &shot.view.bench.field;
    let theme = brush.theme;
    let (letters, plate) = brush.on_paper();
    let flag = field.marked.map(|marked| on_screen(shot, marked));
    let truth = field.truth.map(|truth| on_screen(shot, truth));
    if let (Some(from), Some(to), Some(marked), Some(true_at)) = (flag, truth, field.marked, field.truth) {
        let line = Line::new(2.0, on_paper(theme, theme.accent));
        brush.shapes.push(Shape::line_segment([from, to], line));
        arrow_head(brush, from, to, line);
        let off = (metres(true_at.0, true_at.1) - metres(marked.0, marked.1)).length();
        let text = shot.view.say.with("field-off", [("cm", off.round().into())]);
        // Beside an upright line and below a level one, so that it hides neither the flag nor the cross.
        let (way, middle) = (to - from, from + (to - from) * 0.5);
        let (at, align) = match way.x.abs() < way.y.abs() {
            true if middle.x > shot.camera.rect.center().x => (middle - vec2(14.0, 0.0), Align2::RIGHT_CENTER),
            true => (middle + vec2(22.0, 0.0), Align2::LEFT_CENTER),
            false => (middle + vec2(0.0, 12.0), Align2::CENTER_TOP),
        };
        brush.label(at, align, LETTERS + 1.0, &text, (letters, plate));
    }
    if let Some(at) = truth {
        let line = Line::new(2.0, theme.ink(Role::Label));
        for way in [vec2(6.0, 6.0), vec2(6.0, -6.0)] {
            brush.shapes.push(Shape::line_segment([at - way, at + way], line));
        }
    }
    if let Some(at) = flag {
        let colour = on_paper(theme, theme.accent);
        brush.shapes.push(Shape::line_segment([at, at - vec2(0.0, 24.0)], Line::new(2.0, theme.ink(Role::Label))));
        let cloth = vec![at - vec2(0.0, 24.0), at + vec2(16.0, -18.5), at - vec2(0.0, 13.0)];
        brush.shapes.push(Shape::convex_polygon(cloth, colour, Line::new(1.0, theme.ink(Role::Floor))));
        brush.ring(at, 2.5, theme.ink(Role::Label), Line::NONE);
    }
}

fn arrow_head(brush: &mut Brush, from: Pos2, to: Pos2, line: Line) {
    let along = (to - from).normalized() * 9.0;
    if along.length() > 1.0 {
        let side = vec2(-along.y, along.x) * 0.5;
        let corners = vec![to, to - along + side, to - along - side];
        brush.shapes.push(Shape::convex_polygon(corners, line.color, Line::NONE));
    }
}

/// The place of a cause: a ring that pulses for a while.
fn spot(brush: &mut Brush, shot: &Shot) {
    let Some(spot) = shot.view.bench.field.spot else { return };
    let at = on_screen(shot, spot);
    let theme = brush.theme;
    let pulses = !shot.view.settings.reduced_motion && shot.clock < PULSE_S;
    let wave = if pulses { crate::base::maths::sin(shot.clock * 7.0) as f32 * 5.0 } else { 0.0 };
    if pulses {
        brush.painter.ctx().request_repaint();
    }
    let colour = on_paper(theme, theme.bad);
    brush.ring(at, 22.0 + wave, Color32::TRANSPARENT, Line::new(6.0, theme.ink(Role::Floor).gamma_multiply(0.85)));
    brush.ring(at, 22.0 + wave, Color32::TRANSPARENT, Line::new(3.0, colour));
    for way in [vec2(1.0, 0.0), vec2(-1.0, 0.0), vec2(0.0, 1.0), vec2(0.0, -1.0)] {
        let line = [at + way * (17.0 + wave), at + way * (27.0 + wave)];
        brush.shapes.push(Shape::line_segment(line, Line::new(3.0, colour)));
    }
}
