//! The drives of robots: the list of kinds, and what a kind must say of itself. All share one firmware; a drive says which
//! words it has, how its wheels' rims run when the body moves, and what about a kit does not fit it.

mod holonomic;
pub(super) mod plan;
mod steered;
mod two;

use serde::Deserialize;

use crate::base::ask::Word;
use crate::base::units::centimetres;
use crate::sim::check::Problems;
use crate::sim::drive::plan::{DrivePlan, MAX_MOTORS};
use crate::sim::kit::Kit;

/// What a kind of drive must say of itself.
trait DrivePart {
    /// The words that move the whole robot.
    const WORDS: &'static [&'static Word];

    /// Figures and names that cannot be are named.
    fn check(&self, kit: &Kit, problems: &mut Problems);

    /// What the firmware must know; nothing when the kit does not have it.
    fn plan(&self, kit: &Kit) -> Option<DrivePlan>;
}

macro_rules! drives {
    ($($kind:ident in $file:ident),* $(,)?) => {
        /// How the firmware drives, as a kit file says it.
        #[derive(Clone, Debug, PartialEq, Deserialize)]
        pub enum Drive {
            $($kind($file::$kind),)*
        }

        impl Drive {
            /// Every kind: its name in a kit file, and its words.
            pub const KINDS: &[(&str, &[&Word])] = &[$((stringify!($kind), $file::$kind::WORDS)),*];

            /// The words that move the whole robot.
            pub fn words(&self) -> &'static [&'static Word] {
                match self {
                    $(Self::$kind(_) => $file::$kind::WORDS,)*
                }
            }

            pub(super) fn check(&self, kit: &Kit, problems: &mut Problems) {
                match self {
                    $(Self::$kind(drive) => drive.check(kit, problems),)*
                }
            }

            pub(super) fn plan(&self, kit: &Kit) -> Option<DrivePlan> {
                match self {
                    $(Self::$kind(drive) => drive.plan(kit),)*
                }
            }
        }
    };
}

drives! {
    Two in two,
    Steered in steered,
    Holonomic in holonomic,
}

/// How a robot is driven by hand.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pace {
    pub cm_per_s: f64,
    /// How fast it turns on the spot; nothing for one that steers.
    pub deg_per_s: Option<f64>,
    /// The radius of its tightest curve, cm, for one that steers.
    pub tightest_cm: Option<f64>,
    /// It goes to the side as well.
    pub sideways: bool,
}

impl Drive {
    /// The speeds at which it moves by itself.
    pub fn pace(&self, kit: &Kit) -> Pace {
        let (cm_per_s, deg_per_s) = match self {
            Self::Two(drive) => (drive.speed, Some(drive.turn_speed)),
            Self::Holonomic(drive) => (drive.speed, Some(drive.turn_speed)),
            Self::Steered(drive) => (drive.speed, None),
        };
        let steering = self.plan(kit).and_then(|plan| plan.steering);
        let tightest_cm = steering.map(|steering| centimetres(1.0 / steering.most_bend()));
        Pace { cm_per_s, deg_per_s, tightest_cm, sideways: matches!(self, Self::Holonomic(_)) }
    }
}

/// Speed and acceleration of moves, and the torque at a wheel that they keep below.
fn check_pace(problems: &mut Problems, speed: f64, acceleration: f64, torque: f64) {
    problems.range("speed", speed, (1.0, 500.0), "unit-centimetre-per-second");
    problems.range("acceleration", acceleration, (1.0, 5000.0), "unit-none");
    problems.range("torque", torque, (0.01, 10_000.0), "unit-newton-centimetre");
}

fn check_turns(problems: &mut Problems, turn_speed: f64, turn_acceleration: f64) {
    problems.range("turn_speed", turn_speed, (1.0, 3600.0), "unit-degree-per-second");
    problems.range("turn_acceleration", turn_acceleration, (1.0, 36_000.0), "unit-none");
}

/// The motors of a field must be there, once, and have encoders.
fn check_motors(kit: &Kit, problems: &mut Problems, field: &'static str, names: &[String]) {
    problems.range(field, names.len() as f64, (1.0, MAX_MOTORS as f64), "unit-none");
    for (index, name) in names.iter().enumerate().take(MAX_MOTORS) {
        if kit.motor_number(name).is_none() {
            problems.unknown(field, name, kit.motors().map(|motor| motor.name.as_str()));
        } else if names[..index].contains(name) {
            problems.other("sim-kit-name-twice", field);
        } else if !kit.sensors.iter().any(|sensor| sensor.is_encoder_of(name)) {
            problems.other("sim-kit-no-encoder", field);
        }
    }
}
