//! A program's text in pieces, as Rhai reads it: what an editor colours. Any text has pieces, also one that doesn't parse.

use std::ops::Range;

use crate::pilot::rhai::scan::{self, scan};

/// Rhai's own words.
pub const KEYWORDS: &[&str] = &[
    "let", "const", "if", "else", "while", "loop", "for", "in", "do", "until", "break", "continue", "return", "fn",
    "switch", "true", "false", "throw", "try", "catch", "global", "this",
];

/// What a piece of a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece {
    Keyword,
    /// A name, also one with letters that Rhai doesn't allow.
    Name,
    Number,
    /// A text in quotes, or a part of one with `${…}` in it.
    Text,
    Comment,
    /// An operator or a bracket.
    Symbol,
    /// A sign that no program has outside of texts.
    Odd,
}

/// A piece of a text and its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    pub range: Range<usize>,
    pub piece: Piece,
}

/// The pieces of a text, in order; what is in none of them is white space.
pub fn lex(source: &str) -> Vec<Span> {
    let found = scan(source);
    let piece = |token: &scan::Token<'_>| match token.kind {
        scan::Kind::Name if KEYWORDS.contains(&token.text) => Piece::Keyword,
        scan::Kind::Name => Piece::Name,
        scan::Kind::Number => Piece::Number,
        scan::Kind::Text | scan::Kind::Char => Piece::Text,
        scan::Kind::Symbol => Piece::Symbol,
        scan::Kind::Odd => Piece::Odd,
    };
    let mut spans: Vec<Span> = found.comments.into_iter().map(|range| Span { range, piece: Piece::Comment }).collect();
    spans.extend(found.tokens.iter().map(|token| Span { range: token.start..token.end(), piece: piece(token) }));
    spans.sort_by_key(|span| span.range.start);
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_but_white_space_is_in_one_piece_also_in_broken_texts() {
        let texts = [
            "// start\nlet x = 5; /* a /* b */ c */ forward(x); // end",
            "print(\"open\nif x { `a${b",
            "/* never closed\nforward(1);",
            "ащкцфкв(30)ж № 'x",
            "",
        ];
        for text in texts {
            let mut end = 0;
            for span in lex(text) {
                assert!(text[end..span.range.start].trim().is_empty(), "{text:?} up to {span:?}");
                assert!(span.range.start < span.range.end && text.is_char_boundary(span.range.end), "{span:?}");
                end = span.range.end;
            }
            assert!(text[end..].trim().is_empty(), "{text:?}");
        }
    }

    #[test]
    fn keywords_names_and_comments_are_told_apart() {
        let pieces: Vec<Piece> = lex("let x = wait(1); // x").into_iter().map(|span| span.piece).collect();
        use Piece::{Comment, Keyword, Name, Number, Symbol};
        assert_eq!(pieces, [Keyword, Name, Symbol, Name, Symbol, Number, Symbol, Symbol, Comment]);
    }
}
