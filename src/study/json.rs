//! Small JSON files: read within bounds, set aside when they can't be read, never guessed.

use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize};

use crate::base::diag::{Diag, Place};
use crate::store::read;

/// The most that such a file may have, bytes.
const LIMIT: u64 = 1 << 20;

/// The bytes of a value as a file that people can read.
pub fn bytes(value: &impl Serialize) -> Vec<u8> {
    let mut bytes = serde_json::to_vec_pretty(value).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

/// A value on one line, to be read by `of_line`.
pub fn line(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// The value of a line; none when it isn't what it should be.
pub fn of_line<T: DeserializeOwned>(line: &str) -> Option<T> {
    serde_json::from_str(line).ok()
}

/// Reads a part of a value (`deserialize_with`) that a newer arba may write with words which this one doesn't know: then it is
/// as at first, and the rest of the file is read all the same.
///
/// # Errors
/// It isn't JSON at all.
pub fn known<'de, D: Deserializer<'de>, T: DeserializeOwned + Default>(from: D) -> Result<T, D::Error> {
    let value = serde_json::Value::deserialize(from)?;
    Ok(serde_json::from_value(value).unwrap_or_default())
}

/// Reads a file; none when there is none.
///
/// # Errors
/// It can't be read, or isn't what it should be.
pub fn read<T: DeserializeOwned>(path: &Path) -> Result<Option<T>, Diag> {
    let text = match read::text(path, LIMIT) {
        Err(diag) if matches!(diag.code.as_ref(), "store-missing" | "store-is-file") => return Ok(None),
        text => text?,
    };
    serde_json::from_str(&text).map(Some).map_err(|trouble| {
        let file = read::known_name(&path.display().to_string());
        let small = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let place = Place { file, line: small(trouble.line()), column: small(trouble.column()), length: 0 };
        Diag::warning("study-file-broken").with("file", path.display().to_string()).at(place)
    })
}

/// Reads a file; when it is broken, the one that was saved before it. The broken one is set aside and told.
pub fn read_or_last<T: DeserializeOwned>(path: &Path, diags: &mut Vec<Diag>) -> Option<T> {
    match read(path) {
        Ok(value) => value,
        Err(diag) => {
            diags.push(diag);
            set_aside(path);
            read(&beside(path, ".bak")).ok().flatten()
        }
    }
}

/// Renames what can't be read, so that it is there for whoever can mend it and nothing is written over it.
pub fn set_aside(path: &Path) {
    // When even that can't be done, the disk can't be written, which is told when something is saved.
    let _ = std::fs::rename(path, beside(path, ".broken"));
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_broken_file_is_set_aside_and_the_one_before_it_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.json");
        let mut diags = Vec::new();
        assert_eq!(read_or_last::<u32>(&path, &mut diags), None);
        assert!(diags.is_empty());
        crate::store::save::save(&path, &bytes(&1)).unwrap();
        crate::store::save::save(&path, &bytes(&2)).unwrap();
        assert_eq!(read_or_last::<u32>(&path, &mut diags), Some(2));
        for hostile in [&b"{"[..], b"\xff\xfe\0", b"[1]", b"", b"1e999"] {
            std::fs::write(&path, hostile).unwrap();
            diags.clear();
            assert_eq!(read_or_last::<u32>(&path, &mut diags), Some(1), "{hostile:?}");
            assert_eq!(diags.len(), 1, "{hostile:?}");
            assert_eq!(std::fs::read(folder.path().join("x.json.broken")).unwrap(), hostile);
            assert!(!path.exists());
        }
    }
}
