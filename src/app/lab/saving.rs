//! Saving: a moment after the last key, before each run, on leaving, and what happens when it can't be done.

use std::path::PathBuf;
use std::time::Duration;

use crate::app::command::Command;
use crate::app::files::{Files, Tab};
use crate::app::lab::Lab;
use crate::app::lab::elsewhere::Asks;
use crate::app::lab::study::StudyCommand;
use crate::app::screens::Screen;
use crate::app::settings::Settings;
use crate::base::diag::{Diag, Severity};
use crate::study::drafts::TabOf;
use crate::study::versions::Reason;

/// So long after the last key the programs are saved, and after the last change the settings, seconds.
const PAUSE_S: f64 = 1.0;
/// How long closing the window waits for files that go out.
const BEFORE_LEAVING: Duration = Duration::from_secs(5);
/// How long a frame waits for work that is taken to another folder; what takes longer is told later.
const MOVING: Duration = Duration::from_millis(300);

/// What is known of what is on the disk.
#[derive(Debug, Default)]
pub(super) struct Saving {
    /// The tabs as they were saved last; none when nothing of the level was.
    saved: Option<Vec<Tab>>,
    active: usize,
    /// A mark of the tabs that were seen last, and when it changed.
    mark: u64,
    since: Option<f64>,
    /// The settings as they were saved last, and when others were seen first.
    settings: Option<Settings>,
    settings_since: Option<f64>,
    /// The folder that the work is being taken to, until all of it is there.
    moving: Option<PathBuf>,
    /// The settings could not be saved meanwhile, so that the next start will not know that folder.
    settings_lost: bool,
}

impl Saving {
    /// A level was opened: its tabs are as they are on the disk, or untouched.
    pub fn opened(&mut self, files: &Files) {
        self.saved = Some(files.tabs.clone());
        self.active = files.active;
        self.mark = mark(files);
        self.since = None;
    }

    /// Nothing that is open has been saved here.
    pub fn forget(&mut self) {
        (self.saved, self.since) = (None, None);
    }

    /// How long until something is to be saved.
    pub fn due(&self, now: f64) -> Option<Duration> {
        let since = [self.since, self.settings_since].into_iter().flatten().reduce(f64::min)?;
        Some(Duration::from_secs_f64((since + PAUSE_S - now).clamp(0.0, PAUSE_S)))
    }
}

/// Changes with every change of the tabs.
fn mark(files: &Files) -> u64 {
    let add = |mark: u64, part: u64| (mark ^ part).wrapping_mul(0x0000_0100_0000_01b3);
    let start = add(0xcbf2_9ce4_8422_2325, files.active as u64);
    files.tabs.iter().fold(start, |mark, tab| {
        tab.name.bytes().fold(add(add(mark, tab.revision), 0x1_0000), |mark, byte| add(mark, u64::from(byte)))
    })
}

impl Lab {
    /// Saves what has been left alone for a moment, and hears how earlier saves went.
    pub(super) fn watch_saving(&mut self) {
        let now = self.time;
        if let Some(bench) = &self.bench {
            let mark = mark(&bench.files);
            if mark != self.saving.mark {
                self.saving.mark = mark;
                self.saving.since = Some(now);
            }
            if self.saving.since.is_some_and(|since| now >= since + PAUSE_S) {
                self.save_all(Reason::Pause);
            }
        }
        if self.saving.settings.as_ref() == Some(&self.settings) {
            self.saving.settings_since = None;
        } else if now >= *self.saving.settings_since.get_or_insert(now) + PAUSE_S {
            self.save_settings();
        }
        for diag in self.study.writer().troubles() {
            match diag.severity {
                Severity::Error => {
                    let diag = self.in_words(diag);
                    self.tell_unsaved(diag);
                }
                _ if self.saving.moving.is_some() => self.saving.settings_lost = true,
                Severity::Note | Severity::Warning => self.notices.push(diag),
            }
        }
        self.tell_moved();
        if self.unsaved && !self.study.writer().has_failed() && self.study.writer().flush(Duration::ZERO) {
            self.unsaved = false;
            self.close_troubles();
            self.notices.push(Diag::note("study-saved"));
        }
    }

    /// Saves every program that is not on the disk as it is, keeps versions, and puts what was deleted in the trash.
    pub(super) fn save_all(&mut self, reason: Reason) {
        self.saving.since = None;
        let Some(bench) = &self.bench else { return };
        if self.study.profile().is_none() {
            return;
        }
        let id = &bench.level.id;
        let tabs = &bench.files.tabs;
        let before = self.saving.saved.take();
        let known = before.as_deref().unwrap_or_default();
        for tab in tabs {
            match known.iter().find(|old| old.name == tab.name) {
                Some(old) if old.text == tab.text => {
                    if reason == Reason::Run {
                        self.study.keep(id, &tab.name, &tab.text, reason);
                    }
                }
                _ => self.study.save(id, &tab.name, &tab.text, reason),
            }
        }
        let is_in = |name: &str, list: &[Tab]| list.iter().any(|tab| tab.name == name);
        let mut gone: Vec<Tab> = Vec::new();
        for (place, old) in known.iter().enumerate().filter(|(_, old)| !is_in(&old.name, tabs)) {
            // As many tabs as before and a new name in its place: it is the same program.
            match tabs.get(place).filter(|new| tabs.len() == known.len() && !is_in(&new.name, known)) {
                Some(new) => self.study.rename(id, &old.name, &new.name),
                None => {
                    self.study.discard(id, &old.name, &old.text);
                    gone.push(old.clone());
                }
            }
        }
        let runs = |tab: &Tab| bench.files.of(&tab.robot).is_some_and(|runs| runs.name == tab.name);
        let of = |tab: &Tab| TabOf { name: tab.name.clone(), robot: tab.robot.clone(), runs: runs(tab) };
        let places: Vec<TabOf> = tabs.iter().map(of).collect();
        let same = before.is_some()
            && self.saving.active == bench.files.active
            && known.iter().map(of).eq(places.iter().cloned());
        if !same {
            // A list of tabs names only files that are there: a starter that nobody touched is saved with it.
            for tab in tabs {
                self.study.save(id, &tab.name, &tab.text, reason);
            }
            self.study.save_tabs(id, places, bench.files.active);
        }
        self.saving.saved = Some(tabs.clone());
        self.saving.active = bench.files.active;
        for tab in gone {
            let diag = Diag::note("study-program-deleted").with("name", tab.name.as_str());
            let undo = Command::Study(StudyCommand::PutBack(Box::new(tab)));
            self.notices.offer(diag, vec![("study-undo", undo)]);
        }
    }

    /// Saves because somebody asked for it, and says so.
    pub(super) fn save_now(&mut self) {
        self.save_all(Reason::Pause);
        if self.study.profile().is_none() {
            return self.tell_unsaved(Diag::error("study-no-profile"));
        }
        if self.study.writer().flush(Duration::from_secs(1)) {
            self.notices.push(Diag::note("study-saved"));
        }
    }

    pub(super) fn save_settings(&mut self) {
        self.study.save_settings(&self.settings);
        self.saving.settings = Some(self.settings.clone());
        self.saving.settings_since = None;
    }

    /// The settings are as they are on the disk.
    pub(super) fn settings_are_saved(&mut self) {
        self.saving.settings = Some(self.settings.clone());
    }

    /// Says that something could not be saved, and what can be done; it stays until it is saved.
    pub(super) fn tell_unsaved(&mut self, diag: Diag) {
        self.close_troubles();
        self.unsaved |= self.study.writer().has_failed();
        let diag = diag.hint("study-work-goes-on");
        let retry = ("study-retry", Command::Study(StudyCommand::Retry));
        let elsewhere = ("study-save-elsewhere", Command::Study(StudyCommand::Elsewhere));
        self.troubles.insert(diag.code.to_string());
        self.notices.offer(diag, vec![retry, elsewhere]);
    }

    /// Says that a profile could not be opened while another one stays open.
    pub(super) fn tell_not_entered(&mut self, diag: Diag, nickname: &str) {
        let again = Command::Study(StudyCommand::Enter(nickname.to_owned()));
        self.troubles.insert(diag.code.to_string());
        self.notices.offer(diag, vec![("study-retry", again)]);
    }

    /// A profile is open now: that one could not be opened is over.
    pub(super) fn entered(&mut self) {
        if !self.study.writer().has_failed() {
            self.close_troubles();
        }
    }

    fn close_troubles(&mut self) {
        for code in std::mem::take(&mut self.troubles) {
            self.notices.close(&code);
        }
    }

    /// Tries again: to open the profile when there is none, and to save.
    pub(super) fn retry(&mut self) {
        if self.study.profile().is_none() {
            let nickname = self.settings.profile.clone().unwrap_or_default();
            self.enter(&nickname);
        }
        self.study.writer().retry();
    }

    pub(super) fn ask_for_folder(&mut self) {
        let window = self.dialog_window(self.study.root());
        self.ask(Asks::Home, window, |window| window.pick_directory());
    }

    /// Takes the work to a folder that was chosen; the next start finds it there.
    pub(in crate::app) fn move_to(&mut self, folder: PathBuf) {
        let nobody = self.study.profile().is_none();
        self.save_all(Reason::Pause);
        match self.study.move_to(&folder) {
            Ok(diags) => {
                self.notices.extend(diags);
                self.settings.folder = Some(folder.clone());
                (self.saving.moving, self.saving.settings_lost) = (Some(folder), false);
                self.close_troubles();
                if nobody {
                    let nickname = self.settings.profile.clone().unwrap_or_default();
                    self.enter(&nickname);
                } else {
                    // The student may have worked there as well.
                    self.meet_drafts();
                    self.saving.forget();
                    self.tell_open_twice();
                    self.save_all(Reason::Pause);
                }
                self.save_settings();
                // It is told in one sentence, once everything is there.
                self.study.writer().flush(MOVING);
                self.watch_saving();
            }
            Err(diag) => self.tell_unsaved(diag),
        }
        self.refresh_cards();
    }

    /// Says where the work is, once it is all there, and whether the next start will know it.
    fn tell_moved(&mut self) {
        if self.saving.moving.is_none() || !self.study.writer().flush(Duration::ZERO) {
            return;
        }
        let Some(folder) = self.saving.moving.take() else { return };
        self.unsaved = false;
        self.close_troubles();
        let code = if self.saving.settings_lost { "study-moved-once" } else { "study-moved" };
        self.notices.push(Diag::note(code).with("folder", folder.display().to_string()));
    }

    /// Waits until everything that was asked to be saved is on the disk, at most so long; says whether it is.
    pub fn flush(&mut self, patience: Duration) -> bool {
        self.study.writer().flush(patience) & self.outbox.flush(patience)
    }

    /// Everything is saved and the session ends well. To be called when the window closes, whatever closes it.
    pub fn close(&mut self) {
        if self.closed {
            return;
        }
        self.closed = true;
        self.save_all(Reason::Pause);
        self.remember_layout();
        self.save_settings();
        self.study.leave();
        self.outbox.flush(BEFORE_LEAVING);
    }

    /// The panels' places go with the settings.
    pub(super) fn remember_layout(&mut self) {
        if let Some(layout) = self.tiles.save() {
            self.settings.layout = Some(layout);
        }
    }

    /// Shows another screen; what was written is saved on the way.
    pub(super) fn go(&mut self, screen: Screen) {
        if screen == self.screen {
            return;
        }
        if self.screen == Screen::Lab {
            self.save_all(Reason::Pause);
            self.remember_layout();
        }
        match screen {
            Screen::Home => self.refresh_cards(),
            Screen::Profile => self.refresh_profiles(),
            _ => {}
        }
        // A page that one comes back from is no place to come back to.
        if matches!(self.screen, Screen::Home | Screen::Lab | Screen::Sandbox) {
            self.before = self.screen;
        }
        self.screen = screen;
    }

    /// Goes back to where one came from.
    pub(super) fn back(&mut self) {
        self.go(self.before);
    }
}
