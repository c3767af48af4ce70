//! RON with places: text becomes a tree that knows where each value stands, and typed values are read from that tree.
//!
//! The dialect is RON with implicit `Some` and unwrapped variants, without byte strings, ranges and type suffixes; a plain
//! text ends on the line it began on. Reading is tolerant: every problem of a text is reported at once.

pub mod node;

pub mod draws;

pub mod fields;

mod scan;

mod quotes;

mod number;

mod tree;

mod separate;

mod bodies;

mod read;

mod access;

mod error;

mod expression;

#[cfg(test)]
mod tests;

use serde::de::DeserializeOwned;

use crate::base::diag::Diag;
use crate::base::ron::draws::Draws;
use crate::base::ron::node::Node;

/// The longest text that is read at all, bytes.
pub const MAX_BYTES: usize = 1 << 20;
/// How deep brackets may stand in brackets.
pub const MAX_DEPTH: usize = 64;
/// How many words, numbers and signs a text may have.
pub const MAX_TOKENS: usize = 300_000;
/// After this many problems of one text no more are told.
pub const MAX_DIAGS: usize = 100;

/// Reads text into a tree: what could be read, and every problem with its place.
///
/// `file` is the name a person knows the text by. The root is `None` when the text holds no value at all.
pub fn parse(text: &str, file: &str) -> (Option<Node>, Vec<Diag>) {
    tree::parse(text, file)
}

/// Reads a whole text as one typed value without draws; every syntax problem, or the first problem of the value.
pub fn read_file<T: DeserializeOwned>(text: &str, file: &str) -> Result<T, Vec<Diag>> {
    let (root, mut diags) = parse(text, file);
    let Some(root) = root else { return Err(diags) };
    match root.read(&Draws::none()) {
        Ok(value) if diags.is_empty() => Ok(value),
        Ok(_) => Err(diags),
        Err(diag) => {
            if !is_known_already(&diag) {
                diags.push(*diag);
            }
            Err(diags)
        }
    }
}

/// Is this only the echo of a problem that was reported when the text was parsed or a draw was made?
pub fn is_known_already(diag: &Diag) -> bool {
    diag.code == BROKEN
}

/// The code of an error about a value whose own problem has been reported before; never shown.
const BROKEN: &str = "ron-broken";
