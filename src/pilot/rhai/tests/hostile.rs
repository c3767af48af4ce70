//! Hostile programs: each comes back in every tick, ends or can be ended, and breaks nothing.
//!
//! The collection lies outside of the project (`ARBA_SHARED`, or `../shared` beside it); without it these tests say so.

use super::*;

/// Programs whose single operations take so long, or whose values hold so much, that only the worker's caps on memory
/// and processor time end them in time (`docs/`): nothing that the engine counts stands for what they use.
const FOR_THE_WORKER: &[(&str, &str)] = &[
    ("27_", "new keys of a map are not counted by any limit"),
    ("33_", "cycles of captured variables are never freed"),
    ("35_", "a list in a list in a list…: each copy of it is one operation"),
    ("37_", "largest lists in every variable of every call"),
    ("39_", "long texts as keys of a map"),
    ("91_", "new keys of a map are not counted by any limit"),
    ("93_", "a value nested to the limit, copied by one operation"),
];

fn folder() -> Option<std::path::PathBuf> {
    let shared = std::env::var_os("ARBA_SHARED").map(std::path::PathBuf::from);
    let shared = shared.unwrap_or_else(|| std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"));
    Some(shared.join("data/hostile")).filter(|folder| folder.is_dir())
}

#[test]
fn hostile_programs_come_back_in_every_tick() {
    let Some(folder) = folder() else {
        eprintln!("skipped: there is no collection of hostile programs here (set ARBA_SHARED)");
        return;
    };
    let mut files: Vec<_> =
        std::fs::read_dir(folder).expect("a folder").filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.sort();
    assert!(!files.is_empty());
    for path in files {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if FOR_THE_WORKER.iter().any(|(start, _)| name.starts_with(start)) {
            continue;
        }
        let bytes = std::fs::read(&path).expect("a program");
        let started = std::time::Instant::now();
        let program = match compile(&bytes, &name, vocabulary()) {
            Ok(program) => program,
            Err(diag) => {
                eprintln!("{name:40} {:?} {}", started.elapsed(), diag.code);
                continue;
            }
        };
        let mut pilot = open(&program, Options { operations_per_tick: 1_000, ..Options::default() }).expect("a pilot");
        let mut toy = Toy::default();
        let mut state = State::Running;
        for tick in 0..40 {
            toy.tick = tick;
            state = pilot.decide(tick, &mut toy);
            if state != State::Running {
                break;
            }
        }
        drop(pilot);
        let code = match &state {
            State::Broke(diag) => diag.code.clone().into_owned(),
            state => format!("{state:?}"),
        };
        eprintln!("{name:40} {:?} {code}", started.elapsed());
    }
}

#[test]
fn programs_at_the_limits_fit_on_their_stack() {
    let calls = "fn id(x) { x } fn f(n) { id(id(id(id(id(id(id(id(id(f(n+1)))))))))) } f(0);";
    let nested =
        "let a = []; for i in 0..4000 { a = [a]; } print(a); let b = a; print(a == b); print([a].contains(b));";
    let lists = "fn f(n) { switch n { 0 => 1, _ => { if n > 0 { for i in 0..1 { while true { return [n, [n, [n, f(n + 1)]]]; } } } } } } f(1);";
    let sorted = "fn f(n) { let a = [2, 1]; a.sort(|x, y| { f(n + 1); x - y }); } f(0);";
    let chain = "let f = || 1; for i in 0..3000 { let g = f; f = || g.call(); } f = 0;";
    for source in [calls, nested, lists, sorted, chain] {
        let ran = run_for(source, 2_000, Options::default());
        assert!(ran.state != State::Running, "{source}");
    }
}

#[test]
fn a_cap_on_memory_ends_a_program() {
    let options = Options { memory: Some((|| 2_000, 1_000)), ..Options::default() };
    let ran = run_for("let a = 0; loop { a += 1; }", 100, options);
    let State::Broke(diag) = ran.state else { panic!("{:?}", ran.state) };
    assert_eq!(diag.code, "pilot-too-much-memory");
    let roomy = Options { memory: Some((|| 500, 1_000)), ..Options::default() };
    assert_eq!(run_for("let a = 0; while a < 5000 { a += 1; }", 100, roomy).state, State::Ended);
}
