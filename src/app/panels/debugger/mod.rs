//! The debugger: steps, variables and watches, all searches in the film.

use egui::Ui;

use crate::app::bench::Bench;
use crate::app::command::Command;
use crate::app::view::View;

/// What this panel may ask for.
#[derive(Clone, Debug, PartialEq)]
pub enum DebugCommand {
    /// Set a breakpoint on a line of a file, or take it away.
    Toggle(String, u32),
}

impl DebugCommand {
    /// Carries it out.
    pub fn apply(self, bench: &mut Bench) {
        match self {
            Self::Toggle(file, line) => {
                let lines = bench.debug.breakpoints.entry(file).or_default();
                if lines.remove(&line).is_none() {
                    lines.insert(line, Breakpoint::default());
                }
            }
        }
    }
}

/// What the debugger remembers for the level.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Debug {
    /// Lines with a breakpoint, by file name.
    pub breakpoints: std::collections::BTreeMap<String, std::collections::BTreeMap<u32, Breakpoint>>,
    /// Expressions over recorded variables.
    pub watches: Vec<String>,
    /// The step that is shown, by its number in the reel.
    pub at: Option<usize>,
}

/// A breakpoint of one line.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Breakpoint {
    /// It stops only when this holds; empty for always.
    pub condition: String,
}

/// The panel's own state: what nobody else needs to know.
#[derive(Default)]
pub struct DebuggerPanel {}

impl DebuggerPanel {
    pub fn ui(&mut self, ui: &mut Ui, view: &View, out: &mut Vec<Command>) {
        let _ = out;
        ui.label(view.say.plain("panel-debugger"));
    }
}
