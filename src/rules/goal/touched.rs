//! Touched: a robot has touched a thing, a robot, the edge, or anything.

use serde::Deserialize;

use crate::base::diag::{Arg, Diag};
use crate::rules::goal::{ConditionPart, Judge};
use crate::rules::look::{Binder, Blame, Look};
use crate::rules::truth::Truth;
use crate::sim::event::Event;
use crate::sim::world::BodyId;

/// A robot has touched something at some time; without a target, anything at all.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Touched {
    pub robot: String,
    #[serde(default)]
    pub thing: Option<String>,
    #[serde(default)]
    pub things: Option<String>,
    /// Another robot.
    #[serde(default)]
    pub other: Option<String>,
    /// The wall at the field's edge.
    #[serde(default)]
    pub edge: bool,
}

impl Touched {
    /// A condition as a level writes it.
    pub const EXAMPLE: &'static str = "Touched(robot: \"me\", thing: \"wall\")";
}

impl ConditionPart for Touched {
    fn bind(&self, binder: &mut Binder) -> Option<Box<dyn Judge>> {
        let robot = binder.robot(&self.robot);
        let targets = Targets { thing: &self.thing, things: &self.things, other: &self.other, edge: self.edge };
        let target = targets.bind(binder);
        Some(Box::new(TouchedJudge { robot: robot?, target: target?, by: None, looked: false }))
    }
}

/// The ways to name what is touched or measured.
pub(super) struct Targets<'a> {
    pub thing: &'a Option<String>,
    pub things: &'a Option<String>,
    pub other: &'a Option<String>,
    pub edge: bool,
}

/// What is touched or measured.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Target {
    Anything,
    Edge,
    Bodies(Vec<BodyId>),
}

impl Targets<'_> {
    /// At most one way may be used.
    pub(super) fn bind(&self, binder: &mut Binder) -> Option<Target> {
        match (self.thing, self.things, self.other, self.edge) {
            (None, None, None, false) => Some(Target::Anything),
            (Some(thing), None, None, false) => Some(Target::Bodies(vec![binder.thing(thing)?])),
            (None, Some(things), None, false) => Some(Target::Bodies(binder.things(things)?)),
            (None, None, Some(other), false) => Some(Target::Bodies(vec![binder.robot(other)?])),
            (None, None, None, true) if binder.names.edge => Some(Target::Edge),
            (None, None, None, true) => {
                binder.tell(Diag::error("rules-no-edge").with("field", "edge"));
                None
            }
            _ => {
                binder.tell(Diag::error("rules-one-target"));
                None
            }
        }
    }
}

impl Target {
    fn has(&self, body: Option<BodyId>) -> bool {
        match (self, body) {
            (Self::Anything, _) | (Self::Edge, None) => true,
            (Self::Bodies(bodies), Some(body)) => bodies.contains(&body),
            _ => false,
        }
    }
}

struct TouchedJudge {
    robot: BodyId,
    target: Target,
    /// What it touched first; `None` inside is the edge.
    by: Option<Option<BodyId>>,
    /// Have touches at the start been looked for?
    looked: bool,
}

impl TouchedJudge {
    /// Bodies that touch at the start don't begin to touch, so no event tells of them.
    fn touching_at_start(&self, look: &Look) -> Option<Option<BodyId>> {
        let touches = |body: Option<BodyId>| look.world.touching(self.robot, body);
        match &self.target {
            Target::Anything => None,
            Target::Edge => touches(None).then_some(None),
            Target::Bodies(bodies) => bodies.iter().find(|&&body| touches(Some(body))).map(|&body| Some(body)),
        }
    }
}

impl Judge for TouchedJudge {
    fn judge(&mut self, look: &Look) -> Truth {
        if self.by.is_none() {
            self.by = look.world.events().iter().find_map(|event| {
                let &Event::Touch { body, other, .. } = event else { return None };
                let met = if body == self.robot {
                    other
                } else if other == Some(self.robot) {
                    Some(body)
                } else {
                    return None;
                };
                self.target.has(met).then_some(met)
            });
            if self.by.is_none() && !std::mem::replace(&mut self.looked, true) {
                self.by = self.touching_at_start(look);
            }
        }
        Truth::once(self.by.is_some())
    }

    fn blame(&self, look: &Look) -> Option<Blame> {
        Some(match self.by? {
            Some(body) => Blame { code: "cause-hit", args: vec![("object", Arg::name(look.world.name(body)))] },
            None => Blame { code: "cause-hit-edge", args: Vec::new() },
        })
    }

    fn robot(&self) -> Option<usize> {
        Some(usize::from(self.robot.0))
    }
}
