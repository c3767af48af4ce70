//! CarriedTo: a thing was brought into a zone in a robot's grip, not pushed.

use serde::Deserialize;

use crate::base::diag::{Arg, Diag, Hint};
use crate::rules::area::Part;
use crate::rules::goal::count_in::{at_least, missing_of};
use crate::rules::goal::inside::lies;
use crate::rules::goal::{ConditionPart, Judge};
use crate::rules::look::{Binder, Look, hint};
use crate::rules::truth::Truth;
use crate::sim::world::BodyId;

/// A thing, or at least `least` (all, when left out) of the things of a name, lie in a zone, were held by a robot when they
/// came in, and are let go, unless `let_go: false`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CarriedTo {
    #[serde(default)]
    pub thing: Option<String>,
    #[serde(default)]
    pub things: Option<String>,
    pub zone: String,
    #[serde(default)]
    pub robot: Option<String>,
    #[serde(default)]
    pub least: Option<u32>,
    #[serde(default = "yes")]
    pub let_go: bool,
    #[serde(default)]
    pub part: Part,
}

fn yes() -> bool {
    true
}

impl CarriedTo {
    /// A condition as a level writes it.
    pub const EXAMPLE: &'static str = "CarriedTo(thing: \"block\", zone: \"pad\")";
}

impl ConditionPart for CarriedTo {
    fn bind(&self, binder: &mut Binder) -> Option<Box<dyn Judge>> {
        let bodies = match (&self.thing, &self.things) {
            (Some(thing), None) => binder.thing(thing).map(|body| vec![body]),
            (None, Some(things)) => binder.things(things),
            _ => {
                binder.tell(Diag::error("rules-thing-or-things"));
                None
            }
        };
        let zone = binder.zone(&self.zone);
        let robot = self.robot.as_ref().map_or(Some(None), |robot| binder.robot(robot).map(Some));
        let (bodies, zone, robot) = (bodies?, zone?, robot?);
        let least = at_least("least", self.least, 1, bodies.len(), binder)?;
        let things = bodies.into_iter().map(|body| Thing { body, came: Came::Not }).collect();
        let (part, let_go, name) = (self.part, self.let_go, self.zone.clone());
        Some(Box::new(CarriedJudge { things, zone, name, robot, least, let_go, part, there: 0 }))
    }
}

/// How a thing came into the zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Came {
    /// It is not in it.
    Not,
    Carried,
    /// Pushed, or there from the start.
    Otherwise,
}

struct Thing {
    body: BodyId,
    came: Came,
}

struct CarriedJudge {
    things: Vec<Thing>,
    zone: usize,
    name: String,
    robot: Option<BodyId>,
    least: usize,
    let_go: bool,
    part: Part,
    /// How many are there as they should be.
    there: usize,
}

impl Judge for CarriedJudge {
    fn judge(&mut self, look: &Look) -> Truth {
        self.there = 0;
        for thing in &mut self.things {
            let holder = look.world.holder(thing.body);
            let is_held = holder.is_some_and(|holder| self.robot.is_none_or(|robot| usize::from(robot.0) == holder));
            thing.came = match (lies(thing.body, self.zone, self.part, true, look), thing.came) {
                (false, _) => Came::Not,
                (true, Came::Not) if is_held => Came::Carried,
                (true, Came::Not) => Came::Otherwise,
                (true, came) => came,
            };
            self.there += usize::from(thing.came == Came::Carried && !(self.let_go && holder.is_some()));
        }
        Truth::now(self.there >= self.least)
    }

    fn missing(&self, _: &Look) -> Option<Hint> {
        let zone = Arg::name(&self.name);
        if self.there >= self.least {
            return None;
        }
        let is = |came: Came| self.things.iter().filter(|thing| thing.came == came).count();
        if is(Came::Carried) > self.there {
            return Some(hint("missing-let-go", []));
        }
        if is(Came::Otherwise) > 0 {
            return Some(hint("missing-carried", [("zone", zone)]));
        }
        Some(missing_of(self.there, self.least))
    }

    fn robot(&self) -> Option<usize> {
        self.robot.map(|robot| usize::from(robot.0))
    }
}
