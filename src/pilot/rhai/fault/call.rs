//! What can be wrong with the call of a word: a count, a kind of value, a range, a device.

use rhai::Dynamic;

use crate::base::ask::{Takes, Unit, WordEntry};
use crate::base::diag::{Arg, Diag};

/// The id of the message that names a unit.
pub fn unit_message(unit: Unit) -> &'static str {
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

/// The id of the message that names the kind of a value.
pub fn kind_of(value: &Dynamic) -> &'static str {
    kind_of_type(value.type_name())
}

/// The id of the message that names a kind of value, by Rhai's name of its type.
pub fn kind_of_type(name: &str) -> &'static str {
    match name {
        "i64" | "int" => "pilot-kind-int",
        "f64" | "float" => "pilot-kind-number",
        "bool" => "pilot-kind-bool",
        "string" | "&str" | "ImmutableString" | "String" | "alloc::string::String" => "pilot-kind-text",
        "char" => "pilot-kind-char",
        "()" => "pilot-kind-nothing",
        "array" => "pilot-kind-list",
        "map" => "pilot-kind-map",
        "Fn" => "pilot-kind-function",
        name if name.contains("Range") || name.starts_with("range") => "pilot-kind-range",
        name if name.contains("ImmutableString") => "pilot-kind-text",
        name if name.contains("FnPtr") => "pilot-kind-function",
        name if name.contains("Dynamic>") => "pilot-kind-list",
        _ => "pilot-kind-other",
    }
}

/// The id of the message that names what a parameter takes.
pub fn kind_taken(takes: Takes) -> &'static str {
    match takes {
        Takes::Number { .. } => "pilot-kind-number",
        Takes::Text | Takes::Choice(_) => "pilot-kind-text",
        Takes::Bool => "pilot-kind-bool",
        Takes::Question => "pilot-kind-function",
        Takes::Any => "pilot-kind-other",
        Takes::Plain => "pilot-kind-plain",
    }
}

/// An argument of the wrong kind.
pub fn wrong_kind(entry: &WordEntry, takes: Takes, found: &Dynamic) -> Diag {
    Diag::error("pilot-wrong-kind")
        .with("word", entry.word.name)
        .with("expected", Arg::Message(kind_taken(takes).into()))
        .with("found", Arg::Message(kind_of(found).into()))
        .hint_with("pilot-hint-write", [("example", Arg::from(entry.word.example))])
}

/// A value where a function that gives `true` or `false` is needed; it shows how the student's own condition becomes one.
pub fn wrong_condition(entry: &WordEntry, found: &Dynamic, given: &str) -> Diag {
    let condition = if found.is_bool() { given } else { "time() > 2" };
    let example = format!("{}(|| {})", entry.word.name, short(condition));
    Diag::error("pilot-wrong-kind")
        .with("word", entry.word.name)
        .with("expected", Arg::Message(kind_taken(Takes::Question).into()))
        .with("found", Arg::Message(kind_of(found).into()))
        .hint_with("pilot-hint-write", [("example", Arg::from(example))])
}

/// A number that no order can have.
pub fn not_finite(entry: &WordEntry) -> Diag {
    Diag::error("pilot-not-finite").with("word", entry.word.name)
}

/// A text or a list that is longer than a parameter takes.
pub fn too_long(entry: &WordEntry, code: &'static str, found: usize, most: usize) -> Diag {
    Diag::error(code).with("word", entry.word.name).with("found", found as f64).with("most", most as f64)
}

/// A number outside of what a parameter takes.
pub fn out_of_range(entry: &WordEntry, value: f64, (min, max, unit): (f64, f64, Unit)) -> Diag {
    Diag::error("pilot-out-of-range")
        .with("word", entry.word.name)
        .with("value", value)
        .with("min", min)
        .with("max", max)
        .with("unit", Arg::Message(unit_message(unit).into()))
}

/// A text that isn't one of those a parameter takes.
pub fn unknown_choice(entry: &WordEntry, value: &str, choices: &[&'static str]) -> Diag {
    Diag::error("pilot-unknown-choice")
        .with("word", entry.word.name)
        .with("value", short(value))
        .with("choices", quoted(choices.iter().copied()))
        .did_you_mean(value, choices.iter().copied())
}

/// A device that this robot doesn't have, or that can't do this.
pub fn unknown_device(entry: &WordEntry, name: &str) -> Diag {
    Diag::error("pilot-unknown-device")
        .with("word", entry.word.name)
        .with("name", short(name))
        .with("devices", quoted(entry.devices.iter().map(|(name, _)| name.as_str())))
        .did_you_mean(name, entry.devices.iter().map(|(name, _)| name.as_str()))
}

/// Several devices have the word and none was named.
pub fn device_needed(entry: &WordEntry) -> Diag {
    let first = entry.devices.first().map_or("", |(name, _)| name.as_str());
    Diag::error("pilot-device-needed")
        .with("word", entry.word.name)
        .with("devices", quoted(entry.devices.iter().map(|(name, _)| name.as_str())))
        .hint_with("pilot-hint-device", [("word", Arg::from(entry.word.name)), ("name", Arg::from(first))])
}

/// The first part of a text, for a message.
pub fn short(text: &str) -> String {
    const LONGEST: usize = 40;
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    text.chars().take(LONGEST).chain(['…']).collect()
}

/// Names as a list for a message: `"front", "left"`.
pub fn quoted<'a>(names: impl Iterator<Item = &'a str>) -> String {
    names.map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", ")
}
