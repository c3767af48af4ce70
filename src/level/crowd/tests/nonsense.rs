//! Nonsense in ways of setting up is told with its place.

use super::*;

#[test]
fn a_deal_that_does_not_come_out_is_told_with_its_place() {
    let of_two = |of: &str, at: &str| codes(&loaded(&level(&format!(r#"Deal(name: "can", of: {of}, at: {at})"#))).1);
    assert_eq!(of_two("[Can(), Can()]", "[(40, 20)]"), ["ron-count 9:51"]);
    assert_eq!(of_two("[Can(), Can(mass: -1)]", "[(40, 20), (60, 20)]"), ["sim-out-of-range 9:49"]);
    assert_eq!(of_two("[Can(), Can()]", "[(40, 20), (41, 20)]").len(), 1);
    assert_eq!(of_two("[Can()]", "[(40, 20, 3)]").len(), 1);
}

#[test]
fn each_nonsense_has_its_code_and_place() {
    let maze = |rows: &str| format!(r#"Maze(name: "m", at: (5, 5), cell: 20, rows: [{rows}])"#);
    let mut wrong = Vec::new();
    for (entry, expected) in [
        // Counts and steps.
        (
            r#"Grid(name: "g", of: Pin(radius: 1), count: (1000, 1000), at: (9, 9), step: (1, 1))"#,
            "level-too-many 9:53",
        ),
        (
            r#"Grid(name: "g", of: Pin(radius: 1), count: (1000000, 1), at: (9, 9), step: (1, 1))"#,
            "ron-out-of-range 9:53",
        ),
        (r#"Grid(name: "g", of: Pin(radius: 1), count: (0, 3), at: (9, 9), step: (1, 1))"#, "ron-out-of-range 9:53"),
        (r#"Grid(name: "g", of: Pin(radius: 1), count: (2, -3), at: (9, 9), step: (1, 1))"#, "ron-out-of-range 9:56"),
        (r#"Grid(name: "g", of: Pin(radius: 1), count: (2, "half"), at: (9, 9), step: (1, 1))"#, "ron-not-whole 9:56"),
        (r#"Grid(name: "g", of: Pin(radius: 1), count: 4, at: (9, 9), step: (1, 1))"#, "ron-type 9:52"),
        (r#"Grid(name: "g", of: Pin(radius: 1), count: (2, 2), at: (9, 9), step: (5, 0))"#, "level-step-zero 9:78"),
        (r#"Grid(name: "g", of: Pin(radius: 1), count: (2, 2), at: (9, 9), step: (NaN, 5))"#, ""),
        (r#"Grid(name: "g", of: Pin(radius: 1), count: (2, 2), at: (9, 9), step: (inf, 5))"#, ""),
        (
            r#"Grid(name: "g", of: Pin(radius: 3, mass: 9), count: (2, 2), at: (40, 40), step: (4, 9))"#,
            "level-overlap 9:73",
        ),
        (r#"Grid(name: "g/h", of: Pin(radius: 1), count: (2, 2), at: (9, 9), step: (5, 5))"#, "level-bad-name 9:20"),
        (r#"Row(name: "r", of: Pin(radius: 1), count: 2, at: (9, 9), step: (0, 0))"#, "level-step-zero 9:72"),
        (r#"Row(name: "r", of: Pin(radius: 1), count: 2, at: (9, 9), step: (0, 5), gap: 3)"#, "ron-unknown-field 9:80"),
        (r#"Gird(name: "g", of: Pin(radius: 1))"#, "ron-unknown-name 9:9"),
        // Stacks.
        (
            r#"Stack(name: "s", of: Box(size: (12, 6), mass: 9), columns: 1000, rows: 1000, at: (9, 9))"#,
            "level-too-many 9:68",
        ),
        (
            r#"Stack(name: "s", of: Box(size: (12, 6), mass: 9), columns: 0, rows: 1, at: (9, 9))"#,
            "ron-out-of-range 9:68",
        ),
        (
            r#"Stack(name: "s", of: Box(size: (12, 6), mass: 9), columns: 2, rows: 1, at: (50, 50), joint: 0)"#,
            "ron-out-of-range 9:101",
        ),
        (
            r#"Stack(name: "s", of: Box(size: (12, 6), mass: 9), columns: 2, rows: 1, at: (50, 50), shift: 0.9)"#,
            "ron-out-of-range 9:101",
        ),
        (r#"Stack(name: "s", of: Pin(radius: 3), columns: 2, rows: 1, at: (50, 50))"#, "level-stack-of-boxes 9:30"),
        (
            r#"Stack(name: "s", of: Box(size: (0, 6), mass: 9), columns: 2, rows: 1, at: (50, 50))"#,
            "sim-out-of-range 9:40",
        ),
        (
            r#"Stack(name: "s", of: Box(size: (12, 6), mass: 9), columns: 1, rows: 1, at: (188, 55))"#,
            "level-overlap 9:84",
        ),
        // Scatters.
        (r#"Scatter(name: "s", of: Pin(radius: 3), count: 1000000)"#, "ron-out-of-range 9:55"),
        (r#"Scatter(name: "s", of: Pin(radius: 3), count: 0)"#, "ron-out-of-range 9:55"),
        (r#"Scatter(name: "s", of: Pin(radius: 3), count: 1000)"#, "level-scatter-full 9:55"),
        (
            r#"Scatter(name: "s", of: Pin(radius: 30), count: 1, area: Disc(at: (50, 50), radius: 20))"#,
            "level-scatter-full 9:56",
        ),
        (
            r#"Scatter(name: "s", of: Pin(radius: 3), count: 2, area: Disc(at: (5000, 50), radius: 20))"#,
            "level-scatter-full 9:55",
        ),
        (r#"Scatter(name: "s", of: Pin(radius: 3), count: 2, gap: -1)"#, "ron-out-of-range 9:63"),
        (r#"Scatter(name: "s", of: Pin(radius: 3), count: 2, facing: Randm)"#, "ron-type 9:66"),
        (
            r#"Scatter(name: "s", of: Pin(radius: 3), count: 2, area: Polygon(points: [(10, 10), (90, 90), (90, 10), (10, 50)]))"#,
            "level-area-crosses 9:80",
        ),
        (r#"Scatter(name: "s", of: Pin(radius: 3), count: 2, clear_of: {"paad": 3})"#, "level-clear-of-unknown 9:69"),
        (r#"Scatter(name: "s", of: Pin(radius: 3), count: 2, clear_of: {"pad": -3})"#, "ron-out-of-range 9:76"),
        (r#"Scatter(name: "s", of: Pin(radius: 3), count: 2, clear_of: ["pad"])"#, "level-clear-of-expected 9:68"),
        // Mazes.
        (r#"Maze(name: "m", at: (5, 5), cell: 20)"#, "level-maze-one-way 9:9"),
        (r#"Maze(name: "m", at: (5, 5), cell: 20, rows: [], file: "m.txt")"#, "level-missing-file 9:63"),
        (r#"Maze(name: "m", at: (5, 5), cell: 20, file: "none.txt")"#, "level-missing-file 9:53"),
        (r#"Maze(name: "m", at: (5, 5), cell: 20, file: "../m.txt")"#, "level-file-name 9:53"),
        (r#"Maze(name: "m", at: (5, 5), cell: 20, file: "level.ron")"#, "level-file-name 9:53"),
        (r#"Maze(name: "m", at: (5, 5), cell: 20, file: 5)"#, "level-text-expected 9:53"),
        (r#"Maze(name: "m", at: (5, 5), cell: 0, random: (columns: 3, rows: 3))"#, "ron-out-of-range 9:43"),
        (r#"Maze(name: "m", at: (5, 5), cell: 20, wall: 15, random: (columns: 3, rows: 3))"#, "ron-out-of-range 9:53"),
        (r#"Maze(name: "m", at: (5, 5), cell: 20, random: (columns: 33, rows: 3))"#, "ron-out-of-range 9:65"),
        (r#"Maze(name: "m", at: (5, 5), cell: 20, random: (columns: 3, rows: 0))"#, "ron-out-of-range 9:74"),
        (
            r#"Maze(name: "m", at: (5, 5), cell: 20, random: (columns: 3, rows: 3, goal: Middle))"#,
            "ron-out-of-range 9:65",
        ),
        (
            r#"Maze(name: "m", at: (5, 5), cell: 20, random: (columns: 3, rows: 3, goal: Midle))"#,
            "ron-unknown-name 9:83",
        ),
        (r#"Maze(name: "m", at: (5, 5), cell: 20, random: (columns: 3, rows: 3, loops: -1))"#, "ron-out-of-range 9:84"),
        (r#"Maze(name: "m", at: (5, 5), cell: 20, random: (columns: 3, rows: 3, loops: 99))"#, "level-maze-loops 9:84"),
        (r#"Maze(name: "m", at: (5, 5), cell: 20, random: (columns: 3, rows: 3, lops: 9))"#, "ron-unknown-field 9:77"),
        (&maze(r#""+---+---+", "|   |   ", "+---+---+""#), "level-maze-row-length 9:68"),
        (&maze(r#""+---+---+", "|   |   |""#), "level-maze-grid 9:53"),
        (&maze(r#""+--+--+", "|  |  |", "+--+--+""#), "level-maze-grid 9:53"),
        (&maze(r#""+---+---+", "| X |   |", "+---+---+""#), "level-maze-sign 9:69"),
        (&maze(r#""+-- +---+", "|   |   |", "+---+---+""#), "level-maze-sign 9:56"),
        (&maze(r#""+---*---+", "|   |   |", "+---+---+""#), "level-maze-sign 9:59"),
        (&maze(r#""+---+---+", "|   !   |", "+---+---+""#), "level-maze-sign 9:72"),
        (&maze(r#""+---+---+", "| S | S |", "+---+---+""#), "level-maze-starts 9:53"),
        (&maze(r#""+---+---+---+", "| G   S   G |", "+---+---+---+""#), "level-maze-goal 9:53"),
        (&maze(r#""+---+---+", "| S | G |", "+---+---+""#), "level-maze-no-way 9:53"),
        (&maze(r#""+---+---+", 5, "+---+---+""#), "level-text-expected 9:67"),
        (&maze(""), "level-maze-grid 9:53"),
        (&maze(&r#""+---+","#.repeat(80)), "level-too-many 9:53"),
    ] {
        let found = codes(&loaded(&level(entry)).1);
        let is_told = if expected.is_empty() { !found.is_empty() } else { found.contains(&expected.to_owned()) };
        if !is_told || found.len() > 2 {
            wrong.push(format!("{entry}\n    expected {expected}, found {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_drawing_in_a_file_is_told_with_the_place_in_the_file() {
    let entry = r#"Maze(name: "m", at: (5, 5), cell: 20, file: "m.txt")"#;
    let diags = |text: &str| {
        let pack = with_file("m.txt", text, entry);
        load(&pack, &pack).1
    };
    let found = diags(&SMALL.replace("G   G", "G   H"));
    let place = found[0].place.clone().expect("a place");
    assert_eq!(
        (found[0].code.as_ref(), place.file.as_str(), place.line, place.column),
        ("level-maze-sign", "m.txt", 2, 10)
    );
    assert_eq!(diags(&SMALL.replace('\n', "\r\n")), [], "line ends of Windows");
    assert_eq!(diags(&"x".repeat(70_000))[0].code, "level-drawing-too-big");
    assert_eq!(diags("")[0].code, "level-maze-grid");
    let wide = format!("o{}\n|\no", "---o".repeat(40));
    assert_eq!(diags(&wide)[0].code, "level-maze-too-big");
    assert_eq!(diags("\u{0}\u{ffff}\n\n\n")[0].code, "level-maze-grid");
}

#[test]
fn a_maze_without_a_way_is_a_warning_and_a_broken_one_has_no_echo() {
    let goal = |level: &str| level.replace("when: Time(after: 1)", r#"when: Inside(robot: "me", zone: "m.goal")"#);
    let closed = r#"Maze(name: "m", at: (5, 5), cell: 40, rows: ["+---+---+", "| S | G |", "+---+---+"])"#;
    let (level_read, diags) = loaded(&goal(&level(closed)));
    assert!(diags.iter().all(|diag| diag.severity == Severity::Warning) && diags.len() == 1, "{diags:?}");
    assert!(level_read.expect("a level").layout(0).is_ok());
    for broken in
        [closed.replace("| S |", "| X |"), closed.replace("| S | G |", "| S   G |").replace("cell: 40", "cell: -40")]
    {
        assert_eq!(loaded(&goal(&level(&broken))).1.len(), 1, "{broken}");
    }
    let scatter = scattered("", "").replace("count: 8", "count: 400");
    let all = level(&scatter).replace("when: Time(after: 1)", r#"when: AllInside(things: "pin", zone: "pad")"#);
    assert_eq!(codes(&loaded(&all).1), ["level-scatter-full 9:66"]);
}
