//! How a robot holds a thing: by a joint, and known to everybody as its holder.

use crate::base::maths::{Pose, Vec2, vec2};
use crate::base::shape::Outline;
use crate::sim::physics::{JointId, JointPlan};
use crate::sim::stage::{Stage, ThingState};

/// The rectangle in which a device of a robot reaches for things. It begins at the device and lies before it.
#[derive(Clone, Copy, Debug)]
pub struct Reach {
    pub robot: usize,
    /// The middle of the rectangle's near side, x forward.
    pub world_from_device: Pose,
    pub length_m: f64,
    pub width_m: f64,
}

impl Reach {
    /// The bodies that reach into it, the nearest centre first; of two as near the one with the lower number.
    pub fn bodies(&self, stage: &Stage) -> Vec<usize> {
        let Self { robot, world_from_device, length_m, width_m } = *self;
        let half_size = vec2(length_m * 0.5, width_m * 0.5);
        let middle = world_from_device.then(Pose::new(vec2(half_size.x, 0.0), 0.0));
        let mut found = stage.physics.bodies_in(middle, half_size, robot);
        found.sort_by(|first, second| {
            let range = |body: usize| self.local_centre(stage, body).length();
            range(*first).total_cmp(&range(*second)).then(first.cmp(second))
        });
        found
    }

    /// Where a body's centre of mass is, seen from the device.
    pub fn local_centre(&self, stage: &Stage, body: usize) -> Vec2 {
        self.world_from_device.local(centre(stage, body))
    }

    /// How wide a body is across the device's direction, metres.
    pub fn width_of(&self, stage: &Stage, body: usize) -> f64 {
        let world_from_body = stage.pose(body);
        let across = |point: Vec2| self.world_from_device.local(world_from_body.point(point)).y;
        match &stage.bodies[body].outline {
            Outline::Disc { radius, .. } => 2.0 * radius,
            Outline::Polygon(corners) => {
                let (low, high) = corners
                    .iter()
                    .map(|corner| across(*corner))
                    .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), across| {
                        (low.min(across), high.max(across))
                    });
                high - low
            }
        }
    }
}

/// A body's centre of mass in the world.
pub fn centre(stage: &Stage, body: usize) -> Vec2 {
    stage.pose(body).point(stage.bodies[body].centre)
}

/// Is the body a thing on the floor that can be pushed, that nobody holds, and that is no heavier than this?
pub fn is_free(stage: &Stage, body: usize, most_kg: f64) -> bool {
    let figment = &stage.bodies[body];
    let light = stage.physics.mass_kg(body).is_some_and(|mass_kg| mass_kg <= most_kg);
    body >= stage.robots && light && figment.holder.is_none() && !figment.state.gone && !figment.state.lifted
}

/// Is the robot's lift up? Then its devices are above the floor and reach nothing there.
pub fn is_up(stage: &Stage, robot: usize) -> bool {
    stage.bodies[robot].state.lifted
}

/// The hold on one thing.
#[derive(Clone, Copy, Debug)]
pub struct Grip {
    pub body: usize,
    robot: usize,
    joint: JointId,
}

impl Grip {
    /// Takes hold of a thing where it is.
    pub fn take(stage: &mut Stage, robot: usize, body: usize) -> Self {
        let (world_from_robot, world_from_body) = (stage.pose(robot), stage.pose(body));
        let at = world_from_robot.local(world_from_body.at);
        let first_from_second = Pose::new(at, world_from_body.angle - world_from_robot.angle);
        let joint = stage.physics.join(robot, body, JointPlan::Held { first_from_second });
        stage.bodies[body].holder = Some(robot);
        Self { body, robot, joint }
    }

    /// Was the thing taken out of the world?
    pub fn is_lost(&self, stage: &Stage) -> bool {
        stage.bodies[self.body].state.gone
    }

    /// Can the thing be let go? A lifted one needs room on the floor.
    pub fn can_let_go(&self, stage: &Stage) -> bool {
        let lifted = stage.bodies[self.body].state.lifted && !self.is_lost(stage);
        !lifted || has_room(stage, self.robot, self.body)
    }

    /// Lets go; a lifted thing comes down.
    pub fn let_go(self, stage: &mut Stage) {
        stage.physics.part(self.joint);
        stage.bodies[self.body].holder = None;
        if !self.is_lost(stage) {
            lift(stage, self.body, false);
        }
    }
}

/// Lifts a thing off the floor, or puts it down.
pub fn lift(stage: &mut Stage, body: usize, lifted: bool) {
    if stage.bodies[body].state.lifted != lifted {
        stage.physics.lift(body, lifted);
        let state = ThingState { lifted, ..stage.bodies[body].state };
        stage.change(body, state);
    }
}

/// Is the floor below a lifted thing free, but for the robot that holds it?
pub fn has_room(stage: &Stage, robot: usize, body: usize) -> bool {
    let corners: Vec<Vec2> = match &stage.bodies[body].outline {
        Outline::Disc { at, radius } => vec![*at - vec2(*radius, *radius), *at + vec2(*radius, *radius)],
        Outline::Polygon(corners) => corners.clone(),
    };
    let start = corners.first().copied().unwrap_or_default();
    let (low, high) = corners.iter().fold((start, start), |(low, high), point| {
        (vec2(low.x.min(point.x), low.y.min(point.y)), vec2(high.x.max(point.x), high.y.max(point.y)))
    });
    let middle = stage.pose(body).then(Pose::new((low + high) * 0.5, 0.0));
    let near = stage.physics.bodies_in(middle, (high - low) * 0.5, body);
    let blocked = near.into_iter().any(|other| other != robot && stage.physics.clearance(body, Some(other)) <= 0.0);
    !blocked && stage.physics.clearance(body, None) > 0.0
}
