//! The painted floor as a sensor sees it: the brightness of a small spot, with soft edges.

use crate::base::maths::{PI, TAU, Vec2, acos, sqrt, vec2};
use crate::base::shape::{Shape, segment_distance};
use crate::sim::scene::{Paint, PaintArea, PathPiece, Rgb};

/// The side of a cell of the grid that says which paint can be near, metres.
const CELL_M: f64 = 0.05;
/// The most cells along one side of the field.
const MAX_CELLS: usize = 128;
/// Spots are at most so large, metres: what a cell lists reaches this far beyond it.
const REACH_M: f64 = 0.03;

/// One piece of paint, and the layer it belongs to.
#[derive(Clone, Debug)]
struct Piece {
    layer: u32,
    area: PieceArea,
}

#[derive(Clone, Debug)]
enum PieceArea {
    Shape(Shape),
    Stroke { piece: PathPiece, half_width: f64 },
}

/// The floor, ready to be looked at. A grid of cells lists the pieces near each, so that a look costs little on any field.
#[derive(Clone, Debug)]
pub struct Floor {
    background: f64,
    brightness: Vec<f64>,
    pieces: Vec<Piece>,
    cell_m: f64,
    columns: usize,
    rows: usize,
    /// Where each cell's list begins in `near`; one more than there are cells.
    starts: Vec<u32>,
    near: Vec<u32>,
}

impl Floor {
    /// Sorts the paint of a field into cells.
    pub fn new(size: Vec2, background: Rgb, paint: &[Paint]) -> Self {
        let longest = size.x.max(size.y);
        let cell_m = (longest / MAX_CELLS as f64).max(CELL_M);
        let cells_along = |length: f64| ((length / cell_m).ceil() as usize).clamp(1, MAX_CELLS);
        let (columns, rows) = (cells_along(size.x), cells_along(size.y));
        let mut pieces = Vec::new();
        for (layer, paint) in paint.iter().enumerate() {
            let layer = layer as u32;
            match &paint.area {
                PaintArea::Shape(shape) => pieces.push(Piece { layer, area: PieceArea::Shape(shape.clone()) }),
                PaintArea::Path { pieces: path, width } => pieces.extend(
                    path.iter()
                        .map(|&piece| Piece { layer, area: PieceArea::Stroke { piece, half_width: width * 0.5 } }),
                ),
            }
        }
        let mut lists: Vec<Vec<u32>> = vec![Vec::new(); columns * rows];
        for (number, piece) in pieces.iter().enumerate() {
            let (low, high) = piece.bounds();
            let column = |x: f64| ((x / cell_m).floor().max(0.0) as usize).min(columns - 1);
            let row = |y: f64| ((y / cell_m).floor().max(0.0) as usize).min(rows - 1);
            for row in row(low.y - REACH_M)..=row(high.y + REACH_M) {
                for column in column(low.x - REACH_M)..=column(high.x + REACH_M) {
                    lists[row * columns + column].push(number as u32);
                }
            }
        }
        let mut starts = vec![0];
        let mut near = Vec::new();
        for list in lists {
            near.extend(list);
            starts.push(near.len() as u32);
        }
        let brightness = paint.iter().map(|paint| brightness_of(paint.colour)).collect();
        Self { background: brightness_of(background), brightness, pieces, cell_m, columns, rows, starts, near }
    }

    /// Mean brightness, 0 black to 1 white, of a round spot. Outside of the field the border's cells go on.
    pub fn brightness(&self, at: Vec2, radius: f64) -> f64 {
        let column = ((at.x / self.cell_m).floor().max(0.0) as usize).min(self.columns - 1);
        let row = ((at.y / self.cell_m).floor().max(0.0) as usize).min(self.rows - 1);
        let cell = row * self.columns + column;
        let near = &self.near[self.starts[cell] as usize..self.starts[cell + 1] as usize];
        let mut seen = self.background;
        let mut index = 0;
        while let Some(&number) = near.get(index) {
            // The pieces of one layer are one paint: the nearest of them counts.
            let layer = self.pieces[number as usize].layer;
            let mut distance = f64::INFINITY;
            while let Some(&number) = near.get(index)
                && self.pieces[number as usize].layer == layer
            {
                distance = distance.min(self.pieces[number as usize].signed_distance(at));
                index += 1;
            }
            let covered = covered_share(distance, radius);
            if covered > 0.0 {
                seen += (self.brightness[layer as usize] - seen) * covered;
            }
        }
        seen
    }
}

/// Relative luminance of a colour (ITU-R BT.709 weights).
fn brightness_of(colour: Rgb) -> f64 {
    (0.2126 * colour.red + 0.7152 * colour.green + 0.0722 * colour.blue).clamp(0.0, 1.0)
}

/// Which share of a disc lies behind a straight edge at a signed distance from its middle (the circular segment).
fn covered_share(distance: f64, radius: f64) -> f64 {
    let x = distance / radius.max(1e-9);
    if x >= 1.0 {
        0.0
    } else if x <= -1.0 {
        1.0
    } else {
        (acos(x) - x * sqrt(1.0 - x * x)) / PI
    }
}

impl Piece {
    fn signed_distance(&self, point: Vec2) -> f64 {
        match &self.area {
            PieceArea::Shape(shape) => shape.signed_distance(point),
            PieceArea::Stroke { piece, half_width } => piece_distance(piece, point) - half_width,
        }
    }

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

fn bounds_of(points: &[Vec2]) -> (Vec2, Vec2) {
    let start = points.first().copied().unwrap_or_default();
    points.iter().fold((start, start), |(low, high), point| {
        (vec2(low.x.min(point.x), low.y.min(point.y)), vec2(high.x.max(point.x), high.y.max(point.y)))
    })
}

/// Distance from a point to the middle line of a piece.
pub fn piece_distance(piece: &PathPiece, point: Vec2) -> f64 {
    match *piece {
        PathPiece::Straight { from, to } => segment_distance(from, to, point),
        PathPiece::Arc { middle, radius, start, sweep } => {
            let from_middle = point - middle;
            let along = if sweep < 0.0 { start - from_middle.angle() } else { from_middle.angle() - start };
            let turn = along - (along / TAU).floor() * TAU;
            if turn <= sweep.abs() {
                return (from_middle.length() - radius).abs();
            }
            let end = |angle: f64| (point - (middle + Vec2::at_angle(angle) * radius)).length();
            end(start).min(end(start + sweep))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BLACK: Rgb = Rgb { red: 0.0, green: 0.0, blue: 0.0 };
    const WHITE: Rgb = Rgb { red: 1.0, green: 1.0, blue: 1.0 };

    fn line_floor() -> Floor {
        let pieces = vec![
            PathPiece::Straight { from: vec2(0.2, 0.5), to: vec2(1.0, 0.5) },
            PathPiece::Arc { middle: vec2(1.0, 0.8), radius: 0.3, start: -PI / 2.0, sweep: PI / 2.0 },
        ];
        Floor::new(vec2(2.0, 2.0), WHITE, &[Paint { area: PaintArea::Path { pieces, width: 0.02 }, colour: BLACK }])
    }

    #[test]
    fn a_spot_over_an_edge_reads_half_and_rises_evenly() {
        let floor = line_floor();
        let at = |y: f64| floor.brightness(vec2(0.6, y), 0.003);
        assert!(at(0.5) < 1e-9 && at(0.52) > 1.0 - 1e-9);
        assert!((at(0.51) - 0.5).abs() < 1e-9);
        assert!(at(0.509) < at(0.51) && at(0.51) < at(0.511) && at(0.511) < 1.0);
    }

    #[test]
    fn an_arc_is_followed_and_ends_where_it_ends() {
        let floor = line_floor();
        let on_arc = vec2(1.0, 0.8) + Vec2::at_angle(-0.7) * 0.3;
        assert!(floor.brightness(on_arc, 0.003) < 1e-9);
        assert!(floor.brightness(vec2(1.0, 0.8) + Vec2::at_angle(0.5) * 0.3, 0.003) > 0.99);
        let turned = PathPiece::Arc { middle: Vec2::ZERO, radius: 1.0, start: 0.0, sweep: -PI / 2.0 };
        assert!(piece_distance(&turned, vec2(0.0, -1.0)) < 1e-9);
        assert!(piece_distance(&turned, vec2(0.0, 1.0)) > 1.0);
    }

    #[test]
    fn a_later_layer_lies_on_top() {
        let disc =
            |radius, colour| Paint { area: PaintArea::Shape(Shape::Disc { at: vec2(0.5, 0.5), radius }), colour };
        let floor = Floor::new(vec2(1.0, 1.0), WHITE, &[disc(0.4, BLACK), disc(0.3, WHITE)]);
        assert_eq!(floor.brightness(vec2(0.5, 0.5), 0.003), 1.0);
        assert_eq!(floor.brightness(vec2(0.85, 0.5), 0.003), 0.0);
        assert_eq!(floor.brightness(vec2(0.95, 0.5), 0.003), 1.0);
    }

    #[test]
    fn a_floor_without_paint_or_beyond_its_border_is_its_background() {
        let grey = Rgb { red: 0.5, green: 0.5, blue: 0.5 };
        let floor = Floor::new(vec2(1.0, 1.0), grey, &[]);
        assert!((floor.brightness(vec2(-3.0, 99.0), 0.003) - 0.5).abs() < 1e-12);
    }
}
