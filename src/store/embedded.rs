//! What is built into the binary: the levels and the kits, so that the single file runs from anywhere.

use include_dir::{Dir, DirEntry, include_dir};

use crate::store::read::Entry;

static LEVELS: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/levels");
static KITS: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/assets/kits");

/// A folder inside the binary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tree {
    /// `levels/<chapter>/<NN-name>/…`
    Levels,
    /// `<kit>.ron`
    Kits,
}

impl Tree {
    fn root(self) -> &'static Dir<'static> {
        match self {
            Self::Levels => &LEVELS,
            Self::Kits => &KITS,
        }
    }

    /// The bytes of a file; the path has slashes and starts inside the tree.
    pub fn bytes(self, path: &str) -> Option<&'static [u8]> {
        self.root().get_file(path).map(include_dir::File::contents)
    }

    /// What stands in a folder (the empty path is the tree itself), by name; nothing when there is no such folder.
    pub fn folder(self, path: &str) -> Option<Vec<Entry>> {
        let folder = if path.is_empty() { self.root() } else { self.root().get_dir(path)? };
        let mut entries: Vec<Entry> = folder
            .entries()
            .iter()
            .filter_map(|entry| {
                let name = entry.path().file_name()?.to_str()?.to_owned();
                Some(Entry { name, is_folder: matches!(entry, DirEntry::Dir(_)) })
            })
            .filter(|entry| !entry.name.starts_with('.'))
            .collect();
        entries.sort();
        Some(entries)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_trees_are_those_of_the_project() {
        for (tree, folder) in [(Tree::Levels, "levels"), (Tree::Kits, "assets/kits")] {
            let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
            let mut found = crate::store::read::folder(&path).unwrap();
            found.retain(|entry| !entry.name.starts_with('.'));
            assert_eq!(tree.folder("").unwrap(), found, "{folder}");
            assert_eq!(tree.folder("no-such-folder"), None);
        }
    }
}
