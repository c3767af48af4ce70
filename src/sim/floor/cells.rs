//! The grid that says which paint can be near a place.

use crate::base::maths::{Vec2, sqrt, vec2};
use crate::base::shape::Shape;
use crate::sim::floor::contours::{Sides, Tracer};
use crate::sim::floor::{Piece, PieceArea};
use crate::sim::scene::{Paint, PaintArea, PathPiece};

/// The side of a cell, metres, on a field that is not very large.
const CELL_M: f64 = 0.05;
/// The most cells along one side of the field.
const MOST_CELLS: usize = 128;
/// Spots are at most so large, metres: what a cell lists reaches this far beyond it.
const REACH_M: f64 = 0.03;
/// The most that all cells list together. A floor with more has larger cells, so that memory stays bounded: 64 MB.
const MOST_LISTED: usize = 4_000_000;

/// What a cell lists, the lowest paint first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Near {
    /// A piece of paint whose border may be near.
    Piece(u32),
    /// A layer that covers the cell and all that a spot in it can see.
    Cover(u32),
    /// Sides of contours, and what is between them.
    Contours(u32),
}

/// The cells of a field.
#[derive(Clone, Debug)]
pub(super) struct Cells {
    pub grid: Grid,
    /// Where each cell's list begins in `near`; one more than there are cells.
    starts: Vec<u32>,
    near: Vec<Near>,
}

/// How a field is divided.
#[derive(Clone, Copy, Debug)]
pub(super) struct Grid {
    pub cell_m: f64,
    pub columns: usize,
    pub rows: usize,
}

impl Cells {
    /// What a spot at a place can see; outside of the field the border's cells go on.
    pub fn near(&self, at: Vec2) -> &[Near] {
        let cell = self.grid.row(at.y) * self.grid.columns + self.grid.column(at.x);
        &self.near[self.starts[cell] as usize..self.starts[cell + 1] as usize]
    }
}

impl Grid {
    fn new(size: Vec2, cell_m: f64) -> Self {
        let along = |length: f64| ((length / cell_m).ceil() as usize).clamp(1, MOST_CELLS);
        Self { cell_m, columns: along(size.x), rows: along(size.y) }
    }

    pub fn column(&self, x: f64) -> usize {
        ((x / self.cell_m).floor().max(0.0) as usize).min(self.columns - 1)
    }

    pub fn row(&self, y: f64) -> usize {
        ((y / self.cell_m).floor().max(0.0) as usize).min(self.rows - 1)
    }

    pub fn middle(&self, column: usize, row: usize) -> Vec2 {
        vec2((column as f64 + 0.5) * self.cell_m, (row as f64 + 0.5) * self.cell_m)
    }

    /// Is the cell at the border, where it stands for what lies beyond as well?
    pub fn is_border(&self, column: usize, row: usize) -> bool {
        column == 0 || row == 0 || column + 1 == self.columns || row + 1 == self.rows
    }

    /// How far from a cell's middle a spot in it can see, metres.
    pub fn sight_m(&self) -> f64 {
        self.cell_m * sqrt(0.5) + REACH_M
    }

    /// The cells from which something in these bounds can be seen: columns and rows, both ends included.
    pub fn around(&self, low: Vec2, high: Vec2) -> [usize; 4] {
        [
            self.column(low.x - REACH_M),
            self.column(high.x + REACH_M),
            self.row(low.y - REACH_M),
            self.row(high.y + REACH_M),
        ]
    }
}

/// Sorts paint into cells; cells are made larger until their lists fit into memory.
pub(super) fn sort(size: Vec2, paint: &[Paint], pieces: &[Piece]) -> (Cells, Sides) {
    let mut cell_m = (size.x.max(size.y) / MOST_CELLS as f64).max(CELL_M);
    loop {
        let grid = Grid::new(size, cell_m);
        let most = if grid.columns * grid.rows == 1 { usize::MAX } else { MOST_LISTED };
        if let Some(sorted) = sort_into(grid, paint, pieces, most) {
            return sorted;
        }
        cell_m *= 2.0;
    }
}

fn sort_into(grid: Grid, paint: &[Paint], pieces: &[Piece], most: usize) -> Option<(Cells, Sides)> {
    let mut lists: Vec<Vec<Near>> = vec![Vec::new(); grid.columns * grid.rows];
    let mut tracer = Tracer::default();
    let mut listed = 0;
    let mut left = pieces.iter().enumerate().peekable();
    for (layer, paint) in paint.iter().enumerate() {
        let layer = layer as u32;
        let hides = paint.colour.is_opaque();
        if let PaintArea::Contours(contours) = &paint.area {
            tracer.trace(layer, contours, &grid, |cell, near| {
                listed += 1;
                put(&mut lists[cell], near, hides);
            });
            if listed + tracer.sides.listed() > most {
                return None;
            }
            continue;
        }
        while let Some((number, piece)) = left.next_if(|(_, piece)| piece.layer == layer) {
            let (low, high) = piece.bounds();
            let [first, last, bottom, top] = grid.around(low, high);
            for row in bottom..=top {
                for column in first..=last {
                    let list = &mut lists[row * grid.columns + column];
                    if list.last() == Some(&Near::Cover(layer)) {
                        continue;
                    }
                    let mut near = Near::Piece(number as u32);
                    if !grid.is_border(column, row) {
                        let distance = piece.signed_distance(grid.middle(column, row));
                        if distance > grid.sight_m() {
                            continue;
                        }
                        if distance < -grid.sight_m() {
                            near = Near::Cover(layer);
                        }
                    }
                    listed += 1;
                    put(list, near, hides);
                }
            }
            if listed + tracer.sides.listed() > most {
                return None;
            }
        }
    }
    let mut starts = vec![0];
    let mut near = Vec::with_capacity(lists.iter().map(Vec::len).sum());
    for list in lists {
        near.extend(list);
        starts.push(near.len() as u32);
    }
    Some((Cells { grid, starts, near }, tracer.sides))
}

/// Adds to a cell's list. What opaque paint covers is seen no more, and pieces of a layer that covers count no more.
fn put(list: &mut Vec<Near>, near: Near, hides: bool) {
    if matches!(near, Near::Cover(_)) && hides {
        list.clear();
    }
    list.push(near);
}

impl Piece {
    /// Lower left and upper right corner of what it can cover.
    fn bounds(&self) -> (Vec2, Vec2) {
        let around = |at: Vec2, radius: f64| (at - vec2(radius, radius), at + vec2(radius, radius));
        match &self.area {
            PieceArea::Shape(Shape::Disc { at, radius }) => around(*at, *radius),
            PieceArea::Shape(Shape::Ring { at, outer, .. }) => around(*at, *outer),
            PieceArea::Shape(Shape::Polygon(corners)) => bounds_of(corners),
            PieceArea::Stroke { piece: PathPiece::Straight { from, to }, half_width } => {
                let (low, high) = bounds_of(&[*from, *to]);
                (low - vec2(*half_width, *half_width), high + vec2(*half_width, *half_width))
            }
            PieceArea::Stroke { piece: PathPiece::Arc { middle, radius, .. }, half_width } => {
                around(*middle, radius + half_width)
            }
        }
    }
}

/// The box around points: lower left and upper right corner.
pub(super) fn bounds_of(points: &[Vec2]) -> (Vec2, Vec2) {
    let start = points.first().copied().unwrap_or_default();
    points.iter().fold((start, start), |(low, high), point| {
        (vec2(low.x.min(point.x), low.y.min(point.y)), vec2(high.x.max(point.x), high.y.max(point.y)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::floor::Floor;
    use crate::sim::scene::{Contours, FillRule, Rgb};

    const BLACK: Rgb = Rgb { red: 0.0, green: 0.0, blue: 0.0 };

    #[test]
    fn paint_that_covers_a_cell_hides_what_is_below() {
        let disc =
            |radius| Paint { area: PaintArea::Shape(Shape::Disc { at: vec2(1.0, 1.0), radius }), colour: BLACK.into() };
        let floor = Floor::new(vec2(2.0, 2.0), BLACK, &vec![disc(0.8); 50]);
        assert_eq!(floor.cells.near(vec2(1.0, 1.0)), [Near::Cover(49)]);
        assert_eq!(floor.cells.near(vec2(0.05, 0.05)).len(), 0);
    }

    #[test]
    fn a_floor_of_long_jagged_lines_stays_within_its_memory() {
        // Each ring runs through every cell of the field, two hundred times over.
        let teeth = |offset: f64| {
            let tooth =
                |index: usize| vec2(index as f64 * 0.02, if index.is_multiple_of(2) { 0.0 } else { 6.0 + offset });
            (0..320).map(tooth).collect::<Vec<Vec2>>()
        };
        let contours = |layer: usize| {
            PaintArea::Contours(Contours { rings: vec![teeth(layer as f64 * 1e-3)], rule: FillRule::EvenOdd })
        };
        let paint: Vec<Paint> = (0..40).map(|layer| Paint { area: contours(layer), colour: BLACK.into() }).collect();
        let floor = Floor::new(vec2(6.4, 6.4), BLACK, &paint);
        assert!(floor.cells.near.len() + floor.sides.listed() <= MOST_LISTED);
        assert_eq!(floor.brightness(vec2(3.0, 3.0), 0.003), 0.0);
    }
}
