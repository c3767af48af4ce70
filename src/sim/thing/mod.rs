//! The things of a field: the list of kinds, and what a kind must say of itself.

mod arc;
mod ball;
mod beacon;
mod boxed;
mod button;
mod can;
mod coin;
mod door;
mod gate;
mod lamp;
mod mover;
mod pin;
mod polygon;
mod ramp;
mod rope;
mod turntable;
mod wall;

use serde::Deserialize;

use crate::base::diag::Diag;
use crate::base::ink::Ink;
use crate::base::maths::{Pose, Vec2};
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

/// A name of another body that a thing speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spoken<'a> {
    /// The field that says it.
    pub field: &'static str,
    pub name: &'a str,
    /// Of which kind it must be, when only one will do.
    pub kind: Option<&'static str>,
    /// May it be the name of a whole crowd?
    pub crowd: bool,
}

/// What a thing ties together: two bodies, at points of their own frames.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tie<'a> {
    pub from: &'a str,
    pub to: &'a str,
    /// In metres; without a point it is a robot's hook, or the origin.
    pub from_at: Option<Vec2>,
    pub to_at: Option<Vec2>,
    pub length_m: f64,
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

    /// Names of other bodies that it speaks of: each must be there.
    fn names(&self) -> Vec<Spoken<'_>> {
        Vec::new()
    }

    /// What it ties together.
    fn tie(&self) -> Option<Tie<'_>> {
        None
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

    /// The picture while it is on (it burns, it is pressed), when that is another one.
    fn ink_on(&self) -> Option<Ink> {
        None
    }
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

            /// Names of other bodies that it speaks of.
            pub fn names(&self) -> Vec<Spoken<'_>> {
                match self {
                    $(Self::$kind(part) => part.names(),)*
                }
            }

            /// What it ties together.
            pub fn tie(&self) -> Option<Tie<'_>> {
                match self {
                    $(Self::$kind(part) => part.tie(),)*
                }
            }

            /// The picture in the thing's own frame.
            pub fn ink(&self) -> Ink {
                match self {
                    $(Self::$kind(part) => part.ink(),)*
                }
            }

            /// The picture while it is on, when that is another one.
            pub fn ink_on(&self) -> Option<Ink> {
                match self {
                    $(Self::$kind(part) => part.ink_on(),)*
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
    Arc in arc,
    Polygon in polygon,
    Box in boxed,
    Pin in pin,
    Can in can,
    Ball in ball,
    Coin in coin,
    Gate in gate,
    Lamp in lamp,
    Beacon in beacon,
    Mover in mover,
    Turntable in turntable,
    Ramp in ramp,
    Door in door,
    Button in button,
    Rope in rope,
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
            ("Arc(at: (0, 0), radius: 0.4, from: 0, to: 90)", "radius"),
            ("Arc(at: (0, 0), radius: -5, from: 0, to: 90)", "radius"),
            ("Arc(at: (0, 0), radius: 20, from: 0, to: 90, thickness: 0)", "thickness"),
            ("Arc(at: (0, 0), radius: 20, from: 30, to: 30)", "from, to"),
            ("Arc(at: (0, 0), radius: 20, from: 0, to: 359)", "from, to"),
            ("Arc(at: (0, 1e9), radius: 20, from: 0, to: 90)", "at"),
            ("Can(mass: 0)", "mass"),
            ("Can(radius: -3)", "radius"),
            ("Coin(radius: 0)", "radius"),
            ("Coin(least_speed: -1)", "least_speed"),
            ("Gate(from: (5, 5), to: (5, 5))", "from, to"),
            ("Gate(from: (0, 0), to: (30, 0), of: Kind(\"Bal\"))", "of"),
            ("Lamp(brightness: -1)", "brightness"),
            ("Lamp(radius: 0)", "radius"),
            ("Lamp(switched: At(-1))", "switched"),
            ("Lamp(switched: Passed(\"gate\", 0))", "switched"),
            ("Beacon(call: \"\")", "call"),
            ("Beacon(call: \"A\", radius: 0)", "radius"),
            ("Mover(body: Disc(-1), path: [(0, 0), (9, 0)], speed: 5)", "body"),
            ("Mover(body: Box(5, 0), path: [(0, 0), (9, 0)], speed: 5)", "body"),
            ("Mover(body: Disc(5), path: [(0, 0)], speed: 5)", "path"),
            ("Mover(body: Disc(5), path: [(0, 0), (0, 0)], speed: 5)", "path"),
            ("Mover(body: Disc(5), path: [(0, 0), (9, 0)], speed: 0)", "speed"),
            ("Mover(body: Disc(5), path: [(0, 0), (9, 0)], speed: 5, pause: -1)", "pause"),
            ("Turntable(radius: 0, rate: 30)", "radius"),
            ("Turntable(radius: 20, rate: 0)", "rate"),
            ("Turntable(radius: 20, rate: 1e9)", "rate"),
            ("Ramp(size: (0, 10), incline: 5)", "size"),
            ("Ramp(size: (10, 10), incline: 90)", "incline"),
            ("Door(from: (0, 0), to: (0, 0), opens: At(1))", "from, to"),
            ("Door(from: (0, 0), to: (30, 0), opens: At(-1))", "opens"),
            ("Door(from: (0, 0), to: (30, 0), opens: At(1), time: 0)", "time"),
            ("Door(from: (0, 0), to: (30, 0), opens: At(1), closes: -1)", "closes"),
            ("Door(from: (0, 0), to: (30, 0), opens: At(1), by: Turn(0))", "by"),
            ("Button(radius: -1)", "radius"),
            ("Rope(from: \"me\", to: \"me\", length: 30)", "from, to"),
            ("Rope(from: \"me\", to: \"blue\", length: 0)", "length"),
        ] {
            let thing: Thing = read_ron(text).unwrap();
            let diags = thing.check();
            assert_eq!(diags.len(), 1, "{text}: {diags:?}");
            assert_eq!(diags[0].args[0].1, crate::base::diag::Arg::Text(field.into()), "{text}");
        }
    }

    #[test]
    fn what_is_not_a_number_is_refused_in_every_field() {
        for (kind, example) in Thing::KINDS {
            let digits = |letter: char| letter.is_ascii_digit();
            for (at, _) in example.char_indices().filter(|(_, letter)| digits(*letter)) {
                if example[..at].ends_with(digits) || example[..at].ends_with('.') {
                    continue;
                }
                let rest = example[at..].trim_start_matches(|letter| digits(letter) || letter == '.');
                for bad in ["NaN", "inf", "-inf"] {
                    let text = format!("{}{bad}{rest}", &example[..at]);
                    let refused = read_ron::<Thing>(&text).is_err_and(|diags| !diags.is_empty());
                    assert!(
                        refused || read_ron::<Thing>(&text).is_ok_and(|thing| !thing.check().is_empty()),
                        "{kind}: {text}"
                    );
                }
            }
        }
    }

    #[test]
    fn unknown_fields_are_refused() {
        assert!(read_ron::<Thing>("Pin(radius: 3, colour: 4)").is_err());
    }
}
