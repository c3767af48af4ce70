//! Distance: the gap between a robot and a thing, a robot or the edge lies within two bounds.

use serde::Deserialize;

use crate::base::diag::{Arg, Diag, Hint};
use crate::base::units::{centimetres, metres};
use crate::rules::goal::touched::{Target, Targets};
use crate::rules::goal::{ConditionPart, Judge};
use crate::rules::look::{Binder, Blame, Look, hint, rounded};
use crate::rules::truth::Truth;
use crate::sim::world::BodyId;

/// The gap between a robot's outline and the nearest surface of what is named lies within `min..=max` cm.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Distance {
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
    #[serde(default)]
    pub min: Option<f64>,
    #[serde(default)]
    pub max: Option<f64>,
}

impl Distance {
    /// A condition as a level writes it.
    pub const EXAMPLE: &'static str = "Distance(robot: \"me\", thing: \"wall\", min: 18, max: 22)";
}

impl ConditionPart for Distance {
    fn bind(&self, binder: &mut Binder) -> Option<Box<dyn Judge>> {
        let robot = binder.robot(&self.robot);
        let targets = Targets { thing: &self.thing, things: &self.things, other: &self.other, edge: self.edge };
        let target = targets.bind(binder);
        if target == Some(Target::Anything) || (self.min.is_none() && self.max.is_none()) {
            binder.tell(Diag::error("rules-distance-of"));
            return None;
        }
        let min = binder.range("min", self.min.unwrap_or(0.0), 0.0, 10_000.0);
        let max = binder.range("max", self.max.unwrap_or(1e4), 0.0, 10_000.0);
        let (min, max) = (min?, max?);
        if min > max {
            binder.tell(Diag::error("rules-min-max").with("field", "min").with("low", min).with("high", max));
            return None;
        }
        let max_m = if self.max.is_some() { metres(max) } else { f64::INFINITY };
        Some(Box::new(DistanceJudge { robot: robot?, target: target?, min_m: metres(min), max_m }))
    }
}

struct DistanceJudge {
    robot: BodyId,
    target: Target,
    min_m: f64,
    max_m: f64,
}

impl DistanceJudge {
    fn gap_m(&self, look: &Look) -> f64 {
        gap_m(self.robot, &self.target, look)
    }
}

/// The gap between a robot's outline and the nearest surface of a target, metres; infinite when there is none.
pub(super) fn gap_m(robot: BodyId, target: &Target, look: &Look) -> f64 {
    let gap = |body: Option<BodyId>| look.world.clearance(robot, body);
    match target {
        Target::Bodies(bodies) => bodies.iter().map(|&body| gap(Some(body))).fold(f64::INFINITY, f64::min),
        Target::Edge | Target::Anything => gap(None),
    }
}

impl Judge for DistanceJudge {
    fn judge(&mut self, look: &Look) -> Truth {
        let gap_m = self.gap_m(look);
        Truth::now(gap_m >= self.min_m && gap_m <= self.max_m)
    }

    fn blame(&self, look: &Look) -> Option<Blame> {
        let gap = rounded(centimetres(self.gap_m(look)), 1);
        Some(Blame { code: "cause-gap", args: vec![("distance", gap)] })
    }

    fn missing(&self, look: &Look) -> Option<Hint> {
        let gap_m = self.gap_m(look);
        if !gap_m.is_finite() || (gap_m >= self.min_m && gap_m <= self.max_m) {
            return None;
        }
        let gap = rounded(centimetres(gap_m), 1);
        let args = |bound: f64| -> [(&'static str, Arg); 2] {
            [("distance", gap.clone()), ("wanted", rounded(centimetres(bound), 1))]
        };
        Some(match gap_m < self.min_m {
            true => hint("missing-gap-small", args(self.min_m)),
            false => hint("missing-gap-big", args(self.max_m)),
        })
    }

    fn robot(&self) -> Option<usize> {
        Some(usize::from(self.robot.0))
    }
}
