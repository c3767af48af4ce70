//! Hostile programs end within seconds with a verdict or a refusal, and the judge gives each a row.
//!
//! The programs lie beside the project (`../shared/data/hostile`, or the folder in `ARBA_SHARED`) and in
//! `tests/hostile/`, where findings are kept and the second line says what comes of the program.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

/// No program may take longer than this, on a busy machine and in a debug build.
const PATIENCE: Duration = Duration::from_secs(150);

/// The folders with hostile programs that are there.
fn folders() -> Vec<PathBuf> {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let shared = std::env::var_os("ARBA_SHARED").map_or_else(|| project.join("../shared/data"), PathBuf::from);
    let all = [project.join("tests/hostile"), shared.join("hostile")];
    let (there, missing): (Vec<_>, Vec<_>) = all.into_iter().partition(|folder| folder.is_dir());
    missing.iter().for_each(|folder| eprintln!("skipped: no folder {}", folder.display()));
    there
}

fn programs(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    let mut programs: Vec<PathBuf> = entries.filter(|path| path.extension().is_some_and(|end| end == "rhai")).collect();
    programs.sort();
    programs
}

/// How the result differs from the program's second line, `// expect: failed or fault pilot-too-deep`, when it has one.
fn unexpected(program: &Path, json: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(&std::fs::read(program).expect("a file")).into_owned();
    let expected = text.lines().nth(1)?.strip_prefix("// expect: ")?;
    let outcome: serde_json::Value = serde_json::from_slice(json).expect("JSON");
    let verdict = outcome["verdict"].as_str().unwrap_or("refused");
    let cause = &outcome["cause"];
    // An aborted run names the resource that it used up.
    let resource = cause["args"]["resource"].as_str().and_then(|id| id.strip_prefix("resource-"));
    let code = resource.or(cause["code"].as_str()).unwrap_or_default();
    let fits = |wanted: &str| wanted == verdict || wanted == format!("{verdict} {code}");
    (!expected.split(" or ").any(fits)).then(|| format!("{verdict} {code}, not {expected}"))
}

/// Runs arba; a run that takes too long is killed and fails the test.
fn arba(args: &[&std::ffi::OsStr]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_arba"));
    let home = tempfile::tempdir().expect("a folder");
    command.args(args).env("ARBA_HOME", home.path()).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let child = command.spawn().expect("arba starts");
    let id = child.id();
    let (done, waiting) = std::sync::mpsc::channel::<()>();
    let watch = std::thread::spawn(move || {
        if waiting.recv_timeout(PATIENCE).is_err() {
            let _ = Command::new("kill").args(["-9", &id.to_string()]).status();
        }
    });
    let output = child.wait_with_output().expect("arba ends");
    let _ = done.send(());
    watch.join().expect("the watch ends");
    output
}

#[test]
fn every_hostile_program_ends_within_seconds_with_a_verdict_or_a_refusal() {
    for folder in folders() {
        for program in programs(&folder) {
            let started = Instant::now();
            let output = arba(&["run".as_ref(), "stop-at-20".as_ref(), program.as_os_str(), "--json".as_ref()]);
            let took = started.elapsed();
            let code = output.status.code();
            let errors = String::from_utf8_lossy(&output.stderr);
            assert!(matches!(code, Some(0..=2)), "{}: {code:?} after {took:?}: {errors}", program.display());
            assert!(!errors.contains("panicked"), "{}: {errors}", program.display());
            if let Some(wrong) = unexpected(&program, &output.stdout) {
                panic!("{}: {wrong}", program.display());
            }
            if took > Duration::from_secs(5) {
                eprintln!("{}: {took:?}", program.display());
            }
        }
    }
}

#[test]
fn the_judge_gives_every_hostile_program_a_row() {
    for folder in folders() {
        let args = ["judge".as_ref(), "stop-at-20".as_ref(), folder.as_os_str(), "--json".as_ref()];
        let output = arba(&args);
        assert!(matches!(output.status.code(), Some(0..=2)), "{:?}", output.status);
        let standings: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
        let text = standings.to_string();
        for program in programs(&folder) {
            let name = program.file_stem().expect("a name").to_string_lossy().into_owned();
            assert!(text.contains(&name), "no row for {name}");
        }
    }
}
