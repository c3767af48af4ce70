//! The rows of the console: what programs printed and said and what robots noted, wrapped to a width in letters.

use crate::app::bench::Bench;
use crate::app::panels::timeline::seconds;
use crate::app::say::Say;
use crate::base::diag::{Diag, Severity};
use crate::text::lang::Lang;
use crate::trial::film::Happening;

/// Decimals of a number that are shown.
const DECIMALS: usize = 4;

/// What a line of the console is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Print,
    Said,
    Sign,
    Note,
    Fault,
}

/// One thing that was printed, said or noted.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    pub kind: Kind,
    /// Ticks done when it is there.
    pub tick: u64,
    pub robot: u16,
    /// Its line in the robot's program; 0 when it has none.
    pub line: u32,
    pub text: String,
    /// What was printed, where the text has its numbers shortened.
    pub whole: Option<String>,
}

/// A row on the screen: an entry, and which of its text's letters stand in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    pub entry: usize,
    /// Where in the entry's text the row begins and ends, bytes.
    pub begin: usize,
    pub end: usize,
}

/// What is wanted of the film.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Wanted {
    /// Only what has this in its text, in whatever case.
    pub filter: String,
    pub only_prints: bool,
}

/// The entries and their rows, kept until something of what they are made from changes.
#[derive(Default)]
pub struct Rows {
    pub entries: Vec<Entry>,
    pub rows: Vec<Row>,
    of: Option<(u64, Wanted, Lang)>,
    /// Moments of the film that were read, and the width of the rows.
    read: usize,
    columns: usize,
}

impl Rows {
    /// Brings them up to date; what a film grew by is added.
    pub fn gather(&mut self, bench: &Bench, say: &Say, wanted: &Wanted, columns: usize) {
        let of = (bench.reel.serial(), wanted.clone(), say.lang());
        if self.of.as_ref() != Some(&of) {
            *self = Self { of: Some(of), columns, ..Self::default() };
        }
        if self.columns != columns {
            self.columns = columns;
            self.rows =
                self.entries.iter().enumerate().flat_map(|(number, entry)| wrap(number, entry, columns)).collect();
        }
        let moments = bench.reel.moments();
        let filter = wanted.filter.trim().to_lowercase();
        for moment in moments.get(self.read..).unwrap_or_default() {
            let Some(entry) = entry(say, moment.tick, &moment.happening) else { continue };
            let fits = !wanted.only_prints || entry.kind == Kind::Print;
            let has = |text: &String| text.to_lowercase().contains(&filter);
            if fits && (filter.is_empty() || has(&entry.text) || entry.whole.as_ref().is_some_and(has)) {
                self.rows.extend(wrap(self.entries.len(), &entry, columns));
                self.entries.push(entry);
            }
        }
        self.read = moments.len();
    }

    /// The first row of an entry.
    pub fn row_of(&self, entry: usize) -> usize {
        self.rows.partition_point(|row| row.entry < entry)
    }

    /// How many entries are there at a moment.
    pub fn told(&self, tick: u64) -> usize {
        self.entries.partition_point(|entry| entry.tick <= tick)
    }

    /// All of them as a text: time, robot where there are several, line, text.
    pub fn as_text(&self, bench: &Bench, say: &Say) -> String {
        let mut all = String::new();
        for entry in &self.entries {
            all.push_str(&prefix(bench, say, entry));
            all.push('\t');
            all.push_str(entry.whole.as_ref().unwrap_or(&entry.text));
            all.push('\n');
        }
        all
    }
}

/// What stands before the text: the time, the robot where there are several, and the line.
pub fn prefix(bench: &Bench, say: &Say, entry: &Entry) -> String {
    let mut said = seconds(say, entry.tick);
    let robots = &bench.layout.scene.robots;
    if let Some(robot) = robots.get(usize::from(entry.robot)).filter(|_| robots.len() > 1) {
        said.push_str("  ");
        said.push_str(&bench.reel.header().texts.names.get(&robot.name, say.code()));
    }
    if entry.line > 0 {
        said.push_str(&format!("  {}", entry.line));
    }
    said
}

fn entry(say: &Say, tick: u64, happening: &Happening) -> Option<Entry> {
    let place = |diag: &Diag| diag.place.as_ref().map_or(0, |place| place.line);
    let (kind, robot, line, text) = match happening {
        Happening::Print { robot, line, text } => (Kind::Print, *robot, *line, text.clone()),
        Happening::Say { robot, text } => (Kind::Said, *robot, 0, text.clone()),
        Happening::Mark { robot, text, .. } => (Kind::Sign, *robot, 0, text.clone()),
        Happening::Note { robot, diag } => {
            let kind = if diag.severity == Severity::Error { Kind::Fault } else { Kind::Note };
            (kind, *robot, place(diag), say.diag(diag))
        }
        Happening::Broke { robot, diag } => (Kind::Fault, *robot, place(diag), say.diag(diag)),
        _ => return None,
    };
    let text =
        text.chars().map(|letter| if letter == '\n' || crate::text::is_safe(letter) { letter } else { '\u{fffd}' });
    let text: String = text.collect();
    let short = matches!(kind, Kind::Print | Kind::Said).then(|| shortened(&text)).flatten();
    let (text, whole) = match short {
        Some(short) => (short, Some(text)),
        None => (text, None),
    };
    Some(Entry { kind, tick, robot, line, text, whole })
}

/// A text with its long numbers rounded to four decimals, or to four digits where they are small; none when it has none.
fn shortened(text: &str) -> Option<String> {
    let is_digit = |sign: u8| sign.is_ascii_digit();
    let bytes = text.as_bytes();
    let (mut short, mut done, mut at) = (String::new(), 0, 0);
    while at < bytes.len() {
        let begin = at;
        while bytes.get(at).copied().is_some_and(is_digit) {
            at += 1;
        }
        let point = at;
        if at == begin || bytes.get(at) != Some(&b'.') {
            at = at.max(begin + 1);
            continue;
        }
        at += 1;
        while bytes.get(at).copied().is_some_and(is_digit) {
            at += 1;
        }
        // A part of a name, of a version or of a number with an exponent is left as it is.
        let before = text[..begin].chars().next_back();
        let after = text[at..].chars().next();
        let is_part = |sign: Option<char>| sign.is_some_and(|sign| sign.is_alphanumeric() || matches!(sign, '_' | '.'));
        let Some(number) = text[begin..at].parse::<f64>().ok().filter(|_| at - point > DECIMALS + 1) else { continue };
        if is_part(before) || after.is_some_and(|sign| sign.is_alphanumeric() || sign == '_') {
            continue;
        }
        let (mut places, mut scaled) = (DECIMALS, number);
        while scaled > 0.0 && scaled < 0.1 && places < 12 {
            (places, scaled) = (places + 1, scaled * 10.0);
        }
        let rounded = format!("{number:.places$}");
        short.push_str(&text[done..begin]);
        let bare = rounded.trim_end_matches('0');
        short.push_str(bare);
        if bare.ends_with('.') {
            short.push('0');
        }
        done = at;
    }
    (done > 0).then(|| short + &text[done..])
}

/// The rows of an entry: lines of its text, broken at spaces, or anywhere when a word is longer than a row.
fn wrap(number: usize, entry: &Entry, columns: usize) -> Vec<Row> {
    let columns = columns.max(8);
    let mut rows = Vec::new();
    let mut begin = 0;
    for line in entry.text.split('\n') {
        let end = begin + line.len();
        let mut at = begin;
        loop {
            let rest = entry.text.get(at..end).unwrap_or_default();
            let Some((cut, _)) = rest.char_indices().nth(columns) else {
                rows.push(Row { entry: number, begin: at, end });
                break;
            };
            // A space right behind the row is the best place to break at.
            let space = rest.get(..=cut).and_then(|row| row.rfind(' ')).filter(|space| *space > 0);
            let stop = at + space.unwrap_or(cut);
            rows.push(Row { entry: number, begin: at, end: stop });
            at = stop + usize::from(space.is_some());
        }
        begin = end + 1;
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrapped(text: &str, columns: usize) -> Vec<String> {
        let entry = Entry { kind: Kind::Print, tick: 0, robot: 0, line: 1, text: text.to_owned(), whole: None };
        wrap(0, &entry, columns).iter().map(|row| text[row.begin..row.end].to_owned()).collect()
    }

    #[test]
    fn long_numbers_are_shown_short_and_others_as_they_are() {
        let short = |text: &str| shortened(text).unwrap_or_else(|| text.to_owned());
        assert_eq!(short("58.9404436977728"), "58.9404");
        assert_eq!(short("x = -0.30000000000000004 cm"), "x = -0.3 cm");
        assert_eq!(short("[1.23456789, 2.5, 3.99999999]"), "[1.2346, 2.5, 4.0]");
        assert_eq!(short("0.000012345678"), "0.00001235", "not 0");
        for same in ["12.5", "3.1415", "1.5e-7", "v1.23456789", "1.2.3456789", "17", "", "қашықтық 3.", "1.234567e3"]
        {
            assert_eq!(shortened(same), None, "{same}");
        }
    }

    #[test]
    fn long_texts_are_broken_at_spaces_and_long_words_anywhere() {
        assert_eq!(wrapped("one two three four", 10), ["one two", "three four"]);
        assert_eq!(wrapped("абвгдежзийклмн", 8), ["абвгдежз", "ийклмн"]);
        assert_eq!(wrapped("a\n\nb", 10), ["a", "", "b"]);
        assert_eq!(wrapped("", 10), [""]);
        assert_eq!(wrapped("12345678", 8), ["12345678"]);
        assert_eq!(wrapped("12345678 9", 8), ["12345678", "9"]);
    }
}
