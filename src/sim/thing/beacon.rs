//! Beacon: a post that a beacon receiver knows by its call.

use serde::Deserialize;

use crate::base::ink::{Ink, Role, Stroke};
use crate::base::maths::Vec2;
use crate::base::shape::Outline;
use crate::base::units::metres;
use crate::sim::check::{Problems, RADIUS_CM};
use crate::sim::stage::ThingLook;
use crate::sim::thing::{Solid, ThingPart};

/// The longest call, letters.
const LONGEST_CALL: usize = 40;

/// A round post with a transmitter; without a post it hangs above the field, and robots drive under it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Beacon {
    /// The name by which programs ask for it.
    pub call: String,
    #[serde(default = "usual_radius")]
    pub radius: f64,
    #[serde(default = "yes")]
    pub post: bool,
}

/// Our choice: a post that is as thick as a bottle.
fn usual_radius() -> f64 {
    2.5
}

fn yes() -> bool {
    true
}

impl ThingPart for Beacon {
    const EXAMPLE: &'static str = "Beacon(call: \"A\")";

    type Book = ();

    fn check(&self, problems: &mut Problems) {
        let sound = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '_');
        if !(1..=LONGEST_CALL).contains(&self.call.chars().count()) || !self.call.chars().all(sound) {
            problems.other("sim-kit-bad-name", "call");
        }
        problems.range("radius", self.radius, RADIUS_CM, "unit-centimetre");
    }

    fn solid(&self) -> Solid {
        let outline = Outline::Disc { at: Vec2::ZERO, radius: metres(self.radius) };
        if self.post { Solid::fixed(outline) } else { Solid::ghost(outline) }
    }

    fn look(&self) -> ThingLook {
        ThingLook { beacon: Some(self.call.clone()), ..ThingLook::default() }
    }

    fn ink(&self) -> Ink {
        let mut ink = Ink::default();
        let (at, radius) = ((0.0, 0.0), metres(self.radius) as f32);
        ink.add(if self.post { Role::Wall } else { Role::Device }, Stroke::Disc { at, radius });
        for ring in [1.4, 1.9] {
            ink.add(Role::Beam, Stroke::Circle { at, radius: radius * ring, width: radius * 0.12 });
        }
        ink.add(Role::Label, Stroke::Text { at: (0.0, radius * 1.4), height: 0.04, text: self.call.clone() });
        ink
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_known_by_its_call() {
        let beacon = Beacon { call: "A".into(), radius: 2.5, post: true };
        assert_eq!(beacon.look().beacon.as_deref(), Some("A"));
        assert!(!beacon.solid().ghost && Beacon { post: false, ..beacon }.solid().ghost);
    }
}
