//! The world of one trial: built from a scene, asked by pilots, stepped by the trial, looked at by the referee.

use crate::base::ask::{Answer, Ask, Vocabulary};
use crate::base::ink::Ink;
use crate::base::maths::{Pose, Vec2, sqrt};
use crate::base::shape::Outline;
use crate::base::units::radians;
use crate::base::value::Value;
use crate::sim::actuator::Trail;
use crate::sim::body::{BodyPlan, MassPlan, Motion, SIDE_FRICTION, Touch};
use crate::sim::chance::Dice;
use crate::sim::event::Event;
use crate::sim::floor::Floor;
use crate::sim::friction::Rubbing;
use crate::sim::inertia::Figure;
use crate::sim::physics::Physics;
use crate::sim::plan::mass_of;
use crate::sim::robot::{Robot, Surroundings};
use crate::sim::scene::{Edge, Scene, Surface};
use crate::sim::surface::{Ground, ground_at};
use crate::sim::thing::Solid;

/// A thing thinner than this is swept against everything: it is small and may be fast, metres.
const SMALL_M: f64 = 0.03;
/// Below this a body is at rest.
const REST_M_S: f64 = 0.001;
const REST_DEG_S: f64 = 0.5;

/// A body: robots are 0.., then come the things, in the scene's order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct BodyId(pub u16);

/// What the world keeps of each body beside its physics.
struct Figment {
    name: String,
    /// In the body's own frame.
    outline: Outline,
    /// Centre of mass in the body's own frame.
    centre: Vec2,
    /// How a loose thing rubs; robots have wheels instead.
    rubbing: Option<Rubbing>,
    ink: Ink,
    /// What the last step would have brought it to alone, and by how much others changed that.
    alone: Motion,
    pushed: Motion,
}

/// The world of one trial.
pub struct World {
    tick: u64,
    physics: Physics,
    floor: Floor,
    surfaces: Vec<Surface>,
    robots: Vec<Robot>,
    bodies: Vec<Figment>,
    events: Vec<Event>,
    /// What orders showed since the last step.
    pending: Vec<Event>,
}

impl World {
    /// Builds the world; rays see it at tick 0 already.
    pub fn new(scene: &Scene) -> Self {
        let dice = Dice { level: scene.noise, bias_seed: scene.bias_seed, noise_seed: scene.noise_seed };
        let robots: Vec<Robot> = scene
            .robots
            .iter()
            .map(|start| Robot::new(&start.name, &start.kit, start.world_from_robot, dice))
            .collect();
        let solids: Vec<Solid> = scene.things.iter().map(|start| start.thing.solid()).collect();
        let mut bodies: Vec<Figment> = scene
            .robots
            .iter()
            .map(|start| {
                let (outline, centre) = (Outline::Polygon(start.kit.hull()), mass_of(&start.kit).centre);
                Figment::new(&start.name, outline, centre, None, start.kit.ink())
            })
            .collect();
        bodies.extend(scene.things.iter().zip(&solids).map(|(start, solid)| {
            let figure = Figure::of(&solid.outline);
            Figment::new(
                &start.name,
                solid.outline.clone(),
                figure.centre,
                rubbing_of(solid, &figure),
                start.thing.ink(),
            )
        }));
        let robot_plans = scene.robots.iter().zip(&bodies).map(|(start, body)| BodyPlan {
            world_from_body: start.world_from_robot,
            outline: &body.outline,
            mass: Some(mass_of(&start.kit)),
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
                side_friction: SIDE_FRICTION,
                bounce: solid.bounce,
                sleeps: true,
                swept: mass.is_some() && (solid.rolls || figure.half_thickness < SMALL_M),
            }
        });
        let edge = (scene.edge == Edge::Wall).then_some(scene.size);
        let physics = Physics::new(robot_plans.chain(thing_plans), edge);
        let mut world = Self {
            tick: 0,
            physics,
            floor: Floor::new(scene.size, scene.background, &scene.paint),
            surfaces: scene.surfaces.clone(),
            robots,
            bodies,
            events: Vec::new(),
            pending: Vec::new(),
        };
        for robot in 0..world.robots.len() {
            let (around, robots) = world.look(robot);
            robots[robot].sample(around);
        }
        world
    }

    /// The surroundings of a robot, and the robots.
    fn look(&mut self, body: usize) -> (Surroundings<'_>, &mut [Robot]) {
        let Self { tick, physics, floor, surfaces, robots, .. } = self;
        (Surroundings { tick: *tick, physics, floor, surfaces, body }, robots)
    }

    fn surroundings(&self, body: usize) -> Surroundings<'_> {
        Surroundings { tick: self.tick, physics: &self.physics, floor: &self.floor, surfaces: &self.surfaces, body }
    }

    /// Tells a robot by which numbers its pilot will call its words; to be done once before the first ask.
    pub fn bind(&mut self, robot: usize, vocabulary: &Vocabulary) {
        self.robots[robot].bind(vocabulary);
    }

    /// Answers an ask from the state at the start of the tick; orders change only the robot's own books until `step`.
    pub fn ask(&mut self, robot: usize, ask: &Ask, again: bool) -> Answer {
        let Self { tick, physics, floor, surfaces, robots, pending, .. } = self;
        let around = Surroundings { tick: *tick, physics, floor, surfaces, body: robot };
        robots[robot].ask(around, robot, ask, again, pending)
    }

    /// The program of a robot has ended: its motors brake for good.
    pub fn halt(&mut self, robot: usize) {
        self.robots[robot].halt();
    }

    /// Act, move and notice: one fixed step of 10 ms. The events of the step are in `events` until the next one.
    pub fn step(&mut self) {
        self.events.clear();
        self.events.append(&mut self.pending);
        for robot in 0..self.robots.len() {
            let (around, robots) = self.look(robot);
            self.bodies[robot].alone = robots[robot].act(around);
        }
        let Self { physics, bodies, surfaces, .. } = self;
        for (number, body) in bodies.iter_mut().enumerate() {
            if !physics.is_awake(number) {
                body.pushed = Motion::default();
                continue;
            }
            if let Some(rubbing) = body.rubbing {
                let ground = if surfaces.is_empty() {
                    Ground::PLAIN
                } else {
                    ground_at(surfaces, physics.pose(number).point(body.centre))
                };
                body.alone = rubbing.slow(physics.motion(number), body.pushed, ground);
            }
            physics.push(number, body.alone - physics.motion(number));
        }
        physics.step();
        self.tick += 1;
        for number in 0..self.bodies.len() {
            if !self.physics.is_awake(number) {
                continue;
            }
            let (motion, body) = (self.physics.motion(number), &mut self.bodies[number]);
            body.pushed = motion - body.alone;
        }
        for robot in 0..self.robots.len() {
            let Self { tick, physics, floor, surfaces, robots, bodies, events, .. } = self;
            let around = Surroundings { tick: *tick, physics, floor, surfaces, body: robot };
            robots[robot].notice(around, robot, bodies[robot].pushed, events);
        }
        self.compare_touches();
    }

    /// Tells which touches began and ended in the step, by body.
    fn compare_touches(&mut self) {
        let (new, old) = (self.physics.touches(), self.physics.old_touches());
        let (mut at_new, mut at_old) = (0, 0);
        loop {
            let (touch, before) = (new.get(at_new), old.get(at_old));
            let order = match (touch, before) {
                (Some(touch), Some(before)) => touch.key().cmp(&before.key()),
                (Some(_), None) => std::cmp::Ordering::Less,
                (None, Some(_)) => std::cmp::Ordering::Greater,
                (None, None) => break,
            };
            if order.is_le() {
                at_new += 1;
            }
            if order.is_ge() {
                at_old += 1;
            }
            match (order, touch, before) {
                (std::cmp::Ordering::Less, Some(touch), _) => {
                    let (body, other) = ids(touch);
                    self.events.push(Event::Touch { body, other, impulse: touch.impulse });
                }
                (std::cmp::Ordering::Greater, _, Some(before)) => {
                    let (body, other) = ids(before);
                    self.events.push(Event::Part { body, other });
                }
                _ => {}
            }
        }
    }

    /// Steps done.
    pub fn tick(&self) -> u64 {
        self.tick
    }

    /// What happened in the last step, in a fixed order.
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    pub fn robot_count(&self) -> usize {
        self.robots.len()
    }

    pub fn body_count(&self) -> usize {
        self.bodies.len()
    }

    pub fn name(&self, body: BodyId) -> &str {
        &self.bodies[body.number()].name
    }

    /// The name of a robot's device, by the number that events and vocabularies call it.
    pub fn device_name(&self, robot: usize, device: u16) -> &str {
        self.robots[robot].kit.device_name(device)
    }

    /// Can the body move (robots and loose things), or is it fixed?
    pub fn is_loose(&self, body: BodyId) -> bool {
        self.physics.is_loose(body.number())
    }

    /// `world_from_body`.
    pub fn pose(&self, body: BodyId) -> Pose {
        self.physics.pose(body.number())
    }

    /// Linear velocity of the body's origin, m/s in the world, and angular velocity rad/s, counter-clockwise.
    pub fn twist(&self, body: BodyId) -> (Vec2, f64) {
        let number = body.number();
        let motion = self.physics.motion(number);
        let centre_to_origin = self.physics.pose(number).direction(-self.bodies[number].centre);
        (motion.velocity + centre_to_origin.left() * motion.spin, motion.spin)
    }

    /// The outline in the body's own frame.
    pub fn outline(&self, body: BodyId) -> &Outline {
        &self.bodies[body.number()].outline
    }

    /// The picture in the body's own frame.
    pub fn ink(&self, body: BodyId) -> &Ink {
        &self.bodies[body.number()].ink
    }

    /// The lines a robot's pen has drawn, metres in the world.
    pub fn trails(&self, robot: usize) -> &[Trail] {
        self.robots[robot].trails()
    }

    /// Do two bodies touch now? `None` is the wall at the field's edge.
    pub fn touching(&self, body: BodyId, other: Option<BodyId>) -> bool {
        let (first, second) = match other {
            Some(other) => (body.min(other).number(), body.max(other).number()),
            None => (body.number(), usize::MAX),
        };
        self.physics.touches().binary_search_by_key(&(first, second), Touch::key).is_ok()
    }

    /// Distance from a body's outline to the nearest surface of a thing or the edge wall, metres; infinite when there is none.
    pub fn clearance(&self, body: BodyId, other: Option<BodyId>) -> f64 {
        self.physics.clearance(body.number(), other.map(BodyId::number))
    }

    /// Electric energy a robot has used, joules.
    pub fn energy_j(&self, robot: usize) -> f64 {
        self.robots[robot].energy_j()
    }

    /// Length of the path a robot's origin has gone, metres.
    pub fn travelled_m(&self, robot: usize) -> f64 {
        self.robots[robot].travelled_m()
    }

    /// How far the robot's wheels have rolled on average, metres: more than `travelled_m` says that they slip.
    pub fn rolled_m(&self, robot: usize) -> f64 {
        self.robots[robot].rolled_m()
    }

    /// Every reading a robot has now, as "word device" → value, for the film and the causes; reading is pure.
    pub fn readings(&self, robot: usize) -> Vec<(&'static str, String, Value)> {
        self.robots[robot].readings(self.surroundings(robot))
    }

    /// Is everything at rest (no body faster than 1 mm/s or 0.5 °/s)?
    pub fn at_rest(&self) -> bool {
        (0..self.bodies.len()).all(|number| {
            let motion = self.physics.motion(number);
            motion.velocity.length() <= REST_M_S && motion.spin.abs() <= radians(REST_DEG_S)
        })
    }

    /// Feeds every bit of the moving state to a hasher: poses, twists, and the robots' books.
    pub fn hash_state(&self, feed: &mut dyn FnMut(&[u8])) {
        feed(&self.tick.to_le_bytes());
        for (number, body) in self.bodies.iter().enumerate() {
            if self.physics.is_loose(number) {
                let (pose, motion) = (self.physics.pose(number), self.physics.motion(number));
                let Motion { velocity, spin } = motion;
                let pushed = body.pushed;
                for value in [
                    pose.at.x,
                    pose.at.y,
                    pose.angle,
                    velocity.x,
                    velocity.y,
                    spin,
                    pushed.velocity.x,
                    pushed.velocity.y,
                    pushed.spin,
                ] {
                    feed(&value.to_bits().to_le_bytes());
                }
            }
        }
        for robot in &self.robots {
            robot.feed(feed);
        }
    }
}

impl BodyId {
    fn number(self) -> usize {
        usize::from(self.0)
    }
}

impl Figment {
    fn new(name: &str, outline: Outline, centre: Vec2, rubbing: Option<Rubbing>, ink: Ink) -> Self {
        let (alone, pushed) = (Motion::default(), Motion::default());
        Self { name: name.to_owned(), outline, centre, rubbing, ink, alone, pushed }
    }
}

fn ids(touch: &Touch) -> (BodyId, Option<BodyId>) {
    (BodyId(touch.first as u16), touch.second.map(|second| BodyId(second as u16)))
}

/// How a loose thing rubs on the floor: with its whole footprint, or, if it rolls, hardly at all.
fn rubbing_of(solid: &Solid, figure: &Figure) -> Option<Rubbing> {
    /// A ball spins about the vertical on a spot this much smaller than itself.
    const BALL_SPOT: f64 = 0.1;
    solid.mass_kg?;
    let arm = if solid.rolls { figure.mean_radius * BALL_SPOT } else { figure.mean_radius };
    Some(Rubbing { friction: solid.floor_friction, gyration: sqrt(figure.inertia_per_kg), arm })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::maths::vec2;
    use crate::base::shape::Shape;
    use crate::sim::tests::rig::{Rig, robot, scene, thing};
    use crate::sim::wheel::GRAVITY;

    const ME: BodyId = BodyId(0);

    #[test]
    fn the_top_speed_is_the_motors_free_speed_and_braking_is_short() {
        let mut rig = Rig::new(&scene());
        rig.ask("motors", &[100.0, 100.0]);
        rig.run(200);
        // 1050 °/s on wheels of 2.16 cm, less what gears and caster take.
        let free = radians(1050.0) * 0.0216;
        assert!((0.9 * free..free).contains(&rig.speed(0)), "{} of {free}", rig.speed(0));
        let (before, speed) = (rig.pose().at, rig.speed(0));
        rig.ask("stop", &[]);
        rig.run(60);
        let way = (rig.pose().at - before).length();
        // No shorter than sliding with all of the grip, no longer than three times that.
        let sliding = speed * speed / (2.0 * 0.9 * GRAVITY);
        assert!(rig.world.at_rest());
        assert!((0.8 * sliding..3.0 * sliding).contains(&way), "{way} against {sliding}");
    }

    #[test]
    fn a_robot_at_a_wall_stands_still_and_its_wheels_spin() {
        let mut field = scene();
        field.things.push(thing("Wall(from: (-50, 0), to: (50, 0), thickness: 1)", 200.0, 212.0, 0.0));
        let mut rig = Rig::new(&field);
        rig.ask("motors", &[60.0, 60.0]);
        rig.run(100);
        let stood = rig.pose().at;
        let (rolled, travelled) = (rig.world.rolled_m(0), rig.world.travelled_m(0));
        rig.run(300);
        assert!((rig.pose().at - stood).length() < 1e-4);
        assert!(rig.world.rolled_m(0) - rolled > 0.1);
        assert!(rig.world.travelled_m(0) - travelled < 0.01);
        assert!(rig.world.touching(ME, Some(BodyId(1))) && rig.world.clearance(ME, Some(BodyId(1))) < 0.001);
        assert!(rig.world.energy_j(0) > 1.0);
    }

    #[test]
    fn a_heavy_box_is_not_crept_and_a_light_one_is_pushed() {
        for (mass, least, most) in [(5000, 0.0, 0.0005), (300, 0.2, 2.0)] {
            let mut field = scene();
            field.things.push(thing(&format!("Box(size: (20, 10), mass: {mass})"), 200.0, 216.0, 0.0));
            let mut rig = Rig::new(&field);
            rig.ask("motors", &[40.0, 40.0]);
            rig.run(100);
            let before = rig.at(1);
            rig.run(300);
            let way = (rig.at(1) - before).length();
            assert!((least..=most).contains(&way), "{mass} g went {way} m");
        }
    }

    #[test]
    fn a_resting_robot_holds_against_a_weak_push() {
        // Two equal robots, one pushes the other's side with a little voltage: tyres hold better than that pushes.
        let mut field = scene();
        field.robots.push(robot("other", 200.0, 216.9, 90.0));
        let mut rig = Rig::new(&field);
        rig.ask("motors", &[8.0, 8.0]);
        rig.run(200);
        let before = rig.at(1);
        assert!(rig.world.touching(ME, Some(BodyId(1))));
        rig.run(300);
        assert!((rig.at(1) - before).length() < 2e-4, "{}", (rig.at(1) - before).length());
    }

    #[test]
    fn ice_is_slippery_and_sand_is_slow() {
        let area = Shape::Disc { at: vec2(2.0, 2.0), radius: 5.0 };
        let patch = |grip, drag| Surface { grip, drag, ..Surface::plain(area.clone()) };
        let way = |surfaces: Vec<Surface>| {
            let mut field = scene();
            field.surfaces = surfaces;
            let mut rig = Rig::new(&field);
            rig.ask("motors", &[100.0, 100.0]);
            rig.run(50);
            (rig.pose().at - vec2(2.0, 2.0)).length()
        };
        let (plain, ice, sand) = (way(vec![]), way(vec![patch(0.05, 0.0)]), way(vec![patch(1.0, 50.0)]));
        assert!(ice < 0.6 * plain && sand < 0.8 * plain, "{plain} {ice} {sand}");
    }

    #[test]
    fn touches_are_told_once_when_they_begin_and_once_when_they_end() {
        let mut field = scene();
        field.edge = Edge::Wall;
        field.robots = vec![robot("me", 200.0, 380.0, 0.0)];
        let mut rig = Rig::new(&field);
        rig.ask("drive", &[20.0, 0.0]);
        let mut told = Vec::new();
        for tick in 0..300 {
            if tick == 200 {
                rig.ask("drive", &[-20.0, 0.0]);
            }
            rig.step();
            told.extend(rig.world.events().iter().filter(|event| !matches!(event, Event::Note { .. })).cloned());
        }
        assert_eq!(told.len(), 2, "{told:?}");
        assert!(matches!(told[0], Event::Touch { body: ME, other: None, impulse } if impulse > 0.0));
        assert_eq!(told[1], Event::Part { body: ME, other: None });
    }

    #[test]
    fn stepping_twice_gives_the_same_state_and_readings_change_nothing() {
        let mut field = scene();
        field.noise = crate::sim::scene::NoiseLevel::Real;
        field.edge = Edge::Wall;
        for i in 0..10 {
            let (x, y) = (150.0 + 20.0 * f64::from(i % 5), 230.0 + 25.0 * f64::from(i / 5));
            field.things.push(thing("Box(size: (8, 8), mass: 150)", x, y, 10.0 * f64::from(i)));
        }
        let run = |look: bool| {
            let mut rig = Rig::new(&field);
            let mut hashes = Vec::new();
            rig.ask("drive", &[25.0, 20.0]);
            for tick in 0..400 {
                if look || tick % 50 == 0 {
                    let front = rig.number("distance front");
                    assert!(front.is_finite() && (0.0..=255.0).contains(&front));
                }
                if look {
                    assert_eq!(rig.world.readings(0), rig.world.readings(0));
                    rig.ask("line", &[]);
                    rig.number("gyro_rate");
                }
                rig.step();
                hashes.push(rig.hash());
            }
            hashes
        };
        assert_eq!(run(false), run(true));
    }

    #[test]
    fn rays_and_bumpers_see_the_scene_at_tick_0() {
        let mut field = scene();
        field.things.push(thing("Wall(from: (-50, 0), to: (50, 0), thickness: 1)", 200.0, 250.0, 0.0));
        let mut rig = Rig::new(&field);
        // The ranger sits 9.5 cm before the axle, the wall's near side is 49.5 cm away; the middle ray of the cone wins.
        assert!((rig.number("distance front") - 40.0).abs() < 0.01);
        assert_eq!(rig.number("distance left"), 255.0);
        assert_eq!(rig.ask("touched front", &[]), Value::Bool(false));
    }

    #[test]
    fn weak_motors_pull_aside_with_noise_and_not_without() {
        use crate::sim::scene::NoiseLevel;
        let bend = |noise, bias_seed, noise_seed| {
            let mut field = scene();
            (field.noise, field.bias_seed, field.noise_seed) = (noise, bias_seed, noise_seed);
            let mut rig = Rig::new(&field);
            rig.ask("motors", &[50.0, 50.0]);
            rig.run(300);
            rig.pose().angle - vec2(0.0, 1.0).angle()
        };
        assert!(bend(NoiseLevel::Off, 1, 1).abs() < 1e-3);
        let bends: Vec<f64> = (1..6).map(|seed| bend(NoiseLevel::Real, seed, 1)).collect();
        assert!(bends.iter().any(|bend| bend.abs() > 0.05), "{bends:?}");
        // The same robot pulls the same way on another layout, and a third as much in a classroom.
        assert_eq!(bend(NoiseLevel::Real, 3, 1), bend(NoiseLevel::Real, 3, 2));
        assert!((bend(NoiseLevel::Classroom, 3, 1) * 3.0 / bends[2] - 1.0).abs() < 0.2);
    }

    #[test]
    fn a_halted_robot_brakes_and_obeys_no_more() {
        let mut rig = Rig::new(&scene());
        rig.ask("motors", &[50.0, 50.0]);
        rig.run(50);
        rig.world.halt(0);
        rig.run(50);
        assert!(rig.world.at_rest());
    }

    #[test]
    fn a_thing_at_rest_stays_at_rest_and_falls_asleep() {
        let mut field = scene();
        field.robots[0] = robot("me", 50.0, 50.0, 0.0);
        field.things.push(thing("Box(size: (10, 10), mass: 100)", 200.0, 200.0, 12.0));
        let mut rig = Rig::new(&field);
        let before = rig.world.pose(BodyId(1));
        rig.run(200);
        assert_eq!(rig.world.pose(BodyId(1)), before);
        assert!(rig.world.at_rest());
    }
}
