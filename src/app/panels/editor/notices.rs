//! Quiet bars above the text: letters of the wrong layout, a deleted tab, and what didn't fit in.

use egui::{Frame, Margin, Stroke, Ui};
use egui_phosphor::regular::X;

use crate::app::command::Command;
use crate::app::panels::editor::EditCommand;
use crate::app::panels::editor::document::Document;
use crate::app::panels::editor::keyboard::{Layout, Offer, names, offer};
use crate::app::panels::timeline::icon_button;
use crate::app::view::View;
use crate::pilot::rhai::MAX_BYTES;

/// What the bars remember.
#[derive(Default)]
pub struct Notices {
    /// The text that was looked at for letters of the wrong layout, and what was found in it.
    seen: String,
    offer: Option<Offer>,
    /// The sample of the offer that was turned down.
    turned_down: Option<String>,
    /// So many tabs were deleted when their bar was closed.
    closed: usize,
}

impl Notices {
    /// Draws the bar that is needed, one at a time, so that there is room for the text; true when it changed the text.
    pub fn ui(&mut self, ui: &mut Ui, view: &View, document: &mut Document, time: f64, out: &mut Vec<Command>) -> bool {
        if let Some(converted) = self.layout_ui(ui, view, document, time) {
            return converted;
        }
        if document.too_long {
            room_ui(ui, view, document);
        } else {
            self.deleted_ui(ui, view, out);
        }
        false
    }

    /// Offers to convert letters of the wrong layout; none when there are none.
    fn layout_ui(&mut self, ui: &mut Ui, view: &View, document: &mut Document, time: f64) -> Option<bool> {
        if self.seen != document.text() {
            document.text().clone_into(&mut self.seen);
            let names = names(&self.seen);
            let entries = view.bench.vocabulary().map(|words| words.entries.as_slice()).unwrap_or_default();
            let is_known = |word: &str| {
                names.iter().any(|name| name == word) || entries.iter().any(|entry| entry.word.name == word)
            };
            self.offer = offer(&self.seen, is_known);
        }
        let offer = self.offer.clone().filter(|offer| self.turned_down.as_ref() != Some(&offer.sample))?;
        let id = match offer.layout {
            Layout::Russian => "editor-layout-russian",
            Layout::Kazakh => "editor-layout-kazakh",
        };
        let mut converts = false;
        bar(ui, view, |ui| {
            ui.label(view.say.with(id, [("sample", offer.sample.as_str().into())]));
            converts = ui.button(view.say.plain("editor-layout-convert")).clicked();
            if icon_button(ui, true, X, &view.say.plain("editor-close")).clicked() {
                self.turned_down = Some(offer.sample.clone());
            }
        });
        if converts {
            let edit = offer.edit_at(document.ends().1);
            document.apply(&edit, time);
        }
        Some(converts)
    }

    /// Offers to bring a deleted tab back.
    fn deleted_ui(&mut self, ui: &mut Ui, view: &View, out: &mut Vec<Command>) {
        let files = &view.bench.files;
        self.closed = self.closed.min(files.deleted_count());
        let Some(tab) = files.deleted().filter(|_| files.deleted_count() > self.closed) else { return };
        bar(ui, view, |ui| {
            ui.label(view.say.with("editor-deleted", [("name", tab.name.as_str().into())]));
            if ui.button(view.say.plain("editor-restore")).clicked() {
                out.push(Command::Edit(EditCommand::Restore));
            }
            if icon_button(ui, true, X, &view.say.plain("editor-close")).clicked() {
                self.closed = files.deleted_count();
            }
        });
    }
}

/// Says that something didn't fit in.
fn room_ui(ui: &mut Ui, view: &View, document: &mut Document) {
    bar(ui, view, |ui| {
        ui.label(view.say.with("editor-too-long", [("limit", (MAX_BYTES >> 10).into())]));
        if icon_button(ui, true, X, &view.say.plain("editor-close")).clicked() {
            document.too_long = false;
        }
    });
}

fn bar(ui: &mut Ui, view: &View, content: impl FnOnce(&mut Ui)) {
    let frame = Frame::new().fill(view.theme.visuals.faint_bg_color).stroke(Stroke::new(1.0, view.theme.accent));
    frame.corner_radius(4.0).inner_margin(Margin::symmetric(6, 3)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_wrapped(content);
    });
}
