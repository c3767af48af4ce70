//! Turntable: a disc of the floor that turns and takes along what stands on it.

use serde::Deserialize;

use crate::base::ink::{Ink, Role, Stroke};
use crate::base::maths::{Pose, TAU, Vec2};
use crate::base::shape::{Outline, Shape};
use crate::base::units::{TICK_S, metres, radians};
use crate::sim::check::{Problems, RADIUS_CM};
use crate::sim::scene::{Surface, Turning};
use crate::sim::stage::Stage;
use crate::sim::thing::{Solid, ThingPart};

/// Turning rates either way, °/s: a record player turns with 200 °/s.
const RATE_DEG_S: (f64, f64) = (0.1, 360.0);

/// A disc that lies flush in the floor and turns; a positive rate is clockwise.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Turntable {
    pub radius: f64,
    /// °/s.
    pub rate: f64,
}

impl ThingPart for Turntable {
    const EXAMPLE: &'static str = "Turntable(radius: 30, rate: 45)";
    const LIVELY: bool = true;

    /// The angle at which it starts.
    type Book = f64;

    fn check(&self, problems: &mut Problems) {
        problems.range("radius", self.radius, RADIUS_CM, "unit-centimetre");
        if !(RATE_DEG_S.0..=RATE_DEG_S.1).contains(&self.rate.abs()) {
            problems.range("rate", self.rate, RATE_DEG_S, "unit-degree-per-second");
        }
    }

    fn solid(&self) -> Solid {
        let outline = Outline::Disc { at: Vec2::ZERO, radius: metres(self.radius) };
        Solid { driven: true, ..Solid::ghost(outline) }
    }

    fn surface(&self, world_from_thing: Pose) -> Option<Surface> {
        let middle = world_from_thing.at;
        let area = Shape::Disc { at: middle, radius: metres(self.radius) };
        Some(Surface { turning: Some(Turning { middle, spin: -radians(self.rate) }), ..Surface::plain(area) })
    }

    fn begin(&self, start: &mut f64, me: usize, stage: &mut Stage) {
        *start = stage.pose(me).angle;
    }

    fn act(&self, start: &mut f64, me: usize, stage: &mut Stage) {
        let turned = radians(self.rate) * ((stage.tick + 1) as f64 * TICK_S);
        let at = stage.pose(me).at;
        stage.physics.drive(me, Pose::new(at, *start - turned));
    }

    fn ink(&self) -> Ink {
        let mut ink = Ink::default();
        let (at, radius) = ((0.0, 0.0), metres(self.radius) as f32);
        ink.add(Role::Zone, Stroke::Disc { at, radius });
        ink.add(Role::Label, Stroke::Circle { at, radius, width: radius * 0.02 });
        for spoke in 0..6 {
            let way = Vec2::at_angle(TAU * f64::from(spoke) / 6.0);
            let point = |far: f32| (way.x as f32 * far, way.y as f32 * far);
            let points = vec![point(radius * 0.15), point(radius * 0.95)];
            ink.add(Role::Zone, Stroke::Line { points, width: radius * 0.04 });
        }
        ink
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::maths::vec2;
    use crate::base::units::degrees;
    use crate::sim::tests::rig::{Rig, robot, scene, thing};
    use crate::sim::world::BodyId;

    #[test]
    fn it_turns_clockwise_and_takes_a_braked_robot_and_a_box_round() {
        let mut field = scene();
        field.robots[0] = robot("me", 200.0, 200.0, 0.0);
        field.things.push(thing("Turntable(radius: 50, rate: 45)", 200.0, 200.0, 0.0));
        field.things.push(thing("Box(size: (6, 6), mass: 100)", 230.0, 200.0, 0.0));
        let mut rig = Rig::new(&field);
        rig.ask("stop", &[]);
        rig.run(200);
        // 90° in two seconds: the box has gone from the right to below.
        let moved = rig.at(2) - vec2(2.0, 2.0);
        assert!(moved.x.abs() < 0.04 && (moved.y + 0.3).abs() < 0.04, "{moved:?}");
        let turned = degrees(rig.pose().angle - radians(90.0));
        assert!((turned + 90.0).abs() < 8.0, "{turned}");
        assert!(rig.world.moves(BodyId(1)));
    }
}
