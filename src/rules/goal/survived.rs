//! Survived: a robot is still in the game at a time.

use serde::Deserialize;

use crate::base::diag::{Arg, Hint};
use crate::base::units::{seconds_of, ticks_of};
use crate::rules::area::Part;
use crate::rules::goal::inside::lies;
use crate::rules::goal::{ConditionPart, Judge, MAX_SECONDS};
use crate::rules::look::{Binder, Look, Program, hint, rounded};
use crate::rules::truth::Truth;
use crate::sim::world::BodyId;

/// Up to `until` seconds the robot's program has not broken, and its origin has not left the field, or the zone that is
/// named.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Survived {
    pub robot: String,
    pub until: f64,
    #[serde(default)]
    pub zone: Option<String>,
}

impl Survived {
    /// A condition as a level writes it.
    pub const EXAMPLE: &'static str = "Survived(robot: \"me\", until: 30)";
}

impl ConditionPart for Survived {
    fn bind(&self, binder: &mut Binder) -> Option<Box<dyn Judge>> {
        let robot = binder.robot(&self.robot);
        let zone = self.zone.as_ref().map_or(Some(None), |zone| binder.zone(zone).map(Some));
        let until = binder.range("until", self.until, 0.01, MAX_SECONDS);
        Some(Box::new(SurvivedJudge { robot: robot?, until: ticks_of(until?), zone: zone?, truth: Truth::No, tick: 0 }))
    }
}

struct SurvivedJudge {
    robot: BodyId,
    until: u64,
    zone: Option<usize>,
    truth: Truth,
    /// The tick in which it was decided.
    tick: u64,
}

impl SurvivedJudge {
    fn is_alive(&self, look: &Look) -> bool {
        let program = look.facts.robots.get(usize::from(self.robot.0)).map(|facts| &facts.program);
        if matches!(program, Some(Program::Broke(_)) | None) {
            return false;
        }
        let at = look.world.pose(self.robot).at;
        match self.zone {
            Some(zone) => lies(self.robot, zone, Part::Centre, true, look),
            None => (0.0..=look.field_m.x).contains(&at.x) && (0.0..=look.field_m.y).contains(&at.y),
        }
    }
}

impl Judge for SurvivedJudge {
    fn judge(&mut self, look: &Look) -> Truth {
        if self.truth == Truth::No {
            self.tick = look.tick;
            self.truth = match self.is_alive(look) {
                false => Truth::Never,
                true => Truth::once(look.tick >= self.until),
            };
        }
        self.truth
    }

    fn missing(&self, _: &Look) -> Option<Hint> {
        let args: [(&'static str, Arg); 2] =
            [("lasted", rounded(seconds_of(self.tick), 1)), ("wanted", rounded(seconds_of(self.until), 1))];
        Some(hint("missing-survived", args))
    }

    fn robot(&self) -> Option<usize> {
        Some(usize::from(self.robot.0))
    }
}
