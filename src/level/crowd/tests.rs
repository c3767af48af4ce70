//! What the ways of setting things up promise: examples read, places repeat, nothing overlaps, and nonsense is told with its place.

mod nonsense;

use std::path::Path;

use crate::base::diag::Severity;
use crate::base::maths::{Vec2, vec2};
use crate::base::shape::Shape;
use crate::level::crowd::KINDS;
use crate::level::layout::Layout;
use crate::level::load::{Pack, load};
use crate::level::maze::drawing::{self, Line};
use crate::level::maze::{Drawn, MOST_CELLS, steps_from, steps_to_goal, walls};
use crate::level::tests::{codes, loaded, pack, sound};
use crate::rules::maze::{Maze, Side};
use crate::sim::thing::Thing;

/// A level with these entries among its things; the first entry begins at line 9, column 9.
fn level(things: &str) -> String {
    format!(
        r#"Level(
    version: 1,
    title: {{"en": "T", "ru": "T", "kk": "T"}},
    field: (size: (200, 110), zones: {{"pad": Disc(at: (150, 50), radius: 20)}},
            floor: [Line(name: "road", from: (0, 10), facing: 90, path: [Straight(200)])]),
    draws: {{"three": Value(3), "half": Value(2.5)}},
    robots: [(name: "me", kit: "rover", at: (188, 55))],
    things: [
        {things}
    ],
    goals: [(id: "a", when: Time(after: 1), text: {{"en": "A", "ru": "A", "kk": "A"}})],
)"#
    )
}

fn layout(things: &str, seed: u64) -> Layout {
    sound(&level(things)).layout(seed).unwrap_or_else(|diags| panic!("{things}: {diags:#?}"))
}

fn places(things: &str, seed: u64) -> Vec<(String, Vec2, f64)> {
    let start = |thing: &crate::sim::scene::ThingStart| {
        (thing.name.clone(), thing.world_from_thing.at, thing.world_from_thing.angle)
    };
    layout(things, seed).scene.things.iter().map(start).collect()
}

#[test]
fn every_example_reads_and_its_places_repeat() {
    for (kind, example) in KINDS {
        assert!(example.starts_with(&format!("{kind}(")), "{example}");
        let first = places(example, 5);
        assert!(!first.is_empty(), "{kind} sets nothing up");
        assert_eq!(first, places(example, 5), "{kind}");
        let name = example.split('"').nth(1).expect("a name");
        for (index, (found, at, angle)) in first.iter().enumerate() {
            let expected = if *kind == "One" { name.to_owned() } else { format!("{name}.{}", index + 1) };
            assert_eq!(*found, expected);
            assert!(at.is_finite() && angle.is_finite(), "{kind}: {at:?}");
        }
        let by_chance = matches!(*kind, "Scatter" | "Deal");
        assert_eq!(first != places(example, 6), by_chance, "{kind}");
    }
}

#[test]
fn every_way_has_a_text_in_every_language_and_its_example_in_the_description() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read =
        |path: &str| std::fs::read_to_string(root.join(path)).unwrap_or_else(|trouble| panic!("{path}: {trouble}"));
    let description = read("docs/level-format.md");
    for (kind, example) in KINDS {
        for language in ["en", "ru", "kk"] {
            let id = format!("\ncrowd-{} = ", kind.to_lowercase());
            assert!(read(&format!("assets/lang/{language}/level.ftl")).contains(&id), "{language}: {id}");
        }
        assert!(description.contains(example), "{kind}: the description lacks\n{example}");
    }
}

#[test]
fn things_stand_where_the_figures_say() {
    let at = |things: &str| -> Vec<(f64, f64)> {
        let round = |metres: f64| (metres * 1e6).round() / 1e4;
        places(things, 0).into_iter().map(|(_, at, _)| (round(at.x), round(at.y))).collect()
    };
    let grid = r#"Grid(name: "g", of: Pin(radius: 1), count: (2, "three"), at: (50, 60), step: (-10, 5))"#;
    assert_eq!(at(grid), [(50.0, 60.0), (40.0, 60.0), (50.0, 65.0), (40.0, 65.0), (50.0, 70.0), (40.0, 70.0)]);
    let row = r#"Row(name: "r", of: Pin(radius: 1), count: 1, at: (50, 60), step: (0, 0))"#;
    assert_eq!(at(row), [(50.0, 60.0)]);
    let stack = |more: &str| {
        at(&format!(
            r#"Stack(name: "s", of: Box(size: (10, 4), mass: 9), columns: 2, rows: 2, at: (50, 60), joint: 1{more})"#
        ))
    };
    assert_eq!(stack(", shift: 0"), [(44.5, 57.5), (55.5, 57.5), (44.5, 62.5), (55.5, 62.5)]);
    assert_eq!(stack(""), [(41.75, 57.5), (52.75, 57.5), (47.25, 62.5), (58.25, 62.5)]);
    assert_eq!(stack(", shift: 0, facing: 90"), [(47.5, 65.5), (47.5, 54.5), (52.5, 65.5), (52.5, 54.5)]);
}

#[test]
fn dealt_things_take_the_places_in_every_order() {
    let deal = r#"Deal(name: "can", of: [Can(color: Red), Can(color: Blue), Can(color: Green)], facing: 90,
                       at: [(40, 20), (70, 20), ("three * 33 + 1", 20)])"#;
    let mut seen = std::collections::BTreeMap::new();
    for seed in 0..120 {
        let found = places(deal, seed);
        assert!(found.iter().all(|(_, at, angle)| (at.y - 0.2).abs() < 1e-9 && angle.abs() < 1e-9), "{found:?}");
        let order: Vec<i64> = found.iter().map(|(_, at, _)| (at.x * 100.0).round() as i64).collect();
        *seen.entry(order).or_insert(0) += 1;
    }
    assert_eq!(places(&deal.replace("Can(color: Blue), ", ""), 3).len(), 2, "a place stays empty");
    assert_eq!(seen.len(), 6, "{seen:?}");
    assert!(seen.values().all(|count| (8..=35).contains(count)), "{seen:?}");
}

/// A scatter of eight pins of radius 3 cm in a square in the middle, with something else among the things.
fn scattered(more: &str, others: &str) -> String {
    format!(
        r#"Scatter(name: "pin", of: Pin(radius: 3, mass: 9), count: 8, area: Rect(at: (100, 60), size: (80, 80)), gap: 4{more}), {others}"#
    )
}

#[test]
fn scattered_things_keep_their_distances() {
    let block = r#"One(name: "block", of: Box(size: (30, 30)), at: (100, 60), facing: 30)"#;
    let more = r#", clear_of: {"block": 9, "road": 15, "pad": 2}"#;
    for seed in 0..30 {
        let layout = layout(&scattered(more, block), seed);
        let (block, pins) = layout.scene.things.split_last().expect("things");
        let crate::base::shape::Outline::Polygon(corners) = block.thing.solid().outline else { unreachable!() };
        assert_eq!(pins.len(), 8);
        for (index, pin) in pins.iter().enumerate() {
            let at = pin.world_from_thing.at;
            assert!((at.x - 1.0).abs() <= 0.37 && (at.y - 0.6).abs() <= 0.37, "in the area: {at:?}");
            let far = crate::base::shape::polygon_distance(&corners, block.world_from_thing.local(at));
            assert!(far >= 0.12, "the block: {far}");
            assert!(at.y >= 0.1 + 0.18, "the road: {at:?}");
            assert!((at - vec2(1.5, 0.5)).length() >= 0.25, "the pad: {at:?}");
            for other in &pins[..index] {
                assert!((at - other.world_from_thing.at).length() >= 0.1);
            }
        }
    }
}

#[test]
fn a_scatter_does_not_change_when_something_is_added_elsewhere() {
    let pins = |others: &str, seed| {
        let mut places = places(&scattered("", others), seed);
        places.retain(|(name, ..)| name.starts_with("pin."));
        places
    };
    for seed in 0..10 {
        let alone = pins("", seed);
        let far = r#"Scatter(name: "far", of: Pin(radius: 1), count: 5, area: Disc(at: (20, 60), radius: 18), facing: Random),"#;
        assert_eq!(alone, pins(far, seed));
        // What stands in the way of one moves that one only, or those that then stand in its way.
        let (_, first, _) = alone[0];
        let wall = format!(r#"One(name: "post", of: Pin(radius: 1), at: ({}, {})),"#, first.x * 100.0, first.y * 100.0);
        let moved = pins(&wall, seed);
        assert_ne!(alone[0], moved[0]);
        let same = alone.iter().zip(&moved).filter(|(one, other)| one == other).count();
        assert!(same >= 4, "{same} of 8 stayed");
    }
}

#[test]
fn a_scatter_keeps_clear_of_what_stands_below_it_in_the_file_and_of_robots() {
    let tight = r#"Scatter(name: "a", of: Pin(radius: 2, mass: 9), count: 3, area: Rect(at: (178, 55), size: (44, 50)), gap: 1),
        One(name: "b", of: Box(size: (10, 30), mass: 9), at: (165, 55))"#;
    for seed in 0..20 {
        layout(tight, seed);
    }
}

/// The drawing of a small maze with a loop.
const SMALL: &str =
    "o---o---o---o\n|     G   G |\no   o---o   o\n|   |       |\no   o   o---o\n| S         |\no---o---o---o\n";

fn with_file(name: &str, text: &str, entry: &str) -> Pack {
    let mut pack = pack(&level(entry));
    pack.files.insert(name.to_owned(), text.to_owned());
    pack
}

#[test]
fn a_maze_comes_from_a_file_and_the_pack_keeps_it() {
    let pack = with_file("m.txt", SMALL, r#"Maze(name: "m", at: (10, 5), cell: 30, file: "m.txt")"#);
    let (level, diags) = load(&pack, &pack);
    assert_eq!(codes(&diags), [""; 0]);
    let level = level.expect("a level");
    assert_eq!(level.pack.files.get("m.txt").map(String::as_str), Some(SMALL));
    let layout = level.layout(1).expect("a layout");
    let (name, maze) = &layout.rules.mazes[0];
    assert_eq!((name.as_str(), maze.columns, maze.rows), ("m", 3, 3));
    assert_eq!((maze.corner_m, maze.cell_m), (vec2(0.1, 0.05), 0.3));
    assert!(maze.wall(0, 0, Side::West) && maze.wall(0, 1, Side::East) && maze.wall(2, 0, Side::North));
    assert!(maze.is_open(0, 0, Side::North) && maze.is_open(0, 0, Side::East) && maze.is_open(1, 2, Side::East));
    let zone = |name: &str| layout.rules.zones.iter().find(|(zone, _)| zone == name).map(|(_, shape)| shape.clone());
    let near = |shape: Option<Shape>, corners: [Vec2; 4]| {
        let Some(Shape::Polygon(found)) = shape else { panic!("no zone") };
        found.iter().zip(corners).all(|(found, corner)| (*found - corner).length() < 1e-9)
    };
    assert!(near(zone("m.start"), [vec2(0.1, 0.05), vec2(0.4, 0.05), vec2(0.4, 0.35), vec2(0.1, 0.35)]));
    assert!(near(zone("m.goal"), [vec2(0.4, 0.65), vec2(1.0, 0.65), vec2(1.0, 0.95), vec2(0.4, 0.95)]));
}

#[test]
fn a_random_maze_is_that_of_the_layout_unless_a_number_chooses_it() {
    let maze = |from: &str, seed: u64| {
        let entry = format!(
            r#"Maze(name: "m", at: (1, 1), cell: 13, random: (columns: 8, rows: 8, loops: 3, goal: Middle{from}))"#
        );
        layout(&entry, seed).rules.mazes[0].1.clone()
    };
    assert_eq!(maze("", 1), maze("", 1));
    assert_ne!(maze("", 1), maze("", 2));
    assert_eq!(maze(", from: 7", 1), maze(", from: 7", 2));
    assert_ne!(maze(", from: 7", 1), maze(r#", from: "three""#, 1));
}

/// The mazes of real contests, which lie outside of the project (`ARBA_SHARED`, or `../shared` beside it).
#[test]
fn mazes_of_contests_read_and_have_a_way_to_the_goal() {
    let shared = std::env::var_os("ARBA_SHARED").map(std::path::PathBuf::from);
    let shared = shared.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"));
    let folder = shared.join("data/mazes");
    let Ok(listed) = std::fs::read_dir(&folder) else {
        eprintln!("skipped: the collection of contest mazes is not here ({})", folder.display());
        return;
    };
    let mut count = 0;
    for file in listed.map(|entry| entry.expect("an entry").path()) {
        let text = std::fs::read_to_string(&file).expect("a maze");
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let place =
            |line: usize| crate::base::diag::Place { file: name.clone(), line: line as u32 + 1, column: 1, length: 0 };
        let lines: Vec<Line> =
            text.lines().enumerate().map(|(at, text)| Line { text, place: place(at), plain: true }).collect();
        let mut diags = Vec::new();
        let read = drawing::read(&lines, &place(0), &mut diags);
        assert_eq!(codes(&diags), [""; 0], "{name}");
        let (mut maze, drawn) = read.expect("a maze");
        let steps = steps_to_goal(&maze, &drawn).unwrap_or_else(|| panic!("{name}: no way to the goal"));
        assert!(steps > maze.columns / 2, "{name}: {steps} steps");
        assert_eq!(drawn.start, (0, 0), "{name}");
        // The outer walls are whole.
        for at in 0..maze.columns.max(maze.rows) {
            let (column, row) = (at.min(maze.columns - 1), at.min(maze.rows - 1));
            assert!(maze.wall(column, 0, Side::South) && maze.wall(column, maze.rows - 1, Side::North), "{name}");
            assert!(maze.wall(0, row, Side::West) && maze.wall(maze.columns - 1, row, Side::East), "{name}");
        }
        maze.cell_m = 0.18;
        let bodies = walls::things(&maze, &drawn, 1.2).len();
        assert!(bodies < if maze.columns <= 16 { 300 } else { 1000 }, "{name}: {bodies} bodies");
        count += 1;
    }
    assert!(count >= 10, "{count} mazes");
}

#[test]
fn a_maze_of_contest_size_is_few_bodies() {
    let most = (0..10).map(|seed| {
        let entry = r#"Maze(name: "m", at: (2, 2), cell: 6, random: (columns: 16, rows: 16, loops: 20, goal: Middle))"#;
        layout(entry, seed).scene.things.len()
    });
    assert!(most.max().unwrap_or(usize::MAX) < 300);
    let half = r#"Maze(name: "m", at: (2, 2), cell: 3, wall: 0.6, random: (columns: 32, rows: 32, loops: 40))"#;
    assert!(layout(half, 0).scene.things.len() < 1000);
    let open = Maze::open(MOST_CELLS, MOST_CELLS, Vec2::ZERO, 0.09);
    let alone = walls::things(&open, &Drawn { start: (0, 0), goal: None }, 0.6).len();
    assert_eq!(alone, 33 * 33, "posts alone are more things than a level may have, which is told");
    assert!(steps_from(&open, (0, 0)).iter().all(Option::is_some));
}

#[test]
fn walls_of_mazes_are_fixed_and_count_as_one_group() {
    let (_, example) = KINDS.iter().find(|(kind, _)| *kind == "Maze").expect("mazes");
    let text = level(example).replace("when: Time(after: 1)", r#"never: Touched(robot: "me", things: "maze")"#);
    let layout = sound(&text).layout(0).expect("a layout");
    assert!(layout.scene.things.iter().all(|thing| matches!(thing.thing, Thing::Wall(_))));
    assert!(layout.scene.things.iter().all(|thing| thing.thing.solid().mass_kg.is_none()));
    crate::sim::world::World::new(&layout.scene).step();
}
