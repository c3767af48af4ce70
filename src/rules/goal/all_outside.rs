//! AllOutside: each of several things is out of a zone.

use serde::Deserialize;

use crate::base::diag::{Arg, Hint};
use crate::rules::area::{Part, is_outside};
use crate::rules::goal::{ConditionPart, Judge};
use crate::rules::look::{Binder, Look, hint};
use crate::rules::truth::Truth;
use crate::sim::world::BodyId;

/// Each thing of a name is out of a zone; `pin` means `pin.1`, `pin.2` …
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AllOutside {
    pub things: String,
    pub zone: String,
    #[serde(default)]
    pub part: Part,
}

impl AllOutside {
    /// A condition as a level writes it.
    pub const EXAMPLE: &'static str = "AllOutside(things: \"pin\", zone: \"ring\")";
}

impl ConditionPart for AllOutside {
    fn bind(&self, binder: &mut Binder) -> Option<Box<dyn Judge>> {
        let (bodies, zone) = (binder.things(&self.things), binder.zone(&self.zone));
        Some(Box::new(AllOutsideJudge { bodies: bodies?, zone: zone?, part: self.part, left: 0 }))
    }
}

struct AllOutsideJudge {
    bodies: Vec<BodyId>,
    zone: usize,
    part: Part,
    /// How many are not there yet.
    left: usize,
}

impl Judge for AllOutsideJudge {
    fn judge(&mut self, look: &Look) -> Truth {
        let Some(zone) = look.zone(self.zone) else { return Truth::Never };
        let is_there = |body: BodyId| {
            let (outline, pose) = look.body(body);
            is_outside(outline, pose, zone, self.part)
        };
        self.left = self.bodies.iter().filter(|&&body| !is_there(body)).count();
        Truth::now(self.left == 0)
    }

    fn missing(&self, _: &Look) -> Option<Hint> {
        Some(hint("missing-things", [("left", Arg::from(self.left)), ("all", Arg::from(self.bodies.len()))]))
    }
}
