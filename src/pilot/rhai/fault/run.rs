//! Why a program broke while it ran: each of Rhai's errors in words of people.

use rhai::{Dynamic, EvalAltResult as Wrong};

use crate::base::diag::{Arg, Diag};
use crate::pilot::rhai::engine;
use crate::pilot::rhai::fault::call::{kind_of_type, short};
use crate::pilot::rhai::fault::{Case, calls, names, write};
use crate::pilot::rhai::scan::scan;
use crate::pilot::rhai::session::Session;
use crate::pilot::rhai::show::show;

/// The cause of an error that came out of Rhai, with the place where it happened, however deep in calls.
pub fn cause(error: &Wrong, session: &Session) -> Box<Diag> {
    let inner = innermost(error);
    let (line, column) = session.program.original(inner.position());
    let found = scan(session.program.source());
    let case = Case { scan: &found, file: session.program.name(), vocabulary: session.vocabulary() };
    let at = if line == 0 { case.tokens().len() } else { case.index(line, column) };
    let mut diag = of_type(inner, &case, at);
    if diag.place.is_none() {
        diag.place = Some(if line == 0 { case.place(0) } else { session.program.place(line, column) });
    }
    Box::new(diag)
}

fn innermost(error: &Wrong) -> &Wrong {
    match error {
        Wrong::ErrorInFunctionCall(_, _, inner, _) | Wrong::ErrorInModule(_, inner, _) => innermost(inner),
        other => other,
    }
}

fn of_type(error: &Wrong, case: &Case, at: usize) -> Diag {
    match error {
        Wrong::ErrorVariableNotFound(name, _) => names::unknown_variable(case, at, name),
        Wrong::ErrorFunctionNotFound(signature, _) => unknown_call(signature, case, at),
        Wrong::ErrorPropertyNotFound(name, _) => no_property(name, "pilot-kind-map"),
        Wrong::ErrorDotExpr(text, _) => match property_and_type(text) {
            Some((name, kind)) => no_property(name, kind_of_type(kind)),
            None => Diag::error("pilot-unexpected").with("found", "."),
        },
        Wrong::ErrorIndexNotFound(index, _) => Diag::error("pilot-no-entry").with("index", show(index, 40)),
        Wrong::ErrorIndexingType(text, _) => {
            let kind = text.split(" [").next().unwrap_or_default();
            Diag::error("pilot-no-index").with("kind", Arg::Message(kind_of_type(kind).into()))
        }
        Wrong::ErrorArrayBounds(size, index, _) => outside("pilot-index-range", *size, *index, case, at),
        Wrong::ErrorStringBounds(size, index, _) => outside("pilot-text-index", *size, *index, case, at),
        Wrong::ErrorBitFieldBounds(size, index, _) => outside("pilot-bit-index", *size, *index, case, at),
        Wrong::ErrorArithmetic(text, _) => arithmetic(text),
        Wrong::ErrorMismatchDataType(wanted, found, _) => mismatch(wanted, found),
        Wrong::ErrorMismatchOutputType(wanted, found, _) => mismatch(wanted, found),
        Wrong::ErrorFor(_) => write(
            Diag::error("pilot-for-kind").with("found", Arg::Message("pilot-kind-other".into())),
            "for i in 0..5 { … }",
        ),
        Wrong::ErrorAssignmentToConstant(name, _) => Diag::error("pilot-assign-constant").with("name", short(name)),
        Wrong::ErrorNonPureMethodCallOnConstant(name, _) => {
            let name = name.split('$').next_back().unwrap_or(name);
            Diag::error("pilot-change-constant").with("name", short(name))
        }
        Wrong::ErrorUnboundThis(_) => Diag::error("pilot-this-outside"),
        Wrong::ErrorDataRace(..) => Diag::error("pilot-data-race"),
        Wrong::ErrorStackOverflow(_) => Diag::error("pilot-too-deep").with("limit", engine::MAX_CALLS),
        Wrong::ErrorTooManyVariables(_) => Diag::error("pilot-too-many-variables").with("limit", engine::MAX_VARIABLES),
        Wrong::ErrorTooManyModules(_) | Wrong::ErrorModuleNotFound(..) => {
            Diag::error("pilot-switched-off").with("name", "import")
        }
        Wrong::ErrorDataTooLarge(what, _) => too_large(what),
        Wrong::ErrorRuntime(value, _) => thrown(value),
        Wrong::ErrorVariableExists(name, _) | Wrong::ErrorForbiddenVariable(name, _) => {
            Diag::error("pilot-name-twice").with("name", short(name))
        }
        // The session knows why it ended the program; this is what is left when nobody said so.
        Wrong::ErrorTerminated(..) | Wrong::ErrorTooManyOperations(_) => Diag::error("pilot-stopped"),
        Wrong::LoopBreak(..) => Diag::error("pilot-break-outside").with("word", "break"),
        other => {
            let mut text = other.to_string();
            if let Some(end) = text.find(" (line") {
                text.truncate(end);
            }
            Diag::error("pilot-run").with("text", short(&text))
        }
    }
}

/// Rhai's `name (type, type)` of a call that nothing answers.
fn unknown_call(signature: &str, case: &Case, at: usize) -> Diag {
    let (name, types) = signature.split_once(" (").unwrap_or((signature, ""));
    let types: Vec<&str> = types.trim_end_matches(')').split(", ").filter(|kind| !kind.is_empty()).collect();
    let kind = |index: usize| Arg::Message(kind_of_type(types.get(index).copied().unwrap_or_default()).into());
    let is_operator = !name.starts_with(|sign: char| sign.is_alphabetic() || sign == '_' || sign == '$');
    match (is_operator, types.len()) {
        (true, 2) if matches!(name, ".." | "..=") => {
            let diag = Diag::error("pilot-range-kinds").with("left", kind(0)).with("right", kind(1));
            return write(diag, "for i in 0..x.to_int() { … }");
        }
        (true, 1) => return Diag::error("pilot-operator-kind").with("operator", name).with("kind", kind(0)),
        (true, _) => {
            let diag =
                Diag::error("pilot-operator-kinds").with("operator", name).with("left", kind(0)).with("right", kind(1));
            let texts = types.iter().any(|kind| kind_of_type(kind) == "pilot-kind-text");
            return if texts { diag.hint("pilot-hint-to-number") } else { diag };
        }
        _ => {}
    }
    let is_method = at > 0 && matches!(case.text(at - 1), "." | "?.");
    let known = crate::pilot::rhai::natives::NAMES.contains(&name);
    if let Some(entry) = case.vocabulary.entries.iter().find(|entry| entry.word.name == name && !entry.hidden) {
        let counts = crate::pilot::rhai::calls::counts(entry);
        return calls::wrong_count(case, at, *counts.start(), *counts.end(), types.len(), entry.word.example);
    }
    if known {
        // Python's word for it; here it joins two lists.
        if name == "append" && kind_of_type(types.first().unwrap_or(&"")) == "pilot-kind-list" {
            let diag = Diag::error("pilot-function-kinds").with("name", name);
            return write(diag.with("kind", kind(0)).with("other", kind(1)), "list.push(x)");
        }
        return match types.len() {
            0 | 1 => Diag::error("pilot-function-kind").with("name", name).with("kind", kind(0)),
            _ => Diag::error("pilot-function-kinds").with("name", name).with("kind", kind(0)).with("other", kind(1)),
        };
    }
    if is_method {
        let names = crate::pilot::rhai::natives::NAMES.iter().copied();
        return Diag::error("pilot-no-method").with("name", name).with("kind", kind(0)).did_you_mean(name, names);
    }
    names::unknown_function(case, at, name)
}

fn no_property(name: &str, kind: &'static str) -> Diag {
    let known = ["len", "keys", "values", "is_empty", "start", "end"];
    let diag = Diag::error("pilot-no-property").with("name", short(name)).with("kind", Arg::Message(kind.into()));
    match name {
        "length" | "size" | "count" => diag.hint_with("hint-did-you-mean", [("name", Arg::from("len"))]),
        _ => diag.did_you_mean(name, known),
    }
}

/// The property and the type in Rhai's sentence about a getter or setter that isn't there.
fn property_and_type(text: &str) -> Option<(&str, &str)> {
    let mut quoted = text.split('\'').skip(1).step_by(2);
    Some((quoted.next()?, quoted.next()?))
}

fn outside(code: &'static str, size: usize, index: i64, case: &Case, at: usize) -> Diag {
    let mut diag = match size {
        0 if code == "pilot-index-range" => Diag::error("pilot-index-empty").with("index", index as f64),
        _ => Diag::error(code).with("index", index as f64).with("size", size).with("last", size.saturating_sub(1)),
    };
    // Rhai points at the bracket or at the index; the index is what a student looks for.
    if case.is(at, "[") {
        diag.place = Some(case.place(at + 1));
    }
    diag
}

fn arithmetic(text: &str) -> Diag {
    let low = text.to_lowercase();
    if low.contains("division by zero") {
        Diag::error("pilot-divide-zero")
    } else if low.contains("overflow") || low.contains("too large") {
        Diag::error("pilot-overflow")
    } else if low.contains("parsing") {
        let found = text.split('\'').nth(1).unwrap_or_default();
        Diag::error("pilot-not-a-number").with("text", short(found))
    } else {
        Diag::error("pilot-arithmetic").with("text", short(text))
    }
}

fn mismatch(wanted: &str, found: &str) -> Diag {
    let found = Arg::Message(kind_of_type(found).into());
    match kind_of_type(wanted) {
        "pilot-kind-bool" => Diag::error("pilot-condition-kind").with("found", found),
        wanted => Diag::error("pilot-value-kind").with("expected", Arg::Message(wanted.into())).with("found", found),
    }
}

fn too_large(what: &str) -> Diag {
    let low = what.to_lowercase();
    let (kind, limit) = if low.contains("string") {
        ("pilot-kind-texts-together", engine::MAX_TEXT)
    } else if low.contains("map") {
        ("pilot-kind-map", engine::MAX_MAP)
    } else {
        ("pilot-kind-list", engine::MAX_LIST)
    };
    Diag::error("pilot-too-large").with("kind", Arg::Message(kind.into())).with("limit", limit)
}

/// What the student's own `throw` says.
fn thrown(value: &Dynamic) -> Diag {
    if value.is_unit() {
        Diag::error("pilot-thrown-nothing")
    } else {
        Diag::error("pilot-thrown").with("value", show(value, 200))
    }
}
