//! Why a text doesn't parse: each of Rhai's parse errors in words of people.

use rhai::{LexError, ParseError, ParseErrorType as Wrong};

use crate::base::diag::{Arg, Diag};
use crate::pilot::rhai::engine;
use crate::pilot::rhai::fault::balance::{self, Trouble};
use crate::pilot::rhai::fault::call::short;
use crate::pilot::rhai::fault::{Case, habits, names, write};
use crate::pilot::rhai::scan::Kind;

/// The cause of a parse error: brackets, a habit from another language, or what Rhai says.
pub fn explain(error: &ParseError, case: &Case) -> Diag {
    let position = error.position();
    let end = case.tokens().len();
    let at = match (position.line(), position.position()) {
        (Some(line), Some(column)) => case.index(line as u32, column as u32),
        (Some(line), None) => case.index(line as u32, 1),
        _ => end,
    };
    let trouble = balance::check(case.tokens());
    if let Some(diag) = habits::explain(case, at) {
        return diag;
    }
    if let Some(trouble) = trouble
        && is_about_brackets(error.err_type(), case, at, trouble)
    {
        return trouble.diag(case);
    }
    of_type(error, case, at)
}

/// Is the trouble with brackets the cause of this error, and not something further down?
fn is_about_brackets(error: &Wrong, case: &Case, at: usize, trouble: Trouble) -> bool {
    let wants_closing = match error {
        Wrong::MissingToken(token, _) => matches!(token.as_str(), ")" | "]" | "}" | ","),
        Wrong::UnexpectedEOF => true,
        _ => at >= case.tokens().len(),
    };
    match trouble {
        Trouble::NotClosed { open, seen } => seen <= at || wants_closing && open < at,
        Trouble::EndInside { .. } => trouble.seen() <= at || wants_closing,
        Trouble::NotOpened { close } if is_lost_opening(error, case, at, close) => true,
        Trouble::NotOpened { .. } | Trouble::Mixed { .. } => trouble.seen() <= at,
    }
}

/// Begins here, instead of the end of a command, a block that stands further in and ends with a brace that closes nothing?
fn is_lost_opening(error: &Wrong, case: &Case, at: usize, close: usize) -> bool {
    let wants_end = matches!(error, Wrong::MissingToken(token, _) if token == ";");
    let tokens = case.tokens();
    let (Some(next), Some(before)) = (tokens.get(at), at.checked_sub(1).and_then(|before| tokens.get(before))) else {
        return false;
    };
    let first = tokens[..at].iter().rev().take_while(|token| token.line == before.line).last();
    wants_end && case.is(close, "}") && next.line > before.line && first.is_some_and(|first| next.column > first.column)
}

fn of_type(error: &ParseError, case: &Case, at: usize) -> Diag {
    let place = case.place(at);
    let found = short(case.text(at));
    match error.err_type() {
        Wrong::UnexpectedEOF => Diag::error("pilot-unexpected-end").at(case.after(at)),
        Wrong::BadInput(lex) => of_lexing(lex, case, at),
        Wrong::UnknownOperator(sign) => Diag::error("pilot-unknown-operator").with("sign", sign.as_str()).at(place),
        Wrong::MissingToken(token, why) => missing(token, why, case, at),
        Wrong::MissingSymbol(_) => Diag::error("pilot-unexpected").with("found", found).at(place),
        Wrong::MalformedIndexExpr(_) => Diag::error("pilot-index-kind").at(place),
        Wrong::MalformedCapture(_) => Diag::error("pilot-unexpected").with("found", "!").at(place),
        Wrong::DuplicatedProperty(name) => Diag::error("pilot-key-twice").with("name", short(name)).at(place),
        Wrong::DuplicatedVariable(name) => Diag::error("pilot-name-twice").with("name", short(name)).at(place),
        Wrong::WrongSwitchIntegerCase | Wrong::WrongSwitchDefaultCase | Wrong::WrongSwitchCaseCondition => {
            Diag::error("pilot-switch-order").at(place)
        }
        Wrong::PropertyExpected if engine::SWITCHED_OFF.contains(&case.text(at)) => {
            not_allowed(case.text(at), case, at)
        }
        Wrong::PropertyExpected => Diag::error("pilot-property-expected").with("found", found).at(place),
        Wrong::VariableExpected => name_expected(case, at),
        Wrong::ForbiddenVariable(name) | Wrong::Reserved(name) => reserved(name, case, at),
        Wrong::MismatchedType(_, kind) if is_condition(case, at) => {
            Diag::error("pilot-condition-kind").with("found", Arg::Message(kind_said(kind).into())).at(place)
        }
        Wrong::MismatchedType(_, kind) => {
            let diag = Diag::error("pilot-for-kind").with("found", Arg::Message(kind_said(kind).into())).at(place);
            if case.kind(at) == Some(Kind::Number) {
                write(diag, format!("for i in 0..{found} {{ … }}"))
            } else {
                diag
            }
        }
        Wrong::ExprExpected(_) => Diag::error("pilot-value-expected").with("found", found).at(place),
        Wrong::WrongDocComment => Diag::error("pilot-doc-comment").at(place),
        Wrong::WrongFnDefinition => Diag::error("pilot-function-inside").at(place),
        Wrong::FnDuplicatedDefinition(name, count) => {
            Diag::error("pilot-function-twice").with("name", short(name)).with("count", *count).at(place)
        }
        Wrong::FnMissingName => write(Diag::error("pilot-function-name").at(place), "fn side(length) { … }"),
        Wrong::FnMissingParams(name) => {
            let diag = Diag::error("pilot-function-params").with("name", short(name)).at(case.after(at));
            write(diag, format!("fn {}() {{ … }}", short(name)))
        }
        Wrong::FnDuplicatedParam(_, name) => Diag::error("pilot-name-twice").with("name", short(name)).at(place),
        Wrong::FnMissingBody(name) => {
            write(Diag::error("pilot-brace-needed").at(case.after(at)), format!("fn {}() {{ … }}", short(name)))
        }
        Wrong::WrongExport => not_allowed("export", case, at),
        Wrong::AssignmentToConstant(name) => Diag::error("pilot-assign-constant").with("name", short(name)).at(place),
        Wrong::AssignmentToInvalidLHS(_) => Diag::error("pilot-assign-place").at(place),
        Wrong::VariableExists(name) => Diag::error("pilot-name-twice").with("name", short(name)).at(place),
        Wrong::VariableUndefined(name) => names::unknown_variable(case, at, name),
        Wrong::ModuleUndefined(name) => Diag::error("pilot-unknown-variable").with("name", short(name)).at(place),
        Wrong::ExprTooDeep => Diag::error("pilot-too-nested").at(place),
        Wrong::TooManyFunctions => {
            Diag::error("pilot-too-many-functions").with("limit", engine::MAX_FUNCTIONS).at(place)
        }
        Wrong::LiteralTooLarge(_, limit) => Diag::error("pilot-literal-too-large").with("limit", *limit).at(place),
        Wrong::LoopBreak => Diag::error("pilot-break-outside").with("word", found).at(place),
        other => Diag::error("pilot-syntax").with("text", short(&other.to_string())).at(place),
    }
}

fn of_lexing(error: &LexError, case: &Case, at: usize) -> Diag {
    let place = case.place(at);
    match error {
        LexError::UnexpectedInput(sign) if matches!(sign.as_str(), ")" | "]" | "}") && at > 0 => {
            if matches!(case.kind(at - 1), Some(Kind::Symbol)) && !matches!(case.text(at - 1), ")" | "]" | "}" | ";") {
                return Diag::error("pilot-value-expected").with("found", sign.as_str()).at(place);
            }
            Trouble::NotOpened { close: at }.diag(case)
        }
        LexError::UnexpectedInput(sign) if sign == "else" => {
            write(Diag::error("pilot-else-alone").at(place), "if … { … } else { … }")
        }
        LexError::UnexpectedInput(sign) if at >= case.tokens().len() || matches!(sign.as_str(), ";" | ",") => {
            Diag::error("pilot-value-expected").with("found", sign.as_str()).at(place)
        }
        LexError::UnexpectedInput(sign) => Diag::error("pilot-unexpected").with("found", short(sign)).at(place),
        LexError::UnterminatedString => Diag::error("pilot-text-open").at(place),
        LexError::StringTooLong(limit) => Diag::error("pilot-literal-too-large").with("limit", *limit).at(place),
        LexError::MalformedEscapeSequence(text) => Diag::error("pilot-bad-escape").with("text", short(text)).at(place),
        LexError::MalformedNumber(_) => Diag::error("pilot-bad-number").with("text", short(case.text(at))).at(place),
        LexError::MalformedChar(text) => {
            let example = format!("\"{}\"", short(text));
            write(Diag::error("pilot-single-quotes").at(place), example)
        }
        LexError::MalformedIdentifier(name) => Diag::error("pilot-bad-name").with("name", short(name)).at(place),
        LexError::ImproperSymbol(sign, why) => match sign.as_str() {
            "=" => habits::assignment(case, at),
            "this" => Diag::error("pilot-this-outside").at(place),
            _ if engine::SWITCHED_OFF.contains(&sign.as_str()) => not_allowed(sign, case, at),
            _ if why.is_empty() => Diag::error("pilot-unexpected").with("found", short(sign)).at(place),
            _ => Diag::error("pilot-unknown-operator").with("sign", short(sign)).at(place),
        },
        LexError::Runtime(text) => Diag::error("pilot-syntax").with("text", short(text)).at(place),
        other => Diag::error("pilot-syntax").with("text", short(&other.to_string())).at(place),
    }
}

/// A sign that Rhai waited for.
fn missing(token: &str, why: &str, case: &Case, at: usize) -> Diag {
    let found = short(case.text(at));
    match token {
        ";" => {
            if at > 0 && names::is_decimal_comma(case, at.wrapping_sub(1)) {
                return names::decimal_comma(case, at - 1);
            }
            Diag::error("pilot-semicolon").at(case.after(at))
        }
        "{" => Diag::error("pilot-brace-needed").with("found", found).at(case.after(at)),
        "," if why.contains("iteration") => {
            write(Diag::error("pilot-for-shape").at(case.place(at)), "for i in 0..5 { … }")
        }
        "in" => write(Diag::error("pilot-for-shape").at(case.place(at)), "for i in 0..5 { … }"),
        "while" => write(Diag::error("pilot-do-while").at(case.place(at)), "do { … } while x < 5;"),
        "," => Diag::error("pilot-comma").with("found", found).at(case.after(at)),
        "catch" => {
            write(Diag::error("pilot-unexpected").with("found", found).at(case.place(at)), "try { … } catch { … }")
        }
        _ => Diag::error("pilot-missing").with("missing", short(token)).with("found", found).at(case.after(at)),
    }
}

fn name_expected(case: &Case, at: usize) -> Diag {
    let place = case.place(at);
    if case.kind(at) == Some(Kind::Number) && case.kind(at + 1) == Some(Kind::Name) && touching(case, at) {
        let name = format!("{}{}", case.text(at), case.text(at + 1));
        return Diag::error("pilot-bad-name").with("name", name).at(case.span(at..at + 2));
    }
    if case.kind(at) == Some(Kind::Name) {
        return Diag::error("pilot-reserved-word").with("name", case.text(at)).at(place);
    }
    Diag::error("pilot-name-expected").with("found", short(case.text(at))).at(place)
}

/// Do this token and the next stand without a space in between?
fn touching(case: &Case, at: usize) -> bool {
    matches!((case.tokens().get(at), case.tokens().get(at + 1)), (Some(one), Some(two)) if one.end() == two.start)
}

fn reserved(name: &str, case: &Case, at: usize) -> Diag {
    let is_word = name == "print" || case.vocabulary.find(name).is_some();
    if is_word && !case.is(at + 1, "(") {
        return names::unknown_variable(case, at, name);
    }
    if engine::SWITCHED_OFF.contains(&name) {
        return not_allowed(name, case, at);
    }
    if name.starts_with(|sign: char| sign.is_alphabetic() || sign == '_') {
        return Diag::error("pilot-reserved-word").with("name", short(name)).at(case.place(at));
    }
    Diag::error("pilot-unknown-operator").with("sign", short(name)).at(case.place(at))
}

fn not_allowed(name: &str, case: &Case, at: usize) -> Diag {
    Diag::error("pilot-switched-off").with("name", name).at(case.place(at))
}

/// Does a condition of `if`, `while` or `until` begin here?
fn is_condition(case: &Case, at: usize) -> bool {
    let before = (0..at).rev().map(|index| case.text(index)).find(|text| *text != "(");
    matches!(before, Some("if" | "while" | "until"))
}

/// The kind of value that Rhai's parser names in English.
fn kind_said(kind: &str) -> &'static str {
    match kind {
        "a number" | "a floating-point number" => "pilot-kind-number",
        "a string" | "an interpolated string" => "pilot-kind-text",
        "a character" => "pilot-kind-char",
        "a boolean" | "a boolean expression" | "a logic expression" => "pilot-kind-bool",
        "an array" => "pilot-kind-list",
        "an object map" => "pilot-kind-map",
        "()" => "pilot-kind-nothing",
        _ => "pilot-kind-other",
    }
}
