//! Battery: how much is left, and at what voltage. A robot that has one is weaker under load and stops when it is empty.

use serde::Deserialize;

use crate::base::ask::{Gives, Home, Kind, Repeat, Unit, Word};
use crate::base::ink::{Ink, Role, Stroke};
use crate::base::units::body_point;
use crate::base::value::Value;
use crate::sim::check::Problems;
use crate::sim::kit::Kit;
use crate::sim::sensor::{Eye, SensorPart};
use crate::sim::supply::SupplyPlan;

/// What the gauge is off by always, deviation in percent: hubs guess the charge from the voltage. Our choice.
const BIAS_PERCENT: f64 = 2.0;
/// What the voltmeter is off by: always, as a share (a 1 % voltage divider), and in each reading, V (one step of a 10-bit
/// converter that spans 10 V).
const GAIN: f64 = 0.005;
const NOISE_VOLT: f64 = 0.01;
const STEPS_PER_VOLT: f64 = 100.0;

/// A rechargeable battery with its gauge. Without one in its kit, a robot has a supply that neither sags nor empties.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Battery {
    pub name: String,
    #[serde(default)]
    pub at: (f64, f64),
    /// Energy of the full battery, mWh.
    #[serde(default = "usual_capacity")]
    pub capacity: f64,
    /// Voltage when it is full and gives no current, V: at this the motors are as strong as their figures say.
    #[serde(default = "usual_volts")]
    pub volts: f64,
    /// Inner resistance with wires and switch, Ω: the larger, the more it sags.
    #[serde(default = "usual_resistance")]
    pub resistance: f64,
    /// What the electronics take all the time, mW.
    #[serde(default = "usual_idle")]
    pub idle: f64,
}

/// Two 18650 cells of 2200 mAh and 3.6 V.
fn usual_capacity() -> f64 {
    16_000.0
}

/// Two lithium-ion cells in a row.
fn usual_volts() -> f64 {
    8.4
}

/// Class of two such cells (50 to 80 mΩ each) with holder and switch.
fn usual_resistance() -> f64 {
    0.2
}

/// Class of a small controller board: about 100 mA at 5 V.
fn usual_idle() -> f64 {
    500.0
}

impl Battery {
    /// Its figures in SI units.
    pub(super) fn plan(&self) -> SupplyPlan {
        SupplyPlan {
            capacity_j: self.capacity * 3.6,
            full_volts: self.volts,
            resistance_ohm: self.resistance,
            idle_w: self.idle * 1e-3,
        }
    }
}

impl SensorPart for Battery {
    const EXAMPLE: &'static str =
        r#"Battery(name: "battery", at: (0, -3), capacity: 16000, volts: 8.4, resistance: 0.2)"#;

    const WORDS: &'static [Word] = &[
        Word {
            name: "battery",
            home: Home::Robot,
            kind: Kind::Feel,
            of_device: true,
            params: &[],
            gives: Gives::Number(Unit::Percent),
            repeat: Repeat::Same,
            example: "battery()",
        },
        Word {
            name: "voltage",
            home: Home::Robot,
            kind: Kind::Feel,
            of_device: true,
            params: &[],
            gives: Gives::Number(Unit::Volt),
            repeat: Repeat::Same,
            example: "voltage()",
        },
    ];

    /// Two batteries would have to share the load.
    const ONLY_ONE: bool = true;

    fn name(&self) -> &str {
        &self.name
    }

    fn check(&self, _: &Kit, problems: &mut Problems) {
        problems.place("at", self.at);
        problems.range("capacity", self.capacity, (1.0, 1e6), "unit-milliwatt-hour");
        problems.range("volts", self.volts, (1.0, 60.0), "unit-volt");
        problems.range("resistance", self.resistance, (0.0, 10.0), "unit-ohm");
        problems.range("idle", self.idle, (0.0, 100_000.0), "unit-milliwatt");
    }

    fn read(&self, word: usize, eye: &Eye, me: usize) -> Value {
        let chance = &eye.memories[me].chance;
        let (charge, volts) = eye.supply.map_or((1.0, self.volts), |supply| (supply.charge(), supply.volts()));
        Value::Float(match word {
            // An empty battery cannot be mistaken: nothing moves any more.
            0 if charge <= 0.0 => 0.0,
            0 => (100.0 * charge + BIAS_PERCENT * chance.bias(0)).round().clamp(0.0, 100.0),
            _ => {
                let read = volts * (1.0 + GAIN * chance.bias(1)) + NOISE_VOLT * chance.noise(eye.tick, 0);
                ((read * STEPS_PER_VOLT).round() / STEPS_PER_VOLT).max(0.0)
            }
        })
    }

    fn ink(&self) -> Ink {
        let mut ink = Ink::default();
        let at = body_point(self.at.0, self.at.1);
        let points = [(-0.01, -0.018), (0.01, -0.018), (0.01, 0.018), (-0.01, 0.018)]
            .map(|(x, y)| (at.x as f32 + x, at.y as f32 + y))
            .to_vec();
        ink.add(Role::Device, Stroke::Polygon { points });
        ink
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::scene::{NoiseLevel, Scene};
    use crate::sim::tests::rig::{Rig, read_ron, rover, rover_with, scene, thing};

    fn field(figures: &str) -> Scene {
        let mut field = scene();
        field.robots[0].kit = rover_with(&format!(r#"Battery(name: "battery", {figures})"#));
        field
    }

    #[test]
    fn a_stalled_robot_sags_and_a_resting_one_does_not() {
        let mut field = field("resistance: 1, idle: 0");
        field.things.push(thing("Wall(from: (-50, 0), to: (50, 0), thickness: 1)", 200.0, 212.0, 0.0));
        let mut rig = Rig::new(&field);
        rig.run(100);
        assert_eq!((rig.number("voltage"), rig.number("battery")), (8.4, 100.0));
        rig.ask("motors", &[100.0, 100.0]);
        rig.run(200);
        let sagged = rig.number("voltage");
        assert!((5.0..8.0).contains(&sagged), "{sagged}");
        rig.ask("stop", &[]);
        rig.run(100);
        assert!(rig.number("voltage") > 8.3);
    }

    #[test]
    fn a_weak_battery_makes_a_robot_slow() {
        let speed = |figures| {
            let mut rig = Rig::new(&field(figures));
            rig.ask("motors", &[100.0, 100.0]);
            rig.run(100);
            rig.speed(0)
        };
        let (strong, weak) = (speed("resistance: 0"), speed("resistance: 5"));
        assert!(weak < 0.95 * strong && weak > 0.1 * strong, "{weak} {strong}");
    }

    #[test]
    fn driving_empties_it_and_then_the_robot_stands() {
        let mut rig = Rig::new(&field("capacity: 5, idle: 0"));
        rig.ask("motors", &[100.0, -100.0]);
        let mut last = 100.0;
        let mut ticks = 0;
        while rig.number("battery") > 0.0 && ticks < 20_000 {
            rig.step();
            ticks += 1;
            let now = rig.number("battery");
            assert!(now <= last);
            last = now;
        }
        rig.run(100);
        assert!((100..20_000).contains(&ticks), "{ticks}");
        assert!(rig.world.at_rest() && rig.number("voltage") == 0.0);
        // What the motors used is what the battery had, but for its own heat.
        assert!((9.0..=18.0).contains(&rig.world.energy_j(0)), "{}", rig.world.energy_j(0));
    }

    #[test]
    fn a_robot_with_a_stiff_battery_drives_as_one_without_to_the_bit() {
        let run = |field: &Scene| {
            let mut rig = Rig::new(field);
            rig.ask("drive", &[30.0, 40.0]);
            rig.run(300);
            let pose = rig.pose();
            [pose.at.x, pose.at.y, pose.angle].map(f64::to_bits)
        };
        // Nearly no resistance and no end: the voltage stays at the full one.
        let stiff = field("capacity: 1000000, resistance: 0, idle: 0");
        let (with, without) = (run(&stiff), run(&scene()));
        let close = |i: usize| (f64::from_bits(with[i]) - f64::from_bits(without[i])).abs() < 1e-3;
        assert!((0..3).all(close));
        assert_eq!(without, run(&scene()));
        let mut far = scene();
        far.robots[0].kit = rover_with(r#"Compass(name: "compass")"#);
        assert_eq!(without, run(&far));
    }

    #[test]
    fn readings_are_steps_off_by_what_makers_say() {
        let mut field = field("idle: 0");
        field.noise = NoiseLevel::Real;
        let mut rig = Rig::new(&field);
        rig.run(10);
        let (percent, volts) = (rig.number("battery"), rig.number("voltage"));
        assert!(percent.fract() == 0.0 && (90.0..=100.0).contains(&percent));
        assert!((volts - 8.4).abs() < 0.25 && (volts * 100.0 - (volts * 100.0).round()).abs() < 1e-9, "{volts}");
    }

    #[test]
    fn figures_that_cannot_be_are_named_and_two_batteries_are_too_many() {
        for (figures, field) in [
            ("at: (1e9, 0)", "at"),
            ("capacity: 0", "capacity"),
            ("capacity: -3", "capacity"),
            ("volts: 0", "volts"),
            ("volts: 1000", "volts"),
            ("resistance: -1", "resistance"),
            ("resistance: 1e9", "resistance"),
            ("idle: -1", "idle"),
        ] {
            let battery: Battery = read_ron(&format!(r#"(name: "battery", {figures})"#)).unwrap();
            let mut problems = Problems::default();
            battery.check(&rover(), &mut problems);
            let diags = problems.into_diags(|_| None);
            assert_eq!(diags.len(), 1, "{figures}: {diags:?}");
            assert_eq!(diags[0].args[0].1, crate::base::diag::Arg::Text(field.into()), "{figures}");
        }
        let text = include_str!("../../../assets/kits/rover.ron");
        let batteries = r#"sensors: [Battery(name: "a"), Battery(name: "b"),"#;
        let diags = Kit::load(&text.replacen("sensors: [", batteries, 1), "two.ron").expect_err("two batteries");
        assert!(diags.iter().any(|diag| diag.code == "sim-kit-only-one"), "{diags:?}");
    }
}
