//! Moved: a thing has been moved from its start, by a distance or into a zone.

use serde::Deserialize;

use crate::base::diag::{Arg, Diag, Hint};
use crate::base::units::{centimetres, metres};
use crate::rules::area::{Part, is_inside};
use crate::rules::goal::{ConditionPart, Judge};
use crate::rules::look::{Binder, Blame, Look, hint, rounded};
use crate::rules::truth::Truth;
use crate::sim::world::BodyId;

/// How far a thing must be from its start before it counts as moved into a zone, metres.
const STIRRED_M: f64 = 0.01;

/// A thing is at least `by` cm from its start, or it has left its start and lies wholly in a zone.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Moved {
    pub thing: String,
    #[serde(default)]
    pub by: Option<f64>,
    #[serde(default)]
    pub zone: Option<String>,
}

impl Moved {
    /// A condition as a level writes it.
    pub const EXAMPLE: &'static str = "Moved(thing: \"pin.1\", by: 10)";
}

impl ConditionPart for Moved {
    fn bind(&self, binder: &mut Binder) -> Option<Box<dyn Judge>> {
        let thing = binder.thing(&self.thing);
        let to = match (self.by, &self.zone) {
            (Some(by), None) => binder.range("by", by, 0.1, 10_000.0).map(|by| To::By(metres(by))),
            (None, Some(zone)) => binder.zone(zone).map(|at| To::Zone(at, zone.clone())),
            _ => {
                binder.tell(Diag::error("rules-by-or-zone"));
                None
            }
        };
        Some(Box::new(MovedJudge { thing: thing?, to: to? }))
    }
}

enum To {
    By(f64),
    Zone(usize, String),
}

struct MovedJudge {
    thing: BodyId,
    to: To,
}

impl MovedJudge {
    fn moved_m(&self, look: &Look) -> f64 {
        let start = look.starts.get(usize::from(self.thing.0)).copied().unwrap_or_default();
        (look.world.pose(self.thing).at - start.at).length()
    }
}

impl Judge for MovedJudge {
    fn judge(&mut self, look: &Look) -> Truth {
        let moved_m = self.moved_m(look);
        Truth::now(match &self.to {
            To::By(by_m) => moved_m >= *by_m,
            To::Zone(zone, _) => {
                let (outline, pose) = look.body(self.thing);
                let is_in = look.zone(*zone).is_some_and(|zone| is_inside(outline, pose, zone, Part::Whole));
                moved_m >= STIRRED_M && is_in
            }
        })
    }

    fn blame(&self, look: &Look) -> Option<Blame> {
        let object = Arg::from(look.world.name(self.thing));
        let moved = rounded(centimetres(self.moved_m(look)), 1);
        Some(Blame { code: "cause-moved", args: vec![("object", object), ("distance", moved)] })
    }

    fn missing(&self, look: &Look) -> Option<Hint> {
        let object = Arg::from(look.world.name(self.thing));
        let moved_m = self.moved_m(look);
        Some(match &self.to {
            To::By(by_m) => {
                let distance = rounded(centimetres(by_m - moved_m), 1);
                hint("missing-move", [("object", object), ("distance", distance)])
            }
            To::Zone(_, name) => hint("missing-move-zone", [("object", object), ("zone", Arg::from(name.as_str()))]),
        })
    }
}
