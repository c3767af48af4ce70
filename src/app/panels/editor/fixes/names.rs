//! Fixes of names: near misses, forgotten brackets and quotes, names that must be made known.

use super::habits::call_end;
use super::{Change, Site, text_arg};
use crate::pilot::rhai::scan::Kind;

/// The names that the hints say were meant.
pub(super) fn meant(site: &Site) -> Vec<Change> {
    let hints = site.diag.hints.iter().filter(|hint| hint.code == "hint-did-you-mean");
    let names = hints.filter_map(|hint| text_arg(&hint.args, "name"));
    let is_name = |text: &str| text.chars().all(|sign| sign.is_alphanumeric() || sign == '_');
    let said = site.said();
    names
        .filter_map(|name| {
            // The place of a text is with its quotes.
            if said.starts_with('"') {
                return Some(site.write(format!("\"{name}\"")));
            }
            let fits = !said.is_empty() && (is_name(said) == is_name(name)) && !said.contains('\n');
            fits.then(|| site.write(name))
        })
        .collect()
}

/// The fix of a problem with a name.
pub(super) fn change(site: &Site) -> Option<Change> {
    let start = site.span.start;
    Some(match site.diag.code.as_ref() {
        "pilot-word-parens" => {
            let example = site.example().filter(|example| !example.contains('…'))?;
            example.starts_with(site.said()).then(|| site.write(example))?
        }
        "pilot-call-parens" => call_parens(site)?,
        "pilot-text-quotes" => site.write(format!("\"{}\"", site.said())),
        "pilot-no-let" => site.add(start, "let "),
        "pilot-assign-constant" => {
            let tokens = &site.reading.tokens;
            let name = site.arg("name")?;
            let declared = tokens.windows(2).find(|pair| pair[0].is("const") && pair[1].text == name)?;
            site.write_at(declared[0].start..declared[0].end(), "let")
        }
        "pilot-not-visible" => {
            let example = site.example().filter(|example| example.starts_with("global::"))?;
            site.write(example)
        }
        "pilot-unknown-word" => elsewhere(site)?,
        "pilot-bad-name" => {
            let name = site.arg("name")?.replace([' ', '-'], "_");
            let begins = name.starts_with(|sign: char| sign.is_alphabetic() || sign == '_');
            begins.then(|| site.write(name))?
        }
        "pilot-device-needed" => {
            let hint = site.diag.hints.iter().find(|hint| hint.code == "pilot-hint-device")?;
            let (device, open) = (text_arg(&hint.args, "name")?, site.token(1).filter(|open| open.is("("))?);
            let comma = if site.token(2).is_some_and(|close| close.is(")")) { "" } else { ", " };
            site.add(open.end(), format!("\"{device}\"{comma}"))
        }
        // `wait_until(time() > 2)` needs a small function.
        "pilot-wrong-kind" | "pilot-condition-not-bool" => {
            site.example().filter(|example| example.contains("(|| "))?;
            site.add(start, "|| ").named("||")
        }
        _ => return None,
    })
}

/// `forward 30;` becomes `forward(30);`.
fn call_parens(site: &Site) -> Option<Change> {
    let index = site.token?;
    let tokens = &site.reading.tokens;
    let line = tokens[index].line;
    let values =
        tokens[index + 1..].iter().take_while(|token| token.line == line && !matches!(token.text, ";" | "}" | "{"));
    let last = values.last()?;
    let given = site.text().get(tokens[index + 1].start..last.end())?;
    Some(site.write_at(site.span.start..last.end(), format!("{}({given})", site.said())))
}

/// A function of another language, and what is written here.
fn elsewhere(site: &Site) -> Option<Change> {
    let example = site.example()?;
    let end = call_end(&site.reading, site.token?)?;
    let empty = site.token(2).is_some_and(|close| close.is(")"));
    match example.strip_suffix("(…)") {
        Some(name) => Some(site.write(name)),
        None if example.contains('…') || example.contains("list") || example.contains('x') => None,
        // `delay(500)` keeps what it is given; a bare `turn_left()` gets the whole of it.
        None if empty => Some(site.write_at(site.span.start..end, example)),
        None => {
            let name = example.split('(').next()?;
            let number = site.token(2).is_some_and(|value| value.kind == Kind::Number);
            (number && matches!(name, "wait")).then(|| site.write(name))
        }
    }
}
