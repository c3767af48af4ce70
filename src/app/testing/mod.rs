//! What the tests of panels share: a bench to look at, and a painter that needs no graphics card.

mod lab;
mod raster;
mod rig;

pub use lab::{LabRig, lab};
pub use rig::{Rig, SIZES, bench, harness, played};
