//! Faults in words of people: every error of a program as a diag with its place.

use rhai::{AST, ParseError};

use crate::base::ask::Vocabulary;
use crate::base::diag::Diag;
use crate::pilot::rhai::scan::Scan;

pub mod call;
pub mod run;

/// What is wrong whatever Rhai thinks of it.
pub fn before_parsing(_scan: &Scan, _name: &str, _vocabulary: &Vocabulary) -> Result<(), Box<Diag>> {
    Ok(())
}

/// Why a text doesn't parse.
pub fn of_parsing(error: &ParseError, _source: &str, _scan: &Scan, _name: &str, _vocabulary: &Vocabulary) -> Box<Diag> {
    Box::new(Diag::error("pilot-syntax").with("text", error.to_string()))
}

/// What a text that parses can't mean.
pub fn after_parsing(_ast: &AST, _scan: &Scan, _name: &str, _vocabulary: &Vocabulary) -> Result<(), Box<Diag>> {
    Ok(())
}
