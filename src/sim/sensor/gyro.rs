//! Gyro: heading and turning rate. It starts at the true heading and drifts away from it.

use serde::Deserialize;

use crate::base::ask::{Gives, Home, Kind, Repeat, Unit, Word};
use crate::base::ink::{Ink, Role, Stroke};
use crate::base::maths::wrap_degrees;
use crate::base::units::{angle_of_heading, body_point, degrees, heading_of_angle, radians, seconds_of};
use crate::base::value::Value;
use crate::sim::check::Problems;
use crate::sim::kit::Kit;
use crate::sim::sensor::{Eye, SensorPart};

/// Drift that stays, deviation in °/s: a small MEMS gyro after its zero was taken (ST LSM6DS3TR-C data sheet: zero-rate
/// change 0.05 °/s per kelvin and a few degrees of warming).
const DRIFT_DEG_S: f64 = 0.05;
/// Error of the scale, deviation: that data sheet gives ±1 % at the limits.
const SCALE: f64 = 0.004;
/// Slow wandering of the heading, deviation in degrees.
const WANDER_DEG: f64 = 0.15;
/// Noise of the rate, deviation in °/s.
const RATE_NOISE_DEG_S: f64 = 0.3;

/// A gyro that adds its rate up to a heading.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gyro {
    pub name: String,
    #[serde(default)]
    pub at: (f64, f64),
}

impl Gyro {
    /// How far the robot seems to have turned since the start, radians, counter-clockwise, not wrapped. Closed form.
    pub(super) fn turned_rad(&self, eye: &Eye, me: usize) -> f64 {
        let chance = &eye.memories[me].chance;
        let drift_deg = DRIFT_DEG_S * chance.bias(0) * seconds_of(eye.tick) + WANDER_DEG * chance.wander(eye.tick);
        eye.turned * (1.0 + SCALE * chance.bias(1)) + radians(drift_deg)
    }

    fn rate_deg_s(&self, eye: &Eye, me: usize) -> f64 {
        let chance = &eye.memories[me].chance;
        let clockwise = -degrees(eye.motion.spin) * (1.0 + SCALE * chance.bias(1));
        clockwise - DRIFT_DEG_S * chance.bias(0) + RATE_NOISE_DEG_S * chance.noise(eye.tick, 0)
    }
}

impl SensorPart for Gyro {
    const EXAMPLE: &'static str = r#"Gyro(name: "gyro", at: (0, 3))"#;

    const WORDS: &'static [Word] = &[
        Word {
            name: "heading",
            home: Home::Robot,
            kind: Kind::Feel,
            of_device: true,
            params: &[],
            gives: Gives::Number(Unit::Degree),
            repeat: Repeat::Same,
            example: "heading()",
        },
        Word {
            name: "gyro_rate",
            home: Home::Robot,
            kind: Kind::Feel,
            of_device: true,
            params: &[],
            gives: Gives::Number(Unit::DegreePerSecond),
            repeat: Repeat::Same,
            example: "gyro_rate()",
        },
        Word {
            name: "reset_gyro",
            home: Home::Robot,
            kind: Kind::Feel,
            of_device: true,
            params: &[],
            gives: Gives::Nothing,
            repeat: Repeat::Same,
            example: "reset_gyro()",
        },
    ];

    fn name(&self) -> &str {
        &self.name
    }

    fn check(&self, _: &Kit, problems: &mut Problems) {
        problems.place("at", self.at);
    }

    fn read(&self, word: usize, eye: &Eye, me: usize) -> Value {
        match word {
            0 => {
                let heading = heading_of_angle(eye.start_angle + self.turned_rad(eye, me));
                Value::Float(wrap_degrees(heading - eye.memories[me].zero))
            }
            1 => Value::Float(self.rate_deg_s(eye, me)),
            _ => Value::Unit,
        }
    }

    /// The heading that is now called 0.
    fn zero(&self, _: usize, eye: &Eye, me: usize) -> f64 {
        heading_of_angle(eye.start_angle + self.turned_rad(eye, me))
    }

    fn ink(&self) -> Ink {
        let mut ink = Ink::default();
        let at = body_point(self.at.0, self.at.1);
        let points = [(-0.008, -0.008), (0.008, -0.008), (0.008, 0.008), (-0.008, 0.008)]
            .map(|(x, y)| (at.x as f32 + x, at.y as f32 + y))
            .to_vec();
        ink.add(Role::Device, Stroke::Polygon { points });
        ink
    }
}

/// The turn, radians counter-clockwise, from where a gyro that reads `heading` points to a wanted heading: the short way.
pub fn turn_to(heading: f64, wanted: f64) -> f64 {
    crate::base::maths::wrap_angle(angle_of_heading(wanted) - angle_of_heading(heading))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::scene::NoiseLevel;
    use crate::sim::tests::rig::{Rig, robot, scene};

    #[test]
    fn it_starts_with_the_true_heading_and_counts_clockwise() {
        let mut field = scene();
        field.robots = vec![robot("me", 200.0, 200.0, 123.0)];
        let mut rig = Rig::new(&field);
        assert!((rig.number("heading") - 123.0).abs() < 1e-9);
        rig.wait_for("turn", &[90.0]);
        assert!((rig.number("heading") - 213.0).abs() < 0.5);
        rig.ask("drive", &[0.0, 60.0]);
        rig.run(100);
        assert!((rig.number("gyro_rate") - 60.0).abs() < 2.0, "{}", rig.number("gyro_rate"));
    }

    #[test]
    fn a_reset_is_seen_by_the_next_question() {
        let mut rig = Rig::new(&scene());
        rig.wait_for("turn", &[40.0]);
        rig.ask("reset_gyro", &[]);
        assert_eq!(rig.number("heading"), 0.0);
        let (_, ticks) = rig.wait_for("turn_to", &[0.0]);
        assert!(ticks < 30);
    }

    #[test]
    fn drift_grows_with_time_in_closed_form() {
        let mut field = scene();
        field.noise = NoiseLevel::Real;
        let drift = |seconds: usize, look: bool| {
            let mut rig = Rig::new(&field);
            for _ in 0..seconds * 100 {
                rig.step();
                if look {
                    rig.number("heading");
                }
            }
            (rig.number("heading") + 180.0).rem_euclid(360.0) - 180.0
        };
        assert_eq!(drift(20, true), drift(20, false));
        assert!(drift(60, false).abs() > drift(5, false).abs() && drift(60, false).abs() < 15.0);
    }

    #[test]
    fn the_short_way_to_a_heading_is_found() {
        assert!((degrees(turn_to(350.0, 10.0)) + 20.0).abs() < 1e-9);
        assert!((degrees(turn_to(10.0, 350.0)) - 20.0).abs() < 1e-9);
    }
}
