//! Distance: an ultrasonic ranger. How far is the nearest surface inside a narrow cone?

use serde::Deserialize;

use crate::base::ask::{Gives, Home, Kind, Repeat, Unit, Word};
use crate::base::ink::{Ink, Role, Stroke};
use crate::base::maths::Vec2;
use crate::base::units::{TICKS_PER_S, body_pose, centimetres, metres, radians};
use crate::base::value::Value;
use crate::sim::check::Problems;
use crate::sim::kit::Kit;
use crate::sim::sensor::{Eye, SensorPart};

/// What one ranger is off by always, deviation in cm. Makers state ±1 cm (LEGO EV3 ultrasonic sensor, user guide).
const BIAS_CM: f64 = 0.4;
/// What each sample is off by, deviation in cm.
const NOISE_CM: f64 = 0.3;
/// The most rays a cone is made of.
const MAX_RAYS: f64 = 9.0;

/// An ultrasonic ranger. Beyond its range it reads the range.
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
    #[serde(default = "one")]
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

fn one() -> u32 {
    1
}

/// Sound to 2.5 m and back takes 15 ms, and rangers wait for stray echoes to die: 25 samples a second are usual.
fn usual_rate() -> f64 {
    25.0
}

impl SensorPart for Distance {
    const EXAMPLE: &'static str = r#"Distance(name: "front", at: (0, 9), facing: 0, range: 255, cone: 20, rays: 3)"#;

    const WORDS: &'static [Word] = &[Word {
        name: "distance",
        home: Home::Robot,
        kind: Kind::See,
        of_device: true,
        params: &[],
        gives: Gives::Number(Unit::Centimetre),
        repeat: Repeat::Same,
        example: r#"distance("front")"#,
    }];

    fn name(&self) -> &str {
        &self.name
    }

    fn check(&self, _: &Kit, problems: &mut Problems) {
        problems.place("at", self.at);
        problems.range("facing", self.facing, (-360.0, 360.0), "unit-degree");
        problems.range("range", self.range, (1.0, 1000.0), "unit-centimetre");
        problems.range("cone", self.cone, (0.0, 120.0), "unit-degree");
        problems.range("rays", f64::from(self.rays), (1.0, MAX_RAYS), "unit-none");
        problems.range("rate", self.rate, (1.0, TICKS_PER_S as f64), "unit-hertz");
    }

    fn period(&self) -> u64 {
        ((TICKS_PER_S as f64 / self.rate.max(1.0)).round() as u64).max(1)
    }

    fn sample(&self, eye: &Eye, me: usize) -> Value {
        let mount = eye.mount(self.at, self.facing);
        let range_m = metres(self.range);
        let mut nearest = f64::INFINITY;
        for ray in 0..self.rays {
            let share = if self.rays > 1 { f64::from(ray) / f64::from(self.rays - 1) - 0.5 } else { 0.0 };
            let direction = Vec2::at_angle(mount.angle - radians(self.cone) * share);
            if let Some(way) = eye.physics.ray(mount.at, direction, range_m.min(nearest), eye.body) {
                nearest = nearest.min(way);
            }
        }
        if nearest.is_infinite() {
            return Value::Float(self.range);
        }
        let chance = &eye.memories[me].chance;
        let error = BIAS_CM * chance.bias(0) + NOISE_CM * chance.noise(eye.tick, 0);
        Value::Float((centimetres(nearest) + error).clamp(0.0, self.range))
    }

    fn read(&self, _: usize, eye: &Eye, me: usize) -> Value {
        eye.memories[me].sample.clone()
    }

    fn ink(&self) -> Ink {
        let mut ink = Ink::default();
        let mount = body_pose(self.at.0, self.at.1, self.facing);
        for side in [-0.008, 0.008] {
            let at = mount.point(Vec2 { x: 0.0, y: side });
            ink.add(Role::Device, Stroke::Disc { at: (at.x as f32, at.y as f32), radius: 0.006 });
        }
        ink
    }

    fn beam(&self, reading: &Value) -> Ink {
        let mut ink = Ink::default();
        let mount = body_pose(self.at.0, self.at.1, self.facing);
        let length = metres(reading.number().unwrap_or(0.0));
        let from = (mount.at.x as f32, mount.at.y as f32);
        let tip = |share: f64| {
            let tip = mount.at + Vec2::at_angle(mount.angle - radians(self.cone) * share) * length;
            (tip.x as f32, tip.y as f32)
        };
        let points = if self.rays > 1 { vec![tip(-0.5), from, tip(0.5)] } else { vec![from, tip(0.0)] };
        ink.add(Role::Beam, Stroke::Line { points, width: 0.002 });
        ink
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::scene::NoiseLevel;
    use crate::sim::tests::rig::{Rig, scene, thing};

    #[test]
    fn the_nearest_surface_inside_the_cone_wins_and_one_outside_is_not_seen() {
        // At 30 cm before the sensor a cone of 20° is 5.3 cm wide to each side.
        for (x, seen) in [(0.0, true), (7.0, true), (9.5, false)] {
            let mut field = scene();
            field.things.push(thing("Pin(radius: 2)", 200.0 + x, 200.0 + 9.5 + 30.0, 0.0));
            let mut rig = Rig::new(&field);
            let read = rig.number("distance front");
            assert_eq!(read < 255.0, seen, "{x}: {read}");
        }
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
