//! Estimated: a program knows where its robot is.

use serde::Deserialize;

use crate::base::diag::{Diag, Hint};
use crate::base::maths::{Pose, sqrt, wrap_angle};
use crate::base::units::{centimetres, degrees, field_pose, metres, radians, ticks_of};
use crate::rules::goal::{ConditionPart, Judge, MAX_SECONDS};
use crate::rules::look::{Binder, Look, hint, rounded};
use crate::rules::truth::Truth;
use crate::sim::world::BodyId;

/// What the program last told with `estimate(x, y, heading)` is within `within` cm and `angle` degrees of the truth. With
/// `rms` it is the root mean square over all ticks from `after` seconds on, and from then on an estimate must be there; an
/// estimate holds until the next one, so a robot that moves must tell anew.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Estimated {
    pub robot: String,
    #[serde(default)]
    pub within: Option<f64>,
    #[serde(default)]
    pub angle: Option<f64>,
    #[serde(default)]
    pub rms: bool,
    #[serde(default = "one_second")]
    pub after: f64,
}

fn one_second() -> f64 {
    1.0
}

impl Estimated {
    /// A condition as a level writes it.
    pub const EXAMPLE: &'static str = "Estimated(robot: \"me\", within: 5, angle: 10, rms: true)";
}

impl ConditionPart for Estimated {
    fn bind(&self, binder: &mut Binder) -> Option<Box<dyn Judge>> {
        let robot = binder.robot(&self.robot);
        if self.within.is_none() && self.angle.is_none() {
            binder.tell(Diag::error("rules-within-or-angle"));
            return None;
        }
        let within = self.within.map_or(Some(f64::INFINITY), |within| binder.range("within", within, 0.01, 10_000.0));
        let angle = self.angle.map_or(Some(360.0), |angle| binder.range("angle", angle, 0.1, 180.0));
        let after = binder.range("after", self.after, 0.0, MAX_SECONDS);
        Some(Box::new(EstimatedJudge {
            robot: robot?,
            within_m: metres(within?),
            angle: radians(angle?),
            rms: self.rms,
            after: ticks_of(after?),
            before: None,
            now: None,
            squares: (0.0, 0.0),
            ticks: 0,
            is_late: false,
        }))
    }
}

struct EstimatedJudge {
    robot: BodyId,
    within_m: f64,
    angle: f64,
    rms: bool,
    after: u64,
    /// Where the robot was at the start of the tick: what the program could know when it told.
    before: Option<Pose>,
    /// The error of the last estimate, metres and radians.
    now: Option<(f64, f64)>,
    /// Sums of the squares of both errors, and how many there are.
    squares: (f64, f64),
    ticks: u64,
    /// No estimate was there in time.
    is_late: bool,
}

impl EstimatedJudge {
    /// The errors that count, metres and radians.
    fn errors(&self) -> Option<(f64, f64)> {
        if !self.rms {
            return self.now;
        }
        let mean = |sum: f64| sqrt(sum / self.ticks as f64);
        (self.ticks > 0).then(|| (mean(self.squares.0), mean(self.squares.1)))
    }
}

impl Judge for EstimatedJudge {
    fn judge(&mut self, look: &Look) -> Truth {
        if self.is_late {
            return Truth::Never;
        }
        let pose = look.world.pose(self.robot);
        let start = look.starts.get(usize::from(self.robot.0)).copied().unwrap_or(pose);
        let truth = self.before.replace(pose).unwrap_or(start);
        let told = look.facts.robots.get(usize::from(self.robot.0)).and_then(|facts| facts.told.estimate);
        self.now = told.map(|told| {
            let told = field_pose(told.x_cm, told.y_cm, told.heading_deg);
            ((told.at - truth.at).length(), wrap_angle(told.angle - truth.angle).abs())
        });
        if self.rms && look.tick > self.after {
            let Some((off_m, turn)) = self.now else {
                self.is_late = true;
                return Truth::Never;
            };
            self.squares = (self.squares.0 + off_m * off_m, self.squares.1 + turn * turn);
            self.ticks += 1;
        }
        let is_near = |(off_m, turn): (f64, f64)| off_m <= self.within_m && turn <= self.angle;
        Truth::now(self.errors().is_some_and(is_near))
    }

    fn missing(&self, _: &Look) -> Option<Hint> {
        let Some((off_m, turn)) = self.errors() else { return Some(hint("missing-estimate", [])) };
        let cm = |metres: f64| rounded(centimetres(metres), 1);
        if off_m > self.within_m {
            return Some(hint("missing-estimate-place", [("error", cm(off_m)), ("wanted", cm(self.within_m))]));
        }
        let args = [("angle", rounded(degrees(turn), 1)), ("wanted", rounded(degrees(self.angle), 1))];
        (turn > self.angle).then(|| hint("missing-estimate-angle", args))
    }

    fn robot(&self) -> Option<usize> {
        Some(usize::from(self.robot.0))
    }
}
