//! One: a thing alone, called by its name.

use crate::base::maths::{Pose, Vec2};
use crate::base::units::angle_of_heading;
use crate::level::crowd::{Crowd, Reading, Setup};

/// A thing alone; without `at` its points are those of the field.
pub(super) struct One;

impl Crowd for One {
    const EXAMPLE: &'static str = r#"One(name: "block", of: Box(size: (10, 20), mass: 200), at: (60, 40), facing: 45)"#;

    fn set_up(reading: &mut Reading) -> Option<Setup> {
        let thing = reading.thing();
        let facing = reading.facing();
        let at = match reading.fields.node("at") {
            Some(_) => reading.point("at"),
            None => Some(Vec2::ZERO),
        };
        let (thing, at) = (thing?, at?);
        Some(Setup::of(&thing, [Pose::new(at, angle_of_heading(facing))]))
    }
}
