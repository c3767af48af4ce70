//! A rig for tests: a rover on a field, asked by name.

use std::sync::Arc;

use crate::base::ask::{Answer, Ask, MAX_ARGS, Vocabulary};
use crate::base::maths::{Pose, Vec2, vec2};
use crate::base::units::field_pose;
use crate::base::value::Value;
use crate::sim::actuator::Actuator;
use crate::sim::event::Event;
use crate::sim::kit::Kit;
use crate::sim::scene::{Edge, NoiseLevel, RadioPlan, Rgb, RobotStart, Scene, ThingStart};
use crate::sim::sensor::Sensor;
use crate::sim::thing::Thing;
use crate::sim::world::{BodyId, World};

pub const WHITE: Rgb = Rgb { red: 1.0, green: 1.0, blue: 1.0 };
pub const BLACK: Rgb = Rgb { red: 0.0, green: 0.0, blue: 0.0 };

pub fn read_ron<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, Vec<crate::base::diag::Diag>> {
    crate::base::ron::read_file(text, "test")
}

pub fn rover() -> Arc<Kit> {
    let text = include_str!("../../../assets/kits/rover.ron");
    Arc::new(Kit::load(text, "rover.ron").expect("the rover is a sound kit"))
}

/// A kit of the folder of kits.
pub fn kit(name: &str) -> Arc<Kit> {
    let kits = kits();
    let found = kits.into_iter().find(|(known, _)| known == name);
    found.unwrap_or_else(|| panic!("no kit {name}")).1
}

/// Every kit of the folder, by name.
pub fn kits() -> Vec<(String, Arc<Kit>)> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/kits");
    let entries = std::fs::read_dir(folder).expect("the folder of kits");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("a file").path()).collect();
    paths.sort_by_key(|path| path.with_extension(""));
    paths
        .into_iter()
        .map(|path| {
            let name = path.file_stem().and_then(|stem| stem.to_str()).expect("a name").to_owned();
            let text = std::fs::read_to_string(&path).expect("a text");
            let kit = Kit::load(&text, &name).unwrap_or_else(|diags| panic!("{name}: {diags:?}"));
            (name, Arc::new(kit))
        })
        .collect()
}

/// A rover that has this device as well, instead of those of its kind and name: `Distance(name: "front", …)`.
pub fn rover_with(device: &str) -> Arc<Kit> {
    let mut kit = Kit::clone(&rover());
    match (read_ron::<Sensor>(device), read_ron::<Actuator>(device)) {
        (Ok(new), _) => {
            let same = |old: &Sensor| old.kind() == new.kind() && (old.name() == new.name() || new.only_one());
            kit.sensors.retain(|old| !same(old));
            kit.sensors.push(new);
        }
        (_, Ok(new)) => {
            let same = |old: &Actuator| old.kind() == new.kind() && (old.name() == new.name() || new.only_one());
            kit.actuators.retain(|old| !same(old));
            kit.actuators.push(new);
        }
        (Err(first), Err(second)) => panic!("{device}: {first:?} {second:?}"),
    }
    Arc::new(kit)
}

/// An empty white field of 4 × 4 m without noise and one rover in its middle, nose up.
pub fn scene() -> Scene {
    Scene {
        size: vec2(4.0, 4.0),
        edge: Edge::Open,
        background: WHITE,
        paint: Vec::new(),
        surfaces: Vec::new(),
        robots: vec![robot("me", 200.0, 200.0, 0.0)],
        things: Vec::new(),
        light: 100.0,
        radio: RadioPlan::default(),
        noise: NoiseLevel::Off,
        bias_seed: 1,
        noise_seed: 1,
    }
}

pub fn robot(name: &str, x_cm: f64, y_cm: f64, facing_deg: f64) -> RobotStart {
    RobotStart { name: name.into(), kit: rover(), world_from_robot: field_pose(x_cm, y_cm, facing_deg) }
}

pub fn thing(text: &str, x_cm: f64, y_cm: f64, facing_deg: f64) -> ThingStart {
    let thing: Thing = read_ron(text).expect("a thing");
    assert_eq!(thing.check(), []);
    ThingStart { name: text.into(), thing, world_from_thing: field_pose(x_cm, y_cm, facing_deg) }
}

/// A world whose robots are asked by words.
pub struct Rig {
    pub world: World,
    pub vocabulary: Vocabulary,
    pub notes: Vec<String>,
}

impl Rig {
    pub fn new(scene: &Scene) -> Self {
        let mut world = World::new(scene);
        // All robots of a rig have the kit of the first one, or at least its words.
        let words = scene.robots.first().map_or_else(|| rover().words(), |robot| robot.kit.words());
        let vocabulary = Vocabulary::new(words, Vec::new());
        for robot in 0..world.robot_count() {
            world.bind(robot, &vocabulary);
        }
        Self { world, vocabulary, notes: Vec::new() }
    }

    pub fn step(&mut self) {
        self.world.step();
        for event in self.world.events() {
            if let Event::Note { diag, .. } = event {
                self.notes.push(diag.code.to_string());
            }
        }
    }

    /// Asks once; `call` is a word, and a device's name after a blank.
    pub fn ask_again(&mut self, robot: usize, call: &str, args: &[Value], again: bool) -> Answer {
        let (name, device) = call.split_once(' ').map_or((call, None), |(name, device)| (name, Some(device)));
        let word = self.vocabulary.find(name).unwrap_or_else(|| panic!("no word {name}"));
        let devices = &self.vocabulary.entries[usize::from(word)].devices;
        let device = device.map(|wanted| {
            devices.iter().find(|(known, _)| known == wanted).unwrap_or_else(|| panic!("no device {call}")).1
        });
        let mut filled: [Value; MAX_ARGS] = Default::default();
        filled[..args.len()].clone_from_slice(args);
        self.world.ask(robot, &Ask { word, device, args: filled, line: 1, column: 1 }, again)
    }

    /// Asks and takes the answer, which must come at once.
    pub fn ask(&mut self, call: &str, args: &[f64]) -> Value {
        let args: Vec<Value> = args.iter().map(|&number| Value::Float(number)).collect();
        match self.ask_again(0, call, &args, false) {
            Answer::Now(value) => value,
            other => panic!("{call}: {other:?}"),
        }
    }

    pub fn number(&mut self, call: &str) -> f64 {
        self.ask(call, &[]).number().unwrap_or_else(|| panic!("{call} gives no number"))
    }

    /// Orders, waits for the end, and gives the answer and the ticks it took; then lets the robot come to rest.
    pub fn wait_for(&mut self, call: &str, args: &[f64]) -> (Value, usize) {
        let args: Vec<Value> = args.iter().map(|&number| Value::Float(number)).collect();
        let mut answer = self.ask_again(0, call, &args, false);
        for ticks in 0..20_000 {
            if let Answer::Now(value) = answer {
                self.run(30);
                return (value, ticks);
            }
            self.step();
            answer = self.ask_again(0, call, &args, true);
        }
        panic!("{call} never ends");
    }

    pub fn run(&mut self, ticks: usize) {
        (0..ticks).for_each(|_| self.step());
    }

    pub fn pose(&self) -> Pose {
        self.world.pose(BodyId(0))
    }

    pub fn at(&self, body: u16) -> Vec2 {
        self.world.pose(BodyId(body)).at
    }

    pub fn speed(&self, body: u16) -> f64 {
        self.world.twist(BodyId(body)).0.length()
    }

    pub fn hash(&self) -> u64 {
        let mut hash = 0u64;
        self.world.hash_state(&mut |bytes| {
            for &byte in bytes {
                hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
            }
        });
        hash
    }
}
