//! What paint looks like at a place: one colour, a gradient, or a picture.

use std::sync::Arc;

use crate::base::maths::{PI, Pose, Vec2, sqrt, vec2};
use crate::sim::scene::Rgb;

/// The colour of paint, which may change over the area that it covers.
#[derive(Clone, Debug, PartialEq)]
pub enum Tint {
    Plain(Rgb),
    /// Colours at even steps from one point to another; beyond the ends the last ones go on.
    Linear {
        from: Vec2,
        to: Vec2,
        colours: Vec<Rgb>,
    },
    /// Colours at even steps from a middle outwards; beyond the radius the last one goes on.
    Radial {
        at: Vec2,
        radius: f64,
        colours: Vec<Rgb>,
    },
    Picture(Placed),
}

impl From<Rgb> for Tint {
    fn from(colour: Rgb) -> Self {
        Self::Plain(colour)
    }
}

/// A picture laid on the floor.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed {
    pub picture: Arc<Picture>,
    /// The lower left corner in the world, metres.
    pub corner: Vec2,
    /// The direction of the picture's rows in the world, length 1.
    pub along: Vec2,
    /// The side of a pixel, metres.
    pub pixel_m: f64,
}

/// A picture in several sizes: each has half the pixels of the one before along each side, so that a large spot is not made
/// of many small pixels.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    sizes: Vec<Raster>,
    opaque: bool,
}

/// Pixels in rows, the lowest row first: red, green, blue, opacity.
#[derive(Clone, Debug, PartialEq)]
pub struct Raster {
    pub columns: usize,
    pub rows: usize,
    pub pixels: Vec<[u8; 4]>,
}

/// A spot is looked at with pixels of at least this share of its radius.
const FINEST: f64 = 1.0 / 3.0;
/// A spot with a smaller radius is shared out as a square, pixels.
const SMALL_SPOT: f64 = 2.0;

impl Tint {
    /// The mean colour of a round spot, and how much of it covers what lies below, 0 to 1.
    pub fn seen(&self, at: Vec2, radius: f64) -> (Rgb, f64) {
        match self {
            Self::Plain(colour) => (*colour, 1.0),
            Self::Linear { from, to, colours } => {
                let way = *to - *from;
                (between(colours, (at - *from).dot(way) / way.dot(way)), 1.0)
            }
            Self::Radial { at: middle, radius: whole, colours } => {
                (between(colours, (at - *middle).length() / whole), 1.0)
            }
            Self::Picture(placed) => placed.seen(at, radius),
        }
    }

    /// Does it hide everything below it?
    pub fn is_opaque(&self) -> bool {
        match self {
            Self::Plain(_) | Self::Linear { .. } | Self::Radial { .. } => true,
            Self::Picture(placed) => placed.picture.opaque,
        }
    }
}

/// The colour at a share of the way through some.
fn between(colours: &[Rgb], share: f64) -> Rgb {
    const BLACK: Rgb = Rgb { red: 0.0, green: 0.0, blue: 0.0 };
    let last = colours.len().saturating_sub(1);
    // A gradient without length has no share; it shows its first colour.
    let along = if share > 0.0 { share.min(1.0) * last as f64 } else { 0.0 };
    let index = (along.floor() as usize).min(last);
    let first = colours.get(index).copied().unwrap_or(BLACK);
    let second = colours.get(index + 1).copied().unwrap_or(first);
    first.towards(second, along - index as f64)
}

impl Rgb {
    /// A mixture: this share of the other colour.
    pub fn towards(self, other: Self, share: f64) -> Self {
        let mix = |from: f64, to: f64| from + (to - from) * share;
        Self { red: mix(self.red, other.red), green: mix(self.green, other.green), blue: mix(self.blue, other.blue) }
    }

    /// A colour of bytes.
    pub fn of_bytes([red, green, blue]: [u8; 3]) -> Self {
        let part = |byte: u8| f64::from(byte) / 255.0;
        Self { red: part(red), green: part(green), blue: part(blue) }
    }

    /// The nearest colour of bytes.
    pub fn bytes(self) -> [u8; 3] {
        let byte = |part: f64| (part.clamp(0.0, 1.0) * 255.0).round() as u8;
        [byte(self.red), byte(self.green), byte(self.blue)]
    }
}

impl Placed {
    /// Lays a picture with its lower left corner at a pose, x along its rows, in a stated width.
    pub fn new(picture: Arc<Picture>, world_from_picture: Pose, width_m: f64) -> Self {
        let pixel_m = width_m / picture.columns().max(1) as f64;
        // Without a turn the rows are exact.
        let angle = world_from_picture.angle;
        let along = if angle == 0.0 { vec2(1.0, 0.0) } else { Vec2::at_angle(angle) };
        Self { picture, corner: world_from_picture.at, along, pixel_m }
    }

    /// The four corners in the world.
    pub fn corners(&self) -> Vec<Vec2> {
        let across = self.along * (self.picture.columns() as f64 * self.pixel_m);
        let up = self.along.left() * (self.picture.rows() as f64 * self.pixel_m);
        vec![self.corner, self.corner + across, self.corner + across + up, self.corner + up]
    }

    fn seen(&self, at: Vec2, radius: f64) -> (Rgb, f64) {
        let from_corner = at - self.corner;
        let place = vec2(self.along.dot(from_corner), self.along.cross(from_corner)) * (1.0 / self.pixel_m);
        let radius = radius / self.pixel_m;
        let mut level = 0;
        let mut size = 1.0;
        while size * 2.0 <= radius * FINEST && level + 1 < self.picture.sizes.len() {
            (level, size) = (level + 1, size * 2.0);
        }
        self.picture
            .sizes
            .get(level)
            .map_or((Rgb::of_bytes([0; 3]), 0.0), |raster| raster.seen(place * (1.0 / size), radius / size))
    }
}

impl Picture {
    /// A picture from its pixels; there are as many as columns times rows.
    pub fn new(raster: Raster) -> Self {
        let opaque = raster.pixels.iter().all(|pixel| pixel[3] == u8::MAX);
        let mut sizes = vec![raster];
        while let Some(half) = sizes.last().and_then(Raster::halved) {
            sizes.push(half);
        }
        Self { sizes, opaque }
    }

    pub fn columns(&self) -> usize {
        self.sizes.first().map_or(0, |raster| raster.columns)
    }

    pub fn rows(&self) -> usize {
        self.sizes.first().map_or(0, |raster| raster.rows)
    }

    /// All its pixels, which say everything about it.
    pub fn pixels(&self) -> &[[u8; 4]] {
        self.sizes.first().map_or(&[], |raster| &raster.pixels)
    }
}

impl Raster {
    /// Half as many pixels along each side, each the mean of four; an odd last one is left out. Nothing of a single line.
    fn halved(&self) -> Option<Self> {
        let (columns, rows) = (self.columns / 2, self.rows / 2);
        if columns == 0 || rows == 0 {
            return None;
        }
        let mut pixels = Vec::with_capacity(columns * rows);
        for row in 0..rows {
            for column in 0..columns {
                let first = 2 * row * self.columns + 2 * column;
                let four = [first, first + 1, first + self.columns, first + self.columns + 1];
                let opacity: u32 = four.iter().map(|&pixel| u32::from(self.pixels[pixel][3])).sum();
                let part = |part: usize| {
                    let weighed =
                        |&pixel: &usize| u32::from(self.pixels[pixel][part]) * u32::from(self.pixels[pixel][3]);
                    let sum: u32 = four.iter().map(weighed).sum();
                    ((sum + opacity / 2) / opacity.max(1)) as u8
                };
                pixels.push([part(0), part(1), part(2), ((opacity + 2) / 4) as u8]);
            }
        }
        Some(Self { columns, rows, pixels })
    }

    /// The mean of a spot, all in pixels. A pixel on a large spot's rim counts with the share of it that a straight rim
    /// would leave inside; a spot that is hardly larger than a pixel is taken to be a square of the same area, so that it
    /// is shared out exactly.
    fn seen(&self, place: Vec2, radius: f64) -> (Rgb, f64) {
        let half = 0.5 * sqrt(PI) * radius;
        let is_small = radius < SMALL_SPOT;
        let reach = if is_small { half } else { radius + 0.5 };
        let range = |middle: f64, count: usize| {
            let end = |value: f64| value.clamp(0.0, count as f64) as usize;
            end((middle - reach).floor())..end((middle + reach).ceil())
        };
        let shared = |pixel: usize, middle: f64| {
            let (low, high) = (pixel as f64, pixel as f64 + 1.0);
            (high.min(middle + half) - low.max(middle - half)).max(0.0)
        };
        let (mut weights, mut opaque, mut sums) = (0.0, 0.0, [0.0; 3]);
        for row in range(place.y, self.rows) {
            for column in range(place.x, self.columns) {
                let weight = if is_small {
                    shared(row, place.y) * shared(column, place.x)
                } else {
                    let off = vec2(column as f64 + 0.5, row as f64 + 0.5) - place;
                    (reach - sqrt(off.dot(off))).clamp(0.0, 1.0)
                };
                let pixel = self.pixels[row * self.columns + column];
                let covers = weight * f64::from(pixel[3]) / 255.0;
                weights += weight;
                opaque += covers;
                for (sum, part) in sums.iter_mut().zip(pixel) {
                    *sum += covers * f64::from(part);
                }
            }
        }
        if weights <= 0.0 || opaque <= 0.0 {
            return self.nearest(place);
        }
        let [red, green, blue] = sums.map(|sum| sum / opaque / 255.0);
        (Rgb { red, green, blue }, opaque / weights)
    }

    /// The pixel of a place, for spots without a size and for places beside the picture.
    fn nearest(&self, place: Vec2) -> (Rgb, f64) {
        let index = |value: f64, count: usize| (value.floor().max(0.0) as usize).min(count.saturating_sub(1));
        let index = index(place.y, self.rows) * self.columns + index(place.x, self.columns);
        let [red, green, blue, opacity] = self.pixels.get(index).copied().unwrap_or_default();
        (Rgb::of_bytes([red, green, blue]), f64::from(opacity) / 255.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RED: Rgb = Rgb { red: 1.0, green: 0.0, blue: 0.0 };
    const BLUE: Rgb = Rgb { red: 0.0, green: 0.0, blue: 1.0 };

    fn near(found: (Rgb, f64), colour: [f64; 3], opacity: f64) {
        let Rgb { red, green, blue } = found.0;
        let off = [red - colour[0], green - colour[1], blue - colour[2], found.1 - opacity];
        assert!(off.iter().all(|off| off.abs() < 0.01), "{found:?} is not {colour:?} {opacity}");
    }

    #[test]
    fn a_gradient_goes_evenly_from_colour_to_colour() {
        let tint = Tint::Linear { from: vec2(1.0, 0.0), to: vec2(3.0, 0.0), colours: vec![RED, BLUE, RED] };
        near(tint.seen(vec2(0.0, 5.0), 0.003), [1.0, 0.0, 0.0], 1.0);
        near(tint.seen(vec2(1.5, -1.0), 0.003), [0.5, 0.0, 0.5], 1.0);
        near(tint.seen(vec2(2.0, 0.0), 0.003), [0.0, 0.0, 1.0], 1.0);
        near(tint.seen(vec2(9.0, 0.0), 0.003), [1.0, 0.0, 0.0], 1.0);
        let tint = Tint::Radial { at: Vec2::ZERO, radius: 2.0, colours: vec![RED, BLUE] };
        near(tint.seen(vec2(0.0, 1.0), 0.003), [0.5, 0.0, 0.5], 1.0);
    }

    /// Left half red, right half blue, the top row transparent: 4 by 4.
    fn flag() -> Arc<Picture> {
        let pixel = |index: usize| match (index % 4, index / 4) {
            (_, 3) => [0, 0, 0, 0],
            (0 | 1, _) => [255, 0, 0, 255],
            _ => [0, 0, 255, 255],
        };
        Arc::new(Picture::new(Raster { columns: 4, rows: 4, pixels: (0..16).map(pixel).collect() }))
    }

    #[test]
    fn a_picture_is_seen_where_it_was_laid() {
        let tint = Tint::Picture(Placed::new(flag(), Pose::new(vec2(1.0, 2.0), 0.0), 0.4));
        near(tint.seen(vec2(1.1, 2.1), 0.003), [1.0, 0.0, 0.0], 1.0);
        near(tint.seen(vec2(1.3, 2.1), 0.003), [0.0, 0.0, 1.0], 1.0);
        near(tint.seen(vec2(1.2, 2.1), 0.003), [0.5, 0.0, 0.5], 1.0);
        assert_eq!(tint.seen(vec2(1.2, 2.36), 0.003).1, 0.0);
        // Turned by a quarter to the left, what was right is above.
        let turned = Tint::Picture(Placed::new(flag(), Pose::new(vec2(1.0, 2.0), PI / 2.0), 0.4));
        near(turned.seen(vec2(0.9, 2.3), 0.003), [0.0, 0.0, 1.0], 1.0);
        near(turned.seen(vec2(0.9, 2.1), 0.003), [1.0, 0.0, 0.0], 1.0);
    }

    #[test]
    fn a_large_spot_sees_the_mean_of_small_pixels() {
        let pixel = |index: usize| if (index + index / 256).is_multiple_of(2) { [255; 4] } else { [0, 0, 0, 255] };
        let picture = Picture::new(Raster { columns: 256, rows: 256, pixels: (0..65_536).map(pixel).collect() });
        let tint = Tint::Picture(Placed::new(Arc::new(picture), Pose::default(), 0.0256));
        near(tint.seen(vec2(0.0128, 0.0128), 0.005), [0.5; 3], 1.0);
    }
}
