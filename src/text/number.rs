//! Numbers as people read them: rounded sensibly, with the decimal comma in Kazakh and Russian.

use crate::text::lang::Lang;

/// The digits from which on thousands stand apart.
const GROUPED_FROM: usize = 5;

/// Rounds to what is worth reading: two decimals, one from 100 on, none from 1000 on, and three below 0.1.
pub fn rounded(number: f64) -> f64 {
    let size = number.abs();
    let factor = match size {
        _ if !number.is_finite() || size < 0.0005 => 1.0,
        _ if size < 0.1 => 1000.0,
        _ if size < 100.0 => 100.0,
        _ if size < 1000.0 => 10.0,
        _ => 1.0,
    };
    let rounded = (number * factor).round() / factor;
    // No "-0".
    if rounded == 0.0 { 0.0 } else { rounded }
}

/// The number in a sentence of this language: `12,5` and `20 000` in Russian and Kazakh, `12.5` and `20,000` in English.
pub fn prose(lang: Lang, number: f64) -> String {
    let (point, group) = match lang {
        Lang::En => ('.', ','),
        Lang::Ru | Lang::Kk => (',', '\u{a0}'),
    };
    let plain = code(number);
    let (whole, decimals) = plain.split_once('.').unwrap_or((&plain, ""));
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("−", digits));
    let mut said = sign.to_owned();
    let apart = digits.len() >= GROUPED_FROM && digits.bytes().all(|digit| digit.is_ascii_digit());
    for (index, digit) in digits.chars().enumerate() {
        if apart && index > 0 && (digits.len() - index).is_multiple_of(3) {
            said.push(group);
        }
        said.push(digit);
    }
    if !decimals.is_empty() {
        said.push(point);
        said.push_str(decimals);
    }
    said
}

/// The number as a program writes it, in every language: `12.5`.
pub fn code(number: f64) -> String {
    match number {
        _ if number.is_nan() => "?".to_owned(),
        _ if number == f64::INFINITY => "∞".to_owned(),
        _ if number == f64::NEG_INFINITY => "-∞".to_owned(),
        // Beyond this a float's digits say nothing.
        _ if number.abs() >= 1e15 => format!("{number:.2e}"),
        _ => rounded(number).to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_rounded_to_what_is_worth_reading() {
        let expected = [
            (12.3456, "12.35"),
            (0.1 + 0.2, "0.3"),
            (-0.0001, "0"),
            (0.0123, "0.012"),
            (123.456, "123.5"),
            (1234.5, "1235"),
            (20.0, "20"),
            (f64::NAN, "?"),
            (f64::INFINITY, "∞"),
            (1e300, "1.00e300"),
        ];
        for (number, code_form) in expected {
            assert_eq!(code(number), code_form);
        }
    }

    #[test]
    fn prose_has_the_comma_and_the_spaces_of_its_language() {
        assert_eq!(prose(Lang::Ru, -12.5), "−12,5");
        assert_eq!(prose(Lang::Kk, 20_000.0), "20\u{a0}000");
        assert_eq!(prose(Lang::En, 1_234_567.0), "1,234,567");
        assert_eq!(prose(Lang::En, 9999.0), "9999");
        assert_eq!(prose(Lang::En, f64::NEG_INFINITY), "−∞");
    }
}
