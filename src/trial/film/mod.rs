//! The film: the recording of a trial, and the only thing that screens know.
//!
//! A film is a header, chunks of 100 ticks and an ending. Each chunk can be read alone, is compressed and carries a
//! checksum, so a film can be shown while it grows, sought in, and a damaged one still tells from which tick.

pub mod bounds;
pub mod bytes;
pub mod file;
mod older;
pub mod read;
#[cfg(test)]
pub mod tests;
pub mod write;

use serde::{Deserialize, Serialize};

use crate::base::ask::Step;
use crate::base::diag::Diag;
use crate::base::ink::Ink;
use crate::base::value::Value;
use crate::level::layout::LayoutTexts;
use crate::sim::frame::QuantisedPose;
use crate::trial::inputs::Inputs;
use crate::trial::outcome::Ending;

/// Ticks in a chunk.
pub const CHUNK_TICKS: u64 = 100;
/// Steps that a debug film keeps; past that only frames are filmed.
pub const MAX_STEPS: u64 = 200_000;
/// Numbers of readings are kept in hundredths of their unit.
pub const READING_SCALE: f64 = 100.0;

/// How much is filmed. Nothing about the trial changes by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Detail {
    /// No frames at all.
    None,
    /// Poses, asked readings and events: for the judge and the disk.
    Lean,
    /// Every device at every tick as well: for the window.
    Full,
}

/// A film in memory: chunks stay compressed until they are read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Film {
    pub header: Header,
    pub chunks: Vec<Chunk>,
    /// `None` while the film grows.
    pub ending: Option<Ending>,
}

/// What a film must know to be drawn, and to be run again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Header {
    /// The version of arba that made the film.
    pub arba: String,
    /// The behaviour version: two builds with the same one give the same runs.
    pub behaviour: u32,
    pub detail: Detail,
    pub inputs: Inputs,
    pub picture: Picture,
    /// Title, goals, hints and names in all languages, draws filled in.
    pub texts: LayoutTexts,
    /// What the number of a reading stands for.
    pub streams: Vec<Stream>,
}

/// The plain drawing of a layout, so that any later version can draw an old film. Metres.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Picture {
    pub size: (f64, f64),
    pub floor: Ink,
    /// Zones with their names.
    pub zones: Vec<(String, Ink)>,
    /// Bodies in the world's order: name, ink in the body's own frame, pose at the start, and whether frames hold it.
    pub bodies: Vec<BodyPicture>,
    /// Ropes, each a straight line between points of two bodies.
    pub ropes: Vec<RopePicture>,
}

/// One rope of a picture: at each end the number of the body and a point of its frame.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct RopePicture {
    pub ends: [(u16, (f32, f32)); 2],
}

/// One body of a picture.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BodyPicture {
    pub name: String,
    pub ink: Ink,
    pub start: QuantisedPose,
    /// A loose body has a pose in every frame, a fixed one stays at its start.
    pub loose: bool,
    /// The ink while it is on (it burns, it is pressed), when that is another one, and whether it is so at the start.
    pub ink_on: Option<Ink>,
    pub on: bool,
    /// It lies on the floor: what stands is drawn over it.
    pub flat: bool,
}

/// What one kind of reading is: a word of a robot, and the device that answers it (empty when there is none).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stream {
    pub robot: u16,
    pub word: String,
    pub device: String,
}

/// One hundred ticks (fewer at the end), compressed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Chunk {
    pub first_tick: u64,
    pub ticks: u16,
    /// Length of the bytes before compression.
    pub raw_length: u32,
    pub checksum: u64,
    pub bytes: Vec<u8>,
}

/// One tick of a film, as it is read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FilmTick {
    pub tick: u64,
    /// Poses of the loose bodies, in the picture's order.
    pub poses: Vec<QuantisedPose>,
    /// Readings that changed, by the number of their stream.
    pub readings: Vec<(u32, Value)>,
    pub happenings: Vec<Happening>,
    /// Program steps of a debug film, each with its robot.
    pub steps: Vec<(u16, Step)>,
}

/// Something that happened and is worth showing or telling.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Happening {
    /// Two bodies began to touch; `None` is the wall at the edge.
    Touch {
        body: u16,
        other: Option<u16>,
    },
    Part {
        body: u16,
        other: Option<u16>,
    },
    /// An order that a program gave: the word, the device and its arguments.
    Order {
        robot: u16,
        line: u32,
        word: String,
        device: Option<String>,
        args: Vec<Value>,
    },
    Print {
        robot: u16,
        line: u32,
        text: String,
    },
    Plot {
        robot: u16,
        name: String,
        value: f64,
    },
    /// A sign at a place of the field, centimetres.
    Mark {
        robot: u16,
        x: f64,
        y: f64,
        text: String,
    },
    Say {
        robot: u16,
        text: String,
    },
    /// A lamp, a pen or a beep changed.
    Show {
        robot: u16,
        device: u16,
        value: Value,
    },
    Note {
        robot: u16,
        diag: Diag,
    },
    Ended {
        robot: u16,
    },
    Broke {
        robot: u16,
        diag: Diag,
    },
    /// The state of a goal changed; the number is that of the sheet's item.
    Goal {
        goal: u16,
        state: crate::rules::sheet::GoalState,
    },
    /// No more steps are filmed from here on.
    StepsCut,
    /// Something about a thing beside its pose changed.
    Thing {
        body: u16,
        /// It was taken, and is to be seen no more.
        gone: bool,
        /// How often something passed or took it.
        count: u64,
        /// It is open, or it burns.
        on: bool,
        /// It is off the floor.
        lifted: bool,
    },
    /// Where a program believes its robot to be: centimetres of the field and a compass heading.
    Estimate {
        robot: u16,
        x: f64,
        y: f64,
        heading: f64,
    },
    /// A wall, or a gap, that a program has found in a maze. The side is that of `Side`: north, east, south, west.
    Chart {
        robot: u16,
        column: u16,
        row: u16,
        side: u8,
        wall: bool,
    },
    /// From this tick on a program uses so many operations in each tick; none at the start of each chunk. Since version 3.
    Operations {
        robot: u16,
        used: u32,
    },
}

impl Film {
    /// Ticks filmed so far.
    pub fn ticks(&self) -> u64 {
        self.chunks.last().map_or(0, |chunk| chunk.first_tick.saturating_add(u64::from(chunk.ticks)))
    }
}
