//! Reels of strangers' films keep only so much, every moment of them is still found, and copies share what was read.

use super::digest::Digester;
use super::*;
use crate::base::value::Value;
use crate::sim::frame::QuantisedPose;
use crate::trial::film::Detail;
use crate::trial::film::bounds::of_happening;
use crate::trial::film::tests::{body, header, packed, stream};
use crate::trial::film::write::FilmWriter;

/// A header with so many bodies, of which the first one moves, and streams.
fn header_of(bodies: usize, streams: usize) -> Header {
    let mut header = header();
    header.picture.bodies = (0..bodies).map(|number| body(number == 0)).collect();
    header.streams = vec![stream(); streams];
    header
}

fn at_x(tick: u64) -> QuantisedPose {
    QuantisedPose { x: tick as i32 * 3, ..QuantisedPose::default() }
}

/// Chunks of one tick each.
fn short_chunks(ticks: u64) -> Vec<Chunk> {
    let mut writer = FilmWriter::new(Detail::Lean, 1, 0);
    let one = |tick| {
        writer.end_tick([at_x(tick)].into_iter());
        writer.take_chunks(true).remove(0)
    };
    (0..ticks).map(one).collect()
}

fn reel_of(header: Header, chunks: Vec<Chunk>) -> Reel {
    Reel::of(Film { header, chunks, ending: None })
}

#[test]
fn chunks_after_a_damaged_one_are_neither_read_nor_kept() {
    let header = header_of(4000, 0);
    let mut digester = Digester::new(&header);
    let chunks = short_chunks(100).into_iter().map(|chunk| match chunk.first_tick {
        10.. => Chunk { checksum: chunk.checksum ^ 1, ..chunk },
        _ => chunk,
    });
    let digests: Vec<Digest> = chunks.map(|chunk| digester.digest(chunk)).collect();
    let states = digests.iter().filter(|digest| digest.start.is_some()).count();
    let kept = digests.iter().filter(|digest| !digest.chunk.bytes.is_empty()).count();
    assert_eq!((states, kept), (11, 11), "ten good ones, and the one that is damaged");
    assert!(digests[..10].iter().all(|digest| !digest.damaged) && digests[10..].iter().all(|digest| digest.damaged));
    // The damage is also told of a chunk with more in it than its ticks.
    let one = short_chunks(1).remove(0);
    let raw = lz4_flex::block::decompress(&one.bytes, one.raw_length as usize).unwrap();
    let more = packed(&[raw, vec![0; 9]].concat(), 0, 1);
    let digest = Digester::new(&header).digest(more);
    assert_eq!((digest.damaged, digest.readable), (true, 1));
}

#[test]
fn large_states_lie_further_apart_and_every_moment_is_still_found() {
    let ticks = 2000;
    let reel = reel_of(header_of(4000, 0), short_chunks(ticks));
    let states: usize = reel.digests.iter().filter_map(|digest| digest.start.as_ref()).map(State::bytes).sum();
    let one = reel.at(0).bytes();
    assert!(one * ticks as usize > 180 << 20, "each at its chunk would take much: {one}");
    assert!(states < 90 << 20, "{states} bytes of states");
    for tick in (1..=ticks).rev().step_by(111).chain((1..=ticks).step_by(97)) {
        let state = reel.at(tick);
        assert_eq!((state.tick, state.poses[0]), (tick, at_x(tick - 1)));
    }
    // A small film has one at each chunk.
    let small = reel_of(header_of(30, 30), short_chunks(ticks));
    assert!(small.digests.iter().all(|digest| digest.start.is_some()));
}

#[test]
fn a_film_in_which_more_stands_at_one_moment_than_in_any_trial_ends_there() {
    let mut writer = FilmWriter::new(Detail::Lean, 1, 40);
    let mut chunks = Vec::new();
    for tick in 0..5 {
        let text = Value::Text("x".repeat(1 << 20).into());
        (0..10).for_each(|stream| writer.reading((tick * 10 + stream) % 40, &text));
        writer.end_tick([at_x(tick as u64)].into_iter());
        chunks.extend(writer.take_chunks(true));
    }
    let reel = reel_of(header_of(1, 40), chunks);
    assert_eq!((reel.is_damaged(), reel.ticks()), (true, 4));
}

#[test]
fn what_is_told_in_a_film_is_kept_up_to_a_size() {
    let mut writer = FilmWriter::new(Detail::Lean, 1, 0);
    let print = Happening::Print { robot: 0, line: 1, text: "x".repeat(8000) };
    let plot = |number| Happening::Plot { robot: 0, name: format!("{number}{}", "y".repeat(100_000)), value: 1.0 };
    for tick in 0..1200 {
        (0..10).for_each(|_| writer.happening(&print));
        writer.happening(&plot(tick % 7));
        writer.end_tick([at_x(tick)].into_iter());
    }
    let reel = reel_of(header_of(1, 0), writer.take_chunks(true));
    let told: usize = reel.moments().iter().map(|moment| of_happening(&moment.happening)).sum();
    assert!((48 << 20..=64 << 20).contains(&told), "{told} bytes of 96 MB");
    assert_eq!(reel.ticks(), 1200, "the film itself goes on");
}

#[test]
fn what_is_told_of_robots_that_are_not_there_is_not_kept() {
    let mut writer = FilmWriter::new(Detail::Lean, 1, 0);
    for robot in 0..20_000_u16 {
        writer.happening(&Happening::Say { robot, text: "hello".into() });
        writer.happening(&Happening::Estimate { robot, x: 0.0, y: 0.0, heading: 0.0 });
        writer.happening(&Happening::Show { robot, device: 0, value: Value::Bool(true) });
        writer.happening(&Happening::Touch { body: 0, other: Some(robot) });
    }
    writer.end_tick([at_x(0)].into_iter());
    let state = reel_of(header_of(3, 0), writer.take_chunks(true)).at(1);
    assert_eq!((state.said.len(), state.estimates.len()), (3, 3));
    assert!(state.touches.len() < 100 && state.shows.len() < 17_000);
}

#[test]
fn chunks_that_stay_read_take_only_so_many_bytes_together() {
    let mut writer = FilmWriter::new(Detail::Lean, 1, 1);
    let mut chunks = Vec::new();
    for tick in 0..6 {
        (0..1_000_000).for_each(|number: u32| writer.reading(0, &Value::Bool(number.is_multiple_of(2))));
        writer.end_tick([at_x(tick)].into_iter());
        chunks.extend(writer.take_chunks(true));
    }
    let reel = reel_of(header_of(1, 1), chunks);
    for tick in 0..6 {
        assert_eq!(reel.tick(tick).map(|seen| seen.readings.len()), Some(1_000_000));
        let bytes: usize = reel.read.borrow().iter().map(|known| known.bytes).sum();
        assert!(bytes <= KEPT_BYTES, "{bytes} bytes at {tick}");
    }
    assert!(reel.read.borrow().len() > 1);
}

#[test]
fn more_steps_than_a_film_has_are_not_kept() {
    let step = Step { line: 1, column: 1, depth: 0, function: String::new(), changed: Vec::new() };
    let mut chunks = Vec::new();
    for first_tick in 0..5 {
        // Each writer counts for itself, so together they film more than one may.
        let mut writer = FilmWriter::new(Detail::Lean, 1, 0);
        (0..60_000).for_each(|_| writer.step(0, &step));
        writer.end_tick([at_x(0)].into_iter());
        chunks.extend(writer.take_chunks(true).into_iter().map(|chunk| Chunk { first_tick, ..chunk }));
    }
    let reel = reel_of(header_of(1, 0), chunks);
    assert_eq!((reel.steps().len(), reel.steps_cut()), (200_000, true));
}

#[test]
fn a_copy_shares_what_was_read_and_goes_its_own_way() {
    let (header, mut chunks) = (header_of(2, 0), short_chunks(60));
    let last = chunks.pop().unwrap();
    let mut digester = Digester::new(&header);
    let mut reel = Reel::new(header);
    chunks.into_iter().for_each(|chunk| reel.grow(digester.digest(chunk)));
    let copy = reel.copy();
    assert!(copy.shares_with(&reel) && copy.serial() != reel.serial());
    assert_eq!((copy.film(), copy.at(40), copy.path(0)), (reel.film(), reel.at(40), reel.path(0)));
    assert!(!reel_of(reel.header().clone(), reel.film().chunks).shares_with(&reel), "one that was read anew doesn't");
    reel.grow(digester.digest(last));
    assert_eq!((reel.ticks(), copy.ticks()), (60, 59));
    assert_eq!((reel.path(0).len(), copy.path(0).len()), (7, 6));
}
