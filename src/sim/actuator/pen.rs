//! Pen: draws the robot's way on the floor.

use serde::Deserialize;

use crate::base::ask::{Answer, Gives, Home, Kind, MAX_ARGS, Param, Repeat, Takes, Word};
use crate::base::ink::{Ink, Role, Stroke};
use crate::base::maths::{Vec2, vec2};
use crate::base::units::body_point;
use crate::base::value::Value;
use crate::sim::actuator::{ActuatorPart, Hands, Orders};
use crate::sim::check::Problems;
use crate::sim::kit::Kit;

/// The colours of pens.
pub const COLOURS: &[&str] = &["black", "red", "green", "blue", "yellow", "orange", "purple"];
/// Two points of a trail are at least so far apart, metres.
const SPACING_M: f64 = 0.002;
/// A trail that grows longer than this is not drawn on: 200 m of line, more than any trial drives.
const MAX_POINTS: usize = 100_000;

/// A pen under the robot.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pen {
    pub name: String,
    #[serde(default)]
    pub at: (f64, f64),
}

/// One line that was drawn without lifting the pen, metres in the world.
#[derive(Clone, Debug, PartialEq)]
pub struct Trail {
    pub colour: &'static str,
    pub points: Vec<(f32, f32)>,
}

/// What a robot keeps for its pen.
#[derive(Clone, Debug, Default)]
pub struct PenBook {
    colour: Option<&'static str>,
    last: Option<Vec2>,
    drawn: usize,
    pub(super) trails: Vec<Trail>,
}

impl PenBook {
    /// The lines drawn so far.
    pub fn trails(&self) -> &[Trail] {
        &self.trails
    }

    fn put(&mut self, point: Vec2) {
        if self.drawn < MAX_POINTS
            && let Some(trail) = self.trails.last_mut()
        {
            trail.points.push((point.x as f32, point.y as f32));
            self.drawn += 1;
            self.last = Some(point);
        }
    }
}

impl ActuatorPart for Pen {
    const EXAMPLE: &'static str = r#"Pen(name: "pen", at: (0, 0))"#;

    const WORDS: &'static [Word] = &[
        Word {
            name: "pen",
            home: Home::Robot,
            kind: Kind::Show,
            of_device: false,
            params: &[Param { name: "colour", takes: Takes::Choice(COLOURS), optional: false }],
            gives: Gives::Nothing,
            repeat: Repeat::Same,
            example: r#"pen("red")"#,
        },
        Word {
            name: "pen_up",
            home: Home::Robot,
            kind: Kind::Show,
            of_device: false,
            params: &[],
            gives: Gives::Nothing,
            repeat: Repeat::Same,
            example: "pen_up()",
        },
    ];

    const ONLY_ONE: bool = true;

    type Book = PenBook;

    fn name(&self) -> &str {
        &self.name
    }

    fn check(&self, _: &Kit, problems: &mut Problems) {
        problems.place("at", self.at);
    }

    fn book(&self, _: usize) -> PenBook {
        PenBook::default()
    }

    fn ask(&self, word: usize, args: &[Value; MAX_ARGS], _: bool, book: &mut PenBook, orders: &mut Orders) -> Answer {
        let wanted = args[0].text().and_then(|name| COLOURS.iter().copied().find(|known| *known == name));
        let colour = if word == 0 { wanted.or(Some(COLOURS[0])) } else { None };
        if colour != book.colour {
            book.colour = colour;
            if let Some(colour) = colour {
                book.trails.push(Trail { colour, points: Vec::new() });
                book.put(orders.world_from_robot.point(body_point(self.at.0, self.at.1)));
            }
            orders.show(colour.map_or(Value::Unit, Value::from));
        }
        Answer::Now(Value::Unit)
    }

    fn tick(&self, book: &mut PenBook, hands: &mut Hands) {
        if book.colour.is_some() {
            let point = hands.world_from_robot.point(body_point(self.at.0, self.at.1));
            if book.last.is_none_or(|last| (point - last).length() >= SPACING_M) {
                book.put(point);
            }
        }
    }

    fn feed(book: &PenBook, feed: &mut dyn FnMut(&[u8])) {
        let PenBook { colour, last, drawn, trails } = book;
        feed(colour.unwrap_or("").as_bytes());
        let last = last.unwrap_or(vec2(f64::MAX, f64::MAX));
        feed(&last.x.to_bits().to_le_bytes());
        feed(&last.y.to_bits().to_le_bytes());
        feed(&(*drawn as u64).to_le_bytes());
        feed(&(trails.len() as u64).to_le_bytes());
    }

    fn ink(&self) -> Ink {
        let mut ink = Ink::default();
        let at = body_point(self.at.0, self.at.1);
        ink.add(Role::Device, Stroke::Disc { at: (at.x as f32, at.y as f32), radius: 0.004 });
        ink
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::ask::Answer;
    use crate::sim::event::Event;
    use crate::sim::tests::rig::{Rig, scene};

    #[test]
    fn a_trail_follows_the_robot_while_the_pen_is_down() {
        let mut rig = Rig::new(&scene());
        let red = [Value::from("red")];
        assert_eq!(rig.ask_again(0, "pen", &red, false), Answer::Now(Value::Unit));
        rig.wait_for("forward", &[20.0]);
        rig.ask("pen_up", &[]);
        rig.wait_for("forward", &[20.0]);
        let trails = rig.world.trails(0);
        assert_eq!((trails.len(), trails[0].colour), (1, "red"));
        let (first, last) = (trails[0].points[0], trails[0].points[trails[0].points.len() - 1]);
        assert!((last.1 - first.1 - 0.2).abs() < 0.005 && trails[0].points.len() < 120);
    }

    #[test]
    fn the_same_colour_again_changes_nothing() {
        let mut rig = Rig::new(&scene());
        for _ in 0..3 {
            rig.ask_again(0, "pen", &[Value::from("blue")], false);
        }
        rig.step();
        let shown = rig.world.events().iter().filter(|event| matches!(event, Event::Show { .. })).count();
        assert_eq!((shown, rig.world.trails(0).len()), (1, 1));
    }
}
