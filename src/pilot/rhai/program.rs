//! A program: parsed, marked and cheap to clone.

use std::rc::Rc;

use rhai::{AST, ASTNode, Position, Stmt};

use crate::base::ask::{Repeat, Takes, Vocabulary};
use crate::base::diag::{Diag, Place};
use crate::pilot::rhai::brackets::{Places, arguments};
use crate::pilot::rhai::marks::{self, Marked, Meaning};
use crate::pilot::rhai::natives::{self, Meter};
use crate::pilot::rhai::scan::{Kind, Scan, Token, scan};
use crate::pilot::rhai::{engine, fault, source};

/// A student's program, ready to be opened any number of times.
#[derive(Clone)]
pub struct Program {
    inner: Rc<Inner>,
}

struct Inner {
    name: String,
    source: String,
    statements: u32,
    marked: Marked,
    ast: AST,
    vocabulary: Rc<Vocabulary>,
}

impl Program {
    /// The file's name as a person knows it.
    pub fn name(&self) -> &str {
        &self.inner.name
    }

    /// The text as it was read, without a byte order mark and with `\n` at the ends of lines.
    pub fn source(&self) -> &str {
        &self.inner.source
    }

    /// How many syntax-tree statements the source has.
    pub fn statements(&self) -> u32 {
        self.inner.statements
    }

    /// The words it was read for.
    pub fn vocabulary(&self) -> &Vocabulary {
        &self.inner.vocabulary
    }

    pub(super) fn ast(&self) -> &AST {
        &self.inner.ast
    }

    /// Whether the program runs with its marks.
    #[cfg(test)]
    pub(super) fn is_marked(&self) -> bool {
        !self.inner.marked.text.is_empty() || self.inner.source.is_empty()
    }

    /// Line and column in the student's text.
    pub(super) fn original(&self, position: Position) -> (u32, u32) {
        self.inner.marked.original(position)
    }

    /// The place of the token at a line and column.
    pub(super) fn place(&self, line: u32, column: u32) -> Place {
        let scan = scan(&self.inner.source);
        place_of(&self.inner.name, &scan, line, column)
    }

    /// The place of a division by its `/`: with the numbers or names around it.
    pub(super) fn division_place(&self, line: u32, column: u32) -> Place {
        let scan = scan(&self.inner.source);
        let plain = |index: usize| scan.tokens.get(index).is_some_and(|token| token.kind != Kind::Symbol);
        match Places::new(&scan.tokens).starting(line, column) {
            Some(sign) if sign > 0 && plain(sign - 1) && plain(sign + 1) => {
                span(&self.inner.name, &scan.tokens[sign - 1..sign + 2]).unwrap_or_default()
            }
            _ => place_of(&self.inner.name, &scan, line, column),
        }
    }

    /// The text of the `index`-th argument of the call at a line and column.
    pub(super) fn argument_text(&self, line: u32, column: u32, index: usize) -> Option<&str> {
        let scan = scan(&self.inner.source);
        let range = argument_range(&scan.tokens, line, column, index)?;
        let (first, last) = (scan.tokens.get(range.start)?, scan.tokens.get(range.end.checked_sub(1)?)?);
        self.inner.source.get(first.start..last.end())
    }

    /// The place of the `index`-th argument of the call at a line and column; of the call itself when it isn't found.
    pub(super) fn argument_place(&self, line: u32, column: u32, index: usize) -> Place {
        let scan = scan(&self.inner.source);
        argument_range(&scan.tokens, line, column, index)
            .and_then(|range| span(&self.inner.name, &scan.tokens[range]))
            .unwrap_or_else(|| place_of(&self.inner.name, &scan, line, column))
    }
}

/// The tokens of the `index`-th argument of a call.
fn argument_range(tokens: &[Token], line: u32, column: u32, index: usize) -> Option<std::ops::Range<usize>> {
    let name = Places::new(tokens).starting(line, column)?;
    if !tokens.get(name + 1)?.is("(") {
        return None;
    }
    arguments(tokens, name + 1).into_iter().nth(index)
}

/// The place of some tokens, if they stand in one line; of the first of them otherwise.
pub(super) fn span(name: &str, tokens: &[Token]) -> Option<Place> {
    let (first, last) = (tokens.first()?, tokens.last()?);
    let length = if first.line == last.line { last.column + last.length() - first.column } else { first.length() };
    Some(Place { file: name.to_owned(), line: first.line, column: first.column, length })
}

/// The place of the token at a line and column.
pub(super) fn place_of(name: &str, scan: &Scan, line: u32, column: u32) -> Place {
    let length = Places::new(&scan.tokens).starting(line, column).map_or(0, |index| scan.tokens[index].length());
    Place { file: name.to_owned(), line, column, length }
}

/// Reads a program's text for one robot's words.
pub fn compile(bytes: &[u8], name: &str, vocabulary: Rc<Vocabulary>) -> Result<Program, Box<Diag>> {
    let source = source::read(bytes, name)?;
    let scan = scan(&source);
    fault::before_parsing(&scan, name, &vocabulary)?;
    let mut engine = engine::new(&Meter::default());
    let plain = engine.compile(&source).map_err(|error| fault::of_parsing(&error, &scan, name, &vocabulary))?;
    fault::after_parsing(&plain, &scan, name, &vocabulary)?;
    let may_ask = |called: &str| match vocabulary.find(called) {
        Some(index) => {
            let word = vocabulary.entries[usize::from(index)].word;
            word.repeat == Repeat::Same || word.name == "wait_until"
        }
        None => !natives::never_asks(called) || is_defined(&scan.tokens, called),
    };
    let takes_numbers = |called: &str| {
        let word = vocabulary.find(called).map(|index| vocabulary.entries[usize::from(index)].word);
        word.is_some_and(|word| word.params.iter().any(|param| matches!(param.takes, Takes::Number { .. })))
    };
    let meaning = Meaning { may_ask: &may_ask, takes_numbers: &takes_numbers };
    let mut marked = marks::mark(&source, &scan.tokens, &plain, &meaning).map_err(|power| {
        let place = span(name, &scan.tokens[power..=power]).unwrap_or_default();
        Box::new(Diag::error("pilot-power-parentheses").at(place))
    })?;
    engine::allow_marks(&mut engine);
    // The marked copy parses when the text does; should it ever not, the program runs without marks.
    let ast = match engine.compile(&marked.text) {
        Ok(ast) => ast,
        Err(_) => {
            marked = Marked::default();
            plain.clone()
        }
    };
    let statements = statements(&plain);
    let inner = Inner { name: name.to_owned(), statements, marked, ast, vocabulary, source };
    Ok(Program { inner: Rc::new(inner) })
}

/// Does the text define a function of this name?
fn is_defined(tokens: &[Token], name: &str) -> bool {
    tokens.windows(2).any(|pair| pair[0].is("fn") && pair[1].kind == Kind::Name && pair[1].text == name)
}

/// Counts syntax-tree statements: what a student would call one. Blocks, empty statements and the single expression
/// that a closure consists of don't count.
fn statements(ast: &AST) -> u32 {
    let closures: Vec<Position> = ast
        .iter_fn_def()
        .filter(|function| function.name.starts_with("anon$") && function.body.end_position().is_none())
        .map(|function| function.body.start_position())
        .collect();
    let mut count = 0;
    ast.walk(&mut |path| {
        if let Some(ASTNode::Stmt(statement)) = path.last() {
            let hidden = match statement {
                Stmt::Noop(..) | Stmt::Block(..) | Stmt::Share(..) => true,
                _ => path.len() == 1 && closures.contains(&statement.position()),
            };
            count += u32::from(!hidden);
        }
        true
    });
    count
}
