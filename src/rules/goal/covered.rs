//! Covered: a robot has passed over enough of a zone.

use serde::Deserialize;

use crate::base::diag::{Diag, Hint};
use crate::base::maths::{Pose, Vec2, vec2};
use crate::base::shape::{Outline, Shape, polygon_distance};
use crate::base::units::metres;
use crate::rules::goal::{ConditionPart, Judge};
use crate::rules::look::{Binder, Look, hint, rounded};
use crate::rules::truth::Truth;
use crate::sim::world::BodyId;

/// The most cells around a zone.
const MOST_CELLS: usize = 40_000;
/// To look which cells lie under a robot costs about as much as so many bodies.
const COST: usize = 50;

/// The robot has been over at least `share` percent of the zone's square cells of `cell` cm; a cell counts when its
/// middle was under the robot, or with `centre` when the robot's origin was in it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Covered {
    pub robot: String,
    pub zone: String,
    pub share: f64,
    #[serde(default = "usual_cell")]
    pub cell: f64,
    #[serde(default)]
    pub centre: bool,
}

fn usual_cell() -> f64 {
    5.0
}

impl Covered {
    /// A condition as a level writes it.
    pub const EXAMPLE: &'static str = "Covered(robot: \"me\", zone: \"ring\", share: 60, cell: 5)";
}

impl ConditionPart for Covered {
    fn bind(&self, binder: &mut Binder) -> Option<Box<dyn Judge>> {
        binder.watched += COST;
        let (robot, zone) = (binder.robot(&self.robot), binder.zone(&self.zone));
        let share = binder.range("share", self.share, 0.1, 100.0);
        let cell = binder.range("cell", self.cell, 2.0, 100.0);
        let (robot, share, cell) = (robot?, share?, cell?);
        let (_, shape) = binder.names.zones.get(zone?)?;
        let cells = Cells::of(shape, metres(cell));
        if cells.columns * cells.rows > MOST_CELLS || cells.wanted == 0 {
            let code = if cells.wanted == 0 { "rules-no-cells" } else { "rules-too-many-cells" };
            binder.tell(Diag::error(code).with("field", "cell").with("found", cell).with("limit", MOST_CELLS));
            return None;
        }
        Some(Box::new(CoveredJudge {
            robot,
            share: share / 100.0,
            centre: self.centre,
            cells,
            last: None,
            done: false,
        }))
    }
}

/// The cells of a zone's bounding box, row by row from the lower left.
struct Cells {
    corner: Vec2,
    cell_m: f64,
    columns: usize,
    rows: usize,
    /// The cells of the zone that are still to be covered.
    open: Vec<bool>,
    /// How many cells the zone has, and how many of them are covered.
    wanted: usize,
    covered: usize,
}

impl Cells {
    /// When there are too many of them, they are counted but not made.
    fn of(shape: &Shape, cell_m: f64) -> Self {
        let (low, high) = bounds(shape);
        let count = |length: f64| (length / cell_m - 1e-9).ceil().clamp(1.0, 1e6) as usize;
        let (columns, rows) = (count(high.x - low.x), count(high.y - low.y));
        let mut cells = Self { corner: low, cell_m, columns, rows, open: Vec::new(), wanted: 1, covered: 0 };
        if columns * rows <= MOST_CELLS {
            let all = (0..rows).flat_map(|row| (0..columns).map(move |column| (column, row)));
            cells.open = all.map(|(column, row)| shape.contains(cells.middle(column, row))).collect();
            cells.wanted = cells.open.iter().filter(|open| **open).count();
        }
        cells
    }

    fn middle(&self, column: usize, row: usize) -> Vec2 {
        self.corner + vec2(column as f64 + 0.5, row as f64 + 0.5) * self.cell_m
    }

    /// The columns and rows between two corners of the field, cut to those there are.
    fn within(&self, low: Vec2, high: Vec2) -> (std::ops::Range<usize>, std::ops::Range<usize>) {
        let cut = |low: f64, high: f64, count: usize| {
            let at = |length: f64| (length / self.cell_m).floor().clamp(-1.0, count as f64);
            (at(low).max(0.0) as usize)..((at(high) + 1.0) as usize).min(count)
        };
        let (low, high) = (low - self.corner, high - self.corner);
        (cut(low.x, high.x, self.columns), cut(low.y, high.y, self.rows))
    }

    fn cover(&mut self, column: usize, row: usize) {
        if let Some(open) = self.open.get_mut(row * self.columns + column) {
            self.covered += usize::from(std::mem::take(open));
        }
    }

    /// Covers what lies under a body.
    fn cover_under(&mut self, outline: &Outline, pose: Pose) {
        let (low, high) = match outline {
            Outline::Disc { at, radius } => {
                let middle = pose.point(*at);
                (middle - vec2(*radius, *radius), middle + vec2(*radius, *radius))
            }
            Outline::Polygon(corners) => box_of(corners.iter().map(|&corner| pose.point(corner))),
        };
        let (columns, rows) = self.within(low, high);
        for row in rows {
            for column in columns.clone() {
                let point = pose.local(self.middle(column, row));
                let is_under = match outline {
                    Outline::Disc { at, radius } => (point - *at).length() <= *radius,
                    Outline::Polygon(corners) => polygon_distance(corners, point) <= 0.0,
                };
                if is_under {
                    self.cover(column, row);
                }
            }
        }
    }
}

fn bounds(shape: &Shape) -> (Vec2, Vec2) {
    match shape {
        Shape::Disc { at, radius: outer } | Shape::Ring { at, outer, .. } => {
            (*at - vec2(*outer, *outer), *at + vec2(*outer, *outer))
        }
        Shape::Polygon(corners) => box_of(corners.iter().copied()),
    }
}

fn box_of(points: impl Iterator<Item = Vec2>) -> (Vec2, Vec2) {
    let first = (vec2(f64::INFINITY, f64::INFINITY), vec2(f64::NEG_INFINITY, f64::NEG_INFINITY));
    points.fold(first, |(low, high), point| {
        (vec2(low.x.min(point.x), low.y.min(point.y)), vec2(high.x.max(point.x), high.y.max(point.y)))
    })
}

struct CoveredJudge {
    robot: BodyId,
    share: f64,
    centre: bool,
    cells: Cells,
    /// Where the robot was when it was last looked at.
    last: Option<Pose>,
    done: bool,
}

impl CoveredJudge {
    fn covered(&self) -> f64 {
        self.cells.covered as f64 / self.cells.wanted.max(1) as f64
    }
}

impl Judge for CoveredJudge {
    fn judge(&mut self, look: &Look) -> Truth {
        let (outline, pose) = look.body(self.robot);
        if !self.done && self.last != Some(pose) {
            self.last = Some(pose);
            if self.centre {
                let (columns, rows) = self.cells.within(pose.at, pose.at);
                let cell = columns.into_iter().next().zip(rows.into_iter().next());
                cell.into_iter().for_each(|(column, row)| self.cells.cover(column, row));
            } else {
                self.cells.cover_under(outline, pose);
            }
            self.done = self.covered() >= self.share - 1e-9;
        }
        Truth::once(self.done)
    }

    fn missing(&self, _: &Look) -> Option<Hint> {
        let percent = |share: f64| rounded((share * 100.0).floor(), 0);
        let wanted = rounded(self.share * 100.0, 1);
        (!self.done).then(|| hint("missing-covered", [("percent", percent(self.covered())), ("wanted", wanted)]))
    }

    fn robot(&self) -> Option<usize> {
        Some(usize::from(self.robot.0))
    }
}
