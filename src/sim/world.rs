//! The world of one trial: built from a scene, asked by pilots, stepped by the trial, looked at by the referee.

use crate::base::ask::{Answer, Ask, MAX_ARGS, Vocabulary};
use crate::base::ink::Ink;
use crate::base::maths::{Pose, Vec2};
use crate::base::shape::Outline;
use crate::base::units::radians;
use crate::base::value::Value;
use crate::sim::actuator::Trail;
use crate::sim::body::{Motion, Touch};
use crate::sim::chance::Dice;
use crate::sim::event::Event;
use crate::sim::robot::{Robot, Surroundings};
use crate::sim::scene::Scene;
use crate::sim::stage::{Stage, ThingLook, ThingState};
use crate::sim::thing::{Book, Thing};

/// Below this a body is at rest.
const REST_M_S: f64 = 0.001;
const REST_DEG_S: f64 = 0.5;

/// A body: robots are 0.., then come the things, in the scene's order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct BodyId(pub u16);

/// The world of one trial.
pub struct World {
    stage: Stage,
    robots: Vec<Robot>,
    /// The things that have something to do in a tick: their bodies, and their books.
    things: Vec<(usize, Thing, Book)>,
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
        let things = (scene.robots.len()..).zip(&scene.things).filter(|(_, start)| start.thing.is_lively());
        let things = things.map(|(body, start)| (body, start.thing.clone(), start.thing.book())).collect();
        let mut world = Self { stage: Stage::new(scene), robots, things, pending: Vec::new() };
        world.each_thing(Thing::begin);
        world.sample();
        world
    }

    fn surroundings(&self, body: usize) -> Surroundings<'_> {
        Surroundings { stage: &self.stage, body }
    }

    /// Does something with each lively thing, in their order.
    fn each_thing(&mut self, deed: impl Fn(&Thing, &mut Book, usize, &mut Stage)) {
        let Self { stage, things, .. } = self;
        for (body, thing, book) in things {
            deed(thing, book, *body, stage);
        }
    }

    fn sample(&mut self) {
        let Self { stage, robots, .. } = self;
        for (body, robot) in robots.iter_mut().enumerate() {
            robot.sample(Surroundings { stage, body });
        }
    }

    /// Tells a robot by which numbers its pilot will call its words; to be done once before the first ask.
    pub fn bind(&mut self, robot: usize, vocabulary: &Vocabulary) {
        self.robots[robot].bind(vocabulary);
    }

    /// Answers an ask from the state at the start of the tick; orders change only the robot's own books until `step`.
    pub fn ask(&mut self, robot: usize, ask: &Ask, again: bool) -> Answer {
        let Self { stage, robots, pending, .. } = self;
        robots[robot].ask(Surroundings { stage, body: robot }, robot, ask, again, pending)
    }

    /// The program of a robot has ended: its motors brake for good.
    pub fn halt(&mut self, robot: usize) {
        self.robots[robot].halt();
    }

    /// Act, move and notice: one fixed step of 10 ms. The events of the step are in `events` until the next one.
    pub fn step(&mut self) {
        let Self { stage, robots, pending, .. } = self;
        stage.events.clear();
        stage.events.append(pending);
        for (body, robot) in robots.iter_mut().enumerate() {
            stage.bodies[body].alone = robot.act(Surroundings { stage, body });
        }
        self.each_thing(Thing::act);
        self.stage.step();
        self.stage.air.clear();
        let Self { stage, robots, .. } = self;
        for (number, robot) in robots.iter_mut().enumerate() {
            let pushed = stage.bodies[number].pushed;
            robot.notice(stage, number, pushed);
        }
        self.each_thing(Thing::notice);
        self.sample();
        self.compare_touches();
    }

    /// Tells which touches began and ended in the step, by body.
    fn compare_touches(&mut self) {
        let Stage { physics, events, .. } = &mut self.stage;
        let (new, old) = (physics.touches(), physics.old_touches());
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
                    events.push(Event::Touch { body, other, impulse: touch.impulse });
                }
                (std::cmp::Ordering::Greater, _, Some(before)) => {
                    let (body, other) = ids(before);
                    events.push(Event::Part { body, other });
                }
                _ => {}
            }
        }
    }

    /// Steps done.
    pub fn tick(&self) -> u64 {
        self.stage.tick
    }

    /// What happened in the last step, in a fixed order.
    pub fn events(&self) -> &[Event] {
        &self.stage.events
    }

    pub fn robot_count(&self) -> usize {
        self.robots.len()
    }

    pub fn body_count(&self) -> usize {
        self.stage.bodies.len()
    }

    pub fn name(&self, body: BodyId) -> &str {
        &self.stage.bodies[body.number()].name
    }

    /// The name of a robot's device, by the number that events and vocabularies call it.
    pub fn device_name(&self, robot: usize, device: u16) -> &str {
        self.robots[robot].kit.device_name(device)
    }

    /// Can its pose change: is it a robot, a loose thing, or one that moves by itself?
    pub fn moves(&self, body: BodyId) -> bool {
        self.stage.physics.moves(body.number())
    }

    /// What can be told of a body by looking at it.
    pub fn look_of(&self, body: BodyId) -> &ThingLook {
        &self.stage.bodies[body.number()].look
    }

    /// What has changed about a thing beside its pose.
    pub fn thing_state(&self, body: BodyId) -> ThingState {
        self.stage.bodies[body.number()].state
    }

    /// The ropes between bodies: each end is a body and a point of its own frame, metres.
    pub fn ropes(&self) -> impl Iterator<Item = [(BodyId, Vec2); 2]> + '_ {
        let end = |body: usize, at: Vec2| (BodyId(body as u16), at);
        self.stage.ropes.iter().map(move |rope| [end(rope.first, rope.first_at), end(rope.second, rope.second_at)])
    }

    /// The robot that holds a thing now.
    pub fn holder(&self, body: BodyId) -> Option<usize> {
        self.stage.bodies[body.number()].holder
    }

    /// How many messages a robot has sent, and how many have reached it.
    pub fn messages(&self, robot: usize) -> (u64, u64) {
        self.stage.air.counts(robot)
    }

    /// The stage itself, for tests of what is seen of it.
    #[cfg(test)]
    pub(crate) fn stage(&mut self) -> &mut Stage {
        &mut self.stage
    }

    /// Can something push the body (robots and loose things)?
    pub fn is_loose(&self, body: BodyId) -> bool {
        self.stage.physics.is_loose(body.number())
    }

    /// `world_from_body`.
    pub fn pose(&self, body: BodyId) -> Pose {
        self.stage.physics.pose(body.number())
    }

    /// Linear velocity of the body's origin, m/s in the world, and angular velocity rad/s, counter-clockwise.
    pub fn twist(&self, body: BodyId) -> (Vec2, f64) {
        let number = body.number();
        let motion = self.stage.physics.motion(number);
        let centre_to_origin = self.stage.physics.pose(number).direction(-self.stage.bodies[number].centre);
        (motion.velocity + centre_to_origin.left() * motion.spin, motion.spin)
    }

    /// The outline in the body's own frame.
    pub fn outline(&self, body: BodyId) -> &Outline {
        &self.stage.bodies[body.number()].outline
    }

    /// The picture in the body's own frame.
    pub fn ink(&self, body: BodyId) -> &Ink {
        &self.stage.bodies[body.number()].ink
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
        self.stage.physics.touches().binary_search_by_key(&(first, second), Touch::key).is_ok()
    }

    /// Distance from a body's outline to the nearest surface of a thing or the edge wall, metres; infinite when there is none.
    pub fn clearance(&self, body: BodyId, other: Option<BodyId>) -> f64 {
        self.stage.physics.clearance(body.number(), other.map(BodyId::number))
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

    /// Measures with a robot's sensor now, whatever its rate, and reads it by one of its words; pure. This is what the
    /// benchmark times.
    pub fn measure(&self, robot: usize, sensor: usize, word: usize, args: &[Value; MAX_ARGS]) -> (Value, Answer) {
        let eye = self.robots[robot].eye(self.surroundings(robot));
        let part = &eye.kit.sensors[sensor];
        let sample = if part.period() > 0 { part.sample(&eye, sensor) } else { Value::Unit };
        (sample, part.answer(word, args, &eye, sensor))
    }

    /// Is everything that can be pushed at rest (no body faster than 1 mm/s or 0.5 °/s)?
    pub fn at_rest(&self) -> bool {
        let physics = &self.stage.physics;
        (0..self.stage.bodies.len()).filter(|&number| physics.is_loose(number)).all(|number| {
            let motion = physics.motion(number);
            motion.velocity.length() <= REST_M_S && motion.spin.abs() <= radians(REST_DEG_S)
        })
    }

    /// Feeds every bit of the moving state to a hasher: poses, twists, and the books of robots and things.
    pub fn hash_state(&self, feed: &mut dyn FnMut(&[u8])) {
        let Self { stage, robots, things, pending: _ } = self;
        feed(&stage.tick.to_le_bytes());
        for (number, body) in stage.bodies.iter().enumerate() {
            if stage.physics.moves(number) {
                let (pose, motion) = (stage.physics.pose(number), stage.physics.motion(number));
                let Motion { velocity, spin } = motion;
                for value in [pose.at.x, pose.at.y, pose.angle, velocity.x, velocity.y, spin] {
                    feed(&value.to_bits().to_le_bytes());
                }
            }
            body.feed(feed);
        }
        for robot in robots {
            robot.feed(feed);
        }
        for (_, _, book) in things {
            book.feed(feed);
        }
        stage.air.feed(feed);
    }
}

#[cfg(test)]
impl World {
    pub(super) fn stage_mut(&mut self) -> &mut Stage {
        &mut self.stage
    }
}

impl BodyId {
    fn number(self) -> usize {
        usize::from(self.0)
    }
}

fn ids(touch: &Touch) -> (BodyId, Option<BodyId>) {
    (BodyId(touch.first as u16), touch.second.map(|second| BodyId(second as u16)))
}

#[cfg(test)]
impl World {
    /// Kicks a loose body at its centre of mass, N·s.
    pub fn kick(&mut self, body: BodyId, impulse: Vec2) {
        let centre = self.stage.pose(body.number()).point(self.stage.bodies[body.number()].centre);
        self.stage.physics.kick(body.number(), impulse, centre);
    }

    /// Velocity of the centre of mass, m/s in the world, and angular velocity.
    pub fn motion(&self, body: BodyId) -> (Vec2, f64) {
        let motion = self.stage.physics.motion(body.number());
        (motion.velocity, motion.spin)
    }

    /// Kinetic energy of a robot's shafts, joules.
    pub fn shaft_energy_j(&self, robot: usize) -> f64 {
        self.robots[robot].shaft_energy_j()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::maths::vec2;
    use crate::base::shape::Shape;
    use crate::sim::scene::{Edge, Surface};
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
