//! What is done to bodies beside the pushes of every tick: driving, kicking, lifting, taking away.

use rapier2d::geometry::InteractionGroups;

use crate::base::maths::{Pose, Vec2};
use crate::sim::body::Motion;
use crate::sim::physics::{MAX_SPIN, Physics, inward, outward, pose_inward, slowed};

impl Physics {
    /// Where a driven body is to be after the next step; it pushes what is in its way.
    pub fn drive(&mut self, body: usize, world_from_body: Pose) {
        if self.states[body].driven
            && let Some(rigid) = self.bodies.get_mut(self.states[body].handle)
        {
            rigid.set_next_kinematic_position(pose_inward(world_from_body));
        }
    }

    /// Gives a loose body a kick at a point of the world, N·s; its motion is the new one at once.
    pub fn kick(&mut self, body: usize, impulse: Vec2, at: Vec2) {
        if self.states[body].mass.is_none() || !impulse.is_finite() {
            return;
        }
        self.wake(body);
        let state = &mut self.states[body];
        if let Some(rigid) = self.bodies.get_mut(state.handle) {
            rigid.apply_impulse_at_point(inward(impulse), inward(at), true);
            let motion = Motion { velocity: outward(rigid.linvel()), spin: f64::from(rigid.angvel()) };
            state.motion = Motion { velocity: slowed(motion.velocity), spin: motion.spin.clamp(-MAX_SPIN, MAX_SPIN) };
            rigid.set_linvel(inward(state.motion.velocity), true);
            rigid.set_angvel(state.motion.spin as f32, true);
        }
    }

    /// Wakes a body that sleeps.
    pub fn wake(&mut self, body: usize) {
        let state = &mut self.states[body];
        if state.mass.is_some()
            && let Some(rigid) = self.bodies.get_mut(state.handle)
        {
            rigid.wake_up(true);
            state.awake = rigid.is_enabled();
        }
    }

    /// Takes a body out of the world for good: nothing meets or sees it any more.
    pub fn remove(&mut self, body: usize) {
        let state = &mut self.states[body];
        if let Some(rigid) = self.bodies.get_mut(state.handle) {
            rigid.set_enabled(false);
        }
        state.awake = false;
        state.motion = Motion::default();
    }

    /// Lifts a body off the floor, or puts it down: what is lifted meets nothing and is seen by no sensor.
    pub fn lift(&mut self, body: usize, lifted: bool) {
        let groups = if lifted { InteractionGroups::none() } else { InteractionGroups::all() };
        if let Some(collider) = self.colliders.get_mut(self.states[body].collider) {
            collider.set_collision_groups(groups);
        }
        self.wake(body);
    }
}
