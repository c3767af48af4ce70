//! Steps of the program in the lab: when a run films them, and when a film is made again to have them.

use crate::app::lab::Lab;
use crate::app::office::Job;
use crate::app::panels::{PanelKind, debugger};
use crate::app::screens::Screen;
use crate::trial::film::Detail;
use crate::trial::run::Options;

impl Lab {
    /// Does a run need steps, though nobody asked for them? It does for a breakpoint, and for the panel that shows them.
    pub(super) fn needs_steps(&self) -> bool {
        let Some(bench) = &self.bench else { return false };
        let runs = bench.level.students.iter().filter_map(|robot| bench.files.of(robot));
        self.sees_steps() || debugger::stops(bench, runs.map(|tab| tab.name.as_str()))
    }

    /// Is the panel in view that shows steps?
    pub(super) fn sees_steps(&self) -> bool {
        self.screen == Screen::Lab && self.tiles.places.iter().any(|(kind, _)| *kind == PanelKind::Debugger)
    }

    /// Makes a finished film again when its steps are needed, and shows them where a breakpoint stopped a run.
    pub(super) fn watch_steps(&mut self) {
        let in_view = self.sees_steps();
        let Some(bench) = &mut self.bench else { return };
        if std::mem::take(&mut bench.debug.stopped) {
            self.tiles.show(PanelKind::Debugger);
        }
        if !debugger::wants_again(bench, in_view) {
            return;
        }
        let options = Options { detail: Detail::Full, steps: true };
        let job = Job { number: 0, inputs: debugger::begin_again(bench), options };
        Self::counter(&mut self.run, &self.binary, &self.wake).begin(job);
    }
}
