//! Names for people and the languages of starters.

use super::*;

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

#[test]
fn a_starter_that_speaks_one_language_more_than_the_others_is_told() {
    for (starter, told) in [("// en: Go\nstop();\n", true), ("// kk: a\n// ru: a\n// en: a\nstop();\n", false)] {
        let mut level = sound(&small(&[]));
        level.starters = level.students.iter().map(|robot| (robot.clone(), starter.to_owned())).collect();
        let found = check(&level).iter().any(|diag| diag.code == "level-starter-languages");
        assert_eq!(found, told, "{starter}");
    }
}
