//! The standard functions: which there are, that they are the same everywhere, and that none hangs or panics.

use rhai::{Array, Dynamic, Engine, EvalAltResult, FnPtr, Map, Scope};

use super::*;
use crate::base::noise::Stream;
use crate::pilot::rhai::engine::{self, MAX_LIST, MAX_TEXT, SWITCHED_OFF};
use crate::pilot::rhai::natives::{Meter, NAMES};

const OPERATORS: &[&str] =
    &["+", "-", "*", "/", "%", "**", "==", "!=", "<", "<=", ">", ">=", "&", "|", "^", "<<", ">>"];
const PROPERTIES: &[&str] = &[
    "bits",
    "bytes",
    "ceiling",
    "chars",
    "end",
    "floor",
    "fraction",
    "int",
    "is_anonymous",
    "is_empty",
    "is_even",
    "is_exclusive",
    "is_finite",
    "is_inclusive",
    "is_infinite",
    "is_nan",
    "is_odd",
    "is_zero",
    "len",
    "name",
    "round",
    "start",
    "tag",
];

/// One value of each kind, with the letter that stands for it in the golden file.
fn kinds() -> Vec<(char, Dynamic)> {
    vec![
        ('i', Dynamic::from(2_i64)),
        ('f', Dynamic::from(2.5)),
        ('b', Dynamic::from(true)),
        ('c', Dynamic::from('x')),
        ('u', Dynamic::UNIT),
        ('t', Dynamic::from("ab".to_owned())),
        ('l', Dynamic::from(vec![Dynamic::from(1_i64)])),
        ('m', Dynamic::from(Map::new())),
        ('F', Dynamic::from(FnPtr::new("abs").expect("a name"))),
        ('r', Dynamic::from(0_i64..3)),
        ('R', Dynamic::from(0_i64..=3)),
    ]
}

/// Calls `code` with variables `a`, `b`, `c`; `None` when there is no such function.
fn call(engine: &Engine, ast: &rhai::AST, values: &[Dynamic]) -> Option<Result<Dynamic, Box<EvalAltResult>>> {
    let mut scope = Scope::new();
    for (name, value) in ["a", "b", "c"].iter().zip(values) {
        scope.push_dynamic(*name, value.clone());
    }
    match engine.eval_ast_with_scope::<Dynamic>(&mut scope, ast) {
        Err(error) => match *error {
            EvalAltResult::ErrorFunctionNotFound(..) | EvalAltResult::ErrorDotExpr(..) => None,
            other => Some(Err(Box::new(other))),
        },
        Ok(value) => Some(Ok(value)),
    }
}

fn compiled_call(engine: &Engine, code: &str) -> rhai::AST {
    let mut scope = Scope::new();
    for name in ["a", "b", "c"] {
        scope.push(name, ());
    }
    engine.compile_with_scope(&scope, code).unwrap_or_else(|error| panic!("{code}: {error}"))
}

/// All tuples of kinds of a length.
fn tuples(length: usize) -> Vec<Vec<usize>> {
    let mut found = vec![Vec::new()];
    for _ in 0..length {
        found =
            found.iter().flat_map(|one| (0..kinds().len()).map(|kind| [one.as_slice(), &[kind]].concat())).collect();
    }
    found
}

/// What an engine can do, as text.
fn described() -> String {
    let engine = engine::new(&Meter::default());
    let mut out = String::new();
    let mut line = |text: String| {
        out.push_str(&text);
        out.push('\n');
    };
    line(format!("call levels {}", engine.max_call_levels()));
    line(format!("expression depth {} {}", engine.max_expr_depth(), engine.max_function_expr_depth()));
    line(format!("text {}", engine.max_string_size()));
    line(format!("list {}", engine.max_array_size()));
    line(format!("map {}", engine.max_map_size()));
    line(format!("variables {}", engine.max_variables()));
    line(format!("functions {}", engine.max_functions()));
    line(format!("modules {}", engine.max_modules()));
    line(format!("interned texts {}", engine.max_strings_interned()));
    line(format!("operations {}", engine.max_operations()));
    line(format!("optimization {:?}", engine.optimization_level()));
    line(format!("strict variables {}", engine.strict_variables()));
    let off: Vec<&str> = SWITCHED_OFF.iter().copied().filter(|name| engine.is_symbol_disabled(name)).collect();
    line(format!("switched off {}", off.join(" ")));
    line(format!("standard functions of rhai {}", format!("{:?}", engine::standard()).matches("Function\"").count()));
    let kinds = kinds();
    for name in NAMES.iter().filter(|name| !matches!(**name, "Fn" | "call" | "is_def_var" | "is_shared")) {
        let mut found = Vec::new();
        for length in 0..=3 {
            let ast = compiled_call(&engine, &format!("{name}({})", ["a", "b", "c"][..length].join(", ")));
            for tuple in tuples(length) {
                let values: Vec<Dynamic> = tuple.iter().map(|kind| kinds[*kind].1.clone()).collect();
                if call(&engine, &ast, &values).is_some() {
                    found.push(format!("({})", tuple.iter().map(|kind| kinds[*kind].0).collect::<String>()));
                }
            }
        }
        assert!(!found.is_empty(), "{name} is in the list and nowhere else");
        line(format!("{name} {}", grouped(found)));
    }
    for operator in OPERATORS {
        let ast = compiled_call(&engine, &format!("a {operator} b"));
        let found = tuples(2).into_iter().filter_map(|tuple| {
            let values: Vec<Dynamic> = tuple.iter().map(|kind| kinds[*kind].1.clone()).collect();
            let _ = call(&engine, &ast, &values)?;
            Some(format!("({})", tuple.iter().map(|kind| kinds[*kind].0).collect::<String>()))
        });
        line(format!("{operator} {}", grouped(found.collect())));
    }
    for property in PROPERTIES {
        let ast = compiled_call(&engine, &format!("a.{property}"));
        let found: String = kinds
            .iter()
            .filter(|(letter, value)| *letter != 'm' && call(&engine, &ast, std::slice::from_ref(value)).is_some())
            .map(|(letter, _)| *letter)
            .collect();
        line(format!(".{property} {found}"));
    }
    out
}

/// Tuples that differ only in a last kind of any sort are written with a star.
fn grouped(found: Vec<String>) -> String {
    let all: String = kinds().iter().map(|(letter, _)| *letter).collect();
    let mut out: Vec<String> = Vec::new();
    for one in &found {
        let head = &one[..one.len() - 1 - usize::from(one.len() > 2)];
        let star = one.len() > 2 && all.chars().all(|letter| found.contains(&format!("{head}{letter})")));
        let written = if star { format!("{head}*)") } else { one.clone() };
        if !out.contains(&written) {
            out.push(written);
        }
    }
    out.join(" ")
}

#[test]
fn the_engine_is_the_one_that_is_written_down() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/engine.txt");
    let described = described();
    if std::env::var_os("ARBA_UPDATE").is_some() {
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("the folder");
        std::fs::write(&path, &described).expect("the golden file");
        return;
    }
    let golden = std::fs::read_to_string(&path).expect("tests/golden/engine.txt (ARBA_UPDATE=1 writes it)");
    let differs = golden.lines().zip(described.lines()).find(|(one, two)| one != two);
    assert!(golden == described, "{differs:?}: run with ARBA_UPDATE=1 when the change is meant");
}

/// Values that natives trip over.
#[allow(clippy::reversed_empty_ranges)] // Ranges that run backwards are what is tried here.
fn extremes() -> Vec<Dynamic> {
    let nested = (0..300).fold(Dynamic::from(Array::new()), |inner, _| Dynamic::from(vec![inner]));
    let mut map = Map::new();
    for index in 0..200_i64 {
        map.insert(format!("k{index}").into(), Dynamic::from(index));
    }
    let mut values: Vec<Dynamic> = vec![
        Dynamic::UNIT,
        Dynamic::TRUE,
        Dynamic::from('\0'),
        Dynamic::from('ж'),
        Dynamic::from('\u{10ffff}'),
        nested,
        Dynamic::from(map),
        Dynamic::from(Map::new()),
        Dynamic::from(Array::new()),
        Dynamic::from(vec![Dynamic::from(7_i64); MAX_LIST]),
        Dynamic::from(vec![Dynamic::from(0.5), Dynamic::from("x".to_owned())]),
        Dynamic::from(FnPtr::new("abs").expect("a name")),
        Dynamic::from(FnPtr::new("nobody").expect("a name")),
    ];
    values.extend(
        [0, 1, -1, 2, 63, 64, 4_096, 1 << 58, i64::MAX, i64::MIN, -4_097].map(|number: i64| Dynamic::from(number)),
    );
    values
        .extend([0.0, -0.0, 0.5, 1e308, -1e308, 1e-320, f64::NAN, f64::INFINITY, f64::NEG_INFINITY].map(Dynamic::from));
    values.extend(["", "a", "жҚ", " 5 ", "-1e999", "{\"a\":"].map(|text| Dynamic::from(text.to_owned())));
    values.extend([Dynamic::from("x".repeat(MAX_TEXT)), Dynamic::from("ж".repeat(MAX_TEXT / 2))]);
    values.extend([0_i64..i64::MAX, i64::MIN..i64::MAX, 5..2, 0..0].map(Dynamic::from));
    values.extend([0_i64..=i64::MAX, 5..=2].map(Dynamic::from));
    values
}

#[test]
fn no_function_hangs_or_panics_whatever_it_is_given() {
    let engine = engine::new(&Meter::default());
    let extremes = extremes();
    let chance = Stream::new(1).named("natives");
    let mut counter = 0;
    let mut pick = || {
        counter += 1;
        extremes[chance.bits(counter) as usize % extremes.len()].clone()
    };
    let calls = NAMES
        .iter()
        .filter(|name| **name != "call" && **name != "Fn")
        .flat_map(|name| (1..=3).map(move |length| format!("{name}({})", ["a", "b", "c"][..length].join(", "))));
    let operators = OPERATORS.iter().map(|operator| format!("a {operator} b"));
    let others =
        ["a.len", "a[b]", "a in b", "for x in a { break; }", "a[b] = c", "`${a}`", "switch a { 1 => b, _ => c }"];
    for code in calls.chain(operators).chain(others.iter().map(|code| (*code).to_owned())) {
        let ast = compiled_call(&engine, &code);
        for _ in 0..250 {
            let values = [pick(), pick(), pick()];
            let started = std::time::Instant::now();
            let _ = call(&engine, &ast, &values);
            assert!(started.elapsed().as_secs() < 2, "{code} took {:?}", started.elapsed());
        }
    }
}

#[test]
fn the_list_of_names_is_sorted_for_searching() {
    assert!(NAMES.is_sorted());
}

#[test]
fn maths_is_that_of_libm() {
    let ran = run(
        "print(sin(1)); print(exp(0.5)); print(2.5 ** 1.5); let x = 3.0; x **= 2.5; print(x); print(sqrt(2)); print(atan(1, 2)); print(log(8, 2)); print(hypot(3, 4));",
    );
    let expected = [
        libm::sin(1.0),
        libm::exp(0.5),
        libm::pow(2.5, 1.5),
        libm::pow(3.0, 2.5),
        libm::sqrt(2.0),
        libm::atan2(1.0, 2.0),
        libm::log(8.0) / libm::log(2.0),
        5.0,
    ];
    let printed: Vec<f64> = ran.toy.printed.iter().filter_map(|text| text.parse().ok()).collect();
    assert_eq!(printed, expected, "{:?}", ran.state);
}

#[test]
fn lists_sort_search_and_compare() {
    let ran = run(concat!(
        "let a = [3, 1.5, 2]; a.sort(); print(a); a.sort_desc(); print(a); print(a.order(|x, y| x - y));",
        "let t = [\"b\", \"a\"]; t.sort(); print(t); print(t.index_of(\"b\")); print(t.contains(\"c\"));",
        "print([1, 2, 3].index_of(|x| x > 1)); print([1, 1, 2].index_of(1, 1)); print([[1, 2], #{a: 1}] == [[1, 2.0], #{a: 1}]);",
        "let d = [1, 1, 2, 1]; d.dedup(); print(d); d.dedup(|x, y| x < y); print(d); let p = [1]; p.pad(3, 0); print(p);",
        "let s = \"a\"; s.pad(5, \"xy\"); print(s); s.replace(\"xy\", \"\"); print(s); print(|x| x); print([1, |x| x]);",
        "let w = [5, 1, 4]; try { w.sort(|x, y| x + nothing(y)); } catch { print(w); } fn nothing(y) { throw y; }",
    ));
    assert_eq!(ran.state, State::Ended);
    let expected = [
        "[1.5, 2, 3]",
        "[3, 2, 1.5]",
        "[1.5, 2, 3]",
        "[\"a\", \"b\"]",
        "1",
        "false",
        "1",
        "1",
        "true",
        "[1, 2, 1]",
        "[1, 1]",
        "[1, 0, 0]",
        "axyxy",
        "a",
        "function",
        "[1, function]",
        "[5, 1, 4]",
    ];
    assert_eq!(ran.toy.printed, expected);
}
