//! Watches: expressions over recorded variables, with what they came to over the last steps.

use egui::{RichText, Sense, Stroke, TextEdit, TextStyle, Ui, WidgetInfo, WidgetType, pos2, vec2};
use egui_phosphor::regular as icon;

use crate::app::command::Command;
use crate::app::panels::debugger::expression::{LONGEST, evaluate};
use crate::app::panels::debugger::{DebugCommand, heading_ui};
use crate::app::panels::timeline::icon_button;
use crate::app::view::View;

/// Steps whose values are drawn.
const DRAWN: usize = 200;

/// What is being written, and the values that were gathered last.
#[derive(Default)]
pub struct WatchesUi {
    written: String,
    /// Of which reel and step, and of which watches, these are the values.
    of: (u64, Option<usize>, Vec<String>),
    values: Vec<Vec<f64>>,
}

impl WatchesUi {
    pub fn ui(&mut self, ui: &mut Ui, view: &View, out: &mut Vec<Command>) {
        heading_ui(ui, view, "debug-watches");
        self.gather(view);
        let stack = view.bench.debug.stack(&view.bench.reel);
        for (number, watch) in view.bench.debug.watches.iter().enumerate() {
            ui.horizontal_wrapped(|ui| {
                let remove = view.say.with("debug-unwatch", [("watch", watch.as_str().into())]);
                if icon_button(ui, true, icon::X, &remove).clicked() {
                    out.push(Command::Debug(DebugCommand::Unwatch(number)));
                }
                match stack.as_ref().map(|stack| evaluate(watch, stack.variables())) {
                    Some(Ok(worth)) => {
                        let shown = crate::text::shown(&worth.shown());
                        ui.label(RichText::new(format!("{watch} = {shown}")).monospace());
                    }
                    Some(Err(diag)) => {
                        ui.label(RichText::new(format!("{watch}:")).monospace());
                        ui.colored_label(view.theme.warn, view.say.diag(&diag));
                    }
                    None => {
                        ui.label(RichText::new(watch).monospace());
                    }
                }
                if let Some(values) = self.values.get(number).filter(|values| values.len() > 1) {
                    sparkline(ui, view, values);
                }
            });
        }
        ui.horizontal_wrapped(|ui| {
            let hint = view.say.plain("debug-watch-hint");
            let width = (ui.available_width() - 50.0).clamp(80.0, 260.0);
            let field = TextEdit::singleline(&mut self.written).char_limit(LONGEST).desired_width(width);
            let field = ui.add(field.hint_text(hint.as_str()).font(TextStyle::Monospace));
            field.widget_info(|| WidgetInfo::labeled(WidgetType::TextEdit, true, &hint));
            let entered = field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
            let add = icon_button(ui, !self.written.trim().is_empty(), icon::PLUS, &view.say.plain("debug-watch"));
            if (entered || add.clicked()) && !self.written.trim().is_empty() {
                let written = std::mem::take(&mut self.written);
                out.push(Command::Debug(DebugCommand::Watch(written.trim().to_owned())));
            }
        });
    }

    /// Gathers the values over the last steps, when others are shown than before. While the film plays the old ones stay,
    /// so that playing costs nothing.
    fn gather(&mut self, view: &View) {
        let bench = view.bench;
        let of = (bench.reel.serial(), bench.debug.at);
        if bench.player.playing || (self.of.0, self.of.1) == of && self.of.2 == bench.debug.watches {
            return;
        }
        if bench.debug.stack(&bench.reel).is_none() {
            return;
        }
        self.of = (of.0, of.1, bench.debug.watches.clone());
        self.values = self.of.2.iter().map(|watch| bench.debug.history(&bench.reel, watch, DRAWN)).collect();
    }
}

/// A tiny plot of values in order of time.
fn sparkline(ui: &mut Ui, view: &View, values: &[f64]) {
    let (rect, response) = ui.allocate_exact_size(vec2(80.0, 18.0), Sense::hover());
    let finite = || values.iter().copied().filter(|value| value.is_finite());
    let (least, most) =
        finite().fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), value| (least.min(value), most.max(value)));
    let span = (most - least).max(1e-9);
    let inner = rect.shrink(2.0);
    let last = (values.len() - 1).max(1) as f32;
    let points = values.iter().enumerate().filter(|(_, value)| value.is_finite()).map(|(number, value)| {
        let up = ((value - least) / span) as f32;
        pos2(inner.left() + inner.width() * number as f32 / last, inner.bottom() - inner.height() * up)
    });
    let points: Vec<egui::Pos2> = points.collect();
    let colour = view.theme.series[0];
    ui.painter().rect_stroke(rect, 2.0, view.theme.visuals.widgets.noninteractive.bg_stroke, egui::StrokeKind::Inside);
    if let Some(end) = points.last().copied() {
        ui.painter().line(points, Stroke::new(1.5, colour));
        ui.painter().circle_filled(end, 2.0, colour);
    }
    let said = view.say.with("debug-range", [("least", least.into()), ("most", most.into())]);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, &said));
    response.on_hover_text(said);
}
