//! The field's tools: a row of buttons, and the menus of what is shown and of what is looked at.

use egui::{Button, Response, Ui, WidgetInfo, WidgetType};
use egui_phosphor::regular as signs;

use crate::app::command::Command;
use crate::app::focus::Follow;
use crate::app::panels::field::cast::{Cast, name};
use crate::app::panels::field::ghosts::letter;
use crate::app::panels::field::{FieldCommand, FieldPanel};
use crate::app::settings::Settings;
use crate::app::view::View;

/// One press of a zoom button.
pub const ZOOM_STEP: f32 = 1.25;
/// Where the settings keep a switch.
type Switch = fn(&mut Settings) -> &mut bool;

/// The most bodies in the menu of what is looked at.
const MOST_LISTED: usize = 40;

/// A button with a sign, a tooltip, and the same text as its name.
pub fn icon(ui: &mut Ui, sign: &str, text: &str, on: bool) -> Response {
    let response = ui.add(Button::new(egui::RichText::new(sign).size(16.0)).selected(on));
    named(&response, text, on);
    response.on_hover_text(text)
}

fn named(response: &Response, text: &str, on: bool) {
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(WidgetType::Button, true, text);
        info.selected = on.then_some(true);
        info
    });
}

/// Draws the row.
pub fn ui(panel: &mut FieldPanel, ui: &mut Ui, view: &View, out: &mut Vec<Command>) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let say = view.say;
        let camera = &mut panel.camera;
        if icon(ui, signs::CORNERS_OUT, &say.plain("field-fit"), camera.fits).clicked() {
            camera.fit();
        }
        if icon(ui, signs::MAGNIFYING_GLASS_PLUS, &say.plain("field-closer"), false).clicked() {
            camera.zoom(ZOOM_STEP, camera.rect.center());
        }
        if icon(ui, signs::MAGNIFYING_GLASS_MINUS, &say.plain("field-further"), false).clicked() {
            camera.zoom(1.0 / ZOOM_STEP, camera.rect.center());
        }
        if icon(ui, signs::CROSSHAIR, &say.plain("field-follow"), camera.follows).clicked() {
            camera.follows = !camera.follows;
            camera.fits &= !camera.follows;
        }
        if icon(ui, signs::RULER, &say.plain("field-ruler"), panel.ruler.on).clicked() {
            panel.ruler.toggle();
        }
        look_at(panel, ui, view, out);
        layers(panel, ui, view, out);
    });
}

/// The menu of bodies that can be looked at.
fn look_at(panel: &FieldPanel, ui: &mut Ui, view: &View, out: &mut Vec<Command>) {
    let text = view.say.plain("field-look");
    let menu = ui.menu_button(egui::RichText::new(signs::ROBOT).size(16.0), |ui| {
        let chosen = view.bench.field.chosen;
        if ui.selectable_label(chosen.is_none(), view.say.plain("field-look-nothing")).clicked() {
            out.push(Command::Field(FieldCommand::Choose(None)));
            ui.close();
        }
        let Some(cast) = &panel.cast else { return };
        egui::ScrollArea::vertical().max_height(220.0).follow(ui, |ui| {
            for body in listed(cast, view) {
                let number = if body < cast.robots { format!("{}  ", body + 1) } else { String::new() };
                let text = format!("{number}{}", name(view, body));
                if ui.selectable_label(chosen == Some(body as u16), text).clicked() {
                    out.push(Command::Field(FieldCommand::Choose(Some(body as u16))));
                    ui.close();
                }
            }
        });
    });
    named(&menu.response, &text, false);
    menu.response.on_hover_text(text);
}

/// Robots, and things that move.
pub fn listed(cast: &Cast, view: &View) -> Vec<usize> {
    let bodies = &view.bench.reel.header().picture.bodies;
    let is_listed = |body: &usize| *body < cast.robots || bodies.get(*body).is_some_and(|body| body.loose);
    (0..bodies.len()).filter(is_listed).take(MOST_LISTED).collect()
}

/// The menu of what is drawn.
fn layers(panel: &mut FieldPanel, ui: &mut Ui, view: &View, out: &mut Vec<Command>) {
    let text = view.say.plain("field-layers");
    let menu = ui.menu_button(egui::RichText::new(signs::STACK).size(16.0), |ui| {
        let mut settings = view.settings.clone();
        let mut changed = false;
        let rows: [(&str, Switch); 4] = [
            ("field-beams", |settings| &mut settings.beams),
            ("field-trails", |settings| &mut settings.trails),
            ("field-names", |settings| &mut settings.names),
            ("field-live-path", |settings| &mut settings.live_path),
        ];
        for (id, switch) in rows {
            changed |= ui.checkbox(switch(&mut settings), view.say.plain(id)).changed();
        }
        if changed {
            out.push(Command::Settings(Box::new(settings)));
        }
        ui.checkbox(&mut panel.grid, view.say.plain("field-grid"));
        if !view.bench.ghosts.is_empty() {
            ui.separator();
            ui.label(view.say.plain("field-ghosts"));
        }
        for (number, ghost) in view.bench.ghosts.iter().enumerate() {
            let mut shown = ghost.shown;
            if ui.checkbox(&mut shown, format!("{}  {}", letter(number), ghost.name)).changed() {
                out.push(Command::Field(FieldCommand::Ghost { ghost: number, shown }));
            }
        }
    });
    named(&menu.response, &text, false);
    menu.response.on_hover_text(text);
}
