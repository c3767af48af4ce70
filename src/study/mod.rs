//! A student's work on the disk: profiles, programs with their versions, progress, best films.

pub mod medal;

pub use medal::{Medal, Next, Par, medal};
