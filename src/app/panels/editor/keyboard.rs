//! Keyboard layouts: what was typed in the Russian or the Kazakh one and was meant in Latin letters, and the other way.

use crate::app::panels::editor::edit::Edit;
use crate::pilot::rhai::lex::{KEYWORDS, Piece, lex};

/// A layout with Cyrillic letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    Russian,
    Kazakh,
}

/// The keys of the American layout, plain and with Shift, and what the Russian one has on them.
const LATIN: &str = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.~QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>";
const RUSSIAN: &str = "ёйцукенгшщзхъфывапролджэячсмитьбюЁЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ";
/// The row of digits in the Kazakh layout has letters; the rest of its letters are where the Russian ones are.
const DIGITS: &str = "234580-=9@#$%*()_+";
const KAZAKH: &str = "әіңғүқөһұӘІҢҒҮҰҚӨҺ";
/// Signs of the Kazakh row of digits that stand elsewhere in the American layout.
const KAZAKH_SIGNS: [(char, char); 6] = [('"', '1'), (',', '6'), ('.', '7'), (';', '^'), (':', '&'), ('№', '/')];

/// The longest text that is shown as an example, letters.
const LONGEST_SAMPLE: usize = 24;

/// The sign that the same key gives in the American layout.
fn to_latin(letter: char, layout: Layout) -> Option<char> {
    let find = |from: &str, to: &str| from.chars().zip(to.chars()).find(|(key, _)| *key == letter).map(|(_, key)| key);
    match layout {
        Layout::Kazakh => find(KAZAKH, DIGITS).or_else(|| find(RUSSIAN, LATIN)),
        Layout::Russian => find(RUSSIAN, LATIN).or((letter == '№').then_some('#')),
    }
}

/// The sign that the same key gives in a Cyrillic layout.
fn to_cyrillic(letter: char, layout: Layout) -> Option<char> {
    let find = |from: &str, to: &str| from.chars().zip(to.chars()).find(|(key, _)| *key == letter).map(|(_, key)| key);
    match layout {
        Layout::Kazakh => find(DIGITS, KAZAKH).or_else(|| find(LATIN, RUSSIAN)),
        Layout::Russian => find(LATIN, RUSSIAN),
    }
}

/// Is a letter on the Kazakh layout only?
fn is_kazakh(letter: char) -> bool {
    KAZAKH.contains(letter)
}

fn is_cyrillic(letter: char) -> bool {
    matches!(letter, '\u{400}'..='\u{4ff}')
}

/// The layout in which a Cyrillic text was typed.
fn layout_of(text: &str) -> Layout {
    if text.contains(is_kazakh) { Layout::Kazakh } else { Layout::Russian }
}

/// A text as the same keys would have given it in Latin letters; signs that both layouts have stay.
fn latin(text: &str, layout: Layout) -> String {
    let only_keys = layout == Layout::Kazakh && !text.contains(|letter: char| letter.is_ascii_alphanumeric());
    let sign = |letter: char| {
        let moved = KAZAKH_SIGNS.iter().find(|(key, _)| only_keys && *key == letter).map(|(_, sign)| *sign);
        moved.or_else(|| to_latin(letter, layout)).unwrap_or(letter)
    };
    text.chars().map(sign).collect()
}

/// A number as it was typed, also with the letters that the Kazakh layout has instead of digits.
pub fn digits(text: &str) -> String {
    latin(text, Layout::Kazakh)
}

/// A text as the other layout would have given it: Cyrillic letters become Latin, Latin ones become those of `layout`.
pub fn switched(text: &str, layout: Layout) -> String {
    if text.contains(is_cyrillic) {
        return latin(text, layout_of(text));
    }
    text.chars().map(|letter| to_cyrillic(letter, layout).unwrap_or(letter)).collect()
}

/// What is offered when words were typed in the wrong layout.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    pub layout: Layout,
    /// One of the places as it would be then.
    pub sample: String,
    pub edit: Edit,
}

/// Looks for words in the wrong layout outside of texts and comments. They are it when one of them, typed in the right one,
/// is a word that `is_known` knows, a keyword, or a sign of the program.
pub fn offer(text: &str, is_known: impl Fn(&str) -> bool) -> Option<Offer> {
    let mut changed = String::with_capacity(text.len());
    let mut found: Option<(Layout, String)> = None;
    let mut end = 0;
    for span in lex(text) {
        let piece = &text[span.range.clone()];
        let wrong =
            matches!(span.piece, Piece::Name | Piece::Odd) && piece.contains(|sign| is_cyrillic(sign) || sign == '№');
        // Within a run that was changed as a whole there is nothing more to change.
        if !wrong || span.range.start < end {
            continue;
        }
        let run = run(&text[span.range.start..]);
        let layout = layout_of(piece);
        let whole = layout == Layout::Kazakh && !run.contains(|letter: char| letter.is_ascii_alphanumeric());
        let until = if whole { span.range.start + run.len() } else { span.range.end };
        let typed = latin(&text[span.range.start..until], layout);
        if found.is_none() && is_meant(&typed, &is_known) {
            let rest = text[until..span.range.start + run.len()].split('"').next().unwrap_or_default();
            let sample = latin(&text[span.range.start..until], layout) + latin(rest, layout).as_str();
            found = Some((layout, sample.chars().take(LONGEST_SAMPLE).collect()));
        } else if let Some((known, _)) = found.as_mut().filter(|_| layout == Layout::Kazakh) {
            *known = layout;
        }
        changed.push_str(&text[end..span.range.start]);
        changed.push_str(&typed);
        end = until;
    }
    changed.push_str(&text[end..]);
    let (layout, sample) = found?;
    let whole = 0..text.chars().count();
    Some(Offer { layout, sample, edit: Edit { range: whole, text: changed, select: 0..0 } })
}

/// A text up to its first white space, without a comment.
fn run(text: &str) -> &str {
    let end = text.find(char::is_whitespace).unwrap_or(text.len());
    let end = text[..end].find("//").unwrap_or(end);
    &text[..end]
}

/// Was this meant to be typed?
fn is_meant(typed: &str, is_known: &impl Fn(&str) -> bool) -> bool {
    let is_word = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
    let mut words = typed.split(|letter| !is_word(letter)).filter(|word| !word.is_empty()).peekable();
    if words.peek().is_none() {
        return typed.chars().all(|sign| "{}[];".contains(sign));
    }
    words.any(|word| KEYWORDS.contains(&word) || is_known(word))
}

impl Offer {
    /// The change with the cursor where it stands: every letter becomes one letter.
    pub fn edit_at(&self, cursor: usize) -> Edit {
        Edit { select: cursor..cursor, ..self.edit.clone() }
    }
}

/// Names that a program uses already, in Latin letters.
pub fn names(text: &str) -> Vec<String> {
    let spans = lex(text);
    let names = spans.iter().filter(|span| span.piece == Piece::Name).map(|span| &text[span.range.clone()]);
    names.filter(|name| name.is_ascii() && name.len() > 1).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(word: &str) -> bool {
        matches!(word, "forward" | "turn" | "plot" | "distance")
    }

    fn offered(text: &str) -> Option<(Layout, String)> {
        offer(text, known).map(|offer| (offer.layout, offer.edit.applied(text)))
    }

    #[test]
    fn the_tables_are_as_long_as_each_other() {
        assert_eq!(LATIN.chars().count(), RUSSIAN.chars().count());
        assert_eq!(DIGITS.chars().count(), KAZAKH.chars().count());
    }

    #[test]
    fn a_text_comes_back_from_the_other_layout() {
        let text = "while (x >= 25) { plot(\"a\", 'b'); }";
        for layout in [Layout::Russian, Layout::Kazakh] {
            let typed = switched(text, layout);
            assert!(typed.starts_with("цршду"), "{typed}");
            assert_eq!(switched(&typed, layout), text, "{layout:?}");
        }
        assert_eq!(switched("ghbdtn", Layout::Russian), "привет");
        assert_eq!(switched("c2ktv", Layout::Kazakh), "сәлем");
    }

    #[test]
    fn words_of_the_robot_in_the_wrong_layout_are_found() {
        assert_eq!(offered("ащкцфкв(30)ж"), Some((Layout::Russian, "forward(30);".to_owned())));
        assert_eq!(offered("ащкцфквҰіқҚж"), Some((Layout::Kazakh, "forward(30);".to_owned())));
        assert_eq!(offered("ащкцфквҰ\",Қж"), Some((Layout::Kazakh, "forward(16);".to_owned())));
        assert_eq!(offered("здще(\"сәлем\", 5)"), Some((Layout::Russian, "plot(\"сәлем\", 5)".to_owned())));
        assert_eq!(offered("turn(90)ж // да"), Some((Layout::Russian, "turn(90); // да".to_owned())));
        assert_eq!(offered("цршду (ч > 5) Х"), Some((Layout::Russian, "while (x > 5) {".to_owned())));
    }

    #[test]
    fn words_of_the_language_texts_and_comments_are_left_alone() {
        for text in ["вперёд(30);", "print(\"ащкцфкв\");", "// ащкцфкв(30)", "let б = 5;", "", "№"]
        {
            assert_eq!(offered(text), None, "{text}");
        }
    }

    #[test]
    fn digits_are_read_from_the_kazakh_row() {
        assert_eq!(digits("\"әіңғ,.үұқ"), "1234567890");
        assert_eq!(digits("42"), "42");
    }
}
