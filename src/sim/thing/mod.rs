//! The things of a field: the list of kinds, and what a kind must say of itself.

mod ball;
mod boxed;
mod pin;
mod polygon;
mod wall;

use serde::Deserialize;

use crate::base::diag::Diag;
use crate::base::ink::Ink;
use crate::base::shape::Outline;
use crate::sim::check::Problems;

/// What a thing is to the physics.
#[derive(Clone, Debug, PartialEq)]
pub struct Solid {
    /// In the thing's own frame (x forward, y left, metres).
    pub outline: Outline,
    /// `None` is a fixed thing.
    pub mass_kg: Option<f64>,
    /// Coefficient of friction with the floor; of a thing that rolls, the coefficient of rolling resistance.
    pub floor_friction: f64,
    /// It rolls: the floor hardly holds it, and it is swept for collisions.
    pub rolls: bool,
    /// How much of the speed comes back when it hits something, 0..1.
    pub bounce: f64,
}

/// What a kind of thing must say of itself.
trait ThingPart {
    /// A thing as a level writes it.
    const EXAMPLE: &'static str;

    /// Geometry and figures that cannot be are named.
    fn check(&self, problems: &mut Problems);

    fn solid(&self) -> Solid;

    /// The picture in the thing's own frame.
    fn ink(&self) -> Ink;
}

macro_rules! things {
    ($($kind:ident in $file:ident),* $(,)?) => {
        /// A thing of a field, as a level file says it after `of:`. Lengths in cm, masses in g.
        #[derive(Clone, Debug, PartialEq, Deserialize)]
        pub enum Thing {
            $($kind($file::$kind),)*
        }

        impl Thing {
            /// Every kind: its name in a level file and an example.
            pub const KINDS: &[(&str, &str)] = &[$((stringify!($kind), $file::$kind::EXAMPLE)),*];

            /// What cannot be about this thing; the caller adds the place.
            pub fn check(&self) -> Vec<Diag> {
                let mut problems = Problems::default();
                match self {
                    $(Self::$kind(part) => part.check(&mut problems),)*
                }
                problems.into_diags(|_| None)
            }

            /// What the thing is to the physics.
            pub fn solid(&self) -> Solid {
                match self {
                    $(Self::$kind(part) => part.solid(),)*
                }
            }

            /// The picture in the thing's own frame.
            pub fn ink(&self) -> Ink {
                match self {
                    $(Self::$kind(part) => part.ink(),)*
                }
            }
        }
    };
}

things! {
    Wall in wall,
    Polygon in polygon,
    Box in boxed,
    Pin in pin,
    Ball in ball,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::tests::rig::read_ron;

    #[test]
    fn every_example_parses_and_is_sound() {
        for (kind, example) in Thing::KINDS {
            let thing: Thing = read_ron(example).unwrap_or_else(|diags| panic!("{kind}: {diags:?}"));
            assert!(example.starts_with(kind));
            assert_eq!(thing.check(), []);
            assert!(!thing.ink().strokes.is_empty(), "{kind} has no ink");
            match thing.solid().outline {
                Outline::Disc { radius, .. } => assert!(radius > 0.0),
                Outline::Polygon(corners) => assert!(corners.len() >= 3 && corners.iter().all(|c| c.is_finite())),
            }
        }
    }

    #[test]
    fn a_thing_that_cannot_be_is_refused_with_the_field() {
        for (text, field) in [
            ("Wall(from: (0, 0), to: (0, 0), thickness: 1)", "from, to"),
            ("Wall(from: (0, 0), to: (9, 0), thickness: 0)", "thickness"),
            ("Box(size: (10, -1))", "size"),
            ("Pin(radius: 1e9)", "radius"),
            ("Ball(radius: 2, mass: 0)", "mass"),
            ("Polygon(points: [(0, 0), (1, 0)])", "points"),
        ] {
            let thing: Thing = read_ron(text).unwrap();
            let diags = thing.check();
            assert_eq!(diags.len(), 1, "{text}: {diags:?}");
            assert_eq!(diags[0].args[0].1, crate::base::diag::Arg::Text(field.into()), "{text}");
        }
    }

    #[test]
    fn unknown_fields_are_refused() {
        assert!(read_ron::<Thing>("Pin(radius: 3, colour: 4)").is_err());
    }
}
