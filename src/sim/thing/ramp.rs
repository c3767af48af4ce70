//! Ramp: a part of the floor that slopes.

use serde::Deserialize;

use crate::base::ink::{Ink, Role, Stroke};
use crate::base::maths::{Pose, Vec2, vec2};
use crate::base::shape::{Outline, Shape};
use crate::base::units::{body_point, metres};
use crate::sim::check::{FRICTION, LENGTH_CM, Problems};
use crate::sim::scene::Surface;
use crate::sim::thing::{Solid, ThingPart};

/// Inclines, degrees; nothing on wheels climbs more.
const INCLINE_DEG: (f64, f64) = (0.1, 45.0);

/// A slope that rises forward: whatever is on it is pulled back. Seen from above it keeps its length.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ramp {
    /// Width to the right and length forward.
    pub size: (f64, f64),
    /// Degrees.
    pub incline: f64,
    /// Factor on friction, as of a surface.
    #[serde(default = "plain")]
    pub grip: f64,
}

fn plain() -> f64 {
    1.0
}

impl Ramp {
    fn corners(&self) -> Vec<Vec2> {
        let (right, forward) = (self.size.0 * 0.5, self.size.1 * 0.5);
        [(-right, -forward), (right, -forward), (right, forward), (-right, forward)]
            .map(|(x, y)| body_point(x, y))
            .to_vec()
    }
}

impl ThingPart for Ramp {
    const EXAMPLE: &'static str = "Ramp(size: (40, 60), incline: 10)";

    type Book = ();

    fn check(&self, problems: &mut Problems) {
        for side in [self.size.0, self.size.1] {
            problems.range("size", side, (1.0, LENGTH_CM.1), "unit-centimetre");
        }
        problems.range("incline", self.incline, INCLINE_DEG, "unit-degree");
        problems.range("grip", self.grip, FRICTION, "unit-none");
    }

    fn solid(&self) -> Solid {
        Solid::ghost(Outline::Polygon(self.corners()))
    }

    fn surface(&self, world_from_thing: Pose) -> Option<Surface> {
        let corners = self.corners().into_iter().map(|corner| world_from_thing.point(corner)).collect();
        let downhill = world_from_thing.direction(vec2(-1.0, 0.0));
        let flat = Surface { grip: self.grip, ..Surface::plain(Shape::Polygon(corners)) };
        Some(flat.sloping(self.incline, downhill))
    }

    fn ink(&self) -> Ink {
        let mut ink = Ink::default();
        let flat = |point: Vec2| (point.x as f32, point.y as f32);
        ink.add(Role::Zone, Stroke::Polygon { points: self.corners().into_iter().map(flat).collect() });
        // Three arrows point uphill.
        let (wide, long) = (metres(self.size.0), metres(self.size.1));
        let (half, tall) = (wide.min(long) * 0.15, wide.min(long) * 0.12);
        for row in [-0.3, 0.0, 0.3] {
            let tip = row * long + tall * 0.5;
            let points = vec![flat(vec2(tip - tall, half)), flat(vec2(tip, 0.0)), flat(vec2(tip - tall, -half))];
            ink.add(Role::Label, Stroke::Line { points, width: (half * 0.15) as f32 });
        }
        ink
    }
}

#[cfg(test)]
mod tests {
    use crate::sim::tests::rig::{Rig, scene, thing};

    #[test]
    fn a_ball_rolls_down_it_and_away_from_where_it_rises() {
        for (facing, x, y) in [(0.0, 0.0, -1.0), (90.0, -1.0, 0.0)] {
            let mut field = scene();
            field.robots[0].world_from_robot.at.x = 0.3;
            field.things.push(thing("Ramp(size: (100, 100), incline: 10)", 200.0, 200.0, facing));
            field.things.push(thing("Ball(radius: 2, mass: 20)", 200.0, 200.0, 0.0));
            let mut rig = Rig::new(&field);
            let before = rig.at(2);
            rig.run(50);
            let moved = rig.at(2) - before;
            assert!(moved.x * x + moved.y * y > 0.1, "{facing}: {moved:?}");
        }
    }
}
