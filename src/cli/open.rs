//! Opening the library, and a level that is to be run, for the command line.

use std::path::Path;

use clap::{ArgMatches, Command};

use crate::base::diag::Diag;
use crate::cli::Trouble;
use crate::cli::grammar::option;
use crate::level::load::Level;
use crate::library::{Library, Opened};
use crate::text::Texts;

/// The option that adds a folder to the library.
pub fn grammar(command: Command, texts: &Texts) -> Command {
    command.arg(option(texts, "data", "folder"))
}

/// The library of a command line: `--data`, then what lies beside the binary.
pub fn library(matches: &ArgMatches) -> Result<Library, Diag> {
    Library::with(matches.get_one::<String>("data").map(Path::new))
}

/// Opens a level that is to be run; its errors are a trouble, its warnings are for its author.
pub fn open_sound(library: &Library, name: &str) -> Result<(Level, Opened), Trouble> {
    let mut opened = library.open(library.find(name)?);
    match opened.level.take() {
        Some(level) if !opened.diags.iter().any(Diag::is_error) => Ok((level, opened)),
        _ => {
            let mut diags = opened.diags;
            diags.retain(Diag::is_error);
            Err(Trouble { diags, sources: opened.sources })
        }
    }
}
