//! `arba run --film` and `arba replay`: films are saved whole, verified, and damages are found.

use serde_json::Value;

use super::{arba, err, here, out};
use crate::project::root;

#[test]
fn a_film_is_saved_verified_and_an_altered_one_is_found() {
    let folder = here();
    let program = root().join("tests/solutions/stop-at-20/solution.rhai").display().to_string();
    let saved = arba(folder.path(), "en", &["run", "stop-at-20", &program, "--film", "my.film", "--json"]);
    assert_eq!(saved.status.code(), Some(0), "{}", err(&saved));
    let trial: Value = serde_json::from_str(&out(&saved)).unwrap();
    let verified = arba(folder.path(), "en", &["replay", "my.film", "--verify", "--json"]);
    assert_eq!(verified.status.code(), Some(0), "{}", out(&verified));
    let said: Value = serde_json::from_str(&out(&verified)).unwrap();
    assert_eq!(said["verify"]["same"], true);
    assert_eq!(said["trial"]["fingerprint"], trial["fingerprint"]);

    let whole = std::fs::read(folder.path().join("my.film")).unwrap();
    assert!(whole.len() < 100_000, "{} bytes", whole.len());
    for at in (0..whole.len()).step_by(whole.len() / 40 + 1) {
        let mut altered = whole.clone();
        altered[at] ^= 1;
        std::fs::write(folder.path().join("altered.film"), &altered).unwrap();
        let output = arba(folder.path(), "ru", &["replay", "altered.film", "--verify"]);
        assert!(matches!(output.status.code(), Some(1 | 2)), "byte {at}: {} {}", out(&output), err(&output));
        std::fs::write(folder.path().join("cut.film"), &whole[..at]).unwrap();
        let output = arba(folder.path(), "kk", &["replay", "cut.film", "--verify"]);
        assert!(matches!(output.status.code(), Some(1 | 2)), "cut at {at}: {}", out(&output));
    }
}

#[test]
fn a_film_of_several_layouts_is_refused_and_nothing_is_written() {
    let folder = here();
    let program = root().join("tests/solutions/stop-at-20/solution.rhai").display().to_string();
    let line = ["run", "stop-at-20", &program, "--film", "my.film", "--layouts", "1..2"];
    let output = arba(folder.path(), "en", &line);
    assert_eq!(output.status.code(), Some(2));
    assert!(!folder.path().join("my.film").exists());
}

#[test]
fn what_is_no_film_is_said() {
    let folder = here();
    std::fs::write(folder.path().join("my.film"), "stop();").unwrap();
    for (name, word) in [("my.film", "film"), ("none.film", "no file"), (".", "folder")] {
        let output = arba(folder.path(), "en", &["replay", name]);
        assert_eq!(output.status.code(), Some(2));
        assert!(err(&output).contains(word), "{name}: {}", err(&output));
    }
}
