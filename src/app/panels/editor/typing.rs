//! What a typed sign does beyond itself: pairs close themselves, and new lines stand where they belong.

use std::ops::Range;

use crate::app::panels::editor::edit::{Edit, byte_of, line_and_column, lines_of, place, slice};
use crate::pilot::rhai::lex::{Piece, Span, lex};

/// How far a block is indented, spaces.
pub const INDENT: usize = 4;

/// What a sign closes.
pub fn closing(open: char) -> Option<char> {
    match open {
        '(' => Some(')'),
        '[' => Some(']'),
        '{' => Some('}'),
        _ => None,
    }
}

/// Pairs of brackets in a text by the bytes at which they stand; brackets in texts and comments are none.
pub fn pairs(text: &str, spans: &[Span]) -> Vec<(usize, usize)> {
    let mut open: Vec<(char, usize)> = Vec::new();
    let mut found = Vec::new();
    for span in spans.iter().filter(|span| span.piece == Piece::Symbol) {
        let Some(sign) = text[span.range.clone()].chars().next_back() else { continue };
        let at = span.range.end - 1;
        if closing(sign).is_some() {
            open.push((sign, at));
        } else if matches!(sign, ')' | ']' | '}')
            && let Some(index) = open.iter().rposition(|(begun, _)| closing(*begun) == Some(sign))
        {
            // What was opened after it was never closed.
            found.push((open[index].1, at));
            open.truncate(index);
        }
    }
    found
}

/// What happens when a text is typed in place of a range, of which `selected` was just taken out.
pub fn typed(text: &str, at: usize, typed: &str, selected: &str) -> Edit {
    let mut letters = typed.chars();
    let plain = || Edit::replace(at..at, typed);
    let (Some(sign), None) = (letters.next(), letters.next()) else {
        return Edit::replace(at..at, tidy(typed));
    };
    let next = text[byte_of(text, at)..].chars().next();
    match sign {
        '\n' => new_line(text, at),
        '(' | '[' | '{' | '"' if !selected.is_empty() && !selected.contains('\n') => {
            let close = closing(sign).unwrap_or(sign);
            let length = selected.chars().count();
            let select = at + 1..at + 1 + length;
            Edit { range: at..at, text: format!("{sign}{selected}{close}"), select }
        }
        '(' | '[' | '{' => match closing(sign) {
            Some(close)
                if is_code(text, at) && next.is_none_or(|next| next.is_whitespace() || ")]};,".contains(next)) =>
            {
                Edit { range: at..at, text: format!("{sign}{close}"), select: at + 1..at + 1 }
            }
            _ => plain(),
        },
        ')' | ']' | '}' if next == Some(sign) && is_code(text, at) && is_closed(text, at) => over(at),
        ';' => semicolon(text, at),
        '}' => closing_brace(text, at),
        '"' => quote(text, at, next),
        _ => plain(),
    }
}

/// What happens when a text is typed where something is selected or the cursor stands.
pub fn over_selection(text: &str, selection: &Range<usize>, sign: &str) -> Edit {
    let taken = Edit::replace(selection.clone(), "").applied(text);
    let edit = typed(&taken, selection.start, sign, slice(text, selection));
    Edit { range: edit.range.start..edit.range.end + selection.len(), ..edit }
}

/// Goes over the sign that stands there already.
fn over(at: usize) -> Edit {
    Edit { range: at..at, text: String::new(), select: at + 1..at + 1 }
}

/// A command's end goes behind the brackets that closed themselves at the end of the line, and over the one that is there.
fn semicolon(text: &str, at: usize) -> Edit {
    let rest = slice(text, &(at..lines_of(text, &(at..at)).end));
    let closing = rest.chars().take_while(|sign| matches!(sign, ')' | ']')).count();
    let behind = rest.get(closing..).map_or("", str::trim_end);
    let belongs = |place: usize| is_closed(text, place) && !is_of_for(text, place);
    if closing == 0 || !matches!(behind, "" | ";") || !is_code(text, at) || !(at..at + closing).all(belongs) {
        return Edit::replace(at..at, ";");
    }
    let end = at + closing;
    if behind == ";" {
        return Edit { range: at..at, text: String::new(), select: end + 1..end + 1 };
    }
    Edit { range: at..end, text: format!("{};", &rest[..closing]), select: end + 1..end + 1 }
}

/// Closes the bracket at a place a `for (…; …; …)` of another language, which has semicolons inside?
fn is_of_for(text: &str, at: usize) -> bool {
    let byte = byte_of(text, at);
    let open = pairs(text, &lex(text)).into_iter().find(|(_, close)| *close == byte);
    open.is_some_and(|(open, _)| text[..open].trim_end().ends_with("for"))
}

/// A pasted text as a program can have it: line ends and spaces of one kind, and no signs that can't be seen.
fn tidy(text: &str) -> String {
    let mut tidied = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\r' => {
                letters.next_if_eq(&'\n');
                tidied.push('\n');
            }
            '\t' => tidied.push_str("    "),
            '\u{a0}' | '\u{202f}' => tidied.push(' '),
            '\u{feff}' | '\u{200b}' => {}
            '\n' => tidied.push('\n'),
            _ if letter.is_control() => {}
            _ => tidied.push(letter),
        }
    }
    tidied
}

/// Stands a place between characters in the program itself, in no text and no comment?
fn is_code(text: &str, at: usize) -> bool {
    piece_at(text, at).is_none_or(|piece| !matches!(piece, Piece::Text | Piece::Comment))
}

/// The piece within which a place between characters lies; a comment to the end of its line reaches over its end, and so
/// does a text that isn't closed.
fn piece_at(text: &str, at: usize) -> Option<Piece> {
    let byte = byte_of(text, at);
    let inside = |span: &Span| {
        let open = match span.piece {
            Piece::Comment => text[span.range.clone()].starts_with("//"),
            Piece::Text => !is_whole(&text[span.range.clone()]),
            _ => false,
        };
        span.range.start < byte && (byte < span.range.end || open && byte == span.range.end)
    };
    lex(text).into_iter().find(inside).map(|span| span.piece)
}

/// Does a text end with the quote that it began with?
fn is_whole(text: &str) -> bool {
    let mut letters = text.chars();
    let first = letters.next();
    letters.next_back().is_some() && text.chars().next_back() == first && !text.ends_with("\\\"")
}

/// Belongs the closing bracket at a place to an opening one?
fn is_closed(text: &str, at: usize) -> bool {
    let byte = byte_of(text, at);
    pairs(text, &lex(text)).iter().any(|(_, close)| *close == byte)
}

fn quote(text: &str, at: usize, next: Option<char>) -> Edit {
    let inside = piece_at(text, at);
    let before = slice(text, &(at.saturating_sub(1)..at)).chars().next();
    match inside {
        Some(Piece::Text) if next == Some('"') && before != Some('\\') => over(at),
        Some(Piece::Text | Piece::Comment) => Edit::replace(at..at, "\""),
        _ if next.is_some_and(is_word) || before.is_some_and(|before| is_word(before) || before == '"') => {
            Edit::replace(at..at, "\"")
        }
        _ => Edit { range: at..at, text: "\"\"".to_owned(), select: at + 1..at + 1 },
    }
}

fn is_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

/// The spaces with which a line begins.
pub fn indent_of(line: &str) -> usize {
    line.chars().take_while(|letter| *letter == ' ').count()
}

/// A new line stands as deep as the one before it, and deeper after an opening bracket; its closing one gets a line too.
fn new_line(text: &str, at: usize) -> Edit {
    let line = lines_of(text, &(at..at));
    let before = slice(text, &(line.start..at));
    let after = slice(text, &(at..line.end));
    let indent = indent_of(before);
    let opened = if is_code(text, at) { before.trim_end().chars().next_back().and_then(closing) } else { None };
    let deeper = indent + if opened.is_some() { INDENT } else { 0 };
    let mut put = format!("\n{}", " ".repeat(deeper));
    let cursor = at + put.chars().count();
    if opened.is_some() && after.trim_start().chars().next() == opened {
        put.push('\n');
        put.push_str(&" ".repeat(indent));
    }
    // Spaces that would stand before the moved rest of the line are not needed twice.
    let spaces = indent_of(after);
    Edit { range: at..at + spaces, text: put, select: cursor..cursor }
}

/// A closing brace that is the first sign of its line stands as deep as the line of its opening one.
fn closing_brace(text: &str, at: usize) -> Edit {
    let line = lines_of(text, &(at..at));
    let before = slice(text, &(line.start..at));
    if before.is_empty() || !before.trim().is_empty() || !is_code(text, at) {
        return Edit::replace(at..at, "}");
    }
    let with = Edit::replace(line.start..at, "}").applied(text);
    let byte = byte_of(&with, line.start);
    let opening = pairs(&with, &lex(&with)).into_iter().find(|(_, close)| *close == byte);
    let indent = opening.map_or(before.len().saturating_sub(INDENT), |(open, _)| {
        let start = with[..open].rfind('\n').map_or(0, |at| at + 1);
        indent_of(&with[start..])
    });
    Edit::replace(line.start..at, format!("{}}}", " ".repeat(indent)))
}

/// What the key that deletes backwards takes away before a place: a pair that is empty, spaces to the step before, or one sign.
pub fn rubbed_out(text: &str, at: usize) -> Range<usize> {
    let (_, column) = line_and_column(text, at);
    let column = column as usize - 1;
    let before = slice(text, &(at - column.min(at)..at));
    let sign = before.chars().next_back();
    let next = text[byte_of(text, at)..].chars().next();
    let is_pair = sign.is_some_and(|sign| closing(sign).or((sign == '"').then_some('"')) == next && next.is_some());
    if is_pair && (sign != Some('"') || piece_at(text, at) == Some(Piece::Text)) {
        return at - 1..at + 1;
    }
    if column > 0 && before.trim().is_empty() {
        let step = (column - 1) % INDENT + 1;
        return at - step..at;
    }
    at.saturating_sub(1)..at
}

/// Lines one step deeper, or less deep.
pub fn indent(text: &str, selection: &Range<usize>, deeper: bool) -> Edit {
    if deeper && selection.is_empty() {
        let (_, column) = line_and_column(text, selection.start);
        let step = INDENT - (column as usize - 1) % INDENT;
        return Edit::replace(selection.clone(), " ".repeat(step));
    }
    each_line(text, selection, |line| match deeper {
        true if line.trim().is_empty() => line.to_owned(),
        true => format!("{}{line}", " ".repeat(INDENT)),
        false => line[indent_of(line).min(INDENT)..].to_owned(),
    })
}

/// Changes every line of a selection by itself; the selection stays on the same lines.
pub fn each_line(text: &str, selection: &Range<usize>, mut change: impl FnMut(&str) -> String) -> Edit {
    // A selection that ends before a line's first sign doesn't mean that line.
    let mut touched = selection.clone();
    if !touched.is_empty() && slice(text, &(touched.end - 1..touched.end)) == "\n" {
        touched.end -= 1;
    }
    let range = lines_of(text, &touched);
    let changed: Vec<String> = slice(text, &range).split('\n').map(&mut change).collect();
    let changed = changed.join("\n");
    let length = changed.chars().count();
    let select = if selection.is_empty() {
        // The cursor keeps its distance to the end of its line.
        let at = (range.start + length).saturating_sub(range.end - selection.start).max(range.start);
        at..at
    } else {
        range.start..range.start + length
    };
    Edit { range, text: changed, select }
}

/// The place of the first sign of a line that is no space.
pub fn first_sign(text: &str, line: u32) -> usize {
    let start = place(text, line, 1);
    start + indent_of(&text[byte_of(text, start)..])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Types into a text in which `|` is the cursor, and shows it so again.
    fn type_in(shown: &str, sign: &str) -> String {
        let at = shown.chars().position(|letter| letter == '|').unwrap();
        let text = shown.replacen('|', "", 1);
        show(&text, &typed(&text, at, sign, ""))
    }

    fn show(text: &str, edit: &Edit) -> String {
        let mut shown = edit.applied(text);
        shown.insert(byte_of(&shown, edit.select.end), '|');
        shown
    }

    #[test]
    fn pairs_close_themselves_where_nothing_follows() {
        assert_eq!(type_in("forward|", "("), "forward(|)");
        assert_eq!(type_in("f(|)", "["), "f([|])");
        assert_eq!(type_in("|forward", "("), "(|forward");
        assert_eq!(type_in("// |", "("), "// (|");
        assert_eq!(type_in("print(\"|\")", "("), "print(\"(|\")");
        assert_eq!(type_in("print(|)", "\""), "print(\"|\")");
        assert_eq!(type_in("say(\"a|\")", "\""), "say(\"a\"|)");
        assert_eq!(type_in("say(\"a\\|\")", "\""), "say(\"a\\\"|\")");
        assert_eq!(type_in("// don|", "\""), "// don\"|");
    }

    #[test]
    fn a_closing_bracket_goes_over_the_one_that_is_there() {
        assert_eq!(type_in("f(|)", ")"), "f()|");
        assert_eq!(type_in("|)", ")"), ")|)");
        assert_eq!(type_in("x|", ")"), "x)|");
    }

    #[test]
    fn a_semicolon_goes_behind_the_brackets_that_closed_themselves() {
        assert_eq!(type_in("forward(50|)", ";"), "forward(50);|");
        assert_eq!(type_in("forward(max(1, 2|))", ";"), "forward(max(1, 2));|");
        assert_eq!(type_in("let list = [1, 2|]\nstop();", ";"), "let list = [1, 2];|\nstop();");
        assert_eq!(type_in("forward(50|);", ";"), "forward(50);|", "it is there already");
        assert_eq!(type_in("for (int i = 0|)", ";"), "for (int i = 0;|)");
        assert_eq!(type_in("print(\"a|)\");", ";"), "print(\"a;|)\");");
        assert_eq!(type_in("f(50|, 3)", ";"), "f(50;|, 3)", "the line goes on");
        assert_eq!(type_in("x|)", ";"), "x;|)", "it closes nothing");
        assert_eq!(type_in("loop { f(2)| }", ";"), "loop { f(2);| }");
    }

    #[test]
    fn a_selection_is_put_in_brackets() {
        let edit = typed("say();", 4, "\"", "қош");
        assert_eq!((edit.applied("say();").as_str(), edit.select), ("say(\"қош\");", 5..8));
    }

    #[test]
    fn a_sign_of_the_bar_takes_the_place_of_what_is_selected() {
        let put = |selection: Range<usize>, sign: &str| over_selection("a + bc", &selection, sign).applied("a + bc");
        assert_eq!(put(4..6, "("), "a + (bc)");
        assert_eq!(put(2..3, "-"), "a - bc");
        assert_eq!(put(6..6, ";"), "a + bc;");
    }

    #[test]
    fn a_new_line_stands_where_it_belongs() {
        assert_eq!(type_in("if x {|}", "\n"), "if x {\n    |\n}");
        assert_eq!(type_in("    if x {|", "\n"), "    if x {\n        |");
        assert_eq!(type_in("    stop();|", "\n"), "    stop();\n    |");
        assert_eq!(type_in("    a|   b", "\n"), "    a\n    |b");
        assert_eq!(type_in("// {|", "\n"), "// {\n|");
        assert_eq!(type_in("|", "\n"), "\n|");
    }

    #[test]
    fn a_closing_brace_stands_below_the_line_that_opened_it() {
        assert_eq!(type_in("if x {\n    |", "}"), "if x {\n}|");
        assert_eq!(type_in("fn f() {\n    if x {\n        |\n}", "}"), "fn f() {\n    if x {\n    }|\n}");
        assert_eq!(type_in("        |", "}"), "    }|");
        assert_eq!(type_in("let m = #{|", "}"), "let m = #{}|");
    }

    #[test]
    fn deleting_backwards_takes_an_empty_pair_and_a_step_of_spaces() {
        let rub = |shown: &str| {
            let at = shown.chars().position(|letter| letter == '|').unwrap();
            let text = shown.replacen('|', "", 1);
            show(&text, &Edit::replace(rubbed_out(&text, at), ""))
        };
        assert_eq!(rub("f(|)"), "f|");
        assert_eq!(rub("f(\"|\")"), "f(|)");
        assert_eq!(rub("f(\"a\"|\"b\")"), "f(\"a|\"b\")");
        assert_eq!(rub("        |x"), "    |x");
        assert_eq!(rub("      |x"), "    |x");
        assert_eq!(rub("a\n|b"), "a|b");
        assert_eq!(rub("|b"), "|b");
        assert_eq!(rub("ә|"), "|");
    }

    #[test]
    fn tab_moves_lines_and_the_other_way_back() {
        let text = "a\nb\n\nc";
        let deeper = indent(text, &(0..5), true);
        assert_eq!(deeper.applied(text), "    a\n    b\n\nc");
        let deep = deeper.applied(text);
        assert_eq!(indent(&deep, &deeper.select, false).applied(&deep), text);
        assert_eq!(show("ab", &indent("ab", &(1..1), true)), "a   |b");
        assert_eq!(show("    ab", &indent("    ab", &(5..5), false)), "a|b");
    }

    #[test]
    fn what_is_pasted_gets_line_ends_and_spaces_of_one_kind() {
        assert_eq!(typed("", 0, "a\r\nb\rc\td\u{a0}e\u{200b}\u{7}", "").text, "a\nb\nc    d e");
    }

    #[test]
    fn brackets_find_their_partners_and_texts_have_none() {
        let text = "f(a[1], \")\") { // }\n}";
        let found = pairs(text, &lex(text));
        assert_eq!(found, [(3, 5), (1, 11), (13, 20)]);
        assert_eq!(pairs("(]", &lex("(]")), []);
        let map = "#{a: (1}";
        assert_eq!(pairs(map, &lex(map)), [(1, 7)]);
    }
}
