//! Calls that can't work, found before the program starts: functions that nobody knows and counts that nobody takes.

use rhai::{AST, ASTNode, Expr, FnCallExpr, Position, Stmt};

use crate::base::diag::Diag;
use crate::pilot::rhai::brackets::arguments;
use crate::pilot::rhai::calls::counts;
use crate::pilot::rhai::fault::{Case, names};
use crate::pilot::rhai::natives;

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
            return None;
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
