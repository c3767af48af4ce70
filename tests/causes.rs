//! Causes that the built-in levels don't bring about: wheels that spin on ice, wheels that spin against a thing.

use arba::rules::verdict::Verdict;

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
