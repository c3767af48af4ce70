//! OffLine: a robot has been off its line for too long, all times together.

use serde::Deserialize;

use crate::base::diag::{Arg, Hint};
use crate::base::units::{centimetres, metres, seconds_of, ticks_of};
use crate::rules::goal::{ConditionPart, Judge, MAX_SECONDS};
use crate::rules::look::{Binder, Blame, Look, hint, rounded};
use crate::rules::truth::Truth;
use crate::sim::world::BodyId;

/// A robot's origin has been further than `within` cm from a line for more than `seconds`, all times added up. Time counts
/// from the moment in which it is first on the line.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OffLine {
    pub robot: String,
    pub line: String,
    #[serde(default = "usual_within")]
    pub within: f64,
    pub seconds: f64,
}

fn usual_within() -> f64 {
    5.0
}

impl OffLine {
    /// A condition as a level writes it.
    pub const EXAMPLE: &'static str = "OffLine(robot: \"me\", line: \"loop\", within: 5, seconds: 2)";
}

impl ConditionPart for OffLine {
    fn bind(&self, binder: &mut Binder) -> Option<Box<dyn Judge>> {
        let (robot, line) = (binder.robot(&self.robot), binder.line(&self.line));
        let within = binder.range("within", self.within, 0.1, 500.0);
        let seconds = binder.range("seconds", self.seconds, 0.0, MAX_SECONDS);
        let (robot, line) = (robot?, line?);
        let (within_m, most) = (metres(within?), ticks_of(seconds?));
        Some(Box::new(OffLineJudge { robot, line, within_m, most, found: false, off: 0 }))
    }
}

struct OffLineJudge {
    robot: BodyId,
    line: usize,
    within_m: f64,
    /// Ticks it may be off.
    most: u64,
    found: bool,
    /// Ticks it has been off.
    off: u64,
}

impl OffLineJudge {
    fn figures(&self) -> [(&'static str, Arg); 2] {
        [("total", rounded(seconds_of(self.off), 1)), ("distance", rounded(centimetres(self.within_m), 1))]
    }
}

impl Judge for OffLineJudge {
    fn judge(&mut self, look: &Look) -> Truth {
        if self.off > self.most {
            return Truth::Always;
        }
        let Some(line) = look.lines.get(self.line) else { return Truth::Never };
        let nearest = line.nearest(look.world.pose(self.robot).at);
        let is_on = nearest.is_some_and(|(_, distance)| distance <= self.within_m);
        self.found |= is_on;
        self.off += u64::from(self.found && !is_on);
        Truth::once(self.off > self.most)
    }

    fn blame(&self, _: &Look) -> Option<Blame> {
        Some(Blame { code: "cause-off-line", args: self.figures().to_vec() })
    }

    fn missing(&self, _: &Look) -> Option<Hint> {
        Some(hint("missing-off-line", self.figures()))
    }

    fn robot(&self) -> Option<usize> {
        Some(usize::from(self.robot.0))
    }
}
