//! Ring: things on a circle, as the pins of a kegelring.

use crate::base::maths::{Pose, Vec2};
use crate::base::units::{angle_of_heading, metres, radians};
use crate::level::crowd::{Crowd, Reading, Setup};

/// Radii of rings, cm.
const RADIUS_CM: (f64, f64) = (0.1, 1000.0);

/// Things on a circle, clockwise from the one in the direction `facing`, each looking outwards.
pub(super) struct Ring;

impl Crowd for Ring {
    const EXAMPLE: &'static str =
        r#"Ring(name: "pin", of: Pin(radius: 3.5, mass: 50), count: 8, at: (100, 60), radius: 37, facing: 22.5)"#;

    fn set_up(reading: &mut Reading) -> Option<Setup> {
        let thing = reading.thing();
        let facing = reading.facing();
        let count = reading.count("count");
        let at = reading.point("at");
        let radius = reading.number("radius", RADIUS_CM);
        let (thing, count, at, radius) = (thing?, count?, at?, metres(radius?));
        let pose = |index: usize| {
            let angle = angle_of_heading(facing) - radians(360.0 * index as f64 / count as f64);
            Pose::new(at + Vec2::at_angle(angle) * radius, angle)
        };
        Some(Setup::of(&thing, (0..count).map(pose)))
    }
}
