//! Polygon: a thing of any straight-sided shape, fixed or loose.

use serde::Deserialize;

use crate::base::ink::{Ink, Role, Stroke};
use crate::base::maths::Vec2;
use crate::base::shape::Outline;
use crate::base::units::{body_point, kilograms};
use crate::sim::check::{FRICTION, MASS_G, Problems};
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

    fn check(&self, problems: &mut Problems) {
        problems.polygon("points", &self.points);
        if let Some(mass) = self.mass {
            problems.range("mass", mass, MASS_G, "unit-gram");
        }
        problems.range("friction", self.friction, FRICTION, "unit-none");
    }

    fn solid(&self) -> Solid {
        Solid {
            outline: Outline::Polygon(self.corners()),
            mass_kg: self.mass.map(kilograms),
            floor_friction: self.friction,
            rolls: false,
            bounce: 0.0,
        }
    }

    fn ink(&self) -> Ink {
        let mut ink = Ink::default();
        let role = if self.mass.is_some() { Role::Thing } else { Role::Wall };
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
        let fixed = Polygon { points, mass: None, friction: 0.4 };
        assert_eq!(fixed.solid().mass_kg, None);
        assert_eq!(Polygon { mass: Some(500.0), ..fixed }.solid().mass_kg, Some(0.5));
    }
}
