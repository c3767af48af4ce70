//! Finding one's way in tokens: by place, by bracket, by argument.

use crate::pilot::rhai::scan::{Kind, Token};

/// The tokens of a source by their place.
pub struct Places<'a> {
    tokens: &'a [Token<'a>],
}

impl<'a> Places<'a> {
    pub fn new(tokens: &'a [Token<'a>]) -> Self {
        Self { tokens }
    }

    /// The index of the token that covers a place, or of the first one after it.
    pub fn find(&self, line: u32, column: u32) -> Option<usize> {
        let after = self.tokens.partition_point(|token| (token.line, token.column) <= (line, column));
        match after.checked_sub(1).map(|index| (index, &self.tokens[index])) {
            Some((index, token)) if token.line == line && column < token.column + token.length() => Some(index),
            _ => (after < self.tokens.len()).then_some(after),
        }
    }

    /// The index of the token that starts exactly here.
    pub fn starting(&self, line: u32, column: u32) -> Option<usize> {
        self.tokens.binary_search_by_key(&(line, column), |token| (token.line, token.column)).ok()
    }
}

/// The index of the bracket that closes the one at `open`, when the brackets in between are in order.
pub fn closing(tokens: &[Token], open: usize) -> Option<usize> {
    let mut depth = 0usize;
    for (index, token) in tokens.iter().enumerate().skip(open) {
        if token.kind != Kind::Symbol {
            continue;
        }
        match token.text {
            "(" | "[" | "{" | "#{" | "${" | "?[" => depth += 1,
            ")" | "]" | "}" => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    return Some(index);
                }
            }
            _ => {}
        }
    }
    None
}

/// The arguments of the call whose `(` is at `open`: the token range of each. Empty when there is no argument.
pub fn arguments(tokens: &[Token], open: usize) -> Vec<std::ops::Range<usize>> {
    let Some(close) = closing(tokens, open) else { return Vec::new() };
    let mut found = Vec::new();
    let mut depth = 0usize;
    let mut bars = false;
    let mut from = open + 1;
    for (index, token) in tokens.iter().enumerate().take(close).skip(open + 1) {
        if token.kind != Kind::Symbol {
            continue;
        }
        match token.text {
            "(" | "[" | "{" | "#{" | "${" | "?[" => depth += 1,
            ")" | "]" | "}" => depth = depth.saturating_sub(1),
            // The commas between the bars of `|x, y| …` separate parameters, not arguments.
            "|" if depth == 0 && (bars || index == from) => bars = !bars,
            "," if depth == 0 && !bars => {
                found.push(from..index);
                from = index + 1;
            }
            _ => {}
        }
    }
    if from < close {
        found.push(from..close);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pilot::rhai::scan::scan;

    #[test]
    fn arguments_are_split_at_their_own_commas() {
        let found = scan("f(a, [1, 2], |x, y| x + y, #{a: 1, b: 2})");
        assert_eq!(arguments(&found.tokens, 1).len(), 4);
        assert!(arguments(&scan("f()").tokens, 1).is_empty());
    }
}
