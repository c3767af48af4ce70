//! Help on what the pointer rests on: signature, sentence, the value in the film, an example.

use std::ops::Range;

use egui::{FontId, Frame, RichText, TextStyle, Tooltip, Ui};

use crate::app::bench::Bench;
use crate::app::keys::{self, Action};
use crate::app::panels::editor::about::{About, at_place};
use crate::app::panels::editor::assist::Shown;
use crate::app::panels::editor::edit::byte_of;
use crate::app::panels::editor::reading::Reading;
use crate::app::panels::editor::scope::{self, OwnKind};
use crate::app::view::View;
use crate::base::diag::Arg;
use crate::trial::reel::Reel;

/// So long the pointer must rest, seconds.
const REST_S: f32 = 0.35;
/// Steps that are looked through for a value.
const MOST_STEPS: usize = 5_000;

/// Help on what the pointer rests on.
#[derive(Default)]
pub struct Hover {
    known: Option<Known>,
}

/// What was found out of the place under the pointer.
struct Known {
    text: String,
    range: Range<usize>,
    about: About,
    /// Whether it stands inside of a function.
    inside: bool,
    /// The value of a variable, and the moment for which it was looked up.
    value: Option<(u64, Option<String>)>,
}

impl Hover {
    pub fn ui(&mut self, ui: &mut Ui, view: &View, shown: &Shown) {
        let pointer = ui.input(|input| input.pointer.hover_pos()).filter(|_| shown.response.hovered());
        let Some(at) = pointer.filter(|at| shown.seen.contains(*at)) else {
            self.known = None;
            return;
        };
        let rested = ui.input(|input| input.pointer.time_since_last_movement());
        let is_shown = self.known.as_ref().is_some_and(|known| shown.rect(&known.range).contains(at));
        if !is_shown && rested < REST_S {
            self.known = None;
            ui.ctx().request_repaint_after_secs(REST_S - rested + 0.01);
            return;
        }
        if !is_shown || self.known.as_ref().is_some_and(|known| known.text != shown.text) {
            self.known = look(view, shown, at);
        }
        let Some(known) = &mut self.known else { return };
        known.look_up(view.bench);
        let rect = shown.rect(&known.range);
        let tooltip = Tooltip::always_open(ui.ctx().clone(), ui.layer_id(), shown.response.id.with("hover"), rect);
        tooltip.show(|ui| known.draw(ui, view));
    }
}

fn look(view: &View, shown: &Shown, at: egui::Pos2) -> Option<Known> {
    let words = view.bench.vocabulary()?;
    let reading = Reading::new(shown.text);
    let cursor = shown.galley.cursor_from_pos(at - shown.galley_pos);
    let byte = byte_of(shown.text, cursor.index.0);
    let (range, about) = at_place(&reading, byte, words)?;
    let known = Known {
        text: shown.text.to_owned(),
        inside: scope::is_in_function(&reading, range.start),
        range,
        about,
        value: None,
    };
    shown.rect(&known.range).expand(1.0).contains(at).then_some(known)
}

impl Known {
    /// Looks for the value of a variable at the moment that is shown.
    fn look_up(&mut self, bench: &Bench) {
        let About::Own(own) = &self.about else { return };
        let tick = bench.player.tick();
        if matches!(own.kind, OwnKind::Function(_)) || self.value.as_ref().is_some_and(|(known, _)| *known == tick) {
            return;
        }
        let of_this_text = is_film_of(bench, &self.text);
        let name = own.name.trim_start_matches("global::");
        let inside = self.inside && own.kind != OwnKind::Global;
        let robot = bench.robot().filter(|_| of_this_text);
        self.value = Some((tick, robot.and_then(|robot| value_at(&bench.reel, robot, tick, name, inside))));
    }

    fn draw(&self, ui: &mut Ui, view: &View) {
        let size = TextStyle::Monospace.resolve(ui.style()).size;
        let code = |text: String| RichText::new(text).font(FontId::monospace(size));
        ui.label(code(self.about.signature(view.say)).color(view.theme.code.word).strong());
        ui.label(self.about.sentence(view.say));
        if let Some((_, Some(value))) = &self.value {
            ui.label(view.say.with("words-value-now", [("value", Arg::from(value.as_str()))]));
        }
        if let Some(example) = self.about.example() {
            Frame::new().fill(view.theme.visuals.code_bg_color).inner_margin(4.0).corner_radius(3.0).show(ui, |ui| {
                ui.label(code(example));
            });
        }
        if self.about.page().is_some() {
            let key = keys::name(ui.ctx(), Action::Help);
            ui.label(RichText::new(view.say.with("words-more", [("key", Arg::from(key))])).small().weak());
        }
    }
}

/// Is the film that is shown one of this program?
fn is_film_of(bench: &Bench, text: &str) -> bool {
    let Some(tab) = bench.files.shown() else { return false };
    let student = bench.level.students.iter().position(|robot| *robot == tab.robot);
    let source = student.and_then(|student| bench.reel.header().inputs.programs.get(student));
    source.is_some_and(|source| source.bytes == text.as_bytes())
}

/// The value that a variable of a robot's program had after so many ticks, as the film's steps tell; `inside` for one of
/// a function.
pub fn value_at(reel: &Reel, robot: u16, tick: u64, name: &str, inside: bool) -> Option<String> {
    let steps = reel.steps();
    let end = steps.partition_point(|step| u64::from(step.tick) < tick.max(1));
    let near = steps[..end].iter().rev().take(MOST_STEPS);
    let mut fitting = near.filter(|step| step.robot == robot && (step.depth > 0) == inside);
    fitting.find_map(|at| {
        let step = reel.step(at)?;
        step.changed.into_iter().find(|(known, _)| known == name).map(|(_, value)| value)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::testing::played;

    #[test]
    fn a_variable_has_the_value_of_the_moment_shown() {
        let program = "let gap = 1;\nwait(1);\ngap = 7;\nwait(1);\nfn twice(x) {\n    wait(0.5);\n    x * 2\n}\ntwice(21);\nwait(1);\n";
        let bench = played("first-steps", program);
        let value = |tick, name, inside| value_at(&bench.reel, 0, tick, name, inside);
        assert_eq!(value(50, "gap", false).as_deref(), Some("1"));
        assert_eq!(value(150, "gap", false).as_deref(), Some("7"));
        assert_eq!(value(50, "x", true), None);
        assert_eq!(value(230, "x", true).as_deref(), Some("21"));
        assert!(is_film_of(&bench, program) && !is_film_of(&bench, "wait(1);"));
    }
}
