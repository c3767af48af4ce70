//! FirstTo: a robot was in a zone before all others.

use serde::Deserialize;

use crate::base::diag::{Arg, Hint};
use crate::rules::area::Part;
use crate::rules::goal::inside::lies;
use crate::rules::goal::{ConditionPart, Judge};
use crate::rules::look::{Binder, Blame, Look, hint};
use crate::rules::truth::Truth;
use crate::sim::world::BodyId;

/// A robot was in a zone before every other robot; who come in the same tick, none of them was first. For anything but
/// a zone write `Before(.., [..])`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FirstTo {
    pub robot: String,
    pub zone: String,
    #[serde(default = "any_part")]
    pub part: Part,
}

fn any_part() -> Part {
    Part::Any
}

impl FirstTo {
    /// A condition as a level writes it.
    pub const EXAMPLE: &'static str = "FirstTo(robot: \"me\", zone: \"pad\")";
}

impl ConditionPart for FirstTo {
    fn bind(&self, binder: &mut Binder) -> Option<Box<dyn Judge>> {
        let (robot, zone) = (binder.robot(&self.robot), binder.zone(&self.zone));
        let rivals = binder.rivals(&self.robot);
        let (robot, zone, rivals, name) = (robot?, zone?, rivals?, self.zone.clone());
        Some(Box::new(FirstToJudge { robot, rivals, zone, name, part: self.part, truth: Truth::No, winner: None }))
    }
}

struct FirstToJudge {
    robot: BodyId,
    rivals: Vec<BodyId>,
    zone: usize,
    name: String,
    part: Part,
    truth: Truth,
    /// The other robot that was first.
    winner: Option<BodyId>,
}

impl Judge for FirstToJudge {
    fn judge(&mut self, look: &Look) -> Truth {
        if self.truth != Truth::No {
            return self.truth;
        }
        let (zone, part) = (self.zone, self.part);
        let is_in = |body: BodyId| lies(body, zone, part, true, look);
        self.winner = self.rivals.iter().copied().find(|&rival| is_in(rival));
        self.truth = match (self.winner, is_in(self.robot)) {
            (Some(_), _) => Truth::Never,
            (None, true) => Truth::Always,
            (None, false) => Truth::No,
        };
        self.truth
    }

    fn blame(&self, look: &Look) -> Option<Blame> {
        let robot = Arg::name(look.world.name(self.robot));
        Some(Blame { code: "cause-first", args: vec![("robot", robot), ("zone", Arg::name(&self.name))] })
    }

    fn missing(&self, look: &Look) -> Option<Hint> {
        let zone = Arg::name(&self.name);
        Some(match self.winner {
            Some(winner) => hint("missing-first", [("robot", Arg::name(look.world.name(winner))), ("zone", zone)]),
            None => hint("missing-nobody", [("zone", zone)]),
        })
    }

    fn robot(&self) -> Option<usize> {
        Some(usize::from(self.robot.0))
    }
}
