//! Row: things in a straight row, as the posts of a slalom.

use crate::base::maths::Pose;
use crate::base::units::angle_of_heading;
use crate::level::crowd::{Crowd, Reading, Setup};

/// Things one `step` after the other.
pub(super) struct Row;

impl Crowd for Row {
    const EXAMPLE: &'static str = r#"Row(name: "post", of: Pin(radius: 2), count: 5, at: (40, 20), step: (30, 0))"#;

    fn set_up(reading: &mut Reading) -> Option<Setup> {
        let thing = reading.thing();
        let facing = reading.facing();
        let count = reading.count("count");
        let at = reading.point("at");
        let step = reading.step(count);
        let (thing, count, at, step) = (thing?, count?, at?, step?);
        let pose = |index: usize| Pose::new(at + step * index as f64, angle_of_heading(facing));
        Some(Setup::of(&thing, (0..count).map(pose)))
    }
}
