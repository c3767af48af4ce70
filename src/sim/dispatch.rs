//! Who answers which word of a pilot: worked out once, so that asks need no names.

use crate::base::ask::{Home, Vocabulary, WordEntry};
use crate::sim::kit::Kit;
use crate::sim::moves;

/// Who answers a word of the pilot's vocabulary.
#[derive(Clone, Copy, Debug)]
pub enum Target {
    Firmware(usize),
    /// A word of a sensor or actuator; the number of the device that answers when the ask names none.
    Device {
        word: usize,
        device: Option<u16>,
    },
    /// The word is not the robot's.
    Nobody,
}

/// The answerer of each word of a vocabulary, in its order.
pub fn table(kit: &Kit, vocabulary: &Vocabulary) -> Vec<Target> {
    vocabulary.entries.iter().map(|entry| target(kit, entry)).collect()
}

fn target(kit: &Kit, entry: &WordEntry) -> Target {
    let name = entry.word.name;
    if entry.word.home != Home::Robot {
        return Target::Nobody;
    }
    if let Some(word) = moves::WORDS.iter().position(|word| word.name == name) {
        let has = kit.drive.as_ref().is_some_and(|drive| drive.words().iter().any(|word| word.name == name));
        return if has { Target::Firmware(word) } else { Target::Nobody };
    }
    let sensors = kit.sensors.iter().map(|part| part.words());
    let devices = sensors.chain(kit.actuators.iter().map(|part| part.words()));
    let found = devices
        .enumerate()
        .find_map(|(device, words)| words.iter().position(|word| word.name == name).map(|word| (word, device as u16)));
    let Some((word, first)) = found else { return Target::Nobody };
    let device = match entry.devices.as_slice() {
        [] => Some(first),
        [(_, only)] => Some(*only),
        _ => None,
    };
    Target::Device { word, device }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::tests::rig::rover;

    #[test]
    fn every_word_of_a_kit_is_answered_and_of_many_devices_one_must_be_named() {
        let vocabulary = Vocabulary::new(rover().words(), Vec::new());
        let table = table(&rover(), &vocabulary);
        for (entry, target) in vocabulary.entries.iter().zip(&table) {
            match target {
                Target::Nobody => panic!("nobody answers {}", entry.word.name),
                Target::Device { device: None, .. } => assert!(entry.devices.len() > 1),
                Target::Device { .. } | Target::Firmware(_) => assert!(entry.devices.len() < 2),
            }
        }
    }
}
