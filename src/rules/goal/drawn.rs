//! Drawn: what a robot's pen has drawn looks like a template.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::base::diag::{Diag, Hint};
use crate::base::maths::{Vec2, vec2};
use crate::base::units::{centimetres, metres};
use crate::rules::goal::{ConditionPart, Judge};
use crate::rules::look::{Binder, Look, hint, rounded};
use crate::rules::track::Track;
use crate::rules::truth::Truth;
use crate::sim::scene::PathPiece;
use crate::sim::world::BodyId;

/// The template is compared at points about so far apart, metres …
const STEP_M: f64 = 0.005;
/// … unless that would be more points than these.
const MOST_POINTS: usize = 4000;
/// The most corners that a condition may draw itself.
const MOST_CORNERS: usize = 500;
/// A new piece of trail is compared at this many points at most.
const MOST_PIECES: usize = 16;
/// To compare the new piece of a trail costs about as much as to look at so many bodies.
const COST: usize = 20;

/// The pen's trail covers at least `covered` percent of a template, and at most `off` percent of the trail lies further
/// than `within` cm from it. The template is a named line of the field, or corners in cm.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Drawn {
    pub robot: String,
    #[serde(default)]
    pub line: Option<String>,
    #[serde(default)]
    pub points: Option<Vec<(f64, f64)>>,
    #[serde(default = "usual_within")]
    pub within: f64,
    #[serde(default = "usual_covered")]
    pub covered: f64,
    #[serde(default = "usual_off")]
    pub off: f64,
}

fn usual_within() -> f64 {
    2.0
}

fn usual_covered() -> f64 {
    90.0
}

fn usual_off() -> f64 {
    20.0
}

impl Drawn {
    /// A condition as a level writes it.
    pub const EXAMPLE: &'static str = "Drawn(robot: \"me\", line: \"loop\", within: 2, covered: 90, off: 20)";

    fn template(&self, binder: &mut Binder) -> Option<Vec<Vec2>> {
        let track = match (&self.line, &self.points) {
            (Some(line), None) => {
                let at = binder.line(line)?;
                binder.names.lines.get(at)?.1.clone()
            }
            (None, Some(points)) if (2..=MOST_CORNERS).contains(&points.len()) => {
                let corners: Vec<Vec2> =
                    points.iter().map(|&point| binder.point("points", point)).collect::<Option<_>>()?;
                let sides = corners.windows(2).map(|side| PathPiece::Straight { from: side[0], to: side[1] });
                Track::new(sides.collect(), false)
            }
            _ => {
                binder.tell(Diag::error("rules-line-or-points").with("most", MOST_CORNERS));
                return None;
            }
        };
        let pieces = track.pieces().min(MOST_POINTS / 2);
        Some(track.points(STEP_M.max(track.length_m() / (MOST_POINTS - pieces) as f64)))
    }
}

impl ConditionPart for Drawn {
    fn bind(&self, binder: &mut Binder) -> Option<Box<dyn Judge>> {
        binder.watched += COST;
        let robot = binder.robot(&self.robot);
        let template = self.template(binder);
        let within = binder.range("within", self.within, 0.5, 50.0);
        let covered = binder.range("covered", self.covered, 0.0, 100.0);
        let off = binder.range("off", self.off, 0.0, 100.0);
        let (template, within_m) = (template?, metres(within?));
        Some(Box::new(DrawnJudge {
            robot: robot?,
            template: Template::of(template, within_m),
            least: covered? / 100.0,
            most_off: off? / 100.0,
            seen: (0, 0),
            drawn_m: 0.0,
            off_m: 0.0,
        }))
    }
}

/// Points of a template, found by the square they lie in.
struct Template {
    within_m: f64,
    points: Vec<Vec2>,
    covered: Vec<bool>,
    count: usize,
    squares: BTreeMap<(i32, i32), Vec<u32>>,
}

impl Template {
    fn of(points: Vec<Vec2>, within_m: f64) -> Self {
        let mut squares: BTreeMap<(i32, i32), Vec<u32>> = BTreeMap::new();
        for (number, &point) in points.iter().enumerate() {
            squares.entry(square(point, within_m)).or_default().push(number as u32);
        }
        Self { within_m, covered: vec![false; points.len()], points, count: 0, squares }
    }

    /// Covers the points near a point of the trail; `false` when there are none.
    fn cover(&mut self, at: Vec2) -> bool {
        let (x, y) = square(at, self.within_m);
        let mut is_near = false;
        for near in (-1..=1).flat_map(|right| (-1..=1).map(move |up| (x + right, y + up))) {
            for &number in self.squares.get(&near).into_iter().flatten() {
                let Some(point) = self.points.get(number as usize) else { continue };
                if (*point - at).length() > self.within_m {
                    continue;
                }
                is_near = true;
                if let Some(covered) = self.covered.get_mut(number as usize) {
                    self.count += usize::from(!std::mem::replace(covered, true));
                }
            }
        }
        is_near
    }

    fn share(&self) -> f64 {
        self.count as f64 / self.points.len().max(1) as f64
    }
}

fn square(point: Vec2, size: f64) -> (i32, i32) {
    ((point.x / size).floor() as i32, (point.y / size).floor() as i32)
}

struct DrawnJudge {
    robot: BodyId,
    template: Template,
    least: f64,
    most_off: f64,
    /// How many trails, and how many points of the last of them, have been looked at.
    seen: (usize, usize),
    drawn_m: f64,
    off_m: f64,
}

impl DrawnJudge {
    /// Compares what was drawn since the last look.
    fn compare(&mut self, look: &Look) {
        let trails = look.world.trails(usize::from(self.robot.0));
        let point = |&(x, y): &(f32, f32)| vec2(f64::from(x), f64::from(y));
        loop {
            let (trail, from) = self.seen;
            let Some(points) = trails.get(trail).map(|trail| &trail.points) else { return };
            for at in from..points.len() {
                let Some(to) = points.get(at).map(point) else { continue };
                let start = at.checked_sub(1).and_then(|before| points.get(before)).map_or(to, point);
                self.piece(start, to);
            }
            self.seen.1 = points.len();
            if trail + 1 >= trails.len() {
                return;
            }
            self.seen = (trail + 1, 0);
        }
    }

    fn piece(&mut self, from: Vec2, to: Vec2) {
        let length = (to - from).length();
        let count = (length / (self.template.within_m * 0.5)).ceil().clamp(1.0, MOST_PIECES as f64) as usize;
        let part_m = length / count as f64;
        for at in 1..=count {
            let is_near = self.template.cover(from + (to - from) * (at as f64 / count as f64));
            self.drawn_m += part_m;
            self.off_m += if is_near { 0.0 } else { part_m };
        }
    }

    fn off(&self) -> f64 {
        if self.drawn_m > 0.0 { self.off_m / self.drawn_m } else { 0.0 }
    }
}

impl Judge for DrawnJudge {
    fn judge(&mut self, look: &Look) -> Truth {
        self.compare(look);
        Truth::now(self.drawn_m > 0.0 && self.template.share() >= self.least && self.off() <= self.most_off)
    }

    fn missing(&self, _: &Look) -> Option<Hint> {
        if self.drawn_m <= 0.0 {
            return Some(hint("missing-drawing", []));
        }
        let percent = |share: f64| rounded(share * 100.0, 0);
        if self.template.share() < self.least {
            let percent = rounded((self.template.share() * 100.0).floor(), 0);
            return Some(hint("missing-drawn", [("percent", percent), ("wanted", rounded(self.least * 100.0, 0))]));
        }
        let args =
            [("percent", percent(self.off())), ("wanted", percent(self.most_off)), ("distance", self.within_cm())];
        Some(hint("missing-drawn-off", args))
    }

    fn robot(&self) -> Option<usize> {
        Some(usize::from(self.robot.0))
    }
}

impl DrawnJudge {
    fn within_cm(&self) -> crate::base::diag::Arg {
        rounded(centimetres(self.template.within_m), 1)
    }
}
