//! LineError: a robot keeps to its line closely, as the root mean square of its distance says.

use serde::Deserialize;

use crate::base::diag::Hint;
use crate::base::maths::sqrt;
use crate::base::units::{TICKS_PER_S, centimetres, metres};
use crate::rules::goal::{ConditionPart, Judge};
use crate::rules::look::{Binder, Blame, Look, hint, rounded};
use crate::rules::truth::Truth;
use crate::sim::world::BodyId;

/// Less than a second on the line says nothing.
const LEAST_TICKS: u64 = TICKS_PER_S;

/// The root mean square of the distance between a robot's origin and a line is at most `max` cm, over all ticks in which
/// it was within `within` cm of the line, and over at least a second.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LineError {
    pub robot: String,
    pub line: String,
    pub max: f64,
    #[serde(default = "usual_within")]
    pub within: f64,
}

fn usual_within() -> f64 {
    10.0
}

impl LineError {
    /// A condition as a level writes it.
    pub const EXAMPLE: &'static str = "LineError(robot: \"me\", line: \"loop\", max: 1.2, within: 10)";
}

impl ConditionPart for LineError {
    fn bind(&self, binder: &mut Binder) -> Option<Box<dyn Judge>> {
        let (robot, line) = (binder.robot(&self.robot), binder.line(&self.line));
        let max = binder.range("max", self.max, 0.01, 100.0);
        let within = binder.range("within", self.within, 0.1, 500.0);
        let (robot, line) = (robot?, line?);
        let (max_m, within_m) = (metres(max?), metres(within?));
        Some(Box::new(LineErrorJudge { robot, line, max_m, within_m, squares: 0.0, ticks: 0 }))
    }
}

struct LineErrorJudge {
    robot: BodyId,
    line: usize,
    max_m: f64,
    within_m: f64,
    /// Sum of the squares of the distance, square metres, and how many there are.
    squares: f64,
    ticks: u64,
}

impl LineErrorJudge {
    fn error_m(&self) -> f64 {
        sqrt(self.squares / self.ticks.max(1) as f64)
    }
}

impl Judge for LineErrorJudge {
    fn judge(&mut self, look: &Look) -> Truth {
        let Some(line) = look.lines.get(self.line) else { return Truth::Never };
        let nearest = line.nearest(look.world.pose(self.robot).at);
        if let Some((_, distance)) = nearest.filter(|(_, distance)| *distance <= self.within_m) {
            self.squares += distance * distance;
            self.ticks += 1;
        }
        Truth::now(self.ticks >= LEAST_TICKS && self.error_m() <= self.max_m)
    }

    fn blame(&self, _: &Look) -> Option<Blame> {
        Some(Blame { code: "cause-line-error", args: vec![("error", rounded(centimetres(self.error_m()), 2))] })
    }

    fn missing(&self, _: &Look) -> Option<Hint> {
        if self.ticks < LEAST_TICKS {
            return Some(hint("missing-on-line", []));
        }
        let (error, wanted) = (rounded(centimetres(self.error_m()), 2), rounded(centimetres(self.max_m), 2));
        Some(hint("missing-line-error", [("error", error), ("wanted", wanted)]))
    }

    fn robot(&self) -> Option<usize> {
        Some(usize::from(self.robot.0))
    }
}
