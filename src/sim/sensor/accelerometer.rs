//! Accelerometer: how fast the speed changes at its place on the robot, along the robot and across it.

use serde::Deserialize;

use crate::base::ask::{Answer, Gives, Home, Kind, MAX_ARGS, Param, Repeat, Takes, Unit, Word};
use crate::base::ink::{Ink, Role, Stroke};
use crate::base::maths::{Vec2, wrap_angle};
use crate::base::units::{TICK_S, body_point, centimetres};
use crate::base::value::Value;
use crate::sim::body::Motion;
use crate::sim::check::Problems;
use crate::sim::kit::Kit;
use crate::sim::sensor::{Eye, SensorPart};

/// One thousandth of the earth's acceleration, cm/s².
const MILLI_G: f64 = 0.981;
/// What one axis is off by always, deviation in cm/s²: ±50 mg at the limits (InvenSense MPU-6050 data sheet, zero-g
/// tolerance of x and y).
const BIAS_CM_S2: f64 = 25.0 * MILLI_G;
/// What each reading is off by, deviation in cm/s²: 400 µg/√Hz (the same data sheet) in a band of 44 Hz is 3.3 mg.
const NOISE_CM_S2: f64 = 3.3 * MILLI_G;
/// Its smallest range is ±2 g.
const RANGE_CM_S2: f64 = 2000.0 * MILLI_G;

const DIRECTIONS: &[&str] = &["forward", "right"];

/// An accelerometer of two axes. It gives cm/s², so that speeds in cm/s come of adding it up; 981 is the pull of the earth.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Accelerometer {
    pub name: String,
    #[serde(default)]
    pub at: (f64, f64),
}

impl Accelerometer {
    /// The mean acceleration at its place over the last tick, m/s² in the robot's frame as it stood in the tick's middle.
    /// The change of its own velocity holds the push towards the middle of a turn as well.
    fn acceleration(&self, eye: &Eye) -> Vec2 {
        let arm = body_point(self.at.0, self.at.1) - eye.centre;
        let (angle, last_angle) = (eye.world_from_robot.angle, eye.stage.bodies[eye.body].last_pose.angle);
        let velocity = |motion: Motion, angle: f64| motion.velocity + arm.turned(angle).left() * motion.spin;
        let change = velocity(eye.motion, angle) - velocity(eye.last_motion, last_angle);
        let middle = last_angle + wrap_angle(angle - last_angle) * 0.5;
        change.turned(-middle) * (1.0 / TICK_S)
    }

    /// Along one of the directions, cm/s², with bias and noise.
    fn along(&self, direction: usize, eye: &Eye, me: usize) -> Value {
        let chance = &eye.memories[me].chance;
        let acceleration = self.acceleration(eye);
        let clean = centimetres(if direction == 0 { acceleration.x } else { -acceleration.y });
        let error = BIAS_CM_S2 * chance.bias(direction) + NOISE_CM_S2 * chance.noise(eye.tick, direction as u64);
        Value::Float((clean + error).clamp(-RANGE_CM_S2, RANGE_CM_S2))
    }
}

impl SensorPart for Accelerometer {
    const EXAMPLE: &'static str = r#"Accelerometer(name: "accelerometer", at: (0, 3))"#;

    const WORDS: &'static [Word] = &[Word {
        name: "acceleration",
        home: Home::Robot,
        kind: Kind::Feel,
        of_device: true,
        params: &[Param { name: "direction", takes: Takes::Choice(DIRECTIONS), optional: false }],
        gives: Gives::Number(Unit::CentimetrePerSecondSquared),
        repeat: Repeat::Same,
        example: r#"acceleration("forward")"#,
    }];

    fn name(&self) -> &str {
        &self.name
    }

    fn check(&self, _: &Kit, problems: &mut Problems) {
        problems.place("at", self.at);
    }

    /// Without a direction, forward.
    fn read(&self, _: usize, eye: &Eye, me: usize) -> Value {
        self.along(0, eye, me)
    }

    fn answer(&self, _: usize, args: &[Value; MAX_ARGS], eye: &Eye, me: usize) -> Answer {
        let wanted = args[0].text().unwrap_or_default();
        let direction = DIRECTIONS.iter().position(|known| *known == wanted).unwrap_or(0);
        Answer::Now(self.along(direction, eye, me))
    }

    fn ink(&self) -> Ink {
        let mut ink = Ink::default();
        let at = body_point(self.at.0, self.at.1);
        let points = [(-0.006, -0.006), (0.006, -0.006), (0.006, 0.006), (-0.006, 0.006)]
            .map(|(x, y)| (at.x as f32 + x, at.y as f32 + y))
            .to_vec();
        ink.add(Role::Device, Stroke::Polygon { points });
        ink
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::scene::{NoiseLevel, Scene};
    use crate::sim::tests::rig::{Rig, read_ron, rover, rover_with, scene, thing};

    fn field(at: &str) -> Scene {
        let mut field = scene();
        field.robots[0].kit = rover_with(&format!(r#"Accelerometer(name: "imu", at: {at})"#));
        field
    }

    fn along(rig: &mut Rig, direction: &str) -> f64 {
        match rig.ask_again(0, "acceleration imu", &[Value::from(direction)], false) {
            Answer::Now(value) => value.number().unwrap(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn adding_it_up_gives_the_speed() {
        let mut rig = Rig::new(&field("(0, 5)"));
        rig.ask("drive", &[30.0, 0.0]);
        let mut speed = 0.0;
        for _ in 0..150 {
            rig.step();
            speed += along(&mut rig, "forward") * TICK_S;
            assert!((speed - centimetres(rig.speed(0))).abs() < 0.1, "{speed} of {}", rig.speed(0));
            assert!(along(&mut rig, "right").abs() < 5.0);
        }
        assert!((speed - 30.0).abs() < 2.0, "{speed}");
    }

    #[test]
    fn in_a_turn_it_feels_the_push_towards_the_middle() {
        // On the spot at 180 °/s, 6 cm before the axle: a = ω² r = 9.87 · 6 cm/s² backwards.
        let mut rig = Rig::new(&field("(0, 6)"));
        rig.ask("drive", &[0.0, 180.0]);
        rig.run(200);
        let mean = |rig: &mut Rig, direction: &str| {
            let sum: f64 = (0..50)
                .map(|_| {
                    rig.step();
                    along(rig, direction)
                })
                .sum();
            sum / 50.0
        };
        let (forward, right) = (mean(&mut rig, "forward"), mean(&mut rig, "right"));
        assert!((forward + 59.2).abs() < 4.0 && right.abs() < 6.0, "{forward} {right}");
        // A curve to the right at 20 cm/s and 60 °/s: v ω = 20.9 cm/s² to the right.
        let mut rig = Rig::new(&field("(0, 0)"));
        rig.ask("drive", &[20.0, 60.0]);
        rig.run(200);
        let right = mean(&mut rig, "right");
        assert!((right - 20.9).abs() < 2.0, "{right}");
    }

    #[test]
    fn a_bump_is_felt_and_never_more_than_its_range() {
        let mut field = field("(0, 0)");
        field.things.push(thing("Wall(from: (-50, 0), to: (50, 0))", 200.0, 230.0, 0.0));
        let mut rig = Rig::new(&field);
        rig.ask("motors", &[100.0, 100.0]);
        let mut least: f64 = 0.0;
        for _ in 0..150 {
            rig.step();
            least = least.min(along(&mut rig, "forward"));
        }
        assert!((-RANGE_CM_S2..-500.0).contains(&least), "{least}");
    }

    #[test]
    fn at_rest_it_reads_its_bias_and_a_little_noise() {
        let mut field = field("(0, 0)");
        field.noise = NoiseLevel::Real;
        let mut rig = Rig::new(&field);
        let readings: Vec<f64> = (0..1000)
            .map(|_| {
                rig.step();
                along(&mut rig, "forward")
            })
            .collect();
        let mean = readings.iter().sum::<f64>() / 1000.0;
        let spread = readings.iter().map(|a| (a - mean) * (a - mean)).sum::<f64>() / 1000.0;
        assert!(mean.abs() > 0.5 && mean.abs() < 4.0 * BIAS_CM_S2, "{mean}");
        assert!((crate::base::maths::sqrt(spread) - NOISE_CM_S2).abs() < 0.4, "{spread}");
        assert_ne!(along(&mut rig, "forward"), along(&mut rig, "right"));
    }

    #[test]
    fn a_place_that_cannot_be_is_named() {
        for at in ["(1e9, 0)", "(0, -6000)"] {
            let sensor: Accelerometer = read_ron(&format!(r#"(name: "imu", at: {at})"#)).unwrap();
            let mut problems = Problems::default();
            sensor.check(&rover(), &mut problems);
            assert_eq!(problems.into_diags(|_| None).len(), 1, "{at}");
        }
    }
}
