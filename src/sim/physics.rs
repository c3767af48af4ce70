//! The rigid bodies: the only file that names rapier2d. Metres, seconds, kilograms; f64 outside, f32 inside.
//!
//! Bodies are numbered in the order they are given, which is the order rapier gets them in: the order is part of the
//! input, because another one gives other last bits. Gravity is off: the floor's friction is not rapier's business.

use rapier2d::geometry::{BroadPhaseBvh, Collider, ColliderBuilder, ColliderHandle, ColliderSet, NarrowPhase};
use rapier2d::math::{Pose as RapierPose, Vector};
use rapier2d::parry::mass_properties::MassProperties;
use rapier2d::parry::query::{Ray, distance};
use rapier2d::parry::shape::{SharedShape, TriMesh};
use rapier2d::parry::transformation::hertel_mehlhorn;
use rapier2d::prelude::{
    CCDSolver, CoefficientCombineRule, ImpulseJointSet, IntegrationParameters, IslandManager, MultibodyJointSet,
    PhysicsPipeline, QueryFilter, RigidBodyBuilder, RigidBodyHandle, RigidBodySet, SoftBodySet,
};

use crate::base::maths::{Pose, Vec2, vec2};
use crate::base::shape::Outline;
use crate::base::units::TICK_S;
use crate::sim::check::doubled_area;

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

/// What a body brings: its shape, its mass when it is loose, and how its sides behave.
#[derive(Clone, Debug)]
pub struct BodyPlan<'a> {
    pub world_from_body: Pose,
    pub outline: &'a Outline,
    /// `None` is a fixed body.
    pub mass: Option<MassPlan>,
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

/// The state of one body, copied out of rapier after each step.
#[derive(Clone, Copy, Debug)]
struct State {
    handle: RigidBodyHandle,
    collider: ColliderHandle,
    pose: Pose,
    /// Cosine and sine of the angle.
    facing: Vec2,
    motion: Motion,
    loose: bool,
    awake: bool,
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
}

impl Physics {
    /// Builds the bodies; `edge` is the size of the field when a wall stands round it. Rays see the scene at once.
    pub fn new<'a>(plans: impl IntoIterator<Item = BodyPlan<'a>>, edge: Option<Vec2>) -> Self {
        let parameters = IntegrationParameters {
            dt: TICK_S as f32,
            min_ccd_dt: TICK_S as f32 / 100.0,
            length_unit: LENGTH_UNIT,
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
            loose: plan.mass.is_some(),
            awake: plan.mass.is_some(),
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
        for state in self.states.iter_mut().filter(|state| state.loose) {
            let Some(body) = self.bodies.get(state.handle) else { continue };
            let slept = !state.awake;
            state.awake = !body.is_sleeping();
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
        self.states[body].loose
    }

    /// Gives a loose body another motion; what is not finite becomes rest, and what is too fast is slowed.
    pub fn set_motion(&mut self, body: usize, motion: Motion) {
        let state = &mut self.states[body];
        if motion == state.motion || !state.loose {
            return;
        }
        let speed = motion.velocity.length();
        let sound = motion.velocity.is_finite() && motion.spin.is_finite();
        let velocity = if !sound {
            Vec2::ZERO
        } else if speed > MAX_SPEED {
            motion.velocity * (MAX_SPEED / speed)
        } else {
            motion.velocity
        };
        let spin = if sound { motion.spin.clamp(-MAX_SPIN, MAX_SPIN) } else { 0.0 };
        state.motion = Motion { velocity, spin };
        if let Some(rigid) = self.bodies.get_mut(state.handle) {
            rigid.set_linvel(inward(velocity), false);
            rigid.set_angvel(spin as f32, false);
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

    /// How far a ray goes before it meets a surface, metres; the body that casts it is transparent.
    pub fn ray(&self, from: Vec2, direction: Vec2, range_m: f64, except: usize) -> Option<f64> {
        let filter = QueryFilter::new().exclude_rigid_body(self.states[except].handle);
        self.broad_phase
            .as_query_pipeline(self.narrow_phase.query_dispatcher(), &self.bodies, &self.colliders, filter)
            .cast_ray(&Ray::new(inward(from), inward(direction)), range_m as f32, true)
            .map(|(_, way)| f64::from(way))
    }

    /// Does a rectangle overlap anything but the body it belongs to?
    pub fn overlaps(&self, world_from_box: Pose, half_size: Vec2, except: usize) -> bool {
        let filter = QueryFilter::new().exclude_rigid_body(self.states[except].handle);
        let shape = rapier2d::parry::shape::Cuboid::new(inward(half_size));
        self.broad_phase
            .as_query_pipeline(self.narrow_phase.query_dispatcher(), &self.bodies, &self.colliders, filter)
            .intersect_shape(pose_inward(world_from_box), &shape)
            .next()
            .is_some()
    }

    /// Distance between the surfaces of two bodies, metres; 0 when they overlap. `None` is the wall at the edge.
    pub fn clearance(&self, body: usize, other: Option<usize>) -> f64 {
        let Some(own) = self.colliders.get(self.states[body].collider) else { return f64::INFINITY };
        match (other, self.edge) {
            (Some(other), _) => match self.colliders.get(self.states[other].collider) {
                Some(other) => f64::from(gap(own, other)),
                None => f64::INFINITY,
            },
            (None, Some(size)) => {
                let extent = own.compute_aabb();
                let low = f64::from(extent.mins.x.min(extent.mins.y));
                let high = (size.x - f64::from(extent.maxs.x)).min(size.y - f64::from(extent.maxs.y));
                low.min(high).max(0.0)
            }
            (None, None) => f64::INFINITY,
        }
    }

    pub fn body_count(&self) -> usize {
        self.states.len()
    }
}

/// Coefficient of friction of plastic and wooden sides against each other (0.2 to 0.4 in tables of dry friction).
pub const SIDE_FRICTION: f64 = 0.3;

fn touch_of(first: &Collider, second: &Collider, impulse: f64) -> Touch {
    let (low, high) = (first.user_data.min(second.user_data), first.user_data.max(second.user_data));
    Touch { first: low as usize, second: (high != EDGE).then_some(high as usize), impulse }
}

/// Distance between two colliders, 0 when they overlap; infinite for shapes that cannot be measured.
fn gap(first: &Collider, second: &Collider) -> f32 {
    distance(first.position(), first.shape(), second.position(), second.shape())
        .map_or(f32::INFINITY, |found| found.distance)
}

/// A disc, a convex polygon, or the convex pieces of one that is not.
fn shape_of(outline: &Outline) -> SharedShape {
    match outline {
        Outline::Disc { at, radius } if *at == Vec2::ZERO => SharedShape::ball(*radius as f32),
        Outline::Disc { at, radius } => {
            SharedShape::compound(vec![(RapierPose::from_translation(inward(*at)), SharedShape::ball(*radius as f32))])
        }
        Outline::Polygon(corners) => polygon_shape(corners),
    }
}

fn polygon_shape(corners: &[Vec2]) -> SharedShape {
    let mut points: Vec<Vector> = corners.iter().copied().map(inward).collect();
    if doubled_area(corners) < 0.0 {
        points.reverse();
    }
    let turns_left = |i: usize| {
        let (a, b, c) = (points[i], points[(i + 1) % points.len()], points[(i + 2) % points.len()]);
        (b - a).perp_dot(c - b) >= 0.0
    };
    if (0..points.len()).all(turns_left) {
        if let Some(shape) = SharedShape::convex_polyline(points.clone()) {
            return shape;
        }
    } else if let Some(mesh) = TriMesh::from_polygon(points.clone()) {
        let pieces: Vec<_> = hertel_mehlhorn(&points, mesh.indices())
            .into_iter()
            .filter_map(SharedShape::convex_polyline)
            .map(|piece| (RapierPose::IDENTITY, piece))
            .collect();
        if !pieces.is_empty() {
            return SharedShape::compound(pieces);
        }
    }
    // Only a polygon that `check` refuses comes here; a dot keeps the numbering of bodies whole.
    SharedShape::ball(0.001)
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
