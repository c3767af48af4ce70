//! Passed: a robot has passed a gate, or the border of a zone, often enough and at the right speed.

use serde::Deserialize;

use crate::base::diag::{Arg, Diag, Hint};
use crate::base::units::{centimetres, metres};
use crate::rules::area::Part;
use crate::rules::goal::count_in::missing_of;
use crate::rules::goal::followed::Way;
use crate::rules::goal::inside::lies;
use crate::rules::goal::{ConditionPart, Judge};
use crate::rules::look::{Binder, Blame, Look, hint, rounded};
use crate::rules::truth::Truth;
use crate::sim::world::BodyId;

/// The most passages that can be asked for.
const MOST: f64 = 10_000.0;
/// No robot is faster, cm/s.
const FASTEST: f64 = 10_000.0;

/// A gate was passed at least `least` times, by anybody or by `robot`; or the robot's origin crossed a zone's border so
/// often. `way` says which direction counts: a gate's own one is `Along`, into a zone is `Along`. Only passages between
/// `min` and `max` cm/s count.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Passed {
    #[serde(default)]
    pub robot: Option<String>,
    #[serde(default)]
    pub gate: Option<String>,
    #[serde(default)]
    pub zone: Option<String>,
    #[serde(default = "once")]
    pub least: u32,
    #[serde(default)]
    pub way: Way,
    #[serde(default)]
    pub min: Option<f64>,
    #[serde(default)]
    pub max: Option<f64>,
}

fn once() -> u32 {
    1
}

impl Passed {
    /// A condition as a level writes it.
    pub const EXAMPLE: &'static str = "Passed(robot: \"me\", zone: \"pad\", least: 1, way: Along, min: 20)";
}

impl ConditionPart for Passed {
    fn bind(&self, binder: &mut Binder) -> Option<Box<dyn Judge>> {
        let robot = self.robot.as_ref().map_or(Some(None), |robot| binder.robot(robot).map(Some));
        let over = match (&self.gate, &self.zone) {
            (Some(gate), None) => binder.thing(gate).map(Over::Gate),
            (None, Some(zone)) if self.robot.is_some() => binder.zone(zone).map(Over::Zone),
            _ => {
                binder.tell(Diag::error("rules-gate-or-zone"));
                None
            }
        };
        let least = binder.range("least", f64::from(self.least), 1.0, MOST);
        let min = binder.range("min", self.min.unwrap_or(0.0), 0.0, FASTEST);
        let max = binder.range("max", self.max.unwrap_or(FASTEST), 0.0, FASTEST);
        let (min, max) = (min?, max?);
        if min >= max {
            binder.tell(Diag::error("rules-min-max").with("field", "min").with("low", min).with("high", max));
            return None;
        }
        Some(Box::new(PassedJudge {
            robot: robot?,
            over: over?,
            least: least? as u64,
            way: self.way,
            min_m_s: metres(min),
            max_m_s: metres(max),
            seen: None,
            count: 0,
            speed_m_s: None,
        }))
    }
}

enum Over {
    Gate(BodyId),
    Zone(usize),
}

struct PassedJudge {
    robot: Option<BodyId>,
    over: Over,
    least: u64,
    way: Way,
    min_m_s: f64,
    max_m_s: f64,
    /// What a gate had counted, and how much of that forwards; for a zone, whether the robot was in it.
    seen: Option<(u64, u64)>,
    /// Passages that count.
    count: u64,
    /// The speed of the last passage in the right direction, m/s.
    speed_m_s: Option<f64>,
}

impl PassedJudge {
    /// Passages in this tick: how many along, how many against, and how fast the last one was.
    fn passages(&mut self, look: &Look) -> (u64, u64, f64) {
        match (&self.over, self.robot) {
            (Over::Gate(gate), robot) => {
                let state = look.world.thing_state(*gate);
                let (count, forward) = self.seen.replace((state.count, state.forward)).unwrap_or_default();
                let is_own = robot.is_none_or(|robot| state.by == Some(usize::from(robot.0)));
                let along = state.forward.saturating_sub(forward);
                let against = state.count.saturating_sub(count).saturating_sub(along);
                if is_own { (along, against, state.speed_m_s) } else { (0, 0, 0.0) }
            }
            (Over::Zone(zone), Some(robot)) => {
                let is_in = u64::from(lies(robot, *zone, Part::Centre, true, look));
                let (was_in, _) = self.seen.replace((is_in, 0)).unwrap_or((is_in, 0));
                let (velocity, _) = look.world.twist(robot);
                (is_in.saturating_sub(was_in), was_in.saturating_sub(is_in), velocity.length())
            }
            (Over::Zone(_), None) => (0, 0, 0.0),
        }
    }
}

impl Judge for PassedJudge {
    fn judge(&mut self, look: &Look) -> Truth {
        let (along, against, speed_m_s) = self.passages(look);
        let passages = match self.way {
            Way::Either => along + against,
            Way::Along => along,
            Way::Against => against,
        };
        if passages > 0 {
            self.speed_m_s = Some(speed_m_s);
            if (self.min_m_s..=self.max_m_s).contains(&speed_m_s) {
                self.count += passages;
            }
        }
        Truth::once(self.count >= self.least)
    }

    fn blame(&self, _: &Look) -> Option<Blame> {
        let speed = rounded(centimetres(self.speed_m_s.unwrap_or(0.0)), 1);
        Some(Blame { code: "cause-passed", args: vec![("speed", speed), ("count", Arg::from(self.count))] })
    }

    fn missing(&self, _: &Look) -> Option<Hint> {
        let cm_s = |speed_m_s: f64| rounded(centimetres(speed_m_s), 1);
        match self.speed_m_s {
            Some(speed) if self.count < self.least && speed < self.min_m_s => {
                Some(hint("missing-passed-slow", [("speed", cm_s(speed)), ("wanted", cm_s(self.min_m_s))]))
            }
            Some(speed) if self.count < self.least && speed > self.max_m_s => {
                Some(hint("missing-passed-fast", [("speed", cm_s(speed)), ("wanted", cm_s(self.max_m_s))]))
            }
            _ => Some(missing_of(self.count as usize, self.least as usize)),
        }
    }

    fn robot(&self) -> Option<usize> {
        self.robot.map(|robot| usize::from(robot.0))
    }
}
