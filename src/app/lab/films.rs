//! Films and levels of files: read on a thread of their own, and shown when they are there.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::time::Duration;

use crate::app::bench::{Bench, Ghost, Run};
use crate::app::command::Command;
use crate::app::drive::Drive;
use crate::app::lab::Lab;
use crate::app::lab::save_as::KeepCommand;
use crate::app::office::{Ended, Wake};
use crate::app::screens::Screen;
use crate::app::screens::sandbox::file::{self as yard_file, Found};
use crate::base::diag::Diag;
use crate::level::load::{LEVEL_FILE, Pack, load};
use crate::store::read::{self, FILM_LIMIT};
use crate::store::shelf::LevelFolder;
use crate::study::versions::Reason;
use crate::trial::film::{Header, file};
use crate::trial::outcome::Ending;
use crate::trial::reel::{Digest, Digester, Reel};

/// A film that takes longer to read is said to be on its way, seconds.
const PATIENCE_S: f64 = 0.3;

/// A film that was read on another thread: what a reel is made from.
pub(super) struct ReadFilm {
    pub header: Header,
    digests: Vec<Digest>,
    ending: Option<Ending>,
    /// What of the file could not be read.
    damages: Vec<Diag>,
}

impl ReadFilm {
    pub fn into_reel(self) -> Reel {
        let mut reel = Reel::new(self.header);
        self.digests.into_iter().for_each(|digest| reel.grow(digest));
        if let Some(ending) = self.ending {
            reel.end(ending);
        }
        reel
    }
}

/// A film on its way from the disk.
pub(super) struct Reading {
    film: Receiver<Result<ReadFilm, Diag>>,
}

impl Reading {
    /// Begins to read the film of a file; `wake` is called when it is there.
    pub fn begin(path: PathBuf, wake: Wake) -> Self {
        let (tell, film) = channel();
        std::thread::spawn(move || {
            // Nobody wants it any more when it can't be told.
            let _ = tell.send(read_film(&path));
            wake();
        });
        Self { film }
    }

    /// The film, once it is there.
    pub fn take(&self) -> Option<Result<ReadFilm, Diag>> {
        match self.film.try_recv() {
            Ok(film) => Some(film),
            Err(TryRecvError::Empty) => None,
            Err(TryRecvError::Disconnected) => Some(Err(Diag::error("export-not-read"))),
        }
    }
}

fn read_film(path: &Path) -> Result<ReadFilm, Diag> {
    let bytes = read::bytes(path, FILM_LIMIT)?;
    let (film, damages) = file::read(&bytes, &read::known_name(&path.display().to_string())).map_err(|diag| *diag)?;
    drop(bytes);
    let mut digester = Digester::new(&film.header);
    let digests = film.chunks.into_iter().map(|chunk| digester.digest(chunk)).collect();
    Ok(ReadFilm { header: film.header, digests, ending: film.ending, damages })
}

/// A film that a person asked to see.
pub(super) struct Coming {
    reading: Reading,
    name: String,
    /// It is to be drawn beside the shown one.
    ghost: bool,
    since_s: f64,
    told: bool,
}

impl Coming {
    /// How long until it is said to be on its way.
    pub fn due(&self, now_s: f64) -> Option<Duration> {
        let wait = (self.since_s + PATIENCE_S - now_s).clamp(0.0, PATIENCE_S);
        (!self.told).then(|| Duration::from_secs_f64(wait))
    }
}

impl Lab {
    /// Opens what was dropped onto the window; of several files the first one.
    pub(super) fn take_dropped(&mut self, ctx: &egui::Context, out: &mut Vec<Command>) {
        let dropped = ctx.input_mut(|input| std::mem::take(&mut input.raw.dropped_files));
        let path = dropped.first().map(|file| file.path().to_owned());
        out.extend(path.map(|path| Command::Keep(KeepCommand::OpenFile(path))));
    }

    /// Opens a level's folder, its `level.ron`, or a film.
    pub(super) fn open_file(&mut self, path: &Path) {
        let is_level_file = path.file_name().is_some_and(|name| name == LEVEL_FILE);
        let folder = if path.is_dir() { Some(path) } else { path.parent().filter(|_| is_level_file) };
        match folder {
            Some(folder) => {
                let opened = self.open_level_folder(folder);
                self.notices.extend(opened.err().unwrap_or_default());
            }
            None => self.open_film(path.to_owned(), false),
        }
    }

    /// Opens the level of a folder: in the sandbox when it was built there and not changed since, else as a level.
    fn open_level_folder(&mut self, folder: &Path) -> Result<(), Vec<Diag>> {
        let found = LevelFolder::open(folder).map_err(|diag| vec![diag])?;
        let text = found.bytes(LEVEL_FILE).and_then(|bytes| read::decode(bytes, LEVEL_FILE));
        self.settings.save_folder = folder.parent().map(Path::to_owned);
        match yard_file::read(&text.map_err(|diag| vec![diag])?) {
            Found::Yard(yard) => {
                self.yard_file = Some(folder.join(LEVEL_FILE));
                self.settings.sandbox = Some((*yard).clone());
                self.sandbox.open(*yard);
                self.go(Screen::Sandbox);
                return Ok(());
            }
            Found::Changed => self.notices.push(Diag::note("export-changed-by-hand").with("file", found.name())),
            Found::Other => {}
        }
        let opened = self.library.open(found);
        let sound = !opened.diags.iter().any(Diag::is_error);
        let level = opened.level.filter(|_| sound).ok_or(opened.diags)?;
        self.be_somebody();
        self.save_all(Reason::Pause);
        let files = self.files_of(&level);
        let bench = Bench::open(level, files)?;
        self.take_up(bench);
        Ok(())
    }

    /// Begins to read a film, to be shown or to be drawn as a ghost.
    pub(super) fn open_film(&mut self, path: PathBuf, ghost: bool) {
        let name = read::known_name(&path.display().to_string());
        self.notices.close("export-reading");
        let reading = Reading::begin(path, self.wake.clone());
        self.sharing.coming = Some(Coming { reading, name, ghost, since_s: self.time, told: false });
    }

    /// Shows the film that was asked for when it has come.
    pub(super) fn hear_film(&mut self) {
        let now_s = self.time;
        let Some(coming) = &mut self.sharing.coming else { return };
        let Some(film) = coming.reading.take() else {
            if !coming.told && now_s >= coming.since_s + PATIENCE_S {
                coming.told = true;
                let diag = Diag::note("export-reading").with("file", coming.name.as_str());
                self.notices.stay(diag, vec![("export-cancel", Command::Keep(KeepCommand::ReadNoMore))]);
            }
            return;
        };
        let Some(Coming { name, ghost, .. }) = self.sharing.coming.take() else { return };
        self.notices.close("export-reading");
        let shown = film.map_err(|diag| vec![diag]).and_then(|film| self.show_film(film, name, ghost));
        self.notices.extend(shown.err().unwrap_or_default());
    }

    /// Reads a film no further.
    pub(super) fn read_no_more(&mut self) {
        self.sharing.coming = None;
        self.notices.close("export-reading");
    }

    /// Shows a film, or draws it as a ghost. The student's own programs stay as they are.
    fn show_film(&mut self, mut film: ReadFilm, name: String, ghost: bool) -> Result<(), Vec<Diag>> {
        self.notices.extend(std::mem::take(&mut film.damages));
        let inputs = &film.header.inputs;
        let same = self.bench.as_ref().is_some_and(|bench| bench.level.pack == inputs.pack);
        if ghost && let Some(bench) = &mut self.bench {
            if !same || bench.layout.seed != inputs.seed {
                self.notices.push(Diag::warning("export-other-layout"));
            }
            bench.ghosts.push(Ghost { name, reel: film.into_reel(), shown: true, best: false });
            return Ok(());
        }
        if same {
            self.show_layout(inputs.seed)?;
        } else {
            self.open_level_of(&inputs.pack, inputs.seed)?;
        }
        self.go(Screen::Lab);
        self.on_bench(|bench| {
            let ending = film.ending.clone();
            bench.reel = film.into_reel();
            bench.drive = Drive::Off;
            bench.run = ending.map_or(Run::None, |ending| {
                Run::Ended(Box::new(Ended { ending, notes: Vec::new(), took: Duration::ZERO }))
            });
            bench.player.seek(0);
            bench.player.playing = true;
        });
        Ok(())
    }

    fn show_layout(&mut self, seed: u64) -> Result<(), Vec<Diag>> {
        self.stop();
        self.bench.as_mut().map_or(Ok(()), |bench| bench.show(seed))
    }

    /// Opens the level that a film brings with it.
    fn open_level_of(&mut self, pack: &Pack, seed: u64) -> Result<(), Vec<Diag>> {
        let (level, mut diags) = load(pack, pack);
        diags.retain(Diag::is_error);
        let level = level.filter(|_| diags.is_empty()).ok_or(diags)?;
        // What stands on the bench gives way to it.
        self.be_somebody();
        self.save_all(Reason::Pause);
        let files = self.files_of(&level);
        let mut bench = Bench::open(level, files)?;
        bench.show(seed)?;
        self.take_up(bench);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::Queryable;

    use super::*;
    use crate::app::screens::sandbox::yard::Yard;
    use crate::app::testing::{LabRig, lab, played};
    use crate::text::lang::Lang;

    #[derive(Debug)]
    struct Dropped(PathBuf);

    impl egui::DroppedFile for Dropped {
        fn path(&self) -> &Path {
            &self.0
        }

        fn bytes(&self) -> Result<Vec<u8>, String> {
            Err("nobody reads it in the frame".to_owned())
        }
    }

    /// Opens a file as a drop onto the window does, and lets frames go by until it was read.
    fn dropped(rig: &mut LabRig, path: &Path) -> Vec<String> {
        let before = rig.lab().notices.all().len();
        rig.harness.input_mut().dropped_files.push(std::sync::Arc::new(Dropped(path.to_owned())));
        rig.steps(1);
        let until = std::time::Instant::now() + Duration::from_secs(20);
        while rig.lab().sharing.coming.is_some() {
            assert!(std::time::Instant::now() < until, "it was never read");
            std::thread::sleep(Duration::from_millis(2));
            rig.steps(1);
        }
        let told = rig.lab().notices.all().iter().skip(before);
        told.map(|notice| notice.diag.code.to_string())
            .filter(|code| !["export-reading", "measure-saved"].contains(&code.as_str()))
            .collect()
    }

    #[test]
    fn a_film_is_shown_a_cut_one_as_far_as_it_goes_and_garbage_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let film = played("corner", "forward(30); turn(90); forward(20);").reel.film();
        let bytes = file::write(&film);
        let write = |name: &str, bytes: &[u8]| {
            let path = folder.path().join(name);
            std::fs::write(&path, bytes).unwrap();
            path
        };
        let mut rig = LabRig::new(lab(&folder.path().join("home")), [1024.0, 768.0]);
        let cut_short = b"ARBAFILM\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff";
        for (number, garbage) in [&b""[..], b"GIF89a", cut_short, &[0; 4096]].into_iter().enumerate() {
            let told = dropped(&mut rig, &write(&format!("garbage-{number}.film"), garbage));
            assert_eq!(told.len(), 1, "{garbage:?}");
            assert!(rig.lab().bench.is_none(), "{told:?}");
        }
        assert_eq!(dropped(&mut rig, &folder.path().join("none.film")), ["store-missing"]);
        assert_eq!(dropped(&mut rig, &write("good.film", &bytes)), Vec::<String>::new());
        let shown = |rig: &mut LabRig| {
            let bench = rig.lab().bench.as_ref().expect("a bench");
            (bench.level.id.clone(), bench.reel.ticks(), bench.is_over(), bench.player.playing)
        };
        assert_eq!(shown(&mut rig), ("corner".to_owned(), film.ticks(), true, true));
        assert_eq!(rig.lab().screen, Screen::Lab);
        let told = dropped(&mut rig, &write("cut.film", &bytes[..bytes.len() - bytes.len() / 4]));
        assert_eq!(told.len(), 1, "{told:?}");
        let (level, ticks, ..) = shown(&mut rig);
        assert!(level == "corner" && ticks > 0 && ticks < film.ticks(), "{ticks} of {}", film.ticks());
    }

    #[test]
    fn what_is_typed_while_a_film_of_another_level_is_read_is_saved_before_that_level_comes() {
        let folder = tempfile::tempdir().unwrap();
        let film = folder.path().join("run.film");
        std::fs::write(&film, file::write(&played("first-steps", "forward(10);").reel.film())).unwrap();
        let home = folder.path().join("home");
        let mut rig = LabRig::new(lab(&home), [683.0, 512.0]);
        rig.lab().carry_out(Command::Open("corner".into()));
        rig.lab().bench.as_mut().unwrap().files.edit("// typed".to_owned());
        let (tell, coming) = channel();
        let since_s = rig.lab().time;
        let (reading, name) = (Reading { film: coming }, "run.film".to_owned());
        rig.lab().sharing.coming = Some(Coming { reading, name, ghost: false, since_s, told: false });
        tell.send(read_film(&film)).unwrap();
        rig.steps(1);
        assert_eq!(rig.lab().bench.as_ref().map(|bench| bench.level.id.as_str()), Some("first-steps"));
        rig.lab().carry_out(Command::Open("corner".into()));
        let shown = rig.lab().bench.as_ref().and_then(|bench| bench.files.shown()).map(|tab| tab.text.as_str());
        assert_eq!(shown, Some("// typed"));
    }

    #[test]
    fn whoever_begins_with_a_film_is_a_guest_whose_work_is_saved() {
        let folder = tempfile::tempdir().unwrap();
        let film = folder.path().join("run.film");
        std::fs::write(&film, file::write(&played("first-steps", "forward(10);").reel.film())).unwrap();
        let home = folder.path().join("home");
        let mut rig = LabRig::new(lab(&home), [683.0, 512.0]);
        assert_eq!(dropped(&mut rig, &film), Vec::<String>::new());
        rig.lab().bench.as_mut().unwrap().files.edit("// typed".to_owned());
        rig.lab().close();
        let mut again = lab(&home);
        again.carry_out(Command::Open("first-steps".into()));
        let shown = again.bench.as_ref().and_then(|bench| bench.files.shown()).map(|tab| tab.text.as_str());
        assert_eq!(shown, Some("// typed"));
    }

    #[test]
    fn a_film_on_a_slow_disk_is_announced_and_need_not_be_waited_for() {
        let folder = tempfile::tempdir().unwrap();
        let mut rig = LabRig::new(lab(folder.path()), [683.0, 512.0]);
        for lang in Lang::ALL {
            rig.lab().carry_out(Command::Language(lang));
            // A film that never comes.
            let (tell, film) = channel();
            let since_s = rig.lab().time;
            let (reading, name) = (Reading { film }, "ұзақ жол 12.film".to_owned());
            rig.lab().sharing.coming = Some(Coming { reading, name, ghost: false, since_s, told: false });
            rig.steps(2);
            let cancel = rig.lab().say.plain("export-cancel");
            assert!(rig.harness.query_by_label(&cancel).is_none(), "a short moment is not worth a word");
            rig.steps(240);
            rig.picture(&format!("film-reading-{}", lang.code()));
            rig.no_text_is_cut();
            rig.harness.get_by_label(&cancel).click();
            rig.steps(3);
            assert!(rig.lab().sharing.coming.is_none() && rig.harness.query_by_label(&cancel).is_none());
            drop(tell);
        }
    }

    #[test]
    fn a_level_that_was_built_is_saved_opened_again_and_runs_as_a_level_when_it_was_changed_by_hand() {
        let (home, stick) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let mut rig = LabRig::new(lab(home.path()), [1024.0, 768.0]);
        let mut yard = Yard::default();
        yard.put_thing("Pin", (120.0, 40.0));
        let folder = stick.path().join("my-field");
        rig.lab().level_place_chosen(yard_file::write(&yard), folder.clone());
        assert!(rig.lab().flush(Duration::from_secs(20)));
        let level = folder.join(LEVEL_FILE);
        assert_eq!(dropped(&mut rig, &level), Vec::<String>::new());
        assert_eq!((rig.lab().screen, rig.lab().settings.sandbox.clone()), (Screen::Sandbox, Some(yard.clone())));
        assert_eq!(rig.lab().sandbox.yard, yard);
        // Saved again over itself, as the dialog asks: what was there stays beside it.
        yard.put_thing("Pin", (150.0, 40.0));
        rig.lab().level_place_chosen(yard_file::write(&yard), level.clone());
        assert!(rig.lab().flush(Duration::from_secs(20)) && folder.join("level.ron.bak").is_file());
        assert_eq!(dropped(&mut rig, &folder), Vec::<String>::new());
        assert_eq!(rig.lab().sandbox.yard, yard);
        let text = std::fs::read_to_string(&level).unwrap().replace("noise: Classroom", "noise: Off");
        std::fs::write(&level, text).unwrap();
        assert_eq!(dropped(&mut rig, &folder), ["export-changed-by-hand"]);
        let bench = rig.lab().bench.as_ref().expect("a bench");
        assert_eq!((bench.level.id.as_str(), bench.files.tabs.len()), ("my-field", 1));
        std::fs::write(&level, "Level(").unwrap();
        assert!(!dropped(&mut rig, &folder).is_empty());
    }
}
