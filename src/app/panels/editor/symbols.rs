//! The bar of signs for keyboards on which they are hard to find.

use egui::scroll_area::ScrollBarVisibility;
use egui::{Button, FontId, RichText, ScrollArea, TextStyle, Ui, WidgetInfo, WidgetType};

use crate::app::focus::Follow;
use crate::app::panels::editor::document::Document;
use crate::app::panels::editor::typing;
use crate::app::view::View;

/// The signs with the messages of their names.
const SYMBOLS: &[(char, &str)] = &[
    ('{', "editor-sign-brace-open"),
    ('}', "editor-sign-brace-close"),
    ('[', "editor-sign-bracket-open"),
    (']', "editor-sign-bracket-close"),
    ('(', "editor-sign-round-open"),
    (')', "editor-sign-round-close"),
    (';', "editor-sign-semicolon"),
    ('=', "editor-sign-equals"),
    ('+', "editor-sign-plus"),
    ('-', "editor-sign-minus"),
    ('*', "editor-sign-times"),
    ('/', "editor-sign-slash"),
    ('<', "editor-sign-less"),
    ('>', "editor-sign-greater"),
    ('"', "editor-sign-quote"),
    ('&', "editor-sign-and"),
    ('|', "editor-sign-or"),
    ('!', "editor-sign-not"),
];

/// Draws the bar; a sign is put in at the cursor as if it was typed. Tells whether one was.
///
/// Where there is little room it is one row that is scrolled.
pub fn ui(ui: &mut Ui, view: &View, document: &mut Document, compact: bool, time: f64) -> bool {
    let mut pressed = None;
    let mut signs = |ui: &mut Ui| {
        ui.spacing_mut().item_spacing = egui::vec2(2.0, 2.0);
        ui.spacing_mut().button_padding = egui::vec2(4.0, 1.0);
        ui.spacing_mut().interact_size.y = 22.0;
        let size = TextStyle::Monospace.resolve(ui.style()).size;
        for (sign, name) in SYMBOLS {
            let name = view.say.plain(name);
            let text = RichText::new(*sign).font(FontId::monospace(size));
            let button = ui.add(Button::new(text).min_size(egui::vec2(22.0, 22.0)));
            button.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, &name));
            // A button that the Tab key reaches comes into view.
            if button.gained_focus() {
                button.scroll_to_me(None);
            }
            if button.on_hover_text(name).clicked() {
                pressed = Some(*sign);
            }
        }
    };
    if compact {
        let row = ScrollArea::horizontal().id_salt("signs").scroll_bar_visibility(ScrollBarVisibility::AlwaysHidden);
        row.follow(ui, |ui| ui.horizontal(signs));
    } else {
        ui.horizontal_wrapped(&mut signs);
    }
    let Some(sign) = pressed else { return false };
    let edit = typing::over_selection(document.text(), &document.selection(), &sign.to_string());
    document.apply(&edit, time);
    true
}
