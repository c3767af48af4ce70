//! Followed: a robot has gone along a line.

use serde::Deserialize;

use crate::base::diag::Hint;
use crate::base::units::{centimetres, metres};
use crate::rules::goal::{ConditionPart, Judge, LineLost};
use crate::rules::look::{Binder, Look, hint, rounded};
use crate::rules::truth::Truth;
use crate::sim::world::BodyId;

/// How far along the line one tick may carry a robot, metres: more than any robot drives, less than a short cut saves.
const REACH_M: f64 = 0.1;
/// An open line counts as followed when all but this much of it has been, metres.
const ENDS_M: f64 = 0.02;

/// A robot's origin has gone along a line: the whole of an open one, or laps of a closed one. Where it is further than
/// `within` cm from the line it makes no way, and it must come back where it left.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Followed {
    pub robot: String,
    pub line: String,
    #[serde(default = "one_lap")]
    pub laps: f64,
    #[serde(default = "usual_within")]
    pub within: f64,
    #[serde(default)]
    pub way: Way,
}

/// Which way along a line is meant; a line goes from its first point to its last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum Way {
    #[default]
    Either,
    Along,
    Against,
}

fn one_lap() -> f64 {
    1.0
}

fn usual_within() -> f64 {
    5.0
}

impl Followed {
    /// A condition as a level writes it.
    pub const EXAMPLE: &'static str = "Followed(robot: \"me\", line: \"loop\", laps: 1, within: 5)";
}

impl ConditionPart for Followed {
    fn bind(&self, binder: &mut Binder) -> Option<Box<dyn Judge>> {
        let robot = binder.robot(&self.robot);
        let line = binder.line(&self.line);
        let laps = binder.range("laps", self.laps, 0.05, 100.0);
        let within = binder.range("within", self.within, 0.5, 50.0);
        Some(Box::new(FollowedJudge {
            robot: robot?,
            line: line?,
            laps: laps?,
            within_m: metres(within?),
            way: self.way,
            along: None,
            low: 0.0,
            high: 0.0,
            start: 0.0,
            lost: None,
            done: false,
        }))
    }
}

struct FollowedJudge {
    robot: BodyId,
    line: usize,
    laps: f64,
    within_m: f64,
    way: Way,
    /// Length along the line where the robot is, or was when it lost the line; `None` before it has found it.
    along: Option<f64>,
    low: f64,
    high: f64,
    start: f64,
    lost: Option<LineLost>,
    done: bool,
}

impl FollowedJudge {
    /// How much of what is asked has been followed, 0..1.
    fn share(&self, length_m: f64, closed: bool) -> f64 {
        let one_way = match self.way {
            Way::Either if closed => (self.high - self.start).max(self.start - self.low),
            Way::Either => self.high - self.low,
            Way::Along => self.high - self.start,
            Way::Against => self.start - self.low,
        };
        let wanted = if closed { self.laps * length_m } else { self.laps.min(1.0) * length_m - ENDS_M };
        one_way / wanted.max(ENDS_M)
    }
}

impl Judge for FollowedJudge {
    fn judge(&mut self, look: &Look) -> Truth {
        if self.done {
            return Truth::Always;
        }
        let Some(line) = look.lines.get(self.line) else { return Truth::Never };
        let at = look.world.pose(self.robot).at;
        let nearest = match self.along {
            Some(along) => line.nearest_about(at, along, REACH_M.max(self.within_m)),
            None => line.nearest(at),
        };
        match nearest.filter(|(_, distance)| *distance <= self.within_m) {
            Some((along, _)) => {
                if self.along.is_none() {
                    (self.start, self.low, self.high) = (along, along, along);
                }
                self.along = Some(along);
                self.low = self.low.min(along);
                self.high = self.high.max(along);
                self.lost = None;
            }
            None if self.along.is_some() && self.lost.is_none() => {
                let (velocity, _) = look.world.twist(self.robot);
                let robot = usize::from(self.robot.0);
                self.lost = Some(LineLost { robot, tick: look.tick, at, speed_m_s: velocity.length() });
            }
            None => {}
        }
        self.done = self.along.is_some() && self.share(line.length_m(), line.closed) >= 1.0;
        Truth::once(self.done)
    }

    fn missing(&self, look: &Look) -> Option<Hint> {
        let line = look.lines.get(self.line)?;
        let share = if self.along.is_some() { self.share(line.length_m(), line.closed).min(1.0) } else { 0.0 };
        let length_cm = centimetres(line.length_m());
        let args = [("percent", rounded((share * 100.0).floor(), 0)), ("length", rounded(length_cm, 0))];
        Some(hint("missing-line", args))
    }

    fn robot(&self) -> Option<usize> {
        Some(usize::from(self.robot.0))
    }

    fn line_lost(&self) -> Option<LineLost> {
        self.lost.clone().filter(|_| !self.done)
    }
}
