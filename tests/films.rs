//! Films: genuine ones verify, altered and cut ones are told with their tick, and a lean film is small.

use arba::base::base64::text_of;
use arba::base::noise::Stream;
use arba::base::value::Value;
use arba::level::load::{Pack, load};
use arba::rules::verdict::Verdict;
use arba::sim::frame::QuantisedPose;
use arba::store::shelf::kits;
use arba::text::Texts;
use arba::text::lang::Lang;
use arba::trial::film::bounds::{MAX_CHUNK_BYTES, MAX_RAW_BYTES};
use arba::trial::film::write::FilmWriter;
use arba::trial::film::{Detail, Film, FilmTick, Happening, file, read};
use arba::trial::reel::Reel;
use arba::trial::run::{BEHAVIOUR, Options};
use arba::trial::still::still;
use arba::trial::verify::{Verified, verify};

use crate::arena::{LEAN, inputs, level, level_of, levels, programs, run, same_program};

fn film_of(id: &str) -> Film {
    let level = level(id);
    run(&inputs(&level, programs(&level, "solution"), 3), LEAN).film.expect("a film")
}

fn ticks(film: &Film) -> Vec<FilmTick> {
    read::ticks(film).collect::<Result<_, _>>().expect("a whole film")
}

/// Films the ticks anew, as somebody would who knows the format.
fn filmed_anew(film: &Film, ticks: &[FilmTick]) -> Film {
    let loose = film.header.picture.bodies.iter().filter(|body| body.loose).count();
    let mut writer = FilmWriter::new(Detail::Lean, loose, film.header.streams.len());
    for tick in ticks {
        tick.readings.iter().for_each(|(stream, value)| writer.reading(*stream as usize, value));
        tick.happenings.iter().for_each(|happening| writer.happening(happening));
        writer.end_tick(tick.poses.iter().copied());
    }
    Film { chunks: writer.take_chunks(true), ..film.clone() }
}

#[test]
fn every_level_film_is_read_back_from_its_file_and_verifies() {
    for level in levels() {
        for options in [LEAN, Options { detail: Detail::Full, steps: true }] {
            let film = run(&inputs(&level, programs(&level, "solution"), 2), options).film.expect("a film");
            let (again, diags) = file::read(&file::write(&film), "my.film").expect("a film");
            assert!(diags.is_empty() && again == film, "{}: {diags:?}", level.id);
            assert_eq!(verify(&again), Verified::Same, "{}", level.id);
        }
    }
}

#[test]
fn a_film_altered_by_someone_who_knows_the_format_is_told_with_the_very_tick() {
    let film = film_of("two-robots");
    let true_ticks = ticks(&film);
    assert_eq!(verify(&filmed_anew(&film, &true_ticks)), Verified::Same);
    let chance = Stream::new(5).named("alter");
    for round in 0..6 {
        let mut altered = true_ticks.clone();
        let tick = chance.bits(round) as usize % altered.len();
        let code = match round % 3 {
            0 => {
                altered[tick].poses[0] = QuantisedPose { x: altered[tick].poses[0].x + 1, ..altered[tick].poses[0] };
                "verify-differs-pose"
            }
            1 => {
                altered[tick].readings.push((0, Value::Float(12.25)));
                "verify-differs-reading"
            }
            _ => {
                altered[tick].happenings.push(Happening::Ended { robot: 1 });
                "verify-differs-happening"
            }
        };
        match verify(&filmed_anew(&film, &altered)) {
            Verified::Differs { tick: found, what } => {
                assert_eq!((found, what.code.as_ref()), (tick as u64, code), "round {round}");
            }
            other => panic!("round {round}: {other:?}"),
        }
    }
}

#[test]
fn a_film_with_another_result_or_fingerprint_does_not_verify() {
    let film = film_of("first-steps");
    let mut better = film.clone();
    better.ending.as_mut().expect("an ending").sheet.items[0].got += 1.0;
    assert!(matches!(verify(&better), Verified::Differs { .. }));
    let mut other = film.clone();
    other.ending.as_mut().expect("an ending").run.0[3] ^= 1;
    assert!(matches!(verify(&other), Verified::Differs { .. }));
    let mut shorter = film.clone();
    shorter.chunks.pop();
    assert!(matches!(verify(&shorter), Verified::Differs { .. }));
    let mut newer = film;
    newer.header.behaviour += 1;
    assert!(matches!(verify(&newer), Verified::Unknown(_)));
}

/// Operations of all robots over a film.
fn operations(film: &Film) -> u64 {
    let mut now = std::collections::BTreeMap::new();
    let mut sum = 0;
    for tick in ticks(film) {
        if tick.tick % 100 == 0 {
            now.clear();
        }
        for happening in &tick.happenings {
            if let Happening::Operations { robot, used } = happening {
                now.insert(*robot, u64::from(*used));
            }
        }
        sum += now.values().sum::<u64>();
    }
    sum
}

#[test]
fn a_film_with_steps_or_all_devices_holds_every_operation_and_the_run_is_the_same() {
    for (id, kind) in [("two-robots", "solution"), ("first-steps", "solution"), ("line-loop", "solution")] {
        let level = level(id);
        let inputs = inputs(&level, programs(&level, kind), 1);
        let lean = run(&inputs, LEAN);
        assert_eq!(operations(&lean.film.expect("a film")), 0, "{id}: a judge has no use for them");
        for options in [
            Options { detail: Detail::Full, steps: false },
            Options { detail: Detail::Full, steps: true },
            Options { detail: Detail::Lean, steps: true },
        ] {
            let counted = run(&inputs, options);
            assert_eq!(counted.ending, lean.ending, "{id} {options:?}");
            assert!(counted.ending.metrics.operations > 0);
            let film = counted.film.expect("a film");
            assert_eq!(operations(&film), counted.ending.metrics.operations, "{id} {options:?}");
            let reel = Reel::of(film.clone());
            let robots = || (0..).zip(&film.header.inputs.programs).map(|(robot, _)| robot);
            let of_tick = |tick| robots().map(|robot: u16| u64::from(reel.operations(robot, tick))).sum::<u64>();
            // Backwards, so that no tick can lean on the one before.
            assert_eq!((0..reel.ticks()).rev().map(of_tick).sum::<u64>(), counted.ending.metrics.operations, "{id}");
        }
    }
}

#[test]
fn a_film_of_the_format_before_opens_and_verifies_without_operations() {
    let level = level("first-steps");
    let full = Options { detail: Detail::Full, steps: false };
    let film = run(&inputs(&level, programs(&level, "solution"), 3), full).film.expect("a film");
    let (old, diags) = file::read(OLD, "old.film").expect("a film of version 2");
    assert!(diags.is_empty() && operations(&old) == 0, "{diags:?}");
    assert_eq!(verify(&old), Verified::Same);
    assert_eq!(Reel::of(old).operations(0, 0), 0);
    // Who counts operations must count them as they were.
    let mut forged = ticks(&film);
    let Some(count) = forged[0].happenings.iter_mut().find(|told| matches!(told, Happening::Operations { .. })) else {
        panic!("the first tick has operations")
    };
    *count = Happening::Operations { robot: 0, used: 1 };
    assert!(matches!(verify(&filmed_anew(&film, &forged)), Verified::Differs { tick: 0, .. }));
}

#[test]
fn operations_make_a_full_film_little_longer() {
    let level = level("line-loop");
    let full = Options { detail: Detail::Full, steps: false };
    let film = run(&inputs(&level, programs(&level, "solution"), 0), full).film.expect("a film");
    let mut bare = ticks(&film);
    for tick in &mut bare {
        tick.happenings.retain(|happening| !matches!(happening, Happening::Operations { .. }));
    }
    let (with, without) = (file::write(&film).len(), file::write(&filmed_anew(&film, &bare)).len());
    let minutes = film.ticks() as f64 / 6000.0;
    let more = (with - without) as f64 / 1000.0 / minutes;
    assert!(more < 30.0, "{more} KB a minute: {with} bytes, without {without}");
}

#[test]
fn no_altered_or_cut_file_is_taken_for_genuine_or_makes_a_panic() {
    let film = film_of("first-steps");
    let bytes = file::write(&film);
    let whole = |bytes: &[u8]| {
        file::read(bytes, "my.film")
            .is_ok_and(|(film, diags)| film.ending.is_some() && !diags.iter().any(|diag| diag.is_error()))
    };
    assert!(whole(&bytes));
    for at in 0..bytes.len() {
        assert!(!whole(&bytes[..at]), "cut at {at}");
        let mut altered = bytes.clone();
        altered[at] ^= 1 << (at % 8);
        match file::read(&altered, "my.film") {
            Ok((read, diags)) if !diags.iter().any(|diag| diag.is_error()) => {
                assert_ne!(verify(&read), Verified::Same, "byte {at}");
            }
            _ => {}
        }
    }
}

#[test]
fn a_lean_film_on_disk_takes_at_most_100_kb_per_robot_minute() {
    let level = level_of(include_str!("levels/ten-boxes.ron"));
    let program = include_str!("levels/ten-boxes.rhai");
    let film = run(&inputs(&level, same_program(&level, program), 0), LEAN).film.expect("a film");
    assert_eq!(film.ticks(), 6_000, "a whole minute");
    let size = file::write(&film).len();
    assert!(size <= 100_000, "{size} bytes");
}

#[test]
fn a_film_shows_pictures_drawings_and_gradients_and_can_be_run_again() {
    let text = r#"Level(version: 1, title: {"en": "F", "ru": "F", "kk": "F"},
        field: (size: (200, 100), floor: [
            Rect(at: (50, 50), size: (60, 60), color: Linear(from: (20, 0), to: (80, 0), colors: [Black, Red])),
            Picture(file: "a.png", width: 20, at: (150, 50), facing: 30),
            Svg(file: "a.svg", corner: (100, 20)),
        ]),
        robots: [(name: "me", kit: "rover", at: (40, 50))],
        goals: [(id: "go", when: Ended(robot: "me"), text: {"en": "Go", "ru": "Go", "kk": "Go"})])"#;
    let drawing = r##"<svg xmlns="http://www.w3.org/2000/svg" width="300mm" height="200mm" viewBox="0 0 300 200">
        <path d="M20 20 C100 0 200 200 280 180" fill="none" stroke="#123456" stroke-width="15"/></svg>"##;
    let picture = image::RgbaImage::from_fn(40, 20, |x, y| image::Rgba([x as u8 * 6, y as u8 * 12, 0, 255]));
    let mut png = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut png, image::ImageFormat::Png).expect("a picture");
    let files = [
        ("level.ron".to_owned(), text.to_owned()),
        ("a.svg".to_owned(), drawing.to_owned()),
        ("a.png".to_owned(), text_of(&png.into_inner())),
    ];
    let pack = Pack { folder: "01-floor".into(), files: files.into(), kits: kits(&[]).0 };
    let (level, diags) = load(&pack, &pack);
    assert!(diags.is_empty(), "{diags:#?}");
    let level = level.expect("a level");
    let film = run(&inputs(&level, same_program(&level, "print(line(\"left\"));"), 0), LEAN).film.expect("a film");
    let bytes = file::write(&film);
    assert!(bytes.len() < 400_000, "{}", bytes.len());
    let (again, diags) = file::read(&bytes, "my.film").expect("a film");
    assert!(diags.is_empty() && again == film, "{diags:?}");
    assert_eq!(verify(&again), Verified::Same);
    let svg = still(&again, 0, "en");
    assert_eq!(svg.matches("<g transform=\"matrix(").count(), 2);
    assert!(svg.contains("fill=\"#123456\" fill-rule=\"nonzero\"") && svg.len() < 2_000_000, "{}", svg.len());
}

/// A film of version 2, which had no names of zones and things: `forward(30);` on `corner`.
const OLD: &[u8] = include_bytes!("films/version-2.film");

#[test]
fn a_film_made_before_there_were_names_opens_and_tells_its_cause_by_ids() {
    let (film, diags) = file::read(OLD, "old.film").expect("a film");
    assert!(diags.is_empty(), "{diags:?}");
    let texts = &film.header.texts;
    assert_eq!(texts.title.ru, "За угол");
    assert_eq!((texts.goals.len(), texts.names.has("pad")), (3, false));
    assert_eq!(texts.names.get("pad", "kk"), "pad");
    assert_eq!((film.ticks(), film.header.streams.is_empty()), (241, false));
    let Some(Verdict::Failed(cause)) = film.ending.as_ref().map(|ending| &ending.verdict) else { panic!("it failed") };
    let said = Texts::new(Lang::Ru).say(&cause.to_diag());
    assert!(said.contains("До зоны «pad»"), "{said}");
    // A later behaviour can't tell; this one must find it true.
    if film.header.behaviour == BEHAVIOUR {
        assert_eq!(verify(&film), Verified::Same);
    }
    // Written again, it is a film of today.
    assert_eq!(file::read(&file::write(&film), "new.film").expect("a film").0, film);
}

#[test]
fn a_full_film_with_steps_of_twenty_robots_with_the_finest_lidars_is_read_whole() {
    let robots: String = (0..20)
        .map(|number| {
            let (x, y) = (60 + 60 * (number % 10), 60 + 100 * (number / 10));
            format!("(name: \"r{number}\", kit: \"scout\", pilot: Student, at: ({x}, {y})),")
        })
        .collect();
    let text = format!(
        r#"Level(version: 1, title: {{"en": "L", "ru": "L", "kk": "L"}},
        field: (size: (700, 300), edge: Wall), noise: Real,
        robots: [{robots}],
        limits: (time: 3),
        goals: [(id: "go", when: Ended(robot: "r0"), text: {{"en": "Go", "ru": "Go", "kk": "Go"}})])"#
    );
    let mut kits = kits(&[]).0;
    let scout = kits.get_mut("scout").expect("a kit");
    *scout = scout.replace("rays: 360, rate: 10", "rays: 720, rate: 20");
    assert!(scout.contains("rays: 720"), "the finest lidar");
    let pack = Pack { folder: "01-lidars".into(), files: [("level.ron".to_owned(), text)].into(), kits };
    let (level, diags) = load(&pack, &pack);
    let level = level.unwrap_or_else(|| panic!("{diags:#?}"));
    let program =
        "let n = 0; loop { let s = scan(); n += 1; print(`${n} ${s[0]}`); motors(20 + n % 3, 20); wait(0.01); }";
    let options = Options { detail: Detail::Full, steps: true };
    let film = run(&inputs(&level, same_program(&level, program), 0), options).film.expect("a film");
    let (again, diags) = file::read(&file::write(&film), "my.film").expect("a film");
    assert!(diags.is_empty() && again == film, "{diags:?}");
    let reel = Reel::of(again);
    assert_eq!((reel.is_damaged(), reel.ticks()), (false, film.ticks()));
    assert!(reel.steps().len() > 10_000 && reel.moments().len() > 1000 && film.ticks() >= 200);
    let (loose, streams) = (20, film.header.streams.len());
    for chunk in &film.chunks {
        // A wide margin: six times as many robots would still be read.
        let (ticks, bytes) = read::weighed_ticks(chunk, loose, streams);
        assert!(ticks.iter().all(Result::is_ok));
        assert!(bytes * 6 < MAX_CHUNK_BYTES, "{bytes} bytes once it is read");
        assert!(chunk.raw_length as usize * 6 < MAX_RAW_BYTES, "{} bytes", chunk.raw_length);
    }
}
