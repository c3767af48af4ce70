//! The keywords of the language, as the engine knows them.

/// Every keyword of a robot's program, in the order in which people meet them.
pub const KEYWORDS: &[&str] = &[
    "let", "const", "if", "else", "while", "loop", "for", "in", "do", "until", "break", "continue", "return", "fn",
    "switch", "true", "false", "throw", "try", "catch", "global", "this",
];

#[cfg(test)]
mod tests {
    use rhai::Token;

    use super::*;
    use crate::pilot::rhai::engine::SWITCHED_OFF;

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
        // Every short name that can be written; the long ones are those of Rhai's own list of statements.
        let mut short = vec![String::new()];
        for _ in 0..4 {
            short = short.iter().flat_map(|name| ('a'..='z').map(move |letter| format!("{name}{letter}"))).collect();
            assert!(short.iter().all(|name| !is_keyword(name) || KEYWORDS.contains(&name.as_str())));
        }
        for name in ["while", "until", "break", "return", "const", "false", "throw", "catch", "switch", "continue"] {
            assert!(is_keyword(name) && KEYWORDS.contains(&name), "{name}");
        }
    }
}
