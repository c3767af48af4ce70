//! Time: it is before or after a moment of the trial.

use serde::Deserialize;

use crate::base::diag::Diag;
use crate::base::units::ticks_of;
use crate::rules::goal::{ConditionPart, Judge, MAX_SECONDS};
use crate::rules::look::{Binder, Look};
use crate::rules::truth::Truth;

/// It is before one moment, after another, or between the two; seconds from the start.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Time {
    #[serde(default)]
    pub before: Option<f64>,
    #[serde(default)]
    pub after: Option<f64>,
}

impl Time {
    /// A condition as a level writes it.
    pub const EXAMPLE: &'static str = "Time(before: 30)";
}

impl ConditionPart for Time {
    fn bind(&self, binder: &mut Binder) -> Option<Box<dyn Judge>> {
        if self.before.is_none() && self.after.is_none() {
            binder.tell(Diag::error("rules-before-or-after"));
            return None;
        }
        let before = binder.range("before", self.before.unwrap_or(MAX_SECONDS), 0.01, MAX_SECONDS);
        let after = binder.range("after", self.after.unwrap_or(0.0), 0.0, MAX_SECONDS);
        let (before, after) = (before?, after?);
        if after >= before {
            binder.tell(Diag::error("rules-min-max").with("field", "after").with("low", after).with("high", before));
            return None;
        }
        let before = self.before.map_or(u64::MAX, ticks_of);
        Some(Box::new(TimeJudge { before, after: ticks_of(after) }))
    }
}

struct TimeJudge {
    before: u64,
    after: u64,
}

impl Judge for TimeJudge {
    fn judge(&mut self, look: &Look) -> Truth {
        if look.tick >= self.before {
            Truth::Never
        } else if look.tick < self.after {
            Truth::No
        } else if self.before == u64::MAX {
            Truth::Always
        } else {
            Truth::Yes
        }
    }
}
