//! Operands that the marked text wraps: exponents of `**`, and divisors in the arguments of words.

use crate::pilot::rhai::brackets::closing;
use crate::pilot::rhai::marks::{DIVISOR, EXPONENT, Pieces, end_of_expression};
use crate::pilot::rhai::scan::{Kind, Token};

/// Wraps the right side of every `**`. Gives the token of a `**` whose right side is no plain operand.
pub fn wrap_powers(tokens: &[Token], pieces: &mut Pieces) -> Result<(), usize> {
    for (index, token) in tokens.iter().enumerate().filter(|(_, token)| token.kind == Kind::Symbol) {
        let last = match token.text {
            "**" => operand_end(tokens, index + 1).ok_or(index)?,
            "**=" => end_of_expression(tokens, index + 1),
            _ => continue,
        };
        wrap(tokens, index + 1, last, EXPONENT, pieces);
    }
    Ok(())
}

/// Wraps the right side of every `/` that stands directly in an argument of a word that takes numbers.
pub fn wrap_divisors(tokens: &[Token], takes_numbers: &dyn Fn(&str) -> bool, pieces: &mut Pieces) {
    for name in 0..tokens.len() {
        let is_call = tokens[name].kind == Kind::Name && tokens.get(name + 1).is_some_and(|next| next.is("("));
        let is_method = name > 0 && matches!(tokens[name - 1].text, "." | "?." | "fn");
        if !is_call || is_method || !takes_numbers(tokens[name].text) {
            continue;
        }
        let Some(close) = closing(tokens, name + 1) else { continue };
        // Brackets that are open inside of the argument: whether each of them only groups.
        let mut open: Vec<bool> = Vec::new();
        for index in name + 2..close {
            if tokens[index].kind != Kind::Symbol {
                continue;
            }
            match tokens[index].text {
                "(" => open.push(!ends_operand(&tokens[index - 1])),
                "[" | "?[" | "{" | "#{" | "${" | "|" if tokens[index].text != "|" => open.push(false),
                ")" | "]" | "}" => {
                    open.pop();
                }
                "/" if open.iter().all(|groups| *groups) => {
                    // A number with a point loses nothing.
                    let exact = is_float(&tokens[index - 1]) || is_float(&tokens[index + 1]);
                    if let Some(last) = operand_end(tokens, index + 1).filter(|_| !exact) {
                        wrap(tokens, index + 1, last, DIVISOR, pieces);
                    }
                }
                _ => {}
            }
        }
    }
}

fn is_float(token: &Token) -> bool {
    token.kind == Kind::Number && token.text.contains('.')
}

fn wrap(tokens: &[Token], first: usize, last: usize, function: &str, pieces: &mut Pieces) {
    if let (Some(first), Some(last)) = (tokens.get(first), tokens.get(last)) {
        pieces.put(first.start, format!("{function}("));
        pieces.put_before(last.end(), ")".into());
    }
}

/// Does a value end with this token, so that a `(` after it is a call?
fn ends_operand(token: &Token) -> bool {
    token.kind == Kind::Name || matches!(token.text, ")" | "]" | "}" | "!")
}

/// The last token of the operand that begins here: signs, a value, what is called and asked of it, and powers.
fn operand_end(tokens: &[Token], from: usize) -> Option<usize> {
    let mut index = from;
    while tokens.get(index).is_some_and(|token| matches!(token.text, "-" | "+" | "!") && token.kind == Kind::Symbol) {
        index += 1;
    }
    let first = tokens.get(index)?;
    index = match first.kind {
        Kind::Number | Kind::Char => index,
        Kind::Text if first.text.starts_with('`') && !(first.text.len() > 1 && first.text.ends_with('`')) => {
            return None;
        }
        Kind::Text => index,
        Kind::Name if matches!(first.text, "if" | "switch" | "loop" | "while" | "for" | "do" | "fn") => return None,
        Kind::Name => index,
        Kind::Symbol if matches!(first.text, "(" | "[" | "#{") => closing(tokens, index)?,
        _ => return None,
    };
    loop {
        let Some(next) = tokens.get(index + 1) else { return Some(index) };
        index = match next.text {
            "(" | "[" | "?[" => closing(tokens, index + 1)?,
            "." | "?." | "::" if tokens.get(index + 2).is_some_and(|name| name.kind == Kind::Name) => index + 2,
            "**" => return operand_end(tokens, index + 2),
            _ => return Some(index),
        };
    }
}
