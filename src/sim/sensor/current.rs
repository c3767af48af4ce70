//! Current: how hard a motor works. A stalled wheel draws the most, a slipping one hardly anything.

use serde::Deserialize;

use crate::base::ask::{Gives, Home, Kind, Repeat, Unit, Word};
use crate::base::ink::Ink;
use crate::base::value::Value;
use crate::sim::check::Problems;
use crate::sim::kit::Kit;
use crate::sim::sensor::{Eye, SensorPart};

/// What one sensor is off by always: an offset in percent of the stall current, and a share of the reading. Shunts are made
/// to 1 %; current outputs of motor drivers are worse. Class of those, our choice.
const OFFSET_PERCENT: f64 = 0.5;
const GAIN: f64 = 0.03;
/// What each reading is off by, deviation in percent of the stall current: brushes ripple.
const NOISE_PERCENT: f64 = 1.0;

/// A current sensor in the lead of a motor, such as the current output of a motor driver.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Current {
    pub name: String,
    /// The motor it measures.
    pub motor: String,
}

impl SensorPart for Current {
    const EXAMPLE: &'static str = r#"Current(name: "left", motor: "left")"#;

    const WORDS: &'static [Word] = &[Word {
        name: "current",
        home: Home::Robot,
        kind: Kind::Feel,
        of_device: true,
        params: &[],
        gives: Gives::Number(Unit::Percent),
        repeat: Repeat::Same,
        example: r#"current("left")"#,
    }];

    fn name(&self) -> &str {
        &self.name
    }

    fn check(&self, kit: &Kit, problems: &mut Problems) {
        if kit.motor_number(&self.motor).is_none() {
            problems.unknown("motor", &self.motor, kit.motors().map(|motor| motor.name.as_str()));
        }
    }

    /// In percent of the current at stall and full voltage, whichever way it flows: what a program compares without
    /// knowing the motor. The same share is the motor's torque against its stall torque.
    fn read(&self, _: usize, eye: &Eye, me: usize) -> Value {
        let motor = eye.kit.motor_number(&self.motor).and_then(|number| eye.motors.get(number));
        let clean = 100.0 * motor.map_or(0.0, |motor| motor.current().abs());
        let chance = &eye.memories[me].chance;
        let error = OFFSET_PERCENT * chance.bias(0) + NOISE_PERCENT * chance.noise(eye.tick, 0);
        Value::Float((clean * (1.0 + GAIN * chance.bias(1)) + error).max(0.0))
    }

    /// It sits in the motor's lead.
    fn ink(&self) -> Ink {
        Ink::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::scene::{NoiseLevel, Scene, Surface};
    use crate::sim::tests::rig::{Rig, read_ron, rover, rover_with, scene, thing};

    fn field() -> Scene {
        let mut field = scene();
        field.robots[0].kit = rover_with(r#"Current(name: "left", motor: "left")"#);
        field
    }

    fn load(field: &Scene, percent: f64) -> f64 {
        let mut rig = Rig::new(field);
        rig.ask("motors", &[percent, percent]);
        rig.run(200);
        rig.number("current left")
    }

    #[test]
    fn pushing_a_wall_takes_more_than_driving_and_slipping_on_ice_takes_least() {
        let free = load(&field(), 100.0);
        let mut walled = field();
        walled.things.push(thing("Wall(from: (-50, 0), to: (50, 0), thickness: 1)", 200.0, 212.0, 0.0));
        let pushing = load(&walled, 100.0);
        let area = crate::base::shape::Shape::Disc { at: crate::base::maths::vec2(2.0, 2.0), radius: 5.0 };
        walled.surfaces = vec![Surface { grip: 0.01, ..Surface::plain(area) }];
        let slipping = load(&walled, 100.0);
        assert!(pushing > 2.0 * free && slipping < pushing * 0.5, "{free} {pushing} {slipping}");
    }

    #[test]
    fn a_wheel_that_cannot_turn_draws_what_its_voltage_can_and_at_rest_nothing_flows() {
        let mut field = field();
        field.things.push(thing("Wall(from: (-50, 0), to: (50, 0), thickness: 1)", 200.0, 211.0, 0.0));
        // With so little voltage the tyres hold, so the motor stalls.
        let stalled = load(&field, 20.0);
        assert!((stalled - 20.0).abs() < 0.5, "{stalled}");
        assert_eq!(load(&field, 0.0), 0.0);
    }

    #[test]
    fn noise_is_a_percent_and_readings_are_never_negative() {
        let mut field = field();
        field.noise = NoiseLevel::Real;
        let mut rig = Rig::new(&field);
        let readings: Vec<f64> = (0..500)
            .map(|_| {
                rig.step();
                rig.number("current left")
            })
            .collect();
        let most = readings.iter().copied().fold(0.0, f64::max);
        assert!(readings.iter().all(|reading| *reading >= 0.0) && (1.0..6.0).contains(&most), "{most}");
    }

    #[test]
    fn a_motor_that_is_not_there_is_named() {
        let sensor: Current = read_ron(r#"(name: "left", motor: "lfet")"#).unwrap();
        let mut problems = Problems::default();
        sensor.check(&rover(), &mut problems);
        let diags = problems.into_diags(|_| None);
        assert_eq!(diags.iter().map(|diag| diag.code.to_string()).collect::<Vec<_>>(), ["sim-unknown-name"]);
        assert!(read_ron::<Current>(r#"(name: "left")"#).is_err());
    }
}
