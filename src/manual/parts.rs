//! The parts of kits and fields: sensors, actuators, things.

use crate::base::ask::Word;
use crate::manual::words::signature;
use crate::manual::{kebab, section};
use crate::sim::actuator::Actuator;
use crate::sim::sensor::Sensor;
use crate::sim::thing::Thing;
use crate::text::Texts;

/// The page.
pub fn page(texts: &Texts) -> String {
    let mut page = format!("# {}\n\n{}\n", texts.plain("manual-parts"), texts.plain("manual-parts-intro"));
    page += &format!("\n## {}\n", texts.plain("manual-sensors"));
    for (kind, example, words) in Sensor::KINDS {
        page += &section(kind, &texts.plain(&format!("sensor-{}", kebab(kind))), example);
        page += &its_words(words, texts);
    }
    page += &format!("\n## {}\n", texts.plain("manual-actuators"));
    for (kind, example, words) in Actuator::KINDS {
        page += &section(kind, &texts.plain(&format!("actuator-{}", kebab(kind))), example);
        page += &its_words(words, texts);
    }
    page += &format!("\n## {}\n", texts.plain("manual-things"));
    for (kind, example) in Thing::KINDS {
        page += &section(kind, &texts.plain(&format!("thing-{}", kebab(kind))), example);
    }
    page
}

fn its_words(words: &[Word], texts: &Texts) -> String {
    let names: Vec<String> = words.iter().map(|word| format!("`{}`", signature(word))).collect();
    match names.is_empty() {
        true => String::new(),
        false => format!("\n{}: {}\n", texts.plain("manual-kit-words"), names.join(", ")),
    }
}
