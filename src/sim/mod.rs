//! The world and how it moves: robots, sensors, actuators, things and floors on rapier2d. It knows no programs, rules, files or screens.

pub mod event;
pub mod frame;
pub mod kit;
pub mod scene;
pub mod thing;
pub mod world;
