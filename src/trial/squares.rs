//! Gradients and pictures of a floor as small squares, for the header of a film: coarse, but bounded.

use crate::base::ink::Stroke;
use crate::base::maths::{Vec2, sqrt, vec2};
use crate::base::shape::Shape;
use crate::sim::floor::Floor;
use crate::sim::paint::{Placed, Tint};
use crate::sim::scene::{Paint, PaintArea, PathPiece, Rgb};

/// The most squares of one paint, and of all paints of a floor together: a megabyte before compression.
const MOST_SQUARES: usize = 256 * 256;
const MOST_IN_ALL: usize = 4 * MOST_SQUARES;
/// Squares are no smaller than this, metres.
const FINEST_M: f64 = 0.001;
/// Colours have so many steps from dark to light, so that neighbours are often alike.
const STEPS: f64 = 31.0;

const BLACK: Rgb = Rgb { red: 0.0, green: 0.0, blue: 0.0 };
const WHITE: Rgb = Rgb { red: 1.0, green: 1.0, blue: 1.0 };

/// How many squares each paint may have that is not plain.
pub(super) fn share(paint: &[Paint]) -> usize {
    let count = paint.iter().filter(|paint| !matches!(paint.colour, Tint::Plain(_))).count();
    MOST_SQUARES.min(MOST_IN_ALL / count.max(1))
}

/// A paint as squares; nothing when it covers nothing of the field.
pub(super) fn of(paint: &Paint, size: Vec2, most: usize) -> Option<Stroke> {
    let (corner, along, width, height) = match &paint.colour {
        Tint::Picture(Placed { picture, corner, along, pixel_m }) => {
            (*corner, *along, picture.columns() as f64 * pixel_m, picture.rows() as f64 * pixel_m)
        }
        _ => {
            let (low, high) = bounds(&paint.area);
            let low = vec2(low.x.max(0.0), low.y.max(0.0));
            let high = vec2(high.x.min(size.x), high.y.min(size.y));
            (low, vec2(1.0, 0.0), high.x - low.x, high.y - low.y)
        }
    };
    if width <= 0.0 || height <= 0.0 || most == 0 {
        return None;
    }
    let mut side = sqrt(width * height / most as f64).max(FINEST_M);
    // What is much longer than wide has more squares along than its area says.
    side = side.max(width / most as f64).max(height / most as f64);
    let count = |length: f64| ((length / side).ceil() as usize).clamp(1, most);
    let (columns, rows) = (count(width), count(height).min(most / count(width)).max(1));
    let mask = Paint { area: paint.area.clone(), colour: BLACK.into() };
    let mask = Floor::new(size, WHITE, &[mask]);
    let cell = |index: usize| {
        let (column, row) = (index % columns, index / columns);
        let (right, up) = ((column as f64 + 0.5) * side, (row as f64 + 0.5) * side);
        let at = corner + along * right + along.left() * up;
        let (colour, opacity) = paint.colour.seen(at, side * 0.5);
        let covers = if on_field(at, size) { opacity * (1.0 - mask.brightness(at, side.min(0.04) * 0.5)) } else { 0.0 };
        let step = |part: u8| ((f64::from(part) / 255.0 * STEPS).round() / STEPS * 255.0).round() as u8;
        let [red, green, blue] = colour.bytes().map(step);
        let opacity = step((covers * 255.0).round() as u8);
        if opacity == 0 { [0; 4] } else { [red, green, blue, opacity] }
    };
    let cells = (0..columns * rows).map(cell).collect();
    let flat = |point: Vec2| (point.x as f32, point.y as f32);
    Some(Stroke::Raster { corner: flat(corner), along: flat(along * side), columns: columns as u32, cells })
}

fn on_field(at: Vec2, size: Vec2) -> bool {
    (0.0..=size.x).contains(&at.x) && (0.0..=size.y).contains(&at.y)
}

/// The box around an area: lower left and upper right corner.
fn bounds(area: &PaintArea) -> (Vec2, Vec2) {
    let mut low = vec2(f64::INFINITY, f64::INFINITY);
    let mut high = -low;
    let mut around = |at: Vec2, reach: f64| {
        low = vec2(low.x.min(at.x - reach), low.y.min(at.y - reach));
        high = vec2(high.x.max(at.x + reach), high.y.max(at.y + reach));
    };
    match area {
        PaintArea::Shape(Shape::Disc { at, radius: reach } | Shape::Ring { at, outer: reach, .. }) => {
            around(*at, *reach)
        }
        PaintArea::Shape(Shape::Polygon(corners)) => corners.iter().for_each(|corner| around(*corner, 0.0)),
        PaintArea::Contours(contours) => contours.rings.iter().flatten().for_each(|corner| around(*corner, 0.0)),
        PaintArea::Path { pieces, width } => {
            for piece in pieces {
                match piece {
                    PathPiece::Straight { from, to } => [from, to].into_iter().for_each(|at| around(*at, width * 0.5)),
                    PathPiece::Arc { middle, radius, .. } => around(*middle, radius + width * 0.5),
                }
            }
        }
    }
    (low, high)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gradient(area: PaintArea) -> Paint {
        Paint { area, colour: Tint::Linear { from: vec2(0.0, 0.0), to: vec2(1.0, 0.0), colours: vec![BLACK, WHITE] } }
    }

    #[test]
    fn a_gradient_becomes_bands_within_its_area() {
        let paint = gradient(PaintArea::Shape(Shape::Disc { at: vec2(0.5, 0.5), radius: 0.5 }));
        let Some(Stroke::Raster { corner, along, columns, cells }) = of(&paint, vec2(2.0, 1.0), MOST_SQUARES) else {
            panic!("squares");
        };
        assert_eq!(corner, (0.0, 0.0));
        assert!((along.0 * columns as f32 - 1.0).abs() < 0.01 && cells.len() <= MOST_SQUARES);
        let middle = cells.len() / columns as usize / 2 * columns as usize;
        let row = &cells[middle..middle + columns as usize];
        assert!(row.windows(2).all(|pair| pair[0][0] <= pair[1][0]));
        assert_eq!(row[columns as usize / 2][3], 255);
        assert_eq!(cells[0], [0; 4]);
    }

    #[test]
    fn the_squares_of_a_floor_are_bounded_whatever_lies_on_it() {
        let thin = Shape::rectangle(vec2(10.0, 10.0), vec2(20.0, 0.001));
        let paint = vec![gradient(PaintArea::Shape(thin)); 2000];
        let squares = |paint: &Paint| match of(paint, vec2(20.0, 20.0), share(&vec![paint.clone(); 2000])) {
            Some(Stroke::Raster { cells, .. }) => cells.len(),
            _ => 0,
        };
        assert!(squares(&paint[0]) * paint.len() <= MOST_IN_ALL);
        let off = gradient(PaintArea::Shape(Shape::Disc { at: vec2(-5.0, 0.0), radius: 1.0 }));
        assert_eq!(of(&off, vec2(2.0, 2.0), 100), None);
    }
}
