//! What a level folder says: texts, draws, field, robots, things, goals; loaded with every problem told, and laid out by a seed.

pub mod load;

pub mod layout;

pub mod shelf;

pub mod check;

pub mod predict;

pub mod starter;

mod spoken;
pub mod texts;

pub mod crowd;

mod draws;

mod field;

mod shape;

mod line;

mod paint;

mod picture;

mod drawing;

mod surface;

mod sources;

mod plan;

mod robots;

mod things;

mod maze;

pub mod names;

mod goals;

mod numbers;

mod tried;

#[cfg(test)]
mod tests;

#[cfg(test)]
mod floor_tests;
