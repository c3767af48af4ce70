//! Bumper: a bar on the robot's side that closes a switch when it meets something.

use serde::Deserialize;

use crate::base::ask::{Gives, Home, Kind, Repeat, Word};
use crate::base::ink::{Ink, Role, Stroke};
use crate::base::maths::{Pose, Vec2, vec2};
use crate::base::units::{body_point, metres};
use crate::base::value::Value;
use crate::sim::check::Problems;
use crate::sim::kit::Kit;
use crate::sim::sensor::{Eye, SensorPart};

/// A straight bar from one point of the robot's side to another.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bumper {
    pub name: String,
    pub from: (f64, f64),
    pub to: (f64, f64),
    /// How far the bar stands out to both sides of that line, cm: the way of the switch.
    #[serde(default = "usual_reach")]
    pub reach: f64,
}

/// Microswitches close after 1 to 2 mm.
fn usual_reach() -> f64 {
    0.2
}

impl Bumper {
    /// `robot_from_bar` and half of the bar's size; the bar lies along its x.
    fn bar(&self) -> (Pose, Vec2) {
        let (from, to) = (body_point(self.from.0, self.from.1), body_point(self.to.0, self.to.1));
        let along = to - from;
        (Pose::new((from + to) * 0.5, along.angle()), vec2(along.length() * 0.5, metres(self.reach)))
    }
}

impl SensorPart for Bumper {
    const EXAMPLE: &'static str = r#"Bumper(name: "front", from: (-5, 10), to: (5, 10))"#;

    const WORDS: &'static [Word] = &[Word {
        name: "touched",
        home: Home::Robot,
        kind: Kind::See,
        of_device: true,
        params: &[],
        gives: Gives::Bool,
        repeat: Repeat::Same,
        example: r#"touched("front")"#,
    }];

    fn name(&self) -> &str {
        &self.name
    }

    fn check(&self, _: &Kit, problems: &mut Problems) {
        problems.place("from", self.from);
        problems.place("to", self.to);
        problems.range("reach", self.reach, (0.05, 2.0), "unit-centimetre");
    }

    fn read(&self, _: usize, eye: &Eye, _: usize) -> Value {
        let (robot_from_bar, half_size) = self.bar();
        Value::Bool(eye.physics.overlaps(eye.world_from_robot.then(robot_from_bar), half_size, eye.body))
    }

    fn ink(&self) -> Ink {
        let mut ink = Ink::default();
        let points = [self.from, self.to].map(|(x, y)| body_point(x, y)).map(|p| (p.x as f32, p.y as f32)).to_vec();
        ink.add(Role::Device, Stroke::Line { points, width: 0.004 });
        ink
    }

    fn beam(&self, reading: &Value) -> Ink {
        let mut ink = Ink::default();
        if *reading == Value::Bool(true) {
            let points = [self.from, self.to].map(|(x, y)| body_point(x, y)).map(|p| (p.x as f32, p.y as f32)).to_vec();
            ink.add(Role::Lit, Stroke::Line { points, width: 0.006 });
        }
        ink
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::tests::rig::{Rig, scene, thing};

    #[test]
    fn a_bumper_is_pressed_by_what_stands_at_its_bar_only() {
        // The nose is 10 cm before the axle; the bar reaches 2 mm beyond it and 5 cm to each side.
        for (x, y, pressed) in [(0.0, 11.1, true), (0.0, 11.4, false), (8.0, 11.1, false), (0.0, -7.1, false)] {
            let mut field = scene();
            field.things.push(thing("Box(size: (2, 2), mass: 50)", 200.0 + x, 200.0 + y, 0.0));
            assert_eq!(Rig::new(&field).ask("touched front", &[]), Value::Bool(pressed), "{x}, {y}");
        }
    }

    #[test]
    fn driving_against_a_wall_presses_it() {
        let mut field = scene();
        field.things.push(thing("Wall(from: (-50, 0), to: (50, 0))", 200.0, 215.0, 0.0));
        let mut rig = Rig::new(&field);
        rig.ask("drive", &[20.0, 0.0]);
        rig.run(100);
        assert_eq!(rig.ask("touched front", &[]), Value::Bool(true));
    }
}
