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

#[test]
fn a_picture_of_a_film_shows_the_field_the_paths_and_the_moment_that_was_asked_for() {
    let folder = here();
    let program = root().join("tests/solutions/kegelring/solution.rhai").display().to_string();
    arba(folder.path(), "en", &["run", "kegelring", &program, "--film", "my.film"]);
    let picture = |arguments: &[&str]| {
        let mut line = vec!["replay", "my.film", "--picture", "my.svg"];
        line.extend(arguments);
        let output = arba(folder.path(), "en", &line);
        assert_eq!(output.status.code(), Some(0), "{}", err(&output));
        std::fs::read_to_string(folder.path().join("my.svg")).unwrap()
    };
    let (start, end) = (picture(&["--at", "0"]), picture(&[]));
    assert!(start.starts_with("<svg") && start.contains(">ring</text>"), "{start}");
    // Eight pins that were pushed and the robot have left paths.
    let paths = |svg: &str| svg.matches("#009e73\"").count();
    assert_eq!((paths(&start), paths(&end)), (0, 9));
    let wrong = arba(folder.path(), "kk", &["replay", "my.film", "--picture", "no.svg", "--at", "soon"]);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(err(&wrong).contains("soon") && !folder.path().join("no.svg").exists());
}
