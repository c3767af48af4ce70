//! A kit: a robot described as data. Centimetres, degrees, grams; x right, y forward, the nose up, and the origin in the
//! middle of the driven axle.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::base::ask::WordEntry;
use crate::base::diag::Diag;
use crate::base::ink::{Ink, Role, Stroke};
use crate::base::maths::Vec2;
use crate::base::units::{body_point, body_pose, metres};
use crate::sim::actuator::{Actuator, Motor};
use crate::sim::check::{FRICTION, LENGTH_CM, MASS_G, Problems};
use crate::sim::firmware;
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
    /// The firmware of a robot with a left and a right motor; without it the robot has no words that move the whole of it.
    #[serde(default)]
    pub drive: Option<Drive>,
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
    crate::sim::physics::SIDE_FRICTION
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

/// How the firmware drives: which motors are left and right, and how fast and hard it moves.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Drive {
    pub left: String,
    pub right: String,
    /// Until the program says otherwise, cm/s.
    pub speed: f64,
    /// cm/s².
    pub acceleration: f64,
    /// Of turns, °/s and °/s².
    pub turn_speed: f64,
    pub turn_acceleration: f64,
    /// The torque at the wheel that moves keep below, N·cm, so that wheels that meet a wall stall and do not spin.
    pub torque: f64,
}

impl Kit {
    /// Reads a kit and says every problem; a kit with problems is not given.
    pub fn load(text: &str, file: &str) -> Result<Self, Vec<Diag>> {
        let kit: Self = read_kit(text, file)?;
        let diags = kit.check();
        if diags.iter().any(Diag::is_error) { Err(diags) } else { Ok(kit) }
    }

    /// What cannot be about this kit.
    pub fn check(&self) -> Vec<Diag> {
        let mut problems = Problems::default();
        let Self { version, title, body, wheels, casters, drive, sensors, actuators } = self;
        if *version != VERSION {
            problems.range("version", f64::from(*version), (f64::from(VERSION), f64::from(VERSION)), "unit-none");
        }
        for language in LANGUAGES {
            if title.get(language).is_none_or(|text| text.trim().is_empty()) {
                problems.other("sim-kit-no-title", &format!("title: {language}"));
            }
        }
        for (list, count) in [
            ("wheels", wheels.len()),
            ("casters", casters.len()),
            ("sensors", sensors.len()),
            ("actuators", actuators.len()),
        ] {
            let least = if list == "wheels" { 1 } else { 0 };
            problems.range(list, count as f64, (f64::from(least), MAX_PARTS as f64), "unit-none");
            if count > MAX_PARTS {
                return problems.diags;
            }
        }
        problems.inside("body", |problems| {
            problems.polygon("outline", &body.outline);
            problems.range("mass", body.mass, MASS_G, "unit-gram");
            problems.place("centre", body.centre);
            problems.range("friction", body.friction, FRICTION, "unit-none");
        });
        for wheel in wheels {
            problems.inside(format!("wheel {}", wheel.name), |problems| {
                problems.place("at", wheel.at);
                problems.range("facing", wheel.facing, (-360.0, 360.0), "unit-degree");
                problems.range("radius", wheel.radius, WHEEL_CM, "unit-centimetre");
                problems.range("width", wheel.width, LENGTH_CM, "unit-centimetre");
                problems.range("grip", wheel.grip, FRICTION, "unit-none");
                if ![0, 45, -45, 90].contains(&wheel.rollers) {
                    problems.other("sim-kit-rollers", "rollers");
                }
            });
        }
        for (number, caster) in casters.iter().enumerate() {
            problems.inside(format!("caster {}", number + 1), |problems| {
                problems.place("at", caster.at);
                problems.range("friction", caster.friction, FRICTION, "unit-none");
            });
        }
        for sensor in sensors {
            problems.inside(format!("{} {}", sensor.kind(), sensor.name()), |problems| sensor.check(self, problems));
        }
        for actuator in actuators {
            problems.inside(format!("{} {}", actuator.kind(), actuator.name()), |problems| {
                actuator.check(self, problems);
            });
        }
        if let Some(drive) = drive {
            problems.inside("drive", |problems| drive.check(self, problems));
        }
        self.check_names(&mut problems);
        problems.diags
    }

    /// Names are said once, and only one motor turns a wheel.
    fn check_names(&self, problems: &mut Problems) {
        let mut wheels: Vec<&str> = self.wheels.iter().map(|wheel| wheel.name.as_str()).collect();
        let mut devices: Vec<(&str, &str)> = self.sensors.iter().map(|part| (part.kind(), part.name())).collect();
        devices.extend(self.actuators.iter().map(|part| (part.kind(), part.name())));
        let mut driven: Vec<&str> = self.motors().flat_map(|motor| motor.wheels.iter().map(String::as_str)).collect();
        wheels.sort_unstable();
        devices.sort_unstable();
        driven.sort_unstable();
        for pair in wheels.windows(2).filter(|pair| pair[0] == pair[1]) {
            problems.other("sim-kit-name-twice", &format!("wheel {}", pair[0]));
        }
        for pair in devices.windows(2).filter(|pair| pair[0] == pair[1]) {
            problems.other("sim-kit-name-twice", &format!("{} {}", pair[0].0, pair[0].1));
        }
        for pair in driven.windows(2).filter(|pair| pair[0] == pair[1]) {
            problems.other("sim-kit-wheel-driven-twice", &format!("wheel {}", pair[0]));
        }
        for kind in ["Pen", "Beeper"] {
            if devices.iter().filter(|(known, _)| *known == kind).count() > 1 {
                problems.other("sim-kit-only-one", kind);
            }
        }
    }

    /// The words this kit gives to programs: its moves and those of its devices, with the devices that answer each.
    pub fn words(&self) -> Vec<WordEntry> {
        let mut entries: Vec<WordEntry> = Vec::new();
        if self.drive.is_some() {
            let moves = firmware::WORDS.iter().map(|word| WordEntry { word, devices: Vec::new(), hidden: false });
            entries.extend(moves);
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
        let parts = self.sensors.iter().map(Sensor::ink).chain(self.actuators.iter().map(Actuator::ink));
        ink.strokes.extend(parts.flat_map(|part| part.strokes));
        ink
    }
}

impl Drive {
    fn check(&self, kit: &Kit, problems: &mut Problems) {
        problems.range("speed", self.speed, (1.0, 500.0), "unit-centimetre-per-second");
        problems.range("acceleration", self.acceleration, (1.0, 5000.0), "unit-none");
        problems.range("turn_speed", self.turn_speed, (1.0, 3600.0), "unit-degree-per-second");
        problems.range("turn_acceleration", self.turn_acceleration, (1.0, 36_000.0), "unit-none");
        problems.range("torque", self.torque, (0.01, 10_000.0), "unit-newton-centimetre");
        for (side, name) in [("left", &self.left), ("right", &self.right)] {
            if kit.motor_number(name).is_none() {
                problems.unknown(side, name, kit.motors().map(|motor| motor.name.as_str()));
            } else if !kit.sensors.iter().any(|sensor| sensor.is_encoder_of(name)) {
                problems.other("sim-kit-no-encoder", side);
            }
        }
    }
}

/// Reads the plain RON of a kit.
fn read_kit(text: &str, file: &str) -> Result<Kit, Vec<Diag>> {
    read_ron(text).map_err(|error| {
        let place = crate::base::diag::Place {
            file: file.to_owned(),
            line: error.span.start.line as u32,
            column: error.span.start.col as u32,
            length: 0,
        };
        vec![Diag::error("sim-kit-unreadable").with("problem", error.code.to_string()).at(place)]
    })
}

/// RON in the dialect of arba: `Some` is left out, and a variant's fields stand directly in it.
pub(super) fn read_ron<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, ron::error::SpannedError> {
    use ron::extensions::Extensions;
    ron::Options::default()
        .with_default_extension(Extensions::IMPLICIT_SOME | Extensions::UNWRAP_VARIANT_NEWTYPES)
        .from_str(text)
}
