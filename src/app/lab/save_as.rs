//! Files that a person asks for: they go to the folder `exports` of the user's own folder at once, and from there, or in its
//! place, wherever a person wants them.

use std::path::{Path, PathBuf};
use std::process::Stdio;

use crate::app::command::Command;
use crate::app::lab::Lab;
use crate::app::lab::elsewhere::Asks;
use crate::app::office::{Contents, Parcel, To};
use crate::base::diag::Diag;
use crate::level::load::LEVEL_FILE;
use crate::store::read::known_name;

/// Files that could not be saved and are kept for another try.
const KEPT: usize = 3;

/// What is asked about files that go out, and of those that come in.
#[derive(Clone, Debug, PartialEq)]
pub enum KeepCommand {
    /// Ask where this file, which lies in the folder of exports, is to be saved as well.
    Elsewhere(PathBuf),
    /// Ask where the file of this number, which could not be saved, is to be saved.
    Again(u64),
    /// Show the folder of a file in the system's own window.
    ShowFolder(PathBuf),
    /// Put the path of a file into the clipboard.
    CopyPath(PathBuf),
    /// Ask where this level is to be saved.
    Level(String),
    /// Ask for a level or a film to open.
    Open,
    /// Open a level's folder, its `level.ron` or a film.
    OpenFile(PathBuf),
    /// Read the film that was asked for no further.
    ReadNoMore,
}

/// Files that could not be saved, by a number.
#[derive(Debug, Default)]
pub(super) struct Undelivered {
    parcels: Vec<(u64, Parcel)>,
    last: u64,
}

impl Undelivered {
    fn keep(&mut self, parcel: Parcel) -> u64 {
        self.last += 1;
        self.parcels.push((self.last, parcel));
        if self.parcels.len() > KEPT {
            self.parcels.remove(0);
        }
        self.last
    }

    fn take(&mut self, number: u64) -> Option<Parcel> {
        let at = self.parcels.iter().position(|(known, _)| *known == number)?;
        Some(self.parcels.remove(at).1)
    }
}

impl Lab {
    pub(super) fn keep_command(&mut self, command: KeepCommand) {
        match command {
            KeepCommand::Elsewhere(path) => {
                let name = known_name(&path.display().to_string());
                self.ask_where(Parcel { name, contents: Contents::File(path.clone()), to: To::File(path) });
            }
            KeepCommand::Again(number) => match self.undelivered.take(number) {
                // A level is its folder, so that is what is asked for.
                Some(Parcel { to: To::OwnFolder(_), contents: Contents::Bytes(level), .. }) => {
                    self.keep_command(KeepCommand::Level(String::from_utf8_lossy(&level).into_owned()));
                }
                Some(parcel) => self.ask_where(parcel),
                None => self.notices.push(Diag::note("export-lost")),
            },
            KeepCommand::ShowFolder(path) => self.show_folder(&path),
            KeepCommand::CopyPath(path) => {
                let path = path.display().to_string();
                self.notices.push(Diag::note("export-path-copied").with("file", path.as_str()));
                self.copies = Some(path);
            }
            KeepCommand::Level(text) => {
                let name = self.say.plain("export-level-name");
                let (name, at) = match self.yard_file.as_deref().filter(|file| file.is_file()) {
                    Some(file) => (LEVEL_FILE.to_owned(), file.parent().map(Path::to_owned)),
                    None => (name, self.settings.save_folder.clone()),
                };
                let window = self.dialog_window(at.as_deref()).default_file_name(&name);
                self.ask(Asks::Level(text), window, |window| window.save_file());
            }
            KeepCommand::Open => {
                let window = self.dialog_window(self.settings.save_folder.as_deref());
                self.ask(Asks::File, window, |window| window.pick_file());
            }
            KeepCommand::OpenFile(path) => self.open_file(&path),
            KeepCommand::ReadNoMore => self.read_no_more(),
        }
    }

    /// Saves a file under a free name in the folder of exports.
    pub(super) fn save_as(&mut self, name: String, bytes: Vec<u8>) {
        let contents = Contents::Bytes(bytes);
        match self.exports() {
            Some(folder) => self.outbox.put(Parcel { name, contents, to: To::Folder(folder) }),
            None => {
                let parcel = Parcel { to: To::File(PathBuf::from(&name)), name, contents };
                self.not_saved(Diag::error("measure-no-folder"), parcel);
            }
        }
    }

    /// Where files go that nobody chose a place for.
    pub(super) fn exports(&self) -> Option<PathBuf> {
        self.study.home().map(|home| home.join("exports"))
    }

    fn ask_where(&mut self, parcel: Parcel) {
        let window = self.dialog_window(self.settings.save_folder.as_deref()).default_file_name(&parcel.name);
        self.ask(Asks::Place(parcel), window, |window| window.save_file());
    }

    /// A place was chosen for a file; the dialog has asked before a file that is there is replaced.
    pub(super) fn place_chosen(&mut self, parcel: Parcel, chosen: PathBuf) {
        self.settings.save_folder = chosen.parent().map(Path::to_owned);
        let ending = Path::new(&parcel.name).extension();
        let to = match (ending, chosen.parent(), chosen.file_name()) {
            // Whoever left the ending out was not asked about the file that has it.
            (Some(ending), Some(folder), Some(name)) if chosen.extension().is_none() => {
                let name = format!("{}.{}", name.to_string_lossy(), ending.to_string_lossy());
                return self.outbox.put(Parcel { name, to: To::Folder(folder.to_owned()), ..parcel });
            }
            _ => To::File(chosen),
        };
        self.outbox.put(Parcel { to, ..parcel });
    }

    /// A place was chosen for a level: a folder that is still to be made, or the `level.ron` of one that is there. A folder
    /// that is a level already stays as it is, and one beside it is made: nobody was asked about its level.
    pub(super) fn level_place_chosen(&mut self, text: String, chosen: PathBuf) {
        let contents = Contents::Bytes(text.into_bytes());
        if chosen.file_name().is_some_and(|name| name == LEVEL_FILE) {
            self.settings.save_folder = chosen.parent().and_then(Path::parent).map(Path::to_owned);
            return self.outbox.put(Parcel { name: LEVEL_FILE.to_owned(), contents, to: To::File(chosen) });
        }
        self.settings.save_folder = chosen.parent().map(Path::to_owned);
        let is_ron = chosen.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("ron"));
        let folder = if is_ron { chosen.with_extension("") } else { chosen };
        self.outbox.put(Parcel { name: LEVEL_FILE.to_owned(), contents, to: To::OwnFolder(folder) });
    }

    /// Tells where files lie that were on their way.
    pub(super) fn hear_outbox(&mut self) {
        for delivered in self.outbox.delivered() {
            match delivered {
                Ok(path) => {
                    if path.file_name().is_some_and(|name| name == LEVEL_FILE) {
                        self.yard_file = Some(path.clone());
                    }
                    self.tell_saved(Diag::note("measure-saved"), path);
                }
                Err((diag, parcel)) => self.not_saved(diag, parcel),
            }
        }
    }

    /// Tells where a file is, and what can be done with it.
    pub(super) fn tell_saved(&mut self, diag: Diag, path: PathBuf) {
        let diag = diag.with("file", path.display().to_string());
        let quick = path.parent() == self.exports().as_deref();
        let elsewhere = quick.then(|| ("export-elsewhere", Command::Keep(KeepCommand::Elsewhere(path.clone()))));
        let show = ("export-show-folder", Command::Keep(KeepCommand::ShowFolder(path.clone())));
        let copy = ("export-copy-path", Command::Keep(KeepCommand::CopyPath(path)));
        self.notices.offer(diag, elsewhere.into_iter().chain([show, copy]).collect());
    }

    fn not_saved(&mut self, diag: Diag, parcel: Parcel) {
        let number = self.undelivered.keep(parcel);
        let again = ("export-elsewhere", Command::Keep(KeepCommand::Again(number)));
        self.notices.offer(diag, vec![again]);
    }

    /// Shows the folder of a file; where the system has nothing for that, the path goes into the clipboard.
    fn show_folder(&mut self, path: &Path) {
        let (program, arguments) = opener(std::env::consts::OS, path);
        let mut command = std::process::Command::new(program);
        command.args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        match command.spawn() {
            Ok(mut child) => {
                // Nobody waits for it, but the system wants to be asked how it ended.
                std::thread::spawn(move || child.wait());
            }
            Err(_) => {
                let path = path.display().to_string();
                self.notices.push(Diag::note("export-no-window-for-folders").with("file", path.as_str()));
                self.copies = Some(path);
            }
        }
    }
}

/// What shows the folder of a file on a system, and its arguments.
fn opener(system: &str, path: &Path) -> (&'static str, Vec<std::ffi::OsString>) {
    match system {
        "windows" => {
            // One argument, which explorer takes in quotes as well.
            let mut select = std::ffi::OsString::from("/select,");
            select.push(path);
            ("explorer", vec![select])
        }
        "macos" => ("open", vec!["-R".into(), path.into()]),
        _ => ("xdg-open", vec![path.parent().unwrap_or(path).into()]),
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::app::testing::lab;

    const LONG: Duration = Duration::from_secs(20);

    /// Waits for the files, and gives what was told with the names of its buttons.
    fn told(lab: &mut Lab) -> Vec<(String, Vec<&'static str>)> {
        assert!(lab.outbox.flush(LONG));
        lab.hear_outbox();
        let offers = |notice: &crate::app::notices::Notice| notice.offers.iter().map(|(label, _)| *label).collect();
        lab.notices.all().iter().map(|notice| (notice.diag.code.to_string(), offers(notice))).collect()
    }

    fn csv(text: &str) -> Command {
        Command::SaveAs { name: "gap.csv".into(), bytes: text.as_bytes().to_vec() }
    }

    #[test]
    fn a_file_is_saved_at_once_and_goes_on_to_the_stick_where_nothing_is_replaced_unasked() {
        let (home, stick) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let mut lab = lab(home.path());
        lab.carry_out(csv("1"));
        let buttons = vec!["export-elsewhere", "export-show-folder", "export-copy-path"];
        assert_eq!(told(&mut lab), [("measure-saved".to_owned(), buttons)]);
        let quick = home.path().join("exports/gap.csv");
        assert_eq!(std::fs::read(&quick).unwrap(), b"1");
        lab.carry_out(Command::Keep(KeepCommand::Elsewhere(quick.clone())));
        let Some(Asks::Place(parcel)) = lab.dialog.take().map(|dialog| dialog.asks) else { panic!("no dialog") };
        // Without an ending: it gets one, and steps aside for what is there.
        std::fs::write(stick.path().join("class 7.csv"), "other").unwrap();
        lab.place_chosen(parcel, stick.path().join("class 7"));
        assert_eq!(told(&mut lab).last().unwrap().1, ["export-show-folder", "export-copy-path"]);
        assert_eq!(std::fs::read(stick.path().join("class 7-2.csv")).unwrap(), b"1");
        assert_eq!(std::fs::read(stick.path().join("class 7.csv")).unwrap(), b"other");
        assert_eq!(lab.settings.save_folder.as_deref(), Some(stick.path()));
        lab.carry_out(Command::Keep(KeepCommand::CopyPath(quick.clone())));
        assert_eq!(lab.copies, Some(quick.display().to_string()));
    }

    #[test]
    fn a_level_saved_under_the_name_of_another_one_gets_a_folder_of_its_own_and_is_built_on_there() {
        let (home, stick) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let mut lab = lab(home.path());
        let other = stick.path().join("maze").join(LEVEL_FILE);
        std::fs::create_dir(stick.path().join("maze")).unwrap();
        std::fs::write(&other, "another level").unwrap();
        // Twice, and without waiting for the first.
        for text in ["Level(1)", "Level(2)"] {
            lab.level_place_chosen(text.into(), stick.path().join("maze.ron"));
        }
        told(&mut lab);
        let level = |folder: &str| std::fs::read_to_string(stick.path().join(folder).join(LEVEL_FILE)).unwrap();
        assert_eq!(["maze", "maze-2", "maze-3"].map(level), ["another level", "Level(1)", "Level(2)"]);
        assert_eq!(std::fs::read_dir(stick.path().join("maze")).unwrap().count(), 1);
        assert_eq!(lab.yard_file, Some(stick.path().join("maze-3").join(LEVEL_FILE)));
    }

    #[test]
    fn a_level_that_could_not_be_saved_is_saved_elsewhere_as_a_level() {
        let home = tempfile::tempdir().unwrap();
        let mut lab = lab(home.path());
        let file = home.path().join("file");
        std::fs::write(&file, "").unwrap();
        lab.level_place_chosen("Level()".into(), file.join("maze"));
        assert_eq!(told(&mut lab).last().unwrap().1, ["export-elsewhere"]);
        assert_eq!(lab.yard_file, None);
        lab.carry_out(Command::Keep(KeepCommand::Again(lab.undelivered.last)));
        let asks = lab.dialog.take().map(|dialog| dialog.asks);
        assert!(matches!(asks, Some(Asks::Level(text)) if text == "Level()"));
    }

    #[test]
    fn what_could_not_be_saved_is_kept_and_saved_elsewhere() {
        let (home, stick) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let mut lab = lab(home.path());
        std::fs::write(home.path().join("exports"), "a file in the way").unwrap();
        lab.carry_out(csv("1"));
        lab.carry_out(csv("2"));
        let told_now = told(&mut lab);
        assert!(told_now.iter().all(|(_, offers)| *offers == ["export-elsewhere"]), "{told_now:?}");
        let first = lab.undelivered.parcels[0].0;
        lab.carry_out(Command::Keep(KeepCommand::Again(first)));
        let Some(Asks::Place(parcel)) = lab.dialog.take().map(|dialog| dialog.asks) else { panic!("no dialog") };
        lab.place_chosen(parcel, stick.path().join("gap.csv"));
        told(&mut lab);
        assert_eq!(std::fs::read(stick.path().join("gap.csv")).unwrap(), b"1");
        lab.carry_out(Command::Keep(KeepCommand::Again(first)));
        assert_eq!(told(&mut lab).last().unwrap().0, "export-lost");
    }

    #[test]
    fn closing_the_lab_waits_for_what_is_on_its_way() {
        let home = tempfile::tempdir().unwrap();
        let mut lab = lab(home.path());
        lab.carry_out(Command::SaveAs { name: "big.gif".into(), bytes: vec![7; 8 << 20] });
        lab.close();
        assert_eq!(std::fs::read(home.path().join("exports/big.gif")).unwrap().len(), 8 << 20);
    }

    #[test]
    fn a_folder_is_shown_by_what_each_system_has_for_it() {
        let path = Path::new("/stick/a b/gap.csv");
        assert_eq!(opener("linux", path), ("xdg-open", vec!["/stick/a b".into()]));
        assert_eq!(opener("macos", path), ("open", vec!["-R".into(), path.into()]));
        assert_eq!(opener("windows", path), ("explorer", vec!["/select,/stick/a b/gap.csv".into()]));
    }
}
