//! Choosing the number that varies: those of the programs with their lines, and those of the level with their paths.

use std::sync::Arc;

use egui::{RichText, ScrollArea, Ui};

use crate::app::focus::Follow;
use crate::app::view::View;
use crate::cup::sweep::{Factor, Home, factors, plain};
use crate::level::load::Level;

/// What can be chosen, and what is.
#[derive(Default)]
pub struct Choice {
    /// What was read.
    read: Option<Read>,
    factors: Vec<Factor>,
    chosen: Option<usize>,
    /// Only what has this in its name or line is listed.
    filter: String,
    /// The list is open though something is chosen.
    open: bool,
}

/// The texts that were read. A factor is a place in one of them, so it must be these very texts.
struct Read {
    level: Arc<Level>,
    /// The programs that run, of the robots that have one.
    programs: Vec<String>,
}

impl Choice {
    /// Reads the numbers anew when a text has changed; what was chosen stays chosen where it is still there.
    pub fn read(&mut self, view: &View) {
        let bench = view.bench;
        let runs = || bench.level.students.iter().filter_map(|robot| bench.files.of(robot)).map(|tab| &tab.text);
        let is_read = |read: &Read| Arc::ptr_eq(&read.level, &bench.level) && runs().eq(&read.programs);
        if self.read.as_ref().is_some_and(is_read) {
            return;
        }
        let before = self.chosen().cloned();
        self.factors = factors(&bench.inputs());
        let same = |factor: &Factor, before: &Factor| {
            factor.home == before.home
                && factor.name == before.name
                && (!factor.name.is_empty() || (factor.line, factor.column) == (before.line, before.column))
        };
        self.chosen = before.and_then(|before| self.factors.iter().position(|factor| same(factor, &before)));
        self.read = Some(Read { level: Arc::clone(&bench.level), programs: runs().cloned().collect() });
    }

    /// The factor that is chosen.
    pub fn chosen(&self) -> Option<&Factor> {
        self.factors.get(self.chosen?)
    }

    /// Draws the choice; true when another factor was chosen.
    pub fn ui(&mut self, ui: &mut Ui, view: &View) -> bool {
        ui.label(RichText::new(view.say.plain("experiment-number")).strong());
        if let Some(factor) = self.chosen().filter(|_| !self.open) {
            ui.label(RichText::new(described(view, factor)).monospace());
            if ui.button(view.say.plain("experiment-other")).clicked() {
                self.open = true;
            }
            return false;
        }
        if self.factors.is_empty() {
            ui.label(view.say.plain("experiment-no-numbers"));
            return false;
        }
        if self.factors.len() > 8 {
            let label = ui.label(view.say.plain("experiment-find"));
            ui.text_edit_singleline(&mut self.filter).labelled_by(label.id);
        }
        let wanted = self.filter.trim().to_lowercase();
        let fits = |factor: &Factor| {
            factor.name.to_lowercase().contains(&wanted) || factor.text.to_lowercase().contains(&wanted)
        };
        let mut picked = None;
        ScrollArea::vertical().id_salt("numbers").max_height(ui.available_height().max(120.0)).follow(ui, |ui| {
            let mut home = None;
            for (index, factor) in self.factors.iter().enumerate().filter(|(_, factor)| fits(factor)) {
                if home != Some(factor.home) {
                    home = Some(factor.home);
                    ui.label(RichText::new(heading(view, factor.home)).weak());
                }
                let text = RichText::new(described(view, factor)).monospace();
                if ui.add(egui::Button::selectable(self.chosen == Some(index), text).wrap()).clicked() {
                    picked = Some(index);
                }
            }
        });
        if let Some(index) = picked {
            (self.chosen, self.open) = (Some(index), false);
        }
        picked.is_some()
    }
}

/// Where the numbers stand: the program (of which robot), or the level.
fn heading(view: &View, home: Home) -> String {
    match home {
        Home::Level => view.say.plain("experiment-level"),
        Home::Program(program) => match view.bench.level.students.get(program) {
            Some(robot) if view.bench.level.students.len() > 1 => {
                view.say.with("experiment-program-of", [("robot", view.name(robot).into_owned().into())])
            }
            _ => view.say.plain("experiment-program"),
        },
    }
}

/// A factor as the list shows it: a name with its value, or the line it stands on.
fn described(view: &View, factor: &Factor) -> String {
    let value = factor.value.map_or_else(|| view.say.plain("experiment-drawn"), plain);
    match factor.name.is_empty() {
        false => format!("{} = {value}", factor.name),
        true => {
            let line = view.say.with("experiment-line", [("line", u64::from(factor.line).into())]);
            format!("{line}: {value}  ←  {}", crate::text::shown(&factor.text))
        }
    }
}
