//! `arba licences`: the licence of arba and of everything it is built from.

use clap::{ArgMatches, Command};

use crate::cli::screen::Screen;
use crate::cli::{Exit, Part, Trouble};
use crate::text::Texts;

/// The checked list; a test compares it with what cargo says.
const LICENCES: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/licences.md"));

pub const PART: Part = Part { name: "licences", grammar, run };

fn grammar(command: Command, _texts: &Texts) -> Command {
    command
}

fn run(screen: &Screen, _matches: &ArgMatches) -> Result<Exit, Trouble> {
    Ok(screen.closed(screen.out(LICENCES), Exit::Passed))
}
