//! The ruler: how far it is from one place to another, and in which direction.

use egui::{Align2, Shape, Stroke as Line, vec2};

use crate::app::panels::field::camera::Camera;
use crate::app::panels::field::paint::Brush;
use crate::app::panels::field::scene::{LETTERS, on_paper};
use crate::app::say::Say;
use crate::base::maths::{hypot, vec2 as metres};
use crate::base::units::{centimetres, heading_of_angle};

/// Marks along the ruler are no closer than this, points.
const APART: f32 = 5.0;

/// A ruler that lies on the field.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Ruler {
    /// Dragging measures instead of moving the field.
    pub on: bool,
    /// Its ends, metres.
    pub from: Option<(f32, f32)>,
    pub to: Option<(f32, f32)>,
}

impl Ruler {
    /// Picks the ruler up, or puts it away with what it measured.
    pub fn toggle(&mut self) {
        *self = Self { on: !self.on, from: None, to: None };
    }

    /// Puts the next end down: the first, then the second, then the first of another measuring.
    pub fn put(&mut self, at: (f32, f32)) {
        match (self.from, self.to) {
            (Some(_), None) => self.to = Some(at),
            _ => (self.from, self.to) = (Some(at), None),
        }
    }

    /// Length in cm and compass heading from the first end to the second.
    pub fn measure(&self) -> Option<(f64, f64)> {
        let (from, to) = (self.from?, self.to?);
        let way = metres(f64::from(to.0 - from.0), f64::from(to.1 - from.1));
        Some((centimetres(hypot(way.x, way.y)), heading_of_angle(way.angle())))
    }

    /// What it says.
    pub fn text(&self, say: &Say) -> Option<String> {
        let (cm, heading) = self.measure()?;
        let cm = (cm * 10.0).round() / 10.0;
        Some(say.with("field-measured", [("cm", cm.into()), ("heading", (heading.round() % 360.0).into())]))
    }

    pub fn draw(&self, brush: &mut Brush, camera: &Camera, say: &Say) {
        let Some(from) = self.from else { return };
        let line = Line::new(2.0, on_paper(brush.theme, brush.theme.accent));
        let start = camera.screen(from.0, from.1);
        brush.ring(start, 3.0, line.color, Line::NONE);
        let Some(to) = self.to else { return };
        let end = camera.screen(to.0, to.1);
        brush.shapes.push(Shape::line_segment([start, end], line));
        brush.ring(end, 3.0, line.color, Line::NONE);
        self.marks(brush, camera, (start, end), line);
        if let Some(text) = self.text(say) {
            let letters = brush.on_paper();
            brush.label(
                start + (end - start) * 0.5 - vec2(0.0, 12.0),
                Align2::CENTER_BOTTOM,
                LETTERS + 1.0,
                &text,
                letters,
            );
        }
    }

    /// A mark at each centimetre, a longer one at each tenth.
    fn marks(&self, brush: &mut Brush, camera: &Camera, (start, end): (egui::Pos2, egui::Pos2), line: Line) {
        let Some((cm, _)) = self.measure() else { return };
        let step = if camera.scale() * 0.01 >= APART { 1 } else { 10 };
        if camera.scale() * 0.01 * (step as f32) < APART || cm > 2000.0 {
            return;
        }
        let along = (end - start).normalized();
        let side = vec2(along.y, -along.x);
        for mark in (step..=cm as usize).step_by(step) {
            let at = start + along * (mark as f32 * 0.01 * camera.scale());
            let long = if mark.is_multiple_of(10) { 7.0 } else { 4.0 };
            brush.shapes.push(Shape::line_segment([at, at + side * long], Line::new(1.0, line.color)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_measures_centimetres_and_a_compass_heading() {
        let mut ruler = Ruler { on: true, ..Ruler::default() };
        ruler.put((0.2, 0.2));
        assert_eq!(ruler.measure(), None);
        ruler.put((0.6, 0.2));
        let (cm, heading) = ruler.measure().unwrap();
        assert!((cm - 40.0).abs() < 1e-4 && (heading - 90.0).abs() < 1e-4, "{cm} {heading}");
        ruler.put((0.0, 0.0));
        assert_eq!((ruler.from, ruler.to), (Some((0.0, 0.0)), None));
        ruler.toggle();
        assert_eq!(ruler, Ruler::default());
    }
}
