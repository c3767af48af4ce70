//! The robots that are built in: their devices and words.

use crate::manual::words::signature;
use crate::sim::kit::Kit;
use crate::store::embedded::Tree;
use crate::text::Texts;

/// The page.
pub fn page(texts: &Texts) -> String {
    let mut page = format!("# {}\n\n{}\n", texts.plain("manual-kits"), texts.plain("manual-kits-intro"));
    for entry in Tree::Kits.folder("").unwrap_or_default() {
        let Some(name) = entry.name.strip_suffix(".ron") else { continue };
        let source =
            Tree::Kits.bytes(&entry.name).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default();
        // A built-in kit that can't be read is found by the tests.
        if let Ok(kit) = Kit::load(source, &entry.name) {
            page += &section(name, &kit, texts);
        }
    }
    page
}

fn section(name: &str, kit: &Kit, texts: &Texts) -> String {
    let title = kit.title.get(texts.lang().code()).map_or(name, String::as_str);
    let mut section = format!("\n## {title} (`{name}`)\n\n{}:\n\n", texts.plain("manual-kit-devices"));
    let sensors = kit.sensors.iter().map(|sensor| (sensor.name(), sensor.kind(), sensor.words()));
    let actuators = kit.actuators.iter().map(|actuator| (actuator.name(), actuator.kind(), actuator.words()));
    for (device, kind, words) in sensors.chain(actuators) {
        let words: Vec<String> = words.iter().map(|word| format!("`{}`", signature(word))).collect();
        section += &format!("- `\"{device}\"`, {kind}: {}\n", words.join(", "));
    }
    let words: Vec<String> = kit.words().iter().map(|entry| format!("`{}`", signature(entry.word))).collect();
    section += &format!("\n{}: {}\n", texts.plain("manual-kit-words"), words.join(", "));
    section
}
