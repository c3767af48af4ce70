//! The verdict in the bar, for when the panel of the goals isn't in sight: passed or not, and the way on.

use egui::{Button, Ui};
use egui_phosphor::regular;

use crate::app::command::Command;
use crate::app::panels::PanelKind;
use crate::app::panels::goals::verdict::{in_short, next_level};
use crate::app::panels::lesson::paper::bold;
use crate::app::screens::lab::row::HEIGHT;
use crate::app::tiles::PanelTiles;
use crate::app::view::View;

/// The texts that it may have, so that there is room for it before there is a verdict.
pub fn texts(view: &View) -> Vec<String> {
    let passed = format!("{} {}", regular::CHECK_CIRCLE, view.say.plain("goals-passed"));
    let next = view.bench.next.as_ref().map(|_| next_level(view));
    [Some(passed), next].into_iter().flatten().collect()
}

/// Draws it; a click on the verdict shows the goals.
pub fn ui(ui: &mut Ui, view: &View, tiles: &mut PanelTiles, out: &mut Vec<Command>) {
    let Some((sign, id, colour)) = in_short(view).filter(|_| !tiles.shows(PanelKind::Goals)) else { return };
    let text = bold(format!("{sign} {}", view.say.plain(id))).color(colour);
    let chip = Button::new(text).min_size(egui::vec2(0.0, HEIGHT)).stroke(egui::Stroke::new(1.5, colour));
    if ui.add(chip).on_hover_text(view.say.plain("bar-verdict-tip")).clicked() {
        tiles.show(PanelKind::Goals);
    }
    let passed = view.bench.reel.ending().is_some_and(|ending| ending.verdict.is_passed());
    if let Some(next) = view.bench.next.as_ref().filter(|_| passed)
        && ui.add(Button::new(bold(next_level(view))).min_size(egui::vec2(0.0, HEIGHT))).clicked()
    {
        out.push(Command::Open(next.clone()));
    }
}
