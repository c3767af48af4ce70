//! The list of breakpoints: line, condition, on or off.

use egui::{RichText, TextEdit, TextStyle, Ui, WidgetInfo, WidgetType};
use egui_phosphor::regular as icon;

use crate::app::command::Command;
use crate::app::panels::debugger::expression::{LONGEST, evaluate};
use crate::app::panels::debugger::{DebugCommand, heading_ui};
use crate::app::panels::editor::EditCommand;
use crate::app::panels::timeline::icon_button;
use crate::app::view::View;

/// The condition that had to be written last, so that the cursor is put there once.
#[derive(Default)]
pub struct BreakpointsUi {
    seen: Option<(String, u32, u64)>,
}

impl BreakpointsUi {
    pub fn ui(&mut self, ui: &mut Ui, view: &View, out: &mut Vec<Command>) {
        heading_ui(ui, view, "debug-breakpoints");
        let wanted = view.bench.debug.edited.clone().filter(|edited| self.seen.as_ref() != Some(edited));
        let files = view.bench.debug.breakpoints.iter().filter(|(_, lines)| !lines.is_empty());
        let mut none = true;
        for (file, lines) in files {
            none = false;
            if view.bench.files.tabs.len() > 1 {
                ui.label(RichText::new(file).weak());
            }
            for line in lines.keys() {
                let focus = wanted.as_ref().is_some_and(|(edited, at, _)| edited == file && at == line);
                row_ui(ui, view, file, *line, focus, out);
            }
        }
        if none {
            ui.label(RichText::new(view.say.plain("debug-no-breakpoints")).weak());
        }
        self.seen.clone_from(&view.bench.debug.edited);
    }
}

fn row_ui(ui: &mut Ui, view: &View, file: &str, line: u32, focus: bool, out: &mut Vec<Command>) {
    let Some(stop) = view.bench.debug.breakpoints.get(file).and_then(|lines| lines.get(&line)) else { return };
    let number = ("line", u64::from(line).into());
    ui.horizontal_wrapped(|ui| {
        let mut enabled = stop.enabled;
        let said = view.say.with("debug-line", [number.clone()]);
        if ui.checkbox(&mut enabled, said).on_hover_text(view.say.plain("debug-enable")).changed() {
            out.push(Command::Debug(DebugCommand::Enable(file.to_owned(), line, enabled)));
        }
        let mut condition = stop.condition.clone();
        let hint = view.say.plain("debug-condition-hint");
        let width = (ui.available_width() - 90.0).clamp(80.0, 220.0);
        let field = TextEdit::singleline(&mut condition).char_limit(LONGEST).desired_width(width);
        let field =
            ui.add(field.hint_text(hint.as_str()).font(TextStyle::Monospace).id_salt(("condition", file, line)));
        let name = view.say.with("debug-condition", [number.clone()]);
        field.widget_info(|| WidgetInfo::labeled(WidgetType::TextEdit, true, &name));
        if focus {
            field.request_focus();
            field.scroll_to_me(None);
        }
        if field.changed() {
            out.push(Command::Debug(DebugCommand::Condition(file.to_owned(), line, condition)));
        }
        if icon_button(ui, true, icon::EYE, &view.say.with("debug-line-show", [number.clone()])).clicked() {
            if let Some(tab) = view.bench.files.tabs.iter().position(|tab| tab.name == file) {
                out.push(Command::Edit(EditCommand::Show(tab)));
            }
            out.push(Command::Edit(EditCommand::GoTo(line, 0)));
        }
        if icon_button(ui, true, icon::X, &view.say.with("debug-line-remove", [number])).clicked() {
            out.push(Command::Debug(DebugCommand::Toggle(file.to_owned(), line)));
        }
        if !stop.condition.is_empty()
            && let Some(stack) = view.bench.debug.stack(&view.bench.reel)
        {
            match evaluate(&stop.condition, stack.variables()) {
                Ok(worth) => {
                    ui.label(RichText::new(format!("= {}", crate::text::shown(&worth.shown()))).monospace());
                }
                Err(diag) => {
                    ui.colored_label(view.theme.warn, view.say.diag(&diag));
                }
            }
        }
    });
}
