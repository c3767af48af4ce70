//! The stage: what robots and things share: bodies, floor and air.

use crate::base::ink::Ink;
use crate::base::maths::{Pose, Vec2, sqrt};
use crate::base::shape::Outline;
use crate::base::units::body_point;
use crate::sim::air::Air;
use crate::sim::body::{BodyPlan, MassPlan, Motion, SIDE_FRICTION};
use crate::sim::colour::Colour;
use crate::sim::event::Event;
use crate::sim::floor::Floor;
use crate::sim::friction::Rubbing;
use crate::sim::inertia::Figure;
use crate::sim::physics::Physics;
use crate::sim::plan::mass_of;
use crate::sim::scene::{Edge, Scene, Surface};
use crate::sim::surface::{Ground, ground_at};
use crate::sim::thing::Solid;
use crate::sim::world::BodyId;

/// A thing thinner than this is swept against everything: it is small and may be fast, metres.
const SMALL_M: f64 = 0.03;

/// What robots and things share. Sensors and asks only look at it; between two ticks, actuators and things act on it.
pub struct Stage {
    /// Steps done.
    pub tick: u64,
    pub physics: Physics,
    pub floor: Floor,
    pub surfaces: Vec<Surface>,
    /// Robots first, then things, in the scene's order.
    pub bodies: Vec<Figment>,
    /// How many of the bodies are robots.
    pub robots: usize,
    pub air: Air,
    /// The ropes between bodies.
    pub ropes: Vec<Rope>,
    /// What happened since the step began.
    pub events: Vec<Event>,
}

/// A rope between points of two bodies, each in its body's frame.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rope {
    pub first: usize,
    pub first_at: Vec2,
    pub second: usize,
    pub second_at: Vec2,
}

/// What the world keeps of each body beside its physics.
#[derive(Clone, Debug)]
pub struct Figment {
    pub name: String,
    /// In the body's own frame.
    pub outline: Outline,
    /// Centre of mass in the body's own frame.
    pub centre: Vec2,
    /// How a loose thing rubs; robots have wheels instead.
    pub rubbing: Option<Rubbing>,
    pub ink: Ink,
    /// What the last step would have brought it to alone, and by how much others changed that.
    pub alone: Motion,
    pub pushed: Motion,
    /// Where it was before the last step.
    pub last_pose: Pose,
    pub look: ThingLook,
    pub state: ThingState,
    /// The robot that holds it.
    pub holder: Option<usize>,
    /// Where a rope hangs on it, in its own frame.
    pub hook: Option<Vec2>,
}

/// What others can tell of a body by looking at it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ThingLook {
    /// The name of its kind in a level file; `Robot` for robots.
    pub kind: &'static str,
    pub colour: Option<Colour>,
    /// A magnet holds it.
    pub metal: bool,
    /// By which name a beacon receiver knows it.
    pub beacon: Option<String>,
}

/// What can change about a thing beside its pose, and is everybody's to see.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ThingState {
    /// It was taken: a coin.
    pub gone: bool,
    /// How often something passed or took it.
    pub count: u64,
    /// Of that, how often along its own direction.
    pub forward: u64,
    /// How fast the last one was, m/s, and which robot it was.
    pub speed_m_s: f64,
    pub by: Option<usize>,
    /// It is open (a door), or it burns (a lamp).
    pub on: bool,
    /// It is off the floor. Of a robot: its lift is up, and so is what it holds.
    pub lifted: bool,
}

impl Stage {
    /// Builds the bodies of a scene; rays see them at once.
    pub fn new(scene: &Scene) -> Self {
        let solids: Vec<Solid> = scene.things.iter().map(|start| start.thing.solid()).collect();
        let robots = scene.robots.iter().map(|start| {
            let (outline, centre) = (Outline::Polygon(start.kit.hull()), mass_of(&start.kit).centre);
            let look = ThingLook { kind: "Robot", ..ThingLook::default() };
            let hook = start.kit.hook.map(|(right, forward)| body_point(right, forward));
            let body = Figment::new(&start.name, outline, centre, start.kit.ink(), look, start.world_from_robot);
            Figment { hook, ..body }
        });
        let things = scene.things.iter().zip(&solids).map(|(start, solid)| {
            let figure = Figure::of(&solid.outline);
            let (ink, look) = (start.thing.ink(), start.thing.look());
            let body =
                Figment::new(&start.name, solid.outline.clone(), figure.centre, ink, look, start.world_from_thing);
            Figment { rubbing: rubbing_of(solid, &figure), ..body }
        });
        let bodies: Vec<Figment> = robots.chain(things).collect();
        let robot_plans = scene.robots.iter().zip(&bodies).map(|(start, body)| BodyPlan {
            world_from_body: start.world_from_robot,
            outline: &body.outline,
            mass: Some(mass_of(&start.kit)),
            driven: false,
            ghost: false,
            side_friction: start.kit.body.friction,
            bounce: 0.0,
            sleeps: false,
            swept: false,
        });
        let thing_plans = scene.things.iter().zip(&solids).map(|(start, solid)| {
            let figure = Figure::of(&solid.outline);
            let mass = solid.mass_kg.map(|mass_kg| MassPlan {
                mass_kg,
                inertia: mass_kg * figure.inertia_per_kg,
                centre: figure.centre,
            });
            BodyPlan {
                world_from_body: start.world_from_thing,
                outline: &solid.outline,
                mass,
                driven: solid.driven,
                ghost: solid.ghost,
                side_friction: SIDE_FRICTION,
                bounce: solid.bounce,
                sleeps: true,
                swept: mass.is_some() && (solid.rolls || figure.half_thickness < SMALL_M),
            }
        });
        let edge = (scene.edge == Edge::Wall).then_some(scene.size);
        let physics = Physics::new(robot_plans.chain(thing_plans), edge);
        let own_surfaces = scene.things.iter().filter_map(|start| start.thing.surface(start.world_from_thing));
        Self {
            tick: 0,
            physics,
            floor: Floor::new(scene.size, scene.background, &scene.paint),
            surfaces: scene.surfaces.iter().cloned().chain(own_surfaces).collect(),
            bodies,
            robots: scene.robots.len(),
            air: Air::new(scene.light, scene.radio, scene.noise_seed, scene.robots.len()),
            ropes: Vec::new(),
            events: Vec::new(),
        }
    }

    /// Pushes every body as the floor and the wheels do, and lets one tick of time go by.
    pub fn step(&mut self) {
        let Self { tick, physics, bodies, surfaces, .. } = self;
        for (number, body) in bodies.iter_mut().enumerate() {
            body.last_pose = physics.pose(number);
            if !physics.is_awake(number) {
                body.pushed = Motion::default();
                continue;
            }
            if let Some(rubbing) = body.rubbing {
                let ground = match surfaces.is_empty() {
                    _ if body.state.lifted => Ground::AIR,
                    true => Ground::PLAIN,
                    false => ground_at(surfaces, physics.pose(number).point(body.centre)),
                };
                body.alone = rubbing.slow(physics.motion(number), body.pushed, ground);
            }
            physics.push(number, body.alone - physics.motion(number));
        }
        physics.step();
        *tick += 1;
        for (number, body) in bodies.iter_mut().enumerate() {
            if physics.is_awake(number) {
                body.pushed = physics.motion(number) - body.alone;
            }
        }
    }

    /// Says that something happened.
    pub fn tell(&mut self, event: Event) {
        self.events.push(event);
    }

    /// Changes what is to be seen of a thing, and says so when it is another.
    pub fn change(&mut self, body: usize, state: ThingState) {
        if self.bodies[body].state != state {
            self.bodies[body].state = state;
            self.events.push(Event::Thing { body: BodyId(body as u16), state });
        }
    }

    /// Takes a thing out of the world for good.
    pub fn remove(&mut self, body: usize) {
        let state = ThingState { gone: true, ..self.bodies[body].state };
        self.physics.remove(body);
        self.change(body, state);
    }

    /// The body with this name.
    pub fn find(&self, name: &str) -> Option<usize> {
        self.bodies.iter().position(|body| body.name == name)
    }

    /// `world_from_body` now.
    pub fn pose(&self, body: usize) -> Pose {
        self.physics.pose(body)
    }
}

impl Figment {
    /// A body at its start.
    pub fn new(name: &str, outline: Outline, centre: Vec2, ink: Ink, look: ThingLook, start: Pose) -> Self {
        Self {
            name: name.to_owned(),
            outline,
            centre,
            rubbing: None,
            ink,
            alone: Motion::default(),
            pushed: Motion::default(),
            last_pose: start,
            look,
            state: ThingState::default(),
            holder: None,
            hook: None,
        }
    }

    /// Every bit of what changes.
    pub fn feed(&self, feed: &mut dyn FnMut(&[u8])) {
        let Motion { velocity, spin } = self.pushed;
        for number in [velocity.x, velocity.y, spin] {
            feed(&number.to_bits().to_le_bytes());
        }
        if self.state != ThingState::default() || self.holder.is_some() {
            self.state.feed(feed);
            feed(&numbered(self.holder).to_le_bytes());
        }
    }
}

impl ThingState {
    /// Every bit of it.
    pub fn feed(&self, feed: &mut dyn FnMut(&[u8])) {
        let Self { gone, count, forward, speed_m_s, by, on, lifted } = *self;
        feed(&[u8::from(gone), u8::from(on), u8::from(lifted)]);
        for number in [count, forward, speed_m_s.to_bits(), numbered(by)] {
            feed(&number.to_le_bytes());
        }
    }
}

fn numbered(robot: Option<usize>) -> u64 {
    robot.map_or(u64::MAX, |robot| robot as u64)
}

/// How a loose thing rubs on the floor: with its whole footprint, or, if it rolls, hardly at all.
fn rubbing_of(solid: &Solid, figure: &Figure) -> Option<Rubbing> {
    /// A ball spins about the vertical on a spot this much smaller than itself.
    const BALL_SPOT: f64 = 0.1;
    solid.mass_kg?;
    let arm = if solid.rolls { figure.mean_radius * BALL_SPOT } else { figure.mean_radius };
    Some(Rubbing { friction: solid.floor_friction, gyration: sqrt(figure.inertia_per_kg), arm })
}
