//! The one place where human units become SI and back: centimetres, compass degrees, grams, percent.

use crate::base::maths::{PI, Pose, Vec2, vec2, wrap_degrees};

/// Length of a tick, seconds.
pub const TICK_S: f64 = 0.01;
/// Ticks in a second.
pub const TICKS_PER_S: u64 = 100;

/// Centimetres to metres.
pub fn metres(cm: f64) -> f64 {
    cm * 0.01
}

/// Metres to centimetres.
pub fn centimetres(m: f64) -> f64 {
    m * 100.0
}

/// Grams to kilograms.
pub fn kilograms(g: f64) -> f64 {
    g * 0.001
}

/// Degrees to radians, sign kept.
pub fn radians(deg: f64) -> f64 {
    deg * (PI / 180.0)
}

/// Radians to degrees, sign kept.
pub fn degrees(rad: f64) -> f64 {
    rad * (180.0 / PI)
}

/// A compass heading (0 up, 90 right, clockwise) to the world's angle (0 along x, counter-clockwise).
pub fn angle_of_heading(heading_deg: f64) -> f64 {
    radians(90.0 - heading_deg)
}

/// The world's angle to a compass heading in 0..360.
pub fn heading_of_angle(angle: f64) -> f64 {
    wrap_degrees(90.0 - degrees(angle))
}

/// A point of a kit or thing file (x right, y forward, cm) in that body's frame (x forward, y left, m).
pub fn body_point(right_cm: f64, forward_cm: f64) -> Vec2 {
    vec2(metres(forward_cm), -metres(right_cm))
}

/// A mount of a kit file: place (x right, y forward, cm) and facing (0 forward, clockwise degrees) in the body's frame.
pub fn body_pose(right_cm: f64, forward_cm: f64, facing_deg: f64) -> Pose {
    Pose::new(body_point(right_cm, forward_cm), radians(-facing_deg))
}

/// A place of the field (cm, compass degrees) in the world's frame.
pub fn field_pose(x_cm: f64, y_cm: f64, facing_deg: f64) -> Pose {
    Pose::new(vec2(metres(x_cm), metres(y_cm)), angle_of_heading(facing_deg))
}

/// Seconds to whole ticks, rounded up; at least one for any positive time.
pub fn ticks_of(seconds: f64) -> u64 {
    // A hair less than the exact quotient, so that 0.07 s is 7 ticks though 0.07 / 0.01 is a hair above 7.
    libm::ceil(seconds * TICKS_PER_S as f64 - 1e-6).max(0.0) as u64
}

/// The time of a tick, seconds.
pub fn seconds_of(tick: u64) -> f64 {
    tick as f64 / TICKS_PER_S as f64
}
