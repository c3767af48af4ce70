//! What is wrong with a level is told, all of it, with its place.

use super::*;

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

#[test]
fn warnings_leave_a_level_usable() {
    let (level, diags) = loaded(&small(&[("\"ru\": \"Малый\", ", "")]));
    assert!(diags.iter().all(|diag| diag.severity == Severity::Warning));
    let level = level.expect("a level");
    assert_eq!(level.title.ru, "Small");
    assert!(level.layout(0).is_ok());
}
