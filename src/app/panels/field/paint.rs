//! Ink on the screen: strokes of a body's frame, made ready once, become egui's shapes at a pose.

use egui::epaint::{CircleShape, Mesh, Vertex};
use egui::{Align2, Color32, FontId, Painter, Pos2, Rect, Shape, Stroke as Line, Vec2, vec2};

use crate::app::panels::field::camera::Camera;
use crate::app::panels::field::polygon::{is_convex, triangles};
use crate::app::theme::Theme;
use crate::base::ink::{Ink, Role, Stroke};
use crate::base::maths::{TAU, cos, sin};
use crate::sim::frame::QuantisedPose;

/// Nothing is drawn thinner than this, points.
const THINNEST: f32 = 1.0;
/// Texts of ink are this large at least and at most, points.
const TEXT: (f32, f32) = (11.0, 40.0);
/// Ink further from its body than this is nonsense, metres.
const FARTHEST_M: f32 = 1e4;

/// Where a body is: metres, and radians counter-clockwise.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Stance {
    pub x: f32,
    pub y: f32,
    pub angle: f32,
}

impl From<QuantisedPose> for Stance {
    fn from(pose: QuantisedPose) -> Self {
        let angle = f64::from(pose.angle) * TAU / 36_000.0;
        Self { x: (f64::from(pose.x) * 1e-4) as f32, y: (f64::from(pose.y) * 1e-4) as f32, angle: angle as f32 }
    }
}

impl Stance {
    /// On the way to another stance, by the shorter turn.
    pub fn towards(self, other: Self, share: f32) -> Self {
        let turn = crate::base::maths::wrap_angle(f64::from(other.angle - self.angle)) as f32;
        Self {
            x: self.x + (other.x - self.x) * share,
            y: self.y + (other.y - self.y) * share,
            angle: self.angle + turn * share,
        }
    }

    /// A point of the body's frame on the field, metres.
    pub fn point(self, (x, y): (f32, f32)) -> (f32, f32) {
        let (sine, cosine) = (sin(f64::from(self.angle)) as f32, cos(f64::from(self.angle)) as f32);
        (self.x + cosine * x - sine * y, self.y + sine * x + cosine * y)
    }
}

/// A frame of a body on the screen.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    origin: Pos2,
    /// A metre along the frame's x and y, points.
    x: Vec2,
    y: Vec2,
    /// Points per metre.
    pub scale: f32,
}

impl Place {
    pub fn of(camera: &Camera, stance: Stance) -> Self {
        let scale = camera.scale();
        let (sine, cosine) = (sin(f64::from(stance.angle)) as f32, cos(f64::from(stance.angle)) as f32);
        Self {
            origin: camera.screen(stance.x, stance.y),
            x: vec2(cosine, -sine) * scale,
            y: vec2(-sine, -cosine) * scale,
            scale,
        }
    }

    pub fn point(&self, (x, y): (f32, f32)) -> Pos2 {
        self.origin + self.x * x + self.y * y
    }

    pub fn points(&self, points: &[(f32, f32)]) -> Vec<Pos2> {
        points.iter().map(|&point| self.point(point)).collect()
    }
}

/// Ink that was looked through: nothing in it is nonsense, and what egui can't fill is cut into triangles.
#[derive(Clone, Debug, Default)]
pub struct Prepared {
    strokes: Vec<(Role, Stroke, Vec<u32>)>,
}

impl Prepared {
    pub fn of(ink: &Ink) -> Self {
        let ready = |(role, stroke): &(Role, Stroke)| {
            let cut = match stroke {
                Stroke::Polygon { points } if !is_convex(points) => triangles(points),
                _ => Vec::new(),
            };
            (*role, stroke.clone(), cut)
        };
        Self { strokes: ink.strokes.iter().filter(|(_, stroke)| is_sound(stroke)).map(ready).collect() }
    }
}

/// Has a stroke only numbers that can be drawn?
pub fn is_sound(stroke: &Stroke) -> bool {
    let number = |number: &f32| number.abs() < FARTHEST_M;
    let point = |(x, y): &(f32, f32)| number(x) && number(y);
    match stroke {
        Stroke::Line { points, width } => number(width) && points.iter().all(point),
        Stroke::Polygon { points } => points.len() > 2 && points.iter().all(point),
        Stroke::Disc { at, radius } => point(at) && number(radius),
        Stroke::Circle { at, radius, width } => point(at) && number(radius) && number(width),
        Stroke::Arc { at, radius, from, to, width } => point(at) && [radius, from, to, width].into_iter().all(number),
        Stroke::Text { at, height, .. } => point(at) && number(height),
        Stroke::Area { rings, .. } => rings.iter().flatten().all(point),
        Stroke::Raster { corner, along, .. } => point(corner) && point(along),
    }
}

/// The corners of an arc.
pub fn arc(at: (f32, f32), radius: f32, from: f32, to: f32) -> Vec<(f32, f32)> {
    let corners = (f64::from((to - from).abs()) / TAU * 72.0).ceil().clamp(1.0, 720.0) as usize;
    let point = |corner: usize| {
        let angle = f64::from(from) + f64::from(to - from) * corner as f64 / corners as f64;
        (at.0 + radius * cos(angle) as f32, at.1 + radius * sin(angle) as f32)
    };
    (0..=corners).map(point).collect()
}

/// What a frame of the field is drawn with.
pub struct Brush<'a> {
    pub painter: &'a Painter,
    pub theme: &'a Theme,
    pub shapes: Vec<Shape>,
}

impl<'a> Brush<'a> {
    pub fn new(painter: &'a Painter, theme: &'a Theme) -> Self {
        Self { painter, theme, shapes: Vec::with_capacity(512) }
    }

    /// Hands everything to egui.
    pub fn finish(self) {
        self.painter.extend(self.shapes);
    }

    /// Draws ink in a frame; `colour` gives each role its colour.
    pub fn ink(&mut self, ink: &Prepared, place: &Place, colour: impl Fn(Role) -> Color32) {
        for (role, stroke, cut) in &ink.strokes {
            self.stroke(stroke, cut, place, (colour(*role), *role == Role::Wall));
        }
    }

    /// Draws one sound stroke in a colour; what `joins` with its neighbours leaves no gap between them.
    pub fn stroke(&mut self, stroke: &Stroke, cut: &[u32], place: &Place, (colour, joins): (Color32, bool)) {
        let width = |metres: f32| (metres * place.scale).max(THINNEST);
        match stroke {
            Stroke::Line { points, width: metres } => {
                let line = Line::new(width(*metres), colour);
                // The ends of a closed line would lie on each other, which is seen in a pale colour.
                self.shapes.push(match points.as_slice() {
                    [first, between @ .., last] if first == last && between.len() > 1 => {
                        Shape::closed_line(place.points(&points[1..]), line)
                    }
                    all => Shape::line(place.points(all), line),
                });
            }
            Stroke::Polygon { points } => self.polygon(place.points(points), cut, colour, joins),
            Stroke::Disc { at, radius } => {
                self.shapes.push(Shape::circle_filled(place.point(*at), (radius * place.scale).max(0.7), colour));
            }
            Stroke::Circle { at, radius, width: metres } => {
                let line = Line::new(width(*metres), colour);
                self.shapes.push(Shape::circle_stroke(place.point(*at), radius * place.scale, line));
            }
            Stroke::Arc { at, radius, from, to, width: metres } => {
                let points = place.points(&arc(*at, *radius, *from, *to));
                self.shapes.push(Shape::line(points, Line::new(width(*metres), colour)));
            }
            Stroke::Text { at, height, text } => {
                let size = (height * place.scale).clamp(TEXT.0, TEXT.1);
                self.text(place.point(*at), Align2::CENTER_CENTER, size, text, colour);
            }
            Stroke::Area { rings, .. } => {
                for ring in rings {
                    self.shapes.push(Shape::closed_line(place.points(ring), Line::new(THINNEST, colour)));
                }
            }
            // Squares lie on floors only, which have a texture of their own.
            Stroke::Raster { .. } => {}
        }
    }

    fn polygon(&mut self, points: Vec<Pos2>, cut: &[u32], colour: Color32, joins: bool) {
        if cut.is_empty() {
            let rim = if joins { Line::new(THINNEST, colour) } else { Line::NONE };
            self.shapes.push(Shape::convex_polygon(points, colour, rim));
            return;
        }
        let vertices = points.iter().map(|&point| Vertex::untextured(point, colour)).collect();
        let mesh = Mesh { indices: cut.to_vec(), vertices, ..Mesh::default() };
        if mesh.is_valid() {
            self.shapes.push(Shape::mesh(mesh));
            // A mesh has hard edges; a thin line in its colour makes them soft.
            self.shapes.push(Shape::closed_line(points, Line::new(THINNEST, colour)));
        }
    }

    /// A text; gives the place that it takes.
    pub fn text(&mut self, at: Pos2, align: Align2, size: f32, text: &str, colour: Color32) -> Rect {
        let galley = self.painter.layout_no_wrap(text.to_owned(), FontId::proportional(size), colour);
        let rect = align.anchor_size(at, galley.size());
        if self.holds(rect) {
            self.shapes.push(Shape::galley(rect.min, galley, colour));
        }
        rect
    }

    /// A text on a plate that keeps it readable on any floor. It is moved into the panel when it would be cut; nothing is
    /// drawn of one that belongs to a place out of view.
    pub fn label(
        &mut self,
        at: Pos2,
        align: Align2,
        size: f32,
        text: &str,
        (colour, plate): (Color32, Color32),
    ) -> Rect {
        let room = self.painter.clip_rect().shrink(2.0);
        if text.is_empty() || !room.contains(at) {
            return Rect::NOTHING;
        }
        let font = FontId::proportional(size);
        let galley = self.painter.layout(text.to_owned(), font, colour, (room.width() - 8.0).max(40.0));
        let wanted = align.anchor_size(at, galley.size() + vec2(8.0, 2.0));
        let shift = |low: f32, high: f32, from: f32, to: f32| (from - low).max(0.0) - (high - to).max(0.0);
        let rect = wanted.translate(vec2(
            shift(wanted.left(), wanted.right(), room.left(), room.right()),
            shift(wanted.top(), wanted.bottom(), room.top(), room.bottom()),
        ));
        self.shapes.push(Shape::rect_filled(rect, 3.0, plate));
        self.shapes.push(Shape::galley(rect.min + vec2(4.0, 1.0), galley, colour));
        rect
    }

    /// A line, dashed where two lengths are given: drawn and left out, points.
    pub fn path(&mut self, points: Vec<Pos2>, line: Line, dash: Option<(f32, f32)>) {
        match dash {
            None => self.shapes.push(Shape::line(points, line)),
            Some((drawn, gap)) => Shape::dashed_line_many(&points, line, drawn, gap, &mut self.shapes),
        }
    }

    /// A ring, or with a fill a button-like disc.
    pub fn ring(&mut self, at: Pos2, radius: f32, fill: Color32, line: Line) {
        self.shapes.push(Shape::Circle(CircleShape { center: at, radius, fill, stroke: line }));
    }

    /// Is any of it in the panel? A text that starts in it and ends outside would be cut.
    fn holds(&self, rect: Rect) -> bool {
        self.painter.clip_rect().contains_rect(rect)
    }

    /// The plate of labels on paper, and the colour of their letters.
    pub fn on_paper(&self) -> (Color32, Color32) {
        (self.theme.ink(Role::Label), self.theme.ink(Role::Floor).gamma_multiply(0.86))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stance_goes_the_shorter_way_round() {
        let (from, to) = (Stance { angle: 3.0, ..Stance::default() }, Stance { angle: -3.0, ..Stance::default() });
        let half = from.towards(to, 0.5).angle;
        assert!((half - std::f32::consts::PI).abs() < 1e-4, "{half}");
        assert_eq!(from.towards(to, 0.0), from);
    }

    #[test]
    fn a_body_s_frame_is_x_forward_and_y_left_on_the_screen() {
        let mut camera = Camera::default();
        camera.begin(Rect::from_min_size(Pos2::ZERO, vec2(228.0, 228.0)), (2.0, 2.0));
        // Facing up: x forward is up the screen, y left is to the left.
        let place = Place::of(&camera, Stance { x: 1.0, y: 1.0, angle: std::f32::consts::FRAC_PI_2 });
        let (middle, ahead, left) = (place.point((0.0, 0.0)), place.point((0.5, 0.0)), place.point((0.0, 0.5)));
        assert!(ahead.y < middle.y - 40.0 && (ahead.x - middle.x).abs() < 0.01, "{ahead:?}");
        assert!(left.x < middle.x - 40.0 && (left.y - middle.y).abs() < 0.01, "{left:?}");
    }

    #[test]
    fn nonsense_in_a_film_is_not_drawn() {
        let mut ink = Ink::default();
        ink.add(Role::Wall, Stroke::Polygon { points: vec![(0.0, f32::NAN), (1.0, 0.0), (1.0, 1.0)] });
        ink.add(Role::Wall, Stroke::Disc { at: (0.0, 0.0), radius: f32::INFINITY });
        ink.add(Role::Wall, Stroke::Disc { at: (0.0, 0.0), radius: 0.1 });
        assert_eq!(Prepared::of(&ink).strokes.len(), 1);
    }
}
