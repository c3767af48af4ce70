//! Motor: a DC gear motor that turns one or more wheels.

use serde::Deserialize;

use crate::base::ask::{Answer, Gives, Home, Kind, MAX_ARGS, Param, Repeat, Takes, Unit, Word};
use crate::base::ink::Ink;
use crate::base::units::{TICK_S, kilograms, metres, radians};
use crate::base::value::Value;
use crate::sim::actuator::{ActuatorPart, Orders};
use crate::sim::check::Problems;
use crate::sim::kit::{Kit, Wheel};

/// How far the motors of one batch differ in strength, deviation as a share. Makers of small gear motors state ±10 to
/// ±15 % at the limits.
pub const STRENGTH: f64 = 0.03;

/// A DC gear motor, as seen at the wheel. It obeys a voltage in percent; 0 % shorts its leads, so it brakes.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Motor {
    pub name: String,
    /// The wheels it turns.
    pub wheels: Vec<String>,
    /// Its two wheels turn by a differential: each as fast as the ground wants, and both pull alike.
    #[serde(default)]
    pub differential: bool,
    /// Torque at full voltage and no speed, N·cm.
    pub stall_torque: f64,
    /// Speed at full voltage and no load, degrees per second.
    pub free_speed: f64,
    /// Inertia of rotor, gears and wheel, g·cm².
    pub inertia: f64,
    /// Dry friction of the gears, N·cm.
    #[serde(default)]
    pub friction: f64,
    /// Which share of the electric power arrives at the wheel.
    #[serde(default = "usual_efficiency")]
    pub efficiency: f64,
}

/// Small gear motors lose about half of their power in brushes and gears.
fn usual_efficiency() -> f64 {
    0.5
}

/// A motor's figures in SI units.
#[derive(Clone, Copy, Debug)]
pub struct MotorPlan {
    pub stall_torque: f64,
    pub free_speed: f64,
    pub inertia: f64,
    pub friction: f64,
    pub efficiency: f64,
}

/// What a robot keeps for a motor.
#[derive(Clone, Copy, Debug)]
pub struct MotorState {
    pub plan: MotorPlan,
    /// The voltage it is given, −1..1.
    pub voltage: f64,
    /// How much of the voltage counts: 1 is as its figures say, 0.97 is 3 % weak in speed and torque.
    pub strength: f64,
    /// Shaft angle since the start and shaft speed, radians and rad/s, forward positive.
    pub angle: f64,
    pub speed: f64,
    /// Impulse of the gears' friction in the last tick, N·m·s: where the next solution starts.
    pub friction_impulse: f64,
    /// Electric energy used, joules.
    pub energy_j: f64,
    /// One over `tick_inertia`, which the wheels ask for many times in a tick.
    pub inverse_tick_inertia: f64,
}

impl Motor {
    pub fn plan(&self) -> MotorPlan {
        MotorPlan {
            stall_torque: metres(self.stall_torque),
            free_speed: radians(self.free_speed),
            inertia: kilograms(self.inertia) * 1e-4,
            friction: metres(self.friction),
            efficiency: self.efficiency,
        }
    }
}

impl MotorState {
    pub fn new(plan: MotorPlan, strength: f64) -> Self {
        let mut new = Self {
            plan,
            voltage: 0.0,
            strength,
            angle: 0.0,
            speed: 0.0,
            friction_impulse: 0.0,
            energy_j: 0.0,
            inverse_tick_inertia: 0.0,
        };
        new.inverse_tick_inertia = 1.0 / new.tick_inertia();
        new
    }

    /// Inertia that a torque meets within one tick: that of the drive train and the back EMF's resistance.
    ///
    /// Torque falls in a straight line with speed, τ = τ_stall (u − ω / ω_free) (Lynch and Park, "Modern Robotics",
    /// 2017, §8.9.1). The back EMF is taken at the end of the tick (implicit Euler), so that stiff motors stay stable:
    /// J (ω' − ω) = dt (τ_stall (u − ω' / ω_free) + τ_load), hence (J + dt τ_stall / ω_free) is what τ_load accelerates.
    pub fn tick_inertia(&self) -> f64 {
        self.plan.inertia + TICK_S * self.plan.stall_torque / self.plan.free_speed
    }

    /// The voltage that counts.
    fn drive(&self) -> f64 {
        self.voltage * self.strength
    }

    /// The speed at the end of the tick if nothing held the shaft.
    pub fn unloaded_speed(&self) -> f64 {
        let driven = self.plan.inertia * self.speed + TICK_S * self.plan.stall_torque * self.drive();
        driven * self.inverse_tick_inertia
    }

    /// Takes the speed at the end of the tick; turns the shaft and counts the energy.
    ///
    /// Electric power is V I; for an ideal DC motor that is τ_stall ω_free u (u − ω / ω_free), and the losses stand in
    /// `efficiency`. A motor that is driven by its load gives nothing back.
    pub fn finish(&mut self, speed: f64) {
        self.speed = speed;
        self.angle += speed * TICK_S;
        let current = self.drive() - speed / self.plan.free_speed;
        let power = self.plan.stall_torque * self.plan.free_speed * self.drive() * current / self.plan.efficiency;
        self.energy_j += power.max(0.0) * TICK_S;
    }

    /// Every bit of the state.
    pub fn feed(&self, feed: &mut dyn FnMut(&[u8])) {
        let Self { plan: _, voltage, strength: _, angle, speed, friction_impulse, energy_j, inverse_tick_inertia: _ } =
            self;
        for number in [voltage, angle, speed, friction_impulse, energy_j] {
            feed(&number.to_bits().to_le_bytes());
        }
    }
}

impl ActuatorPart for Motor {
    const EXAMPLE: &'static str =
        r#"Motor(name: "left", wheels: ["left"], stall_torque: 25, free_speed: 1050, inertia: 3000, friction: 1)"#;

    const WORDS: &'static [Word] = &[Word {
        name: "motor",
        home: Home::Robot,
        kind: Kind::Drive,
        of_device: true,
        params: &[Param {
            name: "percent",
            takes: Takes::Number { min: -100.0, max: 100.0, unit: Unit::Percent },
            optional: false,
        }],
        gives: Gives::Nothing,
        repeat: Repeat::Same,
        example: r#"motor("left", 50)"#,
    }];

    /// The motor's number among the motors.
    type Book = usize;

    fn name(&self) -> &str {
        &self.name
    }

    fn check(&self, kit: &Kit, problems: &mut Problems) {
        problems.range("stall_torque", self.stall_torque, (0.01, 10_000.0), "unit-newton-centimetre");
        problems.range("free_speed", self.free_speed, (10.0, 36_000.0), "unit-degree-per-second");
        problems.range("inertia", self.inertia, (0.1, 1e7), "unit-none");
        problems.range("friction", self.friction, (0.0, self.stall_torque.max(0.0)), "unit-newton-centimetre");
        problems.range("efficiency", self.efficiency, (0.01, 1.0), "unit-none");
        problems.range("wheels", self.wheels.len() as f64, (1.0, 16.0), "unit-none");
        for wheel in &self.wheels {
            if !kit.wheels.iter().any(|known| known.name == *wheel) {
                problems.unknown("wheels", wheel, kit.wheels.iter().map(|wheel| wheel.name.as_str()));
            }
        }
        if self.differential && problems.is_sound_here() {
            let wheels: Vec<_> = kit.wheels.iter().filter(|wheel| self.wheels.contains(&wheel.name)).collect();
            let alike = |first: &Wheel, second: &Wheel| {
                let axle = first.at.1 == second.at.1 && first.facing == 0.0 && second.facing == 0.0;
                axle && first.radius == second.radius && first.rollers == 0 && second.rollers == 0
            };
            if !matches!(wheels.as_slice(), [first, second] if alike(first, second)) {
                problems.other("sim-kit-differential", "wheels");
            }
        }
    }

    fn book(&self, motors: usize) -> usize {
        motors
    }

    fn ask(&self, _: usize, args: &[Value; MAX_ARGS], _: bool, book: &mut usize, orders: &mut Orders) -> Answer {
        orders.firmware.let_go();
        if let (Some(motor), Some(percent)) = (orders.motors.get_mut(*book), args[0].number()) {
            motor.voltage = (percent * 0.01).clamp(-1.0, 1.0);
        }
        Answer::Now(Value::Unit)
    }

    fn feed(_: &usize, _: &mut dyn FnMut(&[u8])) {}

    /// The wheels are drawn by the kit.
    fn ink(&self) -> Ink {
        Ink::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn motor() -> MotorState {
        let plan = MotorPlan { stall_torque: 0.25, free_speed: 18.0, inertia: 3e-4, friction: 0.0, efficiency: 0.5 };
        MotorState::new(plan, 1.0)
    }

    #[test]
    fn a_motor_without_load_reaches_its_free_speed_and_then_needs_no_power() {
        let mut motor = motor();
        motor.voltage = 1.0;
        for _ in 0..200 {
            motor.finish(motor.unloaded_speed());
        }
        assert!((motor.speed - 18.0).abs() < 1e-9, "{}", motor.speed);
        let before = motor.energy_j;
        motor.finish(motor.unloaded_speed());
        assert!((motor.energy_j - before).abs() < 1e-9);
    }

    #[test]
    fn a_stalled_motor_gives_its_stall_torque_and_burns_power() {
        let mut motor = motor();
        motor.voltage = 1.0;
        // What must hold the shaft for one tick so that it stands still.
        let torque = motor.unloaded_speed() * motor.tick_inertia() / TICK_S;
        assert!((torque - 0.25).abs() < 1e-12);
        motor.finish(0.0);
        assert!((motor.energy_j - 0.25 * 18.0 / 0.5 * TICK_S).abs() < 1e-12);
    }

    #[test]
    fn a_motor_that_is_3_percent_weak_is_3_percent_slower() {
        let mut motor = MotorState { strength: 0.97, voltage: 1.0, ..motor() };
        for _ in 0..200 {
            motor.finish(motor.unloaded_speed());
        }
        assert!((motor.speed - 0.97 * 18.0).abs() < 1e-9, "{}", motor.speed);
    }

    #[test]
    fn at_zero_percent_a_turning_motor_brakes() {
        let mut motor = motor();
        motor.speed = 10.0;
        assert!(motor.unloaded_speed() < 7.0);
    }
}
