//! Fixes of signs: what is missing, too much, or only looks like the right one.

use super::{Change, Site};
use crate::app::panels::editor::complete::indent_at;
use crate::pilot::rhai;
use crate::pilot::rhai::scan::{Kind, Token};

/// The fix of a problem with signs.
pub(super) fn change(site: &Site) -> Option<Change> {
    let after = site.span.start;
    Some(match site.diag.code.as_ref() {
        "pilot-semicolon" => site.add(after, ";"),
        "pilot-comma" => site.add(after, ","),
        "pilot-missing" => {
            let missing = site.arg("missing").filter(|sign| matches!(*sign, ")" | "]" | "}" | ":" | "=>" | "="))?;
            site.add(after, missing)
        }
        "pilot-brace-needed" => site.add(after, " {"),
        "pilot-function-params" => site.add(after, "()"),
        "pilot-not-closed" => not_closed(site)?,
        "pilot-not-opened" => site.delete(),
        "pilot-end-inside" => end_inside(site)?,
        "pilot-mixed-brackets" => site.write(site.arg("close")?),
        "pilot-text-open" => text_open(site)?,
        "pilot-comment-open" => site.add(site.line_end(after), " */"),
        "pilot-single-quotes" => single_quotes(site)?,
        "pilot-quotes" => curly_quotes(site),
        "pilot-odd-space" => site.write(" ").named("␣"),
        "pilot-lookalike" => site.write(rhai::in_latin(site.arg("name")?)),
        "pilot-layout" => site.write(site.arg("meant")?),
        "pilot-decimal-comma" => site.write(site.said().replace(',', ".")),
        "pilot-assign-compare" if site.said() == "=" => site.write("=="),
        "pilot-remainder-lost" => {
            let whole = site.said().rsplit('/').next()?.trim();
            let is_number = !whole.is_empty() && whole.bytes().all(|byte| byte.is_ascii_digit());
            is_number.then(|| site.add(site.span.end, ".0"))?
        }
        _ => return None,
    })
}

/// A closing bracket where it was most likely meant.
fn not_closed(site: &Site) -> Option<Change> {
    let close = site.arg("close")?;
    let open = site.token?;
    if close == "}" && site.reading.tokens[open].text != "${" {
        return Some(block_end(site).named("}"));
    }
    let tokens = &site.reading.tokens;
    let mut depth = 0usize;
    let mut last = open;
    for (index, token) in tokens.iter().enumerate().skip(open + 1) {
        let goes_on = token.line == tokens[last].line || ends_open(&tokens[last]);
        match (token.kind, token.text) {
            _ if depth == 0 && !goes_on => break,
            (Kind::Symbol, ";" | "{") if depth == 0 => break,
            (Kind::Symbol, "(" | "[" | "{" | "#{" | "${" | "?[") => depth += 1,
            (Kind::Symbol, ")" | "]" | "}") => match depth.checked_sub(1) {
                Some(less) => depth = less,
                None => break,
            },
            _ => {}
        }
        last = index;
    }
    Some(site.add(tokens[last].end(), close))
}

/// The `;` behind the brackets that stand after it.
fn end_inside(site: &Site) -> Option<Change> {
    let tokens = &site.reading.tokens;
    let sign = site.token?;
    let line = tokens.get(sign)?.line;
    let closes = |token: &&Token| token.line == line && matches!(token.text, ")" | "]");
    let last = tokens.iter().skip(sign + 1).take_while(closes).last()?;
    let brackets = site.text().get(site.span.start + 1..last.end())?;
    let has_end = site.text()[last.end()..].trim_start_matches(' ').starts_with(';');
    let put = format!("{}{}", brackets.trim_start(), if has_end { "" } else { ";" });
    Some(site.write_at(site.span.start..last.end(), put))
}

/// Does the line go on after this token?
fn ends_open(token: &Token) -> bool {
    token.kind == Kind::Symbol && !matches!(token.text, ")" | "]" | "}" | ";" | "(")
}

/// A brace after the lines that stand further in than the one with the open brace.
fn block_end(site: &Site) -> Change {
    let text = site.text();
    let indent = indent_at(text, site.span.start);
    let width = indent.chars().count();
    let mut at = (site.line_end(site.span.start) + 1).min(text.len());
    let mut inside = false;
    for line in text[at..].split_inclusive('\n') {
        let said = line.trim();
        let line_width = line.chars().take_while(|sign| *sign == ' ' || *sign == '\t').count();
        if !said.is_empty() && line_width <= width {
            if inside {
                return site.add(at, format!("{indent}}}\n"));
            }
            // The block is not indented, so it may go on to the end.
            break;
        }
        inside |= !said.is_empty();
        at += line.len();
    }
    let new_line = if text.ends_with('\n') { "" } else { "\n" };
    site.add(text.len(), format!("{new_line}{indent}}}\n"))
}

/// The second quote of a text, before the brackets and the `;` that end the line.
fn text_open(site: &Site) -> Option<Change> {
    let start = site.span.start;
    let quote = site.text().get(start..)?.chars().next().filter(|sign| matches!(sign, '"' | '\'' | '`'))?;
    let line = &site.text()[start + 1..site.line_end(start)];
    let mut inside = line.trim_end();
    inside = inside.strip_suffix(';').unwrap_or(inside);
    // As many brackets as are open before the text belong behind it.
    let before = site.text()[..start].rsplit('\n').next().unwrap_or_default();
    let open = before.matches('(').count().saturating_sub(before.matches(')').count());
    let own = inside.matches('(').count();
    let mut closing = inside.matches(')').count().saturating_sub(own).min(open);
    while closing > 0 && inside.ends_with(')') {
        inside = &inside[..inside.len() - 1];
        closing -= 1;
    }
    let mut end = start + 1 + inside.len();
    let mut put = String::from("\"");
    if quote == '`' {
        put = "`".to_owned();
    }
    if quote == '\'' {
        let text = format!("\"{}\"", inside.replace('"', "\\\""));
        return Some(site.write_at(start..end, text));
    }
    // Nothing behind it at all: the brackets and the end of the command are missing as well.
    if end == start + 1 + line.trim_end().len() && open > 0 {
        put = format!("{put}{};", ")".repeat(open));
        end = start + 1 + line.trim_end().len();
    }
    Some(site.add(end, put))
}

fn single_quotes(site: &Site) -> Option<Change> {
    let inside = site.said().strip_prefix('\'')?.strip_suffix('\'')?;
    Some(site.write(format!("\"{}\"", inside.replace('"', "\\\""))))
}

/// All curly quotes of the line, straight.
fn curly_quotes(site: &Site) -> Change {
    const CURLY: &[char] = &['“', '”', '„', '‟', '«', '»', '‘', '’', '‚', '‹', '›'];
    let start = site.span.start;
    let line = &site.text()[start..site.line_end(start)];
    let end = line
        .rfind(CURLY)
        .map_or(site.span.end, |last| start + last + line[last..].chars().next().map_or(0, char::len_utf8));
    site.write_at(start..end, site.text()[start..end].replace(CURLY, "\""))
}
