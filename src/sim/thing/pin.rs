//! Pin: an upright cylinder, such as the kegel of a kegelring.

use serde::Deserialize;

use crate::base::ink::{Ink, Role, Stroke};
use crate::base::maths::Vec2;
use crate::base::shape::Outline;
use crate::base::units::{kilograms, metres};
use crate::sim::check::{FRICTION, MASS_G, Problems, RADIUS_CM};
use crate::sim::colour::Colour;
use crate::sim::stage::ThingLook;
use crate::sim::thing::polygon::usual_friction;
use crate::sim::thing::{Solid, ThingPart};

/// An upright cylinder that slides and does not fall over; without a mass it is a fixed post.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pin {
    pub radius: f64,
    #[serde(default)]
    pub mass: Option<f64>,
    #[serde(default = "usual_friction")]
    pub friction: f64,
    /// What a camera and a colour sensor tell it by.
    #[serde(default)]
    pub color: Option<Colour>,
}

impl ThingPart for Pin {
    const EXAMPLE: &'static str = "Pin(radius: 3.5, mass: 50)";

    type Book = ();

    fn check(&self, problems: &mut Problems) {
        problems.range("radius", self.radius, RADIUS_CM, "unit-centimetre");
        if let Some(mass) = self.mass {
            problems.range("mass", mass, MASS_G, "unit-gram");
        }
        problems.range("friction", self.friction, FRICTION, "unit-none");
    }

    fn solid(&self) -> Solid {
        Solid {
            mass_kg: self.mass.map(kilograms),
            floor_friction: self.friction,
            ..Solid::fixed(Outline::Disc { at: Vec2::ZERO, radius: metres(self.radius) })
        }
    }

    fn look(&self) -> ThingLook {
        ThingLook { colour: self.color, ..ThingLook::default() }
    }

    fn ink(&self) -> Ink {
        let mut ink = Ink::default();
        let radius = metres(self.radius) as f32;
        let role = self.color.map_or(if self.mass.is_some() { Role::Thing } else { Role::Wall }, Colour::role);
        ink.add(role, Stroke::Disc { at: (0.0, 0.0), radius });
        ink.add(Role::Label, Stroke::Circle { at: (0.0, 0.0), radius: radius * 0.6, width: radius * 0.1 });
        ink
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pin_is_a_disc_in_metres_and_kilograms() {
        let pin = Pin { radius: 3.5, mass: Some(50.0), friction: 0.4, color: None };
        let solid = pin.solid();
        assert_eq!(solid.outline, Outline::Disc { at: Vec2::ZERO, radius: 0.035 });
        assert_eq!(solid.mass_kg, Some(0.05));
    }
}
