//! Radio: messages between robots. Delay and loss are the level's.

use std::collections::VecDeque;

use serde::Deserialize;

use crate::base::ask::{Answer, Gives, Home, Kind, MAX_ARGS, Param, Repeat, Takes, Word};
use crate::base::diag::Diag;
use crate::base::ink::{Ink, Role, Stroke};
use crate::base::units::body_point;
use crate::base::value::Value;
use crate::sim::actuator::{ActuatorPart, Hands, Orders};
use crate::sim::check::Problems;
use crate::sim::kit::Kit;

/// The most messages that one robot sends in a tick; one more waits for the next tick.
const MAX_SENT: usize = 10;
/// The most messages that wait to be received; the oldest is dropped for one more.
const MAX_WAITING: usize = 100;

/// A radio. Every radio of a field is on the same channel, as those of a class are.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Radio {
    pub name: String,
    #[serde(default)]
    pub at: (f64, f64),
}

/// What a robot keeps for its radio.
#[derive(Clone, Debug, Default)]
pub struct RadioBook {
    /// What was given to be sent in this tick, and for which robot if not for all.
    sent: Vec<(Option<usize>, Value)>,
    waiting: VecDeque<Value>,
}

impl Radio {
    /// Gives a message to be sent after the step, so that nobody hears anybody in the same tick.
    fn send(&self, args: &[Value; MAX_ARGS], book: &mut RadioBook, orders: &mut Orders) -> Answer {
        let stage = orders.stage;
        let robots =
            || stage.bodies.iter().take(stage.robots).enumerate().filter(|(number, _)| *number != orders.robot);
        let receiver = match args[1].text() {
            None => None,
            Some(name) => match robots().find(|(_, figment)| figment.name == name) {
                Some((number, _)) => Some(number),
                None => {
                    let diag = Diag::error("sim-radio-nobody").with("name", name);
                    let names = robots().map(|(_, figment)| figment.name.as_str());
                    return Answer::Fault(Box::new(diag.did_you_mean(name, names)));
                }
            },
        };
        if book.sent.len() >= MAX_SENT {
            return Answer::Later;
        }
        book.sent.push((receiver, args[0].clone()));
        Answer::Now(Value::Unit)
    }
}

impl ActuatorPart for Radio {
    const EXAMPLE: &'static str = r#"Radio(name: "radio", at: (-4, -4))"#;

    const WORDS: &'static [Word] = &[
        Word {
            name: "send",
            home: Home::Robot,
            kind: Kind::Talk,
            of_device: false,
            params: &[
                Param { name: "message", takes: Takes::Plain, optional: false },
                Param { name: "to", takes: Takes::Text, optional: true },
            ],
            gives: Gives::Nothing,
            repeat: Repeat::Counts,
            example: r#"send("go")"#,
        },
        Word {
            name: "receive",
            home: Home::Robot,
            kind: Kind::Talk,
            of_device: false,
            params: &[],
            gives: Gives::Plain,
            // A loop that comes round to it waits for the next tick, so that waiting for a message costs nothing.
            repeat: Repeat::Same,
            example: "receive()",
        },
    ];

    const ONLY_ONE: bool = true;

    type Book = RadioBook;

    fn name(&self) -> &str {
        &self.name
    }

    fn check(&self, _: &Kit, problems: &mut Problems) {
        problems.place("at", self.at);
    }

    fn book(&self, _: usize) -> RadioBook {
        RadioBook::default()
    }

    fn ask(&self, word: usize, args: &[Value; MAX_ARGS], _: bool, book: &mut RadioBook, orders: &mut Orders) -> Answer {
        match word {
            0 => self.send(args, book, orders),
            _ => Answer::Now(book.waiting.pop_front().unwrap_or_default()),
        }
    }

    fn tick(&self, book: &mut RadioBook, hands: &mut Hands) {
        let (tick, robot) = (hands.tick(), hands.robot);
        for (receiver, value) in std::mem::take(&mut book.sent) {
            hands.stage.air.send(tick, robot, receiver, &value);
            let to = receiver.map(|to| Value::from(hands.stage.bodies[to].name.as_str())).unwrap_or_default();
            hands.show(shown([("sent", value), ("to", to)]));
        }
        for message in hands.stage.air.take(tick, robot) {
            let from = Value::from(hands.stage.bodies[message.from].name.as_str());
            hands.show(shown([("got", message.value.clone()), ("from", from)]));
            if book.waiting.len() >= MAX_WAITING {
                book.waiting.pop_front();
            }
            book.waiting.push_back(message.value);
        }
    }

    fn feed(book: &RadioBook, feed: &mut dyn FnMut(&[u8])) {
        let RadioBook { sent, waiting } = book;
        feed(&(sent.len() as u64).to_le_bytes());
        for (receiver, value) in sent {
            feed(&receiver.map_or(u64::MAX, |robot| robot as u64).to_le_bytes());
            value.feed(feed);
        }
        feed(&(waiting.len() as u64).to_le_bytes());
        waiting.iter().for_each(|value| value.feed(feed));
    }

    fn ink(&self) -> Ink {
        let mut ink = Ink::default();
        let at = body_point(self.at.0, self.at.1);
        let at = (at.x as f32, at.y as f32);
        ink.add(Role::Device, Stroke::Disc { at, radius: 0.003 });
        for radius in [0.007, 0.011] {
            ink.add(Role::Device, Stroke::Arc { at, radius, from: -0.8, to: 0.8, width: 0.001 });
        }
        ink
    }
}

/// A message as a film shows it: `sent` or `got`, and to or from whom.
fn shown(fields: [(&str, Value); 2]) -> Value {
    Value::Map(fields.map(|(name, value)| (name.to_owned(), value)).into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::event::Event;
    use crate::sim::scene::RadioPlan;
    use crate::sim::tests::rig::{Rig, robot, rover_with, scene};

    /// Three rovers with radios: `me`, `red` and `blue`.
    fn rig(delay_s: f64, loss: f64) -> Rig {
        let mut field = scene();
        field.robots.push(robot("red", 100.0, 100.0, 0.0));
        field.robots.push(robot("blue", 300.0, 100.0, 0.0));
        for robot in &mut field.robots {
            robot.kit = rover_with(Radio::EXAMPLE);
        }
        field.radio = RadioPlan { delay_s, loss };
        Rig::new(&field)
    }

    fn receive(rig: &mut Rig, robot: usize) -> Value {
        match rig.ask_again(robot, "receive", &[], false) {
            Answer::Now(value) => value,
            other => panic!("{other:?}"),
        }
    }

    fn send(rig: &mut Rig, robot: usize, args: &[Value]) -> Answer {
        rig.ask_again(robot, "send", args, false)
    }

    #[test]
    fn a_message_reaches_all_others_or_the_one_it_is_for_and_nobody_in_the_same_tick() {
        let mut rig = rig(0.0, 0.0);
        send(&mut rig, 0, &[Value::from("go")]);
        send(&mut rig, 0, &[Value::Int(7), Value::from("blue")]);
        for robot in 0..3 {
            assert_eq!(receive(&mut rig, robot), Value::Unit);
        }
        rig.step();
        assert_eq!(receive(&mut rig, 1), Value::Unit, "it is still on its way");
        rig.step();
        assert_eq!([receive(&mut rig, 1), receive(&mut rig, 1)], [Value::from("go"), Value::Unit]);
        let for_blue = [receive(&mut rig, 2), receive(&mut rig, 2), receive(&mut rig, 2)];
        assert_eq!(for_blue, [Value::from("go"), Value::Int(7), Value::Unit]);
        assert_eq!(receive(&mut rig, 0), Value::Unit);
        assert_eq!((rig.world.messages(0), rig.world.messages(2)), ((2, 0), (0, 2)));
    }

    #[test]
    fn delay_and_loss_are_the_levels_and_every_robot_waits_as_long() {
        let mut rig = rig(0.2, 0.0);
        let mut heard = [0, 0];
        send(&mut rig, 0, &[Value::from("a")]);
        send(&mut rig, 1, &[Value::from("b"), Value::from("me")]);
        for tick in 1..40 {
            rig.step();
            for (robot, heard) in heard.iter_mut().enumerate() {
                if receive(&mut rig, robot) != Value::Unit {
                    *heard = tick;
                }
            }
        }
        assert_eq!(heard, [21, 21]);
        let mut rig = self::rig(0.0, 0.5);
        for number in 0..200 {
            send(&mut rig, 0, &[Value::Int(number), Value::from("red")]);
            rig.step();
        }
        let arrived = rig.world.messages(1).1;
        assert!((70..130).contains(&arrived), "{arrived}");
    }

    #[test]
    fn a_name_that_no_other_robot_has_is_told_with_the_nearest_one() {
        let mut rig = rig(0.0, 0.0);
        for name in ["bleu", "me", ""] {
            let Answer::Fault(diag) = send(&mut rig, 0, &[Value::from("go"), Value::from(name)]) else {
                panic!("{name}")
            };
            assert_eq!((diag.code.as_ref(), diag.hints.len()), ("sim-radio-nobody", usize::from(name == "bleu")));
        }
    }

    #[test]
    fn a_flood_waits_for_the_next_tick_and_the_oldest_unheard_are_dropped() {
        let mut rig = rig(0.0, 0.0);
        let mut number = 0;
        for _ in 0..20 {
            while send(&mut rig, 0, &[Value::Int(number)]) == Answer::Now(Value::Unit) {
                number += 1;
            }
            rig.step();
        }
        rig.step();
        assert_eq!(number, 200);
        let got: Vec<Value> = (0..101).map(|_| receive(&mut rig, 1)).collect();
        assert_eq!((&got[0], &got[99], &got[100]), (&Value::Int(100), &Value::Int(199), &Value::Unit));
    }

    #[test]
    fn the_film_shows_what_was_sent_and_what_arrived() {
        let mut rig = rig(0.0, 0.0);
        send(&mut rig, 0, &[Value::from("go"), Value::from("red")]);
        let mut shown = Vec::new();
        for _ in 0..3 {
            rig.step();
            shown.extend(rig.world.events().iter().filter_map(|event| match event {
                Event::Show { robot, value, .. } => Some((*robot, value.clone())),
                _ => None,
            }));
        }
        let sent = super::shown([("sent", Value::from("go")), ("to", Value::from("red"))]);
        let got = super::shown([("got", Value::from("go")), ("from", Value::from("me"))]);
        assert_eq!(shown, [(0, sent), (1, got)]);
    }
}
