//! A button with an icon: what it does is its hover text and its name for a screen reader.

use egui::{Button, Response, Ui, WidgetInfo, WidgetType};

/// Draws it; `name` says what it does.
pub(in crate::app::panels) fn icon_button(ui: &mut Ui, enabled: bool, icon: &str, name: &str) -> Response {
    let response = ui.add_enabled(enabled, Button::new(icon).min_size(egui::vec2(30.0, 0.0)));
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, enabled, name));
    response.on_hover_text(name).on_disabled_hover_text(name)
}
