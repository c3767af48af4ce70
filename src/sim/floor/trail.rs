//! What pens draw while a trial runs: small pixels in tiles that are there only where something was drawn.

use crate::base::maths::{Vec2, sqrt, vec2};
use crate::base::shape::segment_distance;
use crate::sim::scene::Rgb;

/// The side of a pixel, metres.
const PIXEL_M: f64 = 0.0005;
/// Pixels along a side of a tile.
const TILE: usize = 64;
/// The most tiles, of 4 KB each: 20 m² of drawn floor. A pen of 100 000 points cannot fill them.
pub(super) const MOST_TILES: usize = 20_000;
/// The most colours; what is drawn in one more takes the last one's.
const MOST_COLOURS: usize = 255;
/// The widest stroke, metres.
const WIDEST_M: f64 = 0.1;

/// All that was drawn on one floor. Nothing is kept, and nothing looked at, before the first stroke.
#[derive(Clone, Debug)]
pub(super) struct Trails {
    size: Vec2,
    columns: usize,
    rows: usize,
    /// For each place of a tile 0, or the number of the tile and 1.
    places: Vec<u32>,
    /// For each pixel 0, or the number of its colour and 1.
    tiles: Vec<Box<[u8; TILE * TILE]>>,
    colours: Vec<Rgb>,
}

impl Trails {
    pub fn new(size: Vec2) -> Self {
        let tiles = |length: f64| ((length / (PIXEL_M * TILE as f64)).ceil() as usize).max(1);
        let (columns, rows) = (tiles(size.x), tiles(size.y));
        Self { size, columns, rows, places: Vec::new(), tiles: Vec::new(), colours: Vec::new() }
    }

    /// Draws a straight stroke with round ends.
    pub fn draw(&mut self, from: Vec2, to: Vec2, width_m: f64, colour: Rgb) {
        let half = width_m.min(WIDEST_M) * 0.5;
        if !from.is_finite() || !to.is_finite() || !half.is_finite() || half <= 0.0 {
            return;
        }
        if self.places.is_empty() {
            self.places = vec![0; self.columns * self.rows];
        }
        let known = self.colours.iter().position(|known| *known == colour);
        let number = known.unwrap_or_else(|| {
            if self.colours.len() < MOST_COLOURS {
                self.colours.push(colour);
            }
            self.colours.len() - 1
        });
        let mark = number as u8 + 1;
        let rows = pixels(from.y.min(to.y) - half, from.y.max(to.y) + half, self.size.y);
        for row in rows {
            let y = middle(row);
            let Some((left, right)) = reach(from, to, half, y) else { continue };
            for column in pixels(left, right, self.size.x) {
                if segment_distance(from, to, vec2(middle(column), y)) <= half
                    && let Some(tile) = self.tile(column / TILE, row / TILE)
                {
                    tile[(row % TILE) * TILE + column % TILE] = mark;
                }
            }
        }
    }

    /// The tile of a place, made when it is not there; nothing when there are too many.
    fn tile(&mut self, column: usize, row: usize) -> Option<&mut [u8; TILE * TILE]> {
        let place = self.places.get_mut(row * self.columns + column)?;
        if *place == 0 {
            if self.tiles.len() == MOST_TILES {
                return None;
            }
            self.tiles.push(Box::new([0; TILE * TILE]));
            *place = self.tiles.len() as u32;
        }
        self.tiles.get_mut(*place as usize - 1).map(Box::as_mut)
    }

    /// The mean colour of what was drawn under a spot and the share of the spot that it covers; nothing where nothing was.
    pub fn seen(&self, at: Vec2, radius: f64) -> Option<(Rgb, f64)> {
        if self.places.is_empty() {
            return None;
        }
        let reach = radius + PIXEL_M * 0.5;
        let (columns, rows) =
            (pixels(at.x - reach, at.x + reach, self.size.x), pixels(at.y - reach, at.y + reach, self.size.y));
        if columns.is_empty() || rows.is_empty() {
            return None;
        }
        let tiles = |pixels: &std::ops::Range<usize>| pixels.start / TILE..=(pixels.end - 1) / TILE;
        let is_bare = |row: usize| {
            let places = self.places.get(row * self.columns..).unwrap_or_default();
            tiles(&columns).all(|column| places.get(column).is_none_or(|place| *place == 0))
        };
        if tiles(&rows).all(is_bare) {
            return None;
        }
        let (mut weights, mut drawn, mut sums) = (0.0, 0.0, [0.0; 3]);
        for row in rows {
            for column in columns.clone() {
                let off = vec2(middle(column), middle(row)) - at;
                let weight = ((reach - sqrt(off.dot(off))) / PIXEL_M).clamp(0.0, 1.0);
                if weight <= 0.0 {
                    continue;
                }
                weights += weight;
                let place = self.places.get(row / TILE * self.columns + column / TILE).copied().unwrap_or(0);
                let Some(tile) = (place as usize).checked_sub(1).and_then(|number| self.tiles.get(number)) else {
                    continue;
                };
                let mark = usize::from(tile[(row % TILE) * TILE + column % TILE]);
                let Some(colour) = mark.checked_sub(1).and_then(|number| self.colours.get(number)) else { continue };
                drawn += weight;
                for (sum, part) in sums.iter_mut().zip([colour.red, colour.green, colour.blue]) {
                    *sum += weight * part;
                }
            }
        }
        if drawn <= 0.0 {
            return None;
        }
        let [red, green, blue] = sums.map(|sum| sum / drawn);
        Some((Rgb { red, green, blue }, drawn / weights))
    }
}

/// The pixels whose middle can lie between two coordinates, within the field.
fn pixels(low: f64, high: f64, size: f64) -> std::ops::Range<usize> {
    let end = (size / PIXEL_M).ceil();
    let index = |value: f64| value.clamp(0.0, end) as usize;
    index((low / PIXEL_M - 0.5).ceil())..index((high / PIXEL_M - 0.5).floor() + 1.0)
}

fn middle(pixel: usize) -> f64 {
    (pixel as f64 + 0.5) * PIXEL_M
}

/// Between which x a stroke can be at a height; nothing where it is not.
fn reach(from: Vec2, to: Vec2, half: f64, y: f64) -> Option<(f64, f64)> {
    let (low, high) = if from.y <= to.y { (from, to) } else { (to, from) };
    if y < low.y - half || y > high.y + half {
        return None;
    }
    // The part of the middle line that is within half a width of the height.
    let rise = high.y - low.y;
    let at = |height: f64| if rise > 0.0 { ((height - low.y) / rise).clamp(0.0, 1.0) } else { 0.0 };
    let x = |share: f64| low.x + (high.x - low.x) * share;
    let (first, second) = if rise > 0.0 { (x(at(y - half)), x(at(y + half))) } else { (low.x, high.x) };
    Some((first.min(second) - half, first.max(second) + half))
}

#[cfg(test)]
mod tests {
    use super::*;

    const RED: Rgb = Rgb { red: 1.0, green: 0.0, blue: 0.0 };

    #[test]
    fn a_stroke_has_its_width_and_round_ends_in_every_direction() {
        for degrees in (0..360).step_by(7) {
            let along = Vec2::at_angle(crate::base::units::radians(f64::from(degrees)));
            let (from, to) = (vec2(0.5, 0.5), vec2(0.5, 0.5) + along * 0.2);
            let mut trails = Trails::new(vec2(1.0, 1.0));
            trails.draw(from, to, 0.006, RED);
            let share = |at: Vec2| trails.seen(at, 0.001).map_or(0.0, |seen| seen.1);
            let middle = from + along * 0.1;
            assert_eq!((share(from), share(middle), share(to)), (1.0, 1.0, 1.0), "{degrees}");
            assert_eq!((share(middle + along.left() * 0.005), share(to + along * 0.005)), (0.0, 0.0), "{degrees}");
            let edge = share(middle + along.left() * 0.003);
            assert!((edge - 0.5).abs() < 0.25, "{degrees}: {edge}");
        }
    }

    #[test]
    fn strokes_off_the_field_and_of_nonsense_are_not_drawn_and_memory_is_bounded() {
        let mut trails = Trails::new(vec2(20.0, 20.0));
        trails.draw(vec2(-5.0, -5.0), vec2(-1.0, 30.0), 0.01, RED);
        trails.draw(vec2(f64::NAN, 0.0), vec2(1.0, 1.0), 0.01, RED);
        trails.draw(vec2(1.0, 1.0), vec2(1.0, 1.0), f64::INFINITY, RED);
        assert!(trails.tiles.len() < 50, "{}", trails.tiles.len());
        for stroke in 0..3000 {
            let y = f64::from(stroke) / 150.0;
            trails.draw(vec2(0.0, y), vec2(20.0, y), 0.001, RED);
        }
        assert_eq!(trails.tiles.len(), MOST_TILES);
    }
}
