//! What bodies are to the physics, how they move, and what touches: plain values on both sides of rapier.

use crate::base::maths::{Pose, Vec2};
use crate::base::shape::Outline;

/// Coefficient of friction of plastic and wooden sides against each other (0.2 to 0.4 in tables of dry friction).
pub const SIDE_FRICTION: f64 = 0.3;

/// What a body brings: its shape, its mass when it is loose, and how its sides behave.
#[derive(Clone, Debug)]
pub struct BodyPlan<'a> {
    pub world_from_body: Pose,
    pub outline: &'a Outline,
    /// `None` is a body that nothing can push.
    pub mass: Option<MassPlan>,
    /// A body without a mass that follows a plan of its own, instead of being fixed.
    pub driven: bool,
    /// Nothing meets it and no ray sees it, but who overlaps it is known.
    pub ghost: bool,
    /// Coefficient of friction of the sides.
    pub side_friction: f64,
    pub bounce: f64,
    /// May rapier put it to sleep when it rests?
    pub sleeps: bool,
    /// Swept against everything, not only against what is fixed: balls and other small fast things.
    pub swept: bool,
}

/// The mass of a loose body.
#[derive(Clone, Copy, Debug)]
pub struct MassPlan {
    pub mass_kg: f64,
    /// About the centre of mass, kg·m².
    pub inertia: f64,
    /// Centre of mass in the body's frame, metres.
    pub centre: Vec2,
}

/// How a body moves: velocity of its centre of mass and spin, counter-clockwise.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Motion {
    pub velocity: Vec2,
    pub spin: f64,
}

impl std::ops::Sub for Motion {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self { velocity: self.velocity - other.velocity, spin: self.spin - other.spin }
    }
}

/// Two bodies that touch; `second` is greater than `first`, or `None` for the wall at the edge.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Touch {
    pub first: usize,
    pub second: Option<usize>,
    /// What they pushed each other with in the last step, N·s.
    pub impulse: f64,
}

impl Touch {
    /// The order in which touches are listed: by body, the edge last.
    pub fn key(&self) -> (usize, usize) {
        (self.first, self.second.unwrap_or(usize::MAX))
    }
}
