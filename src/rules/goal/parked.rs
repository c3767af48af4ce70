//! Parked: a robot stands at a place, facing a direction, as closely as is asked.

use serde::Deserialize;

use crate::base::diag::{Arg, Diag, Hint};
use crate::base::maths::{Vec2, wrap_angle};
use crate::base::units::{angle_of_heading, centimetres, degrees, metres, radians, ticks_of};
use crate::rules::area::Part;
use crate::rules::goal::inside::lies;
use crate::rules::goal::stopped::stands;
use crate::rules::goal::{ConditionPart, Judge, MAX_SECONDS};
use crate::rules::look::{Binder, Look, hint, rounded};
use crate::rules::truth::Truth;
use crate::sim::world::BodyId;

/// A robot has stood for `seconds` with its origin within `within` cm of `at`, facing `facing` within `angle` degrees,
/// wholly in `zone`; what is left out doesn't matter, but not all of it may be. With `either_way` its back counts as well.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parked {
    pub robot: String,
    #[serde(default)]
    pub at: Option<(f64, f64)>,
    #[serde(default = "usual_within")]
    pub within: f64,
    #[serde(default)]
    pub facing: Option<f64>,
    #[serde(default = "usual_angle")]
    pub angle: f64,
    #[serde(default)]
    pub either_way: bool,
    #[serde(default)]
    pub zone: Option<String>,
    #[serde(default = "usual_seconds")]
    pub seconds: f64,
}

fn usual_within() -> f64 {
    2.0
}

fn usual_angle() -> f64 {
    5.0
}

/// A program that ends when it has arrived has half a second until the trial ends.
fn usual_seconds() -> f64 {
    0.4
}

impl Parked {
    /// A condition as a level writes it.
    pub const EXAMPLE: &'static str =
        "Parked(robot: \"me\", at: (50, 50), within: 2, facing: 90, angle: 5, seconds: 0.4)";
}

impl ConditionPart for Parked {
    fn bind(&self, binder: &mut Binder) -> Option<Box<dyn Judge>> {
        let robot = binder.robot(&self.robot);
        if self.at.is_none() && self.facing.is_none() && self.zone.is_none() {
            binder.tell(Diag::error("rules-parked-how"));
            return None;
        }
        let at = self.at.map_or(Some(None), |at| binder.point("at", at).map(Some));
        let within = binder.range("within", self.within, 0.1, 1000.0);
        let facing = self.facing.map_or(Some(None), |facing| binder.range("facing", facing, -360.0, 360.0).map(Some));
        let angle = binder.range("angle", self.angle, 0.1, 180.0);
        let zone = self.zone.as_ref().map_or(Some(None), |zone| binder.zone(zone).map(|at| Some((at, zone.clone()))));
        let seconds = binder.range("seconds", self.seconds, 0.01, MAX_SECONDS);
        Some(Box::new(ParkedJudge {
            robot: robot?,
            at: at?,
            within_m: metres(within?),
            facing: facing?.map(angle_of_heading),
            angle: radians(angle?),
            either_way: self.either_way,
            zone: zone?,
            ticks: ticks_of(seconds?),
            stood: 0,
        }))
    }
}

struct ParkedJudge {
    robot: BodyId,
    at: Option<Vec2>,
    within_m: f64,
    /// The world's angle, radians.
    facing: Option<f64>,
    angle: f64,
    either_way: bool,
    zone: Option<(usize, String)>,
    ticks: u64,
    /// Ticks it has stood right without a break.
    stood: u64,
}

impl ParkedJudge {
    /// How far it is from its place, metres.
    fn gap_m(&self, look: &Look) -> f64 {
        self.at.map_or(0.0, |at| (look.world.pose(self.robot).at - at).length())
    }

    /// By how much it faces the wrong way, radians.
    fn turn(&self, look: &Look) -> f64 {
        let Some(facing) = self.facing else { return 0.0 };
        let off = wrap_angle(look.world.pose(self.robot).angle - facing).abs();
        if self.either_way { off.min(radians(180.0) - off) } else { off }
    }

    fn is_in(&self, look: &Look) -> bool {
        self.zone.as_ref().is_none_or(|(zone, _)| lies(self.robot, *zone, Part::Whole, true, look))
    }
}

impl Judge for ParkedJudge {
    fn judge(&mut self, look: &Look) -> Truth {
        let is_right = stands(self.robot, look)
            && self.gap_m(look) <= self.within_m
            && self.turn(look) <= self.angle
            && self.is_in(look);
        self.stood = if is_right { self.stood + 1 } else { 0 };
        Truth::now(self.stood >= self.ticks)
    }

    fn missing(&self, look: &Look) -> Option<Hint> {
        let (gap_m, turn) = (self.gap_m(look), self.turn(look));
        if gap_m > self.within_m {
            let args =
                [("distance", rounded(centimetres(gap_m), 1)), ("wanted", rounded(centimetres(self.within_m), 1))];
            return Some(hint("missing-parked-place", args));
        }
        if turn > self.angle {
            let args = [("angle", rounded(degrees(turn), 0)), ("wanted", rounded(degrees(self.angle), 1))];
            return Some(hint("missing-parked-angle", args));
        }
        match &self.zone {
            Some((_, zone)) if !self.is_in(look) => Some(hint("missing-partly", [("zone", Arg::name(zone))])),
            _ => (self.stood < self.ticks).then(|| hint("missing-stop", [])),
        }
    }

    fn robot(&self) -> Option<usize> {
        Some(usize::from(self.robot.0))
    }
}
