//! Line array: a row of reflectance sensors on one board, and where under it the line lies.

use serde::Deserialize;

use crate::base::ask::{Gives, Home, Kind, Repeat, Unit, Word};
use crate::base::ink::{Ink, Role, Stroke};
use crate::base::units::{body_point, metres};
use crate::base::value::Value;
use crate::sim::check::Problems;
use crate::sim::kit::Kit;
use crate::sim::sensor::line::{LINE, all_spots, seen_through, usual_spot};
use crate::sim::sensor::{Eye, SensorPart};

/// Less dark than this counts as white, percent; and with nothing darker than the second the line is lost. They are a
/// twentieth and a fifth of full scale, as in Pololu's QTR library (`readLineBlack`).
const NOTHING_PERCENT: f64 = 5.0;
const LOST_PERCENT: f64 = 20.0;
/// The most spots of one array.
const MAX_COUNT: u32 = 32;

/// A row of reflectance sensors from left to right, `at` its middle.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LineArray {
    pub name: String,
    pub at: (f64, f64),
    #[serde(default = "usual_count")]
    pub count: u32,
    /// From one spot to the next, cm.
    #[serde(default = "usual_pitch")]
    pub pitch: f64,
    /// Diameter of the spot that each sees, cm.
    #[serde(default = "usual_spot")]
    pub spot: f64,
}

/// The boards of the course have eight (Pololu QTR-8A).
fn usual_count() -> u32 {
    8
}

/// 0.375 inch (Pololu QTR-8A).
fn usual_pitch() -> f64 {
    0.9525
}

impl LineArray {
    /// How far each spot is to the right of the row's middle, cm.
    fn offsets(&self) -> impl Iterator<Item = f64> {
        let (middle, pitch) = (f64::from(self.count.saturating_sub(1)) * 0.5, self.pitch);
        (0..self.count).map(move |spot| (f64::from(spot) - middle) * pitch)
    }

    /// What each spot reads, 0 black to 100 white, from left to right.
    pub(super) fn reflections(&self, eye: &Eye, me: usize) -> impl Iterator<Item = f64> {
        let (chance, tick) = (&eye.memories[me].chance, eye.tick);
        self.offsets().zip(0..).map(move |(right, spot)| {
            let at = eye.world_from_robot.point(body_point(self.at.0 + right, self.at.1));
            let clean = 100.0 * eye.floor.brightness(at, metres(self.spot) * 0.5);
            let (bias, noise) = chance.of_part(spot, tick);
            seen_through(clean, bias, chance.bias(1), noise)
        })
    }

    /// Where the line is, cm to the right of the middle: the mean place of the spots, weighted by how dark each is (as
    /// `readLineBlack` of Pololu's QTR library has it). When no spot is dark, the end on whose side the line was last.
    fn position(&self, eye: &Eye, me: usize) -> f64 {
        let (mut sum, mut weights, mut darkest, mut end) = (0.0, 0.0, 0.0f64, 0.0f64);
        for (right, reflection) in self.offsets().zip(self.reflections(eye, me)) {
            let dark = 100.0 - reflection;
            darkest = darkest.max(dark);
            end = end.max(right);
            if dark > NOTHING_PERCENT {
                sum += dark * right;
                weights += dark;
            }
        }
        if darkest > LOST_PERCENT {
            return sum / weights;
        }
        let last = eye.memories[me].sample.number().unwrap_or(0.0);
        if last == 0.0 { 0.0 } else { end * last.signum() }
    }
}

impl SensorPart for LineArray {
    const EXAMPLE: &'static str = r#"LineArray(name: "array", at: (0, 9), count: 8, pitch: 0.9525, spot: 0.6)"#;

    // `line` is the second word of a single line sensor too, and a shared word must have one place.
    const WORDS: &'static [Word] = &[
        Word {
            name: "line_position",
            home: Home::Robot,
            kind: Kind::See,
            of_device: true,
            params: &[],
            gives: Gives::Number(Unit::Centimetre),
            repeat: Repeat::Same,
            example: "line_position()",
        },
        LINE,
    ];

    fn name(&self) -> &str {
        &self.name
    }

    fn check(&self, _: &Kit, problems: &mut Problems) {
        problems.place("at", self.at);
        problems.range("count", f64::from(self.count), (2.0, f64::from(MAX_COUNT)), "unit-none");
        problems.range("pitch", self.pitch, (0.1, 10.0), "unit-centimetre");
        problems.range("spot", self.spot, (0.1, 5.0), "unit-centimetre");
    }

    /// In each tick, so that it knows on which side it lost the line whether a program looked or not.
    fn period(&self) -> u64 {
        1
    }

    fn sample(&self, eye: &Eye, me: usize) -> Value {
        Value::Float(self.position(eye, me))
    }

    fn read(&self, word: usize, eye: &Eye, me: usize) -> Value {
        if word == 0 { eye.memories[me].sample.clone() } else { all_spots(eye) }
    }

    fn ink(&self) -> Ink {
        let mut ink = Ink::default();
        let radius = metres(self.spot) as f32 * 0.5;
        for right in self.offsets() {
            let at = body_point(self.at.0 + right, self.at.1);
            ink.add(Role::Device, Stroke::Disc { at: (at.x as f32, at.y as f32), radius });
        }
        ink
    }

    fn beam(&self, reading: &Value) -> Ink {
        let mut ink = Ink::default();
        let at = body_point(self.at.0 + reading.number().unwrap_or(0.0), self.at.1);
        ink.add(Role::Lit, Stroke::Disc { at: (at.x as f32, at.y as f32), radius: 0.003 });
        ink
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::maths::vec2;
    use crate::sim::scene::{NoiseLevel, Paint, PaintArea, PathPiece, Scene};
    use crate::sim::tests::rig::{BLACK, Rig, rover_with, scene};

    /// A black line of 1.5 cm, straight up, its middle so many cm to the right of the robot's.
    fn field(right_cm: f64) -> Scene {
        let mut field = scene();
        let x = 2.0 + right_cm * 0.01;
        let pieces = vec![PathPiece::Straight { from: vec2(x, 0.0), to: vec2(x, 4.0) }];
        field.paint.push(Paint { area: PaintArea::Path { pieces, width: 0.015 }, colour: BLACK.into() });
        field.robots[0].kit = rover_with(LineArray::EXAMPLE);
        field
    }

    #[test]
    fn the_position_follows_the_line_from_end_to_end() {
        let mut last = f64::NEG_INFINITY;
        for step in -6..=6 {
            let right_cm = f64::from(step) * 0.5;
            let read = Rig::new(&field(right_cm)).number("line_position");
            assert!((read - right_cm).abs() < 0.3 && read > last, "{right_cm}: {read}");
            last = read;
        }
        assert!(Rig::new(&field(0.0)).number("line_position").abs() < 1e-4);
    }

    #[test]
    fn a_lost_line_is_on_the_side_where_it_was_last_whether_anybody_looked_or_not() {
        for (turn, looks) in [(90.0, true), (-90.0, true), (90.0, false), (-90.0, false)] {
            let mut rig = Rig::new(&field(0.0));
            rig.ask("drive", &[0.0, turn]);
            for _ in 0..100 {
                rig.step();
                if looks {
                    rig.number("line_position");
                }
            }
            // The nose has turned away from the line; a turn to the right leaves the line on the left.
            let end = 3.5 * 0.9525;
            let expected = if turn > 0.0 { -end } else { end };
            assert!((rig.number("line_position") - expected).abs() < 1e-9);
        }
        let mut empty = scene();
        empty.robots[0].kit = rover_with(LineArray::EXAMPLE);
        assert_eq!(Rig::new(&empty).number("line_position"), 0.0);
    }

    #[test]
    fn line_lists_single_sensors_and_spots_in_the_order_of_the_kit() {
        let Value::List(list) = Rig::new(&field(-10.0)).ask("line", &[]) else { panic!("no list") };
        assert_eq!(list.len(), 2 + 8);
        // The line lies under the third spot from the left, which is 2.4 cm to the left.
        let Value::List(list) = Rig::new(&field(-1.5 * 0.9525)).ask("line", &[]) else { panic!("no list") };
        let dark: Vec<usize> = (0..10).filter(|&spot| list[spot].number() < Some(50.0)).collect();
        assert_eq!(dark, [0, 4], "{list:?}");
    }

    #[test]
    fn each_spot_has_a_bias_of_its_own_and_stays_between_0_and_100() {
        let mut field = field(20.0);
        field.noise = NoiseLevel::Real;
        field.background = crate::sim::scene::Rgb { red: 0.8, green: 0.8, blue: 0.8 };
        let mut rig = Rig::new(&field);
        let mut sums = [0.0; 10];
        for _ in 0..300 {
            rig.step();
            let Value::List(list) = rig.ask("line", &[]) else { panic!("no list") };
            for (sum, value) in sums.iter_mut().zip(&list) {
                let read = value.number().unwrap_or(f64::NAN);
                assert!((0.0..=100.0).contains(&read));
                *sum += read / 300.0;
            }
        }
        for (number, mean) in sums.iter().enumerate() {
            assert!((mean - 80.0).abs() < 15.0, "{sums:?}");
            assert!(sums[..number].iter().all(|other| (other - mean).abs() > 1e-3), "{sums:?}");
        }
    }
}
