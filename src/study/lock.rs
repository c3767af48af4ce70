//! The lock of a profile: who has it open holds it, so that a second window notices.
//!
//! The system holds the lock and drops it when the process ends, however it ends: a crash leaves nothing behind that would
//! have to be cleared. Where files can't be locked (some network folders, a disk that can't be written) nobody is noticed and
//! nothing else changes.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;

/// The file that is locked; it is empty.
const NAME: &str = "open.lock";

/// What is known of the lock of an open profile.
#[derive(Debug, Default)]
pub enum Lock {
    /// This process holds it.
    Held(File),
    /// Another one holds it; the file is kept to try again.
    Taken(File),
    /// Files can't be locked there.
    #[default]
    Unknown,
}

impl Lock {
    /// Takes the lock of a profile's folder when it is free. Never waits.
    pub fn take(folder: &Path) -> Self {
        // An old file stays as it is: another process may hold it.
        let mut options = OpenOptions::new();
        match options.read(true).write(true).create(true).truncate(false).open(folder.join(NAME)) {
            Ok(file) => Self::of(file),
            Err(_) => Self::Unknown,
        }
    }

    fn of(file: File) -> Self {
        match file.try_lock() {
            Ok(()) => Self::Held(file),
            Err(TryLockError::WouldBlock) => Self::Taken(file),
            Err(TryLockError::Error(_)) => Self::Unknown,
        }
    }

    /// Has another window the profile open?
    pub fn is_taken(&self) -> bool {
        matches!(self, Self::Taken(_))
    }

    /// The other window may be closed by now: then the lock is taken over.
    pub fn again(&mut self) {
        *self = match std::mem::take(self) {
            Self::Taken(file) => Self::of(file),
            other => other,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_one_holds_the_lock_and_it_passes_on_when_it_is_let_go() {
        let folder = tempfile::tempdir().unwrap();
        let first = Lock::take(folder.path());
        assert!(matches!(first, Lock::Held(_)));
        let mut second = Lock::take(folder.path());
        assert!(second.is_taken());
        second.again();
        assert!(second.is_taken(), "the first one holds it still");
        drop(first);
        second.again();
        assert!(matches!(second, Lock::Held(_)));
        assert!(Lock::take(folder.path()).is_taken());
    }

    #[test]
    fn where_nothing_can_be_locked_nothing_is_noticed() {
        let folder = tempfile::tempdir().unwrap();
        let mut lock = Lock::take(&folder.path().join("none"));
        assert!(matches!(lock, Lock::Unknown) && !lock.is_taken());
        lock.again();
        assert!(matches!(lock, Lock::Unknown));
    }

    #[test]
    fn a_process_that_was_killed_holds_no_lock() {
        const FOLDER: &str = "ARBA_TEST_LOCKED_FOLDER";
        let a_minute = std::time::Duration::from_secs(60);
        if let Some(folder) = std::env::var_os(FOLDER) {
            // This is the other process: it takes the lock and waits to be killed.
            let mut lock = Lock::take(Path::new(&folder));
            while !matches!(lock, Lock::Held(_)) {
                lock.again();
            }
            return std::thread::sleep(a_minute);
        }
        let folder = tempfile::tempdir().unwrap();
        let myself = "study::lock::tests::a_process_that_was_killed_holds_no_lock";
        let mut other = std::process::Command::new(std::env::current_exe().unwrap())
            .args(["--exact", myself])
            .env(FOLDER, folder.path())
            .stdout(std::process::Stdio::null())
            .spawn()
            .unwrap();
        let until = std::time::Instant::now() + a_minute;
        while !Lock::take(folder.path()).is_taken() {
            assert!(std::time::Instant::now() < until, "the other process never took it");
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
        other.kill().unwrap();
        other.wait().unwrap();
        assert!(matches!(Lock::take(folder.path()), Lock::Held(_)));
    }
}
