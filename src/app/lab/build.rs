//! The sandbox's field on the bench.

use crate::app::bench::Bench;
use crate::app::lab::Lab;
use crate::app::screens::Screen;
use crate::app::screens::sandbox::yard::{LEVEL, from_text};
use crate::base::diag::Diag;
use crate::study::versions::Reason;

impl Lab {
    /// Puts the level that the sandbox makes on the bench; programs of the robots that are still there stay.
    pub(super) fn build(&mut self, text: String) {
        let (level, diags) = from_text(text, self.library.kits());
        let Some(level) = level.filter(|_| !diags.iter().any(Diag::is_error)) else {
            return self.notices.extend(diags);
        };
        self.save_all(Reason::Pause);
        let mut files = self.files_of(&level);
        if let Some(before) = self.bench.as_ref().filter(|bench| bench.level.id == LEVEL) {
            for tab in &mut files.tabs {
                if let Some(known) = before.files.of(&tab.robot) {
                    *tab = known.clone();
                }
            }
        }
        match Bench::open(level, files) {
            Ok(bench) => self.take_up(bench),
            Err(diags) => self.notices.extend(diags),
        }
    }

    /// Works on another bench from now on.
    pub(super) fn take_up(&mut self, mut bench: Bench) {
        self.stop();
        self.sweep = None;
        bench.player.speed = self.settings.speed;
        self.bench = Some(bench);
        self.watch.restart();
        self.level_opened();
        self.go(Screen::Lab);
        // A worker is ready before the first run is asked for.
        Self::counter(&mut self.run, &self.binary, &self.wake);
    }
}
