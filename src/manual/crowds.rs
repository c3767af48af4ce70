//! The pages of the ways to set things up: one alone, a ring, a maze.

use crate::level::crowd::KINDS;
use crate::manual::example;
use crate::manual::yard::Yard;
use crate::trial::still::still;

/// The ways.
pub fn names() -> Vec<String> {
    KINDS.iter().map(|(kind, _)| (*kind).to_owned()).collect()
}

/// The example of a way.
fn find(name: &str) -> Option<&'static str> {
    KINDS.iter().find(|(kind, _)| *kind == name).map(|(_, example)| *example)
}

/// How a level has it.
pub fn body(name: &str) -> String {
    find(name).map(|text| example(&format!("things: [{text}]"))).unwrap_or_default()
}

/// The yard with the things set up in it.
pub fn yard(name: &str) -> Option<Yard> {
    let (kit, program) = ("rover".to_owned(), "wait(0.1);".to_owned());
    Some(Yard { kit, program, things: vec![find(name)?.to_owned()], large: true, ..Yard::default() })
}

/// The yard as it stands at the start.
pub fn picture(name: &str) -> Option<String> {
    Some(still(&yard(name)?.film()?, 0, "en"))
}
