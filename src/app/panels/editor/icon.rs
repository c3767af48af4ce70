//! Buttons with a picture, which have a name for those who don't see it.

use egui::{Button, Response, Ui, WidgetInfo, WidgetType};

/// A button with an icon of the icon font; its name is said by screen readers and shown under the mouse.
pub fn button(ui: &mut Ui, icon: &str, name: &str, enabled: bool) -> Response {
    let button = ui.add_enabled(enabled, Button::new(icon));
    button.widget_info(|| WidgetInfo::labeled(WidgetType::Button, enabled, name));
    button.on_hover_text(name)
}
