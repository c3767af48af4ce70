//! What loading and laying out a level promises: real levels load, broken ones are told in full, layouts repeat.

mod names;
mod told;

use std::collections::BTreeMap;
use std::path::Path;

use proptest::prelude::*;

use crate::base::diag::{Diag, Severity};
use crate::level::check::check;
use crate::level::load::{Level, LevelFiles, Pack, load};
use crate::rules::feed::Feed;
use crate::sim::world::World;

const EXAMPLE: &str = include_str!("../../docs/level-format.md");

fn rover() -> String {
    read(Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/kits/rover.ron").as_path())
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|trouble| panic!("{}: {trouble}", path.display()))
}

/// The whole level that the format's description shows.
fn example() -> String {
    let start = EXAMPLE.find("```ron\nLevel(").expect("the example") + 7;
    let end = EXAMPLE[start..].find("```").expect("its end") + start;
    EXAMPLE[start..end].to_owned()
}

pub(super) fn pack(level: &str) -> Pack {
    Pack {
        folder: "01-test".to_owned(),
        files: BTreeMap::from([("level.ron".to_owned(), level.to_owned())]),
        kits: BTreeMap::from([("rover".to_owned(), rover())]),
    }
}

pub(super) fn loaded(level: &str) -> (Option<Level>, Vec<Diag>) {
    let pack = pack(level);
    load(&pack, &pack)
}

pub(super) fn sound(level: &str) -> Level {
    let (level, diags) = loaded(level);
    assert_eq!(codes(&diags), [""; 0], "{diags:#?}");
    level.expect("a level")
}

pub(super) fn codes(diags: &[Diag]) -> Vec<String> {
    diags
        .iter()
        .map(|diag| {
            let place = diag.place.clone().unwrap_or_default();
            format!("{} {}:{}", diag.code, place.line, place.column)
        })
        .collect()
}

/// A small level whose parts can be replaced.
fn small(replace: &[(&str, &str)]) -> String {
    let mut text = r#"Level(
    version: 1,
    title: {"en": "Small", "ru": "Малый", "kk": "Шағын"},
    field: (
        size: (200, 100), edge: Wall,
        floor: [Line(name: "loop", color: Black, from: (50, 30), facing: 90, closed: true,
                     path: [Straight(60), Arc(radius: 20, turn: -180), Straight(60), Arc(radius: 20, turn: -180)])],
        zones: {"pad": Rect(at: (150, 50), size: (40, 40))},
    ),
    draws: {"gap": Uniform(20, 40)},
    robots: [(name: "me", kit: "rover", at: (40, 50), facing: 90)],
    things: [
        One(name: "wall", of: Wall(from: (190, 10), to: (190, 90))),
        Row(name: "pin", of: Pin(radius: 3, mass: 50), count: 3, at: (80, 80), step: (20, 0)),
    ],
    goals: [
        (id: "park", points: 50, when: All([Inside(robot: "me", zone: "pad"), Stopped(robot: "me", seconds: 1)]),
         text: {"en": "Park {gap}", "ru": "Встань", "kk": "Тоқта"}),
    ],
    limits: (time: 20),
)"#
    .to_owned();
    for (from, to) in replace {
        assert!(text.contains(from), "{from}");
        text = text.replacen(from, to, 1);
    }
    text
}

#[test]
fn the_example_of_the_description_loads_and_lays_out() {
    let level = sound(&example());
    let layout = level.layout(7).expect("a layout");
    assert_eq!(level.id, "test");
    assert_eq!(layout.scene.things.len(), 8);
    assert_eq!(layout.scene.things[7].name, "pin.8");
    assert_eq!(layout.rules.goals.len(), 2);
    assert!(layout.texts.goal("stay").expect("texts").failed.is_some());
    for thing in &layout.scene.things {
        let far = (thing.world_from_thing.at - layout.scene.robots[0].world_from_robot.at).length();
        assert!((far - 0.37).abs() < 1e-9, "{far}");
    }
}

#[test]
fn layouts_repeat_and_differ_by_seed() {
    let level = sound(&example());
    let hash = |seed: u64| {
        let mut bytes = Vec::new();
        level.layout(seed).expect("a layout").feed(&mut Feed(&mut |more| bytes.extend_from_slice(more)));
        bytes
    };
    assert_eq!(hash(3), hash(3));
    assert_ne!(hash(3), hash(4));
    let draws = |seed: u64| level.layout(seed).expect("a layout").draws;
    assert_ne!(draws(1), draws(2));
}

#[test]
fn biases_stay_with_the_level_unless_it_says_otherwise() {
    let seeds = |text: &str| {
        let level = sound(text);
        let of = |seed| level.layout(seed).expect("a layout").scene;
        (of(1).bias_seed == of(2).bias_seed, of(1).noise_seed == of(2).noise_seed)
    };
    assert_eq!(seeds(&small(&[])), (true, false));
    assert_eq!(seeds(&small(&[("limits:", "bias: PerLayout, limits:")])), (false, false));
}

#[test]
fn texts_show_draws_and_a_pack_loads_the_same_level_again() {
    let level = sound(&small(&[]));
    let layout = level.layout(5).expect("a layout");
    let gap = layout.draws[0].1;
    assert_eq!(layout.texts.goals[0].text.en, format!("Park {}", (gap * 10.0).round() / 10.0));
    let (again, diags) = load(&level.pack, &level.pack);
    assert!(diags.is_empty());
    assert_eq!(again.expect("a level").layout(5).expect("a layout").texts, layout.texts);
}

/// What gives the zone of the small level a name.
const NAMED: (&str, &str) = (
    "    goals: [",
    "    names: {\"pad\": {\"en\": \"pad\", \"ru\": \"площадка\", \"kk\": \"алаңша\"}},\n    goals: [",
);

/// A level that loads, maybe with warnings.
fn sound_enough(text: &str) -> Level {
    let (level, diags) = loaded(text);
    assert!(!diags.iter().any(Diag::is_error), "{diags:#?}");
    level.expect("a level")
}

#[test]
fn hostile_levels_end_soon_with_a_diag() {
    let big = small(&[("Park", &"x".repeat(10 << 20))]);
    assert_eq!(loaded(&big).1[0].code, "ron-too-big");
    let pins: String = (0..20_000).map(|n| format!("One(name: \"p{n}\", of: Pin(radius: 1), at: (1, 1)),")).collect();
    let many = small(&[("One(name: \"wall\"", &format!("{pins} One(name: \"wall\""))]);
    let diags = loaded(&many).1;
    assert!(
        diags
            .iter()
            .any(|diag| diag.code == "level-too-many" || diag.code == "ron-too-many" || diag.code == "ron-too-big")
    );
    let points: String = (0..200).map(|n| format!("({}, {}),", n % 20, n / 2)).collect();
    let corners = format!("of: Polygon(points: [{points} (30, 0)], mass: 9), count: 1000");
    let crowded = small(&[("of: Pin(radius: 3, mass: 50), count: 3", &corners)]);
    assert!(!loaded(&crowded).1.is_empty());
    let fence: String =
        (0..100).map(|n| format!("({n}, 0),")).chain((0..99).rev().map(|n| format!("({n}, 1),"))).collect();
    let corners = format!("of: Polygon(points: [{fence}], mass: 9), count: 900");
    let crowded = small(&[("of: Pin(radius: 3, mass: 50), count: 3", &corners)]);
    assert!(loaded(&crowded).1.iter().any(|diag| diag.code == "level-too-many-corners"));
    let conditions = "Ended(robot: \"me\"),".repeat(20_000);
    let long = small(&[("All([Inside", &format!("All([{conditions} Inside"))]);
    assert!(loaded(&long).1.iter().any(|diag| diag.code == "level-too-many"));
    let deep = small(&[("All([Inside", &format!("{}All([Inside", "Not(".repeat(500)))]);
    assert!(loaded(&deep).1.iter().any(|diag| diag.code == "ron-too-deep"));
    for text in ["", "(", "Level", "Level()", "[]", "\u{0}", "Level(version: 1, field: \"gap\")", "5"] {
        let (level, diags) = loaded(text);
        assert!(!diags.is_empty(), "{text}");
        assert!(level.is_none_or(|level| level.layout(0).is_err()));
    }
}

/// The levels of the project, as the store will read them.
struct Folder {
    name: String,
    path: std::path::PathBuf,
}

impl LevelFiles for Folder {
    fn folder(&self) -> String {
        self.name.clone()
    }

    fn names(&self) -> Vec<String> {
        let entries = std::fs::read_dir(&self.path).expect("a folder");
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect()
    }

    fn read(&self, name: &str) -> Option<Result<String, Diag>> {
        std::fs::read_to_string(self.path.join(name)).ok().map(Ok)
    }

    fn bytes(&self, name: &str, _: u64) -> Option<Result<Vec<u8>, Diag>> {
        std::fs::read(self.path.join(name)).ok().map(Ok)
    }
}

#[test]
fn the_levels_of_the_project_load_and_check_without_a_diag() {
    let mut kits = pack("");
    let folder = std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/kits")).expect("kits");
    for path in folder.map(|entry| entry.expect("an entry").path()) {
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        kits.kits.insert(name, read(&path));
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("levels");
    let mut count = 0;
    for chapter in std::fs::read_dir(root).expect("levels") {
        for folder in std::fs::read_dir(chapter.expect("an entry").path()).expect("a chapter") {
            let folder = folder.expect("an entry");
            let files = Folder { name: folder.file_name().to_string_lossy().into_owned(), path: folder.path() };
            let (level, diags) = load(&files, &kits);
            assert_eq!(codes(&diags), [""; 0], "{}: {diags:#?}", files.name);
            let level = level.expect("a level");
            let diags = check(&level);
            assert_eq!(codes(&diags), [""; 0], "{}: {diags:#?}", files.name);
            World::new(&level.layout(0).expect("a layout").scene).step();
            count += 1;
        }
    }
    assert!(count >= 6);
}

/// Pieces that a damaged level may get: signs, numbers at the edge of what is possible, names from elsewhere.
const PIECES: &[&str] = &[
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ",",
    ":",
    "\"",
    "-",
    "1e30",
    "-1e30",
    "0",
    "1e-30",
    "99999999999",
    "0.5",
    "Disc",
    "Line",
    "Not",
    "All",
    "[]",
    "()",
    "\"gap\"",
    "\"gap / 0\"",
    "Uniform(1, 0)",
    "None",
    "true",
    "Ring",
    "Ball(radius: 2)",
    "Scatter",
    "Maze",
    "Stack",
    "//",
    "/*",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_damaged_level_never_panics_and_what_is_sound_can_be_stepped(
        edits in proptest::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0..4u8), 1..6),
    ) {
        let mut text: Vec<char> = small(&[]).chars().collect();
        for (at, piece, how) in edits {
            let at = at.index(text.len());
            let piece = piece.get(PIECES).chars();
            // A whole word or number is replaced, or the piece is put between, or something is cut out.
            let end = (at..text.len()).find(|&end| !(text[end].is_alphanumeric() || text[end] == '.')).unwrap_or(at);
            match how {
                0 | 1 => drop(text.splice(at..end, piece)),
                2 => drop(text.splice(at..at, piece)),
                _ => drop(text.drain(at..end.max(at + 1).min(text.len()))),
            }
            if text.is_empty() {
                break;
            }
        }
        let text: String = text.into_iter().collect();
        let (level, diags) = loaded(&text);
        let Some(level) = level else {
            prop_assert!(!diags.is_empty());
            return Ok(());
        };
        check(&level);
        for seed in [0, 1, u64::MAX] {
            match level.layout(seed) {
                Ok(layout) => World::new(&layout.scene).step(),
                Err(diags) => prop_assert!(diags.iter().any(Diag::is_error)),
            }
        }
    }
}
