//! Driving by hand: arrow keys, letters or buttons in the place of a program, and what was driven as a program to start from.
//!
//! The window holds no world here either: a worker runs the trial as time goes. When the hand is taken away, the recording
//! of the keys is run once more like every program, so its film is whole, has a verdict and can be verified.

mod bar;
mod hold;
pub mod program;
mod seat;

#[cfg(test)]
mod tests;

pub use bar::ui;
pub use hold::{Hold, Pad, Tool};
pub use seat::{Acts, Seat};

use crate::pilot::keys::Recording;
use crate::trial::inputs::Inputs;

/// What is asked of driving.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum DriveCommand {
    /// Begin, or end when it goes on: what the key does.
    Toggle,
    Start,
    Stop,
    /// What the buttons hold.
    Buttons(Hold),
    /// Do this at once.
    Tool(Tool),
    /// Open what was driven as a program.
    ToProgram,
    /// Put the bar away.
    Close,
}

/// What driving is at.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Drive {
    #[default]
    Off,
    /// A hand drives; what keys and buttons hold together.
    Live(Hold),
    /// It is over, and its film is made anew.
    Closing(Box<Inputs>),
    /// The film that is shown was driven by hand.
    Done(Box<Inputs>),
}

impl Drive {
    /// Is the shown film driven by hand? It counts for no medal.
    pub fn is_by_hand(&self) -> bool {
        *self != Self::Off
    }

    /// The film is whole.
    pub fn close(&mut self) {
        *self = match std::mem::take(self) {
            Self::Closing(inputs) => Self::Done(inputs),
            other => other,
        };
    }

    /// What the keys asked for, of a drive that is over.
    pub fn recording(&self) -> Option<(usize, Recording)> {
        let (Self::Closing(inputs) | Self::Done(inputs)) = self else { return None };
        let recorded = |source: &crate::trial::inputs::Source| {
            crate::pilot::keys::is_recording(&source.name, &source.bytes)
                .then(|| Recording::read(&source.bytes).ok())
                .flatten()
        };
        inputs.programs.iter().enumerate().find_map(|(seat, source)| Some((seat, recorded(source)?)))
    }
}
