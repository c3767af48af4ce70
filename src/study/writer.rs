//! The writer: saves on a thread of its own, so that nobody waits for a slow disk, and keeps what could not be saved.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use crate::base::diag::{Diag, Severity};
use crate::store::read;
use crate::store::save::{make_folder, save};
use crate::study::versions::{self, Reason};
use crate::study::{copy, trash};
use crate::trial::film::{Film, file};

/// Called from the writer's thread when something could not be saved.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// One thing to be done on the disk.
pub enum Job {
    /// This file is to hold these bytes; of several such jobs that wait only the newest is done.
    Save {
        path: PathBuf,
        bytes: Vec<u8>,
    },
    /// The same for the settings: worth a word when it can't be done, and no more.
    Settings {
        path: PathBuf,
        bytes: Vec<u8>,
    },
    Film {
        path: PathBuf,
        film: Box<Film>,
    },
    /// A version of a program.
    Keep {
        folder: PathBuf,
        text: String,
        reason: Reason,
        now_ms: u64,
    },
    /// A program has another name: its versions go along, and its old file goes to the trash of `root`. Not done before the
    /// file of the new name is saved, for until then the old one is the only good one.
    Rename {
        root: PathBuf,
        from: ProgramPaths,
        to: ProgramPaths,
    },
    /// To the trash of this folder.
    Discard {
        root: PathBuf,
        path: PathBuf,
    },
    /// A folder with what is in it; what is there already stays.
    Copy {
        from: PathBuf,
        to: PathBuf,
    },
    /// One file, whose place another one may have now; passed over when it can't be read.
    CopyOver {
        from: PathBuf,
        to: PathBuf,
    },
}

/// Where a program lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProgramPaths {
    pub file: PathBuf,
    /// The folder of its versions.
    pub versions: PathBuf,
}

impl Job {
    /// Where it writes.
    fn target(&self) -> &Path {
        match self {
            Self::Save { path, .. }
            | Self::Settings { path, .. }
            | Self::Film { path, .. }
            | Self::Discard { path, .. } => path,
            Self::Keep { folder, .. } => folder,
            Self::Copy { to, .. } | Self::CopyOver { to, .. } => to,
            Self::Rename { to, .. } => &to.file,
        }
    }

    /// Does it give a file all that the file is to hold?
    fn is_whole(&self) -> bool {
        matches!(self, Self::Save { .. } | Self::Settings { .. } | Self::Film { .. })
    }

    /// Is this file gone when it is done?
    fn takes_away(&self, file: &Path) -> bool {
        match self {
            Self::Discard { path, .. } => path == file,
            Self::Rename { from, .. } => from.file == file,
            _ => false,
        }
    }

    /// Is the other one, which was asked for earlier, not to be done any more? A file that is written again is not to be
    /// taken away for what it was before.
    fn replaces(&self, other: &Self) -> bool {
        self.is_whole() && (other.is_whole() && self.target() == other.target() || other.takes_away(self.target()))
    }

    /// Is this one not to be done before the other one is?
    fn waits_for(&self, other: &Self) -> bool {
        matches!(self, Self::Rename { .. }) && other.is_whole() && self.target() == other.target()
    }

    fn carry_out(&self, anchor: Option<&Path>) -> Result<(), Diag> {
        // A stick that was pulled leaves an empty place behind, and nothing may be written there.
        if let Some(anchor) = anchor.filter(|anchor| self.target().starts_with(anchor) && !anchor.is_dir()) {
            return Err(Diag::error("study-folder-gone").with("folder", anchor.display().to_string()));
        }
        match self {
            Self::Save { path, bytes } | Self::Settings { path, bytes } => {
                path.parent().map_or(Ok(()), make_folder)?;
                save(path, bytes)
            }
            Self::Film { path, film } => {
                path.parent().map_or(Ok(()), make_folder)?;
                save(path, &file::write(film))
            }
            Self::Keep { folder, text, reason, now_ms } => versions::keep(folder, text, *reason, *now_ms),
            Self::Discard { path, .. } if !path.exists() => Ok(()),
            Self::Discard { root, path } => trash::discard(root, path).map(|_place| ()),
            Self::Rename { root, from, to } => {
                versions::take_along(&from.versions, &to.versions)?;
                match from.file.exists() {
                    true => trash::discard(root, &from.file).map(|_place| ()),
                    false => Ok(()),
                }
            }
            Self::Copy { from, to } => copy::copy(from, to),
            Self::CopyOver { from, to } => match read::bytes(from, read::FILM_LIMIT) {
                Ok(bytes) => {
                    to.parent().map_or(Ok(()), make_folder)?;
                    save(to, &bytes)
                }
                Err(_) => Ok(()),
            },
        }
    }
}

/// A thread that writes.
pub struct Writer {
    desk: Arc<Desk>,
}

struct Desk {
    state: Mutex<State>,
    changed: Condvar,
}

/// A job with what it needs to be done.
struct Order {
    job: Job,
    /// The folder of the profile that it was asked for: without it nothing is written below it, also when the job is tried
    /// again after that profile was left.
    anchor: Option<PathBuf>,
}

#[derive(Default)]
struct State {
    queue: VecDeque<Order>,
    /// What could not be done, to be tried again.
    failed: Vec<Order>,
    troubles: Vec<Diag>,
    /// What the next jobs are anchored to.
    anchor: Option<PathBuf>,
    busy: bool,
    closed: bool,
}

impl Desk {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Writer {
    pub fn new(wake: Wake) -> Self {
        let desk = Arc::new(Desk { state: Mutex::default(), changed: Condvar::new() });
        let its = Arc::clone(&desk);
        std::thread::spawn(move || work(&its, &wake));
        Self { desk }
    }

    /// What is put from now on is not written below this folder when it isn't there.
    pub fn anchor(&self, folder: Option<PathBuf>) {
        self.desk.lock().anchor = folder;
    }

    /// Puts a job at the end of the queue.
    pub fn put(&self, job: Job) {
        let mut state = self.desk.lock();
        let order = Order { job, anchor: state.anchor.clone() };
        state.failed.retain(|old| !order.job.replaces(&old.job));
        state.queue.retain(|old| !(order.job.is_whole() && old.job.takes_away(order.job.target())));
        match state.queue.iter_mut().find(|old| order.job.replaces(&old.job)) {
            Some(old) => *old = order,
            None => state.queue.push_back(order),
        }
        self.desk.changed.notify_all();
    }

    /// What could not be saved since the last call.
    pub fn troubles(&self) -> Vec<Diag> {
        std::mem::take(&mut self.desk.lock().troubles)
    }

    /// Is there anything that could not be saved?
    pub fn has_failed(&self) -> bool {
        !self.desk.lock().failed.is_empty()
    }

    /// Tries everything again that could not be done.
    pub fn retry(&self) {
        let mut state = self.desk.lock();
        let failed = std::mem::take(&mut state.failed);
        state.queue.extend(failed);
        self.desk.changed.notify_all();
    }

    /// Takes back everything that is to be written below a folder and isn't yet, in the order in which it was put; what
    /// could not be done comes first. What could not be done elsewhere is tried again.
    pub fn withdraw(&self, folder: &Path) -> Vec<Job> {
        let mut state = self.desk.lock();
        let State { queue, failed, .. } = &mut *state;
        let all: Vec<Order> = failed.drain(..).chain(queue.drain(..)).collect();
        let (waiting, others): (Vec<Order>, Vec<Order>) =
            all.into_iter().partition(|order| order.job.target().starts_with(folder));
        *queue = others.into();
        self.desk.changed.notify_all();
        waiting.into_iter().map(|order| order.job).collect()
    }

    /// Waits until everything is done, at most so long; says whether it is.
    pub fn flush(&self, patience: Duration) -> bool {
        let until = Instant::now() + patience;
        let mut state = self.desk.lock();
        while state.busy || !state.queue.is_empty() {
            let Some(left) = until.checked_duration_since(Instant::now()).filter(|left| !left.is_zero()) else {
                return false;
            };
            state = self.desk.changed.wait_timeout(state, left).unwrap_or_else(PoisonError::into_inner).0;
        }
        state.failed.is_empty()
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.desk.lock().closed = true;
        self.desk.changed.notify_all();
    }
}

/// Does one job after the other; after the writer is closed, what waits is still done.
fn work(desk: &Desk, wake: &Wake) {
    let mut state = desk.lock();
    loop {
        let Some(Order { job, anchor }) = state.queue.pop_front() else {
            if state.closed {
                return;
            }
            state = desk.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
            continue;
        };
        if state.queue.iter().any(|other| job.waits_for(&other.job)) {
            state.queue.push_back(Order { job, anchor });
            continue;
        }
        if state.failed.iter().any(|other| job.waits_for(&other.job)) {
            state.failed.push(Order { job, anchor });
            desk.changed.notify_all();
            continue;
        }
        state.busy = true;
        drop(state);
        let done = job.carry_out(anchor.as_deref());
        state = desk.lock();
        state.busy = false;
        if let Err(mut diag) = done {
            // What was put meanwhile is newer than what failed.
            if matches!(job, Job::Settings { .. }) {
                diag.severity = Severity::Warning;
            } else if !state.queue.iter().any(|newer| newer.job.replaces(&job)) {
                state.failed.push(Order { job, anchor });
            }
            state.troubles.push(diag);
            wake();
        }
        desk.changed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONG: Duration = Duration::from_secs(20);

    fn save_job(path: &Path, text: &str) -> Job {
        Job::Save { path: path.to_owned(), bytes: text.as_bytes().to_vec() }
    }

    fn writer() -> Writer {
        Writer::new(Arc::new(|| {}))
    }

    #[test]
    fn the_newest_text_of_a_file_wins_and_folders_are_made() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a/b/main.rhai");
        let writer = writer();
        (0..200).for_each(|round| writer.put(save_job(&path, &round.to_string())));
        assert!(writer.flush(LONG));
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "199");
        assert!(writer.troubles().is_empty());
    }

    #[test]
    fn what_waits_is_saved_after_the_writer_is_closed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("main.rhai");
        let writer = writer();
        writer.put(save_job(&path, "last words"));
        let desk = Arc::clone(&writer.desk);
        drop(writer);
        assert!(Writer { desk }.flush(LONG));
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "last words");
    }

    #[test]
    fn what_could_not_be_saved_is_told_kept_and_saved_elsewhere() {
        let folder = tempfile::tempdir().unwrap();
        // A file stands where the folder should be.
        let (bad, good) = (folder.path().join("bad"), folder.path().join("good"));
        std::fs::write(&bad, "").unwrap();
        let writer = writer();
        writer.put(save_job(&bad.join("main.rhai"), "old"));
        assert!(!writer.flush(LONG));
        assert!(!writer.troubles().is_empty() && writer.has_failed());
        writer.put(save_job(&bad.join("main.rhai"), "new"));
        assert!(!writer.flush(LONG));
        writer.retry();
        assert!(!writer.flush(LONG));
        for job in writer.withdraw(&bad) {
            let Job::Save { path, bytes } = job else { continue };
            writer.put(Job::Save { path: good.join(path.strip_prefix(&bad).unwrap()), bytes });
        }
        assert!(writer.flush(LONG));
        assert!(!writer.has_failed());
        assert_eq!(std::fs::read_to_string(good.join("main.rhai")).unwrap(), "new");
    }

    #[test]
    fn nothing_is_written_to_the_place_of_a_pulled_stick() {
        let folder = tempfile::tempdir().unwrap();
        let profile = folder.path().join("stick/profiles/asel");
        let writer = writer();
        writer.anchor(Some(profile.clone()));
        writer.put(save_job(&profile.join("levels/a/main.rhai"), "x"));
        assert!(!writer.flush(LONG));
        assert_eq!(writer.troubles()[0].code, "study-folder-gone");
        assert!(!folder.path().join("stick").exists());
        // Plugged in again.
        std::fs::create_dir_all(&profile).unwrap();
        writer.retry();
        assert!(writer.flush(LONG));
        assert_eq!(std::fs::read_to_string(profile.join("levels/a/main.rhai")).unwrap(), "x");
    }

    #[test]
    fn what_is_tried_again_after_the_profile_was_left_is_not_written_to_the_place_of_a_pulled_stick() {
        let folder = tempfile::tempdir().unwrap();
        let profile = folder.path().join("stick/profiles/asel");
        let writer = writer();
        writer.anchor(Some(profile.clone()));
        writer.put(save_job(&profile.join("main.rhai"), "x"));
        assert!(!writer.flush(LONG));
        for next in [None, Some(folder.path().to_owned())] {
            writer.anchor(next);
            writer.retry();
            assert!(!writer.flush(LONG) && writer.has_failed());
            assert!(!folder.path().join("stick").exists());
        }
        std::fs::create_dir_all(&profile).unwrap();
        writer.retry();
        assert!(writer.flush(LONG));
        assert_eq!(std::fs::read_to_string(profile.join("main.rhai")).unwrap(), "x");
    }

    fn program(folder: &Path, stem: &str) -> ProgramPaths {
        ProgramPaths { file: folder.join(format!("{stem}.rhai")), versions: folder.join("versions").join(stem) }
    }

    #[test]
    fn a_program_whose_new_name_cannot_be_saved_keeps_its_file_until_it_can() {
        let folder = tempfile::tempdir().unwrap();
        let (from, to) = (program(folder.path(), "main"), program(folder.path(), "better"));
        let writer = writer();
        writer.put(save_job(&from.file, "good"));
        // Nothing can be saved there, for administrators as well.
        std::fs::create_dir(&to.file).unwrap();
        writer.put(save_job(&to.file, "good"));
        writer.put(Job::Rename { root: folder.path().to_owned(), from: from.clone(), to: to.clone() });
        let text = |path: &Path| std::fs::read_to_string(path).unwrap();
        for round in 0..3 {
            assert!(!writer.flush(LONG));
            assert_eq!(text(&from.file), "good", "{round}");
            match round {
                0 => writer.retry(),
                _ => writer.put(save_job(&to.file, &format!("newer {round}"))),
            }
        }
        assert!(!writer.flush(LONG));
        std::fs::remove_dir(&to.file).unwrap();
        writer.retry();
        assert!(writer.flush(LONG));
        assert_eq!(text(&to.file), "newer 2");
        assert!(!from.file.exists() && folder.path().join("trash").is_dir());
    }

    #[test]
    fn a_file_that_is_written_again_is_not_taken_away_for_what_it_was_before() {
        let folder = tempfile::tempdir().unwrap();
        let (from, to) = (program(folder.path(), "main"), program(folder.path(), "better"));
        let root = folder.path().to_owned();
        let gone: [fn(&Path, &ProgramPaths, &ProgramPaths) -> Job; 2] = [
            |root, from, _| Job::Discard { root: root.to_owned(), path: from.file.clone() },
            |root, from, to| Job::Rename { root: root.to_owned(), from: from.clone(), to: to.clone() },
        ];
        for gone in gone {
            // A slow disk: all of it waits before the first of it is done.
            let writer = Writer { desk: Arc::new(Desk { state: Mutex::default(), changed: Condvar::new() }) };
            writer.put(save_job(&from.file, "old"));
            writer.put(gone(&root, &from, &to));
            writer.put(save_job(&from.file, "new"));
            let its = Arc::clone(&writer.desk);
            std::thread::spawn(move || work(&its, &(Arc::new(|| {}) as Wake)));
            assert!(writer.flush(LONG));
            assert_eq!(std::fs::read_to_string(&from.file).unwrap(), "new");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_full_disk_is_told_and_nothing_is_lost() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("full");
        std::os::unix::fs::symlink("/dev/full", &path).unwrap();
        let writer = writer();
        writer.put(save_job(&path, "x"));
        assert!(!writer.flush(LONG));
        assert_eq!(writer.troubles().len(), 1);
        assert!(writer.has_failed());
    }
}
