//! A debug trial films the program's steps: line, depth of calls, function, and the variables that changed.

use arba::base::ask::Step;
use arba::trial::film::{Detail, Happening, MAX_STEPS, read};
use arba::trial::run::Options;

use crate::arena::{inputs, level, run, same_program};

const STEPS: Options = Options { detail: Detail::Full, steps: true };

/// The steps of a program on the first level.
fn steps(program: &str) -> Vec<Step> {
    let level = level("first-steps");
    let film = run(&inputs(&level, same_program(&level, program), 0), STEPS).film.expect("a film");
    read::ticks(&film).flat_map(|tick| tick.expect("a tick").steps).map(|(_, step)| step).collect()
}

#[test]
fn steps_tell_line_depth_function_and_changed_variables() {
    let program = "let a = 1;\nfn twice(n) {\n    let m = n * 2;\n    m\n}\na += 4;\nlet b = twice(a);\nprint(b);\n";
    let found: Vec<String> = steps(program)
        .iter()
        .map(|step| {
            let changed: Vec<String> = step.changed.iter().map(|(name, value)| format!("{name}={value}")).collect();
            format!("{} {} {} {}", step.line, step.depth, step.function, changed.join(" ")).trim_end().to_owned()
        })
        .collect();
    let lines: Vec<&str> = found.iter().map(String::as_str).collect();
    // A step is told when its statement begins, so a change is seen at the next step of the same call.
    assert_eq!(lines.first(), Some(&"1 0"), "{found:#?}");
    for wanted in ["6 0  a=1", "7 0  a=5", "3 1 twice n=5", "4 1 twice m=10", "8 0  b=10"] {
        assert!(lines.contains(&wanted), "no step {wanted}: {found:#?}");
    }
}

#[test]
fn steps_are_capped_and_the_film_says_so() {
    let level = level("first-steps");
    let program = "let n = 0;\nwhile n < 90_000 {\n    n += 1;\n    n += 0;\n    if n % 1000 == 0 { wait(0.01); }\n}\n";
    let film = run(&inputs(&level, same_program(&level, program), 0), STEPS).film.expect("a film");
    let ticks: Vec<_> = read::ticks(&film).collect::<Result<_, _>>().expect("a whole film");
    let count: usize = ticks.iter().map(|tick| tick.steps.len()).sum();
    let cut = ticks.iter().flat_map(|tick| &tick.happenings).filter(|seen| **seen == Happening::StepsCut).count();
    assert_eq!((count as u64, cut), (MAX_STEPS, 1));
}
