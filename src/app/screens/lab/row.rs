//! The bar's rows: their buttons, and which of them are signs alone because there is too little room for all words.

use egui::{Button, Response, TextStyle, Ui, WidgetInfo, WidgetText, WidgetType};
use egui_phosphor::regular;

use crate::app::panels::lesson::paper::bold;
use crate::app::say::Say;
use crate::app::view::View;

/// Buttons of the bar are so high, points: large enough to be hit on a small screen.
pub const HEIGHT: f32 = 32.0;
/// The size of the level's title, points.
pub const TITLE: f32 = 17.0;
/// The words that go first where there is no room, of what is rarely clicked and of what its sign says; and in which row
/// each stands when there are two.
const GO_FIRST: [(&str, &str, Half); 7] = [
    (regular::FOOTPRINTS, "lab-run-steps", Half::First),
    (regular::CLOCK_COUNTER_CLOCKWISE, "history-title", Half::Second),
    (regular::HOUSE, "lab-home", Half::First),
    (regular::LAYOUT, "bar-panels", Half::Second),
    (regular::EXPORT, "export-share", Half::Second),
    (regular::GAME_CONTROLLER, "drive-start", Half::First),
    (regular::GRID_FOUR, "bar-try-all", Half::First),
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Half {
    First,
    Second,
}

/// The buttons of the bar, in one row or in two.
pub struct Row<'a> {
    say: &'a Say,
    /// The words of so many of `GO_FIRST` are left out.
    folded: usize,
    /// A second row begins behind the layout: not even signs alone have room in one.
    pub two: bool,
}

impl<'a> Row<'a> {
    /// The row for the room there is. `built` is a text that the first half has as well, `chip` are those of the verdict,
    /// which have their room kept even while they aren't `there`, so that the panels below never jump.
    pub fn new(ui: &Ui, view: &View<'a>, built: Option<&str>, chip: &[String], there: bool) -> Self {
        let say = view.say;
        let gap = ui.spacing().item_spacing.x;
        let padding = 2.0 * ui.spacing().button_padding.x + gap;
        let width = |text: WidgetText| text.into_galley(ui, None, f32::INFINITY, TextStyle::Button).size().x;
        let button = |sign: &str, id: &str| width(format!("{sign} {}", say.plain(id)).into()) + padding;
        let sign = HEIGHT + gap;
        let line = 6.0 + gap;
        let title = view.bench.layout.texts.title.get(say.code());
        let layout = say.with("bar-layout", [("layout", view.bench.layout.seed.to_string().into())]);
        let first = width(bold(title).size(TITLE).into())
            + width(bold(format!("{} {}", regular::PLAY, say.plain("lab-run"))).into())
            + width(layout.into())
            + built.map_or(0.0, |text| width(text.into()) + padding)
            + button(regular::STOP, "lab-stop")
            + padding
            + 2.0 * (gap + sign + line);
        let tick = ui.spacing().icon_width + ui.spacing().icon_spacing;
        let second = width(say.plain("bar-live-path").into()) + tick + gap + sign + line;
        let chip: f32 = chip.iter().map(|text| width(bold(text.as_str()).into()) + padding).sum();
        let words = GO_FIRST.map(|(icon, id, half)| (button(icon, id), half));
        let of = |folded: usize, half: Half| {
            let part = words.iter().enumerate().filter(|(_, (_, stands))| *stands == half);
            part.map(|(at, (width, _))| if at < folded { sign } else { *width }).sum::<f32>()
        };
        let room = ui.available_width();
        let all = GO_FIRST.len();
        let one = |folded: usize| first + second + of(folded, Half::First) + of(folded, Half::Second);
        let two = one(all) + chip > room;
        let fits = |folded: &usize| match two {
            false => one(*folded) + if there { chip } else { 0.0 } <= room,
            true => first + of(*folded, Half::First) <= room && second + of(*folded, Half::Second) + chip <= room,
        };
        Self { say, folded: (0..all).find(fits).unwrap_or(all), two }
    }

    fn has_words(&self, id: &str) -> bool {
        GO_FIRST.iter().position(|(_, known, _)| *known == id).is_none_or(|at| at >= self.folded)
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
