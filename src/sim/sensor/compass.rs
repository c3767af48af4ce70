//! Compass: where north is, without drift but not exactly. The field's up is north.

use serde::Deserialize;

use crate::base::ask::{Gives, Home, Kind, Repeat, Unit, Word};
use crate::base::ink::{Ink, Role, Stroke};
use crate::base::maths::{sin, wrap_degrees};
use crate::base::units::{body_point, heading_of_angle};
use crate::base::value::Value;
use crate::sim::check::Problems;
use crate::sim::kit::Kit;
use crate::sim::sensor::{Eye, SensorPart};

/// What one compass is off by always, deviation in degrees: Honeywell states 1° to 2° for the HMC5883L (data sheet).
const BIAS_DEG: f64 = 1.5;
/// The motors' magnets turn with the robot and pull the needle by so much, deviation in degrees at the worst heading. A
/// constant field in the robot's frame shifts a compass by a sine of the heading ("hard iron"). Our choice.
const HARD_IRON_DEG: f64 = 2.0;
/// What each reading is off by, deviation in degrees: the HMC5883L's noise of 2 mG against the earth's 200 mG along the
/// ground (data sheet; middle latitudes) is 0.6°.
const NOISE_DEG: f64 = 0.6;

/// A magnetometer that tells a heading.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Compass {
    pub name: String,
    #[serde(default)]
    pub at: (f64, f64),
}

impl SensorPart for Compass {
    const EXAMPLE: &'static str = r#"Compass(name: "compass", at: (0, -4))"#;

    const WORDS: &'static [Word] = &[Word {
        name: "compass",
        home: Home::Robot,
        kind: Kind::Feel,
        of_device: true,
        params: &[],
        gives: Gives::Number(Unit::Degree),
        repeat: Repeat::Same,
        example: "compass()",
    }];

    fn name(&self) -> &str {
        &self.name
    }

    fn check(&self, _: &Kit, problems: &mut Problems) {
        problems.place("at", self.at);
    }

    fn read(&self, _: usize, eye: &Eye, me: usize) -> Value {
        let chance = &eye.memories[me].chance;
        let angle = eye.world_from_robot.angle;
        let pulled = BIAS_DEG * chance.bias(0) + HARD_IRON_DEG * chance.bias(1) * sin(angle);
        Value::Float(wrap_degrees(heading_of_angle(angle) + pulled + NOISE_DEG * chance.noise(eye.tick, 0)))
    }

    fn ink(&self) -> Ink {
        let mut ink = Ink::default();
        let at = body_point(self.at.0, self.at.1);
        let at = (at.x as f32, at.y as f32);
        ink.add(Role::Device, Stroke::Circle { at, radius: 0.008, width: 0.002 });
        ink.add(Role::Device, Stroke::Line { points: vec![at, (at.0 + 0.007, at.1)], width: 0.002 });
        ink
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::scene::{NoiseLevel, Scene};
    use crate::sim::tests::rig::{Rig, read_ron, robot, rover, rover_with, scene};

    fn field(facing_deg: f64) -> Scene {
        let mut field = scene();
        field.robots = vec![robot("me", 200.0, 200.0, facing_deg)];
        field.robots[0].kit = rover_with(Compass::EXAMPLE);
        field
    }

    fn off(reading: f64, heading: f64) -> f64 {
        (reading - heading + 180.0).rem_euclid(360.0) - 180.0
    }

    #[test]
    fn it_tells_the_true_heading_and_does_not_drift() {
        let mut rig = Rig::new(&field(123.0));
        assert!((rig.number("compass") - 123.0).abs() < 1e-4);
        rig.wait_for("turn", &[90.0]);
        let heading = heading_of_angle(rig.pose().angle);
        rig.run(6000);
        assert!(off(rig.number("compass"), heading).abs() < 0.01);
    }

    #[test]
    fn errors_hang_on_the_heading_stay_with_the_robot_and_are_a_few_degrees() {
        let mean = |facing: f64, noise_seed: u64| {
            let mut field = field(facing);
            (field.noise, field.noise_seed) = (NoiseLevel::Real, noise_seed);
            let mut rig = Rig::new(&field);
            let sum: f64 = (0..400)
                .map(|_| {
                    rig.step();
                    let reading = rig.number("compass");
                    assert!((0.0..360.0).contains(&reading));
                    off(reading, facing)
                })
                .sum();
            sum / 400.0
        };
        let (north, again, south) = (mean(0.0, 1), mean(0.0, 2), mean(180.0, 1));
        assert!((north - again).abs() < 0.2, "{north} {again}");
        assert!((north - south).abs() > 0.1 && north.abs() < 12.0 && south.abs() < 12.0, "{north} {south}");
    }

    #[test]
    fn a_place_that_cannot_be_is_named() {
        for at in ["(1e9, 0)", "(0, -6000)"] {
            let compass: Compass = read_ron(&format!(r#"(name: "compass", at: {at})"#)).unwrap();
            let mut problems = Problems::default();
            compass.check(&rover(), &mut problems);
            assert_eq!(problems.into_diags(|_| None).len(), 1, "{at}");
        }
    }
}
