//! Rope: ties two bodies together. It only pulls, and only when it is taut.

use serde::Deserialize;

use crate::base::ink::{Ink, Role, Stroke};
use crate::base::maths::Vec2;
use crate::base::shape::Outline;
use crate::base::units::{body_point, metres};
use crate::sim::check::Problems;
use crate::sim::physics::JointPlan;
use crate::sim::stage::{Rope as Taut, Stage};
use crate::sim::thing::{Solid, Spoken, ThingPart, Tie};

/// Lengths of ropes, cm.
const LENGTH_CM: (f64, f64) = (1.0, 1000.0);
/// The dot that stands for the rope among the bodies, metres.
const DOT_M: f64 = 0.005;

/// A rope between two robots or things. Its ends are points of the bodies' own frames (x right, y forward); without them it
/// hangs on a robot's hook, or on the origin of what has no hook. It does not stretch, weighs nothing, and passes over
/// everything.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rope {
    pub from: String,
    pub to: String,
    pub length: f64,
    #[serde(default)]
    pub from_at: Option<(f64, f64)>,
    #[serde(default)]
    pub to_at: Option<(f64, f64)>,
}

impl ThingPart for Rope {
    const EXAMPLE: &'static str = "Rope(from: \"me\", to: \"blue\", length: 40)";
    /// It sets itself up, and then has nothing to do.
    const LIVELY: bool = true;

    type Book = ();

    fn check(&self, problems: &mut Problems) {
        problems.range("length", self.length, LENGTH_CM, "unit-centimetre");
        for (field, point) in [("from_at", self.from_at), ("to_at", self.to_at)] {
            if let Some(point) = point {
                problems.place(field, point);
            }
        }
        if self.from == self.to {
            problems.other("sim-rope-one-body", "from, to");
        }
    }

    fn solid(&self) -> Solid {
        Solid::ghost(Outline::Disc { at: Vec2::ZERO, radius: DOT_M })
    }

    fn names(&self) -> Vec<Spoken<'_>> {
        let spoken = |field, name| Spoken { field, name, kind: None, crowd: false };
        vec![spoken("from", &self.from), spoken("to", &self.to)]
    }

    fn tie(&self) -> Option<Tie<'_>> {
        let point = |(right, forward): (f64, f64)| body_point(right, forward);
        Some(Tie {
            from: &self.from,
            to: &self.to,
            from_at: self.from_at.map(point),
            to_at: self.to_at.map(point),
            length_m: metres(self.length),
        })
    }

    fn begin(&self, (): &mut (), _: usize, stage: &mut Stage) {
        let Some(Tie { from, to, from_at, to_at, length_m }) = self.tie() else { return };
        let (Some(first), Some(second)) = (stage.find(from), stage.find(to)) else { return };
        let hook = |body: usize| stage.bodies[body].hook.unwrap_or_default();
        let (first_at, second_at) = (from_at.unwrap_or(hook(first)), to_at.unwrap_or(hook(second)));
        stage.physics.join(first, second, JointPlan::Rope { first_at, second_at, length_m });
        stage.ropes.push(Taut { first, first_at, second, second_at });
    }

    fn ink(&self) -> Ink {
        // A film draws the rope itself between its ends; this is the knot that a list of things shows.
        let mut ink = Ink::default();
        ink.add(Role::Label, Stroke::Circle { at: (0.0, 0.0), radius: DOT_M as f32, width: DOT_M as f32 * 0.4 });
        ink
    }
}

#[cfg(test)]
mod tests {
    use crate::base::maths::vec2;
    use crate::base::shape::Shape;
    use crate::base::value::Value;
    use crate::sim::scene::{RobotStart, Scene, Surface};
    use crate::sim::tests::rig::{Rig, robot, scene, thing};
    use crate::sim::world::BodyId;

    /// Two rovers back to back, 20 cm between their origins, on a rope.
    fn back_to_back(length: f64) -> Scene {
        let mut field = scene();
        field.robots = vec![robot("me", 200.0, 210.0, 0.0), robot("blue", 200.0, 190.0, 180.0)];
        let rope = format!("Rope(from: \"me\", to: \"blue\", length: {length}, from_at: (0, -5), to_at: (0, -5))");
        field.things.push(thing(&rope, 200.0, 200.0, 0.0));
        field
    }

    fn power(rig: &mut Rig, robot: usize, percent: f64) {
        rig.ask_again(robot, "motors", &[Value::Float(percent), Value::Float(percent)], false);
    }

    fn apart(rig: &Rig) -> f64 {
        let end = |body| rig.world.pose(BodyId(body)).point(vec2(-0.05, 0.0));
        (end(0) - end(1)).length()
    }

    #[test]
    fn a_slack_rope_does_nothing_and_a_taut_one_takes_along() {
        let mut rig = Rig::new(&back_to_back(40.0));
        power(&mut rig, 0, 50.0);
        let before = rig.at(1);
        while apart(&rig) < 0.39 {
            rig.step();
            assert!(rig.at(1) == before, "nothing pulls while it is slack");
        }
        rig.run(300);
        assert!((rig.at(1) - before).length() > 0.05, "{:?}", rig.at(1));
        // It does not push: the first comes back and the second stays.
        rig.ask("stop", &[]);
        rig.run(50);
        let stood = rig.at(1);
        power(&mut rig, 0, -30.0);
        rig.run(60);
        assert!((rig.at(1) - stood).length() < 1e-3);
    }

    #[test]
    fn equal_robots_hold_each_other_and_the_one_with_less_grip_loses() {
        // Coulomb: a tyre pulls with at most μ m g, so on ice it pulls less.
        let ice = Surface { grip: 0.3, ..Surface::plain(Shape::rectangle(vec2(2.0, 1.0), vec2(4.0, 2.0))) };
        for (surfaces, least, most) in [(vec![], -0.02, 0.02), (vec![ice], 0.1, 2.0)] {
            let mut field = back_to_back(20.0);
            field.surfaces = surfaces;
            let mut rig = Rig::new(&field);
            [0, 1].into_iter().for_each(|robot| power(&mut rig, robot, 100.0));
            let middle = |rig: &Rig| (rig.at(0).y + rig.at(1).y) * 0.5;
            let before = middle(&rig);
            rig.run(200);
            let pulled = middle(&rig) - before;
            assert!((least..most).contains(&pulled), "{pulled}");
            assert!(apart(&rig) < 0.203, "the rope is {} long", apart(&rig));
        }
    }

    #[test]
    fn a_jerk_keeps_the_momentum_of_two_balls() {
        let mut field = scene();
        let ball = |name: &str, mass: f64, x: f64| {
            let mut ball = thing(&format!("Ball(radius: 3, mass: {mass}, rolling: 0)"), x, 300.0, 0.0);
            ball.name = name.into();
            ball
        };
        field.things = vec![ball("one", 100.0, 100.0), ball("two", 300.0, 120.0)];
        field.things.push(thing("Rope(from: \"one\", to: \"two\", length: 30)", 0.0, 0.0, 0.0));
        let mut rig = Rig::new(&field);
        rig.world.stage_mut().physics.kick(2, vec2(0.3, 0.0), vec2(1.2, 3.0));
        rig.run(100);
        let speed = |body: u16| rig.world.twist(BodyId(body)).0.x;
        let momentum = 0.1 * speed(1) + 0.3 * speed(2);
        assert!((momentum - 0.3).abs() < 0.003, "{momentum}");
        // The jerk is inelastic: both go on together, or come together, and no energy is made.
        let energy = 0.5 * (0.1 * speed(1) * speed(1) + 0.3 * speed(2) * speed(2));
        assert!(energy <= 0.5 * 0.3 && speed(1) >= speed(2) - 0.01, "{energy} {} {}", speed(1), speed(2));
    }

    #[test]
    fn it_hangs_on_the_hooks_and_hardly_stretches_in_the_strongest_jerk() {
        // Two tugs, which are the heaviest and strongest kit, drive apart with all their power until the rope is taut.
        let text = include_str!("../../../assets/kits/tug.ron");
        let kit = std::sync::Arc::new(crate::sim::kit::Kit::load(text, "tug.ron").expect("a sound kit"));
        let mut field = scene();
        field.robots = [("me", 215.0, 0.0), ("blue", 185.0, 180.0)]
            .map(|(name, y, facing)| RobotStart { kit: kit.clone(), ..robot(name, 200.0, y, facing) })
            .to_vec();
        field.things.push(thing("Rope(from: \"me\", to: \"blue\", length: 60)", 200.0, 200.0, 0.0));
        let mut rig = Rig::new(&field);
        [0, 1].into_iter().for_each(|robot| power(&mut rig, robot, 100.0));
        let mut longest: f64 = 0.0;
        for _ in 0..400 {
            rig.step();
            let end = |body| rig.world.pose(BodyId(body)).point(vec2(-0.09, 0.0));
            longest = longest.max((end(0) - end(1)).length());
        }
        assert!((0.599..0.603).contains(&longest), "{longest}");
    }
}
