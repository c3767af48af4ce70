//! Stopped: a robot has not moved for some time.

use serde::Deserialize;

use crate::base::diag::Hint;
use crate::base::units::{radians, ticks_of};
use crate::rules::goal::{ConditionPart, Judge, MAX_SECONDS};
use crate::rules::look::{Binder, Look, hint};
use crate::rules::truth::Truth;
use crate::sim::world::BodyId;

/// Slower than this counts as standing, m/s: what nobody sees.
const STANDING_M_S: f64 = 0.002;
/// Turning slower than this counts as standing, degrees per second.
const STANDING_DEG_S: f64 = 1.0;

/// A robot has stood still for so many seconds.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stopped {
    pub robot: String,
    #[serde(default = "one_second")]
    pub seconds: f64,
}

fn one_second() -> f64 {
    1.0
}

impl Stopped {
    /// A condition as a level writes it.
    pub const EXAMPLE: &'static str = "Stopped(robot: \"me\", seconds: 0.4)";
}

impl ConditionPart for Stopped {
    fn bind(&self, binder: &mut Binder) -> Option<Box<dyn Judge>> {
        let robot = binder.robot(&self.robot);
        let seconds = binder.range("seconds", self.seconds, 0.01, MAX_SECONDS);
        Some(Box::new(StoppedJudge { robot: robot?, ticks: ticks_of(seconds?), stood: 0 }))
    }
}

/// Does a body stand still?
pub(super) fn stands(body: BodyId, look: &Look) -> bool {
    let (velocity, rate) = look.world.twist(body);
    velocity.length() < STANDING_M_S && rate.abs() < radians(STANDING_DEG_S)
}

struct StoppedJudge {
    robot: BodyId,
    ticks: u64,
    /// Ticks it has stood without a break.
    stood: u64,
}

impl Judge for StoppedJudge {
    fn judge(&mut self, look: &Look) -> Truth {
        self.stood = if stands(self.robot, look) { self.stood + 1 } else { 0 };
        Truth::now(self.stood >= self.ticks)
    }

    fn missing(&self, _: &Look) -> Option<Hint> {
        (self.stood < self.ticks).then(|| hint("missing-stop", []))
    }

    fn robot(&self) -> Option<usize> {
        Some(usize::from(self.robot.0))
    }
}
