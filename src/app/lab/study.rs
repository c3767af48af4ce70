//! The student's profile in the lab: who works here, what was reached, and what a session left behind.

use std::path::{Path, PathBuf};

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
use crate::text::lang::Lang;
use crate::trial::reel::Reel;

/// What is asked about a student's work.
#[derive(Clone, Debug, PartialEq)]
pub enum StudyCommand {
    /// Open the profile of this nickname; empty for a guest.
    Enter(String),
    /// Move a profile to the trash.
    Delete(Profile),
    /// Take it out of there again; `enter`: it was the open one.
    Undelete { from: PathBuf, profile: Profile, enter: bool },
    /// Save now, and say so.
    Save,
    /// Try again what could not be saved.
    Retry,
    /// Ask for another folder.
    Elsewhere,
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
            StudyCommand::Undelete { from, profile, enter } => self.undelete(&from, &profile, enter),
            StudyCommand::Save => self.save_now(),
            StudyCommand::Retry => self.retry(),
            StudyCommand::Elsewhere => self.ask_for_folder(),
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

    /// Opens a profile. What another student had open is closed; what nobody's was comes along. Where it can't be opened the
    /// one that is open stays, and its level with it.
    pub(super) fn enter(&mut self, nickname: &str) {
        let same = self.study.profile().is_some_and(|here| here.nickname == nickname);
        if same {
            return;
        }
        self.save_all(Reason::Pause);
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
                self.entered();
                self.notices.close("study-folder-gone");
                self.notices.close("study-open-twice");
                self.notices.extend(diags);
                self.tell_open_twice();
                if let Some(level) = lost {
                    self.tell_recovered(level);
                }
                self.save_all(Reason::Pause);
            }
            Err(diag) if was_somebody => self.tell_not_entered(diag, nickname),
            Err(diag) => {
                // Who it is to be is known to the next try.
                self.settings.profile = Some(nickname.to_owned());
                self.tell_unsaved(diag);
            }
        }
        self.refresh_cards();
    }

    /// Says that another window has the same profile open, and what can be done; nobody has to do it.
    pub(super) fn tell_open_twice(&mut self) {
        let Some(profile) = self.study.profile().filter(|_| self.study.is_open_twice()) else { return };
        let is_guest = profile.nickname.is_empty();
        let name = if is_guest { Arg::Message("profile-guest".into()) } else { profile.nickname.as_str().into() };
        let guest = ("profile-as-guest", Command::Study(StudyCommand::Enter(String::new())));
        let mut offers = vec![("study-another-profile", Command::Go(Screen::Profile))];
        offers.extend((!is_guest).then_some(guest));
        offers.push(("study-go-on", Command::Study(StudyCommand::GoOn)));
        self.notices.offer(Diag::warning("study-open-twice").with("name", name), offers);
    }

    /// What was written while no profile was open, or in another place, meets what the profile has: what nobody touched
    /// gives way, what was written stays, and the text that is replaced becomes a version.
    pub(super) fn meet_drafts(&mut self) {
        let Some(bench) = &mut self.bench else { return };
        let id = bench.level.id.clone();
        let work = self.study.work(&id);
        self.notices.extend(work.diags);
        for draft in work.drafts {
            match bench.files.tabs.iter_mut().find(|tab| tab.name == draft.name) {
                Some(tab) if tab.text == draft.text => {}
                Some(tab) if tab.revision == 0 || is_starter(&bench.level, tab) => {
                    if !is_starter(&bench.level, tab) {
                        self.study.keep(&id, &tab.name, &tab.text, Reason::Replaced);
                    }
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
        let enter = self.study.profile() == Some(&profile);
        if enter {
            self.save_all(Reason::Pause);
            self.close_level();
        }
        match self.study.delete(&profile) {
            Ok(from) => {
                let diag = Diag::note("study-profile-deleted").with("name", profile.nickname.as_str());
                if enter {
                    self.settings.profile = None;
                }
                let undo = Command::Study(StudyCommand::Undelete { from, profile, enter });
                self.notices.offer(diag, vec![("study-undo", undo)]);
            }
            Err(diag) => {
                self.notices.push(diag);
                if enter {
                    self.enter(&profile.nickname);
                }
            }
        }
        self.refresh_cards();
        self.refresh_profiles();
    }

    /// Takes a profile out of the trash; the one that was open is open again, unless somebody else came meanwhile.
    fn undelete(&mut self, from: &Path, profile: &Profile, enter: bool) {
        let back = trash::bring_back(from, &profile.folder);
        if back.is_ok() && enter && self.study.profile().is_none() {
            self.enter(&profile.nickname);
        }
        self.notices.extend(back.err());
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

    /// A level is about to be opened: whoever gave no name is a guest, and who could not be let in is let in now or told
    /// again, so that no work is lost.
    pub(super) fn be_somebody(&mut self) {
        if self.study.profile().is_none() {
            let nickname = self.settings.profile.clone().unwrap_or_default();
            self.enter(&nickname);
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

/// Is it what the level gave, in whatever language?
fn is_starter(level: &Level, tab: &Tab) -> bool {
    Lang::ALL.into_iter().any(|lang| starter(level, &tab.robot, lang).as_ref() == Some(&tab.text))
}

/// Draws the best film beside the shown one from now on, in the place of the one before.
fn put_best(bench: &mut Bench, reel: Reel, name: String) {
    let shown = bench.ghosts.iter().find(|ghost| ghost.best).is_none_or(|ghost| ghost.shown);
    bench.ghosts.retain(|ghost| !ghost.best);
    bench.ghosts.insert(0, Ghost { name, reel, shown, best: true });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::panels::editor::EditCommand;
    use crate::app::testing::lab;
    use crate::study::{drafts, profile, versions};

    const LONG: std::time::Duration = std::time::Duration::from_secs(20);

    fn study(lab: &mut Lab, command: StudyCommand) {
        lab.carry_out(Command::Study(command));
    }

    fn enter(lab: &mut Lab, nickname: &str) {
        study(lab, StudyCommand::Enter(nickname.to_owned()));
    }

    /// A lab in which this is written in the level "corner".
    fn written(home: &Path, nickname: &str, text: &str) -> Lab {
        let mut lab = lab(home);
        enter(&mut lab, nickname);
        write(&mut lab, text);
        lab
    }

    fn write(lab: &mut Lab, text: &str) {
        lab.carry_out(Command::Open("corner".into()));
        lab.carry_out(Command::Edit(EditCommand::Text(text.to_owned())));
    }

    fn shown(lab: &Lab) -> Option<&str> {
        lab.bench.as_ref()?.files.shown().map(|tab| tab.text.as_str())
    }

    /// What lies on the disk of a student's program in the level "corner".
    fn on_disk(root: &Path, nickname: &str) -> Option<String> {
        let profile = profile::all(root).into_iter().find(|profile| profile.nickname == nickname)?;
        std::fs::read_to_string(drafts::file_of(&profile.folder.join("levels/corner"), "main.rhai")).ok()
    }

    fn delete_open_one(lab: &mut Lab) {
        let here = lab.study.profile().cloned().unwrap();
        study(lab, StudyCommand::Delete(here));
    }

    #[test]
    fn what_is_written_after_the_open_profile_was_deleted_is_saved_as_a_guests_work() {
        let home = tempfile::tempdir().unwrap();
        let mut lab = written(home.path(), "Asel", "// Asel's");
        delete_open_one(&mut lab);
        assert_eq!((lab.settings.profile.as_deref(), shown(&lab)), (None, None));
        write(&mut lab, "// somebody's");
        lab.close();
        assert_eq!(on_disk(home.path(), "").as_deref(), Some("// somebody's"));
        assert_eq!(on_disk(home.path(), "Asel"), None);
    }

    #[test]
    fn who_comes_back_from_the_trash_works_on_in_the_own_profile() {
        let home = tempfile::tempdir().unwrap();
        let mut lab = written(home.path(), "Asel", "// Asel's");
        delete_open_one(&mut lab);
        let offer = lab.notices.shown().flat_map(|notice| &notice.offers).find(|(label, _)| *label == "study-undo");
        let undo = offer.unwrap().1.clone();
        lab.carry_out(undo);
        assert_eq!(lab.settings.profile.as_deref(), Some("Asel"));
        lab.carry_out(Command::Open("corner".into()));
        assert_eq!(shown(&lab), Some("// Asel's"));
        write(&mut lab, "// and more");
        lab.close();
        assert_eq!(on_disk(home.path(), "Asel").as_deref(), Some("// and more"));
    }

    #[test]
    fn a_place_that_has_the_same_student_keeps_its_programs_when_the_work_comes_there() {
        let folder = tempfile::tempdir().unwrap();
        let (home, stick) = (folder.path().join("home"), folder.path().join("stick"));
        for (before, wanted) in [(None, "// on the stick"), (Some("// at home"), "// at home")] {
            written(&stick, "Asel", "// on the stick").close();
            let mut lab = lab(&home);
            enter(&mut lab, "Asel");
            lab.carry_out(Command::Open("corner".into()));
            if let Some(text) = before {
                write(&mut lab, text);
            }
            lab.move_to(stick.clone());
            assert_eq!(shown(&lab), Some(wanted));
            assert!(lab.flush(LONG));
            assert_eq!(on_disk(&stick, "Asel").as_deref(), Some(wanted));
            let versions = lab.study.versions("corner", "main.rhai");
            let texts: Vec<String> = versions.iter().filter_map(|one| versions::text(one).ok()).collect();
            assert!(texts.contains(&"// on the stick".to_owned()), "{texts:?}");
            lab.close();
            std::fs::remove_dir_all(&home).unwrap();
        }
    }

    #[test]
    fn where_the_next_student_cannot_be_opened_the_first_one_goes_on_and_gives_nothing_away() {
        let home = tempfile::tempdir().unwrap();
        let mut lab = written(home.path(), "Asel", "// Asel's");
        let in_the_way = home.path().join("profiles/timur");
        std::fs::write(&in_the_way, "").unwrap();
        enter(&mut lab, "Timur");
        assert_eq!(lab.settings.profile.as_deref(), Some("Asel"));
        assert_eq!(shown(&lab), Some("// Asel's"));
        write(&mut lab, "// Asel's, longer");
        std::fs::remove_file(&in_the_way).unwrap();
        let offer = lab.notices.shown().flat_map(|notice| &notice.offers).find(|(label, _)| *label == "study-retry");
        let again = offer.unwrap().1.clone();
        lab.carry_out(again);
        assert_eq!((lab.settings.profile.as_deref(), shown(&lab)), (Some("Timur"), None));
        assert!(!lab.notices.shown().any(|notice| !notice.offers.is_empty()), "it is done");
        assert!(lab.flush(LONG));
        assert_eq!(on_disk(home.path(), "Asel").as_deref(), Some("// Asel's, longer"));
        assert_eq!(on_disk(home.path(), "Timur"), None);
    }
}
