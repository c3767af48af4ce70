//! Line: a reflectance sensor that looks straight down at a spot of the floor.

use serde::Deserialize;

use crate::base::ask::{Gives, Home, Kind, Repeat, Unit, Word};
use crate::base::ink::{Ink, Role, Stroke};
use crate::base::units::{body_point, metres};
use crate::base::value::Value;
use crate::sim::check::Problems;
use crate::sim::kit::Kit;
use crate::sim::sensor::{Eye, Sensor, SensorPart};

/// What one sensor is off by always: an offset in percent and a share of the reading. Two sensors of one batch read the
/// same paper some percent apart, which is why line followers are calibrated.
const OFFSET_PERCENT: f64 = 1.5;
const GAIN: f64 = 0.03;
/// What each reading is off by, deviation in percent.
const NOISE_PERCENT: f64 = 0.7;

/// A reflectance sensor: 0 is black, 100 is white.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    pub name: String,
    pub at: (f64, f64),
    /// Diameter of the spot it sees, cm.
    #[serde(default = "usual_spot")]
    pub spot: f64,
}

/// Reflectance sensors 3 mm above the floor see a spot of 5 to 8 mm (Pololu QTR data sheet: LED and phototransistor side
/// by side).
fn usual_spot() -> f64 {
    0.6
}

impl Line {
    /// 0..100 with bias and noise.
    fn reflection(&self, eye: &Eye, me: usize) -> f64 {
        let at = eye.world_from_robot.point(body_point(self.at.0, self.at.1));
        let clean = 100.0 * eye.floor.brightness(at, metres(self.spot) * 0.5);
        let chance = &eye.memories[me].chance;
        let error = OFFSET_PERCENT * chance.bias(0) + NOISE_PERCENT * chance.noise(eye.tick, 0);
        (clean * (1.0 + GAIN * chance.bias(1)) + error).clamp(0.0, 100.0)
    }
}

impl SensorPart for Line {
    const EXAMPLE: &'static str = r#"Line(name: "left", at: (-1.5, 9), spot: 0.6)"#;

    const WORDS: &'static [Word] = &[
        Word {
            name: "reflection",
            home: Home::Robot,
            kind: Kind::See,
            of_device: true,
            params: &[],
            gives: Gives::Number(Unit::Percent),
            repeat: Repeat::Same,
            example: r#"reflection("left")"#,
        },
        Word {
            name: "line",
            home: Home::Robot,
            kind: Kind::See,
            of_device: false,
            params: &[],
            gives: Gives::List,
            repeat: Repeat::Same,
            example: "line()",
        },
    ];

    fn name(&self) -> &str {
        &self.name
    }

    fn check(&self, _: &Kit, problems: &mut Problems) {
        problems.place("at", self.at);
        problems.range("spot", self.spot, (0.1, 5.0), "unit-centimetre");
    }

    fn read(&self, word: usize, eye: &Eye, me: usize) -> Value {
        if word == 0 {
            return Value::Float(self.reflection(eye, me));
        }
        let all = eye.kit.sensors.iter().enumerate().filter_map(|(number, sensor)| match sensor {
            Sensor::Line(line) => Some(Value::Float(line.reflection(eye, number))),
            _ => None,
        });
        Value::List(all.collect())
    }

    fn ink(&self) -> Ink {
        let mut ink = Ink::default();
        let at = body_point(self.at.0, self.at.1);
        let radius = metres(self.spot) as f32 * 0.5;
        ink.add(Role::Device, Stroke::Disc { at: (at.x as f32, at.y as f32), radius });
        ink
    }
}
