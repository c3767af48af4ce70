//! The rigid bodies: the only room that names rapier2d. Metres, seconds, kilograms; f64 outside, f32 inside.
//!
//! Bodies are numbered in the order they are given, which is the order rapier gets them in: the order is part of the
//! input, because another one gives other last bits. Gravity is off: the floor's friction is not rapier's business.

mod change;
mod joint;
mod query;
mod scan;
mod shape;

use rapier2d::geometry::{BroadPhaseBvh, Collider, ColliderBuilder, ColliderHandle, ColliderSet, NarrowPhase};
use rapier2d::math::{Pose as RapierPose, Vector};
use rapier2d::parry::mass_properties::MassProperties;
use rapier2d::prelude::{
    CCDSolver, CoefficientCombineRule, ImpulseJointSet, IntegrationParameters, IslandManager, MultibodyJointSet,
    PhysicsPipeline, RigidBodyBuilder, RigidBodyHandle, RigidBodySet, SoftBodySet,
};

use crate::base::maths::{Pose, Vec2, vec2};
use crate::base::units::TICK_S;
use crate::sim::body::{BodyPlan, Motion, SIDE_FRICTION, Touch};
use crate::sim::physics::query::gap;
use crate::sim::physics::shape::shape_of;

pub use joint::{JointId, JointPlan};

/// Rapier's tolerances suit bodies of a metre; ours are of a tenth, so slop is 0.5 mm and prediction 2 mm.
const LENGTH_UNIT: f32 = 0.1;
/// Two surfaces nearer than this touch, metres. Resting bodies stay within it, and nobody sees the gap.
const TOUCH_GAP_M: f32 = 0.0003;
/// Nothing in a class moves faster; what would is slowed to it, m/s and rad/s.
const MAX_SPEED: f64 = 20.0;
const MAX_SPIN: f64 = 200.0;
/// A loose thing that moves less than 1 mm/s for a quarter of a second falls asleep.
const SLEEP_SPEED: f32 = 0.001 / LENGTH_UNIT;
const SLEEP_AFTER_S: f32 = 0.25;
/// Thickness of the walls round the field, metres: only their inner side is ever met.
const EDGE_THICKNESS_M: f64 = 0.5;
/// The mark of the edge's colliders, where others carry their body's number.
const EDGE: u128 = u128::MAX;

/// The state of one body, copied out of rapier after each step.
#[derive(Clone, Copy, Debug)]
struct State {
    handle: RigidBodyHandle,
    collider: ColliderHandle,
    pose: Pose,
    /// Cosine and sine of the angle.
    facing: Vec2,
    motion: Motion,
    /// Mass and moment of inertia; nothing for a fixed body.
    mass: Option<(f64, f64)>,
    awake: bool,
    /// It follows a plan of its own and nothing can push it: a mover, a door.
    driven: bool,
    /// A force acts on it, which rapier keeps until it is told otherwise.
    pushed: bool,
}

/// All bodies of a world.
pub struct Physics {
    parameters: IntegrationParameters,
    pipeline: PhysicsPipeline,
    islands: IslandManager,
    broad_phase: BroadPhaseBvh,
    narrow_phase: NarrowPhase,
    bodies: RigidBodySet,
    colliders: ColliderSet,
    impulse_joints: ImpulseJointSet,
    multibody_joints: MultibodyJointSet,
    soft_bodies: SoftBodySet,
    ccd: CCDSolver,
    states: Vec<State>,
    touches: Vec<Touch>,
    old_touches: Vec<Touch>,
    edge: Option<Vec2>,
    joints: Vec<joint::Standing>,
}

impl Physics {
    /// Builds the bodies; `edge` is the size of the field when a wall stands round it. Rays see the scene at once.
    pub fn new<'a>(plans: impl IntoIterator<Item = BodyPlan<'a>>, edge: Option<Vec2>) -> Self {
        let parameters = IntegrationParameters {
            dt: TICK_S as f32,
            min_ccd_dt: TICK_S as f32 / 100.0,
            length_unit: LENGTH_UNIT,
            normalized_max_linear_velocity: MAX_SPEED as f32 / LENGTH_UNIT,
            ..IntegrationParameters::default()
        };
        let mut physics = Self {
            parameters,
            pipeline: PhysicsPipeline::new(),
            islands: IslandManager::new(),
            broad_phase: BroadPhaseBvh::new(),
            narrow_phase: NarrowPhase::new(),
            bodies: RigidBodySet::new(),
            colliders: ColliderSet::new(),
            impulse_joints: ImpulseJointSet::new(),
            multibody_joints: MultibodyJointSet::new(),
            soft_bodies: SoftBodySet::new(),
            ccd: CCDSolver::new(),
            states: Vec::new(),
            touches: Vec::new(),
            old_touches: Vec::new(),
            edge,
            joints: Vec::new(),
        };
        for plan in plans {
            physics.add(&plan);
        }
        if let Some(size) = edge {
            physics.add_edge(size);
        }
        // Rapier's query tree is empty until the first step; a step of no time fills it and moves nothing.
        physics.parameters.dt = 0.0;
        physics.run_pipeline();
        physics.parameters.dt = TICK_S as f32;
        physics.collect();
        physics.old_touches.clone_from(&physics.touches);
        physics
    }

    fn add(&mut self, plan: &BodyPlan) {
        let number = self.states.len() as u128;
        let builder = match plan.mass {
            None if plan.driven => RigidBodyBuilder::kinematic_position_based(),
            None => RigidBodyBuilder::fixed(),
            Some(mass) => RigidBodyBuilder::dynamic()
                .additional_mass_properties(MassProperties::new(
                    inward(mass.centre),
                    mass.mass_kg as f32,
                    mass.inertia as f32,
                ))
                .can_sleep(plan.sleeps)
                .ccd_enabled(plan.swept),
        };
        let handle = self.bodies.insert(builder.pose(pose_inward(plan.world_from_body)));
        if let Some(body) = self.bodies.get_mut(handle)
            && plan.sleeps
        {
            body.activation_mut().normalized_linear_threshold = SLEEP_SPEED;
            body.activation_mut().time_until_sleep = SLEEP_AFTER_S;
        }
        let collider = ColliderBuilder::new(shape_of(plan.outline))
            .density(0.0)
            .sensor(plan.ghost)
            .friction(plan.side_friction as f32)
            .restitution(plan.bounce as f32)
            .restitution_combine_rule(CoefficientCombineRule::Max)
            .user_data(number);
        let collider = self.colliders.insert_with_parent(collider, handle, &mut self.bodies);
        self.states.push(State {
            handle,
            collider,
            pose: plan.world_from_body,
            facing: Vec2::at_angle(plan.world_from_body.angle),
            motion: Motion::default(),
            mass: plan.mass.map(|mass| (mass.mass_kg, mass.inertia)),
            awake: plan.mass.is_some() || plan.driven,
            driven: plan.driven && plan.mass.is_none(),
            pushed: false,
        });
    }

    /// Four thick walls whose inner sides are the border of the field.
    fn add_edge(&mut self, size: Vec2) {
        let half = EDGE_THICKNESS_M * 0.5;
        let (long_x, long_y) = (size.x * 0.5 + EDGE_THICKNESS_M, size.y * 0.5 + EDGE_THICKNESS_M);
        for (middle, half_size) in [
            (vec2(size.x * 0.5, -half), vec2(long_x, half)),
            (vec2(size.x + half, size.y * 0.5), vec2(half, long_y)),
            (vec2(size.x * 0.5, size.y + half), vec2(long_x, half)),
            (vec2(-half, size.y * 0.5), vec2(half, long_y)),
        ] {
            let wall = ColliderBuilder::cuboid(half_size.x as f32, half_size.y as f32)
                .translation(inward(middle))
                .friction(SIDE_FRICTION as f32)
                .user_data(EDGE);
            self.colliders.insert(wall);
        }
    }

    /// One tick of time.
    pub fn step(&mut self) {
        self.run_pipeline();
        self.collect();
    }

    fn run_pipeline(&mut self) {
        self.pipeline.step(
            Vector::ZERO,
            &self.parameters,
            &mut self.islands,
            &mut self.broad_phase,
            &mut self.narrow_phase,
            &mut self.bodies,
            &mut self.colliders,
            &mut self.impulse_joints,
            &mut self.multibody_joints,
            &mut self.soft_bodies,
            &mut self.ccd,
            &(),
            &(),
        );
    }

    /// Copies poses and motions out of rapier and lists what touches.
    fn collect(&mut self) {
        for state in self.states.iter_mut().filter(|state| state.mass.is_some() || state.driven) {
            let Some(body) = self.bodies.get(state.handle) else { continue };
            let slept = !state.awake;
            state.awake = body.is_enabled() && !body.is_sleeping();
            if slept && !state.awake {
                continue;
            }
            let (position, rotation) = (body.translation(), body.rotation());
            state.facing = vec2(f64::from(rotation.cos()), f64::from(rotation.sin()));
            state.pose = Pose::new(outward(position), state.facing.angle());
            state.motion = Motion { velocity: outward(body.linvel()), spin: f64::from(body.angvel()) };
        }
        std::mem::swap(&mut self.touches, &mut self.old_touches);
        self.touches.clear();
        for pair in self.narrow_phase.contact_pairs() {
            if !pair.has_any_active_contact() {
                continue;
            }
            let (Some(first), Some(second)) = (self.colliders.get(pair.collider1), self.colliders.get(pair.collider2))
            else {
                continue;
            };
            let impulse = pair.total_impulse_magnitude();
            let touch = touch_of(first, second, f64::from(impulse));
            let still = !self.states[touch.first].awake && touch.second.is_none_or(|second| !self.states[second].awake);
            let touches = if still {
                // Nothing moved, so it touches if it did.
                self.old_touches.binary_search_by_key(&touch.key(), Touch::key).is_ok()
            } else {
                impulse > 0.0 || gap(first, second) <= TOUCH_GAP_M
            };
            if touches {
                self.touches.push(touch);
            }
        }
        self.touches.sort_by_key(Touch::key);
    }

    /// `world_from_body`.
    pub fn pose(&self, body: usize) -> Pose {
        self.states[body].pose
    }

    /// Cosine and sine of the body's angle.
    pub fn facing(&self, body: usize) -> Vec2 {
        self.states[body].facing
    }

    /// How a body moves.
    pub fn motion(&self, body: usize) -> Motion {
        self.states[body].motion
    }

    /// Is it loose and not asleep?
    pub fn is_awake(&self, body: usize) -> bool {
        self.states[body].awake
    }

    pub fn is_loose(&self, body: usize) -> bool {
        self.states[body].mass.is_some()
    }

    /// Can its pose change: is it loose, or does it follow a plan of its own?
    pub fn moves(&self, body: usize) -> bool {
        self.states[body].mass.is_some() || self.states[body].driven
    }

    /// Mass, kg; nothing for what cannot be pushed.
    pub fn mass_kg(&self, body: usize) -> Option<f64> {
        self.states[body].mass.map(|(mass, _)| mass)
    }

    /// Pushes a loose body for one tick, so that alone it would change its motion by this much. It is a force over the
    /// whole tick and not a kick at its start, so that contacts answer it evenly and nothing creeps against a wall.
    pub fn push(&mut self, body: usize, change: Motion) {
        let state = &mut self.states[body];
        let Some((mass, inertia)) = state.mass else { return };
        let idle = change == Motion::default();
        if idle && !state.pushed {
            return;
        }
        state.pushed = !idle;
        let sound = change.velocity.is_finite() && change.spin.is_finite();
        let velocity = if sound { slowed(change.velocity) } else { Vec2::ZERO };
        let spin = if sound { change.spin.clamp(-MAX_SPIN, MAX_SPIN) } else { 0.0 };
        if let Some(rigid) = self.bodies.get_mut(state.handle) {
            rigid.reset_forces(false);
            rigid.reset_torques(false);
            rigid.add_force(inward(velocity * (mass / TICK_S)), false);
            rigid.add_torque((spin * inertia / TICK_S) as f32, false);
        }
    }

    /// What touches now, by body.
    pub fn touches(&self) -> &[Touch] {
        &self.touches
    }

    /// What touched one step ago, by body.
    pub fn old_touches(&self) -> &[Touch] {
        &self.old_touches
    }

    pub fn body_count(&self) -> usize {
        self.states.len()
    }
}

/// A velocity, or the same way at the highest speed there is.
fn slowed(velocity: Vec2) -> Vec2 {
    let speed = velocity.length();
    if speed > MAX_SPEED { velocity * (MAX_SPEED / speed) } else { velocity }
}

fn touch_of(first: &Collider, second: &Collider, impulse: f64) -> Touch {
    let (low, high) = (first.user_data.min(second.user_data), first.user_data.max(second.user_data));
    Touch { first: low as usize, second: (high != EDGE).then_some(high as usize), impulse }
}

fn inward(point: Vec2) -> Vector {
    Vector::new(point.x as f32, point.y as f32)
}

fn outward(point: Vector) -> Vec2 {
    vec2(f64::from(point.x), f64::from(point.y))
}

fn pose_inward(pose: Pose) -> RapierPose {
    RapierPose::new(inward(pose.at), pose.angle as f32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::maths::PI;
    use crate::base::shape::Outline;
    use crate::sim::body::MassPlan;
    use crate::sim::inertia::Figure;

    fn plan(outline: &Outline, at: Vec2, mass: Option<f64>) -> BodyPlan<'_> {
        let figure = Figure::of(outline);
        BodyPlan {
            world_from_body: Pose::new(at, 0.0),
            outline,
            mass: mass.map(|mass_kg| MassPlan {
                mass_kg,
                inertia: mass_kg * figure.inertia_per_kg,
                centre: figure.centre,
            }),
            side_friction: SIDE_FRICTION,
            bounce: 0.0,
            sleeps: mass.is_some(),
            swept: true,
            driven: false,
            ghost: false,
        }
    }

    fn block(x: f64, y: f64) -> Outline {
        let (x, y) = (x * 0.5, y * 0.5);
        Outline::Polygon(vec![vec2(-x, -y), vec2(x, -y), vec2(x, y), vec2(-x, y)])
    }

    impl Physics {
        /// Gives a body a motion at once.
        fn throw(&mut self, body: usize, motion: Motion) {
            self.states[body].motion = motion;
            if let Some(rigid) = self.bodies.get_mut(self.states[body].handle) {
                rigid.set_linvel(inward(motion.velocity), true);
                rigid.set_angvel(motion.spin as f32, true);
            }
        }
    }

    fn moving(x: f64, y: f64) -> Motion {
        Motion { velocity: vec2(x, y), spin: 0.0 }
    }

    #[test]
    fn nothing_passes_the_thinnest_wall_at_the_highest_speed() {
        let wall = block(0.002, 2.0);
        let ball = Outline::Disc { at: Vec2::ZERO, radius: 0.005 };
        let robot = block(0.16, 0.14);
        for (body, mass) in [(&ball, 0.001), (&robot, 0.7), (&robot, 100.0)] {
            for speed in [0.5, 5.0, MAX_SPEED] {
                let mut physics =
                    Physics::new([plan(body, vec2(-0.5, 0.0), Some(mass)), plan(&wall, Vec2::ZERO, None)], None);
                physics.throw(0, moving(speed, 0.3));
                for _ in 0..200 {
                    physics.step();
                    assert!(physics.pose(0).at.x < 0.0, "{mass} kg passed at {speed} m/s");
                }
            }
        }
    }

    #[test]
    fn a_squeezed_pin_does_not_pass_a_thin_wall() {
        let wall = block(0.002, 2.0);
        let pin = Outline::Disc { at: Vec2::ZERO, radius: 0.035 };
        let robot = block(0.16, 0.14);
        let plans = [
            plan(&robot, vec2(-0.2, 0.0), Some(0.7)),
            plan(&pin, vec2(-0.05, 0.0), Some(0.05)),
            plan(&wall, Vec2::ZERO, None),
        ];
        let mut physics = Physics::new(plans, None);
        for _ in 0..300 {
            // A push of 7 N, more than any robot's tyres hold.
            physics.push(0, moving(0.1, 0.0));
            physics.step();
        }
        assert!((-0.037..-0.035).contains(&physics.pose(1).at.x), "{:?}", physics.pose(1).at);
    }

    #[test]
    fn contacts_never_create_energy() {
        let (ball, box_) = (Outline::Disc { at: Vec2::ZERO, radius: 0.02 }, block(0.08, 0.06));
        let outlines: Vec<(&Outline, f64)> =
            (0..30).map(|i| if i % 3 == 0 { (&box_, 0.3) } else { (&ball, 0.02) }).collect();
        let place = |i: usize| vec2(0.1 + 0.15 * (i % 6) as f64, 0.1 + 0.15 * (i / 6) as f64);
        let plans = outlines
            .iter()
            .enumerate()
            .map(|(i, (outline, mass))| BodyPlan { bounce: 0.6, ..plan(outline, place(i), Some(*mass)) });
        let mut physics = Physics::new(plans, Some(vec2(1.0, 1.0)));
        for i in 0..30 {
            let angle = i as f64 * 2.4;
            physics.throw(i, Motion { velocity: Vec2::at_angle(angle) * 2.0, spin: 3.0 * (i % 5) as f64 });
        }
        let energy = |physics: &Physics| {
            let of = |i: usize| {
                let (outline, mass) = outlines[i];
                let Motion { velocity, spin } = physics.motion(i);
                0.5 * mass * (velocity.dot(velocity) + Figure::of(outline).inertia_per_kg * spin * spin)
            };
            (0..30).map(of).sum::<f64>()
        };
        let mut before = energy(&physics);
        for tick in 0..500 {
            physics.step();
            let now = energy(&physics);
            assert!(now <= before * 1.002 + 1e-6, "tick {tick}: {before} became {now}");
            before = now;
        }
        assert!((0..30).all(|i| {
            let at = physics.pose(i).at;
            (0.0..1.0).contains(&at.x) && (0.0..1.0).contains(&at.y)
        }));
    }

    #[test]
    fn what_is_not_a_number_pushes_nothing_and_nothing_becomes_intangible() {
        let outline = block(0.1, 0.1);
        let mut physics = Physics::new([plan(&outline, Vec2::ZERO, Some(0.1))], None);
        physics.push(0, moving(f64::NAN, 0.0));
        physics.step();
        assert_eq!(physics.motion(0), Motion::default());
        physics.push(0, Motion { velocity: vec2(1e30, 0.0), spin: f64::MAX });
        physics.step();
        assert!((physics.motion(0).velocity.x - MAX_SPEED).abs() < 1e-3);
        assert!(physics.is_awake(0) && physics.ray(vec2(-9.0, 0.0), vec2(1.0, 0.0), 20.0, 0).is_none());
    }

    #[test]
    fn a_push_lasts_one_tick() {
        let outline = block(0.1, 0.1);
        let mut physics = Physics::new([plan(&outline, Vec2::ZERO, Some(0.1))], None);
        physics.push(0, moving(0.5, 0.0));
        physics.step();
        assert!((physics.motion(0).velocity.x - 0.5).abs() < 1e-6);
        physics.push(0, Motion::default());
        physics.step();
        assert!((physics.motion(0).velocity.x - 0.5).abs() < 1e-6);
    }

    #[test]
    fn a_polygon_with_a_dent_is_empty_in_its_dent() {
        let u = Outline::Polygon(vec![
            vec2(0.0, 0.0),
            vec2(0.3, 0.0),
            vec2(0.3, 0.3),
            vec2(0.2, 0.3),
            vec2(0.2, 0.1),
            vec2(0.1, 0.1),
            vec2(0.1, 0.3),
            vec2(0.0, 0.3),
        ]);
        let Outline::Polygon(mut backwards) = u.clone() else { unreachable!() };
        backwards.reverse();
        for outline in [u, Outline::Polygon(backwards)] {
            let dot = Outline::Disc { at: Vec2::ZERO, radius: 0.01 };
            let plans = [plan(&outline, Vec2::ZERO, None), plan(&dot, vec2(0.15, 0.25), Some(0.01))];
            let physics = Physics::new(plans, None);
            assert!((physics.clearance(0, Some(1)) - 0.04).abs() < 1e-4);
            let down = physics.ray(vec2(0.15, 0.25), vec2(0.0, -1.0), 1.0, 1);
            assert!((down.unwrap_or(9.0) - 0.15).abs() < 1e-4, "{down:?}");
            assert!(physics.ray(vec2(0.05, 0.6), Vec2::at_angle(-PI / 2.0), 1.0, 1).is_some());
        }
    }

    #[test]
    fn bodies_at_rest_next_to_each_other_do_not_touch_and_the_edge_is_where_the_field_ends() {
        let outline = block(0.1, 0.1);
        let plans = [plan(&outline, vec2(0.2, 0.5), Some(0.1)), plan(&outline, vec2(0.301, 0.5), Some(0.1))];
        let mut physics = Physics::new(plans, Some(vec2(1.0, 1.0)));
        physics.step();
        assert_eq!(physics.touches(), []);
        assert!((physics.clearance(0, Some(1)) - 0.001).abs() < 1e-6);
        assert!((physics.clearance(0, None) - 0.15).abs() < 1e-6);
        physics.throw(0, moving(0.05, 0.0));
        physics.step();
        physics.step();
        physics.step();
        assert_eq!(physics.touches().iter().map(Touch::key).collect::<Vec<_>>(), [(0, 1)]);
    }

    #[test]
    fn a_driven_body_goes_where_it_is_told_and_pushes_what_is_in_its_way() {
        let (block, pin) = (block(0.1, 0.1), Outline::Disc { at: Vec2::ZERO, radius: 0.02 });
        let driven = BodyPlan { driven: true, ..plan(&block, Vec2::ZERO, None) };
        let mut physics = Physics::new([driven, plan(&pin, vec2(0.1, 0.0), Some(0.05))], None);
        for tick in 1..=100 {
            physics.drive(0, Pose::new(vec2(0.002 * f64::from(tick), 0.0), 0.0));
            physics.step();
        }
        assert!((physics.pose(0).at.x - 0.2).abs() < 1e-6 && physics.pose(1).at.x > 0.265);
    }

    #[test]
    fn nothing_meets_a_ghost_or_what_was_lifted_or_removed_but_who_is_inside_is_known() {
        let (block, ball) = (block(0.1, 0.1), Outline::Disc { at: Vec2::ZERO, radius: 0.02 });
        for case in 0..3 {
            let first = BodyPlan { ghost: case == 0, ..plan(&block, Vec2::ZERO, (case == 1).then_some(0.1)) };
            let mut physics = Physics::new([first, plan(&ball, vec2(-0.3, 0.0), Some(0.05))], None);
            match case {
                0 => {}
                1 => physics.lift(0, true),
                _ => physics.remove(0),
            }
            physics.throw(1, moving(1.0, 0.0));
            physics.step();
            assert_eq!(physics.ray(vec2(-0.2, 0.0), vec2(1.0, 0.0), 1.0, 1), None, "{case}");
            let mut inside = false;
            for _ in 0..100 {
                physics.step();
                inside |= physics.first_inside(0) == Some(1);
            }
            assert!(physics.pose(1).at.x > 0.5 && inside == (case == 0), "{case}: {:?} {inside}", physics.pose(1));
        }
    }
}
