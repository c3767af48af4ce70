//! The yard as a picture: things are put down, chosen, moved and turned with the mouse or with keys.

use std::collections::BTreeMap;

use egui::{Context, EventFilter, Image, Key, Modifiers, Pos2, Rect, Sense, Shape, Stroke, Ui, Vec2};

use crate::app::screens::sandbox::yard::{Item, What, Yard};
use crate::app::theme::Theme;
use crate::base::ink::{Ink, Role, Stroke as InkStroke};
use crate::base::maths::{Vec2 as Point, vec2};
use crate::base::shape::Outline;
use crate::base::svg;
use crate::base::units::{field_pose, metres};
use crate::sim::colour::Colour;
use crate::sim::frame::QuantisedPose;
use crate::sim::kit::Kit;
use crate::trial::still::placed;

/// A turn by a key or a click of the wheel, degrees.
pub const TURN_DEG: f64 = 15.0;
/// A move by an arrow key, cm.
const STEP_CM: f64 = 1.0;
/// A click this near to something means it, cm.
const NEAR_CM: f64 = 2.0;
/// Points to a centimetre where there is hardly any room.
const LEAST_SCALE: f32 = 0.05;
/// Where the picture is among the loaded bytes.
const URI: &str = "bytes://arba/sandbox";

/// What was done in the picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Deed {
    /// A click on an empty place, cm.
    Place(f64, f64),
    Choose(usize),
    /// An item was moved to a place, cm.
    Move(usize, f64, f64),
    /// The chosen item was turned by so many degrees.
    Turn(f64),
    /// The chosen item was pushed, cm.
    Push(f64, f64),
    Delete,
}

/// The picture's own state.
#[derive(Default)]
pub struct Canvas {
    /// What is drawn, and its number: each drawing has an address of its own.
    drawn: Option<(Yard, u64)>,
    /// The shapes of the kits and things, to be hit.
    outlines: Vec<Option<Outline>>,
    /// The item that is dragged.
    dragged: Option<usize>,
}

impl Canvas {
    /// Draws the yard as large as there is room; tells what was done to it.
    pub fn ui(
        &mut self,
        ui: &mut Ui,
        yard: &Yard,
        chosen: Option<usize>,
        (theme, name): (&Theme, &str),
        kits: &BTreeMap<String, String>,
    ) -> Option<Deed> {
        self.refresh(ui.ctx(), yard, kits);
        let scale = (ui.available_width() / yard.size.0 as f32).min(ui.available_height() / yard.size.1 as f32);
        let scale = scale.max(LEAST_SCALE);
        let size = egui::vec2(yard.size.0 as f32, yard.size.1 as f32) * scale;
        let (response, painter) = ui.allocate_painter(size, Sense::click_and_drag());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Image, true, name));
        let rect = Rect::from_min_size(response.rect.min, size);
        if let Some((_, number)) = &self.drawn {
            Image::from_uri(uri(*number)).paint_at(ui, rect);
        }
        let edge = if response.has_focus() { theme.focus() } else { Stroke::new(1.0, theme.visuals.text_color()) };
        painter.rect_stroke(rect, 0.0, edge, egui::StrokeKind::Inside);
        let view = Eye { rect, scale, height_cm: yard.size.1 };
        if let Some(item) = chosen.and_then(|chosen| yard.items.get(chosen)) {
            mark(&painter, &view, item.at, item.facing, theme);
        }
        self.mouse(ui, &response, &view, yard, chosen, theme).or_else(|| keys(ui, &response, chosen))
    }

    /// Draws the yard anew when it has changed.
    fn refresh(&mut self, ctx: &Context, yard: &Yard, kits: &BTreeMap<String, String>) {
        if self.drawn.as_ref().is_some_and(|(drawn, _)| drawn == yard) {
            return;
        }
        let number = self.drawn.as_ref().map_or(0, |(_, number)| number + 1);
        if number > 0 {
            ctx.forget_image(&uri(number - 1));
        }
        let size_m = (metres(yard.size.0), metres(yard.size.1));
        ctx.include_bytes(uri(number), svg::document(&drawing(yard, kits), size_m).into_bytes());
        self.outlines = yard.items.iter().map(|item| outline(item, kits)).collect();
        self.drawn = Some((yard.clone(), number));
    }

    fn mouse(
        &mut self,
        ui: &Ui,
        response: &egui::Response,
        view: &Eye,
        yard: &Yard,
        chosen: Option<usize>,
        theme: &Theme,
    ) -> Option<Deed> {
        let pointer = response.interact_pointer_pos();
        if response.clicked() || response.drag_started() {
            response.request_focus();
        }
        if response.drag_started() {
            let from = ui.input(|input| input.pointer.press_origin()).or(pointer)?;
            self.dragged = self.hit(yard, view.place(from));
            return self.dragged.map(Deed::Choose);
        }
        if let (Some(item), Some(at)) = (self.dragged, pointer) {
            let (x, y) = view.place(at);
            if response.drag_stopped() {
                self.dragged = None;
                return Some(Deed::Move(item, x.round(), y.round()));
            }
            let facing = yard.items.get(item).map_or(0.0, |item| item.facing);
            mark(ui.painter(), view, (x, y), facing, theme);
            return None;
        }
        if response.clicked() {
            let (x, y) = view.place(pointer?);
            return Some(match self.hit(yard, (x, y)) {
                Some(item) => Deed::Choose(item),
                None => Deed::Place(x.round(), y.round()),
            });
        }
        let wheel = ui.input(|input| input.smooth_scroll_delta().y);
        (response.hovered() && chosen.is_some() && wheel.abs() > 8.0)
            .then_some(Deed::Turn(if wheel > 0.0 { TURN_DEG } else { -TURN_DEG } / 3.0))
    }

    /// The item at a place; of several the one that was put down last.
    fn hit(&self, yard: &Yard, (x, y): (f64, f64)) -> Option<usize> {
        let point = vec2(metres(x), metres(y));
        let hits = |(item, outline): (&Item, &Option<Outline>)| {
            let pose = field_pose(item.at.0, item.at.1, item.facing);
            let local = pose.local(point);
            match outline {
                Some(outline) => away(outline, local) <= metres(NEAR_CM),
                None => local.length() <= metres(2.0 * NEAR_CM),
            }
        };
        yard.items.iter().zip(&self.outlines).rposition(hits)
    }
}

/// How places of the field become points of the screen.
struct Eye {
    rect: Rect,
    /// Points to a centimetre.
    scale: f32,
    height_cm: f64,
}

impl Eye {
    fn place(&self, at: Pos2) -> (f64, f64) {
        let from = (at - self.rect.min) / self.scale;
        (f64::from(from.x), self.height_cm - f64::from(from.y))
    }

    fn point(&self, (x, y): (f64, f64)) -> Pos2 {
        self.rect.min + Vec2::new(x as f32, (self.height_cm - y) as f32) * self.scale
    }
}

fn uri(number: u64) -> String {
    format!("{URI}/{number}.svg")
}

/// A ring with the direction of the chosen item.
fn mark(painter: &egui::Painter, view: &Eye, at: (f64, f64), facing: f64, theme: &Theme) {
    let middle = view.point(at);
    let radius = (12.0 * view.scale).clamp(14.0, 60.0);
    let angle = (facing as f32 - 90.0).to_radians();
    let stroke = Stroke::new(2.5, theme.series[3]);
    painter.circle_stroke(middle, radius, stroke);
    painter.add(Shape::line_segment([middle, middle + Vec2::angled(angle) * radius * 1.4], stroke));
}

/// What the keys do while the picture has the focus.
fn keys(ui: &Ui, response: &egui::Response, chosen: Option<usize>) -> Option<Deed> {
    if !response.has_focus() {
        return None;
    }
    // The arrows move the item and not the focus; Tab goes on.
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    chosen?;
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let deeds = [
        (Key::ArrowLeft, Deed::Push(-STEP_CM, 0.0)),
        (Key::ArrowRight, Deed::Push(STEP_CM, 0.0)),
        (Key::ArrowUp, Deed::Push(0.0, STEP_CM)),
        (Key::ArrowDown, Deed::Push(0.0, -STEP_CM)),
        (Key::Q, Deed::Turn(-TURN_DEG)),
        (Key::E, Deed::Turn(TURN_DEG)),
        (Key::Delete, Deed::Delete),
        (Key::Backspace, Deed::Delete),
    ];
    deeds.into_iter().find(|(key, _)| pressed(*key)).map(|(_, deed)| deed)
}

/// The yard as ink. It is drawn even while something of it is wrong.
pub fn drawing(yard: &Yard, kits: &BTreeMap<String, String>) -> Ink {
    let mut ink = Ink::default();
    let (width, height) = (metres(yard.size.0) as f32, metres(yard.size.1) as f32);
    let corners = vec![(0.0, 0.0), (width, 0.0), (width, height), (0.0, height)];
    let floor = Colour::of_name(&yard.floor).unwrap_or(Colour::White).role();
    ink.add(floor, InkStroke::Polygon { points: corners.clone() });
    if yard.line.len() > 1 {
        let black = yard.floor == "Black";
        let points = yard.line.iter().map(|(x, y)| (metres(*x) as f32, metres(*y) as f32)).collect();
        let paint = if black { Role::Paint(255, 255, 255) } else { Role::Paint(0, 0, 0) };
        ink.add(paint, InkStroke::Line { points, width: 0.015 });
    } else if let Some((x, y)) = yard.line.first() {
        ink.add(Role::Label, InkStroke::Disc { at: (metres(*x) as f32, metres(*y) as f32), radius: 0.01 });
    }
    if yard.wall {
        let mut points = corners;
        points.push((0.0, 0.0));
        ink.add(Role::Wall, InkStroke::Line { points, width: 0.01 });
    }
    for item in &yard.items {
        let own = match &item.what {
            What::Robot(kit) => self::kit(kit, kits).map(|kit| kit.ink()),
            What::Thing(_) => item.thing().map(|thing| thing.ink()),
        };
        let pose = QuantisedPose::of(field_pose(item.at.0, item.at.1, item.facing));
        ink.strokes.extend(own.map(|own| placed(&own, pose).strokes).unwrap_or_default());
    }
    ink
}

fn kit(name: &str, kits: &BTreeMap<String, String>) -> Option<Kit> {
    Kit::load(kits.get(name)?, name).ok()
}

fn outline(item: &Item, kits: &BTreeMap<String, String>) -> Option<Outline> {
    match &item.what {
        What::Robot(name) => kit(name, kits).map(|kit| Outline::Polygon(kit.hull())),
        What::Thing(_) => item.thing().map(|thing| thing.solid().outline),
    }
}

/// How far a point is from an outline, metres; 0 inside.
fn away(outline: &Outline, point: Point) -> f64 {
    match outline {
        Outline::Disc { at, radius } => ((point - *at).length() - radius).max(0.0),
        Outline::Polygon(corners) => {
            let next = corners.iter().cycle().skip(1);
            let sides: Vec<_> = corners.iter().copied().zip(next.copied()).collect();
            // A ray to the right crosses the border of what it is inside of an odd number of times.
            let crossed = sides.iter().filter(|(from, to)| {
                let between = (from.y > point.y) != (to.y > point.y);
                between && point.x < from.x + (point.y - from.y) / (to.y - from.y) * (to.x - from.x)
            });
            if crossed.count() % 2 == 1 {
                return 0.0;
            }
            let to_side = |(from, to): &(Point, Point)| {
                let along = *to - *from;
                let share = ((point - *from).dot(along) / along.dot(along).max(1e-12)).clamp(0.0, 1.0);
                (point - (*from + along * share)).length()
            };
            sides.iter().map(to_side).fold(f64::INFINITY, f64::min)
        }
    }
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::Queryable;

    use super::*;
    use crate::app::testing::{bench, harness};
    use crate::library::Library;
    use crate::text::lang::Lang;

    #[test]
    fn where_there_is_no_room_a_click_still_means_the_place_that_is_drawn_there() {
        let library = Library::built_in();
        let (yard, state) = (Yard::default(), (Canvas::default(), Vec::new()));
        let size = yard.size;
        let mut rig =
            harness(bench("first-steps"), Lang::En, [200.0, 200.0], state, move |(canvas, deeds), ui, view, _| {
                ui.set_max_size(egui::vec2(3.0, 3.0));
                deeds.extend(canvas.ui(ui, &yard, None, (view.theme, "yard"), library.kits()));
            });
        rig.harness.run_steps(3);
        let rect = rig.harness.get_by_label("yard").rect();
        // The robot stands at (40, 50).
        let share = egui::vec2(40.0 / size.0 as f32, 1.0 - 50.0 / size.1 as f32);
        let at = rect.min + rect.size() * share;
        rig.harness.drag_at(at);
        rig.harness.run_steps(1);
        rig.harness.drop_at(at);
        rig.harness.run_steps(2);
        assert_eq!(rig.harness.state().state.1, [Deed::Choose(0)]);
    }
}
