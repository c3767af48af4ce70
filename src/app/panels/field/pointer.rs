//! Mouse, fingers and keys on the field: moving and zooming it, measuring, choosing, and answering.

use egui::{EventFilter, Key, PointerButton, Pos2, Response, Ui, Vec2, vec2};

use crate::app::command::Command;
use crate::app::panels::field::camera::Camera;
use crate::app::panels::field::inspect::hit;
use crate::app::panels::field::ruler::Ruler;
use crate::app::panels::field::scene::Shot;
use crate::app::panels::field::toolbar::{ZOOM_STEP, listed};
use crate::app::panels::field::{FieldCommand, FieldPanel};
use crate::app::view::View;

/// How much of the wheel makes everything larger by the factor e, points.
const WHEEL: f32 = 240.0;
/// A key moves the field so far, points.
const KEY_STEP: f32 = 40.0;

/// Moves the camera and the ruler; done before the moment is drawn.
pub fn steer(ui: &Ui, response: &Response, camera: &mut Camera, ruler: &mut Ruler) {
    if let Some(pointer) = response.hover_pos().filter(|_| response.contains_pointer()) {
        let (wheel, pinch) = ui.input(|input| (input.smooth_scroll_delta().y, input.zoom_delta()));
        let factor = pinch * crate::base::maths::exp(f64::from(wheel / WHEEL)) as f32;
        if factor != 1.0 {
            camera.zoom(factor, pointer);
        }
    }
    let measures =
        ruler.on && response.dragged_by(PointerButton::Primary) || response.dragged_by(PointerButton::Secondary);
    if let (true, Some(at)) = (measures, response.interact_pointer_pos()) {
        let start = ui.input(|input| input.pointer.press_origin()).unwrap_or(at);
        (ruler.from, ruler.to) = (Some(camera.field(start)), Some(camera.field(at)));
    } else if response.dragged_by(PointerButton::Primary) || response.dragged_by(PointerButton::Middle) {
        camera.pan(response.drag_delta());
    }
}

/// Acts on clicks: answers a question, or looks at what was clicked.
pub fn click(panel_sensor: &mut Option<usize>, response: &Response, shot: &Shot, out: &mut Vec<Command>) {
    let Some(at) = response.interact_pointer_pos().filter(|_| response.clicked_by(PointerButton::Primary)) else {
        return;
    };
    if shot.view.bench.field.asks {
        out.push(mark(shot.camera, at));
        return;
    }
    let found = hit(shot, at);
    *panel_sensor = found.and_then(|found| found.sensor);
    let body = found.map(|found| found.body as u16);
    if body != shot.view.bench.field.chosen {
        out.push(Command::Field(FieldCommand::Choose(body)));
    }
}

fn mark(camera: &Camera, at: Pos2) -> Command {
    let (x, y) = camera.field(at);
    let cm = |metres: f32| f64::from((metres * 1000.0).round()) / 10.0;
    Command::Field(FieldCommand::Mark(Some((cm(x), cm(y)))))
}

/// Keys while the field has the focus. The middle of the panel is the keyboard's pointer.
pub fn keys(panel: &mut FieldPanel, ui: &Ui, response: &Response, view: &View, out: &mut Vec<Command>) {
    if !response.has_focus() {
        return;
    }
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let pressed = |key: Key| ui.input(|input| input.key_pressed(key) && input.modifiers.is_none());
    let camera = &mut panel.camera;
    let middle = camera.rect.center();
    let ways = [
        (Key::ArrowLeft, vec2(KEY_STEP, 0.0)),
        (Key::ArrowRight, vec2(-KEY_STEP, 0.0)),
        (Key::ArrowUp, vec2(0.0, KEY_STEP)),
        (Key::ArrowDown, vec2(0.0, -KEY_STEP)),
    ];
    let way = ways.iter().filter(|(key, _)| pressed(*key)).fold(Vec2::ZERO, |all, (_, way)| all + *way);
    if way != Vec2::ZERO {
        camera.pan(way);
    }
    let plus = ui.input(|input| input.key_pressed(Key::Plus) || input.key_pressed(Key::Equals));
    if plus && ui.input(|input| !input.modifiers.command) {
        camera.zoom(ZOOM_STEP, middle);
    }
    if pressed(Key::Minus) {
        camera.zoom(1.0 / ZOOM_STEP, middle);
    }
    if pressed(Key::F) {
        camera.fit();
    }
    if pressed(Key::R) {
        panel.ruler.toggle();
    }
    if pressed(Key::G) {
        panel.grid = !panel.grid;
    }
    if pressed(Key::N) {
        next(panel, view, out);
    }
    let camera = &panel.camera;
    if pressed(Key::Space) || pressed(Key::Enter) {
        if view.bench.field.asks {
            out.push(mark(camera, middle));
        } else if panel.ruler.on {
            panel.ruler.put(camera.field(middle));
        }
    }
}

/// Looks at the next body of the list.
fn next(panel: &FieldPanel, view: &View, out: &mut Vec<Command>) {
    let Some(cast) = &panel.cast else { return };
    let listed = listed(cast, view);
    let at = view.bench.field.chosen.and_then(|body| listed.iter().position(|&known| known == usize::from(body)));
    let next = listed.get(at.map_or(0, |at| at + 1)).map(|&body| body as u16);
    out.push(Command::Field(FieldCommand::Choose(next)));
}
