//! Mapped: a program knows the walls of a maze.

use serde::Deserialize;

use crate::base::diag::{Arg, Hint};
use crate::rules::goal::{ConditionPart, Judge};
use crate::rules::look::{Binder, Look, hint, rounded};
use crate::rules::maze::Maze;
use crate::rules::truth::Truth;
use crate::sim::world::BodyId;

/// To compare so many sides of cells costs about as much as to look at a body.
const SIDES: usize = 20;

/// What the program told with `chart(..)` is right for at least `share` percent of the sides between the cells of a maze,
/// and wrong for at most `wrong` of all sides that were told. The sides around the maze are known to everybody: they are
/// not counted, but they can be told wrong, as can sides outside of the maze.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mapped {
    pub robot: String,
    pub maze: String,
    #[serde(default = "usual_share")]
    pub share: f64,
    #[serde(default)]
    pub wrong: u32,
}

fn usual_share() -> f64 {
    90.0
}

impl Mapped {
    /// A condition as a level writes it.
    pub const EXAMPLE: &'static str = "Mapped(robot: \"me\", maze: \"maze\", share: 90, wrong: 2)";
}

impl ConditionPart for Mapped {
    fn bind(&self, binder: &mut Binder) -> Option<Box<dyn Judge>> {
        let (robot, maze) = (binder.robot(&self.robot), binder.maze(&self.maze));
        let share = binder.range("share", self.share, 0.1, 100.0);
        let wrong = binder.range("wrong", f64::from(self.wrong), 0.0, 10_000.0);
        let (maze, share, wrong) = (maze?, share? / 100.0, wrong? as usize);
        let (_, known) = binder.names.mazes.get(maze)?;
        binder.watched += known.walls.len() / SIDES;
        let judge = MappedJudge { robot: robot?, maze, share, most_wrong: wrong, seen: None, right: 0, wrong: 0 };
        Some(Box::new(judge))
    }
}

struct MappedJudge {
    robot: BodyId,
    maze: usize,
    share: f64,
    most_wrong: usize,
    /// The state of the chart that was compared last.
    seen: Option<u64>,
    /// Inner sides that were told right, and sides that were told wrong.
    right: usize,
    wrong: usize,
}

impl MappedJudge {
    fn share(&self, maze: &Maze) -> f64 {
        self.right as f64 / inner_sides(maze).max(1) as f64
    }
}

/// How many sides lie between two cells.
fn inner_sides(maze: &Maze) -> usize {
    maze.rows.saturating_sub(1) * maze.columns + maze.rows * maze.columns.saturating_sub(1)
}

impl Judge for MappedJudge {
    fn judge(&mut self, look: &Look) -> Truth {
        let Some(maze) = look.mazes.get(self.maze) else { return Truth::Never };
        let facts = look.facts.robots.get(usize::from(self.robot.0));
        let Some(told) = facts.map(|facts| &facts.told) else { return Truth::Never };
        if self.seen != Some(told.changes()) {
            self.seen = Some(told.changes());
            (self.right, self.wrong) = (0, 0);
            for (column, row, side, wall) in told.sides() {
                let (column, row) = (usize::from(column), usize::from(row));
                let is_right = maze.slot(column, row, side).is_some() && maze.wall(column, row, side) == wall;
                self.right += usize::from(is_right && maze.has_neighbour(column, row, side));
                self.wrong += usize::from(!is_right);
            }
        }
        Truth::now(self.share(maze) >= self.share && self.wrong <= self.most_wrong)
    }

    fn missing(&self, look: &Look) -> Option<Hint> {
        let maze = look.mazes.get(self.maze)?;
        if self.share(maze) < self.share {
            let percent = rounded((self.share(maze) * 100.0).floor(), 0);
            return Some(hint("missing-mapped", [("percent", percent), ("wanted", rounded(self.share * 100.0, 1))]));
        }
        let args = [("wrong", Arg::from(self.wrong)), ("most", Arg::from(self.most_wrong))];
        (self.wrong > self.most_wrong).then(|| hint("missing-mapped-wrong", args))
    }

    fn robot(&self) -> Option<usize> {
        Some(usize::from(self.robot.0))
    }
}
