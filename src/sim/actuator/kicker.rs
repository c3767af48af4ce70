//! Kicker: a solenoid whose plunger hits what is right before it.

use serde::Deserialize;

use crate::base::ask::{Answer, Gives, Home, Kind, MAX_ARGS, Param, Repeat, Takes, Unit, Word};
use crate::base::ink::{Ink, Role, Stroke};
use crate::base::maths::{Vec2, sqrt};
use crate::base::units::{body_point, body_pose, kilograms, metres, ticks_of};
use crate::base::value::Value;
use crate::sim::actuator::{ActuatorPart, Hands, Orders};
use crate::sim::check::Problems;
use crate::sim::grip::{Reach, centre, is_up};
use crate::sim::kit::Kit;

/// Widths of plates and how far they come out, cm.
const WIDTH_CM: (f64, f64) = (0.5, 20.0);
const REACH_CM: (f64, f64) = (0.1, 10.0);
/// Energy of a kick, joules, and time to charge for the next one, seconds.
const ENERGY_J: (f64, f64) = (0.001, 10.0);
const CHARGE_S: (f64, f64) = (0.05, 60.0);
/// The lightest plunger, g; the heaviest is a tenth of the robot, so that a kick stays a kick.
const LIGHTEST_G: f64 = 1.0;
const HEAVIEST_SHARE: f64 = 0.1;
/// How much of the speed comes back when a plunger hits a ball. Our choice: a steel plunger on a hard ball.
const BOUNCE: f64 = 0.7;

/// A solenoid with a plunger and a plate. `at` is the middle of the plate at rest.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kicker {
    pub name: String,
    pub at: (f64, f64),
    #[serde(default)]
    pub facing: f64,
    /// Width of the plate, cm.
    #[serde(default = "usual_width")]
    pub width: f64,
    /// How far the plate comes out, cm.
    #[serde(default = "usual_reach")]
    pub reach: f64,
    /// What a full kick gives the plunger, joules.
    #[serde(default = "usual_energy")]
    pub energy: f64,
    /// Plunger and plate, g.
    #[serde(default = "usual_plunger")]
    pub plunger: f64,
    /// Time to charge for the next kick, s.
    #[serde(default = "usual_charge")]
    pub charge: f64,
}

/// Our choice, in the class of the kickers of RoboCup Junior soccer: a capacitor that is charged within some seconds and
/// sends a golf-ball-sized ball of 46 g off at 2 to 3 m/s.
fn usual_energy() -> f64 {
    0.2
}

fn usual_plunger() -> f64 {
    40.0
}

fn usual_charge() -> f64 {
    2.0
}

fn usual_width() -> f64 {
    4.0
}

fn usual_reach() -> f64 {
    1.5
}

/// What a robot keeps for its kicker.
#[derive(Clone, Copy, Debug, Default)]
pub struct KickerBook {
    /// The share of the energy that the kick of this tick gets, 0..1.
    kick: Option<f64>,
    /// From this tick on it is charged.
    charged: u64,
}

impl Kicker {
    /// The plunger hits the nearest body. It is an impact of two bodies, so that a light ball flies and a heavy box hardly
    /// moves: p = (1 + e) · m·M / (m + M) · closing speed (the impact law of mechanics).
    fn hit(&self, share: f64, hands: &mut Hands) {
        let (stage, robot) = (&mut *hands.stage, hands.robot);
        if is_up(stage, robot) {
            return;
        }
        let reach = Reach {
            robot,
            world_from_device: hands.world_from_robot.then(body_pose(self.at.0, self.at.1, self.facing)),
            length_m: metres(self.reach),
            width_m: metres(self.width),
        };
        let Some(body) = reach.bodies(stage).first().copied() else { return };
        let ahead = Vec2::at_angle(reach.world_from_device.angle);
        let plunger_kg = kilograms(self.plunger);
        let out = sqrt(2.0 * self.energy * share / plunger_kg);
        let away = (stage.physics.motion(body).velocity - stage.physics.motion(robot).velocity).dot(ahead);
        let closing = out - away;
        if closing <= 0.0 {
            return;
        }
        let together_kg = match stage.physics.mass_kg(body) {
            Some(mass_kg) => plunger_kg * mass_kg / (plunger_kg + mass_kg),
            None => plunger_kg,
        };
        let impulse = ahead * ((1.0 + BOUNCE) * together_kg * closing);
        // The flat plate pushes through the middle of what it hits; the robot feels it where the kicker is.
        let at = centre(stage, body);
        stage.physics.kick(body, impulse, at);
        stage.physics.kick(robot, -impulse, reach.world_from_device.at);
    }
}

impl ActuatorPart for Kicker {
    const EXAMPLE: &'static str = r#"Kicker(name: "kicker", at: (0, 10), energy: 0.2, plunger: 40, charge: 2)"#;

    const WORDS: &'static [Word] = &[Word {
        name: "kick",
        home: Home::Robot,
        kind: Kind::Act,
        of_device: true,
        params: &[Param {
            name: "percent",
            takes: Takes::Number { min: 0.0, max: 100.0, unit: Unit::Percent },
            optional: false,
        }],
        gives: Gives::Bool,
        repeat: Repeat::Same,
        example: "kick(100)",
    }];

    type Book = KickerBook;

    fn name(&self) -> &str {
        &self.name
    }

    fn check(&self, kit: &Kit, problems: &mut Problems) {
        problems.place("at", self.at);
        problems.range("facing", self.facing, (-360.0, 360.0), "unit-degree");
        problems.range("width", self.width, WIDTH_CM, "unit-centimetre");
        problems.range("reach", self.reach, REACH_CM, "unit-centimetre");
        problems.range("energy", self.energy, ENERGY_J, "unit-joule");
        let heaviest = (kit.body.mass * HEAVIEST_SHARE).max(LIGHTEST_G);
        problems.range("plunger", self.plunger, (LIGHTEST_G, heaviest), "unit-gram");
        problems.range("charge", self.charge, CHARGE_S, "unit-second");
    }

    fn book(&self, _: usize) -> KickerBook {
        KickerBook::default()
    }

    fn ask(&self, _: usize, args: &[Value; MAX_ARGS], _: bool, book: &mut KickerBook, orders: &mut Orders) -> Answer {
        let charged = orders.tick >= book.charged;
        if charged {
            let percent = args[0].number().unwrap_or(0.0).clamp(0.0, 100.0);
            book.kick = Some(percent / 100.0);
            book.charged = orders.tick + ticks_of(self.charge).max(1);
            orders.show(Value::Float(percent));
        }
        Answer::Now(Value::Bool(charged))
    }

    fn tick(&self, book: &mut KickerBook, hands: &mut Hands) {
        if let Some(share) = book.kick.take() {
            self.hit(share, hands);
        }
    }

    fn feed(book: &KickerBook, feed: &mut dyn FnMut(&[u8])) {
        let KickerBook { kick, charged } = book;
        feed(&kick.unwrap_or(-1.0).to_bits().to_le_bytes());
        feed(&charged.to_le_bytes());
    }

    fn ink(&self) -> Ink {
        let mut ink = Ink::default();
        let half = self.width * 0.5;
        let points = [(-half, 0.0), (half, 0.0)].map(|(right, forward)| {
            let at = body_pose(self.at.0, self.at.1, self.facing).point(body_point(right, forward));
            (at.x as f32, at.y as f32)
        });
        ink.add(Role::Device, Stroke::Line { points: points.to_vec(), width: 0.004 });
        ink
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::actuator::tests::codes_of;
    use crate::sim::tests::rig::{Rig, robot, rover_with, scene, thing};
    use crate::sim::world::BodyId;

    const ROBOT_KG: f64 = 0.7;

    /// A rover with a kicker, and this right before its plate.
    fn rig(what: &str, y: f64) -> Rig {
        let mut field = scene();
        field.robots[0].kit = rover_with(Kicker::EXAMPLE);
        field.things.push(thing(what, 200.0, y, 0.0));
        Rig::new(&field)
    }

    #[test]
    fn a_ball_flies_as_the_impact_law_says_and_the_robot_is_pushed_back() {
        let mut rig = rig("Ball(radius: 2.1, mass: 46)", 212.2);
        assert_eq!(rig.ask("kick", &[100.0]), Value::Bool(true));
        rig.step();
        let ball = rig.speed(1);
        // The plunger of 40 g leaves with √(2 · 0.2 J / 0.04 kg) = 3.16 m/s; 1.7 · 40 / 86 of that.
        let expected = sqrt(2.0 * 0.2 / 0.04) * 1.7 * 40.0 / 86.0;
        assert!((ball - expected).abs() < 1e-3, "{ball} {expected}");
        let back = rig.world.twist(BodyId(0)).0;
        assert!((back.y * ROBOT_KG + ball * 0.046).abs() < 1e-4, "{back:?}");
        let energy = 0.5 * 0.046 * ball * ball + 0.5 * ROBOT_KG * back.y * back.y;
        assert!(energy < 0.2, "{energy}");
        rig.run(50);
        assert!(rig.at(1).y - 2.122 > 0.7, "{:?}", rig.at(1));
    }

    #[test]
    fn half_of_the_energy_gives_less_and_a_heavy_box_hardly_moves() {
        let way = |what: &str, y: f64, percent: f64| {
            let mut rig = rig(what, y);
            let before = rig.at(1);
            rig.ask("kick", &[percent]);
            rig.run(100);
            (rig.at(1) - before).length()
        };
        let ball = "Ball(radius: 2.1, mass: 46)";
        let (full, half, none) = (way(ball, 212.2, 100.0), way(ball, 212.2, 25.0), way(ball, 212.2, 0.0));
        assert!((full / half - 2.0).abs() < 0.1 && none == 0.0, "{full} {half} {none}");
        let heavy = way("Box(size: (10, 10), mass: 5000)", 215.2, 100.0);
        assert!(heavy < 0.002, "{heavy}");
        assert_eq!(way("Box(size: (10, 10))", 215.2, 100.0), 0.0);
    }

    #[test]
    fn it_must_charge_before_it_kicks_again_and_what_is_too_far_is_not_hit() {
        let mut rig = rig("Ball(radius: 2.1, mass: 46)", 214.0);
        assert_eq!(rig.ask("kick", &[100.0]), Value::Bool(true));
        rig.step();
        assert_eq!((rig.speed(1), rig.speed(0)), (0.0, 0.0), "it hit nothing");
        assert_eq!(rig.ask("kick", &[100.0]), Value::Bool(false));
        rig.run(198);
        assert_eq!(rig.ask("kick", &[100.0]), Value::Bool(false));
        rig.step();
        assert_eq!(rig.ask("kick", &[100.0]), Value::Bool(true));
    }

    #[test]
    fn two_robots_that_kick_each_other_do_so_in_any_order_of_asking() {
        let mut field = scene();
        field.robots[0].kit = rover_with(Kicker::EXAMPLE);
        field.robots.push(robot("other", 200.0, 220.4, 180.0));
        field.robots[1].kit = field.robots[0].kit.clone();
        let run = |order: [usize; 2]| {
            let mut rig = Rig::new(&field);
            for robot in order {
                rig.ask_again(robot, "kick", &[Value::Float(100.0)], false);
            }
            rig.step();
            assert!(rig.speed(0) > 0.0 && rig.speed(1) > 0.0);
            rig.run(50);
            rig.hash()
        };
        assert_eq!(run([0, 1]), run([1, 0]));
    }

    #[test]
    fn figures_that_cannot_be_are_named() {
        let with = |figures: &str| codes_of(&format!(r#"Kicker(name: "k", at: (0, 10), {figures})"#));
        assert!(with("").is_empty());
        for figures in [
            "width: 0",
            "reach: 0",
            "reach: -1",
            "energy: 0",
            "energy: -1",
            "energy: 11",
            "plunger: 0",
            "plunger: 71",
            "charge: 0",
            "charge: 61",
            "facing: 1e9",
        ] {
            assert_eq!(with(figures), ["sim-out-of-range"], "{figures}");
        }
    }
}
