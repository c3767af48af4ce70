//! Grid: things in columns and rows, as chess pieces on their squares.

use crate::base::diag::Diag;
use crate::base::maths::{Pose, vec2};
use crate::base::ron::node::{Body, Node, NodeKind};
use crate::base::units::{angle_of_heading, metres};
use crate::level::crowd::{Crowd, Reading, Setup};
use crate::level::numbers::{FAR_CM, pair_within};

/// Things in columns and rows: the first one is `at`, the next column is `step.x` further, the next row `step.y`.
pub(super) struct Grid;

impl Crowd for Grid {
    const EXAMPLE: &'static str =
        r#"Grid(name: "cup", of: Pin(radius: 3, mass: 30), count: (4, 3), at: (60, 30), step: (20, 20))"#;

    fn set_up(reading: &mut Reading) -> Option<Setup> {
        let thing = reading.thing();
        let facing = reading.facing();
        let count = reading.fields.required_node("count", reading.diags);
        let count = count.and_then(|node| of_pair(node, reading));
        let at = reading.point("at");
        let node = reading.fields.required_node("step", reading.diags)?;
        let step = pair_within(node, reading.draws, -FAR_CM, FAR_CM, reading.diags);
        let (thing, (columns, rows), at, (x, y)) = (thing?, count?, at?, step?);
        if (columns > 1 && x == 0.0) || (rows > 1 && y == 0.0) {
            reading.diags.push(Diag::error("level-step-zero").at(node.place()));
            return None;
        }
        let (x, y) = (metres(x), metres(y));
        let pose = |index: usize| {
            let (column, row) = ((index % columns) as f64, (index / columns) as f64);
            Pose::new(at + vec2(x * column, y * row), angle_of_heading(facing))
        };
        Some(Setup::of(&thing, (0..columns * rows).map(pose)))
    }
}

/// Reads `(columns, rows)`.
fn of_pair<'a>(node: &'a Node, reading: &mut Reading<'_, 'a, '_>) -> Option<(usize, usize)> {
    match &node.kind {
        NodeKind::Group { name: None, body: Body::Items(items) } if items.len() == 2 => {
            reading.columns_and_rows(&items[0], &items[1])
        }
        _ => {
            crate::base::ron::fields::value::<(f64, f64)>(node, reading.draws, reading.diags);
            None
        }
    }
}
