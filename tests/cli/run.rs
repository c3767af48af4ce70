//! `arba run` on real levels: verdicts, exit codes, files, layouts, languages.

use serde_json::Value;

use super::{arba, err, here, out};
use crate::project::root;

fn solution(level: &str) -> String {
    root().join("tests/solutions").join(level).join("solution.rhai").to_string_lossy().into_owned()
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|trouble| panic!("{trouble}: {text}"))
}

#[test]
fn a_solution_passes_and_its_object_has_what_programs_read() {
    let folder = here();
    let output = arba(folder.path(), "en", &["run", "stop-at-20", &solution("stop-at-20"), "--json"]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let trial = json(&out(&output));
    assert_eq!(trial["level"], "stop-at-20");
    assert_eq!(trial["layout"], 0);
    assert_eq!(trial["verdict"], "passed");
    assert_eq!(trial["cause"], Value::Null);
    assert!(trial["points"].as_f64().unwrap() > 0.0);
    assert!(trial["metrics"]["time_s"].as_f64().unwrap() > 0.0);
    assert_eq!(trial["fingerprint"].as_str().unwrap().len(), 32);
}

#[test]
fn a_level_is_found_by_id_folder_and_file() {
    let folder = here();
    let level = root().join("levels/2-sensors/01-stop-at-20");
    let names = ["stop-at-20".to_owned(), level.display().to_string(), level.join("level.ron").display().to_string()];
    let results: Vec<Value> = names
        .iter()
        .map(|name| json(&out(&arba(folder.path(), "en", &["run", name, &solution("stop-at-20"), "--json"]))))
        .collect();
    assert_eq!(results[0]["fingerprint"], results[1]["fingerprint"]);
    assert_eq!(results[1], results[2]);
    for name in ["stop-at-2", "no/such/folder", "."] {
        let output = arba(folder.path(), "en", &["run", name, &solution("stop-at-20")]);
        assert_eq!(output.status.code(), Some(2), "{name}: {}", err(&output));
    }
    let output = arba(folder.path(), "en", &["run", "stop-at-2", &solution("stop-at-20")]);
    assert!(err(&output).contains("stop-at-20"), "{}", err(&output));
}

#[test]
fn a_mistake_in_a_program_is_a_verdict_with_its_line() {
    let folder = here();
    std::fs::write(folder.path().join("my.rhai"), "let x = 1;\nforwrad(30);\n").unwrap();
    for (lang, word) in [("en", "forward"), ("ru", "ошибка"), ("kk", "қате")] {
        let output = arba(folder.path(), lang, &["run", "first-steps", "my.rhai"]);
        assert_eq!(output.status.code(), Some(1), "{}", err(&output));
        let said = out(&output);
        assert!(said.contains("my.rhai:2:1") && said.contains("forwrad(30);") && said.contains(word), "{said}");
        assert!(!said.contains("{$") && !said.contains("pilot-"), "{said}");
    }
}

#[test]
fn an_empty_program_and_a_broken_one_are_verdicts() {
    let folder = here();
    for text in ["", "\n// nothing\n", "forward(", "}", "print(1/0);", "let = 5;"] {
        std::fs::write(folder.path().join("my.rhai"), text).unwrap();
        let output = arba(folder.path(), "en", &["run", "first-steps", "my.rhai", "--json"]);
        assert_eq!(output.status.code(), Some(1), "{text}: {}", err(&output));
        assert!(matches!(json(&out(&output))["verdict"].as_str(), Some("failed" | "fault")), "{text}");
    }
}

#[test]
fn what_cannot_be_read_is_exit_code_2_and_says_why() {
    let folder = here();
    let write = |name: &str, bytes: &[u8]| std::fs::write(folder.path().join(name), bytes).unwrap();
    write("utf16.rhai", b"\xff\xfes\0t\0o\0p\0");
    write("cp1251.rhai", b"// \xcf\xf0\xe8\xe2\xe5\xf2\nstop();");
    write("binary.rhai", b"\x7fELF\0\0\0");
    write("huge.rhai", &vec![b' '; 2 << 20]);
    std::fs::create_dir(folder.path().join("folder.rhai")).unwrap();
    for (name, word) in [
        ("utf16.rhai", "UTF-16"),
        ("cp1251.rhai", "Windows-1251"),
        ("binary.rhai", "not a text"),
        ("huge.rhai", "too big"),
        ("folder.rhai", "folder"),
        ("none.rhai", "no file"),
    ] {
        let output = arba(folder.path(), "en", &["run", "first-steps", name]);
        assert_eq!(output.status.code(), Some(2), "{name}: {}", out(&output));
        assert!(err(&output).contains(word) && err(&output).contains(name), "{name}: {}", err(&output));
        let output = arba(folder.path(), "en", &["run", "first-steps", name, "--json"]);
        assert!(json(&out(&output))["diags"][0]["code"].is_string(), "{name}");
    }
}

#[test]
fn a_program_can_come_over_the_standard_input() {
    let folder = here();
    let program = std::fs::File::open(solution("stop-at-20")).unwrap();
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_arba"))
        .args(["run", "stop-at-20", "-", "--json"])
        .env("ARBA_HOME", folder.path())
        .stdin(program)
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
}

#[test]
fn layouts_give_the_share_the_median_and_the_one_to_look_at() {
    let folder = here();
    let output =
        arba(folder.path(), "en", &["run", "stop-at-20", &solution("stop-at-20"), "--layouts", "1..4", "--json"]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let runs = json(&out(&output));
    assert_eq!((&runs["passed"], &runs["layouts"]), (&4.into(), &4.into()));
    let layouts: Vec<u64> =
        runs["trials"].as_array().unwrap().iter().map(|trial| trial["layout"].as_u64().unwrap()).collect();
    assert_eq!(layouts, [1, 2, 3, 4]);
    // A program that knows one distance by heart.
    std::fs::write(folder.path().join("my.rhai"), "forward(90);").unwrap();
    let output = arba(folder.path(), "ru", &["run", "stop-at-20", "my.rhai", "--layouts", "0..5"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(out(&output).contains("раскладк"), "{}", out(&output));
}

#[test]
fn the_same_program_again_is_noticed_when_it_did_not_pass() {
    let folder = here();
    std::fs::write(folder.path().join("my.rhai"), "wait(0.1);").unwrap();
    let run = || out(&arba(folder.path(), "en", &["run", "first-steps", "my.rhai"]));
    assert!(!run().contains("has not changed"));
    assert!(run().contains("has not changed"));
    std::fs::write(folder.path().join("my.rhai"), "wait(0.2);").unwrap();
    assert!(!run().contains("has not changed"));
}

#[test]
fn robots_get_their_programs_in_order_or_by_name() {
    let folder = here();
    let programs = root().join("tests/solutions/two-robots");
    let file = |robot: &str| programs.join(format!("solution.{robot}.rhai")).display().to_string();
    let ordered = arba(folder.path(), "en", &["run", "two-robots", &file("red"), &file("blue"), "--json"]);
    assert_eq!(ordered.status.code(), Some(0), "{}", out(&ordered));
    let (blue, red) = (format!("blue={}", file("blue")), format!("red={}", file("red")));
    let named = arba(folder.path(), "en", &["run", "two-robots", "--robot", &blue, "--robot", &red, "--json"]);
    assert_eq!(json(&out(&ordered))["fingerprint"], json(&out(&named))["fingerprint"]);
    let one = arba(folder.path(), "en", &["run", "two-robots", &file("red")]);
    assert_eq!(one.status.code(), Some(2));
    assert!(err(&one).contains("blue"), "{}", err(&one));
}

#[test]
fn what_programs_print_is_shown() {
    let folder = here();
    std::fs::write(folder.path().join("my.rhai"), "print(\"hello\"); wait(1); print(time());").unwrap();
    let output = arba(folder.path(), "en", &["run", "first-steps", "my.rhai", "--json"]);
    let said = &json(&out(&output))["said"];
    assert_eq!(said[0]["text"], "hello");
    assert_eq!(said.as_array().unwrap().len(), 2);
}

#[cfg(unix)]
#[test]
fn a_key_press_ends_a_long_run_and_leaves_no_half_written_file() {
    let folder = here();
    std::fs::write(folder.path().join("my.rhai"), "loop { let x = 1; }").unwrap();
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_arba"))
        .args(["run", "line-loop", "my.rhai", "--layouts", "0..9999"])
        .env("ARBA_HOME", folder.path().join("home"))
        .current_dir(folder.path())
        .stdout(std::process::Stdio::null())
        .spawn()
        .unwrap();
    std::thread::sleep(std::time::Duration::from_millis(500));
    let pressed = std::process::Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert!(pressed.success());
    let ended = child.wait().unwrap();
    assert_eq!(ended.code(), Some(130));
    let left: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(left.iter().all(|name| name == "my.rhai" || name == "home"), "{left:?}");
}
