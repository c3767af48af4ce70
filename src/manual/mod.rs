//! The generated reference, from the lists of the other rooms: words, parts, goals and kits as Markdown.

pub mod goals;
pub mod kits;
pub mod parts;
pub mod words;

use crate::base::ask::Word;
use crate::pilot::rhai;
use crate::sim;
use crate::text::Texts;

/// One page of the reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Topic {
    Words,
    Parts,
    Goals,
    Kits,
}

impl Topic {
    /// Every page, in the order in which they are read.
    pub const ALL: [Self; 4] = [Self::Words, Self::Parts, Self::Goals, Self::Kits];

    /// The name on the command line and of the file.
    pub fn name(self) -> &'static str {
        match self {
            Self::Words => "words",
            Self::Parts => "parts",
            Self::Goals => "goals",
            Self::Kits => "kits",
        }
    }

    /// The page in the language of the texts.
    pub fn page(self, texts: &Texts) -> String {
        match self {
            Self::Words => words::page(&all_words(), texts),
            Self::Parts => parts::page(texts),
            Self::Goals => goals::page(texts),
            Self::Kits => kits::page(texts),
        }
    }
}

/// Every word that some program may use, by name.
pub fn all_words() -> Vec<&'static Word> {
    let mut words: Vec<&Word> = sim::all_words();
    words.extend(rhai::words());
    words.extend(rhai::show_words());
    words.sort_by_key(|word| word.name);
    words.dedup_by_key(|word| word.name);
    words
}

/// `AllInside` becomes `all-inside`: the end of a message's id.
fn kebab(name: &str) -> String {
    let mut kebab = String::new();
    for letter in name.chars() {
        if letter.is_ascii_uppercase() && !kebab.is_empty() {
            kebab.push('-');
        }
        kebab.push(letter.to_ascii_lowercase());
    }
    kebab
}

/// One part of a page: its name as a heading, its text, an example as a file has it.
fn section(name: &str, text: &str, example: &str) -> String {
    format!("\n### `{name}`\n\n{text}\n\n```ron\n{example}\n```\n")
}
