//! All layouts as a strip of squares: which passed, which did not, and why.

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
    /// The layouts under the mouse and with the focus, and which of them came last.
    hovered: Option<u64>,
    focused: Option<u64>,
    pointed: Option<u64>,
    /// The texts of the layout that was told of last, and of which level it is one.
    texts: Option<(Arc<Level>, u64, LayoutTexts)>,
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
        let (mut hovered, mut focused) = (None, None);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = egui::vec2(4.0, 4.0);
            for one in tried {
                let response = square(ui, view, one);
                if response.clicked() {
                    out.push(Command::Layout(one.layout));
                    out.push(Command::Run { steps: false });
                }
                if response.hovered() {
                    hovered = Some(one.layout);
                }
                if response.has_focus() {
                    focused = Some(one.layout);
                }
            }
        });
        // What was pointed at stays, so that the panel doesn't jump when the mouse leaves it.
        if hovered != self.hovered && hovered.is_some() {
            self.pointed = hovered;
        }
        if focused != self.focused && focused.is_some() {
            self.pointed = focused;
        }
        (self.hovered, self.focused) = (hovered, focused);
        let told = self.pointed.unwrap_or(view.bench.layout.seed);
        if let Some(one) = tried.iter().find(|one| one.layout == told) {
            ui.label(format!("{}: {}", name(view, one), self.reason(view, one)));
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
        if !self.texts.as_ref().is_some_and(|(of, known, _)| Arc::ptr_eq(of, level) && *known == seed) {
            let texts = level.layout(seed).ok()?.texts;
            self.texts = Some((Arc::clone(level), seed, texts));
        }
        self.texts.as_ref().map(|(.., texts)| texts)
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
    let name = format!("{}: {}", name(view, tried), word(view, &tried.result));
    response.widget_info(|| WidgetInfo::selected(WidgetType::Button, true, shown, &name));
    response
}

fn name(view: &View, tried: &Tried) -> String {
    view.say.with("goals-layout", [("layout", tried.layout.to_string().into())])
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
