//! A scene: everything a world is built from, resolved and in SI units.

use std::sync::Arc;

use crate::base::maths::{Pose, Vec2};
use crate::base::shape::Shape;
use crate::sim::kit::Kit;
use crate::sim::paint::Tint;
use crate::sim::thing::Thing;

/// What stands at the border of the field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// Nothing: a robot can drive out.
    Open,
    /// A wall all round.
    Wall,
}

/// How noisy sensors and motors are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoiseLevel {
    Off,
    /// A third of real: enough to show that measuring is not knowing.
    Classroom,
    Real,
}

/// A colour of the floor, 0..1 each.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rgb {
    pub red: f64,
    pub green: f64,
    pub blue: f64,
}

/// One layer of paint; a later one lies on top.
#[derive(Clone, Debug, PartialEq)]
pub struct Paint {
    pub area: PaintArea,
    pub colour: Tint,
}

/// Where paint lies, metres.
#[derive(Clone, Debug, PartialEq)]
pub enum PaintArea {
    Shape(Shape),
    /// A line of a stated width along straight pieces and arcs.
    Path {
        pieces: Vec<PathPiece>,
        width: f64,
    },
    Contours(Contours),
}

/// An area inside closed lines, as drawing programs make them.
#[derive(Clone, Debug, PartialEq)]
pub struct Contours {
    pub rings: Vec<Vec<Vec2>>,
    pub rule: FillRule,
}

/// What is inside of rings that cross or lie in each other (SVG 1.1, §11.3, `fill-rule`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FillRule {
    NonZero,
    EvenOdd,
}

/// A piece of a line path in the world.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum PathPiece {
    Straight {
        from: Vec2,
        to: Vec2,
    },
    /// From `start` over `sweep` radians, counter-clockwise positive.
    Arc {
        middle: Vec2,
        radius: f64,
        start: f64,
        sweep: f64,
    },
}

/// A patch of floor with other grip and drag, a slope, or a turning disc; a later one lies on top.
#[derive(Clone, Debug, PartialEq)]
pub struct Surface {
    pub area: Shape,
    /// Factor on the friction of wheels and loose things.
    pub grip: f64,
    /// The share of its grip that a wheel or caster keeps while it slides, 0 to 1.
    pub sliding: f64,
    /// Deceleration of whatever rolls or slides there against the surface, m/s² per m/s.
    pub drag: f64,
    /// What gravity pulls with down a slope, m/s² in the world: g · sin(incline).
    pub pull: Vec2,
    /// The surface turns about a point.
    pub turning: Option<Turning>,
}

/// How a surface turns.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Turning {
    pub middle: Vec2,
    /// Radians per second, counter-clockwise.
    pub spin: f64,
}

/// A robot at its start.
#[derive(Clone, Debug)]
pub struct RobotStart {
    pub name: String,
    pub kit: Arc<Kit>,
    /// Origin: the middle of the driven axle; x forward.
    pub world_from_robot: Pose,
}

/// A thing at its start.
#[derive(Clone, Debug)]
pub struct ThingStart {
    pub name: String,
    pub thing: Thing,
    pub world_from_thing: Pose,
}

/// How messages travel.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct RadioPlan {
    /// From sending to receiving, s.
    pub delay_s: f64,
    /// Which share of the messages is lost, 0..1.
    pub loss: f64,
}

/// Everything a world is built from. Bodies are numbered: robots in order, then things in order.
#[derive(Clone, Debug)]
pub struct Scene {
    pub size: Vec2,
    pub edge: Edge,
    pub background: Rgb,
    pub paint: Vec<Paint>,
    pub surfaces: Vec<Surface>,
    pub robots: Vec<RobotStart>,
    pub things: Vec<ThingStart>,
    /// Light that is everywhere, percent.
    pub light: f64,
    pub radio: RadioPlan,
    pub noise: NoiseLevel,
    /// Seed of the biases that stay with a device (level and robot), so that calibration holds on every layout.
    pub bias_seed: u64,
    /// Seed of the noise of each tick: the layout's.
    pub noise_seed: u64,
}
