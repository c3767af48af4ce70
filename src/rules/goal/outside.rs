//! Outside: a robot or a thing is out of a zone.

use serde::Deserialize;

use crate::base::diag::Hint;
use crate::rules::area::{Part, is_outside};
use crate::rules::goal::inside::{blame_of_body, one_body};
use crate::rules::goal::{ConditionPart, Judge};
use crate::rules::look::{Binder, Blame, Look};
use crate::rules::truth::Truth;
use crate::sim::world::BodyId;

/// A robot or a thing is out of a zone: no part of it is inside, its origin isn't, or some part isn't.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outside {
    #[serde(default)]
    pub robot: Option<String>,
    #[serde(default)]
    pub thing: Option<String>,
    pub zone: String,
    #[serde(default)]
    pub part: Part,
}

impl Outside {
    /// A condition as a level writes it.
    pub const EXAMPLE: &'static str = "Outside(robot: \"me\", zone: \"pad\")";
}

impl ConditionPart for Outside {
    fn bind(&self, binder: &mut Binder) -> Option<Box<dyn Judge>> {
        let (body, zone) = (one_body(&self.robot, &self.thing, binder), binder.zone(&self.zone));
        Some(Box::new(OutsideJudge { body: body?, zone: zone?, part: self.part, name: self.zone.clone() }))
    }
}

struct OutsideJudge {
    body: BodyId,
    zone: usize,
    part: Part,
    name: String,
}

impl Judge for OutsideJudge {
    fn judge(&mut self, look: &Look) -> Truth {
        let (outline, pose) = look.body(self.body);
        Truth::now(look.zone(self.zone).is_some_and(|zone| is_outside(outline, pose, zone, self.part)))
    }

    fn blame(&self, look: &Look) -> Option<Blame> {
        Some(blame_of_body("cause-left", "cause-thing-left", self.body, &self.name, look))
    }

    fn missing(&self, look: &Look) -> Option<Hint> {
        let Blame { code, args } =
            blame_of_body("missing-still-in", "missing-thing-still-in", self.body, &self.name, look);
        Some(Hint { code: code.into(), args: args.into_iter().map(|(name, arg)| (name.into(), arg)).collect() })
    }

    fn robot(&self) -> Option<usize> {
        Some(usize::from(self.body.0))
    }
}
