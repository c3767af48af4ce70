//! The lab's experiment and `arba sweep` measure the same, to the bit.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use arba::app::office::Sweep;
use arba::cup::sweep::{Measured, Plan, factors, find};
use arba::library::Library;
use arba::trial::inputs::{Inputs, Source};
use arba::trial::worker::hire::NoOutcome;

use crate::cli::{arba, err, out};

const PROGRAM: &str = "let SPEED = 20;\ndrive(SPEED, 0);\nwait(1.5);\nplot(\"left\", distance(\"front\"));\nstop();\n";

/// Runs a plan in the office, and gives the results in its order.
fn in_the_office(plan: &Plan) -> Vec<Option<Result<Measured, NoOutcome>>> {
    let binary = PathBuf::from(env!("CARGO_BIN_EXE_arba"));
    let mut sweep = Sweep::begin(binary, plan.clone(), true, Arc::new(|| {}));
    let mut results = vec![None; plan.trials()];
    let since = Instant::now();
    while sweep.left() > 0 {
        for (trial, result) in sweep.results() {
            results[trial] = Some(result);
        }
        assert!(since.elapsed() < Duration::from_secs(120), "the office is stuck");
        std::thread::sleep(Duration::from_millis(5));
    }
    results
}

fn plan() -> Plan {
    let library = Library::built_in();
    let level = library.open(library.find("stop-at-20").unwrap()).level.unwrap();
    let program = Source { name: "my.rhai".to_owned(), bytes: PROGRAM.as_bytes().to_vec() };
    let base = Inputs { pack: level.pack.clone(), seed: 0, programs: vec![program] };
    let factor = find("SPEED", &factors(&base), &level.students).unwrap();
    Plan { base, factor, values: vec![10.0, 20.0, 30.0], layouts: vec![0, 1] }
}

#[test]
fn the_lab_measures_what_the_command_line_measures() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("my.rhai"), PROGRAM).unwrap();
    let line = ["sweep", "stop-at-20", "my.rhai", "--vary", "SPEED=10..30:10", "--layouts", "0..1", "--json"];
    let output = arba(folder.path(), "en", &[&line[..], &["--measure", "time,energy,plot:left"]].concat());
    let json: serde_json::Value = serde_json::from_str(&out(&output)).unwrap_or_else(|_| panic!("{}", err(&output)));
    let results = in_the_office(&plan());
    for (trial, result) in results.iter().enumerate() {
        let Some(Ok(measured)) = result else { panic!("{trial}: {result:?}") };
        let told = &json["trials"][trial];
        assert_eq!(told["fingerprint"], measured.run.to_string());
        // Numbers are compared as they are written, with all their digits.
        for (name, figure) in [("energy_j", measured.scored.metrics.energy_j), ("left_last", measured.plots[0].last)] {
            let written = format!("\"{name}\": {}", serde_json::to_string(&figure).unwrap());
            assert!(out(&output).contains(&written), "{written}");
        }
    }
}

#[test]
fn an_experiment_that_is_given_up_ends_soon() {
    let mut plan = plan();
    plan.layouts = (0..200).collect();
    let binary = PathBuf::from(env!("CARGO_BIN_EXE_arba"));
    let wakes = Arc::new(AtomicUsize::new(0));
    let heard = Arc::clone(&wakes);
    let wake = move || {
        heard.fetch_add(1, Ordering::SeqCst);
    };
    let mut sweep = Sweep::begin(binary, plan, false, Arc::new(wake));
    let since = Instant::now();
    while sweep.results().is_empty() && since.elapsed() < Duration::from_secs(60) {
        std::thread::sleep(Duration::from_millis(2));
    }
    assert!(sweep.left() > 0, "600 trials are not done in a moment");
    drop(sweep);
    // Trials that run may end; then nobody calls any more, long before 600 of them could have been run.
    let (mut known, mut still) = (wakes.load(Ordering::SeqCst), 0);
    let since = Instant::now();
    while still < 20 && since.elapsed() < Duration::from_secs(60) {
        std::thread::sleep(Duration::from_millis(50));
        let now = wakes.load(Ordering::SeqCst);
        still = if now == known { still + 1 } else { 0 };
        known = now;
    }
    assert!(still == 20 && known < 600, "{known} results of an experiment that was given up");
}
