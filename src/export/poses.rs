//! Poses for the page: every fifth tick, each as the difference to the one before, what rests costs nothing.

use crate::base::base64;
use crate::sim::frame::QuantisedPose;

/// A pose is kept every so many ticks; the page draws what lies between.
pub const STEP_TICKS: u64 = 5;
/// A whole turn in the film's hundredths of a degree.
const TURN: i64 = 36_000;

/// The poses of one body.
#[derive(Debug)]
pub struct Poses {
    bytes: Vec<u8>,
    last: QuantisedPose,
    resting: u64,
}

impl Poses {
    /// A body that stands here at the start.
    pub fn new(start: QuantisedPose) -> Self {
        let mut poses = Self { bytes: Vec::new(), last: start, resting: 0 };
        poses.add(start);
        poses
    }

    /// Adds the next pose. The angle goes on by the shorter way round, so that the page can draw what lies between.
    pub fn add(&mut self, pose: QuantisedPose) {
        if pose == self.last {
            self.resting += 1;
            return;
        }
        self.unsigned(self.resting);
        self.resting = 0;
        let past = |now: i32, last: i32| i64::from(now) - i64::from(last);
        let turned = past(pose.angle, self.last.angle);
        let shorter = (turned + TURN / 2).rem_euclid(TURN) - TURN / 2;
        for difference in [past(pose.x, self.last.x), past(pose.y, self.last.y), shorter] {
            self.unsigned(((difference << 1) ^ (difference >> 63)) as u64);
        }
        self.last = pose;
    }

    /// All of it as text.
    pub fn text(&self) -> String {
        base64::text_of(&self.bytes)
    }

    /// Seven bits a byte, the lowest first; the eighth says that more follow.
    fn unsigned(&mut self, mut number: u64) {
        while number > 127 {
            self.bytes.push(number as u8 | 128);
            number >>= 7;
        }
        self.bytes.push(number as u8);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_rests_costs_nothing_and_a_turn_goes_the_shorter_way() {
        let pose = |x, angle| QuantisedPose { x, y: -3, angle };
        let mut poses = Poses::new(pose(5, 17_990));
        (0..200).for_each(|_| poses.add(pose(5, 17_990)));
        assert!(poses.bytes.is_empty());
        poses.add(pose(4, -17_990));
        // 201 at rest; x −1, y 0, angle +20.
        assert_eq!(poses.bytes, [201, 1, 1, 0, 40]);
        poses.add(QuantisedPose { x: i32::MIN, y: i32::MAX, angle: i32::MIN });
        poses.add(QuantisedPose { x: i32::MAX, y: i32::MIN, angle: i32::MAX });
    }
}
