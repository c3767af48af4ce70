//! Wall: a straight wall of a stated thickness.

use serde::Deserialize;

use crate::base::ink::{Ink, Role, Stroke};
use crate::base::maths::Vec2;
use crate::base::shape::Outline;
use crate::base::units::{body_point, metres};
use crate::sim::check::{Problems, THICKNESS_CM};
use crate::sim::thing::{Solid, Thing, ThingPart};

/// A straight wall from one point to another; the thickness lies half on each side. Fixed.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wall {
    pub from: (f64, f64),
    pub to: (f64, f64),
    #[serde(default = "usual_thickness")]
    pub thickness: f64,
}

/// The walls of classic micromouse mazes are 12 mm thick; 1 cm is the round figure next to it.
fn usual_thickness() -> f64 {
    1.0
}

impl Thing {
    /// A wall between two points (x to the right, y forward), lengths in cm.
    pub fn wall(from: (f64, f64), to: (f64, f64), thickness: f64) -> Self {
        Self::Wall(Wall { from, to, thickness })
    }
}

impl Wall {
    fn corners(&self) -> Vec<Vec2> {
        let (from, to) = (body_point(self.from.0, self.from.1), body_point(self.to.0, self.to.1));
        let along = to - from;
        let half = along.left() * (metres(self.thickness) * 0.5 / along.length().max(1e-9));
        vec![from - half, to - half, to + half, from + half]
    }
}

impl ThingPart for Wall {
    const EXAMPLE: &'static str = "Wall(from: (0, 0), to: (100, 0), thickness: 1)";

    type Book = ();

    fn check(&self, problems: &mut Problems) {
        problems.place("from", self.from);
        problems.place("to", self.to);
        problems.range("thickness", self.thickness, THICKNESS_CM, "unit-centimetre");
        let (dx, dy) = (self.to.0 - self.from.0, self.to.1 - self.from.1);
        if dx.abs() + dy.abs() < 0.1 {
            problems.other("sim-wall-without-length", "from, to");
        }
    }

    fn solid(&self) -> Solid {
        let outline = Outline::Polygon(self.corners());
        Solid::fixed(outline)
    }

    fn ink(&self) -> Ink {
        let mut ink = Ink::default();
        let points = self.corners().iter().map(|p| (p.x as f32, p.y as f32)).collect();
        ink.add(Role::Wall, Stroke::Polygon { points });
        ink
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_of_the_thickness_lies_on_each_side() {
        let wall = Wall { from: (0.0, 0.0), to: (100.0, 0.0), thickness: 2.0 };
        let Outline::Polygon(corners) = wall.solid().outline else { unreachable!() };
        // In the body's frame x is forward (a file's y) and y is left (a file's −x).
        assert!(corners.iter().all(|corner| (corner.x.abs() - 0.01).abs() < 1e-12));
        assert!(corners.iter().any(|corner| corner.y < -0.99));
    }
}
