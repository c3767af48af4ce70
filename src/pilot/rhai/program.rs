//! A program: parsed, marked and cheap to clone.

use std::rc::Rc;

use crate::base::ask::Vocabulary;
use crate::base::diag::Diag;
use crate::pilot::Pilot;
use crate::pilot::rhai::Options;

/// A student's program, ready to be opened any number of times.
#[derive(Clone)]
pub struct Program {
    inner: Rc<Inner>,
}

struct Inner {
    name: String,
    source: String,
    hash: [u8; 32],
    statements: u32,
}

impl Program {
    /// The file's name as a person knows it.
    pub fn name(&self) -> &str {
        &self.inner.name
    }

    /// The text as it was read, without a byte order mark.
    pub fn source(&self) -> &str {
        &self.inner.source
    }

    /// The BLAKE3 hash of the text.
    pub fn hash(&self) -> [u8; 32] {
        self.inner.hash
    }

    /// How many syntax-tree statements the source has.
    pub fn statements(&self) -> u32 {
        self.inner.statements
    }
}

pub fn compile(_source: &[u8], _name: &str, _vocabulary: Rc<Vocabulary>) -> Result<Program, Box<Diag>> {
    todo!()
}

pub fn open(_program: &Program, _options: Options) -> Result<Box<dyn Pilot>, Box<Diag>> {
    todo!()
}
