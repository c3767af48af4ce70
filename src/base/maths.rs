//! Maths that feeds state: `libm`, the same bits on every machine, and the plane's vectors and poses.

use std::ops::{Add, Mul, Neg, Sub};

pub use libm::{
    acos, acosh, asin, asinh, atan, atan2, atanh, ceil, cos, cosh, exp, floor, hypot, log, log10, pow, round, sin,
    sinh, sqrt, tan, tanh,
};
pub use std::f64::consts::{PI, TAU};

/// A point or a vector of the plane, metres where it is a length.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Vec2 {
    pub x: f64,
    pub y: f64,
}

/// Short for `Vec2 { x, y }`.
pub const fn vec2(x: f64, y: f64) -> Vec2 {
    Vec2 { x, y }
}

impl Vec2 {
    pub const ZERO: Self = vec2(0.0, 0.0);

    /// The unit vector at an angle, radians counter-clockwise from x.
    pub fn at_angle(angle: f64) -> Self {
        vec2(cos(angle), sin(angle))
    }

    pub fn dot(self, other: Self) -> f64 {
        self.x * other.x + self.y * other.y
    }

    /// The z component of the cross product.
    pub fn cross(self, other: Self) -> f64 {
        self.x * other.y - self.y * other.x
    }

    pub fn length(self) -> f64 {
        sqrt(self.dot(self))
    }

    /// The angle of the vector, radians counter-clockwise from x.
    pub fn angle(self) -> f64 {
        atan2(self.y, self.x)
    }

    /// Turned by a quarter to the left.
    pub fn left(self) -> Self {
        vec2(-self.y, self.x)
    }

    /// Turned by an angle, counter-clockwise.
    pub fn turned(self, angle: f64) -> Self {
        let (sin, cos) = (sin(angle), cos(angle));
        vec2(cos * self.x - sin * self.y, sin * self.x + cos * self.y)
    }

    pub fn is_finite(self) -> bool {
        self.x.is_finite() && self.y.is_finite()
    }
}

impl Add for Vec2 {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        vec2(self.x + other.x, self.y + other.y)
    }
}

impl Sub for Vec2 {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        vec2(self.x - other.x, self.y - other.y)
    }
}

impl Mul<f64> for Vec2 {
    type Output = Self;
    fn mul(self, factor: f64) -> Self {
        vec2(self.x * factor, self.y * factor)
    }
}

impl Neg for Vec2 {
    type Output = Self;
    fn neg(self) -> Self {
        vec2(-self.x, -self.y)
    }
}

/// Where something is and where it faces: metres, and radians counter-clockwise from x.
///
/// `world_from_robot.point(p)` takes a point of the robot's frame (x forward, y left) to the world's.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Pose {
    pub at: Vec2,
    pub angle: f64,
}

impl Pose {
    pub const fn new(at: Vec2, angle: f64) -> Self {
        Self { at, angle }
    }

    /// Takes a point out of this frame.
    pub fn point(self, local: Vec2) -> Vec2 {
        self.at + local.turned(self.angle)
    }

    /// Takes a direction out of this frame.
    pub fn direction(self, local: Vec2) -> Vec2 {
        local.turned(self.angle)
    }

    /// Takes a point into this frame.
    pub fn local(self, point: Vec2) -> Vec2 {
        (point - self.at).turned(-self.angle)
    }

    /// `a_from_b.then(b_from_c)` is `a_from_c`.
    pub fn then(self, inner: Self) -> Self {
        Self { at: self.point(inner.at), angle: self.angle + inner.angle }
    }
}

/// The same angle in −π..π (π included).
pub fn wrap_angle(angle: f64) -> f64 {
    let turns = libm::ceil((angle - PI) / TAU);
    angle - turns * TAU
}

/// The same angle in 0..360, degrees.
pub fn wrap_degrees(angle: f64) -> f64 {
    let wrapped = angle - libm::floor(angle / 360.0) * 360.0;
    if wrapped >= 360.0 { 0.0 } else { wrapped }
}
