//! Steering: a servo that turns one or two front wheels about their middles.

use serde::Deserialize;

use crate::base::ask::{Answer, Gives, Home, Kind, MAX_ARGS, Param, Repeat, Takes, Unit, Word};
use crate::base::ink::Ink;
use crate::base::maths::{atan, tan};
use crate::base::units::{TICK_S, body_point, metres, radians};
use crate::base::value::Value;
use crate::sim::actuator::{ActuatorPart, Hands, Orders};
use crate::sim::check::Problems;
use crate::sim::kit::{Kit, Wheel};

/// How far any front wheels turn, degrees.
const MOST_DEG: f64 = 60.0;
/// The shortest wheelbase, metres.
const SHORTEST_M: f64 = 0.01;

/// A steering servo. Its angle is that of a wheel in the middle of the steered ones; each wheel gets the angle that rolls
/// about the same point on the driven axle's line (Ackermann; Wong, "Theory of Ground Vehicles", 2008, §5.1).
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Steering {
    pub name: String,
    pub wheels: Vec<String>,
    /// How far it turns to each side, degrees.
    pub max: f64,
    /// How fast it turns, degrees per second. Small hobby servos are stated to 0.1 to 0.2 s for 60°, which is 300 to
    /// 600 °/s at the servo's horn; with load and linkage the wheels get about half.
    #[serde(default = "usual_speed")]
    pub speed: f64,
}

fn usual_speed() -> f64 {
    250.0
}

/// Where the servo stands and where it should be, radians counter-clockwise.
#[derive(Clone, Copy, Debug, Default)]
pub struct Helmed {
    pub angle: f64,
    pub wanted: f64,
}

impl Steering {
    fn steered<'a>(&'a self, kit: &'a Kit) -> impl Iterator<Item = &'a Wheel> {
        kit.wheels.iter().filter(|wheel| self.wheels.contains(&wheel.name))
    }

    /// From the driven axle, where the kit's origin is, to the steered wheels, metres.
    pub fn wheelbase(&self, kit: &Kit) -> Option<f64> {
        let count = self.steered(kit).count();
        let sum: f64 = self.steered(kit).map(|wheel| metres(wheel.at.1)).sum();
        let wheelbase = sum / count.max(1) as f64;
        (wheelbase.abs() >= SHORTEST_M).then_some(wheelbase)
    }

    /// The numbers of the steered wheels, and the angle of each when the servo stands at `angle`.
    pub fn angles<'a>(&'a self, kit: &'a Kit, angle: f64) -> impl Iterator<Item = (usize, f64)> + 'a {
        let wheelbase = self.wheelbase(kit).unwrap_or(SHORTEST_M);
        kit.wheels.iter().enumerate().filter(|(_, wheel)| self.wheels.contains(&wheel.name)).map(
            move |(number, wheel)| {
                let at = body_point(wheel.at.0, wheel.at.1);
                (number, atan(at.x * tan(angle) / (wheelbase - at.y * tan(angle))))
            },
        )
    }
}

impl ActuatorPart for Steering {
    const EXAMPLE: &'static str = r#"Steering(name: "steering", wheels: ["front-left", "front-right"], max: 30)"#;

    const WORDS: &'static [Word] = &[Word {
        name: "steer",
        home: Home::Robot,
        kind: Kind::Drive,
        of_device: true,
        params: &[Param {
            name: "deg",
            takes: Takes::Number { min: -MOST_DEG, max: MOST_DEG, unit: Unit::Degree },
            optional: false,
        }],
        gives: Gives::Nothing,
        repeat: Repeat::Same,
        example: "steer(20)",
    }];

    type Book = Helmed;

    fn name(&self) -> &str {
        &self.name
    }

    fn check(&self, kit: &Kit, problems: &mut Problems) {
        problems.range("max", self.max, (1.0, MOST_DEG), "unit-degree");
        problems.range("speed", self.speed, (1.0, 3600.0), "unit-degree-per-second");
        problems.range("wheels", self.wheels.len() as f64, (1.0, 8.0), "unit-none");
        for wheel in &self.wheels {
            if !kit.wheels.iter().any(|known| known.name == *wheel) {
                problems.unknown("wheels", wheel, kit.wheels.iter().map(|wheel| wheel.name.as_str()));
            }
        }
        if !problems.is_sound_here() {
            return;
        }
        let wheels = || self.steered(kit).map(|wheel| metres(wheel.at.1));
        let (low, high) = wheels().fold((f64::MAX, f64::MIN), |(low, high), at| (low.min(at), high.max(at)));
        let rollers = self.steered(kit).any(|wheel| wheel.rollers != 0 || wheel.facing != 0.0);
        let Some(wheelbase) = self.wheelbase(kit).filter(|_| high - low < 0.001 && !rollers) else {
            problems.other("sim-kit-steered-axle", "wheels");
            return;
        };
        let widest = self.steered(kit).map(|wheel| metres(wheel.at.0).abs()).fold(0.0, f64::max);
        if (wheelbase / tan(radians(self.max))).abs() <= widest {
            problems.other("sim-kit-steers-too-far", "max");
        }
    }

    fn book(&self, _: usize) -> Helmed {
        Helmed::default()
    }

    fn ask(&self, _: usize, args: &[Value; MAX_ARGS], _: bool, book: &mut Helmed, orders: &mut Orders) -> Answer {
        orders.firmware.let_steering_go();
        if let Some(degrees) = args[0].number() {
            book.wanted = -radians(degrees.clamp(-self.max, self.max));
        }
        Answer::Now(Value::Unit)
    }

    fn tick(&self, book: &mut Helmed, _: &mut Hands) {
        let step = radians(self.speed) * TICK_S;
        book.angle += (book.wanted - book.angle).clamp(-step, step);
    }

    fn feed(book: &Helmed, feed: &mut dyn FnMut(&[u8])) {
        let Helmed { angle, wanted } = book;
        feed(&angle.to_bits().to_le_bytes());
        feed(&wanted.to_bits().to_le_bytes());
    }

    /// The wheels are drawn by the kit.
    fn ink(&self) -> Ink {
        Ink::default()
    }
}
