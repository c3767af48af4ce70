//! The actuators of a robot: the list of kinds, and what a kind must say of itself.

mod beeper;
mod gripper;
mod horn;
mod kicker;
mod lamp;
mod lift;
mod magnet;
mod motor;
mod pen;
mod radio;
mod steering;

use serde::Deserialize;

use crate::base::ask::{Answer, MAX_ARGS, Word};
use crate::base::ink::Ink;
use crate::base::maths::Pose;
use crate::base::value::Value;
use crate::sim::check::Problems;
use crate::sim::event::Event;
use crate::sim::firmware::Firmware;
use crate::sim::kit::Kit;
use crate::sim::stage::Stage;

pub use motor::{Motor, MotorPlan, MotorState, STRENGTH};
pub use pen::Trail;
pub use steering::Steering;

/// What an order may see and change: it sees the stage, and changes its own robot's books and the list of what is shown.
pub struct Orders<'a> {
    pub tick: u64,
    pub robot: usize,
    pub device: u16,
    pub world_from_robot: Pose,
    pub stage: &'a Stage,
    pub motors: &'a mut [MotorState],
    pub firmware: &'a mut Firmware,
    pub events: &'a mut Vec<Event>,
}

/// What an actuator may do between two ticks, when everybody has decided and everything has moved: it acts on the stage.
pub struct Hands<'a> {
    pub robot: usize,
    pub device: u16,
    pub world_from_robot: Pose,
    pub stage: &'a mut Stage,
    pub motors: &'a mut [MotorState],
    pub firmware: &'a mut Firmware,
}

impl Hands<'_> {
    /// Steps done.
    pub fn tick(&self) -> u64 {
        self.stage.tick
    }

    /// Says that something changed that people should see or hear.
    fn show(&mut self, value: Value) {
        let (robot, device) = (self.robot, self.device);
        self.stage.tell(Event::Show { robot, device, value });
    }
}

impl Orders<'_> {
    /// Says that a lamp, a pen or a beep changed.
    fn show(&mut self, value: Value) {
        self.events.push(Event::Show { robot: self.robot, device: self.device, value });
    }
}

/// What a kind of actuator must say of itself.
pub(super) trait ActuatorPart {
    /// An actuator as a kit writes it.
    const EXAMPLE: &'static str;

    /// The words it gives to programs.
    const WORDS: &'static [Word];

    /// What a robot keeps for each actuator of the kind.
    type Book: Clone + std::fmt::Debug;

    fn name(&self) -> &str;

    /// Figures that cannot be are named.
    fn check(&self, kit: &Kit, problems: &mut Problems);

    /// An empty book; `motors` counts the motors before this device.
    fn book(&self, motors: usize) -> Self::Book;

    /// Obeys one of its words. `again` is true when the same unfinished ask comes back.
    fn ask(
        &self,
        word: usize,
        args: &[Value; MAX_ARGS],
        again: bool,
        book: &mut Self::Book,
        orders: &mut Orders,
    ) -> Answer;

    /// Only one of the kind can be on a robot, because its words name no device.
    const ONLY_ONE: bool = false;

    /// Goes on with what lasts, after each tick, and says the light and the sound it gives until the next one.
    fn tick(&self, book: &mut Self::Book, hands: &mut Hands) {
        let _ = (book, hands);
    }

    /// Every bit of the book.
    fn feed(book: &Self::Book, feed: &mut dyn FnMut(&[u8]));

    /// Its picture in the robot's frame.
    fn ink(&self) -> Ink;
}

macro_rules! actuators {
    ($($kind:ident in $file:ident),* $(,)?) => {
        /// An actuator, as a kit file says it.
        #[derive(Clone, Debug, PartialEq, Deserialize)]
        pub enum Actuator {
            $($kind($file::$kind),)*
        }

        /// What a robot keeps for an actuator.
        #[derive(Clone, Debug)]
        pub(super) enum Book {
            $($kind(<$file::$kind as ActuatorPart>::Book),)*
        }

        impl Actuator {
            /// Every kind: its name in a kit file, an example, and its words.
            pub const KINDS: &[(&str, &str, &[Word])] =
                &[$((stringify!($kind), $file::$kind::EXAMPLE, $file::$kind::WORDS)),*];

            /// The name that programs call it by.
            pub fn name(&self) -> &str {
                match self {
                    $(Self::$kind(part) => part.name(),)*
                }
            }

            /// The words this actuator gives to programs.
            pub fn words(&self) -> &'static [Word] {
                match self {
                    $(Self::$kind(_) => $file::$kind::WORDS,)*
                }
            }

            /// The name of its kind in a kit file.
            pub fn kind(&self) -> &'static str {
                match self {
                    $(Self::$kind(_) => stringify!($kind),)*
                }
            }

            /// Its picture in the robot's frame.
            pub fn ink(&self) -> Ink {
                match self {
                    $(Self::$kind(part) => part.ink(),)*
                }
            }

            pub(super) fn check(&self, kit: &Kit, problems: &mut Problems) {
                match self {
                    $(Self::$kind(part) => part.check(kit, problems),)*
                }
            }

            pub(super) fn book(&self, motors: usize) -> Book {
                match self {
                    $(Self::$kind(part) => Book::$kind(part.book(motors)),)*
                }
            }

            pub(super) fn ask(
                &self,
                word: usize,
                args: &[Value; MAX_ARGS],
                again: bool,
                book: &mut Book,
                orders: &mut Orders,
            ) -> Answer {
                match (self, book) {
                    $((Self::$kind(part), Book::$kind(book)) => part.ask(word, args, again, book, orders),)*
                    _ => Answer::Now(Value::Unit),
                }
            }

            /// Can only one of its kind be on a robot?
            pub(super) fn only_one(&self) -> bool {
                match self {
                    $(Self::$kind(_) => <$file::$kind as ActuatorPart>::ONLY_ONE,)*
                }
            }

            pub(super) fn tick(&self, book: &mut Book, hands: &mut Hands) {
                match (self, book) {
                    $((Self::$kind(part), Book::$kind(book)) => part.tick(book, hands),)*
                    _ => {}
                }
            }
        }

        impl Book {
            pub(super) fn feed(&self, feed: &mut dyn FnMut(&[u8])) {
                match self {
                    $(Self::$kind(book) => <$file::$kind as ActuatorPart>::feed(book, feed),)*
                }
            }
        }
    };
}

actuators! {
    Motor in motor,
    Steering in steering,
    Pen in pen,
    Lamp in lamp,
    Beeper in beeper,
    Horn in horn,
    Gripper in gripper,
    Lift in lift,
    Magnet in magnet,
    Kicker in kicker,
    Radio in radio,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::tests::rig::{kits, read_ron, rover};

    /// What is wrong with an actuator on the rover.
    pub fn codes_of(actuator: &str) -> Vec<String> {
        let actuator: Actuator = read_ron(actuator).unwrap_or_else(|diags| panic!("{actuator}: {diags:?}"));
        let mut problems = Problems::default();
        actuator.check(&rover(), &mut problems);
        problems.into_diags(|_| None).into_iter().map(|diag| diag.code.into_owned()).collect()
    }

    #[test]
    fn every_example_parses_and_fits_a_kit() {
        for (kind, example, _) in Actuator::KINDS {
            let actuator: Actuator = read_ron(example).unwrap_or_else(|diags| panic!("{kind}: {diags:?}"));
            assert_eq!(actuator.kind(), *kind);
            let fits = |kit: &Kit| {
                let mut problems = Problems::default();
                actuator.check(kit, &mut problems);
                problems.into_diags(|_| None).is_empty()
            };
            assert!(kits().iter().any(|(_, kit)| fits(kit)), "{kind} fits no kit");
        }
    }
}
