//! The sensors of a robot: the list of kinds, and what a kind must say of itself.

mod accelerometer;
mod battery;
mod beacons;
mod bumper;
mod camera;
mod color;
mod compass;
mod current;
mod distance;
mod encoder;
mod gyro;
mod infrared;
mod lidar;
mod light;
mod line;
mod line_array;
mod microphone;
mod position;
mod time_of_flight;

use serde::Deserialize;

use crate::base::ask::{Answer, MAX_ARGS, Word};
use crate::base::ink::Ink;
use crate::base::maths::{Pose, Vec2};
use crate::base::units::{TICKS_PER_S, body_pose};
use crate::base::value::Value;
use crate::sim::actuator::MotorState;
use crate::sim::body::Motion;
use crate::sim::chance::Chance;
use crate::sim::check::Problems;
use crate::sim::floor::Floor;
use crate::sim::kit::Kit;
use crate::sim::physics::Physics;
use crate::sim::stage::Stage;
use crate::sim::supply::{Supply, SupplyPlan};

pub(super) use gyro::turn_to;

/// What a sensor sees: the world at the start of the tick, and its own robot. Nothing can be changed through it.
#[derive(Clone, Copy)]
pub struct Eye<'a> {
    pub tick: u64,
    pub stage: &'a Stage,
    pub physics: &'a Physics,
    pub floor: &'a Floor,
    pub kit: &'a Kit,
    /// The robot's body.
    pub body: usize,
    pub world_from_robot: Pose,
    pub motion: Motion,
    /// The motion a tick before, and the centre of mass in the robot's frame, whose velocity both tell.
    pub last_motion: Motion,
    pub centre: Vec2,
    /// How far the robot has turned since the start, radians, not wrapped, and its angle at the start.
    pub turned: f64,
    pub start_angle: f64,
    pub motors: &'a [MotorState],
    /// The battery; nothing when the kit has none and its supply is stiff.
    pub supply: Option<&'a Supply>,
    pub memories: &'a [Memory],
}

/// Ticks between two samples of a device that takes so many in a second.
fn period_of(rate_hz: f64) -> u64 {
    ((TICKS_PER_S as f64 / rate_hz.max(1.0)).round() as u64).max(1)
}

/// The rates that a device can have, samples in a second.
const RATE_HZ: (f64, f64) = (1.0, TICKS_PER_S as f64);

impl Eye<'_> {
    /// `world_from_sensor` of a mount: place right and forward in cm, facing in degrees.
    fn mount(&self, at: (f64, f64), facing: f64) -> Pose {
        self.world_from_robot.then(body_pose(at.0, at.1, facing))
    }
}

/// What a robot keeps for each sensor.
#[derive(Clone, Debug)]
pub struct Memory {
    /// What counts as zero (encoder, gyro); set by a program's order.
    pub zero: f64,
    /// The last sample of a device that has a period.
    pub sample: Value,
    /// Ticks between two samples; 0 for a device that is asked as it is.
    pub period: u64,
    pub chance: Chance,
}

/// What a kind of sensor must say of itself.
trait SensorPart {
    /// A sensor as a kit writes it.
    const EXAMPLE: &'static str;

    /// The words it gives to programs; those that give nothing are orders to the sensor itself.
    const WORDS: &'static [Word];

    fn name(&self) -> &str;

    /// Figures that cannot be are named.
    fn check(&self, kit: &Kit, problems: &mut Problems);

    /// Only one of the kind can be on a robot, because its words name no device.
    const ONLY_ONE: bool = false;

    /// Ticks between two samples; 0 is a device that takes none and is asked as it is.
    fn period(&self) -> u64 {
        0
    }

    /// Takes the sample of a device that has a period; its memory still has the sample before. Pure.
    fn sample(&self, eye: &Eye, me: usize) -> Value {
        let _ = (eye, me);
        Value::Unit
    }

    /// What one of its words gives. Pure; `me` is the sensor's number.
    fn read(&self, word: usize, eye: &Eye, me: usize) -> Value;

    /// Answers a word that has parameters. Pure.
    fn answer(&self, word: usize, args: &[Value; MAX_ARGS], eye: &Eye, me: usize) -> Answer {
        let _ = args;
        Answer::Now(self.read(word, eye, me))
    }

    /// What counts as zero after one of its orders.
    fn zero(&self, word: usize, eye: &Eye, me: usize) -> f64 {
        let _ = (word, eye);
        eye.memories[me].zero
    }

    /// Its picture in the robot's frame.
    fn ink(&self) -> Ink;

    /// The picture of what it measures, in the robot's frame: a beam as long as the reading.
    fn beam(&self, reading: &Value) -> Ink {
        let _ = reading;
        Ink::default()
    }
}

macro_rules! sensors {
    ($($kind:ident in $file:ident),* $(,)?) => {
        /// A sensor, as a kit file says it. Lengths in cm, angles in degrees.
        #[derive(Clone, Debug, PartialEq, Deserialize)]
        pub enum Sensor {
            $($kind($file::$kind),)*
        }

        impl Sensor {
            /// Every kind: its name in a kit file, an example, and its words.
            pub const KINDS: &[(&str, &str, &[Word])] =
                &[$((stringify!($kind), $file::$kind::EXAMPLE, $file::$kind::WORDS)),*];

            /// The words this sensor gives to programs.
            pub fn words(&self) -> &'static [Word] {
                match self {
                    $(Self::$kind(_) => $file::$kind::WORDS,)*
                }
            }

            /// The name of its kind in a kit file.
            pub fn kind(&self) -> &'static str {
                match self {
                    $(Self::$kind(_) => stringify!($kind),)*
                }
            }

            /// Can only one of its kind be on a robot?
            pub(super) fn only_one(&self) -> bool {
                match self {
                    $(Self::$kind(_) => <$file::$kind as SensorPart>::ONLY_ONE,)*
                }
            }

            /// The name that programs call it by.
            pub fn name(&self) -> &str {
                match self {
                    $(Self::$kind(part) => part.name(),)*
                }
            }

            pub(super) fn check(&self, kit: &Kit, problems: &mut Problems) {
                match self {
                    $(Self::$kind(part) => part.check(kit, problems),)*
                }
            }

            /// Ticks between two samples; 0 for a device that is asked as it is.
            pub fn period(&self) -> u64 {
                match self {
                    $(Self::$kind(part) => part.period(),)*
                }
            }

            pub(super) fn sample(&self, eye: &Eye, me: usize) -> Value {
                match self {
                    $(Self::$kind(part) => part.sample(eye, me),)*
                }
            }

            pub(super) fn read(&self, word: usize, eye: &Eye, me: usize) -> Value {
                match self {
                    $(Self::$kind(part) => part.read(word, eye, me),)*
                }
            }

            pub(super) fn answer(&self, word: usize, args: &[Value; MAX_ARGS], eye: &Eye, me: usize) -> Answer {
                match self {
                    $(Self::$kind(part) => part.answer(word, args, eye, me),)*
                }
            }

            pub(super) fn zero(&self, word: usize, eye: &Eye, me: usize) -> f64 {
                match self {
                    $(Self::$kind(part) => part.zero(word, eye, me),)*
                }
            }

            /// Its picture in the robot's frame.
            pub fn ink(&self) -> Ink {
                match self {
                    $(Self::$kind(part) => part.ink(),)*
                }
            }

            /// The picture of what it measures, in the robot's frame.
            pub fn beam(&self, reading: &Value) -> Ink {
                match self {
                    $(Self::$kind(part) => part.beam(reading),)*
                }
            }
        }
    };
}

sensors! {
    Distance in distance,
    Infrared in infrared,
    TimeOfFlight in time_of_flight,
    Line in line,
    LineArray in line_array,
    Color in color,
    Light in light,
    Microphone in microphone,
    Position in position,
    Bumper in bumper,
    Gyro in gyro,
    Encoder in encoder,
    Lidar in lidar,
    Camera in camera,
    Beacons in beacons,
    Accelerometer in accelerometer,
    Compass in compass,
    Battery in battery,
    Current in current,
}

impl Sensor {
    /// The encoder of a motor, for the firmware.
    pub(super) fn is_encoder_of(&self, motor: &str) -> bool {
        matches!(self, Self::Encoder(encoder) if encoder.motor == motor)
    }

    /// What a battery feeds the motors with.
    pub(super) fn supply(&self) -> Option<SupplyPlan> {
        match self {
            Self::Battery(battery) => Some(battery.plan()),
            _ => None,
        }
    }

    pub(super) fn is_gyro(&self) -> bool {
        matches!(self, Self::Gyro(_))
    }

    /// Shaft angle of an encoder or heading of a gyro as the firmware uses it: not zeroed, radians, counter-clockwise.
    pub(super) fn angle(&self, eye: &Eye, me: usize) -> f64 {
        match self {
            Self::Encoder(encoder) => encoder.shaft_rad(eye, me),
            Self::Gyro(gyro) => gyro.turned_rad(eye, me),
            _ => 0.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::ask::{Gives, Takes};
    use crate::sim::scene::{NoiseLevel, Scene};
    use crate::sim::tests::rig::{Rig, read_ron, robot, rover, rover_with, scene, thing};

    #[test]
    fn every_example_parses_and_fits_the_rover() {
        for (kind, example, _) in Sensor::KINDS {
            let sensor: Sensor = read_ron(example).unwrap_or_else(|diags| panic!("{kind}: {diags:?}"));
            assert_eq!(sensor.kind(), *kind);
            let mut problems = Problems::default();
            sensor.check(&rover(), &mut problems);
            assert_eq!(problems.into_diags(|_| None), [], "{kind}");
        }
    }

    #[test]
    fn readings_of_every_kind_are_finite_and_the_same_for_the_same_seed() {
        for (kind, example, words) in Sensor::KINDS {
            let mut field = scene();
            field.noise = NoiseLevel::Real;
            field.things.push(thing("Box(size: (20, 20), mass: 200)", 200.0, 240.0, 30.0));
            field.robots[0].kit = rover_with(example);
            let run = || {
                let mut rig = Rig::new(&field);
                rig.ask("drive", &[20.0, 10.0]);
                rig.run(157);
                rig.world.readings(0)
            };
            let readings = run();
            assert_eq!(readings, run(), "{kind}");
            let asked = words.iter().filter(|word| word.gives != Gives::Nothing && word.of_device);
            for word in asked {
                assert!(readings.iter().any(|(known, ..)| *known == word.name), "{kind}: {}", word.name);
            }
            for (word, device, value) in readings {
                assert!(is_finite(&value), "{word} {device}");
            }
        }
    }

    fn is_finite(value: &Value) -> bool {
        match value {
            Value::List(items) => items.iter().all(is_finite),
            Value::Map(items) => items.values().all(is_finite),
            other => other.number().is_none_or(f64::is_finite),
        }
    }

    /// A lively field, with something to see for everything, and a robot that has this device.
    fn field_with(device: &str) -> Scene {
        let mut field = scene();
        field.noise = NoiseLevel::Real;
        field.light = 20.0;
        field.things.push(thing("Box(size: (20, 20), mass: 200)", 200.0, 240.0, 30.0));
        field.things.push(thing("Pin(radius: 3)", 225.0, 215.0, 0.0));
        field.robots.push(robot("other", 200.0, 160.0, 0.0));
        let kit = rover_with(device);
        field.robots.iter_mut().for_each(|robot| robot.kit = kit.clone());
        field
    }

    #[test]
    fn reading_in_any_order_twice_or_never_changes_nothing() {
        for (kind, example, words) in Sensor::KINDS {
            let mut field = field_with(example);
            field.things.push(thing(r#"Beacon(call: "A")"#, 120.0, 250.0, 0.0));
            let name = read_ron::<Sensor>(example).unwrap().name().to_owned();
            let calls: Vec<(String, Vec<Value>)> = words
                .iter()
                .filter(|word| word.gives != Gives::Nothing)
                .map(|word| {
                    let call = if word.of_device { format!("{} {name}", word.name) } else { word.name.to_owned() };
                    let args = word.params.iter().map(|param| match param.takes {
                        Takes::Choice(choices) => Value::from(choices[0]),
                        _ => Value::from("A"),
                    });
                    (call, args.collect())
                })
                .collect();
            let ask = |rig: &mut Rig, (call, args): &(String, Vec<Value>)| match rig.ask_again(0, call, args, false) {
                Answer::Now(value) => value,
                other => panic!("{call}: {other:?}"),
            };
            // What is read in tick 90, and the state then, must not hang on what was read before.
            let run = |read: &dyn Fn(&mut Rig, u64)| {
                let mut rig = Rig::new(&field);
                rig.ask("drive", &[25.0, 60.0]);
                rig.ask_again(1, "beep", &[Value::Float(440.0), Value::Float(2.0)], false);
                for tick in 0..90 {
                    read(&mut rig, tick);
                    rig.step();
                }
                let read: Vec<Value> = calls.iter().map(|call| ask(&mut rig, call)).collect();
                (rig.hash(), read)
            };
            let never = run(&|_, _| {});
            let forwards = run(&|rig, _| calls.iter().for_each(|call| drop(ask(rig, call))));
            let twice_backwards = run(&|rig, _| {
                calls.iter().rev().chain(calls.iter().rev()).for_each(|call| drop(ask(rig, call)));
            });
            let sometimes = run(&|rig, tick| {
                if tick % 7 == 3 {
                    rig.world.readings(0);
                }
            });
            assert!([&forwards, &twice_backwards, &sometimes].iter().all(|other| **other == never), "{kind}");
        }
    }

    #[test]
    fn impossible_figures_are_told_with_their_field() {
        for (text, field) in [
            (r#"Distance(name: "a", at: (0, 0), rays: 0)"#, "rays"),
            (r#"Distance(name: "a", at: (0, 0), cone: 180)"#, "cone"),
            (r#"Infrared(name: "a", at: (0, 0), near: 80, range: 80)"#, "near"),
            (r#"Infrared(name: "a", at: (0, 0), near: -1)"#, "near"),
            (r#"Infrared(name: "a", at: (0, 0), range: 0, near: 0)"#, "range"),
            (r#"Infrared(name: "a", at: (0, 0), rate: 0)"#, "rate"),
            (r#"Infrared(name: "a", at: (0, 0), facing: 1e9)"#, "facing"),
            (r#"TimeOfFlight(name: "a", at: (1e9, 0))"#, "at"),
            (r#"TimeOfFlight(name: "a", at: (0, 0), rays: 1000000)"#, "rays"),
            (r#"TimeOfFlight(name: "a", at: (0, 0), rate: 1000)"#, "rate"),
            (r#"LineArray(name: "a", at: (0, 0), count: 0)"#, "count"),
            (r#"LineArray(name: "a", at: (0, 0), count: 4000000000)"#, "count"),
            (r#"LineArray(name: "a", at: (0, 0), pitch: -1)"#, "pitch"),
            (r#"LineArray(name: "a", at: (0, 0), spot: 100)"#, "spot"),
            (r#"Color(name: "a", at: (0, 0), spot: 0)"#, "spot"),
            (r#"Color(name: "a", at: (0, 0), facing: 0, reach: 500)"#, "reach"),
            (r#"Color(name: "a", at: (0, 0), facing: 721)"#, "facing"),
            (r#"Light(name: "a", at: (0, -1e9))"#, "at"),
            (r#"Light(name: "a", at: (0, 0), facing: -400)"#, "facing"),
            (r#"Microphone(name: "a", at: (0, 0), rate: 101)"#, "rate"),
            (r#"Position(name: "a", rate: -5)"#, "rate"),
        ] {
            let sensor: Sensor = read_ron(text).unwrap_or_else(|diags| panic!("{text}: {diags:?}"));
            let mut problems = Problems::default();
            sensor.check(&rover(), &mut problems);
            let diags = problems.into_diags(|_| None);
            let fields: Vec<_> = diags.iter().map(|diag| diag.args[0].1.clone()).collect();
            assert_eq!(fields, [crate::base::diag::Arg::Text(field.into())], "{text}");
        }
    }

    /// A text with each of its numbers in turn put out for another; numbers in quotes or in names stay.
    fn with_other_numbers(text: &str, other: &str) -> Vec<String> {
        let mut texts = Vec::new();
        let (mut quoted, mut before) = (false, ' ');
        let mut rest = text.char_indices().peekable();
        while let Some((start, sign)) = rest.next() {
            quoted ^= sign == '"';
            let begins = sign.is_ascii_digit() || sign == '-';
            if begins && !quoted && !before.is_alphanumeric() && before != '_' {
                let mut end = start + 1;
                while let Some(&(at, next)) = rest.peek()
                    && (next.is_ascii_digit() || next == '.')
                {
                    end = at + 1;
                    rest.next();
                }
                texts.push(format!("{}{other}{}", &text[..start], &text[end..]));
            }
            before = sign;
        }
        texts
    }

    #[test]
    fn a_figure_that_cannot_be_is_told_or_does_no_harm() {
        assert_eq!(
            with_other_numbers(r#"A(n: "x1", at: (0, -9.5))"#, "7").last().unwrap(),
            r#"A(n: "x1", at: (0, 7))"#
        );
        for (kind, example, _) in Sensor::KINDS {
            for other in ["NaN", "inf", "-inf", "-1", "0", "1e9", "1e300"] {
                for text in with_other_numbers(example, other) {
                    let Ok(sensor) = read_ron::<Sensor>(&text) else { continue };
                    let mut problems = Problems::default();
                    sensor.check(&rover(), &mut problems);
                    if !problems.into_diags(|_| None).is_empty() {
                        continue;
                    }
                    let mut rig = Rig::new(&field_with(&text));
                    rig.ask("drive", &[20.0, 10.0]);
                    rig.run(20);
                    let readings = rig.world.readings(0);
                    assert!(readings.iter().all(|(.., value)| is_finite(value)), "{kind}: {text}: {readings:?}");
                }
            }
        }
    }
}
