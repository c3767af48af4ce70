//! Polygon: a thing of any straight-sided shape, fixed or loose.

use serde::Deserialize;

use crate::base::ink::{Ink, Role, Stroke};
use crate::base::maths::Vec2;
use crate::base::shape::Outline;
use crate::base::units::{body_point, kilograms};
use crate::sim::check::{FRICTION, MASS_G, Problems};
use crate::sim::colour::Colour;
use crate::sim::stage::ThingLook;
use crate::sim::thing::{Solid, ThingPart};

/// A simple polygon, either way round; without a mass it is fixed.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Polygon {
    pub points: Vec<(f64, f64)>,
    #[serde(default)]
    pub mass: Option<f64>,
    #[serde(default = "usual_friction")]
    pub friction: f64,
    /// What a camera and a colour sensor tell it by.
    #[serde(default)]
    pub color: Option<Colour>,
}

/// Wood on wood or on a printed mat: 0.25 to 0.5 (The Engineering ToolBox, "Friction coefficients").
pub(super) fn usual_friction() -> f64 {
    0.4
}

impl Polygon {
    fn corners(&self) -> Vec<Vec2> {
        self.points.iter().map(|&(x, y)| body_point(x, y)).collect()
    }
}

impl ThingPart for Polygon {
    const EXAMPLE: &'static str = "Polygon(points: [(0, 0), (20, 0), (0, 20)])";

    type Book = ();

    fn check(&self, problems: &mut Problems) {
        problems.polygon("points", &self.points);
        if let Some(mass) = self.mass {
            problems.range("mass", mass, MASS_G, "unit-gram");
        }
        problems.range("friction", self.friction, FRICTION, "unit-none");
    }

    fn solid(&self) -> Solid {
        Solid {
            mass_kg: self.mass.map(kilograms),
            floor_friction: self.friction,
            ..Solid::fixed(Outline::Polygon(self.corners()))
        }
    }

    fn look(&self) -> ThingLook {
        ThingLook { colour: self.color, ..ThingLook::default() }
    }

    fn ink(&self) -> Ink {
        let mut ink = Ink::default();
        let role = self.color.map_or(if self.mass.is_some() { Role::Thing } else { Role::Wall }, Colour::role);
        let points = self.corners().iter().map(|p| (p.x as f32, p.y as f32)).collect();
        ink.add(role, Stroke::Polygon { points });
        ink
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_polygon_without_a_mass_is_fixed() {
        let points = vec![(0.0, 0.0), (1.0, 0.0), (0.0, 1.0)];
        let fixed = Polygon { points, mass: None, friction: 0.4, color: None };
        assert_eq!(fixed.solid().mass_kg, None);
        assert_eq!(Polygon { mass: Some(500.0), ..fixed }.solid().mass_kg, Some(0.5));
    }
}
