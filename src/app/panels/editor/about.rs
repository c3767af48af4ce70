//! What a name is, and what help says of it: signature, sentence, parameters, example.

use crate::app::panels::editor::keywords::{self, Keyword};
use crate::app::panels::editor::plain::{self, Plain};
use crate::app::panels::editor::reading::{Call, Reading};
use crate::app::panels::editor::scope::{self, Own, OwnKind};
use crate::app::panels::editor::signs::{self, Sign};
use crate::app::say::Say;
use crate::base::ask::{Gives, Param, Takes, Unit, Vocabulary, Word, WordEntry};
use crate::base::diag::Arg;
use crate::manual;
use crate::pilot::rhai::scan::Kind;

/// What a name is.
#[derive(Clone, Debug, PartialEq)]
pub enum About {
    /// A word of the robot.
    Word(&'static Word),
    /// A word that this level keeps back.
    Hidden(&'static str),
    /// A word of another robot.
    Elsewhere(&'static str),
    Own(Own),
    Keyword(&'static Keyword),
    Plain(&'static Plain),
    Sign(&'static Sign),
    /// A device, with the words that it has.
    Device(String, Vec<&'static str>),
    /// One of the texts that a parameter takes.
    Choice(&'static Word, &'static Param),
    /// A text that may stand here.
    Text,
}

/// What an argument of a word stands for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Slot {
    Device,
    Param(&'static Param),
}

/// A signature in its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    pub name: String,
    pub params: Vec<String>,
    pub gives: Option<String>,
}

impl Signature {
    /// `distance(device) → cm`.
    pub fn text(&self) -> String {
        let gives = self.gives.as_ref().map_or(String::new(), |gives| format!(" → {gives}"));
        format!("{}({}){gives}", self.name, self.params.join(", "))
    }
}

/// What stands at a place: the name under it, or the device that a text names.
pub fn at_place(reading: &Reading, at: usize, words: &Vocabulary) -> Option<(std::ops::Range<usize>, About)> {
    if let Some(quoted) = reading.quoted_at(at) {
        let name = reading.text.get(quoted.inside.clone())?;
        let has = words.entries.iter().any(|entry| entry.devices.iter().any(|(device, _)| device == name));
        let about = || About::Device(name.to_owned(), super::complete::words_of(words, name));
        if has {
            return Some((quoted.inside, about()));
        }
        // Where `${` begins, the piece of text before it is not closed and seems to go on.
        reading.symbol_at(at)?;
    }
    let Some(token) = reading.word_at(at) else {
        let sign = reading.symbol_at(at)?;
        return Some((sign.start..sign.end(), About::Sign(signs::find(sign.text)?)));
    };
    let name = token.text;
    let range = token.start..token.end();
    let own = || {
        let functions = scope::functions(reading).into_iter();
        // A variable is known from the end of its own name on.
        let variables = scope::variables(reading, token.end() + 1);
        functions.chain(variables).find(|own| own.name.trim_start_matches("global::") == name)
    };
    let behind_dot = reading.before(token.start).is_some_and(|before| matches!(before.text, "." | "?."));
    let about = match words.entries.iter().find(|entry| entry.word.name == name) {
        _ if behind_dot => About::Plain(plain::find(name)?),
        Some(entry) if entry.hidden => About::Hidden(entry.word.name),
        Some(entry) => About::Word(entry.word),
        None => match keywords::find(name) {
            Some(keyword) => About::Keyword(keyword),
            None => match (own(), plain::find(name)) {
                (Some(own), _) => About::Own(own),
                (None, Some(plain)) => About::Plain(plain),
                (None, None) => About::Elsewhere(words.elsewhere.iter().find(|other| **other == name)?),
            },
        },
    };
    Some((range, about))
}

impl About {
    /// How it is written.
    pub fn signature(&self, say: &Say) -> String {
        match self {
            Self::Word(word) => signature(word, say).text(),
            Self::Hidden(name) | Self::Elsewhere(name) => (*name).to_owned(),
            Self::Own(Own { name, kind: OwnKind::Function(params), .. }) => format!("{name}({})", params.join(", ")),
            Self::Own(own) => own.name.clone(),
            Self::Keyword(keyword) => keyword.name.to_owned(),
            Self::Plain(plain) => plain.signature(),
            Self::Sign(sign) => sign.name.to_owned(),
            Self::Device(name, _) => format!("\"{name}\""),
            Self::Choice(word, param) => format!("{}({})", word.name, param.name),
            Self::Text => String::new(),
        }
    }

    /// What it is, in a sentence or two.
    pub fn sentence(&self, say: &Say) -> String {
        let named = |id: &str, name: &str| say.with(id, [("name", Arg::from(name))]);
        match self {
            Self::Word(word) => say.plain(&format!("word-{}", word.name)),
            Self::Hidden(name) => named("pilot-hidden-word", name),
            Self::Elsewhere(name) => named("pilot-other-kit", name),
            Self::Own(own) => match (&own.about, &own.kind) {
                (Some(about), _) => about.clone(),
                (None, kind) => {
                    let id = match kind {
                        OwnKind::Function(_) => "words-own-function",
                        OwnKind::Variable => "words-own-variable",
                        OwnKind::Constant | OwnKind::Global => "words-own-constant",
                    };
                    say.with(id, [("line", Arg::from(f64::from(own.line)))])
                }
            },
            Self::Keyword(keyword) => say.plain(&keywords::message(keyword.name)),
            Self::Plain(plain) => say.plain(&plain.message()),
            Self::Sign(sign) => say.plain(&sign.message()),
            Self::Device(_, words) => say.with("words-device", [("words", Arg::from(words.join(", ")))]),
            Self::Choice(word, param) => say.plain(&format!("word-{}-{}", word.name, param.name)),
            Self::Text => say.plain("words-text"),
        }
    }

    /// What sort of name it is, for people who can't see the colours.
    pub fn kind(&self, say: &Say) -> String {
        say.plain(match self {
            Self::Word(_) | Self::Hidden(_) | Self::Elsewhere(_) => "words-kind-word",
            Self::Own(Own { kind: OwnKind::Function(_), .. }) => "words-kind-own-function",
            Self::Own(Own { kind: OwnKind::Variable, .. }) => "words-kind-variable",
            Self::Own(_) => "words-kind-constant",
            Self::Keyword(_) => "words-kind-keyword",
            Self::Plain(_) => "words-kind-plain",
            Self::Sign(_) => "words-kind-sign",
            Self::Device(..) => "words-kind-device",
            Self::Choice(..) | Self::Text => "words-kind-text",
        })
    }

    /// A small program that shows it.
    pub fn example(&self) -> Option<String> {
        match self {
            Self::Word(word) => Some(format!("{};", word.example)),
            Self::Keyword(keyword) => Some(keyword.example.to_owned()),
            Self::Plain(plain) => Some(plain.example.to_owned()),
            Self::Sign(sign) => Some(sign.example.to_owned()),
            _ => None,
        }
    }

    /// The name under which help has a page of it.
    pub fn page(&self) -> Option<&str> {
        match self {
            Self::Word(word) => Some(word.name),
            Self::Keyword(keyword) => Some(keyword.name),
            Self::Plain(plain) => Some(plain.name),
            Self::Sign(sign) => Some(sign.name),
            Self::Choice(word, _) => Some(word.name),
            Self::Device(_, words) => words.first().copied(),
            Self::Hidden(_) | Self::Elsewhere(_) | Self::Own(_) | Self::Text => None,
        }
    }
}

/// The signature of a word.
pub fn signature(word: &Word, say: &Say) -> Signature {
    let device = word.of_device.then(|| "device".to_owned());
    let params =
        word.params.iter().map(|param| if param.optional { format!("{}?", param.name) } else { param.name.into() });
    let gives = match word.gives {
        Gives::Nothing => None,
        Gives::Number(Unit::None) => Some("pilot-kind-number"),
        Gives::Number(unit) => Some(manual::words::unit_id(unit)),
        Gives::Bool => Some("pilot-kind-bool"),
        Gives::Text => Some("pilot-kind-text"),
        Gives::List => Some("pilot-kind-list"),
        Gives::Map => Some("pilot-kind-map"),
        Gives::Plain => Some("words-any-value"),
    };
    let gives = gives.map(|id| say.plain(id));
    Signature { name: word.name.to_owned(), params: device.into_iter().chain(params).collect(), gives }
}

/// What the argument of a call at a place can stand for: a device's name may be left out when only one device has the word.
pub fn slots(entry: &WordEntry, reading: &Reading, call: &Call) -> Vec<Slot> {
    let params = entry.word.params;
    let param = |index: usize| params.get(index).map(Slot::Param);
    if !entry.word.of_device {
        return param(call.argument).into_iter().collect();
    }
    let first = reading.tokens.get(call.open + 1).filter(|token| token.kind == Kind::Text);
    let named = first.is_some_and(|token| {
        let name = token.text.trim_matches('"');
        entry.devices.iter().any(|(device, _)| device == name)
    });
    let takes_text = params.first().is_some_and(|param| !matches!(param.takes, Takes::Number { .. } | Takes::Bool));
    match call.argument {
        0 if entry.devices.len() > 1 || params.is_empty() => vec![Slot::Device],
        0 if named && !takes_text => vec![Slot::Device],
        0 => param(0).into_iter().chain([Slot::Device]).collect(),
        index if entry.devices.len() > 1 || named => param(index - 1).into_iter().collect(),
        index => param(index).into_iter().collect(),
    }
}

/// What a slot is called, what goes there, its range and its unit.
pub fn slot_text(word: &Word, slot: Slot, say: &Say) -> (String, String) {
    match slot {
        Slot::Device => ("device".to_owned(), say.plain("manual-device")),
        Slot::Param(param) => {
            let text = say.plain(&format!("word-{}-{}", word.name, param.name));
            let full_stop = if text.ends_with(['.', '!', '?']) { "" } else { "." };
            (param.name.to_owned(), format!("{text}{full_stop} {}", manual::words::takes(param, say.texts())))
        }
    }
}

/// The number of a slot among the parameters of the word's signature.
pub fn slot_number(word: &Word, slot: Slot) -> usize {
    match slot {
        Slot::Device => 0,
        Slot::Param(param) => {
            let index = word.params.iter().position(|known| known.name == param.name).unwrap_or_default();
            index + usize::from(word.of_device)
        }
    }
}
