//! Chance from named, counter-based streams: a number is a pure function of names, a seed and a counter.

use crate::base::maths::{TAU, cos, log, sqrt};

/// A named stream: no state, so reading it twice, or never, changes nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stream {
    key: u64,
}

impl Stream {
    /// The root of all streams of one seed.
    pub fn new(seed: u64) -> Self {
        Self { key: mix(seed ^ 0x6172_6261_2d73_6565) }
    }

    /// A stream of its own for each name ("draw", "me", "front").
    pub fn named(self, name: &str) -> Self {
        let mut key = mix(self.key ^ name.len() as u64);
        for byte in name.bytes() {
            key = mix(key ^ u64::from(byte));
        }
        Self { key }
    }

    /// A stream of its own for each number.
    pub fn numbered(self, number: u64) -> Self {
        Self { key: mix(mix(self.key) ^ number) }
    }

    /// 64 even bits for a counter.
    pub fn bits(self, counter: u64) -> u64 {
        mix(self.key ^ mix(counter.wrapping_mul(0x9e37_79b9_7f4a_7c15)))
    }

    /// Even in 0..1.
    pub fn unit(self, counter: u64) -> f64 {
        (self.bits(counter) >> 11) as f64 * (1.0 / (1u64 << 53) as f64)
    }

    /// Even in −1..1.
    pub fn even(self, counter: u64) -> f64 {
        2.0 * self.unit(counter) - 1.0
    }

    /// Normal with mean 0 and deviation 1 (Box and Muller, 1958), cut at 3.5 so that no reading is absurd.
    pub fn normal(self, counter: u64) -> f64 {
        let radius = sqrt(-2.0 * log(1.0 - self.unit(counter.wrapping_mul(2))));
        let turn = TAU * self.unit(counter.wrapping_mul(2).wrapping_add(1));
        (radius * cos(turn)).clamp(-3.5, 3.5)
    }

    /// Nearly normal with mean 0 and deviation 1, at a tenth of the cost: the sum of four even numbers (the distribution
    /// of Irwin and Hall, 1927), which ends at 3.46.
    pub fn nearly_normal(self, counter: u64) -> f64 {
        const SQRT_3: f64 = 1.732_050_807_568_877_2;
        let bits = self.bits(counter);
        let sum = (bits & 0xffff) + (bits >> 16 & 0xffff) + (bits >> 32 & 0xffff) + (bits >> 48);
        (sum as f64 * (1.0 / 65_535.0) - 2.0) * SQRT_3
    }
}

/// The finaliser of SplitMix64 (Steele, Lea and Flood, 2014), which spreads every bit over all others.
fn mix(value: u64) -> u64 {
    let value = value.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    value ^ (value >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stream_is_even_and_its_normals_have_mean_zero_and_deviation_one() {
        let stream = Stream::new(7).named("test");
        let count = 20_000;
        let mean = (0..count).map(|i| stream.unit(i)).sum::<f64>() / count as f64;
        assert!((mean - 0.5).abs() < 0.01, "{mean}");
        let normals: Vec<f64> = (0..count).map(|i| stream.normal(i)).collect();
        let mean = normals.iter().sum::<f64>() / count as f64;
        let spread = normals.iter().map(|n| (n - mean) * (n - mean)).sum::<f64>() / count as f64;
        assert!(mean.abs() < 0.03 && (spread - 1.0).abs() < 0.05, "{mean} {spread}");
    }

    #[test]
    fn the_cheap_normals_have_the_moments_of_normals_and_an_end() {
        let stream = Stream::new(7).named("test");
        let numbers: Vec<f64> = (0..20_000).map(|i| stream.nearly_normal(i)).collect();
        let moment = |power| numbers.iter().map(|n| crate::base::maths::pow(*n, power)).sum::<f64>() / 20_000.0;
        assert!(moment(1.0).abs() < 0.03 && (moment(2.0) - 1.0).abs() < 0.04 && moment(3.0).abs() < 0.05);
        // A normal's fourth moment is 3, that of four even numbers 2.7.
        assert!((moment(4.0) - 2.7).abs() < 0.15, "{}", moment(4.0));
        assert!(numbers.iter().all(|n| n.abs() < 3.47));
    }

    #[test]
    fn names_numbers_and_seeds_give_streams_of_their_own() {
        let root = Stream::new(1);
        assert_ne!(root.named("a").bits(0), root.named("b").bits(0));
        assert_ne!(root.named("a").bits(0), Stream::new(2).named("a").bits(0));
        assert_ne!(root.numbered(1).bits(0), root.numbered(2).bits(0));
        assert_eq!(root.named("a").bits(5), root.named("a").bits(5));
    }
}
