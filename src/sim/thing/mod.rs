//! The things of a field: the list of kinds, and what a kind must say of itself.

mod ball;
mod boxed;
mod pin;
mod polygon;
mod wall;

use serde::Deserialize;

use crate::base::diag::Diag;
use crate::base::ink::Ink;
use crate::base::maths::Pose;
use crate::base::shape::Outline;
use crate::sim::check::Problems;
use crate::sim::scene::Surface;
use crate::sim::stage::{Stage, ThingLook};

/// What a thing is to the physics.
#[derive(Clone, Debug, PartialEq)]
pub struct Solid {
    /// In the thing's own frame (x forward, y left, metres).
    pub outline: Outline,
    /// `None` is a thing that nothing can push.
    pub mass_kg: Option<f64>,
    /// A thing without a mass that moves by a plan of its own, instead of being fixed.
    pub driven: bool,
    /// Nothing meets it and no ray sees it: it lies flat on the floor or hangs above it.
    pub ghost: bool,
    /// Coefficient of friction with the floor; of a thing that rolls, the coefficient of rolling resistance.
    pub floor_friction: f64,
    /// It rolls: the floor hardly holds it, and it is swept for collisions.
    pub rolls: bool,
    /// How much of the speed comes back when it hits something, 0..1.
    pub bounce: f64,
}

impl Solid {
    /// A thing that stands where it is.
    pub fn fixed(outline: Outline) -> Self {
        Self { outline, mass_kg: None, driven: false, ghost: false, floor_friction: 0.0, rolls: false, bounce: 0.0 }
    }

    /// A thing that slides when it is pushed.
    pub fn loose(outline: Outline, mass_kg: f64, floor_friction: f64) -> Self {
        Self { mass_kg: Some(mass_kg), floor_friction, ..Self::fixed(outline) }
    }

    /// A thing that moves by a plan of its own.
    pub fn driven(outline: Outline) -> Self {
        Self { driven: true, ..Self::fixed(outline) }
    }

    /// A thing that nothing meets.
    pub fn ghost(outline: Outline) -> Self {
        Self { ghost: true, ..Self::fixed(outline) }
    }
}

/// What a kind of thing must say of itself.
pub(super) trait ThingPart {
    /// A thing as a level writes it.
    const EXAMPLE: &'static str;

    /// Has the kind anything to do in a tick? What only stands or lies is never asked.
    const LIVELY: bool = false;

    /// What a thing of the kind keeps for itself; what others may see is in its `ThingState`.
    type Book: Clone + std::fmt::Debug + Default;

    /// Geometry and figures that cannot be are named.
    fn check(&self, problems: &mut Problems);

    fn solid(&self) -> Solid;

    /// What others can tell of it by looking; the kind's name is filled in.
    fn look(&self) -> ThingLook {
        ThingLook::default()
    }

    /// The surface that it makes of the floor where it stands.
    fn surface(&self, world_from_thing: Pose) -> Option<Surface> {
        let _ = world_from_thing;
        None
    }

    /// Names of other bodies that it speaks of, with the field: each must be there.
    fn names(&self) -> Vec<(&'static str, &str)> {
        Vec::new()
    }

    /// Sets itself up when the world is built; `me` is its body.
    fn begin(&self, book: &mut Self::Book, me: usize, stage: &mut Stage) {
        let _ = (book, me, stage);
    }

    /// Acts before each step: says where it drives to.
    fn act(&self, book: &mut Self::Book, me: usize, stage: &mut Stage) {
        let _ = (book, me, stage);
    }

    /// Takes note of each step, and says the light and the sound it gives until the next one.
    fn notice(&self, book: &mut Self::Book, me: usize, stage: &mut Stage) {
        let _ = (book, me, stage);
    }

    /// Every bit of the book.
    fn feed(book: &Self::Book, feed: &mut dyn FnMut(&[u8])) {
        let _ = (book, feed);
    }

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

        /// What a thing keeps for itself.
        #[derive(Clone, Debug)]
        pub(super) enum Book {
            $($kind(<$file::$kind as ThingPart>::Book),)*
        }

        impl Book {
            pub(super) fn feed(&self, feed: &mut dyn FnMut(&[u8])) {
                match self {
                    $(Self::$kind(book) => <$file::$kind as ThingPart>::feed(book, feed),)*
                }
            }
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

            /// The name of its kind in a level file.
            pub fn kind(&self) -> &'static str {
                match self {
                    $(Self::$kind(_) => stringify!($kind),)*
                }
            }

            /// What others can tell of it by looking.
            pub fn look(&self) -> ThingLook {
                let look = match self {
                    $(Self::$kind(part) => part.look(),)*
                };
                ThingLook { kind: self.kind(), ..look }
            }

            /// The surface that it makes of the floor where it stands.
            pub fn surface(&self, world_from_thing: Pose) -> Option<Surface> {
                match self {
                    $(Self::$kind(part) => part.surface(world_from_thing),)*
                }
            }

            /// Names of other bodies that it speaks of, with the field.
            pub fn names(&self) -> Vec<(&'static str, &str)> {
                match self {
                    $(Self::$kind(part) => part.names(),)*
                }
            }

            /// The picture in the thing's own frame.
            pub fn ink(&self) -> Ink {
                match self {
                    $(Self::$kind(part) => part.ink(),)*
                }
            }

            /// Has it anything to do in a tick?
            pub(super) fn is_lively(&self) -> bool {
                match self {
                    $(Self::$kind(_) => <$file::$kind as ThingPart>::LIVELY,)*
                }
            }

            pub(super) fn book(&self) -> Book {
                match self {
                    $(Self::$kind(_) => Book::$kind(Default::default()),)*
                }
            }

            pub(super) fn begin(&self, book: &mut Book, me: usize, stage: &mut Stage) {
                match (self, book) {
                    $((Self::$kind(part), Book::$kind(book)) => part.begin(book, me, stage),)*
                    _ => {}
                }
            }

            pub(super) fn act(&self, book: &mut Book, me: usize, stage: &mut Stage) {
                match (self, book) {
                    $((Self::$kind(part), Book::$kind(book)) => part.act(book, me, stage),)*
                    _ => {}
                }
            }

            pub(super) fn notice(&self, book: &mut Book, me: usize, stage: &mut Stage) {
                match (self, book) {
                    $((Self::$kind(part), Book::$kind(book)) => part.notice(book, me, stage),)*
                    _ => {}
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
