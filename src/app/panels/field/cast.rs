//! Who is on the field: bodies and zones of a picture made ready to be drawn, and which stream tells what a sensor sees.

use std::borrow::Cow;
use std::f64::consts::TAU;

use crate::app::bench::Bench;
use crate::app::panels::field::floor::is_paint;
use crate::app::panels::field::paint::{Prepared, arc, is_sound};
use crate::app::view::View;
use crate::base::ink::{Ink, Role, Stroke};
use crate::rules::Aim;
use crate::rules::look::{Binder, Names};
use crate::sim::kit::Kit;
use crate::trial::film::BodyPicture;
use crate::trial::senses::{Sense, senses};

/// Bodies, zones and sensors of one film.
pub struct Cast {
    /// The number of the film's reel.
    pub serial: u64,
    pub actors: Vec<Actor>,
    pub zones: Vec<Zone>,
    /// What of the floor is no paint: the wall at the edge.
    pub walls: Prepared,
    /// How many of the bodies are robots; they come first.
    pub robots: usize,
    pub senses: Vec<Sense>,
}

/// One body.
pub struct Actor {
    pub ink: Prepared,
    pub ink_on: Option<Prepared>,
    /// Around it, in its own frame, metres.
    pub outline: Vec<(f32, f32)>,
    /// Nothing of the outline is further from its origin, metres.
    pub reach: f32,
    /// The colour's role by which others see it.
    pub role: Role,
}

/// One zone.
pub struct Zone {
    pub ink: Prepared,
    /// The lines around it: two for an area between two circles.
    pub rims: Vec<Vec<(f32, f32)>>,
    /// Goals that want something in it, by their numbers: those that can be reached.
    pub goals: Vec<u16>,
    /// Where its name is written, metres.
    pub middle: (f32, f32),
    /// From its left to its right, metres.
    pub width: f32,
}

impl Cast {
    pub fn of(bench: &Bench) -> Self {
        let picture = &bench.reel.header().picture;
        let robots = bench.layout.scene.robots.len().min(picture.bodies.len());
        let mut walls = Ink::default();
        walls.strokes.extend(picture.floor.strokes.iter().filter(|(role, _)| !is_paint(*role)).cloned());
        let zones = picture.zones.iter().map(|(name, ink)| zone(name, ink, &goals_by_zone(bench)));
        Self {
            serial: bench.reel.serial(),
            actors: picture.bodies.iter().map(actor).collect(),
            zones: zones.collect(),
            walls: Prepared::of(&walls),
            robots,
            senses: senses(&bench.layout.scene.robots, &bench.reel.header().streams),
        }
    }
}

fn actor(body: &BodyPicture) -> Actor {
    let outline = outline(&body.ink);
    let reach = outline.iter().map(|(x, y)| (x * x + y * y).sqrt()).fold(0.0, f32::max);
    let role = body.ink.strokes.first().map_or(Role::Thing, |(role, _)| *role);
    let ink_on = body.ink_on.as_ref().map(Prepared::of);
    Actor { ink: Prepared::of(&body.ink), ink_on, outline, reach, role }
}

/// The outline of ink: that of its largest stroke.
pub fn outline(ink: &Ink) -> Vec<(f32, f32)> {
    let rings = ink.strokes.iter().filter(|(_, stroke)| is_sound(stroke)).filter_map(|(_, stroke)| match stroke {
        Stroke::Polygon { points } => Some(points.clone()),
        Stroke::Disc { at, radius } | Stroke::Circle { at, radius, .. } => {
            let mut corners = arc(*at, *radius, 0.0, TAU as f32 * 23.0 / 24.0);
            corners.dedup();
            Some(corners)
        }
        Stroke::Line { points, width } => Some(bar(points, *width)),
        Stroke::Arc { at, radius, from, to, .. } => Some(arc(*at, *radius, *from, *to)),
        _ => None,
    });
    rings.max_by(|one, other| spread(one).total_cmp(&spread(other))).unwrap_or_default()
}

/// The rectangle around a straight line; the points themselves of any other.
fn bar(points: &[(f32, f32)], width: f32) -> Vec<(f32, f32)> {
    let [from, to] = points else { return points.to_vec() };
    let (x, y) = (to.0 - from.0, to.1 - from.1);
    let half = width * 0.5 / (x * x + y * y).sqrt().max(1e-6);
    let side = (-y * half, x * half);
    vec![
        (from.0 - side.0, from.1 - side.1),
        (to.0 - side.0, to.1 - side.1),
        (to.0 + side.0, to.1 + side.1),
        (from.0 + side.0, from.1 + side.1),
    ]
}

fn spread(points: &[(f32, f32)]) -> f32 {
    let of = |part: fn(&(f32, f32)) -> f32| {
        let (low, high) = points
            .iter()
            .map(part)
            .fold((f32::INFINITY, f32::NEG_INFINITY), |(low, high), at| (low.min(at), high.max(at)));
        (high - low).max(0.0)
    };
    of(|point| point.0) + of(|point| point.1)
}

fn zone(name: &str, ink: &Ink, goals: &[(String, u16)]) -> Zone {
    let outline = outline(ink);
    let count = outline.len().max(1) as f32;
    let sum = outline.iter().fold((0.0, 0.0), |sum, point| (sum.0 + point.0, sum.1 + point.1));
    let goals = goals.iter().filter(|(zone, _)| zone == name).map(|(_, goal)| *goal).collect();
    let middle = (sum.0 / count, sum.1 / count);
    let rims = match ink.strokes.first() {
        Some((_, Stroke::Line { width, .. })) => {
            [0.5, -0.5].map(|side| outline.iter().map(|&point| away(point, middle, width * side)).collect()).into()
        }
        Some((_, Stroke::Disc { at, radius })) => vec![arc(*at, *radius, 0.0, TAU as f32)],
        _ if outline.len() > 2 => vec![outline],
        _ => Vec::new(),
    };
    let across = rims.iter().flatten().map(|point| point.0);
    let (left, right) = across.fold((f32::INFINITY, f32::NEG_INFINITY), |(left, right), x| (left.min(x), right.max(x)));
    let width = (right - left).max(0.0);
    Zone { ink: Prepared::of(ink), rims, goals, middle, width }
}

/// A point moved away from a middle.
fn away(point: (f32, f32), middle: (f32, f32), by: f32) -> (f32, f32) {
    let (x, y) = (point.0 - middle.0, point.1 - middle.1);
    let share = by / (x * x + y * y).sqrt().max(1e-6);
    (point.0 + x * share, point.1 + y * share)
}

/// The zones that goals speak of, each with a goal's number: of goals that can be reached, not of those that only forbid.
fn goals_by_zone(bench: &Bench) -> Vec<(String, u16)> {
    let rules = &bench.layout.rules;
    let bodies = &bench.reel.header().picture.bodies;
    let robots = bench.layout.scene.robots.len();
    let names = Names {
        robots: bodies.iter().take(robots).map(|body| body.name.clone()).collect(),
        things: bodies.iter().skip(robots).map(|body| body.name.clone()).collect(),
        zones: &rules.zones,
        lines: &rules.lines,
        mazes: &rules.mazes,
        edge: !rules.open,
    };
    let mut found = Vec::new();
    for (number, goal) in rules.goals.iter().enumerate() {
        let Aim::When(condition) = &goal.aim else { continue };
        let mut binder = Binder::new(&names);
        condition.bind(&mut binder);
        let zones = binder.zones.iter().filter_map(|&zone| rules.zones.get(zone));
        found.extend(zones.map(|(name, _)| (name.clone(), number as u16)));
    }
    found
}

/// The kit of a robot of the bench.
pub fn kit(bench: &Bench, robot: usize) -> Option<&Kit> {
    bench.layout.scene.robots.get(robot).map(|start| start.kit.as_ref())
}

/// What a body of the film is called in the language spoken.
pub fn name<'v>(view: &'v View, body: usize) -> Cow<'v, str> {
    let id = view.bench.reel.header().picture.bodies.get(body).map_or("", |body| &body.name);
    view.name(id)
}
