//! What was chosen on the yard, in figures; and the list of everything on it.

use egui::{ComboBox, DragValue, RichText, TextEdit, Ui};
use egui_phosphor::regular;

use crate::app::panels::lesson::paper::bold;
use crate::app::screens::sandbox::canvas::TURN_DEG;
use crate::app::screens::sandbox::yard::What;
use crate::app::screens::sandbox::{Around, Sandbox};

/// Draws the list and the figures of what is chosen.
pub fn ui(ui: &mut Ui, sandbox: &mut Sandbox, around: &Around) {
    let say = around.say;
    ui.label(bold(say.plain("sandbox-here")));
    for (number, item) in sandbox.yard.items.iter().enumerate() {
        if ui.selectable_label(sandbox.chosen == Some(number), &item.name).clicked() {
            sandbox.chosen = Some(number);
        }
    }
    if !sandbox.yard.line.is_empty()
        && ui.button(format!("{} {}", regular::BACKSPACE, say.plain("sandbox-line-back"))).clicked()
    {
        sandbox.yard.line.pop();
    }
    let Some(number) = sandbox.chosen.filter(|chosen| *chosen < sandbox.yard.items.len()) else { return };
    ui.separator();
    figures(ui, sandbox, number, around);
    ui.horizontal_wrapped(|ui| {
        for (sign, name, by) in [
            (regular::ARROW_COUNTER_CLOCKWISE, "sandbox-turn-left", -TURN_DEG),
            (regular::ARROW_CLOCKWISE, "sandbox-turn-right", TURN_DEG),
        ] {
            let name = say.plain(name);
            let button = ui.button(sign);
            button.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, true, &name));
            if button.on_hover_text(&name).clicked() {
                sandbox.yard.turn(number, by);
            }
        }
        if ui.button(format!("{} {}", regular::TRASH, say.plain("sandbox-delete"))).clicked() {
            sandbox.yard.remove(number);
            sandbox.chosen = None;
        }
    });
}

fn figures(ui: &mut Ui, sandbox: &mut Sandbox, number: usize, around: &Around) {
    let say = around.say;
    let (width, height) = sandbox.yard.size;
    let titles: Vec<(String, String)> =
        around.kits.keys().map(|kit| (kit.clone(), sandbox.title(kit, around).to_owned())).collect();
    let Some(item) = sandbox.yard.items.get_mut(number) else { return };
    ui.label(bold(format!("{}: {}", say.plain("sandbox-chosen"), item.name)));
    let cm = say.plain("unit-centimetre");
    self::number(ui, &say.plain("sandbox-x"), &mut item.at.0, (0.0, width), &cm);
    self::number(ui, &say.plain("sandbox-y"), &mut item.at.1, (0.0, height), &cm);
    self::number(ui, &say.plain("sandbox-facing"), &mut item.facing, (0.0, 360.0), &say.plain("unit-degree"));
    match &mut item.what {
        What::Robot(kit) => {
            let label = ui.label(say.plain("sandbox-kit"));
            let shown = titles.iter().find(|(known, _)| known == kit).map_or("", |(_, title)| title);
            ComboBox::from_id_salt("sandbox-kit")
                .selected_text(shown)
                .show_ui(ui, |ui| {
                    for (known, title) in &titles {
                        ui.selectable_value(kit, known.clone(), title);
                    }
                })
                .response
                .labelled_by(label.id);
        }
        What::Thing(text) => {
            let label = ui.label(RichText::new(say.plain("sandbox-kind")).weak());
            let edit = TextEdit::multiline(text).code_editor().desired_rows(2).desired_width(f32::INFINITY);
            ui.add(edit).labelled_by(label.id);
        }
    }
}

/// A number with its name before it.
pub fn number(ui: &mut Ui, name: &str, value: &mut f64, (low, high): (f64, f64), unit: &str) {
    ui.horizontal(|ui| {
        let label = ui.label(name);
        let drag = DragValue::new(value).range(low..=high).max_decimals(1).speed(0.5).suffix(format!(" {unit}"));
        let drag = drag.custom_formatter(|number, _| format!("{}", (number * 10.0).round() / 10.0));
        // A comma is what many people type for the point.
        let typed = |text: &str| text.trim().replace(',', ".").parse().ok();
        // "nan" and "inf" are numbers to the parser, and no places.
        let drag = drag.custom_parser(move |text| typed(text).filter(|number: &f64| number.is_finite()));
        ui.add(drag).labelled_by(label.id);
    });
}
