//! arba: wheeled robots run student programs against physics-based levels, the same way to the bit every time.
//!
//! The tour, in reading order; arrows between the rooms go one way only (`docs/architecture.md`).

pub mod base;

pub mod text;

pub mod store;

pub mod sim;

pub mod pilot;

pub mod rules;

pub mod level;

pub mod library;

pub mod trial;

pub mod cup;

pub mod export;

pub mod study;

pub mod manual;

#[cfg(feature = "panels")]
pub mod app;

pub mod cli;
