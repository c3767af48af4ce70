//! The versions of a program: every text that was saved and differs, with its time and the reason, thinned as it gets old.

use std::path::{Path, PathBuf};

use crate::base::diag::Diag;
use crate::store::read::{self, PROGRAM_LIMIT};
use crate::store::save::{make_folder, save};
use crate::study::json;

/// The most versions that are kept of one program.
pub const MOST: usize = 200;
const MINUTE_MS: u64 = 60_000;
const HOUR_MS: u64 = 60 * MINUTE_MS;
const DAY_MS: u64 = 24 * HOUR_MS;

/// Why a version was kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// A moment after the last key.
    Pause,
    /// It was run.
    Run,
    /// Something else took its place: another version, the starter.
    Replaced,
    /// The program was deleted.
    Deleted,
}

impl Reason {
    pub const ALL: [Self; 4] = [Self::Pause, Self::Run, Self::Replaced, Self::Deleted];

    /// The word in the file's name; `history-<word>` is its message.
    pub fn name(self) -> &'static str {
        match self {
            Self::Pause => "pause",
            Self::Run => "run",
            Self::Replaced => "replaced",
            Self::Deleted => "deleted",
        }
    }
}

/// One version of a program.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version {
    /// Milliseconds since 1970.
    pub at_ms: u64,
    pub reason: Reason,
    pub path: PathBuf,
}

/// The versions in a folder, the newest first. Other files there are passed over.
pub fn list(folder: &Path) -> Vec<Version> {
    let entries = read::folder(folder).unwrap_or_default();
    let version = |entry: read::Entry| {
        let (at, reason) = entry.name.strip_suffix(".rhai")?.split_once('-')?;
        let reason = Reason::ALL.into_iter().find(|known| known.name() == reason)?;
        let at_ms = at.parse().ok()?;
        (!entry.is_folder).then(|| Version { at_ms, reason, path: folder.join(&entry.name) })
    };
    let mut versions: Vec<Version> = entries.into_iter().filter_map(version).collect();
    versions.sort();
    versions.reverse();
    versions
}

/// The text of a version.
///
/// # Errors
/// The file can't be read.
pub fn text(version: &Version) -> Result<String, Diag> {
    read::text(&version.path, PROGRAM_LIMIT)
}

/// Keeps a text as a version, unless the newest one is the same; then only its reason may become a better one.
///
/// # Errors
/// It can't be saved.
pub fn keep(folder: &Path, kept: &str, reason: Reason, now_ms: u64) -> Result<(), Diag> {
    let mut all = list(folder);
    let mut at_ms = now_ms;
    if let Some(newest) = all.first() {
        if text(newest).is_ok_and(|text| text == kept) {
            if reason > newest.reason {
                let better = folder.join(file_name(newest.at_ms, reason));
                // The text is kept in either case.
                let _ = std::fs::rename(&newest.path, better);
            }
            return Ok(());
        }
        // A clock that was set back must not put the newest text behind older ones.
        at_ms = now_ms.max(newest.at_ms.saturating_add(1));
    }
    make_folder(folder)?;
    let path = folder.join(file_name(at_ms, reason));
    save(&path, kept.as_bytes())?;
    all.insert(0, Version { at_ms, reason, path });
    for old in too_many(&all, at_ms) {
        // One version too many is no harm.
        let _ = std::fs::remove_file(&old.path);
    }
    Ok(())
}

/// Moves all versions of a program to the folder of its new name.
///
/// # Errors
/// The folder can't be made.
pub fn take_along(from: &Path, to: &Path) -> Result<(), Diag> {
    let all = list(from);
    if !all.is_empty() {
        make_folder(to)?;
    }
    for version in all {
        if let Some(name) = version.path.file_name() {
            // A version that stays behind is not lost.
            let _ = std::fs::rename(&version.path, to.join(name));
        }
    }
    Ok(())
}

/// The newest version that can be read: what is left of a program whose own file is broken.
pub fn newest_text(folder: &Path) -> Option<String> {
    list(folder).iter().take(20).find_map(|version| text(version).ok())
}

/// Reads a program; a broken one is set aside and told, and its newest version takes its place.
pub fn program(path: &Path, versions: &Path, diags: &mut Vec<Diag>) -> Option<String> {
    match read::text(path, PROGRAM_LIMIT) {
        Ok(text) => Some(text),
        Err(diag) if diag.code == "store-missing" => None,
        Err(diag) => {
            diags.push(Diag { severity: crate::base::diag::Severity::Warning, ..diag });
            json::set_aside(path);
            newest_text(versions)
        }
    }
}

fn file_name(at_ms: u64, reason: Reason) -> String {
    format!("{at_ms:015}-{}.rhai", reason.name())
}

/// What is to go, of versions with the newest first: all of the last hour stay, then one in ten minutes for a day, then one
/// a day; with more than `MOST`, one a minute of the last hour as well, and then the oldest.
fn too_many(all: &[Version], now_ms: u64) -> Vec<&Version> {
    let thin = |within_hour_ms: u64| -> Vec<&Version> {
        let step_of = |age_ms: u64| match age_ms {
            0..HOUR_MS => within_hour_ms,
            HOUR_MS..DAY_MS => 10 * MINUTE_MS,
            _ => DAY_MS,
        };
        let mut kept: Vec<&Version> = Vec::new();
        for version in all {
            let step_ms = step_of(now_ms.saturating_sub(version.at_ms)).max(1);
            let near = kept.last().is_some_and(|later| later.at_ms / step_ms == version.at_ms / step_ms);
            if !near || version.reason >= Reason::Replaced {
                kept.push(version);
            }
        }
        kept
    };
    let mut kept = thin(1);
    if kept.len() > MOST {
        kept = thin(MINUTE_MS);
    }
    kept.truncate(MOST);
    all.iter().filter(|version| !kept.contains(version)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOON: u64 = 1_700_000_000_000;

    fn versions(ages_ms: impl Iterator<Item = u64>) -> Vec<Version> {
        ages_ms
            .map(|age| Version { at_ms: NOON - age, reason: Reason::Pause, path: PathBuf::from(age.to_string()) })
            .collect()
    }

    #[test]
    fn every_text_that_differs_is_kept_with_its_reason() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path().join("a/b");
        keep(&folder, "1", Reason::Pause, NOON).unwrap();
        keep(&folder, "1", Reason::Run, NOON + 5).unwrap();
        keep(&folder, "1", Reason::Pause, NOON + 6).unwrap();
        keep(&folder, "2", Reason::Pause, NOON - 99_999).unwrap();
        keep(&folder, "1", Reason::Deleted, NOON + 50).unwrap();
        let all = list(&folder);
        let seen: Vec<(u64, Reason, String)> =
            all.iter().map(|one| (one.at_ms - NOON, one.reason, text(one).unwrap())).collect();
        let wanted = [(50, Reason::Deleted, "1"), (1, Reason::Pause, "2"), (0, Reason::Run, "1")];
        assert_eq!(seen, wanted.map(|(at, reason, text)| (at, reason, text.to_owned())));
    }

    #[test]
    fn all_of_the_last_hour_stays_and_the_rest_is_thinned() {
        let hour = versions((0..100).map(|second| second * 36_000));
        assert!(too_many(&hour, NOON).is_empty());
        let all = versions((0..3 * 24 * 60).map(|minute| minute * MINUTE_MS));
        let gone = too_many(&all, NOON).len();
        let left = all.len() - gone;
        assert!((60 + 130..=MOST).contains(&left), "{left}");
        assert!(!too_many(&all, NOON).contains(&&all[0]));
        // Somebody who never stops: the last hour alone is more than there may be.
        let busy = versions((0..3000).map(|second| second * 1000));
        assert!(busy.len() - too_many(&busy, NOON).len() <= MOST);
        let mut deleted = versions((0..10).map(|second| 2 * DAY_MS + second * 1000));
        deleted[4].reason = Reason::Deleted;
        assert!(!too_many(&deleted, NOON).contains(&&deleted[4]));
    }

    #[test]
    fn strange_files_are_passed_over_and_a_broken_program_gives_its_newest_version() {
        let folder = tempfile::tempdir().unwrap();
        let versions = folder.path().join("versions");
        keep(&versions, "old", Reason::Run, NOON).unwrap();
        for name in ["x", "-run.rhai", "99999999999999999999999-run.rhai", "1-fly.rhai", "é-run.rhai"] {
            std::fs::write(versions.join(name), "x").unwrap();
        }
        std::fs::create_dir(versions.join("000000000000001-run.rhai")).unwrap();
        std::fs::write(versions.join(file_name(NOON + 1, Reason::Pause)), b"\0\xff").unwrap();
        assert_eq!(list(&versions).len(), 2);
        let path = folder.path().join("main.rhai");
        let mut diags = Vec::new();
        assert_eq!(program(&path, &versions, &mut diags), None);
        std::fs::write(&path, b"\xff\xfe\0").unwrap();
        assert_eq!(program(&path, &versions, &mut diags).as_deref(), Some("old"));
        assert_eq!(diags.len(), 1);
        assert!(folder.path().join("main.rhai.broken").exists());
    }
}
