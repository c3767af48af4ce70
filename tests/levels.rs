//! Every level both ways: its starter does not pass, its solution does, and typical mistakes fail as they should.

use arba::level::starter::in_language;
use arba::level::texts::LANGUAGES;
use arba::rules::verdict::Verdict;
use arba::trial::inputs::Source;
use arba::trial::outcome::Ending;

use crate::arena::{UNFILMED, inputs, levels, programs, run, solutions_folder};

/// Layout 0 and twenty that nobody looked at while writing the level.
const LAYOUTS: std::ops::RangeInclusive<u64> = 0..=20;

/// `passed`, `failed cause-time lap`, `fault pilot-unknown-word`.
fn came_out(ending: &Ending) -> String {
    match &ending.verdict {
        Verdict::Passed => "passed".to_owned(),
        Verdict::Failed(cause) => format!("failed {} {}", cause.code, cause.goal.as_deref().unwrap_or("")),
        Verdict::Fault(diag) => {
            let place = diag.place.clone().unwrap_or_default();
            format!("fault {} {}:{}", diag.code, place.line, place.column)
        }
    }
}

#[test]
fn every_starter_runs_but_does_not_pass() {
    for level in levels() {
        let starter: Vec<Source> = (level.students.iter())
            .map(|robot| Source { name: "starter.rhai".into(), bytes: level.starters[robot].clone().into_bytes() })
            .collect();
        for layout in LAYOUTS {
            let ending = run(&inputs(&level, starter.clone(), layout), UNFILMED).ending;
            let came_out = came_out(&ending);
            assert!(came_out.starts_with("failed"), "{} layout {layout}: {came_out}", level.id);
        }
    }
}

#[test]
fn every_starter_is_one_program_with_a_comment_in_each_language() {
    for level in levels() {
        for (robot, starter) in &level.starters {
            let code = |text: &str| -> Vec<String> {
                text.lines().filter(|line| !line.trim_start().starts_with("//")).map(str::to_owned).collect()
            };
            let shown = LANGUAGES.map(|language| in_language(starter, language));
            for text in &shown {
                assert_eq!(code(text), code(starter), "{} {robot}", level.id);
                assert_eq!(
                    text.lines().filter(|line| line.starts_with("// ")).count(),
                    1,
                    "{} {robot}: {text}",
                    level.id
                );
            }
            assert!(shown[0] != shown[1] && shown[1] != shown[2] && shown[0] != shown[2], "{} {robot}", level.id);
        }
    }
}

#[test]
fn every_solution_passes_on_every_layout() {
    let mut wrong = Vec::new();
    for level in levels() {
        let solution = programs(&level, "solution");
        for layout in LAYOUTS {
            let ending = run(&inputs(&level, solution.clone(), layout), UNFILMED).ending;
            if ending.verdict != Verdict::Passed {
                wrong.push(format!("{} layout {layout}: {}", level.id, came_out(&ending)));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn typical_mistakes_fail_as_their_first_line_expects() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for level in levels() {
        let entries = std::fs::read_dir(solutions_folder(&level)).expect("solutions");
        let names = entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned());
        let mut kinds: Vec<String> = (names.filter(|name| name.starts_with("mistake-")))
            .filter_map(|name| Some(name.split_once('.')?.0.to_owned()))
            .collect();
        kinds.sort();
        kinds.dedup();
        assert!(kinds.len() >= 2, "{} has typical mistakes", level.id);
        for kind in kinds {
            let programs = programs(&level, &kind);
            let text = String::from_utf8_lossy(&programs[0].bytes).into_owned();
            let expected = text.lines().next().and_then(|line| line.strip_prefix("// expect: "));
            let expected = expected.unwrap_or_else(|| panic!("{kind} says what is expected")).trim().to_owned();
            let came_out = came_out(&run(&inputs(&level, programs, 0), UNFILMED).ending);
            count += 1;
            if !expected.split_whitespace().all(|word| came_out.split_whitespace().any(|found| found == word)) {
                wrong.push(format!("{} {kind}: expected {expected}, came out {came_out}", level.id));
            }
        }
    }
    assert!(wrong.is_empty() && count > 0, "{wrong:#?}");
}

#[test]
fn every_zone_thing_and_robot_of_a_level_has_a_name_in_three_languages() {
    let mut wrong = Vec::new();
    for level in levels() {
        let layout = level.layout(0).expect("a layout");
        let names = &layout.texts.names;
        let zones = layout.rules.zones.iter().map(|(zone, _)| zone);
        let robots = layout.scene.robots.iter().map(|robot| &robot.name);
        let things = layout.scene.things.iter().map(|thing| &thing.name);
        for id in zones.chain(robots).chain(things) {
            let cyrillic = |text: &str| text.chars().any(|letter| ('\u{400}'..='\u{4ff}').contains(&letter));
            let [en, ru, kk] = ["en", "ru", "kk"].map(|language| names.get(id, language));
            if !names.has(id) || cyrillic(&en) || !cyrillic(&ru) || !cyrillic(&kk) {
                wrong.push(format!("{} {id}: {en}, {ru}, {kk}", level.id));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
