//! Camera: an object camera that tells what it sees: kind, colour, bearing and distance.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::base::ask::{Gives, Home, Kind, Repeat, Word};
use crate::base::ink::{Ink, Role, Stroke};
use crate::base::maths::{Pose, TAU, Vec2, wrap_angle};
use crate::base::shape::Outline;
use crate::base::units::{TICKS_PER_S, body_pose, centimetres, degrees, metres, radians};
use crate::base::value::Value;
use crate::sim::chance::Many;
use crate::sim::check::Problems;
use crate::sim::kit::Kit;
use crate::sim::sensor::{Eye, SensorPart};
use crate::sim::stage::Figment;
use crate::sim::thing::Thing;

/// How the lens sits askew, deviation in degrees; our choice.
const BIAS_DEG: f64 = 0.5;
/// What each bearing is off by, deviation in degrees: the middle of a blob to two of the Pixy2's pixels, of which 316 show
/// 60° (its specification).
const NOISE_DEG: f64 = 0.4;
/// What each distance is off by, deviation as a share of it for each metre. A camera guesses a distance d from a width in
/// pixels, f W / d, so a pixel more or less is the share d / (f W): with those pixels f is 274, and a thing W = 7 cm wide is
/// 5 % wrong at 1 m.
const NOISE_PER_M: f64 = 0.05;
/// The most things that can be asked for.
const MOST: f64 = 50.0;
/// Of a thing's half width, so much is looked at to each side: an edge that just peeps out is not told.
const EDGE: f64 = 0.8;
/// What robots are called among the kinds.
const ROBOT: &str = "Robot";

/// An object camera of the class of Pixy2 and HuskyLens. It sees what has a colour, and robots.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Camera {
    pub name: String,
    pub at: (f64, f64),
    #[serde(default)]
    pub facing: f64,
    #[serde(default = "usual_range")]
    pub range: f64,
    /// Degrees from left to right: 60 of the Pixy2.
    #[serde(default = "usual_view")]
    pub view: f64,
    /// Pictures in a second: 60 of the Pixy2, of which a tick takes at most every other one.
    #[serde(default = "usual_rate")]
    pub rate: f64,
    /// The nearest so many things are told.
    #[serde(default = "usual_most")]
    pub most: u32,
    /// The kinds of things that it was taught: `["Pin", "Robot"]`; when left out, everything with a colour, and robots.
    #[serde(default)]
    pub sees: Vec<String>,
}

/// Small things are some pixels wide up to there.
fn usual_range() -> f64 {
    200.0
}

fn usual_view() -> f64 {
    60.0
}

fn usual_rate() -> f64 {
    50.0
}

fn usual_most() -> u32 {
    10
}

/// A thing in the picture.
struct Sight {
    body: usize,
    /// Where its middle is from the camera.
    offset: Vec2,
    distance_m: f64,
    bearing_rad: f64,
}

impl Camera {
    /// Was it taught this kind of thing?
    fn knows(&self, body: &Figment) -> bool {
        match self.sees.is_empty() {
            true => body.look.colour.is_some() || body.look.kind == ROBOT,
            false => self.sees.iter().any(|kind| kind == body.look.kind),
        }
    }

    /// What is within view and range, nearest first, hidden or not.
    fn candidates(&self, eye: &Eye, mount: Pose) -> Vec<Sight> {
        let (range_m, half_view) = (metres(self.range), radians(self.view * 0.5));
        let bodies = eye.stage.bodies.iter().enumerate();
        let seen = bodies.filter(|(number, body)| {
            // What was lifted off the floor is out of the picture, and so is what was taken.
            *number != eye.body && !body.state.gone && !body.state.lifted && self.knows(body)
        });
        let mut found: Vec<Sight> = seen
            .filter_map(|(number, body)| {
                let offset = eye.physics.pose(number).point(middle(&body.outline)) - mount.at;
                let distance_m = offset.length();
                let bearing_rad = wrap_angle(mount.angle - offset.angle());
                (distance_m <= range_m && bearing_rad.abs() <= half_view).then_some(Sight {
                    body: number,
                    offset,
                    distance_m,
                    bearing_rad,
                })
            })
            .collect();
        found.sort_by(|a, b| a.distance_m.total_cmp(&b.distance_m).then(a.body.cmp(&b.body)));
        found
    }

    /// Does a ray to its middle or to one of its sides reach it first?
    fn is_clear(&self, eye: &Eye, mount: Pose, sight: &Sight) -> bool {
        let body = &eye.stage.bodies[sight.body];
        let across = sight.offset.left() * (1.0 / sight.distance_m.max(1e-9));
        let half_m = half_width(&body.outline, eye.physics.pose(sight.body), across) * EDGE;
        [0.0, half_m, -half_m].into_iter().any(|side| {
            let way = sight.offset + across * side;
            let length = way.length();
            if length < 1e-9 {
                return true;
            }
            // What lies flat on the floor is met by no ray: it is seen when nothing else is.
            let hit = eye.physics.ray_hit(mount.at, way * (1.0 / length), length, eye.body);
            hit.is_none_or(|hit| hit.body == Some(sight.body))
        })
    }

    /// What a program gets of a thing.
    fn told(&self, eye: &Eye, me: usize, noises: Many, sight: &Sight) -> (f64, Value) {
        let look = &eye.stage.bodies[sight.body].look;
        let number = sight.body as u64 * 2;
        let off = BIAS_DEG * eye.memories[me].chance.bias(0) + NOISE_DEG * noises.noise(number);
        // From the robot's nose, so that `turn(bearing)` turns towards it wherever the camera looks.
        let bearing = degrees(wrap_angle(sight.bearing_rad + radians(self.facing + off)));
        let share = NOISE_PER_M * sight.distance_m * noises.noise(number + 1);
        let distance = centimetres(sight.distance_m) * (1.0 + share).max(0.0);
        let tenth = |number: f64| Value::Float((number * 10.0).round() / 10.0);
        let said: [(&str, Value); 4] = [
            ("kind", Value::from(look.kind.to_lowercase().as_str())),
            ("color", Value::from(look.colour.map_or("none", |colour| colour.said()))),
            ("bearing", tenth(bearing)),
            ("distance", tenth(distance)),
        ];
        (distance, Value::Map(BTreeMap::from(said.map(|(key, value)| (key.to_owned(), value)))))
    }
}

/// The middle of an outline in its own frame: of a polygon, that of its extent.
fn middle(outline: &Outline) -> Vec2 {
    match outline {
        Outline::Disc { at, .. } => *at,
        Outline::Polygon(corners) => {
            let (mut low, mut high) = (Vec2 { x: f64::MAX, y: f64::MAX }, Vec2 { x: f64::MIN, y: f64::MIN });
            for corner in corners {
                low = Vec2 { x: low.x.min(corner.x), y: low.y.min(corner.y) };
                high = Vec2 { x: high.x.max(corner.x), y: high.y.max(corner.y) };
            }
            (low + high) * 0.5
        }
    }
}

/// How far an outline reaches from its middle along a direction of the world, to the nearer of both sides.
fn half_width(outline: &Outline, world_from_body: Pose, across: Vec2) -> f64 {
    match outline {
        Outline::Disc { radius, .. } => *radius,
        Outline::Polygon(corners) => {
            let (along, middle) = (across.turned(-world_from_body.angle), middle(outline));
            let reach = corners.iter().map(|corner| (*corner - middle).dot(along));
            let (low, high) = reach.fold((0.0f64, 0.0f64), |(low, high), way| (low.min(way), high.max(way)));
            high.min(-low)
        }
    }
}

impl SensorPart for Camera {
    const EXAMPLE: &'static str = r#"Camera(name: "camera", at: (0, 8), range: 200, view: 60, rate: 50)"#;

    const WORDS: &'static [Word] = &[Word {
        name: "look",
        home: Home::Robot,
        kind: Kind::See,
        of_device: true,
        params: &[],
        gives: Gives::List,
        repeat: Repeat::Same,
        example: "look()",
    }];

    fn name(&self) -> &str {
        &self.name
    }

    fn check(&self, _: &Kit, problems: &mut Problems) {
        problems.place("at", self.at);
        problems.range("facing", self.facing, (-360.0, 360.0), "unit-degree");
        problems.range("range", self.range, (5.0, 1000.0), "unit-centimetre");
        problems.range("view", self.view, (1.0, 360.0), "unit-degree");
        problems.range("rate", self.rate, (1.0, 50.0), "unit-hertz");
        problems.range("most", f64::from(self.most), (1.0, MOST), "unit-none");
        let known = || Thing::KINDS.iter().map(|(kind, _)| *kind).chain([ROBOT]);
        for kind in &self.sees {
            if !known().any(|known| known == kind) {
                problems.unknown("sees", kind, known());
            }
        }
    }

    fn period(&self) -> u64 {
        (TICKS_PER_S as f64 / self.rate.max(1.0)).round() as u64
    }

    fn sample(&self, eye: &Eye, me: usize) -> Value {
        let mount = eye.mount(self.at, self.facing);
        let noises = eye.memories[me].chance.many(eye.tick);
        let candidates = self.candidates(eye, mount);
        let clear = candidates.iter().filter(|sight| self.is_clear(eye, mount, sight)).take(self.most as usize);
        let mut told: Vec<(f64, Value)> = clear.map(|sight| self.told(eye, me, noises, sight)).collect();
        told.sort_by(|a, b| a.0.total_cmp(&b.0));
        Value::List(told.into_iter().map(|(_, value)| value).collect())
    }

    fn read(&self, _: usize, eye: &Eye, me: usize) -> Value {
        eye.memories[me].sample.clone()
    }

    fn ink(&self) -> Ink {
        let mut ink = Ink::default();
        let mount = body_pose(self.at.0, self.at.1, self.facing);
        let corner = |x: f64, y: f64| {
            let corner = mount.point(Vec2 { x, y });
            (corner.x as f32, corner.y as f32)
        };
        let points = vec![corner(0.0, -0.006), corner(0.012, -0.012), corner(0.012, 0.012), corner(0.0, 0.006)];
        ink.add(Role::Device, Stroke::Polygon { points });
        ink
    }

    /// The sides of its view, and a line to each thing it tells of.
    fn beam(&self, reading: &Value) -> Ink {
        let mut ink = Ink::default();
        let mount = body_pose(self.at.0, self.at.1, self.facing);
        let tip = |angle: f64, way_cm: f64| {
            let tip = mount.at + Vec2::at_angle(angle) * metres(way_cm);
            (tip.x as f32, tip.y as f32)
        };
        let from = (mount.at.x as f32, mount.at.y as f32);
        let half = radians(self.view * 0.5).min(TAU * 0.5);
        let sides = vec![tip(mount.angle + half, self.range), from, tip(mount.angle - half, self.range)];
        ink.add(Role::Beam, Stroke::Line { points: sides, width: 0.001 });
        let Value::List(told) = reading else { return ink };
        for thing in told {
            let Value::Map(thing) = thing else { continue };
            let number = |key: &str| thing.get(key).and_then(Value::number).unwrap_or(0.0);
            let points = vec![from, tip(-radians(number("bearing")), number("distance"))];
            ink.add(Role::Beam, Stroke::Line { points, width: 0.002 });
        }
        ink
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::scene::{NoiseLevel, Scene};
    use crate::sim::tests::rig::{Rig, read_ron, robot, rover, rover_with, scene, thing};

    /// The camera is 8 cm before the axle, at (200, 208).
    fn field(figures: &str) -> Scene {
        let mut field = scene();
        field.robots[0].kit = rover_with(&format!(r#"Camera(name: "camera", at: (0, 8){figures})"#));
        field
    }

    /// Kind, colour, bearing and distance of each thing.
    fn look(rig: &mut Rig) -> Vec<(String, String, f64, f64)> {
        let Value::List(told) = rig.ask("look camera", &[]) else { panic!("no list") };
        let text = |thing: &BTreeMap<String, Value>, key: &str| thing[key].text().unwrap().to_owned();
        let each = told.iter().map(|thing| {
            let Value::Map(thing) = thing else { panic!("no map") };
            let number = |key: &str| thing[key].number().unwrap();
            (text(thing, "kind"), text(thing, "color"), number("bearing"), number("distance"))
        });
        each.collect()
    }

    fn kinds(field: &Scene) -> Vec<String> {
        look(&mut Rig::new(field)).into_iter().map(|(kind, ..)| kind).collect()
    }

    #[test]
    fn it_tells_kind_colour_bearing_and_distance_of_what_has_a_colour_nearest_first() {
        let mut field = field("");
        field.things.push(thing("Pin(radius: 3, color: Some(Red))", 210.0, 308.0, 0.0));
        field.things.push(thing("Ball(radius: 3, mass: 20, color: Some(Blue))", 200.0, 258.0, 0.0));
        field.things.push(thing("Pin(radius: 3)", 190.0, 258.0, 0.0));
        let told = look(&mut Rig::new(&field));
        assert_eq!(told.len(), 2, "{told:?}");
        assert_eq!(told[0], ("ball".into(), "blue".into(), 0.0, 50.0));
        assert_eq!((told[1].0.as_str(), told[1].1.as_str(), told[1].2), ("pin", "red", 5.7));
        assert!((told[1].3 - 100.5).abs() < 0.06);
    }

    #[test]
    fn what_is_hidden_behind_or_too_far_or_out_of_view_is_not_told() {
        let behind = |x: f64| {
            let mut field = field("");
            field.things.push(thing("Pin(radius: 3, color: Some(Red))", 200.0, 300.0, 0.0));
            field.things.push(thing("Wall(from: (-10, 0), to: (10, 0))", 200.0 + x, 250.0, 0.0));
            kinds(&field).len()
        };
        // The wall covers 10 cm to each side; at 200 + 11 cm half of the pin peeps out.
        assert_eq!((behind(0.0), behind(11.0), behind(20.0)), (0, 1, 1));
        for (x, y, seen) in [(200.0, 405.0, true), (200.0, 415.0, false), (254.0, 308.0, true), (262.0, 308.0, false)] {
            let mut field = field("");
            field.things.push(thing("Pin(radius: 3, color: Some(Red))", x, y, 0.0));
            assert_eq!(kinds(&field).len(), usize::from(seen), "{x}, {y}");
        }
    }

    #[test]
    fn robots_are_seen_and_a_camera_that_was_taught_a_kind_sees_only_that() {
        let with_all = |sees: &str| {
            let mut field = field(sees);
            field.robots.push(robot("other", 200.0, 280.0, 30.0));
            field.things.push(thing("Pin(radius: 2, color: Some(Green))", 185.0, 250.0, 0.0));
            field.things.push(thing("Pin(radius: 2)", 215.0, 250.0, 0.0));
            kinds(&field)
        };
        assert_eq!(with_all(""), ["pin", "robot"]);
        assert_eq!(with_all(r#", sees: ["Robot"]"#), ["robot"]);
        assert_eq!(with_all(r#", sees: ["Pin"]"#), ["pin", "pin"]);
    }

    #[test]
    fn bearings_are_from_the_nose_wherever_it_looks_and_the_list_has_an_end() {
        let mut field = field(", facing: 90, most: 3");
        for i in 0..8 {
            let y = 208.0 + 8.0 * (f64::from(i) - 3.5);
            field.things.push(thing("Pin(radius: 1, color: Some(Red))", 260.0, y, 0.0));
        }
        let told = look(&mut Rig::new(&field));
        assert_eq!(told.len(), 3);
        assert!(told.iter().all(|(_, _, bearing, _)| (bearing - 90.0).abs() < 15.0), "{told:?}");
    }

    #[test]
    fn what_was_taken_or_lifted_is_out_of_the_picture() {
        let mut field = field("");
        field.things.push(thing("Pin(radius: 3, mass: 50, color: Some(Red))", 200.0, 258.0, 0.0));
        for lifted in [false, true] {
            let mut stage = crate::sim::stage::Stage::new(&field);
            let state = stage.bodies[1].state;
            match lifted {
                true => stage.change(1, crate::sim::stage::ThingState { lifted: true, ..state }),
                false => stage.remove(1),
            }
            let kit = field.robots[0].kit.clone();
            let dice = crate::sim::chance::Dice { level: NoiseLevel::Off, bias_seed: 1, noise_seed: 1 };
            let start = field.robots[0].world_from_robot;
            let mut robot = crate::sim::robot::Robot::new("me", &kit, start, dice);
            robot.sample(crate::sim::robot::Surroundings { stage: &stage, body: 0 });
            let readings = robot.readings(crate::sim::robot::Surroundings { stage: &stage, body: 0 });
            let told = readings.iter().find(|(word, ..)| *word == "look").expect("a camera");
            assert_eq!(told.2, Value::List(Vec::new()), "{lifted}");
        }
    }

    #[test]
    fn errors_of_distances_grow_with_the_distance_and_pictures_come_50_times_a_second() {
        let run = |y: f64| {
            let mut field = field("");
            field.noise = NoiseLevel::Real;
            field.things.push(thing("Pin(radius: 3, color: Some(Red))", 200.0, 208.0 + y, 0.0));
            let mut rig = Rig::new(&field);
            let (mut squares, mut changes) = (0.0, 0);
            let mut last = look(&mut rig);
            for _ in 0..1000 {
                rig.step();
                let now = look(&mut rig);
                changes += usize::from(now != last);
                squares += (now[0].3 - y) * (now[0].3 - y) / 1000.0;
                assert!(now[0].2.abs() < 4.0 * (BIAS_DEG + NOISE_DEG));
                last = now;
            }
            (crate::base::maths::sqrt(squares), changes)
        };
        let ((near, changes), (far, _)) = (run(50.0), run(150.0));
        assert!((480..=500).contains(&changes), "{changes}");
        // 5 % for each metre: 1.25 cm at 50 cm, 11.25 cm at 150 cm.
        assert!((near - 1.25).abs() < 0.2 && (far - 11.25).abs() < 1.5, "{near} {far}");
    }

    #[test]
    fn figures_that_cannot_be_are_named() {
        for (figures, field) in [
            ("facing: 1000", "facing"),
            ("range: -1", "range"),
            ("view: 0", "view"),
            ("view: 400", "view"),
            ("rate: 0", "rate"),
            ("rate: 100", "rate"),
            ("most: 0", "most"),
            ("most: 1000000", "most"),
            (r#"sees: ["Unicorn"]"#, "sees"),
        ] {
            let camera: Camera = read_ron(&format!(r#"(name: "camera", at: (0, 0), {figures})"#)).unwrap();
            let mut problems = Problems::default();
            camera.check(&rover(), &mut problems);
            let diags = problems.into_diags(|_| None);
            assert_eq!(diags.len(), 1, "{figures}: {diags:?}");
            assert_eq!(diags[0].args[0].1, crate::base::diag::Arg::Text(field.into()), "{figures}");
        }
    }
}
