//! Infrared: a short-range ranger that tells a distance by where its light spot falls, and is fooled by what is too near.

use serde::Deserialize;

use crate::base::ask::Word;
use crate::base::ink::Ink;
use crate::base::units::{centimetres, metres};
use crate::base::value::Value;
use crate::sim::check::Problems;
use crate::sim::kit::Kit;
use crate::sim::sensor::distance::{WORD, cone_ink, eyes_ink, nearest};
use crate::sim::sensor::{Eye, RATE_HZ, SensorPart, period_of};

/// What one ranger is off by always, deviation as a share of the distance. Makers give a typical curve and tell users to
/// calibrate each device; the figure is our choice.
const GAIN: f64 = 0.02;
/// What each sample is off by at the end of the range, deviation as a share of the range. The voltage falls as 1/distance,
/// so that the same noise of the voltage is an error that grows with the square of the distance. At 80 cm a step of a
/// 10-bit converter of 5 V alone is about 1 cm (0.4 V there, 2.3 V at 10 cm: Sharp GP2Y0A21YK0F, data sheet).
const FAR_NOISE: f64 = 0.012;
/// Light comes back from nearly every angle: only a surface that the ray grazes stays dark. Our choice.
const MOST_INCIDENCE_DEG: f64 = 80.0;

/// A reflective infrared ranger of the class of Sharp GP2Y0A21YK0F (10 to 80 cm); a GP2Y0A51SK0F has `near: 2, range: 15,
/// rate: 60`. Beyond its range it reads the range.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Infrared {
    pub name: String,
    pub at: (f64, f64),
    #[serde(default)]
    pub facing: f64,
    /// What is nearer than this reads as further away, cm.
    #[serde(default = "usual_near")]
    pub near: f64,
    #[serde(default = "usual_range")]
    pub range: f64,
    /// Samples in a second.
    #[serde(default = "usual_rate")]
    pub rate: f64,
}

fn usual_near() -> f64 {
    10.0
}

fn usual_range() -> f64 {
    80.0
}

/// A measuring cycle lasts 38.3 ms (GP2Y0A21YK0F, data sheet).
fn usual_rate() -> f64 {
    26.0
}

/// What a ranger takes a distance for, cm.
///
/// Nearer than `near` the spot of light leaves the detector and the voltage falls again, down to nothing at the lens (curve
/// of the data sheet). A voltage of V(near) · distance / near, read by the curve V = a / distance, is near² / distance.
fn folded(distance_cm: f64, near_cm: f64) -> f64 {
    if distance_cm >= near_cm { distance_cm } else { near_cm * near_cm / distance_cm.max(0.01) }
}

impl SensorPart for Infrared {
    const EXAMPLE: &'static str = r#"Infrared(name: "nose", at: (0, 9), facing: 0, near: 10, range: 80)"#;

    const WORDS: &'static [Word] = &[WORD];

    fn name(&self) -> &str {
        &self.name
    }

    fn check(&self, _: &Kit, problems: &mut Problems) {
        problems.place("at", self.at);
        problems.range("facing", self.facing, (-360.0, 360.0), "unit-degree");
        problems.range("range", self.range, (1.0, 1000.0), "unit-centimetre");
        problems.range("near", self.near, (0.0, self.range.clamp(1.0, 1000.0) * 0.5), "unit-centimetre");
        problems.range("rate", self.rate, RATE_HZ, "unit-hertz");
    }

    fn period(&self) -> u64 {
        period_of(self.rate)
    }

    fn sample(&self, eye: &Eye, me: usize) -> Value {
        let mount = eye.mount(self.at, self.facing);
        let Some(nearest) = nearest(eye, mount, metres(self.range), (0.0, 1), MOST_INCIDENCE_DEG) else {
            return Value::Float(self.range);
        };
        let seen = folded(centimetres(nearest), self.near);
        let chance = &eye.memories[me].chance;
        let share = (seen / self.range).min(1.0);
        let noise = FAR_NOISE * self.range * share * share * chance.noise(eye.tick, 0);
        Value::Float((seen * (1.0 + GAIN * chance.bias(0)) + noise).clamp(0.0, self.range))
    }

    fn read(&self, _: usize, eye: &Eye, me: usize) -> Value {
        eye.memories[me].sample.clone()
    }

    fn ink(&self) -> Ink {
        eyes_ink(self.at, self.facing, 0.01, 0.004)
    }

    fn beam(&self, reading: &Value) -> Ink {
        cone_ink(self.at, self.facing, 0.0, reading)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::scene::NoiseLevel;
    use crate::sim::tests::rig::{Rig, rover_with, scene, thing};

    /// A rig with a wall so many cm before the nose sensor.
    fn before_a_wall(distance_cm: f64, noise: NoiseLevel) -> Rig {
        let mut field = scene();
        field.noise = noise;
        // The sensor sits back in the body, so that a wall can stand near to it.
        field.robots[0].kit = rover_with(r#"Infrared(name: "nose", at: (0, 0))"#);
        field.things.push(thing("Wall(from: (-50, 0), to: (50, 0), thickness: 1)", 200.0, 200.5 + distance_cm, 0.0));
        Rig::new(&field)
    }

    #[test]
    fn it_reads_true_inside_its_range_and_its_range_beyond() {
        for (distance_cm, expected) in [(11.0, 11.0), (40.0, 40.0), (79.0, 79.0), (90.0, 80.0)] {
            let read = before_a_wall(distance_cm, NoiseLevel::Off).number("distance nose");
            assert!((read - expected).abs() < 0.01, "{distance_cm}: {read}");
        }
    }

    #[test]
    fn what_is_too_near_reads_as_further_away() {
        assert_eq!((folded(10.0, 10.0), folded(5.0, 10.0), folded(2.0, 10.0)), (10.0, 20.0, 50.0));
        assert!(folded(0.0, 10.0).is_finite() && folded(0.0, 0.0) == 0.0);
    }

    #[test]
    fn noise_grows_with_the_square_of_the_distance() {
        let spread = |distance_cm: f64| {
            let mut rig = before_a_wall(distance_cm, NoiseLevel::Real);
            let mut reads = Vec::new();
            for _ in 0..2000 {
                rig.run(4);
                reads.push(rig.number("distance nose"));
            }
            let mean = reads.iter().sum::<f64>() / reads.len() as f64;
            assert!((mean - distance_cm).abs() < 4.0 * GAIN * distance_cm, "{mean}");
            reads.iter().map(|read| (read - mean) * (read - mean)).sum::<f64>() / reads.len() as f64
        };
        let ratio = (spread(60.0) / spread(20.0)).sqrt();
        assert!((8.0..10.0).contains(&ratio), "{ratio}");
    }

    #[test]
    fn samples_come_26_times_a_second() {
        let mut rig = before_a_wall(40.0, NoiseLevel::Real);
        let mut changes = 0;
        let mut last = rig.number("distance nose");
        for _ in 0..200 {
            rig.step();
            let now = rig.number("distance nose");
            changes += usize::from(now != last);
            last = now;
        }
        // A period of 38 ms is four ticks.
        assert_eq!(changes, 50);
    }
}
