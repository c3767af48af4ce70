//! The pages of the words: signature, parameters, what comes back, an example.

use crate::base::ask::{Gives, Home, Kind, Param, Takes, Unit, Word};
use crate::base::diag::Arg;
use crate::base::ink::{Role, Stroke};
use crate::base::value::Value;
use crate::manual::picture::{cut, seen};
use crate::manual::yard::Yard;
use crate::manual::{all_words, devices, kits};
use crate::text::Texts;
use crate::trial::still::drawing;

/// The part of the yard that a picture shows: its lower left corner and its side, metres.
const CORNER_M: (f32, f32) = (0.2, 0.1);
const SIDE_M: f32 = 0.8;

/// The chapters, in the order of design and manual.
const KINDS: [(Kind, &str); 8] = [
    (Kind::Move, "manual-kind-move"),
    (Kind::Drive, "manual-kind-drive"),
    (Kind::Time, "manual-kind-time"),
    (Kind::See, "manual-kind-see"),
    (Kind::Feel, "manual-kind-feel"),
    (Kind::Act, "manual-kind-act"),
    (Kind::Show, "manual-kind-show"),
    (Kind::Talk, "manual-kind-talk"),
];

/// The words, by chapter and name.
pub fn names() -> Vec<String> {
    let mut words = all_words();
    words.sort_by_key(|word| (KINDS.iter().position(|(kind, _)| *kind == word.kind), word.name));
    words.into_iter().map(|word| word.name.to_owned()).collect()
}

/// The message that heads the chapter of a word.
pub fn heading(name: &str) -> &'static str {
    let kind = find(name).map(|word| word.kind);
    KINDS.iter().find(|(known, _)| Some(*known) == kind).map_or("manual-words", |(_, heading)| heading)
}

/// The word with this name.
fn find(name: &str) -> Option<&'static Word> {
    all_words().into_iter().find(|word| word.name == name)
}

/// `arc(radius, angle)` of the word with this name.
pub fn signature_of(name: &str) -> String {
    find(name).map_or_else(|| name.to_owned(), signature)
}

/// The yard in which the example of a word is run: with a robot that has the word, and something to see and to take.
pub fn yard(name: &str) -> Option<Yard> {
    let word = find(name)?;
    let kits = kits::with_word(word.name);
    let kit = kits.iter().find(|name| *name == "rover").or(kits.first()).cloned();
    // A word that no built-in kit has is shown on a plain one with the device that has it.
    let kit_text = if kit.is_none() { devices::plate_with(word.name) } else { None };
    let kit = kit.unwrap_or_else(|| if kit_text.is_some() { "plate" } else { "rover" }.to_owned());
    let (floor, things) = surroundings(word);
    // What goes on until another order comes is given some time to be seen.
    let rest = match (word.kind, name) {
        (Kind::Drive, _) => " wait(1.5);",
        (_, "pen") => " forward(30);",
        (_, "grab") => " back(10);",
        (_, "kick") => " wait(1);",
        _ => "",
    };
    Some(Yard { kit, kit_text, program: format!("{};{rest}", word.example), floor, things, ..Yard::default() })
}

/// Paint and things that a word needs to have something to see or to take.
fn surroundings(word: &Word) -> (Vec<String>, Vec<String>) {
    let one = |name: &str, of: &str, at: &str| format!(r#"One(name: "{name}", of: {of}, at: {at})"#);
    let target = || one("target", "Pin(radius: 3, mass: 50, color: Red)", "(60, 75)");
    let line = || "Line(width: 2, from: (61, 20), facing: 0, path: [Straight(60)])".to_owned();
    match word.name {
        "reflection" | "line" | "line_position" => (vec![line()], Vec::new()),
        "color" | "rgb" => (vec!["Disc(at: (60, 40), radius: 6, color: Green)".to_owned()], vec![target()]),
        "beacon" | "bearing" => (Vec::new(), vec![one("a", r#"Beacon(call: "A")"#, "(35, 75)")]),
        "light" => (Vec::new(), vec![one("a", "Lamp(brightness: 20)", "(40, 70)")]),
        "look" | "scan" => {
            let ball = one("ball", "Ball(radius: 3, mass: 30, color: Blue)", "(45, 70)");
            (Vec::new(), vec![target(), ball])
        }
        "grab" | "release" | "lift" | "magnet" => (Vec::new(), vec![one("can", "Can(color: Red)", "(60, 43.5)")]),
        "kick" => (Vec::new(), vec![one("ball", "Ball(radius: 2, mass: 40)", "(60, 41.5)")]),
        _ if word.kind == Kind::See => (Vec::new(), vec![target()]),
        _ => (Vec::new(), Vec::new()),
    }
}

/// The picture of a word: the yard after its example has run, with what it shows or gives.
pub fn picture(name: &str) -> Option<String> {
    let word = find(name)?;
    let yard = yard(name)?;
    let (mut ink, mut lines) = if matches!(word.kind, Kind::See | Kind::Feel) && word.gives != Gives::Nothing {
        let (layout, world) = (yard.layout().ok()?, yard.world()?);
        let readings = world.readings(0).into_iter().filter(|(known, ..)| *known == name);
        let lines = readings.filter_map(|(word, device, value)| {
            let shown = shown(&value)?;
            Some(format!("{word}(\"{device}\") = {shown}"))
        });
        (seen(&layout, &world, &[name]), lines.collect())
    } else {
        let film = yard.film()?;
        (drawing(&film, u64::MAX, "en"), Vec::new())
    };
    lines.insert(0, format!("{};", word.example));
    let (left, top, size) = (CORNER_M.0 + 0.02, CORNER_M.1 + SIDE_M - 0.04, 0.026);
    for (number, text) in lines.into_iter().take(4).enumerate() {
        let at = (left, top - number as f32 * 0.034);
        ink.add(Role::Label, Stroke::Text { at, height: size, text });
    }
    Some(cut(&ink, CORNER_M, (SIDE_M, SIDE_M)))
}

/// A reading as people write it; lists are too long for a picture.
fn shown(value: &Value) -> Option<String> {
    match value {
        Value::Bool(truth) => Some(truth.to_string()),
        Value::Text(text) => Some(text.to_string()),
        other => other.number().map(|number| format!("{number:.1}")),
    }
}

/// `arc(radius, angle)`.
pub fn signature(word: &Word) -> String {
    let device = word.of_device.then_some("device");
    let names: Vec<&str> = device.into_iter().chain(word.params.iter().map(|param| param.name)).collect();
    format!("{}({})", word.name, names.join(", "))
}

/// Its parameters, what it gives, an example, and the kits that have it.
pub fn body(name: &str, texts: &Texts) -> String {
    let Some(word) = find(name) else { return String::new() };
    let mut params = Vec::new();
    if word.of_device {
        params.push(format!("- `device`: {}", texts.plain("manual-device")));
    }
    for param in word.params {
        let text = texts.plain(&format!("word-{}-{}", word.name, param.name));
        params.push(format!("- `{}`: {text} {}", param.name, takes(param, texts)));
    }
    let mut body = String::new();
    if !params.is_empty() {
        body += &format!("\n{}\n", params.join("\n"));
    }
    if let Some(gives) = gives(word.gives, texts) {
        body += &format!("\n{gives}\n");
    }
    body += &format!("\n```rhai\n{};\n```\n", word.example);
    let kits: Vec<String> = kits::with_word(name).into_iter().map(|kit| format!("`{kit}`")).collect();
    if word.home == Home::Robot && !kits.is_empty() {
        body += &format!("\n{}: {}\n", texts.plain("manual-kits"), kits.join(", "));
    }
    body
}

/// What a parameter takes, in words.
pub fn takes(param: &Param, texts: &Texts) -> String {
    let takes = match param.takes {
        Takes::Number { min, max, unit } => {
            let unit_id = unit_id(unit);
            let args = [("min", Arg::from(min)), ("max", Arg::from(max)), ("unit", Arg::Message(unit_id.into()))];
            match unit {
                Unit::None => texts.get("manual-takes-plain-number", &args[..2]),
                _ => texts.get("manual-takes-number", &args),
            }
        }
        Takes::Text => texts.plain("manual-takes-text"),
        Takes::Choice(choices) => texts.get("manual-takes-choice", &[("choices", Arg::from(quoted(choices)))]),
        Takes::Bool => texts.plain("manual-takes-bool"),
        Takes::Question => texts.plain("manual-takes-question"),
        Takes::Any => texts.plain("manual-takes-any"),
        Takes::Plain => texts.plain("manual-takes-plain"),
    };
    if param.optional { format!("{takes} {}", texts.plain("manual-optional")) } else { takes }
}

/// What a word gives back, in words; nothing for a word that gives nothing.
pub fn gives(gives: Gives, texts: &Texts) -> Option<String> {
    Some(match gives {
        Gives::Nothing => return None,
        Gives::Number(Unit::None) => texts.plain("manual-gives-plain-number"),
        Gives::Number(unit) => texts.get("manual-gives-number", &[("unit", Arg::Message(unit_id(unit).into()))]),
        Gives::Bool => texts.plain("manual-gives-bool"),
        Gives::Text => texts.plain("manual-gives-text"),
        Gives::List => texts.plain("manual-gives-list"),
        Gives::Map => texts.plain("manual-gives-map"),
        Gives::Plain => texts.plain("manual-gives-plain"),
    })
}

fn quoted(choices: &[&str]) -> String {
    choices.iter().map(|choice| format!("\"{choice}\"")).collect::<Vec<_>>().join(", ")
}

/// The message that says a unit.
pub fn unit_id(unit: Unit) -> &'static str {
    match unit {
        Unit::None => "unit-none",
        Unit::Centimetre => "unit-centimetre",
        Unit::Degree => "unit-degree",
        Unit::Second => "unit-second",
        Unit::Percent => "unit-percent",
        Unit::CentimetrePerSecond => "unit-centimetre-per-second",
        Unit::DegreePerSecond => "unit-degree-per-second",
        Unit::CentimetrePerSecondSquared => "unit-centimetre-per-second-squared",
        Unit::Hertz => "unit-hertz",
        Unit::Volt => "unit-volt",
    }
}
