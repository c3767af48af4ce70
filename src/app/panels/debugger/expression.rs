//! Small expressions over recorded variables, for watches and the conditions of breakpoints.
//!
//! A film holds variables as texts, so this reads texts; it has no loops, no functions and no way to anything else, and
//! what it does is bounded by the length of the expression. Numbers count as in programs: `7 / 2` is 3, `7.0 / 2` is 3.5.

use crate::app::panels::debugger::frames::Variable;
use crate::base::diag::Diag;

/// The longest expression, bytes.
pub const LONGEST: usize = 200;
/// How deep brackets and signs may nest.
const DEEPEST: u32 = 40;

/// What an expression comes to.
#[derive(Clone, Debug, PartialEq)]
pub enum Worth {
    Whole(i64),
    Number(f64),
    Truth(bool),
    Text(String),
}

/// What an expression comes to with these variables.
///
/// # Errors
/// Why it can't be reckoned.
pub fn evaluate(expression: &str, variables: &[Variable]) -> Result<Worth, Diag> {
    if expression.len() > LONGEST {
        return Err(Diag::error("watch-long"));
    }
    let mut reader = Reader { rest: expression, variables, depth: 0 };
    let worth = reader.level(0)?;
    match reader.peek() {
        None => Ok(worth),
        Some(_) => Err(reader.unexpected()),
    }
}

impl Worth {
    /// A recorded text as what it stands for.
    fn recorded(text: &str) -> Self {
        if let Ok(whole) = text.parse() {
            return Self::Whole(whole);
        }
        match text {
            "true" => Self::Truth(true),
            "false" => Self::Truth(false),
            _ => match text.parse::<f64>() {
                // Only what looks like a number: a variable may hold the text "inf".
                Ok(number) if text.bytes().any(|byte| byte.is_ascii_digit()) => Self::Number(number),
                _ => Self::Text(text.to_owned()),
            },
        }
    }

    /// As a program would show it.
    pub fn shown(&self) -> String {
        match self {
            Self::Whole(whole) => whole.to_string(),
            Self::Number(number) if number.is_finite() && *number == number.trunc() && number.abs() < 1e15 => {
                format!("{number:.1}")
            }
            Self::Number(number) => number.to_string(),
            Self::Truth(truth) => truth.to_string(),
            Self::Text(text) => text.clone(),
        }
    }

    /// The number it is; truth is 1 and 0.
    pub fn number(&self) -> Option<f64> {
        match self {
            Self::Whole(whole) => Some(*whole as f64),
            Self::Number(number) => Some(*number),
            Self::Truth(truth) => Some(f64::from(u8::from(*truth))),
            Self::Text(_) => None,
        }
    }
}

/// The signs between two values, from the loosest to the tightest, as programs have them.
const LEVELS: [&[&str]; 6] = [&["||"], &["&&"], &["==", "!="], &["<=", ">=", "<", ">"], &["+", "-"], &["*", "/", "%"]];

struct Reader<'a> {
    rest: &'a str,
    variables: &'a [Variable],
    depth: u32,
}

impl Reader<'_> {
    fn peek(&mut self) -> Option<char> {
        self.rest = self.rest.trim_start();
        self.rest.chars().next()
    }

    fn unexpected(&mut self) -> Diag {
        match self.peek() {
            Some(sign) => Diag::error("watch-sign").with("sign", sign.to_string()),
            None => Diag::error("watch-end"),
        }
    }

    fn deeper(&mut self) -> Result<(), Diag> {
        self.depth += 1;
        if self.depth > DEEPEST { Err(Diag::error("watch-long")) } else { Ok(()) }
    }

    fn level(&mut self, level: usize) -> Result<Worth, Diag> {
        let Some(signs) = LEVELS.get(level) else { return self.single() };
        let mut left = self.level(level + 1)?;
        while let Some(sign) = self.sign(signs) {
            let right = self.level(level + 1)?;
            left = combine(sign, left, right)?;
        }
        Ok(left)
    }

    fn sign(&mut self, signs: &[&'static str]) -> Option<&'static str> {
        self.peek()?;
        let found = signs.iter().find(|sign| self.rest.starts_with(**sign))?;
        self.rest = &self.rest[found.len()..];
        Some(found)
    }

    fn single(&mut self) -> Result<Worth, Diag> {
        match self.peek() {
            Some('(') => {
                self.rest = &self.rest[1..];
                self.deeper()?;
                let worth = self.level(0)?;
                if self.peek() != Some(')') {
                    return Err(self.unexpected());
                }
                self.rest = &self.rest[1..];
                self.depth -= 1;
                Ok(worth)
            }
            Some('-') => {
                self.rest = &self.rest[1..];
                self.deeper()?;
                let worth = self.single()?;
                self.depth -= 1;
                match worth {
                    Worth::Whole(whole) => Ok(Worth::Whole(whole.checked_neg().ok_or_else(too_large)?)),
                    Worth::Number(number) => Ok(Worth::Number(-number)),
                    other => Err(kinds("-", &other)),
                }
            }
            Some('!') => {
                self.rest = &self.rest[1..];
                self.deeper()?;
                let worth = self.single()?;
                self.depth -= 1;
                match worth {
                    Worth::Truth(truth) => Ok(Worth::Truth(!truth)),
                    other => Err(kinds("!", &other)),
                }
            }
            Some(quote @ ('"' | '\'')) => {
                let text = &self.rest[1..];
                let Some((inside, rest)) = text.split_once(quote) else { return Err(Diag::error("watch-end")) };
                self.rest = rest;
                Ok(Worth::Text(inside.to_owned()))
            }
            Some(digit) if digit.is_ascii_digit() => self.number(),
            Some(letter) if letter.is_alphabetic() || letter == '_' => self.name(),
            _ => Err(self.unexpected()),
        }
    }

    fn number(&mut self) -> Result<Worth, Diag> {
        let end = self.rest.find(|sign: char| !(sign.is_ascii_alphanumeric() || sign == '.' || sign == '_'));
        let (text, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        self.rest = rest;
        match Worth::recorded(&text.replace('_', "")) {
            number @ (Worth::Whole(_) | Worth::Number(_)) => Ok(number),
            _ => Err(Diag::error("watch-number").with("text", text)),
        }
    }

    fn name(&mut self) -> Result<Worth, Diag> {
        let end = self.rest.find(|letter: char| !(letter.is_alphanumeric() || letter == '_'));
        let (name, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        self.rest = rest;
        match name {
            "true" => Ok(Worth::Truth(true)),
            "false" => Ok(Worth::Truth(false)),
            _ => match self.variables.iter().find(|variable| variable.name == name) {
                Some(variable) => Ok(Worth::recorded(&variable.text)),
                None if self.peek() == Some('(') => Err(Diag::error("watch-call").with("name", name)),
                None => {
                    let known = self.variables.iter().map(|variable| variable.name.as_str());
                    Err(Diag::error(UNKNOWN).with("name", name).did_you_mean(name, known))
                }
            },
        }
    }
}

/// The code of a name that no variable has, which at another step may well have one.
pub const UNKNOWN: &str = "watch-unknown";

fn combine(sign: &str, left: Worth, right: Worth) -> Result<Worth, Diag> {
    use Worth::{Number, Text, Truth, Whole};
    match (sign, left, right) {
        ("||", Truth(left), Truth(right)) => Ok(Truth(left || right)),
        ("&&", Truth(left), Truth(right)) => Ok(Truth(left && right)),
        ("==", left, right) => Ok(Truth(same(&left, &right))),
        ("!=", left, right) => Ok(Truth(!same(&left, &right))),
        ("+", left, right) if matches!(left, Text(_)) || matches!(right, Text(_)) => {
            Ok(Text(format!("{}{}", left.shown(), right.shown())))
        }
        ("+", Whole(left), Whole(right)) => left.checked_add(right).map(Whole).ok_or_else(too_large),
        ("-", Whole(left), Whole(right)) => left.checked_sub(right).map(Whole).ok_or_else(too_large),
        ("*", Whole(left), Whole(right)) => left.checked_mul(right).map(Whole).ok_or_else(too_large),
        ("/" | "%", Whole(_), Whole(0)) => Err(Diag::error("watch-zero")),
        ("/", Whole(left), Whole(right)) => left.checked_div(right).map(Whole).ok_or_else(too_large),
        ("%", Whole(left), Whole(right)) => left.checked_rem(right).map(Whole).ok_or_else(too_large),
        (sign @ ("<" | ">" | "<=" | ">="), Text(left), Text(right)) => Ok(Truth(ordered(sign, &left, &right))),
        (sign, left, right) => {
            let (Whole(_) | Number(_), Whole(_) | Number(_)) = (&left, &right) else {
                let fits = match sign {
                    "&&" | "||" => matches!(left, Truth(_)),
                    _ => matches!(left, Whole(_) | Number(_)),
                };
                return Err(kinds(sign, if fits { &right } else { &left }));
            };
            let (Some(left), Some(right)) = (left.number(), right.number()) else {
                return Err(Diag::error("watch-end"));
            };
            match sign {
                "+" => Ok(Number(left + right)),
                "-" => Ok(Number(left - right)),
                "*" => Ok(Number(left * right)),
                "/" => Ok(Number(left / right)),
                "%" => Ok(Number(left % right)),
                "<" | ">" | "<=" | ">=" => Ok(Truth(ordered(sign, &left, &right))),
                _ => Err(kinds(sign, &Number(left))),
            }
        }
    }
}

fn same(left: &Worth, right: &Worth) -> bool {
    match (left, right) {
        (Worth::Whole(left), Worth::Whole(right)) => left == right,
        (Worth::Truth(left), Worth::Truth(right)) => left == right,
        // A text that looks like a number was recorded without its quotes.
        (Worth::Text(text), other) | (other, Worth::Text(text)) => *text == other.shown(),
        (left, right) => left.number() == right.number(),
    }
}

fn ordered<T: PartialOrd>(sign: &str, left: &T, right: &T) -> bool {
    match sign {
        "<" => left < right,
        ">" => left > right,
        "<=" => left <= right,
        _ => left >= right,
    }
}

fn too_large() -> Diag {
    Diag::error("watch-large")
}

fn kinds(sign: &str, odd: &Worth) -> Diag {
    Diag::error("watch-kinds").with("sign", sign).with("value", odd.shown())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::diag::Arg;

    fn variables() -> Vec<Variable> {
        let of = |name: &str, text: &str| Variable { name: name.into(), text: text.into(), ..Variable::default() };
        vec![
            of("n", "7"),
            of("gap", "12.5"),
            of("near", "true"),
            of("colour", "red"),
            of("жол", "3"),
            of("word", "inf"),
            of("list", "[1, 2]"),
        ]
    }

    fn shown(expression: &str) -> String {
        evaluate(expression, &variables()).map_or_else(|diag| diag.code.into_owned(), |worth| worth.shown())
    }

    #[test]
    fn expressions_count_as_programs_do() {
        let expected = [
            ("n", "7"),
            ("n / 2", "3"),
            ("n / 2.0", "3.5"),
            ("n % 4 + 2 * 3", "9"),
            ("(n + 1) * 2", "16"),
            ("-n - -2", "-5"),
            ("gap * 2", "25.0"),
            ("n > 3 && gap <= 12.5", "true"),
            ("!near || n == 8", "false"),
            ("n == 7.0", "true"),
            ("colour == \"red\"", "true"),
            ("colour != 'blue'", "true"),
            ("colour + n", "red7"),
            ("жол + 1", "4"),
            ("word", "inf"),
            ("list == \"[1, 2]\"", "true"),
            ("1 - 1 - 1", "-1"),
            ("1_000", "1000"),
            ("1e3", "1000.0"),
        ];
        for (expression, worth) in expected {
            assert_eq!(shown(expression), worth, "{expression}");
        }
    }

    #[test]
    fn what_cannot_be_reckoned_is_told_and_never_breaks() {
        let expected = [
            ("", "watch-end"),
            ("n +", "watch-end"),
            ("(n", "watch-end"),
            ("\"red", "watch-end"),
            ("n )", "watch-sign"),
            ("@", "watch-sign"),
            ("n = 7", "watch-sign"),
            ("m", UNKNOWN),
            ("distance(\"front\")", "watch-call"),
            ("1 + time ()", "watch-call"),
            ("12x", "watch-number"),
            ("1.2.3", "watch-number"),
            ("n / 0", "watch-zero"),
            ("n % 0", "watch-zero"),
            ("n && near", "watch-kinds"),
            ("near < 3", "watch-kinds"),
            ("-colour", "watch-kinds"),
            ("9223372036854775807 + 1", "watch-large"),
            ("(-9223372036854775807 - 1) / -1", "watch-large"),
        ];
        for (expression, code) in expected {
            assert_eq!(shown(expression), code, "{expression}");
        }
        assert_eq!(shown(&"(".repeat(150)), "watch-long");
        assert_eq!(shown(&"-".repeat(150)), "watch-long");
        assert_eq!(shown(&"1+".repeat(200)), "watch-long");
    }

    #[test]
    fn a_misspelt_name_gets_the_nearest() {
        let diag = evaluate("gab", &variables()).unwrap_err();
        assert_eq!(diag.hints[0].args[0].1, Arg::from("gap"));
    }
}
