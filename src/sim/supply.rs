//! The supply: a battery that sags under load and empties, and the motors that it feeds.

use crate::base::units::TICK_S;
use crate::sim::actuator::MotorState;

/// The voltage of a battery without load by its charge, as shares of the full one. A lithium-ion cell has 4.2 V when it is
/// full, about 3.7 V at half, 3.5 V at a tenth and 3.0 V where its protection cuts it off.
const CURVE: [(f64, f64); 4] = [(0.0, 3.0 / 4.2), (0.1, 3.5 / 4.2), (0.5, 3.7 / 4.2), (1.0, 1.0)];
/// Which share of the way to its equilibrium the voltage goes in a tick. Voltage and current find each other within
/// microseconds; a tick is so long that a faster step would swing when a weak battery feeds strong motors.
const SETTLING: f64 = 0.3;

/// A battery's figures in SI units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SupplyPlan {
    pub capacity_j: f64,
    /// When it is full and gives no current.
    pub full_volts: f64,
    pub resistance_ohm: f64,
    /// What the electronics take all the time.
    pub idle_w: f64,
}

/// A battery and what it has given.
#[derive(Clone, Copy, Debug)]
pub struct Supply {
    plan: SupplyPlan,
    /// Energy it has lost so far, its own heat included.
    used_j: f64,
    volts: f64,
    /// The energy that the motors had used when it was last looked at.
    motors_j: f64,
}

impl Supply {
    /// A full battery.
    pub fn new(plan: SupplyPlan) -> Self {
        Self { plan, used_j: 0.0, volts: plan.full_volts, motors_j: 0.0 }
    }

    /// Which share of its energy is left, 0..1.
    pub fn charge(&self) -> f64 {
        (1.0 - self.used_j / self.plan.capacity_j).clamp(0.0, 1.0)
    }

    /// The voltage between its poles.
    pub fn volts(&self) -> f64 {
        self.volts
    }

    /// Takes what the motors used in this tick, and says what voltage they have in the next one.
    ///
    /// A battery is an ideal source E behind a resistance R (Thévenin). The load counts as a conductance G = P / V², which
    /// a stalled motor is exactly: then V = E / (1 + R G), and the battery gives E V G, its own heat included.
    pub fn feed_motors(&mut self, motors: &mut [MotorState]) {
        let motors_j: f64 = motors.iter().map(|motor| motor.energy_j).sum();
        let power = (motors_j - self.motors_j) / TICK_S + self.plan.idle_w;
        self.motors_j = motors_j;
        if self.charge() <= 0.0 {
            self.volts = 0.0;
        } else {
            let conductance = power / (self.volts * self.volts);
            let source = self.plan.full_volts * open_share(self.charge());
            let settled = source / (1.0 + self.plan.resistance_ohm * conductance);
            self.used_j += source * self.volts * conductance * TICK_S;
            self.volts += SETTLING * (settled - self.volts);
        }
        let share = self.volts / self.plan.full_volts;
        motors.iter_mut().for_each(|motor| motor.supply = share);
    }

    /// Every bit of the state.
    pub fn feed(&self, feed: &mut dyn FnMut(&[u8])) {
        let Self { plan: _, used_j, volts, motors_j: _ } = self;
        for number in [used_j, volts] {
            feed(&number.to_bits().to_le_bytes());
        }
    }
}

/// The voltage without load, as a share of the full one.
fn open_share(charge: f64) -> f64 {
    let piece = CURVE.windows(2).find(|piece| charge <= piece[1].0).unwrap_or(&CURVE[2..]);
    let ((low, low_share), (high, high_share)) = (piece[0], piece[1]);
    low_share + (high_share - low_share) * (charge - low) / (high - low)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::actuator::MotorPlan;

    fn plan() -> SupplyPlan {
        SupplyPlan { capacity_j: 1000.0, full_volts: 8.4, resistance_ohm: 0.5, idle_w: 0.0 }
    }

    fn motor() -> MotorState {
        let plan = MotorPlan { stall_torque: 0.25, free_speed: 18.0, inertia: 3e-4, friction: 0.0, efficiency: 0.5 };
        MotorState { voltage: 1.0, ..MotorState::new(plan, 1.0) }
    }

    #[test]
    fn a_stalled_motor_sags_the_battery_as_ohm_says() {
        let (mut supply, mut motors) = (Supply::new(plan()), [motor()]);
        for _ in 0..100 {
            motors[0].finish(0.0);
            supply.feed_motors(&mut motors);
        }
        // At full voltage a stalled motor takes 9 W: 7.84 Ω, in row with the battery's 0.5 Ω.
        let (ohm, open) = (8.4 * 8.4 / 9.0, 8.4 * open_share(supply.charge()));
        let expected = open * ohm / (ohm + 0.5);
        assert!((supply.volts() - expected).abs() < 1e-3, "{} of {expected}", supply.volts());
        assert!((motors[0].supply - supply.volts() / 8.4).abs() < 1e-12 && motors[0].supply < 0.95);
    }

    #[test]
    fn it_settles_even_when_a_weak_battery_feeds_strong_motors() {
        let weak = SupplyPlan { resistance_ohm: 10.0, capacity_j: 1e9, ..plan() };
        let (mut supply, mut motors) = (Supply::new(weak), [motor(), motor()]);
        let mut last = 0.0;
        for _ in 0..300 {
            last = supply.volts();
            for motor in &mut motors {
                motor.finish(motor.unloaded_speed());
            }
            supply.feed_motors(&mut motors);
        }
        assert!((supply.volts() - last).abs() < 1e-3 && supply.volts() > 0.0, "{last} {}", supply.volts());
    }

    #[test]
    fn what_it_loses_is_what_it_gives_and_its_own_heat_and_an_empty_one_gives_nothing() {
        let (mut supply, mut motors) = (Supply::new(SupplyPlan { capacity_j: 50.0, ..plan() }), [motor()]);
        let mut ticks = 0;
        while supply.volts() > 0.0 && ticks < 10_000 {
            motors[0].finish(0.0);
            supply.feed_motors(&mut motors);
            ticks += 1;
        }
        assert!(motors[0].energy_j < 50.0 && motors[0].energy_j > 45.0, "{}", motors[0].energy_j);
        assert_eq!((supply.charge(), motors[0].supply, motors[0].unloaded_speed()), (0.0, 0.0, 0.0));
    }

    #[test]
    fn the_curve_falls_with_the_charge_and_passes_its_knots() {
        for (charge, share) in CURVE {
            assert!((open_share(charge) - share).abs() < 1e-12);
        }
        assert!((0..100).all(|i| open_share(f64::from(i) * 0.01) < open_share(f64::from(i + 1) * 0.01)));
    }
}
