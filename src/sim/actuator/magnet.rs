//! Magnet: an electromagnet that holds things of metal.

use serde::Deserialize;

use crate::base::ask::{Answer, Gives, Home, Kind, MAX_ARGS, Param, Repeat, Takes, Word};
use crate::base::diag::Diag;
use crate::base::ink::{Ink, Role, Stroke};
use crate::base::units::{body_point, body_pose, kilograms, metres};
use crate::base::value::Value;
use crate::sim::actuator::{ActuatorPart, Hands, Orders};
use crate::sim::check::{MASS_G, Problems};
use crate::sim::event::Event;
use crate::sim::grip::{Grip, Reach, is_free, is_up};
use crate::sim::kit::Kit;

/// Widths of magnets and how far they pull, cm.
const WIDTH_CM: (f64, f64) = (0.5, 20.0);
const REACH_CM: (f64, f64) = (0.1, 5.0);
/// The most things that one magnet holds.
const MAX_HELD: usize = 16;

/// An electromagnet. `at` is the middle of its face.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Magnet {
    pub name: String,
    pub at: (f64, f64),
    #[serde(default)]
    pub facing: f64,
    /// Width of its face, cm.
    #[serde(default = "usual_width")]
    pub width: f64,
    /// How near a thing must be to be held, cm.
    #[serde(default = "usual_reach")]
    pub reach: f64,
    /// How much it holds in all, g.
    #[serde(default = "usual_mass")]
    pub mass: f64,
}

/// Our choice, in the class of the small round electromagnets of 5 V that are sold for class robots.
fn usual_width() -> f64 {
    3.0
}

/// Our choice: the pull of a small electromagnet falls off within some millimetres.
fn usual_reach() -> f64 {
    0.5
}

/// Class of the same: they are sold as holding a kilogram on a plate, and hold half of that on a can.
fn usual_mass() -> f64 {
    500.0
}

/// What a robot keeps for its magnet.
#[derive(Clone, Debug, Default)]
pub struct MagnetBook {
    on: bool,
    held: Vec<Grip>,
    /// Something that it let go had no room on the floor: this was told already.
    told: bool,
}

impl Magnet {
    /// Catches what has come near enough.
    fn catch(&self, book: &mut MagnetBook, hands: &mut Hands) {
        let robot = hands.robot;
        if is_up(hands.stage, robot) {
            return;
        }
        let reach = Reach {
            robot,
            world_from_device: hands.world_from_robot.then(body_pose(self.at.0, self.at.1, self.facing)),
            length_m: metres(self.reach),
            width_m: metres(self.width),
        };
        for body in reach.bodies(hands.stage) {
            let physics = &hands.stage.physics;
            let mass = |grip: &Grip| physics.mass_kg(grip.body).unwrap_or(0.0);
            let left_kg = kilograms(self.mass) - book.held.iter().map(mass).sum::<f64>();
            let metal = hands.stage.bodies[body].look.metal;
            if metal && book.held.len() < MAX_HELD && is_free(hands.stage, body, left_kg) {
                book.held.push(Grip::take(hands.stage, robot, body));
            }
        }
    }
}

impl ActuatorPart for Magnet {
    const EXAMPLE: &'static str = r#"Magnet(name: "magnet", at: (0, 10), width: 3, reach: 0.5, mass: 500)"#;

    const WORDS: &'static [Word] = &[Word {
        name: "magnet",
        home: Home::Robot,
        kind: Kind::Act,
        of_device: true,
        params: &[Param { name: "on", takes: Takes::Bool, optional: false }],
        gives: Gives::Nothing,
        repeat: Repeat::Same,
        example: "magnet(true)",
    }];

    type Book = MagnetBook;

    fn name(&self) -> &str {
        &self.name
    }

    fn check(&self, _: &Kit, problems: &mut Problems) {
        problems.place("at", self.at);
        problems.range("facing", self.facing, (-360.0, 360.0), "unit-degree");
        problems.range("width", self.width, WIDTH_CM, "unit-centimetre");
        problems.range("reach", self.reach, REACH_CM, "unit-centimetre");
        problems.range("mass", self.mass, MASS_G, "unit-gram");
    }

    fn book(&self, _: usize) -> MagnetBook {
        MagnetBook::default()
    }

    fn ask(&self, _: usize, args: &[Value; MAX_ARGS], _: bool, book: &mut MagnetBook, orders: &mut Orders) -> Answer {
        let on = args[0] == Value::Bool(true);
        if on != book.on {
            book.on = on;
            book.told = false;
            orders.show(Value::Bool(on));
        }
        Answer::Now(Value::Unit)
    }

    fn tick(&self, book: &mut MagnetBook, hands: &mut Hands) {
        let lets_go = |grip: &Grip| grip.is_lost(hands.stage) || (!book.on && grip.can_let_go(hands.stage));
        let (gone, held): (Vec<Grip>, Vec<Grip>) = std::mem::take(&mut book.held).into_iter().partition(lets_go);
        book.held = held;
        gone.into_iter().for_each(|grip| grip.let_go(hands.stage));
        if book.on {
            self.catch(book, hands);
        } else if !book.held.is_empty() && !book.told {
            // It hangs on until there is room below, as a thing that leans on others does.
            book.told = true;
            let diag = Box::new(Diag::note("sim-no-room-below"));
            hands.stage.tell(Event::Note { robot: hands.robot, diag });
        }
    }

    fn feed(book: &MagnetBook, feed: &mut dyn FnMut(&[u8])) {
        let MagnetBook { on, held, told } = book;
        feed(&[u8::from(*on), u8::from(*told)]);
        feed(&(held.len() as u64).to_le_bytes());
        held.iter().for_each(|grip| feed(&(grip.body as u64).to_le_bytes()));
    }

    fn ink(&self) -> Ink {
        let mut ink = Ink::default();
        let at = body_point(self.at.0, self.at.1);
        let radius = metres(self.width) as f32 * 0.5;
        ink.add(Role::Device, Stroke::Disc { at: (at.x as f32, at.y as f32), radius });
        ink.add(Role::Label, Stroke::Circle { at: (at.x as f32, at.y as f32), radius: radius * 0.6, width: 0.001 });
        ink
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::actuator::tests::codes_of;
    use crate::sim::tests::rig::{read_ron, rover_with, scene, thing};
    use crate::sim::{actuator::MotorState, firmware::Firmware, stage::Stage};

    /// A stage with the robot and pins before its nose; those of metal as said.
    fn stage(pins: &[(f64, f64, bool)]) -> Stage {
        let mut field = scene();
        field.robots[0].kit = rover_with(Magnet::EXAMPLE);
        field.things = pins.iter().map(|(x, y, _)| thing("Pin(radius: 1, mass: 200)", *x, *y, 0.0)).collect();
        let mut stage = Stage::new(&field);
        for (number, (.., metal)) in pins.iter().enumerate() {
            stage.bodies[number + 1].look.metal = *metal;
        }
        stage
    }

    fn magnet() -> Magnet {
        match read_ron(Magnet::EXAMPLE) {
            Ok(crate::sim::actuator::Actuator::Magnet(magnet)) => magnet,
            other => panic!("{other:?}"),
        }
    }

    fn tick(magnet: &Magnet, book: &mut MagnetBook, stage: &mut Stage) {
        let (mut motors, mut firmware): (Vec<MotorState>, _) = (Vec::new(), Firmware::new(None));
        let world_from_robot = stage.pose(0);
        let (motors, firmware) = (&mut motors, &mut firmware);
        magnet.tick(book, &mut Hands { robot: 0, device: 0, world_from_robot, stage, motors, firmware });
    }

    fn held(stage: &Stage) -> Vec<usize> {
        (0..stage.bodies.len()).filter(|&body| stage.bodies[body].holder == Some(0)).collect()
    }

    #[test]
    fn metal_that_is_near_is_held_while_the_magnet_is_on_and_no_more_than_it_can() {
        let pins = [(199.0, 211.2, true), (201.0, 211.2, true), (201.0, 213.2, true), (199.0, 213.2, true)];
        let mut stage = stage(&pins);
        let (magnet, mut book) = (magnet(), MagnetBook { on: true, ..MagnetBook::default() });
        tick(&magnet, &mut book, &mut stage);
        assert_eq!(held(&stage), [1, 2], "the others are too far away");
        stage.step();
        tick(&magnet, &mut book, &mut stage);
        assert_eq!(held(&stage), [1, 2]);
        book.on = false;
        tick(&magnet, &mut book, &mut stage);
        assert!(held(&stage).is_empty());
        let greedy = Magnet { reach: 5.0, ..magnet };
        book.on = true;
        tick(&greedy, &mut book, &mut stage);
        assert_eq!(held(&stage), [1, 2], "two of 200 g are all that 500 g allow");
    }

    #[test]
    fn what_is_not_metal_or_held_already_or_gone_is_not_held() {
        let mut stage = stage(&[(199.0, 211.2, false), (201.0, 211.2, true)]);
        let (magnet, mut book) = (magnet(), MagnetBook { on: true, ..MagnetBook::default() });
        stage.bodies[2].holder = Some(7);
        tick(&magnet, &mut book, &mut stage);
        assert!(held(&stage).is_empty());
        stage.bodies[2].holder = None;
        tick(&magnet, &mut book, &mut stage);
        assert_eq!(held(&stage), [2]);
        stage.remove(2);
        tick(&magnet, &mut book, &mut stage);
        assert!(held(&stage).is_empty() && book.held.is_empty());
    }

    #[test]
    fn figures_that_cannot_be_are_named() {
        let with = |figures: &str| codes_of(&format!(r#"Magnet(name: "m", at: (0, 10), {figures})"#));
        assert!(with("").is_empty());
        for figures in ["width: 0", "width: -1", "width: 21", "reach: 0", "reach: 6", "mass: 0", "facing: 400"] {
            assert_eq!(with(figures), ["sim-out-of-range"], "{figures}");
        }
    }
}
