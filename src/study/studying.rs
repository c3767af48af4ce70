//! `Study`: the open profile, what is known of it, and everything that is saved in it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::base::diag::Diag;
use crate::rules::rank::RankKey;
use crate::study::drafts::{Draft, TabOf, Tabs};
use crate::study::lock::Lock;
use crate::study::marker::Marker;
use crate::study::progress::{Change, Progress};
use crate::study::versions::{Reason, Version};
use crate::study::writer::{Job, ProgramPaths, Wake, Writer};
use crate::study::{Par, Profile, drafts, json, marker, name, now_ms, profile, progress, trash, versions};
use crate::trial::film::Film;
use crate::trial::outcome::Ending;

/// How long somebody waits for the disk before reading what may just be on its way there.
const BEFORE_READING: Duration = Duration::from_secs(2);
/// How long leaving waits for the disk.
const BEFORE_LEAVING: Duration = Duration::from_secs(5);

/// What a profile has of a level.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Work {
    pub drafts: Vec<Draft>,
    /// The tab that was shown.
    pub active: usize,
    /// What could not be read.
    pub diags: Vec<Diag>,
}

/// The open profile. Without one (no place to write, or nobody chosen yet) nothing is saved and all goes on in memory.
pub struct Study {
    /// Where profiles are: arba's own folder, or the one that the student chose.
    pub(super) root: Option<PathBuf>,
    /// arba's own folder, which has the settings.
    home: Option<PathBuf>,
    pub(super) profile: Option<Profile>,
    /// Held while the profile is open.
    pub(super) lock: Lock,
    pub(super) progress: BTreeMap<String, Progress>,
    /// The level whose mark lies in the profile.
    marked: Option<String>,
    pub(super) writer: Writer,
}

impl Study {
    /// `root` is where profiles are, when that isn't `home`, arba's own folder.
    pub fn new(home: Option<PathBuf>, root: Option<PathBuf>, wake: Wake) -> Self {
        let root = root.or_else(|| home.clone());
        let (lock, progress) = (Lock::default(), BTreeMap::new());
        Self { root, home, profile: None, lock, progress, marked: None, writer: Writer::new(wake) }
    }

    pub fn root(&self) -> Option<&Path> {
        self.root.as_deref()
    }

    /// arba's own folder.
    pub fn home(&self) -> Option<&Path> {
        self.home.as_deref()
    }

    pub fn profile(&self) -> Option<&Profile> {
        self.profile.as_ref()
    }

    /// Has another window the same profile open? What both of them save, the later one wins.
    pub fn is_open_twice(&self) -> bool {
        self.lock.is_taken()
    }

    /// The writer, to be asked about troubles.
    pub fn writer(&self) -> &Writer {
        &self.writer
    }

    /// All profiles, by nickname.
    pub fn profiles(&self) -> Vec<Profile> {
        self.root.as_deref().map(profile::all).unwrap_or_default()
    }

    /// Opens a profile, made when there is none; what could not be read of it is told, and the level that a session which
    /// didn't end well had open.
    ///
    /// # Errors
    /// It can't be made; the one that is open stays open then.
    pub fn enter(&mut self, nickname: &str) -> Result<(Vec<Diag>, Option<String>), Diag> {
        let root = self.root.clone().ok_or_else(|| Diag::error("study-no-home"))?;
        // arba's own folder is made when it is missing; a stick that isn't there must not be made up.
        if self.home.as_ref() != Some(&root) && !root.is_dir() {
            return Err(Diag::error("study-folder-gone").with("folder", root.display().to_string()));
        }
        // Whoever can't come in doesn't send away who is here.
        let entered = profile::enter(&root, nickname)?;
        self.leave();
        let mut diags = Vec::new();
        self.progress = progress::all(&entered.folder.join("levels"), &mut diags);
        self.lock = Lock::take(&entered.folder);
        // The mark of a session that goes on in another window says nothing about its end.
        let lost = marker::found(&entered.folder).filter(|_| !self.lock.is_taken());
        self.writer.anchor(Some(entered.folder.clone()));
        self.profile = Some(entered);
        Ok((diags, lost))
    }

    /// Everything is on the disk, and the session ended well; says whether that is so.
    pub fn leave(&mut self) -> bool {
        let saved = self.writer.flush(BEFORE_LEAVING);
        if let Some(profile) = self.profile.take()
            && saved
            && self.marked.is_some()
            && !self.lock.is_taken()
        {
            marker::clear(&profile.folder);
        }
        self.lock = Lock::default();
        self.marked = None;
        self.progress = BTreeMap::new();
        self.writer.anchor(None);
        saved
    }

    /// Deletes a profile to the trash; gives where it lies there. The open one is left first.
    ///
    /// # Errors
    /// It can't be moved, or another window has it open.
    pub fn delete(&mut self, gone: &Profile) -> Result<PathBuf, Diag> {
        let here = self.profile.as_ref() == Some(gone);
        let taken = if here { self.lock.is_taken() } else { Lock::take(&gone.folder).is_taken() };
        if taken {
            return Err(Diag::error("study-open-elsewhere").with("name", gone.nickname.as_str()));
        }
        if here {
            self.leave();
        }
        trash::discard(self.root.as_deref().unwrap_or(Path::new("")), &gone.folder)
    }

    /// The folder of a level in the profile.
    fn level(&self, id: &str) -> Option<PathBuf> {
        Some(self.profile.as_ref()?.folder.join("levels").join(name::safe(id)))
    }

    /// What the profile has of a level.
    pub fn work(&self, id: &str) -> Work {
        self.writer.flush(BEFORE_READING);
        let mut work = Work::default();
        if let Some(level) = self.level(id) {
            (work.drafts, work.active) = drafts::load(&level, &mut work.diags);
        }
        work
    }

    /// What was reached in a level.
    pub fn progress(&self, id: &str) -> Option<&Progress> {
        self.progress.get(&name::safe(id))
    }

    /// Notes that a level is open now.
    pub fn opened(&mut self, id: &str) {
        let Some(level) = self.level(id) else { return };
        self.lock.again();
        let known = self.progress.entry(name::safe(id)).or_default();
        known.opened_ms = now_ms();
        self.writer.put(Job::Save { path: progress::file_of(&level), bytes: json::bytes(known) });
        if let Some(profile) = &self.profile {
            let bytes = json::bytes(&Marker { level: id.to_owned() });
            self.writer.put(Job::Save { path: marker::path(&profile.folder), bytes });
            self.marked = Some(id.to_owned());
        }
    }

    /// Saves a program and keeps it as a version.
    pub fn save(&self, id: &str, tab: &str, text: &str, reason: Reason) {
        let Some(level) = self.level(id) else { return };
        self.writer.put(Job::Save { path: drafts::file_of(&level, tab), bytes: text.as_bytes().to_vec() });
        self.keep(id, tab, text, reason);
    }

    /// Keeps a text as a version of a program.
    pub fn keep(&self, id: &str, tab: &str, text: &str, reason: Reason) {
        let Some(level) = self.level(id) else { return };
        let (folder, text) = (drafts::versions_of(&level, tab), text.to_owned());
        self.writer.put(Job::Keep { folder, text, reason, now_ms: now_ms() });
    }

    /// Saves which tabs there are.
    pub fn save_tabs(&self, id: &str, tabs: Vec<TabOf>, active: usize) {
        let Some(level) = self.level(id) else { return };
        let bytes = json::bytes(&Tabs { version: 1, tabs, active });
        self.writer.put(Job::Save { path: drafts::tabs_of(&level), bytes });
    }

    /// A program was deleted: its text stays as a version, its file goes to the trash.
    pub fn discard(&self, id: &str, tab: &str, text: &str) {
        let (Some(level), Some(root)) = (self.level(id), &self.root) else { return };
        self.keep(id, tab, text, Reason::Deleted);
        self.writer.put(Job::Discard { root: root.clone(), path: drafts::file_of(&level, tab) });
    }

    /// A program that was saved under one name is saved under another one: its versions go with it once that is done.
    pub fn rename(&self, id: &str, from: &str, to: &str) {
        let (Some(level), Some(root)) = (self.level(id), &self.root) else { return };
        let program =
            |tab| ProgramPaths { file: drafts::file_of(&level, tab), versions: drafts::versions_of(&level, tab) };
        self.writer.put(Job::Rename { root: root.clone(), from: program(from), to: program(to) });
    }

    /// The versions of a program, the newest first.
    pub fn versions(&self, id: &str, tab: &str) -> Vec<Version> {
        self.writer.flush(BEFORE_READING);
        self.level(id).map(|level| versions::list(&drafts::versions_of(&level, tab))).unwrap_or_default()
    }

    /// Takes in how a run ended, and keeps its film when it is the best one.
    pub fn hear(
        &mut self,
        id: &str,
        ending: &Ending,
        (par, rank): (Option<&Par>, &[RankKey]),
        first_layout: bool,
        film: impl FnOnce() -> Film,
    ) -> Change {
        let Some(level) = self.level(id) else { return Change::default() };
        let known = self.progress.entry(name::safe(id)).or_default();
        let change = known.hear(ending, par, rank, first_layout);
        if change.best {
            self.writer.put(Job::Film { path: best_of(&level), film: Box::new(film()) });
        }
        self.writer.put(Job::Save { path: progress::file_of(&level), bytes: json::bytes(known) });
        change
    }

    /// Where the best film of a level lies.
    pub fn best_film(&self, id: &str) -> Option<PathBuf> {
        Some(best_of(&self.level(id)?))
    }

    /// Saves the settings, which belong to the computer and not to a profile.
    pub fn save_settings(&self, settings: &impl serde::Serialize) {
        if let Some(home) = &self.home {
            self.writer.put(Job::Settings { path: settings_of(home), bytes: json::bytes(settings) });
        }
    }
}

/// Where the settings lie.
pub fn settings_of(home: &Path) -> PathBuf {
    home.join("settings.json")
}

/// The best film of a level.
pub(super) fn best_of(level: &Path) -> PathBuf {
    level.join("best.film")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    fn study(home: &Path) -> Study {
        Study::new(Some(home.to_owned()), None, Arc::new(|| {}))
    }

    #[test]
    fn what_was_saved_is_there_for_the_next_session() {
        let home = tempfile::tempdir().unwrap();
        let mut first = study(home.path());
        first.enter("Әсел").unwrap();
        first.opened("stop-at-20");
        first.save("stop-at-20", "main.rhai", "forward(20);", Reason::Pause);
        first.save("stop-at-20", "main.rhai", "forward(22);", Reason::Run);
        first.save_tabs("stop-at-20", vec![TabOf { name: "main.rhai".into(), robot: "me".into(), runs: true }], 0);
        assert!(first.leave());
        let mut second = study(home.path());
        assert_eq!(second.enter("әсел").unwrap(), (vec![], None));
        let work = second.work("stop-at-20");
        let draft = Draft { name: "main.rhai".into(), robot: "me".into(), text: "forward(22);".into(), runs: true };
        assert_eq!(work, Work { drafts: vec![draft], active: 0, diags: vec![] });
        let reasons: Vec<Reason> =
            second.versions("stop-at-20", "main.rhai").iter().map(|version| version.reason).collect();
        assert_eq!(reasons, [Reason::Run, Reason::Pause]);
        assert!(second.progress("stop-at-20").unwrap().opened_ms > 0);
    }

    #[test]
    fn a_session_that_was_killed_is_noticed_and_one_that_ended_is_not() {
        let home = tempfile::tempdir().unwrap();
        let mut killed = study(home.path());
        killed.enter("").unwrap();
        killed.opened("corner");
        killed.save("corner", "main.rhai", "turn(90);", Reason::Pause);
        assert!(killed.writer.flush(BEFORE_LEAVING));
        // The system drops the lock of a process that ends.
        killed.lock = Lock::default();
        std::mem::forget(killed);
        let mut next = study(home.path());
        assert_eq!(next.enter("").unwrap().1.as_deref(), Some("corner"));
        assert_eq!(next.work("corner").drafts[0].text, "turn(90);");
        next.opened("corner");
        next.leave();
        assert_eq!(study(home.path()).enter("").unwrap().1, None);
    }

    #[test]
    fn a_second_window_on_a_profile_is_noticed_and_takes_nothing_away_from_the_first() {
        let home = tempfile::tempdir().unwrap();
        let (mut first, mut second) = (study(home.path()), study(home.path()));
        first.enter("Әсел").unwrap();
        first.opened("corner");
        assert!(first.writer.flush(BEFORE_LEAVING) && !first.is_open_twice());
        // The mark of the first session is no sign of a crash.
        assert_eq!(second.enter("әсел").unwrap(), (vec![], None));
        assert!(second.is_open_twice());
        let asel = first.profile().unwrap().clone();
        assert_eq!(study(home.path()).delete(&asel).unwrap_err().code, "study-open-elsewhere");
        second.opened("line");
        second.save("line", "main.rhai", "go()", Reason::Pause);
        assert!(second.leave());
        assert_eq!(marker::found(&asel.folder).as_deref(), Some("line"), "the first session goes on");
        // When the first one ends, the second one has the profile for itself.
        second.enter("Әсел").unwrap();
        assert!(second.is_open_twice());
        first.leave();
        second.opened("line");
        assert!(!second.is_open_twice());
        // Another name is another matter.
        first.enter("Timur").unwrap();
        assert!(!first.is_open_twice());
    }

    #[test]
    fn where_the_next_profile_cannot_be_made_the_open_one_stays_open() {
        let home = tempfile::tempdir().unwrap();
        let mut study = study(home.path());
        study.enter("Әсел").unwrap();
        let asel = study.profile().cloned();
        std::fs::write(home.path().join("profiles/timur"), "").unwrap();
        assert!(study.enter("Timur").is_err());
        assert_eq!(study.profile().cloned(), asel);
        study.save("corner", "main.rhai", "turn(90);", Reason::Pause);
        assert_eq!(study.work("corner").drafts[0].text, "turn(90);");
    }

    #[test]
    fn a_deleted_profile_comes_back_with_its_work() {
        let home = tempfile::tempdir().unwrap();
        let mut study = study(home.path());
        study.enter("Timur").unwrap();
        study.save("corner", "main.rhai", "turn(90);", Reason::Run);
        let timur = study.profile().unwrap().clone();
        let place = study.delete(&timur).unwrap();
        assert!(study.profile().is_none() && study.profiles().is_empty());
        trash::bring_back(&place, &timur.folder).unwrap();
        study.enter("Timur").unwrap();
        assert_eq!(study.work("corner").drafts[0].text, "turn(90);");
        study.discard("corner", "main.rhai", "turn(90);");
        assert!(study.work("corner").drafts.is_empty());
        assert_eq!(study.versions("corner", "main.rhai")[0].reason, Reason::Deleted);
    }

    #[test]
    fn without_a_place_nothing_is_saved_and_nothing_breaks() {
        let mut study = Study::new(None, None, Arc::new(|| {}));
        assert_eq!(study.enter("x").unwrap_err().code, "study-no-home");
        study.opened("a");
        study.save("a", "main.rhai", "", Reason::Run);
        study.save_settings(&1);
        assert_eq!(study.work("a"), Work::default());
        assert!(study.leave());
    }
}
