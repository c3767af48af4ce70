//! Changes of whole lines: comments, copies, moves, and what is put in from elsewhere.

use std::ops::Range;

use crate::app::panels::editor::edit::{Edit, lines_of, slice};
use crate::app::panels::editor::typing::{each_line, indent_of};

/// Makes lines comments; when all of them are, makes them program again.
pub fn comment(text: &str, selection: &Range<usize>) -> Edit {
    let whole = each_line(text, selection, str::to_owned);
    let written = |line: &&str| !line.trim().is_empty();
    let lines = || whole.text.split('\n').filter(written);
    let all = lines().next().is_some() && lines().all(|line| line.trim_start().starts_with("//"));
    let depth = lines().map(indent_of).min().unwrap_or(0);
    each_line(text, selection, |line| {
        let (spaces, rest) = line.split_at(indent_of(line));
        match all {
            true => {
                let rest = rest.strip_prefix("//").unwrap_or(rest);
                format!("{spaces}{}", rest.strip_prefix(' ').unwrap_or(rest))
            }
            false if line.trim().is_empty() && whole.text.contains('\n') => line.to_owned(),
            false => {
                let (spaces, rest) = line.split_at(depth.min(line.len()));
                format!("{spaces}// {rest}")
            }
        }
    })
}

/// Puts the selected lines in once more, below.
pub fn duplicate(text: &str, selection: &Range<usize>) -> Edit {
    let whole = each_line(text, selection, str::to_owned);
    let shift = whole.text.chars().count() + 1;
    Edit {
        range: whole.range.end..whole.range.end,
        text: format!("\n{}", whole.text),
        select: selection.start + shift..selection.end + shift,
    }
}

/// Moves the selected lines up or down by one; none where the text ends.
pub fn moved(text: &str, selection: &Range<usize>, up: bool) -> Option<Edit> {
    let whole = each_line(text, selection, str::to_owned).range;
    let end = text.chars().count();
    let lines = slice(text, &whole);
    if up {
        let above = lines_of(text, &(whole.start.checked_sub(1)?..whole.start - 1));
        let shift = above.len() + 1;
        let text = format!("{lines}\n{}", slice(text, &above));
        let select = selection.start - shift..selection.end - shift;
        return Some(Edit { range: above.start..whole.end, text, select });
    }
    let below = (whole.end < end).then(|| lines_of(text, &(whole.end + 1..whole.end + 1)))?;
    let shift = below.len() + 1;
    // Without a line's end after it the last line has nothing to be selected beyond it.
    let most = end - whole.start;
    let select = selection.start + shift..(selection.end + shift).min(whole.start + most);
    Some(Edit { range: whole.start..below.end, text: format!("{}\n{lines}", slice(text, &below)), select })
}

/// Puts a text in from elsewhere: statements get lines of their own, anything else stands at the cursor.
pub fn insertion(text: &str, selection: &Range<usize>, put: &str) -> Edit {
    let put = put.trim_end();
    let line = lines_of(text, &(selection.start..selection.start));
    let depth = indent_of(slice(text, &line));
    let spaces = " ".repeat(depth);
    let put = put.replace('\n', &format!("\n{spaces}"));
    let statement = put.contains('\n') || put.ends_with([';', '}']);
    if !statement || !selection.is_empty() {
        return Edit::replace(selection.clone(), put);
    }
    let before = slice(text, &(line.start..selection.start)).trim().is_empty();
    let after = slice(text, &(selection.end..line.end)).trim().is_empty();
    match (before, after) {
        (true, true) => Edit::replace(line, format!("{spaces}{put}")),
        (true, false) => {
            let mut edit = Edit::replace(line.start..line.start, format!("{spaces}{put}"));
            edit.text.push('\n');
            edit
        }
        (false, _) => Edit::replace(line.end..line.end, format!("\n{spaces}{put}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_become_comments_and_program_again() {
        let text = "if x {\n    stop();\n\n}";
        let edit = comment(text, &(0..text.len()));
        let commented = edit.applied(text);
        assert_eq!(commented, "// if x {\n//     stop();\n\n// }");
        assert_eq!(comment(&commented, &edit.select).applied(&commented), text);
        assert_eq!(comment("  a\n", &(3..3)).applied("  a\n"), "  // a\n");
        assert_eq!(comment("//a", &(0..0)).applied("//a"), "a");
        assert_eq!(comment("", &(0..0)).applied(""), "// ");
    }

    #[test]
    fn a_selection_that_ends_at_the_start_of_a_line_leaves_that_line_alone() {
        assert_eq!(comment("a\nb\nc", &(0..4)).applied("a\nb\nc"), "// a\n// b\nc");
    }

    #[test]
    fn a_line_is_put_in_once_more_with_the_cursor_on_the_copy() {
        let edit = duplicate("ab\ncd", &(1..1));
        assert_eq!((edit.applied("ab\ncd").as_str(), edit.select), ("ab\nab\ncd", 4..4));
    }

    #[test]
    fn lines_move_up_and_down_as_far_as_the_text_goes() {
        let down = moved("a\nbc\nd", &(0..0), false).unwrap();
        assert_eq!((down.applied("a\nbc\nd").as_str(), down.select), ("bc\na\nd", 3..3));
        let up = moved("a\nbc\nd", &(5..6), true).unwrap();
        assert_eq!((up.applied("a\nbc\nd").as_str(), up.select), ("a\nd\nbc", 2..3));
        assert_eq!(moved("a\nb", &(0..0), true), None);
        assert_eq!(moved("a\nb", &(3..3), false), None);
        let last = moved("a\n", &(0..1), false).unwrap();
        assert_eq!(last.applied("a\n"), "\na");
    }

    #[test]
    fn statements_from_elsewhere_get_lines_of_their_own() {
        let put = |shown: &str, what: &str| {
            let at = shown.chars().position(|letter| letter == '|').unwrap();
            let text = shown.replacen('|', "", 1);
            insertion(&text, &(at..at), what).applied(&text)
        };
        assert_eq!(put("|", "stop();\n"), "stop();");
        assert_eq!(put("  ab|c;\nd", "stop();\nwait(1);"), "  abc;\n  stop();\n  wait(1);\nd");
        assert_eq!(put("|ab", "stop();"), "stop();\nab");
        assert_eq!(put("  |", "stop();"), "  stop();");
        assert_eq!(put("let x = |;", "distance()"), "let x = distance();");
    }
}
