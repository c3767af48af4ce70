//! The words of one robot in one level: its kit's, the pilot's and the trial's, and what of them a film keeps.

use std::rc::Rc;

use crate::base::ask::{Gives, Home, Kind, Vocabulary, Word, WordEntry};
use crate::base::noise;
use crate::pilot;
use crate::sim;
use crate::sim::kit::Kit;
use crate::trial::film::Stream;

/// Merges the words of a kit with those that every program has; `hidden` are those that the level keeps back.
pub fn vocabulary(kit: &Kit, hidden: &[String]) -> Rc<Vocabulary> {
    let everybody = pilot::rhai::words().iter().chain(pilot::rhai::show_words());
    let mut entries = kit.words();
    entries.extend(everybody.map(|&word| WordEntry { word, devices: Vec::new(), hidden: false }));
    for entry in &mut entries {
        entry.hidden = hidden.iter().any(|name| name == entry.word.name);
    }
    let elsewhere = sim::all_words().iter().map(|word| word.name).collect();
    Rc::new(Vocabulary::new(entries, elsewhere))
}

/// What a film and a fingerprint keep of the words of one robot, by the word's number.
#[derive(Debug, Default)]
pub struct Streams {
    by_word: Vec<Kept>,
}

/// What is kept of one word.
#[derive(Debug)]
struct Kept {
    /// The first stream of a film and how many of them one device has; `None` when a film doesn't keep the word.
    streams: Option<(usize, usize)>,
    /// For each device: a short hash of robot, word and device, which stands for them in fingerprints.
    keys: Vec<[u8; 4]>,
}

/// Where the answer to an ask is kept.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// The first of its streams in a film.
    pub stream: Option<usize>,
    pub key: [u8; 4],
}

impl Streams {
    /// Adds the streams of a robot to those of the film: one for what a device gives, one for each argument of an order.
    pub fn of(robot: u16, vocabulary: &Vocabulary, all: &mut Vec<Stream>) -> Self {
        let mut by_word = Vec::with_capacity(vocabulary.entries.len());
        for entry in &vocabulary.entries {
            let word = entry.word;
            let names: Vec<String> = match (word.home, is_question(word)) {
                (Home::Robot, true) => vec![word.name.to_owned()],
                (Home::Robot, false) => {
                    word.params.iter().map(|param| format!("{}.{}", word.name, param.name)).collect()
                }
                _ => Vec::new(),
            };
            let devices = entry.devices.iter().map(|(device, _)| device.as_str());
            let devices: Vec<&str> = if entry.devices.is_empty() { vec![""] } else { devices.collect() };
            let root = noise::Stream::new(u64::from(robot)).named(word.name);
            by_word.push(Kept {
                streams: (!names.is_empty()).then_some((all.len(), names.len())),
                keys: devices.iter().map(|device| (root.named(device).bits(0) as u32).to_le_bytes()).collect(),
            });
            for device in devices {
                let stream = |name: &String| Stream { robot, word: name.clone(), device: device.to_owned() };
                all.extend(names.iter().map(stream));
            }
        }
        Self { by_word }
    }

    /// Where what concerns a word and a device is kept.
    pub fn find(&self, vocabulary: &Vocabulary, word: u16, device: Option<u16>) -> Option<Place> {
        let Kept { streams, keys } = self.by_word.get(usize::from(word))?;
        let devices = &vocabulary.entries.get(usize::from(word))?.devices;
        let at = device.and_then(|number| devices.iter().position(|(_, of)| *of == number)).unwrap_or(0);
        Some(Place { stream: streams.map(|(first, each)| first + at * each), key: *keys.get(at)? })
    }

    /// The stream of a reading by its names, for a full film.
    pub fn find_by_name(&self, vocabulary: &Vocabulary, word: &str, device: &str) -> Option<usize> {
        let index = vocabulary.find(word)?;
        let number = vocabulary.entries[usize::from(index)].devices.iter().find(|(name, _)| name == device);
        self.find(vocabulary, index, number.map(|(_, number)| *number))?.stream
    }
}

/// Does the word ask for something, rather than order it?
pub fn is_question(word: &Word) -> bool {
    matches!(word.kind, Kind::See | Kind::Feel) && word.gives != Gives::Nothing
}
