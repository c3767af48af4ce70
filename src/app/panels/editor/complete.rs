//! Completion: what could be meant by what is being written, the likeliest first.

use std::ops::Range;

use crate::app::panels::editor::about::{About, Slot, slots};
use crate::app::panels::editor::keywords::KEYWORDS;
use crate::app::panels::editor::plain::{Called, PLAIN, Plain};
use crate::app::panels::editor::rare::RARE;
use crate::app::panels::editor::reading::Reading;
use crate::app::panels::editor::scope::{self, Own, OwnKind};
use crate::base::ask::{Gives, Takes, Vocabulary, WordEntry};
use crate::pilot::rhai;
use crate::pilot::rhai::scan::Kind;
use crate::sim::colour::Colour;

/// So many letters open the list by themselves.
const LETTERS: usize = 2;
/// The most candidates of a list.
const MOST: usize = 60;

/// What could be meant, for one place of a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Completion {
    /// Bytes of the text that a candidate stands for.
    pub replaced: Range<usize>,
    /// What of it was written before the cursor.
    pub typed: String,
    pub candidates: Vec<Candidate>,
}

/// One thing that could be meant.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    pub name: String,
    pub about: About,
    /// What is put in.
    pub insert: String,
    /// What of it is selected then, in characters; the cursor's place when it is empty.
    pub select: Range<usize>,
}

/// What could be meant at a place; `asked` when the person asked for the list, so that it may open before a letter is there.
pub fn complete(reading: &Reading, at: usize, words: &Vocabulary, asked: bool) -> Option<Completion> {
    if reading.in_comment(at) {
        return None;
    }
    let (replaced, found) = match reading.quoted_at(at) {
        Some(quoted) => (quoted.inside.clone(), in_quotes(reading, quoted.token, words)?),
        None => {
            let replaced = reading.typed(at);
            if !asked && reading.text.get(replaced.start..at)?.chars().count() < LETTERS {
                return None;
            }
            (replaced.clone(), in_code(reading, replaced, words)?)
        }
    };
    let typed = reading.text.get(replaced.start..at)?.to_owned();
    let candidates = ranked(found, &typed);
    (!candidates.is_empty()).then_some(Completion { replaced, typed, candidates })
}

/// Texts that the place takes: names of devices, choices, colours.
fn in_quotes(reading: &Reading, token: usize, words: &Vocabulary) -> Option<Vec<Candidate>> {
    let start = reading.tokens[token].start;
    let text = |name: &str, about: About| Candidate {
        name: name.to_owned(),
        about,
        insert: name.to_owned(),
        select: name.chars().count()..name.chars().count(),
    };
    if let Some(call) = reading.call_at(start) {
        let entry = words.entries.iter().find(|entry| entry.word.name == call.name && !entry.hidden)?;
        let mut found = Vec::new();
        for slot in slots(entry, reading, &call) {
            match slot {
                Slot::Device => found.extend(
                    entry
                        .devices
                        .iter()
                        .map(|(device, _)| text(device, About::Device(device.clone(), words_of(words, device)))),
                ),
                Slot::Param(param) => {
                    if let Takes::Choice(choices) = param.takes {
                        found.extend(choices.iter().map(|choice| text(choice, About::Choice(entry.word, param))));
                    }
                }
            }
        }
        return Some(found);
    }
    // A colour that is compared with what the colour sensor says.
    let compares = token.checked_sub(1).is_some_and(|sign| matches!(reading.tokens[sign].text, "==" | "!="));
    let has_color = words.entries.iter().any(|entry| entry.word.name == "color" && !entry.hidden);
    let line = reading.tokens[token].line;
    let asks =
        reading.tokens[..token].iter().rev().take_while(|other| other.line == line).any(|other| other.is("color"));
    let colours = || Colour::SAID.iter().chain(&["none"]).map(|colour| text(colour, About::Text)).collect();
    (compares && has_color && asks).then(colours)
}

/// The words that a device has.
pub fn words_of(words: &Vocabulary, device: &str) -> Vec<&'static str> {
    let has = |entry: &&WordEntry| !entry.hidden && entry.devices.iter().any(|(name, _)| name == device);
    words.entries.iter().filter(has).map(|entry| entry.word.name).collect()
}

/// Names that can stand in code.
fn in_code(reading: &Reading, replaced: Range<usize>, words: &Vocabulary) -> Option<Vec<Candidate>> {
    let before = reading.before(replaced.start);
    let touching = before.is_some_and(|token| token.end() == replaced.start);
    let own = |own: Own| own_candidate(reading, replaced.end, own);
    match before {
        // A new name is being given, a number goes on, or this is the name of another language's text.
        Some(token) if matches!(token.text, "let" | "const" | "fn" | "for" | "catch") => return None,
        Some(token) if touching && matches!(token.kind, Kind::Number | Kind::Text | Kind::Char) => return None,
        Some(token) if matches!(token.text, "." | "?.") => {
            let methods = plain(&replaced).filter(|plain| plain.called == Called::OnValue);
            return Some(
                methods
                    .map(|plain| {
                        let (insert, select) = called(plain.name, plain.params.is_empty(), reading, replaced.end);
                        Candidate { name: plain.name.to_owned(), about: About::Plain(plain), insert, select }
                    })
                    .collect(),
            );
        }
        Some(token) if token.text == "::" => {
            let globals =
                scope::variables(reading, replaced.start).into_iter().filter(|own| own.kind == OwnKind::Global);
            let short = globals.map(|own| Own { name: own.name.trim_start_matches("global::").to_owned(), ..own });
            return Some(short.map(own).collect());
        }
        _ => {}
    }
    let begins = reading.begins_command(replaced.start);
    let mut found: Vec<Candidate> = Vec::new();
    let mut entries: Vec<&WordEntry> = words.entries.iter().filter(|entry| !entry.hidden).collect();
    // Where a value is wanted, what gives one comes first.
    entries.sort_by_key(|entry| (!begins && entry.word.gives == Gives::Nothing, entry.word.kind, entry.word.name));
    found.extend(entries.into_iter().map(|entry| {
        let (insert, select) = word_call(entry, reading, replaced.end);
        Candidate { name: entry.word.name.to_owned(), about: About::Word(entry.word), insert, select }
    }));
    let is_word = |name: &str| words.find(name).is_some();
    found.extend(scope::functions(reading).into_iter().chain(scope::variables(reading, replaced.start)).map(own));
    let free = begins && rest_of_line(reading.text, replaced.end).trim().is_empty();
    found.extend(KEYWORDS.iter().map(|keyword| {
        let (insert, select) = match keyword.snippet.filter(|_| free) {
            Some(snippet) => snippet_at(snippet, indent_at(reading.text, replaced.start)),
            None => (keyword.name.to_owned(), keyword.name.len()..keyword.name.len()),
        };
        Candidate { name: keyword.name.to_owned(), about: About::Keyword(keyword), insert, select }
    }));
    let alone = plain(&replaced).filter(|plain| plain.called == Called::Alone && !is_word(plain.name));
    found.extend(alone.map(|plain| {
        let (insert, select) = called(plain.name, plain.params.is_empty(), reading, replaced.end);
        Candidate { name: plain.name.to_owned(), about: About::Plain(plain), insert, select }
    }));
    Some(found)
}

/// The functions that need no robot; the rare ones only when something of a name is typed already.
fn plain(typed: &Range<usize>) -> impl Iterator<Item = &'static Plain> {
    PLAIN.iter().chain(RARE.iter().filter({
        let typed = !typed.is_empty();
        move |_| typed
    }))
}

fn own_candidate(reading: &Reading, end: usize, own: Own) -> Candidate {
    let (insert, select) = match &own.kind {
        OwnKind::Function(params) => called(&own.name, params.is_empty(), reading, end),
        _ => (own.name.clone(), own.name.chars().count()..own.name.chars().count()),
    };
    Candidate { name: own.name.clone(), about: About::Own(own), insert, select }
}

/// The call of a word, with the cursor where the first value goes.
fn word_call(entry: &WordEntry, reading: &Reading, end: usize) -> (String, Range<usize>) {
    let word = entry.word;
    let name = word.name;
    let opened = |inside: &str, back: usize| {
        let insert = format!("{name}({inside})");
        let at = insert.chars().count() - 1 - back;
        (insert, at..at)
    };
    match word.params.first().map(|param| param.takes) {
        _ if next_is_bracket(reading.text, end) => called(name, false, reading, end),
        _ if word.of_device && entry.devices.len() > 1 => opened("\"\"", 1),
        None => called(name, true, reading, end),
        Some(Takes::Choice(_) | Takes::Text) => opened("\"\"", 1),
        Some(Takes::Question) => opened("|| ", 0),
        Some(_) => opened("", 0),
    }
}

/// A call with the cursor in its brackets, or behind them when nothing goes in; only the name where brackets follow.
fn called(name: &str, empty: bool, reading: &Reading, end: usize) -> (String, Range<usize>) {
    let length = name.chars().count();
    if next_is_bracket(reading.text, end) {
        return (name.to_owned(), length..length);
    }
    let at = if empty { length + 2 } else { length + 1 };
    (format!("{name}()"), at..at)
}

fn next_is_bracket(text: &str, end: usize) -> bool {
    text.get(end..).is_some_and(|rest| rest.starts_with('('))
}

fn rest_of_line(text: &str, at: usize) -> &str {
    text.get(at..).and_then(|rest| rest.lines().next()).unwrap_or_default()
}

/// The white space with which the line of a place begins.
pub fn indent_at(text: &str, at: usize) -> &str {
    let line = text.get(..at).map_or("", |before| before.rsplit('\n').next().unwrap_or_default());
    let length = line.find(|sign: char| sign != ' ' && sign != '\t').unwrap_or(line.len());
    &line[..length]
}

/// A piece of program as it is put in: its lines indented, and what lies between its marks selected.
fn snippet_at(snippet: &str, indent: &str) -> (String, Range<usize>) {
    let text = snippet.replace('\n', &format!("\n{indent}"));
    let mut parts = text.split('¦');
    let (first, second, third) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default(), parts.next());
    let from = first.chars().count();
    match third {
        Some(third) => (format!("{first}{second}{third}"), from..from + second.chars().count()),
        None => (format!("{first}{second}"), from..from),
    }
}

/// How well a name fits what was typed; the smaller the better, none when it doesn't.
fn fit(name: &str, typed: &str) -> Option<(u8, usize)> {
    if typed.is_empty() {
        return Some((0, 0));
    }
    let (name, typed) = (name.to_lowercase(), typed.to_lowercase());
    if name == typed {
        return Some((0, 0));
    }
    if name.starts_with(&typed) {
        return Some((1, 0));
    }
    if let Some(part) = name.split('_').skip(1).position(|part| part.starts_with(&typed)) {
        return Some((2, part));
    }
    // Its letters in order, with others in between; the first one must be the first.
    let mut letters = name.chars().enumerate();
    let mut last = 0;
    for wanted in typed.chars() {
        last = letters.by_ref().find(|(_, letter)| *letter == wanted)?.0;
    }
    (name.chars().next() == typed.chars().next()).then_some((3, last))
}

/// The candidates that fit, the best first; those that fit as well as each other stay in their order.
fn ranked(found: Vec<Candidate>, typed: &str) -> Vec<Candidate> {
    let latin = if typed.is_ascii() { None } else { rhai::in_latin_layout(typed) };
    let typed = latin.as_deref().unwrap_or(typed);
    let mut kept: Vec<((u8, usize), Candidate)> = Vec::new();
    for candidate in found {
        if let Some(fit) = fit(&candidate.name, typed)
            && kept.iter().all(|(_, other)| other.name != candidate.name)
        {
            kept.push((fit, candidate));
        }
    }
    kept.sort_by_key(|(fit, _)| *fit);
    kept.into_iter().map(|(_, candidate)| candidate).take(MOST).collect()
}

#[cfg(test)]
mod tests;
