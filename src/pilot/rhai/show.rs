//! How a value looks in a print, a message or a step: short, the same everywhere, whatever it holds.

use rhai::{Array, Dynamic, FnPtr, ImmutableString, Map};

/// Lists inside of lists are shown to this depth.
const MAX_DEPTH: usize = 6;

/// A value as text of at most about `limit` bytes; what doesn't fit becomes "…".
pub fn show(value: &Dynamic, limit: usize) -> String {
    let mut out = Shown { text: String::new(), limit, full: false };
    out.value(value, 0);
    out.text
}

struct Shown {
    text: String,
    limit: usize,
    full: bool,
}

impl Shown {
    fn push(&mut self, piece: &str) {
        if self.full {
            return;
        }
        if self.text.len() + piece.len() <= self.limit {
            self.text.push_str(piece);
            return;
        }
        let mut end = self.limit.saturating_sub(self.text.len()).min(piece.len());
        while !piece.is_char_boundary(end) {
            end -= 1;
        }
        self.text.push_str(&piece[..end]);
        self.text.push('…');
        self.full = true;
    }

    fn value(&mut self, value: &Dynamic, depth: usize) {
        if self.full {
            return;
        }
        if value.is_locked() {
            // A native is changing it right now.
            self.push("…");
        } else if let Ok(number) = value.as_int() {
            self.push(&number.to_string());
        } else if let Ok(number) = value.as_float() {
            self.push(&number_text(number));
        } else if let Ok(truth) = value.as_bool() {
            self.push(if truth { "true" } else { "false" });
        } else if value.is_unit() {
            self.push("()");
        } else if let Ok(sign) = value.as_char() {
            self.push(sign.encode_utf8(&mut [0; 4]));
        } else if let Some(text) = value.read_lock::<ImmutableString>() {
            if depth == 0 {
                self.push(&text);
            } else {
                self.push("\"");
                self.push(&text);
                self.push("\"");
            }
        } else if value.is::<FnPtr>() {
            self.push("function");
        } else if depth >= MAX_DEPTH {
            self.push("…");
        } else if let Some(list) = value.read_lock::<Array>() {
            self.push("[");
            for (index, item) in list.iter().enumerate() {
                if self.full {
                    return;
                }
                if index > 0 {
                    self.push(", ");
                }
                self.value(item, depth + 1);
            }
            self.push("]");
        } else if let Some(map) = value.read_lock::<Map>() {
            self.push("#{");
            for (index, (key, item)) in map.iter().enumerate() {
                if self.full {
                    return;
                }
                if index > 0 {
                    self.push(", ");
                }
                self.push(key);
                self.push(": ");
                self.value(item, depth + 1);
            }
            self.push("}");
        } else if let Some(range) = value.read_lock::<std::ops::Range<i64>>() {
            self.push(&format!("{}..{}", range.start, range.end));
        } else if let Some(range) = value.read_lock::<std::ops::RangeInclusive<i64>>() {
            self.push(&format!("{}..={}", range.start(), range.end()));
        } else {
            self.push("…");
        }
    }
}

/// A number as Rhai shows it: `30.0` stays recognisable as a number with a point.
fn number_text(number: f64) -> String {
    let size = number.abs();
    if number.is_finite() && (size >= 1e15 || (size != 0.0 && size < 1e-6)) {
        format!("{number:e}")
    } else if number.is_finite() && number == number.trunc() {
        format!("{number:.1}")
    } else {
        format!("{number}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_look_as_they_are_written() {
        assert_eq!(show(&Dynamic::from(30.0), 99), "30.0");
        assert_eq!(show(&Dynamic::from(0.1 + 0.2), 99), "0.30000000000000004");
        assert_eq!(show(&Dynamic::from(1e-9), 99), "1e-9");
        let list: Array = vec![1_i64.into(), "a".into(), Dynamic::UNIT];
        assert_eq!(show(&Dynamic::from(list.clone()), 99), "[1, \"a\", ()]");
        assert_eq!(show(&Dynamic::from(list), 6), "[1, \"a…");
        assert_eq!(show(&Dynamic::from("жжж"), 3), "ж…");
    }

    #[test]
    fn a_list_that_holds_itself_is_shown_and_not_followed_for_ever() {
        let shared = Dynamic::from(Array::new()).into_shared();
        if let Some(mut list) = shared.clone().write_lock::<Array>() {
            list.push(shared.clone());
        }
        assert!(show(&shared, 1_000).len() < 100);
    }
}
