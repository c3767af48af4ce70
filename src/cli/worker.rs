//! `arba worker`, hidden: runs trials for a parent that speaks to it over the standard input and output.

use crate::cli::Exit;
use crate::trial::worker::hire::SUBCOMMAND;
use crate::trial::worker::serve::serve;

/// Is this the command line of a worker? It is asked before anything else, because a worker must start quickly.
pub fn is_asked(arguments: &[std::ffi::OsString]) -> bool {
    arguments.len() == 2 && arguments[1] == SUBCOMMAND
}

/// Serves until the parent closes the line.
pub fn run() -> Exit {
    match serve(std::io::stdin(), std::io::stdout().lock()) {
        Ok(()) => Exit::Passed,
        // The parent is gone, and with it whoever could be told.
        Err(_) => Exit::NotRun,
    }
}
