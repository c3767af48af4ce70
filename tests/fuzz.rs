//! Fuzz targets on stable Rust: levels, kits, films and programs, made from real ones by small mutations.
//!
//! A test runs some rounds of each; `ARBA_FUZZ_ROUNDS=100000 cargo test --release fuzz` runs more, and
//! `ARBA_FUZZ_SEED=7` others. Each finding is kept as a file or a row of another test.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use arba::base::ask::{Answer, Ask, Home, MAX_ARGS, Takes, Vocabulary};
use arba::base::base64::text_of;
use arba::base::noise::Stream;
use arba::base::value::Value;
use arba::level::check::check;
use arba::level::load::{Pack, load};
use arba::sim::kit::Kit;
use arba::sim::world::{BodyId, World};
use arba::store::shelf::kits;
use arba::trial::film::{file, read};
use arba::trial::inputs::{Inputs, Opened, Source};
use arba::trial::run::Trial;
use arba::trial::vocabulary::vocabulary;

use crate::arena::{LEAN, inputs, levels, programs, run, solutions_folder};
use crate::menagerie;

/// One input may not take longer, whatever it says; a debug build on a busy machine is slow.
const PATIENCE: Duration = Duration::from_secs(10);
/// Ticks that a mutated level or program is run for.
const TICKS: u64 = 40;

fn setting(name: &str, usual: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}

/// Mutates texts: bytes, tokens of the same text, numbers, and pieces of other texts.
struct Mutator {
    stream: Stream,
    count: u64,
}

/// What is put in: numbers and words that hurt.
const NASTY: &[&str] = &[
    "0",
    "-1",
    "1e308",
    "-1e308",
    "1e-308",
    "NaN",
    "inf",
    "99999999999999999999",
    "0.0000001",
    "\"",
    "'",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ",",
    ":",
    ";",
    "\\",
    "//",
    "/*",
    "*/",
    "\u{202e}",
    "\u{0}",
    "ё",
    "😀",
    "||",
    "..",
    "=",
    "==",
    "**",
    "loop {}",
    "fn f() { f() } f();",
    "\"spin / 0\"",
    "Some(",
    "r#\"",
    "true",
    "()",
    "[[[[[[[[",
    "((((((((",
    "`${",
    "distance(\"front\")",
    "wait(1e9)",
    "motors(1/0, 0)",
    "for i in 0..9223372036854775807 {}",
    "count: 4294967295",
];

impl Mutator {
    fn below(&mut self, end: usize) -> usize {
        self.count += 1;
        (self.stream.bits(self.count) % end.max(1) as u64) as usize
    }

    /// A text with some changes at letter borders.
    fn text(&mut self, text: &str, others: &[String]) -> String {
        let mut letters: Vec<char> = text.chars().collect();
        for _ in 0..=self.below(4) {
            let at = self.below(letters.len() + 1);
            let until = (at + self.below(12)).min(letters.len());
            let put: Vec<char> = match self.below(6) {
                0 => Vec::new(),
                1 => letters[at..until].repeat(1 + self.below(40)),
                2 => {
                    let other: Vec<char> = others[self.below(others.len())].chars().collect();
                    let from = self.below(other.len());
                    other[from..(from + self.below(60)).min(other.len())].to_vec()
                }
                3 => vec![char::from_u32(self.below(0x500) as u32).unwrap_or('?')],
                _ => NASTY[self.below(NASTY.len())].chars().collect(),
            };
            letters.splice(at..until, put);
        }
        letters.into_iter().collect()
    }

    fn bytes(&mut self, bytes: &[u8]) -> Vec<u8> {
        let mut changed = bytes.to_vec();
        for _ in 0..=self.below(4) {
            let at = self.below(changed.len());
            match self.below(4) {
                0 => changed.truncate(at),
                1 => changed.insert(at, self.below(256) as u8),
                _ if !changed.is_empty() => changed[at] ^= 1 << self.below(8),
                _ => {}
            }
        }
        changed
    }
}

/// Runs a target for some rounds; a panic or a hang fails with the input that made it.
fn fuzz<I>(name: &str, usual: u64, mut make: impl FnMut(&mut Mutator) -> I, mut target: impl FnMut(&I))
where
    I: std::fmt::Debug,
{
    let stream = Stream::new(setting("ARBA_FUZZ_SEED", 1)).named(name);
    for round in 0..setting("ARBA_FUZZ_ROUNDS", usual) {
        let mut mutator = Mutator { stream: stream.numbered(round), count: 0 };
        let input = make(&mut mutator);
        let start = Instant::now();
        let result = catch_unwind(AssertUnwindSafe(|| target(&input)));
        let took = start.elapsed();
        assert!(result.is_ok(), "{name}, round {round}: a panic from {input:?}");
        assert!(took < PATIENCE, "{name}, round {round}: {took:?} for {input:?}");
    }
}

fn level_texts() -> Vec<String> {
    levels().iter().map(|level| level.pack.files["level.ron"].clone()).collect()
}

fn program_texts() -> Vec<String> {
    let mut texts = Vec::new();
    for level in levels() {
        let mut files: Vec<_> = std::fs::read_dir(solutions_folder(&level)).expect("solutions").flatten().collect();
        files.sort_by_key(std::fs::DirEntry::path);
        texts.extend(files.iter().filter_map(|file| std::fs::read_to_string(file.path()).ok()));
    }
    texts
}

/// Opens what could be read and runs it for a moment.
fn try_out(pack: &Pack) {
    let inputs = Inputs { pack: pack.clone(), seed: 3, programs: vec![Source::default(); 2] };
    let Ok(layout) = Opened::default().layout(&inputs) else { return };
    let mut trial = Trial::new(&inputs, &layout, LEAN);
    while trial.tick() < TICKS && trial.advance() {}
}

#[test]
fn fuzz_of_levels() {
    let (texts, kits) = (level_texts(), kits(&[]).0);
    let make = |mutator: &mut Mutator| {
        let text = &texts[mutator.below(texts.len())];
        mutator.text(text, &texts)
    };
    fuzz("level", 150, make, |text| {
        let files = BTreeMap::from([("level.ron".to_owned(), text.clone())]);
        let pack = Pack { folder: "01-fuzz".into(), files, kits: kits.clone() };
        let (level, _) = load(&pack, &pack);
        if let Some(level) = level {
            let _ = check(&level);
            try_out(&pack);
        }
    });
}

/// A drawing with something of everything that is read.
const DRAWING: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" width="300mm" height="200mm" viewBox="0 0 300 200">
    <style>.a { fill: red; stroke: #123456 }</style><defs><linearGradient id="g"><stop offset="0"/></linearGradient></defs>
    <g transform="translate(10 5) rotate(30) scale(1.5)" opacity="0.9"><path class="a" d="M20 20 C100 0 200 200 280 180
    A20 30 10 0 1 5 5 Q1 2 3 4 T9 9 z m5 5 h9 v9 H2 V1" stroke-width="15" stroke-dasharray="5 3" fill-rule="evenodd"/></g>
    <rect x="5" y="5" width="50" height="20" rx="3" fill="url(#g)"/><circle cx="9" cy="9" r="4" stroke-linejoin="round"/>
    <polygon points="1,1 9,1 5,9" stroke="blue" stroke-miterlimit="2"/><line x1="1" y1="2" x2="30" y2="4" stroke="red"/>
    </svg>"##;

#[test]
fn fuzz_of_drawings_and_pictures() {
    let level = r#"Level(version: 1, title: {"en": "F", "ru": "F", "kk": "F"},
        field: (size: (200, 100), floor: [Picture(file: "a.png", width: 20), Svg(file: "a.svg", width: 100)]),
        robots: [(name: "me", kit: "rover", at: (40, 50))],
        goals: [(id: "go", when: Ended(robot: "me"), text: {"en": "Go", "ru": "Go", "kk": "Go"})])"#;
    let picture = image::RgbaImage::from_fn(40, 20, |x, y| image::Rgba([x as u8 * 6, y as u8 * 12, 0, 255]));
    let mut png = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut png, image::ImageFormat::Png).expect("a picture");
    let (png, kits, others) = (png.into_inner(), kits(&[]).0, [DRAWING.to_owned()]);
    let make = |mutator: &mut Mutator| (mutator.text(DRAWING, &others), mutator.bytes(&png));
    // The drawing and the picture are broken in turn, so that what was read of one can be run.
    fuzz("floor", 60, make, |(drawing, picture)| {
        for (drawing, picture) in [(drawing.as_str(), &png), (DRAWING, picture)] {
            let files = [("level.ron", level.to_owned()), ("a.svg", drawing.to_owned()), ("a.png", text_of(picture))];
            let files = files.map(|(name, text)| (name.to_owned(), text)).into();
            try_out(&Pack { folder: "01-fuzz".into(), files, kits: kits.clone() });
        }
    });
}

#[test]
fn fuzz_of_kits() {
    let (texts, kits) = (level_texts(), kits(&[]).0);
    let all: Vec<String> = kits.values().cloned().collect();
    let make = |mutator: &mut Mutator| {
        let text = &all[mutator.below(all.len())];
        mutator.text(text, &all)
    };
    fuzz("kit", 150, make, |text| {
        if Kit::load(text, "rover.ron").is_ok() {
            let files = BTreeMap::from([("level.ron".to_owned(), texts[0].clone())]);
            let kits = kits.keys().map(|name| (name.clone(), text.clone())).collect();
            try_out(&Pack { folder: "01-fuzz".into(), files, kits });
        }
    });
}

#[test]
fn fuzz_of_films() {
    let level = &levels()[0];
    let film = run(&inputs(level, programs(level, "solution"), 0), LEAN).film.expect("a film");
    let bytes = file::write(&film);
    fuzz(
        "film",
        400,
        |mutator| mutator.bytes(&bytes),
        |bytes| {
            if let Ok((film, _)) = file::read(bytes, "my.film") {
                assert!(read::ticks(&film).count() < 100_000);
            }
        },
    );
}

#[test]
fn fuzz_of_programs() {
    let texts = program_texts();
    let level = &levels()[0];
    let make = |mutator: &mut Mutator| {
        let text = &texts[mutator.below(texts.len())];
        mutator.text(text, &texts)
    };
    fuzz("program", 250, make, |text| {
        let source = Source { name: "my.rhai".into(), bytes: text.clone().into_bytes() };
        let inputs = inputs(level, vec![source], 1);
        let layout = Opened::default().layout(&inputs).expect("a layout");
        let mut trial = Trial::new(&inputs, &layout, LEAN);
        while trial.tick() < TICKS && trial.advance() {}
    });
}

/// What a parameter may be given, often at its bounds.
fn any_of(takes: Takes, mutator: &mut Mutator) -> Value {
    match takes {
        Takes::Number { min, max, .. } => {
            let some = mutator.below(1000) as f64 / 1000.0;
            let (low, high) = (min.max(-1e4), max.min(1e4));
            Value::Float([min, max, 0.0_f64.clamp(min, max), low + some * (high - low)][mutator.below(4)])
        }
        Takes::Choice(choices) => Value::Text(choices[mutator.below(choices.len())].into()),
        Takes::Bool => Value::Bool(mutator.below(2) == 0),
        Takes::Text | Takes::Any | Takes::Plain | Takes::Question => Value::Text("я".repeat(mutator.below(90)).into()),
    }
}

/// Any order that the robot has, with any arguments.
fn any_ask(vocabulary: &Vocabulary, mutator: &mut Mutator) -> Ask {
    let words: Vec<usize> =
        (0..vocabulary.entries.len()).filter(|word| vocabulary.entries[*word].word.home == Home::Robot).collect();
    let word = words[mutator.below(words.len())];
    let entry = &vocabulary.entries[word];
    let device = entry.word.of_device.then(|| entry.devices[mutator.below(entry.devices.len())].1);
    let mut args: [Value; MAX_ARGS] = Default::default();
    for (arg, param) in args.iter_mut().zip(entry.word.params) {
        if !param.optional || mutator.below(2) == 0 {
            *arg = any_of(param.takes, mutator);
        } else {
            break;
        }
    }
    Ask { word: word as u16, device, args, line: 1, column: 1 }
}

#[test]
fn fuzz_of_orders_on_every_kit() {
    let level = menagerie::level();
    let make = |mutator: &mut Mutator| mutator.below(1_000_000_000) as u64;
    fuzz("orders", 2, make, |seed| {
        let mut mutator = Mutator { stream: Stream::new(*seed).named("orders"), count: 0 };
        let layout = level.layout(*seed).expect("a layout");
        let mut world = World::new(&layout.scene);
        let mut robots: Vec<_> = (layout.scene.robots.iter().enumerate())
            .map(|(robot, start)| {
                let words = vocabulary(&start.kit, &[]);
                world.bind(robot, &words);
                (words, None::<Ask>)
            })
            .collect();
        for tick in 0..400 {
            for (robot, (words, last)) in robots.iter_mut().enumerate() {
                for _ in 0..=mutator.below(3) {
                    let waits = mutator.below(8) != 0;
                    let (ask, again) = match last.take().filter(|_| waits) {
                        Some(ask) => (ask, true),
                        None => (any_ask(words, &mut mutator), false),
                    };
                    if world.ask(robot, &ask, again) == Answer::Later {
                        *last = Some(ask);
                        break;
                    }
                }
            }
            world.step();
            for body in (0..world.body_count()).map(|body| BodyId(body as u16)) {
                let (pose, (velocity, spin)) = (world.pose(body), world.twist(body));
                let told = || format!("{} in tick {tick}: {pose:?} {velocity:?} {spin}", world.name(body));
                assert!(pose.at.is_finite() && pose.angle.is_finite() && spin.is_finite(), "{}", told());
                assert!(velocity.length() < 20.1, "{}", told());
            }
            for robot in 0..world.robot_count() {
                assert!(world.energy_j(robot).is_finite() && world.travelled_m(robot).is_finite());
            }
        }
    });
}
