//! All layouts as a strip of squares: which passed, which did not, and why.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::sync::Arc;

use egui::{Button, RichText, Ui, WidgetInfo, WidgetType};
use egui_phosphor::regular;

use crate::app::bench::{TRIED, Tried, TriedResult};
use crate::app::command::Command;
use crate::app::panels::goals::verdict;
use crate::app::view::View;
use crate::level::layout::LayoutTexts;
use crate::level::load::Level;

/// The least size of a square, points: large enough to be hit.
const SQUARE: egui::Vec2 = egui::vec2(46.0, 28.0);

/// The strip's own state.
#[derive(Default)]
pub struct Strip {
    /// The layout whose square has the focus.
    focused: Option<u64>,
    /// The texts of the layouts that were told of, and of which level they are.
    texts: Option<(Arc<Level>, BTreeMap<u64, LayoutTexts>)>,
}

impl Strip {
    pub fn ui(&mut self, ui: &mut Ui, view: &View, out: &mut Vec<Command>) {
        let tried = &view.bench.tried;
        ui.separator();
        ui.horizontal_wrapped(|ui| {
            let count = TRIED.end() - TRIED.start() + 1;
            let button =
                format!("{} {}", regular::GRID_FOUR, view.say.with("goals-try-all", [("count", count.into())]));
            if ui.button(button).on_hover_text(view.say.plain("goals-try-all-tip")).clicked() {
                out.push(Command::TryAll);
            }
            if !tried.is_empty() {
                ui.label(summary(view, tried));
            }
        });
        self.focused = None;
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = egui::vec2(4.0, 4.0);
            for one in tried {
                let response = square(ui, view, one);
                if response.clicked() {
                    out.push(Command::Layout(one.layout));
                    out.push(Command::Run { steps: false });
                }
                if response.has_focus() {
                    self.focused = Some(one.layout);
                }
                response.on_hover_ui(|ui| {
                    ui.label(format!("{}: {}", name(view, one.layout), self.reason(view, one)));
                });
            }
        });
        // The line tells of the layout in the field, or of the one that the keyboard is at: what is under the mouse says
        // it there.
        let shown = view.bench.layout.seed;
        let told = self.focused.unwrap_or(shown);
        if let Some(one) = tried.iter().find(|one| one.layout == told) {
            ui.label(format!("{}: {}", name(view, told), self.reason(view, one)));
        }
    }

    /// How it came out; of one that was not passed also why.
    fn reason(&mut self, view: &View, tried: &Tried) -> String {
        match &tried.result {
            TriedResult::Failed(cause) => match self.texts(view, tried.layout) {
                Some(texts) => verdict::why(view, texts, cause),
                None => view.say.diag(&cause.to_diag()),
            },
            TriedResult::Broke(diag) => view.say.diag(diag),
            other => word(view, other),
        }
    }

    /// The texts of a layout: each has its own draws in them.
    fn texts(&mut self, view: &View, seed: u64) -> Option<&LayoutTexts> {
        let level = &view.bench.level;
        let known = self.texts.take().filter(|(of, _)| Arc::ptr_eq(of, level)).map(|(_, known)| known);
        let (_, known) = self.texts.insert((Arc::clone(level), known.unwrap_or_default()));
        match known.entry(seed) {
            Entry::Occupied(texts) => Some(texts.into_mut()),
            Entry::Vacant(free) => Some(free.insert(level.layout(seed).ok()?.texts)),
        }
    }
}

fn square(ui: &mut Ui, view: &View, tried: &Tried) -> egui::Response {
    let theme = view.theme;
    let (sign, colour) = match tried.result {
        TriedResult::Waits => (regular::DOTS_THREE, theme.visuals.weak_text_color()),
        TriedResult::Passed => (regular::CHECK, theme.good),
        TriedResult::Failed(_) | TriedResult::Broke(_) => (regular::X, theme.bad),
        TriedResult::Lost => (regular::PROHIBIT, theme.bad),
    };
    let shown = view.bench.layout.seed == tried.layout;
    let text = RichText::new(format!("{sign} {}", tried.layout)).color(colour);
    let response = ui.add(Button::new(text).min_size(SQUARE).selected(shown));
    let name = format!("{}: {}", name(view, tried.layout), word(view, &tried.result));
    response.widget_info(|| WidgetInfo::selected(WidgetType::Button, true, shown, &name));
    response
}

/// The layout's number, and whether it is the one in the field.
fn name(view: &View, layout: u64) -> String {
    let id = if layout == view.bench.layout.seed { "goals-layout-shown" } else { "goals-layout" };
    view.say.with(id, [("layout", layout.to_string().into())])
}

fn word(view: &View, result: &TriedResult) -> String {
    view.say.plain(match result {
        TriedResult::Waits => "goals-tried-waits",
        TriedResult::Passed => "goals-tried-passed",
        TriedResult::Failed(_) | TriedResult::Broke(_) => "goals-tried-failed",
        TriedResult::Lost => "goals-stopped",
    })
}

fn summary(view: &View, tried: &[Tried]) -> String {
    let passed = tried.iter().filter(|tried| tried.result == TriedResult::Passed).count();
    let waits = tried.iter().filter(|tried| tried.result == TriedResult::Waits).count();
    let numbers = [("passed", passed.into()), ("count", tried.len().into())];
    let said = view.say.with("goals-tried", numbers);
    if waits == 0 {
        said
    } else {
        format!("{said} · {}", view.say.with("goals-tried-left", [("count", waits.into())]))
    }
}
