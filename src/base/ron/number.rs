//! Numbers as RON writes them.

use crate::base::ron::node::Number;

/// Reads a number: sign, underscores, `0x`, `0b`, `0o`, decimal point, exponent. `None` when it is not one or not finite.
pub(super) fn parse(text: &str) -> Option<Number> {
    let (negative, digits) = match text.as_bytes().first()? {
        b'-' => (true, &text[1..]),
        b'+' => (false, &text[1..]),
        _ => (false, text),
    };
    let radix = match digits.get(..2) {
        Some("0x") => 16,
        Some("0o") => 8,
        Some("0b") => 2,
        _ => return decimal(negative, digits),
    };
    let plain: String = digits[2..].chars().filter(|&sign| sign != '_').collect();
    if plain.starts_with(['+', '-']) || digits[2..].starts_with('_') {
        return None;
    }
    let value = i128::from_str_radix(&plain, radix).ok()?;
    Some(Number::Whole(if negative { -value } else { value }))
}

fn decimal(negative: bool, digits: &str) -> Option<Number> {
    let known = |sign: char| sign.is_ascii_digit() || matches!(sign, '.' | '_' | 'e' | 'E' | '+' | '-');
    if !digits.chars().all(known) || digits.starts_with(['_', 'e', 'E', '+', '-']) {
        return None;
    }
    let mut plain: String = digits.chars().filter(|&sign| sign != '_').collect();
    let is_whole = plain.bytes().all(|digit| digit.is_ascii_digit());
    if let (true, Ok(value)) = (is_whole, plain.parse::<i128>()) {
        return Some(Number::Whole(if negative { -value } else { value }));
    }
    if negative {
        plain.insert(0, '-');
    }
    let value: f64 = plain.parse().ok()?;
    value.is_finite().then_some(Number::Decimal(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_exactly() {
        assert_eq!(parse("-12_000"), Some(Number::Whole(-12_000)));
        assert_eq!(parse("0xFF"), Some(Number::Whole(255)));
        assert_eq!(parse(".5"), Some(Number::Decimal(0.5)));
        assert_eq!(parse("2.5e-3"), Some(Number::Decimal(0.0025)));
        assert_eq!(parse("-0"), Some(Number::Whole(0)));
        for broken in ["1e999", "5cm", "1..2", "-", "0x", "1.2.3", "--1", "1e", ".", ""] {
            assert_eq!(parse(broken), None, "{broken}");
        }
    }
}
