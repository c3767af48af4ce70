//! The keyboard's focus: whether it is in a part of the window, and scrolling after it, so that it never leads out of sight.

use egui::scroll_area::ScrollAreaOutput;
use egui::{EventFilter, Id, Key, Modifiers, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType};

/// How far an arrow key scrolls, points; a page key scrolls what is seen, less so much.
const LINE: f32 = 40.0;

/// Draws something, and says which of its widgets has the focus and where that is.
pub fn within<R>(ui: &mut Ui, draw: impl FnOnce(&mut Ui) -> R) -> (R, Option<(Id, Rect)>) {
    // A widget is known to a pass from when it was drawn in it.
    let drawn = |ui: &Ui| {
        let focused = ui.memory(|memory| memory.focused())?;
        let rect = ui.ctx().viewport(|viewport| viewport.this_pass.widgets.get(focused).map(|widget| widget.rect))?;
        Some((focused, rect))
    };
    let before = drawn(ui).map(|(id, _)| id);
    let result = draw(ui);
    (result, drawn(ui).filter(|(id, _)| before != Some(*id)))
}

/// Ways to show what scrolls.
pub trait Follow: Sized {
    /// Shows it, and scrolls to whatever gets the focus in it.
    fn follow<R>(self, ui: &mut Ui, draw: impl FnOnce(&mut Ui) -> R) -> ScrollAreaOutput<R>;

    /// The same for a text to be read: it can have the focus itself, and then the arrow keys, page keys, Home and End scroll.
    /// `ring` is drawn round it while it has the focus.
    fn read<R>(self, ui: &mut Ui, name: &str, ring: Stroke, draw: impl FnOnce(&mut Ui) -> R) -> ScrollAreaOutput<R>;
}

impl Follow for ScrollArea {
    fn follow<R>(self, ui: &mut Ui, draw: impl FnOnce(&mut Ui) -> R) -> ScrollAreaOutput<R> {
        self.show(ui, |ui| followed(ui, draw).0)
    }

    fn read<R>(self, ui: &mut Ui, name: &str, ring: Stroke, draw: impl FnOnce(&mut Ui) -> R) -> ScrollAreaOutput<R> {
        let room = ui.available_rect_before_wrap();
        // It takes no clicks from what it holds.
        let page = ui.interact(room, ui.id().with("page that is read"), Sense::focusable_noninteractive());
        page.widget_info(|| WidgetInfo::labeled(WidgetType::Other, true, name));
        if page.has_focus() {
            let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(page.id, filter));
        }
        let shown = self.show(ui, |ui| {
            let (result, inside) = followed(ui, draw);
            let by = if page.has_focus() { asked(ui, room.height(), true) } else { 0.0 };
            let by = if inside.is_some() { asked(ui, room.height(), false) } else { by };
            if by != 0.0 {
                ui.scroll_with_delta_animation(egui::vec2(0.0, -by), egui::style::ScrollAnimation::none());
            }
            result
        });
        if page.has_focus() {
            // In the margin, so that it crosses no letter.
            let around = room.expand(4.0);
            ui.painter().with_clip_rect(around).rect_stroke(around, 2.0, ring, StrokeKind::Inside);
        }
        shown
    }
}

/// Draws what is inside of a scroll area, and scrolls to the widget of it that has just got the focus.
fn followed<R>(ui: &mut Ui, draw: impl FnOnce(&mut Ui) -> R) -> (R, Option<Id>) {
    let (result, focused) = within(ui, draw);
    let seen = ui.id().with("focus seen");
    let before = ui.data(|data| data.get_temp::<Option<Id>>(seen)).flatten();
    let now = focused.map(|(id, _)| id);
    if now != before {
        ui.data_mut(|data| data.insert_temp(seen, now));
    }
    if let Some((id, rect)) = focused
        && before != Some(id)
    {
        // What is below its upper edge matters most where it is larger than the room for it.
        ui.scroll_to_rect_animation(rect.expand(2.0), None, egui::style::ScrollAnimation::none());
    }
    (result, now)
}

/// How far the keys of this frame scroll a page of which `room` points are seen; down is positive.
fn asked(ui: &Ui, room: f32, arrows: bool) -> f32 {
    let page = (room - LINE).max(LINE);
    let lines = if arrows { LINE } else { 0.0 };
    let keys = [
        (Key::PageDown, page),
        (Key::PageUp, -page),
        (Key::ArrowDown, lines),
        (Key::ArrowUp, -lines),
        (Key::End, if arrows { 1e6 } else { 0.0 }),
        (Key::Home, if arrows { -1e6 } else { 0.0 }),
    ];
    let keys = keys.into_iter().filter(|(_, by)| *by != 0.0);
    ui.input_mut(|input| keys.map(|(key, by)| by * input.count_and_consume_key(Modifiers::NONE, key) as f32).sum())
}

#[cfg(test)]
mod tests {
    use egui_kittest::Harness;
    use egui_kittest::kittest::{NodeT, Queryable};

    use super::*;

    /// Thirty buttons in a window for six.
    fn buttons<'a>() -> Harness<'a> {
        let mut harness = Harness::builder().with_size([200.0, 180.0]).build_ui(|ui| {
            ScrollArea::vertical().auto_shrink(false).follow(ui, |ui| {
                for number in 0..30 {
                    let _ = ui.button(format!("Button {number}"));
                }
            });
        });
        harness.run_steps(2);
        harness
    }

    fn focused(harness: &Harness) -> (String, Rect) {
        let node = harness.root().children_recursive().find(|node| node.is_focused()).unwrap();
        (node.accesskit_node().label().unwrap(), node.rect())
    }

    #[test]
    fn whatever_gets_the_focus_in_a_scroll_area_is_in_sight() {
        let mut harness = buttons();
        let window = harness.ctx.content_rect();
        for (key, modifiers) in
            [(Key::Tab, Modifiers::NONE), (Key::ArrowUp, Modifiers::NONE), (Key::Tab, Modifiers::SHIFT)]
        {
            let mut seen = std::collections::BTreeSet::new();
            for _ in 0..29 {
                harness.key_press_modifiers(modifiers, key);
                harness.run_steps(3);
                let (name, rect) = focused(&harness);
                assert!(window.contains_rect(rect), "{key:?}: {name} at {rect:?} is out of {window:?}");
                seen.insert(name);
            }
            assert!(seen.len() > 20, "{key:?} reached only {seen:?}");
        }
    }

    #[test]
    fn a_page_is_scrolled_by_keys_when_it_has_the_focus_or_something_in_it() {
        let mut harness = Harness::builder().with_size([200.0, 180.0]).build_ui(|ui| {
            ScrollArea::vertical().auto_shrink(false).read(ui, "A page", Stroke::NONE, |ui| {
                let _ = ui.button("First");
                (0..60).for_each(|number| drop(ui.label(format!("Line {number}"))));
            });
        });
        harness.run_steps(2);
        let top = |harness: &Harness| harness.get_by_label("First").rect().top();
        let start = top(&harness);
        harness.key_press(Key::Tab);
        harness.run_steps(3);
        assert_eq!(focused(&harness).0, "A page");
        let mut before = start;
        for (key, down) in
            [(Key::ArrowDown, true), (Key::PageDown, true), (Key::ArrowUp, false), (Key::End, true), (Key::Home, false)]
        {
            harness.key_press(key);
            harness.run_steps(3);
            let now = top(&harness);
            assert!(if down { now < before - 20.0 } else { now > before + 20.0 }, "{key:?}: from {before} to {now}");
            assert_eq!(focused(&harness).0, "A page", "{key:?} keeps the focus");
            before = now;
        }
        assert_eq!(before, start);
        harness.key_press(Key::Tab);
        harness.run_steps(3);
        assert_eq!(focused(&harness).0, "First");
        harness.key_press(Key::PageDown);
        harness.run_steps(3);
        assert!(top(&harness) < start - 50.0);
    }
}
