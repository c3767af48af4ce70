//! AloneIn: a robot is the last one in the ring.

use serde::Deserialize;

use crate::base::diag::{Arg, Hint};
use crate::rules::area::Part;
use crate::rules::goal::inside::lies;
use crate::rules::goal::{ConditionPart, Judge};
use crate::rules::look::{Binder, Blame, Look, hint};
use crate::rules::truth::Truth;
use crate::sim::world::BodyId;

/// All other robots have been out of a zone before this one was. Who has been out once stays out: with `part: Whole` when
/// no part is in the zone any more, with `Any` as soon as a part reaches out (the rule of mini-sumo: the first that
/// touches outside of the ring loses), with `Centre` when the origin is out. Who are out in the same tick, all lose.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AloneIn {
    pub robot: String,
    pub zone: String,
    #[serde(default)]
    pub part: Part,
}

impl AloneIn {
    /// A condition as a level writes it.
    pub const EXAMPLE: &'static str = "AloneIn(robot: \"me\", zone: \"ring\", part: Any)";
}

impl ConditionPart for AloneIn {
    fn bind(&self, binder: &mut Binder) -> Option<Box<dyn Judge>> {
        let (robot, zone) = (binder.robot(&self.robot), binder.zone(&self.zone));
        let left = binder.rivals(&self.robot);
        let (robot, zone, left) = (robot?, zone?, left?);
        Some(Box::new(AloneInJudge { robot, zone, name: self.zone.clone(), part: self.part, left, truth: Truth::No }))
    }
}

struct AloneInJudge {
    robot: BodyId,
    zone: usize,
    name: String,
    part: Part,
    /// The other robots that have not been out yet.
    left: Vec<BodyId>,
    truth: Truth,
}

impl Judge for AloneInJudge {
    fn judge(&mut self, look: &Look) -> Truth {
        if self.truth != Truth::No {
            return self.truth;
        }
        let (zone, part) = (self.zone, self.part);
        let is_out = |body: BodyId| lies(body, zone, part, false, look);
        self.left.retain(|&body| !is_out(body));
        self.truth = match (is_out(self.robot), self.left.is_empty()) {
            (true, _) => Truth::Never,
            (false, true) => Truth::Always,
            (false, false) => Truth::No,
        };
        self.truth
    }

    fn blame(&self, look: &Look) -> Option<Blame> {
        let robot = Arg::name(look.world.name(self.robot));
        Some(Blame { code: "cause-alone", args: vec![("robot", robot), ("zone", Arg::name(&self.name))] })
    }

    fn missing(&self, _: &Look) -> Option<Hint> {
        let zone = Arg::name(&self.name);
        Some(match self.truth {
            Truth::Never => hint("missing-out-first", [("zone", zone)]),
            _ => hint("missing-alone", [("left", Arg::from(self.left.len())), ("zone", zone)]),
        })
    }

    fn robot(&self) -> Option<usize> {
        Some(usize::from(self.robot.0))
    }
}
