//! The student's profile in the lab: who works here, what was reached, and what a session left behind.

use std::path::PathBuf;

use crate::app::bench::{Bench, Ghost, Run};
use crate::app::command::Command;
use crate::app::files::{Files, Tab, starter};
use crate::app::lab::Lab;
use crate::app::lab::films::Reading;
use crate::app::screens::Screen;
use crate::app::screens::history::History;
use crate::base::diag::{Arg, Diag};
use crate::level::load::{Level, id_of};
use crate::study::versions::Reason;
use crate::study::{Par, Profile, next_level, trash};
use crate::trial::reel::Reel;

/// What is asked about a student's work.
#[derive(Clone, Debug, PartialEq)]
pub enum StudyCommand {
    /// Open the profile of this nickname; empty for a guest.
    Enter(String),
    /// Move a profile to the trash.
    Delete(Profile),
    /// Take it out of there again.
    Undelete { from: PathBuf, profile: Profile },
    /// Save now, and say so.
    Save,
    /// Try again what could not be saved.
    Retry,
    /// Ask for another folder.
    Elsewhere,
    /// Take the work to another folder.
    MoveTo(PathBuf),
    /// Show the versions of the shown program.
    History,
    /// Put this text in the shown program's place.
    Replace(String),
    /// Put a program that was deleted back.
    PutBack(Box<Tab>),
    /// Go on with a profile that another window has open.
    GoOn,
}

/// The best film of a level on its way from the disk.
pub(super) struct Loading {
    level: String,
    reading: Reading,
}

impl Lab {
    pub(super) fn study_command(&mut self, command: StudyCommand) {
        match command {
            StudyCommand::Enter(nickname) => {
                self.enter(&nickname);
                self.go(Screen::Home);
            }
            StudyCommand::Delete(profile) => self.delete(profile),
            StudyCommand::Undelete { from, profile } => {
                self.notices.extend(trash::bring_back(&from, &profile.folder).err());
                self.refresh_profiles();
            }
            StudyCommand::Save => self.save_now(),
            StudyCommand::Retry => self.retry(),
            StudyCommand::Elsewhere => self.ask_for_folder(),
            StudyCommand::MoveTo(folder) => self.move_to(folder),
            StudyCommand::History => self.show_history(),
            StudyCommand::Replace(text) => self.replace(text),
            StudyCommand::PutBack(tab) => {
                if let Some(bench) = &mut self.bench {
                    match bench.files.deleted() {
                        Some(last) if last.name == tab.name => bench.files.restore(),
                        _ if bench.files.tabs.iter().any(|here| here.name == tab.name) => {}
                        _ => bench.files.tabs.push(*tab),
                    }
                }
                self.save_all(Reason::Pause);
            }
            StudyCommand::GoOn => self.notices.close("study-open-twice"),
        }
    }

    /// Opens a profile. What another student had open is closed; what nobody's was comes along.
    pub(super) fn enter(&mut self, nickname: &str) {
        let same = self.study.profile().is_some_and(|here| here.nickname == nickname);
        if same {
            return;
        }
        self.save_all(Reason::Pause);
        self.settings.profile = Some(nickname.to_owned());
        let was_somebody = self.study.profile().is_some();
        match self.study.enter(nickname) {
            Ok((diags, lost)) => {
                if was_somebody {
                    self.close_level();
                } else {
                    self.meet_drafts();
                }
                self.settings.profile = self.study.profile().map(|profile| profile.nickname.clone());
                self.saving.forget();
                self.notices.close("study-folder-gone");
                self.notices.close("study-open-twice");
                self.notices.extend(diags);
                self.tell_open_twice();
                if let Some(level) = lost {
                    self.tell_recovered(level);
                }
                self.save_all(Reason::Pause);
            }
            Err(diag) => self.tell_unsaved(diag),
        }
        self.refresh_cards();
    }

    /// Says that another window has the same profile open, and what can be done; nobody has to do it.
    fn tell_open_twice(&mut self) {
        let Some(profile) = self.study.profile().filter(|_| self.study.is_open_twice()) else { return };
        let is_guest = profile.nickname.is_empty();
        let name = if is_guest { Arg::Message("profile-guest".into()) } else { profile.nickname.as_str().into() };
        let guest = ("profile-as-guest", Command::Study(StudyCommand::Enter(String::new())));
        let mut offers = vec![("study-another-profile", Command::Go(Screen::Profile))];
        offers.extend((!is_guest).then_some(guest));
        offers.push(("study-go-on", Command::Study(StudyCommand::GoOn)));
        self.notices.offer(Diag::warning("study-open-twice").with("name", name), offers);
    }

    /// What was written while no profile was open meets what the profile has: what nobody touched gives way, what was
    /// written stays, and the text it replaces becomes a version.
    fn meet_drafts(&mut self) {
        let Some(bench) = &mut self.bench else { return };
        let id = bench.level.id.clone();
        for draft in self.study.work(&id).drafts {
            match bench.files.tabs.iter_mut().find(|tab| tab.name == draft.name) {
                Some(tab) if tab.revision == 0 => {
                    tab.text = draft.text;
                    tab.revision += 1;
                }
                Some(_) => self.study.keep(&id, &draft.name, &draft.text, Reason::Replaced),
                None => {
                    let Some(robot) = bench.level.students.first() else { continue };
                    let robot = if bench.level.students.contains(&draft.robot) { &draft.robot } else { robot };
                    let (robot, text) = (robot.clone(), draft.text);
                    bench.files.tabs.push(Tab { name: draft.name, robot, text, ..Tab::default() });
                }
            }
        }
        self.study.opened(&id);
    }

    /// Says that the work of a session that didn't end well is here.
    fn tell_recovered(&mut self, level: String) {
        let title =
            self.levels.iter().find(|card| card.id == level).map(|card| card.title.get(self.say.code()).to_owned());
        let Some(title) = title else { return };
        let diag = Diag::note("study-recovered").with("level", title);
        let is_open = self.bench.as_ref().is_some_and(|bench| bench.level.id == level);
        let open = (!is_open).then_some(("study-open", Command::Open(level)));
        self.notices.offer(diag, open.into_iter().collect());
    }

    fn delete(&mut self, profile: Profile) {
        if self.study.profile() == Some(&profile) {
            self.save_all(Reason::Pause);
            self.close_level();
        }
        match self.study.delete(&profile) {
            Ok(from) => {
                let diag = Diag::note("study-profile-deleted").with("name", profile.nickname.as_str());
                let undo = Command::Study(StudyCommand::Undelete { from, profile });
                self.notices.offer(diag, vec![("study-undo", undo)]);
            }
            Err(diag) => self.notices.push(diag),
        }
        self.refresh_cards();
        self.refresh_profiles();
    }

    pub(super) fn close_level(&mut self) {
        self.stop();
        self.bench = None;
        self.history = None;
        self.saving.forget();
    }

    /// The programs of a level as the student left them, and a tab for each robot that has none yet.
    pub(super) fn files_of(&mut self, level: &Level) -> Files {
        let mut files = Files::starters(level, self.say.lang());
        let work = self.study.work(&level.id);
        self.notices.extend(work.diags);
        if work.drafts.is_empty() {
            return files;
        }
        let starters = std::mem::take(&mut files.tabs);
        let mut run = Vec::new();
        for draft in work.drafts {
            let own = starters.iter().find(|tab| tab.name == draft.name).map(|tab| tab.robot.clone());
            let known = level.students.contains(&draft.robot).then_some(draft.robot);
            let Some(robot) = known.or(own).or_else(|| level.students.first().cloned()) else { continue };
            if draft.runs {
                run.push(files.tabs.len());
            }
            files.tabs.push(Tab { name: draft.name, robot, text: draft.text, ..Tab::default() });
        }
        for starter in starters {
            if !files.tabs.iter().any(|tab| tab.robot == starter.robot) {
                files.tabs.push(starter);
            }
        }
        run.into_iter().for_each(|tab| files.show(tab));
        files.show(work.active.min(files.tabs.len().saturating_sub(1)));
        files.speak(level, self.say.lang());
        files
    }

    /// A level was opened: it is noted, and the student's best film is fetched.
    pub(super) fn level_opened(&mut self) {
        let Some(bench) = &self.bench else { return };
        let id = bench.level.id.clone();
        self.study.opened(&id);
        if !self.study.is_open_twice() {
            self.notices.close("study-open-twice");
        }
        self.notices.withdraw(&Command::Open(id.clone()));
        self.saving.opened(&bench.files);
        self.history = None;
        self.best = None;
        let Some(path) = self.study.best_film(&id).filter(|path| path.is_file()) else { return };
        // A long film takes a moment to read, and nobody is to wait for it.
        let reading = Reading::begin(path, self.wake.clone());
        self.best = Some(Loading { level: id, reading });
    }

    /// The best film has come.
    pub(super) fn hear_best(&mut self) {
        let Some(film) = self.best.as_ref().and_then(|best| best.reading.take()) else { return };
        let (Some(best), Ok(film)) = (self.best.take(), film) else { return };
        let same = id_of(&film.header.inputs.pack.folder) == best.level;
        if let Some(bench) = self.bench.as_mut().filter(|bench| same && bench.level.id == best.level) {
            put_best(bench, film.into_reel(), self.say.plain("study-my-best"));
        }
    }

    /// A run came to its end: it counts.
    pub fn run_ended(&mut self) {
        let Some(bench) = &mut self.bench else { return };
        let Run::Ended(ended) = &bench.run else { return };
        // An experiment may have run the level with other numbers in it, and a field without goals asks for nothing.
        if bench.reel.header().inputs.pack != bench.level.pack || !bench.has_medals() {
            return;
        }
        let par = Par::of(&bench.level, &bench.layout);
        let (first_layout, reel) = (bench.layout.seed == 0, &bench.reel);
        let rule = (par.as_ref(), bench.layout.rules.rank.as_slice());
        let change = self.study.hear(&bench.level.id, &ended.ending, rule, first_layout, || reel.film());
        if change.best {
            let best = reel.copy();
            put_best(bench, best, self.say.plain("study-my-best"));
        }
        if let Some(medal) = change.medal {
            let name = format!("medal-{}", medal.name());
            self.notices.push(Diag::note("study-new-medal").with("medal", Arg::Message(name.into())));
        }
    }

    /// Brings the map up to date with what was reached.
    pub(super) fn refresh_cards(&mut self) {
        for card in &mut self.levels {
            card.progress = self.study.progress(&card.id).cloned().unwrap_or_default();
        }
        let ids: Vec<&str> = self.levels.iter().map(|card| card.id.as_str()).collect();
        self.next = next_level(&ids, |id| self.study.progress(id)).map(str::to_owned);
    }

    pub(super) fn refresh_profiles(&mut self) {
        self.profiles = self.study.profiles();
    }

    /// A level is about to be opened: whoever gave no name is a guest, so that no work is lost.
    pub(super) fn be_somebody(&mut self) {
        if self.settings.profile.is_none() {
            self.enter("");
        }
    }

    fn show_history(&mut self) {
        self.save_all(Reason::Pause);
        let Some(bench) = &self.bench else { return };
        let Some(tab) = bench.files.shown() else { return };
        let versions = self.study.versions(&bench.level.id, &tab.name);
        let given = starter(&bench.level, &tab.robot, self.say.lang());
        self.history = Some(History::new(tab.name.clone(), tab.text.clone(), given, versions));
        self.go(Screen::History);
    }

    /// Puts a text in the place of the shown program, whose own text stays as a version.
    fn replace(&mut self, text: String) {
        let Some(bench) = &mut self.bench else { return };
        let Some(tab) = bench.files.shown() else { return };
        self.study.keep(&bench.level.id, &tab.name, &tab.text, Reason::Replaced);
        let undo = Command::Study(StudyCommand::Replace(tab.text.clone()));
        bench.files.edit(text);
        self.notices.offer(Diag::note("study-replaced"), vec![("study-undo", undo)]);
        self.save_all(Reason::Pause);
    }
}

/// Draws the best film beside the shown one from now on, in the place of the one before.
fn put_best(bench: &mut Bench, reel: Reel, name: String) {
    let shown = bench.ghosts.iter().find(|ghost| ghost.best).is_none_or(|ghost| ghost.shown);
    bench.ghosts.retain(|ghost| !ghost.best);
    bench.ghosts.insert(0, Ghost { name, reel, shown, best: true });
}
