//! The numbers written in a program, with their names and places: what an experiment can vary.

use std::ops::Range;

use crate::pilot::rhai::scan::{Kind, Token, scan};

/// One number of a program's text.
#[derive(Clone, Debug, PartialEq)]
pub struct WrittenNumber {
    pub value: f64,
    /// Was it written with a point or an exponent, so that Rhai takes it for a float?
    pub is_float: bool,
    /// The name it is given to: `KP` in `let KP = 2.5;`. None for a number inside an expression or a call.
    pub name: Option<String>,
    pub line: u32,
    pub column: u32,
    /// Where it stands in the text, its sign included.
    pub bytes: Range<usize>,
}

/// Every number of a program in the order of the text, also of one that doesn't parse.
pub fn numbers(source: &str) -> Vec<WrittenNumber> {
    let tokens = scan(source).tokens;
    let number = |index: usize| {
        let token = tokens.get(index)?;
        let (value, is_float) = read(token.text)?;
        let signed = has_sign(&tokens, index);
        let first = tokens.get(index - usize::from(signed))?;
        Some(WrittenNumber {
            value: if signed { -value } else { value },
            is_float,
            name: name(&tokens, index - usize::from(signed), index),
            line: first.line,
            column: first.column,
            bytes: first.start..token.end(),
        })
    };
    (0..tokens.len()).filter(|&index| tokens[index].kind == Kind::Number).filter_map(number).collect()
}

/// Value and whether it is a float; none for what Rhai itself can't read.
fn read(text: &str) -> Option<(f64, bool)> {
    let plain: String = text.chars().filter(|letter| *letter != '_').collect();
    let radix = match plain.get(..2).map(str::to_ascii_lowercase).as_deref() {
        Some("0x") => 16,
        Some("0o") => 8,
        Some("0b") => 2,
        _ => {
            let is_float = plain.contains(['.', 'e', 'E']);
            return plain.parse().ok().filter(|value: &f64| value.is_finite()).map(|value| (value, is_float));
        }
    };
    i64::from_str_radix(&plain[2..], radix).ok().map(|value| (value as f64, false))
}

/// Is the minus before this number its sign, and not a subtraction?
fn has_sign(tokens: &[Token], index: usize) -> bool {
    let Some(minus) = index.checked_sub(1).filter(|&minus| tokens[minus].is("-")) else { return false };
    let Some(before) = minus.checked_sub(1).map(|before| tokens[before]) else { return true };
    match before.kind {
        Kind::Name => ["return", "in", "if", "while", "until", "switch", "throw"].contains(&before.text),
        Kind::Symbol => !matches!(before.text, ")" | "]" | "}" | "++" | "--"),
        Kind::Number | Kind::Text | Kind::Char | Kind::Odd => false,
    }
}

/// The name before `=` or `:`, when the number is all that is given to it.
fn name(tokens: &[Token], first: usize, last: usize) -> Option<String> {
    let gives = first.checked_sub(1).map(|at| tokens[at]).filter(|token| token.is("=") || token.is(":"))?;
    let named = first.checked_sub(2).map(|at| tokens[at]).filter(|token| token.kind == Kind::Name)?;
    let is_all = match tokens.get(last + 1) {
        None => true,
        Some(next) => next.is(";") || next.is("}") || next.is(",") && gives.is(":") || next.line > tokens[last].line,
    };
    is_all.then(|| named.text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(source: &str) -> Vec<(f64, Option<String>, String)> {
        let numbers = numbers(source).into_iter();
        numbers.map(|number| (number.value, number.name, source[number.bytes].to_owned())).collect()
    }

    #[test]
    fn a_number_has_the_name_it_is_given_to_and_its_own_sign() {
        let named = |value: f64, name: &str, text: &str| (value, Some(name.to_owned()), text.to_owned());
        let plain = |value: f64, text: &str| (value, None, text.to_owned());
        assert_eq!(found("const KP = 2.5;"), [named(2.5, "KP", "2.5")]);
        assert_eq!(found("let a = -1_000; b = - 2"), [named(-1000.0, "a", "-1_000"), named(-2.0, "b", "- 2")]);
        assert_eq!(found("x = y - 2; f(-3, 0x10)"), [plain(2.0, "2"), plain(-3.0, "-3"), plain(16.0, "0x10")]);
        assert_eq!(found("let a = 2 + b; #{kp: 1.5, ki: 2}")[1..], [named(1.5, "kp", "1.5"), named(2.0, "ki", "2")]);
        assert_eq!(found("let a = 2 + b")[0], plain(2.0, "2"));
        assert_eq!(found("// 7\nprint(\"8\"); (a) -9"), [plain(9.0, "9")]);
        assert_eq!(found("return -1"), [plain(-1.0, "-1")]);
    }

    #[test]
    fn a_place_counts_characters_and_a_float_is_known() {
        let numbers = numbers("print(\"ұзақ\"); let KP = -2.0;");
        assert_eq!((numbers[0].line, numbers[0].column, numbers[0].is_float), (1, 25, true));
        assert!(!super::numbers("7")[0].is_float);
    }
}
