//! The reel: any moment at random is the same as by playing up to it, while the film grows and when it is whole.

use arba::trial::film::read::ticks;
use arba::trial::film::{Detail, Film};
use arba::trial::reel::{Digester, Reel, State};
use arba::trial::run::Options;

use crate::arena::{inputs, level, programs, run};

fn film(id: &str, detail: Detail) -> Film {
    let level = level(id);
    run(&inputs(&level, programs(&level, "solution"), 0), Options { detail, steps: true }).film.expect("a film")
}

#[test]
fn a_moment_at_random_is_what_playing_up_to_it_shows() {
    for (id, detail) in [("kegelring", Detail::Full), ("sorter", Detail::Lean), ("relay", Detail::Lean)] {
        let film = film(id, detail);
        let loose: Vec<usize> =
            (0..).zip(&film.header.picture.bodies).filter(|(_, body)| body.loose).map(|(at, _)| at).collect();
        let mut state = State::start(&film.header);
        let mut played = vec![state.clone()];
        for seen in ticks(&film).map(Result::unwrap) {
            state.follow(&seen, &loose);
            played.push(state.clone());
        }
        let reel = Reel::of(film);
        assert_eq!(reel.ticks() as usize + 1, played.len(), "{id}");
        // Backwards and in leaps, so that no moment can lean on the one before.
        for at in (0..played.len()).rev().step_by(37).chain((0..played.len()).step_by(211)) {
            assert!(reel.at(at as u64) == played[at], "{id} at {at}");
        }
        assert!(reel.at(u64::MAX) == *played.last().unwrap());
    }
}

#[test]
fn a_film_that_grew_is_the_film_that_was_whole() {
    let film = film("count-marks", Detail::Full);
    let whole = Reel::of(film.clone());
    let mut digester = Digester::new(&film.header);
    let mut grown = Reel::new(film.header.clone());
    for chunk in film.chunks.clone() {
        grown.grow(digester.digest(chunk));
    }
    grown.end(film.ending.clone().unwrap());
    assert_eq!(grown.film(), film);
    assert_eq!((grown.steps(), grown.moments(), grown.plots()), (whole.steps(), whole.moments(), whole.plots()));
    assert!(!whole.steps().is_empty() && !whole.moments().is_empty());
    for step in whole.steps().iter().step_by(7) {
        assert_eq!(whole.step(step).map(|found| (found.line, found.depth)), Some((step.line, step.depth)));
    }
    for stream in 0..film.header.streams.len() {
        let series = whole.series(stream);
        assert!(series.windows(2).all(|pair| pair[0].0 < pair[1].0), "a stream has one value a tick, in order");
        assert_eq!(series, grown.series(stream));
    }
}

#[test]
fn a_damaged_film_can_be_seen_up_to_the_damage() {
    let mut film = film("line-loop", Detail::Lean);
    let chunk = film.chunks.len() / 2;
    let byte = film.chunks[chunk].bytes.len() / 2;
    film.chunks[chunk].bytes[byte] ^= 0x55;
    let reel = Reel::of(film);
    assert!(reel.is_damaged());
    assert_eq!(reel.ticks(), chunk as u64 * 100);
    assert_eq!(reel.at(u64::MAX).tick, chunk as u64 * 100);
}

#[test]
fn a_film_of_ten_minutes_fits_in_little_memory() {
    let film = film("line-loop", Detail::Full);
    let ticks = film.chunks.len() as u64 * 100;
    let a_minute = Reel::of(film).bytes() as u64 * 6_000 / ticks;
    assert!(a_minute * 10 < 64 << 20, "{a_minute} bytes a minute");
}
