//! `arba sweep`: what varies, what is measured, and what can go wrong.

use serde_json::Value;

use super::{arba, err, here, out};

const PROGRAM: &str =
    "let SPEED = 20;\nplot(\"v\", SPEED * 2);\ndrive(SPEED, 0);\nwait(1.5);\nplot(\"v\", SPEED);\nstop();\n";

fn folder() -> tempfile::TempDir {
    let folder = here();
    std::fs::write(folder.path().join("my.rhai"), PROGRAM).unwrap();
    folder
}

#[test]
fn a_number_of_the_program_is_varied_and_measured() {
    let folder = folder();
    let sweep = |more: &[&str]| {
        let line = ["sweep", "stop-at-20", "my.rhai", "--vary", "SPEED=10..30:10", "--layouts", "0..1"];
        arba(folder.path(), "en", &[&line, more].concat())
    };
    let output = sweep(&["--json", "--measure", "distance,passed", "--measure", "plot:v:max", "--jobs", "2"]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let json: Value = serde_json::from_str(&out(&output)).unwrap();
    assert_eq!((&json["vary"], json["trials"].as_array().unwrap().len()), (&"SPEED".into(), 6));
    let point = &json["points"][2];
    assert_eq!((&point["value"], &point["figures"]["v_max"]["median"]), (&30.0.into(), &60.0.into()));
    let distance = |index: usize| json["points"][index]["figures"]["distance_cm"]["median"].as_f64().unwrap();
    assert!(distance(0) < distance(1) && distance(1) < distance(2));

    let table = out(&sweep(&["--measure", "plot:v"]));
    assert!(table.contains("SPEED") && table.contains("v: last") && table.contains("0 / 2"), "{table}");
    let output = sweep(&["--csv", "table.csv", "--excel", "--measure", "time,plot:v:mean"]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let csv = std::fs::read_to_string(folder.path().join("table.csv")).unwrap();
    assert!(csv.starts_with("\u{feff}SPEED;layout;result;time_s;v_mean\r\n10;0;failed;"), "{csv}");
    assert_eq!(csv.lines().count(), 7);
}

#[test]
fn a_trial_of_a_sweep_is_that_of_a_run_with_the_number_in_its_place() {
    let folder = folder();
    let line = ["sweep", "stop-at-20", "my.rhai", "--vary", "1:13=25", "--layouts", "3", "--json"];
    let sweep: Value = serde_json::from_str(&out(&arba(folder.path(), "en", &line))).unwrap();
    std::fs::write(folder.path().join("other.rhai"), PROGRAM.replace("SPEED = 20", "SPEED = 25")).unwrap();
    let run = arba(folder.path(), "en", &["run", "stop-at-20", "other.rhai", "--layouts", "3", "--json"]);
    let run: Value = serde_json::from_str(&out(&run)).unwrap();
    assert_eq!(sweep["trials"][0]["fingerprint"], run["fingerprint"]);
    assert_eq!(sweep["trials"][0]["figures"]["time_s"], run["metrics"]["time_s"]);
}

#[test]
fn a_number_of_the_level_is_varied() {
    let folder = folder();
    let path = "level:robots.me.facing";
    let line =
        ["sweep", "first-steps", "my.rhai", "--vary", &format!("{path}=0,90"), "--measure", "distance", "--json"];
    let output = arba(folder.path(), "en", &line);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let json: Value = serde_json::from_str(&out(&output)).unwrap();
    assert_eq!((&json["vary"], json["points"].as_array().unwrap().len()), (&path.into(), 2));
    let line = ["sweep", "stop-at-20", "my.rhai", "--vary", "level:draws.wall=120..140:10", "--layouts", "1,2"];
    let output = arba(folder.path(), "en", &line);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert!(out(&output).contains("140"), "{}", out(&output));
}

#[test]
fn a_program_that_breaks_is_told_once_and_is_no_trouble() {
    let folder = folder();
    std::fs::write(folder.path().join("bad.rhai"), "let a = 1;\nfrward(a);\n").unwrap();
    let line = ["sweep", "stop-at-20", "bad.rhai", "--vary", "a=1..3", "--measure", "plot:none"];
    let output = arba(folder.path(), "en", &line);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert!(err(&output).contains("frward"), "{}", err(&output));
    assert_eq!(err(&output).matches("the program has a mistake").count(), 1, "{}", err(&output));
    assert!(err(&output).contains("plotted “none”"), "{}", err(&output));
}

#[test]
fn a_value_that_the_level_refuses_is_no_result() {
    let folder = folder();
    let line = ["sweep", "first-steps", "my.rhai", "--vary", "level:field.size[0]=-5,200"];
    let output = arba(folder.path(), "en", &line);
    assert_eq!(output.status.code(), Some(2), "{}", out(&output));
    assert!(err(&output).contains("With -5 on layout 0"), "{}", err(&output));
}

#[test]
fn what_can_not_be_tried_is_said_in_every_language() {
    let folder = folder();
    let lines: &[&[&str]] = &[
        &["sweep", "stop-at-20", "my.rhai"],
        &["sweep", "stop-at-20", "my.rhai", "--vary", "SPEED"],
        &["sweep", "stop-at-20", "my.rhai", "--vary", "SPED=1..3"],
        &["sweep", "stop-at-20", "my.rhai", "--vary", "9:1=1..3"],
        &["sweep", "stop-at-20", "my.rhai", "--vary", "6=1..3"],
        &["sweep", "stop-at-20", "my.rhai", "--vary", "level:nothing=1..3"],
        &["sweep", "stop-at-20", "my.rhai", "--vary", "SPEED=0..0.5"],
        &["sweep", "stop-at-20", "my.rhai", "--vary", "SPEED=1..3:0.0000001"],
        &["sweep", "stop-at-20", "my.rhai", "--vary", "SPEED=1..100", "--layouts", "0..999"],
        &["sweep", "stop-at-20", "my.rhai", "--vary", "SPEED=1..3", "--measure", "tim"],
        &["sweep", "stop-at-20", "my.rhai", "--vary", "SPEED=1..3", "--csv", "my.rhai"],
        &["sweep", "stop-at-20", "my.rhai", "--vary", "SPEED=1..3", "--jobs", "0"],
    ];
    for lang in ["en", "ru", "kk"] {
        for line in lines {
            let output = arba(folder.path(), lang, line);
            let said = err(&output);
            assert_eq!(output.status.code(), Some(2), "{line:?}: {said}");
            assert_eq!(out(&output), "", "{line:?}");
            assert!(!said.contains("sweep-") && !said.contains("{$"), "a text is missing: {said}");
        }
    }
    assert_eq!(std::fs::read_to_string(folder.path().join("my.rhai")).unwrap(), PROGRAM);
}
