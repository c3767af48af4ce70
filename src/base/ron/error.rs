//! What can be wrong with a value, as diags.

use std::fmt;

use serde::de;

use crate::base::diag::{Arg, Diag};
use crate::base::ron::BROKEN;
use crate::base::ron::node::{Body, Node, NodeKind, Spot, place_of};

/// A problem on its way out: it gets its place from the innermost value that knows one.
#[derive(Debug)]
pub(super) struct ReadError(Box<Diag>);

impl ReadError {
    pub(super) fn new(diag: Diag) -> Self {
        Self(Box::new(diag))
    }

    pub(super) fn at(self, file: &str, spot: Spot) -> Self {
        Self::new(self.0.at_least(place_of(file, spot)))
    }

    pub(super) fn into_diag(self, node: &Node) -> Diag {
        self.0.at_least(node.place())
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0.code)
    }
}

impl std::error::Error for ReadError {}

impl de::Error for ReadError {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::new(Diag::error("ron-value").with("message", message.to_string()))
    }

    fn unknown_variant(variant: &str, expected: &'static [&'static str]) -> Self {
        Self::new(
            Diag::error("ron-unknown-name")
                .with("name", variant)
                .with("known", expected.join(", "))
                .did_you_mean(variant, expected.iter().copied()),
        )
    }

    fn unknown_field(field: &str, expected: &'static [&'static str]) -> Self {
        Self::new(unknown_field(field, expected))
    }

    fn missing_field(field: &'static str) -> Self {
        Self::new(Diag::error("ron-missing-field").with("name", field))
    }

    fn duplicate_field(field: &'static str) -> Self {
        Self::new(Diag::error("ron-twice").with("name", field).with("line", 0usize))
    }

    fn invalid_length(length: usize, expected: &dyn de::Expected) -> Self {
        let _ = expected;
        Self::new(Diag::error("ron-length").with("found", length))
    }
}

/// The diag about a field that nobody knows.
pub(super) fn unknown_field(field: &str, expected: &[&str]) -> Diag {
    let known = if expected.is_empty() { "–".to_owned() } else { expected.join(", ") };
    Diag::error("ron-unknown-field")
        .with("name", field)
        .with("known", known)
        .did_you_mean(field, expected.iter().copied())
}

/// The diag about a value of another kind than was asked.
pub(super) fn other_kind(node: &Node, expected: &'static str) -> Diag {
    if node.is_broken() {
        return Diag::error(BROKEN).at(node.place());
    }
    let diag = Diag::error("ron-type")
        .with("expected", Arg::Message(expected.into()))
        .with("found", Arg::Message(node.what().into()))
        .at(node.place());
    match (expected, &node.kind) {
        ("ron-what-name", NodeKind::Text { value, .. }) => {
            diag.hint_with("ron-hint-no-quotes", [("name", Arg::from(value.as_str()))])
        }
        ("ron-what-text", NodeKind::Name(name)) => {
            diag.hint_with("ron-hint-quotes", [("name", Arg::from(name.as_str()))])
        }
        ("ron-what-bool", NodeKind::Name(name)) => diag.did_you_mean(name, ["true", "false"]),
        ("ron-what-number", NodeKind::Name(name)) if matches!(name.as_str(), "inf" | "NaN") => {
            diag.hint("ron-hint-finite")
        }
        ("ron-what-number", NodeKind::Name(name)) => {
            diag.hint_with("ron-hint-quotes", [("name", Arg::from(name.as_str()))])
        }
        ("ron-what-list", NodeKind::Group { body: Body::Items(_), .. }) => diag.hint("ron-hint-square"),
        ("ron-what-tuple", NodeKind::List(_)) => diag.hint("ron-hint-round"),
        ("ron-what-fields", NodeKind::Map(_)) => diag.hint("ron-hint-round"),
        ("ron-what-map", NodeKind::Group { .. }) => diag.hint("ron-hint-curly"),
        _ => diag,
    }
}
