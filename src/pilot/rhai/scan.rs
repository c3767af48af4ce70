//! A tolerant reader of Rhai's tokens: it knows where every token starts and ends, also in a text that doesn't parse.

use std::ops::Range;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A name or a keyword, also one with letters that Rhai doesn't allow.
    Name,
    Number,
    /// A text in quotes, or one piece of a text with `${…}` in it.
    Text,
    /// A character in single quotes.
    Char,
    /// An operator or a bracket.
    Symbol,
    /// A sign that no program has outside of texts.
    Odd,
}

/// One token; lines and columns count characters from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token<'a> {
    pub kind: Kind,
    pub text: &'a str,
    /// Byte offset of the start.
    pub start: usize,
    pub line: u32,
    pub column: u32,
}

impl Token<'_> {
    /// Byte offset after the end.
    pub fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Its length in characters.
    pub fn length(&self) -> u32 {
        self.text.chars().count() as u32
    }

    /// Is it this symbol or this name?
    pub fn is(&self, text: &str) -> bool {
        matches!(self.kind, Kind::Name | Kind::Symbol) && self.text == text
    }
}

/// A text or comment that is opened and never closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Open {
    Text,
    Comment,
}

/// The tokens of a source text, and where its comments are.
#[derive(Debug, Default)]
pub struct Scan<'a> {
    pub tokens: Vec<Token<'a>>,
    /// Byte ranges, in order; a comment to the end of its line is without the line's end.
    pub comments: Vec<Range<usize>>,
    /// What is opened and never closed, with line and column of its opening.
    pub open: Vec<(Open, u32, u32)>,
}

/// Reads all tokens.
pub fn scan(source: &str) -> Scan<'_> {
    let mut reader = Reader { source, at: 0, line: 1, column: 1, found: Scan::default(), templates: Vec::new() };
    while reader.at < source.len() {
        reader.step();
    }
    if let Some(template) = reader.templates.first() {
        reader.found.open.push((Open::Text, template.line, template.column));
    }
    reader.found
}

/// The longest symbols first, so that `**=` is not read as `**` and `=`.
const SYMBOLS: &[&str] = &[
    "..=", "...", "**=", "<<=", ">>=", "===", "!==", "==", "!=", "<=", ">=", "+=", "-=", "*=", "/=", "%=", "|=", "&=",
    "^=", "&&", "||", "??", "?.", "?[", "::", "=>", "->", "<-", "**", "<<", ">>", "..", "++", "--", ":=", "#{",
];

/// A text in backticks whose `${…}` is being read.
struct Template {
    line: u32,
    column: u32,
    /// How many braces are open inside of its `${`.
    depth: u32,
}

struct Reader<'a> {
    source: &'a str,
    at: usize,
    line: u32,
    column: u32,
    found: Scan<'a>,
    templates: Vec<Template>,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        &self.source[self.at..]
    }

    /// Goes on over one character.
    fn advance(&mut self) -> Option<char> {
        let next = self.rest().chars().next()?;
        self.at += next.len_utf8();
        if next == '\n' {
            self.line += 1;
            self.column = 1;
        } else {
            self.column += 1;
        }
        Some(next)
    }

    fn advance_over(&mut self, bytes: usize) {
        let end = self.at + bytes;
        while self.at < end && self.advance().is_some() {}
    }

    /// Makes a token of everything since a start.
    fn push(&mut self, kind: Kind, start: (usize, u32, u32)) {
        let (start, line, column) = start;
        self.found.tokens.push(Token { kind, text: &self.source[start..self.at], start, line, column });
    }

    fn step(&mut self) {
        let start = (self.at, self.line, self.column);
        let rest = self.rest();
        let Some(first) = rest.chars().next() else { return };
        match first {
            // Rhai knows the white space of ASCII only; any other is an odd sign.
            _ if first.is_ascii_whitespace() => {
                self.advance();
            }
            _ if rest.starts_with("//") => {
                let length = rest.find('\n').unwrap_or(rest.len());
                self.advance_over(length);
                self.found.comments.push(start.0..self.at);
            }
            _ if rest.starts_with("/*") => self.comment(start),
            '"' => self.text(start),
            '`' => {
                self.advance();
                self.template(start, (self.line, start.2));
            }
            '#' if raw_hashes(rest).is_some() => self.raw_text(start, raw_hashes(rest).unwrap_or(1)),
            '\'' => self.character(start),
            '0'..='9' => self.number(start),
            '_' => self.name(start),
            _ if first.is_alphabetic() => self.name(start),
            _ if first.is_ascii() => self.symbol(start),
            _ => {
                self.advance();
                self.push(Kind::Odd, start);
            }
        }
    }

    fn comment(&mut self, start: (usize, u32, u32)) {
        let mut depth = 0u32;
        while self.at < self.source.len() {
            if self.rest().starts_with("/*") {
                depth += 1;
                self.advance_over(2);
            } else if self.rest().starts_with("*/") {
                depth -= 1;
                self.advance_over(2);
                if depth == 0 {
                    return self.found.comments.push(start.0..self.at);
                }
            } else {
                self.advance();
            }
        }
        self.found.comments.push(start.0..self.at);
        self.found.open.push((Open::Comment, start.1, start.2));
    }

    /// A text in double quotes ends with its line, unless the line ends with a backslash.
    fn text(&mut self, start: (usize, u32, u32)) {
        self.advance();
        loop {
            match self.rest().chars().next() {
                Some('"') => {
                    self.advance();
                    return self.push(Kind::Text, start);
                }
                Some('\\') => {
                    self.advance();
                    self.advance();
                }
                Some('\n') | None => {
                    self.found.open.push((Open::Text, start.1, start.2));
                    return self.push(Kind::Text, start);
                }
                Some(_) => {
                    self.advance();
                }
            }
        }
    }

    /// A text in backticks, from its opening or from the end of a `${…}` on.
    fn template(&mut self, start: (usize, u32, u32), opened: (u32, u32)) {
        loop {
            if self.rest().starts_with("${") {
                self.push(Kind::Text, start);
                let start = (self.at, self.line, self.column);
                self.advance_over(2);
                self.push(Kind::Symbol, start);
                return self.templates.push(Template { line: opened.0, column: opened.1, depth: 0 });
            }
            match self.advance() {
                Some('`') if self.rest().starts_with('`') => {
                    self.advance();
                }
                Some('`') => return self.push(Kind::Text, start),
                Some(_) => {}
                None => {
                    self.found.open.push((Open::Text, opened.0, opened.1));
                    return self.push(Kind::Text, start);
                }
            }
        }
    }

    fn raw_text(&mut self, start: (usize, u32, u32), hashes: usize) {
        self.advance_over(hashes + 1);
        let close = format!("\"{}", "#".repeat(hashes));
        match self.rest().find(&close) {
            Some(length) => self.advance_over(length + close.len()),
            None => {
                self.found.open.push((Open::Text, start.1, start.2));
                self.advance_over(self.rest().len());
            }
        }
        self.push(Kind::Text, start);
    }

    fn character(&mut self, start: (usize, u32, u32)) {
        let rest = self.rest();
        let line = &rest[1..rest[1..].find('\n').map_or(rest.len(), |end| end + 1)];
        // A text in single quotes is a habit from Python: it is read as one token, so that the fault can name it.
        let mut escaped = false;
        let length = line.char_indices().find_map(|(index, sign)| {
            if escaped {
                escaped = false;
                return None;
            }
            escaped = sign == '\\';
            (sign == '\'').then_some(index + 2)
        });
        match length {
            Some(length) => {
                self.advance_over(length);
                self.push(Kind::Char, start);
            }
            None => {
                self.found.open.push((Open::Text, start.1, start.2));
                self.advance_over(1 + line.len());
                self.push(Kind::Char, start);
            }
        }
    }

    fn number(&mut self, start: (usize, u32, u32)) {
        let rest = self.rest().as_bytes();
        let digits = |from: usize| rest[from..].iter().take_while(|b| b.is_ascii_digit() || **b == b'_').count();
        let mut length =
            if rest.len() > 1 && rest[0] == b'0' && matches!(rest[1], b'x' | b'X' | b'o' | b'O' | b'b' | b'B') {
                2 + rest[2..].iter().take_while(|b| b.is_ascii_hexdigit() || **b == b'_').count()
            } else {
                digits(0)
            };
        if rest.get(length) == Some(&b'.')
            && rest.get(length + 1).is_none_or(|b| *b != b'.' && !b.is_ascii_alphabetic())
        {
            length += 1;
            length += digits(length);
        }
        if matches!(rest.get(length), Some(b'e' | b'E')) {
            let sign = usize::from(matches!(rest.get(length + 1), Some(b'+' | b'-')));
            let exponent = digits(length + 1 + sign);
            if exponent > 0 {
                length += 1 + sign + exponent;
            }
        }
        self.advance_over(length);
        self.push(Kind::Number, start);
    }

    fn name(&mut self, start: (usize, u32, u32)) {
        let rest = self.rest();
        let length = rest.find(|sign: char| !(sign.is_alphanumeric() || sign == '_')).unwrap_or(rest.len());
        self.advance_over(length);
        self.push(Kind::Name, start);
    }

    fn symbol(&mut self, start: (usize, u32, u32)) {
        let rest = self.rest();
        let length = SYMBOLS.iter().find(|symbol| rest.starts_with(**symbol)).map_or(1, |symbol| symbol.len());
        let text = &rest[..length];
        self.advance_over(length);
        let inside = self.templates.last_mut();
        match (text, inside) {
            ("{" | "#{", Some(template)) => template.depth += 1,
            ("}", Some(template)) if template.depth > 0 => template.depth -= 1,
            ("}", Some(_)) => {
                self.push(Kind::Symbol, start);
                if let Some(template) = self.templates.pop() {
                    let start = (self.at, self.line, self.column);
                    self.template(start, (template.line, template.column));
                }
                return;
            }
            _ => {}
        }
        self.push(Kind::Symbol, start);
    }
}

/// The number of hashes when a raw text `#"…"#` begins here.
fn raw_hashes(rest: &str) -> Option<usize> {
    let hashes = rest.bytes().take_while(|b| *b == b'#').count();
    (hashes > 0 && rest.as_bytes().get(hashes) == Some(&b'"')).then_some(hashes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(source: &str) -> Vec<&str> {
        scan(source).tokens.iter().map(|token| token.text).collect()
    }

    #[test]
    fn tokens_are_those_of_rhai() {
        assert_eq!(
            texts("for i in 1..=5 { x **= 2.5e-3; }"),
            ["for", "i", "in", "1", "..=", "5", "{", "x", "**=", "2.5e-3", ";", "}"]
        );
        assert_eq!(texts("a.len() // no\n/* /* */ */ b"), ["a", ".", "len", "(", ")", "b"]);
        assert_eq!(texts("1.abs() 1. 0xFF_0"), ["1", ".", "abs", "(", ")", "1.", "0xFF_0"]);
        assert_eq!(texts("#{a: #\"x\"y\"#}"), ["#{", "a", ":", "#\"x\"y\"#", "}"]);
    }

    #[test]
    fn a_text_with_braces_gives_its_pieces() {
        assert_eq!(
            texts("`a${b + #{c: 1}.c}d` e"),
            ["`a", "${", "b", "+", "#{", "c", ":", "1", "}", ".", "c", "}", "d`", "e"]
        );
        assert!(scan("`a${b}c`").open.is_empty());
    }

    #[test]
    fn what_is_never_closed_is_told_with_its_opening() {
        assert_eq!(scan("x = \"abc\ny").open, [(Open::Text, 1, 5)]);
        assert_eq!(scan("\n /* a").open, [(Open::Comment, 2, 2)]);
        assert_eq!(scan("let a = `x\n${1}").open, [(Open::Text, 1, 9)]);
        assert_eq!(scan("`a${b").open, [(Open::Text, 1, 1)]);
    }

    #[test]
    fn columns_count_characters() {
        let found = scan("let б = \"жж\"; x");
        let last = found.tokens.last().copied().map(|token| (token.line, token.column, token.start));
        assert_eq!(last, Some((1, 15, 17)));
    }
}
