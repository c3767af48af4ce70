//! Chance of one device: a bias that stays with it, and noise that is a pure function of the tick.

use crate::base::noise::Stream;
use crate::sim::scene::NoiseLevel;

/// Ticks between two knots of a wandering error: one second.
const KNOT_TICKS: u64 = 100;

/// The seeds and the noise level of one scene.
#[derive(Clone, Copy, Debug)]
pub struct Dice {
    pub level: NoiseLevel,
    pub bias_seed: u64,
    pub noise_seed: u64,
}

/// Chance of one device. All of it is zero when the scene has no noise.
#[derive(Clone, Copy, Debug)]
pub struct Chance {
    scale: f64,
    biases: [f64; 2],
    bias: Stream,
    noise: Stream,
}

impl Chance {
    /// The chance of a device: its bias hangs on level, robot, kind and name, its noise on the layout as well.
    pub fn of(dice: Dice, robot: &str, kind: &str, device: &str) -> Self {
        let scale = match dice.level {
            NoiseLevel::Off => 0.0,
            NoiseLevel::Classroom => 1.0 / 3.0,
            NoiseLevel::Real => 1.0,
        };
        let stream = |seed| Stream::new(seed).named(robot).named(kind).named(device);
        let bias = stream(dice.bias_seed);
        Self { scale, biases: [bias.normal(0), bias.normal(1)], bias, noise: stream(dice.noise_seed) }
    }

    /// One of two biases: normal with deviation 1 times the noise level, the same in every tick.
    pub fn bias(&self, lane: usize) -> f64 {
        self.scale * self.biases[lane & 1]
    }

    /// Noise of a tick: normal with deviation 1 times the noise level; each lane has its own.
    pub fn noise(&self, tick: u64, lane: u64) -> f64 {
        if self.scale == 0.0 { 0.0 } else { self.scale * self.noise.normal(tick.wrapping_mul(4).wrapping_add(lane)) }
    }

    /// Bias and noise of one part of a device that has many, such as the spots of an array: two normals like the others.
    pub fn of_part(&self, part: u64, tick: u64) -> (f64, f64) {
        if self.scale == 0.0 {
            return (0.0, 0.0);
        }
        let noise = self.noise.numbered(part).normal(tick);
        (self.scale * self.bias.numbered(part).normal(0), self.scale * noise)
    }

    /// Noise of the many values of one tick, for a device that measures many things at once.
    pub fn many(&self, tick: u64) -> Many {
        Many { scale: self.scale, noise: self.noise.named("many").numbered(tick) }
    }

    /// A slowly wandering error, in closed form: normals at one knot a second and straight lines between them.
    pub fn wander(&self, tick: u64) -> f64 {
        if self.scale == 0.0 {
            return 0.0;
        }
        let (knot, share) = (tick / KNOT_TICKS, (tick % KNOT_TICKS) as f64 / KNOT_TICKS as f64);
        let knots = self.noise.named("wander");
        self.scale * (knots.normal(knot) * (1.0 - share) + knots.normal(knot + 1) * share)
    }
}

/// The noise of many values of one tick.
#[derive(Clone, Copy, Debug)]
pub struct Many {
    scale: f64,
    noise: Stream,
}

impl Many {
    /// Noise of one of them: nearly normal with deviation 1 times the noise level, a pure function of tick and number.
    pub fn noise(&self, number: u64) -> f64 {
        if self.scale == 0.0 { 0.0 } else { self.scale * self.noise.nearly_normal(number) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chance(level: NoiseLevel, noise_seed: u64) -> Chance {
        Chance::of(Dice { level, bias_seed: 1, noise_seed }, "me", "distance", "front")
    }

    #[test]
    fn a_bias_stays_on_every_layout_and_noise_does_not() {
        let (first, second) = (chance(NoiseLevel::Real, 1), chance(NoiseLevel::Real, 2));
        assert_eq!(first.bias(0), second.bias(0));
        assert_ne!(first.noise(5, 0), second.noise(5, 0));
        assert_eq!(first.noise(5, 0), chance(NoiseLevel::Real, 1).noise(5, 0));
    }

    #[test]
    fn biases_of_many_robots_have_the_spread_they_are_said_to_have() {
        let dice = |bias_seed| Dice { level: NoiseLevel::Real, bias_seed, noise_seed: 0 };
        let biases: Vec<f64> = (0..500).map(|seed| Chance::of(dice(seed), "me", "Motor", "left").bias(0)).collect();
        let mean = biases.iter().sum::<f64>() / 500.0;
        let spread = biases.iter().map(|bias| (bias - mean) * (bias - mean)).sum::<f64>() / 500.0;
        assert!(mean.abs() < 0.15 && (spread - 1.0).abs() < 0.2, "{mean} {spread}");
    }

    #[test]
    fn without_noise_everything_is_zero_and_a_classroom_has_a_third() {
        let (off, third, real) =
            (chance(NoiseLevel::Off, 1), chance(NoiseLevel::Classroom, 1), chance(NoiseLevel::Real, 1));
        assert_eq!((off.bias(0), off.noise(3, 0), off.wander(150)), (0.0, 0.0, 0.0));
        assert!((third.bias(1) * 3.0 - real.bias(1)).abs() < 1e-12);
        assert!((third.noise(9, 2) * 3.0 - real.noise(9, 2)).abs() < 1e-12);
    }

    #[test]
    fn each_part_of_a_device_has_a_bias_that_stays_and_noise_of_its_own() {
        let (first, second) = (chance(NoiseLevel::Real, 1), chance(NoiseLevel::Real, 2));
        assert_eq!(first.of_part(0, 5).0, second.of_part(0, 9).0);
        assert_ne!(first.of_part(0, 5).1, second.of_part(0, 5).1);
        assert_ne!(first.of_part(0, 5), first.of_part(1, 5));
        assert_ne!(first.of_part(0, 5).1, first.noise(5, 0));
        assert_eq!(chance(NoiseLevel::Off, 1).of_part(3, 5), (0.0, 0.0));
    }

    #[test]
    fn a_wander_has_no_jumps() {
        let chance = chance(NoiseLevel::Real, 1);
        for tick in 0..500 {
            assert!((chance.wander(tick + 1) - chance.wander(tick)).abs() < 0.08);
        }
    }
}
