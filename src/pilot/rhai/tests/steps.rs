//! Steps of debug trials, and that they change nothing.

use super::*;
use crate::base::ask::GONE;

const WITH_STEPS: Options = Options {
    operations_per_tick: crate::pilot::rhai::OPERATIONS_PER_TICK,
    steps: true,
    max_steps: 1_000,
    memory: None,
};

/// `line:column depth function | name=value …` of each step.
fn told(source: &str, options: Options) -> Vec<String> {
    let ran = run_for(source, 50, options);
    assert!(!matches!(ran.state, State::Broke(_)), "{:?}", ran.state);
    ran.toy
        .steps
        .iter()
        .map(|step| {
            let changed: Vec<String> = step.changed.iter().map(|(name, value)| format!("{name}={value}")).collect();
            format!("{}:{} {} {}| {}", step.line, step.column, step.depth, step.function, changed.join(" "))
        })
        .collect()
}

#[test]
fn each_statement_is_one_step_with_what_has_changed() {
    let source = "let a = 1;\nlet b = [a, 2];\na += b[1] * 2;\nif a > 4 {\n  stop();\n}\nb.push(a);\nprint(b);";
    assert_eq!(
        told(source, WITH_STEPS),
        ["1:1 0 | ", "2:1 0 | a=1", "3:1 0 | b=[1, 2]", "4:1 0 | a=5", "5:3 0 | ", "7:1 0 | ", "8:1 0 | b=[1, 2, 5]"]
    );
}

#[test]
fn steps_know_functions_their_depth_and_their_variables() {
    let source =
        "fn twice(n) {\n  let m = n * 2;\n  m\n}\nlet x = twice(4);\nlet f = |y| twice(y);\nf.call(x);\nx = 0;";
    assert_eq!(
        told(source, WITH_STEPS),
        [
            "5:1 0 | ",
            "2:3 1 twice| n=4",
            "3:3 1 twice| m=8",
            "6:1 0 | x=8",
            "7:1 0 | f=function",
            "6:13 1 ||| y=8",
            "2:3 2 twice| n=8",
            "3:3 2 twice| m=16",
            "8:1 0 | "
        ]
    );
}

#[test]
fn a_step_tells_which_variables_are_no_more() {
    let source =
        "for i in 0..1 {\n  let a = 5;\n  stop();\n}\nstop();\nfn f(n) { let m = 1; n }\nfn g(n) { n }\nf(2) + g(2);";
    let told: Vec<String> = told(source, WITH_STEPS).into_iter().map(|step| step.replace(GONE, "gone")).collect();
    assert_eq!(
        told,
        [
            "1:1 0 | ",
            "2:3 0 | i=0",
            "3:3 0 | a=5",
            "5:1 0 | a=gone i=gone",
            "8:6 0 | ",
            "6:11 1 f| n=2",
            "6:22 1 f| m=1",
            "7:11 1 g| m=gone"
        ]
    );
}

#[test]
fn hidden_marks_are_no_steps_and_columns_are_the_students() {
    let source = "let n = 0; while distance() > 95 { n += 1; } do { n -= 1; stop(); } while n > 0; for i in 0..2 { drive(i, 0); }";
    let lines = told(source, WITH_STEPS);
    assert!(lines.contains(&"1:36 0 | n=1".to_owned()) || lines.contains(&"1:36 0 | ".to_owned()), "{lines:?}");
    assert_eq!(lines.iter().filter(|line| line.starts_with("1:98 ")).count(), 2, "{lines:?}");
    assert!(lines.iter().all(|line| !line.contains("__")), "{lines:?}");
}

#[test]
fn steps_change_nothing() {
    let sources = [
        "loop { if distance() < 50 { stop(); } else { drive(20, 0); } let n = 0; for i in 0..30 { n += i; } }",
        "fn f(n) { if n > 0 { f(n - 1) } else { distance() } } loop { f(9); [3, 1, 2].sort(|a, b| { wait(0.01); a - b }); }",
        "let a = 0; loop { a += 1; }",
        "fn nothing() {} let l = [1, 2]; loop { nothing(); l.map(|x| x * 2); forward(1); let x = 1 / (a_of(l) - 3); } fn a_of(l) { l[0] + 2 }",
    ];
    for source in sources {
        let plain = run_for(source, 40, Options::default());
        for max_steps in [0, 100, 1_000_000] {
            let stepped = run_for(source, 40, Options { max_steps, ..WITH_STEPS });
            assert_eq!(plain.state, stepped.state, "{source}");
            assert_eq!(plain.toy.log, stepped.toy.log, "{source}");
            assert_eq!(plain.operations, stepped.operations, "{source}");
            assert!(stepped.toy.steps.len() as u64 <= max_steps);
        }
    }
}
