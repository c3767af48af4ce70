//! What tests of trials share: the built-in levels, their solutions, and a run in this process.

use std::path::{Path, PathBuf};

use arba::base::base64::text_of;
use arba::level::load::{Level, Pack, load};
use arba::store::shelf::{LevelFolder, built_in, kits};
use arba::trial::film::Detail;
use arba::trial::inputs::{Inputs, Opened, Source};
use arba::trial::outcome::Outcome;
use arba::trial::run::{Options, Trial};

pub const LEAN: Options = Options { detail: Detail::Lean, steps: false };
pub const UNFILMED: Options = Options { detail: Detail::None, steps: false };

/// Every built-in level, loaded; a level with a diag of any kind fails the test.
pub fn levels() -> Vec<Level> {
    let levels: Vec<Level> = built_in().iter().map(|folder| open(&pack(folder))).collect();
    assert!(!levels.is_empty(), "there are built-in levels");
    levels
}

/// One built-in level.
pub fn level(id: &str) -> Level {
    levels().into_iter().find(|level| level.id == id).unwrap_or_else(|| panic!("no level {id}"))
}

/// A level of the test's own: the text of its `level.ron`.
pub fn level_of(text: &str) -> Level {
    let files = [("level.ron".to_owned(), text.to_owned())].into();
    open(&Pack { folder: "test".into(), files, kits: kits(&[]).0 })
}

fn open(pack: &Pack) -> Level {
    let (level, diags) = load(pack, pack);
    assert!(diags.is_empty(), "{}: {diags:#?}", pack.folder);
    level.expect("a level")
}

fn pack(folder: &LevelFolder) -> Pack {
    let names = folder.entries().expect("a folder").into_iter().map(|entry| entry.name);
    let files = names.map(|name| {
        let bytes = folder.bytes(&name).expect("a file");
        let text = if name.ends_with(".png") { text_of(&bytes) } else { String::from_utf8(bytes).expect("UTF-8") };
        (name, text)
    });
    let name = folder.path.rsplit('/').next().unwrap_or_default();
    Pack { folder: name.to_owned(), files: files.collect(), kits: kits(&[]).0 }
}

/// The folder with a level's solution and its typical mistakes.
pub fn solutions_folder(level: &Level) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/solutions").join(&level.id)
}

/// The programs of a kind (`solution`, `mistake-too-far`) for each robot of a level.
pub fn programs(level: &Level, kind: &str) -> Vec<Source> {
    let folder = solutions_folder(level);
    let of = |robot: &String| {
        let own = folder.join(format!("{kind}.{robot}.rhai"));
        let path = if own.exists() { own } else { folder.join(format!("{kind}.rhai")) };
        let bytes = std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        Source { name: path.file_name().expect("a name").to_string_lossy().into_owned(), bytes }
    };
    level.students.iter().map(of).collect()
}

/// One program for each robot of a level.
pub fn same_program(level: &Level, text: &str) -> Vec<Source> {
    level.students.iter().map(|_| Source { name: "my.rhai".into(), bytes: text.as_bytes().to_vec() }).collect()
}

pub fn inputs(level: &Level, programs: Vec<Source>, seed: u64) -> Inputs {
    Inputs { pack: level.pack.clone(), seed, programs }
}

/// Opens a trial in this process.
pub fn trial(inputs: &Inputs, options: Options) -> Trial {
    let layout = Opened::default().layout(inputs).expect("a layout");
    Trial::new(inputs, &layout, options)
}

/// Runs a trial in this process.
pub fn run(inputs: &Inputs, options: Options) -> Outcome {
    trial(inputs, options).into_outcome()
}
