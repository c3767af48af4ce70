//! Time of flight: a laser ranger that times its own light. How far is the nearest surface inside its cone?

use serde::Deserialize;

use crate::base::ask::Word;
use crate::base::ink::Ink;
use crate::base::units::{centimetres, metres};
use crate::base::value::Value;
use crate::sim::check::Problems;
use crate::sim::kit::Kit;
use crate::sim::sensor::distance::{MAX_RAYS, WORD, cone_ink, eyes_ink, nearest};
use crate::sim::sensor::{Eye, RATE_HZ, SensorPart, period_of};

/// What one ranger is off by always, deviation in cm: makers let users calibrate an offset. Our choice.
const BIAS_CM: f64 = 0.5;
/// What each sample is off by: a deviation in cm, and one as a share of the distance, for less light comes back from far
/// away. Makers state some percent of the distance indoors with a white target (class of ST VL53L0X).
const NOISE_CM: f64 = 0.2;
const NOISE_SHARE: f64 = 0.015;
/// Light comes back from nearly every angle: only a surface that the ray grazes stays dark. Our choice.
const MOST_INCIDENCE_DEG: f64 = 80.0;

/// A laser ranger of the class of ST VL53L0X. Beyond its range it reads the range.
///
/// A real one gives a mean of what is in its cone, weighted by the light that comes back; the nearest surface, which sends
/// the most, stands for it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TimeOfFlight {
    pub name: String,
    pub at: (f64, f64),
    #[serde(default)]
    pub facing: f64,
    /// Up to 2 m (VL53L0X, data sheet).
    #[serde(default = "usual_range")]
    pub range: f64,
    /// Full width of the cone: 25° (VL53L0X, data sheet).
    #[serde(default = "usual_cone")]
    pub cone: f64,
    #[serde(default = "usual_rays")]
    pub rays: u32,
    /// Samples in a second: a measurement lasts 33 ms as it comes (VL53L0X, data sheet).
    #[serde(default = "usual_rate")]
    pub rate: f64,
}

fn usual_range() -> f64 {
    200.0
}

fn usual_cone() -> f64 {
    25.0
}

fn usual_rays() -> u32 {
    7
}

fn usual_rate() -> f64 {
    30.0
}

impl SensorPart for TimeOfFlight {
    const EXAMPLE: &'static str = r#"TimeOfFlight(name: "laser", at: (0, 9), facing: 0, range: 200, cone: 25)"#;

    const WORDS: &'static [Word] = &[WORD];

    fn name(&self) -> &str {
        &self.name
    }

    fn check(&self, _: &Kit, problems: &mut Problems) {
        problems.place("at", self.at);
        problems.range("facing", self.facing, (-360.0, 360.0), "unit-degree");
        problems.range("range", self.range, (1.0, 1000.0), "unit-centimetre");
        problems.range("cone", self.cone, (0.0, 120.0), "unit-degree");
        problems.range("rays", f64::from(self.rays), (1.0, MAX_RAYS), "unit-none");
        problems.range("rate", self.rate, RATE_HZ, "unit-hertz");
    }

    fn period(&self) -> u64 {
        period_of(self.rate)
    }

    fn sample(&self, eye: &Eye, me: usize) -> Value {
        let mount = eye.mount(self.at, self.facing);
        let cone = (self.cone, self.rays);
        let Some(nearest) = nearest(eye, mount, metres(self.range), cone, MOST_INCIDENCE_DEG) else {
            return Value::Float(self.range);
        };
        let (clean, chance) = (centimetres(nearest), &eye.memories[me].chance);
        let deviation = NOISE_CM + NOISE_SHARE * clean;
        let error = BIAS_CM * chance.bias(0) + deviation * chance.noise(eye.tick, 0);
        Value::Float((clean + error).clamp(0.0, self.range))
    }

    fn read(&self, _: usize, eye: &Eye, me: usize) -> Value {
        eye.memories[me].sample.clone()
    }

    fn ink(&self) -> Ink {
        eyes_ink(self.at, self.facing, 0.002, 0.0015)
    }

    fn beam(&self, reading: &Value) -> Ink {
        let cone = if self.rays > 1 { self.cone } else { 0.0 };
        cone_ink(self.at, self.facing, cone, reading)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::scene::{NoiseLevel, Scene};
    use crate::sim::tests::rig::{Rig, rover_with, scene, thing};

    fn field(noise: NoiseLevel) -> Scene {
        let mut field = scene();
        field.noise = noise;
        field.robots[0].kit = rover_with(TimeOfFlight::EXAMPLE);
        field
    }

    #[test]
    fn light_comes_back_from_a_slanted_wall_that_gives_no_echo() {
        let mut field = field(NoiseLevel::Off);
        field.things.push(thing("Wall(from: (-60, 0), to: (60, 0))", 200.0, 250.0, 60.0));
        let mut rig = Rig::new(&field);
        assert!(rig.number("distance laser") < 60.0);
        assert_eq!(rig.number("distance front"), 255.0);
    }

    #[test]
    fn noise_grows_with_the_distance_and_beyond_the_range_it_reads_the_range() {
        let spread = |distance_cm: f64| {
            let mut field = field(NoiseLevel::Real);
            field.things.push(thing(
                "Wall(from: (-80, 0), to: (80, 0), thickness: 1)",
                200.0,
                209.5 + distance_cm,
                0.0,
            ));
            let mut rig = Rig::new(&field);
            let mut reads = Vec::new();
            for _ in 0..1000 {
                rig.run(3);
                reads.push(rig.number("distance laser"));
            }
            let mean = reads.iter().sum::<f64>() / reads.len() as f64;
            assert!((mean - distance_cm).abs() < 4.0 * BIAS_CM + 0.2, "{mean}");
            (reads.iter().map(|read| (read - mean) * (read - mean)).sum::<f64>() / reads.len() as f64).sqrt()
        };
        for distance_cm in [20.0, 150.0] {
            let (found, expected) = (spread(distance_cm), NOISE_CM + NOISE_SHARE * distance_cm);
            assert!((found / expected - 1.0).abs() < 0.1, "{found} {expected}");
        }
        assert_eq!(Rig::new(&field(NoiseLevel::Real)).number("distance laser"), 200.0);
    }
}
