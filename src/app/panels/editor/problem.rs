//! What is wrong in the program: a wave under the place, the words at the end of its line where there is room, and always below.

use std::ops::Range;

use egui::{Align2, Frame, Label, Margin, RichText, ScrollArea, Sense, Stroke, Ui};
use egui_phosphor::regular::WARNING_CIRCLE;

use crate::app::focus::Follow;
use crate::app::panels::editor::edit::place;
use crate::app::panels::editor::geometry::LineRect;
use crate::app::panels::goals::SMALL;
use crate::app::view::View;
use crate::base::diag::Diag;

/// The part of the panel that the words may take at most.
const MOST_OF_HEIGHT: f32 = 0.3;
/// The least that they may always take, and what they take where there is little room: two lines, points.
const LEAST_HEIGHT: f32 = 40.0;
const COMPACT_HEIGHT: f32 = 36.0;

/// The characters that are meant, of a text that may have changed since; none when the whole program is.
pub fn range(problem: &Diag, text: &str) -> Option<Range<usize>> {
    let at = problem.place.as_ref().filter(|at| at.line > 0)?;
    let start = place(text, at.line, at.column.max(1));
    let end = place(text, at.line, at.column.max(1) + at.length.max(1));
    // At the end of a line the sign before it is marked, so that there is something to see.
    Some(if end > start { start..end } else { start.saturating_sub(1)..start.max(1) })
}

/// The line that is wrong.
pub fn line(problem: &Diag) -> Option<u32> {
    problem.place.as_ref().map(|at| at.line).filter(|line| *line > 0)
}

/// How high the words may be; what is longer is scrolled.
pub fn most_height(ui: &Ui, compact: bool) -> f32 {
    if compact { COMPACT_HEIGHT } else { (ui.available_height() * MOST_OF_HEIGHT).max(LEAST_HEIGHT) }
}

/// Says below the text what is wrong, and when only a run has found it; true when the place is to be shown.
pub fn ui(ui: &mut Ui, view: &View, problem: &Diag, compact: bool, more: impl FnOnce(&mut Ui)) -> bool {
    let most = most_height(ui, compact);
    let stroke = Stroke::new(1.0, view.theme.bad);
    let mut shows = false;
    Frame::new().stroke(stroke).corner_radius(4.0).inner_margin(Margin::symmetric(6, 3)).show(ui, |ui| {
        ScrollArea::vertical().id_salt("problem").max_height(most).auto_shrink([false, true]).follow(ui, |ui| {
            ui.set_width(ui.available_width());
            let words = view.say.diag(problem);
            // What only a run has found stays as long as the text, so it says where it comes from.
            let found = view.bench.files.shown().is_some_and(|tab| tab.problem.is_some());
            let says = if found { "editor-problem" } else { "editor-fault" };
            let said = match line(problem) {
                Some(line) => view.say.with(says, [("line", u64::from(line).into()), ("words", words.into())]),
                None => words,
            };
            let text = RichText::new(format!("{WARNING_CIRCLE} {said}")).color(view.theme.bad);
            let label = ui.add(Label::new(text).wrap().sense(Sense::click()));
            shows = label.on_hover_text(view.say.plain("editor-problem-show")).clicked();
            more(ui);
        });
    });
    shows
}

/// Writes the words at the end of the line, where they fit beside what is typed.
pub fn beside(ui: &Ui, view: &View, problem: &Diag, lines: &[LineRect], end: f32, right: f32) {
    let Some(line) = line(problem).and_then(|line| lines.iter().find(|rect| rect.line == line)) else { return };
    if line.rect.height() > line.row * 1.5 {
        return;
    }
    let font = egui::FontId::proportional(SMALL);
    let words = view.say.diag(problem);
    let galley = ui.painter().layout_no_wrap(words, font, view.theme.bad);
    let left = end.max(line.rect.right()) + 24.0;
    if left + galley.size().x + 8.0 > right {
        return;
    }
    let at = Align2::LEFT_CENTER.anchor_size(egui::pos2(left, line.rect.center().y), galley.size());
    ui.painter().galley(at.min, galley, view.theme.bad);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::diag::Place;

    fn marked(text: &str, line: u32, column: u32, length: u32) -> Option<Range<usize>> {
        range(&Diag::error("x").at(Place { file: String::new(), line, column, length }), text)
    }

    #[test]
    fn a_place_is_marked_also_when_the_text_is_shorter_by_now() {
        assert_eq!(marked("ab\nәcd", 2, 2, 2), Some(4..6));
        assert_eq!(marked("ab\ncd", 2, 3, 0), Some(4..5), "at the end the sign before");
        assert_eq!(marked("ab", 9, 9, 9), Some(1..2));
        assert_eq!(marked("", 1, 1, 1), Some(0..1));
        assert_eq!(marked("ab", 0, 0, 0), None, "the whole file");
    }
}
