//! What loading and laying out a level promises: real levels load, broken ones are told in full, layouts repeat.

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

#[test]
fn every_problem_of_a_level_is_told_at_once_with_its_place() {
    let text = small(&[
        ("size: (200, 100)", "size: (200, 1e30)"),
        ("edge: Wall", "edge: Wal"),
        ("\"gap\": Uniform(20, 40)", "\"gap\": Uniform(40, 20)"),
        ("kit: \"rover\"", "kit: \"rovr\""),
        ("radius: 3, mass", "radius: 3000, mass"),
        ("zone: \"pad\"", "zone: \"pda\""),
        ("seconds: 1", "seconds: -1"),
        ("points: 50", "points: \"gap\""),
        ("limits: (time: 20)", "limits: (tiem: 20)"),
        ("\"kk\": \"Тоқта\"", "\"kz\": \"Тоқта\""),
    ]);
    let (level, diags) = loaded(&text);
    assert!(level.is_some());
    let found = codes(&diags);
    let missing: Vec<&str> = [
        "ron-out-of-range 5:21",
        "ron-unknown-name 5:34",
        "level-draw-order 10:20",
        "level-unknown-kit 11:32",
        "sim-out-of-range 14:42",
        "rules-unknown-zone 17:74",
        "rules-out-of-range 17:112",
        "ron-unknown-field 20:14",
        "level-unknown-language 18:53",
    ]
    .into_iter()
    .filter(|code| !found.iter().any(|known| known == code))
    .collect();
    assert!(missing.is_empty(), "{missing:?}\n{found:#?}");
    assert!(level.expect("a level").layout(0).is_err());
}

/// One change, one code with its place.
#[test]
fn each_break_has_its_code_and_place() {
    let mut wrong = Vec::new();
    for (from, to, expected) in [
        ("version: 1", "version: 2", "level-newer 2:14"),
        ("version: 1", "version: 0", "level-unknown-version 2:14"),
        ("    limits: (time: 20),\n", "    limts: (time: 20),\n", "ron-unknown-field 20:5"),
        ("\"ru\": \"Малый\", ", "", "level-missing-language 3:12"),
        ("facing: 90)]", "facing: \"gpa\")]", "expression-unknown-draw 11:64"),
        ("at: (40, 50)", "at: (40, 96)", "level-off-field 11:45"),
        ("at: (80, 80)", "at: (40, 50)", "level-overlap 14:70"),
        ("count: 3", "count: 1000000", "ron-out-of-range 14:63"),
        ("count: 3", "count: 2.5", "ron-not-whole 14:63"),
        ("name: \"pin\"", "name: \"wall\"", "level-twice 14:19"),
        ("name: \"pin\"", "name: \"p.1\"", "level-bad-name 14:19"),
        ("from: (190, 10)", "from: (1e30, 10)", "sim-out-of-range 13:42"),
        ("from: (190, 10), to: (190, 90)", "from: (190, 10), to: (190, 10)", "sim-wall-without-length 13:42"),
        ("Rect(at: (150, 50)", "Rct(at: (150, 50)", "ron-unknown-name 8:24"),
        ("size: (40, 40)", "size: (40, 0)", "ron-out-of-range 8:55"),
        ("turn: -180)])", "turn: -90)])", "level-line-open 7:28"),
        ("when: All", "whn: All", "level-when-or-never 17:9"),
        ("points: 50,", "points: 50, fatal: true,", "level-fatal-when 17:41"),
        ("Inside(robot: \"me\"", "Inside(robot: \"em\"", "rules-unknown-robot 17:59"),
        (
            "Inside(robot: \"me\", zone: \"pad\")",
            "Touched(robot: \"me\", things: \"pins\")",
            "rules-unknown-things 17:74",
        ),
        ("Inside(robot: \"me\", zone: \"pad\")", "Moved(thing: \"pin\", by: 3)", "rules-thing-is-many 17:58"),
        ("Inside(robot: \"me\", zone: \"pad\")", "Followed(robot: \"me\", line: \"lop\")", "rules-unknown-line 17:73"),
        ("All([Inside", "All([Insde", "ron-unknown-name 17:45"),
        (
            "All([Inside(robot: \"me\", zone: \"pad\"), Stopped(robot: \"me\", seconds: 1)])",
            "All([])",
            "rules-empty-list 17:40",
        ),
        ("limits: (time: 20)", "words: (hidden: [\"trun\"])", "level-unknown-word 20:22"),
        ("limits: (time: 20)", "noise: Quiet", "ron-unknown-name 20:12"),
        ("limits: (time: 20)", "hints: [\"one\"]", "level-texts-expected 20:13"),
        ("limits: (time: 20)", "rank: [Most(Point)]", "ron-unknown-name 20:17"),
        ("kit: \"rover\"", "kit: \"../rover.ron\"", "level-file-name 11:32"),
        ("kit: \"rover\"", "kit: \"own.ron\"", "level-missing-file 11:32"),
        ("kit: \"rover\",", "kit: \"rover\", pilot: Script(\"/etc/passwd\"),", "level-file-name 11:48"),
        ("kit: \"rover\",", "kit: \"rover\", pilot: Studnet,", "level-pilot-expected 11:48"),
        ("(name: \"me\", kit: \"rover\", at: (40, 50), facing: 90)", "", "level-no-robots 11:13"),
        ("park\", points: 50,", "park\", points: 50, bonus: true,", "level-no-goals 16:12"),
    ] {
        let (_, diags) = loaded(&small(&[(from, to)]));
        let found = codes(&diags);
        if !found.contains(&expected.to_owned()) || found.len() > 2 {
            wrong.push(format!("{to}\n    expected {expected}, found {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_problem_has_no_echo() {
    let goal = ("Inside(robot: \"me\", zone: \"pad\")", "AllOutside(things: \"pin\", zone: \"pad\")");
    let line = ("Stopped(robot: \"me\", seconds: 1)", "Followed(robot: \"me\", line: \"loop\")");
    for (from, to, expected) in [
        // A broken thing, line, zone or robot is known to the goals all the same.
        ("radius: 3,", "radius: -3,", "sim-out-of-range 14:42"),
        ("Row(", "Rwo(", "ron-unknown-name 14:9"),
        ("turn: -180)])", "turn: -90)])", "level-line-open 7:28"),
        ("size: (40, 40)", "size: (40, 0)", "ron-out-of-range 8:55"),
        ("at: (40, 50)", "at: (\"gpa\", 50)", "expression-unknown-draw 11:47"),
        // A draw that is broken is told once, wherever it is used.
        ("Uniform(20, 40)},", "Uniform(20)}, budget: \"gap * 100\",", "ron-count 10:20"),
        // Where a bracket is missing, what stands in the wrong place is not told.
        ("(40, 40))},", "(40, 40)),", "ron-not-closed 8:16"),
    ] {
        let (_, diags) = loaded(&small(&[goal, line, (from, to)]));
        assert_eq!(codes(&diags), [expected], "{to}");
    }
}

#[test]
fn the_static_check_finds_goals_that_cannot_be_reached() {
    for (from, to, expected) in [
        ("seconds: 1)", "seconds: 30)", "level-never-in-time"),
        ("Rect(at: (150, 50)", "Rect(at: (350, 50)", "level-zone-off-field"),
        ("size: (40, 40)", "size: (10, 10)", "level-zone-too-small"),
        ("Inside(robot: \"me\", zone: \"pad\")", "Moved(thing: \"wall\", by: 5)", "level-moved-fixed"),
        (
            "Inside(robot: \"me\", zone: \"pad\"), Stopped(robot: \"me\", seconds: 1)",
            "Time(after: 0)",
            "level-passed-at-start",
        ),
        ("when: All([Inside", "never: Any([Outside", "level-lost-at-start"),
        ("at: (40, 50)", "at: (\"gap + 165\", 50)", "level-off-field"),
    ] {
        let (level, diags) = loaded(&small(&[(from, to)]));
        let found: Vec<String> = check(&level.expect("a level")).iter().map(|diag| diag.code.to_string()).collect();
        assert!(found.contains(&expected.to_owned()), "{to}: {found:?} {diags:?}");
    }
    let level = sound(&small(&[NAMED]));
    let found = check(&level);
    let codes: Vec<&str> = found.iter().map(|diag| diag.code.as_ref()).collect();
    assert_eq!(codes, ["level-file-needed"; 4], "three lessons and a starter: {found:#?}");
}

/// What gives the zone of the small level a name.
const NAMED: (&str, &str) = (
    "    goals: [",
    "    names: {\"pad\": {\"en\": \"pad\", \"ru\": \"площадка\", \"kk\": \"алаңша\"}},\n    goals: [",
);

#[test]
fn a_zone_without_a_name_is_noted_and_names_of_nothing_are_told_with_their_place() {
    let of_names = |replace: &[(&str, &str)]| {
        let found = check(&sound_enough(&small(replace)));
        let found = found.into_iter().filter(|diag| diag.code != "level-file-needed");
        found.map(|diag| (codes(std::slice::from_ref(&diag)).concat(), diag.severity)).collect::<Vec<_>>()
    };
    assert_eq!(of_names(&[]), [("level-zones-unnamed 8:16".to_owned(), Severity::Note)]);
    assert_eq!(of_names(&[NAMED]), []);
    assert_eq!(
        of_names(&[NAMED, ("names: {\"pad\"", "names: {\"pda\"")]),
        [
            ("level-zones-unnamed 8:16".to_owned(), Severity::Note),
            ("level-name-of-nothing 16:13".to_owned(), Severity::Warning)
        ]
    );
    assert_eq!(
        of_names(&[NAMED, ("\"kk\": \"алаңша\"", "")]),
        [("level-missing-language 16:20".to_owned(), Severity::Warning)]
    );
}

#[test]
fn names_change_nothing_that_a_result_depends_on() {
    let fed = |text: &str| {
        let mut bytes = Vec::new();
        sound(text).layout(3).expect("a layout").feed(&mut Feed(&mut |more| bytes.extend_from_slice(more)));
        bytes
    };
    assert_eq!(fed(&small(&[])), fed(&small(&[NAMED])));
}

/// A level that loads, maybe with warnings.
fn sound_enough(text: &str) -> Level {
    let (level, diags) = loaded(text);
    assert!(!diags.iter().any(Diag::is_error), "{diags:#?}");
    level.expect("a level")
}

#[test]
fn a_starter_that_speaks_one_language_more_than_the_others_is_told() {
    for (starter, told) in [("// en: Go\nstop();\n", true), ("// kk: a\n// ru: a\n// en: a\nstop();\n", false)] {
        let mut level = sound(&small(&[]));
        level.starters = level.students.iter().map(|robot| (robot.clone(), starter.to_owned())).collect();
        let found = check(&level).iter().any(|diag| diag.code == "level-starter-languages");
        assert_eq!(found, told, "{starter}");
    }
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

#[test]
fn warnings_leave_a_level_usable() {
    let (level, diags) = loaded(&small(&[("\"ru\": \"Малый\", ", "")]));
    assert!(diags.iter().all(|diag| diag.severity == Severity::Warning));
    let level = level.expect("a level");
    assert_eq!(level.title.ru, "Small");
    assert!(level.layout(0).is_ok());
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
