//! Box: a rectangular block, fixed or loose.

use serde::Deserialize;

use crate::base::ink::{Ink, Role, Stroke};
use crate::base::maths::Vec2;
use crate::base::shape::Outline;
use crate::base::units::{body_point, kilograms};
use crate::sim::check::{FRICTION, LENGTH_CM, MASS_G, Problems};
use crate::sim::colour::Colour;
use crate::sim::stage::ThingLook;
use crate::sim::thing::polygon::usual_friction;
use crate::sim::thing::{Solid, ThingPart};

/// A rectangular block around its place: `size` is width to the right and length forward. Without a mass it is fixed.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Box {
    pub size: (f64, f64),
    #[serde(default)]
    pub mass: Option<f64>,
    #[serde(default = "usual_friction")]
    pub friction: f64,
    /// What a camera and a colour sensor tell it by.
    #[serde(default)]
    pub color: Option<Colour>,
}

impl Box {
    fn corners(&self) -> Vec<Vec2> {
        let (right, forward) = (self.size.0 * 0.5, self.size.1 * 0.5);
        [(-right, -forward), (right, -forward), (right, forward), (-right, forward)]
            .map(|(x, y)| body_point(x, y))
            .to_vec()
    }
}

impl ThingPart for Box {
    const EXAMPLE: &'static str = "Box(size: (10, 10), mass: 100)";

    type Book = ();

    fn check(&self, problems: &mut Problems) {
        // A box thinner than a wall may be would be passed by fast things as such a wall would.
        let limits = (crate::sim::check::THICKNESS_CM.0, LENGTH_CM.1);
        for side in [self.size.0, self.size.1] {
            problems.range("size", side, limits, "unit-centimetre");
        }
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
    fn the_first_size_is_to_the_right_and_the_second_forward() {
        let block = Box { size: (10.0, 4.0), mass: None, friction: 0.4, color: None };
        let Outline::Polygon(corners) = block.solid().outline else { unreachable!() };
        assert!(corners.iter().all(|corner| (corner.x.abs() - 0.02).abs() < 1e-12));
        assert!(corners.iter().all(|corner| (corner.y.abs() - 0.05).abs() < 1e-12));
    }
}
