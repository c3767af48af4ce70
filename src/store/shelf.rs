//! The folders of levels and kits: those of the user first, then those that are built in.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::base::diag::{Diag, Place};
use crate::store::embedded::Tree;
use crate::store::read::{self, Entry, TEXT_LIMIT};

/// The file that makes a folder a level.
pub const LEVEL_FILE: &str = "level.ron";
/// Chapters may stand in each other this deep.
const DEEPEST: usize = 4;

/// The folder of one level.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LevelFolder {
    /// The folder's path on its shelf, with slashes: `2-sensors/01-stop-at-20`.
    pub path: String,
    home: Home,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Home {
    Disk(PathBuf),
    BuiltIn,
}

impl LevelFolder {
    /// A level's folder on the disk, or the `level.ron` in it.
    pub fn open(path: &Path) -> Result<Self, Diag> {
        let known = std::fs::metadata(path);
        let folder = match path.file_name() {
            Some(name) if name == LEVEL_FILE && known.is_ok_and(|known| known.is_file()) => match path.parent() {
                Some(parent) if !parent.as_os_str().is_empty() => parent,
                _ => Path::new("."),
            },
            _ => path,
        };
        read::folder(folder)?;
        // The name of `.` and `..` is that of the folder they stand for.
        let whole = std::fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
        let name = whole.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        Ok(Self { path: name, home: Home::Disk(folder.to_owned()) })
    }

    /// The folder's own name: `01-stop-at-20`.
    pub fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }

    /// What stands in the folder.
    pub fn entries(&self) -> Result<Vec<Entry>, Diag> {
        match &self.home {
            Home::Disk(folder) => read::folder(folder),
            Home::BuiltIn => Ok(Tree::Levels.folder(&self.path).unwrap_or_default()),
        }
    }

    /// A text file of the folder.
    pub fn bytes(&self, name: &str) -> Result<Vec<u8>, Diag> {
        self.bytes_within(name, TEXT_LIMIT)
    }

    /// A file of the folder that has at most `limit` bytes.
    pub fn bytes_within(&self, name: &str, limit: u64) -> Result<Vec<u8>, Diag> {
        match &self.home {
            Home::Disk(folder) => read::bytes(&folder.join(name), limit),
            Home::BuiltIn => {
                Tree::Levels.bytes(&format!("{}/{name}", self.path)).map(<[u8]>::to_vec).ok_or_else(|| {
                    Diag::error("store-missing")
                        .with("file", name)
                        .at(Place { file: name.to_owned(), ..Place::default() })
                })
            }
        }
    }

    /// The folder on the disk; none for a level that is built in.
    pub fn on_disk(&self) -> Option<&Path> {
        match &self.home {
            Home::Disk(folder) => Some(folder),
            Home::BuiltIn => None,
        }
    }
}

/// The levels in a folder and the folders in it, by path.
pub fn levels_below(folder: &Path) -> Vec<LevelFolder> {
    let mut found = Vec::new();
    walk(&mut |path| read::folder(&folder.join(path)).ok(), "", 0, &mut |path| {
        found.push(LevelFolder { path: path.to_owned(), home: Home::Disk(folder.join(path)) });
    });
    found.sort();
    found
}

/// The built-in levels, by path.
pub fn built_in() -> Vec<LevelFolder> {
    let mut found = Vec::new();
    walk(&mut |path| Tree::Levels.folder(path), "", 0, &mut |path| {
        found.push(LevelFolder { path: path.to_owned(), home: Home::BuiltIn });
    });
    found.sort();
    found
}

/// The kits by name: the built-in ones, and those of these folders, where the first one with a name counts.
pub fn kits(folders: &[PathBuf]) -> (BTreeMap<String, String>, Vec<Diag>) {
    let (mut kits, mut diags) = (BTreeMap::new(), Vec::new());
    for folder in folders.iter().filter(|folder| folder.is_dir()) {
        let entries = read::folder(folder).unwrap_or_else(|diag| {
            diags.push(diag);
            Vec::new()
        });
        for entry in entries.iter().filter(|entry| !entry.is_folder) {
            let Some(name) = entry.name.strip_suffix(".ron") else { continue };
            match read::text(&folder.join(&entry.name), TEXT_LIMIT) {
                Ok(text) => {
                    kits.entry(name.to_owned()).or_insert(text);
                }
                Err(diag) => diags.push(diag),
            }
        }
    }
    for entry in Tree::Kits.folder("").unwrap_or_default() {
        let text = Tree::Kits.bytes(&entry.name).and_then(|bytes| std::str::from_utf8(bytes).ok());
        if let (Some(name), Some(text)) = (entry.name.strip_suffix(".ron"), text) {
            kits.entry(name.to_owned()).or_insert_with(|| text.to_owned());
        }
    }
    (kits, diags)
}

/// Tells of every folder that has a `level.ron`; what is below a level is the level's own.
fn walk(list: &mut dyn FnMut(&str) -> Option<Vec<Entry>>, path: &str, depth: usize, tell: &mut dyn FnMut(&str)) {
    let Some(entries) = list(path) else { return };
    if !path.is_empty() && entries.iter().any(|entry| entry.name == LEVEL_FILE && !entry.is_folder) {
        return tell(path);
    }
    if depth == DEEPEST {
        return;
    }
    for entry in entries.iter().filter(|entry| entry.is_folder && !entry.name.starts_with('.')) {
        let below = if path.is_empty() { entry.name.clone() } else { format!("{path}/{}", entry.name) };
        walk(list, &below, depth + 1, tell);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn level(folder: &Path, path: &str) {
        std::fs::create_dir_all(folder.join(path)).unwrap();
        std::fs::write(folder.join(path).join(LEVEL_FILE), path).unwrap();
    }

    #[test]
    fn levels_are_found_at_any_depth() {
        let folder = tempfile::tempdir().unwrap();
        level(folder.path(), "1-a/02-mine");
        level(folder.path(), "1-a/02-mine/inside");
        level(folder.path(), "stop-at-20");
        std::fs::create_dir(folder.path().join("empty")).unwrap();
        let found = levels_below(folder.path());
        assert_eq!(found.iter().map(LevelFolder::name).collect::<Vec<_>>(), ["02-mine", "stop-at-20"]);
        assert_eq!(found[0].bytes(LEVEL_FILE).unwrap(), b"1-a/02-mine");
    }

    #[test]
    fn a_level_is_opened_by_its_folder_or_its_file() {
        let folder = tempfile::tempdir().unwrap();
        level(folder.path(), "03-mine");
        let by_folder = LevelFolder::open(&folder.path().join("03-mine")).unwrap();
        let by_file = LevelFolder::open(&folder.path().join("03-mine").join(LEVEL_FILE)).unwrap();
        assert_eq!(by_folder.name(), "03-mine");
        assert_eq!(by_folder, by_file);
        assert_eq!(LevelFolder::open(&folder.path().join("none")).unwrap_err().code, "store-missing-folder");
    }

    #[test]
    fn the_built_in_levels_and_kits_are_there() {
        let levels = built_in();
        assert!(levels.iter().any(|level| level.path == "2-sensors/01-stop-at-20"), "{levels:?}");
        assert!(levels.iter().all(|level| level.bytes(LEVEL_FILE).is_ok() && level.bytes("none").is_err()));
        assert!(kits(&[]).0.contains_key("rover"));
    }
}
