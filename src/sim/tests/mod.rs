//! Tests of the whole room: every word and part has its texts. The rig is what tests of the files stand on.

mod cars;

mod kits;

mod physics;

pub mod rig;

mod sanity;

use crate::sim::actuator::Actuator;
use crate::sim::all_words;
use crate::sim::sensor::Sensor;
use crate::sim::thing::Thing;

/// The messages of the room in one language.
macro_rules! messages {
    ($lang:literal) => {
        [
            include_str!(concat!("../../../assets/lang/", $lang, "/sim.ftl")),
            include_str!(concat!("../../../assets/lang/", $lang, "/sensor.ftl")),
            include_str!(concat!("../../../assets/lang/", $lang, "/actuator.ftl")),
            include_str!(concat!("../../../assets/lang/", $lang, "/thing.ftl")),
        ]
    };
}

const TEXTS: [[&str; 4]; 3] = [messages!("en"), messages!("ru"), messages!("kk")];

fn ids(texts: [&'static str; 4]) -> Vec<&'static str> {
    let names = texts.into_iter().flat_map(str::lines).filter_map(|line| line.split_once(" = ")).map(|(id, _)| id);
    names.filter(|id| !id.starts_with(['#', ' '])).collect()
}

/// `TimeOfFlight` is `time-of-flight` in the ids of messages.
fn kebab(kind: &str) -> String {
    let mut kebab = String::new();
    for letter in kind.chars() {
        if letter.is_ascii_uppercase() && !kebab.is_empty() {
            kebab.push('-');
        }
        kebab.push(letter.to_ascii_lowercase());
    }
    kebab
}

#[test]
fn every_word_and_part_has_a_text_in_every_language() {
    for texts in TEXTS {
        let ids = ids(texts);
        let has = |id: String| assert!(ids.contains(&id.as_str()), "{id} has no text");
        for word in all_words() {
            has(format!("word-{}", word.name));
            word.params.iter().for_each(|param| has(format!("word-{}-{}", word.name, param.name)));
        }
        Sensor::KINDS.iter().for_each(|(kind, ..)| has(format!("sensor-{}", kebab(kind))));
        Actuator::KINDS.iter().for_each(|(kind, ..)| has(format!("actuator-{}", kebab(kind))));
        Thing::KINDS.iter().for_each(|(kind, _)| has(format!("thing-{}", kebab(kind))));
    }
}

#[test]
fn parts_that_share_a_word_mean_the_same_by_it_and_examples_name_their_word() {
    let sensors = Sensor::KINDS.iter().map(|(_, _, words)| *words);
    let parts: Vec<_> = sensors.chain(Actuator::KINDS.iter().map(|(_, _, words)| *words)).collect();
    for (number, words) in parts.iter().enumerate() {
        for (at, word) in words.iter().enumerate() {
            assert!(word.example.starts_with(&format!("{}(", word.name)), "{}", word.example);
            assert!(word.params.len() <= crate::base::ask::MAX_ARGS);
            // A word is found in a part by its place, so that place must be the same wherever it is shared.
            for others in &parts[..number] {
                let shared = others.iter().enumerate().find(|(_, other)| other.name == word.name);
                assert!(shared.is_none_or(|(place, other)| place == at && other == word), "{}", word.name);
            }
        }
    }
}
