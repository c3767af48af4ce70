//! The hidden subcommand that makes the binary a worker: it runs trials for a parent on its standard input and output.

use std::io;
use std::process::ExitCode;

use crate::trial::worker::serve::serve;

/// Serves until the parent closes the line.
pub fn run() -> ExitCode {
    match serve(io::stdin(), io::stdout().lock()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}
