//! Faults in words of people: every error of a program as a diag with its place.

use rhai::{AST, ParseError};

use crate::base::ask::Vocabulary;
use crate::base::diag::{Arg, Diag, Place};
use crate::pilot::rhai::brackets::Places;
use crate::pilot::rhai::program::span;
use crate::pilot::rhai::scan::{Kind, Scan, Token};

mod balance;
pub mod call;
mod calls;
mod habits;
mod names;
mod parse;
pub mod run;
mod signs;

pub use signs::{in_latin, in_latin_layout};

/// A program's text with what is known about it: what every explanation starts from.
pub struct Case<'a> {
    pub scan: &'a Scan<'a>,
    pub file: &'a str,
    pub vocabulary: &'a Vocabulary,
}

impl<'a> Case<'a> {
    pub fn tokens(&self) -> &'a [Token<'a>] {
        &self.scan.tokens
    }

    /// The place of one token; of the end of the text when there is no such token.
    pub fn place(&self, index: usize) -> Place {
        self.span(index..index + 1)
    }

    /// The place of some tokens.
    pub fn span(&self, range: std::ops::Range<usize>) -> Place {
        let tokens = self.tokens();
        tokens.get(range).and_then(|tokens| span(self.file, tokens)).unwrap_or_else(|| self.after(tokens.len()))
    }

    /// The place right after the token before `index`.
    pub fn after(&self, index: usize) -> Place {
        let last = index.checked_sub(1).and_then(|before| self.tokens().get(before));
        let (line, column) = last.map_or((1, 1), |token| {
            let (breaks, tail) =
                (token.text.matches('\n').count() as u32, token.text.rsplit('\n').next().unwrap_or(""));
            if breaks == 0 {
                (token.line, token.column + token.length())
            } else {
                (token.line + breaks, tail.chars().count() as u32 + 1)
            }
        });
        Place { file: self.file.to_owned(), line, column, length: 1 }
    }

    /// The index of the token at a place, `tokens().len()` when the place is the end.
    pub fn index(&self, line: u32, column: u32) -> usize {
        Places::new(self.tokens()).find(line, column).unwrap_or(self.tokens().len())
    }

    pub fn text(&self, index: usize) -> &'a str {
        self.tokens().get(index).map_or("", |token| token.text)
    }

    pub fn is(&self, index: usize, text: &str) -> bool {
        self.tokens().get(index).is_some_and(|token| token.is(text))
    }

    pub fn kind(&self, index: usize) -> Option<Kind> {
        self.tokens().get(index).map(|token| token.kind)
    }

    /// Do these two tokens stand in one line?
    pub fn same_line(&self, one: usize, two: usize) -> bool {
        match (self.tokens().get(one), self.tokens().get(two)) {
            (Some(one), Some(two)) => one.line == two.line,
            _ => false,
        }
    }

    /// Functions of the text: index of the name's token.
    pub fn functions(&self) -> impl Iterator<Item = usize> + '_ {
        (1..self.tokens().len()).filter(|index| self.is(index - 1, "fn") && self.kind(*index) == Some(Kind::Name))
    }

    pub fn has_function(&self, name: &str) -> bool {
        self.functions().any(|index| self.text(index) == name)
    }

    /// Variables, constants, parameters and loop variables: index of the name's token.
    pub fn variables(&self) -> Vec<usize> {
        names::variables(self)
    }
}

/// A hint that shows how a line is written.
pub fn write(diag: Diag, example: impl Into<String>) -> Diag {
    diag.hint_with("pilot-hint-write", [("example", Arg::Text(example.into()))])
}

/// What is wrong whatever Rhai thinks of it.
pub fn before_parsing(scan: &Scan, file: &str, vocabulary: &Vocabulary) -> Result<(), Box<Diag>> {
    signs::check(&Case { scan, file, vocabulary })
}

/// Why a text doesn't parse.
pub fn of_parsing(error: &ParseError, scan: &Scan, file: &str, vocabulary: &Vocabulary) -> Box<Diag> {
    Box::new(parse::explain(error, &Case { scan, file, vocabulary }))
}

/// What a text that parses can't mean.
pub fn after_parsing(ast: &AST, scan: &Scan, file: &str, vocabulary: &Vocabulary) -> Result<(), Box<Diag>> {
    calls::check(ast, &Case { scan, file, vocabulary })
}
