//! A hand on the keys decides: orders of `drive` as they come, and the same again from their recording.

use std::cell::RefCell;
use std::fmt::Write;
use std::rc::Rc;

use serde::{Deserialize, Serialize};

use crate::base::ask::{Answer, Ask, Desk, Vocabulary};
use crate::base::diag::Diag;
use crate::base::value::Value;
use crate::pilot::{Pilot, State};

/// The name of a recording among a trial's programs. A judged program's name ends in `.rhai`, so it is none.
pub const NAME: &str = "keys";
/// How a recording begins.
const HEAD: &str = "arba-keys 1";
/// Orders of one recording; a hand gives a few in a second.
const MOST_ORDERS: usize = 100_000;
/// The most that `drive` takes: cm/s and °/s.
const MOST: (f64, f64) = (500.0, 3600.0);

/// What the keys ask for: a speed ahead and a rate of turning, clockwise positive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Keys {
    pub cm_per_s: f64,
    pub deg_per_s: f64,
}

impl Keys {
    /// Within what `drive` takes; what is no number is 0.
    fn sound(self) -> Self {
        let within = |number: f64, most: f64| if number.is_finite() { number.clamp(-most, most) } else { 0.0 };
        Self { cm_per_s: within(self.cm_per_s, MOST.0), deg_per_s: within(self.deg_per_s, MOST.1) }
    }
}

/// What was asked for, and from which tick on; nothing when the hand was taken away.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Recording {
    orders: Vec<(u64, Option<Keys>)>,
}

impl Recording {
    /// The orders with their ticks.
    pub fn orders(&self) -> &[(u64, Option<Keys>)] {
        &self.orders
    }

    /// From this tick on the keys ask for something else. Nothing comes after the hand was taken away.
    pub fn push(&mut self, tick: u64, keys: Option<Keys>) {
        let keys = keys.map(Keys::sound);
        let last = self.orders.last();
        let over = matches!(last, Some((_, None))) || self.orders.len() >= MOST_ORDERS;
        if over || last.map_or(keys == Some(Keys::default()), |(_, last)| *last == keys) {
            return;
        }
        self.orders.push((last.map_or(tick, |(last, _)| tick.max(*last)), keys));
    }

    /// The recording as the text that stands for a program in a film.
    pub fn text(&self) -> String {
        let mut text = format!("{HEAD}\n");
        for (tick, keys) in &self.orders {
            // Writing into a text cannot fail.
            let _ = match keys {
                Some(Keys { cm_per_s, deg_per_s }) => writeln!(text, "{tick} {cm_per_s} {deg_per_s}"),
                None => writeln!(text, "{tick} end"),
            };
        }
        text
    }

    /// Reads the text of a recording, which may be a stranger's.
    ///
    /// # Errors
    /// The line that can't be read.
    pub fn read(bytes: &[u8]) -> Result<Self, Box<Diag>> {
        let wrong = |line: usize| Box::new(Diag::error("drive-recording-damaged").with("line", line as u64));
        let text = std::str::from_utf8(bytes).map_err(|_| wrong(1))?;
        let mut lines = text.lines();
        if lines.next() != Some(HEAD) {
            return Err(wrong(1));
        }
        let mut recording = Self::default();
        for (number, line) in lines.enumerate() {
            let (tick, keys) = order(line).ok_or_else(|| wrong(number + 2))?;
            let last = recording.orders.last().map_or(0, |(tick, _)| *tick);
            if tick < last || recording.orders.len() >= MOST_ORDERS {
                return Err(wrong(number + 2));
            }
            recording.orders.push((tick, keys));
        }
        Ok(recording)
    }
}

fn order(line: &str) -> Option<(u64, Option<Keys>)> {
    let mut words = line.split(' ');
    let tick = words.next()?.parse().ok()?;
    let keys = match (words.next()?, words.next()) {
        ("end", None) => None,
        (speed, Some(rate)) => {
            let keys = Keys { cm_per_s: speed.parse().ok()?, deg_per_s: rate.parse().ok()? };
            Some(keys).filter(|keys| keys.sound() == *keys).map(Some)?
        }
        _ => return None,
    };
    words.next().is_none().then_some((tick, keys))
}

/// Does a recording of keys stand in the place of this program?
pub fn is_recording(name: &str, bytes: &[u8]) -> bool {
    name == NAME && bytes.starts_with(HEAD.as_bytes())
}

/// The pilot: it gives the recording's orders in their ticks. Whoever holds the recording too may add to it meanwhile.
#[derive(Debug)]
pub struct Keyed {
    recording: Rc<RefCell<Recording>>,
    next: usize,
    /// The number of `drive`, where the robot has it.
    drive: Option<u16>,
}

impl Keyed {
    pub fn new(recording: Rc<RefCell<Recording>>, vocabulary: &Vocabulary) -> Self {
        Self { recording, next: 0, drive: vocabulary.find("drive") }
    }
}

impl Pilot for Keyed {
    fn decide(&mut self, tick: u64, desk: &mut dyn Desk) -> State {
        let Some(word) = self.drive else { return State::Broke(Box::new(Diag::error("drive-not-this-robot"))) };
        loop {
            let due = self.recording.borrow().orders.get(self.next).copied().filter(|(at, _)| *at <= tick);
            let Some((_, keys)) = due else { return State::Running };
            self.next += 1;
            let Some(Keys { cm_per_s, deg_per_s }) = keys else { return State::Ended };
            let args = [Value::Float(cm_per_s), Value::Float(deg_per_s), Value::Unit, Value::Unit];
            let ask = Ask { word, device: None, args, line: 0, column: 0 };
            if let Answer::Fault(diag) = desk.ask(&ask, false) {
                return State::Broke(diag);
            }
        }
    }

    fn operations(&self) -> u64 {
        0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::ask::Step;
    use crate::base::noise::Stream;

    fn ahead(cm_per_s: f64) -> Option<Keys> {
        Some(Keys { cm_per_s, deg_per_s: 0.0 })
    }

    #[test]
    fn a_recording_comes_back_as_it_was_and_keeps_only_changes() {
        let mut recording = Recording::default();
        recording.push(0, ahead(0.0));
        for (tick, keys) in [(3, ahead(20.0)), (4, ahead(20.0)), (9, ahead(0.1 + 0.2)), (9, None), (12, ahead(5.0))] {
            recording.push(tick, keys);
        }
        assert_eq!(recording.orders(), [(3, ahead(20.0)), (9, ahead(0.1 + 0.2)), (9, None)]);
        assert_eq!(Recording::read(recording.text().as_bytes()), Ok(recording));
        let mut wild = Recording::default();
        wild.push(0, Some(Keys { cm_per_s: f64::NAN, deg_per_s: 1e300 }));
        assert_eq!(wild.orders(), [(0, Some(Keys { cm_per_s: 0.0, deg_per_s: MOST.1 }))]);
    }

    #[test]
    fn nonsense_in_the_place_of_a_recording_is_told_with_its_line() {
        for (text, line) in [
            ("", 1.0),
            ("forward(10);", 1.0),
            ("arba-keys 1\n1 2", 2.0),
            ("arba-keys 1\n1 2 3 4", 2.0),
            ("arba-keys 1\n1 NaN 0", 2.0),
            ("arba-keys 1\n1 501 0", 2.0),
            ("arba-keys 1\n5 1 0\n4 1 0", 3.0),
            ("arba-keys 1\n5 1 0\n\n", 3.0),
        ] {
            let diag = Recording::read(text.as_bytes()).unwrap_err();
            assert_eq!(diag.args[0].1, line.into(), "{text:?}");
        }
        let whole = "arba-keys 1\n0 20 0\n37 -20 60.5\n90 end\n";
        let chance = Stream::new(9).named("keys");
        for round in 0..3000 {
            let mut bytes = whole.as_bytes().to_vec();
            for change in 0..3 {
                let at = chance.numbered(round).bits(change) as usize % bytes.len();
                bytes[at] = chance.numbered(round).bits(50 + change) as u8;
            }
            if let Ok(read) = Recording::read(&bytes) {
                assert_eq!(Recording::read(read.text().as_bytes()), Ok(read));
            }
        }
    }

    #[derive(Default)]
    struct Log(Vec<(u16, Value)>);

    impl Desk for Log {
        fn ask(&mut self, ask: &Ask, _again: bool) -> Answer {
            self.0.push((ask.word, ask.args[0].clone()));
            Answer::Now(Value::Unit)
        }

        fn step(&mut self, _step: Step) {}
    }

    #[test]
    fn orders_that_come_meanwhile_are_given_and_the_end_ends_it() {
        let shared = Rc::new(RefCell::new(Recording::default()));
        let mut pilot = Keyed { recording: Rc::clone(&shared), next: 0, drive: Some(7) };
        let mut log = Log::default();
        assert_eq!(pilot.decide(0, &mut log), State::Running);
        shared.borrow_mut().push(1, ahead(20.0));
        assert_eq!(pilot.decide(1, &mut log), State::Running);
        assert_eq!(pilot.decide(2, &mut log), State::Running);
        assert_eq!(log.0, [(7, Value::Float(20.0))]);
        shared.borrow_mut().push(3, None);
        assert_eq!(pilot.decide(3, &mut log), State::Ended);
        let mut without = Keyed::new(shared, &Vocabulary::default());
        assert!(matches!(without.decide(0, &mut log), State::Broke(_)));
    }
}
