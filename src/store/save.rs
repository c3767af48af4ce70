//! Saving so that a reader finds the old file or the new one, whole, whatever happens in between.

use std::fs::File;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::base::diag::{Diag, Place};
use crate::store::read::{is_link_loop, known_name};

/// Held while a file is being replaced.
static SAVING: Mutex<()> = Mutex::new(());

/// Windows refuses to replace a file that a virus scanner or a cloud folder holds for a moment: access denied, sharing
/// violation. Elsewhere these numbers mean something else.
const HELD_FOR_A_MOMENT: &[i32] = if cfg!(windows) { &[5, 32] } else { &[] };
/// Waits before trying again, milliseconds.
const RETRY_AFTER_MS: [u64; 4] = [10, 25, 50, 100];

/// Saves a file: it is written beside the old one, brought to the disk, and takes the old one's place in one step.
/// The old file stays as `<name>.bak`.
pub fn save(path: &Path, bytes: &[u8]) -> Result<(), Diag> {
    let name = path.display().to_string();
    let target = target(path, &name)?;
    let _saving = hold();
    replace(&target, bytes).map_err(|trouble| why(&trouble, &name))
}

/// Saves a file in the same way when there is none of its name; says whether it did.
pub fn save_new(path: &Path, bytes: &[u8]) -> Result<bool, Diag> {
    let name = path.display().to_string();
    if std::fs::symlink_metadata(path).is_ok() {
        return Ok(false);
    }
    let target = target(path, &name)?;
    let _saving = hold();
    match part(&target, bytes, None).map(|part| part.persist_noclobber(&target)) {
        Ok(Ok(_)) => {
            sync_folder(&target);
            Ok(true)
        }
        Ok(Err(failed)) if failed.error.kind() == ErrorKind::AlreadyExists => Ok(false),
        // Not every stick's file system knows "only when there is none"; that there was none was seen a moment ago.
        Ok(Err(_)) => replace(&target, bytes).map(|()| true).map_err(|trouble| why(&trouble, &name)),
        Err(trouble) => Err(why(&trouble, &name)),
    }
}

/// Makes a folder and those above it, as far as they are missing.
pub fn make_folder(path: &Path) -> Result<(), Diag> {
    std::fs::create_dir_all(path).map_err(|trouble| {
        // A file stands where the folder should be.
        let trouble =
            if trouble.kind() == ErrorKind::AlreadyExists { ErrorKind::NotADirectory.into() } else { trouble };
        why(&trouble, &path.display().to_string())
    })
}

/// Waits for a running save and keeps others from starting: to be held by whoever ends the process.
pub fn hold() -> MutexGuard<'static, ()> {
    SAVING.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The file itself behind links. What is no ordinary file is left alone: replacing `/dev/null` would be a bad joke.
fn target(path: &Path, name: &str) -> Result<PathBuf, Diag> {
    let about = |code| Diag::error(code).with("file", name).at(Place { file: known_name(name), ..Place::default() });
    match std::fs::metadata(path) {
        Ok(known) if known.is_dir() => Err(about("store-is-folder")),
        Ok(known) if !known.is_file() => Err(about("store-not-a-file")),
        Ok(_) => std::fs::canonicalize(path).map_err(|trouble| why(&trouble, name)),
        Err(trouble) if trouble.kind() == ErrorKind::NotFound => match path.file_name() {
            Some(_) => Ok(path.to_owned()),
            None => Err(about("store-bad-name")),
        },
        Err(trouble) => Err(why(&trouble, name)),
    }
}

/// The folder of a file.
fn folder_of(target: &Path) -> &Path {
    match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// The bytes on the disk beside the file that they are to become; `old` is that file as it is now.
fn part(target: &Path, bytes: &[u8], old: Option<&std::fs::Metadata>) -> std::io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".arba-").suffix(".part");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // The file is for whom the old one was, or for whom the user's other files are.
        builder.permissions(old.map_or_else(|| std::fs::Permissions::from_mode(0o666), std::fs::Metadata::permissions));
    }
    #[cfg(not(unix))]
    let _ = old;
    let mut part = builder.tempfile_in(folder_of(target))?;
    part.write_all(bytes)?;
    // After a failed fsync nothing is known about the pages, so the part is thrown away and the old file stays.
    part.as_file().sync_all()?;
    Ok(part)
}

fn replace(target: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let old = std::fs::metadata(target).ok();
    let mut part = part(target, bytes, old.as_ref())?;
    if old.is_some() {
        back_up(target)?;
    }
    let mut waits = RETRY_AFTER_MS.iter();
    loop {
        match part.persist(target) {
            Ok(_) => break,
            Err(failed) => {
                let held = failed.error.raw_os_error().is_some_and(|code| HELD_FOR_A_MOMENT.contains(&code));
                match waits.next() {
                    Some(wait_ms) if held => std::thread::sleep(std::time::Duration::from_millis(*wait_ms)),
                    _ => return Err(failed.error),
                }
                part = failed.file;
            }
        }
    }
    sync_folder(target);
    Ok(())
}

/// The new name is on the disk only when the folder is; not every system lets a folder be opened.
fn sync_folder(target: &Path) {
    if let Ok(folder) = File::open(folder_of(target)) {
        let _ = folder.sync_all();
    }
}

/// Keeps the old file as `<name>.bak` without a moment in which the file itself is missing.
fn back_up(target: &Path) -> std::io::Result<()> {
    let mut name = target.as_os_str().to_owned();
    name.push(".bak");
    let backup = PathBuf::from(name);
    match std::fs::remove_file(&backup) {
        Err(trouble) if trouble.kind() != ErrorKind::NotFound => return Err(trouble),
        _ => {}
    }
    // A second name for the same bytes; file systems without such names get a copy.
    std::fs::hard_link(target, &backup).or_else(|_| std::fs::copy(target, &backup).map(|_| ()))
}

fn why(trouble: &std::io::Error, name: &str) -> Diag {
    let code = match trouble.kind() {
        _ if is_link_loop(trouble) => "store-link-loop",
        ErrorKind::NotFound => "store-missing-folder",
        ErrorKind::NotADirectory => "store-is-file",
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => "store-write-permission",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "store-disk-full",
        ErrorKind::InvalidInput | ErrorKind::InvalidFilename => "store-bad-name",
        _ => {
            let diag = Diag::error("store-unwritable").with("file", name).with("reason", trouble.to_string());
            return diag.at(Place { file: known_name(name), ..Place::default() });
        }
    };
    // What is missing is the folder and not the file in it; what stands in a folder's place may be further up.
    let path = Path::new(name);
    let subject = match trouble.kind() {
        ErrorKind::NotFound => path.parent(),
        ErrorKind::NotADirectory => path.ancestors().find(|path| path.is_file()).or(path.parent()),
        _ => None,
    };
    let subject = subject.map_or_else(|| name.to_owned(), |path| path.display().to_string());
    Diag::error(code).with("file", subject).at(Place { file: known_name(name), ..Place::default() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::diag::Arg;

    fn names(folder: &Path) -> Vec<String> {
        crate::store::read::folder(folder).unwrap().into_iter().map(|entry| entry.name).collect()
    }

    #[test]
    fn a_save_replaces_the_file_and_keeps_the_old_one() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("film");
        for round in 1..4u8 {
            save(&path, &[round]).unwrap();
        }
        assert_eq!(std::fs::read(&path).unwrap(), [3]);
        assert_eq!(std::fs::read(folder.path().join("film.bak")).unwrap(), [2]);
        assert_eq!(names(folder.path()), ["film", "film.bak"]);
    }

    #[test]
    fn a_new_file_takes_nothing_elses_place() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("plot.png");
        assert_eq!(save_new(&path, b"one"), Ok(true));
        assert_eq!(save_new(&path, b"two"), Ok(false));
        assert_eq!(save_new(folder.path(), b"two"), Ok(false));
        assert_eq!(std::fs::read(&path).unwrap(), b"one");
        assert_eq!(names(folder.path()), ["plot.png"]);
        assert!(save_new(&folder.path().join("none/plot.png"), b"x").is_err());
    }

    #[test]
    fn a_save_that_cannot_be_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(save(folder.path(), b"x").unwrap_err().code, "store-is-folder");
        let missing = folder.path().join("none").join("film");
        assert_eq!(save(&missing, b"x").unwrap_err().code, "store-missing-folder");
        std::fs::write(folder.path().join("file"), "").unwrap();
        let inside = folder.path().join("file").join("film");
        assert!(save(&inside, b"x").is_err());
        assert_eq!(names(folder.path()), ["file"]);
    }

    #[cfg(unix)]
    #[cfg(unix)]
    #[test]
    fn a_file_in_a_folders_place_is_named_and_not_the_folder_below_or_above() {
        let folder = tempfile::tempdir().unwrap();
        let taken = folder.path().join("taken");
        std::fs::write(&taken, "").unwrap();
        for path in ["taken", "taken/film", "taken/profiles/aigerim"] {
            let path = folder.path().join(path);
            let mut refused = vec![make_folder(&path).unwrap_err()];
            refused.extend(save(&path.join("film"), b"x").err());
            assert_eq!(refused.len(), 2, "{path:?}");
            for diag in refused {
                let named = diag.args.iter().find(|(name, _)| name == "file").map(|(_, arg)| arg.clone());
                assert_eq!(
                    (diag.code.as_ref(), named),
                    ("store-is-file", Some(Arg::Text(taken.display().to_string())))
                );
            }
        }
    }

    #[test]
    fn a_device_is_left_alone_and_a_link_is_followed() {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(save(Path::new("/dev/null"), b"x").unwrap_err().code, "store-not-a-file");
        let folder = tempfile::tempdir().unwrap();
        let (real, link) = (folder.path().join("real"), folder.path().join("link"));
        std::fs::write(&real, "old").unwrap();
        std::fs::set_permissions(&real, std::fs::Permissions::from_mode(0o640)).unwrap();
        std::os::unix::fs::symlink(&real, &link).unwrap();
        save(&link, b"new").unwrap();
        assert_eq!(std::fs::read(&real).unwrap(), b"new");
        assert_eq!(std::fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o640);
        assert!(std::fs::symlink_metadata(&link).unwrap().is_symlink());
    }
}
