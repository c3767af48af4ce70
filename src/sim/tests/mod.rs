//! Tests of the whole room: every word and part has its texts. The rig is what tests of the files stand on.

mod cars;

mod kits;

pub mod rig;

use crate::sim::actuator::Actuator;
use crate::sim::all_words;
use crate::sim::sensor::Sensor;
use crate::sim::thing::Thing;

const TEXTS: [&str; 3] = [
    include_str!("../../../assets/lang/en/sim.ftl"),
    include_str!("../../../assets/lang/ru/sim.ftl"),
    include_str!("../../../assets/lang/kk/sim.ftl"),
];

fn ids(text: &str) -> Vec<&str> {
    let names = text.lines().filter_map(|line| line.split_once(" = ")).map(|(id, _)| id);
    names.filter(|id| !id.starts_with(['#', ' '])).collect()
}

#[test]
fn every_word_and_part_has_a_text_in_every_language() {
    for text in TEXTS {
        let ids = ids(text);
        let has = |id: String| assert!(ids.contains(&id.as_str()), "{id} has no text");
        for word in all_words() {
            has(format!("word-{}", word.name));
            word.params.iter().for_each(|param| has(format!("word-{}-{}", word.name, param.name)));
        }
        Sensor::KINDS.iter().for_each(|(kind, ..)| has(format!("sensor-{}", kind.to_lowercase())));
        Actuator::KINDS.iter().for_each(|(kind, ..)| has(format!("actuator-{}", kind.to_lowercase())));
        Thing::KINDS.iter().for_each(|(kind, _)| has(format!("thing-{}", kind.to_lowercase())));
    }
}

#[test]
fn no_two_parts_share_a_word_and_examples_name_their_word() {
    let mut names: Vec<&str> = all_words().iter().map(|word| word.name).collect();
    names.sort_unstable();
    assert!(names.windows(2).all(|pair| pair[0] != pair[1]), "{names:?}");
    for word in all_words() {
        assert!(word.example.starts_with(&format!("{}(", word.name)), "{}", word.example);
        assert!(word.params.len() <= crate::base::ask::MAX_ARGS);
    }
}
