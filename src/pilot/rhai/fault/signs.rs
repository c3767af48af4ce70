//! Signs that no program has: open texts, letters of other alphabets, curly quotes, a text typed in the wrong layout.

use crate::base::diag::{Arg, Diag, Place, nearest};
use crate::pilot::rhai::brackets::arguments;
use crate::pilot::rhai::fault::{Case, names, write};
use crate::pilot::rhai::marks::RESERVED;
use crate::pilot::rhai::scan::{Kind, Open};

/// More arguments than any function takes; Rhai's search for a function grows with two to this power.
pub const MAX_ARGUMENTS: usize = 8;

/// The first thing that is wrong with the signs of a text.
pub fn check(case: &Case) -> Result<(), Box<Diag>> {
    let mut first: Option<(u32, u32, Diag)> = None;
    let mut offer = |diag: Diag| {
        let Some(place) = &diag.place else { return };
        let at = (place.line, place.column);
        if first.as_ref().is_none_or(|(line, column, _)| at < (*line, *column)) {
            first = Some((at.0, at.1, diag));
        }
    };
    for (open, line, column) in &case.scan.open {
        let place = Place { file: case.file.to_owned(), line: *line, column: *column, length: 1 };
        offer(match open {
            Open::Text => Diag::error("pilot-text-open").at(place),
            Open::Comment => Diag::error("pilot-comment-open").at(Place { length: 2, ..place }),
        });
    }
    for index in 0..case.tokens().len() {
        if let Some(diag) = sign(case, index) {
            offer(diag);
            break;
        }
    }
    match first {
        Some((_, _, diag)) => Err(Box::new(diag)),
        None => Ok(()),
    }
}

/// What is wrong with one token.
fn sign(case: &Case, index: usize) -> Option<Diag> {
    let token = case.tokens()[index];
    let diag = match token.kind {
        Kind::Odd => odd(token.text),
        Kind::Symbol if token.text == "#" => {
            return Some(write(Diag::error("pilot-habit-comment").at(case.place(index)), "// …"));
        }
        Kind::Symbol if token.text == "(" && index > 0 && case.kind(index - 1) == Some(Kind::Name) => {
            let given = arguments(case.tokens(), index);
            let extra = given.get(MAX_ARGUMENTS)?;
            return Some(
                Diag::error("pilot-too-many-arguments").with("limit", MAX_ARGUMENTS).at(case.span(extra.clone())),
            );
        }
        Kind::Name if token.text.starts_with(RESERVED) => Diag::error("pilot-reserved-name").with("name", token.text),
        Kind::Name if !token.text.is_ascii() => letters(case, token.text),
        _ => return None,
    };
    Some(diag.at(case.place(index)))
}

fn odd(sign: &str) -> Diag {
    const MEANT: &[(&str, &str)] = &[
        ("–", "-"),
        ("—", "-"),
        ("−", "-"),
        ("×", "*"),
        ("·", "*"),
        ("÷", "/"),
        ("≤", "<="),
        ("≥", ">="),
        ("≠", "!="),
        ("…", ".."),
        ("，", ","),
        ("；", ";"),
        ("（", "("),
        ("）", ")"),
    ];
    if sign.chars().all(char::is_whitespace) {
        return Diag::error("pilot-odd-space").with("sign", visible(sign));
    }
    const QUOTES: &str = "“”„‟«»‘’‚‹›";
    if QUOTES.contains(sign) {
        return write(Diag::error("pilot-quotes").with("sign", sign), "\"…\"");
    }
    let diag = Diag::error("pilot-odd-sign").with("sign", visible(sign));
    match MEANT.iter().find(|(odd, _)| *odd == sign) {
        Some((_, meant)) => diag.hint_with("hint-did-you-mean", [("name", Arg::from(*meant))]),
        None => diag,
    }
}

/// A sign that can be seen, or its number.
fn visible(sign: &str) -> String {
    let code = sign.chars().next().map_or(0, u32::from);
    let hidden = matches!(code, 0..=0x20 | 0x7f..=0xa0 | 0xad | 0x2000..=0x200f | 0x2028..=0x202e | 0x2060..=0x206f | 0x3000 | 0xfeff);
    if hidden { format!("U+{code:04X}") } else { sign.to_owned() }
}

/// A name with letters that aren't Latin.
fn letters(case: &Case, name: &str) -> Diag {
    let known = names::known(case);
    if let Some(typed) = in_latin_layout(name) {
        let meant = known.iter().find(|known| **known == typed).map(|known| (*known).to_owned());
        let meant = meant.or_else(|| (typed.len() > 4).then(|| nearest(&typed, known.iter().copied())).flatten());
        if let Some(meant) = meant {
            return Diag::error("pilot-layout").with("typed", name).with("meant", meant);
        }
    }
    let latin = in_latin(name);
    let odd = name.chars().find(|letter| !letter.is_ascii());
    let mixed = name.chars().any(|letter| letter.is_ascii_alphabetic());
    match odd {
        Some(letter) if latin.is_ascii() && (mixed || latin.len() <= 2 || known.contains(&latin.as_str())) => {
            Diag::error("pilot-lookalike")
                .with("name", name)
                .with("letter", letter.to_string())
                .with("latin", twin(letter).unwrap_or(letter).to_string())
        }
        _ => Diag::error("pilot-name-letters").with("name", name),
    }
}

/// A name with every letter that only looks Latin made Latin.
pub fn in_latin(name: &str) -> String {
    name.chars().map(|letter| twin(letter).unwrap_or(letter)).collect()
}

/// The Latin letter that looks the same.
fn twin(letter: char) -> Option<char> {
    const TWINS: &[(char, char)] = &[
        ('а', 'a'),
        ('в', 'b'),
        ('с', 'c'),
        ('е', 'e'),
        ('һ', 'h'),
        ('н', 'h'),
        ('і', 'i'),
        ('ј', 'j'),
        ('к', 'k'),
        ('м', 'm'),
        ('о', 'o'),
        ('р', 'p'),
        ('ѕ', 's'),
        ('т', 't'),
        ('у', 'y'),
        ('ү', 'y'),
        ('х', 'x'),
        ('А', 'A'),
        ('В', 'B'),
        ('С', 'C'),
        ('Е', 'E'),
        ('Н', 'H'),
        ('І', 'I'),
        ('Ј', 'J'),
        ('К', 'K'),
        ('М', 'M'),
        ('О', 'O'),
        ('Р', 'P'),
        ('Ѕ', 'S'),
        ('Т', 'T'),
        ('У', 'Y'),
        ('Ү', 'Y'),
        ('Х', 'X'),
        ('α', 'a'),
        ('ο', 'o'),
        ('ν', 'v'),
        ('Α', 'A'),
        ('Β', 'B'),
        ('Ε', 'E'),
        ('Ο', 'O'),
    ];
    TWINS.iter().find(|(odd, _)| *odd == letter).map(|(_, latin)| *latin)
}

/// What the same keys give in the Latin layout, when all of them are letters there.
pub fn in_latin_layout(name: &str) -> Option<String> {
    const CYRILLIC: &str = "йцукенгшщзфывапролдячсмить";
    const LATIN: &str = "qwertyuiopasdfghjklzxcvbnm";
    name.chars()
        .map(|letter| {
            if letter.is_ascii() {
                return (!letter.is_ascii_alphabetic()).then_some(letter);
            }
            let low = letter.to_lowercase().next()?;
            let key = CYRILLIC.chars().zip(LATIN.chars()).find(|(cyrillic, _)| *cyrillic == low)?.1;
            Some(if low == letter { key } else { key.to_ascii_uppercase() })
        })
        .collect()
}
