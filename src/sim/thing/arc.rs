//! Arc: a bent wall of a stated thickness.

use serde::Deserialize;

use crate::base::ink::{Ink, Role, Stroke};
use crate::base::maths::{Vec2, acos, wrap_degrees};
use crate::base::shape::Outline;
use crate::base::units::{body_point, degrees, metres, radians};
use crate::sim::check::{Problems, RADIUS_CM, THICKNESS_CM};
use crate::sim::thing::{Solid, ThingPart};

/// A straight piece may lie this far inside the true circle, metres: less than a film or a sensor shows.
const SAGITTA_M: f64 = 0.0005;
/// The most straight pieces of one arc; together with the least, what the physics can split.
const PIECES: (f64, f64) = (2.0, 90.0);
/// The greatest part of a circle: one that closes would touch itself. Two arcs make a ring.
const SWEEP_DEG: (f64, f64) = (1.0, 350.0);

/// A wall along a circle round `at`, clockwise from one heading to another; the thickness lies half on each side. Fixed.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Arc {
    #[serde(default)]
    pub at: (f64, f64),
    pub radius: f64,
    pub from: f64,
    pub to: f64,
    #[serde(default = "usual_thickness")]
    pub thickness: f64,
}

/// As thick as a straight wall.
fn usual_thickness() -> f64 {
    1.0
}

impl Arc {
    /// How far round it goes, clockwise degrees.
    fn sweep(&self) -> f64 {
        wrap_degrees(self.to - self.from)
    }

    /// The corners: along the outer side, and back along the inner one.
    fn corners(&self) -> Vec<Vec2> {
        let outer = self.radius + self.thickness * 0.5;
        // The sagitta of a piece over an angle a is r (1 − cos(a / 2)).
        let piece = 2.0 * degrees(acos((1.0 - SAGITTA_M / metres(outer).max(SAGITTA_M)).clamp(0.0, 1.0)));
        let count = (self.sweep() / piece.max(0.1)).ceil().clamp(PIECES.0, PIECES.1) as usize;
        let at = |index: usize, radius: f64| {
            let heading = self.from + self.sweep() * index as f64 / count as f64;
            let up = Vec2::at_angle(radians(90.0 - heading)) * radius;
            body_point(self.at.0 + up.x, self.at.1 + up.y)
        };
        let outside = (0..=count).map(|index| at(index, outer));
        let inside = (0..=count).rev().map(|index| at(index, self.radius - self.thickness * 0.5));
        outside.chain(inside).collect()
    }
}

impl ThingPart for Arc {
    const EXAMPLE: &'static str = "Arc(at: (0, 0), radius: 40, from: 270, to: 90, thickness: 1)";

    type Book = ();

    fn check(&self, problems: &mut Problems) {
        problems.place("at", self.at);
        problems.range("thickness", self.thickness, THICKNESS_CM, "unit-centimetre");
        if (THICKNESS_CM.0..=THICKNESS_CM.1).contains(&self.thickness) {
            let least = (self.thickness * 0.5 + 0.1).max(RADIUS_CM.0);
            problems.range("radius", self.radius, (least, RADIUS_CM.1), "unit-centimetre");
        }
        for (field, heading) in [("from", self.from), ("to", self.to)] {
            problems.range(field, heading, (-3600.0, 3600.0), "unit-degree");
        }
        if self.from.is_finite() && self.to.is_finite() && !(SWEEP_DEG.0..=SWEEP_DEG.1).contains(&self.sweep()) {
            problems.other("sim-arc-sweep", "from, to");
        }
    }

    fn solid(&self) -> Solid {
        Solid::fixed(Outline::Polygon(self.corners()))
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
    use crate::base::maths::vec2;
    use crate::sim::tests::rig::{Rig, scene, thing};
    use crate::sim::world::BodyId;

    #[test]
    fn it_lies_on_its_circle_and_goes_clockwise() {
        let arc = Arc { at: (10.0, 0.0), radius: 40.0, from: 350.0, to: 90.0, thickness: 2.0 };
        assert_eq!(arc.sweep(), 100.0);
        let middle = vec2(0.0, -0.1);
        for corner in arc.corners() {
            let (away, from_middle) = ((corner - middle).length(), corner - middle);
            assert!((away - 0.39).abs() < 1e-9 || (away - 0.41).abs() < 1e-9, "{away}");
            // From a little left of forward to the right: never behind the middle.
            assert!(from_middle.x > -1e-9 && from_middle.y < 0.08);
        }
    }

    #[test]
    fn its_inside_is_empty_and_its_wall_is_met() {
        for to in [10.0, 120.0, 270.0, 349.0] {
            let mut field = scene();
            field.things.push(thing(&format!("Arc(radius: 50, from: 0, to: {to}, thickness: 1)"), 200.0, 200.0, 0.0));
            let rig = Rig::new(&field);
            // The rover stands in the middle of the circle: nothing but the wall's inner side is near.
            let clear = rig.world.clearance(BodyId(0), Some(BodyId(1)));
            assert!((0.36..0.45).contains(&clear), "{to}: {clear}");
        }
    }
}
