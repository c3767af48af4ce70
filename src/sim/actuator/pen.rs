//! Pen: draws the robot's way on the floor.

use serde::Deserialize;

use crate::base::ask::{Answer, Gives, Home, Kind, MAX_ARGS, Param, Repeat, Takes, Word};
use crate::base::ink::{Ink, Role, Stroke};
use crate::base::maths::{Vec2, vec2};
use crate::base::units::{body_point, metres};
use crate::base::value::Value;
use crate::sim::actuator::{ActuatorPart, Hands, Orders};
use crate::sim::check::Problems;
use crate::sim::colour::Colour;
use crate::sim::kit::Kit;

/// The colours of pens.
const COLOURS: &[&str] = Colour::SAID;
/// Two points of a trail are at least so far apart, metres.
const SPACING_M: f64 = 0.002;
/// A trail that grows longer than this is not drawn on: 200 m of line, more than any trial drives.
const MAX_POINTS: usize = 100_000;
/// Widths of pens, cm.
const WIDTH_CM: (f64, f64) = (0.1, 5.0);

/// A pen under the robot. Its trail is paint, which every sensor of the floor sees.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pen {
    pub name: String,
    #[serde(default)]
    pub at: (f64, f64),
    /// Width of the line, cm.
    #[serde(default = "usual_width")]
    pub width: f64,
}

/// A felt-tip pen for boards and flip charts draws a line of 2 to 4 mm.
fn usual_width() -> f64 {
    0.3
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

    /// Draws on to a point; gives false when the pen is empty.
    fn put(&mut self, point: Vec2) -> bool {
        if self.drawn < MAX_POINTS
            && let Some(trail) = self.trails.last_mut()
        {
            trail.points.push((point.x as f32, point.y as f32));
            self.drawn += 1;
            self.last = Some(point);
            return true;
        }
        false
    }
}

impl ActuatorPart for Pen {
    const EXAMPLE: &'static str = r#"Pen(name: "pen", at: (0, 0), width: 0.3)"#;

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
        problems.range("width", self.width, WIDTH_CM, "unit-centimetre");
    }

    fn book(&self, _: usize) -> PenBook {
        PenBook::default()
    }

    fn ask(&self, word: usize, args: &[Value; MAX_ARGS], _: bool, book: &mut PenBook, orders: &mut Orders) -> Answer {
        let wanted = args[0].text().and_then(|name| COLOURS.iter().copied().find(|known| *known == name));
        let colour = if word == 0 { wanted.or(Some(COLOURS[0])) } else { None };
        if colour != book.colour {
            book.colour = colour;
            // An empty pen begins no line either, or lifting and lowering it would fill the memory.
            if let Some(colour) = colour.filter(|_| book.drawn < MAX_POINTS) {
                book.trails.push(Trail { colour, points: Vec::new() });
                book.put(orders.world_from_robot.point(body_point(self.at.0, self.at.1)));
            }
            orders.show(colour.map_or(Value::Unit, Value::from));
        }
        Answer::Now(Value::Unit)
    }

    fn tick(&self, book: &mut PenBook, hands: &mut Hands) {
        let Some(colour) = book.colour.and_then(Colour::of_said) else { return };
        let point = hands.world_from_robot.point(body_point(self.at.0, self.at.1));
        if let Some(last) = book.last.filter(|last| (point - *last).length() >= SPACING_M)
            && book.put(point)
        {
            hands.stage.floor.draw(last, point, metres(self.width), colour.rgb());
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
    use crate::sim::actuator::tests::codes_of;
    use crate::sim::event::Event;
    use crate::sim::tests::rig::{Rig, rover_with, scene};

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

    #[test]
    fn a_line_sensor_reads_the_line_that_the_robots_own_pen_drew() {
        let mut field = scene();
        // The pen is under the left line sensor, which is 9 cm before the axle.
        field.robots[0].kit = rover_with(r#"Pen(name: "pen", at: (-1.5, 9), width: 1)"#);
        let mut rig = Rig::new(&field);
        rig.ask_again(0, "pen", &[Value::from("black")], false);
        assert!(rig.number("reflection left") > 99.0);
        rig.wait_for("forward", &[20.0]);
        rig.ask("pen_up", &[]);
        rig.wait_for("back", &[10.0]);
        let (on, beside) = (rig.number("reflection left"), rig.number("reflection right"));
        assert!(on < 15.0 && beside > 99.0, "{on} {beside}");
        rig.wait_for("back", &[20.0]);
        assert!(rig.number("reflection left") > 99.0, "before the line there is none");
        rig.ask_again(0, "pen", &[Value::from("white")], false);
        rig.wait_for("forward", &[25.0]);
        rig.wait_for("back", &[5.0]);
        let painted_over = rig.number("reflection left");
        assert!(painted_over > 85.0, "{painted_over}");
    }

    #[test]
    fn figures_that_cannot_be_are_named() {
        for figures in ["width: 0", "width: -1", "width: 6", "width: 1e9", "at: (1e9, 0)"] {
            assert_eq!(codes_of(&format!(r#"Pen(name: "p", {figures})"#)), ["sim-out-of-range"], "{figures}");
        }
    }

    #[test]
    fn an_empty_pen_begins_no_more_lines() {
        let mut rig = Rig::new(&scene());
        for round in 0..MAX_POINTS + 1000 {
            let colour = if round % 2 == 0 { "red" } else { "blue" };
            rig.ask_again(0, "pen", &[Value::from(colour)], false);
            if round % 1000 == 0 {
                rig.step();
            }
        }
        assert_eq!(rig.world.trails(0).len(), MAX_POINTS);
    }
}
