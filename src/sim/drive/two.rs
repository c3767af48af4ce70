//! A drive with motors on the left and on the right: two wheels and a caster, or four wheels that skid round.

use serde::Deserialize;

use crate::base::ask::Word;
use crate::base::units::metres;
use crate::sim::check::{LENGTH_CM, Problems};
use crate::sim::drive::plan::{DrivePlan, Pace};
use crate::sim::drive::{DrivePart, check_motors, check_pace, check_turns};
use crate::sim::kit::Kit;
use crate::sim::moves;

/// Which motors are left and right, and how fast and hard the robot moves.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Two {
    pub left: Vec<String>,
    pub right: Vec<String>,
    /// Until the program says otherwise, cm/s.
    pub speed: f64,
    /// cm/s².
    pub acceleration: f64,
    /// Of turns, °/s and °/s².
    pub turn_speed: f64,
    pub turn_acceleration: f64,
    /// The torque at the wheel that moves keep below, N·cm, so that wheels that meet a wall stall and do not spin.
    pub torque: f64,
    /// Between left and right as turning feels it, cm. Robots that skid round feel more than they measure.
    #[serde(default)]
    pub track: Option<f64>,
}

impl DrivePart for Two {
    const WORDS: &'static [&'static Word] = &[
        &moves::FORWARD,
        &moves::BACK,
        &moves::TURN,
        &moves::TURN_TO,
        &moves::ARC,
        &moves::SPEED,
        &moves::DRIVE,
        &moves::MOTORS,
        &moves::STOP,
    ];

    fn check(&self, kit: &Kit, problems: &mut Problems) {
        check_pace(problems, self.speed, self.acceleration, self.torque);
        check_turns(problems, self.turn_speed, self.turn_acceleration);
        if let Some(track) = self.track {
            problems.range("track", track, LENGTH_CM, "unit-centimetre");
        }
        check_motors(kit, problems, "left", &self.left);
        check_motors(kit, problems, "right", &self.right);
        if self.left.iter().any(|name| self.right.contains(name)) {
            problems.other("sim-kit-name-twice", "right");
        } else if problems.is_sound_here() && self.plan(kit).is_none() {
            problems.other("sim-kit-not-two", "left");
        }
    }

    fn plan(&self, kit: &Kit) -> Option<DrivePlan> {
        let Self { left, right, speed, acceleration, turn_speed, turn_acceleration, torque, track } = self;
        let arm = track.map(|track| metres(track) * 0.5);
        let motors = left.iter().map(|name| (name.as_str(), arm.map(|arm| -arm)));
        let motors = motors.chain(right.iter().map(|name| (name.as_str(), arm)));
        let pace = Pace {
            speed: *speed,
            acceleration: *acceleration,
            turn_speed: *turn_speed,
            turn_acceleration: *turn_acceleration,
            torque: *torque,
        };
        let plan = DrivePlan::new(kit, motors, [true, false, true], &pace)?;
        // Left and right must lie where their names say, or every turn would run away.
        let (lefts, rights) = plan.wheels.split_at(left.len().min(plan.wheels.len()));
        let sound = lefts.iter().all(|wheel| wheel.row[2] < 0.0) && rights.iter().all(|wheel| wheel.row[2] > 0.0);
        (sound && plan.wheels.iter().all(|wheel| wheel.row[0] > 0.5)).then_some(plan)
    }
}
