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
use crate::trial::reel::Reel;

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
                self.ask(Asks::Film { ghost }, window, |window| window.pick_file());
            }
            ShareCommand::KeepGhost => {
                let Some(bench) = &mut self.bench else { return };
                let name = format!("{} {}", bench.layout.texts.title.get(self.say.code()), bench.ghosts.len() + 1);
                let reel = Reel::of(bench.reel.film());
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
