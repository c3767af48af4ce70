//! Reading a program around the cursor: which word is there, inside of which call, in a text or in a comment.
//!
//! Everything works on texts that don't parse, and counts bytes; the editor counts characters (`edit.rs`).

use std::ops::Range;

use crate::pilot::rhai::lex::KEYWORDS;
use crate::pilot::rhai::scan::{Kind, Open, Token, scan};

/// A program with its tokens.
pub struct Reading<'a> {
    pub text: &'a str,
    pub tokens: Vec<Token<'a>>,
    /// Byte ranges of the comments.
    comments: Vec<Range<usize>>,
    /// The last comment is never closed.
    open_comment: bool,
}

/// The call whose brackets are around a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Call<'a> {
    pub name: &'a str,
    /// Which of its arguments stands at the place, from 0.
    pub argument: usize,
    /// The number of the token `(`.
    pub open: usize,
    /// It is called with a dot.
    pub method: bool,
}

/// A text in quotes around a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quoted {
    /// The number of its token.
    pub token: usize,
    /// What stands between the quotes.
    pub inside: Range<usize>,
}

impl<'a> Reading<'a> {
    pub fn new(text: &'a str) -> Self {
        let found = scan(text);
        let open_comment = found.open.iter().any(|(open, ..)| *open == Open::Comment);
        Self { text, tokens: found.tokens, comments: found.comments, open_comment }
    }

    /// The number of the first token that ends behind a place.
    fn next(&self, at: usize) -> usize {
        self.tokens.partition_point(|token| token.end() <= at)
    }

    /// The name or keyword that covers a place or ends at it.
    pub fn word_at(&self, at: usize) -> Option<&Token<'a>> {
        let next = self.next(at);
        let covering = self.tokens.get(next).filter(|token| token.kind == Kind::Name && token.start <= at);
        let before = || next.checked_sub(1).and_then(|before| self.tokens.get(before));
        covering.or_else(|| before().filter(|token| token.kind == Kind::Name && token.end() == at))
    }

    /// The operator or bracket that covers a place.
    pub fn symbol_at(&self, at: usize) -> Option<&Token<'a>> {
        self.tokens.get(self.next(at)).filter(|token| token.kind == Kind::Symbol && token.start <= at)
    }

    /// The name that is being written: from its beginning to the cursor, and on to its end.
    pub fn typed(&self, at: usize) -> Range<usize> {
        match self.word_at(at).filter(|token| token.start < at) {
            Some(token) => token.start..token.end(),
            None => at..at,
        }
    }

    /// Is the place inside of a comment?
    pub fn in_comment(&self, at: usize) -> bool {
        let after = self.comments.partition_point(|comment| comment.start < at);
        let Some(comment) = after.checked_sub(1).map(|before| &self.comments[before]) else { return false };
        // The end of a line comment is still inside of it, the end of `/* … */` is not.
        let is_open = !self.text[comment.clone()].starts_with("/*") || self.open_comment;
        at < comment.end || at == comment.end && is_open
    }

    /// The text in quotes around a place.
    pub fn quoted_at(&self, at: usize) -> Option<Quoted> {
        let index = self.tokens.partition_point(|token| token.end() < at);
        // An open text still goes on at its end.
        let (index, token) = [index, index + 1].into_iter().find_map(|index| {
            let token = self.tokens.get(index).filter(|token| token.start < at && is_text(token))?;
            (at < token.end() || at == token.end() && !is_closed(token)).then_some((index, token))
        })?;
        let end = if is_closed(token) { token.end() - 1 } else { token.end() };
        Some(Quoted { token: index, inside: token.start + 1..end.max(token.start + 1) })
    }

    /// The innermost call whose brackets are around a place.
    pub fn call_at(&self, at: usize) -> Option<Call<'a>> {
        let mut open: Vec<Bracket> = Vec::new();
        for (index, token) in self.tokens.iter().enumerate().take_while(|(_, token)| token.end() <= at) {
            match (token.kind, token.text) {
                (Kind::Symbol, "(" | "[" | "?[" | "{" | "#{" | "${") => open.push(Bracket::new(index)),
                (Kind::Symbol, ")" | "]" | "}") => {
                    open.pop();
                }
                (Kind::Symbol, "|") => {
                    if let Some(top) = open.last_mut()
                        && (top.bars || top.last + 1 == index)
                    {
                        top.bars = !top.bars;
                    }
                }
                (Kind::Symbol, ",") => {
                    if let Some(top) = open.last_mut().filter(|top| !top.bars) {
                        top.commas += 1;
                        top.last = index;
                    }
                }
                // Whatever was open before a command's end was forgotten to be closed.
                (Kind::Symbol, ";") => self.forget(&mut open),
                (Kind::Name, "let" | "const" | "fn" | "for" | "while" | "loop" | "return") => self.forget(&mut open),
                _ => {}
            }
        }
        for bracket in open.iter().rev() {
            match self.tokens[bracket.open].text {
                "(" => {
                    let name = bracket.open.checked_sub(1).map(|before| self.tokens[before]);
                    let Some(name) = name.filter(|name| name.kind == Kind::Name && !KEYWORDS.contains(&name.text))
                    else {
                        continue;
                    };
                    let is = |back: usize, text: &str| {
                        bracket.open.checked_sub(back).is_some_and(|index| self.tokens[index].is(text))
                    };
                    if is(2, "fn") {
                        return None;
                    }
                    let method = is(2, ".") || is(2, "?.");
                    return Some(Call { name: name.text, argument: bracket.commas, open: bracket.open, method });
                }
                "[" | "?[" => {}
                _ => return None,
            }
        }
        None
    }

    /// Drops round and square brackets back to the last brace.
    fn forget(&self, open: &mut Vec<Bracket>) {
        while open.last().is_some_and(|top| matches!(self.tokens[top.open].text, "(" | "[" | "?[")) {
            open.pop();
        }
    }

    /// The token before a place.
    pub fn before(&self, at: usize) -> Option<&Token<'a>> {
        let next = self.tokens.partition_point(|token| token.end() <= at);
        next.checked_sub(1).and_then(|index| self.tokens.get(index))
    }

    /// Does a command begin at the place?
    pub fn begins_command(&self, at: usize) -> bool {
        match self.before(at) {
            None => true,
            Some(token) => {
                let new_line = self.text.get(token.end()..at).is_some_and(|gap| gap.contains('\n'));
                matches!(token.text, ";" | "{" | "}") || new_line && !matches!(token.text, "(" | "," | "[" | "=" | "|")
            }
        }
    }
}

/// An open bracket on the way to a place.
struct Bracket {
    open: usize,
    commas: usize,
    /// The bracket or comma after which the argument begins.
    last: usize,
    /// Between the bars of `|x, y| …`.
    bars: bool,
}

impl Bracket {
    fn new(open: usize) -> Self {
        Self { open, commas: 0, last: open, bars: false }
    }
}

fn is_text(token: &Token) -> bool {
    matches!(token.kind, Kind::Text | Kind::Char) && token.text.starts_with(['"', '`', '\''])
}

/// Has the text its second quote?
fn is_closed(token: &Token) -> bool {
    let quote = token.text.chars().next();
    let mut inside = token.text.chars().skip(1);
    let mut closed = false;
    while let Some(letter) = inside.next() {
        if letter == '\\' {
            inside.next();
        } else {
            closed = Some(letter) == quote;
        }
    }
    closed
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with the cursor where the `¦` stands.
    fn at(marked: &str) -> (String, usize) {
        let cursor = marked.find('¦').expect("a cursor");
        (marked.replace('¦', ""), cursor)
    }

    fn call(marked: &str) -> Option<(String, usize)> {
        let (text, cursor) = at(marked);
        Reading::new(&text).call_at(cursor).map(|call| (call.name.to_owned(), call.argument))
    }

    fn is_comment(marked: &str) -> bool {
        let (text, cursor) = at(marked);
        Reading::new(&text).in_comment(cursor)
    }

    fn quoted(marked: &str) -> Option<String> {
        let (text, cursor) = at(marked);
        Reading::new(&text).quoted_at(cursor).map(|quoted| text[quoted.inside].to_owned())
    }

    #[test]
    fn the_call_around_the_cursor_is_the_innermost_one() {
        assert_eq!(call("drive(¦)"), Some(("drive".into(), 0)));
        assert_eq!(call("drive(20, ¦)"), Some(("drive".into(), 1)));
        assert_eq!(call("drive(max(1, ¦2), 3)"), Some(("max".into(), 1)));
        assert_eq!(call("drive((1 + ¦2), 3)"), Some(("drive".into(), 0)));
        assert_eq!(call("drive(max(1, 2), ¦3)"), Some(("drive".into(), 1)));
        assert_eq!(call("f([1, 2, ¦3], 4)"), Some(("f".into(), 0)));
        assert_eq!(call("f(|x, y| x + ¦y, 4)"), Some(("f".into(), 0)));
        assert_eq!(call("f(1, |x, y| x, ¦4)"), Some(("f".into(), 2)));
        assert_eq!(call("x.round(¦)"), Some(("round".into(), 0)));
        assert_eq!(call("motor(\"le¦ft\", 5)"), Some(("motor".into(), 0)));
    }

    #[test]
    fn what_is_no_call_has_no_parameters() {
        for no in ["drive¦(20)", "drive(20)¦", "if (¦x) {}", "fn side(a, ¦b) {}", "wait_until(|| { ¦ })", "¦"] {
            assert_eq!(call(no), None, "{no}");
        }
    }

    #[test]
    fn a_forgotten_bracket_ends_with_its_command() {
        assert_eq!(call("forward(30;\nturn(¦"), Some(("turn".into(), 0)));
        assert_eq!(call("forward(30;\n¦"), None);
        assert_eq!(call("forward(30\nlet x = ¦1;"), None);
    }

    #[test]
    fn comments_are_told_from_code() {
        for yes in ["// fo¦o", "x; // foo¦", "/* ¦ */ x", "/* a /* b */ ¦ */", "x /* ¦", "a;\n//¦", "// a\n// b¦\nx"]
        {
            assert!(is_comment(yes), "{yes}");
        }
        for no in ["¦// foo", "x¦; // foo", "/* */¦ x", "\"// fo¦o\"", "// foo\nx¦", "// foo\n¦", "a / ¦b", "¦"]
        {
            assert!(!is_comment(no), "{no}");
        }
    }

    #[test]
    fn a_text_is_seen_open_and_closed() {
        assert_eq!(quoted("pen(\"re¦d\")"), Some("red".into()));
        assert_eq!(quoted("pen(\"¦\")"), Some(String::new()));
        assert_eq!(quoted("pen(\"re¦"), Some("re".into()));
        assert_eq!(quoted("pen(\"¦"), Some(String::new()));
        assert_eq!(quoted("pen(¦\"red\")"), None);
        assert_eq!(quoted("pen(\"red\"¦)"), None);
        assert_eq!(quoted("pen¦(\"red\")"), None);
    }

    #[test]
    fn the_word_under_a_place_is_whole() {
        for (marked, word) in [("for¦ward(3)", "forward"), ("¦turn(3)", "turn"), ("turn¦(3)", "turn")] {
            let (text, cursor) = at(marked);
            assert_eq!(Reading::new(&text).word_at(cursor).map(|token| token.text), Some(word));
        }
        let (text, cursor) = at("turn(¦30)");
        assert!(Reading::new(&text).word_at(cursor).is_none());
    }
}
