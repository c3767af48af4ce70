//! Taking the work to another place, where the same student may have worked as well: the better of both stays.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::base::diag::Diag;
use crate::store::read::{self, PROGRAM_LIMIT};
use crate::store::save::make_folder;
use crate::study::lock::Lock;
use crate::study::studying::best_of;
use crate::study::versions::Reason;
use crate::study::writer::Job;
use crate::study::{Study, json, now_ms, profile, progress};

/// How long the work that is on its way to the old place is waited for.
const BEFORE_MOVING: Duration = Duration::from_secs(2);

impl Study {
    /// Moves the work to another folder: what could be read of the old one is copied, what could not be saved is saved there.
    /// What the student has there already stays: of what was reached the better of both, of programs both texts. Gives what
    /// could not be read there.
    ///
    /// # Errors
    /// The new place can't be written; nothing changes then.
    pub fn move_to(&mut self, root: &Path) -> Result<Vec<Diag>, Diag> {
        let Some(old) = self.profile.clone() else {
            make_folder(&profile::folder(root))?;
            self.root = Some(root.to_owned());
            return Ok(Vec::new());
        };
        let new = profile::enter(root, &old.nickname)?;
        let mut diags = Vec::new();
        if old.folder != new.folder {
            self.writer.flush(BEFORE_MOVING);
            let waiting = self.writer.withdraw(&old.folder);
            self.writer.anchor(Some(new.folder.clone()));
            let theirs = self.join_progress(&old.folder, &new.folder, &waiting, &mut diags);
            for job in waiting {
                self.bring(job, &old.folder, &new.folder, &theirs);
            }
            self.writer.put(Job::Copy { from: old.folder, to: new.folder.clone() });
            self.lock = Lock::take(&new.folder);
        }
        self.root = Some(root.to_owned());
        self.profile = Some(new);
        Ok(diags)
    }

    /// Joins what was reached here with what was reached there; gives the best films there that are to stay.
    fn join_progress(&mut self, old: &Path, new: &Path, waiting: &[Job], diags: &mut Vec<Diag>) -> BTreeSet<PathBuf> {
        let mut all = progress::all(&new.join("levels"), diags);
        let mut stay = BTreeSet::new();
        for (level, own) in std::mem::take(&mut self.progress) {
            let (here, there) = (old.join("levels").join(&level), new.join("levels").join(&level));
            let (own_film, film) = (best_of(&here), best_of(&there));
            let comes = waiting.iter().any(|job| matches!(job, Job::Film { path, .. } if *path == own_film));
            let known = all.entry(level).or_default();
            let before = known.clone();
            known.join(&own);
            if before.best.is_some() {
                // Figures without their film would keep every later film out.
                if own.beats(&before) && (comes || own_film.is_file()) {
                    known.best = own.best;
                    self.writer.put(Job::CopyOver { from: own_film, to: film });
                } else {
                    stay.insert(film);
                }
            }
            if *known != before {
                self.writer.put(Job::Save { path: progress::file_of(&there), bytes: json::bytes(known) });
            }
        }
        self.progress = all;
        stay
    }

    /// Saves in the new place what could not be saved in the old one. Nothing there is taken away for it, and a program
    /// there whose place it takes is kept as a version.
    fn bring(&self, job: Job, old: &Path, new: &Path, stay: &BTreeSet<PathBuf>) {
        let there = |path: &Path| path.strip_prefix(old).map_or_else(|_| path.to_owned(), |rest| new.join(rest));
        match job {
            Job::Save { path, bytes } => {
                let path = there(&path);
                if path.file_name() == progress::file_of(Path::new("")).file_name() {
                    // It has been joined with the one there.
                    return;
                }
                if let Some(folder) = versions_of(&path)
                    && let Ok(text) = read::text(&path, PROGRAM_LIMIT)
                    && text.as_bytes() != bytes
                {
                    self.writer.put(Job::Keep { folder, text, reason: Reason::Replaced, now_ms: now_ms() });
                }
                self.writer.put(Job::Save { path, bytes });
            }
            Job::Film { path, film } => {
                let path = there(&path);
                if !stay.contains(&path) {
                    self.writer.put(Job::Film { path, film });
                }
            }
            Job::Keep { folder, text, reason, now_ms } => {
                self.writer.put(Job::Keep { folder: there(&folder), text, reason, now_ms });
            }
            Job::Copy { from, .. } => self.writer.put(Job::Copy { from, to: new.to_owned() }),
            Job::CopyOver { from, to } => self.writer.put(Job::CopyOver { from, to: there(&to) }),
            job @ Job::Settings { .. } => self.writer.put(job),
            Job::Rename { .. } | Job::Discard { .. } => {}
        }
    }
}

/// The folder of the versions of the program whose file this is; none when it isn't a program.
fn versions_of(file: &Path) -> Option<PathBuf> {
    let is_program = file.extension().is_some_and(|ending| ending == "rhai");
    let folder = file.parent()?.join("versions").join(file.file_stem()?);
    is_program.then_some(folder)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::save::save;
    use crate::study::progress::{Best, Progress};
    use crate::study::{Medal, drafts};
    use std::sync::Arc;

    const LONG: Duration = Duration::from_secs(20);

    fn study(home: &Path) -> Study {
        Study::new(Some(home.to_owned()), None, Arc::new(|| {}))
    }

    fn level(root: &Path, level: &str) -> PathBuf {
        profile::folder(root).join("asel/levels").join(level)
    }

    /// What lies in a place of a level, with a film that says whose it is.
    fn reached(root: &Path, id: &str, progress: &Progress, film: Option<&str>) {
        let level = level(root, id);
        make_folder(&level).unwrap();
        save(&progress::file_of(&level), &json::bytes(progress)).unwrap();
        film.into_iter().for_each(|film| save(&best_of(&level), film.as_bytes()).unwrap());
    }

    fn passed(medal: Medal, time_s: f64, tries: u64) -> Progress {
        let best = Best {
            passed: true,
            points: 10.0,
            time_s,
            energy_j: 1.0,
            distance_cm: 1.0,
            statements: 1,
            operations: 1,
            touches: 0,
        };
        Progress { passed: true, medal, tries, points: 10.0, most: 10.0, best: Some(best), ..Progress::default() }
    }

    #[test]
    fn of_what_was_reached_in_two_places_the_better_of_both_stays_with_its_film() {
        let folder = tempfile::tempdir().unwrap();
        let (home, stick) = (folder.path().join("home"), folder.path().join("stick"));
        study(&stick).enter("Asel").unwrap();
        let failed = Progress { tries: 1, ..Progress::default() };
        reached(&home, "faster-here", &passed(Medal::Bronze, 5.0, 2), Some("here"));
        reached(&stick, "faster-here", &passed(Medal::Gold, 9.0, 7), Some("there"));
        reached(&home, "faster-there", &passed(Medal::Bronze, 9.0, 2), Some("here"));
        reached(&stick, "faster-there", &passed(Medal::Silver, 5.0, 7), Some("there"));
        reached(&home, "film-lost", &passed(Medal::Gold, 1.0, 2), None);
        reached(&stick, "film-lost", &passed(Medal::Bronze, 5.0, 7), Some("there"));
        reached(&home, "failed-here", &failed, None);
        reached(&stick, "failed-here", &passed(Medal::Gold, 5.0, 7), Some("there"));
        reached(&home, "only-here", &passed(Medal::Gold, 5.0, 2), Some("here"));
        reached(&stick, "only-there", &passed(Medal::Gold, 5.0, 7), Some("there"));
        let mut moved = study(&home);
        moved.enter("Asel").unwrap();
        assert_eq!(moved.move_to(&stick), Ok(vec![]));
        // What is heard from now on goes on from there.
        moved.opened("failed-here");
        assert!(moved.leave());
        let mut again = study(&stick);
        again.enter("Asel").unwrap();
        for (id, medal, time_s, tries, film) in [
            ("faster-here", Medal::Gold, 5.0, 7, "here"),
            ("faster-there", Medal::Silver, 5.0, 7, "there"),
            ("film-lost", Medal::Gold, 5.0, 7, "there"),
            ("failed-here", Medal::Gold, 5.0, 7, "there"),
            ("only-here", Medal::Gold, 5.0, 2, "here"),
            ("only-there", Medal::Gold, 5.0, 7, "there"),
        ] {
            let known = again.progress(id).unwrap();
            assert_eq!((known.medal, known.best.unwrap().time_s, known.tries), (medal, time_s, tries), "{id}");
            assert_eq!(std::fs::read_to_string(best_of(&level(&stick, id))).unwrap(), film, "{id}");
        }
    }

    #[test]
    fn what_could_not_be_saved_takes_the_place_of_a_program_elsewhere_and_that_one_becomes_a_version() {
        let folder = tempfile::tempdir().unwrap();
        let (home, stick) = (folder.path().join("home"), folder.path().join("stick"));
        let mut there = study(&stick);
        there.enter("Asel").unwrap();
        there.save("corner", "main.rhai", "// there", Reason::Pause);
        there.save("corner", "old.rhai", "// stays", Reason::Pause);
        assert!(there.leave());
        // No version of it is left but the file itself.
        std::fs::remove_dir_all(level(&stick, "corner").join("versions")).unwrap();
        let mut moved = study(&home);
        moved.enter("Asel").unwrap();
        let away = folder.path().join("away");
        std::fs::rename(&home, &away).unwrap();
        moved.opened("corner");
        moved.save("corner", "main.rhai", "// here", Reason::Pause);
        moved.discard("corner", "old.rhai", "// another one of that name");
        moved.rename("corner", "old.rhai", "main.rhai");
        assert!(!moved.writer.flush(LONG));
        moved.move_to(&stick).unwrap();
        assert!(moved.writer.flush(LONG));
        let text = |file: PathBuf| std::fs::read_to_string(file).unwrap();
        assert_eq!(text(drafts::file_of(&level(&stick, "corner"), "main.rhai")), "// here");
        assert_eq!(text(drafts::file_of(&level(&stick, "corner"), "old.rhai")), "// stays");
        let versions = moved.versions("corner", "main.rhai");
        let texts: Vec<String> = versions.iter().map(|one| crate::study::versions::text(one).unwrap()).collect();
        assert!(texts.contains(&"// there".to_owned()) && texts.contains(&"// here".to_owned()), "{texts:?}");
    }

    #[test]
    fn a_pulled_stick_loses_nothing_when_the_work_moves() {
        let folder = tempfile::tempdir().unwrap();
        let stick = folder.path().join("stick");
        let mut study = Study::new(Some(folder.path().join("home")), Some(stick.clone()), Arc::new(|| {}));
        assert_eq!(study.enter("Әсел").unwrap_err().code, "study-folder-gone");
        assert!(!stick.exists());
        std::fs::create_dir(&stick).unwrap();
        study.enter("Әсел").unwrap();
        study.save("corner", "main.rhai", "1", Reason::Run);
        assert!(study.writer.flush(LONG));
        std::fs::remove_dir_all(&stick).unwrap();
        study.save("corner", "main.rhai", "2", Reason::Run);
        assert!(!study.writer.flush(LONG));
        assert_eq!(study.writer.troubles()[0].code, "study-folder-gone");
        let elsewhere = folder.path().join("elsewhere");
        study.move_to(&elsewhere).unwrap();
        assert_eq!(study.work("corner").drafts[0].text, "2");
        assert!(study.leave());
    }

    #[test]
    fn moving_takes_everything_along_and_a_bad_place_changes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let mut study = study(&folder.path().join("home"));
        study.enter("Әсел").unwrap();
        study.save("corner", "main.rhai", "1", Reason::Run);
        let file = folder.path().join("file");
        std::fs::write(&file, "").unwrap();
        assert!(study.move_to(&file).is_err());
        assert_eq!(study.work("corner").drafts[0].text, "1");
        study.move_to(&folder.path().join("stick")).unwrap();
        assert_eq!(study.work("corner").drafts[0].text, "1");
        assert!(study.profile().unwrap().folder.starts_with(folder.path().join("stick")));
        assert_eq!(study.versions("corner", "main.rhai").len(), 1);
    }
}
