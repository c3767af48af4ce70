//! The user's own folder, and what arba remembers there: the inputs of the last run of each level.

use std::path::{Path, PathBuf};

use crate::store::{read, save};

/// The folder beside the binary that is the home of a portable arba.
const PORTABLE_HOME: &str = "arba-home";

/// The user's folder for arba: `ARBA_HOME`, else `arba-home` beside a binary with a file `portable` beside it, else where
/// the system keeps such data; none when the system names no place.
pub fn folder() -> Option<PathBuf> {
    let set = |name| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    if let Some(home) = set("ARBA_HOME") {
        return Some(home);
    }
    if let Some(home) = std::env::current_exe().ok().and_then(|binary| beside(binary.parent()?)) {
        return Some(home);
    }
    if cfg!(windows) {
        return Some(set("APPDATA")?.join("arba"));
    }
    if cfg!(target_os = "macos") {
        return Some(set("HOME")?.join("Library/Application Support/arba"));
    }
    // The XDG rules say that a relative path there is to be ignored.
    match set("XDG_DATA_HOME").filter(|path| path.is_absolute()) {
        Some(data) => Some(data.join("arba")),
        None => Some(set("HOME")?.join(".local/share/arba")),
    }
}

/// The home of a portable arba whose binary lies in this folder.
fn beside(folder: &Path) -> Option<PathBuf> {
    folder.join("portable").is_file().then(|| folder.join(PORTABLE_HOME))
}

/// Remembers the inputs (a hash) of the last run of a level, and says whether they are those of the run before.
///
/// It is a kindness and no more: where nothing can be written, nothing is remembered and nobody is bothered.
pub fn same_as_last_run(level: &str, inputs: &str) -> bool {
    folder().is_some_and(|home| same_in(home, level, inputs))
}

fn same_in(home: PathBuf, level: &str, inputs: &str) -> bool {
    let folder = home.join("last-runs");
    let file = folder.join(file_name(level));
    let same = read::text(&file, 1024).is_ok_and(|last| last.trim() == inputs);
    if !same && std::fs::create_dir_all(&folder).is_ok() {
        let _ = save::save(&file, inputs.as_bytes());
    }
    same
}

/// A level's id as a file name that every system takes.
fn file_name(level: &str) -> String {
    let plain = |letter: char| if letter.is_ascii_alphanumeric() || letter == '-' { letter } else { '_' };
    // The end keeps `con` and its friends from being a device's name on Windows.
    format!("{}.run", level.chars().take(80).map(plain).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_of_two_equal_runs_is_noticed() {
        let folder = tempfile::tempdir().unwrap();
        let run = |level: &str, inputs: &str| same_in(folder.path().to_owned(), level, inputs);
        assert!(!run("stop-at-20", "aa"));
        assert!(run("stop-at-20", "aa"));
        assert!(!run("../line", "aa"));
        assert!(!run("stop-at-20", "bb"));
        assert!(!run("stop-at-20", "aa"));
    }

    #[test]
    fn a_file_named_portable_keeps_everything_beside_the_binary() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(beside(folder.path()), None);
        std::fs::write(folder.path().join("portable"), "").unwrap();
        assert_eq!(beside(folder.path()), Some(folder.path().join("arba-home")));
    }

    #[test]
    fn a_place_that_cannot_be_written_is_passed_over() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        std::fs::write(&file, "").unwrap();
        assert!(!same_in(file.clone(), "a", "aa"));
        assert!(!same_in(file, "a", "aa"));
    }
}
