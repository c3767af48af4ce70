//! Things that act: what they say of each other is checked, and films show what became of them.

use arba::base::diag::Diag;
use arba::level::load::{Pack, load};
use arba::store::shelf::kits;
use arba::trial::film::{Happening, read};
use arba::trial::still::still;

use crate::arena::{LEAN, inputs, level_of, run, same_program};

/// A level whose rover stands 40 cm below the things' middle and looks up.
fn with(things: &str) -> String {
    format!(
        r#"Level(version: 1, title: {{"en": "T", "ru": "T", "kk": "T"}}, field: (size: (200, 200)),
        robots: [(name: "me", kit: "rover", at: (100, 40)), (name: "blue", kit: "rover", pilot: Still, at: (40, 40))],
        things: [{things}],
        goals: [(id: "go", when: Ended(robot: "me"), text: {{"en": "Go", "ru": "Go", "kk": "Go"}})])"#
    )
}

fn diags(things: &str) -> Vec<Diag> {
    let pack = Pack { folder: "01-t".into(), files: [("level.ron".into(), with(things))].into(), kits: kits(&[]).0 };
    load(&pack, &pack).1
}

#[test]
fn a_name_that_nothing_has_is_told_with_its_place_and_its_neighbour() {
    for (thing, code, near) in [
        (
            "One(name: \"d\", of: Door(from: (0, 0), to: (30, 0), opens: Collected(\"coyn\")), at: (20, 100))",
            "sim-unknown-name",
            true,
        ),
        (
            "One(name: \"d\", of: Door(from: (0, 0), to: (30, 0), opens: Passed(\"coin\", 2)), at: (20, 100))",
            "level-thing-other-kind",
            false,
        ),
        ("One(name: \"r\", of: Rope(from: \"me\", to: \"blu\", length: 90), at: (0, 0))", "sim-unknown-name", true),
        (
            "One(name: \"r\", of: Rope(from: \"me\", to: \"blue\", length: 20), at: (0, 0))",
            "level-rope-too-short",
            false,
        ),
        ("One(name: \"l\", of: Lamp(switched: Lit(\"me\")), at: (20, 150))", "level-thing-other-kind", false),
    ] {
        let found = diags(&format!("Row(name: \"coin\", of: Coin(), count: 2, at: (100, 80), step: (0, 20)), {thing}"));
        assert_eq!(found.iter().map(|diag| diag.code.as_ref()).collect::<Vec<_>>(), [code], "{thing}");
        assert!(found[0].place.as_ref().is_some_and(|place| place.line == 3), "{:?}", found[0]);
        assert_eq!(!found[0].hints.is_empty(), near, "{:?}", found[0]);
    }
}

#[test]
fn a_door_may_speak_of_itself_and_of_what_lies_behind_it() {
    let found = diags(
        "One(name: \"d\", of: Door(from: (0, 0), to: (30, 0), opens: Touched(\"d\")), at: (20, 100)),
         One(name: \"e\", of: Door(from: (0, 0), to: (30, 0), opens: Collected(\"coin\")), at: (80, 100)),
         One(name: \"coin\", of: Coin(), at: (90, 150))",
    );
    assert_eq!(found, []);
}

#[test]
fn a_film_shows_what_burns_what_was_taken_and_the_rope() {
    let level = level_of(&with(
        "One(name: \"coin\", of: Coin(color: Cyan), at: (100, 70)),
         One(name: \"sun\", of: Lamp(on: false, switched: Collected(\"coin\")), at: (30, 150)),
         One(name: \"rope\", of: Rope(from: \"me\", to: \"blue\", length: 150), at: (0, 0))",
    ));
    let film = run(&inputs(&level, same_program(&level, "forward(40);"), 0), LEAN).film.expect("a film");
    let taken = |happening: &Happening| matches!(happening, Happening::Thing { gone: true, count: 1, .. });
    let at =
        read::ticks(&film).map_while(Result::ok).find(|tick| tick.happenings.iter().any(taken)).expect("taken").tick;
    // The coin's colour, which nothing else has, and that of light.
    let (cyan, lit) = ("#3cb4d2", "#f0e442");
    let (before, after) = (still(&film, at, "en"), still(&film, at + 2, "en"));
    assert!(before.contains(cyan) && !after.contains(cyan), "the coin is gone");
    // A bright disc and eight rays.
    assert_eq!(after.matches(lit).count(), before.matches(lit).count() + 9, "the lamp burns");
    assert_eq!(film.header.picture.ropes.len(), 1);
}
