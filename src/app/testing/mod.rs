//! What the tests of panels share: a bench to look at, and a painter that needs no graphics card.

mod raster;
mod rig;

pub use rig::{Rig, SIZES, bench, harness, played};
