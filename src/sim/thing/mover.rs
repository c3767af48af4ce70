//! Mover: a block that goes along a path by itself and pushes what is in its way.

use serde::Deserialize;

use crate::base::ink::{Ink, Role, Stroke};
use crate::base::maths::{Pose, Vec2, floor};
use crate::base::shape::Outline;
use crate::base::units::{TICK_S, body_point, metres};
use crate::sim::check::{Problems, RADIUS_CM, THICKNESS_CM};
use crate::sim::colour::Colour;
use crate::sim::stage::{Stage, ThingLook};
use crate::sim::thing::{Solid, ThingPart};

/// Points of a path.
const POINTS: (f64, f64) = (2.0, 64.0);
/// Speeds, cm/s: up to that of the fastest kit.
const SPEED_CM_S: (f64, f64) = (0.1, 100.0);
const TIME_S: (f64, f64) = (0.0, 3600.0);

/// A driven body that starts at the first point of its path, goes to the last and back, or round and round.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mover {
    pub body: Form,
    /// Where its middle goes.
    pub path: Vec<(f64, f64)>,
    /// cm/s.
    pub speed: f64,
    /// From the last point straight on to the first, instead of back the same way.
    #[serde(default)]
    pub round: bool,
    /// How long it stands at each point, s.
    #[serde(default)]
    pub pause: f64,
    /// When it starts, s.
    #[serde(default)]
    pub start: f64,
    #[serde(default)]
    pub color: Option<Colour>,
}

/// The shape of a mover.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
pub enum Form {
    /// A radius.
    Disc(f64),
    /// Width to the right and length forward.
    Box(f64, f64),
}

impl Mover {
    fn points(&self) -> Vec<Vec2> {
        self.path.iter().map(|&(right, forward)| body_point(right, forward)).collect()
    }

    /// Corners, or nothing for a disc, round the first point of the path.
    fn corners(&self) -> Vec<Vec2> {
        let (x, y) = self.path.first().copied().unwrap_or_default();
        match self.body {
            Form::Disc(_) => Vec::new(),
            Form::Box(width, length) => {
                let (right, forward) = (width * 0.5, length * 0.5);
                let corners = [(-right, -forward), (right, -forward), (right, forward), (-right, forward)];
                corners.map(|(dx, dy)| body_point(x + dx, y + dy)).to_vec()
            }
        }
    }

    /// Where it is at a time, in the thing's frame.
    fn place(&self, points: &[Vec2], seconds: f64) -> Vec2 {
        let count = points.len();
        let legs = if self.round { count } else { 2 * (count - 1) };
        // Back and forth over n points: 0, 1, … n − 1, n − 2, … 1, and again 0.
        let stop = |index: usize| if index < count { points[index] } else { points[2 * (count - 1) - index] };
        let end = |leg: usize| stop((leg + 1) % legs);
        let time = |leg: usize| (end(leg) - stop(leg)).length() / metres(self.speed);
        let cycle: f64 = (0..legs).map(|leg| time(leg) + self.pause).sum();
        let since = (seconds - self.start).max(0.0);
        let mut left = since - floor(since / cycle) * cycle;
        for leg in 0..legs {
            let (from, to, takes) = (stop(leg), end(leg), time(leg));
            if left < takes {
                return from + (to - from) * (left / takes);
            }
            left -= takes;
            if left < self.pause {
                return to;
            }
            left -= self.pause;
        }
        stop(0)
    }
}

impl ThingPart for Mover {
    const EXAMPLE: &'static str = "Mover(body: Box(10, 10), path: [(0, 0), (60, 0)], speed: 15, pause: 1)";
    const LIVELY: bool = true;

    /// Where its own frame lies.
    type Book = Pose;

    fn check(&self, problems: &mut Problems) {
        match self.body {
            Form::Disc(radius) => problems.range("body", radius, RADIUS_CM, "unit-centimetre"),
            Form::Box(width, length) => {
                if let Some(&bad) =
                    [width, length].iter().find(|side| !(THICKNESS_CM.0..=THICKNESS_CM.1).contains(*side))
                {
                    problems.range("body", bad, THICKNESS_CM, "unit-centimetre");
                }
            }
        }
        if !(POINTS.0..=POINTS.1).contains(&(self.path.len() as f64)) {
            problems.range("path", self.path.len() as f64, POINTS, "unit-none");
        } else {
            self.path.iter().for_each(|&point| problems.place("path", point));
            let stays = |pair: &[(f64, f64)]| (pair[0].0 - pair[1].0).abs() + (pair[0].1 - pair[1].1).abs() < 0.1;
            if self.path.windows(2).any(stays) {
                problems.other("sim-path-stands", "path");
            }
        }
        problems.range("speed", self.speed, SPEED_CM_S, "unit-centimetre-per-second");
        problems.range("pause", self.pause, TIME_S, "unit-second");
        problems.range("start", self.start, TIME_S, "unit-second");
    }

    fn solid(&self) -> Solid {
        let at = self.points().first().copied().unwrap_or_default();
        Solid::driven(match self.body {
            Form::Disc(radius) => Outline::Disc { at, radius: metres(radius) },
            Form::Box(..) => Outline::Polygon(self.corners()),
        })
    }

    fn look(&self) -> ThingLook {
        ThingLook { colour: self.color, ..ThingLook::default() }
    }

    fn begin(&self, home: &mut Pose, me: usize, stage: &mut Stage) {
        *home = stage.pose(me);
    }

    fn act(&self, home: &mut Pose, me: usize, stage: &mut Stage) {
        let points = self.points();
        let Some(&first) = points.first() else { return };
        let moved = self.place(&points, (stage.tick + 1) as f64 * TICK_S) - first;
        stage.physics.drive(me, Pose::new(home.point(moved), home.angle));
    }

    fn ink(&self) -> Ink {
        let mut ink = Ink::default();
        let role = self.color.map_or(Role::Thing, Colour::role);
        let flat = |point: Vec2| (point.x as f32, point.y as f32);
        let at = flat(self.points().first().copied().unwrap_or_default());
        let size = match self.body {
            Form::Disc(radius) => {
                ink.add(role, Stroke::Disc { at, radius: metres(radius) as f32 });
                metres(radius)
            }
            Form::Box(width, length) => {
                ink.add(role, Stroke::Polygon { points: self.corners().into_iter().map(flat).collect() });
                metres(width.min(length) * 0.5)
            }
        } as f32;
        // A wheel on its back says that it moves by itself.
        ink.add(Role::Wheel, Stroke::Circle { at, radius: size * 0.5, width: size * 0.15 });
        ink
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::maths::vec2;
    use crate::sim::tests::rig::{Rig, read_ron, scene, thing};
    use crate::sim::world::BodyId;

    fn at(text: &str, seconds: f64) -> Vec2 {
        let mover: Mover = read_ron(text).unwrap();
        let place = mover.place(&mover.points(), seconds);
        // Back to the file's axes, cm.
        vec2(-place.y * 100.0, place.x * 100.0)
    }

    #[test]
    fn it_goes_there_and_back_and_stands_where_it_is_told_to() {
        let text = "Mover(body: Disc(3), path: [(0, 0), (20, 0), (20, 10)], speed: 10, pause: 1, start: 2)";
        for (seconds, x, y) in [
            (0.0, 0.0, 0.0),
            (2.0, 0.0, 0.0),
            (3.0, 10.0, 0.0),
            (4.5, 20.0, 0.0),
            (5.5, 20.0, 5.0),
            (7.5, 20.0, 5.0),
            (12.0, 0.0, 0.0),
            (13.0, 10.0, 0.0),
        ] {
            let found = at(text, seconds);
            assert!((found - vec2(x, y)).length() < 1e-9, "{seconds}: {found:?}");
        }
    }

    #[test]
    fn it_goes_round() {
        let text = "Mover(body: Disc(3), path: [(0, 0), (30, 0), (30, 40)], speed: 10, round: true)";
        for (seconds, x, y) in [(5.0, 30.0, 20.0), (9.5, 15.0, 20.0), (12.0, 0.0, 0.0), (14.0, 20.0, 0.0)] {
            let found = at(text, seconds);
            assert!((found - vec2(x, y)).length() < 1e-9, "{seconds}: {found:?}");
        }
    }

    #[test]
    fn a_robot_between_a_mover_and_a_wall_is_squeezed_and_does_not_fly_away() {
        for speed in [5, 30, 100] {
            let mut field = scene();
            field.things.push(thing(
                &format!("Mover(body: Box(40, 5), path: [(0, 0), (0, 90)], speed: {speed})"),
                200.0,
                140.0,
                0.0,
            ));
            field.things.push(thing("Wall(from: (-60, 0), to: (60, 0), thickness: 2)", 200.0, 240.0, 0.0));
            let mut rig = Rig::new(&field);
            let mut fastest: f64 = 0.0;
            for _ in 0..4000 {
                rig.step();
                let (velocity, spin) = rig.world.twist(BodyId(0));
                assert!(velocity.is_finite() && spin.is_finite());
                fastest = fastest.max(velocity.length());
            }
            let limit = 2.0 * metres(f64::from(speed)) + 1.0;
            assert!(fastest < limit, "{speed} cm/s: {fastest} m/s");
            let at = rig.pose().at;
            assert!((0.0..4.0).contains(&at.x) && (0.0..4.0).contains(&at.y), "{speed}: {at:?}");
        }
    }
}
