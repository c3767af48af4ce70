//! `arba export`: pictures and pages of films, and nothing else is written over.

use super::{arba, err, here, out};
use crate::project::root;

/// A folder with a film in it.
fn with_film() -> tempfile::TempDir {
    let folder = here();
    let program = root().join("tests/solutions/first-steps/solution.rhai").display().to_string();
    let saved = arba(folder.path(), "en", &["run", "first-steps", &program, "--film", "my.film"]);
    assert_eq!(saved.status.code(), Some(0), "{}", err(&saved));
    folder
}

#[test]
fn a_film_becomes_a_gif_a_picture_and_a_page_at_once() {
    let folder = with_film();
    let line =
        ["export", "my.film", "--gif", "a.gif", "--png", "a.png", "--html", "a.html", "--width", "160", "--at", "1,5"];
    let output = arba(folder.path(), "kk", &line);
    assert_eq!((output.status.code(), out(&output), err(&output)), (Some(0), String::new(), String::new()));
    let begins = |name: &str, with: &[u8]| std::fs::read(folder.path().join(name)).unwrap().starts_with(with);
    assert!(
        begins("a.gif", b"GIF89a")
            && begins("a.png", b"\x89PNG")
            && begins("a.html", b"<!DOCTYPE html>\n<html lang=\"kk\">")
    );
    // Once more over its own files.
    assert_eq!(arba(folder.path(), "kk", &line).status.code(), Some(0));
}

#[test]
fn a_program_in_the_place_of_a_picture_stays_as_it_is() {
    let folder = with_film();
    let program = folder.path().join("my.rhai");
    std::fs::write(&program, "forward(10);").unwrap();
    for option in ["--gif", "--png", "--html"] {
        let output = arba(folder.path(), "ru", &["export", "my.film", option, "my.rhai"]);
        assert_eq!(output.status.code(), Some(2));
        assert!(err(&output).contains("my.rhai"), "{}", err(&output));
    }
    assert_eq!(std::fs::read_to_string(program).unwrap(), "forward(10);");
}

#[test]
fn what_can_not_be_made_is_said_and_nothing_is_written() {
    let folder = with_film();
    std::fs::write(folder.path().join("no.film"), "forward(10);").unwrap();
    let lines: &[(&[&str], &str)] = &[
        (&["export", "my.film"], "--gif"),
        (&["export"], "film"),
        (&["export", "no.film", "--gif", "a.gif"], "no.film"),
        (&["export", "gone.film", "--gif", "a.gif"], "gone.film"),
        (&["export", "my.film", "--gif", "a.gif", "--at", "soon"], "soon"),
        (&["export", "my.film", "--gif", "a.gif", "--from", "-1"], "-1"),
        (&["export", "my.film", "--gif", "a.gif", "--speed", "NaN"], "NaN"),
        (&["export", "my.film", "--gif", "a.gif", "--width", "1000000"], "1600"),
        (&["export", "my.film", "--gif", "a.gif", "--fps", "0"], "50"),
    ];
    for (line, word) in lines {
        let output = arba(folder.path(), "en", line);
        assert_eq!(output.status.code(), Some(2), "{line:?}");
        assert!(err(&output).contains(word), "{line:?}: {}", err(&output));
        assert!(!folder.path().join("a.gif").exists(), "{line:?}");
    }
}

#[test]
fn a_film_that_was_cut_is_shown_as_far_as_it_goes_and_that_is_said() {
    let folder = with_film();
    let whole = std::fs::read(folder.path().join("my.film")).unwrap();
    std::fs::write(folder.path().join("cut.film"), &whole[..whole.len() - 40]).unwrap();
    let output = arba(folder.path(), "en", &["export", "cut.film", "--html", "a.html"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(!err(&output).is_empty());
    assert!(std::fs::read_to_string(folder.path().join("a.html")).unwrap().contains("dataset.ready"));
}
