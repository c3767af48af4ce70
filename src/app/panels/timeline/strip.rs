//! The strip of the timeline: the whole film from left to right, with its marks and the shown moment.

use egui::{CornerRadius, CursorIcon, EventFilter, Key, Modifiers, Rect, Response, Sense, Stroke, StrokeKind, Ui};
use egui::{WidgetInfo, pos2, vec2};

use crate::app::bench::Run;
use crate::app::command::Command;
use crate::app::panels::timeline::marks::{Mark, marks, paint};
use crate::app::panels::timeline::{PlayCommand, seconds};
use crate::app::view::View;
use crate::base::units::{TICKS_PER_S, ticks_of};

/// Its height, in a low panel as well, points.
pub const HEIGHT: f32 = 40.0;
pub const LOW_HEIGHT: f32 = 30.0;
/// The width that one mark needs, points.
const APART: f32 = 10.0;
/// What is kept free at both ends, so that the first and the last mark are whole.
const MARGIN: f32 = 8.0;

/// The marks as they were gathered last.
#[derive(Default)]
pub struct Strip {
    of: Option<(u64, usize, bool, u64, usize)>,
    marks: Vec<Mark>,
}

impl Strip {
    pub fn ui(&mut self, ui: &mut Ui, view: &View, height: f32, out: &mut Vec<Command>) {
        let size = vec2(ui.available_width(), height);
        let (rect, response) = ui.allocate_exact_size(size, Sense::click_and_drag());
        let inner = rect.shrink2(vec2(MARGIN, 0.0));
        let ticks = shown_ticks(view);
        self.gather(view, ticks, inner.width());
        let filmed = view.bench.reel.ticks();
        let now = view.bench.player.tick().min(filmed);
        if filmed > 0 {
            self.pointer(view, &response, inner, ticks, out);
            self.keyboard(ui, &response, now, filmed, out);
        }
        name(ui, view, &response, now, filmed);
        if ui.is_rect_visible(rect) {
            self.paint(ui, view, &response, rect, inner, ticks);
        }
        self.hover(view, response, inner, ticks);
    }

    /// Gathers the marks when the film or the width changed.
    fn gather(&mut self, view: &View, ticks: u64, width: f32) {
        let reel = &view.bench.reel;
        let places = (width / APART).max(1.0) as usize;
        let of = (reel.serial(), reel.moments().len(), reel.ending().is_some(), ticks, places);
        if self.of != Some(of) {
            self.of = Some(of);
            self.marks = marks(reel, ticks, places);
        }
    }

    fn pointer(&self, view: &View, response: &Response, inner: Rect, ticks: u64, out: &mut Vec<Command>) {
        if !(response.is_pointer_button_down_on() || response.clicked()) {
            return;
        }
        let Some(at) = response.interact_pointer_pos() else { return };
        if response.drag_started() || response.clicked() {
            response.request_focus();
        }
        let near = self.near(at.x, inner, ticks).filter(|_| !response.dragged());
        let tick = near.map_or_else(|| tick_at(at.x, inner, ticks), |mark| mark.tick);
        if tick.min(view.bench.reel.ticks()) != view.bench.player.tick() || view.bench.player.playing {
            out.push(Command::Play(PlayCommand::Seek(tick)));
        }
    }

    fn keyboard(&self, ui: &Ui, response: &Response, now: u64, filmed: u64, out: &mut Vec<Command>) {
        use egui::accesskit::{Action, ActionData};
        let mut by: i64 = ui.input(|input| {
            let up = input.num_accesskit_action_requests(response.id, Action::Increment) as i64;
            up - input.num_accesskit_action_requests(response.id, Action::Decrement) as i64
        });
        let mut to = ui.input(|input| {
            let asked = input.accesskit_action_requests(response.id, Action::SetValue).last()?;
            match asked.data {
                Some(ActionData::NumericValue(seconds)) => Some((seconds.max(0.0) * TICKS_PER_S as f64) as u64),
                _ => None,
            }
        });
        if response.has_focus() {
            let filter = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
            let second = TICKS_PER_S as i64;
            let steps = [
                (Modifiers::SHIFT, Key::ArrowLeft, -10),
                (Modifiers::SHIFT, Key::ArrowRight, 10),
                (Modifiers::NONE, Key::ArrowLeft, -1),
                (Modifiers::NONE, Key::ArrowRight, 1),
                (Modifiers::NONE, Key::PageUp, -second),
                (Modifiers::NONE, Key::PageDown, second),
            ];
            ui.input_mut(|input| {
                // From mark to mark, for those who can't aim at one.
                if input.consume_key(Modifiers::COMMAND, Key::ArrowLeft) {
                    to = Some(self.marks.iter().rev().map(|mark| mark.tick).find(|tick| *tick < now).unwrap_or(0));
                }
                if input.consume_key(Modifiers::COMMAND, Key::ArrowRight) {
                    to = Some(self.marks.iter().map(|mark| mark.tick).find(|tick| *tick > now).unwrap_or(filmed));
                }
                for (modifiers, key, step) in steps {
                    by += step * input.count_and_consume_key(modifiers, key) as i64;
                }
                if input.consume_key(Modifiers::NONE, Key::Home) {
                    to = Some(0);
                }
                if input.consume_key(Modifiers::NONE, Key::End) {
                    to = Some(filmed);
                }
            });
        }
        if by != 0 {
            out.push(Command::Play(PlayCommand::Ticks(by)));
        }
        if let Some(tick) = to {
            out.push(Command::Play(PlayCommand::Seek(tick)));
        }
    }

    /// The mark under the pointer.
    fn near(&self, x: f32, inner: Rect, ticks: u64) -> Option<&Mark> {
        let distance = |mark: &Mark| (x_of(mark.tick, inner, ticks) - x).abs();
        let near = self.marks.iter().filter(|mark| distance(mark) <= APART * 0.5);
        near.min_by(|one, other| distance(one).total_cmp(&distance(other)))
    }

    fn hover(&self, view: &View, response: Response, inner: Rect, ticks: u64) {
        let Some(at) = response.hover_pos().filter(|_| !response.dragged()) else { return };
        let mark = self.near(at.x, inner, ticks);
        let tick = mark.map_or_else(|| tick_at(at.x, inner, ticks), |mark| mark.tick);
        response.on_hover_ui_at_pointer(|ui| {
            ui.strong(view.say.with("play-at", [("time", seconds(view.say, tick).into())]));
            let Some(mark) = mark else { return };
            let texts = mark.texts(&view.bench.reel, view.say);
            let more = mark.count.saturating_sub(texts.len());
            texts.into_iter().for_each(|text| {
                ui.label(text);
            });
            if more > 0 {
                ui.weak(view.say.with("mark-more", [("count", more.into())]));
            }
        });
    }

    fn paint(&self, ui: &Ui, view: &View, response: &Response, rect: Rect, inner: Rect, ticks: u64) {
        let theme = view.theme;
        let painter = ui.painter_at(rect.expand(2.0));
        let rounding = CornerRadius::same(3);
        let noninteractive = &theme.visuals.widgets.noninteractive;
        let rail = Rect::from_x_y_ranges(rect.x_range(), rect.bottom() - 14.0..=rect.bottom() - 2.0);
        painter.rect_filled(rail, rounding, theme.visuals.widgets.inactive.bg_fill);
        let filmed = view.bench.reel.ticks();
        let x = |tick: u64| x_of(tick, inner, ticks);
        if filmed > 0 {
            let done = Rect::from_x_y_ranges(inner.left()..=x(filmed), rail.y_range());
            painter.rect_filled(done, rounding, theme.visuals.widgets.active.bg_fill);
        }
        self.scale(view, &painter, rail, inner, ticks);
        if matches!(view.bench.run, Run::Runs) {
            // How far the film has come: a line with a head, beside the filled part.
            painter.vline(x(filmed), rail.y_range().expand(3.0), Stroke::new(2.0, theme.warn));
        }
        for mark in &self.marks {
            paint(&painter, theme, mark.kind, pos2(x(mark.tick), rect.bottom() - rect.height() * 0.7));
        }
        let now = x(view.bench.player.tick().min(filmed));
        let line = Stroke::new(2.0, theme.accent);
        painter.vline(now, rect.top() + 2.0..=rect.bottom(), line);
        painter.circle(pos2(now, rail.center().y), 5.0, theme.visuals.extreme_bg_color, line);
        painter.rect_stroke(rail, rounding, noninteractive.bg_stroke, StrokeKind::Inside);
        if response.has_focus() {
            painter.rect_stroke(rect.expand(1.0), rounding, theme.focus(), StrokeKind::Inside);
        }
        if response.hovered() && filmed > 0 {
            ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
        }
    }

    /// Lines at whole seconds, as near as there is room for.
    fn scale(&self, view: &View, painter: &egui::Painter, rail: Rect, inner: Rect, ticks: u64) {
        let wanted = ticks as f32 / TICKS_PER_S as f32 * 40.0 / inner.width().max(1.0);
        let every = [1u64, 2, 5, 10, 20, 30, 60, 120, 300, 600]
            .into_iter()
            .find(|every| *every as f32 >= wanted)
            .unwrap_or(3600);
        let colour = view.theme.visuals.weak_text_color.unwrap_or(view.theme.accent);
        let mut tick = every * TICKS_PER_S;
        while tick < ticks {
            painter.vline(x_of(tick, inner, ticks), rail.bottom() - 5.0..=rail.bottom(), Stroke::new(1.0, colour));
            tick += every * TICKS_PER_S;
        }
    }
}

/// Ticks from the left end to the right: the whole film; while it grows the level's time, as long as that is enough.
fn shown_ticks(view: &View) -> u64 {
    let filmed = view.bench.reel.ticks();
    match view.bench.run {
        Run::Runs => ticks_of(view.bench.layout.rules.limits.time_s).max(filmed),
        _ => filmed,
    }
    .max(1)
}

fn x_of(tick: u64, inner: Rect, ticks: u64) -> f32 {
    inner.left() + inner.width() * (tick as f64 / ticks.max(1) as f64) as f32
}

fn tick_at(x: f32, inner: Rect, ticks: u64) -> u64 {
    let share = f64::from((x - inner.left()) / inner.width().max(1.0)).clamp(0.0, 1.0);
    (share * ticks as f64).round() as u64
}

/// What a screen reader hears: a slider from 0 to the length, in seconds.
fn name(ui: &Ui, view: &View, response: &Response, now: u64, filmed: u64) {
    let of = |tick: u64| tick as f64 / TICKS_PER_S as f64;
    response.widget_info(|| {
        let mut info = WidgetInfo::slider(filmed > 0, of(now), view.say.plain("play-strip"));
        info.current_text_value = Some(super::time_said(view));
        info
    });
    ui.ctx().accesskit_node_builder(response.id, |node| {
        use egui::accesskit::Action;
        node.set_min_numeric_value(0.0);
        node.set_max_numeric_value(of(filmed));
        node.set_numeric_value_step(of(1));
        node.add_action(Action::SetValue);
        node.add_action(Action::Increment);
        node.add_action(Action::Decrement);
    });
}
