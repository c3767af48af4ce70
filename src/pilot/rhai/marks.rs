//! Hidden marks: the text that Rhai runs says when loops begin, come round and end; the student's text stays as it is.
//!
//! The marks are calls put into a copy of the text, and every place that comes out of Rhai is translated back, so
//! messages, steps and asks speak of the student's own lines and columns.
//!
//! A loop's beginning stands before it, its round at the start of every pass (for `while` in front of the condition), its
//! end after it. Only loops that may ask something get marks: a loop that only computes is run as it is.

use std::fmt::Write;

use rhai::{AST, ASTNode, Expr, Position, Stmt};

use crate::pilot::rhai::brackets::{Places, closing};
use crate::pilot::rhai::operands;
use crate::pilot::rhai::scan::{Kind, Token};

/// Names that begin like this belong to arba; a program can't have them.
pub const RESERVED: &str = "__";
/// The mark of a loop that begins.
pub const ENTER: &str = "__e";
/// The mark of a pass that begins.
pub const ROUND: &str = "__r";
/// The mark of a pass that begins with a condition; it gives `true`.
pub const ASKED_ROUND: &str = "__c";
/// The mark of a loop that has ended.
pub const LEAVE: &str = "__l";
/// Makes the right side of `**` an exponent that arba computes with.
pub const EXPONENT: &str = "__p";
/// Makes the right side of `/` a divisor that tells when a remainder is lost.
pub const DIVISOR: &str = "__d";

/// A text with marks, and the way back from its columns to the student's.
#[derive(Debug, Default)]
pub struct Marked {
    pub text: String,
    /// For each line the columns, in the marked text, of what was put in, with the number of characters.
    lines: Vec<Vec<(u32, u32)>>,
}

impl Marked {
    /// Line and column in the student's text; 0 when unknown.
    pub fn original(&self, position: Position) -> (u32, u32) {
        let (Some(line), column) = (position.line(), position.position().unwrap_or(1)) else { return (0, 0) };
        let (line, mut column) = (line as u32, column as u32);
        if let Some(inserted) = self.lines.get(line as usize) {
            let before = inserted.iter().take_while(|(at, _)| *at < column);
            let shift: u32 = before.map(|(at, length)| (*length).min(column - *at)).sum();
            column -= shift;
        }
        (line, column.max(1))
    }
}

/// What marking must know of the names in a text.
pub struct Meaning<'a> {
    /// Can a call of this name lead to an ask?
    pub may_ask: &'a dyn Fn(&str) -> bool,
    /// Does a word of this name take numbers?
    pub takes_numbers: &'a dyn Fn(&str) -> bool,
}

/// Puts the marks into a text that parses.
///
/// # Errors
///
/// The token of a `**` whose right side must stand in parentheses to be wrapped.
pub fn mark(source: &str, tokens: &[Token], ast: &AST, meaning: &Meaning) -> Result<Marked, usize> {
    let mut pieces = Pieces::default();
    operands::wrap_powers(tokens, &mut pieces)?;
    operands::wrap_divisors(tokens, meaning.takes_numbers, &mut pieces);
    for (id, found) in loops(ast).iter().enumerate() {
        if let Some(site) = Site::find(tokens, found)
            && site.asks(tokens, meaning.may_ask)
        {
            site.mark(tokens, id, &mut pieces);
        }
    }
    Ok(pieces.put_into(source))
}

/// A loop of the syntax tree: the places of its keyword and its body's braces.
struct Found {
    keyword: Position,
    open: Position,
    /// Whether a condition stands between keyword and body and is asked before every pass.
    condition: bool,
    /// Whether a condition follows the body.
    condition_after: bool,
}

fn loops(ast: &AST) -> Vec<Found> {
    let mut found = Vec::new();
    ast.walk(&mut |path| {
        if let Some(ASTNode::Stmt(statement)) = path.last() {
            match statement {
                Stmt::While(flow, keyword) => found.push(Found {
                    keyword: *keyword,
                    open: flow.body.position(),
                    // `while true` is a `loop`: Rhai never looks at its condition.
                    condition: !matches!(flow.expr, Expr::Unit(..) | Expr::BoolConstant(true, ..)),
                    condition_after: false,
                }),
                Stmt::Do(flow, _, keyword) => found.push(Found {
                    keyword: *keyword,
                    open: flow.body.position(),
                    condition: false,
                    condition_after: true,
                }),
                Stmt::For(parts, keyword) => found.push(Found {
                    keyword: *keyword,
                    open: parts.2.body.position(),
                    condition: false,
                    condition_after: false,
                }),
                _ => {}
            }
        }
        true
    });
    found
}

/// A loop in the text: indices of its tokens.
struct Site {
    keyword: usize,
    open: usize,
    /// The last token of the loop.
    last: usize,
    condition: bool,
}

impl Site {
    fn find(tokens: &[Token], found: &Found) -> Option<Self> {
        let places = Places::new(tokens);
        let index = |position: Position| places.starting(position.line()? as u32, position.position()? as u32);
        let (keyword, open) = (index(found.keyword)?, index(found.open)?);
        let close = closing(tokens, open)?;
        let last = if found.condition_after { end_of_expression(tokens, close + 1) } else { close };
        let shape_is_right =
            tokens[open].text == "{" && matches!(tokens[keyword].text, "while" | "loop" | "for" | "do");
        shape_is_right.then_some(Self { keyword, open, last, condition: found.condition })
    }

    /// Can anything in this loop ask the desk?
    fn asks(&self, tokens: &[Token], may_ask: &dyn Fn(&str) -> bool) -> bool {
        (self.keyword..self.last).any(|index| {
            let called = tokens.get(index + 1).is_some_and(|next| next.is("(") || next.is("!"));
            tokens[index].kind == Kind::Name && called && may_ask(tokens[index].text)
        })
    }

    fn mark(&self, tokens: &[Token], id: usize, pieces: &mut Pieces) {
        let keyword = &tokens[self.keyword];
        let is_statement = self.keyword == 0
            || matches!(tokens[self.keyword - 1].text, ";" | "{" | "}") && is_code(&tokens[self.keyword - 1]);
        if is_statement {
            pieces.put(keyword.start, format!("{ENTER}({id}); "));
        } else {
            pieces.put(keyword.start, format!("{{{ENTER}({id}); "));
            pieces.put_before(tokens[self.last].end(), "}".into());
        }
        if self.condition {
            pieces.put(keyword.end(), format!(" {ASKED_ROUND}({id})&&("));
            pieces.put(tokens[self.open].start, ")".into());
        } else {
            pieces.put(tokens[self.open].end(), format!(" {ROUND}({id});"));
        }
        // Without a value to give, the end can be marked. A `do` that is a statement has its `;` first.
        let gives_value = tokens[self.open..self.last].windows(2).any(|pair| pair[0].is("break") && !ends(&pair[1]));
        if is_statement && !gives_value {
            let after = tokens.get(self.last + 1);
            match after {
                Some(next) if next.is(";") => pieces.put(next.end(), format!(" {LEAVE}({id});")),
                _ if keyword.is("do") => {}
                _ => pieces.put_before(tokens[self.last].end(), format!(" {LEAVE}({id});")),
            }
        }
    }
}

fn is_code(token: &Token) -> bool {
    token.kind == Kind::Symbol
}

fn ends(token: &Token) -> bool {
    token.is(";") || token.is("}")
}

/// The last token of the expression that begins here: up to what can't belong to it.
pub fn end_of_expression(tokens: &[Token], from: usize) -> usize {
    let mut index = from;
    while let Some(token) = tokens.get(index) {
        if token.kind == Kind::Symbol {
            match token.text {
                ";" | "," | ")" | "]" | "}" => break,
                "(" | "[" | "{" | "#{" | "${" | "?[" => match closing(tokens, index) {
                    Some(close) => index = close,
                    None => break,
                },
                _ => {}
            }
        }
        index += 1;
    }
    index.saturating_sub(1)
}

/// What is put into a text, by byte offset.
#[derive(Default)]
pub struct Pieces {
    list: Vec<(usize, u8, String)>,
}

impl Pieces {
    pub fn put(&mut self, at: usize, text: String) {
        self.list.push((at, 1, text));
    }

    /// As `put`, but in front of what others put at the same place: what closes comes before what opens.
    pub fn put_before(&mut self, at: usize, text: String) {
        self.list.push((at, 0, text));
    }

    fn put_into(mut self, source: &str) -> Marked {
        self.list.sort_by_key(|(at, order, _)| (*at, *order));
        let mut marked = Marked { text: String::with_capacity(source.len() + 24 * self.list.len()), lines: Vec::new() };
        let (mut line, mut column, mut done) = (1usize, 1u32, 0);
        for (at, _, text) in &self.list {
            let kept = &source[done..*at];
            for sign in kept.chars() {
                if sign == '\n' {
                    line += 1;
                    column = 1;
                } else {
                    column += 1;
                }
            }
            let length = text.chars().count() as u32;
            let _ = write!(marked.text, "{kept}{text}");
            if marked.lines.len() <= line {
                marked.lines.resize_with(line + 1, Vec::new);
            }
            marked.lines[line].push((column, length));
            column += length;
            done = *at;
        }
        marked.text.push_str(&source[done..]);
        marked
    }
}
