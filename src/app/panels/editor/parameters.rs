//! Help on the parameters of the call around the cursor: which value is being written, its range and its unit.

use egui::text::LayoutJob;
use egui::{Area, FontFamily, FontId, Frame, Id, Order, RichText, TextFormat, TextStyle, Ui};

use crate::app::panels::editor::about::{Signature, Slot, signature, slot_number, slot_text, slots};
use crate::app::panels::editor::assist::{Shown, clear_of};
use crate::app::panels::editor::plain;
use crate::app::panels::editor::reading::{Call, Reading};
use crate::app::panels::editor::scope::{self, Own, OwnKind};
use crate::app::theme::BOLD;
use crate::app::view::View;
use crate::base::ask::{Vocabulary, Word};

/// The widest box, points.
const WIDTH: f32 = 380.0;

/// Help on the parameters of one call.
#[derive(Default)]
pub struct Parameters {
    shown: Option<Called>,
    /// How high the box was when it was drawn last.
    height: f32,
}

/// The call that help is about.
#[derive(Clone, Debug, PartialEq)]
struct Called {
    /// The byte of its open bracket.
    open: usize,
    about: Target,
    /// Which argument is being written, from 0.
    argument: usize,
}

#[derive(Clone, Debug, PartialEq)]
enum Target {
    Word(&'static Word, Option<Slot>),
    /// A function of the program itself or of the standard library: its name and parameters.
    Function(String, Vec<String>),
}

impl Parameters {
    pub fn is_shown(&self) -> bool {
        self.shown.is_some()
    }

    pub fn close(&mut self) {
        self.shown = None;
    }

    /// Goes with the text and the cursor: opens when it may, and closes when the cursor leaves the brackets.
    pub fn follow(&mut self, reading: &Reading, at: usize, words: &Vocabulary, opens: bool) {
        let call = if reading.in_comment(at) { None } else { reading.call_at(at) };
        let found = call.and_then(|call| called(reading, &call, words));
        self.shown = found.filter(|found| opens || self.shown.as_ref().is_some_and(|before| before.open == found.open));
    }

    /// Draws the box; `listed` while a list of suggestions is open below the line.
    pub fn ui(&mut self, ui: &mut Ui, view: &View, shown: &Shown, listed: bool) {
        let Some(called) = &self.shown else { return };
        let bracket = shown.rect(&(called.open..called.open));
        if !shown.seen.expand(2.0).contains(bracket.left_top()) {
            return;
        }
        let width = WIDTH.min(ui.ctx().content_rect().width() - 24.0).max(80.0);
        let size = egui::vec2(width + 16.0, self.height);
        let pos = clear_of(ui, shown, bracket, size, listed);
        let area = Area::new(Id::new("parameters")).order(Order::Foreground).fixed_pos(pos).interactable(false);
        let drawn = area.show(ui.ctx(), |ui| {
            Frame::popup(ui.style()).inner_margin(6.0).show(ui, |ui| {
                ui.set_max_width(width);
                called.draw(ui, view);
            })
        });
        let height = drawn.response.rect.height();
        if (height - self.height).abs() > 0.5 {
            self.height = height;
            ui.ctx().request_repaint();
        }
    }
}

fn called(reading: &Reading, call: &Call, words: &Vocabulary) -> Option<Called> {
    let open = reading.tokens.get(call.open)?.start;
    let argument = call.argument;
    let of_word = || {
        let entry = words.entries.iter().find(|entry| entry.word.name == call.name && !entry.hidden && !call.method)?;
        (entry.word.of_device || !entry.word.params.is_empty())
            .then(|| Target::Word(entry.word, slots(entry, reading, call).first().copied()))
    };
    let own = || {
        let own = scope::functions(reading).into_iter().find(|own| own.name == call.name)?;
        match own {
            Own { name, kind: OwnKind::Function(params), .. } if !params.is_empty() => {
                Some(Target::Function(name, params))
            }
            _ => None,
        }
    };
    let plain = || {
        let plain = plain::find(call.name).filter(|plain| !plain.params.is_empty())?;
        Some(Target::Function(plain.name.to_owned(), plain.params.iter().map(|name| (*name).to_owned()).collect()))
    };
    let about = of_word().or_else(own).or_else(plain)?;
    Some(Called { open, about, argument })
}

impl Called {
    fn draw(&self, ui: &mut Ui, view: &View) {
        match &self.about {
            Target::Word(word, slot) => {
                let current = slot.map_or(usize::MAX, |slot| slot_number(word, slot));
                ui.label(line(ui, view, &signature(word, view.say), current));
                match slot.map(|slot| slot_text(word, slot, view.say)) {
                    Some((name, text)) => {
                        ui.label(RichText::new(format!("{name}: {text}")));
                    }
                    None => {
                        let text = view.say.plain(&format!("word-{}", word.name));
                        ui.label(text);
                    }
                }
            }
            Target::Function(name, params) => {
                let signature = Signature { name: name.clone(), params: params.clone(), gives: None };
                ui.label(line(ui, view, &signature, self.argument));
            }
        }
    }
}

/// A signature with the current parameter bold and underlined.
fn line(ui: &Ui, view: &View, signature: &Signature, current: usize) -> LayoutJob {
    let size = TextStyle::Monospace.resolve(ui.style()).size;
    let plain = TextFormat::simple(FontId::monospace(size), view.theme.code.plain);
    let name = TextFormat { color: view.theme.code.word, ..plain.clone() };
    let bold = TextFormat {
        font_id: FontId::new(size, FontFamily::Name(BOLD.into())),
        color: view.theme.code.plain,
        underline: egui::Stroke::new(1.5, view.theme.accent),
        ..plain.clone()
    };
    let mut job = LayoutJob::default();
    job.append(&signature.name, 0.0, name);
    job.append("(", 0.0, plain.clone());
    for (number, param) in signature.params.iter().enumerate() {
        if number > 0 {
            job.append(", ", 0.0, plain.clone());
        }
        job.append(param, 0.0, if number == current { bold.clone() } else { plain.clone() });
    }
    job.append(")", 0.0, plain.clone());
    if let Some(gives) = &signature.gives {
        job.append(&format!(" → {gives}"), 0.0, plain);
    }
    job
}
