//! Ball: rolls far, bounces, and never passes through a wall.

use serde::Deserialize;

use crate::base::ink::{Ink, Role, Stroke};
use crate::base::maths::Vec2;
use crate::base::shape::Outline;
use crate::base::units::{kilograms, metres};
use crate::sim::check::{FRICTION, MASS_G, Problems, RADIUS_CM};
use crate::sim::colour::Colour;
use crate::sim::stage::ThingLook;
use crate::sim::thing::{Solid, ThingPart};

/// A ball; without a mass it is held fast.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ball {
    pub radius: f64,
    #[serde(default)]
    pub mass: Option<f64>,
    /// Coefficient of rolling resistance.
    #[serde(default = "usual_rolling")]
    pub rolling: f64,
    /// How much of the speed comes back from a wall, 0..1.
    #[serde(default = "usual_bounce")]
    pub bounce: f64,
    /// What a camera and a colour sensor tell it by.
    #[serde(default)]
    pub color: Option<Colour>,
}

/// A billiard ball on cloth has 0.005 to 0.015, a tennis ball on a hard court about 0.05 (R. Cross, "Physics of Ball
/// Sports", rolling resistance); a rubber ball on a mat lies between.
fn usual_rolling() -> f64 {
    0.02
}

/// Plastic and golf-type balls give back about 0.6 of the speed (R. Cross, "The bounce of a ball", Am. J. Phys. 67, 1999).
fn usual_bounce() -> f64 {
    0.6
}

impl ThingPart for Ball {
    const EXAMPLE: &'static str = "Ball(radius: 2, mass: 20)";

    type Book = ();

    fn check(&self, problems: &mut Problems) {
        problems.range("radius", self.radius, RADIUS_CM, "unit-centimetre");
        if let Some(mass) = self.mass {
            problems.range("mass", mass, MASS_G, "unit-gram");
        }
        problems.range("rolling", self.rolling, FRICTION, "unit-none");
        problems.range("bounce", self.bounce, (0.0, 1.0), "unit-none");
    }

    fn solid(&self) -> Solid {
        Solid {
            mass_kg: self.mass.map(kilograms),
            floor_friction: self.rolling,
            rolls: true,
            bounce: self.bounce,
            ..Solid::fixed(Outline::Disc { at: Vec2::ZERO, radius: metres(self.radius) })
        }
    }

    fn look(&self) -> ThingLook {
        ThingLook { colour: self.color, ..ThingLook::default() }
    }

    fn ink(&self) -> Ink {
        let mut ink = Ink::default();
        let radius = metres(self.radius) as f32;
        ink.add(self.color.map_or(Role::Ball, Colour::role), Stroke::Disc { at: (0.0, 0.0), radius });
        ink
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ball_rolls_and_bounces() {
        let solid = Ball { radius: 2.0, mass: Some(20.0), rolling: 0.02, bounce: 0.6, color: None }.solid();
        assert!(solid.rolls && solid.bounce > 0.0 && solid.floor_friction < 0.1);
    }
}
