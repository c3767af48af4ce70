//! KeptDistance: a robot has kept its distance for most of the time.

use serde::Deserialize;

use crate::base::diag::{Diag, Hint};
use crate::base::maths::sqrt;
use crate::base::units::{centimetres, metres, ticks_of};
use crate::rules::goal::distance::gap_m;
use crate::rules::goal::touched::{Target, Targets};
use crate::rules::goal::{ConditionPart, Judge, MAX_SECONDS};
use crate::rules::look::{Binder, Blame, Look, hint, rounded};
use crate::rules::truth::Truth;
use crate::sim::world::BodyId;

/// The gap between a robot and what is named was within `min..=max` cm for at least `share` percent of the time, and with
/// `rms` its root mean square deviation from the middle of the two is at most so many cm. Time counts from `after` seconds.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeptDistance {
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
    pub min: f64,
    pub max: f64,
    #[serde(default = "usual_share")]
    pub share: f64,
    #[serde(default)]
    pub rms: Option<f64>,
    #[serde(default)]
    pub after: f64,
}

fn usual_share() -> f64 {
    90.0
}

impl KeptDistance {
    /// A condition as a level writes it.
    pub const EXAMPLE: &'static str =
        "KeptDistance(robot: \"me\", thing: \"wall\", min: 15, max: 25, share: 90, after: 2)";
}

impl ConditionPart for KeptDistance {
    fn bind(&self, binder: &mut Binder) -> Option<Box<dyn Judge>> {
        let robot = binder.robot(&self.robot);
        let targets = Targets { thing: &self.thing, things: &self.things, other: &self.other, edge: self.edge };
        let target = targets.bind(binder);
        if target == Some(Target::Anything) {
            binder.tell(Diag::error("rules-distance-of"));
            return None;
        }
        let min = binder.range("min", self.min, 0.0, 10_000.0);
        let max = binder.range("max", self.max, 0.0, 10_000.0);
        let share = binder.range("share", self.share, 0.0, 100.0);
        let rms = self.rms.map_or(Some(f64::INFINITY), |rms| binder.range("rms", rms, 0.01, 10_000.0));
        let after = binder.range("after", self.after, 0.0, MAX_SECONDS);
        let (min, max) = (min?, max?);
        if min >= max {
            binder.tell(Diag::error("rules-min-max").with("field", "min").with("low", min).with("high", max));
            return None;
        }
        Some(Box::new(KeptJudge {
            robot: robot?,
            target: target?,
            min_m: metres(min),
            max_m: metres(max),
            share: share? / 100.0,
            rms_m: metres(rms?),
            after: ticks_of(after?),
            ticks: 0,
            kept: 0,
            squares: 0.0,
        }))
    }
}

struct KeptJudge {
    robot: BodyId,
    target: Target,
    min_m: f64,
    max_m: f64,
    share: f64,
    rms_m: f64,
    after: u64,
    /// Ticks that were looked at, and those in which the distance was kept.
    ticks: u64,
    kept: u64,
    /// Sum of the squares of the deviation, square metres.
    squares: f64,
}

impl KeptJudge {
    fn share(&self) -> f64 {
        self.kept as f64 / self.ticks.max(1) as f64
    }

    fn deviation_m(&self) -> f64 {
        sqrt(self.squares / self.ticks.max(1) as f64)
    }
}

impl Judge for KeptJudge {
    fn judge(&mut self, look: &Look) -> Truth {
        if look.tick > self.after {
            // What is nowhere near counts as far away, but not as infinitely far.
            let gap_m = gap_m(self.robot, &self.target, look).min(100.0);
            self.ticks += 1;
            self.kept += u64::from((self.min_m..=self.max_m).contains(&gap_m));
            let off = gap_m - (self.min_m + self.max_m) * 0.5;
            self.squares += off * off;
        }
        Truth::now(self.ticks > 0 && self.share() >= self.share && self.deviation_m() <= self.rms_m)
    }

    fn blame(&self, _: &Look) -> Option<Blame> {
        Some(Blame { code: "cause-kept", args: vec![("percent", rounded(self.share() * 100.0, 0))] })
    }

    fn missing(&self, _: &Look) -> Option<Hint> {
        if self.share() < self.share {
            let percent = rounded((self.share() * 100.0).floor(), 0);
            return Some(hint("missing-kept", [("percent", percent), ("wanted", rounded(self.share * 100.0, 0))]));
        }
        let cm = |metres: f64| rounded(centimetres(metres), 1);
        let args = [("error", cm(self.deviation_m())), ("wanted", cm(self.rms_m))];
        (self.deviation_m() > self.rms_m).then(|| hint("missing-kept-rms", args))
    }

    fn robot(&self) -> Option<usize> {
        Some(usize::from(self.robot.0))
    }
}
