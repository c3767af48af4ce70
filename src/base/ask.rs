//! What a pilot may say: the words of a robot, an ask in those words, and the answer.

use crate::base::diag::Diag;
use crate::base::value::Value;

/// Which room answers a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Home {
    /// The pilot itself, without asking anybody: `wait`, `wait_until`, `time`.
    Pilot,
    /// The trial: what is only shown or noted, `print`, `plot`, `mark`, `say`, or told the referee, `estimate`, `chart`.
    Trial,
    /// The robot: its moves, motors and devices.
    Robot,
}

/// Which chapter of the manual a word stands in (design §6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Moves and waits for the end.
    Move,
    /// Moves and goes on.
    Drive,
    Time,
    See,
    Feel,
    Act,
    Show,
    Talk,
}

/// What a parameter takes. Numbers take integers and floats.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Takes {
    /// A finite number; outside of `min..=max` (human units) is a diag.
    Number {
        min: f64,
        max: f64,
        unit: Unit,
    },
    Text,
    /// One of these texts.
    Choice(&'static [&'static str]),
    Bool,
    /// A function without parameters that gives `true` or `false`.
    Question,
    /// Any value, shown as text.
    Any,
    /// A number, a text, true or false, or a short list of them, and it stays what it is.
    Plain,
}

/// The longest text, in bytes, and the longest list that `Takes::Plain` takes.
pub const LONGEST_PLAIN_TEXT: usize = 200;
pub const LONGEST_PLAIN_LIST: usize = 32;

/// The unit of a number; the Fluent id is `unit-<name>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    None,
    Centimetre,
    Degree,
    Second,
    Percent,
    CentimetrePerSecond,
    DegreePerSecond,
    CentimetrePerSecondSquared,
    Hertz,
    Volt,
}

/// One parameter of a word. Its text is the message `word-<word>-<param>`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Param {
    pub name: &'static str,
    pub takes: Takes,
    /// May be left out; only at the end.
    pub optional: bool,
}

/// What a word gives back.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Gives {
    Nothing,
    Number(Unit),
    Bool,
    Text,
    List,
    Map,
    /// What `Takes::Plain` takes, or nothing.
    Plain,
}

/// Asking again in the same tick: what the rule "a loop that comes round waits for news" must know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repeat {
    /// The same answer within a tick: readings, and orders that set what is set already. A loop that comes round waits for the next tick.
    Same,
    /// Each call counts, like `print`: asked as often as the program likes.
    Counts,
}

/// One word of a program. Its texts are the messages `word-<name>` (and `.example`), owned by the part that has the word.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Word {
    pub name: &'static str,
    pub home: Home,
    pub kind: Kind,
    /// Whether the first argument is a device's name, which may be left out when only one device has the word.
    pub of_device: bool,
    pub params: &'static [Param],
    pub gives: Gives,
    pub repeat: Repeat,
    /// A short example program line for the manual, run by a test: `forward(30)`.
    pub example: &'static str,
}

/// A word as one robot has it: with the devices that answer it.
#[derive(Clone, Debug, PartialEq)]
pub struct WordEntry {
    pub word: &'static Word,
    /// Name and number of each device that has the word, in the kit's order; empty when the word is not `of_device`.
    pub devices: Vec<(String, u16)>,
    /// Hidden by the level: known (for "this level hides it") but not to be used.
    pub hidden: bool,
}

/// All the words one robot has in one level, sorted by name; a `WordId` is an index here.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Vocabulary {
    pub entries: Vec<WordEntry>,
    /// Words that some other kit has: for "this robot has no …".
    pub elsewhere: Vec<&'static str>,
}

impl Vocabulary {
    /// Sorts the entries by name; the first of two with one name stays and takes the devices of the others.
    pub fn new(entries: Vec<WordEntry>, elsewhere: Vec<&'static str>) -> Self {
        let mut merged: Vec<WordEntry> = Vec::with_capacity(entries.len());
        for entry in entries {
            match merged.iter_mut().find(|known| known.word.name == entry.word.name) {
                Some(known) => known.devices.extend(entry.devices),
                None => merged.push(entry),
            }
        }
        merged.sort_by_key(|entry| entry.word.name);
        Self { entries: merged, elsewhere }
    }

    /// The number of a word.
    pub fn find(&self, name: &str) -> Option<u16> {
        self.entries.binary_search_by_key(&name, |entry| entry.word.name).ok().map(|index| index as u16)
    }
}

/// How many arguments a word can have at most.
pub const MAX_ARGS: usize = 4;

/// One ask: a word, the device meant, and checked arguments (numbers finite and in range, texts known).
///
/// Arguments that were left out are `Value::Unit`. The first `of_device` argument is not in `args` but in `device`.
#[derive(Clone, Debug, PartialEq)]
pub struct Ask {
    pub word: u16,
    pub device: Option<u16>,
    pub args: [Value; MAX_ARGS],
    /// Line and column in the program, 0 when unknown.
    pub line: u32,
    pub column: u32,
}

/// What comes back from an ask.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// The program goes on in the same tick.
    Now(Value),
    /// Not yet: the pilot ends its tick and repeats the ask in the next one with `again`.
    Later,
    /// The ask itself was wrong: the program breaks with this diag.
    Fault(Box<Diag>),
}

/// Whoever answers a pilot: the trial. It answers from the state at the start of the tick.
pub trait Desk {
    /// Answers one ask; `again` is true when the same unfinished ask comes back in a later tick.
    fn ask(&mut self, ask: &Ask, again: bool) -> Answer;

    /// Takes a program step of a debug trial; a trial without steps never gets one.
    fn step(&mut self, step: Step);
}

/// The text of a variable, in `Step::changed`, that is no more: its block or its call is over.
pub const GONE: &str = "\u{0}";

/// One program step of a debug trial.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Step {
    pub line: u32,
    pub column: u32,
    /// Call depth: 0 at the top level of the program.
    pub depth: u16,
    /// The function that runs, empty at the top level.
    pub function: String,
    /// Variables whose value changed since the last step of this depth, as text; `GONE` for those that are no more.
    pub changed: Vec<(String, String)>,
}
