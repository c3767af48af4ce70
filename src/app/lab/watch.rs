//! Watching the text: a moment after the last key it is read, its first problem is marked, and the live path is begun.

use std::time::Duration;

use crate::app::bench::Bench;
use crate::app::lab::Lab;
use crate::app::office::Job;
use crate::base::diag::Diag;
use crate::pilot::rhai;
use crate::trial::film::Detail;
use crate::trial::run::Options;

/// So long after the last key the text is read, seconds.
const PAUSE_S: f64 = 0.3;

/// What is known of the text that is being written.
#[derive(Debug, Default)]
pub(super) struct Watch {
    /// The revisions of the tabs that were seen last, and which tab was shown: it is the one that runs.
    seen: Vec<u64>,
    /// When they changed; none when they were read since.
    since: Option<f64>,
}

impl Watch {
    /// Another level was opened: its text is read at once.
    pub fn restart(&mut self) {
        *self = Self { seen: Vec::new(), since: Some(f64::NEG_INFINITY) };
    }

    /// How long until the text is to be read.
    pub fn due(&self, now: f64) -> Option<Duration> {
        let wait = (self.since? + PAUSE_S - now).clamp(0.0, PAUSE_S);
        Some(Duration::from_secs_f64(wait))
    }
}

impl Lab {
    pub(super) fn watch_text(&mut self) {
        let Some(bench) = &mut self.bench else { return };
        let shown = std::iter::once(bench.files.active as u64);
        let revisions: Vec<u64> = bench.files.tabs.iter().map(|tab| tab.revision).chain(shown).collect();
        if revisions != self.watch.seen {
            if !self.watch.seen.is_empty() {
                self.watch.since = Some(self.time);
            }
            self.watch.seen = revisions;
        }
        if self.watch.since.is_none_or(|since| self.time < since + PAUSE_S) {
            return;
        }
        self.watch.since = None;
        read_all(bench);
        let sound = bench.files.tabs.iter().all(|tab| tab.problem.is_none());
        // The path would answer the question that the level asks before the first run.
        let may_show = bench.layout.live_path && !bench.field.asks;
        if self.settings.live_path && may_show && sound {
            let options = Options { detail: Detail::Lean, steps: false };
            let job = Job { number: 0, inputs: bench.inputs(), options };
            Self::counter(&mut self.live, &self.binary, &self.wake).begin(job);
        } else {
            bench.live = None;
        }
    }
}

/// Reads every program and keeps its first problem.
fn read_all(bench: &mut Bench) {
    let Bench { level, words, files, .. } = bench;
    for tab in &mut files.tabs {
        let Some(student) = level.students.iter().position(|robot| *robot == tab.robot) else { continue };
        let Some(words) = words.get(student) else { continue };
        let read: Result<_, Box<Diag>> = rhai::compile(tab.text.as_bytes(), &tab.name, words.clone());
        tab.problem = read.err();
    }
}
