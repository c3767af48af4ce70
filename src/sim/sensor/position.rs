//! Position: a system of beacons or a camera above the field tells the robot where it is.

use serde::Deserialize;

use crate::base::ask::{Gives, Home, Kind, Repeat, Word};
use crate::base::ink::{Ink, Role, Stroke};
use crate::base::units::{body_point, centimetres};
use crate::base::value::Value;
use crate::sim::check::Problems;
use crate::sim::kit::Kit;
use crate::sim::sensor::{Eye, RATE_HZ, SensorPart, period_of};

/// What a system is off by always on each axis, and what each sample is off by, deviations in cm. Marvelmind states ±2 cm
/// for its indoor beacons; the noise reaches that at 2.5 deviations.
const BIAS_CM: f64 = 0.4;
const NOISE_CM: f64 = 0.8;

/// A tag whose place on the field is told by radio, of the class of Marvelmind's indoor beacons.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Position {
    pub name: String,
    /// Where the tag sits: that is the point whose place it tells.
    #[serde(default)]
    pub at: (f64, f64),
    /// Samples in a second: systems of this class give some ten. Our choice.
    #[serde(default = "usual_rate")]
    pub rate: f64,
}

fn usual_rate() -> f64 {
    10.0
}

impl SensorPart for Position {
    const EXAMPLE: &'static str = r#"Position(name: "tag", at: (0, 0), rate: 10)"#;

    const WORDS: &'static [Word] = &[Word {
        name: "position",
        home: Home::Robot,
        kind: Kind::Feel,
        of_device: false,
        params: &[],
        gives: Gives::List,
        repeat: Repeat::Same,
        example: "position()",
    }];

    const ONLY_ONE: bool = true;

    fn name(&self) -> &str {
        &self.name
    }

    fn check(&self, _: &Kit, problems: &mut Problems) {
        problems.place("at", self.at);
        problems.range("rate", self.rate, RATE_HZ, "unit-hertz");
    }

    fn period(&self) -> u64 {
        period_of(self.rate)
    }

    fn sample(&self, eye: &Eye, me: usize) -> Value {
        let at = eye.world_from_robot.point(body_point(self.at.0, self.at.1));
        let chance = &eye.memories[me].chance;
        let error = |axis: usize| BIAS_CM * chance.bias(axis) + NOISE_CM * chance.noise(eye.tick, axis as u64);
        let place = [centimetres(at.x) + error(0), centimetres(at.y) + error(1)];
        Value::List(place.map(Value::Float).to_vec())
    }

    fn read(&self, _: usize, eye: &Eye, me: usize) -> Value {
        eye.memories[me].sample.clone()
    }

    fn ink(&self) -> Ink {
        let mut ink = Ink::default();
        let at = body_point(self.at.0, self.at.1);
        let at = (at.x as f32, at.y as f32);
        ink.add(Role::Device, Stroke::Circle { at, radius: 0.008, width: 0.002 });
        ink
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::scene::NoiseLevel;
    use crate::sim::tests::rig::{Rig, rover_with, scene};

    fn place(rig: &mut Rig) -> (f64, f64) {
        let Value::List(place) = rig.ask("position", &[]) else { panic!("no list") };
        let [x, y] = place.as_slice() else { panic!("{place:?}") };
        (x.number().unwrap_or(f64::NAN), y.number().unwrap_or(f64::NAN))
    }

    #[test]
    fn it_tells_where_the_tag_is_ten_times_a_second() {
        let mut field = scene();
        field.robots[0].kit = rover_with(r#"Position(name: "tag", at: (3, 5))"#);
        let mut rig = Rig::new(&field);
        let (x, y) = place(&mut rig);
        assert!((x - 203.0).abs() < 1e-3 && (y - 205.0).abs() < 1e-3, "{x} {y}");
        rig.ask("drive", &[20.0, 0.0]);
        let mut changes = 0;
        let mut last = y;
        for _ in 0..100 {
            rig.step();
            let now = place(&mut rig).1;
            changes += usize::from(now != last);
            last = now;
        }
        assert_eq!(changes, 10);
        assert!((last - (rig.pose().at.y * 100.0 + 5.0)).abs() < 2.1);
    }

    #[test]
    fn it_stays_within_some_centimetres_of_the_truth() {
        let mut field = scene();
        field.noise = NoiseLevel::Real;
        field.robots[0].kit = rover_with(Position::EXAMPLE);
        let mut rig = Rig::new(&field);
        let (mut sum, mut squares) = (0.0, 0.0);
        for _ in 0..1000 {
            rig.run(10);
            let (x, y) = place(&mut rig);
            assert!((x - 200.0).abs() < 4.3 && (y - 200.0).abs() < 4.3, "{x} {y}");
            sum += x - 200.0;
            squares += (x - 200.0) * (x - 200.0);
        }
        let (mean, mean_square) = (sum / 1000.0, squares / 1000.0);
        assert!(((mean_square - mean * mean).sqrt() - NOISE_CM).abs() < 0.1, "{mean} {mean_square}");
    }
}
