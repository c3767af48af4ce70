//! PulledAcross: a robot, a thing, or the middle between two of them has been pulled over a line or into a zone.

use serde::Deserialize;

use crate::base::diag::{Arg, Diag, Hint};
use crate::base::maths::Vec2;
use crate::base::units::centimetres;
use crate::rules::goal::inside::one_body;
use crate::rules::goal::{ConditionPart, Judge};
use crate::rules::look::{Binder, Blame, Look, hint, rounded};
use crate::rules::truth::Truth;
use crate::sim::world::BodyId;

/// The origin of a robot or a thing, or the middle between two robots (that of a rope they pull), has been on one side of
/// a named line, seen the way the line goes, or in a zone.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PulledAcross {
    #[serde(default)]
    pub robot: Option<String>,
    #[serde(default)]
    pub thing: Option<String>,
    #[serde(default)]
    pub between: Option<(String, String)>,
    #[serde(default)]
    pub line: Option<String>,
    #[serde(default)]
    pub side: Hand,
    #[serde(default)]
    pub zone: Option<String>,
}

/// A side of a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum Hand {
    Left,
    #[default]
    Right,
}

impl PulledAcross {
    /// A condition as a level writes it.
    pub const EXAMPLE: &'static str = "PulledAcross(robot: \"me\", line: \"loop\", side: Left)";

    fn bodies(&self, binder: &mut Binder) -> Option<(BodyId, BodyId)> {
        match &self.between {
            None => one_body(&self.robot, &self.thing, binder).map(|body| (body, body)),
            Some((first, second)) if self.robot.is_none() && self.thing.is_none() => {
                let (first, second) = (binder.robot(first), binder.robot(second));
                first.zip(second)
            }
            Some(_) => {
                binder.tell(Diag::error("rules-robot-or-thing"));
                None
            }
        }
    }
}

impl ConditionPart for PulledAcross {
    fn bind(&self, binder: &mut Binder) -> Option<Box<dyn Judge>> {
        let bodies = self.bodies(binder);
        let over = match (&self.line, &self.zone) {
            (Some(line), None) => binder.line(line).map(|at| Over::Line(at, self.side, line.clone())),
            (None, Some(zone)) => binder.zone(zone).map(|at| Over::Zone(at, zone.clone())),
            _ => {
                binder.tell(Diag::error("rules-line-or-zone"));
                None
            }
        };
        let (first, second) = bodies?;
        Some(Box::new(PulledJudge { first, second, over: over?, done: false }))
    }
}

enum Over {
    Line(usize, Hand, String),
    Zone(usize, String),
}

struct PulledJudge {
    first: BodyId,
    /// The same as the first, when only one is meant.
    second: BodyId,
    over: Over,
    done: bool,
}

impl PulledJudge {
    fn at(&self, look: &Look) -> Vec2 {
        (look.world.pose(self.first).at + look.world.pose(self.second).at) * 0.5
    }

    /// How far it still has to go, metres; 0 or less when it is over.
    fn gap_m(&self, look: &Look) -> Option<f64> {
        let at = self.at(look);
        match &self.over {
            Over::Line(line, hand, _) => {
                let right = look.lines.get(*line)?.right_of(at)?;
                Some(if *hand == Hand::Right { -right } else { right })
            }
            Over::Zone(zone, _) => Some(look.zone(*zone)?.signed_distance(at)),
        }
    }
}

impl Judge for PulledJudge {
    fn judge(&mut self, look: &Look) -> Truth {
        self.done = self.done || self.gap_m(look).is_some_and(|gap_m| gap_m < 0.0);
        Truth::once(self.done)
    }

    fn blame(&self, look: &Look) -> Option<Blame> {
        let object = Arg::name(look.world.name(self.first));
        let (Over::Line(_, _, over) | Over::Zone(_, over)) = &self.over;
        Some(Blame { code: "cause-pulled", args: vec![("object", object), ("line", Arg::name(over))] })
    }

    fn missing(&self, look: &Look) -> Option<Hint> {
        let distance = rounded(centimetres(self.gap_m(look)?.max(0.0)), 1);
        let (Over::Line(_, _, over) | Over::Zone(_, over)) = &self.over;
        (!self.done).then(|| hint("missing-pulled", [("distance", distance), ("line", Arg::name(over))]))
    }

    fn robot(&self) -> Option<usize> {
        Some(usize::from(self.first.0))
    }
}
