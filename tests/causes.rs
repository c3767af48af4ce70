//! Causes that the built-in levels don't bring about: wheels that spin, rules that are broken, robots that have a name.

use arba::rules::verdict::Verdict;
use arba::text::Texts;
use arba::text::lang::Lang;

use crate::arena::{UNFILMED, inputs, level_of, run, same_program};

/// The cause of a robot that drives ahead at full power on a field with these extras, and when it happened.
fn cause(extras: &str) -> (String, u64) {
    let surfaces =
        if extras == "ice" { "surfaces: [(area: Rect(at: (50, 50), size: (80, 80)), grip: 0)]," } else { "" };
    let things = if extras == "rock" {
        "things: [One(name: \"rock\", of: Box(size: (20, 20), mass: 5000), at: (90, 50))],"
    } else {
        ""
    };
    let level = level_of(&format!(
        r#"Level(version: 1, title: {{"en": "Far", "ru": "Далеко", "kk": "Алыс"}},
            field: (size: (400, 100), edge: Wall, {surfaces} zones: {{"far": Disc(at: (380, 50), radius: 18)}}),
            robots: [(name: "me", kit: "rover", at: (50, 50), facing: 90)], {things}
            goals: [(id: "far", when: Inside(robot: "me", zone: "far"),
                text: {{"en": "Drive there", "ru": "Доедь", "kk": "Жет"}})],
            limits: (time: 8))"#
    ));
    let programs = same_program(&level, "motors(100, 100);\nwait(60);");
    match run(&inputs(&level, programs, 0), UNFILMED).ending.verdict {
        Verdict::Failed(cause) => (cause.code.into_owned(), cause.tick),
        other => panic!("{extras}: {other:?}"),
    }
}

#[test]
fn spinning_wheels_are_told_apart_by_what_is_in_the_way() {
    let (stuck, rock, late) = (cause("ice"), cause("rock"), cause(""));
    assert_eq!(stuck.0, "cause-stuck");
    assert_eq!(rock.0, "cause-hit");
    assert_eq!(late, ("cause-time".to_owned(), 800), "nothing in the way, only too far");
    assert!(stuck.1 < 100 && (30..200).contains(&rock.1), "{stuck:?} {rock:?}");
}

/// The cause of a rover on a small field with these goals, as a diag and a sentence, and which robots are students'.
fn caused(robots: &str, things: &str, goals: &str, program: &str) -> (String, String) {
    let level = level_of(&format!(
        r#"Level(version: 1, title: {{"en": "Small", "ru": "Малое", "kk": "Кіші"}},
            field: (size: (200, 100), edge: Wall, zones: {{"home": Disc(at: (40, 50), radius: 20),
                "pad": Disc(at: (120, 50), radius: 20)}}),
            robots: [{robots}], things: [{things}],
            goals: [{goals}], limits: (time: 6))"#
    ));
    let programs = same_program(&level, program);
    match run(&inputs(&level, programs, 0), UNFILMED).ending.verdict {
        Verdict::Failed(cause) => {
            let diag = cause.to_diag();
            (cause.code.into_owned(), Texts::new(Lang::En).sentence(&diag))
        }
        other => panic!("{goals}: {other:?}"),
    }
}

/// A goal with the texts that every goal needs.
fn goal(aim: &str) -> String {
    format!(r#"(id: "goal", {aim}, text: {{"en": "Do it", "ru": "Сделай", "kk": "Орында"}})"#)
}

const ME: &str = r#"(name: "me", kit: "rover", at: (40, 50), facing: 90)"#;
const BLOCK: &str = r#"One(name: "block", of: Box(size: (10, 10), mass: 100), at: (80, 50))"#;

#[test]
fn what_must_never_happen_says_what_it_was() {
    let drive = "motors(80, 80);\nwait(60);";
    for (aim, code) in [
        (r#"never: Distance(robot: "me", edge: true, max: 10)"#, "cause-gap"),
        (r#"never: Moved(thing: "block", by: 2)"#, "cause-moved"),
        (r#"never: Time(after: 3)"#, "cause-goal"),
        (r#"never: Outside(robot: "me", zone: "home")"#, "cause-left"),
        (r#"never: Inside(robot: "me", zone: "pad")"#, "cause-entered"),
        (r#"never: Stalemate(seconds: 2)"#, "cause-stalemate"),
    ] {
        let things = if code == "cause-moved" { BLOCK } else { "" };
        let program = if code == "cause-stalemate" { "wait(60);" } else { drive };
        assert_eq!(caused(ME, things, &goal(aim), program).0, code, "{aim}");
    }
}

#[test]
fn with_several_students_a_cause_names_its_robot() {
    let two = r#"(name: "red", kit: "rover", at: (40, 70), facing: 90), (name: "blue", kit: "rover", at: (40, 30), facing: 90)"#;
    let aim = goal(r#"never: Inside(robot: "blue", zone: "pad", part: Any)"#);
    let (code, sentence) = caused(two, "", &aim, "motors(40, 40);\nwait(60);");
    assert_eq!(code, "cause-entered", "{sentence}");
    assert!(sentence.starts_with("blue: I entered"), "{sentence}");
    let alone = caused(ME, "", &goal(r#"never: Inside(robot: "me", zone: "pad")"#), "motors(40, 40);\nwait(60);");
    assert!(alone.1.starts_with("I entered"), "{}", alone.1);
}

/// The cause of a run on a level with names, as it is said in each language: English, Russian, Kazakh.
fn said(robots: &str, aim: &str, program: &str) -> [String; 3] {
    let blue = match robots.contains("blue") {
        true => r#""blue": {"en": "blue robot", "ru": "синий робот", "kk": "көк робот"},"#,
        false => "",
    };
    let level = level_of(&format!(
        r#"Level(version: 1, title: {{"en": "Named", "ru": "С именами", "kk": "Атаулы"}},
            field: (size: (200, 100), edge: Wall, zones: {{"pad": Disc(at: (160, 50), radius: 20)}}),
            robots: [{robots}],
            things: [Row(name: "pin", of: Pin(radius: 3, mass: 20), count: 3, at: (80, 50), step: (10, 0))],
            names: {{
                "pad": {{"en": "landing pad", "ru": "площадка", "kk": "алаңша"}},
                "pin": {{"en": "skittle", "ru": "кегля", "kk": "кегля"}},
                {blue}
            }},
            goals: [{}], limits: (time: 6))"#,
        goal(aim)
    ));
    match run(&inputs(&level, same_program(&level, program), 0), UNFILMED).ending.verdict {
        Verdict::Failed(cause) => [Lang::En, Lang::Ru, Lang::Kk].map(|lang| Texts::new(lang).say(&cause.to_diag())),
        other => panic!("{aim}: {other:?}"),
    }
}

#[test]
fn a_cause_calls_zones_and_things_by_their_names_in_the_language_spoken() {
    let short = "forward(10);";
    let [en, ru, kk] = said(ME, r#"when: Inside(robot: "me", zone: "pad")"#, short);
    assert!(en.contains("the zone “landing pad”"), "{en}");
    assert!(ru.contains("До зоны «площадка»"), "{ru}");
    assert!(kk.contains("«алаңша» аймағына дейін"), "{kk}");
    // The robot stands at 40 cm, the first of the skittles at 80.
    let [en, ru, kk] = said(ME, r#"never: Touched(robot: "me", things: "pin")"#, "forward(40);");
    assert!(en.contains("“skittle 1”"), "{en}");
    assert!(ru.contains("столкновение: «кегля 1»"), "{ru}");
    assert!(kk.contains("соқтығыстым: «кегля 1»"), "{kk}");
}

#[test]
fn a_rule_without_words_of_its_own_is_told_by_what_its_goal_wants() {
    let [en, ru, kk] = said(ME, "never: Time(after: 3)", "wait(60);");
    assert!(en.ends_with(": Do it.") && ru.ends_with(": Сделай.") && kk.ends_with(": Орында."), "{en} {ru} {kk}");
}

#[test]
fn a_robot_speaks_under_its_name_where_it_has_one_and_under_its_id_otherwise() {
    let two = r#"(name: "red", kit: "rover", at: (40, 80), facing: 90), (name: "blue", kit: "rover", at: (40, 20), facing: 90)"#;
    let [en, ru, kk] = said(two, r#"never: Outside(robot: "blue", zone: "pad")"#, "wait(60);");
    assert!(en.starts_with("Blue robot: "), "{en}");
    assert!(ru.starts_with("Синий робот: "), "{ru}");
    assert!(kk.starts_with("Көк робот: "), "{kk}");
    assert!(said(two, r#"never: Outside(robot: "red", zone: "pad")"#, "wait(60);")[2].starts_with("red: "));
}
