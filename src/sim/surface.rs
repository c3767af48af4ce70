//! Surfaces: patches of floor with other grip and drag, slopes, and floors that turn.

use crate::base::maths::{Vec2, sin, sqrt};
use crate::base::shape::Shape;
use crate::base::units::radians;
use crate::sim::scene::{Surface, Turning};
use crate::sim::wheel::GRAVITY;

/// The floor under one place: SI, in the frame of whoever asks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ground {
    /// Factor on friction; on a slope less of the weight presses on the floor, which is in it.
    pub grip: f64,
    /// The share of that friction which a sliding tyre keeps.
    pub sliding: f64,
    /// Deceleration against the floor, m/s² per m/s.
    pub drag: f64,
    /// What a slope pulls with, m/s².
    pub pull: Vec2,
    /// How the floor itself moves at this place, m/s.
    pub velocity: Vec2,
    /// How the floor itself turns, rad/s.
    pub spin: f64,
}

impl Ground {
    /// Bare level floor.
    pub const PLAIN: Self =
        Self { grip: 1.0, sliding: 1.0, drag: 0.0, pull: Vec2::ZERO, velocity: Vec2::ZERO, spin: 0.0 };

    /// No floor at all, for what is lifted.
    pub const AIR: Self = Self { grip: 0.0, ..Self::PLAIN };

    /// The same floor with its vectors in another frame.
    pub fn seen_by(self, turn: impl Fn(Vec2) -> Vec2) -> Self {
        Self { pull: turn(self.pull), velocity: turn(self.velocity), ..self }
    }
}

impl Surface {
    /// A surface like bare floor, to be changed.
    pub fn plain(area: Shape) -> Self {
        Self { area, grip: 1.0, sliding: 1.0, drag: 0.0, pull: Vec2::ZERO, turning: None }
    }

    /// The same as a slope of an incline in degrees that goes down in a direction of length 1.
    pub fn sloping(self, incline_deg: f64, downhill: Vec2) -> Self {
        Self { pull: downhill * (GRAVITY * sin(radians(incline_deg))), ..self }
    }

    fn ground(&self, point: Vec2) -> Ground {
        let Self { area: _, grip, sliding, drag, pull, turning } = self;
        let steep = pull.dot(*pull) / (GRAVITY * GRAVITY);
        let grip = if steep > 0.0 { grip * sqrt((1.0 - steep).max(0.0)) } else { *grip };
        let (velocity, spin) = match turning {
            Some(Turning { middle, spin }) => ((point - *middle).left() * *spin, *spin),
            None => (Vec2::ZERO, 0.0),
        };
        Ground { grip, sliding: *sliding, drag: *drag, pull: *pull, velocity, spin }
    }
}

/// The floor at a point of the world; the last patch that covers it counts.
pub fn ground_at(surfaces: &[Surface], point: Vec2) -> Ground {
    let covers = |surface: &&Surface| surface.area.contains(point);
    surfaces.iter().rev().find(covers).map_or(Ground::PLAIN, |surface| surface.ground(point))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::maths::{tan, vec2};
    use crate::sim::tests::rig::{Rig, robot, scene, thing};

    fn everywhere() -> Surface {
        Surface::plain(Shape::Disc { at: vec2(2.0, 2.0), radius: 5.0 })
    }

    #[test]
    fn the_last_patch_counts_and_bare_floor_is_plain() {
        let patch =
            |radius, grip, drag| Surface { grip, drag, ..Surface::plain(Shape::Disc { at: Vec2::ZERO, radius }) };
        let surfaces = [patch(1.0, 0.1, 0.0), patch(0.5, 0.6, 2.0)];
        let found = |x: f64| {
            let ground = ground_at(&surfaces, vec2(x, 0.0));
            (ground.grip, ground.drag)
        };
        assert_eq!((found(0.1), found(0.8)), ((0.6, 2.0), (0.1, 0.0)));
        assert_eq!(ground_at(&surfaces, vec2(2.0, 0.0)), Ground::PLAIN);
    }

    #[test]
    fn a_turning_floor_moves_faster_outside_and_a_steep_one_grips_less() {
        let turning = Some(Turning { middle: vec2(2.0, 2.0), spin: 2.0 });
        let ground = ground_at(&[Surface { turning, ..everywhere() }], vec2(2.0, 2.5));
        assert_eq!((ground.velocity, ground.spin), (vec2(-1.0, 0.0), 2.0));
        let slope = ground_at(&[everywhere().sloping(60.0, vec2(1.0, 0.0))], vec2(2.0, 2.0));
        assert!((slope.grip - 0.5).abs() < 1e-9 && (slope.pull.x - GRAVITY * sin(radians(60.0))).abs() < 1e-9);
    }

    /// How far a rover comes in a tenth of a second at so much power, m: too short a time for wheels that spin to stop it.
    fn start(percent: f64, sliding: f64) -> f64 {
        let mut field = scene();
        field.surfaces = vec![Surface { grip: 0.4, sliding, ..everywhere() }];
        field.robots[0] = robot("me", 200.0, 120.0, 0.0);
        let mut rig = Rig::new(&field);
        rig.ask("motors", &[percent, percent]);
        let before = rig.at(0);
        rig.run(10);
        (rig.at(0) - before).length()
    }

    #[test]
    fn a_spinning_wheel_pulls_less_where_sliding_friction_is_less_and_a_rolling_one_as_much() {
        // s = a t² / 2, and a sliding tyre gives half of the force.
        assert!(start(100.0, 0.5) < 0.6 * start(100.0, 1.0), "{} {}", start(100.0, 0.5), start(100.0, 1.0));
        // A wheel that holds does as ever, but for some micrometres where the contacts settle in the first ticks.
        assert!((start(15.0, 0.5) - start(15.0, 1.0)).abs() < 5e-5 && start(15.0, 1.0) > 2e-3);
    }

    /// How far a loose box with μ = 0.4 goes in a second on a slope, and a rover that brakes.
    fn slid(incline_deg: f64, grip: f64) -> (f64, f64) {
        let mut field = scene();
        field.surfaces = vec![Surface { grip, ..everywhere() }.sloping(incline_deg, vec2(1.0, 0.0))];
        field.robots[0] = robot("me", 200.0, 120.0, 90.0);
        field.things.push(thing("Box(size: (10, 10), mass: 200, friction: 0.4)", 200.0, 300.0, 20.0));
        let mut rig = Rig::new(&field);
        rig.ask("stop", &[]);
        let before = (rig.at(1), rig.at(0));
        rig.run(100);
        ((rig.at(1) - before.0).length(), (rig.at(0) - before.1).length())
    }

    #[test]
    fn a_loose_box_starts_to_slide_when_the_tangent_is_greater_than_its_friction() {
        let limit = crate::base::units::degrees(crate::base::maths::atan(0.4));
        assert!(slid(limit - 0.5, 1.0).0 < 1e-4, "{:?}", slid(limit - 0.5, 1.0));
        // s = a t² / 2 with a = g (sin α − μ cos α).
        let steep = radians(limit + 5.0);
        let expected = 0.5 * GRAVITY * crate::base::maths::cos(steep) * (tan(steep) - 0.4);
        let way = slid(limit + 5.0, 1.0).0;
        assert!((way / expected - 1.0).abs() < 0.05, "{way} of {expected}");
    }

    #[test]
    fn a_braked_robot_holds_on_5_degrees_and_slides_on_ice() {
        let (_, held) = slid(5.0, 1.0);
        let (_, slipped) = slid(5.0, 0.05);
        assert!(held < 0.02, "{held}");
        assert!(slipped > 0.1, "{slipped}");
    }

    #[test]
    fn a_box_is_carried_round_by_a_turntable_and_thrown_off_a_fast_one() {
        let far = |spin: f64| {
            let mut field = scene();
            let turning = Some(Turning { middle: vec2(2.0, 2.0), spin });
            let area = Shape::Disc { at: vec2(2.0, 2.0), radius: 0.6 };
            field.surfaces = vec![Surface { turning, ..Surface::plain(area) }];
            field.robots[0] = robot("me", 30.0, 30.0, 0.0);
            field.things.push(thing("Box(size: (4, 4), mass: 100, friction: 0.4)", 240.0, 200.0, 0.0));
            let mut rig = Rig::new(&field);
            let ticks = (crate::base::maths::PI / spin * 100.0) as usize;
            let mut farthest: f64 = 0.0;
            for _ in 0..ticks {
                rig.step();
                farthest = farthest.max((rig.at(1) - vec2(2.0, 2.0)).length());
            }
            (farthest, rig.at(1))
        };
        // ω² r = 0.4 · 4 = 1.6 m/s² is less than μ g = 3.9: half a turn later it is on the other side.
        let (farthest, at) = far(2.0);
        assert!(farthest < 0.45, "{farthest}");
        assert!((at - vec2(1.6, 2.0)).length() < 0.15, "{at:?}");
        // ω² r = 0.4 · 16 = 6.4 m/s² is more.
        assert!(far(4.0).0 > 0.6);
    }
}
