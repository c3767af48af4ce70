//! The text itself: egui's text field with the strip beside it, and what is drawn under and over its letters.

use std::ops::Range;
use std::sync::Arc;

use egui::text::{CCursor, CCursorRange};
use egui::text_edit::{TextEditOutput, TextEditState};
use egui::{
    Align, EventFilter, FontId, Frame, Galley, Id, Key, Margin, Modifiers, Pos2, Rect, ScrollArea, Shape, Stroke,
    StrokeKind, TextBuffer, TextEdit, TextStyle, Ui, pos2, vec2,
};

use crate::app::command::Command;
use crate::app::panels::debugger::DebugCommand;
use crate::app::panels::editor::assist::{Assist, Shown};
use crate::app::panels::editor::buffer::Buffer;
use crate::app::panels::editor::document::Document;
use crate::app::panels::editor::edit::{Edit, byte_of, char_of, line_and_column};
use crate::app::panels::editor::geometry::{LineRect, lines, rects};
use crate::app::panels::editor::gutter::{self, Clicked, Marks};
use crate::app::panels::editor::highlight::{Highlight, Look};
use crate::app::panels::editor::{problem, typing};
use crate::app::view::View;
use crate::base::diag::Diag;

/// The text field, for whoever wants to know whether it has the focus.
pub fn id() -> Id {
    Id::new("program")
}

/// The text field's own state.
#[derive(Default)]
pub struct Area {
    pub highlight: Highlight,
    pub assist: Assist,
    /// Esc was pressed: the Tab key leaves the field now.
    pub leaving: bool,
    /// The field gets the focus, for the next frame.
    pub wants_focus: bool,
    /// The cursor is to be brought into view.
    pub reveal: bool,
}

/// What is marked in the text.
pub struct Marked<'a> {
    /// What is wrong.
    pub problem: Option<&'a Diag>,
    /// The line of the step that is shown.
    pub step: Option<u32>,
    /// What was found.
    pub found: Vec<Range<usize>>,
    /// Which of it is meant.
    pub current: Option<usize>,
}

impl Area {
    /// Draws the text and takes what is typed.
    pub fn ui(&mut self, ui: &mut Ui, view: &View, document: &mut Document, marked: &Marked, out: &mut Vec<Command>) {
        let time = ui.input(|input| input.time);
        if ui.memory(|memory| memory.has_focus(id())) {
            if let Some(edit) = self.assist.keys(ui) {
                document.apply(&edit, time);
            }
            self.keys(ui, document, time);
        } else {
            self.leaving = false;
        }
        show_selection(ui, document);
        let height = ui.available_height();
        let font = TextStyle::Monospace.resolve(ui.style());
        let gutter = gutter::width(ui, &font, document.text().matches('\n').count() + 1);
        let file = view.bench.files.shown().map(|tab| tab.name.clone()).unwrap_or_default();
        let scroll = ScrollArea::vertical().id_salt(("program", &file)).auto_shrink(false);
        let edit = scroll.show(ui, |ui| {
            let left = ui.max_rect().left();
            let (under, behind) = (ui.painter().add(Shape::Noop), ui.painter().add(Shape::Noop));
            let (shown, typed) = ui
                .horizontal_top(|ui| {
                    ui.spacing_mut().item_spacing.x = 0.0;
                    ui.add_space(gutter);
                    self.field(ui, view, document, &font, height, time)
                })
                .inner;
            let drawn =
                Drawn { output: &shown, rect: shown.response.rect, lines: lines(&shown.galley, shown.galley_pos) };
            let cursor_line = line_and_column(document.text(), document.ends().1).0;
            let ground = Rect::from_min_max(pos2(left, drawn.rect.top()), drawn.rect.right_bottom());
            ui.painter().set(under, Shape::rect_filled(ground, 0.0, view.theme.visuals.extreme_bg_color));
            ui.painter().set(behind, Shape::Vec(self.behind(view, document, marked, &drawn, cursor_line)));
            if !typed {
                over(ui, view, document.text(), marked, &drawn);
            }
            let strip = Rect::from_min_size(ground.min, vec2(gutter, ground.height()));
            let marks = Marks {
                breakpoints: view.bench.debug.breakpoints.get(&file),
                step: marked.step,
                problem: marked.problem.and_then(problem::line),
                cursor: cursor_line,
            };
            let clicked = gutter::ui(ui, view, strip, &font, &drawn.lines, &marks);
            out.extend(clicked.map(|clicked| {
                Command::Debug(match clicked {
                    Clicked::Toggle(line) => DebugCommand::Toggle(file.clone(), line),
                    Clicked::Condition(line) => DebugCommand::EditCondition(file.clone(), line),
                })
            }));
            if std::mem::take(&mut self.reveal) {
                let cursor = shown.galley.pos_from_cursor(CCursor::new(document.ends().1));
                let cursor = cursor.translate(shown.galley_pos.to_vec2());
                // What is in view stays where it is, so that the text doesn't jump at every step of the debugger.
                let in_view = ui.clip_rect().y_range().contains(cursor.center().y);
                ui.scroll_to_rect(cursor, if in_view { None } else { Some(Align::Center) });
            }
            self.help(ui, view, document, &shown, typed, out)
        });
        if let Some(edit) = edit.inner {
            document.apply(&edit, time);
            self.wants_focus = true;
        }
        // After the field was drawn: what was clicked or entered elsewhere in this frame is not for it.
        if std::mem::take(&mut self.wants_focus) {
            ui.memory_mut(|memory| memory.request_focus(id()));
            ui.ctx().request_repaint();
        }
        if ui.memory(|memory| memory.has_focus(id())) {
            ui.painter().rect_stroke(edit.inner_rect, 2.0, view.theme.focus(), StrokeKind::Inside);
        }
    }

    /// Tab and Esc mean something else in a program than elsewhere.
    fn keys(&mut self, ui: &mut Ui, document: &mut Document, time: f64) {
        let (leaves, others) = ui.input_mut(|input| {
            let leaves = input.consume_key(Modifiers::NONE, Key::Escape);
            let key = |event: &egui::Event| match event {
                egui::Event::Key { key, pressed, .. } => *pressed && *key != Key::Tab,
                egui::Event::Text(_) | egui::Event::Paste(_) => true,
                _ => false,
            };
            (leaves, input.events.iter().any(key))
        });
        self.leaving = leaves || self.leaving && !others;
        if self.leaving {
            return;
        }
        let (back, forth) = ui.input_mut(|input| {
            (input.consume_key(Modifiers::SHIFT, Key::Tab), input.consume_key(Modifiers::NONE, Key::Tab))
        });
        if back || forth {
            let edit = typing::indent(document.text(), &document.selection(), forth);
            document.apply(&edit, time);
        }
    }

    /// The text field of egui; tells whether keys changed the text.
    fn field(
        &mut self,
        ui: &mut Ui,
        view: &View,
        document: &mut Document,
        font: &FontId,
        height: f32,
        time: f64,
    ) -> (TextEditOutput, bool) {
        let mut text = document.lend();
        let mut buffer = Buffer::new(&mut text);
        let words = view.bench.vocabulary();
        let highlight = &mut self.highlight;
        let look = Look { theme: view.theme, font: font.clone(), words };
        let mut layouter = |ui: &Ui, text: &dyn TextBuffer, width: f32| -> Arc<Galley> {
            highlight.galley(ui, text.as_str(), &look, width)
        };
        let filter = EventFilter { tab: !self.leaving, horizontal_arrows: true, vertical_arrows: true, escape: true };
        let shown = TextEdit::multiline(&mut buffer)
            .id(id())
            .font(TextStyle::Monospace)
            .frame(Frame::new().inner_margin(Margin::symmetric(4, 2)))
            .desired_width(f32::INFINITY)
            .min_size(vec2(0.0, height))
            .event_filter(filter)
            .cursor_at_end(false)
            .layouter(&mut layouter)
            .show(ui);
        let (before, refused) = (buffer.before.take(), buffer.refused);
        let typed = before.is_some();
        document.give_back(text, before, refused, time);
        if shown.response.has_focus()
            && let Some(range) = shown.state.cursor.char_range()
        {
            document.select(range.secondary.index.0, range.primary.index.0);
        }
        let name = view.say.plain(if self.leaving { "editor-text-leaving" } else { "editor-text" });
        ui.ctx().accesskit_node_builder(id(), |node| node.set_label(name));
        (shown, typed)
    }

    fn help(
        &mut self,
        ui: &mut Ui,
        view: &View,
        document: &Document,
        shown: &TextEditOutput,
        typed: bool,
        out: &mut Vec<Command>,
    ) -> Option<Edit> {
        let shown = Shown {
            response: &shown.response,
            galley: &shown.galley,
            galley_pos: shown.galley_pos,
            seen: ui.clip_rect(),
            cursor: document.ends().1,
            single: document.selection().is_empty(),
            text: document.text(),
            typed,
        };
        self.assist.ui(ui, view, &shown, out)
    }

    /// What stands behind the letters: the lines of the cursor and of the step, what was found, and a pair of brackets.
    fn behind(&self, view: &View, document: &Document, marked: &Marked, drawn: &Drawn, cursor_line: u32) -> Vec<Shape> {
        let theme = view.theme;
        let mut shapes = Vec::new();
        let row = |line: &LineRect| Rect::from_x_y_ranges(drawn.rect.x_range(), line.rect.y_range());
        for line in &drawn.lines {
            if marked.step == Some(line.line) {
                shapes.push(Shape::rect_filled(row(line), 0.0, theme.warn.gamma_multiply(0.22)));
            }
            if line.line == cursor_line {
                shapes.push(Shape::rect_filled(row(line), 0.0, theme.visuals.code_bg_color.gamma_multiply(0.6)));
                let edge = row(line);
                let stroke = Stroke::new(1.0, theme.visuals.code_bg_color);
                shapes.push(Shape::line_segment([edge.left_bottom(), edge.right_bottom()], stroke));
                shapes.push(Shape::line_segment([edge.left_top(), edge.right_top()], stroke));
            }
        }
        for (number, range) in marked.found.iter().enumerate() {
            let current = marked.current == Some(number);
            for rect in drawn.rects(range) {
                shapes.push(Shape::rect_filled(rect, 2.0, theme.visuals.selection.bg_fill.gamma_multiply(0.7)));
                let stroke = Stroke::new(if current { 2.0 } else { 1.0 }, theme.accent);
                if current {
                    shapes.push(Shape::rect_stroke(rect, 2.0, stroke, StrokeKind::Outside));
                }
            }
        }
        for place in self.brackets(document) {
            for rect in drawn.rects(&(place..place + 1)) {
                shapes.push(Shape::rect_stroke(rect, 2.0, Stroke::new(1.0, theme.accent), StrokeKind::Inside));
            }
        }
        shapes
    }

    /// The two brackets that belong together at the cursor, in characters.
    fn brackets(&self, document: &Document) -> Vec<usize> {
        let text = document.text();
        let cursor = document.ends().1;
        let at = byte_of(text, cursor);
        let touches = |place: usize| place == at || place + 1 == at;
        let pair = self.highlight.pairs.iter().filter(|(open, close)| touches(*open) || touches(*close));
        // Right before the cursor goes before right behind it.
        let nearest = pair.min_by_key(|(open, close)| if *open + 1 == at || *close + 1 == at { 0 } else { 1 });
        nearest.map(|(open, close)| vec![char_of(text, *open), char_of(text, *close)]).unwrap_or_default()
    }
}

/// The text as it was drawn.
struct Drawn<'a> {
    output: &'a TextEditOutput,
    rect: Rect,
    lines: Vec<LineRect>,
}

impl Drawn<'_> {
    fn rects(&self, range: &Range<usize>) -> Vec<Rect> {
        rects(&self.output.galley, self.output.galley_pos, range)
    }
}

/// What stands over the letters: the wave under what is wrong, and its words where there is room.
fn over(ui: &Ui, view: &View, text: &str, marked: &Marked, drawn: &Drawn) {
    let Some(problem) = marked.problem else { return };
    let stroke = Stroke::new(1.6, view.theme.bad);
    let places = problem::range(problem, text).map(|range| drawn.rects(&range)).unwrap_or_default();
    let end = places.iter().map(|place| place.right()).fold(drawn.rect.left(), f32::max);
    ui.painter().extend(places.into_iter().map(|place| Shape::line(wave(place), stroke)));
    problem::beside(ui, view, problem, &drawn.lines, end, drawn.rect.right());
}

/// A wave along the lower edge of a place.
fn wave(rect: Rect) -> Vec<Pos2> {
    let steps = (rect.width().max(6.0) / 3.0).ceil() as usize;
    (0..=steps).map(|step| pos2(rect.left() + step as f32 * 3.0, rect.bottom() - (step % 2) as f32 * 3.0)).collect()
}

/// Gives the field the selection of the document; it forgets its own while it hasn't the focus.
fn show_selection(ui: &Ui, document: &Document) {
    let (anchor, head) = document.ends();
    let mut state = TextEditState::load(ui.ctx(), id()).unwrap_or_default();
    let same = |range: CCursorRange| range.secondary.index.0 == anchor && range.primary.index.0 == head;
    if !state.cursor.char_range().is_some_and(same) {
        state.cursor.set_char_range(Some(CCursorRange::two(CCursor::new(anchor), CCursor::new(head))));
        state.store(ui.ctx(), id());
    }
}
