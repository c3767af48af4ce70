//! Lift: raises what the robot holds off the floor.

use serde::Deserialize;

use crate::base::ask::{Answer, Gives, Home, Kind, MAX_ARGS, Param, Repeat, Takes, Unit, Word};
use crate::base::diag::Diag;
use crate::base::ink::{Ink, Role, Stroke};
use crate::base::units::{TICK_S, body_point};
use crate::base::value::Value;
use crate::sim::actuator::{ActuatorPart, Hands, Orders};
use crate::sim::check::Problems;
use crate::sim::event::Event;
use crate::sim::grip;
use crate::sim::kit::Kit;
use crate::sim::stage::ThingState;

/// How fast a lift can be, percent of its way in a second, and where things leave the floor, percent.
const SPEED: (f64, f64) = (1.0, 1000.0);
const CLEAR: (f64, f64) = (1.0, 99.0);

/// A lift between the robot and what it holds with: gripper, fork or magnet.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lift {
    pub name: String,
    #[serde(default)]
    pub at: (f64, f64),
    /// Percent of the whole way in a second.
    #[serde(default = "usual_speed")]
    pub speed: f64,
    /// Above this height, in percent, what the robot holds is off the floor.
    #[serde(default = "usual_clear")]
    pub clear: f64,
}

/// Our choice: lifts of class robots need about a second for their whole way.
fn usual_speed() -> f64 {
    100.0
}

fn usual_clear() -> f64 {
    20.0
}

/// What a robot keeps for its lift, percent.
#[derive(Clone, Copy, Debug, Default)]
pub struct LiftBook {
    height: f64,
    wanted: f64,
}

impl Lift {
    /// Lifts off the floor what the robot holds, or puts it down, and says so. Gives false when there is no room below.
    fn carry(hands: &mut Hands, up: bool) -> bool {
        let (stage, robot) = (&mut *hands.stage, hands.robot);
        let bodies = 0..stage.bodies.len();
        let held: Vec<usize> = bodies.filter(|&body| stage.bodies[body].holder == Some(robot)).collect();
        let held: Vec<usize> = held.into_iter().filter(|&body| !stage.bodies[body].state.gone).collect();
        if !up && !held.iter().all(|&body| grip::has_room(stage, robot, body)) {
            let diag = Box::new(Diag::note("sim-no-room-below"));
            stage.tell(Event::Note { robot, diag });
            return false;
        }
        held.into_iter().for_each(|body| grip::lift(stage, body, up));
        let state = ThingState { lifted: up, ..stage.bodies[robot].state };
        stage.change(robot, state);
        true
    }
}

impl ActuatorPart for Lift {
    const EXAMPLE: &'static str = r#"Lift(name: "lift", at: (0, 8), speed: 100, clear: 20)"#;

    const WORDS: &'static [Word] = &[Word {
        name: "lift",
        home: Home::Robot,
        kind: Kind::Act,
        of_device: false,
        params: &[Param {
            name: "percent",
            takes: Takes::Number { min: 0.0, max: 100.0, unit: Unit::Percent },
            optional: false,
        }],
        gives: Gives::Bool,
        repeat: Repeat::Same,
        example: "lift(100)",
    }];

    const ONLY_ONE: bool = true;

    type Book = LiftBook;

    fn name(&self) -> &str {
        &self.name
    }

    fn check(&self, _: &Kit, problems: &mut Problems) {
        problems.place("at", self.at);
        problems.range("speed", self.speed, SPEED, "unit-percent");
        problems.range("clear", self.clear, CLEAR, "unit-percent");
    }

    fn book(&self, _: usize) -> LiftBook {
        LiftBook::default()
    }

    fn ask(&self, _: usize, args: &[Value; MAX_ARGS], again: bool, book: &mut LiftBook, _: &mut Orders) -> Answer {
        let asked = args[0].number().unwrap_or(0.0).clamp(0.0, 100.0);
        if !again {
            book.wanted = asked;
        }
        // A lift that met something below has given its order up, and stands elsewhere than it was to.
        if book.height != book.wanted { Answer::Later } else { Answer::Now(Value::Bool(book.height == asked)) }
    }

    fn tick(&self, book: &mut LiftBook, hands: &mut Hands) {
        if book.height == book.wanted {
            return;
        }
        let step = self.speed * TICK_S;
        let height = book.height + (book.wanted - book.height).clamp(-step, step);
        let up = height > self.clear;
        if up == (book.height > self.clear) || Self::carry(hands, up) {
            book.height = height;
        } else {
            book.wanted = book.height;
        }
        if book.height == book.wanted {
            hands.show(Value::Float(book.height));
        }
    }

    fn feed(book: &LiftBook, feed: &mut dyn FnMut(&[u8])) {
        let LiftBook { height, wanted } = book;
        [height, wanted].into_iter().for_each(|number| feed(&number.to_bits().to_le_bytes()));
    }

    fn ink(&self) -> Ink {
        let mut ink = Ink::default();
        for side in [-1.0, 1.0] {
            let (from, to) = (body_point(self.at.0 + side, self.at.1), body_point(self.at.0 + side, self.at.1 + 2.0));
            let points = vec![(from.x as f32, from.y as f32), (to.x as f32, to.y as f32)];
            ink.add(Role::Device, Stroke::Line { points, width: 0.003 });
        }
        ink
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::actuator::Actuator;
    use crate::sim::actuator::tests::codes_of;
    use crate::sim::scene::Scene;
    use crate::sim::tests::rig::{Rig, read_ron, rover_with, scene, thing};
    use crate::sim::world::BodyId;

    /// A rover with a gripper and a lift, a pin between its jaws, and these things.
    fn field(things: &[(&str, f64, f64)]) -> Scene {
        let mut field = scene();
        let mut kit = crate::sim::kit::Kit::clone(&rover_with(r#"Gripper(name: "gripper", at: (0, 10))"#));
        kit.actuators.push(read_ron::<Actuator>(Lift::EXAMPLE).unwrap());
        field.robots[0].kit = std::sync::Arc::new(kit);
        field.things.push(thing("Pin(radius: 3, mass: 100)", 200.0, 213.5, 0.0));
        field.things.extend(things.iter().map(|(text, x, y)| thing(text, *x, *y, 0.0)));
        field
    }

    fn is_lifted(rig: &Rig) -> bool {
        rig.world.thing_state(BodyId(1)).lifted
    }

    #[test]
    fn a_lift_takes_as_long_as_its_way_and_things_leave_the_floor_on_it() {
        let mut rig = Rig::new(&field(&[]));
        rig.wait_for("grab", &[]);
        assert_eq!(rig.wait_for("lift", &[15.0]), (Value::Bool(true), 15));
        assert!(!is_lifted(&rig));
        assert_eq!(rig.wait_for("lift", &[100.0]), (Value::Bool(true), 85));
        assert!(is_lifted(&rig));
        assert_eq!(rig.wait_for("lift", &[100.0]), (Value::Bool(true), 0));
        assert_eq!(rig.number("distance front"), 255.0, "what is lifted is above the sensor");
        rig.wait_for("lift", &[0.0]);
        assert!(!is_lifted(&rig) && rig.number("distance front") < 2.0);
    }

    #[test]
    fn a_lifted_thing_passes_over_others_and_is_not_put_down_on_them() {
        let mut rig = Rig::new(&field(&[("Box(size: (8, 4), mass: 200)", 200.0, 235.0)]));
        rig.wait_for("grab", &[]);
        rig.wait_for("lift", &[100.0]);
        let before = rig.at(2);
        rig.wait_for("forward", &[20.0]);
        assert!((rig.at(2) - before).length() < 1e-3, "it was not pushed");
        assert!((rig.at(1) - rig.at(2)).length() < 0.04, "the pin is above the box");
        let (answer, _) = rig.wait_for("lift", &[0.0]);
        assert_eq!((answer, is_lifted(&rig)), (Value::Bool(false), true));
        assert_eq!(rig.wait_for("release", &[]).0, Value::Bool(false));
        assert_eq!(rig.notes, ["sim-no-room-below", "sim-no-room-below"]);
        rig.wait_for("back", &[15.0]);
        assert_eq!(rig.wait_for("lift", &[0.0]).0, Value::Bool(true));
        assert!(!is_lifted(&rig) && rig.wait_for("release", &[]).0 == Value::Bool(true));
    }

    #[test]
    fn a_gripper_that_is_up_grabs_nothing_and_one_that_opens_up_there_drops_what_it_holds() {
        let mut rig = Rig::new(&field(&[]));
        rig.wait_for("lift", &[50.0]);
        assert_eq!(rig.wait_for("grab", &[]).0, Value::Bool(false));
        rig.wait_for("lift", &[0.0]);
        assert_eq!(rig.wait_for("grab", &[]).0, Value::Bool(true));
        rig.wait_for("lift", &[50.0]);
        assert!(is_lifted(&rig));
        assert_eq!(rig.wait_for("release", &[]).0, Value::Bool(true));
        assert!(!is_lifted(&rig) && rig.world.holder(BodyId(1)).is_none());
    }

    #[test]
    fn a_lifted_thing_drags_no_floor() {
        // A light robot that carries a heavy thing is faster off the floor than on it.
        let way = |lifted: bool| {
            let mut rig = Rig::new(&field(&[]));
            rig.wait_for("grab", &[]);
            rig.wait_for("lift", &[if lifted { 100.0 } else { 0.0 }]);
            let before = rig.pose().at;
            rig.ask("motors", &[20.0, 20.0]);
            rig.run(100);
            (rig.pose().at - before).length()
        };
        let (dragged, carried) = (way(false), way(true));
        assert!(carried > dragged * 1.02, "{carried} {dragged}");
    }

    #[test]
    fn figures_that_cannot_be_are_named() {
        let with = |figures: &str| codes_of(&format!(r#"Lift(name: "l", {figures})"#));
        assert!(with("").is_empty());
        for figures in ["speed: 0", "speed: -1", "speed: 1e9", "clear: 0", "clear: 100", "clear: -5"] {
            assert_eq!(with(figures), ["sim-out-of-range"], "{figures}");
        }
        assert_eq!(with("at: (1e9, 0)"), ["sim-out-of-range"]);
    }
}
