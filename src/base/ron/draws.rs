//! Draws: the named numbers that expressions may use.

use std::collections::BTreeMap;

/// The named numbers of one layout.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draws {
    /// `None`: the draw is known but its own definition is broken, which has been reported.
    values: BTreeMap<String, Option<f64>>,
    expressions: bool,
}

impl Draws {
    /// No draws, and no expressions either: a text where a number is asked is an error.
    pub fn none() -> Self {
        Self::default()
    }

    /// No draws yet, but expressions are read.
    pub fn new() -> Self {
        Self { values: BTreeMap::new(), expressions: true }
    }

    /// Adds a draw; `None` when its definition is broken.
    pub fn insert(&mut self, name: &str, value: Option<f64>) {
        self.values.insert(name.to_owned(), value);
    }

    /// The value of a draw: `None` when it is not known, `Some(None)` when it is known but broken.
    pub fn get(&self, name: &str) -> Option<Option<f64>> {
        self.values.get(name).copied()
    }

    /// The names, sorted.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.values.keys().map(String::as_str)
    }

    /// Names and values, sorted by name, without broken ones.
    pub fn values(&self) -> impl Iterator<Item = (&str, f64)> {
        self.values.iter().filter_map(|(name, value)| Some((name.as_str(), (*value)?)))
    }

    /// May expressions stand where numbers are asked?
    pub fn has_expressions(&self) -> bool {
        self.expressions
    }
}
