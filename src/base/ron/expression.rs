//! Expressions over draws: `gap / 2 + 10`, with `+ - * /`, brackets and a few functions.

use crate::base::diag::Diag;
use crate::base::maths::{cos, sin, sqrt};
use crate::base::ron::draws::Draws;
use crate::base::units::radians;

/// The longest expression, characters.
const MAX_LENGTH: usize = 300;
/// How deep brackets, signs and functions may stand in each other.
const MAX_DEPTH: usize = 32;

/// Name and number of arguments; `min` and `max` take two or more. Angles are degrees.
const FUNCTIONS: [(&str, usize); 9] =
    [("min", 2), ("max", 2), ("abs", 1), ("round", 1), ("floor", 1), ("ceil", 1), ("sqrt", 1), ("sin", 1), ("cos", 1)];

/// What is wrong with an expression, and at which character of it, counted from 0.
#[derive(Debug)]
pub(super) struct Wrong {
    pub diag: Diag,
    pub at: usize,
    pub length: usize,
}

/// The value of an expression; always finite.
pub(super) fn value(text: &str, draws: &Draws) -> Result<f64, Wrong> {
    let signs: Vec<char> = text.chars().take(MAX_LENGTH + 1).collect();
    let whole = signs.len();
    if whole > MAX_LENGTH {
        let diag = Diag::error("expression-too-long").with("limit", MAX_LENGTH);
        return Err(Wrong { diag, at: 0, length: 0 });
    }
    let mut reader = Expression { signs, at: 0, depth: 0, draws };
    let value = reader.sum()?;
    reader.skip_blank();
    if reader.at < whole {
        return Err(reader.expected("expression-expected-operator"));
    }
    if !value.is_finite() {
        return Err(Wrong { diag: Diag::error("expression-not-finite"), at: 0, length: whole });
    }
    Ok(value)
}

struct Expression<'a> {
    signs: Vec<char>,
    at: usize,
    depth: usize,
    draws: &'a Draws,
}

impl Expression<'_> {
    fn sum(&mut self) -> Result<f64, Wrong> {
        let mut value = self.product()?;
        loop {
            match self.sign() {
                Some('+') => {
                    self.at += 1;
                    value += self.product()?;
                }
                Some('-' | '−') => {
                    self.at += 1;
                    value -= self.product()?;
                }
                _ => return Ok(value),
            }
        }
    }

    fn product(&mut self) -> Result<f64, Wrong> {
        let mut value = self.single()?;
        loop {
            match self.sign() {
                Some('*') => {
                    self.at += 1;
                    value *= self.single()?;
                }
                Some('/') => {
                    let at = self.at;
                    self.at += 1;
                    let divisor = self.single()?;
                    if divisor == 0.0 {
                        let diag = Diag::error("expression-zero-division");
                        return Err(Wrong { diag, at, length: self.at - at });
                    }
                    value /= divisor;
                }
                _ => return Ok(value),
            }
        }
    }

    /// A number, a draw, a function, brackets, or one of them with a sign.
    fn single(&mut self) -> Result<f64, Wrong> {
        if self.depth >= MAX_DEPTH {
            let diag = Diag::error("expression-too-deep").with("limit", MAX_DEPTH);
            return Err(Wrong { diag, at: self.at, length: 1 });
        }
        self.depth += 1;
        let value = match self.sign() {
            Some('-' | '−') => {
                self.at += 1;
                -self.single()?
            }
            Some('+') => {
                self.at += 1;
                self.single()?
            }
            Some('(') => {
                self.at += 1;
                let value = self.sum()?;
                self.closing()?;
                value
            }
            Some(sign) if sign.is_ascii_digit() || sign == '.' => self.number()?,
            Some(sign) if sign.is_alphabetic() || sign == '_' => self.named()?,
            _ => return Err(self.expected("expression-expected-value")),
        };
        self.depth -= 1;
        Ok(value)
    }

    fn number(&mut self) -> Result<f64, Wrong> {
        let start = self.at;
        let text = self.take(|sign| sign.is_ascii_digit() || sign == '.' || sign == '_');
        let plain: String = text.chars().filter(|&sign| sign != '_').collect();
        plain.parse().map_err(|_| {
            let diag = Diag::error("ron-bad-number").with("found", text);
            Wrong { diag, at: start, length: self.at - start }
        })
    }

    fn named(&mut self) -> Result<f64, Wrong> {
        let start = self.at;
        let name = self.take(|sign| sign.is_alphanumeric() || sign == '_');
        let length = self.at - start;
        if self.sign() == Some('(') {
            return self.function(&name, start, length);
        }
        match self.draws.get(&name) {
            Some(Some(value)) => Ok(value),
            Some(None) => Err(Wrong { diag: Diag::error(super::BROKEN), at: start, length }),
            None => {
                let diag = Diag::error("expression-unknown-draw")
                    .with("name", name.clone())
                    .did_you_mean(&name, self.draws.names());
                Err(Wrong { diag, at: start, length })
            }
        }
    }

    fn function(&mut self, name: &str, start: usize, length: usize) -> Result<f64, Wrong> {
        let Some(&(_, count)) = FUNCTIONS.iter().find(|(known, _)| *known == name) else {
            let diag = Diag::error("expression-unknown-function")
                .with("name", name)
                .did_you_mean(name, FUNCTIONS.iter().map(|(known, _)| *known));
            return Err(Wrong { diag, at: start, length });
        };
        self.at += 1;
        let mut args = vec![self.sum()?];
        while self.sign() == Some(',') {
            self.at += 1;
            args.push(self.sum()?);
        }
        self.closing()?;
        let fits = if count == 2 { args.len() >= 2 } else { args.len() == count };
        if !fits {
            let diag = Diag::error("expression-arguments")
                .with("name", name)
                .with("expected", count)
                .with("found", args.len());
            return Err(Wrong { diag, at: start, length: self.at - start });
        }
        let first = args[0];
        Ok(match name {
            "min" => args.iter().copied().fold(first, f64::min),
            "max" => args.iter().copied().fold(first, f64::max),
            "abs" => first.abs(),
            "round" => first.round(),
            "floor" => first.floor(),
            "ceil" => first.ceil(),
            "sqrt" => sqrt(first),
            "sin" => sin(radians(first)),
            _ => cos(radians(first)),
        })
    }

    fn closing(&mut self) -> Result<(), Wrong> {
        if self.sign() != Some(')') {
            return Err(self.expected("expression-expected-closing"));
        }
        self.at += 1;
        Ok(())
    }

    fn expected(&self, code: &'static str) -> Wrong {
        let found = self.signs.get(self.at).map_or(String::new(), |sign| sign.to_string());
        let length = found.chars().count();
        Wrong { diag: Diag::error(code).with("found", found), at: self.at, length }
    }

    fn sign(&mut self) -> Option<char> {
        self.skip_blank();
        self.signs.get(self.at).copied()
    }

    fn skip_blank(&mut self) {
        while self.signs.get(self.at).is_some_and(|sign| sign.is_whitespace()) {
            self.at += 1;
        }
    }

    fn take(&mut self, wanted: impl Fn(char) -> bool) -> String {
        let start = self.at;
        while self.signs.get(self.at).is_some_and(|&sign| wanted(sign)) {
            self.at += 1;
        }
        self.signs[start..self.at].iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draws() -> Draws {
        let mut draws = Draws::new();
        draws.insert("gap", Some(30.0));
        draws.insert("spin", Some(90.0));
        draws.insert("broken", None);
        draws
    }

    #[test]
    fn expressions_have_the_value_of_arithmetic() {
        for (text, expected) in [
            ("gap / 2 + 10", 25.0),
            ("2 + 3 * 4", 14.0),
            ("(2 + 3) * -4", -20.0),
            ("10 - 2 - 3", 5.0),
            ("8 / 4 / 2", 1.0),
            ("max(1, gap, 7)", 30.0),
            ("min(gap, 7) - abs(-2)", 5.0),
            ("round(2.5) + floor(-0.5) + ceil(0.2)", 3.0),
            ("sin(spin) * 10", 10.0),
            ("sqrt(16)", 4.0),
        ] {
            let found = value(text, &draws()).unwrap_or_else(|wrong| panic!("{text}: {:?}", wrong.diag));
            assert!((found - expected).abs() < 1e-12, "{text} = {found}");
        }
    }

    #[test]
    fn a_broken_expression_says_what_and_where() {
        for (text, code, at) in [
            ("gpa + 1", "expression-unknown-draw", 0),
            ("1 + sine(3)", "expression-unknown-function", 4),
            ("1 +", "expression-expected-value", 3),
            ("1 2", "expression-expected-operator", 2),
            ("(1 + 2", "expression-expected-closing", 6),
            ("1 / (gap - 30)", "expression-zero-division", 2),
            ("sqrt(-1)", "expression-not-finite", 0),
            ("min(1)", "expression-arguments", 0),
            ("2 + 1.2.3", "ron-bad-number", 4),
            ("1 + broken", "ron-broken", 4),
            ("", "expression-expected-value", 0),
        ] {
            let wrong = value(text, &draws()).expect_err(text);
            assert_eq!((wrong.diag.code.as_ref(), wrong.at), (code, at), "{text}");
        }
    }

    #[test]
    fn depth_and_length_are_bounded() {
        let deep = format!("{}1{}", "(".repeat(100), ")".repeat(100));
        assert_eq!(value(&deep, &draws()).expect_err("deep").diag.code, "expression-too-deep");
        assert_eq!(value(&"-".repeat(200), &draws()).expect_err("signs").diag.code, "expression-too-deep");
        assert_eq!(value(&"1+".repeat(5000), &draws()).expect_err("long").diag.code, "expression-too-long");
    }
}
