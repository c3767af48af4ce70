//! The command line as a newcomer meets it: the binary itself is run.

mod export;
mod judge;
mod replay;
mod run;
mod sweep;

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
    for (lang, expected) in [("en", "Usage: arba <"), ("ru", "Как вызвать: arba <"), ("kk", "Қолданылуы: arba <")]
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

#[test]
fn wrong_arguments_are_answered_in_the_language_and_with_exit_code_2() {
    let lines: &[&[&str]] = &[
        &["--nonsense"],
        &["licences", "--nonsense"],
        &["licences", "more"],
        &["--lang"],
        &["--lang", "de", "licences"],
        &["--lang=", "licences"],
        &["licenses"],
        &[""],
        &["--", "--"],
    ];
    for lang in ["en", "ru", "kk"] {
        for line in lines {
            let output = arba(here().path(), lang, line);
            let said = err(&output);
            assert_eq!(output.status.code(), Some(2), "{line:?}: {said}");
            assert_eq!(out(&output), "", "{line:?}");
            assert!(!said.contains("cli-") && !said.contains("{$"), "a text is missing: {said}");
            if lang != "en" {
                for english in ["error", "Usage", "unexpected", "found", "required"] {
                    assert!(!said.contains(english), "{line:?}: {said}");
                }
            }
        }
    }
}

#[test]
fn colours_are_for_terminals() {
    let folder = here();
    let output = Command::new(env!("CARGO_BIN_EXE_arba")).arg("rnu").current_dir(folder.path()).output().unwrap();
    assert!(!err(&output).contains('\u{1b}'));
    let forced = Command::new(env!("CARGO_BIN_EXE_arba"))
        .arg("rnu")
        .env("CLICOLOR_FORCE", "1")
        .env_remove("NO_COLOR")
        .output()
        .unwrap();
    assert!(err(&forced).contains('\u{1b}'), "colours can be asked for");
}

#[test]
fn a_reader_that_has_read_enough_is_no_trouble() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_arba"))
        .arg("licences")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(err(&output), "");
    assert_eq!(output.status.code(), Some(0));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_said() {
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output =
        Command::new(env!("CARGO_BIN_EXE_arba")).arg("licences").env("ARBA_LANG", "en").stdout(full).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("could not write"), "{}", err(&output));
}
