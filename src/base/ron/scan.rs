//! The scanner: text becomes words, numbers, texts and signs, each with its place; comments are kept aside.

use crate::base::diag::Diag;
use crate::base::ron::node::{Comment, Number, Spot, place_of};
use crate::base::ron::{MAX_DIAGS, MAX_TOKENS, number};

/// One word, number, text or sign.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token {
    Open(char),
    Close(char),
    Comma,
    Colon,
    Name(String),
    Number(Number),
    Text {
        value: String,
        plain: bool,
    },
    Char(char),
    /// Something that could not be read; reported already.
    Broken,
    /// A sign that has no meaning here; reported by the parser, which knows what was expected.
    Stray(char),
    End,
}

/// A token and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Lexeme {
    pub token: Token,
    pub spot: Spot,
    pub bytes: (u32, u32),
    /// The column of the first word on this token's line.
    pub indent: u32,
    /// Is it the first on its line?
    pub first: bool,
    /// How many comments stand before it in the whole text.
    pub comments_before: usize,
}

/// Everything the scanner found.
pub(super) struct Scanned {
    pub lexemes: Vec<Lexeme>,
    pub comments: Vec<Comment>,
    pub diags: Vec<Diag>,
}

/// Cuts text into tokens; the last one is always `End`.
pub(super) fn scan(text: &str, file: &str) -> Scanned {
    let mut scanner = Scanner {
        text,
        file,
        at: if text.starts_with('\u{feff}') { 3 } else { 0 },
        line: 1,
        column: 1,
        found: Scanned { lexemes: Vec::new(), comments: Vec::new(), diags: Vec::new() },
        indent: 0,
    };
    scanner.run();
    scanner.found
}

/// The scanner while it runs.
pub(super) struct Scanner<'a> {
    pub text: &'a str,
    file: &'a str,
    pub at: usize,
    line: u32,
    pub column: u32,
    pub found: Scanned,
    /// Column of the first token of this line; 0 while there is none.
    indent: u32,
}

/// A remembered position.
#[derive(Clone, Copy)]
pub(super) struct Mark {
    pub at: usize,
    line: u32,
    column: u32,
}

impl Scanner<'_> {
    fn run(&mut self) {
        loop {
            self.skip_blank();
            let mark = self.mark();
            let Some(sign) = self.peek() else { break };
            if self.found.lexemes.len() >= MAX_TOKENS {
                self.tell(Diag::error("ron-too-many").with("limit", MAX_TOKENS), mark);
                break;
            }
            let first = self.indent == 0;
            if first {
                self.indent = mark.column;
            }
            let token = self.token(sign, mark);
            let length = self.text[mark.at..self.at].lines().next().map_or(0, |line| line.chars().count() as u32);
            self.push(token, mark, length, first);
        }
        let mark = self.mark();
        self.push(Token::End, mark, 0, false);
    }

    fn push(&mut self, token: Token, mark: Mark, length: u32, first: bool) {
        self.found.lexemes.push(Lexeme {
            token,
            spot: Spot { line: mark.line, column: mark.column, length },
            bytes: (mark.at as u32, self.at as u32),
            indent: self.indent,
            first,
            comments_before: self.found.comments.len(),
        });
    }

    fn token(&mut self, sign: char, mark: Mark) -> Token {
        match sign {
            '(' | '[' | '{' => {
                self.next();
                Token::Open(sign)
            }
            ')' | ']' | '}' => {
                self.next();
                Token::Close(sign)
            }
            ',' => {
                self.next();
                Token::Comma
            }
            ':' => {
                self.next();
                Token::Colon
            }
            '"' => self.plain_text(mark),
            '\'' | '“' | '”' | '„' | '«' | '»' | '‘' | '’' | '`' => self.other_quotes(sign, mark),
            'r' if self.raw_hashes().is_some() => self.raw_text(mark),
            '0'..='9' | '.' => self.number(mark),
            '+' | '-' if self.second().is_some_and(|next| next.is_ascii_digit() || next == '.') => self.number(mark),
            _ if sign.is_alphabetic() || sign == '_' => {
                Token::Name(self.take_while(|next| next.is_alphanumeric() || next == '_').to_owned())
            }
            _ => {
                self.next();
                Token::Stray(sign)
            }
        }
    }

    fn number(&mut self, mark: Mark) -> Token {
        let mut last = ' ';
        let text = self.take_while(|next| {
            let exponent_sign = matches!(next, '+' | '-') && matches!(last, ' ' | 'e' | 'E');
            let goes_on = exponent_sign || next.is_alphanumeric() || matches!(next, '.' | '_');
            last = next;
            goes_on
        });
        match number::parse(text) {
            Some(number) => Token::Number(number),
            None => {
                let found: String = text.chars().take(40).collect();
                self.tell(Diag::error("ron-bad-number").with("found", found), mark);
                Token::Broken
            }
        }
    }

    /// Skips white space and takes comments.
    fn skip_blank(&mut self) {
        loop {
            let mark = self.mark();
            match self.peek() {
                Some(sign) if sign.is_whitespace() || matches!(sign, '\u{200e}' | '\u{200f}') => {
                    self.next();
                }
                Some('/') if self.second() == Some('/') => {
                    let text = self.take_while(|next| next != '\n').trim_end().to_owned();
                    self.comment(text, mark);
                }
                Some('/') if self.second() == Some('*') => self.block_comment(mark),
                Some('#') if self.text[self.at..].starts_with("#![") => {
                    // `#![enable(implicit_some)]` and the like: the dialect has what they ask for.
                    self.take_while(|next| next != ']' && next != '\n');
                    if self.peek() == Some(']') {
                        self.next();
                    }
                }
                Some('#') => {
                    let text = self.take_while(|next| next != '\n').trim_end().to_owned();
                    self.tell(Diag::error("ron-hash-comment"), mark);
                    self.comment(text, mark);
                }
                _ => return,
            }
        }
    }

    fn block_comment(&mut self, mark: Mark) {
        let mut depth = 0usize;
        while let Some(sign) = self.peek() {
            let second = self.second();
            self.next();
            match (sign, second) {
                ('/', Some('*')) => {
                    self.next();
                    depth += 1;
                }
                ('*', Some('/')) => {
                    self.next();
                    depth -= 1;
                    if depth == 0 {
                        break;
                    }
                }
                _ => {}
            }
        }
        if depth > 0 {
            self.tell(Diag::error("ron-comment-not-closed"), mark);
        }
        let text = self.text[mark.at..self.at].to_owned();
        self.comment(text, mark);
    }

    fn comment(&mut self, text: String, mark: Mark) {
        let length = text.lines().next().map_or(0, |line| line.chars().count() as u32);
        let spot = Spot { line: mark.line, column: mark.column, length };
        self.found.comments.push(Comment { text, spot });
    }

    pub(super) fn tell(&mut self, diag: Diag, mark: Mark) {
        if self.found.diags.len() < MAX_DIAGS {
            let length = self.text[mark.at..self.at].lines().next().map_or(0, |line| line.chars().count() as u32);
            let spot = Spot { line: mark.line, column: mark.column, length };
            self.found.diags.push(diag.at(place_of(self.file, spot)));
        }
    }

    pub(super) fn mark(&self) -> Mark {
        Mark { at: self.at, line: self.line, column: self.column }
    }

    pub(super) fn back_to(&mut self, mark: Mark) {
        (self.at, self.line, self.column) = (mark.at, mark.line, mark.column);
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    fn second(&self) -> Option<char> {
        self.text[self.at..].chars().nth(1)
    }

    pub(super) fn next(&mut self) -> Option<char> {
        let sign = self.peek()?;
        self.at += sign.len_utf8();
        if sign == '\n' {
            self.line += 1;
            self.column = 1;
            self.indent = 0;
        } else {
            self.column += 1;
        }
        Some(sign)
    }

    pub(super) fn take_while(&mut self, mut wanted: impl FnMut(char) -> bool) -> &str {
        let start = self.at;
        while self.peek().is_some_and(&mut wanted) {
            self.next();
        }
        &self.text[start..self.at]
    }

    pub(super) fn take_some(&mut self, count: usize, wanted: impl Fn(char) -> bool) -> &str {
        let mut left = count;
        self.take_while(|next| {
            let goes_on = left > 0 && wanted(next);
            left = left.saturating_sub(1);
            goes_on
        })
    }
}
