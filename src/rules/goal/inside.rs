//! Inside: a robot or a thing is in a zone.

use serde::Deserialize;

use crate::base::diag::{Arg, Diag, Hint};
use crate::base::units::centimetres;
use crate::rules::area::{Part, distance_to, is_inside, is_outside};
use crate::rules::goal::{ConditionPart, Judge};
use crate::rules::look::{Binder, Blame, Look, hint, rounded};
use crate::rules::truth::Truth;
use crate::sim::world::BodyId;

/// A robot or a thing is in a zone: the whole of it, its origin, or any part of it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Inside {
    #[serde(default)]
    pub robot: Option<String>,
    #[serde(default)]
    pub thing: Option<String>,
    pub zone: String,
    #[serde(default)]
    pub part: Part,
}

impl Inside {
    /// A condition as a level writes it.
    pub const EXAMPLE: &'static str = "Inside(robot: \"me\", zone: \"pad\", part: Whole)";
}

impl ConditionPart for Inside {
    fn bind(&self, binder: &mut Binder) -> Option<Box<dyn Judge>> {
        let Self { robot, thing, zone, part } = self;
        place_judge(robot, thing, zone, *part, true, binder)
    }
}

/// The one body that is meant by `robot:` or `thing:`.
pub(super) fn one_body(robot: &Option<String>, thing: &Option<String>, binder: &mut Binder) -> Option<BodyId> {
    match (robot, thing) {
        (Some(robot), None) => binder.robot(robot),
        (None, Some(thing)) => binder.thing(thing),
        _ => {
            binder.tell(Diag::error("rules-robot-or-thing"));
            None
        }
    }
}

/// What to say of a body and a zone: a robot speaks of itself, a thing is named.
pub(super) fn blame_of_body(
    of_robot: &'static str,
    of_thing: &'static str,
    body: BodyId,
    zone: &str,
    look: &Look,
) -> Blame {
    if usize::from(body.0) < look.world.robot_count() {
        return Blame { code: of_robot, args: vec![("zone", Arg::name(zone))] };
    }
    let object = Arg::name(look.world.name(body));
    Blame { code: of_thing, args: vec![("object", object), ("zone", Arg::name(zone))] }
}

/// Makes the judge of a body that is to be in a zone, or out of it.
pub(super) fn place_judge(
    robot: &Option<String>,
    thing: &Option<String>,
    zone: &str,
    part: Part,
    inside: bool,
    binder: &mut Binder,
) -> Option<Box<dyn Judge>> {
    let (body, at) = (one_body(robot, thing, binder), binder.zone(zone));
    Some(Box::new(PlaceJudge { body: body?, zone: at?, part, inside, name: zone.to_owned() }))
}

/// Is this part of a body in a zone, or is it out of it?
pub(super) fn lies(body: BodyId, zone: usize, part: Part, inside: bool, look: &Look) -> bool {
    // What was taken lies nowhere any more.
    if look.world.thing_state(body).gone {
        return !inside;
    }
    let (outline, pose) = look.body(body);
    let there = if inside { is_inside } else { is_outside };
    look.zone(zone).is_some_and(|zone| there(outline, pose, zone, part))
}

struct PlaceJudge {
    body: BodyId,
    zone: usize,
    part: Part,
    inside: bool,
    name: String,
}

impl PlaceJudge {
    /// What is missing to be in the zone.
    fn missing_inside(&self, look: &Look) -> Option<Hint> {
        let (_, pose) = look.body(self.body);
        let gap_cm = centimetres(distance_to(pose, look.zone(self.zone)?));
        let zone = Arg::name(&self.name);
        let is_robot = usize::from(self.body.0) < look.world.robot_count();
        let object = Arg::name(look.world.name(self.body));
        let distance = rounded(gap_cm, 1);
        Some(match (gap_cm > 0.0, is_robot) {
            (true, true) => hint("missing-distance", [("zone", zone), ("distance", distance)]),
            (true, false) => {
                hint("missing-thing-distance", [("object", object), ("zone", zone), ("distance", distance)])
            }
            (false, true) => hint("missing-partly", [("zone", zone)]),
            (false, false) => hint("missing-thing-partly", [("object", object), ("zone", zone)]),
        })
    }
}

impl Judge for PlaceJudge {
    fn judge(&mut self, look: &Look) -> Truth {
        Truth::now(lies(self.body, self.zone, self.part, self.inside, look))
    }

    fn blame(&self, look: &Look) -> Option<Blame> {
        let (of_robot, of_thing) = match self.inside {
            true => ("cause-entered", "cause-thing-entered"),
            false => ("cause-left", "cause-thing-left"),
        };
        Some(blame_of_body(of_robot, of_thing, self.body, &self.name, look))
    }

    fn missing(&self, look: &Look) -> Option<Hint> {
        if self.inside {
            return self.missing_inside(look);
        }
        let Blame { code, args } =
            blame_of_body("missing-still-in", "missing-thing-still-in", self.body, &self.name, look);
        Some(Hint { code: code.into(), args: args.into_iter().map(|(name, arg)| (name.into(), arg)).collect() })
    }

    fn robot(&self) -> Option<usize> {
        Some(usize::from(self.body.0))
    }
}
