//! What was driven by hand as a program: `forward(32); turn(88); …`, in whole centimetres and degrees.
//!
//! Each stretch with the same keys becomes a line. A robot of thought follows the lines, and each next line is chosen from
//! where that robot stands to where the hand had come, so that what rounding loses in one line the next ones bring back.

use crate::base::maths::{PI, Pose, Vec2, cos, sin, vec2, wrap_angle};
use crate::base::units::{centimetres, degrees, metres, radians};
use crate::pilot::keys::{Keys, Recording};
use crate::sim::frame::QuantisedPose;
use crate::trial::reel::Reel;

/// The way is measured every so many ticks.
const MEASURE_TICKS: u64 = 5;
/// Shorter ways ahead say nothing about the heading before them, metres.
const AIMED_M: f64 = 0.08;
/// A turn is aimed at the next way's end when that is not further beside its own heading than this, radians.
const AIM_RAD: f64 = 0.35;
/// Curves with a smaller radius are turns on the spot, with a larger one ways ahead, cm.
const RADII_CM: (f64, f64) = (1.0, 1000.0);

/// One line of the program, cm and degrees, clockwise positive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    Forward(i64),
    Turn(i64),
    Arc(i64, i64),
}

/// A stretch with the same keys, as the robot drove it.
#[derive(Clone, Copy, Debug)]
struct Stretch {
    kind: Kind,
    /// Way ahead, metres, and turn, radians counter-clockwise.
    way: f64,
    turn: f64,
    end: Pose,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    Straight,
    Spin,
    Curve,
}

/// The lines that drive what the hand drove. `reel` is the film of the drive, `body` the robot's number in it; only a robot
/// that `turns` on the spot gets turns.
pub fn lines(reel: &Reel, body: usize, recording: &Recording, turns: bool) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let stretches = stretches(reel, body, recording);
    let mut here = pose(reel, body, 0);
    for (number, stretch) in stretches.iter().enumerate() {
        let missing = |heading: f64| stretch.turn + wrap_angle(heading - here.angle - stretch.turn);
        let next = stretches.get(number + 1).filter(|next| next.kind == Kind::Straight);
        // A turn that is not waited for goes on a little after its keys.
        let heading = next.map_or(stretch.end.angle, |next| next.end.angle);
        let line = match stretch.kind {
            Kind::Spin => {
                let aimed = next.and_then(|next| aim(here.at, stretch, next));
                Line::Turn(whole(-degrees(missing(aimed.unwrap_or(heading)))))
            }
            Kind::Straight => straight(here, stretch),
            Kind::Curve => curve(here, stretch, missing(heading)),
        };
        let line = match line {
            Line::Turn(_) if !turns => continue,
            Line::Turn(0) | Line::Forward(0) => continue,
            line => line,
        };
        here = after(here, line);
        match (lines.last_mut(), line) {
            (Some(Line::Forward(way)), Line::Forward(more)) => *way += more,
            (Some(Line::Turn(turn)), Line::Turn(more)) => *turn += more,
            _ => lines.push(line),
        }
    }
    lines.retain(|line| !matches!(line, Line::Forward(0) | Line::Turn(0)));
    lines
}

/// The lines as a program.
pub fn text(lines: &[Line], comment: &str) -> String {
    let line = |(line, word): (&Line, &str)| match line {
        Line::Forward(number) | Line::Turn(number) if word == "back" => format!("{word}({});\n", -number),
        Line::Forward(number) | Line::Turn(number) => format!("{word}({number});\n"),
        Line::Arc(radius, degrees) => format!("{word}({radius}, {degrees});\n"),
    };
    format!("// {comment}\n{}", lines.iter().zip(words(lines)).map(line).collect::<String>())
}

/// The words of the lines.
pub fn words(lines: &[Line]) -> Vec<&'static str> {
    let word = |line: &Line| match line {
        Line::Forward(cm) if *cm < 0 => "back",
        Line::Forward(_) => "forward",
        Line::Turn(_) => "turn",
        Line::Arc(..) => "arc",
    };
    lines.iter().map(word).collect()
}

fn stretches(reel: &Reel, body: usize, recording: &Recording) -> Vec<Stretch> {
    let orders = recording.orders();
    let mut stretches: Vec<Stretch> = Vec::new();
    let mut last = None;
    for (number, (from, keys)) in orders.iter().enumerate() {
        let until = orders.get(number + 1).map_or(reel.ticks(), |(tick, _)| *tick);
        let (way, turn) = measured(reel, body, *from, until);
        let (kind, sign) = kind_of(keys.unwrap_or_default());
        let end = pose(reel, body, until);
        match stretches.last_mut() {
            // Rolling out belongs to what was driven, and so does going on faster or slower.
            Some(before) if kind.is_none() || last == Some((kind, sign)) => {
                (before.way, before.turn, before.end) = (before.way + way, before.turn + turn, end);
            }
            _ => {
                if let Some(kind) = kind {
                    stretches.push(Stretch { kind, way, turn, end });
                }
            }
        }
        if kind.is_some() {
            last = Some((kind, sign));
        }
    }
    stretches
}

/// What keys drive, and the signs of it; nothing for keys that stand still.
fn kind_of(Keys { cm_per_s, deg_per_s }: Keys) -> (Option<Kind>, (bool, bool)) {
    let kind = match (cm_per_s == 0.0, deg_per_s == 0.0) {
        (true, true) => None,
        (false, true) => Some(Kind::Straight),
        (true, false) => Some(Kind::Spin),
        (false, false) => Some(Kind::Curve),
    };
    (kind, (cm_per_s < 0.0, deg_per_s < 0.0))
}

/// Way ahead and turn between two moments.
fn measured(reel: &Reel, body: usize, from: u64, until: u64) -> (f64, f64) {
    let (mut way, mut turn) = (0.0, 0.0);
    let mut last = pose(reel, body, from);
    let mut tick = from;
    while tick < until {
        tick = (tick + MEASURE_TICKS).min(until);
        let now = pose(reel, body, tick);
        let turned = wrap_angle(now.angle - last.angle);
        way += (now.at - last.at).dot(Vec2::at_angle(last.angle + turned / 2.0));
        turn += turned;
        last = now;
    }
    (way, turn)
}

/// The heading of a turn after which the next way ends where it ended.
fn aim(from: Vec2, turned: &Stretch, next: &Stretch) -> Option<f64> {
    if next.way.abs() < AIMED_M {
        return None;
    }
    let way = next.end.at - from;
    let heading = if next.way < 0.0 { way.angle() + PI } else { way.angle() };
    (wrap_angle(heading - turned.end.angle).abs() < AIM_RAD).then_some(heading)
}

fn straight(here: Pose, stretch: &Stretch) -> Line {
    Line::Forward(whole(centimetres((stretch.end.at - here.at).dot(Vec2::at_angle(here.angle)))))
}

/// The curve through this turn whose end is nearest to where the stretch ended.
fn curve(here: Pose, stretch: &Stretch, turn: f64) -> Line {
    let angle = whole(-degrees(turn));
    let measured = centimetres(stretch.way / radians(angle as f64).abs());
    if angle == 0 || measured.abs() > RADII_CM.1 {
        return straight(here, stretch);
    }
    let near = (-4..=4).map(|more| whole(measured) + more).filter(|radius| radius.abs() as f64 >= RADII_CM.0);
    let far = |radius: i64| (after(here, Line::Arc(radius, angle)).at - stretch.end.at).length();
    match near.min_by(|one, other| far(*one).total_cmp(&far(*other))) {
        Some(radius) if measured.abs() >= RADII_CM.0 => Line::Arc(radius, angle),
        _ => Line::Turn(angle),
    }
}

/// Where a line takes a robot that does exactly what it says.
fn after(here: Pose, line: Line) -> Pose {
    let (way, turn) = match line {
        Line::Forward(cm) => (metres(cm as f64), 0.0),
        Line::Turn(degrees) => (0.0, -radians(degrees as f64)),
        // A negative radius drives the same circle backwards.
        Line::Arc(radius, degrees) => {
            let turn = -radians(degrees as f64);
            (metres(radius as f64) * turn.abs(), turn)
        }
    };
    let to = if turn == 0.0 || way == 0.0 { vec2(way, 0.0) } else { vec2(sin(turn), 1.0 - cos(turn)) * (way / turn) };
    Pose { at: here.point(to), angle: here.angle + turn }
}

fn whole(number: f64) -> i64 {
    if number.is_finite() { number.round().clamp(-3600.0, 3600.0) as i64 } else { 0 }
}

fn pose(reel: &Reel, body: usize, tick: u64) -> Pose {
    let QuantisedPose { x, y, angle } = reel.at(tick).poses.get(body).copied().unwrap_or_default();
    Pose { at: vec2(f64::from(x), f64::from(y)) * 1e-4, angle: radians(f64::from(angle) * 0.01) }
}
