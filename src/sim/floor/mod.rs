//! The painted floor as a sensor sees it: the brightness or the colour of a small spot, with soft edges.

mod cells;

mod contours;

mod trail;

use crate::base::maths::{PI, TAU, Vec2, acos, sqrt};
use crate::base::shape::{Shape, segment_distance};
use crate::sim::floor::cells::{Cells, Near};
use crate::sim::floor::contours::Sides;
use crate::sim::floor::trail::Trails;
use crate::sim::paint::Tint;
use crate::sim::scene::{Paint, PaintArea, PathPiece, Rgb};

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

/// One layer of paint as it is seen.
#[derive(Clone, Debug)]
struct Layer {
    tint: Tint,
    /// Of plain paint, which most is.
    brightness: f64,
}

/// The floor, ready to be looked at. A grid of cells lists the pieces near each, so that a look costs little on any field.
#[derive(Clone, Debug)]
pub struct Floor {
    background: Layer,
    layers: Vec<Layer>,
    pieces: Vec<Piece>,
    sides: Sides,
    cells: Cells,
    trails: Trails,
}

impl Floor {
    /// Sorts the paint of a field into cells.
    pub fn new(size: Vec2, background: Rgb, paint: &[Paint]) -> Self {
        let layers = paint.iter().map(|paint| Layer::of(&paint.colour)).collect();
        let mut pieces = Vec::new();
        for (layer, paint) in paint.iter().enumerate() {
            let layer = layer as u32;
            match &paint.area {
                PaintArea::Shape(shape) => pieces.push(Piece { layer, area: PieceArea::Shape(shape.clone()) }),
                PaintArea::Path { pieces: path, width } => pieces.extend(
                    path.iter()
                        .map(|&piece| Piece { layer, area: PieceArea::Stroke { piece, half_width: width * 0.5 } }),
                ),
                PaintArea::Contours(_) => {}
            }
        }
        let (cells, sides) = cells::sort(size, paint, &pieces);
        Self { background: Layer::of(&background.into()), layers, pieces, sides, cells, trails: Trails::new(size) }
    }

    /// Mean brightness, 0 black to 1 white, of a round spot. Outside of the field the border's cells go on.
    pub fn brightness(&self, at: Vec2, radius: f64) -> f64 {
        self.look(at, radius)
    }

    /// Mean colour of a round spot.
    pub fn colour(&self, at: Vec2, radius: f64) -> Rgb {
        self.look(at, radius)
    }

    /// Draws a straight stroke with round ends on top of everything, as a pen does. What lies outside of the field is not
    /// drawn, nor what goes beyond `trail::MOST_TILES`.
    pub fn draw(&mut self, from: Vec2, to: Vec2, width_m: f64, colour: Rgb) {
        self.trails.draw(from, to, width_m, colour);
    }

    fn look<L: Light>(&self, at: Vec2, radius: f64) -> L {
        let near = self.cells.near(at);
        let mut seen = L::plain(&self.background);
        let mut index = 0;
        while let Some(&first) = near.get(index) {
            index += 1;
            let (layer, covered) = match first {
                Near::Cover(layer) => (layer, 1.0),
                Near::Contours(patch) => self.sides.covered(patch, at, radius),
                Near::Piece(number) => {
                    // The pieces of one layer are one paint: the nearest of them counts.
                    let piece = &self.pieces[number as usize];
                    let mut distance = piece.signed_distance(at);
                    while let Some(&Near::Piece(number)) = near.get(index)
                        && self.pieces[number as usize].layer == piece.layer
                    {
                        distance = distance.min(self.pieces[number as usize].signed_distance(at));
                        index += 1;
                    }
                    (piece.layer, covered_share(distance, radius))
                }
            };
            if covered > 0.0 {
                let (light, opacity) = L::of(&self.layers[layer as usize], at, radius);
                seen = seen.towards(light, covered * opacity);
            }
        }
        match self.trails.seen(at, radius) {
            Some((colour, covered)) => seen.towards(L::of_colour(colour), covered),
            None => seen,
        }
    }
}

/// What a look gives: brightness alone, which is quick, or the colour.
trait Light: Sized {
    fn plain(layer: &Layer) -> Self;
    fn of_colour(colour: Rgb) -> Self;
    fn towards(self, other: Self, share: f64) -> Self;

    /// The light of a layer's paint at a spot, and how much of it covers what lies below.
    fn of(layer: &Layer, at: Vec2, radius: f64) -> (Self, f64) {
        if let Tint::Plain(_) = layer.tint {
            return (Self::plain(layer), 1.0);
        }
        let (colour, opacity) = layer.tint.seen(at, radius);
        (Self::of_colour(colour), opacity)
    }
}

impl Light for f64 {
    fn plain(layer: &Layer) -> Self {
        layer.brightness
    }

    fn of_colour(colour: Rgb) -> Self {
        brightness_of(colour)
    }

    fn towards(self, other: Self, share: f64) -> Self {
        self + (other - self) * share
    }
}

impl Light for Rgb {
    fn plain(layer: &Layer) -> Self {
        match layer.tint {
            Tint::Plain(colour) => colour,
            _ => layer.tint.seen(Vec2::ZERO, 0.0).0,
        }
    }

    fn of_colour(colour: Rgb) -> Self {
        colour
    }

    fn towards(self, other: Self, share: f64) -> Self {
        Rgb::towards(self, other, share)
    }
}

impl Layer {
    fn of(tint: &Tint) -> Self {
        let brightness = if let Tint::Plain(colour) = tint { brightness_of(*colour) } else { 0.0 };
        Self { tint: tint.clone(), brightness }
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
    use crate::base::maths::vec2;
    use crate::sim::scene::{Contours, FillRule};

    const BLACK: Rgb = Rgb { red: 0.0, green: 0.0, blue: 0.0 };
    const WHITE: Rgb = Rgb { red: 1.0, green: 1.0, blue: 1.0 };

    fn line_floor() -> Floor {
        let pieces = vec![
            PathPiece::Straight { from: vec2(0.2, 0.5), to: vec2(1.0, 0.5) },
            PathPiece::Arc { middle: vec2(1.0, 0.8), radius: 0.3, start: -PI / 2.0, sweep: PI / 2.0 },
        ];
        Floor::new(
            vec2(2.0, 2.0),
            WHITE,
            &[Paint { area: PaintArea::Path { pieces, width: 0.02 }, colour: BLACK.into() }],
        )
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
        let disc = |radius, colour| Paint {
            area: PaintArea::Shape(Shape::Disc { at: vec2(0.5, 0.5), radius }),
            colour: Rgb::into(colour),
        };
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

    #[test]
    fn a_colour_is_a_mixture_at_an_edge_and_brightness_is_its_luminance() {
        let red = Rgb { red: 1.0, green: 0.0, blue: 0.0 };
        let area = PaintArea::Shape(Shape::rectangle(vec2(0.25, 0.5), vec2(0.5, 1.0)));
        let floor = Floor::new(vec2(1.0, 1.0), WHITE, &[Paint { area, colour: red.into() }]);
        let seen = floor.colour(vec2(0.5, 0.5), 0.003);
        assert!((seen.red - 1.0).abs() < 1e-9 && (seen.green - 0.5).abs() < 1e-9 && (seen.blue - 0.5).abs() < 1e-9);
        assert_eq!(floor.colour(vec2(0.2, 0.5), 0.003), red);
        assert!((floor.brightness(vec2(0.2, 0.5), 0.003) - 0.2126).abs() < 1e-9);
    }

    #[test]
    fn a_gradient_is_brighter_on_one_side() {
        let area = PaintArea::Shape(Shape::rectangle(vec2(0.5, 0.5), vec2(1.0, 1.0)));
        let colour = Tint::Linear { from: vec2(0.0, 0.0), to: vec2(1.0, 0.0), colours: vec![BLACK, WHITE] };
        let floor = Floor::new(vec2(1.0, 1.0), WHITE, &[Paint { area, colour }]);
        for x in [0.1, 0.3, 0.5, 0.9] {
            assert!((floor.brightness(vec2(x, 0.4), 0.003) - x).abs() < 1e-9);
        }
    }

    /// The same area as a shape and as contours.
    #[test]
    fn contours_are_seen_as_shapes_are() {
        let corners = vec![vec2(0.21, 0.2), vec2(1.7, 0.35), vec2(1.6, 1.45), vec2(0.9, 0.8), vec2(0.3, 1.5)];
        let mut reversed = corners.clone();
        reversed.reverse();
        let floor = |area| Floor::new(vec2(2.0, 2.0), WHITE, &[Paint { area, colour: BLACK.into() }]);
        let shape = floor(PaintArea::Shape(Shape::Polygon(corners.clone())));
        for (rings, rule) in [(vec![corners], FillRule::NonZero), (vec![reversed], FillRule::EvenOdd)] {
            let contours = floor(PaintArea::Contours(Contours { rings, rule }));
            for step in 0..40_000 {
                let at = vec2(f64::from(step % 200) * 0.011 - 0.1, f64::from(step / 200) * 0.011 - 0.1);
                let (wanted, found) = (shape.brightness(at, 0.003), contours.brightness(at, 0.003));
                // At a corner a spot sees a wedge and not a half.
                assert!(
                    (wanted - found).abs() < 0.5 && (wanted.fract() != 0.0 || wanted == found),
                    "{at:?} {wanted} {found}"
                );
            }
        }
    }

    #[test]
    fn rules_of_filling_differ_where_rings_lie_in_each_other() {
        let square = |half: f64| {
            let Shape::Polygon(corners) = Shape::rectangle(vec2(0.5, 0.5), vec2(2.0 * half, 2.0 * half)) else {
                panic!("a rectangle is a polygon");
            };
            corners
        };
        let floor = |rings: Vec<Vec<Vec2>>, rule| {
            let area = PaintArea::Contours(Contours { rings, rule });
            Floor::new(vec2(1.0, 1.0), WHITE, &[Paint { area, colour: BLACK.into() }])
        };
        let rings = vec![square(0.3), square(0.1)];
        let even_odd = floor(rings.clone(), FillRule::EvenOdd);
        let non_zero = floor(rings, FillRule::NonZero);
        let middle = vec2(0.5, 0.5);
        assert_eq!((even_odd.brightness(middle, 0.003), non_zero.brightness(middle, 0.003)), (1.0, 0.0));
        // The inner ring is an edge under one rule and nothing under the other.
        let edge = vec2(0.6, 0.5);
        assert!((even_odd.brightness(edge, 0.003) - 0.5).abs() < 1e-6);
        assert!(non_zero.brightness(edge, 0.003) < 1e-6);
        // A line thinner than the spot darkens it by its share.
        let thin = vec![vec![vec2(0.2, 0.5), vec2(0.8, 0.5), vec2(0.8, 0.5002), vec2(0.2, 0.5002)]];
        let share = 1.0 - floor(thin, FillRule::NonZero).brightness(vec2(0.5, 0.5001), 0.005);
        assert!((share - 0.0002 * 0.01 / (PI * 0.005 * 0.005)).abs() < 1e-3, "{share}");
    }

    #[test]
    fn a_trail_is_seen_on_top_and_only_where_it_was_drawn() {
        let mut floor = line_floor();
        let red = Rgb { red: 1.0, green: 0.0, blue: 0.0 };
        let before = floor.brightness(vec2(0.6, 0.5), 0.003);
        floor.draw(vec2(0.6, 0.4), vec2(0.6, 0.6), 0.01, red);
        assert_eq!(floor.colour(vec2(0.6, 0.5), 0.003), red);
        assert!((floor.brightness(vec2(0.7, 0.5), 0.003) - before).abs() < 1e-12);
        let half = floor.colour(vec2(0.605, 0.58), 0.003);
        assert!((half.green - 0.5).abs() < 0.1 && half.red > 0.99, "{half:?}");
        assert_eq!(floor.colour(vec2(0.6, 0.62), 0.003), WHITE);
    }
}
