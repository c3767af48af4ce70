//! The lesson: what the level wants, what one must know, and hints, opened one by one.

pub mod page;
pub mod paper;
mod picture;

#[cfg(test)]
mod tests;

use std::sync::Arc;

use egui::{Frame, ScrollArea, Ui};

use crate::app::bench::Bench;
use crate::app::command::Command;
use crate::app::panels::goals::predict;
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
        }
        let Self { page: Some((_, _, blocks)), picture } = self else { return };
        let folder = picture::folder(level);
        ScrollArea::vertical().id_salt(&level.id).auto_shrink(false).show(ui, |ui| {
            ui.set_max_width(ui.available_width());
            // The title and the goal come first, and then what the field looks like.
            let first = blocks.iter().position(starts_part).unwrap_or(blocks.len());
            for (number, block) in blocks.iter().enumerate().take(first) {
                paper::block(ui, number, block, &folder, view, out);
            }
            if blocks.is_empty() {
                no_lesson(ui, view, out);
            }
            picture.ui(ui, view);
            predict::question_ui(ui, view, out);
            predict::answer_ui(ui, view, out);
            for (number, block) in blocks.iter().enumerate().skip(first) {
                paper::block(ui, number, block, &folder, view, out);
            }
            hints(ui, view, out);
        });
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

/// The hints that are open, and the button for the next one.
fn hints(ui: &mut Ui, view: &View, out: &mut Vec<Command>) {
    let hints = &view.bench.layout.texts.hints;
    if hints.is_empty() {
        return;
    }
    ui.add_space(10.0);
    for (number, hint) in hints.iter().enumerate().take(view.bench.hints) {
        let frame = Frame::new().inner_margin(8.0).corner_radius(4.0).fill(ui.visuals().faint_bg_color);
        let frame = frame.stroke(ui.visuals().widgets.noninteractive.bg_stroke);
        frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.label(paper::bold(of(view, number + 1, hints.len())));
            paper::text(ui, &page::inline(hint.get(view.say.code())), view);
        });
    }
    if view.bench.hints < hints.len() {
        let button = format!("{} {}", egui_phosphor::regular::LIGHTBULB, of(view, view.bench.hints + 1, hints.len()));
        if ui.button(button).on_hover_text(view.say.plain("lesson-hint-tip")).clicked() {
            out.push(Command::Lesson(LessonCommand::Hint));
        }
    }
}

/// "Hint 1 of 3".
fn of(view: &View, number: usize, count: usize) -> String {
    view.say.with("lesson-hint", [("number", number.into()), ("count", count.into())])
}
