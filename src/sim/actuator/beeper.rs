//! Beeper: a tone that lasts a while; the program waits for its end.

use serde::Deserialize;

use crate::base::ask::{Answer, Gives, Home, Kind, MAX_ARGS, Param, Repeat, Takes, Unit, Word};
use crate::base::ink::{Ink, Role, Stroke};
use crate::base::units::{body_point, ticks_of};
use crate::base::value::Value;
use crate::sim::actuator::{ActuatorPart, Hands, Orders};
use crate::sim::check::Problems;
use crate::sim::kit::Kit;

/// A small loudspeaker.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Beeper {
    pub name: String,
    #[serde(default)]
    pub at: (f64, f64),
}

/// What a robot keeps for its beeper.
#[derive(Clone, Copy, Debug, Default)]
pub struct BeeperBook {
    sounding: bool,
    /// The tick in which the tone is over.
    until: u64,
}

impl ActuatorPart for Beeper {
    const EXAMPLE: &'static str = r#"Beeper(name: "beeper", at: (3, -4))"#;

    const WORDS: &'static [Word] = &[Word {
        name: "beep",
        home: Home::Robot,
        kind: Kind::Show,
        of_device: false,
        params: &[
            Param { name: "hz", takes: Takes::Number { min: 20.0, max: 20_000.0, unit: Unit::Hertz }, optional: false },
            Param { name: "s", takes: Takes::Number { min: 0.0, max: 60.0, unit: Unit::Second }, optional: false },
        ],
        gives: Gives::Nothing,
        repeat: Repeat::Same,
        example: "beep(440, 0.5)",
    }];

    const ONLY_ONE: bool = true;

    type Book = BeeperBook;

    fn name(&self) -> &str {
        &self.name
    }

    fn check(&self, _: &Kit, problems: &mut Problems) {
        problems.place("at", self.at);
    }

    fn book(&self, _: usize) -> BeeperBook {
        BeeperBook::default()
    }

    fn ask(
        &self,
        _: usize,
        args: &[Value; MAX_ARGS],
        again: bool,
        book: &mut BeeperBook,
        orders: &mut Orders,
    ) -> Answer {
        if !again {
            // Even a tone of no length takes a tick, so that a loop of beeps cannot hold the time.
            book.until = orders.tick + ticks_of(args[1].number().unwrap_or(0.0)).max(1);
            book.sounding = true;
            orders.show(args[0].clone());
        }
        if orders.tick < book.until { Answer::Later } else { Answer::Now(Value::Unit) }
    }

    fn tick(&self, book: &mut BeeperBook, hands: &mut Hands) {
        if book.sounding && hands.tick() >= book.until {
            book.sounding = false;
            hands.show(Value::Float(0.0));
        }
    }

    fn feed(book: &BeeperBook, feed: &mut dyn FnMut(&[u8])) {
        let BeeperBook { sounding, until } = book;
        feed(&[u8::from(*sounding)]);
        feed(&until.to_le_bytes());
    }

    fn ink(&self) -> Ink {
        let mut ink = Ink::default();
        let at = body_point(self.at.0, self.at.1);
        ink.add(Role::Device, Stroke::Circle { at: (at.x as f32, at.y as f32), radius: 0.006, width: 0.001 });
        ink
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::event::Event;
    use crate::sim::tests::rig::{Rig, scene};

    #[test]
    fn a_beep_lasts_as_long_as_it_was_asked_and_at_least_a_tick() {
        for (seconds, ticks) in [(0.5, 50), (0.0, 1)] {
            let mut rig = Rig::new(&scene());
            let mut shown = Vec::new();
            let args = [Value::Float(440.0), Value::Float(seconds)];
            let mut waited = 0;
            let mut answer = rig.ask_again(0, "beep", &args, false);
            while answer == Answer::Later {
                rig.step();
                waited += 1;
                shown.extend(rig.world.events().iter().cloned());
                answer = rig.ask_again(0, "beep", &args, true);
            }
            assert_eq!(waited, ticks);
            let tones: Vec<_> = shown
                .iter()
                .filter_map(|event| if let Event::Show { value, .. } = event { value.number() } else { None })
                .collect();
            assert_eq!(tones, [440.0, 0.0]);
        }
    }
}
