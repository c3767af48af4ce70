//! A student's Rhai program decides: it reads like blocking code and runs as a coroutine of asks.

use std::rc::Rc;

use crate::base::ask::{Vocabulary, Word};
use crate::base::diag::Diag;
use crate::pilot::Pilot;

mod brackets;
mod calls;
mod convert;
mod coroutine;
mod engine;
mod fault;
mod hidden;
pub mod lex;
mod marks;
mod natives;
mod news;
pub mod numbers;
mod operands;
mod program;
mod quota;
mod run;
pub mod scan;
mod session;
mod show;
mod source;
mod steps;
mod words;

#[cfg(test)]
mod tests;

pub use coroutine::STACK_BYTES;
pub use program::Program;
pub use source::MAX_BYTES;

/// Operations a program may use in one tick unless the level says otherwise.
pub const OPERATIONS_PER_TICK: u64 = 10_000;

/// How a program is run. Set by the level and the trial, never by the program.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Operations per tick; a program that has used them goes on in the next tick.
    pub operations_per_tick: u64,
    /// Whether the program's steps are told to the desk (`Desk::step`). Nothing about a trial changes by that.
    pub steps: bool,
    /// How many steps are told at most.
    pub max_steps: u64,
    /// The bytes of memory the process or thread holds now, and how many it may hold at most.
    pub memory: Option<(fn() -> u64, u64)>,
}

impl Default for Options {
    fn default() -> Self {
        Self { operations_per_tick: OPERATIONS_PER_TICK, steps: false, max_steps: 200_000, memory: None }
    }
}

/// Reads a program's text for one robot's words: checks encoding, size and balance, and parses it.
///
/// `name` is the file's name as a person knows it.
///
/// # Errors
///
/// The first cause why it cannot run, with its place.
pub fn compile(source: &[u8], name: &str, vocabulary: Rc<Vocabulary>) -> Result<Program, Box<Diag>> {
    program::compile(source, name, vocabulary)
}

/// Makes a pilot that runs a program from its start.
///
/// # Errors
///
/// When there is no memory for its stack.
pub fn open(program: &Program, options: Options) -> Result<Box<dyn Pilot>, Box<Diag>> {
    run::open(program, options)
}

/// The words that the pilot itself answers: `wait`, `wait_until`, `time`.
pub fn words() -> &'static [&'static Word] {
    words::PILOT
}

/// The standard functions by name: those that no robot has to have.
pub fn standard_functions() -> &'static [&'static str] {
    natives::NAMES
}

/// A name with every letter that only looks Latin made Latin.
pub fn in_latin(name: &str) -> String {
    fault::in_latin(name)
}

/// What the same keys give in the Latin layout, when all of a name's letters are letters there.
pub fn in_latin_layout(name: &str) -> Option<String> {
    fault::in_latin_layout(name)
}

/// The words that only show or note something: `print`, `plot`, `mark`, `say`. The trial answers them.
pub fn show_words() -> &'static [&'static Word] {
    words::SHOW
}
