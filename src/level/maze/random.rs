//! A maze by chance: every cell can be reached, and a stated number of walls is missing so that there are loops.

use crate::base::maths::Vec2;
use crate::base::noise::Stream;
use crate::level::maze::{Cell, Drawn, neighbour};
use crate::rules::maze::{Maze, Side};

/// Where the goal of a maze lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    /// A room of 2 × 2 cells in the middle with one entrance, as in micromouse contests.
    Middle,
    /// The cell in the upper right corner.
    Corner,
}

/// What a maze by chance is made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    /// At least 2 of each, at least 4 for a goal in the middle.
    pub columns: usize,
    pub rows: usize,
    /// How many walls are taken away from the maze without loops.
    pub loops: usize,
    pub goal: Goal,
}

/// Makes a maze; the last number says how many walls could be taken away.
///
/// The start is the lower left cell, which is open to the north only, as the rules of micromouse contests want it. The walls
/// come from a depth-first search (the "recursive backtracker"), which makes long corridors.
pub fn make(plan: Plan, stream: Stream) -> (Maze, Drawn, usize) {
    let Plan { columns, rows, loops, goal } = plan;
    let start = (0, 0);
    let goal_cells = match goal {
        Goal::Corner => ((columns - 1, rows - 1), (columns - 1, rows - 1)),
        Goal::Middle => {
            let low = (columns / 2 - 1, rows / 2 - 1);
            (low, (low.0 + 1, low.1 + 1))
        }
    };
    let mut making = Making { maze: Maze::open(columns, rows, Vec2::ZERO, 1.0), seen: Vec::new() };
    making.maze.walls.fill(true);
    making.seen = vec![false; columns * rows];
    // Start and room are no part of the search: each gets its one entrance of its own.
    making.see(start);
    making.maze.set_wall(start.0, start.1, Side::North, false);
    let room = (goal == Goal::Middle).then_some(goal_cells);
    if let Some((low, high)) = room {
        making.room(low, high, stream.named("room"));
    }
    making.dig((0, 1), stream.named("dig"));
    let removed = making.open_loops(loops, start, room, stream.named("loops"));
    (making.maze, Drawn { start, goal: Some(goal_cells) }, removed)
}

struct Making {
    maze: Maze,
    /// Cells that can be reached already, or that are not to be dug.
    seen: Vec<bool>,
}

impl Making {
    fn see(&mut self, (column, row): Cell) {
        let columns = self.maze.columns;
        if let Some(seen) = self.seen.get_mut(row * columns + column) {
            *seen = true;
        }
    }

    /// Is there an unseen cell on this side?
    fn is_new(&self, cell: Cell, side: Side) -> bool {
        let (column, row) = neighbour(cell, side);
        has_neighbour(&self.maze, cell, side) && self.seen.get(row * self.maze.columns + column) == Some(&false)
    }

    /// Clears the room of the goal and opens one of its eight outer walls.
    fn room(&mut self, low: Cell, high: Cell, stream: Stream) {
        let mut entrances = Vec::new();
        for cell in [low, (high.0, low.1), high, (low.0, high.1)] {
            self.see(cell);
            for side in Side::ALL {
                let beside = neighbour(cell, side);
                if is_within(beside, low, high) {
                    self.maze.set_wall(cell.0, cell.1, side, false);
                } else if beside != (0, 0) {
                    entrances.push((cell, side));
                }
            }
        }
        if let Some((cell, side)) = entrances.get(pick(stream, 0, entrances.len())) {
            self.maze.set_wall(cell.0, cell.1, *side, false);
        }
    }

    /// Digs corridors from a cell until every cell has been seen.
    fn dig(&mut self, from: Cell, stream: Stream) {
        let mut way = vec![from];
        let mut count = 0;
        self.see(from);
        while let Some(&cell) = way.last() {
            let sides: Vec<Side> = Side::ALL.into_iter().filter(|side| self.is_new(cell, *side)).collect();
            let Some(&side) = sides.get(pick(stream, count, sides.len())) else {
                way.pop();
                continue;
            };
            count += 1;
            self.maze.set_wall(cell.0, cell.1, side, false);
            let beside = neighbour(cell, side);
            self.see(beside);
            way.push(beside);
        }
    }

    /// Takes walls away at random; those of start and room stay, and no post is left without a wall.
    fn open_loops(&mut self, loops: usize, start: Cell, room: Option<(Cell, Cell)>, stream: Stream) -> usize {
        let mut walls: Vec<(Cell, Side)> = Vec::new();
        for row in 0..self.maze.rows {
            for column in 0..self.maze.columns {
                let cell = (column, row);
                let sides = [Side::North, Side::East].into_iter().filter(|side| has_neighbour(&self.maze, cell, *side));
                walls.extend(sides.map(|side| (cell, side)));
            }
        }
        let is_kept = |cell: Cell| cell == start || room.is_some_and(|(low, high)| is_within(cell, low, high));
        walls.retain(|(cell, side)| {
            self.maze.wall(cell.0, cell.1, *side) && !is_kept(*cell) && !is_kept(neighbour(*cell, *side))
        });
        let mut removed = 0;
        let mut count = 0;
        while removed < loops && !walls.is_empty() {
            let (cell, side) = walls.swap_remove(pick(stream, count, walls.len()));
            count += 1;
            let ends = match side {
                Side::North => [(cell.0, cell.1 + 1), (cell.0 + 1, cell.1 + 1)],
                _ => [(cell.0 + 1, cell.1), (cell.0 + 1, cell.1 + 1)],
            };
            if ends.into_iter().all(|post| walls_at(&self.maze, post) > 1) {
                self.maze.set_wall(cell.0, cell.1, side, false);
                removed += 1;
            }
        }
        removed
    }
}

/// How many walls meet at a post; the post (0, 0) is the lower left corner of the maze.
pub(super) fn walls_at(maze: &Maze, (x, y): Cell) -> usize {
    let has = [super::walls::east(maze, (x, y)), super::walls::north(maze, (x, y))];
    let west = x > 0 && super::walls::east(maze, (x - 1, y));
    let south = y > 0 && super::walls::north(maze, (x, y - 1));
    has.into_iter().chain([west, south]).filter(|wall| *wall).count()
}

fn has_neighbour(maze: &Maze, (column, row): Cell, side: Side) -> bool {
    match side {
        Side::North => row + 1 < maze.rows,
        Side::East => column + 1 < maze.columns,
        Side::South => row > 0,
        Side::West => column > 0,
    }
}

fn is_within(cell: Cell, low: Cell, high: Cell) -> bool {
    (low.0..=high.0).contains(&cell.0) && (low.1..=high.1).contains(&cell.1)
}

/// One of so many; 0 of none.
fn pick(stream: Stream, counter: u64, count: usize) -> usize {
    ((stream.unit(counter) * count as f64).floor() as usize).min(count.saturating_sub(1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::level::maze::{steps_from, steps_to_goal};

    fn made(plan: Plan, seed: u64) -> (Maze, Drawn, usize) {
        make(plan, Stream::new(seed))
    }

    /// Openings between cells.
    fn openings(maze: &Maze) -> usize {
        let cells = (0..maze.rows).flat_map(|row| (0..maze.columns).map(move |column| (column, row)));
        cells.map(|(c, r)| [Side::North, Side::East].iter().filter(|side| maze.is_open(c, r, **side)).count()).sum()
    }

    #[test]
    fn every_cell_is_reached_and_loops_are_as_many_as_asked() {
        for (columns, rows, loops, goal) in [
            (2, 2, 0, Goal::Corner),
            (3, 7, 2, Goal::Corner),
            (4, 4, 0, Goal::Middle),
            (5, 9, 3, Goal::Middle),
            (16, 16, 20, Goal::Middle),
            (32, 32, 60, Goal::Corner),
        ] {
            for seed in 0..20 {
                let (maze, drawn, removed) = made(Plan { columns, rows, loops, goal }, seed);
                assert!(steps_from(&maze, drawn.start).iter().all(Option::is_some), "{columns} × {rows}, seed {seed}");
                assert!(steps_to_goal(&maze, &drawn).is_some());
                // A tree has one opening less than cells; the four cells of a room have one more.
                let tree = columns * rows - 1 + usize::from(goal == Goal::Middle);
                assert_eq!(openings(&maze), tree + removed);
                assert!(removed <= loops && (columns < 16 || removed == loops), "{removed} of {loops}");
            }
        }
    }

    #[test]
    fn the_start_has_three_walls_and_the_room_one_entrance() {
        for seed in 0..50 {
            let (maze, drawn, _) = made(Plan { columns: 16, rows: 16, loops: 30, goal: Goal::Middle }, seed);
            let open = |cell: Cell| Side::ALL.into_iter().filter(|side| maze.is_open(cell.0, cell.1, *side)).count();
            assert!(maze.is_open(0, 0, Side::North) && open((0, 0)) == 1);
            assert_eq!(drawn.goal, Some(((7, 7), (8, 8))));
            let room: usize = [(7, 7), (8, 7), (7, 8), (8, 8)].map(open).into_iter().sum();
            assert_eq!(room, 8 + 1, "two openings to the inside each, and one entrance");
        }
    }

    #[test]
    fn every_post_has_a_wall_but_the_one_in_the_room() {
        for seed in 0..20 {
            let (maze, ..) = made(Plan { columns: 16, rows: 16, loops: 40, goal: Goal::Middle }, seed);
            let posts = (0..=16).flat_map(|y| (0..=16).map(move |x| (x, y)));
            let alone: Vec<Cell> = posts.filter(|post| walls_at(&maze, *post) == 0).collect();
            assert_eq!(alone, [(8, 8)]);
        }
    }

    #[test]
    fn the_seed_decides() {
        let plan = Plan { columns: 8, rows: 8, loops: 4, goal: Goal::Corner };
        assert_eq!(made(plan, 3), made(plan, 3));
        assert_ne!(made(plan, 3).0, made(plan, 4).0);
    }
}
