//! Stack: loose bricks laid side by side, seen from above.

use crate::base::diag::Diag;
use crate::base::maths::{Pose, vec2};
use crate::base::units::{angle_of_heading, metres};
use crate::level::crowd::{Crowd, Reading, Setup};
use crate::sim::thing::Thing;

/// Joints between bricks, cm. Bricks that stand closer than a hair would be pushed apart at the start.
const JOINT_CM: (f64, f64) = (0.02, 10.0);
/// How far every second row is shifted, in lengths of a brick. Half a brick is the stretcher bond of brick walls.
const SHIFT: (f64, f64) = (0.0, 0.5);

/// Bricks in rows, every second row shifted as in a brick wall; nothing holds them, so they scatter when a robot drives into
/// them. A view from above knows no courses on top of each other: the wall lies flat.
pub(super) struct Stack;

impl Crowd for Stack {
    const EXAMPLE: &'static str =
        r#"Stack(name: "brick", of: Box(size: (12, 6), mass: 80), columns: 4, rows: 3, at: (120, 50))"#;

    fn set_up(reading: &mut Reading) -> Option<Setup> {
        let thing = reading.thing();
        let facing = reading.facing();
        let columns = reading.fields.required_node("columns", reading.diags);
        let rows = reading.fields.required_node("rows", reading.diags);
        let count = columns.zip(rows).and_then(|(columns, rows)| reading.columns_and_rows(columns, rows));
        let at = reading.point("at");
        let joint = reading.number_or("joint", JOINT_CM.0, JOINT_CM);
        let shift = reading.number_or("shift", SHIFT.1, SHIFT);
        let (thing, (columns, rows), at, joint, shift) = (thing?, count?, at?, joint?, shift?);
        let Thing::Box(brick) = &thing else {
            let place = reading.fields.node("of").unwrap_or(reading.fields.whole()).place();
            reading.diags.push(Diag::error("level-stack-of-boxes").at(place));
            return None;
        };
        let middle = Pose::new(at, angle_of_heading(facing));
        let (across, up) = (metres(brick.size.0 + joint), metres(brick.size.1 + joint));
        let shift = if rows > 1 { shift * across } else { 0.0 };
        let pose = |index: usize| {
            let (column, row) = (index % columns, index / columns);
            let shifted = if row.is_multiple_of(2) { -0.5 } else { 0.5 } * shift;
            let right = (column as f64 - (columns as f64 - 1.0) * 0.5) * across + shifted;
            let forward = (row as f64 - (rows as f64 - 1.0) * 0.5) * up;
            Pose::new(middle.point(vec2(forward, -right)), middle.angle)
        };
        Some(Setup::of(&thing, (0..columns * rows).map(pose)))
    }
}
