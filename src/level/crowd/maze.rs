//! Maze: walls on a grid of square cells, drawn in the level, read from a file of its folder, or made by chance.

use crate::base::diag::{Diag, Place};
use crate::base::noise::Stream;
use crate::base::ron::fields::Fields;
use crate::base::ron::node::{Node, NodeKind};
use crate::base::units::metres;
use crate::level::crowd::{Crowd, Reading, Setup};
use crate::level::maze::drawing::{self, Line};
use crate::level::maze::random::{self, Goal, Plan};
use crate::level::maze::{Drawn, MOST_CELLS, steps_to_goal, walls};
use crate::level::numbers::{list, whole_within};
use crate::rules::maze::Maze as Grid;
use crate::sim::check::THICKNESS_CM;

/// Sizes of a cell from wall middle to wall middle, cm. Half-size micromouse has 9, micromouse 18, rescue mazes 30.
const CELL_CM: (f64, f64) = (2.0, 150.0);
/// The walls of micromouse mazes are 1.2 cm thick (rules of the IEEE and of the All Japan contest).
const USUAL_WALL_CM: f64 = 1.2;
/// The most lines of a drawing that are looked at: one more than fit.
const MOST_LINES: usize = 2 * MOST_CELLS + 2;
/// Numbers that choose a maze.
const FROM: (f64, f64) = (0.0, 1e9);
/// The ways to say where the walls are.
const WAYS: &str = "rows, file, random";

/// A maze. Its runs of wall are `<name>.1`, `<name>.2` …; it has the zones `<name>.start` and `<name>.goal`.
pub(super) struct Maze;

impl Crowd for Maze {
    const EXAMPLE: &'static str = r#"Maze(name: "maze", at: (20, 5), cell: 30, wall: 1.2, rows: [
    "+---+---+---+---+---+",
    "|               | G |",
    "+   +---+   +---+   +",
    "|   |       |       |",
    "+   +   +---+   +   +",
    "| S |           |   |",
    "+---+---+---+---+---+",
])"#;

    fn set_up(reading: &mut Reading) -> Option<Setup> {
        let at = reading.point("at");
        let cell = reading.number("cell", CELL_CM);
        let thickest = cell.map_or(THICKNESS_CM.1, |cell| cell * 0.5);
        let wall = reading.number_or("wall", USUAL_WALL_CM.min(thickest), (THICKNESS_CM.0, thickest));
        let ways = [reading.fields.node("rows"), reading.fields.node("file"), reading.fields.node("random")];
        let (node, found) = match ways {
            [Some(rows), None, None] => (rows, of_rows(rows, reading)),
            [None, Some(file), None] => (file, of_file(file, reading)),
            [None, None, Some(plan)] => (plan, of_chance(plan, reading)),
            _ => {
                let whole = reading.fields.whole();
                let is_broken =
                    ["rows", "file", "random"].iter().any(|way| whole.field(way).is_some_and(Node::is_broken));
                if !is_broken {
                    reading.diags.push(Diag::error("level-maze-one-way").with("known", WAYS).at(whole.place()));
                }
                return None;
            }
        };
        let (mut maze, drawn) = found?;
        if drawn.goal.is_some() && steps_to_goal(&maze, &drawn).is_none() {
            reading.diags.push(Diag::warning("level-maze-no-way").at(node.place()));
        }
        let (at, cell, wall) = (at?, cell?, wall?);
        (maze.corner_m, maze.cell_m) = (at, metres(cell));
        let placed = walls::things(&maze, &drawn, wall);
        Some(Setup { placed, search: None, maze: Some((maze, drawn)) })
    }
}

/// A drawing in the level itself.
fn of_rows(node: &Node, reading: &mut Reading) -> Option<(Grid, Drawn)> {
    let before = reading.diags.len();
    let rows = list(node, MOST_LINES, reading.diags);
    let lines: Vec<Line> = (rows.iter())
        .filter_map(|row| match &row.kind {
            NodeKind::Text { value, plain } => {
                let place = row.place();
                let place = if *plain { Place { column: place.column + 1, ..place } } else { place };
                Some(Line { text: value, place, plain: *plain })
            }
            NodeKind::Broken => None,
            _ => {
                reading.diags.push(Diag::error("level-text-expected").at(row.place()));
                None
            }
        })
        .collect();
    if reading.diags.len() > before || lines.len() != rows.len() {
        return None;
    }
    drawing::read(&lines, &node.place(), reading.diags)
}

/// A drawing in a file of the level's folder. A file that can't be had was told when the files were read.
fn of_file(node: &Node, reading: &mut Reading) -> Option<(Grid, Drawn)> {
    let Some(name) = node.text() else {
        reading.diags.push(Diag::error("level-text-expected").at(node.place()));
        return None;
    };
    let text = reading.texts.get(name)?;
    let place = |line: usize| Place { file: name.to_owned(), line: line as u32 + 1, column: 1, length: 0 };
    let lines = text.trim_end().lines().take(MOST_LINES).enumerate();
    let lines: Vec<Line> = lines.map(|(at, text)| Line { text, place: place(at), plain: true }).collect();
    drawing::read(&lines, &Place { line: 0, column: 0, ..place(0) }, reading.diags)
}

/// A maze by chance: `(columns: 16, rows: 16, loops: 10, goal: Middle)`.
fn of_chance(node: &Node, reading: &mut Reading) -> Option<(Grid, Drawn)> {
    let (draws, diags) = (reading.draws, &mut *reading.diags);
    let mut fields = Fields::of(node, None, draws, diags)?;
    let goal = fields.node("goal").map_or(Some(Goal::Corner), |node| goal(node, diags));
    // A room of 2 × 2 cells needs a cell around it.
    let least = if goal == Some(Goal::Middle) { 4.0 } else { 2.0 };
    let mut whole = |name: &'static str, bounds: (f64, f64), diags: &mut Vec<Diag>| {
        let node = fields.required_node(name, diags)?;
        whole_within(node, draws, bounds, diags)
    };
    let columns = whole("columns", (least, MOST_CELLS as f64), diags);
    let rows = whole("rows", (least, MOST_CELLS as f64), diags);
    let loops_node = fields.node("loops");
    let most = (MOST_CELLS * MOST_CELLS) as f64;
    let loops = loops_node.map_or(Some(0), |node| whole_within(node, draws, (0.0, most), diags));
    let stream = match fields.node("from") {
        Some(node) => {
            whole_within(node, draws, FROM, diags).map(|from| Stream::new(0).named("maze").numbered(from as u64))
        }
        None => Some(reading.stream),
    };
    fields.end(diags);
    let plan = Plan { columns: columns?, rows: rows?, loops: loops?, goal: goal? };
    let (maze, drawn, removed) = random::make(plan, stream?);
    if removed < plan.loops {
        let diag = Diag::warning("level-maze-loops").with("removed", removed).with("count", plan.loops);
        diags.push(diag.at(loops_node.unwrap_or(node).place()));
    }
    Some((maze, drawn))
}

fn goal(node: &Node, diags: &mut Vec<Diag>) -> Option<Goal> {
    const GOALS: [&str; 2] = ["Middle", "Corner"];
    match node.name() {
        Some("Middle") => Some(Goal::Middle),
        Some("Corner") => Some(Goal::Corner),
        found => {
            let found = found.unwrap_or_default();
            let diag = Diag::error("ron-unknown-name").with("name", found).with("known", GOALS.join(", "));
            diags.push(diag.did_you_mean(found, GOALS).at(node.place()));
            None
        }
    }
}
