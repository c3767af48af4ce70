//! Letters as outlines: Noto Sans, which has all of Kazakh, for texts in pictures.

use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, GlyphId, MetadataProvider};
use tiny_skia::{Path, PathBuilder};

/// The font of pictures and of the lab.
pub static FONT: &[u8] = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/fonts/NotoSans-Regular.ttf"));
/// Letters of a text that are drawn; what follows is left out.
const LONGEST: usize = 400;

/// A line of text as a path: it begins at `x`, stands on `y`, y downwards, `height` high, all in pixels. None when there is
/// nothing to draw.
pub fn line(text: &str, (x, y): (f32, f32), height: f32) -> Option<Path> {
    let font = FontRef::new(FONT).ok()?;
    let (letters, outlines, size) = (font.charmap(), font.outline_glyphs(), Size::new(height));
    let widths = font.glyph_metrics(size, LocationRef::default());
    let mut pen = Pen { path: PathBuilder::new(), x, y };
    for letter in text.chars().filter(|letter| !letter.is_control()).take(LONGEST) {
        let glyph = letters.map(letter).unwrap_or(GlyphId::NOTDEF);
        if let Some(outline) = outlines.get(glyph) {
            let settings = DrawSettings::unhinted(size, LocationRef::default());
            // A letter whose outline can't be read is left out.
            let _ = outline.draw(settings, &mut pen);
        }
        pen.x += widths.advance_width(glyph).unwrap_or_default();
    }
    pen.path.finish()
}

/// How wide a line of text is, pixels.
pub fn width(text: &str, height: f32) -> f32 {
    let Ok(font) = FontRef::new(FONT) else { return 0.0 };
    let widths = font.glyph_metrics(Size::new(height), LocationRef::default());
    let letters = font.charmap();
    let shown = text.chars().filter(|letter| !letter.is_control()).take(LONGEST);
    shown.filter_map(|letter| widths.advance_width(letters.map(letter).unwrap_or(GlyphId::NOTDEF))).sum()
}

/// Puts outlines where the pen is; fonts have y upwards.
struct Pen {
    path: PathBuilder,
    x: f32,
    y: f32,
}

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.path.move_to(self.x + x, self.y - y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.path.line_to(self.x + x, self.y - y);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.path.quad_to(self.x + x1, self.y - y1, self.x + x, self.y - y);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.path.cubic_to(self.x + x1, self.y - y1, self.x + x2, self.y - y2, self.x + x, self.y - y);
    }

    fn close(&mut self) {
        self.path.close();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kazakh_letters_have_outlines_of_their_own() {
        let missing = line("\u{10FFFF}", (0.0, 0.0), 20.0).unwrap();
        for letter in "әғқңөұүһіӘҒҚҢӨҰҮҺІёЯz°…".chars() {
            let drawn = line(&letter.to_string(), (0.0, 0.0), 20.0).unwrap();
            assert_ne!(drawn, missing, "{letter}");
            assert!(drawn.bounds().bottom() < 7.0 && drawn.bounds().top() > -26.0, "{letter}: {:?}", drawn.bounds());
        }
        assert!(line("", (0.0, 0.0), 20.0).is_none() && line(" ", (0.0, 0.0), 20.0).is_none());
        assert!(width("ааа", 20.0) > 2.9 * width("а", 20.0));
    }
}
