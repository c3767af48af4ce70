//! Can: a drinks can, light when it is empty and heavy when it is full.

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

/// A drinks can that stands, slides and does not fall over.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Can {
    #[serde(default = "usual_radius")]
    pub radius: f64,
    #[serde(default = "empty")]
    pub mass: f64,
    #[serde(default = "usual_friction")]
    pub friction: f64,
    /// What a camera and a colour sensor tell it by.
    #[serde(default)]
    pub color: Option<Colour>,
    /// A magnet holds it. Cans of tinplate are held, those of aluminium are not.
    #[serde(default = "yes")]
    pub metal: bool,
}

/// A 330 ml can of the standard width ("211" of the can makers) is 66 mm wide.
fn usual_radius() -> f64 {
    3.3
}

/// An empty 330 ml can of tinplate is of the class of 25 g, one of aluminium 13 g; a full one has 330 g more.
fn empty() -> f64 {
    25.0
}

fn yes() -> bool {
    true
}

impl ThingPart for Can {
    const EXAMPLE: &'static str = "Can(color: Red, mass: 25)";

    type Book = ();

    fn check(&self, problems: &mut Problems) {
        problems.range("radius", self.radius, RADIUS_CM, "unit-centimetre");
        problems.range("mass", self.mass, MASS_G, "unit-gram");
        problems.range("friction", self.friction, FRICTION, "unit-none");
    }

    fn solid(&self) -> Solid {
        let outline = Outline::Disc { at: Vec2::ZERO, radius: metres(self.radius) };
        Solid::loose(outline, kilograms(self.mass), self.friction)
    }

    fn look(&self) -> ThingLook {
        ThingLook { colour: self.color, metal: self.metal, ..ThingLook::default() }
    }

    fn ink(&self) -> Ink {
        let mut ink = Ink::default();
        let radius = metres(self.radius) as f32;
        ink.add(self.color.map_or(Role::Thing, Colour::role), Stroke::Disc { at: (0.0, 0.0), radius });
        // The rim and the tab of the lid.
        let at = (0.0, 0.0);
        ink.add(Role::Label, Stroke::Circle { at, radius: radius * 0.8, width: radius * 0.08 });
        ink.add(Role::Label, Stroke::Line { points: vec![at, (radius * 0.4, 0.0)], width: radius * 0.2 });
        ink
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::tests::rig::read_ron;

    #[test]
    fn a_can_is_metal_unless_it_is_said_otherwise() {
        let can: Can = read_ron("Can()").unwrap();
        assert!(can.look().metal && can.solid().mass_kg == Some(0.025));
        let can: Can = read_ron("Can(metal: false)").unwrap();
        assert!(!can.look().metal);
    }
}
