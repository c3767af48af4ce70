//! Visited: a robot has been in zones, one after the other.

use serde::Deserialize;

use crate::base::diag::{Arg, Diag, Hint};
use crate::rules::area::{Part, is_inside};
use crate::rules::goal::{ConditionPart, Judge};
use crate::rules::look::{Binder, Look, hint};
use crate::rules::truth::Truth;
use crate::sim::world::BodyId;

/// The most laps.
const MOST_LAPS: f64 = 1000.0;

/// A robot has been in all these zones, in this order, and so `laps` times; what it passes in between doesn't matter.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Visited {
    pub robot: String,
    pub zones: Vec<String>,
    #[serde(default = "any_part")]
    pub part: Part,
    #[serde(default = "once_round")]
    pub laps: u32,
}

fn once_round() -> u32 {
    1
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
        let zones = zones.into_iter().collect::<Option<Vec<_>>>().filter(|zones| !zones.is_empty());
        let laps = binder.range("laps", f64::from(self.laps), 1.0, MOST_LAPS);
        let (zones, names, laps) = (zones?, self.zones.clone(), laps? as usize);
        Some(Box::new(VisitedJudge { robot: robot?, wanted: zones.len() * laps, zones, names, part: self.part, at: 0 }))
    }
}

struct VisitedJudge {
    robot: BodyId,
    zones: Vec<usize>,
    names: Vec<String>,
    part: Part,
    /// How many zones are to be visited, those of all laps, and how many have been.
    wanted: usize,
    at: usize,
}

impl Judge for VisitedJudge {
    fn judge(&mut self, look: &Look) -> Truth {
        let (outline, pose) = look.body(self.robot);
        // Zones that overlap are visited in one tick, in their order.
        let mut looked = 0;
        while self.at < self.wanted {
            let next = self.zones[self.at % self.zones.len()];
            // A lap that needs no way at all is still only one in a tick.
            if looked == self.zones.len()
                || !look.zone(next).is_some_and(|zone| is_inside(outline, pose, zone, self.part))
            {
                return Truth::No;
            }
            self.at += 1;
            looked += 1;
        }
        Truth::Always
    }

    fn missing(&self, _: &Look) -> Option<Hint> {
        let zone = self.names.get(self.at % self.names.len().max(1))?;
        let args = [("zone", Arg::name(zone)), ("done", Arg::from(self.at)), ("all", Arg::from(self.wanted))];
        Some(hint("missing-zone", args))
    }

    fn robot(&self) -> Option<usize> {
        Some(usize::from(self.robot.0))
    }
}
