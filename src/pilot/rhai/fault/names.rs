//! Names: what a program knows, and what was meant by a name that it doesn't know.

use crate::base::ask::{Param, Takes};
use crate::base::diag::{Arg, Diag};
use crate::pilot::rhai::brackets::closing;
use crate::pilot::rhai::fault::{Case, write};
use crate::pilot::rhai::lex::KEYWORDS;
use crate::pilot::rhai::natives;
use crate::pilot::rhai::scan::Kind;

/// Everything a name can mean in this text: words, functions, variables, keywords.
pub fn known<'a>(case: &'a Case) -> Vec<&'a str> {
    let mut names: Vec<&str> = words(case).collect();
    names.extend(case.functions().map(|index| case.text(index)));
    names.extend(variables(case).into_iter().map(|index| case.text(index)));
    names.extend(KEYWORDS);
    names.extend(natives::NAMES);
    names.retain(|name| name.is_ascii());
    names
}

/// The words that the level gives.
pub fn words<'a>(case: &'a Case) -> impl Iterator<Item = &'a str> {
    case.vocabulary.entries.iter().filter(|entry| !entry.hidden).map(|entry| entry.word.name)
}

/// Where variables, constants, parameters and loop variables are named.
pub fn variables(case: &Case) -> Vec<usize> {
    let tokens = case.tokens();
    let mut found = Vec::new();
    for index in 0..tokens.len() {
        let name = |at: usize| case.kind(at) == Some(Kind::Name);
        match tokens[index].text {
            "let" | "const" | "for" if name(index + 1) => found.push(index + 1),
            "for" | "catch" if case.is(index + 1, "(") => {
                found.extend((index + 2..index + 5).filter(|at| name(*at)).take(2));
            }
            "fn" if case.is(index + 2, "(") => {
                let close = closing(tokens, index + 2).unwrap_or(index + 2);
                found.extend((index + 3..close).filter(|at| name(*at)));
            }
            "|" if index == 0
                || matches!(tokens[index - 1].text, "(" | "," | "=" | "=>" | "return" | "{" | ";" | ":") =>
            {
                let names = (index + 1..tokens.len()).take_while(|at| !case.is(*at, "|"));
                found.extend(names.filter(|at| name(*at)));
            }
            _ => {}
        }
    }
    found
}

/// The function around a token, as the range of its body's tokens.
fn function_around(case: &Case, index: usize) -> Option<(usize, std::ops::Range<usize>)> {
    case.functions().find_map(|name| {
        let close = closing(case.tokens(), name + 1)?;
        let open = close + 1;
        let end = closing(case.tokens(), open)?;
        (open..end).contains(&index).then_some((name, open..end))
    })
}

/// What to say about a variable that isn't there.
pub fn unknown_variable(case: &Case, index: usize, name: &str) -> Diag {
    let place = case.place(index);
    let next = index + 1;
    if let Some(entry) = case.vocabulary.entries.iter().find(|entry| entry.word.name == name) {
        if entry.hidden {
            return hidden_word(name).at(place);
        }
        let operand = matches!(case.kind(next), Some(Kind::Number | Kind::Text | Kind::Char | Kind::Name));
        if operand && case.same_line(index, next) && !case.is(next, "in") {
            return without_parentheses(case, index);
        }
        return write(Diag::error("pilot-word-parens").with("name", name).at(place), entry.word.example);
    }
    if case.vocabulary.elsewhere.contains(&name) {
        return Diag::error("pilot-other-kit").with("name", name).at(place);
    }
    if case.has_function(name) || natives::NAMES.contains(&name) {
        return write(Diag::error("pilot-word-parens").with("name", name).at(place), format!("{name}()"));
    }
    let named: Vec<usize> = variables(case).into_iter().filter(|at| case.text(*at) == name).collect();
    if named.is_empty()
        && let Some(diag) = without_quotes(case, index, name).or_else(|| behind_dot(case, index, name))
    {
        return diag.at(place);
    }
    let function = function_around(case, index);
    if let Some((function, body)) = &function
        && let Some(outside) = named.iter().find(|at| !body.contains(at) && function_around(case, **at).is_none())
    {
        let constant = case.is(outside.wrapping_sub(1), "const");
        let diag = Diag::error("pilot-not-visible")
            .with("name", name)
            .with("function", case.text(*function))
            .with("line", case.tokens()[*outside].line as usize)
            .at(place);
        return if constant {
            write(diag, format!("global::{name}"))
        } else {
            write(diag, format!("fn {}({name}) {{ … }}", case.text(*function)))
        };
    }
    let near = |at: &&usize| function.as_ref().is_none_or(|(_, body)| body.contains(*at));
    if let Some(before) = named.iter().filter(near).rfind(|at| **at < index) {
        let line = case.tokens()[*before].line as usize;
        return Diag::error("pilot-out-of-block").with("name", name).with("line", line).at(place);
    }
    if let Some(after) = named.iter().filter(near).find(|at| **at > index) {
        let line = case.tokens()[*after].line as usize;
        return Diag::error("pilot-used-before").with("name", name).with("line", line).at(place);
    }
    let visible: Vec<&str> = variables(case)
        .into_iter()
        .filter(|at| *at != index && near(&at))
        .map(|at| case.text(at))
        .chain(words(case))
        .chain(case.functions().map(|at| case.text(at)))
        .collect();
    if case.is(next, "=") {
        let value: String = case
            .tokens()
            .iter()
            .skip(next + 1)
            .take_while(|token| !token.is(";") && token.line == case.tokens()[index].line)
            .map(|token| token.text)
            .take(1)
            .collect();
        let value = if case.is(next + 2, ";") { value } else { "…".to_owned() };
        let diag = Diag::error("pilot-no-let").with("name", name).at(place).did_you_mean(name, visible);
        return write(diag, format!("let {name} = {value};"));
    }
    Diag::error("pilot-unknown-variable").with("name", name).at(place).did_you_mean(name, visible)
}

/// `distance(front)`, `pen(red)`: a text that a word takes there, without its quotes.
fn without_quotes(case: &Case, index: usize, name: &str) -> Option<Diag> {
    let word = case.text(index.checked_sub(2).filter(|_| case.is(index - 1, "("))?);
    let entry = case.vocabulary.entries.iter().find(|entry| entry.word.name == word)?;
    let is_choice = |param: &Param| matches!(param.takes, Takes::Choice(choices) if choices.contains(&name));
    let meant = entry.devices.iter().any(|(device, _)| device == name) || entry.word.params.iter().any(is_choice);
    let end = if case.is(index + 1, ")") { ")" } else { ", …)" };
    let diag = Diag::error("pilot-text-quotes").with("name", name);
    meant.then(|| write(diag, format!("{word}(\"{name}\"{end}")))
}

/// `robot.forward(30)`, `Math.sqrt(2)`: a function behind the name of something that isn't there.
fn behind_dot(case: &Case, index: usize, name: &str) -> Option<Diag> {
    let function = case.text(index + 2);
    if !case.is(index + 1, ".") || !case.is(index + 3, "(") {
        return None;
    }
    let example = match words(case).find(|word| *word == function) {
        Some(_) => {
            let entry = case.vocabulary.entries.iter().find(|entry| entry.word.name == function)?;
            entry.word.example.to_owned()
        }
        None if matches!(function, "log" | "println" | "write") => "print(…)".to_owned(),
        None if natives::NAMES.contains(&function) && name.eq_ignore_ascii_case("math") => format!("{function}(…)"),
        None => return None,
    };
    Some(write(Diag::error("pilot-unknown-variable").with("name", name), example))
}

/// What to say about a function that isn't there.
pub fn unknown_function(case: &Case, index: usize, name: &str) -> Diag {
    let place = case.place(index);
    if case.vocabulary.entries.iter().any(|entry| entry.word.name == name && entry.hidden) {
        return hidden_word(name).at(place);
    }
    if case.vocabulary.elsewhere.contains(&name) {
        return Diag::error("pilot-other-kit").with("name", name).at(place);
    }
    if variables(case).into_iter().any(|at| case.text(at) == name) {
        return write(Diag::error("pilot-call-variable").with("name", name).at(place), format!("{name}.call()"));
    }
    if let Some((_, meant)) = ELSEWHERE.iter().find(|(other, _)| *other == name) {
        return write(Diag::error("pilot-unknown-word").with("name", name).at(place), *meant);
    }
    let known: Vec<&str> = words(case)
        .chain(case.functions().map(|at| case.text(at)))
        .chain(natives::NAMES.iter().copied().filter(|name| name.starts_with(|sign: char| sign.is_ascii_alphabetic())))
        .collect();
    Diag::error("pilot-unknown-word").with("name", name).at(place).did_you_mean(name, known)
}

/// Functions of other languages and what is written here.
const ELSEWHERE: &[(&str, &str)] = &[
    ("sleep", "wait(1)"),
    ("delay", "wait(1)"),
    ("println", "print(…)"),
    ("printf", "print(…)"),
    ("log_print", "print(…)"),
    ("str", "x.to_string()"),
    ("int", "x.to_int()"),
    ("float", "x.to_float()"),
    ("append", "list.push(x)"),
    ("repeat", "for i in 0..4 { … }"),
    ("forever", "loop { … }"),
    ("fabs", "abs(x)"),
    ("ceil", "x.ceiling()"),
    ("pow", "x ** 2"),
    ("power", "x ** 2"),
    ("format", "`x = ${x}`"),
    ("input", "distance(\"front\")"),
    ("turn_left", "turn(-90)"),
    ("turn_right", "turn(90)"),
    ("backward", "back(30)"),
    ("move", "forward(30)"),
];

/// A word that the level hides.
fn hidden_word(name: &str) -> Diag {
    Diag::error("pilot-hidden-word").with("name", name)
}

/// `print x`, `forward 30`: the word, and its arguments without parentheses.
pub fn without_parentheses(case: &Case, index: usize) -> Diag {
    let line = case.tokens()[index].line;
    let arguments: Vec<&str> = case
        .tokens()
        .iter()
        .skip(index + 1)
        .take_while(|token| token.line == line && !matches!(token.text, ";" | "}" | "{"))
        .map(|token| token.text)
        .collect();
    let name = case.text(index);
    let diag = Diag::error("pilot-call-parens").with("name", name).at(case.place(index));
    let shown = if arguments.len() <= 6 { arguments.join(" ") } else { "…".to_owned() };
    write(diag, format!("{name}({shown})"))
}

/// A function that takes another count of arguments.
pub fn wrong_count(name: &str, least: usize, most: usize, found: usize) -> Diag {
    if least == most {
        return Diag::error("pilot-wrong-count-exact").with("word", name).with("most", most).with("found", found);
    }
    Diag::error("pilot-wrong-count").with("word", name).with("least", least).with("most", most).with("found", found)
}

/// `30,5` where a number with a point is meant.
pub fn decimal_comma(case: &Case, number: usize) -> Diag {
    let meant = format!("{}.{}", case.text(number), case.text(number + 2));
    Diag::error("pilot-decimal-comma")
        .with("found", format!("{},{}", case.text(number), case.text(number + 2)))
        .at(case.span(number..number + 3))
        .hint_with("pilot-hint-write", [("example", Arg::from(meant))])
}

/// Is this a number, a comma and a number without a space in between?
pub fn is_decimal_comma(case: &Case, number: usize) -> bool {
    let [one, comma, two] = [0, 1, 2].map(|offset| case.tokens().get(number + offset));
    match (one, comma, two) {
        (Some(one), Some(comma), Some(two)) => {
            one.kind == Kind::Number
                && comma.is(",")
                && two.kind == Kind::Number
                && one.end() == comma.start
                && comma.end() == two.start
                && one.text.bytes().all(|byte| byte.is_ascii_digit())
                && two.text.bytes().all(|byte| byte.is_ascii_digit())
        }
        _ => false,
    }
}
