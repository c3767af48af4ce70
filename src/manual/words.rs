//! The words of a program: signature, parameters, what comes back, an example.

use crate::base::ask::{Gives, Kind, Param, Takes, Unit, Word};
use crate::base::diag::Arg;
use crate::text::Texts;

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

/// The page of these words.
pub fn page(words: &[&Word], texts: &Texts) -> String {
    let mut page = format!("# {}\n\n{}\n", texts.plain("manual-words"), texts.plain("manual-words-intro"));
    for (kind, heading) in KINDS {
        let mut chapter: Vec<&&Word> = words.iter().filter(|word| word.kind == kind).collect();
        chapter.sort_by_key(|word| word.name);
        chapter.dedup_by_key(|word| word.name);
        if !chapter.is_empty() {
            page += &format!("\n## {}\n", texts.plain(heading));
        }
        chapter.into_iter().for_each(|word| page += &section(word, texts));
    }
    page
}

/// `arc(radius, angle)`.
pub fn signature(word: &Word) -> String {
    let device = word.of_device.then_some("device");
    let names: Vec<&str> = device.into_iter().chain(word.params.iter().map(|param| param.name)).collect();
    format!("{}({})", word.name, names.join(", "))
}

fn section(word: &Word, texts: &Texts) -> String {
    let mut section = format!("\n### `{}`\n\n{}\n", signature(word), texts.plain(&format!("word-{}", word.name)));
    let mut params = Vec::new();
    if word.of_device {
        params.push(format!("- `device`: {}", texts.plain("manual-device")));
    }
    for param in word.params {
        let text = texts.plain(&format!("word-{}-{}", word.name, param.name));
        params.push(format!("- `{}`: {text} {}", param.name, takes(param, texts)));
    }
    if !params.is_empty() {
        section += &format!("\n{}\n", params.join("\n"));
    }
    if let Some(gives) = gives(word.gives, texts) {
        section += &format!("\n{gives}\n");
    }
    section + format!("\n```rhai\n{};\n```\n", word.example).as_str()
}

fn takes(param: &Param, texts: &Texts) -> String {
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

fn gives(gives: Gives, texts: &Texts) -> Option<String> {
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
        Unit::Hertz => "unit-hertz",
    }
}
