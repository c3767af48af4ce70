//! The calls at the shown step, and the variables of one of them with what has changed.

use egui::{RichText, Ui};

use crate::app::command::Command;
use crate::app::panels::debugger::frames::{Frame, Stack, Variable};
use crate::app::panels::debugger::heading_ui;
use crate::app::panels::editor::EditCommand;
use crate::app::theme::BOLD;
use crate::app::view::View;

/// Calls that are listed; of a deep recursion the innermost ones.
const MOST_CALLS: usize = 40;

/// Draws the variables of each call, the innermost first; a click on a call shows its line.
pub fn ui(ui: &mut Ui, view: &View, out: &mut Vec<Command>) {
    if view.bench.debug.at.is_none() {
        return;
    }
    let Some(stack) = view.bench.debug.stack(&view.bench.reel) else {
        ui.label(view.say.plain("debug-reads"));
        ui.ctx().request_repaint();
        return;
    };
    heading_ui(ui, view, "debug-calls");
    let Stack { frames } = &*stack;
    for (depth, frame) in frames.iter().enumerate().rev().take(MOST_CALLS) {
        frame_ui(ui, view, depth, frame, out);
    }
    if frames.len() > MOST_CALLS {
        ui.label(view.say.with("debug-more-calls", [("count", (frames.len() - MOST_CALLS).into())]));
    }
}

fn frame_ui(ui: &mut Ui, view: &View, depth: usize, frame: &Frame, out: &mut Vec<Command>) {
    let name = match frame.function.as_str() {
        "" => view.say.plain("debug-program"),
        "||" => view.say.plain("debug-closure"),
        function => format!("{function}()"),
    };
    let line = u64::from(frame.line);
    let said = view.say.with("debug-call", [("name", name.into()), ("line", line.into())]);
    let call = ui.add(egui::Button::new(RichText::new(said)).wrap().frame_when_inactive(false));
    if call.on_hover_text(view.say.plain("debug-call-show")).clicked() {
        out.push(Command::Edit(EditCommand::GoTo(frame.line, frame.column)));
    }
    ui.indent(("variables", depth), |ui| {
        for variable in &frame.variables {
            variable_ui(ui, view, variable);
        }
        if frame.variables.is_empty() {
            ui.label(RichText::new(view.say.plain("debug-no-variables")).weak());
        }
    });
}

/// A variable; what changed in the last step is bold and has a sign, not a colour alone.
fn variable_ui(ui: &mut Ui, view: &View, variable: &Variable) {
    let Variable { name, text, changed, was } = variable;
    let shown = crate::text::shown(text);
    if !*changed {
        ui.label(RichText::new(format!("  {name} = {shown}")).monospace());
        return;
    }
    let text = RichText::new(format!("● {name} = {shown}")).family(egui::FontFamily::Name(BOLD.into()));
    let label = ui.label(text.color(view.theme.accent));
    if !was.is_empty() {
        label.on_hover_text(view.say.with("debug-was", [("value", crate::text::shown(was).into())]));
    }
}
