//! Calls that can't work, found before the program starts: functions that nobody knows and counts that nobody takes.

use std::ops::Range;

use rhai::{AST, ASTNode, Array, Dynamic, Expr, FnCallExpr, Map, Position, Stmt};

use crate::base::ask::{Takes, WordEntry};
use crate::base::diag::Diag;
use crate::pilot::rhai::brackets::arguments;
use crate::pilot::rhai::calls::counts;
use crate::pilot::rhai::fault::{Case, call as fault, names};
use crate::pilot::rhai::natives;
use crate::pilot::rhai::scan::Kind;

/// The first call of the text that can't work.
pub fn check(ast: &AST, case: &Case) -> Result<(), Box<Diag>> {
    let mut first: Option<((u32, u32), Diag)> = uncalled(case);
    ast.walk(&mut |path| {
        let (call, position) = match path.last() {
            Some(ASTNode::Expr(Expr::FnCall(call, position))) => (call, *position),
            Some(ASTNode::Stmt(Stmt::FnCall(call, position))) => (call, *position),
            _ => return true,
        };
        if let (Some(line), Some(column)) = (position.line(), position.position())
            && first.as_ref().is_none_or(|(at, _)| (line as u32, column as u32) < *at)
            && let Some(diag) = wrong(case, ast, call, position)
        {
            first = Some(((line as u32, column as u32), diag));
        }
        true
    });
    first.map_or(Ok(()), |(_, diag)| Err(Box::new(diag)))
}

/// `side;`: a function's name as a whole command, which does nothing.
fn uncalled(case: &Case) -> Option<((u32, u32), Diag)> {
    let tokens = case.tokens();
    let variables = case.variables();
    let index = (0..tokens.len()).find(|index| {
        let begins = *index == 0 || matches!(tokens[index - 1].text, ";" | "{" | "}");
        let name = tokens[*index].text;
        begins
            && case.is(index + 1, ";")
            && case.has_function(name)
            && !variables.iter().any(|at| case.text(*at) == name)
    })?;
    let name = case.text(index);
    let diag = Diag::error("pilot-word-parens").with("name", name).at(case.place(index));
    Some(((tokens[index].line, tokens[index].column), super::write(diag, format!("{name}()"))))
}

fn wrong(case: &Case, ast: &AST, call: &FnCallExpr, position: Position) -> Option<Diag> {
    let name = call.name.as_str();
    if call.is_operator_call() || call.is_qualified() {
        return None;
    }
    let index = case.index(position.line()? as u32, position.position()? as u32);
    // What isn't a name followed by `(` was made by Rhai itself.
    if case.text(index) != name || !(case.is(index + 1, "(") || case.is(index + 1, "!")) {
        return None;
    }
    let given = call.args.len();
    let own: Vec<usize> = ast.iter_functions().filter(|own| own.name == name).map(|own| own.params.len()).collect();
    if own.contains(&given) {
        return None;
    }
    let entry = case.vocabulary.entries.iter().find(|entry| entry.word.name == name && !entry.hidden);
    if let Some(entry) = entry {
        let counts = counts(entry);
        if counts.contains(&given) {
            return wrong_literal(case, entry, index);
        }
        return Some(wrong_count(case, index, *counts.start(), *counts.end(), given, entry.word.example));
    }
    if natives::NAMES.contains(&name) && name != "print" {
        return (name == "range" && given == 1).then(|| {
            let end = arguments(case.tokens(), index + 1).into_iter().next();
            let end: String =
                end.map(|range| case.tokens()[range].iter().map(|token| token.text).collect()).unwrap_or_default();
            let diag = Diag::error("pilot-habit-range").at(case.place(index));
            super::write(diag, format!("0..{end}"))
        });
    }
    match own.first() {
        Some(expected) => Some(names::wrong_count(name, *expected, *expected, given).at(case.place(index))),
        None => Some(names::unknown_function(case, index, name)),
    }
}

/// A value that is written out in a call and is of a kind that the word doesn't take; said as it is said when the
/// program comes there.
fn wrong_literal(case: &Case, entry: &WordEntry, index: usize) -> Option<Diag> {
    if !case.is(index + 1, "(") {
        return None;
    }
    let given = arguments(case.tokens(), index + 1);
    let params = entry.word.params;
    let first = given.first().map(|range| literal(case, range));
    // The name of a device may go first, and may be left out.
    let skipped = match first {
        _ if !entry.word.of_device => 0,
        _ if given.len() > params.len() => 1,
        Some(Some(value)) if !value.is_string() => 0,
        _ if given.len() <= params.iter().filter(|param| !param.optional).count() => 0,
        _ => return None,
    };
    given.iter().skip(skipped).zip(params).find_map(|(range, param)| {
        let value = literal(case, range)?;
        let is_number = value.is_int() || value.is_float();
        let fits = match param.takes {
            Takes::Number { .. } => is_number,
            Takes::Text => value.is_string() || value.is_char(),
            Takes::Choice(_) => value.is_string(),
            Takes::Bool => value.is_bool(),
            Takes::Question => false,
            Takes::Any | Takes::Plain => true,
        };
        let diag = || match param.takes {
            Takes::Question => fault::wrong_condition(entry, &value, case.text(range.start)),
            takes => fault::wrong_kind(entry, takes, &value),
        };
        (!fits).then(|| diag().at(case.span(range.clone())))
    })
}

/// A value of the kind that is written out in some tokens; none for what has to be reckoned.
fn literal(case: &Case, range: &Range<usize>) -> Option<Dynamic> {
    let number = |at: usize| {
        let is_number = case.kind(at) == Some(Kind::Number);
        is_number.then(|| if case.text(at).contains('.') { Dynamic::from(0.0_f64) } else { Dynamic::from(0_i64) })
    };
    match (range.len(), case.kind(range.start)?, case.text(range.start)) {
        (1, Kind::Text, _) => Some(Dynamic::from(String::new())),
        (1, Kind::Char, _) => Some(Dynamic::from('\0')),
        (1, Kind::Number, _) => number(range.start),
        (1, _, "true" | "false") => Some(Dynamic::from(true)),
        (2, _, "-") => number(range.start + 1),
        (2, _, "[") => Some(Dynamic::from(Array::new())),
        (2, _, "#{") => Some(Dynamic::from(Map::new())),
        _ => None,
    }
}

/// A word with too few or too many arguments; a decimal comma is told apart.
pub fn wrong_count(case: &Case, index: usize, least: usize, most: usize, given: usize, example: &str) -> Diag {
    if given > most {
        let comma = arguments(case.tokens(), index + 1)
            .into_iter()
            .map(|range| range.start)
            .find(|start| names::is_decimal_comma(case, *start));
        if let Some(number) = comma {
            return names::decimal_comma(case, number);
        }
    }
    let diag = names::wrong_count(case.text(index), least, most, given).at(case.place(index));
    super::write(diag, example)
}
