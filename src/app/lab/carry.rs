//! Carrying out what panels, screens and keys ask for.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::app::bench::{Bench, Run, TRIED, Tried, TriedResult};
use crate::app::command::Command;
use crate::app::drive::DriveCommand;
use crate::app::keys::Action;
use crate::app::lab::Lab;
use crate::app::lab::study::StudyCommand;
use crate::app::office::{Job, Queue};
use crate::app::panels::PanelKind;
use crate::app::panels::debugger::{self, DebugCommand, Goal, Way};
use crate::app::panels::editor::{Ask, EditCommand};
use crate::app::panels::goals::GoalsCommand;
use crate::app::panels::timeline::PlayCommand;
use crate::app::say::Say;
use crate::app::screens::Screen;
use crate::app::settings::Preset;
use crate::app::tiles::PanelTiles;
use crate::base::diag::Diag;
use crate::study::versions::Reason;
use crate::trial::film::Detail;
use crate::trial::run::Options;

impl Lab {
    /// Carries out one command.
    pub fn carry_out(&mut self, command: Command) {
        match command {
            Command::Go(screen) => self.go(screen),
            Command::Back => self.back(),
            Command::Open(id) => self.open(&id),
            Command::Language(lang) => {
                self.save_all(Reason::Pause);
                self.settings.lang = Some(lang.code().to_owned());
                self.say = Say::new(lang);
                self.on_bench(|bench| bench.files.speak(&bench.level, lang));
            }
            Command::Settings(settings) => self.settings = *settings,
            Command::ResetLayout => self.tiles = PanelTiles::preset(self.settings.preset),
            Command::Run { steps } => self.run(steps),
            Command::Stop if self.is_driving() => self.drive(DriveCommand::Stop),
            Command::Stop => self.stop(),
            Command::TryAll => self.try_all(),
            Command::Layout(seed) => {
                self.stop();
                if let Some(Err(diags)) = self.bench.as_mut().map(|bench| bench.show(seed)) {
                    self.notices.extend(diags);
                }
            }
            Command::Show(inputs) => self.show_inputs(*inputs),
            Command::SaveAs { name, bytes } => self.save_as(name, bytes),
            Command::Keep(command) => self.keep_command(command),
            Command::Build(text) => self.build(text),
            Command::Yard(yard) => self.settings.sandbox = Some(*yard),
            Command::Tell(diag) => self.notices.push(*diag),
            Command::Quit => {
                self.close();
                self.quits = true;
            }
            Command::Study(command) => self.study_command(command),
            Command::Edit(command) => {
                // Whoever shows a place in the program or puts something in wants it to be seen.
                if matches!(command, EditCommand::Insert(_) | EditCommand::GoTo(..)) {
                    self.tiles.show(PanelKind::Editor);
                }
                self.on_bench(|bench| command.apply(bench));
            }
            Command::Play(command) => self.on_bench(|bench| command.apply(bench)),
            Command::Debug(command) => {
                let no_steps = self.bench.as_ref().is_some_and(|bench| bench.reel.steps().is_empty());
                // The panel has the field for the condition, and says why there is nothing to walk through.
                let asks = matches!(command, DebugCommand::EditCondition(..));
                if asks || no_steps && matches!(command, DebugCommand::Walk(..)) {
                    self.tiles.show(PanelKind::Debugger);
                }
                self.on_bench(|bench| command.apply(bench));
            }
            Command::Field(command) => self.on_bench(|bench| command.apply(bench)),
            Command::Goals(command) => self.on_bench(|bench| command.apply(bench)),
            Command::Lesson(command) => self.on_bench(|bench| command.apply(bench)),
            Command::Console(command) => self.on_bench(|bench| command.apply(bench)),
            Command::Drive(command) => self.drive(command),
            Command::Share(command) => self.share(command),
            Command::Experiment(command) => self.experiment(command),
        }
    }

    /// What a key asks for.
    pub(super) fn act(&mut self, action: Action, out: &mut Vec<Command>) {
        // Every key has an arm here, so that none is on the sheet and does nothing.
        let everywhere = matches!(
            action,
            Action::Shortcuts
                | Action::Settings
                | Action::Home
                | Action::Larger
                | Action::Smaller
                | Action::NormalSize
                | Action::Projector
                | Action::Picture
        );
        if !everywhere && self.screen != Screen::Lab {
            return;
        }
        match action {
            Action::Run => out.push(Command::Run { steps: false }),
            Action::RunSteps => out.push(Command::Run { steps: true }),
            Action::Stop => out.push(Command::Stop),
            Action::TryAll => out.push(Command::TryAll),
            Action::ShowMe => out.push(Command::Goals(GoalsCommand::ShowMe)),
            Action::PlayPause => out.push(Command::Play(PlayCommand::Toggle)),
            Action::Drive => out.push(Command::Drive(DriveCommand::Toggle)),
            Action::Find => self.ask_editor(Ask::Find),
            Action::Help => self.ask_editor(Ask::Help),
            Action::GoToLine => self.ask_editor(Ask::GoToLine),
            Action::StepBack => out.push(walk(Goal::Over, Way::Back)),
            Action::StepOver => out.push(walk(Goal::Over, Way::On)),
            Action::StepInto => out.push(walk(Goal::Into, Way::On)),
            Action::StepOut => out.push(walk(Goal::Out, Way::On)),
            Action::Breakpoint => out.extend(self.bench.as_ref().and_then(debugger::toggle_at_cursor)),
            Action::Shortcuts => out.push(Command::Go(Screen::Shortcuts)),
            Action::Settings => out.push(Command::Go(Screen::Settings)),
            Action::Home => out.push(Command::Go(Screen::Home)),
            Action::Save => out.push(Command::Study(StudyCommand::Save)),
            Action::History => out.push(Command::Study(StudyCommand::History)),
            Action::Larger => self.settings.set_scale(self.settings.scale * 1.1),
            Action::Smaller => self.settings.set_scale(self.settings.scale / 1.1),
            Action::NormalSize => self.settings.set_scale(1.0),
            Action::Projector => {
                self.settings.set_preset(match self.settings.preset {
                    Preset::Student => Preset::Projector,
                    Preset::Projector => Preset::Student,
                });
                out.push(Command::ResetLayout);
            }
            Action::Picture => self.picture_of_window(),
            Action::NextPanel => self.tiles.walk(false),
            Action::PreviousPanel => self.tiles.walk(true),
        }
    }

    /// Brings the editor to the front and asks something of it.
    fn ask_editor(&mut self, ask: Ask) {
        self.tiles.show(PanelKind::Editor);
        self.on_bench(|bench| bench.ask = Some(ask));
    }

    /// What waits for the editor needs it in view: one that isn't drawn takes nothing up, and each frame would be followed by
    /// the next one at once. Where there is no program nothing can be taken up at all.
    pub(super) fn bring_editor(&mut self) {
        let Some(bench) = self.bench.as_mut().filter(|bench| asks_editor(bench)) else { return };
        if bench.files.shown().is_none() {
            return EditCommand::Taken.apply(bench);
        }
        if !self.tiles.shows(PanelKind::Editor) {
            self.tiles.show(PanelKind::Editor);
        }
    }

    /// A picture of the window goes to the folder of exports, under a name that is free.
    fn picture_of_window(&mut self) {
        let Some(folder) = self.exports() else { return self.notices.push(Diag::error("measure-no-folder")) };
        if std::fs::create_dir_all(&folder).is_err() {
            return self.notices.push(Diag::error("store-write-permission").with("file", folder.display().to_string()));
        }
        let path = free_picture(&folder);
        self.tell_saved(Diag::note("lab-picture-saved"), path.clone());
        self.window_picture = Some(path);
    }

    pub(super) fn on_bench(&mut self, act: impl FnOnce(&mut Bench)) {
        if let Some(bench) = &mut self.bench {
            act(bench);
        }
    }

    /// Opens a level; what the student wrote before is in its tabs.
    fn open(&mut self, id: &str) {
        let opened = match self.library.find(id) {
            Ok(folder) => self.library.open(folder),
            Err(diag) => return self.notices.push(diag),
        };
        let Some(level) = opened.level.filter(|_| !opened.diags.iter().any(Diag::is_error)) else {
            return self.notices.extend(opened.diags);
        };
        self.be_somebody();
        self.save_all(Reason::Pause);
        let files = self.files_of(&level);
        match Bench::open(level, files) {
            Ok(mut bench) => {
                bench.next = self.next_level(&bench.level.id);
                self.take_up(bench);
            }
            Err(diags) => self.notices.extend(diags),
        }
    }

    /// The id of the level that comes after this one.
    fn next_level(&self, id: &str) -> Option<String> {
        self.levels.iter().skip_while(|card| card.id != id).nth(1).map(|card| card.id.clone())
    }

    /// Runs the shown layout in the background; the film plays as it comes, up to the first breakpoint.
    fn run(&mut self, steps: bool) {
        self.leave_drive();
        self.save_all(Reason::Run);
        let steps = steps || self.needs_steps();
        let Some(bench) = &mut self.bench else { return };
        bench.run = Run::Runs;
        bench.debug.again = None;
        bench.debug.stops_first = steps;
        bench.brings_verdict = !steps && self.settings.preset == Preset::Student;
        let options = Options { detail: Detail::Full, steps };
        let job = Job { number: 0, inputs: bench.inputs(), options };
        Self::counter(&mut self.run, &self.binary, &self.wake).begin(job);
    }

    pub(super) fn stop(&mut self) {
        self.leave_drive();
        if let Some(counter) = &mut self.run {
            counter.stop();
        }
        self.queue = None;
        let Some(bench) = &mut self.bench else { return };
        bench.debug.again = None;
        if matches!(bench.run, Run::Runs) {
            bench.run = Run::None;
        }
    }

    /// Runs all layouts that are tried, beside everything else.
    ///
    /// The shown layout is run as well when its film is of another text: its verdict stands above the strip.
    fn try_all(&mut self) {
        let is_shown = |bench: &Bench| {
            let mut running = bench.level.students.iter().filter_map(|robot| bench.files.of(robot));
            bench.reel.ending().is_some() && running.all(|tab| bench.ran(tab))
        };
        if self.bench.as_ref().is_some_and(|bench| !is_shown(bench)) {
            self.run(false);
        }
        self.save_all(Reason::Run);
        let Some(bench) = &mut self.bench else { return };
        let mut inputs = Vec::new();
        for layout in TRIED {
            inputs.push(crate::trial::inputs::Inputs { seed: layout, ..bench.inputs() });
        }
        bench.tried = TRIED.map(|layout| Tried { layout, result: TriedResult::Waits }).collect();
        bench.tries += 1;
        self.tiles.show(PanelKind::Goals);
        self.queue = Some(Queue::begin(self.binary.clone(), inputs, self.wake.clone()));
    }
}

fn walk(goal: Goal, way: Way) -> Command {
    Command::Debug(DebugCommand::Walk(goal, way))
}

/// Is something to be taken up by the editor?
pub(super) fn asks_editor(bench: &Bench) -> bool {
    bench.ask.is_some() || bench.insert.is_some() || bench.go_to.is_some()
}

/// A name for a picture that nothing in the folder has, nor the text beside it; the folder is asked once.
fn free_picture(folder: &Path) -> PathBuf {
    let listed = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let number = |entry: std::fs::DirEntry| {
        let name = entry.file_name().to_str()?.to_ascii_lowercase();
        name.strip_prefix("arba-")?.split('.').next()?.parse::<u32>().ok()
    };
    let taken: BTreeSet<u32> = listed.filter_map(number).collect();
    let free = (1..).find(|number| !taken.contains(number)).unwrap_or(u32::MAX);
    folder.join(format!("arba-{free}.png"))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::app::files::Files;
    use crate::app::testing::{LabRig, lab};

    /// The projector's layout, with the lesson in front of the editor.
    fn rig(home: &std::path::Path) -> LabRig {
        let mut lab = lab(home);
        lab.carry_out(Command::Study(StudyCommand::Enter("Asel".into())));
        lab.carry_out(Command::Open("first-steps".into()));
        lab.tiles = PanelTiles::preset(Preset::Projector);
        lab.tiles.show(PanelKind::Lesson);
        LabRig::new(lab, [1280.0, 800.0])
    }

    #[test]
    fn a_place_to_be_shown_brings_the_editor_to_the_front_and_the_lab_rests_again() {
        let home = tempfile::tempdir().unwrap();
        let mut rig = rig(home.path());
        assert!(!rig.lab().tiles.shows(PanelKind::Editor));
        // As a row of the console does.
        rig.lab().bench.as_mut().unwrap().go_to = Some((1, 0));
        rig.steps(4);
        let lab = rig.lab();
        assert!(lab.tiles.shows(PanelKind::Editor));
        assert_eq!(lab.bench.as_ref().unwrap().go_to, None);
        assert_ne!(lab.next_frame(), Some(Duration::ZERO));
    }

    #[test]
    fn what_is_asked_of_the_editor_where_there_is_no_program_is_forgotten() {
        let home = tempfile::tempdir().unwrap();
        let mut rig = rig(home.path());
        rig.lab().bench.as_mut().unwrap().files = Files::default();
        rig.lab().act(Action::Find, &mut Vec::new());
        rig.steps(4);
        let lab = rig.lab();
        assert_eq!(lab.bench.as_ref().unwrap().ask, None);
        assert_ne!(lab.next_frame(), Some(Duration::ZERO));
    }

    #[test]
    fn a_picture_takes_the_first_free_number_however_many_there_are() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(free_picture(folder.path()), folder.path().join("arba-1.png"));
        (1..=12_000).filter(|number| *number != 11_000).for_each(|number| {
            let ending = if number % 2 == 0 { "png" } else { "txt" };
            std::fs::write(folder.path().join(format!("arba-{number}.{ending}")), "").unwrap();
        });
        assert_eq!(free_picture(folder.path()), folder.path().join("arba-11000.png"));
        std::fs::write(folder.path().join("arba-11000.PNG"), "").unwrap();
        assert_eq!(free_picture(folder.path()), folder.path().join("arba-12001.png"));
    }
}
