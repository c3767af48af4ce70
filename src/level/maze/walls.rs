//! The walls of a maze as bodies: runs of wall become one long wall each, and posts are closed at the corners.

use crate::base::maths::{Pose, vec2};
use crate::base::units::{angle_of_heading, centimetres};
use crate::level::maze::{Cell, Drawn, random::walls_at};
use crate::rules::maze::{Maze, Side};
use crate::sim::thing::Thing;

/// A straight wall between two posts of the grid, and by how many thicknesses it is longer at each end.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Run {
    from: Cell,
    to: Cell,
    more: (f64, f64),
}

/// Is there a wall from this post to the one east of it?
pub(super) fn east(maze: &Maze, (x, y): Cell) -> bool {
    if y < maze.rows { maze.wall(x, y, Side::South) } else { maze.wall(x, y.saturating_sub(1), Side::North) }
}

/// Is there a wall from this post to the one north of it?
pub(super) fn north(maze: &Maze, (x, y): Cell) -> bool {
    if x < maze.columns { maze.wall(x, y, Side::West) } else { maze.wall(x.saturating_sub(1), y, Side::East) }
}

/// The walls as things of a thickness, cm.
pub fn things(maze: &Maze, drawn: &Drawn, thickness_cm: f64) -> Vec<(Thing, Pose)> {
    runs(maze, drawn).into_iter().map(|run| thing(maze, run, thickness_cm)).collect()
}

fn thing(maze: &Maze, run: Run, thickness_cm: f64) -> (Thing, Pose) {
    let cell_cm = centimetres(maze.cell_m);
    let cells = (run.to.0 - run.from.0 + run.to.1 - run.from.1) as f64 * cell_cm;
    let (before, after) = (run.more.0 * thickness_cm, run.more.1 * thickness_cm);
    // The thing's own place is the middle between its posts, so that its points are small numbers.
    let (low, high) = (-0.5 * cells - before, 0.5 * cells + after);
    let is_upright = run.to.0 == run.from.0 && run.to.1 != run.from.1;
    let (from, to) = if is_upright { ((0.0, low), (0.0, high)) } else { ((low, 0.0), (high, 0.0)) };
    let middle = vec2((run.from.0 + run.to.0) as f64, (run.from.1 + run.to.1) as f64) * (0.5 * maze.cell_m);
    (Thing::wall(from, to, thickness_cm), Pose::new(maze.corner_m + middle, angle_of_heading(0.0)))
}

/// All runs: first those across, from the lowest, then those upright, from the left, then posts that stand alone.
///
/// At a corner the run across covers the post; where an upright run passes through, the run across ends in its middle. So no
/// gap is left, and no end sticks out of the far side of a wall.
fn runs(maze: &Maze, drawn: &Drawn) -> Vec<Run> {
    let mut runs = Vec::new();
    for y in 0..=maze.rows {
        for (from, to) in stretches(maze.columns, |x| east(maze, (x, y))) {
            let passes = |x: usize| north(maze, (x, y)) && y > 0 && north(maze, (x, y - 1));
            let more = |x: usize| if passes(x) { 0.0 } else { 0.5 };
            runs.push(Run { from: (from, y), to: (to, y), more: (more(from), more(to)) });
        }
    }
    for x in 0..=maze.columns {
        for (from, to) in stretches(maze.rows, |y| north(maze, (x, y))) {
            let crosses = |y: usize| east(maze, (x, y)) || (x > 0 && east(maze, (x - 1, y)));
            let more = |y: usize| if crosses(y) { 0.0 } else { 0.5 };
            runs.push(Run { from: (x, from), to: (x, to), more: (more(from), more(to)) });
        }
    }
    let in_goal = |(x, y): Cell| {
        drawn.goal.is_some_and(|(low, high)| (low.0 + 1..=high.0).contains(&x) && (low.1 + 1..=high.1).contains(&y))
    };
    let posts = (0..=maze.rows).flat_map(|y| (0..=maze.columns).map(move |x| (x, y)));
    let alone = posts.filter(|post| walls_at(maze, *post) == 0 && !in_goal(*post));
    runs.extend(alone.map(|post| Run { from: post, to: post, more: (0.5, 0.5) }));
    runs
}

/// The stretches of neighbouring walls in a line of them: first and last post.
fn stretches(count: usize, is_wall: impl Fn(usize) -> bool) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    for at in (0..count).filter(|at| is_wall(*at)) {
        match found.last_mut().filter(|(_, end)| *end == at) {
            Some((_, end)) => *end = at + 1,
            None => found.push((at, at + 1)),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::maths::Vec2;
    use crate::base::shape::Outline;
    use crate::level::maze::random::{Goal, Plan, make};

    /// Is the point in one of the walls?
    fn is_in(things: &[(Thing, Pose)], point: Vec2) -> bool {
        things.iter().any(|(thing, pose)| {
            let Outline::Polygon(corners) = thing.solid().outline else { return false };
            crate::base::shape::polygon_distance(&corners, pose.local(point)) <= 1e-9
        })
    }

    #[test]
    fn walls_stand_where_the_maze_has_them_and_posts_leave_no_gap() {
        let plan = Plan { columns: 9, rows: 7, loops: 8, goal: Goal::Middle };
        for seed in 0..10 {
            let (mut maze, drawn, _) = make(plan, crate::base::noise::Stream::new(seed));
            (maze.corner_m, maze.cell_m) = (vec2(0.3, 0.1), 0.18);
            let things = things(&maze, &drawn, 1.2);
            for (column, row) in (0..7).flat_map(|row| (0..9).map(move |column| (column, row))) {
                let middle = maze.middle_m(column, row);
                assert!(!is_in(&things, middle));
                for (side, x, y) in
                    [(Side::North, 0.0, 1.0), (Side::East, 1.0, 0.0), (Side::South, 0.0, -1.0), (Side::West, -1.0, 0.0)]
                {
                    let wall = maze.wall(column, row, side);
                    for along in [-0.0835, 0.0, 0.0835] {
                        let near = middle + vec2(x, y) * 0.0845 + vec2(y, x) * along;
                        assert_eq!(is_in(&things, near), wall, "cell {column}, {row}, {side:?}, seed {seed}");
                    }
                }
            }
            for (x, y) in (0..=7).flat_map(|y| (0..=9).map(move |x| (x, y))) {
                let post = maze.corner_m + vec2(x as f64, y as f64) * 0.18;
                let stands = walls_at(&maze, (x, y)) > 0;
                for (dx, dy) in [(0.0, 0.0), (0.0055, 0.0055), (-0.0055, 0.0055), (0.0055, -0.0055), (-0.0055, -0.0055)]
                {
                    assert_eq!(is_in(&things, post + vec2(dx, dy)), stands, "post {x}, {y}, seed {seed}");
                }
            }
        }
    }

    #[test]
    fn a_run_is_one_body() {
        let mut maze = Maze::open(4, 3, Vec2::ZERO, 0.3);
        for column in 0..4 {
            maze.set_wall(column, 0, Side::South, true);
            maze.set_wall(column, 2, Side::North, true);
        }
        let around = Drawn { start: (0, 0), goal: None };
        let long = runs(&maze, &around);
        assert_eq!(long.iter().filter(|run| run.from != run.to).count(), 2);
        assert_eq!(long.len(), 2 + 2 * 5, "posts without a wall stand alone");
        let goal = Drawn { start: (0, 0), goal: Some(((1, 1), (2, 1))) };
        assert_eq!(runs(&maze, &goal).len(), 12, "a goal of one row has no post inside");
    }
}
