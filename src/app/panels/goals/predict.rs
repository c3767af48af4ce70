//! The question before the run: where will the robot stop? A click in the field answers it, or two numbers.

use egui::{DragValue, Frame, Stroke, Ui};
use egui_phosphor::regular;

use crate::app::command::Command;
use crate::app::panels::field::FieldCommand;
use crate::app::panels::goals::GoalsCommand;
use crate::app::panels::lesson::paper::bold;
use crate::app::say::Say;
use crate::app::view::View;
use crate::level::predict::Predict;

/// A difference along one direction is told when it is at least so much, cm.
const TOLD_CM: f64 = 0.5;

/// Draws the question while it is open.
pub fn question_ui(ui: &mut Ui, view: &View, out: &mut Vec<Command>) {
    let field = &view.bench.field;
    if let Some(predict) = view.bench.layout.predict.as_ref().filter(|_| field.asks) {
        frame(ui, view, |ui| question(ui, view, predict, field.marked, out));
    }
}

/// Draws in a line how far off the answer was, once the film was seen.
pub fn answer_ui(ui: &mut Ui, view: &View, out: &mut Vec<Command>) {
    let field = &view.bench.field;
    if let (Some(predict), false, Some(marked), Some(truth)) =
        (&view.bench.layout.predict, field.asks, field.marked, field.truth)
    {
        ui.horizontal_wrapped(|ui| {
            answer(ui, view, predict, marked, truth);
            if ui.small_button(view.say.plain("predict-again")).clicked() {
                out.push(Command::Goals(GoalsCommand::AskAgain));
            }
        });
        ui.add_space(4.0);
    }
}

fn frame(ui: &mut Ui, view: &View, add: impl FnOnce(&mut Ui)) {
    let frame = Frame::new().inner_margin(8.0).corner_radius(6.0).stroke(Stroke::new(1.5, view.theme.accent));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        add(ui);
    });
    ui.add_space(4.0);
}

fn question(ui: &mut Ui, view: &View, predict: &Predict, marked: Option<(f64, f64)>, out: &mut Vec<Command>) {
    let text = format!("{} {}", regular::CROSSHAIR, predict.text.get(view.say.code()));
    ui.label(bold(text));
    ui.label(view.say.plain("predict-how"));
    let (width, height) = view.bench.reel.header().picture.size;
    let start = view.bench.place(predict.robot, 0).unwrap_or_default();
    let (mut x, mut y) = marked.unwrap_or((start.0.round(), start.1.round()));
    ui.horizontal_wrapped(|ui| {
        let number = |ui: &mut Ui, name: &str, value: &mut f64, most_m: f64| {
            let label = ui.label(name);
            let drag = centimetres(value, most_m * 100.0, view.say);
            ui.add(drag).labelled_by(label.id).changed()
        };
        let changed = [number(ui, "x", &mut x, width), number(ui, "y", &mut y, height)];
        if changed.contains(&true) {
            out.push(Command::Field(FieldCommand::Mark(Some((x, y)))));
        }
        if marked.is_some() {
            if ui.button(format!("{} {}", regular::PLAY, view.say.plain("predict-run"))).clicked() {
                out.push(Command::Run { steps: false });
            }
        } else if ui.button(view.say.plain("predict-mark")).clicked() {
            out.push(Command::Field(FieldCommand::Mark(Some((x, y)))));
        }
    });
}

/// A field for a number of centimetres, written as the language does; a point and a comma are the same.
pub fn centimetres<'a>(value: &'a mut f64, most: f64, say: &'a Say) -> DragValue<'a> {
    let drag = DragValue::new(value).range(0.0..=most).max_decimals(1).speed(0.5);
    let drag = drag.custom_formatter(|number, _| say.number((number * 10.0).round() / 10.0));
    drag.custom_parser(|text| text.trim().replace(',', ".").parse().ok())
        .suffix(format!(" {}", say.plain("unit-centimetre")))
}

fn answer(ui: &mut Ui, view: &View, predict: &Predict, marked: (f64, f64), truth: (f64, f64)) {
    let (right, up) = (truth.0 - marked.0, truth.1 - marked.1);
    let off = (right * right + up * up).sqrt();
    let cm = |number: f64| [("cm", ((number.abs() * 10.0).round() / 10.0).into())];
    let good = off <= predict.tolerance_cm;
    let (sign, id, colour) = match good {
        true => (regular::CHECK_CIRCLE, "predict-right", view.theme.good),
        false => (regular::RULER, "predict-off", view.theme.warn),
    };
    ui.label(bold(format!("{sign} {}", view.say.with(id, cm(off)))).color(colour));
    let mut ways = Vec::new();
    if right.abs() >= TOLD_CM {
        ways.push(view.say.with(if right > 0.0 { "predict-to-right" } else { "predict-to-left" }, cm(right)));
    }
    if up.abs() >= TOLD_CM {
        ways.push(view.say.with(if up > 0.0 { "predict-up" } else { "predict-down" }, cm(up)));
    }
    if !ways.is_empty() {
        ui.label(view.say.with("predict-where", [("way", ways.join(", ").into())]));
    }
}
