//! A change of a program's text, and the places in it. Counted in characters, as cursors are.

use std::ops::Range;

/// What stands in a range is replaced; then something is selected, or the cursor stands there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced, in characters.
    pub range: Range<usize>,
    pub text: String,
    /// What is selected after it, in characters of the new text; the cursor stands at its end.
    pub select: Range<usize>,
}

impl Edit {
    /// Replaces a range; the cursor stands behind what was put in.
    pub fn replace(range: Range<usize>, text: impl Into<String>) -> Self {
        let text = text.into();
        let end = range.start + text.chars().count();
        Self { range, text, select: end..end }
    }

    /// The text after it.
    pub fn applied(&self, text: &str) -> String {
        let (start, end) = (byte_of(text, self.range.start), byte_of(text, self.range.end.max(self.range.start)));
        [&text[..start], &self.text, &text[end..]].concat()
    }
}

/// The byte at which a character begins; the end of the text for one beyond it.
pub fn byte_of(text: &str, character: usize) -> usize {
    text.char_indices().nth(character).map_or(text.len(), |(byte, _)| byte)
}

/// The number of the character that begins at a byte or holds it.
pub fn char_of(text: &str, byte: usize) -> usize {
    text.char_indices().take_while(|(at, letter)| at + letter.len_utf8() <= byte).count()
}

/// Line and column of a character, both from 1.
pub fn line_and_column(text: &str, character: usize) -> (u32, u32) {
    let before = &text[..byte_of(text, character)];
    let line = before.matches('\n').count() as u32 + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() as u32 + 1;
    (line, column)
}

/// The character at a line and a column, both from 1; the nearest one when there is no such place.
pub fn place(text: &str, line: u32, column: u32) -> usize {
    let mut start = 0;
    let mut lines = text.split('\n').peekable();
    for _ in 1..line.max(1) {
        let Some(length) = lines.next().map(|line| line.chars().count()) else { break };
        if lines.peek().is_none() {
            return start + length;
        }
        start += length + 1;
    }
    let length = lines.next().map_or(0, |line| line.chars().count());
    start + length.min(column.saturating_sub(1) as usize)
}

/// The characters of the lines that a range touches, without the last line's end.
pub fn lines_of(text: &str, range: &Range<usize>) -> Range<usize> {
    let (start, end) = (byte_of(text, range.start), byte_of(text, range.end));
    let first = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let last = text[end..].find('\n').map_or(text.len(), |at| end + at);
    char_of(text, first)..char_of(text, last)
}

/// The part of a text between two characters.
pub fn slice<'a>(text: &'a str, range: &Range<usize>) -> &'a str {
    let (start, end) = (byte_of(text, range.start), byte_of(text, range.end.max(range.start)));
    &text[start..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_and_characters_agree_in_both_alphabets() {
        let text = "let б = 1;\n\nқайда(\"ә\");";
        for at in 0..=text.chars().count() {
            let (line, column) = line_and_column(text, at);
            assert_eq!(place(text, line, column), at, "{line}:{column}");
            assert_eq!(char_of(text, byte_of(text, at)), at);
        }
        assert_eq!(place(text, 1, 99), 10, "a column beyond the line is its end");
        assert_eq!(place(text, 99, 1), text.chars().count(), "a line beyond the text is its end");
    }

    #[test]
    fn a_range_grows_to_whole_lines() {
        let text = "ab\nвг\nef";
        assert_eq!(lines_of(text, &(1..4)), 0..5);
        assert_eq!(lines_of(text, &(3..3)), 3..5);
        assert_eq!(slice(text, &(3..5)), "вг");
    }

    #[test]
    fn an_edit_replaces_characters() {
        let edit = Edit::replace(1..2, "жж");
        assert_eq!(edit.applied("aбc"), "aжжc");
        assert_eq!(edit.select, 3..3);
    }
}
