//! What cannot be in rules is told, and different rules differ.

use super::*;

#[test]
fn names_and_figures_that_cannot_be_are_told() {
    let names = Names { robots: vec!["me".to_owned()], things: vec!["pin.1".to_owned()], ..Names::default() };
    for (condition, codes) in [
        ("Inside(robot: \"em\", zone: \"pad\")", vec!["rules-unknown-robot", "rules-unknown-zone"]),
        ("Inside(robot: \"me\", thing: \"pin.1\", zone: \"pad\")", vec!["rules-robot-or-thing", "rules-unknown-zone"]),
        ("AllInside(things: \"pni\", zone: \"pad\")", vec!["rules-unknown-things", "rules-unknown-zone"]),
        ("Touched(robot: \"me\", edge: true)", vec!["rules-no-edge"]),
        ("Touched(robot: \"me\", thing: \"pin.1\", things: \"pin\")", vec!["rules-one-target"]),
        ("Touched(robot: \"me\", thing: \"pin\")", vec!["rules-thing-is-many"]),
        ("Moved(thing: \"pin.1\")", vec!["rules-by-or-zone"]),
        ("Moved(by: 3)", vec!["rules-thing-or-things"]),
        ("Distance(robot: \"me\", thing: \"pin.1\")", vec!["rules-distance-of"]),
        ("Distance(robot: \"me\", min: 3)", vec!["rules-distance-of"]),
        ("Distance(robot: \"me\", thing: \"pin.1\", min: 9, max: 3)", vec!["rules-min-max"]),
        ("Time()", vec!["rules-before-or-after"]),
        ("Time(after: 9, before: 3)", vec!["rules-min-max"]),
        ("For(1e30, Ended(robot: \"me\"))", vec!["rules-out-of-range"]),
        ("Count(3, [Ended(robot: \"me\")])", vec!["rules-count"]),
        ("Any([])", vec!["rules-empty-list"]),
        ("All([Ended(robot: \"a\"), Ended(robot: \"b\")])", vec!["rules-unknown-robot", "rules-unknown-robot"]),
    ] {
        let mut binder = Binder::new(&names);
        assert!(read::<Condition>(condition).bind(&mut binder).is_none(), "{condition}");
        let found: Vec<&str> = binder.diags.iter().map(|diag| diag.code.as_ref()).collect();
        assert_eq!(found, codes, "{condition}");
    }
}

#[test]
fn different_rules_and_verdicts_have_different_bytes() {
    let bytes = |rules: &Rules| {
        let mut bytes = Vec::new();
        rules.feed(&mut Feed(&mut |more| bytes.extend_from_slice(more)));
        bytes
    };
    let plain = stage(&[when("Ended(robot: \"me\")")]).rules;
    let mut seen = vec![bytes(&plain)];
    for (_, example) in Condition::KINDS.iter().chain(Condition::COMBINATIONS).filter(|(kind, _)| *kind != "Ended") {
        seen.push(bytes(&stage(&[when(example)]).rules));
        seen.push(bytes(&stage(&[never(example)]).rules));
    }
    let mut limited = plain.clone();
    limited.limits.touches = Some(0);
    seen.push(bytes(&limited));
    limited.limits = Limits { operations: Some(0), ..Limits { time_s: 30.0, ..Limits::default() } };
    seen.push(bytes(&limited));
    let count = seen.len();
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), count);
    assert_eq!(bytes(&plain), bytes(&plain.clone()));
}
