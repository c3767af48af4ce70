//! Stalemate: nothing happens between the robots any more.

use serde::Deserialize;

use crate::base::diag::{Arg, Diag};
use crate::base::maths::Vec2;
use crate::base::units::{metres, seconds_of, ticks_of};
use crate::rules::goal::{ConditionPart, Judge, MAX_SECONDS};
use crate::rules::look::{Binder, Blame, Look, rounded};
use crate::rules::truth::Truth;
use crate::sim::world::BodyId;

/// For `seconds` no robot has moved further than `by` cm, though they may push; or for `apart` seconds no two of them have
/// touched. Mini-sumo ends a bout after 15 s, and after 10 s in which a robot alone stands (`robots` with one name).
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stalemate {
    /// All robots, when left out.
    #[serde(default)]
    pub robots: Vec<String>,
    #[serde(default = "usual_seconds")]
    pub seconds: f64,
    #[serde(default = "usual_by")]
    pub by: f64,
    #[serde(default)]
    pub apart: Option<f64>,
}

fn usual_seconds() -> f64 {
    15.0
}

fn usual_by() -> f64 {
    2.0
}

impl Stalemate {
    /// A condition as a level writes it.
    pub const EXAMPLE: &'static str = "Stalemate(seconds: 15, by: 2)";
}

impl ConditionPart for Stalemate {
    fn bind(&self, binder: &mut Binder) -> Option<Box<dyn Judge>> {
        let robots: Option<Vec<BodyId>> = if self.robots.is_empty() {
            let all = binder.names.robots.len();
            binder.watched += all;
            Some((0..all).map(|robot| BodyId(robot as u16)).collect())
        } else {
            let bound: Vec<Option<BodyId>> = self.robots.iter().map(|robot| binder.robot(robot)).collect();
            bound.into_iter().collect()
        };
        let seconds = binder.range("seconds", self.seconds, 0.1, MAX_SECONDS);
        let by = binder.range("by", self.by, 0.1, 1000.0);
        let apart = self.apart.map_or(Some(None), |apart| binder.range("apart", apart, 0.1, MAX_SECONDS).map(Some));
        let (robots, apart) = (robots?, apart?);
        if apart.is_some() {
            // Every robot is asked for its touches with every other one.
            binder.watched += robots.len() * robots.len() / 2;
            if robots.len() < 2 {
                binder.tell(Diag::error("rules-no-rivals").with("field", "apart"));
                return None;
            }
        }
        Some(Box::new(StalemateJudge {
            places: vec![Vec2::ZERO; robots.len()],
            robots,
            by_m: metres(by?),
            still: ticks_of(seconds?),
            apart: apart.map(ticks_of),
            moved: None,
            touched: 0,
            lasted: 0,
        }))
    }
}

struct StalemateJudge {
    robots: Vec<BodyId>,
    by_m: f64,
    still: u64,
    apart: Option<u64>,
    /// Where each robot was when one of them last moved.
    places: Vec<Vec2>,
    /// The tick in which one of them last moved; `None` before the first look.
    moved: Option<u64>,
    /// The tick in which two of them last touched.
    touched: u64,
    /// How long it has lasted when it is told, ticks.
    lasted: u64,
}

impl StalemateJudge {
    fn has_moved(&self, look: &Look) -> bool {
        let pairs = self.robots.iter().zip(&self.places);
        pairs.into_iter().any(|(&robot, place)| (look.world.pose(robot).at - *place).length() > self.by_m)
    }

    fn is_touching(&self, look: &Look) -> bool {
        let pairs = self.robots.iter().enumerate();
        let mut pairs =
            pairs.flat_map(|(at, first)| self.robots.iter().skip(at + 1).map(move |second| (first, second)));
        pairs.any(|(&first, &second)| look.world.touching(first, Some(second)))
    }
}

impl Judge for StalemateJudge {
    fn judge(&mut self, look: &Look) -> Truth {
        if self.lasted > 0 {
            return Truth::Always;
        }
        let begun = look.tick.saturating_sub(1);
        if self.moved.is_none() || self.has_moved(look) {
            self.touched = if self.moved.is_none() { begun } else { self.touched };
            self.moved = Some(if self.moved.is_none() { begun } else { look.tick });
            for (place, &robot) in self.places.iter_mut().zip(&self.robots) {
                *place = look.world.pose(robot).at;
            }
        }
        if self.apart.is_some() && self.is_touching(look) {
            self.touched = look.tick;
        }
        let still = look.tick - self.moved.unwrap_or(look.tick);
        let apart = look.tick - self.touched;
        if still >= self.still {
            self.lasted = still;
        } else if self.apart.is_some_and(|most| apart >= most) {
            self.lasted = apart;
        }
        Truth::once(self.lasted > 0)
    }

    fn blame(&self, _: &Look) -> Option<Blame> {
        let lasted: Arg = rounded(seconds_of(self.lasted), 1);
        Some(Blame { code: "cause-stalemate", args: vec![("lasted", lasted)] })
    }

    fn robot(&self) -> Option<usize> {
        self.robots.first().map(|robot| usize::from(robot.0))
    }
}
