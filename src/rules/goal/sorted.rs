//! Sorted: things lie in the zones of their colours.

use serde::Deserialize;

use crate::base::diag::{Diag, Hint};
use crate::rules::area::Part;
use crate::rules::goal::count_in::missing_of;
use crate::rules::goal::inside::lies;
use crate::rules::goal::{ConditionPart, Judge};
use crate::rules::look::{Binder, Look};
use crate::rules::truth::Truth;
use crate::sim::colour::Colour;
use crate::sim::world::BodyId;

/// Of the things of a name that have one of these colours, at least `least` (all, when left out) are in their colour's
/// zone.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sorted {
    pub things: String,
    /// Each colour with its zone.
    pub to: Vec<(Colour, String)>,
    #[serde(default)]
    pub least: Option<u32>,
    #[serde(default)]
    pub part: Part,
}

impl Sorted {
    /// A condition as a level writes it.
    pub const EXAMPLE: &'static str = "Sorted(things: \"pin\", to: [(Red, \"pad\"), (Blue, \"ring\")])";
}

impl ConditionPart for Sorted {
    fn bind(&self, binder: &mut Binder) -> Option<Box<dyn Judge>> {
        let bodies = binder.things(&self.things);
        if self.to.is_empty() {
            binder.tell(Diag::error("rules-empty-list").with("kind", "Sorted").with("field", "to"));
        }
        let twice =
            self.to.iter().enumerate().find(|(at, (colour, _))| self.to[..*at].iter().any(|(c, _)| c == colour));
        if let Some((_, (colour, _))) = twice {
            binder.tell(Diag::error("rules-colour-twice").with("field", "to").with("colour", colour.name()));
        }
        let to: Vec<Option<(Colour, usize)>> =
            self.to.iter().map(|(colour, zone)| Some((*colour, binder.zone(zone)?))).collect();
        let to = to.into_iter().collect::<Option<Vec<_>>>().filter(|to| !to.is_empty() && twice.is_none());
        let (bodies, to) = (bodies?, to?);
        let least = self.least.map_or(Some(None), |least| {
            binder.range("least", f64::from(least), 1.0, bodies.len() as f64).map(|least| Some(least as usize))
        });
        Some(Box::new(SortedJudge { bodies, to, least: least?, part: self.part, there: 0, wanted: 0 }))
    }
}

struct SortedJudge {
    bodies: Vec<BodyId>,
    to: Vec<(Colour, usize)>,
    least: Option<usize>,
    part: Part,
    /// How many are where they belong, and how many should be.
    there: usize,
    wanted: usize,
}

impl Judge for SortedJudge {
    fn judge(&mut self, look: &Look) -> Truth {
        (self.there, self.wanted) = (0, 0);
        for &body in &self.bodies {
            let colour = look.world.look_of(body).colour;
            let Some((_, zone)) = self.to.iter().find(|(wanted, _)| colour == Some(*wanted)) else { continue };
            self.wanted += 1;
            self.there += usize::from(lies(body, *zone, self.part, true, look));
        }
        let all = self.wanted;
        self.wanted = self.least.unwrap_or(all);
        if all == 0 || self.wanted > all { Truth::Never } else { Truth::now(self.there >= self.wanted) }
    }

    fn missing(&self, _: &Look) -> Option<Hint> {
        (self.there < self.wanted).then(|| missing_of(self.there, self.wanted))
    }
}
