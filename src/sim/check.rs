//! Range checks of what a kit or a level says of a body: each problem becomes a diag that names the field.

use crate::base::diag::{Arg, Diag, Place};
use crate::base::maths::Vec2;

/// Lengths of things and robots, cm.
pub const LENGTH_CM: (f64, f64) = (0.1, 5000.0);
/// The thinnest wall that nothing passes at any legal speed, and the thickest, cm.
pub const THICKNESS_CM: (f64, f64) = (0.2, 500.0);
/// Radii of round things, cm.
pub const RADIUS_CM: (f64, f64) = (0.5, 500.0);
/// Masses of loose things and robots, g.
pub const MASS_G: (f64, f64) = (1.0, 100_000.0);
/// Coefficients of friction.
pub const FRICTION: (f64, f64) = (0.0, 2.0);
/// Corners of one polygon.
const CORNERS: (usize, usize) = (3, 256);
/// The smallest area of a polygon, cm².
const AREA_CM2: f64 = 0.1;

/// One step on the way to a part of a file: a field, or a place in a field's list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    pub field: &'static str,
    pub index: Option<usize>,
}

/// The problems found so far, and the way to the part that is being looked at.
#[derive(Debug, Default)]
pub struct Problems {
    labels: Vec<String>,
    way: Vec<Step>,
    found: Vec<(Vec<Step>, Diag)>,
}

impl Problems {
    /// Looks at a part: its name stands before the fields named inside.
    pub fn inside(&mut self, label: impl Into<String>, step: Step, look: impl FnOnce(&mut Self)) {
        self.labels.push(label.into());
        self.way.push(step);
        look(self);
        self.way.pop();
        self.labels.pop();
    }

    /// All problems; where it can, `place` says where the file has the value at the end of a way.
    pub fn into_diags(self, place: impl Fn(&[Step]) -> Option<Place>) -> Vec<Diag> {
        let placed = |(way, diag): (Vec<Step>, Diag)| match place(&way) {
            Some(place) => diag.at_least(place),
            None => diag,
        };
        self.found.into_iter().map(placed).collect()
    }

    /// The full name of a field: `wheel left: radius`.
    fn field(&self, field: &str) -> String {
        let mut name = self.labels.join(", ");
        if !name.is_empty() && !field.is_empty() {
            name.push_str(": ");
        }
        name + field
    }

    fn push(&mut self, field: &'static str, diag: Diag) {
        let mut way = self.way.clone();
        way.push(Step { field, index: None });
        self.found.push((way, diag));
    }

    /// A number must be finite and in a range; `unit` is the id of a unit's message.
    pub fn range(&mut self, field: &'static str, found: f64, (min, max): (f64, f64), unit: &'static str) {
        if (min..=max).contains(&found) {
            return;
        }
        let diag = Diag::error("sim-out-of-range")
            .with("field", self.field(field))
            .with("min", min)
            .with("max", max)
            .with("found", if found.is_finite() { Arg::Number(found) } else { Arg::Text(found.to_string()) })
            .with("unit", Arg::Message(unit.into()));
        self.push(field, diag);
    }

    /// A place must be finite and within arm's reach of the origin, cm.
    pub fn place(&mut self, field: &'static str, (x, y): (f64, f64)) {
        for coordinate in [x, y] {
            self.range(field, coordinate, (-LENGTH_CM.1, LENGTH_CM.1), "unit-centimetre");
        }
    }

    /// Has nothing been found in the part that is being looked at?
    pub fn is_sound_here(&self) -> bool {
        !self.found.iter().any(|(way, _)| way.starts_with(&self.way))
    }

    /// Something that a range does not say.
    pub fn other(&mut self, code: &'static str, field: &'static str) {
        self.push(field, Diag::error(code).with("field", self.field(field)));
    }

    /// The title lacks a language.
    pub fn missing_title(&mut self, language: &'static str) {
        self.push("title", Diag::error("sim-kit-no-title").with("language", language));
    }

    /// A name that nothing has; the nearest known one is offered.
    pub fn unknown<'a>(&mut self, field: &'static str, found: &str, known: impl IntoIterator<Item = &'a str>) {
        let diag = Diag::error("sim-unknown-name").with("field", self.field(field)).with("found", found);
        self.push(field, diag.did_you_mean(found, known));
    }

    /// A polygon must have corners within reach, an area, and must not cross itself. Gives whether it is sound.
    pub fn polygon(&mut self, field: &'static str, points: &[(f64, f64)]) -> bool {
        let before = self.found.len();
        if !(CORNERS.0..=CORNERS.1).contains(&points.len()) {
            self.range(field, points.len() as f64, (CORNERS.0 as f64, CORNERS.1 as f64), "unit-none");
            return false;
        }
        for &point in points {
            self.place(field, point);
        }
        if self.found.len() == before {
            let corners: Vec<Vec2> = points.iter().map(|&(x, y)| Vec2 { x, y }).collect();
            if crosses_itself(&corners) {
                self.other("sim-polygon-crosses", field);
            } else if doubled_area(&corners).abs() < 2.0 * AREA_CM2 {
                self.other("sim-polygon-flat", field);
            }
        }
        self.found.len() == before
    }
}

/// Twice the signed area of a polygon, positive when it runs counter-clockwise (the shoelace formula).
pub fn doubled_area(corners: &[Vec2]) -> f64 {
    corners.iter().enumerate().map(|(i, from)| from.cross(corners[(i + 1) % corners.len()])).sum()
}

/// Do two sides of the polygon meet elsewhere than in their common corner?
pub fn crosses_itself(corners: &[Vec2]) -> bool {
    let count = corners.len();
    let side = |i: usize| (corners[i], corners[(i + 1) % count]);
    (0..count).any(|i| {
        let (from, to) = side(i);
        from == to
            || (i + 1..count).any(|k| {
                let (other_from, other_to) = side(k);
                if k == i + 1 || (i == 0 && k == count - 1) {
                    folds_back(side(i), side(k), k == i + 1)
                } else {
                    segments_meet((from, to), (other_from, other_to))
                }
            })
    })
}

/// Does the second of two neighbouring sides run back over the first?
fn folds_back(first: (Vec2, Vec2), second: (Vec2, Vec2), in_order: bool) -> bool {
    let (before, after) = if in_order { (first, second) } else { (second, first) };
    let (along, next) = (before.1 - before.0, after.1 - after.0);
    along.cross(next).abs() < 1e-9 && along.dot(next) < 0.0
}

/// Do two segments meet? (The orientation test of computational geometry.)
fn segments_meet((a, b): (Vec2, Vec2), (c, d): (Vec2, Vec2)) -> bool {
    let side = |from: Vec2, to: Vec2, point: Vec2| {
        let cross = (to - from).cross(point - from);
        if cross.abs() < 1e-9 { 0.0 } else { cross.signum() }
    };
    let on = |from: Vec2, to: Vec2, point: Vec2| side(from, to, point) == 0.0 && (point - from).dot(point - to) <= 0.0;
    let (first, second) = (side(a, b, c) * side(a, b, d), side(c, d, a) * side(c, d, b));
    (first < 0.0 && second < 0.0) || on(a, b, c) || on(a, b, d) || on(c, d, a) || on(c, d, b)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(points: &[(f64, f64)]) -> Vec<String> {
        let mut problems = Problems::default();
        problems.polygon("points", points);
        problems.into_diags(|_| None).iter().map(|diag| diag.code.to_string()).collect()
    }

    #[test]
    fn polygons_that_cannot_be_are_named() {
        assert!(codes(&[(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (5.0, 3.0), (0.0, 10.0)]).is_empty());
        assert_eq!(codes(&[(0.0, 0.0), (10.0, 10.0), (10.0, 0.0), (0.0, 10.0)]), ["sim-polygon-crosses"]);
        assert_eq!(codes(&[(0.0, 0.0), (10.0, 0.0), (20.0, 0.0)]), ["sim-polygon-crosses"]);
        assert_eq!(codes(&[(0.0, 0.0), (10.0, 0.0)]), ["sim-out-of-range"]);
        assert_eq!(codes(&[(0.0, 0.0), (f64::NAN, 0.0), (1.0, 1.0)]), ["sim-out-of-range"]);
        assert_eq!(codes(&[(0.0, 0.0), (0.1, 0.0), (0.0, 0.1)]), ["sim-polygon-flat"]);
    }

    #[test]
    fn a_field_is_named_with_the_part_it_stands_in() {
        let mut problems = Problems::default();
        let step = Step { field: "wheels", index: Some(1) };
        problems.inside("wheel left", step, |problems| {
            problems.range("radius", -1.0, RADIUS_CM, "unit-centimetre");
        });
        let diags = problems.into_diags(|way| {
            assert_eq!(way, [step, Step { field: "radius", index: None }]);
            None
        });
        assert_eq!(diags[0].args[0].1, Arg::Text("wheel left: radius".into()));
    }
}
