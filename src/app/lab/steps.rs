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

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::Queryable;

    use crate::app::bench::Bench;
    use crate::app::command::Command;
    use crate::app::lab::study::StudyCommand;
    use crate::app::panels::PanelKind;
    use crate::app::panels::debugger::DebugCommand;
    use crate::app::testing::{LabRig, lab, played};
    use crate::text::lang::Lang;

    fn rig(home: &std::path::Path) -> LabRig {
        let mut lab = lab(home);
        lab.carry_out(Command::Language(Lang::En));
        lab.carry_out(Command::Study(StudyCommand::Enter("Asel".into())));
        lab.carry_out(Command::Open("first-steps".into()));
        LabRig::new(lab, [1280.0, 800.0])
    }

    fn bench(rig: &mut LabRig) -> &mut Bench {
        rig.lab().bench.as_mut().unwrap()
    }

    #[test]
    fn a_plain_run_films_steps_when_a_breakpoint_stops_or_the_panel_of_steps_is_in_view() {
        let home = tempfile::tempdir().unwrap();
        let mut rig = rig(home.path());
        let file = bench(&mut rig).files.shown().unwrap().name.clone();
        let stops = |rig: &mut LabRig| {
            rig.lab().carry_out(Command::Run { steps: false });
            std::mem::take(&mut bench(rig).debug.stops_first)
        };
        assert!(!stops(&mut rig), "nothing needs steps");
        rig.lab().carry_out(Command::Debug(DebugCommand::Toggle(file.clone(), 1)));
        assert!(stops(&mut rig));
        rig.lab().carry_out(Command::Debug(DebugCommand::Enable(file, 1, false)));
        assert!(!stops(&mut rig), "it is switched off");
        rig.lab().carry_out(Command::Debug(DebugCommand::Toggle("other.rhai".into(), 1)));
        assert!(!stops(&mut rig), "that program does not run");
        rig.lab().tiles.show(PanelKind::Debugger);
        rig.steps(2);
        assert!(stops(&mut rig));
    }

    #[test]
    fn where_a_run_was_stopped_the_steps_come_to_the_front() {
        let home = tempfile::tempdir().unwrap();
        let mut rig = rig(home.path());
        let mut stopped = played("first-steps", "forward(10);\nlet a = 1;\n");
        let file = stopped.files.shown().unwrap().name.clone();
        DebugCommand::Toggle(file, 2).apply(&mut stopped);
        (stopped.debug.stops_first, stopped.player.playing) = (true, true);
        rig.lab().bench = Some(stopped);
        assert!(!rig.lab().sees_steps());
        rig.steps(4);
        assert!(rig.lab().sees_steps());
        assert!(!bench(&mut rig).player.playing);
        assert!(rig.harness.query_all_by_label_contains("line 2").count() > 0);
    }

    #[test]
    fn stopping_a_run_ends_the_film_that_is_made_again() {
        let home = tempfile::tempdir().unwrap();
        let mut rig = rig(home.path());
        crate::app::panels::debugger::begin_again(bench(&mut rig));
        rig.lab().carry_out(Command::Stop);
        assert!(bench(&mut rig).debug.again.is_none());
        crate::app::panels::debugger::begin_again(bench(&mut rig));
        rig.lab().carry_out(Command::Run { steps: false });
        assert!(bench(&mut rig).debug.again.is_none(), "what it says is of the new run");
    }
}
