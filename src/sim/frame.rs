//! A frame: where everything that moves is, quantised as films keep it.

use serde::{Deserialize, Serialize};

use crate::base::maths::Pose;

/// A pose in tenths of a millimetre and hundredths of a degree.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuantisedPose {
    pub x: i32,
    pub y: i32,
    pub angle: i32,
}

impl QuantisedPose {
    /// Rounds a pose; angles are wrapped to one turn.
    pub fn of(pose: Pose) -> Self {
        use crate::base::{maths::wrap_angle, units::degrees};
        Self {
            x: (pose.at.x * 1e4).round() as i32,
            y: (pose.at.y * 1e4).round() as i32,
            angle: (degrees(wrap_angle(pose.angle)) * 100.0).round() as i32,
        }
    }
}
