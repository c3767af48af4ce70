//! The bar's row: its buttons, and which of them are signs alone because the row is too short for all words.

use egui::{Button, Response, TextStyle, Ui, WidgetInfo, WidgetText, WidgetType};
use egui_phosphor::regular;

use crate::app::panels::lesson::paper::bold;
use crate::app::say::Say;
use crate::app::view::View;

/// Buttons of the bar are so high, points: large enough to be hit on a small screen.
pub const HEIGHT: f32 = 32.0;
/// The size of the level's title, points.
pub const TITLE: f32 = 17.0;
/// The words that go first where there is no room: of what is rarely clicked, and of what its sign says.
const GO_FIRST: [(&str, &str); 7] = [
    (regular::FOOTPRINTS, "lab-run-steps"),
    (regular::CLOCK_COUNTER_CLOCKWISE, "history-title"),
    (regular::HOUSE, "lab-home"),
    (regular::LAYOUT, "bar-panels"),
    (regular::EXPORT, "export-share"),
    (regular::GAME_CONTROLLER, "drive-start"),
    (regular::GRID_FOUR, "bar-try-all"),
];

/// One row of buttons.
pub struct Row<'a> {
    say: &'a Say,
    /// The words of so many of `GO_FIRST` are left out.
    folded: usize,
}

impl<'a> Row<'a> {
    /// The row for the room there is; `also` are further texts of the row, each a button of its own.
    pub fn new(ui: &Ui, view: &View<'a>, also: &[String]) -> Self {
        let say = view.say;
        let gap = ui.spacing().item_spacing.x;
        let padding = 2.0 * ui.spacing().button_padding.x + gap;
        let width = |text: WidgetText| text.into_galley(ui, None, f32::INFINITY, TextStyle::Button).size().x;
        let button = |sign: &str, id: &str| width(format!("{sign} {}", say.plain(id)).into()) + padding;
        let sign = HEIGHT + gap;
        let title = width(bold(view.bench.layout.texts.title.get(say.code())).size(TITLE).into()) + gap;
        let layout = say.with("bar-layout", [("layout", view.bench.layout.seed.to_string().into())]);
        let tick = ui.spacing().icon_width + ui.spacing().icon_spacing + gap;
        let fixed = title
            + width(bold(format!("{} {}", regular::PLAY, say.plain("lab-run"))).into())
            + padding
            + button(regular::STOP, "lab-stop")
            + width(layout.into())
            + gap
            + width(say.plain("bar-live-path").into())
            + tick
            // Two signs beside the layout, the settings, and three lines between groups.
            + 3.0 * sign
            + 3.0 * (6.0 + gap);
        let also: f32 = also.iter().map(|text| width(bold(text.as_str()).into()) + padding).sum();
        let words = GO_FIRST.map(|(sign, id)| button(sign, id));
        let room = ui.available_width();
        let needs = |folded: usize| {
            let words = words.iter().enumerate().map(|(at, width)| if at < folded { sign } else { *width });
            fixed + also + words.sum::<f32>()
        };
        let folded = (0..GO_FIRST.len()).find(|folded| needs(*folded) <= room).unwrap_or(GO_FIRST.len());
        Self { say, folded }
    }

    fn has_words(&self, id: &str) -> bool {
        GO_FIRST.iter().position(|(_, known)| *known == id).is_none_or(|at| at >= self.folded)
    }

    /// A button; `tip` says more than its words do.
    pub fn button(&self, ui: &mut Ui, sign: &str, id: &str, tip: &str, enabled: bool) -> Response {
        let name = self.say.plain(id);
        let response = if self.has_words(id) {
            ui.add_enabled(enabled, Button::new(format!("{sign} {name}")).min_size(egui::vec2(0.0, HEIGHT)))
        } else {
            only_sign(ui, sign, &name, enabled)
        };
        response.on_hover_text(if tip.is_empty() { &name } else { tip })
    }

    /// What the button of a menu says; its name is to be told where that is a sign alone.
    pub fn menu(&self, sign: &str, id: &str) -> String {
        let name = self.say.plain(id);
        if self.has_words(id) { format!("{sign} {name}") } else { sign.to_owned() }
    }
}

/// A button that is only a sign; its name is told to whoever asks.
pub fn only_sign(ui: &mut Ui, sign: &str, name: &str, enabled: bool) -> Response {
    let response = ui.add_enabled(enabled, Button::new(sign).min_size(egui::vec2(HEIGHT, HEIGHT)));
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, enabled, name));
    response
}
