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
pub(super) fn usual_spot() -> f64 {
    0.6
}

impl Line {
    /// 0..100 with bias and noise.
    fn reflection(&self, eye: &Eye, me: usize) -> f64 {
        let at = eye.world_from_robot.point(body_point(self.at.0, self.at.1));
        let clean = 100.0 * eye.floor.brightness(at, metres(self.spot) * 0.5);
        let chance = &eye.memories[me].chance;
        seen_through(clean, chance.bias(0), chance.bias(1), chance.noise(eye.tick, 0))
    }
}

/// What a sensor makes of a clean reading, with chances of its offset, its gain and its noise.
pub(super) fn seen_through(clean: f64, offset: f64, gain: f64, noise: f64) -> f64 {
    (clean * (1.0 + GAIN * gain) + OFFSET_PERCENT * offset + NOISE_PERCENT * noise).clamp(0.0, 100.0)
}

/// What all line sensors and all spots of arrays read, in the kit's order.
pub(super) fn all_spots(eye: &Eye) -> Value {
    let mut all = Vec::new();
    for (number, sensor) in eye.kit.sensors.iter().enumerate() {
        match sensor {
            Sensor::Line(line) => all.push(Value::Float(line.reflection(eye, number))),
            Sensor::LineArray(array) => all.extend(array.reflections(eye, number).map(Value::Float)),
            _ => {}
        }
    }
    Value::List(all)
}

/// The word for all of them at once.
pub(super) const LINE: Word = Word {
    name: "line",
    home: Home::Robot,
    kind: Kind::See,
    of_device: false,
    params: &[],
    gives: Gives::List,
    repeat: Repeat::Same,
    example: "line()",
};

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
        LINE,
    ];

    fn name(&self) -> &str {
        &self.name
    }

    fn check(&self, _: &Kit, problems: &mut Problems) {
        problems.place("at", self.at);
        problems.range("spot", self.spot, (0.1, 5.0), "unit-centimetre");
    }

    fn read(&self, word: usize, eye: &Eye, me: usize) -> Value {
        if word == 0 { Value::Float(self.reflection(eye, me)) } else { all_spots(eye) }
    }

    fn ink(&self) -> Ink {
        let mut ink = Ink::default();
        let at = body_point(self.at.0, self.at.1);
        let radius = metres(self.spot) as f32 * 0.5;
        ink.add(Role::Device, Stroke::Disc { at: (at.x as f32, at.y as f32), radius });
        ink
    }

    /// The spot in the grey that it reads.
    fn beam(&self, reading: &Value) -> Ink {
        let mut ink = Ink::default();
        let Some(percent) = reading.number() else { return ink };
        let grey = (percent.clamp(0.0, 100.0) * 2.55).round() as u8;
        let at = body_point(self.at.0, self.at.1);
        let radius = metres(self.spot) as f32 * 0.5;
        ink.add(Role::Paint(grey, grey, grey), Stroke::Disc { at: (at.x as f32, at.y as f32), radius });
        ink
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::maths::vec2;
    use crate::sim::scene::{NoiseLevel, Paint, PaintArea, PathPiece, Scene};
    use crate::sim::tests::rig::{BLACK, Rig, scene};

    /// A black line, 2 cm wide, straight up, its left edge `edge_cm` to the right of the robot's middle.
    fn field(edge_cm: f64) -> Scene {
        let mut field = scene();
        let x = 2.0 + (edge_cm + 1.0) * 0.01;
        let pieces = vec![PathPiece::Straight { from: vec2(x, 0.0), to: vec2(x, 4.0) }];
        field.paint.push(Paint { area: PaintArea::Path { pieces, width: 0.02 }, colour: BLACK.into() });
        field
    }

    #[test]
    fn white_black_and_the_edge_between_are_told_apart() {
        // The right sensor sits 1.5 cm to the right.
        let read = |edge_cm| Rig::new(&field(edge_cm)).number("reflection right");
        assert_eq!((read(2.0), read(1.0)), (100.0, 0.0));
        assert!((read(1.5) - 50.0).abs() < 0.01);
        assert!(read(1.4) < 50.0 && read(1.4) > 0.0);
    }

    #[test]
    fn line_lists_all_sensors_in_the_order_of_the_kit() {
        let mut rig = Rig::new(&field(0.5));
        assert_eq!(rig.ask("line", &[]), Value::List(vec![Value::Float(100.0), Value::Float(0.0)]));
    }

    #[test]
    fn two_sensors_read_the_same_floor_a_little_differently_and_never_beyond_0_and_100() {
        let mut field = field(9.0);
        field.noise = NoiseLevel::Real;
        field.background = crate::sim::scene::Rgb { red: 0.8, green: 0.8, blue: 0.8 };
        let mut rig = Rig::new(&field);
        let (left, right) = (rig.number("reflection left"), rig.number("reflection right"));
        assert_ne!(left, right);
        assert!((left - 80.0).abs() < 15.0 && (right - 80.0).abs() < 15.0);
        for _ in 0..200 {
            rig.step();
            assert!((0.0..=100.0).contains(&rig.number("reflection left")));
        }
    }
}
