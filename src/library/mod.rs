//! The library: levels and kits of the user's folders and those that are built in, found by name and opened.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::base::diag::Diag;
use crate::level::load::{Kits, LEVEL_FILE, Level, LevelFiles, load};
use crate::level::shelf::Shelf;
use crate::store::read;
use crate::store::shelf::{LevelFolder, built_in, kits, levels_below};

/// Where levels and kits are looked for: the user's folders first, then what is built in.
#[derive(Debug)]
pub struct Library {
    level_folders: Vec<PathBuf>,
    kits: BTreeMap<String, String>,
}

/// A level that could be read, maybe with problems.
#[derive(Debug)]
pub struct Opened {
    pub folder: LevelFolder,
    pub level: Option<Level>,
    /// Every problem that loading found.
    pub diags: Vec<Diag>,
    /// The texts of its files, for diags that point into them.
    pub sources: Sources,
}

/// The texts that diags may point into, by the names that their places have.
#[derive(Clone, Debug, Default)]
pub struct Sources(pub BTreeMap<String, String>);

impl Sources {
    pub fn add(&mut self, name: &str, text: &str) {
        self.0.insert(name.to_owned(), text.to_owned());
    }
}

impl Library {
    /// What is built in, and nothing else.
    pub fn built_in() -> Self {
        Self { level_folders: Vec::new(), kits: kits(&[]).0 }
    }

    /// A folder of the user's when one is named, then what lies beside the binary, then what is built in.
    ///
    /// # Errors
    /// The named folder can't be read, or a kit in it.
    pub fn with(data: Option<&Path>) -> Result<Self, Diag> {
        let mut roots = Vec::new();
        if let Some(data) = data {
            read::folder(data)?;
            roots.push(data.to_owned());
        }
        let beside = std::env::current_exe().ok().and_then(|binary| Some(binary.parent()?.to_owned()));
        roots.extend(beside);
        let level_folders: Vec<PathBuf> =
            roots.iter().map(|root| root.join("levels")).filter(|folder| folder.is_dir()).collect();
        let kit_folders: Vec<PathBuf> = roots.iter().map(|root| root.join("kits")).collect();
        let (kits, diags) = kits(&kit_folders);
        match diags.into_iter().next() {
            Some(diag) => Err(diag),
            None => Ok(Self { level_folders, kits }),
        }
    }

    /// The texts of the kits, by name.
    pub fn kits(&self) -> &BTreeMap<String, String> {
        &self.kits
    }

    /// The folders of all levels in order: a user's level comes before a built-in one with the same id.
    pub fn levels(&self) -> Vec<LevelFolder> {
        let mut all: Vec<LevelFolder> = self.level_folders.iter().flat_map(|folder| levels_below(folder)).collect();
        all.extend(built_in());
        let (shelf, _twice) = Shelf::new(all.iter().map(|level| level.path.clone()));
        let first = |path: &str| all.iter().find(|level| level.path == path).cloned();
        shelf.entries().iter().filter_map(|entry| first(&entry.path)).collect()
    }

    /// Finds a level by its folder, its `level.ron`, or its id.
    pub fn find(&self, name: &str) -> Result<LevelFolder, Diag> {
        let path = Path::new(name);
        if path.is_file() && path.file_name().is_some_and(|file| file == LEVEL_FILE)
            || path.is_dir() && path.join(LEVEL_FILE).is_file()
        {
            return LevelFolder::open(path);
        }
        // What looks like a path, or is one, is not an id that was mistyped.
        if path.is_dir() || name.contains(['/', '\\']) {
            let folder = LevelFolder::open(path)?;
            let diag = Diag::error("level-no-file").with("folder", folder.name()).with("file", LEVEL_FILE);
            return Err(diag.hint("cli-hint-levels"));
        }
        let levels = self.levels();
        let (shelf, _twice) = Shelf::new(levels.iter().map(|level| level.path.clone()));
        let entry = shelf.find(name).map_err(|diag| diag.hint("cli-hint-levels"))?;
        levels
            .into_iter()
            .find(|level| level.path == entry.path)
            .ok_or_else(|| Diag::error("level-unknown").with("id", name).hint("cli-hint-levels"))
    }

    /// Opens a level and says everything that is wrong with it.
    pub fn open(&self, folder: LevelFolder) -> Opened {
        let files = Files { folder: &folder, read: RefCell::default() };
        let (level, diags) = load(&files, &Shop { kits: &self.kits, read: &files.read });
        let sources = files.read.into_inner();
        Opened { folder, level, diags, sources }
    }
}

/// The files of one level folder; what was read is kept for the diags.
struct Files<'a> {
    folder: &'a LevelFolder,
    read: RefCell<Sources>,
}

impl LevelFiles for Files<'_> {
    fn folder(&self) -> String {
        self.folder.name().to_owned()
    }

    fn names(&self) -> Vec<String> {
        let entries = self.folder.entries().unwrap_or_default();
        entries.into_iter().filter(|entry| !entry.is_folder).map(|entry| entry.name).collect()
    }

    fn read(&self, name: &str) -> Option<Result<String, Diag>> {
        let text = match self.folder.bytes(name) {
            Ok(bytes) => read::decode(bytes, name),
            Err(diag) if diag.code == "store-missing" => return None,
            Err(diag) => Err(diag),
        };
        if let Ok(text) = &text {
            self.read.borrow_mut().add(name, text);
        }
        Some(text)
    }

    fn bytes(&self, name: &str, limit: u64) -> Option<Result<Vec<u8>, Diag>> {
        match self.folder.bytes_within(name, limit) {
            Err(diag) if diag.code == "store-missing" => None,
            read => Some(read),
        }
    }
}

/// The kits of arba; what was read is kept for the diags.
struct Shop<'a> {
    kits: &'a BTreeMap<String, String>,
    read: &'a RefCell<Sources>,
}

impl Kits for Shop<'_> {
    fn names(&self) -> Vec<String> {
        self.kits.keys().cloned().collect()
    }

    fn text(&self, name: &str) -> Option<Result<String, Diag>> {
        let text = self.kits.get(name)?;
        self.read.borrow_mut().add(&format!("{name}.ron"), text);
        Some(Ok(text.clone()))
    }
}
