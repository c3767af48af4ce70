//! Who decides for a robot: a program, a hand on the keys, a recording, or nobody.

pub mod keys;
pub mod recorded;
pub mod rhai;
pub mod still;

use crate::base::ask::Desk;
use crate::base::diag::Diag;

/// What a pilot is after its tick.
#[derive(Clone, Debug, PartialEq)]
pub enum State {
    /// It will go on in the next tick.
    Running,
    /// It has come to its end.
    Ended,
    /// The program broke; the diag says where and why.
    Broke(Box<Diag>),
}

/// Whatever decides for a robot.
pub trait Pilot {
    /// Runs the pilot until it ends its tick. `tick` counts from 0; after `Ended` or `Broke` it isn't called again.
    fn decide(&mut self, tick: u64, desk: &mut dyn Desk) -> State;

    /// Operations used so far; 0 for pilots that don't count.
    fn operations(&self) -> u64;

    /// Takes what the pilot noted since the last call: things to know that end nothing.
    fn take_notes(&mut self) -> Vec<Diag> {
        Vec::new()
    }
}
