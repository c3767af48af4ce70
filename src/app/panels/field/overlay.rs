//! What lies over the field like a glass: coordinates under the pointer, a scale, the keyboard's pointer and the focus ring.

use egui::{Align2, Color32, Pos2, Shape, Stroke as Line, StrokeKind, vec2};

use crate::app::panels::field::paint::Brush;
use crate::app::panels::field::scene::{LETTERS, Shot, on_paper};
use crate::base::ink::Role;

/// The scale is about this long, points.
const SCALE: f32 = 70.0;
/// Lengths that a scale may have, cm.
const LENGTHS: [f32; 10] = [1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1000.0];

/// Draws it; `pointed` is where the pointer is on the field.
pub fn draw(brush: &mut Brush, shot: &Shot, pointed: Option<Pos2>, focused: bool, ruler: bool) {
    let rect = shot.camera.rect;
    let visuals = &brush.theme.visuals;
    let letters = (visuals.text_color(), visuals.panel_fill.gamma_multiply(0.9));
    let keyboard = focused && (ruler || shot.view.bench.field.asks);
    if shot.view.bench.field.asks {
        let at = rect.center_top() + vec2(0.0, 6.0);
        brush.label(at, Align2::CENTER_TOP, LETTERS + 1.0, &shot.view.say.plain("field-asks"), letters);
    }
    if keyboard {
        cross(brush, rect.center());
    }
    let middle = keyboard.then(|| rect.center());
    if let Some(at) = pointed.or(middle) {
        let text = coordinates(shot, at);
        brush.label(rect.left_bottom() + vec2(4.0, -4.0), Align2::LEFT_BOTTOM, LETTERS, &text, letters);
    }
    scale(brush, shot, letters);
    if focused {
        let line = brush.theme.focus();
        brush.shapes.push(Shape::rect_stroke(rect, 2.0, line, StrokeKind::Inside));
    }
}

/// The place of the field under a point of the screen, in words.
pub fn coordinates(shot: &Shot, at: Pos2) -> String {
    let (x, y) = shot.camera.field(at);
    let cm = |metres: f32| (f64::from(metres) * 1000.0).round() / 10.0;
    shot.view.say.with("field-at", [("x", cm(x).into()), ("y", cm(y).into())])
}

fn cross(brush: &mut Brush, at: Pos2) {
    let colour = on_paper(brush.theme, brush.theme.accent);
    for way in [vec2(12.0, 0.0), vec2(0.0, 12.0)] {
        let line = Line::new(4.0, brush.theme.ink(Role::Floor));
        brush.shapes.push(Shape::line_segment([at - way, at + way], line));
        brush.shapes.push(Shape::line_segment([at - way, at + way], Line::new(2.0, colour)));
    }
    brush.ring(at, 6.0, Color32::TRANSPARENT, Line::new(1.5, colour));
}

/// A bar that says how long a length of the field is on the screen.
fn scale(brush: &mut Brush, shot: &Shot, (colour, plate): (Color32, Color32)) {
    let point_per_cm = shot.camera.scale() * 0.01;
    let Some(&cm) = LENGTHS.iter().find(|cm| **cm * point_per_cm >= SCALE * 0.6) else { return };
    let long = cm * point_per_cm;
    let rect = shot.camera.rect;
    if long > rect.width() * 0.5 {
        return;
    }
    let end = rect.right_bottom() + vec2(-8.0, -9.0);
    let text = shot.view.say.with("field-scale", [("cm", f64::from(cm).into())]);
    let label = brush.label(end - vec2(long * 0.5, 3.0), Align2::CENTER_BOTTOM, 11.0, &text, (colour, plate));
    if label.is_positive() {
        let start = end - vec2(long, 0.0);
        for (width, colour) in [(4.0, plate), (2.0, colour)] {
            let line = Line::new(width, colour);
            brush.shapes.push(Shape::line_segment([start, end], line));
            for at in [start, end] {
                brush.shapes.push(Shape::line_segment([at - vec2(0.0, 4.0), at + vec2(0.0, 3.0)], line));
            }
        }
    }
}
