//! Films of strangers: what no trial makes is refused before it takes much memory.

use crate::base::ink::{Ink, Role, Stroke};
use crate::base::value::Value;
use crate::level::layout::{GoalTexts, LayoutTexts};
use crate::trial::film::bounds::{self, MAX_CHUNK_BYTES, MAX_TICKS, counted};
use crate::trial::film::read::{chunk_ticks, weighed_ticks};
use crate::trial::film::write::{FilmWriter, checksum};
use crate::trial::film::{BodyPicture, Chunk, Detail, Film, Happening, Header, Picture, Stream, file};
use crate::trial::inputs::{Inputs, Source};

/// A header with nothing in it.
pub fn header() -> Header {
    Header {
        arba: String::new(),
        behaviour: 0,
        detail: Detail::Lean,
        inputs: Inputs::default(),
        picture: Picture::default(),
        texts: LayoutTexts::default(),
        streams: Vec::new(),
    }
}

/// A body that looks like nothing.
pub fn body(loose: bool) -> BodyPicture {
    BodyPicture {
        name: String::new(),
        ink: Ink::default(),
        start: Default::default(),
        loose,
        ink_on: None,
        on: false,
        flat: false,
    }
}

pub fn stream() -> Stream {
    Stream { robot: 0, word: String::new(), device: String::new() }
}

/// A chunk of these bytes.
pub fn packed(raw: &[u8], first_tick: u64, ticks: u16) -> Chunk {
    let bytes = lz4_flex::block::compress(raw);
    Chunk { first_tick, ticks, raw_length: raw.len() as u32, checksum: checksum(&bytes), bytes }
}

fn one_tick(fill: impl FnOnce(&mut FilmWriter)) -> Chunk {
    let mut writer = FilmWriter::new(Detail::Lean, 0, 1);
    fill(&mut writer);
    writer.end_tick([].into_iter());
    writer.take_chunks(true).remove(0)
}

#[test]
fn a_tick_of_millions_of_readings_or_happenings_is_refused_before_it_takes_a_gigabyte() {
    let readings = |count: usize| {
        one_tick(|writer| (0..count).for_each(|number| writer.reading(0, &Value::Bool(number.is_multiple_of(2)))))
    };
    let happenings = |count: usize| one_tick(|writer| (0..count).for_each(|_| writer.happening(&Happening::StepsCut)));
    let most_readings = MAX_CHUNK_BYTES / size_of::<(u32, Value)>();
    let most_happenings = MAX_CHUNK_BYTES / size_of::<Happening>();
    for chunk in [readings(most_readings + 1), happenings(most_happenings + 1)] {
        assert!(chunk.bytes.len() < 100_000, "a small file: {} bytes", chunk.bytes.len());
        assert!(chunk.raw_length < 8 << 20, "nothing but the count is wrong");
        let (ticks, bytes) = weighed_ticks(&chunk, 0, 1);
        assert!(matches!(&ticks[..], [Err(_)]) && bytes <= MAX_CHUNK_BYTES);
    }
    for chunk in [readings(most_readings / 8), happenings(most_happenings / 8)] {
        let (ticks, bytes) = weighed_ticks(&chunk, 0, 1);
        assert!(matches!(&ticks[..], [Ok(_)]) && bytes > MAX_CHUNK_BYTES / 9, "it is read, and weighed: {bytes}");
    }
}

#[test]
fn a_reading_that_unfolds_to_far_more_than_its_bytes_is_refused() {
    let list = |length: usize| one_tick(|writer| writer.reading(0, &Value::List(vec![Value::Unit; length])));
    assert!(matches!(&chunk_ticks(&list(20_000), 0, 1)[..], [Ok(_)]));
    assert!(matches!(&chunk_ticks(&list(bounds::MAX_ITEM_VALUES), 0, 1)[..], [Err(_)]));
}

#[test]
fn values_are_counted_as_they_are_read() {
    let bytes = postcard::to_stdvec(&vec![Vec::<u8>::new(); 100]).unwrap();
    assert_eq!(counted::<Vec<Vec<u8>>>(&bytes, 101).map(|rings| rings.len()), Some(100));
    assert_eq!(counted::<Vec<Vec<u8>>>(&bytes, 100), None);
    assert_eq!(counted::<Vec<Vec<u8>>>(&[&bytes[..], &[0]].concat(), 1000), None, "more than a value");
}

#[test]
fn a_header_of_more_than_a_level_can_have_is_refused() {
    let opens = |change: &dyn Fn(&mut Header)| {
        let mut header = header();
        change(&mut header);
        match file::read(&file::write(&Film { header, chunks: Vec::new(), ending: None }), "my.film") {
            Ok(_) => true,
            Err(diag) => {
                assert_eq!(diag.code, "film-header-damaged");
                false
            }
        }
    };
    let stroke = (Role::Wall, Stroke::Polygon { points: Vec::new() });
    type Change<'a> = &'a dyn Fn(&mut Header, usize);
    let changes: [(usize, Change); 6] = [
        (bounds::MAX_BODIES, &|header, count| header.picture.bodies = vec![body(true); count]),
        (bounds::MAX_ZONES, &|header, count| header.picture.zones = vec![Default::default(); count]),
        (bounds::MAX_STROKES, &|header, count| header.picture.floor.strokes = vec![stroke.clone(); count]),
        (bounds::MAX_STREAMS, &|header, count| header.streams = vec![stream(); count]),
        (bounds::MAX_GOALS, &|header, count| header.texts.goals = vec![GoalTexts::default(); count]),
        // Each letter of a program is a value, and its length and that of its name.
        (bounds::MAX_HEADER_VALUES - 100, &|header, count| {
            let more = if count > bounds::MAX_HEADER_VALUES - 100 { 100 } else { 0 };
            header.inputs.programs = vec![Source { name: String::new(), bytes: vec![b' '; count + more] }];
        }),
    ];
    for (number, (most, change)) in changes.into_iter().enumerate() {
        assert!(opens(&|header| change(header, most)), "the most of {number}");
        assert!(!opens(&|header| change(header, most + 1)), "more of {number}");
    }
}

#[test]
fn a_chunk_without_ticks_or_after_the_longest_trial_is_refused() {
    let chunk = one_tick(|_| {});
    let empty = packed(&[], 0, 0);
    let late = packed(&[0; 300], MAX_TICKS, 100);
    assert!(chunk_ticks(&Chunk { first_tick: 0, ..late.clone() }, 0, 1).iter().all(Result::is_ok));
    for refused in [empty, late, Chunk { first_tick: u64::MAX, ..chunk.clone() }] {
        assert!(matches!(&chunk_ticks(&refused, 0, 1)[..], [Err(_)]), "{refused:?}");
    }
    let chunks =
        vec![chunk.clone(), Chunk { first_tick: 1, ticks: 0, ..chunk.clone() }, Chunk { first_tick: 1, ..chunk }];
    let film = Film { header: header(), chunks, ending: None };
    let (read, diags) = file::read(&file::write(&film), "my.film").unwrap();
    assert_eq!((read.chunks.len(), diags[0].code.as_ref()), (1, "film-cut"));
}
