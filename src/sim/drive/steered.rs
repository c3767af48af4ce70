//! A drive like a car's: a driven axle, and a servo that steers the wheels of the other one.

use serde::Deserialize;

use crate::base::ask::Word;
use crate::base::units::radians;
use crate::sim::actuator::Actuator;
use crate::sim::check::Problems;
use crate::sim::drive::plan::{DrivePlan, Pace, SteerPlan};
use crate::sim::drive::{DrivePart, check_motors, check_pace};
use crate::sim::kit::Kit;
use crate::sim::moves;

/// So far may a driven wheel stand before or behind the origin, cm.
const ON_AXLE_CM: f64 = 0.05;

/// Which motors drive and which servo steers, and how fast and hard the robot moves.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Steered {
    pub motors: Vec<String>,
    /// The name of the `Steering`.
    pub steering: String,
    /// Until the program says otherwise, cm/s.
    pub speed: f64,
    /// cm/s².
    pub acceleration: f64,
    /// The torque that moves keep below, N·cm.
    pub torque: f64,
}

impl DrivePart for Steered {
    const WORDS: &'static [&'static Word] =
        &[&moves::FORWARD, &moves::BACK, &moves::ARC, &moves::SPEED, &moves::DRIVE, &moves::STOP];

    fn check(&self, kit: &Kit, problems: &mut Problems) {
        check_pace(problems, self.speed, self.acceleration, self.torque);
        check_motors(kit, problems, "motors", &self.motors);
        let servos = || kit.actuators.iter().filter(|part| matches!(part, Actuator::Steering(_)));
        if !servos().any(|part| part.name() == self.steering) {
            problems.unknown("steering", &self.steering, servos().map(Actuator::name));
        }
        for motor in kit.motors().filter(|motor| self.motors.contains(&motor.name)) {
            let wheels = || kit.wheels.iter().filter(|wheel| motor.wheels.contains(&wheel.name));
            if wheels().any(|wheel| wheel.at.1.abs() > ON_AXLE_CM || wheel.facing != 0.0 || wheel.rollers != 0) {
                problems.other("sim-kit-not-on-axle", "motors");
            } else if wheels().count() > 1 && !motor.differential {
                problems.other("sim-kit-no-differential", "motors");
            }
        }
    }

    fn plan(&self, kit: &Kit) -> Option<DrivePlan> {
        let pace = Pace {
            speed: self.speed,
            acceleration: self.acceleration,
            turn_speed: 3600.0,
            turn_acceleration: 36_000.0,
            torque: self.torque,
        };
        let motors = self.motors.iter().map(|name| (name.as_str(), None));
        let mut plan = DrivePlan::new(kit, motors, [true, false, false], &pace)?;
        plan.steering = kit.actuators.iter().enumerate().find_map(|(actuator, part)| match part {
            Actuator::Steering(servo) if servo.name == self.steering => {
                Some(SteerPlan { actuator, wheelbase: servo.wheelbase(kit)?, most: radians(servo.max) })
            }
            _ => None,
        });
        plan.steering.map(|_| plan)
    }
}
