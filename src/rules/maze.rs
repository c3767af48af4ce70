//! A maze as the referee knows it: cells in columns and rows, and which of their sides are walls.

use serde::Deserialize;

use crate::base::maths::{Vec2, vec2};
use crate::rules::feed::Feed;

/// The side of a cell, in the field's frame: north is up, east is to the right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub enum Side {
    North,
    East,
    South,
    West,
}

impl Side {
    /// All four, clockwise from the north.
    pub const ALL: [Self; 4] = [Self::North, Self::East, Self::South, Self::West];
    /// Their names in programs, in the same order.
    pub const SAID: [&'static str; 4] = ["north", "east", "south", "west"];

    /// The side with this name in programs.
    pub fn of_said(name: &str) -> Option<Self> {
        Self::SAID.iter().position(|said| *said == name).map(|at| Self::ALL[at])
    }
}

/// A maze of square cells. Columns are counted from the left, rows from below, both from 0.
#[derive(Clone, Debug, PartialEq)]
pub struct Maze {
    pub columns: usize,
    pub rows: usize,
    /// The lower left corner of cell (0, 0), in the middle of its walls, metres.
    pub corner_m: Vec2,
    /// From the middle of a cell to the middle of the next one, metres.
    pub cell_m: f64,
    /// First the sides that lie across the y axis, row by row from the lowest one (`rows + 1` times `columns`), then
    /// those that lie across the x axis, row by row (`rows` times `columns + 1`).
    pub walls: Vec<bool>,
}

impl Maze {
    /// A maze without any wall, not even around it.
    pub fn open(columns: usize, rows: usize, corner_m: Vec2, cell_m: f64) -> Self {
        let sides = (rows + 1) * columns + rows * (columns + 1);
        Self { columns, rows, corner_m, cell_m, walls: vec![false; sides] }
    }

    /// Is there a wall on this side of a cell? Outside of the maze there is none.
    pub fn wall(&self, column: usize, row: usize, side: Side) -> bool {
        self.slot(column, row, side).and_then(|slot| self.walls.get(slot)).copied().unwrap_or(false)
    }

    /// Is the way from a cell to its neighbour on this side open? The neighbour is in the maze as well.
    pub fn is_open(&self, column: usize, row: usize, side: Side) -> bool {
        self.has_neighbour(column, row, side) && !self.wall(column, row, side)
    }

    /// Is there another cell of the maze on this side of a cell of it?
    pub fn has_neighbour(&self, column: usize, row: usize, side: Side) -> bool {
        let is_cell = column < self.columns && row < self.rows;
        is_cell
            && match side {
                Side::North => row + 1 < self.rows,
                Side::East => column + 1 < self.columns,
                Side::South => row > 0,
                Side::West => column > 0,
            }
    }

    /// Builds a wall on a side of a cell, or takes it away; nothing happens outside of the maze.
    pub fn set_wall(&mut self, column: usize, row: usize, side: Side, wall: bool) {
        if let Some(place) = self.slot(column, row, side).and_then(|slot| self.walls.get_mut(slot)) {
            *place = wall;
        }
    }

    /// The number of a side among all of them; the same for both cells that share it.
    pub fn slot(&self, column: usize, row: usize, side: Side) -> Option<usize> {
        if column >= self.columns || row >= self.rows {
            return None;
        }
        let upright = (self.rows + 1) * self.columns;
        Some(match side {
            Side::South => row * self.columns + column,
            Side::North => (row + 1) * self.columns + column,
            Side::West => upright + row * (self.columns + 1) + column,
            Side::East => upright + row * (self.columns + 1) + column + 1,
        })
    }

    /// The middle of a cell, metres.
    pub fn middle_m(&self, column: usize, row: usize) -> Vec2 {
        self.corner_m + vec2(column as f64 + 0.5, row as f64 + 0.5) * self.cell_m
    }

    /// Feeds the maze to a hasher.
    pub fn feed(&self, feed: &mut Feed) {
        let Self { columns, rows, corner_m, cell_m, walls } = self;
        feed.count(*columns);
        feed.count(*rows);
        feed.point(*corner_m);
        feed.number(*cell_m);
        feed.count(walls.len());
        for wall in walls {
            feed.truth(*wall);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_cells_share_the_side_between_them() {
        let mut maze = Maze::open(3, 2, vec2(0.1, 0.2), 0.18);
        assert!(maze.is_open(0, 0, Side::East) && maze.is_open(1, 0, Side::West));
        maze.set_wall(0, 0, Side::East, true);
        assert!(maze.wall(0, 0, Side::East) && maze.wall(1, 0, Side::West));
        maze.set_wall(2, 1, Side::South, true);
        assert!(maze.wall(2, 0, Side::North) && !maze.is_open(2, 0, Side::North));
        assert_eq!(maze.walls.iter().filter(|wall| **wall).count(), 2);
    }

    #[test]
    fn every_side_has_a_number_of_its_own() {
        let maze = Maze::open(3, 2, Vec2::ZERO, 0.18);
        let mut slots: Vec<usize> = (0..2)
            .flat_map(|row| (0..3).map(move |column| (column, row)))
            .flat_map(|(column, row)| Side::ALL.map(|side| maze.slot(column, row, side).unwrap()))
            .collect();
        slots.sort_unstable();
        slots.dedup();
        assert_eq!(slots, (0..maze.walls.len()).collect::<Vec<_>>());
    }

    #[test]
    fn outside_of_the_maze_there_is_nothing() {
        let mut maze = Maze::open(3, 2, Vec2::ZERO, 0.2);
        maze.set_wall(3, 0, Side::West, true);
        assert!(!maze.walls.contains(&true));
        assert!(!maze.is_open(2, 0, Side::East) && !maze.is_open(0, 0, Side::South) && !maze.is_open(9, 9, Side::West));
    }
}
