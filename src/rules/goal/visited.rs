//! Visited: a robot has been in zones, one after the other.

use serde::Deserialize;

use crate::base::diag::{Arg, Diag, Hint};
use crate::rules::area::{Part, is_inside};
use crate::rules::goal::{ConditionPart, Judge};
use crate::rules::look::{Binder, Look, hint};
use crate::rules::truth::Truth;
use crate::sim::world::BodyId;

/// A robot has been in all these zones, in this order; what it passes in between doesn't matter.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Visited {
    pub robot: String,
    pub zones: Vec<String>,
    #[serde(default = "any_part")]
    pub part: Part,
}

fn any_part() -> Part {
    Part::Any
}

impl Visited {
    /// A condition as a level writes it.
    pub const EXAMPLE: &'static str = "Visited(robot: \"me\", zones: [\"pad\", \"ring\"])";
}

impl ConditionPart for Visited {
    fn bind(&self, binder: &mut Binder) -> Option<Box<dyn Judge>> {
        let robot = binder.robot(&self.robot);
        if self.zones.is_empty() {
            binder.tell(Diag::error("rules-empty-list").with("kind", "Visited").with("field", "zones"));
        }
        let zones: Vec<Option<usize>> = self.zones.iter().map(|zone| binder.zone(zone)).collect();
        let zones = zones.into_iter().collect::<Option<Vec<_>>>().filter(|zones| !zones.is_empty())?;
        Some(Box::new(VisitedJudge { robot: robot?, zones, names: self.zones.clone(), part: self.part, at: 0 }))
    }
}

struct VisitedJudge {
    robot: BodyId,
    zones: Vec<usize>,
    names: Vec<String>,
    part: Part,
    /// The zone that comes next.
    at: usize,
}

impl Judge for VisitedJudge {
    fn judge(&mut self, look: &Look) -> Truth {
        let (outline, pose) = look.body(self.robot);
        // Zones that overlap are visited in one tick, in their order.
        while let Some(&next) = self.zones.get(self.at) {
            if !look.zone(next).is_some_and(|zone| is_inside(outline, pose, zone, self.part)) {
                return Truth::No;
            }
            self.at += 1;
        }
        Truth::Always
    }

    fn missing(&self, _: &Look) -> Option<Hint> {
        let zone = self.names.get(self.at)?;
        let args =
            [("zone", Arg::from(zone.as_str())), ("done", Arg::from(self.at)), ("all", Arg::from(self.zones.len()))];
        Some(hint("missing-zone", args))
    }

    fn robot(&self) -> Option<usize> {
        Some(usize::from(self.robot.0))
    }
}
