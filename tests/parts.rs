//! Every part with figures that cannot be: each number, text and list of its example is replaced by what hurts, and what comes
//! of it is a place and a text in three languages, or a world that runs. Nothing panics and nothing takes long.

use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use arba::base::diag::{Diag, Severity};
use arba::level::check::check;
use arba::level::load::load;
use arba::manual::{Page, Topic};
use arba::rules::goal::Condition;
use arba::sim::actuator::Actuator;
use arba::sim::sensor::Sensor;
use arba::sim::thing::Thing;
use arba::store::shelf::kits;
use arba::text::Texts;
use arba::text::lang::Lang;
use arba::trial::inputs::{Inputs, Opened};
use arba::trial::run::Trial;

use crate::arena::{LEAN, inputs, level_of};

/// What one case may take: the issue's two seconds, and what a debug build on a busy machine needs.
const PATIENCE: Duration = Duration::from_secs(if cfg!(debug_assertions) { 20 } else { 2 });
/// Ticks that a world is run for when it is not refused.
const TICKS: u64 = 12;
/// A message is two sentences and an example.
const LONGEST_MESSAGE: usize = 1000;

/// One part: what it is called, a trial that has it, the file that it stands in, and its text there.
struct Case {
    name: String,
    inputs: Inputs,
    /// A kit, or nothing for `level.ron`.
    kit: Option<String>,
    text: String,
}

impl Case {
    /// The trial with another text in its place.
    fn with(&self, text: &str) -> Inputs {
        let mut inputs = self.inputs.clone();
        let file = match &self.kit {
            Some(kit) => inputs.pack.kits.get_mut(kit),
            None => inputs.pack.files.get_mut("level.ron"),
        };
        let file = file.unwrap_or_else(|| panic!("{}: no file", self.name));
        assert!(file.contains(&self.text), "{}: {file}", self.name);
        *file = file.replacen(&self.text, text, 1);
        inputs
    }
}

/// The examples that the manual has, each in its yard.
fn of_the_manual() -> Vec<Case> {
    let example = |page: &Page| {
        let of = |list: &[(&str, &str)]| {
            list.iter().find(|(kind, _)| *kind == page.name).map(|(_, text)| (*text).to_owned())
        };
        let device = |list: &[(&str, &str, &[arba::base::ask::Word])]| {
            list.iter().find(|(kind, ..)| *kind == page.name).map(|(_, text, _)| (*text).to_owned())
        };
        match page.topic {
            Topic::Sensors => device(Sensor::KINDS),
            Topic::Actuators => device(Actuator::KINDS),
            Topic::Things => of(Thing::KINDS),
            Topic::Crowds => of(arba::level::crowd::KINDS),
            Topic::Goals => of(Condition::KINDS).or_else(|| of(Condition::COMBINATIONS)),
            Topic::Words | Topic::Kits => None,
        }
    };
    let pages = Page::all().into_iter();
    let cases = pages.filter_map(|page| {
        let (text, yard) = (example(&page)?, page.yard()?);
        let kit = matches!(page.topic, Topic::Sensors | Topic::Actuators).then(|| yard.kit.clone());
        Some(Case { name: format!("{:?} {}", page.topic, page.name), inputs: yard.inputs(), kit, text })
    });
    cases.collect()
}

/// A level with a field, two robots, and what has no example of its own.
const LEVEL: &str = r#"Level(version: 1, title: {"en": "P", "ru": "P", "kk": "P"},
    field: (size: (200, 100), edge: Wall, zones: {"pad": Disc(at: (20, 20), radius: 10)}, floor: [
        Disc(at: (30, 30), radius: 8, color: Red), Ring(at: (60, 30), inner: 8, outer: 10, color: Blue),
        Rect(at: (90, 30), size: (10, 20), facing: 30, color: Linear(from: (80, 20), to: (95, 40), colors: [Red, Blue])),
        Polygon(points: [(110, 20), (130, 20), (120, 40)], color: Radial(at: (120, 30), radius: 15, colors: [White, Black])),
        Line(name: "loop", width: 2, closed: true, from: (40, 60), facing: 90, path: [Straight(40), Arc(radius: 10, turn: -180), Straight(40), Arc(radius: 10, turn: -180)]),
    ], surfaces: [Surface(area: Rect(at: (150, 50), size: (40, 40)), material: Sand, grip: 0.6, drag: 12, slope: 5, facing: 90)]),
    noise: Real, radio: (delay: 0.2, loss: 25),
    robots: [(name: "me", kit: "rover", at: (40, 20), facing: 0), (name: "blue", kit: "rover", pilot: Still, at: (170, 80))],
    things: [
        One(name: "mover", of: Mover(body: Disc(3), path: [(0, 0), (20, 0)], speed: 15, round: true, pause: 1, start: 2), at: (90, 80)),
        One(name: "door", of: Door(from: (0, 0), to: (20, 0), thickness: 2, by: Turn(90), opens: Passed("gate", 2), time: 1, closes: 5), at: (120, 70)),
        One(name: "gate", of: Gate(from: (0, 0), to: (20, 0), of: Kind("Ball"), by: Origin), at: (10, 50)),
        One(name: "lamp", of: Lamp(brightness: 80, radius: 2, on: false, switched: At(3)), at: (10, 80)),
        One(name: "rope", of: Rope(from: "me", to: "blue", length: 180), at: (0, 0)),
        One(name: "ramp", of: Ramp(size: (20, 20), incline: 10, grip: 0.8), at: (180, 20)),
        One(name: "coin", of: Coin(radius: 2, least_speed: 5), at: (60, 80)),
        Scatter(name: "can", of: Can(mass: 25, friction: 0.4), count: 3, area: Rect(at: (60, 60), size: (30, 20)), gap: 2, clear_of: {"me": 15}, facing: Random),
    ],
    goals: [(id: "go", points: 10, when: Ended(robot: "me"), text: {"en": "Go", "ru": "Go", "kk": "Go"})],
    limits: (time: 6))"#;

fn of_levels_and_kits() -> Vec<Case> {
    let level = level_of(LEVEL);
    let mut inputs = inputs(&level, Vec::new(), 0);
    inputs.pack.kits = kits(&[]).0;
    let mut cases = vec![Case { name: "level".into(), inputs: inputs.clone(), kit: None, text: LEVEL.to_owned() }];
    for (kit, text) in kits(&[]).0 {
        let mut inputs = inputs.clone();
        let file = inputs.pack.files.get_mut("level.ron").expect("level.ron");
        *file = file.replacen("kit: \"rover\"", &format!("kit: \"{kit}\""), 1);
        cases.push(Case { name: format!("kit {kit}"), inputs, kit: Some(kit), text });
    }
    cases
}

/// The numbers, the texts and the lists of a text, with nothing that stands in a text or a remark.
fn pieces(text: &str) -> [Vec<Range<usize>>; 3] {
    let (mut numbers, mut texts, mut lists, mut open) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let start = at;
        match bytes[at] {
            b'"' => {
                at += 1 + text[at + 1..].find('"').expect("a text ends");
                texts.push(start + 1..at);
            }
            b'/' if bytes.get(at + 1) == Some(&b'/') => at += text[at..].find('\n').unwrap_or(text.len() - at) - 1,
            b'[' => open.push(at),
            b']' => lists.push(open.pop().expect("a list begins") + 1..at),
            b'0'..=b'9' | b'-' => {
                let is_figure = |byte: &u8| byte.is_ascii_digit() || *byte == b'.';
                let length = 1 + bytes[at + 1..].iter().take_while(|byte| is_figure(byte)).count();
                at += length - 1;
                numbers.push(start..at + 1);
            }
            letter if letter.is_ascii_alphabetic() => {
                at += bytes[at..].iter().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'_').count() - 1;
            }
            _ => {}
        }
        at += 1;
    }
    [numbers, texts, lists]
}

/// The text with each piece replaced by each of what hurts.
fn hurt(text: &str) -> Vec<String> {
    let [numbers, texts, lists] = pieces(text);
    let put = |range: &Range<usize>, new: &str| format!("{}{new}{}", &text[..range.start], &text[range.end..]);
    let long = "я".repeat(10_000);
    let mut hurt = Vec::new();
    for number in &numbers {
        hurt.extend(["NaN", "inf", "-inf", "-1", "0", "1e9", "1e300", "-1e300", "1e-300"].map(|new| put(number, new)));
    }
    for range in &texts {
        hurt.extend(["", long.as_str(), "a.b", "\\u{0}"].map(|new| put(range, new)));
    }
    for list in &lists {
        let old = &text[list.clone()];
        let mut many =
            format!("{old},").repeat(if old.len() > 500 { 200 } else { 100_000 / (1 + old.matches('(').count()) });
        many.truncate(2_000_000.min(many.len()));
        if !many.ends_with(',') {
            many = many[..many.rfind(',').map_or(0, |at| at + 1)].to_owned();
        }
        hurt.extend([put(list, ""), put(list, &many)]);
    }
    hurt
}

/// What is wrong with what is said: no place, no text, a text too long.
fn unfit(diags: &[Diag], tongues: &[Texts]) -> Option<String> {
    let errors = diags.iter().filter(|diag| diag.severity != Severity::Note).take(50);
    errors.into_iter().find_map(|diag| {
        if diag.place.is_none() {
            return Some(format!("no place: {diag:?}"));
        }
        tongues.iter().find_map(|texts| {
            if !texts.has(&diag.code) || diag.hints.iter().any(|hint| !texts.has(&hint.code)) {
                return Some(format!("no text: {diag:?}"));
            }
            let said = texts.say(diag);
            let sound = !said.contains("{$") && !said.contains("{ $") && said.chars().count() < LONGEST_MESSAGE;
            (!sound).then(|| format!("{} letters: {}", said.len(), said.chars().take(300).collect::<String>()))
        })
    })
}

/// Loads, checks and runs for a moment; gives what is wrong with it.
fn tried(inputs: &Inputs, tongues: &[Texts]) -> Option<String> {
    let (level, mut diags) = load(&inputs.pack, &inputs.pack);
    if let Some(level) = level.filter(|_| !diags.iter().any(Diag::is_error)) {
        diags.extend(check(&level));
        match Opened::default().layout(inputs) {
            Ok(layout) => {
                let mut trial = Trial::new(inputs, &layout, LEAN);
                while trial.tick() < TICKS && trial.advance() {}
            }
            Err(more) => diags.extend(more),
        }
    } else if diags.is_empty() {
        return Some("refused without a word".into());
    }
    unfit(&diags, tongues)
}

/// Every `stride`-th of the hurt texts of each case, from its own beginning.
fn hold(cases: &[Case], stride: usize) {
    let tongues = [Lang::En, Lang::Ru, Lang::Kk].map(Texts::new);
    let mut wrong = Vec::new();
    for (number, case) in cases.iter().enumerate() {
        let found = tried(&case.inputs, &tongues);
        assert!(found.is_none() && load(&case.inputs.pack, &case.inputs.pack).0.is_some(), "{}: {found:?}", case.name);
        for text in hurt(&case.text).iter().skip(number % stride).step_by(stride) {
            let start = Instant::now();
            let inputs = case.with(text);
            let found = catch_unwind(AssertUnwindSafe(|| tried(&inputs, &tongues)));
            let took = start.elapsed();
            // Where the text differs from the sound one is what was put in.
            let same = text.bytes().zip(case.text.bytes()).take_while(|(new, old)| new == old).count();
            let near: String = text.bytes().skip(same.saturating_sub(60)).take(100).map(char::from).collect();
            match found {
                Ok(None) => {}
                Ok(Some(trouble)) => wrong.push(format!("{}: {near:?}: {trouble}", case.name)),
                Err(_) => wrong.push(format!("{}: {near:?}: a panic", case.name)),
            }
            if took > PATIENCE {
                wrong.push(format!("{}: {near:?}: {took:?}", case.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of them\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_part_with_figures_that_cannot_be_is_told_or_runs() {
    let cases = of_the_manual();
    assert!(cases.len() > 80, "{}", cases.len());
    hold(&cases, if cfg!(debug_assertions) { 7 } else { 1 });
}

#[test]
fn every_level_and_kit_with_figures_that_cannot_be_is_told_or_runs() {
    hold(&of_levels_and_kits(), if cfg!(debug_assertions) { 23 } else { 1 });
}
