//! Areas inside closed lines, looked at through a round spot: the share of the spot that they cover, exactly.
//!
//! A cell keeps the sides that can be seen from it, and how often the rings wind round its middle. From there the winding
//! number of any point of the cell is found by counting the sides that a walk to it crosses, first up and down, then along
//! (the crossing rule of computational geometry, half-open so that corners count once).
//!
//! The covered area of the disc is that of a polygon and a circle: if the middle is covered the whole disc, and for each
//! piece a→b of the border in the disc, with the covered side on its left, ½ (a × b − r² · angle from a to b).

use crate::base::maths::{PI, Vec2, atan2, sqrt, vec2};
use crate::base::shape::segment_distance;
use crate::sim::floor::cells::{Grid, Near, bounds_of};
use crate::sim::scene::{Contours, FillRule};

/// Which side of a border is covered is looked up so far beside it, metres: a tenth of what coordinates are rounded to.
const BESIDE_M: f64 = 1e-6;
/// A look is taken so far beside its place, metres, so that it never falls on a side, where angles have no sign.
const OFF: Vec2 = vec2(1.37e-9, 2.11e-9);
/// The middle of a cell is taken so far beside itself, metres, for the same reason.
const OFF_MIDDLE: Vec2 = vec2(1.23e-7, 1.71e-7);

/// The sides of all contours of a floor, by cell.
#[derive(Clone, Debug, Default)]
pub(super) struct Sides {
    sides: Vec<(Vec2, Vec2)>,
    patches: Vec<Patch>,
    /// Numbers of sides, patch by patch.
    seen: Vec<u32>,
}

/// What one cell can see of one layer.
#[derive(Clone, Debug)]
struct Patch {
    layer: u32,
    rule: FillRule,
    middle: Vec2,
    /// How often the rings wind round the middle.
    winding: i32,
    first: u32,
    count: u32,
}

/// Puts contours into cells.
#[derive(Debug, Default)]
pub(super) struct Tracer {
    pub sides: Sides,
}

impl Sides {
    /// How much the cells list.
    pub fn listed(&self) -> usize {
        self.seen.len() + self.patches.len()
    }

    /// The layer of a patch, and the share of a spot that it covers.
    pub fn covered(&self, patch: u32, at: Vec2, radius: f64) -> (u32, f64) {
        let patch = &self.patches[patch as usize];
        let sides = &self.seen[patch.first as usize..(patch.first + patch.count) as usize];
        let at = at + OFF;
        let is_inside = |point: Vec2| patch.rule.fills(patch.winding + self.crossed(patch.middle, point, sides));
        let squared = radius * radius;
        let mut area = 0.0;
        for &number in sides {
            let (from, to) = self.sides[number as usize];
            let Some((from, to)) = within(from - at, to - at, squared) else { continue };
            let along = to - from;
            let beside = along.left() * (BESIDE_M / along.length());
            let middle = at + (from + to) * 0.5;
            let sign = match (is_inside(middle + beside), is_inside(middle - beside)) {
                (true, false) => 0.5,
                (false, true) => -0.5,
                _ => continue,
            };
            let cross = from.cross(to);
            area += sign * (cross - squared * atan2(cross, from.dot(to)));
        }
        let whole = if is_inside(at) { 1.0 } else { 0.0 };
        (patch.layer, (whole + area / (PI * squared).max(1e-18)).clamp(0.0, 1.0))
    }

    /// By how much the winding number of a point differs from that of a cell's middle.
    fn crossed(&self, middle: Vec2, point: Vec2, sides: &[u32]) -> i32 {
        let mut winding = 0;
        for &number in sides {
            let (from, to) = self.sides[number as usize];
            if (from.y <= point.y) != (to.y <= point.y) {
                let x = crossing(from.y, from.x, to.y, to.x, point.y);
                let sign = if to.y > from.y { 1 } else { -1 };
                winding += sign * (i32::from(point.x < x) - i32::from(middle.x < x));
            }
            if (from.x <= middle.x) != (to.x <= middle.x) {
                let y = crossing(from.x, from.y, to.x, to.y, middle.x);
                let sign = if to.x < from.x { 1 } else { -1 };
                winding += sign * (i32::from(point.y < y) - i32::from(middle.y < y));
            }
        }
        winding
    }
}

impl FillRule {
    fn fills(self, winding: i32) -> bool {
        match self {
            Self::NonZero => winding != 0,
            Self::EvenOdd => winding % 2 != 0,
        }
    }
}

/// Where a side that goes from (a, b) to (c, d) is when the first coordinate is `at`.
fn crossing(a: f64, b: f64, c: f64, d: f64, at: f64) -> f64 {
    b + (at - a) / (c - a) * (d - b)
}

/// The part of a segment that lies in a disc about the origin.
fn within(from: Vec2, to: Vec2, squared_radius: f64) -> Option<(Vec2, Vec2)> {
    let along = to - from;
    let squared = along.dot(along);
    if squared == 0.0 {
        return None;
    }
    let half = from.dot(along);
    let root = half * half - squared * (from.dot(from) - squared_radius);
    if root <= 0.0 {
        return None;
    }
    let root = sqrt(root);
    let (enters, leaves) = (((-half - root) / squared).max(0.0), ((-half + root) / squared).min(1.0));
    (enters < leaves).then(|| (from + along * enters, from + along * leaves))
}

impl Tracer {
    /// Tells what each cell can see of a layer, in the order of the cells.
    pub fn trace(&mut self, layer: u32, contours: &Contours, grid: &Grid, mut tell: impl FnMut(usize, Near)) {
        let first_side = self.sides.sides.len();
        for ring in &contours.rings {
            for (index, &from) in ring.iter().enumerate() {
                let to = ring[(index + 1) % ring.len()];
                if from != to {
                    self.sides.sides.push((from, to));
                }
            }
        }
        let sides = &self.sides.sides[first_side..];
        let mut crossings: Vec<Vec<(f64, i32)>> = vec![Vec::new(); grid.rows];
        // Pairs of a cell and a side that can be seen from it.
        let mut seen: Vec<(usize, u32)> = Vec::new();
        for (number, &(from, to)) in sides.iter().enumerate() {
            let (low, high) = bounds_of(&[from, to]);
            let [first, last, bottom, top] = grid.around(low, high);
            for (row, crossings) in crossings.iter_mut().enumerate().take(top + 1).skip(bottom) {
                let y = (grid.middle(0, row) + OFF_MIDDLE).y;
                if (from.y <= y) != (to.y <= y) {
                    let sign = if to.y > from.y { 1 } else { -1 };
                    crossings.push((crossing(from.y, from.x, to.y, to.x, y), sign));
                }
                for column in first..=last {
                    let far = || segment_distance(from, to, grid.middle(column, row)) > grid.sight_m();
                    if grid.is_border(column, row) || !far() {
                        seen.push((row * grid.columns + column, (first_side + number) as u32));
                    }
                }
            }
        }
        seen.sort_unstable();
        let mut rest = seen.as_slice();
        for (row, crossings) in crossings.iter_mut().enumerate() {
            crossings.sort_unstable_by(|first, second| first.0.total_cmp(&second.0));
            let mut right: i32 = crossings.iter().map(|(_, sign)| sign).sum();
            let mut passed = 0;
            for column in 0..grid.columns {
                let cell = row * grid.columns + column;
                let middle = grid.middle(column, row) + OFF_MIDDLE;
                // What a ray to the right crosses.
                while let Some((_, sign)) = crossings.get(passed).filter(|(x, _)| *x <= middle.x) {
                    right -= sign;
                    passed += 1;
                }
                let count = rest.iter().take_while(|(of, _)| *of == cell).count();
                let (mine, others) = rest.split_at(count);
                rest = others;
                if !mine.is_empty() {
                    let (rule, first, count) = (contours.rule, self.sides.seen.len() as u32, mine.len() as u32);
                    self.sides.seen.extend(mine.iter().map(|(_, side)| side));
                    tell(cell, Near::Contours(self.sides.patches.len() as u32));
                    self.sides.patches.push(Patch { layer, rule, middle, winding: right, first, count });
                } else if contours.rule.fills(right) {
                    tell(cell, Near::Cover(layer));
                }
            }
        }
    }
}
