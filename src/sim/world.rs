//! The world of one trial: built from a scene, asked by pilots, stepped by the trial, looked at by the referee.

use crate::base::ask::{Answer, Ask, Vocabulary};
use crate::base::maths::{Pose, Vec2};
use crate::base::shape::Outline;
use crate::base::value::Value;
use crate::sim::event::Event;
use crate::sim::scene::Scene;

/// A body: robots are 0.., then come the things, in the scene's order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct BodyId(pub u16);

/// The world of one trial.
pub struct World {}

impl World {
    /// Builds the world; rays see it at tick 0 already.
    pub fn new(scene: &Scene) -> Self {
        let _ = scene;
        todo!()
    }

    /// Tells a robot by which numbers its pilot will call its words; to be done once before the first ask.
    pub fn bind(&mut self, robot: usize, vocabulary: &Vocabulary) {
        let _ = (robot, vocabulary);
        todo!()
    }

    /// Answers an ask from the state at the start of the tick; orders change only the robot's own books until `step`.
    pub fn ask(&mut self, robot: usize, ask: &Ask, again: bool) -> Answer {
        let _ = (robot, ask, again);
        todo!()
    }

    /// The program of a robot has ended: its motors brake for good.
    pub fn halt(&mut self, robot: usize) {
        let _ = robot;
        todo!()
    }

    /// Act, move and notice: one fixed step of 10 ms. The events of the step are in `events` until the next one.
    pub fn step(&mut self) {
        todo!()
    }

    /// Steps done.
    pub fn tick(&self) -> u64 {
        todo!()
    }

    /// What happened in the last step, in a fixed order.
    pub fn events(&self) -> &[Event] {
        todo!()
    }

    pub fn robot_count(&self) -> usize {
        todo!()
    }

    pub fn body_count(&self) -> usize {
        todo!()
    }

    pub fn name(&self, body: BodyId) -> &str {
        let _ = body;
        todo!()
    }

    /// Can the body move (robots and loose things), or is it fixed?
    pub fn is_loose(&self, body: BodyId) -> bool {
        let _ = body;
        todo!()
    }

    /// `world_from_body`.
    pub fn pose(&self, body: BodyId) -> Pose {
        let _ = body;
        todo!()
    }

    /// Linear velocity m/s in the world and angular velocity rad/s, counter-clockwise.
    pub fn twist(&self, body: BodyId) -> (Vec2, f64) {
        let _ = body;
        todo!()
    }

    /// The outline in the body's own frame.
    pub fn outline(&self, body: BodyId) -> &Outline {
        let _ = body;
        todo!()
    }

    /// Do two bodies touch now? `None` is the wall at the field's edge.
    pub fn touching(&self, body: BodyId, other: Option<BodyId>) -> bool {
        let _ = (body, other);
        todo!()
    }

    /// Distance from a body's outline to the nearest surface of a thing or the edge wall, metres; infinite when there is none.
    pub fn clearance(&self, body: BodyId, other: Option<BodyId>) -> f64 {
        let _ = (body, other);
        todo!()
    }

    /// Electric energy a robot has used, joules.
    pub fn energy_j(&self, robot: usize) -> f64 {
        let _ = robot;
        todo!()
    }

    /// Length of the path a robot's origin has gone, metres.
    pub fn travelled_m(&self, robot: usize) -> f64 {
        let _ = robot;
        todo!()
    }

    /// How far the robot's wheels have rolled on average, metres: more than `travelled_m` says that they slip.
    pub fn rolled_m(&self, robot: usize) -> f64 {
        let _ = robot;
        todo!()
    }

    /// Every reading a robot has now, as "word device" → value, for the film and the causes; reading is pure.
    pub fn readings(&self, robot: usize) -> Vec<(&'static str, String, Value)> {
        let _ = robot;
        todo!()
    }

    /// Is everything at rest (no body faster than 1 mm/s or 0.5 °/s)?
    pub fn at_rest(&self) -> bool {
        todo!()
    }

    /// Feeds every bit of the moving state to a hasher: poses, twists, and the robots' books.
    pub fn hash_state(&self, feed: &mut dyn FnMut(&[u8])) {
        let _ = feed;
        todo!()
    }
}
