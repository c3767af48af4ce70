//! Ended: a robot's program has come to its end.

use serde::Deserialize;

use crate::base::diag::Hint;
use crate::rules::goal::{ConditionPart, Judge};
use crate::rules::look::{Binder, Look, Program, hint};
use crate::rules::truth::Truth;

/// A robot's program has come to its end by itself; one that broke has not.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ended {
    pub robot: String,
}

impl Ended {
    /// A condition as a level writes it.
    pub const EXAMPLE: &'static str = "Ended(robot: \"me\")";
}

impl ConditionPart for Ended {
    fn bind(&self, binder: &mut Binder) -> Option<Box<dyn Judge>> {
        let robot = binder.robot(&self.robot)?;
        Some(Box::new(EndedJudge { robot: usize::from(robot.0) }))
    }
}

struct EndedJudge {
    robot: usize,
}

impl Judge for EndedJudge {
    fn judge(&mut self, look: &Look) -> Truth {
        match look.facts.robots.get(self.robot).map(|facts| &facts.program) {
            Some(Program::Ended) => Truth::Always,
            Some(Program::Running) => Truth::No,
            Some(Program::Broke(_)) | None => Truth::Never,
        }
    }

    fn missing(&self, _: &Look) -> Option<Hint> {
        Some(hint("missing-end", []))
    }

    fn robot(&self) -> Option<usize> {
        Some(self.robot)
    }
}
