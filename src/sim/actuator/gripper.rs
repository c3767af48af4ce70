//! Gripper: two jaws that close round a thing and hold it.

use serde::Deserialize;

use crate::base::ask::{Answer, Gives, Home, Kind, MAX_ARGS, Repeat, Word};
use crate::base::diag::Diag;
use crate::base::ink::{Ink, Role, Stroke};
use crate::base::maths::{Vec2, vec2};
use crate::base::units::{body_pose, kilograms, metres, ticks_of};
use crate::base::value::Value;
use crate::sim::actuator::{ActuatorPart, Hands, Orders};
use crate::sim::check::{MASS_G, Problems};
use crate::sim::event::Event;
use crate::sim::grip::{Grip, Reach, is_free, is_up};
use crate::sim::kit::Kit;

/// How wide jaws can open and how far they reach, cm: from tweezers to the claws of big contest robots.
const OPENING_CM: (f64, f64) = (0.5, 50.0);
const REACH_CM: (f64, f64) = (0.5, 30.0);
/// How long jaws can take to close, s.
const CLOSING_S: (f64, f64) = (0.0, 10.0);

/// Two jaws. `at` is the middle between their roots.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gripper {
    pub name: String,
    pub at: (f64, f64),
    #[serde(default)]
    pub facing: f64,
    /// The widest thing between the jaws, cm.
    #[serde(default = "usual_opening")]
    pub opening: f64,
    /// Length of the jaws, cm.
    #[serde(default = "usual_reach")]
    pub reach: f64,
    /// The heaviest thing it holds, g.
    #[serde(default = "usual_mass")]
    pub mass: f64,
    /// How long the jaws take to close or to open, s.
    #[serde(default = "usual_time")]
    pub time: f64,
}

/// Our choice, in the class of claws built from LEGO and VEX IQ parts: they close round a can of a drink (6.6 cm).
fn usual_opening() -> f64 {
    8.0
}

fn usual_reach() -> f64 {
    4.0
}

/// Our choice: a full can of a drink weighs less.
fn usual_mass() -> f64 {
    400.0
}

/// Our choice: a quarter of a turn of a class motor with a small gear takes about half a second.
fn usual_time() -> f64 {
    0.5
}

/// What a robot keeps for its gripper.
#[derive(Clone, Copy, Debug, Default)]
pub struct GripperBook {
    grip: Option<Grip>,
    moving: Jaws,
    /// The tick in which the jaws have come to their end.
    until: u64,
}

/// What the jaws do now. Jaws that close on nothing open again at once.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Jaws {
    #[default]
    Rest,
    Close,
    Open,
}

impl Gripper {
    /// The nearest thing between the jaws that they can hold.
    fn catch(&self, hands: &Hands) -> Option<usize> {
        let (stage, robot) = (&*hands.stage, hands.robot);
        if is_up(stage, robot) {
            return None;
        }
        let reach = Reach {
            robot,
            world_from_device: hands.world_from_robot.then(body_pose(self.at.0, self.at.1, self.facing)),
            length_m: metres(self.reach),
            width_m: metres(self.opening),
        };
        let half_opening = reach.width_m * 0.5;
        reach.bodies(stage).into_iter().find(|&body| {
            is_free(stage, body, kilograms(self.mass))
                && reach.width_of(stage, body) <= reach.width_m
                // What is mostly beside the jaws is pushed away by them, not caught.
                && reach.local_centre(stage, body).y.abs() <= half_opening
        })
    }
}

impl ActuatorPart for Gripper {
    const EXAMPLE: &'static str =
        r#"Gripper(name: "gripper", at: (0, 10), opening: 8, reach: 4, mass: 400, time: 0.5)"#;

    const WORDS: &'static [Word] = &[
        Word {
            name: "grab",
            home: Home::Robot,
            kind: Kind::Act,
            of_device: true,
            params: &[],
            gives: Gives::Bool,
            repeat: Repeat::Same,
            example: "grab()",
        },
        Word {
            name: "release",
            home: Home::Robot,
            kind: Kind::Act,
            of_device: true,
            params: &[],
            gives: Gives::Bool,
            repeat: Repeat::Same,
            example: "release()",
        },
    ];

    type Book = GripperBook;

    fn name(&self) -> &str {
        &self.name
    }

    fn check(&self, _: &Kit, problems: &mut Problems) {
        problems.place("at", self.at);
        problems.range("facing", self.facing, (-360.0, 360.0), "unit-degree");
        problems.range("opening", self.opening, OPENING_CM, "unit-centimetre");
        problems.range("reach", self.reach, REACH_CM, "unit-centimetre");
        problems.range("mass", self.mass, MASS_G, "unit-gram");
        problems.range("time", self.time, CLOSING_S, "unit-second");
    }

    fn book(&self, _: usize) -> GripperBook {
        GripperBook::default()
    }

    fn ask(
        &self,
        word: usize,
        _: &[Value; MAX_ARGS],
        again: bool,
        book: &mut GripperBook,
        orders: &mut Orders,
    ) -> Answer {
        let grabs = word == 0;
        // Does it hold what it is to hold, and nothing when it is to hold nothing?
        let done = book.grip.is_some() == grabs;
        if !again {
            if done {
                book.moving = Jaws::Rest;
                return Answer::Now(Value::Bool(true));
            }
            book.moving = if grabs { Jaws::Close } else { Jaws::Open };
            book.until = orders.tick + ticks_of(self.time).max(1);
        }
        if book.moving != Jaws::Rest { Answer::Later } else { Answer::Now(Value::Bool(done)) }
    }

    fn tick(&self, book: &mut GripperBook, hands: &mut Hands) {
        if let Some(grip) = book.grip
            && grip.is_lost(hands.stage)
        {
            grip.let_go(hands.stage);
            book.grip = None;
            hands.show(Value::Bool(false));
        }
        if book.moving == Jaws::Rest || hands.tick() < book.until {
            return;
        }
        match (book.moving, book.grip) {
            (Jaws::Close, None) => {
                if let Some(body) = self.catch(hands) {
                    book.grip = Some(Grip::take(hands.stage, hands.robot, body));
                    hands.show(Value::Bool(true));
                }
            }
            (Jaws::Open, Some(grip)) => {
                if grip.can_let_go(hands.stage) {
                    grip.let_go(hands.stage);
                    book.grip = None;
                    hands.show(Value::Bool(false));
                } else {
                    let diag = Box::new(Diag::note("sim-no-room-below"));
                    hands.stage.tell(Event::Note { robot: hands.robot, diag });
                }
            }
            _ => {}
        }
        book.moving = Jaws::Rest;
    }

    fn feed(book: &GripperBook, feed: &mut dyn FnMut(&[u8])) {
        let GripperBook { grip, moving, until } = book;
        feed(&grip.map_or(u64::MAX, |grip| grip.body as u64).to_le_bytes());
        feed(&[*moving as u8]);
        feed(&until.to_le_bytes());
    }

    fn ink(&self) -> Ink {
        let mut ink = Ink::default();
        let robot_from_jaws = body_pose(self.at.0, self.at.1, self.facing);
        let flat = |x: f64, y: f64| {
            let Vec2 { x, y } = robot_from_jaws.point(vec2(x, y));
            (x as f32, y as f32)
        };
        let (reach, half) = (metres(self.reach), metres(self.opening) * 0.5);
        for side in [half, -half] {
            let points = vec![flat(0.0, side * 0.5), flat(reach * 0.3, side), flat(reach, side)];
            ink.add(Role::Device, Stroke::Line { points, width: 0.004 });
        }
        ink
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::units::radians;
    use crate::sim::actuator::tests::codes_of;
    use crate::sim::scene::Scene;
    use crate::sim::tests::rig::{Rig, robot, rover_with, scene, thing};
    use crate::sim::world::BodyId;

    /// A rover with a gripper whose jaws reach from 210 to 214 cm, before it these things.
    fn field(things: &[(&str, f64, f64)]) -> Scene {
        let mut field = scene();
        field.robots[0].kit = rover_with(Gripper::EXAMPLE);
        field.things = things.iter().map(|(text, x, y)| thing(text, *x, *y, 0.0)).collect();
        field
    }

    fn holder(rig: &Rig, body: u16) -> Option<usize> {
        rig.world.holder(BodyId(body))
    }

    #[test]
    fn grabbing_takes_its_time_and_what_is_held_comes_along_until_it_is_let_go() {
        let mut rig = Rig::new(&field(&[("Pin(radius: 3, mass: 100)", 200.0, 213.5)]));
        let (held, ticks) = rig.wait_for("grab", &[]);
        assert_eq!((held, ticks, holder(&rig, 1)), (Value::Bool(true), 50, Some(0)));
        let local = rig.pose().local(rig.at(1));
        rig.wait_for("back", &[20.0]);
        rig.wait_for("turn", &[90.0]);
        assert!((rig.pose().local(rig.at(1)) - local).length() < 2e-3);
        assert!(rig.at(1).x > 2.1, "{:?}", rig.at(1));
        let (open, ticks) = rig.wait_for("release", &[]);
        assert_eq!((open, ticks, holder(&rig, 1)), (Value::Bool(true), 50, None));
        let left = rig.at(1);
        rig.wait_for("back", &[20.0]);
        assert!((rig.at(1) - left).length() < 1e-3);
    }

    #[test]
    fn the_nearest_thing_that_fits_is_taken_and_nothing_else() {
        for (things, taken) in [
            (vec![("Pin(radius: 1.5, mass: 20)", 201.5, 213.0), ("Pin(radius: 1.5, mass: 20)", 198.5, 211.6)], Some(2)),
            (vec![("Box(size: (8.2, 4), mass: 50)", 200.0, 213.0)], None),
            (vec![("Box(size: (7.8, 4), mass: 50)", 200.0, 213.0)], Some(1)),
            (vec![("Pin(radius: 3, mass: 401)", 200.0, 213.5)], None),
            (vec![("Pin(radius: 3)", 200.0, 213.5)], None),
            (vec![("Pin(radius: 3, mass: 50)", 200.0, 217.5)], None),
            (vec![("Pin(radius: 3, mass: 50)", 204.5, 213.5)], None),
            (vec![], None),
        ] {
            let mut rig = Rig::new(&field(&things));
            let (answer, ticks) = rig.wait_for("grab", &[]);
            assert_eq!((answer, ticks), (Value::Bool(taken.is_some()), 50), "{things:?}");
            for body in 1..=things.len() as u16 {
                assert_eq!(holder(&rig, body), (taken == Some(body)).then_some(0), "{things:?}");
            }
        }
        let mut facing = field(&[]);
        facing.robots.push(robot("other", 200.0, 221.5, 180.0));
        facing.robots[1].kit = facing.robots[0].kit.clone();
        assert_eq!(Rig::new(&facing).wait_for("grab", &[]).0, Value::Bool(false), "a robot is not grabbed");
    }

    #[test]
    fn of_two_grippers_in_one_tick_the_first_robot_gets_it_whoever_is_asked_first() {
        let mut both = field(&[("Pin(radius: 2, mass: 50)", 200.0, 212.5)]);
        both.robots.push(robot("other", 200.0, 225.0, 180.0));
        both.robots[1].kit = both.robots[0].kit.clone();
        let run = |order: [usize; 2]| {
            let mut rig = Rig::new(&both);
            let mut answers = [Answer::Later, Answer::Later];
            for tick in 0..60 {
                for robot in order {
                    if answers[robot] == Answer::Later {
                        answers[robot] = rig.ask_again(robot, "grab", &[], tick > 0);
                    }
                }
                rig.step();
            }
            let given = answers.map(|answer| answer == Answer::Now(Value::Bool(true)));
            (given, holder(&rig, 2), rig.hash())
        };
        let first = run([0, 1]);
        assert_eq!((first.0, first.1), ([true, false], Some(0)));
        assert_eq!(run([1, 0]), first);
    }

    #[test]
    fn what_is_held_is_before_the_sensors_and_an_order_that_is_done_takes_no_time() {
        let mut rig = Rig::new(&field(&[("Pin(radius: 3, mass: 100)", 200.0, 213.5)]));
        rig.wait_for("grab", &[]);
        assert_eq!(rig.wait_for("grab", &[]), (Value::Bool(true), 0));
        assert!(rig.number("distance front") < 2.0);
        rig.wait_for("release", &[]);
        assert_eq!(rig.wait_for("release", &[]), (Value::Bool(true), 0));
    }

    #[test]
    fn a_held_thing_turns_with_the_robot() {
        let mut rig = Rig::new(&field(&[("Box(size: (6, 4), mass: 60)", 200.0, 212.5)]));
        rig.wait_for("grab", &[]);
        let before = rig.world.pose(BodyId(1)).angle - rig.pose().angle;
        rig.wait_for("turn", &[120.0]);
        let after = rig.world.pose(BodyId(1)).angle - rig.pose().angle;
        assert!(crate::base::maths::wrap_angle(after - before).abs() < radians(1.0));
    }

    #[test]
    fn figures_that_cannot_be_are_named() {
        let with = |figures: &str| codes_of(&format!(r#"Gripper(name: "g", at: (0, 10), {figures})"#));
        assert!(with("").is_empty());
        for figures in [
            "opening: 0",
            "opening: -3",
            "opening: 1e9",
            "reach: 0",
            "reach: 31",
            "mass: 0",
            "mass: -5",
            "mass: 1e9",
            "time: -1",
            "time: 11",
            "facing: 1e6",
        ] {
            assert_eq!(with(figures), ["sim-out-of-range"], "{figures}");
        }
        assert_eq!(codes_of(r#"Gripper(name: "g", at: (0, 1e9))"#), ["sim-out-of-range"]);
    }
}
