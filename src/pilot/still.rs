//! Nobody decides: the robot stands where it is.

use crate::base::ask::Desk;
use crate::pilot::{Pilot, State};

/// A pilot that asks for nothing and has ended from the start.
#[derive(Clone, Copy, Debug, Default)]
pub struct Still;

impl Pilot for Still {
    fn decide(&mut self, _tick: u64, _desk: &mut dyn Desk) -> State {
        State::Ended
    }

    fn operations(&self) -> u64 {
        0
    }
}
