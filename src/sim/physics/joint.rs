//! Joints: what holds two bodies together, and what makes one part of them again.

use rapier2d::dynamics::ImpulseJointHandle;
use rapier2d::prelude::{FixedJointBuilder, RopeJointBuilder};

use crate::base::maths::{Pose, Vec2};
use crate::sim::physics::{Physics, inward, pose_inward};

/// The number of a joint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct JointId(usize);

/// How two bodies are held.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum JointPlan {
    /// Rigidly, in the pose they have to each other; they do not collide.
    Held { first_from_second: Pose },
    /// By a rope between two points, each in its body's frame: they cannot part further than its length, metres.
    Rope { first_at: Vec2, second_at: Vec2, length_m: f64 },
}

impl Physics {
    /// Joins two bodies; both wake up.
    pub fn join(&mut self, first: usize, second: usize, plan: JointPlan) -> JointId {
        let (one, two) = (self.states[first].handle, self.states[second].handle);
        let handle = match plan {
            JointPlan::Held { first_from_second } => {
                let joint =
                    FixedJointBuilder::new().local_frame1(pose_inward(first_from_second)).contacts_enabled(false);
                self.impulse_joints.insert(one, two, joint, true)
            }
            JointPlan::Rope { first_at, second_at, length_m } => {
                let joint = RopeJointBuilder::new(length_m as f32)
                    .local_anchor1(inward(first_at))
                    .local_anchor2(inward(second_at));
                self.impulse_joints.insert(one, two, joint, true)
            }
        };
        [first, second].into_iter().for_each(|body| self.wake(body));
        let free = self.joints.iter().position(Option::is_none).unwrap_or(self.joints.len());
        if free == self.joints.len() {
            self.joints.push(None);
        }
        self.joints[free] = Some((handle, [first, second]));
        JointId(free)
    }

    /// Lets two bodies part again; a joint that is gone already stays so.
    pub fn part(&mut self, joint: JointId) {
        let Some((handle, bodies)) = self.joints.get_mut(joint.0).and_then(Option::take) else { return };
        self.impulse_joints.remove(handle, true);
        bodies.into_iter().for_each(|body| self.wake(body));
    }
}

/// A joint that stands: rapier's handle and the two bodies.
pub(super) type Standing = Option<(ImpulseJointHandle, [usize; 2])>;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::maths::vec2;
    use crate::base::shape::Outline;
    use crate::sim::body::{BodyPlan, MassPlan, Motion, SIDE_FRICTION};

    fn plan(outline: &Outline, x: f64, loose: bool) -> BodyPlan<'_> {
        BodyPlan {
            world_from_body: Pose::new(vec2(x, 0.0), 0.0),
            outline,
            mass: loose.then_some(MassPlan { mass_kg: 0.1, inertia: 1e-4, centre: Vec2::ZERO }),
            driven: false,
            ghost: false,
            side_friction: SIDE_FRICTION,
            bounce: 0.0,
            sleeps: true,
            swept: false,
        }
    }

    fn two(second_x: f64) -> Physics {
        let disc = Outline::Disc { at: Vec2::ZERO, radius: 0.03 };
        Physics::new([plan(&disc, 0.0, true), plan(&disc, second_x, true)], None)
    }

    #[test]
    fn what_is_held_keeps_its_place_and_what_was_parted_does_not() {
        let mut physics = two(0.1);
        let held = Pose::new(vec2(0.1, 0.0), 0.0);
        let joint = physics.join(0, 1, JointPlan::Held { first_from_second: held });
        for _ in 0..100 {
            physics.push(0, Motion { velocity: vec2(0.0, 0.01), spin: 0.02 });
            physics.step();
        }
        let (first, second) = (physics.pose(0), physics.pose(1));
        assert!((first.point(held.at) - second.at).length() < 1e-3 && second.at.y > 0.1);
        physics.part(joint);
        physics.part(joint);
        physics.push(0, Motion { velocity: vec2(-2.0, 0.0), spin: 0.0 });
        (0..50).for_each(|_| physics.step());
        assert!((physics.pose(0).at - physics.pose(1).at).length() > 0.3);
    }

    #[test]
    fn a_rope_holds_at_its_length_and_does_nothing_below_it() {
        let mut physics = two(0.2);
        physics.join(0, 1, JointPlan::Rope { first_at: Vec2::ZERO, second_at: Vec2::ZERO, length_m: 0.3 });
        physics.kick(1, vec2(0.02, 0.0), vec2(0.2, 0.0));
        physics.step();
        assert_eq!(physics.motion(0).velocity.length(), 0.0);
        (0..200).for_each(|_| physics.step());
        let apart = (physics.pose(0).at - physics.pose(1).at).length();
        assert!(physics.pose(0).at.x > 0.05 && apart < 0.302, "{apart}");
    }
}
