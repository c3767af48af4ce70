//! Brackets: which one is never closed, and which closes nothing.

use crate::base::diag::Diag;
use crate::pilot::rhai::fault::Case;
use crate::pilot::rhai::scan::{Kind, Token};

/// What is wrong with the brackets of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The bracket at `open` is never closed; that can be seen at token `seen`.
    NotClosed { open: usize, seen: usize },
    /// The bracket at `close` closes nothing.
    NotOpened { close: usize },
    /// The `;` at `sign` stands before the brackets that end the command, which are there.
    EndInside { sign: usize },
    /// The bracket at `open` is closed by one of another shape.
    Mixed { open: usize, close: usize },
}

impl Trouble {
    /// The token at which it can be seen.
    pub fn seen(self) -> usize {
        match self {
            Self::NotClosed { seen, .. } => seen,
            Self::NotOpened { close } | Self::Mixed { close, .. } => close,
            Self::EndInside { sign } => sign,
        }
    }

    pub fn diag(self, case: &Case) -> Diag {
        match self {
            Self::NotClosed { open, .. } => Diag::error("pilot-not-closed")
                .with("open", case.text(open))
                .with("close", closer(case.text(open)))
                .at(case.place(open)),
            Self::NotOpened { close } => Diag::error("pilot-not-opened")
                .with("close", case.text(close))
                .with("open", opener(case.text(close)))
                .at(case.place(close)),
            Self::EndInside { sign } => {
                Diag::error("pilot-end-inside").with("close", case.text(sign + 1)).at(case.span(sign..sign + 2))
            }
            Self::Mixed { open, close } => Diag::error("pilot-mixed-brackets")
                .with("open", case.text(open))
                .with("line", case.tokens().get(open).map_or(0, |token| token.line as usize))
                .with("close", closer(case.text(open)))
                .with("found", case.text(close))
                .at(case.place(close)),
        }
    }
}

/// The first trouble with brackets.
pub fn check(tokens: &[Token]) -> Option<Trouble> {
    let mut open: Vec<usize> = Vec::new();
    // A block that was closed by a brace further to the left than its own line begins: its own brace is missing.
    let mut suspect = None;
    for (index, token) in tokens.iter().enumerate().filter(|(_, token)| token.kind == Kind::Symbol) {
        match token.text {
            "(" | "[" | "?[" | "{" | "#{" | "${" => open.push(index),
            ";" => {
                if let Some(&top) = open.last()
                    && matches!(tokens[top].text, "(" | "[" | "?[")
                    && !is_for(tokens, top)
                {
                    let is_there = tokens.get(index + 1).is_some_and(|next| {
                        next.text == closer(tokens[top].text) && next.line == token.line && next.kind == Kind::Symbol
                    });
                    return Some(match is_there {
                        true => Trouble::EndInside { sign: index },
                        false => Trouble::NotClosed { open: top, seen: index },
                    });
                }
            }
            ")" | "]" | "}" => match open.last().copied() {
                Some(top) if closer(tokens[top].text) == token.text => {
                    if token.text == "}" && suspect.is_none() && is_left_of(tokens, index, top) {
                        suspect = Some(top);
                    }
                    open.pop();
                }
                Some(top) => {
                    let has_opener = open.iter().any(|open| closer(tokens[*open].text) == token.text);
                    return Some(match (has_opener, token.text) {
                        (true, _) => Trouble::NotClosed { open: top, seen: index },
                        (false, "}") => Trouble::NotOpened { close: index },
                        (false, _) if tokens[top].text == "{" => Trouble::NotOpened { close: index },
                        (false, _) => Trouble::Mixed { open: top, close: index },
                    });
                }
                None => return Some(Trouble::NotOpened { close: index }),
            },
            _ => {}
        }
    }
    let last = *open.last()?;
    let open = if tokens[last].text == "{" { suspect.unwrap_or(last) } else { last };
    Some(Trouble::NotClosed { open, seen: tokens.len() })
}

/// The bracket that closes this one.
pub fn closer(open: &str) -> &'static str {
    match open {
        "(" => ")",
        "[" | "?[" => "]",
        _ => "}",
    }
}

fn opener(close: &str) -> &'static str {
    match close {
        ")" => "(",
        "]" => "[",
        _ => "{",
    }
}

/// `for (` of C has semicolons inside; that is a habit and has its own message.
fn is_for(tokens: &[Token], open: usize) -> bool {
    open > 0 && tokens[open - 1].is("for")
}

/// Does this closing brace stand first in its line, further left than the line of the opening one begins?
fn is_left_of(tokens: &[Token], close: usize, open: usize) -> bool {
    let first_of_line = |index: usize| {
        let line = tokens[index].line;
        tokens[..=index].iter().rev().take_while(|token| token.line == line).last().copied()
    };
    let (Some(close_first), Some(open_first)) = (first_of_line(close), first_of_line(open)) else { return false };
    close_first.start == tokens[close].start && close_first.column < open_first.column
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pilot::rhai::scan::scan;

    fn trouble(source: &str) -> Option<(&'static str, u32, u32)> {
        let found = scan(source);
        let at = |index: usize| (found.tokens[index].line, found.tokens[index].column);
        check(&found.tokens).map(|trouble| match trouble {
            Trouble::NotClosed { open, .. } => ("open", at(open).0, at(open).1),
            Trouble::NotOpened { close } => ("close", at(close).0, at(close).1),
            Trouble::Mixed { close, .. } => ("mixed", at(close).0, at(close).1),
            Trouble::EndInside { sign } => ("inside", at(sign).0, at(sign).1),
        })
    }

    #[test]
    fn the_opening_bracket_is_named() {
        assert_eq!(trouble("f(a[1], {2}, #{a: `x${1}y`});"), None);
        assert_eq!(trouble("f(30;\ng();"), Some(("open", 1, 2)));
        assert_eq!(trouble("loop { f();"), Some(("open", 1, 6)));
        assert_eq!(trouble("f());"), Some(("close", 1, 4)));
        assert_eq!(trouble("f([1, 2);"), Some(("open", 1, 3)));
        assert_eq!(trouble("f(1];"), Some(("mixed", 1, 4)));
        assert_eq!(trouble("loop { f( }"), Some(("open", 1, 9)));
    }

    #[test]
    fn a_semicolon_before_the_bracket_is_told_from_a_bracket_that_is_missing() {
        assert_eq!(trouble("f(50;)"), Some(("inside", 1, 5)));
        assert_eq!(trouble("f(g(50;))"), Some(("inside", 1, 7)));
        assert_eq!(trouble("f(50;\n)"), Some(("open", 1, 2)));
        assert_eq!(trouble("for (i = 0; i < 5;) {}"), None, "a habit of its own");
    }

    #[test]
    fn indentation_tells_which_block_is_open() {
        assert_eq!(trouble("loop {\n  if a {\n    f();\n}\n"), Some(("open", 2, 8)));
        assert_eq!(trouble("fn f() {\n  g();\n\nfn h() {\n  g();\n}\n"), Some(("open", 1, 8)));
    }
}
