//! Collected: so many coins are taken.

use serde::Deserialize;

use crate::base::diag::Hint;
use crate::rules::goal::count_in::{at_least, missing_of};
use crate::rules::goal::{ConditionPart, Judge};
use crate::rules::look::{Binder, Look};
use crate::rules::truth::Truth;
use crate::sim::world::BodyId;

/// Of the things of a name, at least `least` (all, when left out) have been taken, by anybody or by `robot`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Collected {
    pub things: String,
    #[serde(default)]
    pub least: Option<u32>,
    #[serde(default)]
    pub robot: Option<String>,
}

impl Collected {
    /// A condition as a level writes it.
    pub const EXAMPLE: &'static str = "Collected(things: \"coin\", least: 2)";
}

impl ConditionPart for Collected {
    fn bind(&self, binder: &mut Binder) -> Option<Box<dyn Judge>> {
        let bodies = binder.things(&self.things);
        let robot = self.robot.as_ref().map_or(Some(None), |robot| binder.robot(robot).map(Some));
        let (bodies, robot) = (bodies?, robot?);
        let least = at_least("least", self.least, 1, bodies.len(), binder)?;
        Some(Box::new(CollectedJudge { bodies, robot, least, taken: 0 }))
    }
}

struct CollectedJudge {
    bodies: Vec<BodyId>,
    robot: Option<BodyId>,
    least: usize,
    taken: usize,
}

impl Judge for CollectedJudge {
    fn judge(&mut self, look: &Look) -> Truth {
        let is_taken = |body: &&BodyId| {
            let state = look.world.thing_state(**body);
            state.gone && self.robot.is_none_or(|robot| state.by == Some(usize::from(robot.0)))
        };
        // What is gone stays gone.
        self.taken = self.bodies.iter().filter(is_taken).count();
        let gone = self.bodies.iter().filter(|&&body| look.world.thing_state(body).gone).count();
        let left = self.bodies.len() - gone;
        match self.taken {
            taken if taken >= self.least => Truth::Always,
            taken if taken + left < self.least => Truth::Never,
            _ => Truth::No,
        }
    }

    fn missing(&self, _: &Look) -> Option<Hint> {
        Some(missing_of(self.taken, self.least))
    }

    fn robot(&self) -> Option<usize> {
        self.robot.map(|robot| usize::from(robot.0))
    }
}
