//! A drive that goes in every direction: mecanum or omni wheels, any number of motors.

use serde::Deserialize;

use crate::base::ask::Word;
use crate::sim::check::Problems;
use crate::sim::drive::plan::{DrivePlan, Pace};
use crate::sim::drive::{DrivePart, check_motors, check_pace, check_turns};
use crate::sim::kit::Kit;
use crate::sim::moves;

/// Which motors drive, and how fast and hard the robot moves.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Holonomic {
    pub motors: Vec<String>,
    /// Until the program says otherwise, cm/s.
    pub speed: f64,
    /// cm/s².
    pub acceleration: f64,
    /// Of turns, °/s and °/s².
    pub turn_speed: f64,
    pub turn_acceleration: f64,
    /// The torque at the wheel that moves keep below, N·cm.
    pub torque: f64,
}

impl DrivePart for Holonomic {
    const WORDS: &'static [&'static Word] = &[
        &moves::FORWARD,
        &moves::BACK,
        &moves::SLIDE,
        &moves::TURN,
        &moves::TURN_TO,
        &moves::ARC,
        &moves::SPEED,
        &moves::DRIVE_SIDEWAYS,
        &moves::MOTORS,
        &moves::STOP,
    ];

    fn check(&self, kit: &Kit, problems: &mut Problems) {
        check_pace(problems, self.speed, self.acceleration, self.torque);
        check_turns(problems, self.turn_speed, self.turn_acceleration);
        check_motors(kit, problems, "motors", &self.motors);
        if problems.is_sound_here() && self.plan(kit).is_none() {
            problems.other("sim-kit-not-holonomic", "motors");
        }
    }

    fn plan(&self, kit: &Kit) -> Option<DrivePlan> {
        let motors = self.motors.iter().map(|name| (name.as_str(), None));
        let pace = Pace {
            speed: self.speed,
            acceleration: self.acceleration,
            turn_speed: self.turn_speed,
            turn_acceleration: self.turn_acceleration,
            torque: self.torque,
        };
        DrivePlan::new(kit, motors, [true; 3], &pace)
    }
}
