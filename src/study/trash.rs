//! Deleting that can be undone: what is deleted moves to `trash/`.

use std::path::{Path, PathBuf};

use crate::base::diag::Diag;
use crate::store::read;
use crate::store::save::make_folder;
use crate::study::now_ms;

/// Moves a file or folder to the trash of `root`; gives the place where it lies now.
///
/// # Errors
/// It can't be moved.
pub fn discard(root: &Path, path: &Path) -> Result<PathBuf, Diag> {
    let trash = root.join("trash");
    make_folder(&trash)?;
    let name = read::known_name(&path.display().to_string());
    let mut at = now_ms();
    let mut place = trash.join(format!("{at:015}-{name}"));
    while place.exists() {
        at += 1;
        place = trash.join(format!("{at:015}-{name}"));
    }
    rename(path, &place)?;
    Ok(place)
}

/// Puts what lies in the trash back, unless something new stands there.
///
/// # Errors
/// Its place is taken, or it can't be moved.
pub fn bring_back(from: &Path, to: &Path) -> Result<(), Diag> {
    if to.exists() {
        return Err(Diag::error("study-place-taken").with("file", read::known_name(&to.display().to_string())));
    }
    rename(from, to)
}

fn rename(from: &Path, to: &Path) -> Result<(), Diag> {
    std::fs::rename(from, to).map_err(|trouble| {
        let file = read::known_name(&from.display().to_string());
        Diag::error("store-unwritable").with("file", file).with("reason", trouble.to_string())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_deleted_comes_back_and_never_over_something_new() {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join("work");
        let write = |text: &str| std::fs::write(&path, text).unwrap();
        write("one");
        let first = discard(root.path(), &path).unwrap();
        write("two");
        let second = discard(root.path(), &path).unwrap();
        assert!(!path.exists() && first != second);
        bring_back(&first, &path).unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"one");
        assert_eq!(bring_back(&second, &path).unwrap_err().code, "study-place-taken");
        assert!(discard(root.path(), &root.path().join("none")).is_err());
    }
}
