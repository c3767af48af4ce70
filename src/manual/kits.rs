//! The pages of the kits that are built in: their devices and words.

use crate::base::ink::{Ink, Role, Stroke};
use crate::base::units::centimetres;
use crate::manual::picture::alone;
use crate::manual::words::signature;
use crate::manual::yard::Yard;
use crate::sim::frame::QuantisedPose;
use crate::sim::kit::Kit;
use crate::store::embedded::Tree;
use crate::text::Texts;
use crate::trial::still::placed;

/// The names of the kits; the rover, which a course begins with, comes first.
pub fn names() -> Vec<String> {
    let entries = Tree::Kits.folder("").unwrap_or_default();
    let mut names: Vec<String> =
        entries.iter().filter_map(|entry| entry.name.strip_suffix(".ron")).map(str::to_owned).collect();
    names.sort_by_key(|name| (name != "rover", name.clone()));
    names
}

/// A built-in kit; one that can't be read is found by the tests.
pub fn find(name: &str) -> Option<Kit> {
    let file = format!("{name}.ron");
    let bytes = Tree::Kits.bytes(&file)?;
    Kit::load(std::str::from_utf8(bytes).ok()?, &file).ok()
}

/// The kits that have a word.
pub fn with_word(word: &str) -> Vec<String> {
    let has = |name: &String| find(name).is_some_and(|kit| kit.words().iter().any(|entry| entry.word.name == word));
    names().into_iter().filter(has).collect()
}

/// Its name in the language of the texts, and its size and weight.
pub fn title(name: &str, texts: &Texts) -> String {
    let Some(kit) = find(name) else { return name.to_owned() };
    let title = kit.title.get(texts.lang().code()).map_or(name, String::as_str);
    let hull = kit.hull();
    let size = |pick: fn(&crate::base::maths::Vec2) -> f64| {
        let (low, high) =
            hull.iter().map(pick).fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), x| (low.min(x), high.max(x)));
        (centimetres(high - low) * 10.0).round() / 10.0
    };
    let args = [
        ("title", title.into()),
        ("length", size(|corner| corner.x).into()),
        ("width", size(|corner| corner.y).into()),
        ("mass", kit.body.mass.into()),
    ];
    texts.get("manual-kit-size", &args)
}

/// Its devices, where each sits, and its words.
pub fn body(name: &str, texts: &Texts) -> String {
    let Some(kit) = find(name) else { return String::new() };
    let mut body = format!("\n{}:\n\n", texts.plain("manual-kit-devices"));
    let sensors = kit.sensors.iter().map(|sensor| (sensor.name(), sensor.kind(), sensor.words(), "sensors"));
    let actuators =
        kit.actuators.iter().map(|actuator| (actuator.name(), actuator.kind(), actuator.words(), "actuators"));
    for (device, kind, words, topic) in sensors.chain(actuators) {
        let words: Vec<String> = words.iter().map(|word| format!("`{}`", signature(word))).collect();
        let link = format!("[{kind}](../{topic}/{}.md)", super::kebab(kind));
        let words = if words.is_empty() { String::new() } else { format!(": {}", words.join(", ")) };
        body += &format!("- `\"{device}\"`, {link}{words}\n");
    }
    let words: Vec<String> = kit.words().iter().map(|entry| format!("`{}`", signature(entry.word))).collect();
    body += &format!("\n{}: {}\n", texts.plain("manual-kit-words"), words.join(", "));
    body += &format!(
        "\n{}\n\n```ron\nrobots: [(name: \"me\", kit: \"{name}\", pilot: Student, at: (60, 30), facing: 0)]\n```\n",
        texts.plain("manual-kit-example")
    );
    body
}

/// The yard with the kit in it.
pub fn yard(name: &str) -> Yard {
    Yard { kit: name.to_owned(), program: "wait(1);".to_owned(), ..Yard::default() }
}

/// The kit from above, the nose up, with a scale.
pub fn picture(name: &str) -> Option<String> {
    let kit = find(name)?;
    let mut ink = upright(&kit.ink());
    // A bar of 5 cm below the robot.
    let low = kit.hull().iter().fold(0.0_f64, |low, corner| low.min(corner.x));
    let (y, bar) = (low as f32 - 0.015, 0.05);
    ink.add(Role::Label, Stroke::Line { points: vec![(-bar * 0.5, y), (bar * 0.5, y)], width: 0.001 });
    ink.add(Role::Label, Stroke::Text { at: (-0.008, y - 0.009), height: 0.007, text: "5 cm".to_owned() });
    alone(&ink)
}

/// Ink of a robot's frame with the nose up, as people draw it.
pub fn upright(ink: &Ink) -> Ink {
    placed(ink, QuantisedPose { x: 0, y: 0, angle: 9_000 })
}
