//! Pictures out of the lab.

use std::time::Duration;

use egui::Context;

use crate::app::bench::Ghost;
use crate::app::command::Command;
use crate::app::lab::Lab;
use crate::app::lab::elsewhere::Asks;
use crate::app::lab::films::Coming;
use crate::app::office::{Press, Sheet};
use crate::app::share::{ShareCommand, ShareWindow};

/// The window, and what is being made.
#[derive(Default)]
pub(super) struct Sharing {
    window: ShareWindow,
    /// What is being made, and the ending of its file's name.
    press: Option<(Press, &'static str)>,
    /// A film on its way from the disk.
    pub coming: Option<Coming>,
}

impl Sharing {
    /// How long until there is something to say.
    pub fn due(&self, now_s: f64) -> Option<Duration> {
        self.coming.as_ref().and_then(|coming| coming.due(now_s))
    }
}

impl Lab {
    pub(super) fn share(&mut self, command: ShareCommand) {
        match command {
            ShareCommand::Toggle => self.sharing.window.open = !self.sharing.window.open,
            ShareCommand::Make(sheet) => self.make(sheet),
            ShareCommand::Cancel => self.sharing.press = None,
            ShareCommand::AskForFilm { ghost } => {
                let window = self.dialog_window(self.settings.save_folder.as_deref());
                let window = window.add_file_filter_extensions("*.film", vec!["film"]).default_file_filter("*.film");
                self.ask(Asks::Film { ghost }, window, |window| window.pick_file());
            }
            ShareCommand::KeepGhost => {
                let Some(bench) = &mut self.bench else { return };
                let name = format!("{} {}", bench.layout.texts.title.get(self.say.code()), bench.ghosts.len() + 1);
                let reel = bench.reel.copy();
                bench.ghosts.push(Ghost { name, reel, shown: true, best: false });
            }
        }
    }

    fn make(&mut self, sheet: Sheet) {
        let Some(bench) = &self.bench else { return };
        let ending = match sheet {
            Sheet::Film => "film",
            Sheet::Page(_) => "html",
            Sheet::Picture { .. } => "png",
            Sheet::Animation(_) => "gif",
        };
        self.sharing.press = Some((Press::begin(bench.reel.film(), sheet, self.wake.clone()), ending));
    }

    /// Draws the window while it is open, and saves what has been made.
    pub(super) fn share_ui(&mut self, ctx: &Context, out: &mut Vec<Command>) {
        let made = self.sharing.press.as_ref().and_then(|(press, ending)| Some((press.take()?, *ending)));
        if let (Some((made, ending)), Some(bench)) = (made, &self.bench) {
            let name = format!("{}-{}.{ending}", bench.level.id, bench.layout.seed);
            self.sharing.press = None;
            match made {
                Ok(bytes) => out.push(Command::SaveAs { name, bytes }),
                Err(diag) => self.notices.extend(diag),
            }
        }
        let Some(bench) = self.bench.as_ref().filter(|_| self.sharing.window.open) else { return };
        let progress = self.sharing.press.as_ref().map(|(press, _)| press.share());
        self.sharing.window.ui(ctx, &self.say, bench, progress, out);
        // Esc closes what is on top, and over this window that is the dialog for a file.
        let escapes =
            self.dialog.is_none() && ctx.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::Escape));
        self.sharing.window.open &= !escapes;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::lab::study::StudyCommand;
    use crate::app::testing::{lab, played};

    #[test]
    fn a_best_run_and_a_kept_ghost_share_the_film_that_is_shown() {
        let home = tempfile::tempdir().unwrap();
        let mut lab = lab(home.path());
        lab.carry_out(Command::Study(StudyCommand::Enter("Asel".into())));
        lab.carry_out(Command::Open("first-steps".into()));
        let ran = played("first-steps", "forward(100);");
        let bench = lab.bench.as_mut().unwrap();
        (bench.reel, bench.run) = (ran.reel, ran.run);
        lab.run_ended();
        lab.share(ShareCommand::KeepGhost);
        let bench = lab.bench.as_ref().unwrap();
        let best: Vec<bool> = bench.ghosts.iter().map(|ghost| ghost.best).collect();
        assert_eq!(best, [true, false]);
        assert!(bench.ghosts.iter().all(|ghost| ghost.reel.shares_with(&bench.reel)));
    }
}
