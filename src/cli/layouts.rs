//! `--layouts`: which layouts of a level are run.

use crate::base::diag::Diag;

/// The most layouts of one command.
const LIMIT: usize = 10_000;

/// The layouts of `5`, `1..20` (both ends included), `1,4,7` or a mixture, in the order written.
pub fn parse(text: &str) -> Result<Vec<u64>, Diag> {
    let wrong = || Diag::error("cli-bad-layouts").with("value", text);
    let number = |text: &str| text.trim().parse::<u64>().map_err(|_| wrong());
    let mut layouts = Vec::new();
    for part in text.split(',') {
        let (first, last) = match part.split_once("..") {
            // `1..=20` is how Rust writes it.
            Some((first, last)) => (number(first)?, number(last.strip_prefix('=').unwrap_or(last))?),
            None => (number(part)?, number(part)?),
        };
        if first > last {
            return Err(wrong());
        }
        if last - first >= LIMIT as u64 || layouts.len() + (last - first) as usize >= LIMIT {
            return Err(Diag::error("cli-too-many-layouts").with("limit", LIMIT));
        }
        layouts.extend(first..=last);
    }
    Ok(layouts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_have_both_ends() {
        assert_eq!(parse("0").unwrap(), [0]);
        assert_eq!(parse("1..3").unwrap(), [1, 2, 3]);
        assert_eq!(parse("1..=2, 7,9..9").unwrap(), [1, 2, 7, 9]);
        assert_eq!(parse("18446744073709551615").unwrap(), [u64::MAX]);
        assert_eq!(parse("1..10000").unwrap().len(), 10_000);
    }

    #[test]
    fn what_is_no_layout_is_said() {
        for text in ["", "a", "1..", "..2", "3..1", "-1", "1.5", "1,,2", "18446744073709551616"] {
            assert_eq!(parse(text).unwrap_err().code, "cli-bad-layouts", "{text}");
        }
        for text in ["0..18446744073709551615", "1..10001", "1..9999,1..9999"] {
            assert_eq!(parse(text).unwrap_err().code, "cli-too-many-layouts", "{text}");
        }
    }
}
