//! Two runs of the same inputs are the same to the bit: in any order, on any thread, filmed or not, here or in a worker,
//! in debug and in release. The golden fingerprints are changed by `ARBA_UPDATE=1`, and only with a new behaviour version.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use arba::base::noise::Stream;
use arba::trial::film::{Detail, Happening, file, read};
use arba::trial::inputs::Inputs;
use arba::trial::run::{BEHAVIOUR, Options};
use arba::trial::verify::{Verified, verify};
use arba::trial::worker::hire::{Growth, Hire};

use crate::arena::{LEAN, UNFILMED, inputs, levels, programs, run, same_program};
use crate::menagerie;

/// Layouts of each level that are pinned.
const LAYOUTS: [u64; 4] = [0, 1, 7, u64::MAX];

fn golden(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name)
}

/// Every level with its solution, on some layouts, and once with a program that breaks.
fn cases() -> Vec<(String, Inputs)> {
    let mut cases = Vec::new();
    for level in levels() {
        let solution = programs(&level, "solution");
        for seed in LAYOUTS {
            cases.push((format!("{} {seed}", level.id), inputs(&level, solution.clone(), seed)));
        }
        let broken = same_program(&level, "drive(20, 30);\nwait(2);\nprint(1 / 0);");
        cases.push((format!("{} broken", level.id), inputs(&level, broken, 0)));
    }
    cases
}

/// Runs the cases on so many threads, in an order shuffled by a seed, and gives `name fingerprint` lines in their order.
fn fingerprints(cases: &[(String, Inputs)], threads: usize, shuffle: u64) -> Vec<String> {
    let chance = Stream::new(shuffle).named("order");
    let mut order: Vec<usize> = (0..cases.len()).collect();
    order.sort_by_key(|index| chance.bits(*index as u64));
    let next = AtomicUsize::new(0);
    let mut found: Vec<(usize, String)> = std::thread::scope(|scope| {
        let work = || {
            let mut found = Vec::new();
            while let Some(&index) = order.get(next.fetch_add(1, Ordering::Relaxed)) {
                let (name, inputs) = &cases[index];
                let ending = run(inputs, UNFILMED).ending;
                found.push((index, format!("{name} {} {} {}", ending.ticks, ending.inputs, ending.run)));
            }
            found
        };
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        workers.into_iter().flat_map(|worker| worker.join().expect("no panic")).collect()
    });
    found.sort();
    found.into_iter().map(|(_, line)| line).collect()
}

#[test]
fn all_levels_give_their_golden_fingerprints_in_any_order_and_on_any_number_of_threads() {
    let cases = cases();
    let found = fingerprints(&cases, 1, 1);
    assert_eq!(found, fingerprints(&cases, 3, 2));
    assert_eq!(found, fingerprints(&cases, 2, 3));
    compare("fingerprints.txt", &found);
}

/// The golden file says the same.
fn compare(name: &str, found: &[String]) {
    let text = format!("behaviour {BEHAVIOUR}\n{}\n", found.join("\n"));
    let path = golden(name);
    if std::env::var_os("ARBA_UPDATE").is_some() {
        std::fs::write(&path, text).expect("the golden file is written");
        return;
    }
    let known = std::fs::read_to_string(&path).expect("the golden file");
    assert_eq!(known, text, "a changed run needs a new behaviour version (src/trial/run.rs) and ARBA_UPDATE=1");
}

#[test]
fn filming_and_stepping_change_nothing() {
    for (name, inputs) in cases().into_iter().filter(|(name, _)| !name.contains(" 7")) {
        let plain = run(&inputs, UNFILMED).ending;
        for detail in [Detail::Lean, Detail::Full] {
            for steps in [false, true] {
                let filmed = run(&inputs, Options { detail, steps }).ending;
                assert_eq!(filmed, plain, "{name} {detail:?} steps {steps}");
            }
        }
    }
}

#[test]
fn a_worker_gives_what_this_process_gives_however_warm_it_is() {
    let mut hire = Hire::new(env!("CARGO_BIN_EXE_arba").into());
    for (name, inputs) in cases().into_iter().filter(|(name, _)| !name.contains(" 7")) {
        for round in 0..2 {
            let mut seen = 0;
            let outcome = hire
                .run(&inputs, LEAN, &mut |growth| {
                    if let Growth::Frames(tick, _) = growth {
                        seen = tick
                    }
                })
                .expect("an outcome");
            let here = run(&inputs, LEAN);
            assert_eq!(outcome, here, "{name} round {round}");
            assert_eq!(seen, here.ending.ticks, "the worker tells how far it is");
        }
    }
}

#[test]
fn texts_and_comments_are_not_in_the_fingerprints_and_other_inputs_are() {
    let level = &levels()[0];
    let solution = programs(level, "solution");
    let plain = inputs(level, solution.clone(), 0);
    let first = run(&plain, UNFILMED).ending;
    let mut retold = plain.clone();
    let text = retold.pack.files.get_mut("level.ron").expect("level.ron");
    *text = text.replacen("\"en\": \"", "\"en\": \"Well: ", 3) + "\n// A remark at the end.\n";
    let kit = retold.pack.kits.get_mut("rover").expect("the kit");
    *kit = kit.replacen("\"en\": \"", "\"en\": \"My ", 1);
    assert!(retold.pack.kits != plain.pack.kits && retold.pack.files != plain.pack.files);
    let second = run(&retold, UNFILMED).ending;
    assert_eq!((first.inputs, first.run), (second.inputs, second.run));
    let other = run(&inputs(level, same_program(level, "forward(1);"), 0), UNFILMED).ending;
    assert_ne!(first.inputs, other.inputs);
    assert_ne!(first.run, other.run);
    assert_ne!(first.inputs, run(&inputs(level, solution, 1), UNFILMED).ending.inputs);
}

#[test]
fn every_part_at_once_gives_one_fingerprint_on_threads_filmed_or_not_and_in_a_worker() {
    let level = menagerie::level();
    let cases: Vec<(String, Inputs)> =
        [0, 5].map(|seed| (format!("menagerie {seed}"), menagerie::trial_of(&level, seed))).into();
    let found = fingerprints(&cases, 1, 1);
    assert_eq!(found, fingerprints(&cases, 2, 4));
    compare("menagerie.txt", &found);
    let mut hire = Hire::new(env!("CARGO_BIN_EXE_arba").into());
    for (name, inputs) in &cases {
        let plain = run(inputs, UNFILMED).ending;
        assert!(plain.ticks > 500, "{name} runs to its end: {plain:#?}");
        let film = run(inputs, LEAN).film.expect("a film");
        for seen in read::ticks(&film).map_while(Result::ok) {
            let broke = seen.happenings.iter().find(|happening| matches!(happening, Happening::Broke { .. }));
            assert!(broke.is_none(), "{name}, tick {}: {broke:?}", seen.tick);
        }
        for (detail, steps) in [(Detail::Lean, false), (Detail::Lean, true), (Detail::Full, false)] {
            assert_eq!(run(inputs, Options { detail, steps }).ending, plain, "{name} {detail:?} steps {steps}");
        }
        for _ in 0..2 {
            let outcome = hire.run(inputs, LEAN, &mut |_| {}).expect("an outcome");
            assert_eq!(outcome.ending, plain, "{name} in a worker");
            let film = outcome.film.expect("a film");
            let (again, diags) = file::read(&file::write(&film), "menagerie.film").expect("a film");
            assert_eq!((verify(&again), diags), (Verified::Same, Vec::new()), "{name}");
        }
    }
}
