//! "A loop that comes round waits for news", in many shapes.

use super::*;

/// The ticks of all asks of a program's first ticks, and nothing else.
fn ticks(source: &str) -> Vec<u64> {
    let ran = run_for(source, 30, Options::default());
    assert!(!matches!(ran.state, State::Broke(_)), "{source}\n{:?}", ran.state);
    ran.toy.log.iter().filter_map(|line| line.split_once(' ')?.0.parse().ok()).collect()
}

#[test]
fn a_reactive_loop_runs_once_per_tick() {
    let ran = run_for("loop { if distance() < 50 { stop(); } else { drive(20, 0); } }", 30, Options::default());
    assert_eq!(ticks_of_word(&ran, "distance"), (0..30).collect::<Vec<_>>());
    assert_eq!(ticks_of_word(&ran, "drive"), (0..30).collect::<Vec<_>>());
    assert!(ran.operations < 30 * 20, "{}", ran.operations);
}

#[test]
fn an_empty_loop_around_a_reading_costs_almost_nothing() {
    let ran = run("while distance() > 20 {} print(time());");
    assert_eq!(ran.toy.printed, ["0.8"]);
    assert!(ran.operations < 81 * 12, "{}", ran.operations);
}

#[test]
fn five_readings_in_a_for_are_five_ticks() {
    assert_eq!(ticks("let all = []; for i in 0..5 { all.push(distance()); }"), [0, 1, 2, 3, 4]);
}

#[test]
fn readings_of_several_devices_come_from_one_tick() {
    assert_eq!(ticks("for name in [\"left\", \"right\"] { reflection(name); }"), [0, 0]);
}

#[test]
fn a_helper_called_three_times_in_one_pass_costs_nothing() {
    let source = "fn near() { distance() < 20 } loop { near(); near(); near(); wait(0.01); }";
    assert_eq!(ticks(source)[..6], [0, 0, 0, 1, 1, 1]);
}

#[test]
fn after_a_loop_its_reading_is_still_fresh() {
    assert_eq!(ticks("while distance() > 98 {} distance(); distance();"), [0, 1, 2, 2, 2]);
    assert_eq!(ticks("let i = 0; while i < 2 { distance(); i += 1; } distance();"), [0, 1, 1]);
    assert_eq!(ticks("for i in 0..2 { distance(); } distance();"), [0, 1, 1]);
    assert_eq!(ticks("loop { if distance() < 99 { break; } } distance();"), [0, 1, 2, 2]);
}

#[test]
fn a_loop_keeps_its_value() {
    let ran = run(
        "let x = loop { if distance() < 98 { break 5; } }; print(x); let y = { let z = 1; while distance() > 95 { } z }; print(y); fn f() { loop { if distance() < 90 { break \"f\"; } } } print(f()); print(time());",
    );
    assert_eq!(ran.state, State::Ended, "{:?}", ran.state);
    assert_eq!(ran.toy.printed, ["5", "1", "f", "0.11"]);
}

#[test]
fn moving_an_expression_into_a_function_changes_no_tick() {
    let pairs = [
        (
            "loop { if distance() < 97 { stop(); } else { drive(20, 0); } }",
            "fn d() { distance() } loop { if d() < 97 { stop(); } else { drive(20, 0); } }",
        ),
        (
            "while distance() > 90 { drive(5, 0); if distance() < 95 { stop(); } }",
            "fn far(x) { distance() > x } while far(90) { drive(5, 0); if !far(94.9) { stop(); } }",
        ),
        (
            "let s = 0; loop { if s == 0 { if distance() < 98 { s = 1; } } else { if distance() < 95 { s = 0; stop(); } } }",
            "fn d() { distance() } let s = 0; loop { if s == 0 { if d() < 98 { s = 1; } } else { if d() < 95 { s = 0; stop(); } } }",
        ),
        (
            "for i in 0..3 { for j in 0..3 { if distance() > 0 { drive(i, j); } } stop(); distance(); }",
            "fn d() { distance() } fn row(i) { for j in 0..3 { if d() > 0 { drive(i, j); } } } for i in 0..3 { row(i); stop(); d(); }",
        ),
        (
            "loop { let a = 0; for n in [\"left\", \"right\"] { a += reflection(n); } drive(a, 0); }",
            "fn both() { let a = 0; for n in [\"left\", \"right\"] { a += reflection(n); } a } loop { drive(both(), 0); }",
        ),
        (
            "let i = 0; do { i += 1; if distance() < 95 { stop(); } } while i < 8; distance();",
            "fn look() { if distance() < 95 { stop(); } } let i = 0; do { i += 1; look(); } while i < 8; distance();",
        ),
        (
            "let n = 0; while n < 6 { n += 1; if distance() > 90 { continue; } stop(); } stop();",
            "fn d() { return distance(); } let n = 0; while n < 6 { n += 1; if d() > 90 { continue; } stop(); } stop();",
        ),
        ("loop { let d = distance(); drive(d, 0); }", "let f = || distance(); loop { let d = f.call(); drive(d, 0); }"),
    ];
    for (inline, moved) in pairs {
        let (one, two) = (run_for(inline, 30, Options::default()), run_for(moved, 30, Options::default()));
        assert!(!matches!(two.state, State::Broke(_)), "{moved}\n{:?}", two.state);
        assert_eq!(one.toy.log, two.toy.log, "{moved}");
        assert_eq!(one.state, two.state, "{moved}");
    }
}

#[test]
fn a_loop_in_a_closure_a_switch_and_a_condition_is_marked_too() {
    let ran = run_for(
        "let f = |n| while distance() > n { }; f.call(97); switch 1 { 1 => loop { if distance() < 95 { break; } }, _ => () } if (loop { if distance() < 93 { break true; } }) { stop(); }",
        30,
        Options::default(),
    );
    assert_eq!(ran.state, State::Ended, "{:?}", ran.state);
    assert_eq!(ticks_of_word(&ran, "stop"), [8]);
    assert!(ran.operations < 400, "{}", ran.operations);
}

#[test]
fn functions_called_by_natives_ask_in_one_tick() {
    assert_eq!(ticks("[1, 2, 3].map(|i| distance()); [1, 2].filter(|i| distance() > i);"), [0, 0, 0, 0, 0]);
    assert_eq!(ticks("loop { [1, 2].map(|i| distance()); wait(0.05); }")[..4], [0, 0, 5, 5]);
}

#[test]
fn orders_with_new_arguments_are_news() {
    let ran = run_for("let v = 0; loop { v += 1; if v > 100 { v = 0; } drive(v, 0); }", 3, Options::default());
    assert!(ran.toy.log.len() > 300 - 3, "{}", ran.toy.log.len());
    let same = run_for("loop { drive(10, 0); }", 3, Options::default());
    assert_eq!(same.toy.log.len(), 3);
}

/// Operations of a program in bare Rhai, whose words are plain functions.
fn bare_operations(source: &str) -> u64 {
    let mut engine = crate::pilot::rhai::engine::new(&crate::pilot::rhai::natives::Meter::default());
    let count = std::rc::Rc::new(std::cell::Cell::new(0));
    let counting = std::rc::Rc::clone(&count);
    engine.on_progress(move |_| {
        counting.set(counting.get() + 1);
        None
    });
    let asked = std::cell::Cell::new(0.0);
    engine.register_fn("distance", move || {
        asked.set(asked.get() + 1.0);
        101.0 - asked.get()
    });
    engine.register_fn("stop", || ());
    engine.register_fn("drive", |_: i64, _: i64| ());
    engine.run(source).expect("it runs");
    count.get()
}

#[test]
fn marks_cost_no_operations() {
    let sources = [
        "let n = 0; loop { n += 1; if distance() < 90 { break; } }",
        "while distance() > 90 { drive(1, 2); }",
        "let n = 0; do { n += 1; stop(); } while n < 7;",
        "for i in 0..9 { for j in 0..2 { drive(i, j); } }",
        "fn f(n) { for i in 0..n { stop(); } } let k = 0; while k < 4 { k += 1; f(k); }",
    ];
    for source in sources {
        let ran = run(source);
        assert_eq!(ran.state, State::Ended, "{source}");
        assert_eq!(ran.operations, bare_operations(source), "{source}");
    }
}
