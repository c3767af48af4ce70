//! A kit: a robot described as data. Centimetres, degrees, grams; x right, y forward, the nose up, and the origin in the
//! middle of the driven axle.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::base::ask::WordEntry;
use crate::base::diag::{Diag, Place};
use crate::base::ink::{Ink, Role, Stroke};
use crate::base::maths::Vec2;
use crate::base::ron;
use crate::base::ron::draws::Draws;
use crate::base::ron::node::Node;
use crate::base::units::{body_point, body_pose, metres};
use crate::sim::actuator::{Actuator, Motor};
use crate::sim::check::{FRICTION, LENGTH_CM, MASS_G, Problems, Step};
use crate::sim::drive::Drive;
use crate::sim::inertia::convex_hull;
use crate::sim::sensor::Sensor;

/// The version of the format that this arba reads.
const VERSION: u32 = 1;
/// The most wheels, casters or devices of one kit.
const MAX_PARTS: usize = 64;
/// The languages that a title must have.
const LANGUAGES: [&str; 3] = ["en", "ru", "kk"];
/// Radii of wheels, cm.
const WHEEL_CM: (f64, f64) = (0.2, 50.0);

/// A robot described as data (`assets/kits/*.ron`).
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kit {
    version: u32,
    /// The kit's name in each language.
    pub title: BTreeMap<String, String>,
    pub body: Body,
    pub wheels: Vec<Wheel>,
    #[serde(default)]
    pub casters: Vec<Caster>,
    /// The firmware; without it the robot has no words that move the whole of it.
    #[serde(default)]
    pub drive: Option<Drive>,
    /// Where a rope is tied to it.
    #[serde(default)]
    pub hook: Option<(f64, f64)>,
    #[serde(default)]
    pub sensors: Vec<Sensor>,
    #[serde(default)]
    pub actuators: Vec<Actuator>,
}

/// The robot's body. Its outline's convex hull is what meets walls and things.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Body {
    pub outline: Vec<(f64, f64)>,
    /// All of the robot, g.
    pub mass: f64,
    /// Centre of mass.
    #[serde(default)]
    pub centre: (f64, f64),
    /// Coefficient of friction of the sides.
    #[serde(default = "usual_side_friction")]
    pub friction: f64,
}

fn usual_side_friction() -> f64 {
    crate::sim::body::SIDE_FRICTION
}

/// A wheel: its middle, the direction it rolls in (0 forward, clockwise), and its rollers.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wheel {
    pub name: String,
    pub at: (f64, f64),
    #[serde(default)]
    pub facing: f64,
    pub radius: f64,
    #[serde(default = "usual_width")]
    pub width: f64,
    #[serde(default = "usual_grip")]
    pub grip: f64,
    /// 0 is a plain tyre, 90 an omni wheel, 45 or −45 a mecanum wheel: the angle of the rollers to the axle.
    #[serde(default)]
    pub rollers: i32,
}

fn usual_width() -> f64 {
    2.0
}

/// Rubber on a dry smooth floor: 0.8 to 1 (The Engineering ToolBox, "Friction coefficients": rubber on concrete and wood).
fn usual_grip() -> f64 {
    0.9
}

/// A ball or a skid that carries weight and resists a little in every direction.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Caster {
    pub at: (f64, f64),
    #[serde(default = "usual_caster_drag")]
    pub friction: f64,
}

/// A steel ball in a plastic cup, as under small class robots, drags with some hundredths of its load.
fn usual_caster_drag() -> f64 {
    0.05
}

impl Kit {
    /// Reads a kit file. It is given when it is sound; every problem is told with its place.
    pub fn load(text: &str, file: &str) -> Result<Self, Vec<Diag>> {
        let (root, mut diags) = ron::parse(text, file);
        let Some(root) = root else { return Err(diags) };
        if let Some(version) = root.field("version").and_then(|node| node.read::<f64>(&Draws::none()).ok())
            && version > f64::from(VERSION)
        {
            let newer = Diag::error("sim-kit-newer").with("found", version).with("known", f64::from(VERSION));
            return Err(vec![newer.at(root.place())]);
        }
        let kit = match root.read::<Self>(&Draws::none()) {
            Ok(kit) => {
                diags.extend(kit.problems().into_diags(|way| place_of(&root, way)));
                Some(kit)
            }
            Err(diag) => {
                if !ron::is_known_already(&diag) {
                    diags.push(*diag);
                }
                None
            }
        };
        kit.filter(|_| diags.is_empty()).ok_or(diags)
    }

    /// What cannot be about this kit.
    fn problems(&self) -> Problems {
        let mut problems = Problems::default();
        let Self { version, title, body, wheels, casters, drive, hook, sensors, actuators } = self;
        problems.range("version", f64::from(*version), (f64::from(VERSION), f64::from(VERSION)), "unit-none");
        for language in LANGUAGES {
            if title.get(language).is_none_or(|text| text.trim().is_empty()) {
                problems.missing_title(language);
            }
        }
        for (list, count, least) in [
            ("wheels", wheels.len(), 1.0),
            ("casters", casters.len(), 0.0),
            ("sensors", sensors.len(), 0.0),
            ("actuators", actuators.len(), 0.0),
        ] {
            problems.range(list, count as f64, (least, MAX_PARTS as f64), "unit-none");
            if count > MAX_PARTS {
                return problems;
            }
        }
        let field = |field| Step { field, index: None };
        let item = |field, index| Step { field, index: Some(index) };
        problems.inside("body", field("body"), |problems| body.check(problems));
        for (index, wheel) in wheels.iter().enumerate() {
            problems.inside(format!("wheel {}", wheel.name), item("wheels", index), |problems| wheel.check(problems));
        }
        for (index, caster) in casters.iter().enumerate() {
            problems.inside(format!("caster {}", index + 1), item("casters", index), |problems| {
                problems.place("at", caster.at);
                problems.range("friction", caster.friction, FRICTION, "unit-none");
            });
        }
        for (index, sensor) in sensors.iter().enumerate() {
            let label = format!("{} {}", sensor.kind(), sensor.name());
            problems.inside(label, item("sensors", index), |problems| sensor.check(self, problems));
        }
        for (index, actuator) in actuators.iter().enumerate() {
            let label = format!("{} {}", actuator.kind(), actuator.name());
            problems.inside(label, item("actuators", index), |problems| actuator.check(self, problems));
        }
        if let Some(drive) = drive {
            problems.inside("drive", field("drive"), |problems| drive.check(self, problems));
        }
        if let Some(hook) = hook {
            problems.place("hook", *hook);
        }
        self.check_names(&mut problems);
        problems
    }

    /// Names are said once, and only one motor turns a wheel.
    fn check_names(&self, problems: &mut Problems) {
        let Self { wheels, sensors, actuators, .. } = self;
        for (index, wheel) in wheels.iter().enumerate() {
            let turning = self.motors().flat_map(|motor| &motor.wheels).filter(|name| **name == wheel.name).count();
            let step = Step { field: "wheels", index: Some(index) };
            problems.inside(format!("wheel {}", wheel.name), step, |problems| {
                if !is_name(&wheel.name) {
                    problems.other("sim-kit-bad-name", "name");
                } else if wheels[..index].iter().any(|other| other.name == wheel.name) {
                    problems.other("sim-kit-name-twice", "name");
                } else if turning > 1 {
                    problems.other("sim-kit-wheel-driven-twice", "name");
                }
            });
        }
        let sensors = sensors.iter().enumerate();
        let names = sensors.map(|(index, part)| ("sensors", index, part.kind(), part.name(), part.only_one()));
        let actuators = actuators.iter().enumerate();
        let names =
            names.chain(actuators.map(|(index, part)| ("actuators", index, part.kind(), part.name(), part.only_one())));
        let mut seen: Vec<(&str, &str)> = Vec::new();
        for (list, index, kind, name, only_one) in names {
            let step = Step { field: list, index: Some(index) };
            problems.inside(format!("{kind} {name}"), step, |problems| {
                if !is_name(name) {
                    problems.other("sim-kit-bad-name", "name");
                } else if seen.contains(&(kind, name)) {
                    problems.other("sim-kit-name-twice", "name");
                } else if only_one && seen.iter().any(|(other, _)| *other == kind) {
                    problems.other("sim-kit-only-one", "name");
                }
            });
            seen.push((kind, name));
        }
    }

    /// The words this kit gives to programs: its moves and those of its devices, with the devices that answer each.
    pub fn words(&self) -> Vec<WordEntry> {
        let mut entries: Vec<WordEntry> = Vec::new();
        if let Some(drive) = &self.drive {
            entries.extend(drive.words().iter().map(|word| WordEntry { word, devices: Vec::new(), hidden: false }));
        }
        let sensors = self.sensors.iter().map(|part| (part.words(), part.name()));
        let actuators = self.actuators.iter().map(|part| (part.words(), part.name()));
        for (number, (words, name)) in sensors.chain(actuators).enumerate() {
            for word in words {
                let device = word.of_device.then(|| (name.to_owned(), number as u16));
                match entries.iter_mut().find(|entry| entry.word.name == word.name) {
                    Some(entry) => entry.devices.extend(device),
                    None => entries.push(WordEntry { word, devices: device.into_iter().collect(), hidden: false }),
                }
            }
        }
        entries
    }

    /// The name of a device: sensors are numbered first, then the actuators, in the kit's order.
    pub fn device_name(&self, device: u16) -> &str {
        let number = usize::from(device);
        let actuator = || self.actuators.get(number - self.sensors.len()).map(Actuator::name);
        self.sensors.get(number).map(Sensor::name).or_else(actuator).unwrap_or("")
    }

    /// The motors in the kit's order.
    pub fn motors(&self) -> impl Iterator<Item = &Motor> {
        self.actuators.iter().filter_map(|actuator| match actuator {
            Actuator::Motor(motor) => Some(motor),
            _ => None,
        })
    }

    /// The number of a motor among the motors.
    pub fn motor_number(&self, name: &str) -> Option<usize> {
        self.motors().position(|motor| motor.name == name)
    }

    /// The convex hull of the body's outline, metres in the robot's frame.
    pub fn hull(&self) -> Vec<Vec2> {
        let corners: Vec<Vec2> = self.body.outline.iter().map(|&(x, y)| body_point(x, y)).collect();
        convex_hull(&corners)
    }

    /// The picture in the robot's frame.
    pub fn ink(&self) -> Ink {
        let mut ink = Ink::default();
        let flat = |point: Vec2| (point.x as f32, point.y as f32);
        for wheel in &self.wheels {
            let robot_from_wheel = body_pose(wheel.at.0, wheel.at.1, wheel.facing);
            let (half_length, half_width) = (metres(wheel.radius), metres(wheel.width) * 0.5);
            let corner = |x: f64, y: f64| flat(robot_from_wheel.point(Vec2 { x: x * half_length, y: y * half_width }));
            let points = vec![corner(-1.0, -1.0), corner(1.0, -1.0), corner(1.0, 1.0), corner(-1.0, 1.0)];
            ink.add(Role::Wheel, Stroke::Polygon { points });
        }
        let outline: Vec<Vec2> = self.body.outline.iter().map(|&(x, y)| body_point(x, y)).collect();
        let nose = outline.iter().fold(0.0f64, |far, corner| far.max(corner.x));
        ink.add(Role::Body, Stroke::Polygon { points: outline.into_iter().map(flat).collect() });
        let points = [(0.0, 0.25), (0.25, 0.0), (0.0, -0.25)]
            .map(|(back, side)| flat(Vec2 { x: nose * (0.6 + back), y: nose * side }))
            .to_vec();
        ink.add(Role::Nose, Stroke::Polygon { points });
        if let Some((right, forward)) = self.hook {
            let stroke = Stroke::Circle { at: flat(body_point(right, forward)), radius: 0.006, width: 0.002 };
            ink.add(Role::Device, stroke);
        }
        let parts = self.sensors.iter().map(Sensor::ink).chain(self.actuators.iter().map(Actuator::ink));
        ink.strokes.extend(parts.flat_map(|part| part.strokes));
        ink
    }
}

impl Body {
    fn check(&self, problems: &mut Problems) {
        problems.polygon("outline", &self.outline);
        problems.range("mass", self.mass, MASS_G, "unit-gram");
        problems.place("centre", self.centre);
        problems.range("friction", self.friction, FRICTION, "unit-none");
    }
}

impl Wheel {
    fn check(&self, problems: &mut Problems) {
        problems.place("at", self.at);
        problems.range("facing", self.facing, (-360.0, 360.0), "unit-degree");
        problems.range("radius", self.radius, WHEEL_CM, "unit-centimetre");
        problems.range("width", self.width, LENGTH_CM, "unit-centimetre");
        problems.range("grip", self.grip, FRICTION, "unit-none");
        if ![0, 45, -45, 90].contains(&self.rollers) {
            problems.other("sim-kit-rollers", "rollers");
        }
    }
}

/// Can programs and screens use it as a name: letters, digits, `_` and `-`?
fn is_name(text: &str) -> bool {
    const LONGEST: usize = 40;
    (1..=LONGEST).contains(&text.chars().count())
        && text.chars().all(|sign| sign.is_alphanumeric() || matches!(sign, '_' | '-'))
}

/// Where the file has the value at the end of a way, or the innermost part of the way that it has.
fn place_of(root: &Node, way: &[Step]) -> Option<Place> {
    let mut node = root;
    for step in way {
        let Some(next) = node.field(step.field) else { break };
        node = match step.index {
            None => next,
            Some(index) => next.items()?.get(index)?,
        };
    }
    Some(node.place())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::tests::rig::rover;

    const SMALL: &str = r#"Kit(
    version: 1,
    title: {"en": "Small", "ru": "Малый", "kk": "Кіші"},
    body: (outline: [(-5, -5), (5, -5), (5, 5), (-5, 5)], mass: 300),
    wheels: [(name: "left", at: (-4, 0), radius: 2), (name: "right", at: (4, 0), radius: 2)],
    casters: [(at: (0, 4))],
    actuators: [
        Motor(name: "left", wheels: ["left"], stall_torque: 10, free_speed: 900, inertia: 500),
        Motor(name: "right", wheels: ["right"], stall_torque: 10, free_speed: 900, inertia: 500),
    ],
)"#;

    fn problems(text: &str) -> Vec<(String, u32)> {
        let diags = Kit::load(text, "small.ron").expect_err("a kit that cannot be");
        diags.iter().map(|diag| (diag.code.to_string(), diag.place.as_ref().map_or(0, |place| place.line))).collect()
    }

    #[test]
    fn the_rover_is_as_large_and_heavy_as_the_course_says() {
        let kit = rover();
        let hull = kit.hull();
        let extent = |of: fn(&Vec2) -> f64| {
            let (low, high) = hull.iter().map(of).fold((f64::MAX, f64::MIN), |(l, h), v| (l.min(v), h.max(v)));
            high - low
        };
        assert!((extent(|p| p.x) - 0.16).abs() < 1e-9 && (extent(|p| p.y) - 0.14).abs() < 1e-9);
        assert_eq!(kit.body.mass, 700.0);
        assert!(kit.ink().strokes.len() > 10);
    }

    #[test]
    fn words_carry_the_devices_that_answer_them_and_devices_have_names() {
        let kit = rover();
        let words = kit.words();
        let find = |name: &str| words.iter().find(|entry| entry.word.name == name).expect("a word of the rover");
        let names = |name: &str| find(name).devices.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
        assert_eq!(names("distance"), ["front", "left", "right"]);
        assert_eq!(names("motor"), ["left", "right"]);
        assert_eq!(names("line"), Vec::<String>::new());
        for entry in &words {
            for (name, number) in &entry.devices {
                assert_eq!(kit.device_name(*number), name);
            }
        }
        assert!(words.iter().any(|entry| entry.word.name == "forward"));
        let small = Kit::load(SMALL, "small.ron").expect("a kit without firmware");
        assert!(small.words().iter().all(|entry| entry.word.name == "motor"));
    }

    #[test]
    fn problems_are_told_all_at_once_with_their_places() {
        let broken = SMALL
            .replace("mass: 300", "mass: 0")
            .replace("at: (4, 0), radius: 2", "at: (4, 0), radius: -2")
            .replace(r#"wheels: ["right"]"#, r#"wheels: ["rigth"]"#);
        let expected = [("sim-out-of-range", 4), ("sim-out-of-range", 5), ("sim-unknown-name", 9)];
        assert_eq!(problems(&broken), expected.map(|(code, line)| (code.to_owned(), line)));
    }

    #[test]
    fn kits_that_cannot_be_are_refused_and_nothing_panics() {
        for (from, to, code) in [
            ("version: 1", "version: 2", "sim-kit-newer"),
            ("version: 1", "version: 0", "sim-out-of-range"),
            ("mass: 300", "mass: 1e30", "sim-out-of-range"),
            ("mass: 300", "mass: 1e400", "ron-bad-number"),
            ("(5, 5), (-5, 5)]", "(-5, 5), (5, 5)]", "sim-polygon-crosses"),
            (r#""ru": "Малый", "#, "", "sim-kit-no-title"),
            (r#"(name: "right", at"#, r#"(name: "left", at"#, "sim-kit-name-twice"),
            (r#"Motor(name: "right""#, r#"Motor(name: "left""#, "sim-kit-name-twice"),
            (r#"wheels: ["right"]"#, r#"wheels: ["left"]"#, "sim-kit-wheel-driven-twice"),
            ("casters", "rollers", "ron-unknown-field"),
            (r#"Motor(name: "right""#, r#"Motor(name: """#, "sim-kit-bad-name"),
            (r#"Motor(name: "right""#, "Motor(name: \"\u{1b}[31m\"", "sim-kit-bad-name"),
            ("radius: 2), (", "radius: 2, rollers: 30), (", "sim-kit-rollers"),
        ] {
            let found = problems(&SMALL.replace(from, to));
            assert!(found.iter().any(|(known, _)| known == code), "{from} → {to}: {found:?}");
        }
        let many = "(at: (0, 4)), ".repeat(100_000);
        assert!(!problems(&SMALL.replace("(at: (0, 4))", &many)).is_empty());
        assert!(!problems("").is_empty() && !problems("Kit(").is_empty() && !problems("\u{0}").is_empty());
    }
}
