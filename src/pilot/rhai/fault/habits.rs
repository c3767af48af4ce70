//! Habits from Python, C and other languages: what was meant, and how it is written here.

use crate::base::diag::Diag;
use crate::pilot::rhai::brackets::closing;
use crate::pilot::rhai::fault::{Case, names, write};
use crate::pilot::rhai::scan::Kind;

/// One habit: looks at the statement that begins at the first index and at the token where Rhai stumbled.
type Habit = fn(&Case, usize, usize) -> Option<Diag>;

/// Every habit that is known, the surest first.
const HABITS: &[Habit] = &[
    c_for,
    definition,
    else_if,
    logic,
    literal,
    typed_variable,
    typed_name,
    step,
    words_of_comparison,
    print_without,
    block_with_colon,
    then,
    begin,
    repeat,
    f_string,
    single_assignment,
    lambda,
    ternary,
    case_colon,
    map_without_sign,
    spaced_name,
    dashed_name,
    unit_sign,
];

/// The habit that explains why Rhai stumbled over the token at `at`.
pub fn explain(case: &Case, at: usize) -> Option<Diag> {
    let start = statement_start(case, at);
    HABITS.iter().find_map(|habit| habit(case, start, at))
}

/// The first token of the statement that a token belongs to.
fn statement_start(case: &Case, at: usize) -> usize {
    let before = (0..at.min(case.tokens().len())).rev();
    let boundary = before
        .take_while(|index| at - index < 200)
        .find(|index| case.kind(*index) == Some(Kind::Symbol) && matches!(case.text(*index), ";" | "{" | "}"));
    boundary.map_or(0, |index| index + 1).min(at)
}

/// Tokens of the statement up to where Rhai stumbled, that one included.
fn seen(case: &Case, start: usize, at: usize) -> std::ops::Range<usize> {
    start..(at + 1).min(case.tokens().len())
}

/// `for (int i = 0; i < 5; i++)`.
fn c_for(case: &Case, start: usize, at: usize) -> Option<Diag> {
    let keyword = seen(case, start, at).find(|index| case.is(*index, "for") && case.is(index + 1, "("))?;
    let end = closing(case.tokens(), keyword + 1).unwrap_or(case.tokens().len());
    let has_semicolon = (keyword + 2..end).any(|index| case.is(index, ";"));
    has_semicolon.then(|| write(Diag::error("pilot-habit-c-for").at(case.place(keyword)), "for i in 0..5 { … }"))
}

/// `def f():`, `function f()`, `void f()`.
fn definition(case: &Case, start: usize, at: usize) -> Option<Diag> {
    let index = seen(case, start, at).find(|index| {
        matches!(case.text(*index), "def" | "function" | "func" | "void" | "sub" | "proc" | "procedure" | "fun")
            && case.kind(index + 1) == Some(Kind::Name)
            && case.same_line(*index, index + 1)
    })?;
    let name = case.text(index + 1);
    let diag = Diag::error("pilot-habit-function").with("found", case.text(index)).at(case.place(index));
    let close = closing(case.tokens(), index + 2).filter(|_| case.is(index + 2, "("));
    let params: String = close.map_or(String::new(), |close| {
        let names = (index + 3..close).filter(|at| case.kind(*at) == Some(Kind::Name));
        names.map(|at| case.text(at)).collect::<Vec<_>>().join(", ")
    });
    Some(write(diag, format!("fn {name}({params}) {{ … }}")))
}

/// `elif`, `elsif`, `elseif`.
fn else_if(case: &Case, start: usize, at: usize) -> Option<Diag> {
    let index = seen(case, start, at).find(|index| matches!(case.text(*index), "elif" | "elsif" | "elseif"))?;
    let diag = Diag::error("pilot-habit-else-if").with("found", case.text(index)).at(case.place(index));
    Some(write(diag, "} else if x > 5 {"))
}

/// `and`, `or`, `not`.
fn logic(case: &Case, start: usize, at: usize) -> Option<Diag> {
    const SIGNS: &[(&str, &str)] =
        &[("and", "&&"), ("or", "||"), ("not", "!"), ("AND", "&&"), ("OR", "||"), ("NOT", "!")];
    seen(case, start, at).rev().find_map(|index| {
        let (word, sign) = SIGNS.iter().find(|(word, _)| *word == case.text(index))?;
        let joins = *sign == "!" || index > start;
        (joins && case.kind(index) == Some(Kind::Name) && !case.has_function(word))
            .then(|| Diag::error("pilot-habit-logic").with("found", *word).with("meant", *sign).at(case.place(index)))
    })
}

/// `True`, `None`, `null`.
fn literal(case: &Case, _start: usize, at: usize) -> Option<Diag> {
    let meant = match case.text(at) {
        "True" | "TRUE" => "true",
        "False" | "FALSE" => "false",
        "None" | "null" | "NULL" | "nil" | "nullptr" | "undefined" => "()",
        _ => return None,
    };
    let diag = Diag::error("pilot-habit-literal").with("found", case.text(at)).with("meant", meant);
    Some(diag.at(case.place(at)))
}

/// `int x = 5;`, `var x = 5;`.
fn typed_variable(case: &Case, start: usize, at: usize) -> Option<Diag> {
    const TYPES: &[&str] = &[
        "int", "float", "double", "long", "bool", "boolean", "char", "string", "String", "auto", "var", "local",
        "unsigned", "val", "number", "dim", "Dim",
    ];
    let index = seen(case, start, at).find(|index| {
        TYPES.contains(&case.text(*index))
            && case.kind(index + 1) == Some(Kind::Name)
            && case.same_line(*index, index + 1)
            && matches!(case.text(index + 2), "=" | ";" | "," | ")")
    })?;
    let value = if case.is(index + 2, "=") && case.is(index + 4, ";") { case.text(index + 3) } else { "…" };
    let diag = Diag::error("pilot-habit-type").with("found", case.text(index)).at(case.place(index));
    Some(write(diag, format!("let {} = {value};", case.text(index + 1))))
}

/// `let x: int = 5;`.
fn typed_name(case: &Case, start: usize, at: usize) -> Option<Diag> {
    let is_typed = case.is(at, ":") && at >= 2 && matches!(case.text(at - 2), "let" | "const") && at - 2 >= start;
    let name = case.text(at.checked_sub(1)?);
    is_typed.then(|| {
        let diag = Diag::error("pilot-habit-type").with("found", case.text(at + 1)).at(case.place(at));
        write(diag, format!("let {name} = …;"))
    })
}

/// `i++`, `--i`.
fn step(case: &Case, start: usize, at: usize) -> Option<Diag> {
    let index = seen(case, start, at).find(|index| matches!(case.text(*index), "++" | "--"))?;
    let sign = if case.is(index, "++") { "+=" } else { "-=" };
    let before = index > start && case.kind(index - 1) == Some(Kind::Name);
    let name = if before { case.text(index - 1) } else { case.text(index + 1) };
    let diag = Diag::error("pilot-habit-step").with("found", case.text(index)).at(case.place(index));
    Some(write(diag, format!("{name} {sign} 1;")))
}

/// `<>`, `=<`, `=>`, `===`, `:=`, `!==`.
fn words_of_comparison(case: &Case, start: usize, at: usize) -> Option<Diag> {
    seen(case, start, at).rev().take(3).find_map(|index| {
        let next = case.text(index + 1);
        let touching = case.tokens().get(index + 1).is_some_and(|two| case.tokens()[index].end() == two.start);
        let (found, meant, length) = match (case.text(index), next) {
            ("<", ">") if touching => ("<>", "!=", 2),
            ("=", "<") if touching => ("=<", "<=", 2),
            ("=>", _) if is_in_condition(case, start, index) => ("=>", ">=", 1),
            ("===", _) => ("===", "==", 1),
            ("!==", _) => ("!==", "!=", 1),
            (":=", _) => (":=", "=", 1),
            _ => return None,
        };
        let diag = Diag::error("pilot-habit-comparison").with("found", found).with("meant", meant);
        Some(diag.at(case.span(index..index + length)))
    })
}

fn is_in_condition(case: &Case, start: usize, at: usize) -> bool {
    (start..at).any(|index| matches!(case.text(index), "if" | "while" | "until"))
}

/// `print x`, `forward 30`: a known function at the start of a statement, and what should stand in its parentheses.
fn print_without(case: &Case, start: usize, at: usize) -> Option<Diag> {
    let index = seen(case, start, at).rev().take(2).find(|index| {
        let name = case.text(*index);
        let is_known = name == "print" || names::words(case).any(|word| word == name) || case.has_function(name);
        let operand = matches!(case.kind(index + 1), Some(Kind::Number | Kind::Text | Kind::Char | Kind::Name));
        let begins = *index == start || case.tokens()[*index].line != case.tokens()[index - 1].line;
        is_known && operand && begins && case.same_line(*index, index + 1) && !is_operator_word(case.text(index + 1))
    })?;
    Some(names::without_parentheses(case, index))
}

fn is_operator_word(text: &str) -> bool {
    matches!(text, "in" | "and" | "or" | "not" | "if" | "else" | "then" | "is")
}

/// `if x > 5:` and its like.
fn block_with_colon(case: &Case, start: usize, at: usize) -> Option<Diag> {
    let colon = (start..(at + 40).min(case.tokens().len())).find(|index| {
        case.is(*index, ":") && !case.same_line(*index, index + 1)
            || case.is(*index, ":") && *index == at && !case.same_line(*index, index + 2)
            || case.is(*index, ":") && *index == at && is_block_word(case.text(start))
    })?;
    let opens =
        is_block_word(case.text(start)) && case.same_line(start, colon) && !(start..colon).any(|at| case.is(at, "?"));
    opens.then(|| {
        let keyword = case.text(start);
        let diag = Diag::error("pilot-habit-colon").with("word", keyword).at(case.place(colon));
        write(diag, format!("{keyword} … {{ … }}"))
    })
}

fn is_block_word(text: &str) -> bool {
    matches!(text, "if" | "while" | "for" | "else" | "loop" | "try" | "fn" | "switch" | "do")
}

/// `if x then`, `while x do`.
fn then(case: &Case, start: usize, at: usize) -> Option<Diag> {
    let is_then = matches!(case.text(at), "then" | "do") && matches!(case.text(start), "if" | "while" | "for" | "else");
    is_then.then(|| {
        let diag = Diag::error("pilot-habit-then").with("found", case.text(at)).at(case.place(at));
        write(diag, format!("{} … {{ … }}", case.text(start)))
    })
}

/// `begin … end`.
fn begin(case: &Case, _start: usize, at: usize) -> Option<Diag> {
    let (found, meant) = match case.text(at) {
        "begin" => ("begin", "{"),
        "end" | "endif" | "endwhile" | "fi" | "done"
            if case.kind(at + 1) != Some(Kind::Symbol) || case.is(at + 1, ";") =>
        {
            (case.text(at), "}")
        }
        _ => return None,
    };
    Some(Diag::error("pilot-habit-begin").with("found", found).with("meant", meant).at(case.place(at)))
}

/// `repeat 4 {`, `forever {`.
fn repeat(case: &Case, start: usize, at: usize) -> Option<Diag> {
    let index =
        seen(case, start, at).find(|index| matches!(case.text(*index), "repeat" | "forever" | "foreach" | "times"))?;
    if index != start || case.has_function(case.text(index)) {
        return None;
    }
    let example = match (case.text(index), case.kind(index + 1), case.kind(index + 2)) {
        ("forever", ..) => "loop { … }".to_owned(),
        ("foreach", ..) => "for x in list { … }".to_owned(),
        (_, Some(Kind::Number), _) => format!("for i in 0..{} {{ … }}", case.text(index + 1)),
        (_, _, Some(Kind::Number)) => format!("for i in 0..{} {{ … }}", case.text(index + 2)),
        _ => "for i in 0..4 { … }".to_owned(),
    };
    let diag = Diag::error("pilot-habit-repeat").with("found", case.text(index)).at(case.place(index));
    Some(write(diag, example))
}

/// `f"{x}"`.
fn f_string(case: &Case, start: usize, at: usize) -> Option<Diag> {
    let index = seen(case, start, at).rev().take(2).find(|index| {
        matches!(case.text(*index), "f" | "F")
            && matches!(case.kind(index + 1), Some(Kind::Text | Kind::Char))
            && case.tokens().get(index + 1).is_some_and(|text| text.start == case.tokens()[*index].end())
    })?;
    Some(write(Diag::error("pilot-habit-f-string").at(case.place(index)), "`x = ${x}`"))
}

/// `if x = 5`.
fn single_assignment(case: &Case, start: usize, at: usize) -> Option<Diag> {
    let keyword = (start..at).find(|index| matches!(case.text(*index), "if" | "while" | "until"))?;
    let sign = (keyword..(at + 2).min(case.tokens().len())).find(|index| case.is(*index, "="))?;
    (sign + 1 >= at).then(|| assignment(case, sign))
}

/// `=` where `==` is meant.
pub fn assignment(case: &Case, at: usize) -> Diag {
    let left: String = (left_side(case, at)..at).map(|index| case.text(index)).collect();
    let right = case.text(at + 1);
    let diag = Diag::error("pilot-assign-compare").at(case.place(at));
    write(diag, format!("{left} == {right}"))
}

/// Where what stands left of a sign begins: a name or a number, or the name before its closed brackets.
fn left_side(case: &Case, at: usize) -> usize {
    let mut open = 0;
    for index in (0..at).rev() {
        match case.text(index) {
            ")" | "]" => open += 1,
            "(" | "[" => open -= 1,
            _ if open == 0 => return index,
            _ => {}
        }
        if open < 0 {
            return index + 1;
        }
    }
    at.saturating_sub(1)
}

/// `lambda x: …`, `() => …`, `x => …`.
fn lambda(case: &Case, start: usize, at: usize) -> Option<Diag> {
    let arrow = case.is(at, "=>") && at >= 2 && !(start..at).any(|index| case.is(index, "switch"));
    let (index, example) = if arrow && case.is(at - 1, ")") && case.is(at - 2, "(") {
        (at - 2, "|| distance() < 20")
    } else if arrow && matches!(case.text(at - 2), "(" | "," | "=") && case.kind(at - 1) == Some(Kind::Name) {
        (at - 1, "|x| x > 5")
    } else {
        (seen(case, start, at).find(|index| case.is(*index, "lambda"))?, "|x| x > 5")
    };
    Some(write(Diag::error("pilot-habit-lambda").at(case.place(index)), example))
}

/// `a ? b : c`.
fn ternary(case: &Case, _start: usize, at: usize) -> Option<Diag> {
    let mark = (at.saturating_sub(1)..at + 2).find(|index| case.is(*index, "?"))?;
    Some(write(Diag::error("pilot-habit-ternary").at(case.place(mark)), "if a { b } else { c }"))
}

/// `case 1:` inside of a switch.
fn case_colon(case: &Case, _start: usize, at: usize) -> Option<Diag> {
    matches!(case.text(at), "case" | "default").then(|| {
        write(
            Diag::error("pilot-habit-case").with("found", case.text(at)).at(case.place(at)),
            "switch x { 1 => …, _ => … }",
        )
    })
}

/// `{a: 1}` where `#{a: 1}` is meant.
fn map_without_sign(case: &Case, _start: usize, at: usize) -> Option<Diag> {
    let key = at.checked_sub(usize::from(case.is(at, ":"))).filter(|key| case.is(key + 1, ":"))?;
    let open = key.checked_sub(1).filter(|open| case.is(*open, "{"))?;
    let in_value = open > 0 && matches!(case.text(open - 1), "=" | "(" | "," | "[" | "return" | ":");
    let shown = format!("#{{{}: {}}}", case.text(key), case.text(key + 2));
    in_value.then(|| write(Diag::error("pilot-habit-map").at(case.place(open)), shown))
}

/// `let my speed = 5;`.
fn spaced_name(case: &Case, start: usize, at: usize) -> Option<Diag> {
    let is_let = at == start + 2 && matches!(case.text(start), "let" | "const") && case.is(at + 1, "=");
    (is_let && case.kind(at) == Some(Kind::Name) && case.same_line(start, at)).then(|| {
        let (one, two) = (case.text(start + 1), case.text(at));
        let diag = Diag::error("pilot-bad-name").with("name", format!("{one} {two}")).at(case.span(start + 1..at + 1));
        write(diag, format!("{} {one}_{two} = …;", case.text(start)))
    })
}

/// `let my-speed = 5;`.
fn dashed_name(case: &Case, start: usize, at: usize) -> Option<Diag> {
    let is_let = at == start + 2 && matches!(case.text(start), "let" | "const") && case.is(at, "-");
    (is_let && case.kind(at + 1) == Some(Kind::Name) && case.is(at + 2, "=")).then(|| {
        let (one, two) = (case.text(start + 1), case.text(at + 1));
        let diag = Diag::error("pilot-bad-name").with("name", format!("{one}-{two}")).at(case.span(start + 1..at + 2));
        write(diag, format!("{} {one}_{two} = …;", case.text(start)))
    })
}

/// `forward(30cm)`, `motors(50%, 50%)`.
fn unit_sign(case: &Case, _start: usize, at: usize) -> Option<Diag> {
    const UNITS: &[&str] = &["cm", "mm", "m", "s", "sec", "ms", "deg", "g", "kg", "Hz", "hz", "px", "f", "F"];
    let percent = case.is(at.checked_sub(1)?, "%") && matches!(case.text(at), "," | ")" | ";" | "]");
    let unit = if percent { at - 1 } else { at };
    let number = unit.checked_sub(1)?;
    let touching = case.tokens().get(unit).is_some_and(|two| case.tokens()[number].end() == two.start);
    let is_unit = percent || touching && UNITS.contains(&case.text(unit));
    (is_unit && case.kind(number) == Some(Kind::Number)).then(|| {
        let diag = Diag::error("pilot-habit-unit").with("unit", case.text(unit)).at(case.span(number..unit + 1));
        write(diag, case.text(number))
    })
}
