//! The air: light, sound and radio between robots and things.

use crate::base::maths::Vec2;
use crate::base::noise::Stream;
use crate::base::units::ticks_of;
use crate::base::value::Value;
use crate::sim::scene::RadioPlan;

/// The most messages in the air at once; one more is lost.
const MAX_MESSAGES: usize = 1000;

/// A source of light.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Light {
    pub at: Vec2,
    /// Brightness that a sensor at 1 m sees, percent.
    pub brightness: f64,
    /// The body that carries it: light passes it.
    pub body: usize,
}

/// A tone that sounds now.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sound {
    pub at: Vec2,
    pub hz: f64,
    /// Loudness that a microphone at 1 m hears, percent.
    pub loudness: f64,
    /// The body that makes it.
    pub body: usize,
}

/// A message on its way.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    /// The robots that sent it and for which it is.
    pub from: usize,
    pub to: usize,
    pub value: Value,
    /// The tick from which it can be received.
    due: u64,
}

/// What is in the air. Lights and sounds are those of this tick, in the order of robots and then of things.
#[derive(Clone, Debug)]
pub struct Air {
    /// Light that is everywhere, percent.
    pub ambient: f64,
    pub lights: Vec<Light>,
    pub sounds: Vec<Sound>,
    radio: RadioPlan,
    chance: Stream,
    messages: Vec<Message>,
    /// Messages that each robot has sent and received, and their number so far.
    counts: Vec<(u64, u64)>,
    sent: u64,
}

impl Air {
    /// Still air for so many robots.
    pub fn new(ambient: f64, radio: RadioPlan, noise_seed: u64, robots: usize) -> Self {
        Self {
            ambient,
            lights: Vec::new(),
            sounds: Vec::new(),
            radio,
            chance: Stream::new(noise_seed).named("radio"),
            messages: Vec::new(),
            counts: vec![(0, 0); robots],
            sent: 0,
        }
    }

    /// A new tick: lights and sounds are said anew by their sources.
    pub fn clear(&mut self) {
        self.lights.clear();
        self.sounds.clear();
    }

    /// Sends a message to one robot or to every other one; each copy may be lost.
    pub fn send(&mut self, tick: u64, from: usize, receiver: Option<usize>, value: &Value) {
        // Radios take what has arrived in every tick, so what is older is for robots without one.
        self.messages.retain(|message| message.due >= tick);
        if let Some((sent, _)) = self.counts.get_mut(from) {
            *sent += 1;
        }
        let due = tick + ticks_of(self.radio.delay_s).max(1);
        for to in (0..self.counts.len()).filter(|to| *to != from && receiver.is_none_or(|one| one == *to)) {
            self.sent += 1;
            let lost = self.chance.unit(self.sent) < self.radio.loss;
            if !lost && self.messages.len() < MAX_MESSAGES {
                self.messages.push(Message { from, to, value: value.clone(), due });
            }
        }
    }

    /// Takes the messages for a robot that have arrived, in the order they were sent.
    pub fn take(&mut self, tick: u64, to: usize) -> Vec<Message> {
        if !self.messages.iter().any(|message| message.to == to && message.due <= tick) {
            return Vec::new();
        }
        let (mine, others): (Vec<Message>, Vec<Message>) =
            std::mem::take(&mut self.messages).into_iter().partition(|m| m.to == to && m.due <= tick);
        self.messages = others;
        if let Some((_, received)) = self.counts.get_mut(to) {
            *received += mine.len() as u64;
        }
        mine
    }

    /// How many messages a robot has sent, and how many have reached it.
    pub fn counts(&self, robot: usize) -> (u64, u64) {
        self.counts.get(robot).copied().unwrap_or_default()
    }

    /// Every bit of what lasts longer than a tick.
    pub fn feed(&self, feed: &mut dyn FnMut(&[u8])) {
        let Self { ambient: _, lights: _, sounds: _, radio: _, chance: _, messages, counts, sent } = self;
        if *sent == 0 {
            return;
        }
        feed(&sent.to_le_bytes());
        for Message { from, to, value, due } in messages {
            [*from as u64, *to as u64, *due].into_iter().for_each(|number| feed(&number.to_le_bytes()));
            value.feed(feed);
        }
        for (sent, received) in counts {
            feed(&sent.to_le_bytes());
            feed(&received.to_le_bytes());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn air(delay_s: f64, loss: f64) -> Air {
        Air::new(100.0, RadioPlan { delay_s, loss }, 7, 3)
    }

    #[test]
    fn a_message_reaches_every_other_robot_after_its_delay() {
        let mut air = air(0.05, 0.0);
        air.send(10, 0, None, &Value::from("go"));
        assert!(air.take(14, 1).is_empty());
        let got = air.take(15, 1);
        assert_eq!((got.len(), got[0].from, got[0].value.text()), (1, 0, Some("go")));
        assert!(air.take(15, 1).is_empty() && air.take(15, 0).is_empty());
        assert_eq!((air.take(20, 2).len(), air.counts(0), air.counts(2)), (1, (1, 0), (0, 1)));
    }

    #[test]
    fn as_many_are_lost_as_the_level_says_and_the_air_holds_no_more_than_it_can() {
        let mut lossy = air(0.0, 0.25);
        (0..400).for_each(|_| lossy.send(0, 0, None, &Value::Unit));
        let got = lossy.take(1, 1).len();
        assert!((260..340).contains(&got), "{got}");
        let mut full = air(0.0, 0.0);
        (0..5000).for_each(|_| full.send(0, 0, None, &Value::Unit));
        assert_eq!(full.take(1, 1).len() + full.take(1, 2).len(), MAX_MESSAGES);
    }

    #[test]
    fn a_message_for_one_robot_reaches_no_other() {
        let mut air = air(0.0, 0.0);
        air.send(0, 0, Some(2), &Value::from("go"));
        air.send(0, 1, Some(1), &Value::from("to myself"));
        assert_eq!((air.take(1, 1).len(), air.take(1, 2).len(), air.counts(0)), (0, 1, (1, 0)));
    }

    #[test]
    fn what_nobody_takes_does_not_fill_the_air() {
        let mut air = air(0.0, 0.0);
        for tick in 0..5000 {
            air.take(tick, 1);
            air.send(tick, 0, None, &Value::Unit);
        }
        assert_eq!((air.take(5000, 1).len(), air.counts(1).1), (1, 5000));
    }
}
