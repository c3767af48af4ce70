//! Fixes of habits from other languages.

use super::{Change, Site};
use crate::app::panels::editor::reading::Reading;
use crate::pilot::rhai::scan::Kind;

/// The fix of a habit.
pub(super) fn change(site: &Site) -> Option<Change> {
    Some(match site.diag.code.as_ref() {
        "pilot-habit-logic" | "pilot-habit-literal" | "pilot-habit-comparison" | "pilot-habit-begin" => {
            site.write(site.arg("meant")?)
        }
        "pilot-habit-comment" => site.write("//"),
        "pilot-habit-else-if" => site.write("else if"),
        "pilot-habit-function" => site.write("fn"),
        "pilot-habit-map" => site.write("#{"),
        "pilot-habit-then" if site.token(1).is_some_and(|next| next.is("{")) => {
            let end = site.token(1)?.start;
            Change { range: site.span.start..end, ..site.delete() }
        }
        "pilot-habit-then" => site.write("{"),
        "pilot-habit-colon" => {
            let space = if site.text()[..site.span.start].ends_with(' ') { "" } else { " " };
            site.write(format!("{space}{{"))
        }
        "pilot-habit-unit" => site.write(site.example()?),
        "pilot-habit-type" => typed(site)?,
        "pilot-habit-step" => step(site)?,
        "pilot-habit-c-for" => c_for(site)?,
        "pilot-habit-range" => range(site)?,
        "pilot-habit-repeat" => repeat(site)?,
        "pilot-habit-f-string" => f_string(site)?,
        _ => return None,
    })
}

/// `int x` becomes `let x`, `x: int` becomes `x`.
fn typed(site: &Site) -> Option<Change> {
    if site.said() != ":" {
        return Some(site.write("let"));
    }
    let kind = site.token(1).filter(|kind| kind.kind == Kind::Name)?;
    let range = site.span.start..kind.end();
    Some(Change { shown: site.text()[range.clone()].to_owned(), range, ..site.delete() })
}

/// `i++` becomes `i += 1`.
fn step(site: &Site) -> Option<Change> {
    let sign = if site.said() == "++" { "+=" } else { "-=" };
    let index = site.token?;
    let before = index.checked_sub(1).map(|before| site.reading.tokens[before]);
    if let Some(name) = before.filter(|name| name.kind == Kind::Name && name.end() == site.span.start) {
        let put = format!("{} {sign} 1", name.text);
        return Some(site.write_at(name.start..site.span.end, put));
    }
    let name = site.token(1).filter(|name| name.kind == Kind::Name)?;
    Some(site.write_at(site.span.start..name.end(), format!("{} {sign} 1", name.text)))
}

/// `for (int i = 0; i < 5; i++)` becomes `for i in 0..5`.
fn c_for(site: &Site) -> Option<Change> {
    let first = site.token? + 2;
    let tokens = &site.reading.tokens;
    let end = |from: usize, sign: &str| (from..tokens.len()).find(|index| tokens[*index].is(sign));
    let (one, two) = (end(first, ";")?, end(end(first, ";")? + 1, ";")?);
    let close = end(two, ")")?;
    let text = |from: usize, to: usize| {
        let (from, to) = (tokens.get(from)?, tokens.get(to.checked_sub(1)?)?);
        site.text().get(from.start..to.end())
    };
    let sign = (first..one).find(|index| tokens[*index].is("="))?;
    let name = tokens.get(sign.checked_sub(1)?).filter(|name| name.kind == Kind::Name)?.text;
    let from = text(sign + 1, one)?;
    let compares = one + 2;
    let dots = match (tokens[one + 1].is(name), tokens.get(compares)?.text) {
        (true, "<") => "..",
        (true, "<=") => "..=",
        _ => return None,
    };
    let to = text(compares + 1, two)?;
    // Only steps of one are a range.
    let step: String = tokens[two + 1..close].iter().map(|token| token.text).collect();
    let by_one = [format!("{name}++"), format!("++{name}"), format!("{name}+=1"), format!("{name}={name}+1")];
    by_one.contains(&step).then(|| {
        let put = format!("for {name} in {from}{dots}{to}");
        site.write_at(site.span.start..tokens[close].end(), put)
    })
}

/// `range(5)` becomes `0..5`.
fn range(site: &Site) -> Option<Change> {
    Some(site.write_at(site.span.start..call_end(&site.reading, site.token?)?, site.example()?))
}

/// The end of the call whose name is the `index`-th token.
pub(super) fn call_end(reading: &Reading, index: usize) -> Option<usize> {
    let mut depth = 0usize;
    for token in reading.tokens.get(index + 1..)? {
        match token.text {
            "(" | "[" | "{" | "#{" | "${" | "?[" if token.kind == Kind::Symbol => depth += 1,
            ")" | "]" | "}" if token.kind == Kind::Symbol => depth = depth.checked_sub(1)?,
            _ if depth == 0 => return None,
            _ => {}
        }
        if depth == 0 {
            return Some(token.end());
        }
    }
    None
}

/// `repeat 4 {` becomes `for i in 0..4 {`.
fn repeat(site: &Site) -> Option<Change> {
    if site.said() == "forever" {
        return Some(site.write("loop"));
    }
    let next = site.token(1)?;
    if next.kind == Kind::Number {
        return Some(site.write_at(site.span.start..next.end(), format!("for i in 0..{}", next.text)));
    }
    let (number, close) = (site.token(2)?, site.token(3)?);
    (next.is("(") && number.kind == Kind::Number && close.is(")"))
        .then(|| site.write_at(site.span.start..close.end(), format!("for i in 0..{}", number.text)))
}

/// `f"x = {x}"` becomes a text in backticks.
fn f_string(site: &Site) -> Option<Change> {
    let text = site.token(1).filter(|text| text.start == site.span.end && text.text.len() >= 2)?;
    let inside = text.text.get(1..text.text.len() - 1)?;
    Some(site.write_at(site.span.start..text.end(), format!("`{}`", inside.replace('{', "${"))))
}
