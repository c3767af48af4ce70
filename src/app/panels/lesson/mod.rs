//! The lesson: what the level wants, what one must know, and hints, opened one by one.

pub mod page;
pub mod paper;
mod picture;

#[cfg(test)]
mod tests;

use std::sync::Arc;

use egui::{Align, Frame, Margin, Panel, ScrollArea, Ui};

use crate::app::bench::Bench;
use crate::app::command::Command;
use crate::app::focus::Follow;
use crate::app::panels::lesson::page::Block;
use crate::app::view::View;
use crate::level::load::Level;
use crate::text::lang::Lang;

/// What this panel may ask for.
#[derive(Clone, Debug, PartialEq)]
pub enum LessonCommand {
    /// Open the next hint.
    Hint,
}

impl LessonCommand {
    /// Carries it out.
    pub fn apply(self, bench: &mut Bench) {
        match self {
            Self::Hint => bench.hints = (bench.hints + 1).min(bench.layout.texts.hints.len()),
        }
    }
}

/// The panel's own state: what nobody else needs to know.
#[derive(Default)]
pub struct LessonPanel {
    /// The page that was read last: of which level, in which language.
    page: Option<(Arc<Level>, Lang, Vec<Block>)>,
    picture: picture::GoalPicture,
    /// So many hints were open when the page was drawn last.
    hints: usize,
    /// The newest hint is to be scrolled to.
    reveals: bool,
}

impl LessonPanel {
    pub fn ui(&mut self, ui: &mut Ui, view: &View, out: &mut Vec<Command>) {
        let level = &view.bench.level;
        let known = |(of, lang, _): &(Arc<Level>, Lang, Vec<Block>)| Arc::ptr_eq(of, level) && *lang == view.say.lang();
        if !self.page.as_ref().is_some_and(known) {
            let lesson = level.lesson.get(view.say.code()).or_else(|| level.lesson.get("en"));
            let blocks = lesson.map(|lesson| page::read(lesson)).unwrap_or_default();
            self.page = Some((Arc::clone(level), view.say.lang(), blocks));
            picture::load_folder(ui.ctx(), level);
            self.hints = view.bench.hints;
        }
        self.reveals |= self.hints < view.bench.hints;
        self.hints = view.bench.hints;
        // The way to the hints is always in sight.
        if !view.bench.layout.texts.hints.is_empty() {
            let frame = Frame::new().inner_margin(Margin { top: 4, ..Margin::ZERO });
            let row = Panel::bottom("hints").frame(frame).resizable(false).show_separator_line(false);
            row.show(ui, |ui| self.hint_button(ui, view, out));
        }
        egui::CentralPanel::no_frame().show(ui, |ui| self.page(ui, view, out));
    }

    /// What is read: the title and the goal, what the field looks like, and the rest with the open hints.
    fn page(&mut self, ui: &mut Ui, view: &View, out: &mut Vec<Command>) {
        let Self { page: Some((_, _, blocks)), picture, reveals, .. } = self else { return };
        let level = &view.bench.level;
        let folder = picture::folder(level);
        let high = ui.available_height();
        let area = ScrollArea::vertical().id_salt(&level.id).auto_shrink(false);
        let name = view.say.plain("panel-lesson");
        area.read(ui, &name, view.theme.focus(), |ui| {
            ui.set_max_width(ui.available_width());
            let first = blocks.iter().position(starts_part).unwrap_or(blocks.len());
            // Hints are for the task, which is what stands above the line.
            let line = blocks.iter().position(|block| matches!(block, Block::Rule)).unwrap_or(blocks.len()).max(first);
            if blocks.is_empty() {
                no_lesson(ui, view, out);
            }
            for (number, block) in blocks.iter().enumerate() {
                if number == first {
                    picture.ui(ui, view, high);
                }
                if number == line {
                    hints(ui, view, std::mem::take(reveals));
                }
                paper::block(ui, number, block, &folder, view, out);
            }
            if first == blocks.len() {
                picture.ui(ui, view, high);
            }
            if line == blocks.len() {
                hints(ui, view, std::mem::take(reveals));
            }
        });
    }

    /// The button that opens the next hint; when all are open it leads to the last one.
    fn hint_button(&mut self, ui: &mut Ui, view: &View, out: &mut Vec<Command>) {
        let (open, all) = (view.bench.hints, view.bench.layout.texts.hints.len());
        let text = format!("{} {}", egui_phosphor::regular::LIGHTBULB, of(view, (open + 1).min(all), all));
        if ui.button(text).on_hover_text(view.say.plain("lesson-hint-tip")).clicked() {
            self.reveals |= open == all;
            out.push(Command::Lesson(LessonCommand::Hint));
        }
    }
}

/// A heading below the title begins the next part of a page.
fn starts_part(block: &Block) -> bool {
    matches!(block, Block::Heading(2.., _))
}

/// What must be reached, when there is no lesson that says it.
fn no_lesson(ui: &mut Ui, view: &View, out: &mut Vec<Command>) {
    ui.heading(view.bench.layout.texts.title.get(view.say.code()));
    ui.label(view.say.plain("lesson-none"));
    for (number, goal) in view.bench.layout.texts.goals.iter().enumerate() {
        let text = page::inline(goal.text.get(view.say.code()));
        paper::block(ui, number, &Block::Item(0, None, text), "", view, out);
    }
}

/// The hints that are open; `reveals` scrolls to the newest.
fn hints(ui: &mut Ui, view: &View, reveals: bool) {
    let hints = &view.bench.layout.texts.hints;
    ui.add_space(if view.bench.hints > 0 { 10.0 } else { 0.0 });
    for (number, hint) in hints.iter().enumerate().take(view.bench.hints) {
        let frame = Frame::new().inner_margin(8.0).corner_radius(4.0).fill(ui.visuals().faint_bg_color);
        let frame = frame.stroke(ui.visuals().widgets.noninteractive.bg_stroke);
        let shown = frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.label(paper::bold(of(view, number + 1, hints.len())));
            paper::text(ui, &page::inline(hint.get(view.say.code())), view);
        });
        if reveals && number + 1 == view.bench.hints {
            shown.response.scroll_to_me_animation(Some(Align::TOP), egui::style::ScrollAnimation::none());
        }
    }
}

/// "Hint 1 of 3".
fn of(view: &View, number: usize, count: usize) -> String {
    view.say.with("lesson-hint", [("number", number.into()), ("count", count.into())])
}
