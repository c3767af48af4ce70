//! Coin: lies flat, and is collected by the robot that touches it.

use serde::Deserialize;

use crate::base::ink::{Ink, Role, Stroke};
use crate::base::maths::Vec2;
use crate::base::shape::Outline;
use crate::base::units::metres;
use crate::sim::check::{Problems, RADIUS_CM};
use crate::sim::colour::Colour;
use crate::sim::stage::{Stage, ThingLook, ThingState};
use crate::sim::thing::{Solid, ThingPart};

/// Speeds that a level may ask for, cm/s.
const SPEED_CM_S: (f64, f64) = (0.0, 500.0);

/// A coin on the floor: nothing bumps into it, and the first robot over it takes it. With a least speed, a robot must come
/// upon it that fast; one that was too slow has to leave it and come again.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Coin {
    #[serde(default = "usual_radius")]
    pub radius: f64,
    /// How fast a robot must be when it touches the coin, cm/s.
    #[serde(default)]
    pub least_speed: f64,
    /// What a camera and a colour sensor tell it by.
    #[serde(default)]
    pub color: Option<Colour>,
}

/// Our choice: large enough to be seen beside a robot, like a token of a board game.
fn usual_radius() -> f64 {
    2.0
}

impl ThingPart for Coin {
    const EXAMPLE: &'static str = "Coin(radius: 2, least_speed: 50)";
    const LIVELY: bool = true;

    /// The robots that are over it.
    type Book = Vec<usize>;

    fn check(&self, problems: &mut Problems) {
        problems.range("radius", self.radius, RADIUS_CM, "unit-centimetre");
        problems.range("least_speed", self.least_speed, SPEED_CM_S, "unit-centimetre-per-second");
    }

    fn solid(&self) -> Solid {
        Solid::ghost(Outline::Disc { at: Vec2::ZERO, radius: metres(self.radius) })
    }

    fn look(&self) -> ThingLook {
        ThingLook { colour: Some(self.color.unwrap_or(Colour::Yellow)), ..ThingLook::default() }
    }

    fn notice(&self, over: &mut Vec<usize>, me: usize, stage: &mut Stage) {
        if stage.bodies[me].state.gone {
            return;
        }
        if stage.physics.first_inside(me).is_none_or(|body| body >= stage.robots) {
            over.clear();
            return;
        }
        for robot in 0..stage.robots {
            let is_over = stage.physics.clearance(me, Some(robot)) <= 0.0;
            let was_over = over.contains(&robot);
            let speed_m_s = stage.physics.motion(robot).velocity.length();
            if is_over && !was_over {
                if speed_m_s >= metres(self.least_speed) {
                    // Beside being gone, all of it is told in one event.
                    stage.bodies[me].state =
                        ThingState { count: 1, speed_m_s, by: Some(robot), ..ThingState::default() };
                    stage.remove(me);
                    return;
                }
                over.push(robot);
            } else if !is_over && was_over {
                over.retain(|other| *other != robot);
            }
        }
    }

    fn feed(over: &Vec<usize>, feed: &mut dyn FnMut(&[u8])) {
        over.iter().for_each(|robot| feed(&(*robot as u64).to_le_bytes()));
    }

    fn ink(&self) -> Ink {
        let mut ink = Ink::default();
        let (at, radius) = ((0.0, 0.0), metres(self.radius) as f32);
        ink.add(self.color.unwrap_or(Colour::Yellow).role(), Stroke::Disc { at, radius });
        ink.add(Role::Label, Stroke::Circle { at, radius: radius * 0.75, width: radius * 0.1 });
        ink
    }
}

#[cfg(test)]
mod tests {
    use crate::sim::event::Event;
    use crate::sim::tests::rig::{Rig, scene, thing};
    use crate::sim::world::BodyId;

    /// Drives over a coin 30 cm ahead with so much power and tells whether it was taken, and how often that was said.
    fn driven_over(coin: &str, power: f64) -> (bool, usize) {
        let mut field = scene();
        field.things.push(thing(coin, 200.0, 230.0, 0.0));
        let mut rig = Rig::new(&field);
        rig.ask("motors", &[power, power]);
        let mut told = 0;
        for _ in 0..300 {
            rig.step();
            told += rig.world.events().iter().filter(|event| matches!(event, Event::Thing { .. })).count();
        }
        assert!(rig.pose().at.y > 2.4, "nothing is in the way");
        let state = rig.world.thing_state(BodyId(1));
        assert_eq!((state.count, state.by), if state.gone { (1, Some(0)) } else { (0, None) });
        (state.gone, told)
    }

    #[test]
    fn a_coin_is_taken_once_and_stops_nobody() {
        assert_eq!(driven_over("Coin()", 40.0), (true, 1));
    }

    #[test]
    fn a_coin_that_wants_speed_is_left_by_a_slow_robot() {
        assert_eq!(driven_over("Coin(least_speed: 30)", 40.0), (false, 0));
        assert_eq!(driven_over("Coin(least_speed: 30)", 100.0), (true, 1));
    }
}
