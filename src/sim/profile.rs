//! A trapezoid of speed: accelerate, cruise, brake.

use crate::base::maths::sqrt;

/// A way of a given length, driven from rest to rest.
#[derive(Clone, Copy, Debug)]
pub struct Profile {
    length: f64,
    /// The speed that is reached.
    top: f64,
    acceleration: f64,
}

/// Where a profile is at a time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Instant {
    pub place: f64,
    pub speed: f64,
    pub acceleration: f64,
    pub done: bool,
}

impl Profile {
    /// A way with a speed and an acceleration that are kept to; a short way never reaches the speed (v = √(l a)).
    pub fn new(length: f64, speed: f64, acceleration: f64) -> Self {
        let (length, acceleration) = (length.max(0.0), acceleration.max(1e-6));
        Self { length, top: speed.max(1e-6).min(sqrt(length * acceleration)), acceleration }
    }

    pub fn length(&self) -> f64 {
        self.length
    }

    /// Seconds from start to end.
    pub fn duration(&self) -> f64 {
        if self.top > 0.0 { self.length / self.top + self.top / self.acceleration } else { 0.0 }
    }

    /// Place, speed and acceleration after so many seconds.
    pub fn at(&self, seconds: f64) -> Instant {
        let (duration, ramp) = (self.duration(), self.top / self.acceleration);
        let left = duration - seconds;
        if left <= 0.0 {
            Instant { place: self.length, speed: 0.0, acceleration: 0.0, done: true }
        } else if seconds < ramp {
            let speed = self.acceleration * seconds;
            Instant { place: 0.5 * speed * seconds, speed, acceleration: self.acceleration, done: false }
        } else if left < ramp {
            let speed = self.acceleration * left;
            let place = self.length - 0.5 * speed * left;
            Instant { place, speed, acceleration: -self.acceleration, done: false }
        } else {
            let place = self.top * (seconds - 0.5 * ramp);
            Instant { place, speed: self.top, acceleration: 0.0, done: false }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_profile_keeps_to_its_speed_and_acceleration_and_arrives() {
        for (length, speed) in [(0.3, 0.2), (0.01, 0.2), (5.0, 0.4)] {
            let profile = Profile::new(length, speed, 0.6);
            let (mut place, mut last) = (0.0, 0.0);
            for step in 0..=(profile.duration() * 1000.0) as usize {
                let now = profile.at(step as f64 * 0.001);
                assert!(now.speed <= speed + 1e-12 && (now.speed - last).abs() <= 0.6 * 0.001 + 1e-9);
                assert!(now.place >= place - 1e-12);
                (place, last) = (now.place, now.speed);
            }
            assert_eq!(profile.at(profile.duration() + 0.01).place, length);
        }
    }

    #[test]
    fn a_way_of_no_length_is_done_at_once() {
        assert!(Profile::new(0.0, 0.2, 0.6).at(0.01).done);
    }
}
