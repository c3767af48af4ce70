//! Mazes of a level: drawn as a text or by chance, turned into walls, and the ways through them.

pub(super) mod drawing;
pub(super) mod random;
pub(super) mod walls;

use crate::base::maths::vec2;
use crate::base::shape::Shape;
use crate::rules::maze::{Maze, Side};

/// The most columns and rows: half-size micromouse has up to 32 × 32 cells.
pub(super) const MOST_CELLS: usize = 32;

/// A cell: column and row from the lower left.
pub(super) type Cell = (usize, usize);

/// The places that a maze marks.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Drawn {
    pub start: Cell,
    /// Lower left and upper right cell of the goal.
    pub goal: Option<(Cell, Cell)>,
}

/// The area of a rectangle of cells, from wall middle to wall middle.
pub(super) fn area(maze: &Maze, (low, high): (Cell, Cell)) -> Shape {
    let columns = (high.0 + 1 - low.0) as f64;
    let rows = (high.1 + 1 - low.1) as f64;
    let corner = maze.corner_m + vec2(low.0 as f64, low.1 as f64) * maze.cell_m;
    Shape::rectangle(corner + vec2(columns, rows) * (maze.cell_m * 0.5), vec2(columns, rows) * maze.cell_m)
}

/// Steps from a cell to every cell, row by row from the lowest; `None` where no way leads. (Breadth-first search.)
pub(super) fn steps_from(maze: &Maze, start: Cell) -> Vec<Option<usize>> {
    let mut steps = vec![None; maze.columns * maze.rows];
    let mut queue = vec![start];
    if let Some(first) = steps.get_mut(start.1 * maze.columns + start.0) {
        *first = Some(0);
    }
    let mut next = 0;
    while let Some(&cell) = queue.get(next) {
        next += 1;
        let far = steps.get(cell.1 * maze.columns + cell.0).copied().flatten().unwrap_or(0);
        for side in Side::ALL {
            if !maze.is_open(cell.0, cell.1, side) {
                continue;
            }
            let beside = neighbour(cell, side);
            if let Some(unknown @ None) = steps.get_mut(beside.1 * maze.columns + beside.0) {
                *unknown = Some(far + 1);
                queue.push(beside);
            }
        }
    }
    steps
}

/// The fewest steps from the start to a cell of the goal; `None` where no way leads, or without a goal.
pub(super) fn steps_to_goal(maze: &Maze, drawn: &Drawn) -> Option<usize> {
    let (low, high) = drawn.goal?;
    let steps = steps_from(maze, drawn.start);
    let cells = (low.1..=high.1).flat_map(|row| (low.0..=high.0).map(move |column| (column, row)));
    cells.filter_map(|(column, row)| steps.get(row * maze.columns + column).copied().flatten()).min()
}

/// The cell beside a cell. There must be one: ask `is_open` or the maze's size first.
fn neighbour((column, row): Cell, side: Side) -> Cell {
    match side {
        Side::North => (column, row + 1),
        Side::East => (column + 1, row),
        Side::South => (column, row.saturating_sub(1)),
        Side::West => (column.saturating_sub(1), row),
    }
}
