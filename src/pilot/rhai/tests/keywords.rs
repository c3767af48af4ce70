//! The list of keywords: it is the one of the engine.

use rhai::Token;

use crate::pilot::rhai::engine::SWITCHED_OFF;
use crate::pilot::rhai::lex::KEYWORDS;

/// Keywords that only matter between the files of a larger program.
const BETWEEN_FILES: &[&str] = &["as", "private"];

fn is_keyword(name: &str) -> bool {
    let token = Token::lookup_symbol_from_syntax(name);
    token.is_some_and(|token| token.is_standard_keyword() || token == Token::Switch)
        && !SWITCHED_OFF.contains(&name)
        && !BETWEEN_FILES.contains(&name)
}

#[test]
fn the_list_has_the_keywords_of_the_engine() {
    for &name in KEYWORDS {
        assert!(is_keyword(name) || matches!(name, "global" | "this"), "{name}");
    }
    // Every short name that can be written; the long ones are those of Rhai's own list.
    let mut short = vec![String::new()];
    for _ in 0..4 {
        short = short.iter().flat_map(|name| ('a'..='z').map(move |letter| format!("{name}{letter}"))).collect();
        assert!(short.iter().all(|name| !is_keyword(name) || KEYWORDS.contains(&name.as_str())));
    }
    for name in ["while", "until", "break", "return", "const", "false", "throw", "catch", "switch", "continue"] {
        assert!(is_keyword(name) && KEYWORDS.contains(&name), "{name}");
    }
}
