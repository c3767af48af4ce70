//! CountIn: between so many and so many of several things are in a zone.

use serde::Deserialize;

use crate::base::diag::{Arg, Diag, Hint};
use crate::rules::area::Part;
use crate::rules::goal::inside::lies;
use crate::rules::goal::{ConditionPart, Judge};
use crate::rules::look::{Binder, Look, hint};
use crate::rules::truth::Truth;
use crate::sim::world::BodyId;

/// Of the things of a name, at least `least` and at most `most` are in a zone; `pin` means `pin.1`, `pin.2` …
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CountIn {
    pub things: String,
    pub zone: String,
    #[serde(default)]
    pub least: Option<u32>,
    #[serde(default)]
    pub most: Option<u32>,
    #[serde(default)]
    pub part: Part,
}

impl CountIn {
    /// A condition as a level writes it.
    pub const EXAMPLE: &'static str = "CountIn(things: \"pin\", zone: \"ring\", least: 1, most: 2)";
}

impl ConditionPart for CountIn {
    fn bind(&self, binder: &mut Binder) -> Option<Box<dyn Judge>> {
        let Self { things, zone, least, most, part } = self;
        if least.is_none() && most.is_none() {
            binder.tell(Diag::error("rules-least-or-most"));
            return None;
        }
        count_judge(things, zone, *part, true, (Some(least.unwrap_or(0)), *most), binder)
    }
}

/// Makes the judge of things of which so many are to be in a zone, or out of it; all of them when no number is given.
pub(super) fn count_judge(
    things: &str,
    zone: &str,
    part: Part,
    inside: bool,
    (least, most): (Option<u32>, Option<u32>),
    binder: &mut Binder,
) -> Option<Box<dyn Judge>> {
    let (bodies, zone) = (binder.things(things), binder.zone(zone));
    let bodies = bodies?;
    let all = bodies.len();
    let least = at_least("least", least, 0, all, binder);
    let most = most.map_or(Some(all), |most| at_least("most", Some(most), 0, usize::MAX, binder));
    let (least, most) = (least?, most?);
    if least > most {
        binder.tell(Diag::error("rules-min-max").with("field", "least").with("low", least).with("high", most));
        return None;
    }
    Some(Box::new(CountJudge { bodies, zone: zone?, part, inside, least, most, there: 0 }))
}

/// How many of `all` are wanted: all of them when nothing is said, never more than there are.
pub(super) fn at_least(
    field: &'static str,
    wanted: Option<u32>,
    low: usize,
    all: usize,
    binder: &mut Binder,
) -> Option<usize> {
    let Some(wanted) = wanted else { return Some(all) };
    binder.range(field, f64::from(wanted), low as f64, all as f64).map(|wanted| wanted as usize)
}

/// "So many of so many": what a count lacks.
pub(super) fn missing_of(there: usize, wanted: usize) -> Hint {
    hint("missing-there", [("there", Arg::from(there)), ("wanted", Arg::from(wanted))])
}

struct CountJudge {
    bodies: Vec<BodyId>,
    zone: usize,
    part: Part,
    inside: bool,
    least: usize,
    most: usize,
    /// How many are there now.
    there: usize,
}

impl Judge for CountJudge {
    fn judge(&mut self, look: &Look) -> Truth {
        let Self { bodies, zone, part, inside, .. } = self;
        self.there = bodies.iter().filter(|&&body| lies(body, *zone, *part, *inside, look)).count();
        Truth::now((self.least..=self.most).contains(&self.there))
    }

    fn missing(&self, _: &Look) -> Option<Hint> {
        if self.there > self.most {
            return Some(hint("missing-too-many", [("there", Arg::from(self.there)), ("most", Arg::from(self.most))]));
        }
        if self.there >= self.least {
            return None;
        }
        if self.least < self.bodies.len() {
            return Some(missing_of(self.there, self.least));
        }
        let left = self.least - self.there;
        Some(hint("missing-things", [("left", Arg::from(left)), ("all", Arg::from(self.bodies.len()))]))
    }
}
