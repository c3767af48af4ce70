//! A hand on the keys decides: orders of `drive`, and of what the robot has in front, as they come, and the same again from
//! their recording.

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

/// What the keys ask for as long as they are held: a speed ahead, a rate of turning, clockwise positive, and, of a robot
/// that can, a speed to the right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Keys {
    pub cm_per_s: f64,
    pub deg_per_s: f64,
    pub sideways_cm_per_s: f64,
}

impl Keys {
    /// Within what `drive` takes; what is no number is 0.
    fn sound(self) -> Self {
        let within = |number: f64, most: f64| if number.is_finite() { number.clamp(-most, most) } else { 0.0 };
        Self {
            cm_per_s: within(self.cm_per_s, MOST.0),
            deg_per_s: within(self.deg_per_s, MOST.1),
            sideways_cm_per_s: within(self.sideways_cm_per_s, MOST.0),
        }
    }
}

/// What a key does at once, with what the robot has in front.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Act {
    Grab,
    Release,
    MagnetOn,
    MagnetOff,
    Kick,
    LiftUp,
    LiftDown,
}

impl Act {
    pub const ALL: [Self; 7] =
        [Self::Grab, Self::Release, Self::MagnetOn, Self::MagnetOff, Self::Kick, Self::LiftUp, Self::LiftDown];

    /// Its name in a recording, and its word with the argument.
    fn said(self) -> (&'static str, &'static str, Option<Value>) {
        match self {
            Self::Grab => ("grab", "grab", None),
            Self::Release => ("release", "release", None),
            Self::MagnetOn => ("magnet-on", "magnet", Some(Value::Bool(true))),
            Self::MagnetOff => ("magnet-off", "magnet", Some(Value::Bool(false))),
            Self::Kick => ("kick", "kick", Some(Value::Float(100.0))),
            Self::LiftUp => ("lift-up", "lift", Some(Value::Float(100.0))),
            Self::LiftDown => ("lift-down", "lift", Some(Value::Float(0.0))),
        }
    }

    /// The word that a robot must have for it.
    pub fn word(self) -> &'static str {
        self.said().1
    }

    /// How a program says it to a robot with these words: `lift(100)`; of several such devices the first is meant.
    pub fn call(self, vocabulary: &Vocabulary) -> String {
        let (_, word, argument) = self.said();
        let device = first_of_several(word, vocabulary).map(|(name, _)| format!("\"{name}\""));
        let argument = argument.map(|value| match value {
            Value::Bool(on) => on.to_string(),
            other => other.number().unwrap_or_default().to_string(),
        });
        format!("{word}({})", device.into_iter().chain(argument).collect::<Vec<_>>().join(", "))
    }

    fn ask(self, vocabulary: &Vocabulary) -> Option<Ask> {
        let (_, word, argument) = self.said();
        let device = first_of_several(word, vocabulary).map(|(_, number)| *number);
        let args = [argument.unwrap_or(Value::Unit), Value::Unit, Value::Unit, Value::Unit];
        Some(Ask { word: vocabulary.find(word)?, device, args, line: 0, column: 0 })
    }
}

/// The first device that has the word, where there are several; a single one need not be named.
fn first_of_several<'a>(word: &str, vocabulary: &'a Vocabulary) -> Option<&'a (String, u16)> {
    let entry = vocabulary.entries.get(usize::from(vocabulary.find(word)?))?;
    entry.devices.first().filter(|_| entry.devices.len() > 1)
}

/// One entry of a recording.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Order {
    /// From now on the keys ask for this.
    Hold(Keys),
    Act(Act),
    /// The hand is taken away.
    End,
}

/// What was asked for, and from which tick on.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Recording {
    orders: Vec<(u64, Order)>,
}

impl Recording {
    /// The orders with their ticks.
    pub fn orders(&self) -> &[(u64, Order)] {
        &self.orders
    }

    /// From this tick on the keys ask for something else; nothing when the hand is taken away.
    pub fn push(&mut self, tick: u64, keys: Option<Keys>) {
        let order = keys.map_or(Order::End, |keys| Order::Hold(keys.sound()));
        let last = self.orders.iter().rev().find(|(_, order)| !matches!(order, Order::Act(_)));
        if last.map_or(order == Order::Hold(Keys::default()), |(_, last)| *last == order) {
            return;
        }
        self.add(tick, order);
    }

    /// In this tick something is done at once.
    pub fn push_act(&mut self, tick: u64, act: Act) {
        self.add(tick, Order::Act(act));
    }

    /// Nothing comes after the hand was taken away.
    fn add(&mut self, tick: u64, order: Order) {
        let last = self.orders.last();
        if !matches!(last, Some((_, Order::End))) && self.orders.len() < MOST_ORDERS {
            self.orders.push((last.map_or(tick, |(last, _)| tick.max(*last)), order));
        }
    }

    /// The recording as the text that stands for a program in a film.
    pub fn text(&self) -> String {
        let mut text = format!("{HEAD}\n");
        for (tick, order) in &self.orders {
            // Writing into a text cannot fail.
            let _ = match order {
                Order::Hold(Keys { cm_per_s, deg_per_s, sideways_cm_per_s: 0.0 }) => {
                    writeln!(text, "{tick} {cm_per_s} {deg_per_s}")
                }
                Order::Hold(Keys { cm_per_s, deg_per_s, sideways_cm_per_s }) => {
                    writeln!(text, "{tick} {cm_per_s} {deg_per_s} {sideways_cm_per_s}")
                }
                Order::Act(act) => writeln!(text, "{tick} {}", act.said().0),
                Order::End => writeln!(text, "{tick} end"),
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
            let (tick, order) = order(line).ok_or_else(|| wrong(number + 2))?;
            let last = recording.orders.last().map_or(0, |(tick, _)| *tick);
            if tick < last || recording.orders.len() >= MOST_ORDERS {
                return Err(wrong(number + 2));
            }
            recording.orders.push((tick, order));
        }
        Ok(recording)
    }
}

fn order(line: &str) -> Option<(u64, Order)> {
    let mut words = line.split(' ');
    let tick = words.next()?.parse().ok()?;
    let order = match (words.next()?, words.next()) {
        ("end", None) => Order::End,
        (name, None) => Order::Act(Act::ALL.into_iter().find(|act| act.said().0 == name)?),
        (speed, Some(rate)) => {
            let sideways_cm_per_s = words.next().map_or(Ok(0.0), str::parse).ok()?;
            let keys = Keys { cm_per_s: speed.parse().ok()?, deg_per_s: rate.parse().ok()?, sideways_cm_per_s };
            Order::Hold(Some(keys).filter(|keys| keys.sound() == *keys)?)
        }
    };
    words.next().is_none().then_some((tick, order))
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
    vocabulary: Rc<Vocabulary>,
}

impl Keyed {
    pub fn new(recording: Rc<RefCell<Recording>>, vocabulary: &Rc<Vocabulary>) -> Self {
        Self { recording, next: 0, vocabulary: Rc::clone(vocabulary) }
    }

    /// The ask of `drive`, where the robot has it.
    fn drive(&self, keys: Keys) -> Option<Ask> {
        let word = self.vocabulary.find("drive")?;
        let goes_sideways = self.vocabulary.entries.get(usize::from(word))?.word.params.len() > 2;
        let sideways = Value::Float(keys.sideways_cm_per_s);
        let sideways = if goes_sideways && keys.sideways_cm_per_s != 0.0 { sideways } else { Value::Unit };
        let args = [Value::Float(keys.cm_per_s), Value::Float(keys.deg_per_s), sideways, Value::Unit];
        Some(Ask { word, device: None, args, line: 0, column: 0 })
    }
}

impl Pilot for Keyed {
    fn decide(&mut self, tick: u64, desk: &mut dyn Desk) -> State {
        if self.vocabulary.find("drive").is_none() {
            return State::Broke(Box::new(Diag::error("drive-not-this-robot")));
        }
        loop {
            let due = self.recording.borrow().orders.get(self.next).copied().filter(|(at, _)| *at <= tick);
            let Some((_, order)) = due else { return State::Running };
            self.next += 1;
            let ask = match order {
                Order::Hold(keys) => self.drive(keys),
                Order::Act(act) => act.ask(&self.vocabulary),
                Order::End => return State::Ended,
            };
            // What takes its time goes on by itself; nobody waits for its end. An act of another kit does nothing.
            if let Some(Answer::Fault(diag)) = ask.map(|ask| desk.ask(&ask, false)) {
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
    use crate::base::ask::{Gives, Home, Kind, Param, Repeat, Step, Takes, Unit, Word, WordEntry};
    use crate::base::noise::Stream;

    fn ahead(cm_per_s: f64) -> Option<Keys> {
        Some(Keys { cm_per_s, ..Keys::default() })
    }

    #[test]
    fn a_recording_comes_back_as_it_was_and_keeps_only_changes() {
        let mut recording = Recording::default();
        recording.push(0, ahead(0.0));
        let aside = Keys { sideways_cm_per_s: -7.5, ..Keys::default() };
        recording.push(3, ahead(20.0));
        recording.push_act(4, Act::LiftUp);
        for (tick, keys) in [(5, ahead(20.0)), (9, ahead(0.1 + 0.2)), (9, Some(aside)), (9, None), (12, ahead(5.0))] {
            recording.push(tick, keys);
        }
        recording.push_act(13, Act::Kick);
        let hold = |keys: Option<Keys>| Order::Hold(keys.unwrap_or_default());
        let orders = [(3, hold(ahead(20.0))), (4, Order::Act(Act::LiftUp)), (9, hold(ahead(0.1 + 0.2)))];
        assert_eq!(recording.orders()[..3], orders);
        assert_eq!(recording.orders()[3..], [(9, Order::Hold(aside)), (9, Order::End)]);
        assert_eq!(Recording::read(recording.text().as_bytes()), Ok(recording));
        let mut wild = Recording::default();
        wild.push(0, Some(Keys { cm_per_s: f64::NAN, deg_per_s: 1e300, sideways_cm_per_s: -1e300 }));
        let most = Keys { cm_per_s: 0.0, deg_per_s: MOST.1, sideways_cm_per_s: -MOST.0 };
        assert_eq!(wild.orders(), [(0, Order::Hold(most))]);
    }

    #[test]
    fn nonsense_in_the_place_of_a_recording_is_told_with_its_line() {
        for (text, line) in [
            ("", 1.0),
            ("forward(10);", 1.0),
            ("arba-keys 1\n1 2", 2.0),
            ("arba-keys 1\n1 2 3 4 5", 2.0),
            ("arba-keys 1\n1 2 3 x", 2.0),
            ("arba-keys 1\n1 grub", 2.0),
            ("arba-keys 1\n1 NaN 0", 2.0),
            ("arba-keys 1\n1 501 0", 2.0),
            ("arba-keys 1\n5 1 0\n4 1 0", 3.0),
            ("arba-keys 1\n5 1 0\n\n", 3.0),
        ] {
            let diag = Recording::read(text.as_bytes()).unwrap_err();
            assert_eq!(diag.args[0].1, line.into(), "{text:?}");
        }
        let whole = "arba-keys 1\n0 20 0\n37 -20 60.5\n40 0 0 12.5\n55 grab\n90 end\n";
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

    /// What was asked: the word, its device and its arguments.
    #[derive(Default)]
    struct Log(Vec<(u16, Option<u16>, [Value; 3])>);

    impl Desk for Log {
        fn ask(&mut self, ask: &Ask, _again: bool) -> Answer {
            let [first, second, third, _] = ask.args.clone();
            self.0.push((ask.word, ask.device, [first, second, third]));
            Answer::Later
        }

        fn step(&mut self, _step: Step) {}
    }

    const fn word(name: &'static str, of_device: bool, params: &'static [Param]) -> Word {
        Word {
            name,
            home: Home::Robot,
            kind: Kind::Drive,
            of_device,
            params,
            gives: Gives::Nothing,
            repeat: Repeat::Same,
            example: "",
        }
    }

    const NUMBER: Param =
        Param { name: "x", takes: Takes::Number { min: 0.0, max: 1.0, unit: Unit::None }, optional: false };
    static DRIVE: Word = word("drive", false, &[NUMBER; 3]);
    static GRAB: Word = word("grab", true, &[]);
    static LIFT: Word = word("lift", false, &[NUMBER]);

    fn vocabulary(words: &[(&'static Word, &[&str])]) -> Rc<Vocabulary> {
        let entry = |(word, devices): &(&'static Word, &[&str])| {
            let devices = devices.iter().enumerate().map(|(number, name)| ((*name).to_owned(), number as u16 + 5));
            WordEntry { word, devices: devices.collect(), hidden: false }
        };
        Rc::new(Vocabulary::new(words.iter().map(entry).collect(), Vec::new()))
    }

    #[test]
    fn orders_that_come_meanwhile_are_given_and_the_end_ends_it() {
        let shared = Rc::new(RefCell::new(Recording::default()));
        let words = vocabulary(&[(&DRIVE, &[]), (&LIFT, &["lift"]), (&GRAB, &["left", "right"])]);
        let mut pilot = Keyed::new(Rc::clone(&shared), &words);
        let mut log = Log::default();
        assert_eq!(pilot.decide(0, &mut log), State::Running);
        shared.borrow_mut().push(1, ahead(20.0));
        assert_eq!(pilot.decide(1, &mut log), State::Running);
        assert_eq!(pilot.decide(2, &mut log), State::Running);
        let drive = |ahead, aside| (0, None, [Value::Float(ahead), Value::Float(0.0), aside]);
        assert_eq!(log.0, [drive(20.0, Value::Unit)]);
        // Nobody waits for a lift, and of two hands the first is meant.
        for act in [Act::LiftDown, Act::Grab, Act::Kick] {
            shared.borrow_mut().push_act(2, act);
        }
        shared.borrow_mut().push(3, Some(Keys { sideways_cm_per_s: 9.0, ..Keys::default() }));
        assert_eq!(pilot.decide(3, &mut log), State::Running);
        let lift = (2, None, [Value::Float(0.0), Value::Unit, Value::Unit]);
        let grab = (1, Some(5), [Value::Unit, Value::Unit, Value::Unit]);
        assert_eq!(log.0[1..], [lift, grab, drive(0.0, Value::Float(9.0))]);
        shared.borrow_mut().push(4, None);
        assert_eq!(pilot.decide(4, &mut log), State::Ended);
        let mut without = Keyed::new(shared, &Rc::default());
        assert!(matches!(without.decide(0, &mut log), State::Broke(_)));
    }

    #[test]
    fn an_act_is_said_as_a_program_says_it() {
        let one = vocabulary(&[(&LIFT, &["lift"]), (&GRAB, &["hand"])]);
        let two = vocabulary(&[(&GRAB, &["left", "right"])]);
        assert_eq!(Act::LiftUp.call(&one), "lift(100)");
        assert_eq!(Act::MagnetOff.call(&one), "magnet(false)");
        assert_eq!((Act::Grab.call(&one), Act::Grab.call(&two)), ("grab()".into(), "grab(\"left\")".into()));
    }
}
