//! The tree of a RON text: values with their places and comments.

use std::sync::Arc;

use serde::de::DeserializeOwned;

use crate::base::diag::{Diag, Place};
use crate::base::ron::draws::Draws;
use crate::base::ron::read::Reader;

/// Where something stands: line and column count characters from 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spot {
    pub line: u32,
    pub column: u32,
    pub length: u32,
}

/// A number as it was written: whole numbers are kept exactly.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Number {
    Whole(i128),
    Decimal(f64),
}

impl Number {
    /// The number as a float.
    pub fn value(self) -> f64 {
        match self {
            Self::Whole(whole) => whole as f64,
            Self::Decimal(value) => value,
        }
    }
}

/// A comment, with its slashes.
#[derive(Clone, Debug, PartialEq)]
pub struct Comment {
    pub text: String,
    pub spot: Spot,
}

/// A name of a field, with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    pub text: String,
    pub spot: Spot,
}

/// What stands between round brackets.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// `(75, 75)`, and also the empty `()`.
    Items(Vec<Node>),
    /// `(at: (75, 75), radius: 5)`.
    Fields(Vec<(Name, Node)>),
}

/// What a value is.
#[derive(Clone, Debug, PartialEq)]
pub enum NodeKind {
    Bool(bool),
    Number(Number),
    /// A text; `plain` when it was written without escapes in one pair of quotes, so that columns inside are known.
    Text {
        value: String,
        plain: bool,
    },
    Char(char),
    /// A bare name: `Open`, `None`.
    Name(String),
    /// Round brackets, maybe behind a name: `Disc(…)`, `(1, 2)`.
    Group {
        name: Option<String>,
        body: Body,
    },
    List(Vec<Node>),
    Map(Vec<(Node, Node)>),
    /// It could not be read; the problem has been reported.
    Broken,
}

/// One value of a RON text.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    pub kind: NodeKind,
    /// The file's name as a person knows it.
    pub file: Arc<str>,
    pub spot: Spot,
    /// First byte of the value in the text, and the first byte behind it.
    pub bytes: (u32, u32),
    /// The comments before the value, behind it on its line, and before its closing bracket, in the order of the text.
    pub comments: Vec<Comment>,
}

impl Node {
    /// Where the value stands.
    pub fn place(&self) -> Place {
        place_of(&self.file, self.spot)
    }

    /// The bare name, or the name before the brackets.
    pub fn name(&self) -> Option<&str> {
        match &self.kind {
            NodeKind::Name(name) => Some(name),
            NodeKind::Group { name, .. } => name.as_deref(),
            _ => None,
        }
    }

    /// The text of a text.
    pub fn text(&self) -> Option<&str> {
        match &self.kind {
            NodeKind::Text { value, .. } => Some(value),
            _ => None,
        }
    }

    /// The values of a list or of brackets without field names.
    pub fn items(&self) -> Option<&[Node]> {
        match &self.kind {
            NodeKind::List(items) | NodeKind::Group { body: Body::Items(items), .. } => Some(items),
            _ => None,
        }
    }

    /// The value of a field, or of a text key of a map.
    pub fn field(&self, wanted: &str) -> Option<&Node> {
        self.entries().into_iter().find(|(name, ..)| *name == wanted).map(|(_, _, value)| value)
    }

    /// Names, their places and values: of fields, or of the text keys of a map, in the order of the text.
    pub fn entries(&self) -> Vec<(&str, Spot, &Node)> {
        match &self.kind {
            NodeKind::Group { body: Body::Fields(fields), .. } => {
                fields.iter().map(|(name, node)| (name.text.as_str(), name.spot, node)).collect()
            }
            NodeKind::Map(pairs) => {
                pairs.iter().filter_map(|(key, node)| Some((key.text()?, key.spot, node))).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Could the value not be read? Its problem has been reported then.
    pub fn is_broken(&self) -> bool {
        self.kind == NodeKind::Broken
    }

    /// The first value in this one (itself included), in the order of the text, for which the question is true.
    pub fn find(&self, question: &dyn Fn(&Node) -> bool) -> Option<&Node> {
        if question(self) {
            return Some(self);
        }
        match &self.kind {
            NodeKind::List(items) | NodeKind::Group { body: Body::Items(items), .. } => {
                items.iter().find_map(|node| node.find(question))
            }
            NodeKind::Group { body: Body::Fields(fields), .. } => {
                fields.iter().find_map(|(_, node)| node.find(question))
            }
            NodeKind::Map(pairs) => {
                pairs.iter().find_map(|(key, node)| key.find(question).or_else(|| node.find(question)))
            }
            _ => None,
        }
    }

    /// Reads the value as a type. Where the type asks for a number, an expression over the draws may stand.
    ///
    /// The error is the first problem, with the innermost place.
    pub fn read<T: DeserializeOwned>(&self, draws: &Draws) -> Result<T, Box<Diag>> {
        T::deserialize(Reader::new(self, draws)).map_err(|error| Box::new(error.into_diag(self)))
    }

    /// The message that says what kind of value this is.
    pub fn what(&self) -> &'static str {
        match &self.kind {
            NodeKind::Bool(_) => "ron-what-bool",
            NodeKind::Number(_) => "ron-what-number",
            NodeKind::Text { .. } => "ron-what-text",
            NodeKind::Char(_) => "ron-what-char",
            NodeKind::Name(_) => "ron-what-name",
            NodeKind::Group { name: Some(_), .. } => "ron-what-part",
            NodeKind::Group { body: Body::Items(_), .. } => "ron-what-tuple",
            NodeKind::Group { body: Body::Fields(_), .. } => "ron-what-fields",
            NodeKind::List(_) => "ron-what-list",
            NodeKind::Map(_) => "ron-what-map",
            NodeKind::Broken => "ron-what-broken",
        }
    }
}

/// A place in a file.
pub(super) fn place_of(file: &str, spot: Spot) -> Place {
    Place { file: file.to_owned(), line: spot.line, column: spot.column, length: spot.length }
}
