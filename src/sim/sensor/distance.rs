//! Distance: an ultrasonic ranger. How far is the nearest surface inside a narrow cone that sends an echo back?

use serde::Deserialize;

use crate::base::ask::{Gives, Home, Kind, Repeat, Unit, Word};
use crate::base::ink::{Ink, Role, Stroke};
use crate::base::maths::{Pose, Vec2, cos};
use crate::base::shape::Outline;
use crate::base::units::{body_pose, centimetres, metres, radians};
use crate::base::value::Value;
use crate::sim::check::Problems;
use crate::sim::kit::Kit;
use crate::sim::sensor::{Eye, RATE_HZ, SensorPart, period_of};

/// What one ranger is off by always, deviation in cm. Makers state ±1 cm (LEGO EV3 ultrasonic sensor, user guide).
const BIAS_CM: f64 = 0.4;
/// What each sample is off by, deviation in cm.
const NOISE_CM: f64 = 0.3;
/// A surface hit at more than this from its normal throws the sound away: no echo. A smooth wall mirrors sound (wavelength
/// 8.5 mm at 40 kHz) and a rough one scatters it; makers only say that slanted and soft surfaces are hard to measure, so
/// the figure between the two is our choice.
const MOST_INCIDENCE_DEG: f64 = 45.0;
/// The most rays a cone is made of.
pub(super) const MAX_RAYS: f64 = 33.0;

/// An ultrasonic ranger. Beyond its range, or without an echo, it reads the range.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Distance {
    pub name: String,
    pub at: (f64, f64),
    #[serde(default)]
    pub facing: f64,
    /// The EV3 and NXT rangers read 255 when nothing is near.
    #[serde(default = "usual_range")]
    pub range: f64,
    /// Full width of the cone; the echo of the nearest surface inside wins.
    #[serde(default = "usual_cone")]
    pub cone: f64,
    /// Rays that the cone is made of: a post as wide as the gap between two of them is never missed.
    #[serde(default = "usual_rays")]
    pub rays: u32,
    /// Samples in a second.
    #[serde(default = "usual_rate")]
    pub rate: f64,
}

fn usual_range() -> f64 {
    255.0
}

fn usual_cone() -> f64 {
    20.0
}

/// In a cone of 20° these leave gaps of 4 cm at 60 cm.
fn usual_rays() -> u32 {
    7
}

/// Sound to 2.5 m and back takes 15 ms, and rangers wait for stray echoes to die: 25 samples a second are usual.
fn usual_rate() -> f64 {
    25.0
}

/// The word of everything that measures how far away something is.
pub(super) const WORD: Word = Word {
    name: "distance",
    home: Home::Robot,
    kind: Kind::See,
    of_device: true,
    params: &[],
    gives: Gives::Number(Unit::Centimetre),
    repeat: Repeat::Same,
    example: r#"distance("front")"#,
};

/// The directions of a cone's rays, angles in the world, from right to left.
pub(super) fn cone(mount: Pose, cone_deg: f64, rays: u32) -> impl Iterator<Item = f64> {
    (0..rays).map(move |ray| {
        let share = if rays > 1 { f64::from(ray) / f64::from(rays - 1) - 0.5 } else { 0.0 };
        mount.angle + radians(cone_deg) * share
    })
}

/// How far the nearest surface is that one of a cone's rays meets and sends back, metres.
///
/// A ray comes back when it meets the surface at most `incidence_deg` from the normal. A round thing has a point that faces
/// the sensor, whichever ray finds the thing: that point answers when it lies in the cone.
pub(super) fn nearest(
    eye: &Eye,
    mount: Pose,
    range_m: f64,
    (cone_deg, rays): (f64, u32),
    incidence_deg: f64,
) -> Option<f64> {
    let (steepest, within) = (cos(radians(incidence_deg)), cos(radians(cone_deg) * 0.5));
    let ahead = Vec2::at_angle(mount.angle);
    let mut nearest = f64::INFINITY;
    for angle in cone(mount, cone_deg, rays) {
        let direction = Vec2::at_angle(angle);
        let Some(hit) = eye.physics.ray_hit(mount.at, direction, range_m.min(nearest), eye.body) else { continue };
        if -hit.normal.dot(direction) >= steepest {
            nearest = nearest.min(hit.range_m);
        } else if let Some(body) = hit.body
            && let Outline::Disc { at, radius } = &eye.stage.bodies[body].outline
        {
            let to_middle = eye.stage.pose(body).point(*at) - mount.at;
            let away = to_middle.length();
            if to_middle.dot(ahead) >= within * away && away > *radius {
                nearest = nearest.min(away - radius);
            }
        }
    }
    nearest.is_finite().then_some(nearest)
}

/// The picture of a cone as long as a reading in cm.
pub(super) fn cone_ink(at: (f64, f64), facing: f64, cone_deg: f64, reading: &Value) -> Ink {
    let mut ink = Ink::default();
    let mount = body_pose(at.0, at.1, facing);
    let length = metres(reading.number().unwrap_or(0.0));
    let from = (mount.at.x as f32, mount.at.y as f32);
    let tip = |share: f64| {
        let tip = mount.at + Vec2::at_angle(mount.angle - radians(cone_deg) * share) * length;
        (tip.x as f32, tip.y as f32)
    };
    let points = if cone_deg > 0.0 { vec![tip(-0.5), from, tip(0.5)] } else { vec![from, tip(0.0)] };
    ink.add(Role::Beam, Stroke::Line { points, width: 0.002 });
    ink
}

/// The picture of two eyes side by side.
pub(super) fn eyes_ink(at: (f64, f64), facing: f64, half_gap_m: f64, radius: f32) -> Ink {
    let mut ink = Ink::default();
    let mount = body_pose(at.0, at.1, facing);
    for side in [-half_gap_m, half_gap_m] {
        let at = mount.point(Vec2 { x: 0.0, y: side });
        ink.add(Role::Device, Stroke::Disc { at: (at.x as f32, at.y as f32), radius });
    }
    ink
}

impl SensorPart for Distance {
    const EXAMPLE: &'static str = r#"Distance(name: "front", at: (0, 9), facing: 0, range: 255, cone: 20, rays: 7)"#;

    const WORDS: &'static [Word] = &[WORD];

    fn name(&self) -> &str {
        &self.name
    }

    fn check(&self, _: &Kit, problems: &mut Problems) {
        problems.place("at", self.at);
        problems.range("facing", self.facing, (-360.0, 360.0), "unit-degree");
        problems.range("range", self.range, (1.0, 1000.0), "unit-centimetre");
        problems.range("cone", self.cone, (0.0, 120.0), "unit-degree");
        problems.range("rays", f64::from(self.rays), (1.0, MAX_RAYS), "unit-none");
        problems.range("rate", self.rate, RATE_HZ, "unit-hertz");
    }

    fn period(&self) -> u64 {
        period_of(self.rate)
    }

    fn sample(&self, eye: &Eye, me: usize) -> Value {
        let mount = eye.mount(self.at, self.facing);
        let cone = (self.cone, self.rays);
        let Some(nearest) = nearest(eye, mount, metres(self.range), cone, MOST_INCIDENCE_DEG) else {
            return Value::Float(self.range);
        };
        let chance = &eye.memories[me].chance;
        let error = BIAS_CM * chance.bias(0) + NOISE_CM * chance.noise(eye.tick, 0);
        Value::Float((centimetres(nearest) + error).clamp(0.0, self.range))
    }

    fn read(&self, _: usize, eye: &Eye, me: usize) -> Value {
        eye.memories[me].sample.clone()
    }

    fn ink(&self) -> Ink {
        eyes_ink(self.at, self.facing, 0.008, 0.006)
    }

    fn beam(&self, reading: &Value) -> Ink {
        let cone = if self.rays > 1 { self.cone } else { 0.0 };
        cone_ink(self.at, self.facing, cone, reading)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::maths::vec2;
    use crate::sim::scene::NoiseLevel;
    use crate::sim::tests::rig::{Rig, rover_with, scene, thing};

    #[test]
    fn the_nearest_surface_inside_the_cone_wins_and_one_outside_is_not_seen() {
        // At 30 cm before the sensor a cone of 20° is 5.3 cm wide to each side.
        for (x, seen) in [(0.0, true), (6.0, true), (9.5, false)] {
            let mut field = scene();
            field.things.push(thing("Pin(radius: 2)", 200.0 + x, 200.0 + 9.5 + 30.0, 0.0));
            let mut rig = Rig::new(&field);
            let read = rig.number("distance front");
            assert_eq!(read < 255.0, seen, "{x}: {read}");
        }
    }

    fn wall_turned(turn_deg: f64, sensor: &str) -> f64 {
        let mut field = scene();
        field.robots[0].kit = rover_with(sensor);
        field.things.push(thing("Wall(from: (-60, 0), to: (60, 0))", 200.0, 240.0, turn_deg));
        Rig::new(&field).number("distance front")
    }

    #[test]
    fn a_slanted_wall_gives_no_echo_beyond_the_incidence_limit() {
        let thin = r#"Distance(name: "front", at: (0, 9), cone: 0, rays: 1)"#;
        for (turn_deg, seen) in [(0.0, true), (40.0, true), (-44.0, true), (46.0, false), (-60.0, false)] {
            let read = wall_turned(turn_deg, thin);
            assert_eq!(read < 255.0, seen, "{turn_deg}: {read}");
        }
        // A cone of 20° has rays that meet the wall 10° less slanted.
        let wide = Distance::EXAMPLE;
        assert!(wall_turned(54.0, wide) < 255.0 && wall_turned(56.0, wide) == 255.0);
    }

    #[test]
    fn the_facing_point_of_a_round_thing_answers_though_a_ray_only_grazes_it() {
        let mut field = scene();
        field.robots[0].kit = rover_with(r#"Distance(name: "front", at: (0, 9), cone: 20, rays: 3)"#);
        // Its middle is 5.5° off the axis, between two rays that are 10° apart; only its flank is met.
        field.things.push(thing("Pin(radius: 3.5)", 203.85, 249.0, 0.0));
        let read = Rig::new(&field).number("distance front");
        assert!((read - (vec2(3.85, 40.0).length() - 3.5)).abs() < 0.05, "{read}");
    }

    #[test]
    fn a_ranger_as_fast_as_the_tick_measures_in_each() {
        let mut field = scene();
        field.robots[0].kit = rover_with(r#"Distance(name: "front", at: (0, 9), rate: 100)"#);
        field.things.push(thing("Wall(from: (-50, 0), to: (50, 0))", 200.0, 280.0, 0.0));
        let mut rig = Rig::new(&field);
        rig.ask("drive", &[20.0, 0.0]);
        rig.run(100);
        let first = rig.number("distance front");
        rig.step();
        assert!(rig.number("distance front") < first);
    }

    #[test]
    fn samples_come_25_times_a_second_and_stay_between() {
        let mut field = scene();
        field.noise = NoiseLevel::Real;
        field.things.push(thing("Wall(from: (-50, 0), to: (50, 0))", 200.0, 280.0, 0.0));
        let mut rig = Rig::new(&field);
        let mut changes = 0;
        let mut last = rig.number("distance front");
        for _ in 0..100 {
            rig.step();
            let now = rig.number("distance front");
            changes += usize::from(now != last);
            last = now;
        }
        assert_eq!(changes, 25);
    }

    #[test]
    fn a_bias_stays_with_the_robot_on_every_layout() {
        let mean = |bias_seed, noise_seed| {
            let mut field = scene();
            field.noise = NoiseLevel::Real;
            (field.bias_seed, field.noise_seed) = (bias_seed, noise_seed);
            field.things.push(thing("Wall(from: (-50, 0), to: (50, 0))", 200.0, 260.0, 0.0));
            let mut rig = Rig::new(&field);
            let sum: f64 = (0..2000)
                .map(|_| {
                    rig.step();
                    rig.number("distance front")
                })
                .sum();
            sum / 2000.0 - 50.0
        };
        let (first, second, other) = (mean(1, 1), mean(1, 2), mean(5, 2));
        assert!((first - second).abs() < 0.05, "{first} {second}");
        assert!((first - other).abs() > 0.1 && other.abs() < 4.0 * BIAS_CM, "{first} {other}");
    }

    #[test]
    fn a_beam_is_as_long_as_the_reading() {
        let sensor: Distance =
            crate::sim::tests::rig::read_ron(r#"(name: "a", at: (0, 10), facing: 90, cone: 0, rays: 1)"#).unwrap();
        let Some((_, Stroke::Line { points, .. })) = sensor.beam(&Value::Float(50.0)).strokes.pop() else { panic!() };
        // To the right is −y in the robot's frame.
        assert!((points[1].0 - 0.1).abs() < 1e-6 && (points[1].1 + 0.5).abs() < 1e-6, "{points:?}");
    }
}
