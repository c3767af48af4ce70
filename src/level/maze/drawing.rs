//! Reading a maze that is drawn as text, in the format of micromouse collections.

use crate::base::diag::{Diag, Place};
use crate::base::maths::Vec2;
use crate::level::maze::{Cell, Drawn, MOST_CELLS};
use crate::rules::maze::{Maze, Side};

/// Signs from one post to the next.
const PITCH: usize = 4;
/// After so many wrong signs no more are told.
const MOST_TOLD: usize = 5;

/// A line of the drawing and the place of its first sign.
pub struct Line<'a> {
    pub text: &'a str,
    pub place: Place,
    /// Do columns of the place count the signs of the text?
    pub plain: bool,
}

impl Line<'_> {
    fn place_of(&self, at: usize, length: usize) -> Place {
        if !self.plain {
            return self.place.clone();
        }
        Place { column: self.place.column + at as u32, length: length as u32, ..self.place.clone() }
    }
}

/// Reads a drawing: posts are `o` or `+`, walls `---` and `|`, `S` the start and `G` the goal's cells. The first line is the
/// upper edge. Corner and cell size of the maze are left for the caller; `whole` is the place of the drawing.
pub fn read(lines: &[Line], whole: &Place, diags: &mut Vec<Diag>) -> Option<(Maze, Drawn)> {
    let width = lines.first().map_or(0, |line| line.text.chars().count());
    let (columns, rows) = (width.saturating_sub(1) / PITCH, lines.len().saturating_sub(1) / 2);
    let is_grid = lines.len() % 2 == 1 && width % PITCH == 1 && columns > 0 && rows > 0;
    if !is_grid {
        let diag = Diag::error("level-maze-grid").with("lines", lines.len()).with("width", width);
        diags.push(diag.at(whole.clone()));
        return None;
    }
    if columns > MOST_CELLS || rows > MOST_CELLS {
        let diag = Diag::error("level-maze-too-big").with("columns", columns).with("rows", rows);
        diags.push(diag.with("limit", MOST_CELLS).at(whole.clone()));
        return None;
    }
    let before = diags.len();
    let mut drawing =
        Drawing { maze: Maze::open(columns, rows, Vec2::ZERO, 1.0), starts: Vec::new(), goals: Vec::new() };
    for (index, line) in lines.iter().enumerate() {
        if diags.len() - before >= MOST_TOLD {
            break;
        }
        let signs: Vec<char> = line.text.chars().collect();
        if signs.len() != width {
            let diag = Diag::error("level-maze-row-length").with("expected", width).with("found", signs.len());
            diags.push(diag.at(line.place_of(0, signs.len())));
        } else if let Err((at, length, expected)) = drawing.line(index, &signs) {
            let found: String = signs.iter().skip(at).take(length).collect();
            let diag = Diag::error("level-maze-sign").with("found", found).with("expected", expected);
            diags.push(diag.at(line.place_of(at, length)));
        }
    }
    if diags.len() > before {
        return None;
    }
    let Drawing { maze, starts, goals } = drawing;
    if starts.len() > 1 {
        diags.push(Diag::error("level-maze-starts").with("found", starts.len()).at(whole.clone()));
        return None;
    }
    let goal = rectangle(&goals);
    if goal.is_none() && !goals.is_empty() {
        diags.push(Diag::error("level-maze-goal").at(whole.clone()));
        return None;
    }
    Some((maze, Drawn { start: starts.first().copied().unwrap_or((0, 0)), goal }))
}

/// What has been read of a drawing.
struct Drawing {
    maze: Maze,
    starts: Vec<Cell>,
    goals: Vec<Cell>,
}

/// A part of a line that is wrong: where, how long, and what could stand there.
type Wrong = (usize, usize, &'static str);

impl Drawing {
    /// One line; `index` counts from the top.
    fn line(&mut self, index: usize, signs: &[char]) -> Result<(), Wrong> {
        // Of a line between two rows of cells the lower row is meant, of the last line the lowest row.
        let below = self.maze.rows.checked_sub(1 + index / 2);
        let is_between = index.is_multiple_of(2);
        for (step, part) in signs.chunks(PITCH).enumerate() {
            let at = step * PITCH;
            let (first, rest) = part.split_first().unwrap_or((&' ', &[]));
            let expected = if is_between { ["o", "+"] } else { ["|", " "] };
            if !expected.iter().any(|sign| sign.starts_with(*first)) {
                return Err((at, 1, if is_between { "o, +" } else { "|" }));
            }
            if is_between {
                if rest.is_empty() {
                    continue;
                }
                let wall = rest.iter().all(|sign| *sign == '-');
                if !wall && rest.iter().any(|sign| *sign != ' ') {
                    return Err((at + 1, rest.len(), "---"));
                }
                match below {
                    Some(row) => self.maze.set_wall(step, row, Side::North, wall),
                    None => self.maze.set_wall(step, 0, Side::South, wall),
                }
                continue;
            }
            let Some(row) = below else { continue };
            if step < self.maze.columns {
                self.maze.set_wall(step, row, Side::West, *first == '|');
            } else {
                self.maze.set_wall(step.saturating_sub(1), row, Side::East, *first == '|');
            }
            let inside: String = rest.iter().collect();
            match inside.trim() {
                "" => {}
                "S" => self.starts.push((step, row)),
                "G" => self.goals.push((step, row)),
                _ => return Err((at + 1, rest.len(), "S, G")),
            }
        }
        Ok(())
    }
}

/// Lower left and upper right cell, when the cells are a whole rectangle.
fn rectangle(cells: &[Cell]) -> Option<(Cell, Cell)> {
    let &first = cells.first()?;
    let low = cells.iter().fold(first, |low, cell| (low.0.min(cell.0), low.1.min(cell.1)));
    let high = cells.iter().fold(first, |high, cell| (high.0.max(cell.0), high.1.max(cell.1)));
    let count = (high.0 + 1 - low.0) * (high.1 + 1 - low.1);
    (count == cells.len()).then_some((low, high))
}
