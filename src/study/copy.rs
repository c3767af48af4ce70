//! Copying a profile to another place; what is there already stays as it is.

use std::path::Path;

use crate::base::diag::Diag;
use crate::store::read;
use crate::store::save::{make_folder, save};

/// How deep folders are followed, and how many files are copied at most.
const DEEPEST: usize = 6;
const MOST: usize = 20_000;

/// Copies a folder with everything in it. What can't be read is left out: it is the old place that is in trouble.
///
/// # Errors
/// The new place can't be written.
pub fn copy(from: &Path, to: &Path) -> Result<(), Diag> {
    let mut left = MOST;
    copy_below(from, to, DEEPEST, &mut left)
}

fn copy_below(from: &Path, to: &Path, deeper: usize, left: &mut usize) -> Result<(), Diag> {
    make_folder(to)?;
    for entry in read::folder(from).unwrap_or_default() {
        let (source, target) = (from.join(&entry.name), to.join(&entry.name));
        if entry.is_folder {
            if deeper > 0 {
                copy_below(&source, &target, deeper - 1, left)?;
            }
        } else if *left > 0 && !target.exists() {
            *left -= 1;
            if let Ok(bytes) = read::bytes(&source, read::FILM_LIMIT) {
                save(&target, &bytes)?;
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_is_copied_and_nothing_is_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let (from, to) = (folder.path().join("from"), folder.path().join("to"));
        for (path, text) in [("a", "1"), ("levels/x/main.rhai", "2"), ("levels/x/versions/main/1", "3")] {
            make_folder(from.join(path).parent().unwrap()).unwrap();
            std::fs::write(from.join(path), text).unwrap();
        }
        make_folder(&to.join("levels/x")).unwrap();
        std::fs::write(to.join("levels/x/main.rhai"), "newer").unwrap();
        copy(&from, &to).unwrap();
        let read = |path: &str| std::fs::read_to_string(to.join(path)).unwrap();
        assert_eq!([read("a"), read("levels/x/main.rhai"), read("levels/x/versions/main/1")], ["1", "newer", "3"]);
        assert!(copy(&from, &from.join("a")).is_err());
    }
}
