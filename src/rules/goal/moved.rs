//! Moved: a thing has been moved from its start, by a distance or into a zone.

use serde::Deserialize;

use crate::base::diag::{Arg, Diag, Hint};
use crate::base::maths::wrap_angle;
use crate::base::units::{centimetres, degrees, metres, radians};
use crate::rules::area::Part;
use crate::rules::goal::inside::lies;
use crate::rules::goal::{ConditionPart, Judge};
use crate::rules::look::{Binder, Blame, Look, hint, rounded};
use crate::rules::truth::Truth;
use crate::sim::world::BodyId;

/// How far a thing must be from its start before it counts as moved into a zone, metres.
const STIRRED_M: f64 = 0.01;

/// A thing, or one of the things of a name, is at least `by` cm from its start, or turned by `turned` degrees, or it has
/// left its start and lies wholly in a zone.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Moved {
    #[serde(default)]
    pub thing: Option<String>,
    #[serde(default)]
    pub things: Option<String>,
    #[serde(default)]
    pub by: Option<f64>,
    #[serde(default)]
    pub turned: Option<f64>,
    #[serde(default)]
    pub zone: Option<String>,
}

impl Moved {
    /// A condition as a level writes it.
    pub const EXAMPLE: &'static str = "Moved(thing: \"pin.1\", by: 10)";
}

impl ConditionPart for Moved {
    fn bind(&self, binder: &mut Binder) -> Option<Box<dyn Judge>> {
        let bodies = match (&self.thing, &self.things) {
            (Some(thing), None) => binder.thing(thing).map(|body| vec![body]),
            (None, Some(things)) => binder.things(things),
            _ => {
                binder.tell(Diag::error("rules-thing-or-things"));
                None
            }
        };
        let to = match (self.by, self.turned, &self.zone) {
            (None, None, Some(zone)) => binder.zone(zone).map(|at| To::Zone(at, zone.clone())),
            (None, None, None) | (_, _, Some(_)) => {
                binder.tell(Diag::error("rules-by-or-zone"));
                None
            }
            (by, turned, None) => {
                let by = by.map_or(Some(f64::INFINITY), |by| binder.range("by", by, 0.1, 10_000.0));
                let turned = turned.map_or(Some(f64::INFINITY), |turned| binder.range("turned", turned, 0.5, 180.0));
                by.zip(turned).map(|(by, turned)| To::By(metres(by), radians(turned)))
            }
        };
        let (bodies, to) = (bodies?, to?);
        Some(Box::new(MovedJudge { first: *bodies.first()?, bodies, to }))
    }
}

enum To {
    /// By so many metres, or so many radians.
    By(f64, f64),
    Zone(usize, String),
}

struct MovedJudge {
    bodies: Vec<BodyId>,
    /// The thing to speak of: the first that was moved, before that the first of all.
    first: BodyId,
    to: To,
}

impl MovedJudge {
    /// How far a body is from its start, and by how much it is turned.
    fn moved(body: BodyId, look: &Look) -> (f64, f64) {
        let start = look.starts.get(usize::from(body.0)).copied().unwrap_or_default();
        let pose = look.world.pose(body);
        ((pose.at - start.at).length(), wrap_angle(pose.angle - start.angle).abs())
    }

    fn is_moved(&self, body: BodyId, look: &Look) -> bool {
        let (moved_m, turned) = Self::moved(body, look);
        match &self.to {
            To::By(by_m, by_turn) => moved_m >= *by_m || turned >= *by_turn,
            To::Zone(zone, _) => moved_m >= STIRRED_M && lies(body, *zone, Part::Whole, true, look),
        }
    }
}

impl Judge for MovedJudge {
    fn judge(&mut self, look: &Look) -> Truth {
        let moved = self.bodies.iter().copied().find(|&body| self.is_moved(body, look));
        self.first = moved.unwrap_or(self.first);
        Truth::now(moved.is_some())
    }

    fn blame(&self, look: &Look) -> Option<Blame> {
        let object = Arg::name(look.world.name(self.first));
        let (moved_m, turned) = Self::moved(self.first, look);
        if let To::By(by_m, _) = self.to
            && moved_m < by_m
        {
            return Some(Blame {
                code: "cause-turned",
                args: vec![("object", object), ("angle", rounded(degrees(turned), 0))],
            });
        }
        let moved = rounded(centimetres(moved_m), 1);
        Some(Blame { code: "cause-moved", args: vec![("object", object), ("distance", moved)] })
    }

    fn missing(&self, look: &Look) -> Option<Hint> {
        let object = Arg::name(look.world.name(self.first));
        let (moved_m, turned) = Self::moved(self.first, look);
        Some(match &self.to {
            To::By(by_m, _) if by_m.is_finite() => {
                let distance = rounded(centimetres(by_m - moved_m), 1);
                hint("missing-move", [("object", object), ("distance", distance)])
            }
            To::By(_, by_turn) => {
                hint("missing-turn", [("object", object), ("angle", rounded(degrees(by_turn - turned), 0))])
            }
            To::Zone(_, name) => hint("missing-move-zone", [("object", object), ("zone", Arg::name(name))]),
        })
    }
}
