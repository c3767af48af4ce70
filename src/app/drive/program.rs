//! What was driven by hand as a program: `forward(32); turn(88); …`, in whole centimetres and degrees.
//!
//! Each stretch with the same keys becomes a line. A robot of thought follows the lines, and each next line is chosen from
//! where that robot stands to where the hand had come, so that what rounding loses in one line the next ones bring back.

use crate::base::ask::Vocabulary;
use crate::base::maths::{PI, Pose, Vec2, cos, sin, vec2, wrap_angle};
use crate::base::units::{centimetres, degrees, metres, radians};
use crate::pilot::keys::{Act, Keys, Order, Recording};
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

/// One line of the program, cm and degrees, clockwise and to the right positive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    Forward(i64),
    /// To the right.
    Slide(i64),
    Turn(i64),
    Arc(i64, i64),
    /// Two or three ways of moving at once: `drive` for a time, and then nothing of it.
    Drift(Drift),
    Act(Act),
}

/// What `drive` is told, cm/s, °/s and cm/s to the right, and for how many hundredths of a second.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Drift {
    pub ahead: i64,
    pub rate: i64,
    pub sideways: i64,
    pub hundredths: i64,
}

/// A stretch with the same keys, as the robot drove it.
#[derive(Clone, Copy, Debug)]
struct Stretch {
    kind: Kind,
    moved: Moved,
    end: Pose,
}

/// How a robot moved: ahead, metres, the length of its way, metres, and its turn, radians counter-clockwise.
#[derive(Clone, Copy, Debug, Default)]
struct Moved {
    ahead: f64,
    length: f64,
    turn: f64,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    Straight,
    Spin,
    Curve,
    Slide,
    /// With what the keys asked for, which decides how long it lasts.
    Drift(Keys),
    Act(Act),
}

/// The lines that drive what the hand drove. `reel` is the film of the drive, `body` the robot's number in it; only a robot
/// that `turns` on the spot gets turns.
pub fn lines(reel: &Reel, body: usize, recording: &Recording, turns: bool) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let stretches = stretches(reel, body, recording);
    let mut here = pose(reel, body, 0);
    for (number, stretch) in stretches.iter().enumerate() {
        let turn = stretch.moved.turn;
        let missing = |heading: f64| turn + wrap_angle(heading - here.angle - turn);
        let next = stretches.get(number + 1).filter(|next| next.kind == Kind::Straight);
        // A turn that is not waited for goes on a little after its keys.
        let heading = next.map_or(stretch.end.angle, |next| next.end.angle);
        let line = match stretch.kind {
            Kind::Spin => {
                let aimed = next.and_then(|next| aim(here.at, stretch, next));
                Line::Turn(whole(-degrees(missing(aimed.unwrap_or(heading)))))
            }
            Kind::Straight => straight(here, stretch),
            Kind::Slide => Line::Slide(whole(centimetres((stretch.end.at - here.at).dot(to_the_right(here.angle))))),
            Kind::Curve => curve(here, stretch, missing(heading)),
            Kind::Drift(keys) => drift(keys, stretch.moved),
            Kind::Act(act) => Line::Act(act),
        };
        let is_nothing = match line {
            Line::Turn(_) if !turns => true,
            Line::Turn(0) | Line::Forward(0) | Line::Slide(0) => true,
            Line::Drift(drift) => drift.hundredths <= 0,
            _ => false,
        };
        if is_nothing {
            continue;
        }
        here = after(here, line);
        match (lines.last_mut(), line) {
            (Some(Line::Forward(way)), Line::Forward(more)) | (Some(Line::Slide(way)), Line::Slide(more)) => {
                *way += more
            }
            (Some(Line::Turn(turn)), Line::Turn(more)) => *turn += more,
            _ => lines.push(line),
        }
    }
    lines.retain(|line| !matches!(line, Line::Forward(0) | Line::Turn(0) | Line::Slide(0)));
    lines
}

/// The lines as a program for a robot with these words.
pub fn text(lines: &[Line], vocabulary: &Vocabulary, comment: &str) -> String {
    let line = |line: &Line| match *line {
        Line::Forward(cm) if cm < 0 => format!("back({});\n", -cm),
        Line::Forward(cm) => format!("forward({cm});\n"),
        Line::Slide(cm) => format!("slide({cm});\n"),
        Line::Turn(degrees) => format!("turn({degrees});\n"),
        Line::Arc(radius, degrees) => format!("arc({radius}, {degrees});\n"),
        Line::Drift(Drift { ahead, rate, sideways, hundredths }) => {
            let seconds = hundredths as f64 * 0.01;
            format!("drive({ahead}, {rate}, {sideways});\nwait({seconds:.2});\ndrive(0, 0);\nwait(0.5);\n")
        }
        Line::Act(act) => format!("{};\n", act.call(vocabulary)),
    };
    format!("// {comment}\n{}", lines.iter().map(line).collect::<String>())
}

/// The words of the lines.
pub fn words(lines: &[Line]) -> Vec<&'static str> {
    let words = |line: &Line| -> &'static [&'static str] {
        match line {
            Line::Forward(cm) if *cm < 0 => &["back"],
            Line::Forward(_) => &["forward"],
            Line::Slide(_) => &["slide"],
            Line::Turn(_) => &["turn"],
            Line::Arc(..) => &["arc"],
            Line::Drift(_) => &["drive", "wait"],
            Line::Act(_) => &[],
        }
    };
    let acts = |line: &Line| if let Line::Act(act) = line { Some(act.word()) } else { None };
    lines.iter().flat_map(|line| words(line).iter().copied().chain(acts(line))).collect()
}

fn stretches(reel: &Reel, body: usize, recording: &Recording) -> Vec<Stretch> {
    let orders = recording.orders();
    let mut stretches: Vec<Stretch> = Vec::new();
    let mut last = None;
    let mut keys = Keys::default();
    for (number, (from, order)) in orders.iter().enumerate() {
        let until = orders.get(number + 1).map_or(reel.ticks(), |(tick, _)| *tick);
        match order {
            Order::Hold(held) => keys = *held,
            Order::End => keys = Keys::default(),
            Order::Act(act) => {
                last = None;
                let end = pose(reel, body, *from);
                stretches.push(Stretch { kind: Kind::Act(*act), moved: Moved::default(), end });
            }
        }
        let moved = measured(reel, body, *from, until);
        let (kind, sign) = kind_of(keys);
        let end = pose(reel, body, until);
        // Rolling out belongs to what was driven, and so does going on faster or slower.
        let goes_on = kind.is_none() || last == Some((kind, sign));
        let before = stretches.iter_mut().rev().find(|stretch| !matches!(stretch.kind, Kind::Act(_)));
        match (before, kind) {
            (Some(before), _) if goes_on => {
                before.moved.ahead += moved.ahead;
                before.moved.length += moved.length;
                before.moved.turn += moved.turn;
                before.end = end;
            }
            (_, Some(kind)) => stretches.push(Stretch { kind, moved, end }),
            (_, None) => {}
        }
        if kind.is_some() {
            last = Some((kind, sign));
        }
    }
    stretches
}

/// What keys drive, and the signs of it; nothing for keys that stand still.
fn kind_of(keys: Keys) -> (Option<Kind>, [bool; 3]) {
    let Keys { cm_per_s, deg_per_s, sideways_cm_per_s } = keys;
    let kind = match (cm_per_s == 0.0, deg_per_s == 0.0, sideways_cm_per_s == 0.0) {
        (true, true, true) => None,
        (false, true, true) => Some(Kind::Straight),
        (true, false, true) => Some(Kind::Spin),
        (false, false, true) => Some(Kind::Curve),
        (true, true, false) => Some(Kind::Slide),
        _ => Some(Kind::Drift(keys)),
    };
    (kind, [cm_per_s, deg_per_s, sideways_cm_per_s].map(|speed| speed < 0.0))
}

/// How the robot moved between two moments.
fn measured(reel: &Reel, body: usize, from: u64, until: u64) -> Moved {
    let mut moved = Moved::default();
    let mut last = pose(reel, body, from);
    let mut tick = from;
    while tick < until {
        tick = (tick + MEASURE_TICKS).min(until);
        let now = pose(reel, body, tick);
        let turned = wrap_angle(now.angle - last.angle);
        moved.ahead += (now.at - last.at).dot(Vec2::at_angle(last.angle + turned / 2.0));
        moved.length += (now.at - last.at).length();
        moved.turn += turned;
        last = now;
    }
    moved
}

/// The heading of a turn after which the next way ends where it ended.
fn aim(from: Vec2, turned: &Stretch, next: &Stretch) -> Option<f64> {
    if next.moved.ahead.abs() < AIMED_M {
        return None;
    }
    let way = next.end.at - from;
    let heading = if next.moved.ahead < 0.0 { way.angle() + PI } else { way.angle() };
    (wrap_angle(heading - turned.end.angle).abs() < AIM_RAD).then_some(heading)
}

fn straight(here: Pose, stretch: &Stretch) -> Line {
    Line::Forward(whole(centimetres((stretch.end.at - here.at).dot(Vec2::at_angle(here.angle)))))
}

/// The curve through this turn whose end is nearest to where the stretch ended.
fn curve(here: Pose, stretch: &Stretch, turn: f64) -> Line {
    let angle = whole(-degrees(turn));
    let measured = centimetres(stretch.moved.ahead / radians(angle as f64).abs());
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

/// The same speeds as the keys gave, as long as they take for this way: then it is as long, however it was begun.
fn drift(keys: Keys, moved: Moved) -> Line {
    let [ahead, rate, sideways] = [keys.cm_per_s, keys.deg_per_s, keys.sideways_cm_per_s].map(whole);
    let speed = metres(vec2(ahead as f64, sideways as f64).length());
    let seconds = if speed > 0.0 { moved.length / speed } else { 0.0 };
    Line::Drift(Drift { ahead, rate, sideways, hundredths: whole(seconds * 100.0) })
}

fn to_the_right(angle: f64) -> Vec2 {
    Vec2::at_angle(angle - PI / 2.0)
}

/// Where a line takes a robot that does exactly what it says.
fn after(here: Pose, line: Line) -> Pose {
    // Ahead and to the left, metres, and the turn, all of them at an even pace.
    let (ahead, left, turn) = match line {
        Line::Forward(cm) => (metres(cm as f64), 0.0, 0.0),
        Line::Slide(cm) => (0.0, -metres(cm as f64), 0.0),
        Line::Turn(degrees) => (0.0, 0.0, -radians(degrees as f64)),
        // A negative radius drives the same circle backwards.
        Line::Arc(radius, degrees) => {
            let turn = -radians(degrees as f64);
            (metres(radius as f64) * turn.abs(), 0.0, turn)
        }
        Line::Drift(Drift { ahead, rate, sideways, hundredths }) => {
            let share = |speed: i64| speed as f64 * hundredths as f64 * 0.01;
            (metres(share(ahead)), -metres(share(sideways)), -radians(share(rate)))
        }
        Line::Act(_) => (0.0, 0.0, 0.0),
    };
    let to = if turn == 0.0 {
        vec2(ahead, left)
    } else {
        let (along, across) = (sin(turn) / turn, (1.0 - cos(turn)) / turn);
        vec2(ahead * along - left * across, ahead * across + left * along)
    };
    Pose { at: here.point(to), angle: here.angle + turn }
}

fn whole(number: f64) -> i64 {
    if number.is_finite() { number.round().clamp(-3600.0, 3600.0) as i64 } else { 0 }
}

fn pose(reel: &Reel, body: usize, tick: u64) -> Pose {
    let QuantisedPose { x, y, angle } = reel.at(tick).poses.get(body).copied().unwrap_or_default();
    Pose { at: vec2(f64::from(x), f64::from(y)) * 1e-4, angle: radians(f64::from(angle) * 0.01) }
}
