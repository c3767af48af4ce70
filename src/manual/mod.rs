//! The generated reference, from the lists of the other rooms: a page and a picture for every word, part, goal and kit.

pub mod words;

mod crowds;
mod devices;
mod goals;
mod kits;
mod picture;
mod things;
mod yard;

use crate::base::ask::Word;
use crate::pilot::rhai;
use crate::sim;
use crate::text::Texts;

pub use yard::Yard;

/// One chapter of the reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Topic {
    Words,
    Sensors,
    Actuators,
    Things,
    Crowds,
    Goals,
    Kits,
}

/// One page of a chapter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    pub topic: Topic,
    /// As programs and files spell it: `forward`, `Distance`, `rover`.
    pub name: String,
}

impl Topic {
    /// Every chapter, in the order in which they are read.
    pub const ALL: [Self; 7] =
        [Self::Words, Self::Kits, Self::Sensors, Self::Actuators, Self::Things, Self::Crowds, Self::Goals];

    /// The name on the command line and of the folder.
    pub fn name(self) -> &'static str {
        match self {
            Self::Words => "words",
            Self::Sensors => "sensors",
            Self::Actuators => "actuators",
            Self::Things => "things",
            Self::Crowds => "crowds",
            Self::Goals => "goals",
            Self::Kits => "kits",
        }
    }

    /// The names of its pages, in the order in which they are read.
    pub fn pages(self) -> Vec<Page> {
        let names = match self {
            Self::Words => words::names(),
            Self::Sensors => devices::sensors(),
            Self::Actuators => devices::actuators(),
            Self::Things => things::names(),
            Self::Crowds => crowds::names(),
            Self::Goals => goals::names(),
            Self::Kits => kits::names(),
        };
        names.into_iter().map(|name| Page { topic: self, name }).collect()
    }

    /// The chapter's first page: what it is about, and a link and a sentence for each page.
    pub fn index(self, texts: &Texts) -> String {
        let id = format!("manual-{}", self.name());
        let mut index = format!("# {}\n\n{}\n", texts.plain(&id), texts.plain(&format!("{id}-intro")));
        let mut heading = None;
        for page in self.pages() {
            let its = page.group();
            if heading != Some(its) {
                index += &its.map_or("\n".to_owned(), |id| format!("\n## {}\n\n", texts.plain(id)));
                heading = Some(its);
            }
            let (name, file) = (&page.name, page.file());
            index += &format!("- [`{name}`]({}/{file}.md): {}\n", self.name(), page.summary(texts));
        }
        index
    }
}

impl Page {
    /// Every page of the reference.
    pub fn all() -> Vec<Self> {
        Topic::ALL.into_iter().flat_map(Topic::pages).collect()
    }

    /// Its file's name without an ending: `AllInside` is `all-inside`.
    pub fn file(&self) -> String {
        kebab(&self.name)
    }

    /// The message that heads its part of the chapter, where a chapter has parts.
    fn group(&self) -> Option<&'static str> {
        match self.topic {
            Topic::Words => Some(words::heading(&self.name)),
            Topic::Goals => Some(goals::heading(&self.name)),
            _ => None,
        }
    }

    /// What it is, in a sentence or two.
    pub fn summary(&self, texts: &Texts) -> String {
        match self.topic {
            Topic::Words => texts.plain(&format!("word-{}", self.name)),
            Topic::Sensors => texts.plain(&format!("sensor-{}", kebab(&self.name))),
            Topic::Actuators => texts.plain(&format!("actuator-{}", kebab(&self.name))),
            Topic::Things => things::summary(&self.name, texts),
            Topic::Crowds => texts.plain(&format!("crowd-{}", kebab(&self.name))),
            Topic::Goals => texts.plain(&format!("goal-{}", kebab(&self.name))),
            Topic::Kits => kits::title(&self.name, texts),
        }
    }

    /// What it is and all that belongs to it, as Markdown without a heading.
    pub fn body(&self, texts: &Texts) -> String {
        format!("{}\n{}", self.summary(texts), self.details(texts))
    }

    /// All that belongs to it: parameters, words, an example.
    fn details(&self, texts: &Texts) -> String {
        match self.topic {
            Topic::Words => words::body(&self.name, texts),
            Topic::Sensors | Topic::Actuators => devices::body(self, texts),
            Topic::Things => things::body(&self.name),
            Topic::Crowds => crowds::body(&self.name),
            Topic::Goals => goals::body(&self.name),
            Topic::Kits => kits::body(&self.name, texts),
        }
    }

    /// The heading.
    pub fn heading(&self) -> String {
        match self.topic {
            Topic::Words => format!("`{}`", words::signature_of(&self.name)),
            _ => format!("`{}`", self.name),
        }
    }

    /// The whole page as the documents have it.
    pub fn document(&self, texts: &Texts) -> String {
        let (heading, summary) = (self.heading(), self.summary(texts));
        let picture = format!("../../../pictures/manual/{}-{}.svg", self.topic.name(), self.file());
        let details = self.details(texts);
        format!("# {heading}\n\n{summary}\n\n![{}]({picture})\n{details}", self.name)
    }

    /// The file of a level in which its example stands, and a program to run there; `None` when it has no example.
    pub fn yard(&self) -> Option<Yard> {
        match self.topic {
            Topic::Words => words::yard(&self.name),
            Topic::Sensors | Topic::Actuators => devices::yard(self),
            Topic::Things => things::yard(&self.name),
            Topic::Crowds => crowds::yard(&self.name),
            Topic::Goals => goals::yard(&self.name),
            Topic::Kits => Some(kits::yard(&self.name)),
        }
    }

    /// The picture, from the ink of what it shows, as an SVG document.
    pub fn picture(&self) -> Option<String> {
        match self.topic {
            Topic::Words => words::picture(&self.name),
            Topic::Sensors | Topic::Actuators => devices::picture(self),
            Topic::Things => things::picture(&self.name),
            Topic::Crowds => crowds::picture(&self.name),
            Topic::Goals => goals::picture(&self.name),
            Topic::Kits => kits::picture(&self.name),
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

/// `AllInside` becomes `all-inside`: the end of a message's id, and the name of a file.
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

/// An example as a file has it.
fn example(text: &str) -> String {
    format!("\n```ron\n{text}\n```\n")
}
