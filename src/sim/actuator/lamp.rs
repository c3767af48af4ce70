//! Lamp: a coloured light on the robot, for people and light sensors to see.

use serde::Deserialize;

use crate::base::ask::{Answer, Gives, Home, Kind, MAX_ARGS, Param, Repeat, Takes, Word};
use crate::base::ink::{Ink, Role, Stroke};
use crate::base::units::body_point;
use crate::base::value::Value;
use crate::sim::actuator::{ActuatorPart, Hands, Orders};
use crate::sim::air::Light;
use crate::sim::check::Problems;
use crate::sim::kit::Kit;

/// The colours of lamps.
pub const COLOURS: &[&str] = &["off", "red", "green", "blue", "yellow", "orange", "purple", "white"];

/// Brightness that a light sensor at 1 m sees, percent: a single bright LED. Our choice, so that a robot sees another's
/// lamp across a table and its light is gone in a bright room.
const BRIGHTNESS: f64 = 10.0;

/// A coloured light.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lamp {
    pub name: String,
    #[serde(default)]
    pub at: (f64, f64),
}

impl ActuatorPart for Lamp {
    const EXAMPLE: &'static str = r#"Lamp(name: "lamp", at: (0, -4))"#;

    const WORDS: &'static [Word] = &[Word {
        name: "lamp",
        home: Home::Robot,
        kind: Kind::Show,
        of_device: true,
        params: &[Param { name: "colour", takes: Takes::Choice(COLOURS), optional: false }],
        gives: Gives::Nothing,
        repeat: Repeat::Same,
        example: r#"lamp("green")"#,
    }];

    /// The colour that burns.
    type Book = &'static str;

    fn name(&self) -> &str {
        &self.name
    }

    fn check(&self, _: &Kit, problems: &mut Problems) {
        problems.place("at", self.at);
    }

    fn book(&self, _: usize) -> &'static str {
        COLOURS[0]
    }

    fn ask(&self, _: usize, args: &[Value; MAX_ARGS], _: bool, book: &mut &'static str, orders: &mut Orders) -> Answer {
        if let Some(colour) = args[0].text().and_then(|name| COLOURS.iter().copied().find(|known| *known == name))
            && colour != *book
        {
            *book = colour;
            orders.show(Value::from(colour));
        }
        Answer::Now(Value::Unit)
    }

    fn tick(&self, book: &mut &'static str, hands: &mut Hands) {
        if *book != COLOURS[0] {
            let at = hands.world_from_robot.point(body_point(self.at.0, self.at.1));
            hands.stage.air.lights.push(Light { at, brightness: BRIGHTNESS, body: hands.robot });
        }
    }

    fn feed(book: &&'static str, feed: &mut dyn FnMut(&[u8])) {
        feed(book.as_bytes());
    }

    fn ink(&self) -> Ink {
        let mut ink = Ink::default();
        let at = body_point(self.at.0, self.at.1);
        ink.add(Role::Lit, Stroke::Disc { at: (at.x as f32, at.y as f32), radius: 0.006 });
        ink
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::event::Event;
    use crate::sim::tests::rig::{Rig, scene};

    #[test]
    fn a_change_of_colour_is_told_once() {
        let mut rig = Rig::new(&scene());
        rig.ask_again(0, "lamp", &[Value::from("green")], false);
        rig.ask_again(0, "lamp", &[Value::from("green")], false);
        rig.step();
        let told: Vec<_> = rig.world.events().to_vec();
        let Some(Event::Show { robot: 0, device, value }) = told.first() else { panic!("{told:?}") };
        assert_eq!((rig.world.device_name(0, *device), value, told.len()), ("lamp", &Value::from("green"), 1));
        rig.step();
        assert_eq!(rig.world.events(), []);
    }
}
