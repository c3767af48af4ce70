//! Beacons: a receiver that tells how far each beacon is, and in which direction.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::base::ask::{Answer, Gives, Home, Kind, MAX_ARGS, Param, Repeat, Takes, Unit, Word};
use crate::base::diag::Diag;
use crate::base::ink::{Ink, Role, Stroke};
use crate::base::maths::wrap_angle;
use crate::base::units::{TICKS_PER_S, body_point, centimetres, degrees, metres, radians};
use crate::base::value::Value;
use crate::sim::check::Problems;
use crate::sim::kit::Kit;
use crate::sim::sensor::{Eye, SensorPart};

/// What one receiver is off by always, deviation in cm and degrees; our choice.
const BIAS_CM: f64 = 2.0;
const BIAS_DEG: f64 = 1.0;
/// What each range is off by, deviation in cm: class of ultra-wideband radios (Qorvo states 10 cm at the limits for the
/// DWM1000).
const NOISE_CM: f64 = 5.0;
/// What each bearing is off by, deviation in degrees: class of receivers with two aerials, our choice.
const NOISE_DEG: f64 = 2.0;

/// A receiver of radio beacons; walls and things don't stop their signal.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Beacons {
    pub name: String,
    #[serde(default)]
    pub at: (f64, f64),
    /// A beacon that is farther away reads the range, and the bearing 0.
    #[serde(default = "usual_range")]
    pub range: f64,
    /// Ranges of each beacon in a second: 10 is usual for a few beacons in turn.
    #[serde(default = "usual_rate")]
    pub rate: f64,
}

fn usual_range() -> f64 {
    1000.0
}

fn usual_rate() -> f64 {
    10.0
}

/// In a sample each beacon has a list: its range, and then its bearing.
const READINGS: usize = 2;

const BEACON: Param = Param { name: "beacon", takes: Takes::Text, optional: false };

impl SensorPart for Beacons {
    const EXAMPLE: &'static str = r#"Beacons(name: "beacons", at: (0, 0), range: 1000, rate: 10)"#;

    const WORDS: &'static [Word] = &[
        Word {
            name: "beacon",
            home: Home::Robot,
            kind: Kind::See,
            of_device: true,
            params: &[BEACON],
            gives: Gives::Number(Unit::Centimetre),
            repeat: Repeat::Same,
            example: r#"beacon("A")"#,
        },
        Word {
            name: "bearing",
            home: Home::Robot,
            kind: Kind::See,
            of_device: true,
            params: &[BEACON],
            gives: Gives::Number(Unit::Degree),
            repeat: Repeat::Same,
            example: r#"bearing("A")"#,
        },
    ];

    fn name(&self) -> &str {
        &self.name
    }

    fn check(&self, _: &Kit, problems: &mut Problems) {
        problems.place("at", self.at);
        problems.range("range", self.range, (10.0, 10_000.0), "unit-centimetre");
        problems.range("rate", self.rate, (1.0, 50.0), "unit-hertz");
    }

    fn period(&self) -> u64 {
        (TICKS_PER_S as f64 / self.rate.max(1.0)).round() as u64
    }

    /// Each beacon's range and bearing. Of two beacons with one name, the nearer is heard.
    fn sample(&self, eye: &Eye, me: usize) -> Value {
        let mount = eye.mount(self.at, 0.0);
        let chance = &eye.memories[me].chance;
        let noises = chance.many(eye.tick);
        let mut nearest: BTreeMap<&str, (f64, usize)> = BTreeMap::new();
        for (number, body) in eye.stage.bodies.iter().enumerate() {
            let Some(name) = body.look.beacon.as_deref().filter(|_| !body.state.gone) else { continue };
            let way_m = (eye.physics.pose(number).at - mount.at).length();
            let known = nearest.entry(name).or_insert((way_m, number));
            if way_m < known.0 {
                *known = (way_m, number);
            }
        }
        let heard = nearest.into_iter().map(|(name, (way_m, number))| {
            let (mut range, mut bearing) = (self.range, 0.0);
            if way_m < metres(self.range) {
                let lane = number as u64 * 2;
                let off = BIAS_DEG * chance.bias(1) + NOISE_DEG * noises.noise(lane + 1);
                let offset = eye.physics.pose(number).at - mount.at;
                let error = BIAS_CM * chance.bias(0) + NOISE_CM * noises.noise(lane);
                range = (centimetres(way_m) + error).clamp(0.0, self.range);
                bearing = degrees(wrap_angle(mount.angle - offset.angle() + radians(off)));
            }
            (name.to_owned(), Value::List(vec![Value::Float(range), Value::Float(bearing)]))
        });
        Value::Map(heard.collect())
    }

    /// Without a beacon's name: those of all.
    fn read(&self, word: usize, eye: &Eye, me: usize) -> Value {
        let Value::Map(heard) = &eye.memories[me].sample else { return Value::Unit };
        Value::Map(heard.iter().map(|(name, both)| (name.clone(), reading(both, word))).collect())
    }

    fn answer(&self, word: usize, args: &[Value; MAX_ARGS], eye: &Eye, me: usize) -> Answer {
        let wanted = args[0].text().unwrap_or_default();
        let Value::Map(heard) = &eye.memories[me].sample else { return Answer::Now(Value::Float(self.range)) };
        if let Some(both) = heard.get(wanted) {
            return Answer::Now(reading(both, word));
        }
        // A name that the field has not is a slip of the pen, and no reading would tell so.
        let names = || eye.stage.bodies.iter().filter_map(|body| body.look.beacon.as_deref());
        if names().any(|name| name == wanted) {
            return Answer::Now(Value::Float(if word == 0 { self.range } else { 0.0 }));
        }
        let mut known: Vec<&str> = names().collect();
        known.sort_unstable();
        known.dedup();
        let diag = match known.is_empty() {
            true => Diag::error("sim-no-beacons").with("found", wanted),
            false => {
                let list = known.iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", ");
                Diag::error("sim-unknown-beacon").with("found", wanted).with("known", list)
            }
        };
        Answer::Fault(Box::new(diag.did_you_mean(wanted, known)))
    }

    fn ink(&self) -> Ink {
        let mut ink = Ink::default();
        let at = body_point(self.at.0, self.at.1);
        let at = (at.x as f32, at.y as f32);
        ink.add(Role::Device, Stroke::Disc { at, radius: 0.004 });
        ink.add(Role::Device, Stroke::Circle { at, radius: 0.009, width: 0.002 });
        ink
    }

    /// A ring about the robot as far as each beacon seems to be: where rings of three beacons meet, there the robot is.
    fn beam(&self, reading: &Value) -> Ink {
        let mut ink = Ink::default();
        let Value::Map(ranges) = reading else { return ink };
        let at = body_point(self.at.0, self.at.1);
        for range in ranges.values().filter_map(Value::number).filter(|range| *range > 0.0 && *range < self.range) {
            let radius = metres(range) as f32;
            ink.add(Role::Beam, Stroke::Circle { at: (at.x as f32, at.y as f32), radius, width: 0.002 });
        }
        ink
    }
}

/// The range or the bearing of one beacon.
fn reading(both: &Value, word: usize) -> Value {
    match both {
        Value::List(both) => both.get(word % READINGS).cloned().unwrap_or_default(),
        _ => Value::Unit,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::ask::{Ask, Vocabulary};
    use crate::sim::chance::Dice;
    use crate::sim::robot::{Robot, Surroundings};
    use crate::sim::scene::NoiseLevel;
    use crate::sim::stage::Stage;
    use crate::sim::tests::rig::{read_ron, robot, rover, rover_with, scene, thing};

    /// A rover in the middle, facing so, and pins that are beacons: A 1 m up, B 30 cm to the right, far 15 m up.
    struct Field {
        stage: Stage,
        robot: Robot,
        vocabulary: Vocabulary,
    }

    impl Field {
        fn new(facing_deg: f64, level: NoiseLevel) -> Self {
            let mut scene = scene();
            scene.robots = vec![robot("me", 200.0, 200.0, facing_deg)];
            scene.robots[0].kit = rover_with(Beacons::EXAMPLE);
            let places = [("A", 200.0, 300.0), ("B", 230.0, 200.0), ("far", 200.0, 1700.0), ("B", 200.0, 390.0)];
            for (_, x, y) in places {
                scene.things.push(thing("Pin(radius: 2)", x, y, 0.0));
            }
            let mut stage = Stage::new(&scene);
            for (body, (name, ..)) in places.iter().enumerate() {
                stage.bodies[body + 1].look.beacon = Some((*name).to_owned());
            }
            let kit = scene.robots[0].kit.clone();
            let dice = Dice { level, bias_seed: 1, noise_seed: 1 };
            let mut robot = Robot::new("me", &kit, scene.robots[0].world_from_robot, dice);
            let vocabulary = Vocabulary::new(kit.words(), Vec::new());
            robot.bind(&vocabulary);
            robot.sample(Surroundings { stage: &stage, body: 0 });
            Self { stage, robot, vocabulary }
        }

        fn ask(&mut self, word: &str, beacon: &str) -> Answer {
            let word = self.vocabulary.find(word).unwrap();
            let args = [Value::from(beacon), Value::Unit, Value::Unit, Value::Unit];
            let ask = Ask { word, device: None, args, line: 1, column: 1 };
            self.robot.ask(Surroundings { stage: &self.stage, body: 0 }, 0, &ask, false, &mut Vec::new())
        }

        fn number(&mut self, word: &str, beacon: &str) -> f64 {
            let Answer::Now(value) = self.ask(word, beacon) else { panic!("{word} {beacon}") };
            value.number().unwrap()
        }

        fn tick(&mut self) {
            self.stage.step();
            self.robot.sample(Surroundings { stage: &self.stage, body: 0 });
        }
    }

    #[test]
    fn ranges_are_cm_and_bearings_degrees_right_positive_from_the_nose() {
        let mut field = Field::new(0.0, NoiseLevel::Off);
        let near = |a: f64, b: f64| assert!((a - b).abs() < 1e-3, "{a} is not {b}");
        near(field.number("beacon", "A"), 100.0);
        near(field.number("bearing", "A"), 0.0);
        // The nearer of two with one name.
        near(field.number("beacon", "B"), 30.0);
        near(field.number("bearing", "B"), 90.0);
        near(Field::new(120.0, NoiseLevel::Off).number("bearing", "A"), -120.0);
        assert_eq!((field.number("beacon", "far"), field.number("bearing", "far")), (1000.0, 0.0));
    }

    #[test]
    fn a_name_that_the_field_has_not_is_told_with_those_it_has() {
        let mut field = Field::new(0.0, NoiseLevel::Off);
        let Answer::Fault(diag) = field.ask("beacon", "afr") else { panic!("an answer") };
        assert_eq!(diag.code, "sim-unknown-beacon");
        assert_eq!(diag.args[1].1, crate::base::diag::Arg::Text(r#""A", "B", "far""#.into()));
        field.stage.bodies.iter_mut().for_each(|body| body.look.beacon = None);
        field.robot.sample(Surroundings { stage: &field.stage, body: 0 });
        let Answer::Fault(diag) = field.ask("bearing", "A") else { panic!("an answer") };
        assert_eq!(diag.code, "sim-no-beacons");
    }

    #[test]
    fn noise_is_5_cm_and_2_degrees_ten_times_a_second() {
        let mut field = Field::new(0.0, NoiseLevel::Real);
        let (mut ranges, mut bearings, mut changes) = (Vec::new(), Vec::new(), 0);
        for _ in 0..5000 {
            let before = field.number("beacon", "A");
            field.tick();
            let now = field.number("beacon", "A");
            if now != before {
                changes += 1;
                ranges.push(now);
                bearings.push(field.number("bearing", "A"));
            }
        }
        assert_eq!(changes, 500);
        let deviation = |numbers: &[f64]| {
            let mean = numbers.iter().sum::<f64>() / numbers.len() as f64;
            let spread = numbers.iter().map(|n| (n - mean) * (n - mean)).sum::<f64>() / numbers.len() as f64;
            (mean, crate::base::maths::sqrt(spread))
        };
        let ((range, range_off), (bearing, bearing_off)) = (deviation(&ranges), deviation(&bearings));
        assert!((range_off - 5.0).abs() < 0.6 && (bearing_off - 2.0).abs() < 0.3, "{range_off} {bearing_off}");
        assert!((range - 100.0).abs() < 9.0 && bearing.abs() < 4.5, "{range} {bearing}");
    }

    #[test]
    fn figures_that_cannot_be_are_named() {
        for (figures, field) in [
            ("at: (1e9, 0)", "at"),
            ("range: 0", "range"),
            ("rate: 0", "rate"),
            ("rate: 100", "rate"),
            ("rate: -1", "rate"),
        ] {
            let beacons: Beacons = read_ron(&format!(r#"(name: "beacons", {figures})"#)).unwrap();
            let mut problems = Problems::default();
            beacons.check(&rover(), &mut problems);
            let diags = problems.into_diags(|_| None);
            assert_eq!(diags.len(), 1, "{figures}: {diags:?}");
            assert_eq!(diags[0].args[0].1, crate::base::diag::Arg::Text(field.into()), "{figures}");
        }
    }
}
