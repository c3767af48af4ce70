//! The world and how it moves: robots, sensors, actuators, things and floors on rapier2d. It knows no programs, rules, files or screens.

pub mod scene;

pub mod colour;

pub mod kit;

pub mod thing;
mod trigger;

pub mod sensor;

pub mod actuator;

pub mod world;

pub mod stage;

mod air;

mod grip;

pub mod event;

pub mod frame;

mod robot;

mod dispatch;

mod plan;

pub mod drive;

mod moves;

mod firmware;

mod helm;

mod course;

mod profile;

mod servo;

mod wheel;

mod friction;

mod supply;

pub mod surface;

pub mod paint;

pub mod floor;

mod chance;

mod inertia;

pub mod check;

mod body;

mod physics;

#[cfg(test)]
mod tests;

use crate::base::ask::Word;

/// Every word that some kit may have, in the order of the lists.
pub fn all_words() -> Vec<&'static Word> {
    let sensors = sensor::Sensor::KINDS.iter().flat_map(|(_, _, words)| words.iter());
    let actuators = actuator::Actuator::KINDS.iter().flat_map(|(_, _, words)| words.iter());
    let mut all: Vec<&'static Word> = Vec::new();
    for word in moves::WORDS.into_iter().chain(sensors).chain(actuators) {
        // Parts may share a word: whatever measures a distance gives `distance`.
        if !all.iter().any(|known| known.name == word.name) {
            all.push(word);
        }
    }
    all
}
