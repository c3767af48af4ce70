//! `arba judge` and `arba check`: every file has a row, every level its problems.

use serde_json::Value;

use super::{arba, err, here, out};
use crate::project::root;

#[test]
fn every_file_has_a_row_and_the_best_is_first() {
    let folder = here();
    let programs = folder.path().join("programs");
    std::fs::create_dir_all(programs.join("team")).unwrap();
    let solution = std::fs::read(root().join("tests/solutions/stop-at-20/solution.rhai")).unwrap();
    std::fs::write(programs.join("aliya.rhai"), &solution).unwrap();
    std::fs::write(programs.join("=cmd.rhai"), "stop();").unwrap();
    std::fs::write(programs.join("broken.rhai"), "forward(").unwrap();
    std::fs::write(programs.join("binary.rhai"), b"\0\x01\x02").unwrap();
    std::fs::write(programs.join("team/any.rhai"), "").unwrap();
    std::fs::write(programs.join("notes.txt"), "not a program").unwrap();
    let judge = |more: &[&str]| {
        let line = [&["judge", "stop-at-20", "programs", "--layouts", "1..2", "--jobs", "2"], more].concat();
        arba(folder.path(), "en", &line)
    };
    let output = judge(&["--json"]);
    assert_eq!(output.status.code(), Some(2), "one file could not be read: {}", err(&output));
    let standings: Value = serde_json::from_str(&out(&output)).unwrap();
    let rows = standings["rows"].as_array().unwrap();
    let names: Vec<&str> = rows.iter().map(|row| row["program"].as_str().unwrap()).collect();
    assert_eq!(names.len(), 5, "{names:?}");
    assert_eq!((names[0], &rows[0]["place"], &rows[0]["passed"]), ("aliya", &1.into(), &2.into()));
    assert_eq!((names[4], &rows[4]["place"]), ("binary", &Value::Null));
    assert!(names.contains(&"team"));

    let table = out(&judge(&[]));
    assert!(table.contains("aliya") && table.contains("broken"), "{table}");
    let csv = out(&judge(&["--csv"]));
    assert_eq!(csv.lines().count(), 6, "{csv}");
    assert!(csv.contains("'=cmd"), "a name is no formula: {csv}");
}

#[test]
fn a_run_of_the_judge_is_that_of_a_student() {
    let folder = here();
    let program = root().join("tests/solutions/line-loop/solution.rhai").display().to_string();
    let judged = arba(folder.path(), "en", &["judge", "line-loop", &program, "--layouts", "3", "--json"]);
    let run = arba(folder.path(), "kk", &["run", "line-loop", &program, "--layouts", "3", "--json", "--steps"]);
    let judged: Value = serde_json::from_str(&out(&judged)).unwrap();
    let run: Value = serde_json::from_str(&out(&run)).unwrap();
    assert_eq!(judged["rows"][0]["runs"][0]["fingerprint"], run["fingerprint"]);
}

#[test]
fn a_folder_without_programs_is_said() {
    let folder = here();
    let output = arba(folder.path(), "en", &["judge", "stop-at-20", "."]);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("no programs"), "{}", err(&output));
    let output = arba(folder.path(), "en", &["judge", "stop-at-20", ".", "--jobs", "0"]);
    assert!(err(&output).contains("--jobs"), "{}", err(&output));
}

#[test]
fn the_built_in_levels_are_good() {
    let folder = here();
    let (levels, solutions) = (root().join("levels"), root().join("tests/solutions"));
    let line = ["check", &levels.display().to_string(), "--solutions", &solutions.display().to_string(), "--json"];
    let output = arba(folder.path(), "en", &line);
    assert_eq!(output.status.code(), Some(0), "{}", out(&output));
    let checked: Value = serde_json::from_str(&out(&output)).unwrap();
    assert!(checked.as_array().unwrap().len() >= 6);
    assert!(checked.as_array().unwrap().iter().all(|level| level["good"] == true));
}

#[test]
fn every_problem_of_a_level_is_told_with_its_line() {
    let folder = here();
    let level = folder.path().join("01-mine");
    std::fs::create_dir(&level).unwrap();
    let text = std::fs::read_to_string(root().join("levels/2-sensors/01-stop-at-20/level.ron")).unwrap();
    let broken = text.replace("kit: \"rover\"", "kit: \"rovr\"").replace("zone", "zoen").replace("Stopped(", "Stoped(");
    std::fs::write(level.join("level.ron"), broken).unwrap();
    for lang in ["en", "ru", "kk"] {
        let output = arba(folder.path(), lang, &["check", "01-mine"]);
        assert_eq!(output.status.code(), Some(1), "{}", err(&output));
        let said = out(&output);
        assert!(said.contains("rovr") && said.contains("Stoped") && said.contains("level.ron:"), "{said}");
        assert!(!said.contains("level-") && !said.contains("{$"), "a text is missing: {said}");
    }
}
