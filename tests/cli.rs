//! The command line as a newcomer meets it: the binary itself is run.

use std::path::Path;
use std::process::{Command, Output, Stdio};

/// Runs arba in a folder and language, with nothing of the machine's own settings.
pub fn arba(folder: &Path, lang: &str, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_arba"))
        .args(arguments)
        .env("ARBA_LANG", lang)
        .env("ARBA_HOME", folder.join(".arba-home"))
        .env_remove("NO_COLOR")
        .env_remove("CLICOLOR_FORCE")
        .current_dir(folder)
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

pub fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

pub fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn here() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

#[test]
fn arba_alone_says_what_it_can_do() {
    for (lang, expected) in [("en", "Try this"), ("ru", "Попробуй"), ("kk", "Байқап көр")] {
        let output = arba(here().path(), lang, &[]);
        assert_eq!(output.status.code(), Some(0));
        assert!(out(&output).contains(expected), "{}", out(&output));
    }
}

#[test]
fn help_speaks_the_language_asked_for() {
    for (lang, expected) in
        [("en", "Usage: arba <command>"), ("ru", "Как вызвать: arba <команда>"), ("kk", "Қолданылуы: arba <пәрмен>")]
    {
        let output = arba(here().path(), "en", &["--help", "--lang", lang]);
        assert_eq!(output.status.code(), Some(0));
        assert!(out(&output).contains(expected), "{}", out(&output));
        assert!(!out(&output).contains('\u{1b}'), "colours in a pipe");
    }
}

#[test]
fn a_mistyped_command_is_understood() {
    let output = arba(here().path(), "ru", &["rnu"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("«rnu»"), "{}", err(&output));
    assert_eq!(out(&output), "");
}
