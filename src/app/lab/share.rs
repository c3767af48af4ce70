//! Pictures out of the lab and films into it.

use std::path::Path;
use std::time::Duration;

use egui::Context;

use crate::app::bench::{Bench, Ghost, Run};
use crate::app::command::Command;
use crate::app::drive::Drive;
use crate::app::lab::{Lab, elsewhere};
use crate::app::office::{Ended, Press, Sheet};
use crate::app::share::{ShareCommand, ShareWindow};
use crate::base::diag::Diag;
use crate::level::load::load;
use crate::store::read::{self, FILM_LIMIT};
use crate::trial::film::file;
use crate::trial::reel::Reel;

/// The window, and what is being made.
#[derive(Default)]
pub(super) struct Sharing {
    window: ShareWindow,
    /// What is being made, and the ending of its file's name.
    press: Option<(Press, &'static str)>,
    /// The file that is asked for is a film: to be shown, or (true) to be drawn as a ghost.
    pub asks: Option<bool>,
}

impl Lab {
    pub(super) fn share(&mut self, command: ShareCommand) {
        match command {
            ShareCommand::Toggle => self.sharing.window.open = !self.sharing.window.open,
            ShareCommand::Make(sheet) => self.make(sheet),
            ShareCommand::Cancel => self.sharing.press = None,
            ShareCommand::AskForFilm { ghost } => {
                let mut dialog = elsewhere::dialog(&self.say, None);
                dialog.pick_file();
                (self.dialog, self.dialog_is_fresh, self.sharing.asks) = (Some(dialog), true, Some(ghost));
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

    /// Shows the film of a file, or draws it as a ghost. The student's own programs stay as they are.
    pub(super) fn open_film(&mut self, path: &Path, ghost: bool) {
        let name = read::known_name(&path.display().to_string());
        let read = read::bytes(path, FILM_LIMIT).and_then(|bytes| file::read(&bytes, &name).map_err(|diag| *diag));
        let (film, damages) = match read {
            Ok(read) => read,
            Err(diag) => return self.notices.push(diag),
        };
        self.notices.extend(damages);
        let inputs = film.header.inputs.clone();
        let same = self.bench.as_ref().is_some_and(|bench| bench.level.pack == inputs.pack);
        if ghost && let Some(bench) = &mut self.bench {
            if !same || bench.layout.seed != inputs.seed {
                self.notices.push(Diag::warning("export-other-layout"));
            }
            return bench.ghosts.push(Ghost { name, reel: Reel::of(film), shown: true, best: false });
        }
        let shown = if same { self.show_layout(inputs.seed) } else { self.open_level_of(&inputs.pack, inputs.seed) };
        if let Err(diags) = shown {
            return self.notices.extend(diags);
        }
        self.on_bench(|bench| {
            let ending = film.ending.clone();
            bench.reel = Reel::of(film);
            bench.drive = Drive::Off;
            bench.run = ending.map_or(Run::None, |ending| {
                Run::Ended(Box::new(Ended { ending, notes: Vec::new(), took: Duration::ZERO }))
            });
            bench.player.seek(0);
            bench.player.playing = true;
        });
    }

    fn show_layout(&mut self, seed: u64) -> Result<(), Vec<Diag>> {
        self.stop();
        self.bench.as_mut().map_or(Ok(()), |bench| bench.show(seed))
    }

    /// Opens the level that a film brings with it.
    fn open_level_of(&mut self, pack: &crate::level::load::Pack, seed: u64) -> Result<(), Vec<Diag>> {
        let (level, mut diags) = load(pack, pack);
        diags.retain(Diag::is_error);
        let level = level.filter(|_| diags.is_empty()).ok_or(diags)?;
        let files = self.files_of(&level);
        let mut bench = Bench::open(level, files)?;
        bench.show(seed)?;
        self.take_up(bench);
        Ok(())
    }
}
