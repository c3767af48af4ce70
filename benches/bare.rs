//! What the tick of a trial is measured against: the same scene in bare rapier2d, the same loop body in bare Rhai.

use rapier2d::parry::shape::Cuboid;
use rapier2d::prelude::*;

/// One rover among ten boxes, nothing around them: the bodies, the step and the rays, and no line of arba.
pub struct BareScene {
    world: PhysicsWorld,
    rover: RigidBodyHandle,
    boxes: Vec<RigidBodyHandle>,
}

/// Where the ten boxes stand, metres; the trial's level has the same.
pub const BOXES_M: [(f32, f32); 10] = [
    (0.3, 0.3),
    (0.3, 0.9),
    (0.3, 1.5),
    (0.9, 0.3),
    (0.9, 1.6),
    (1.5, 0.3),
    (1.5, 1.6),
    (1.7, 0.6),
    (1.7, 0.9),
    (1.7, 1.2),
];

/// Directions of the five rays, seen from the rover: cosine and sine.
const RAYS: [(f32, f32); 5] = [(0.8253, -0.5646), (0.9553, -0.2955), (1.0, 0.0), (0.9553, 0.2955), (0.8253, 0.5646)];

impl BareScene {
    pub fn ten_boxes() -> Self {
        let mut world = PhysicsWorld::new();
        world.gravity = Vector::ZERO;
        world.integration_parameters.dt = 0.01;
        world.integration_parameters.length_unit = 0.1;
        for (x, y, half_x, half_y) in
            [(1.0, -0.01, 1.0, 0.01), (1.0, 2.01, 1.0, 0.01), (-0.01, 1.0, 0.01, 1.0), (2.01, 1.0, 0.01, 1.0)]
        {
            let wall = RigidBodyBuilder::fixed().translation(Vector::new(x, y));
            world.insert(wall, ColliderBuilder::cuboid(half_x, half_y));
        }
        let rover = RigidBodyBuilder::dynamic().translation(Vector::new(1.0, 1.0)).can_sleep(false);
        let (rover, _) = world.insert(rover, ColliderBuilder::cuboid(0.08, 0.07).mass(0.7));
        let mut boxes = Vec::new();
        for (x, y) in BOXES_M {
            let body = RigidBodyBuilder::dynamic().translation(Vector::new(x, y)).can_sleep(false);
            boxes.push(world.insert(body, ColliderBuilder::cuboid(0.05, 0.05).mass(0.1)).0);
        }
        world.step();
        Self { world, rover, boxes }
    }

    /// One step, with the rover kept in a circle, and five rays.
    pub fn tick(&mut self) -> f32 {
        if let Some(rover) = self.world.bodies.get_mut(self.rover) {
            let forward = *rover.rotation() * Vector::new(0.1, 0.0);
            rover.set_linvel(forward, true);
            rover.set_angvel(0.5, true);
        }
        self.world.step();
        self.boxes.len() as f32 + self.rays(RAYS.into_iter())
    }

    /// So many rays, evenly all round.
    pub fn rays_round(&self, count: usize) -> f32 {
        self.rays((0..count).map(|ray| {
            let angle = arba::base::maths::TAU * ray as f64 / count as f64;
            (arba::base::maths::sin(angle) as f32, arba::base::maths::cos(angle) as f32)
        }))
    }

    fn rays(&self, directions: impl Iterator<Item = (f32, f32)>) -> f32 {
        let Some(rover) = self.world.bodies.get(self.rover) else { return 0.0 };
        let (at, facing) = (rover.translation(), *rover.rotation());
        let query = self.query();
        let cast = |(x, y)| {
            let ray = Ray::new(at, facing * Vector::new(x, y));
            query.cast_ray(&ray, 2.55, true).map_or(2.55, |(_, range)| range)
        };
        directions.map(cast).sum()
    }

    /// So many overlaps of a box as large as a palm before the rover.
    pub fn overlaps(&self, count: usize) -> usize {
        let Some(rover) = self.world.bodies.get(self.rover) else { return 0 };
        let before = *rover.position() * Pose::from_translation(Vector::new(0.1, 0.0));
        let (query, palm) = (self.query(), Cuboid::new(Vector::new(0.02, 0.05)));
        let overlap = |_| std::hint::black_box(query.intersect_shape(before, &palm).count());
        (0..count).map(overlap).sum()
    }

    fn query(&self) -> QueryPipeline<'_> {
        self.world.query_pipeline_with_filter(QueryFilter::default().exclude_rigid_body(self.rover))
    }
}

/// Bare Rhai: the loop body with plain functions that give a number at once. Gives an engine and a program that runs
/// the body `rounds` times.
pub fn bare_rhai(body: &str, rounds: usize) -> (rhai::Engine, rhai::AST) {
    let mut engine = rhai::Engine::new();
    engine.set_optimization_level(rhai::OptimizationLevel::None);
    engine.register_fn("distance", |_: rhai::ImmutableString| 55.5_f64);
    engine.register_fn("reflection", |_: rhai::ImmutableString| 50.0_f64);
    engine.register_fn("motors", |_: f64, _: f64| {});
    let program = format!("for round in 0..{rounds} {{ {body} }}");
    let ast = engine.compile(program).unwrap_or_default();
    (engine, ast)
}
