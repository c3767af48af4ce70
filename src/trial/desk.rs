//! The desk of one robot in one tick: it answers its pilot's asks, shows what is to be shown, and notes all of it.

use crate::base::ask::{Answer, Ask, Desk, Home, Step, Vocabulary, WordEntry};
use crate::base::value::{Value, float_bits};
use crate::rules::maze::Side;
use crate::rules::told::{Estimate, Told};
use crate::sim::world::World;
use crate::trial::film::Happening;
use crate::trial::film::write::FilmWriter;
use crate::trial::fingerprint::RunHash;
use crate::trial::vocabulary::{Streams, is_question};

/// What a pilot's ask reaches.
pub struct TrialDesk<'a> {
    pub robot: usize,
    pub world: &'a mut World,
    pub vocabulary: &'a Vocabulary,
    pub streams: &'a Streams,
    pub film: &'a mut FilmWriter,
    pub hash: &'a mut RunHash,
    /// What the program tells the referee.
    pub told: &'a mut Told,
}

impl Desk for TrialDesk<'_> {
    fn ask(&mut self, ask: &Ask, again: bool) -> Answer {
        let Some(entry) = self.vocabulary.entries.get(usize::from(ask.word)) else { return Answer::Now(Value::Unit) };
        let word = entry.word;
        match word.home {
            Home::Trial => {
                self.show(word.name, ask);
                Answer::Now(Value::Unit)
            }
            Home::Pilot => Answer::Now(Value::Unit),
            Home::Robot => {
                if !is_question(word) && !again {
                    self.order(entry, ask);
                }
                let answer = self.world.ask(self.robot, ask, again);
                let Some(place) = self.streams.find(self.vocabulary, ask.word, ask.device) else { return answer };
                if let Answer::Now(value) = &answer {
                    self.hash.feed(&place.key);
                    match value {
                        // The common case by itself: the bits that `Value::feed` would feed, without its generality.
                        Value::Float(number) => self.hash.feed(&float_bits(*number)),
                        other => other.feed(&mut |bytes| self.hash.feed(bytes)),
                    }
                }
                match (place.stream, &answer) {
                    (Some(stream), Answer::Now(value)) if is_question(word) => self.film.reading(stream, value),
                    (Some(first), _) if !is_question(word) && !again => {
                        let given = ask.args.iter().take(word.params.len()).enumerate();
                        for (index, arg) in given.filter(|(_, arg)| **arg != Value::Unit) {
                            self.film.reading(first + index, arg);
                        }
                    }
                    _ => {}
                }
                answer
            }
        }
    }

    fn step(&mut self, step: Step) {
        self.film.step(self.robot as u16, &step);
    }
}

impl TrialDesk<'_> {
    /// Films an order with the line it came from.
    fn order(&mut self, entry: &WordEntry, ask: &Ask) {
        let robot = self.robot as u16;
        if !self.film.wants_order(robot, ask.line) {
            return;
        }
        let named = |number: u16| entry.devices.iter().find(|(_, of)| *of == number).map(|(name, _)| name.clone());
        let given = ask.args.iter().take(entry.word.params.len()).filter(|arg| **arg != Value::Unit);
        self.film.happening(&Happening::Order {
            robot,
            line: ask.line,
            word: entry.word.name.to_owned(),
            device: ask.device.and_then(named),
            args: given.cloned().collect(),
        });
    }

    /// Films and hashes what a program shows or tells: `print`, `plot`, `mark`, `say`, `estimate`, `chart`.
    fn show(&mut self, word: &str, ask: &Ask) {
        let robot = self.robot as u16;
        self.hash.feed(word.as_bytes());
        self.hash.feed(&robot.to_le_bytes());
        ask.args.iter().for_each(|arg| arg.feed(&mut |bytes| self.hash.feed(bytes)));
        let text = |index: usize| ask.args.get(index).and_then(Value::text).unwrap_or_default().to_owned();
        let number = |index: usize| ask.args.get(index).and_then(Value::number).unwrap_or_default();
        let happening = match word {
            "estimate" => {
                let estimate = Estimate { x_cm: number(0), y_cm: number(1), heading_deg: number(2) };
                // What was told already needs no film.
                if self.told.estimate.replace(estimate) == Some(estimate) {
                    return;
                }
                Happening::Estimate { robot, x: estimate.x_cm, y: estimate.y_cm, heading: estimate.heading_deg }
            }
            "chart" => {
                let (column, row) = (number(0).round() as u16, number(1).round() as u16);
                let wall = ask.args.get(3) == Some(&Value::Bool(true));
                let side = Side::of_said(&text(2)).unwrap_or(Side::North);
                if !self.told.chart(column, row, side, wall) {
                    return;
                }
                Happening::Chart { robot, column, row, side: side as u8, wall }
            }
            "print" => Happening::Print { robot, line: ask.line, text: text(0) },
            "plot" => Happening::Plot { robot, name: text(0), value: number(1) },
            "mark" => Happening::Mark { robot, x: number(0), y: number(1), text: text(2) },
            _ => Happening::Say { robot, text: text(0) },
        };
        self.film.happening(&happening);
    }
}
