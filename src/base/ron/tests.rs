//! What the RON reader promises: places, tolerance, bounds, and the values that the `ron` crate would give.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde::{Deserialize, Serialize};

use super::draws::Draws;
use super::node::NodeKind;
use super::{MAX_BYTES, MAX_DIAGS, parse, read_file};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Part {
    at: (f64, f64),
    #[serde(default)]
    radius: f64,
    #[serde(default)]
    label: Option<String>,
    #[serde(default)]
    count: u8,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
enum Shape {
    Open,
    Disc(Part),
    Pair(f64, i64),
    Box { size: (f64, f64), solid: bool },
    Many(Vec<Shape>),
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Whole {
    title: BTreeMap<String, String>,
    shapes: Vec<Shape>,
    letter: char,
    big: i64,
}

fn codes(text: &str) -> Vec<String> {
    let (_, diags) = parse(text, "t.ron");
    diags
        .iter()
        .map(|diag| {
            let place = diag.place.clone().unwrap_or_default();
            format!("{} {}:{}", diag.code, place.line, place.column)
        })
        .collect()
}

fn problem<T: serde::de::DeserializeOwned + std::fmt::Debug>(text: &str, draws: &Draws) -> String {
    let (root, diags) = parse(text, "t.ron");
    assert!(diags.is_empty(), "{diags:?}");
    let diag = root.expect("a value").read::<T>(draws).expect_err("a problem");
    let place = diag.place.clone().unwrap_or_default();
    format!("{} {}:{}+{}", diag.code, place.line, place.column, place.length)
}

#[test]
fn every_syntax_problem_is_told_at_once_with_its_place() {
    let text = "Level(\n  title: \"a\\q\",\n  size: 3,5,\n  x = 4\n  y: 'abc',\n  z: [1 2],\n  w: 5cm,\n)";
    assert_eq!(
        codes(text),
        [
            "ron-bad-escape 2:12",
            "ron-decimal-comma 3:9",
            "ron-equals 4:5",
            "ron-missing-comma 4:8",
            "ron-quotes 5:6",
            "ron-missing-comma 6:8",
            "ron-bad-number 7:6",
        ]
    );
}

#[test]
fn brackets_that_do_not_match_point_at_the_opening_one() {
    assert_eq!(codes("A(\n  b: [1, 2,\n  c: 3,\n)"), ["ron-not-closed 2:6"]);
    assert_eq!(codes("A(\n  b: [1, 2\n  c: 3,\n)"), ["ron-not-closed 2:6"]);
    assert_eq!(codes("A(b: (1, 2)"), ["ron-not-closed 1:2"]);
    assert_eq!(codes("A(\n    field: (\n        size: 1,\n    robots: 2,\n)\n"), ["ron-not-closed 2:12"]);
    assert_eq!(codes("[1, 2)"), ["ron-wrong-closing 1:6"]);
    assert_eq!(codes("[1] 2"), ["ron-behind-end 1:5"]);
    assert_eq!(codes(""), ["ron-empty 1:1"]);
}

#[test]
fn a_text_that_is_not_closed_does_not_swallow_the_next_line() {
    assert_eq!(codes("(\n  a: \"one,\n  b: \"two\",\n)"), ["ron-text-not-closed 2:6"]);
    assert_eq!(codes("(a: “one”, b: 'two')"), ["ron-quotes 1:5", "ron-quotes 1:15"]);
}

#[test]
fn habits_from_elsewhere_get_their_own_diag() {
    for (text, code) in [
        ("(a: 1; b: 2)", "ron-semicolon 1:6"),
        ("(a: gap / 2, b: 1)", "ron-expression-quotes 1:9"),
        ("# note\n(a: 1)", "ron-hash-comment 1:1"),
        ("{en: \"x\"}", "ron-key-without-quotes 1:2"),
        ("(\"en\": \"x\")", "ron-field-in-quotes 1:2"),
        ("(a 1)", "ron-missing-colon 1:2"),
        ("(a: 1, a: 2)", "ron-twice 1:8"),
        ("(a: , b: 2)", "ron-no-value 1:5"),
        ("[1,, 2]", "ron-extra-comma 1:4"),
        ("/* open", "ron-comment-not-closed 1:1"),
    ] {
        assert_eq!(codes(text), [code], "{text}");
    }
}

#[test]
fn comments_are_kept_with_the_values_they_belong_to() {
    let (root, diags) = parse("// head\nA( // in\n  b: 1, // one\n  // two\n  c: 2,\n  // end\n) // last", "t.ron");
    assert!(diags.is_empty());
    let root = root.expect("a value");
    let texts = |node: &super::node::Node| node.comments.iter().map(|c| c.text.clone()).collect::<Vec<_>>();
    assert_eq!(texts(root.field("b").expect("b")), ["// in", "// one"]);
    assert_eq!(texts(root.field("c").expect("c")), ["// two"]);
    assert_eq!(texts(&root), ["// head", "// end", "// last"]);
}

#[test]
fn a_wrong_value_is_told_with_the_innermost_place() {
    let none = Draws::none();
    assert_eq!(problem::<Shape>("Dics(at: (1, 2))", &none), "ron-unknown-name 1:1+4");
    assert_eq!(problem::<Shape>("Disc(at: (1, 2), radis: 3)", &none), "ron-unknown-field 1:18+5");
    assert_eq!(problem::<Shape>("Disc(radius: 3)", &none), "ron-missing-field 1:1+4");
    assert_eq!(problem::<Shape>("Disc(at: (1, 2, 3))", &none), "ron-count 1:10+1");
    assert_eq!(problem::<Shape>("Disc(at: (1, \"x\"))", &none), "ron-type 1:14+3");
    assert_eq!(problem::<Shape>("Disc(at: [1, 2])", &none), "ron-type 1:10+1");
    assert_eq!(problem::<Shape>("Many([Open, Pair(1, 2.5)])", &none), "ron-not-whole 1:21+3");
    assert_eq!(problem::<Shape>("Disc(at: (1, 2), count: 300)", &none), "ron-out-of-range 1:25+3");
    assert_eq!(problem::<Shape>("Disc(at: (1, inf))", &none), "ron-type 1:14+3");
    assert_eq!(problem::<Shape>("Disc", &none), "ron-brackets-missing 1:1+4");
    assert_eq!(problem::<Shape>("Open(1)", &none), "ron-no-brackets 1:1+4");
    assert_eq!(problem::<Part>("Prat(at: (1, 2))", &none), "ron-other-name 1:1+4");
}

#[test]
fn an_expression_may_stand_where_a_number_is_asked() {
    let mut draws = Draws::new();
    draws.insert("gap", Some(30.0));
    let (root, _) =
        parse("Disc(at: (\"gap / 2 + 10\", \"gap\"), radius: 4, count: \"gap / 10\", label: \"gap\")", "t.ron");
    let shape: Shape = root.expect("a value").read(&draws).expect("a shape");
    let part = Part { at: (25.0, 30.0), radius: 4.0, count: 3, label: Some("gap".into()) };
    assert_eq!(shape, Shape::Disc(part));
    assert_eq!(problem::<Shape>("Disc(at: (1, \"2 * gpa\"))", &draws), "expression-unknown-draw 1:19+3");
    assert_eq!(problem::<Shape>("Pair(1, \"gap / 7\")", &draws), "ron-not-whole 1:9+9");
}

#[test]
fn sizes_and_depths_are_bounded() {
    assert_eq!(codes(&" ".repeat(MAX_BYTES + 1)), ["ron-too-big 0:0"]);
    assert_eq!(codes(&format!("{}1{}", "[".repeat(5000), "]".repeat(5000))), ["ron-too-deep 1:65"]);
    assert!(codes(&"[".repeat(5000)).len() <= 2);
    assert!(codes(&"a".repeat(900_000)).is_empty());
    assert_eq!(codes(&"$".repeat(10_000)).len(), MAX_DIAGS);
    assert_eq!(
        codes(&format!("[{}]", "1,".repeat(400_000))).first().map(String::as_str),
        Some("ron-too-many 1:300001")
    );
}

#[test]
fn a_broken_value_is_told_once() {
    let diags = read_file::<Part>("(at: (1, 5cm))", "t.ron").expect_err("a problem");
    assert_eq!(diags.len(), 1);
    assert_eq!(diags[0].code, "ron-bad-number");
}

fn part() -> impl Strategy<Value = Part> {
    let number = prop_oneof![-1e6..1e6f64, Just(0.0), (-1000..1000i32).prop_map(f64::from)];
    ((number.clone(), number.clone()), number, proptest::option::of("[a-zа-я \"\\\\]{0,12}"), any::<u8>())
        .prop_map(|(at, radius, label, count)| Part { at, radius, label, count })
}

fn shape() -> impl Strategy<Value = Shape> {
    let leaf = prop_oneof![
        Just(Shape::Open),
        part().prop_map(Shape::Disc),
        (-1e9..1e9f64, any::<i64>()).prop_map(|(left, right)| Shape::Pair(left, right)),
        ((0.0..9.0f64, 0.0..9.0f64), any::<bool>()).prop_map(|(size, solid)| Shape::Box { size, solid }),
    ];
    leaf.prop_recursive(4, 24, 5, |inner| proptest::collection::vec(inner, 0..5).prop_map(Shape::Many))
}

fn whole() -> impl Strategy<Value = Whole> {
    (
        proptest::collection::btree_map("[a-z]{1,4}", "[^\n]{0,20}", 0..4),
        proptest::collection::vec(shape(), 0..4),
        any::<char>().prop_filter("a character stands on one line", |sign| *sign != '\n'),
        any::<i64>(),
    )
        .prop_map(|(title, shapes, letter, big)| Whole { title, shapes, letter, big })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_the_ron_crate_writes_is_read_with_the_same_value(value in whole(), pretty in any::<bool>()) {
        let text = if pretty {
            ron::ser::to_string_pretty(&value, ron::ser::PrettyConfig::new().struct_names(true))
        } else {
            ron::ser::to_string(&value)
        }.expect("ron writes it");
        let theirs: Whole = ron::from_str(&text).expect("ron reads it");
        let ours: Whole = read_file(&text, "t.ron").map_err(|diags| TestCaseError::fail(format!("{diags:?}\n{text}")))?;
        prop_assert_eq!(ours, theirs);
    }

    #[test]
    fn a_damaged_text_never_panics_and_its_places_are_in_it(
        value in whole(),
        edits in proptest::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0..3u8), 1..12),
    ) {
        let signs: Vec<char> = "()[]{},:;=\"'\\/*+-#x0.9eé“\n\u{0}".chars().collect();
        let mut text: Vec<char> = ron::ser::to_string_pretty(&value, ron::ser::PrettyConfig::new()).expect("text").chars().collect();
        for (at, sign, how) in edits {
            if text.is_empty() { break }
            let at = at.index(text.len());
            match how {
                0 => { text.remove(at); }
                1 => text.insert(at, *sign.get(&signs)),
                _ => text.truncate(at.max(1)),
            }
        }
        let text: String = text.into_iter().collect();
        let (root, diags) = parse(&text, "t.ron");
        let lines = text.split('\n').count() as u32;
        for diag in &diags {
            let place = diag.place.clone().expect("a place");
            prop_assert!(place.line <= lines, "{:?}", diag);
        }
        if let Some(root) = root {
            if diags.is_empty() {
                // What we call sound, `ron` can read as well: no silent repairs.
                prop_assert!(root.find(&|node| node.kind == NodeKind::Broken).is_none());
            }
            let _ = root.read::<Whole>(&Draws::new());
        }
    }

    #[test]
    fn any_text_at_all_is_survived(text in "\\PC{0,200}") {
        let _ = parse(&text, "t.ron");
    }
}
