//! What a student reached in a level, and which level is next.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::base::diag::Diag;
use crate::rules::metrics::Metrics;
use crate::rules::rank::{RankKey, Scored, USUAL, compare};
use crate::store::read;
use crate::study::json;
use crate::study::medal::{Medal, Par, medal};
use crate::trial::outcome::Ending;

/// The version of the file.
const VERSION: u32 = 1;
/// The most levels that are read.
const MOST: usize = 2000;

/// What a student reached in a level. What is missing in a file is as at first, what is unknown there is passed over.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Progress {
    pub version: u32,
    pub passed: bool,
    #[serde(deserialize_with = "json::known")]
    pub medal: Medal,
    /// Runs that came to an end.
    pub tries: u64,
    /// When the level was last opened, milliseconds since 1970.
    pub opened_ms: u64,
    /// The most points of any run, and what there were to be got.
    pub points: f64,
    pub most: f64,
    /// The best run of layout 0, by the level's rank rule: its film is kept.
    pub best: Option<Best>,
}

/// The figures of the best run.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Best {
    pub passed: bool,
    pub points: f64,
    pub time_s: f64,
    pub energy_j: f64,
    pub distance_cm: f64,
    pub statements: u64,
    pub operations: u64,
    pub touches: u64,
}

/// What a run changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// It is the best of layout 0: its film is worth keeping.
    pub best: bool,
    /// A better medal than before.
    pub medal: Option<Medal>,
}

impl Best {
    fn of(ending: &Ending) -> Self {
        let Metrics { time_s, distance_cm, energy_j, touches, statements, operations } = ending.metrics;
        let (passed, points) = (ending.verdict.is_passed(), ending.sheet.points());
        Self { passed, points, time_s, energy_j, distance_cm, statements, operations, touches }
    }

    fn scored(&self) -> Scored {
        let Self { passed, points, time_s, energy_j, distance_cm, statements, operations, touches } = *self;
        Scored { passed, points, metrics: Metrics { time_s, distance_cm, energy_j, touches, statements, operations } }
    }
}

impl Progress {
    /// Takes in how a run ended; `first_layout`: it was a run of layout 0.
    pub fn hear(&mut self, ending: &Ending, par: Option<&Par>, rank: &[RankKey], first_layout: bool) -> Change {
        self.version = VERSION;
        self.tries = self.tries.saturating_add(1);
        let (reached, _) = medal(ending, par);
        self.passed |= ending.verdict.is_passed();
        self.points = self.points.max(ending.sheet.points());
        self.most = ending.sheet.most();
        let better_medal = (reached > self.medal).then_some(reached);
        self.medal = self.medal.max(reached);
        let run = Best::of(ending);
        let best = first_layout
            && run.passed
            && self.best.is_none_or(|best| compare(rank, &run.scored(), &best.scored()) == Ordering::Less);
        if best {
            self.best = Some(run);
        }
        Change { best, medal: better_medal }
    }

    /// Is the best run of this one better than that of the other one? By the usual rule, whatever the level ranks by.
    pub fn beats(&self, other: &Self) -> bool {
        match (&self.best, &other.best) {
            (Some(own), Some(other)) => compare(&USUAL, &own.scored(), &other.scored()) == Ordering::Less,
            (own, _) => own.is_some(),
        }
    }

    /// Takes in what the same student reached in another place: the better of both, but for the best run, which stays this
    /// one's when it has one.
    pub fn join(&mut self, other: &Self) {
        self.version = VERSION;
        self.passed |= other.passed;
        self.medal = self.medal.max(other.medal);
        // One place is often a copy of the other, so runs are not added up.
        self.tries = self.tries.max(other.tries);
        self.opened_ms = self.opened_ms.max(other.opened_ms);
        self.points = self.points.max(other.points);
        self.most = self.most.max(other.most);
        self.best = self.best.or(other.best);
    }
}

/// The file of a level's progress.
pub fn file_of(level: &Path) -> PathBuf {
    level.join("progress.json")
}

/// The progress in all levels of a profile, by the name of the level's folder. A broken file is set aside and told.
pub fn all(levels: &Path, diags: &mut Vec<Diag>) -> BTreeMap<String, Progress> {
    let folders = read::folder(levels).unwrap_or_default().into_iter().filter(|entry| entry.is_folder);
    let mut found = BTreeMap::new();
    for entry in folders.take(MOST) {
        if let Some(progress) = json::read_or_last(&file_of(&levels.join(&entry.name)), diags) {
            found.insert(entry.name, progress);
        }
    }
    found
}

/// Which of the levels, in their order, is to be offered: the one that was open last while it isn't passed, else the first
/// behind it that isn't, else the first of all that isn't, else the first without gold; none when there is no level.
pub fn next_level<'a>(levels: &[&'a str], progress: impl Fn(&str) -> Option<&'a Progress>) -> Option<&'a str> {
    let passed = |level: &&str| progress(level).is_some_and(|known| known.passed);
    let opened = |level: &str| progress(level).map_or(0, |known| known.opened_ms);
    let last = levels.iter().enumerate().filter(|(_, level)| opened(level) > 0).max_by_key(|(_, level)| opened(level));
    let from = last.map_or(0, |(number, _)| number);
    let (before, behind) = levels.split_at_checked(from)?;
    let gold = |level: &&str| progress(level).is_some_and(|known| known.medal == Medal::Gold);
    let mut open = behind.iter().chain(before).filter(|level| !passed(level));
    open.next().or_else(|| levels.iter().find(|level| !gold(level))).or(levels.first()).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::rank::USUAL;
    use crate::rules::sheet::{GoalState, Item, Sheet};
    use crate::rules::verdict::{Cause, Verdict};
    use crate::trial::outcome::Fingerprint;

    fn ending(passed: bool, points: f64, time_s: f64) -> Ending {
        let item = Item { id: "a".into(), points: 10.0, got: points, state: GoalState::Held, bonus: true, tick: 0 };
        Ending {
            verdict: if passed { Verdict::Passed } else { Verdict::Failed(Box::new(Cause::new(Cause::GOAL, 1))) },
            sheet: Sheet { items: vec![item] },
            metrics: Metrics { time_s, ..Metrics::default() },
            ticks: 1,
            inputs: Fingerprint([0; 16]),
            run: Fingerprint([0; 16]),
        }
    }

    #[test]
    fn what_was_reached_is_never_lost_by_a_worse_run() {
        let mut progress = Progress::default();
        let mut hear =
            |passed, points, time_s, first| progress.hear(&ending(passed, points, time_s), None, &USUAL, first);
        assert_eq!(hear(false, 8.0, 1.0, true), Change::default());
        assert_eq!(hear(true, 5.0, 9.0, true), Change { best: true, medal: Some(Medal::Bronze) });
        assert_eq!(hear(true, 10.0, 9.0, false), Change { best: false, medal: Some(Medal::Gold) });
        assert_eq!(hear(true, 5.0, 9.5, true), Change::default());
        assert_eq!(hear(true, 5.0, 8.5, true), Change { best: true, medal: None });
        assert_eq!(hear(false, 0.0, 1.0, true), Change::default());
        assert_eq!((progress.passed, progress.medal, progress.tries), (true, Medal::Gold, 6));
        assert_eq!((progress.points, progress.most, progress.best.unwrap().time_s), (10.0, 10.0, 8.5));
        let back: Progress = serde_json::from_slice(&json::bytes(&progress)).unwrap();
        assert_eq!(back, progress);
    }

    #[test]
    fn a_broken_file_is_set_aside_and_the_others_are_read() {
        let levels = tempfile::tempdir().unwrap();
        for (level, text) in
            [("a", "{\"passed\": true, \"of a newer arba\": 1}"), ("b", "{\"tries\": -1}"), ("c", "{}")]
        {
            std::fs::create_dir(levels.path().join(level)).unwrap();
            std::fs::write(file_of(&levels.path().join(level)), text).unwrap();
        }
        let mut diags = Vec::new();
        let found = all(levels.path(), &mut diags);
        assert_eq!(found.keys().collect::<Vec<_>>(), ["a", "c"]);
        assert!(found["a"].passed);
        assert_eq!(diags.len(), 1);
        assert!(levels.path().join("b/progress.json.broken").exists());
    }

    #[test]
    fn a_medal_of_a_newer_arba_costs_nothing_else() {
        let level = tempfile::tempdir().unwrap();
        std::fs::write(file_of(level.path()), r#"{"passed": true, "medal": "Platinum", "tries": 7}"#).unwrap();
        let progress: Progress = json::read(&file_of(level.path())).unwrap().unwrap();
        assert_eq!((progress.passed, progress.medal, progress.tries), (true, Medal::None, 7));
    }

    #[test]
    fn next_is_the_open_one_then_what_follows_then_what_was_left_out() {
        let levels = ["a", "b", "c"];
        let known = |passed, opened_ms, medal| Progress { passed, opened_ms, medal, ..Progress::default() };
        let next = |all: [(&str, Progress); 3]| {
            let all = BTreeMap::from(all);
            next_level(&levels, |level| all.get(level).map(|known| &*Box::leak(Box::new(known.clone()))))
        };
        let none = Progress::default;
        assert_eq!(next([("a", none()), ("b", none()), ("c", none())]), Some("a"));
        assert_eq!(next([("a", none()), ("b", known(false, 5, Medal::None)), ("c", none())]), Some("b"));
        assert_eq!(next([("a", none()), ("b", known(true, 5, Medal::Bronze)), ("c", none())]), Some("c"));
        let done = |opened_ms, medal| known(true, opened_ms, medal);
        assert_eq!(next([("a", none()), ("b", none()), ("c", done(5, Medal::Gold))]), Some("a"));
        let all = [("a", done(1, Medal::Gold)), ("b", done(3, Medal::Silver)), ("c", done(2, Medal::Gold))];
        assert_eq!(next(all), Some("b"));
        assert_eq!(next_level(&[], |_| None), None);
    }
}
