//! A scanline painter for what never moves: areas inside closed lines, with soft edges, into the pixels of a texture.

use egui::{Color32, Pos2, pos2, vec2};

use crate::base::maths::{TAU, cos, sin};

/// Lines that are looked at in each row of pixels.
const LINES: usize = 4;

/// Pixels in rows, the highest row first.
#[derive(Clone, Debug)]
pub struct Sheet {
    pub columns: usize,
    pub rows: usize,
    pub pixels: Vec<Color32>,
}

/// A side of a ring that is not level.
struct Side {
    top: f32,
    bottom: f32,
    /// Where it is at its top, and how far it goes aside with each pixel down.
    x: f32,
    slope: f32,
    /// Down is 1, up is −1.
    winding: i32,
}

impl Sheet {
    pub fn new(columns: usize, rows: usize) -> Self {
        Self { columns, rows, pixels: vec![Color32::TRANSPARENT; columns * rows] }
    }

    /// Fills the area inside rings of pixel places: where their windings don't cancel, or, with `even_odd`, where an odd
    /// number of them lies around (SVG 1.1, §11.3).
    pub fn fill(&mut self, rings: &[Vec<Pos2>], even_odd: bool, colour: Color32) {
        let mut sides: Vec<Side> = rings.iter().flat_map(|ring| sides_of(ring)).collect();
        sides.sort_by(|one, other| one.top.total_cmp(&other.top));
        let bottom = sides.iter().map(|side| side.bottom).fold(0.0, f32::max);
        let first = sides.first().map_or(0.0, |side| side.top).max(0.0) as usize;
        let last = (bottom.ceil().max(0.0) as usize).min(self.rows);
        let mut cover = vec![0.0; self.columns];
        let (mut next, mut active) = (0, Vec::new());
        let mut crossings: Vec<(f32, i32)> = Vec::new();
        for row in first..last {
            let mut touched = (self.columns, 0);
            for line in 0..LINES {
                let y = row as f32 + (line as f32 + 0.5) / LINES as f32;
                while sides.get(next).is_some_and(|side| side.top <= y) {
                    active.push(next);
                    next += 1;
                }
                active.retain(|&side: &usize| sides[side].bottom > y);
                crossings.clear();
                crossings.extend(active.iter().map(|&side| {
                    let Side { top, x, slope, winding, .. } = sides[side];
                    (x + (y - top) * slope, winding)
                }));
                crossings.sort_by(|one, other| one.0.total_cmp(&other.0));
                let mut winding = 0;
                for pair in crossings.windows(2) {
                    winding += if even_odd { 1 } else { pair[0].1 };
                    if if even_odd { winding % 2 == 1 } else { winding != 0 } {
                        span(&mut cover, pair[0].0, pair[1].0, &mut touched);
                    }
                }
            }
            if touched.0 < touched.1 {
                self.blend_row(row, &mut cover, touched, colour);
            }
        }
    }

    fn blend_row(&mut self, row: usize, cover: &mut [f32], (from, to): (usize, usize), colour: Color32) {
        let pixels = &mut self.pixels[row * self.columns..(row + 1) * self.columns];
        for (pixel, share) in pixels[from..to].iter_mut().zip(&mut cover[from..to]) {
            *pixel = mixed(*pixel, colour, share.min(1.0));
            *share = 0.0;
        }
    }

    /// Lays small squares on it: `place` gives the square's colour and opacity for the middle of a pixel.
    pub fn lay(&mut self, place: impl Fn(Pos2) -> Option<[u8; 4]>) {
        for row in 0..self.rows {
            for column in 0..self.columns {
                if let Some([red, green, blue, opacity]) = place(pos2(column as f32 + 0.5, row as f32 + 0.5))
                    && opacity > 0
                {
                    let pixel = &mut self.pixels[row * self.columns + column];
                    *pixel = mixed(*pixel, Color32::from_rgb(red, green, blue), f32::from(opacity) / 255.0);
                }
            }
        }
    }
}

/// A share of an opaque colour over another.
fn mixed(below: Color32, colour: Color32, share: f32) -> Color32 {
    if share >= 0.998 {
        return colour;
    }
    let mix = |from: u8, to: u8| (f32::from(from) + (f32::from(to) - f32::from(from)) * share + 0.5) as u8;
    let [red, green, blue, opacity] = [0, 1, 2, 3].map(|part| mix(below[part], colour[part]));
    Color32::from_rgba_premultiplied(red, green, blue, opacity)
}

/// The sides of a closed ring; rings with nonsense in them have none.
fn sides_of(ring: &[Pos2]) -> Vec<Side> {
    if ring.len() < 3 || !ring.iter().all(|corner| corner.x.abs() < 1e7 && corner.y.abs() < 1e7) {
        return Vec::new();
    }
    let pairs = ring.iter().zip(ring.iter().cycle().skip(1));
    let side = |(&from, &to): (&Pos2, &Pos2)| {
        let (high, low, winding) = if from.y < to.y { (from, to, 1) } else { (to, from, -1) };
        let tall = low.y - high.y;
        (tall > 0.0).then(|| Side { top: high.y, bottom: low.y, x: high.x, slope: (low.x - high.x) / tall, winding })
    };
    pairs.filter_map(side).collect()
}

/// Adds what a line covers between two crossings.
fn span(cover: &mut [f32], from: f32, to: f32, touched: &mut (usize, usize)) {
    const WEIGHT: f32 = 1.0 / LINES as f32;
    let wide = cover.len() as f32;
    let (from, to) = (from.clamp(0.0, wide), to.clamp(0.0, wide));
    if from >= to {
        return;
    }
    let (first, last) = (from as usize, (to.ceil() as usize).min(cover.len()));
    *touched = (touched.0.min(first), touched.1.max(last));
    for (column, share) in cover.iter_mut().enumerate().take(last).skip(first) {
        let inside = to.min(column as f32 + 1.0) - from.max(column as f32);
        *share += inside * WEIGHT;
    }
}

/// The corners of a circle of so many pixels.
pub fn circle(at: Pos2, radius: f32) -> Vec<Pos2> {
    let count = (radius * 1.5).clamp(12.0, 240.0) as usize;
    let corner = |number: usize| {
        let angle = TAU * number as f64 / count as f64;
        at + vec2(cos(angle) as f32, sin(angle) as f32) * radius
    };
    (0..count).map(corner).collect()
}

/// The rings of a line of this width with round ends and corners; they all wind the same way.
pub fn line(points: &[Pos2], width: f32) -> Vec<Vec<Pos2>> {
    let half = width * 0.5;
    let mut rings: Vec<Vec<Pos2>> = points.iter().map(|&point| circle(point, half)).collect();
    for pair in points.windows(2) {
        let (from, to) = (pair[0], pair[1]);
        let along = to - from;
        if along.length() > 0.0 {
            // The same way round as `circle`.
            let along = along.normalized();
            let side = vec2(-along.y, along.x) * half;
            rings.push(vec![from - side, to - side, to + side, from + side]);
        }
    }
    rings
}

#[cfg(test)]
mod tests {
    use super::*;

    const INK: Color32 = Color32::from_rgb(200, 10, 20);

    fn ring(points: &[(f32, f32)]) -> Vec<Pos2> {
        points.iter().map(|&(x, y)| pos2(x, y)).collect()
    }

    fn square(half: f32) -> Vec<Pos2> {
        ring(&[
            (10.0 - half, 10.0 - half),
            (10.0 + half, 10.0 - half),
            (10.0 + half, 10.0 + half),
            (10.0 - half, 10.0 + half),
        ])
    }

    fn inked(sheet: &Sheet) -> f32 {
        sheet.pixels.iter().map(|pixel| f32::from(pixel.a()) / 255.0).sum()
    }

    #[test]
    fn even_odd_leaves_a_hole_that_the_other_rule_fills() {
        let rings = [square(8.0), square(4.0)];
        let mut holed = Sheet::new(20, 20);
        holed.fill(&rings, true, INK);
        assert!((inked(&holed) - (256.0 - 64.0)).abs() < 0.5, "{}", inked(&holed));
        assert_eq!((holed.pixels[10 * 20 + 10], holed.pixels[10 * 20 + 4]), (Color32::TRANSPARENT, INK));
        let mut full = Sheet::new(20, 20);
        full.fill(&rings, false, INK);
        assert!((inked(&full) - 256.0).abs() < 0.5);
        // A ring the other way round is a hole with either rule.
        let mut turned = Sheet::new(20, 20);
        turned.fill(&[square(8.0), square(4.0).into_iter().rev().collect()], false, INK);
        assert!((inked(&turned) - inked(&holed)).abs() < 0.5);
    }

    #[test]
    fn a_concave_ring_is_filled_as_it_is_and_edges_are_soft() {
        // An L: 8 × 8 without a quarter, shifted by half a pixel.
        let corners = [(2.5, 2.0), (10.5, 2.0), (10.5, 6.0), (6.5, 6.0), (6.5, 10.0), (2.5, 10.0)];
        let mut sheet = Sheet::new(20, 20);
        sheet.fill(&[ring(&corners)], false, INK);
        assert!((inked(&sheet) - 48.0).abs() < 0.5, "{}", inked(&sheet));
        let edge = sheet.pixels[3 * 20 + 2].a();
        assert!((120..=136).contains(&edge), "{edge}");
        assert_eq!(sheet.pixels[8 * 20 + 8], Color32::TRANSPARENT);
    }

    #[test]
    fn a_line_is_one_area_however_its_pieces_overlap() {
        let mut sheet = Sheet::new(40, 40);
        sheet.fill(&line(&ring(&[(5.0, 20.0), (20.0, 20.0), (20.0, 35.0)]), 6.0), false, INK);
        for (x, y) in [(5, 20), (12, 18), (20, 20), (21, 30), (20, 34)] {
            assert_eq!(sheet.pixels[y * 40 + x], INK, "{x} {y}");
        }
        assert_eq!(sheet.pixels[30 * 40 + 12], Color32::TRANSPARENT);
    }

    #[test]
    fn nonsense_paints_nothing() {
        let mut sheet = Sheet::new(8, 8);
        sheet.fill(&[ring(&[(f32::NAN, 0.0), (3.0, f32::INFINITY), (1.0, 1.0)])], true, INK);
        sheet.fill(&[ring(&[(1.0, 1.0)]), Vec::new()], false, INK);
        assert_eq!(inked(&sheet), 0.0);
        // Far outside is cut off.
        sheet.fill(&[ring(&[(-1e6, -1e6), (1e6, -1e6), (1e6, 1e6), (-1e6, 1e6)])], false, INK);
        assert_eq!(inked(&sheet), 64.0);
    }
}
