//! The pictures of the README are made by the program and compared here; `ARBA_UPDATE=1` makes them anew.

use std::path::Path;

use arba::trial::still::still;

use crate::arena::{LEAN, inputs, level, programs, run};

/// Level, moment in ticks.
const PICTURES: [(&str, u64); 6] = [
    ("kegelring", 2_000),
    ("line-loop", 2_000),
    ("two-robots", 400),
    ("right-hand", 4_000),
    ("slalom", 4_000),
    ("sorter", 5_000),
];

#[test]
fn the_pictures_of_the_documents_are_those_that_the_program_draws() {
    for (id, tick) in PICTURES {
        let level = level(id);
        let film = run(&inputs(&level, programs(&level, "solution"), 0), LEAN).film.expect("a film");
        let drawn = still(&film, tick, "en");
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("docs/pictures/{id}.svg"));
        if std::env::var_os("ARBA_UPDATE").is_some() {
            std::fs::write(&path, &drawn).expect("the picture is written");
        }
        let known = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(known == drawn, "{} is old: ARBA_UPDATE=1 cargo test pictures", path.display());
    }
}
