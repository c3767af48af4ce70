//! A message for people: a code, a place, arguments and hints, never a ready sentence.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Severity {
    /// Worth knowing; nothing is wrong.
    Note,
    /// It works, but probably not as meant.
    Warning,
    /// It cannot be used as it is.
    Error,
}

/// Where in which text: lines and columns count characters from 1; 0 is "the whole file".
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    /// The file's name as a person knows it (`level.ron`, `my.rhai`), never an absolute path.
    pub file: String,
    pub line: u32,
    pub column: u32,
    /// How many characters are meant; 0 when only the start is known.
    pub length: u32,
}

/// The name of the argument that says which robot speaks, where several could be meant by "I".
pub const SPEAKER: &str = "speaker";

/// One argument of a message.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Arg {
    Text(String),
    Number(f64),
    /// The id of another message (a unit, the name of a kind of value) that is said in the same language.
    Message(Cow<'static, str>),
    /// Something of a level that has an id and maybe names for people.
    Name(Box<Name>),
}

/// A zone, a thing, a robot, a line: its id in the level, and what it is called in each language, empty where it has no
/// name but the id.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Name {
    pub id: String,
    pub en: String,
    pub ru: String,
    pub kk: String,
}

impl Name {
    /// What it is called in a language (`en`, `ru`, `kk`); `None` when the level gives no name.
    pub fn shown(&self, language: &str) -> Option<&str> {
        let shown = match language {
            "ru" => &self.ru,
            "kk" => &self.kk,
            _ => &self.en,
        };
        (!shown.is_empty()).then_some(shown.as_str())
    }

    /// What a person reads in a language: the name, or the id.
    pub fn get(&self, language: &str) -> &str {
        self.shown(language).unwrap_or(&self.id)
    }
}

impl Arg {
    /// An id of the level, which is told by its name once that is known.
    pub fn name(id: &str) -> Self {
        Self::Name(Box::new(Name { id: id.to_owned(), ..Name::default() }))
    }
}

/// A second sentence: a message id and its own arguments ("did you mean …", "write it like this: …").
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Hint {
    pub code: Cow<'static, str>,
    pub args: Vec<(Cow<'static, str>, Arg)>,
}

/// A message for people. `code` is a Fluent id in `assets/lang/<language>/*.ftl`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Diag {
    pub code: Cow<'static, str>,
    pub severity: Severity,
    pub place: Option<Place>,
    pub args: Vec<(Cow<'static, str>, Arg)>,
    pub hints: Vec<Hint>,
}

impl Diag {
    /// An error with a code, to be filled by the methods below.
    pub fn error(code: &'static str) -> Self {
        Self::new(Severity::Error, code)
    }

    /// A warning with a code.
    pub fn warning(code: &'static str) -> Self {
        Self::new(Severity::Warning, code)
    }

    /// A note with a code.
    pub fn note(code: &'static str) -> Self {
        Self::new(Severity::Note, code)
    }

    fn new(severity: Severity, code: &'static str) -> Self {
        Self { code: Cow::Borrowed(code), severity, place: None, args: Vec::new(), hints: Vec::new() }
    }

    /// Adds an argument.
    pub fn with(mut self, name: &'static str, arg: impl Into<Arg>) -> Self {
        self.args.push((Cow::Borrowed(name), arg.into()));
        self
    }

    /// Says where.
    pub fn at(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }

    /// Says where, unless a place nearer to the cause is known already.
    pub fn at_least(mut self, place: Place) -> Self {
        self.place.get_or_insert(place);
        self
    }

    /// Adds a hint without arguments.
    pub fn hint(self, code: &'static str) -> Self {
        self.hint_with(code, [])
    }

    /// Adds a hint with arguments.
    pub fn hint_with<const N: usize>(mut self, code: &'static str, args: [(&'static str, Arg); N]) -> Self {
        let args = args.into_iter().map(|(name, arg)| (Cow::Borrowed(name), arg)).collect();
        self.hints.push(Hint { code: Cow::Borrowed(code), args });
        self
    }

    /// Adds "did you mean …" when a known name is near enough to what was written.
    pub fn did_you_mean<'a>(self, wanted: &str, known: impl IntoIterator<Item = &'a str>) -> Self {
        match nearest(wanted, known) {
            Some(name) => self.hint_with("hint-did-you-mean", [("name", Arg::from(name))]),
            None => self,
        }
    }

    /// Is it an error?
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// The known name nearest to what was written, when it is near enough to be meant.
///
/// Nearness is the Damerau-Levenshtein distance, at most a third of the length; ties go to the first in order.
pub fn nearest<'a>(wanted: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let wanted_low: String = wanted.chars().take(64).collect::<String>().to_lowercase();
    let limit = wanted_low.chars().count().max(3) / 3;
    known
        .into_iter()
        .filter(|name| *name != wanted)
        .map(|name| (strsim::damerau_levenshtein(&wanted_low, &name.to_lowercase()), name))
        .filter(|(distance, _)| *distance <= limit)
        .min_by(|left, right| left.cmp(right))
        .map(|(_, name)| name.to_owned())
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<f64> for Arg {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<u64> for Arg {
    fn from(number: u64) -> Self {
        Self::Number(number as f64)
    }
}

impl From<usize> for Arg {
    fn from(number: usize) -> Self {
        Self::Number(number as f64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_near_name_is_offered_and_a_far_one_is_not() {
        let known = ["distance", "forward", "turn"];
        assert_eq!(nearest("forwrad", known), Some("forward".into()));
        assert_eq!(nearest("Turn", known), Some("turn".into()));
        assert_eq!(nearest("banana", known), None);
    }
}
