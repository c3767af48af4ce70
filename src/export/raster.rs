//! Ink as pixels, without a window or a graphics card.

use tiny_skia::{
    Color, ColorU8, FillRule, FilterQuality, LineCap, LineJoin, Paint, Path, PathBuilder, Pixmap, PixmapPaint,
    PremultipliedColorU8, Stroke as Line, Transform,
};

use crate::base::diag::Diag;
use crate::base::ink::{Ink, Role, Stroke};
use crate::base::maths::{TAU, cos, sin};
use crate::export::glyphs;

/// A picture is at least and at most so wide and high, pixels.
pub const SIDES: (u32, u32) = (16, 4096);
/// Places further out than this, in pixels, are nonsense of a stranger's file and not drawn.
const FURTHEST: f32 = 1e6;

/// Letters of a caption are this share of the width high, and within these bounds, pixels.
const CAPTION_SHARE: f32 = 28.0;
const CAPTION_PX: (f32, f32) = (11.0, 40.0);

/// A picture that is being drawn: opaque pixels, red, green, blue, opacity, the upper row first.
#[derive(Clone)]
pub struct Raster {
    pixels: Pixmap,
    /// Pixels of a metre, and the height of what is drawn in metres.
    scale: f32,
    height_m: f32,
}

impl Raster {
    /// White paper for a drawing of this size (metres), so many pixels wide; as high as its shape asks, within `SIDES`.
    pub fn new(size_m: (f64, f64), width_px: u32) -> Self {
        let sane = |side: f64| if side.is_finite() { side.clamp(1e-3, 1e4) } else { 1.0 };
        let (width_m, height_m) = (sane(size_m.0), sane(size_m.1));
        let (least, most) = (f64::from(SIDES.0), f64::from(SIDES.1));
        let wanted = f64::from(width_px).clamp(least, most) / width_m;
        let scale = wanted.min(most / height_m);
        let side = |metres: f64| (metres * scale).round().clamp(least, most) as u32;
        let mut pixels = blank(side(width_m), side(height_m));
        pixels.fill(Color::WHITE);
        Self { pixels, scale: scale as f32, height_m: height_m as f32 }
    }

    /// Draws ink (metres, y upwards) over what is there.
    pub fn draw(&mut self, ink: &Ink) {
        for (role, stroke) in &ink.strokes {
            self.stroke(role.on_paper(), stroke);
        }
    }

    /// Draws a stroke in a colour: red, green, blue, opacity.
    pub fn tint(&mut self, stroke: &Stroke, rgba: [u8; 4]) {
        self.stroke(rgba, stroke);
    }

    /// So many pixels in metres.
    pub fn metres(&self, pixels: f32) -> f32 {
        pixels / self.scale
    }

    /// Writes a line into the upper left corner; nothing where it would cover too much.
    pub fn caption(&mut self, text: &str) {
        let (width, height) = (self.width() as f32, self.height() as f32);
        let size = (width / CAPTION_SHARE).clamp(CAPTION_PX.0, CAPTION_PX.1);
        let (pad, long) = (size * 0.4, glyphs::width(text, size));
        let ground = tiny_skia::Rect::from_xywh(0.0, 0.0, long + 2.0 * pad, size * 1.5);
        let Some(ground) = ground.filter(|ground| ground.width() < width * 0.5 && ground.height() < height * 0.5)
        else {
            return;
        };
        let paint = |[red, green, blue, opacity]: [u8; 4]| {
            let mut paint = Paint { anti_alias: true, ..Paint::default() };
            paint.set_color_rgba8(red, green, blue, opacity);
            paint
        };
        let [ink, paper] = [Role::Label.on_paper(), [255, 255, 255, 208]].map(paint);
        self.pixels.fill_rect(ground, &paper, Transform::identity(), None);
        if let Some(path) = glyphs::line(text, (pad, size * 1.1), size) {
            self.fill(&path, true, &ink);
        }
    }

    /// Copies another picture of the same size.
    pub fn copy(&mut self, other: &Self) {
        if self.bytes().len() == other.bytes().len() {
            self.pixels.data_mut().copy_from_slice(other.pixels.data());
        }
    }

    pub fn width(&self) -> u32 {
        self.pixels.width()
    }

    pub fn height(&self) -> u32 {
        self.pixels.height()
    }

    /// Red, green, blue, opacity of each pixel.
    pub fn bytes(&self) -> &[u8] {
        self.pixels.data()
    }

    /// The picture as a PNG file.
    ///
    /// # Errors
    /// It could not be packed.
    pub fn png(&self) -> Result<Vec<u8>, Box<Diag>> {
        self.pixels
            .encode_png()
            .map_err(|error| Box::new(Diag::error("export-failed").with("reason", error.to_string())))
    }

    fn place(&self, (x, y): (f32, f32)) -> Option<(f32, f32)> {
        let (x, y) = (x * self.scale, (self.height_m - y) * self.scale);
        (x.abs() < FURTHEST && y.abs() < FURTHEST).then_some((x, y))
    }

    /// A length in pixels; none for nonsense.
    fn length(&self, metres: f32) -> Option<f32> {
        Some(metres * self.scale).filter(|length| length.is_finite() && (0.0..FURTHEST).contains(length))
    }

    fn stroke(&mut self, [red, green, blue, opacity]: [u8; 4], stroke: &Stroke) -> Option<()> {
        let mut paint = Paint { anti_alias: true, ..Paint::default() };
        paint.set_color_rgba8(red, green, blue, opacity);
        match stroke {
            Stroke::Line { points, width } => self.line(&self.path(points, false)?, *width, &paint),
            Stroke::Polygon { points } => self.fill(&self.path(points, true)?, true, &paint),
            Stroke::Disc { at, radius } => self.fill(&self.circle(*at, *radius)?, true, &paint),
            Stroke::Circle { at, radius, width } => self.line(&self.circle(*at, *radius)?, *width, &paint),
            Stroke::Arc { at, radius, from, to, width } => {
                let span = f64::from((to - from).abs());
                let corners = (span / TAU * 72.0).ceil().clamp(1.0, 720.0) as usize;
                let point = |corner: usize| {
                    let angle = f64::from(*from) + f64::from(to - from) * corner as f64 / corners as f64;
                    (at.0 + *radius * cos(angle) as f32, at.1 + *radius * sin(angle) as f32)
                };
                let points: Vec<_> = (0..=corners).map(point).collect();
                self.line(&self.path(&points, false)?, *width, &paint)
            }
            Stroke::Text { at, height, text } => {
                let path = glyphs::line(text, self.place(*at)?, self.length(*height)?)?;
                self.fill(&path, true, &paint)
            }
            Stroke::Area { rings, even_odd } => {
                let mut path = PathBuilder::new();
                for ring in rings {
                    self.add(&mut path, ring, true)?;
                }
                self.fill(&path.finish()?, !even_odd, &paint)
            }
            Stroke::Raster { corner, along, columns, cells } => self.squares(*corner, *along, *columns, cells),
        }
    }

    fn add(&self, path: &mut PathBuilder, points: &[(f32, f32)], closed: bool) -> Option<()> {
        for (number, &point) in points.iter().enumerate() {
            let (x, y) = self.place(point)?;
            if number == 0 {
                path.move_to(x, y);
            } else {
                path.line_to(x, y);
            }
        }
        if closed && !points.is_empty() {
            path.close();
        }
        Some(())
    }

    fn path(&self, points: &[(f32, f32)], closed: bool) -> Option<Path> {
        let mut path = PathBuilder::new();
        self.add(&mut path, points, closed)?;
        path.finish()
    }

    fn circle(&self, at: (f32, f32), radius: f32) -> Option<Path> {
        let (x, y) = self.place(at)?;
        PathBuilder::from_circle(x, y, self.length(radius)?)
    }

    fn fill(&mut self, path: &Path, winding: bool, paint: &Paint) -> Option<()> {
        let rule = if winding { FillRule::Winding } else { FillRule::EvenOdd };
        self.pixels.fill_path(path, paint, rule, Transform::identity(), None);
        Some(())
    }

    fn line(&mut self, path: &Path, width: f32, paint: &Paint) -> Option<()> {
        let width = self.length(width)?.max(0.6);
        let line = Line { width, line_cap: LineCap::Round, line_join: LineJoin::Round, ..Line::default() };
        self.pixels.stroke_path(path, paint, &line, Transform::identity(), None);
        Some(())
    }

    fn squares(&mut self, corner: (f32, f32), along: (f32, f32), columns: u32, cells: &[[u8; 4]]) -> Option<()> {
        if cells.is_empty() {
            return None;
        }
        let columns = columns.max(1).min(u32::try_from(cells.len()).ok()?);
        let rows = u32::try_from(cells.chunks(columns as usize).len()).ok()?;
        let mut squares = Pixmap::new(columns, rows)?;
        for (pixel, [red, green, blue, opacity]) in squares.pixels_mut().iter_mut().zip(cells) {
            *pixel = ColorU8::from_rgba(*red, *green, *blue, *opacity).premultiply();
        }
        let (x, y) = self.place(corner)?;
        // A square is `along` wide; the rows go to the left of it, which is upwards here.
        let (a, b) = (along.0 * self.scale, along.1 * self.scale);
        let side = self.length(along.0.abs().max(along.1.abs()))?;
        let quality = if side < 1.0 { FilterQuality::Bilinear } else { FilterQuality::Nearest };
        let paint = PixmapPaint { quality, ..PixmapPaint::default() };
        let turn = Transform::from_row(a, -b, -b, -a, x, y);
        self.pixels.draw_pixmap(0, 0, squares.as_ref(), &paint, turn, None);
        Some(())
    }
}

/// Empty pixels. Sides within `SIDES` always make a picture; the smallest one stands for what can't be.
fn blank(width: u32, height: u32) -> Pixmap {
    match Pixmap::new(width, height) {
        Some(pixels) => pixels,
        None => blank(SIDES.0, SIDES.0),
    }
}

/// Draws ink of this size (metres) as a PNG file, so many pixels wide.
///
/// # Errors
/// It could not be packed.
pub fn png_of(ink: &Ink, size_m: (f64, f64), width_px: u32) -> Result<Vec<u8>, Box<Diag>> {
    let mut raster = Raster::new(size_m, width_px);
    raster.draw(ink);
    raster.png()
}

/// One opaque colour of a pixel.
pub fn rgb(pixel: PremultipliedColorU8) -> [u8; 3] {
    [pixel.red(), pixel.green(), pixel.blue()]
}

#[cfg(test)]
mod tests {
    use super::*;

    const RED: Role = Role::Paint(255, 0, 0);

    /// A picture of 100 × 50 pixels of a field of 1 × 0.5 m.
    fn drawn(strokes: Vec<(Role, Stroke)>) -> impl Fn(f32, f32) -> [u8; 3] {
        let mut raster = Raster::new((1.0, 0.5), 100);
        raster.draw(&Ink { strokes });
        assert_eq!((raster.width(), raster.height()), (100, 50));
        move |x, y| {
            let pixel = raster.pixels.pixel((x * 100.0) as u32, 50 - 1 - (y * 100.0) as u32);
            rgb(pixel.unwrap())
        }
    }

    #[test]
    fn every_stroke_colours_its_place_and_no_other() {
        let (red, white) = ([255, 0, 0], [255; 3]);
        let square = |half: f32| vec![(0.5 - half, 0.1), (0.5 + half, 0.1), (0.5 + half, 0.4), (0.5 - half, 0.4)];
        let at = drawn(vec![(RED, Stroke::Line { points: vec![(0.1, 0.1), (0.9, 0.1)], width: 0.04 })]);
        assert_eq!((at(0.5, 0.1), at(0.5, 0.2)), (red, white));
        let at = drawn(vec![(RED, Stroke::Polygon { points: square(0.1) })]);
        assert_eq!((at(0.5, 0.3), at(0.3, 0.3)), (red, white));
        let at = drawn(vec![(RED, Stroke::Disc { at: (0.2, 0.3), radius: 0.1 })]);
        assert_eq!((at(0.2, 0.3), at(0.2, 0.1)), (red, white));
        let at = drawn(vec![(RED, Stroke::Circle { at: (0.5, 0.25), radius: 0.2, width: 0.04 })]);
        assert_eq!((at(0.7, 0.25), at(0.5, 0.25)), (red, white));
        // From the east, counter-clockwise to the north.
        let quarter = TAU as f32 / 4.0;
        let arc = Stroke::Arc { at: (0.5, 0.25), radius: 0.2, from: 0.0, to: quarter, width: 0.04 };
        let at = drawn(vec![(RED, arc)]);
        assert_eq!((at(0.64, 0.39), at(0.64, 0.11)), (red, white));
        let rings = vec![square(0.3), square(0.1)];
        let at = drawn(vec![(RED, Stroke::Area { rings: rings.clone(), even_odd: true })]);
        assert_eq!((at(0.3, 0.25), at(0.5, 0.25)), (red, white));
        let at = drawn(vec![(RED, Stroke::Area { rings, even_odd: false })]);
        assert_eq!(at(0.5, 0.25), red);
        let at = drawn(vec![(RED, Stroke::Text { at: (0.1, 0.1), height: 0.4, text: "█■Ш".into() })]);
        let some = (0..100).any(|x| at(x as f32 / 100.0, 0.2) == red);
        assert!(some, "the letter is drawn");
        // Two columns, two rows, the lowest first, a square 10 cm wide, along the y axis, so rows go to the west.
        let (none, blue) = ([0; 4], [0, 0, 255, 255]);
        let cells = vec![blue, none, none, blue];
        let at =
            drawn(vec![(Role::Floor, Stroke::Raster { corner: (0.5, 0.1), along: (0.0, 0.1), columns: 2, cells })]);
        assert_eq!((at(0.45, 0.15), at(0.45, 0.25), at(0.35, 0.25)), ([0, 0, 255], white, [0, 0, 255]));
    }

    #[test]
    fn nonsense_of_a_strangers_file_is_passed_over() {
        let far = [f32::NAN, f32::INFINITY, 1e30, -1e30];
        for size in [(f64::NAN, 1.0), (0.0, 0.0), (1e300, 1e-300), (1.0, -1.0)] {
            let mut raster = Raster::new(size, u32::MAX);
            assert!(raster.width() <= SIDES.1 && raster.height() <= SIDES.1);
            raster.draw(&Ink::default());
        }
        let mut raster = Raster::new((1.0, 1.0), 64);
        let before = raster.bytes().to_vec();
        for wrong in far {
            let points = vec![(0.0, 0.0), (wrong, 0.5)];
            let strokes = [
                Stroke::Line { points: points.clone(), width: 0.1 },
                Stroke::Polygon { points: points.clone() },
                Stroke::Disc { at: (0.5, 0.5), radius: wrong },
                Stroke::Circle { at: (wrong, 0.5), radius: 0.1, width: 0.1 },
                Stroke::Arc { at: (0.5, 0.5), radius: 0.1, from: 0.0, to: wrong, width: wrong },
                Stroke::Text { at: (0.5, 0.5), height: wrong, text: "a".into() },
                Stroke::Area { rings: vec![points], even_odd: true },
                Stroke::Raster { corner: (0.0, 0.0), along: (wrong, 0.0), columns: 0, cells: vec![[9; 4]] },
            ];
            raster.draw(&Ink { strokes: strokes.map(|stroke| (RED, stroke)).to_vec() });
        }
        raster.draw(&Ink {
            strokes: vec![(
                RED,
                Stroke::Raster { corner: (0.0, 0.0), along: (0.1, 0.0), columns: 9, cells: Vec::new() },
            )],
        });
        assert_eq!(raster.bytes(), before);
    }

    #[test]
    fn a_png_begins_as_one() {
        let png = png_of(&Ink::default(), (1.0, 1.0), 32).unwrap();
        assert!(png.starts_with(b"\x89PNG"));
    }
}
