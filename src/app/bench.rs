//! The bench: one open level and everything the student does on it.

use std::rc::Rc;
use std::sync::Arc;

use crate::app::drive::Drive;
use crate::app::files::{Files, Tab};
use crate::app::office::{Done, Ended, News};
use crate::app::panels::debugger::Debug;
use crate::app::panels::editor::Ask;
use crate::app::panels::experiment::Experiment;
use crate::app::panels::field::FieldState;
use crate::app::player::Player;
use crate::app::screens::sandbox::yard::LEVEL;
use crate::base::ask::Vocabulary;
use crate::base::diag::Diag;
use crate::level::layout::Layout;
use crate::level::load::Level;
use crate::rules::verdict::{Cause, Verdict};
use crate::trial::inputs::Inputs;
use crate::trial::reel::Reel;
use crate::trial::run::opening;
use crate::trial::vocabulary::vocabulary;
use crate::trial::worker::hire::NoOutcome;

/// Layouts that "try all" tries.
pub const TRIED: std::ops::RangeInclusive<u64> = 0..=19;

/// One open level and everything the student does on it.
pub struct Bench {
    pub level: Arc<Level>,
    /// The layout that is shown.
    pub layout: Arc<Layout>,
    /// The words of each student's robot, in the level's order.
    pub words: Vec<Rc<Vocabulary>>,
    pub files: Files,
    /// What the screens show: the newest film, or the layout as it stands before one.
    pub reel: Reel,
    pub player: Player,
    pub run: Run,
    /// Whether the shown film is one that a hand drives or drove.
    pub drive: Drive,
    /// The last film of the live path, which is drawn and nothing else.
    pub live: Option<Reel>,
    pub ghosts: Vec<Ghost>,
    /// What is known of each tried layout.
    pub tried: Vec<Tried>,
    /// How often all layouts were asked for.
    pub tries: u32,
    /// The verdict of the run that goes on is to be brought in sight.
    pub brings_verdict: bool,
    /// The experiment that was begun last.
    pub experiment: Option<Experiment>,
    pub debug: Debug,
    pub field: FieldState,
    /// How many hints are open.
    pub hints: usize,
    /// Texts that are to be put in at the cursor of the editor, by whoever asked for them.
    pub insert: Option<String>,
    /// A line of the shown file that the editor is to show.
    pub go_to: Option<(u32, u32)>,
    /// What a key asks of the editor.
    pub ask: Option<Ask>,
    /// The line of the shown file on which the editor's cursor stands; none before it ever stood anywhere.
    pub cursor_line: Option<u32>,
    /// The id of the level after this one.
    pub next: Option<String>,
}

/// What the run is at.
#[derive(Debug, Default)]
pub enum Run {
    /// Nothing was run yet, or it was stopped.
    #[default]
    None,
    /// The film grows.
    Runs,
    /// It came to an end.
    Ended(Box<Ended>),
    /// It could not be run, or had to be killed.
    Lost(Box<NoOutcome>),
}

/// Another film that is drawn beside the shown one.
pub struct Ghost {
    pub name: String,
    pub reel: Reel,
    pub shown: bool,
    /// It is the student's own best run.
    pub best: bool,
}

/// What is known of one layout that was tried.
#[derive(Clone, Debug, PartialEq)]
pub struct Tried {
    pub layout: u64,
    pub result: TriedResult,
}

/// How a tried layout came out.
#[derive(Clone, Debug, PartialEq)]
pub enum TriedResult {
    Waits,
    Passed,
    /// Not passed, for this reason.
    Failed(Box<Cause>),
    /// The program broke.
    Broke(Box<Diag>),
    Lost,
}

impl Bench {
    /// Puts a level on the bench, with the programs that the student has for it.
    ///
    /// # Errors
    /// What is wrong with the level.
    pub fn open(level: Level, files: Files) -> Result<Self, Vec<Diag>> {
        let layout = level.layout(0)?;
        let reel = Reel::new(opening(&inputs(&level, &files, 0), &layout));
        let students = layout.scene.robots.iter().filter(|robot| level.students.contains(&robot.name));
        let words = students.map(|robot| vocabulary(&robot.kit, &layout.hidden_words)).collect();
        Ok(Self {
            field: FieldState { asks: layout.predict.is_some(), ..FieldState::default() },
            level: Arc::new(level),
            layout: Arc::new(layout),
            words,
            files,
            reel,
            player: Player::default(),
            run: Run::None,
            drive: Drive::Off,
            live: None,
            ghosts: Vec::new(),
            tried: Vec::new(),
            tries: 0,
            brings_verdict: false,
            experiment: None,
            debug: Debug::default(),
            hints: 0,
            insert: None,
            go_to: None,
            ask: None,
            cursor_line: None,
            next: None,
        })
    }

    /// Shows another layout; the film of the one before is gone.
    ///
    /// # Errors
    /// What is wrong with the level in this layout.
    pub fn show(&mut self, seed: u64) -> Result<(), Vec<Diag>> {
        let layout = self.level.layout(seed)?;
        self.reel = Reel::new(opening(&inputs(&self.level, &self.files, seed), &layout));
        self.layout = Arc::new(layout);
        self.field = FieldState { marked: None, truth: None, spot: None, ..std::mem::take(&mut self.field) };
        self.player.pause();
        self.player.seek(0);
        self.run = Run::None;
        self.drive = Drive::Off;
        self.live = None;
        Ok(())
    }

    /// What a run of the shown layout is made from.
    pub fn inputs(&self) -> Inputs {
        inputs(&self.level, &self.files, self.layout.seed)
    }

    /// The words of the robot that the shown program is for.
    pub fn vocabulary(&self) -> Option<&Rc<Vocabulary>> {
        let robot = &self.files.shown()?.robot;
        self.words.get(self.level.students.iter().position(|student| student == robot)?)
    }

    /// The number, in films, of the robot that the shown program is for.
    pub fn robot(&self) -> Option<u16> {
        let robot = &self.files.shown()?.robot;
        self.layout.scene.robots.iter().position(|start| start.name == *robot).map(|number| number as u16)
    }

    /// Can medals be won here? The sandbox asks for nothing, so there is nothing to win.
    pub fn has_medals(&self) -> bool {
        self.level.id != LEVEL
    }

    /// Is this the text that the shown film ran?
    pub fn ran(&self, tab: &Tab) -> bool {
        let student = self.level.students.iter().position(|robot| *robot == tab.robot);
        let source = student.and_then(|student| self.reel.header().inputs.programs.get(student));
        source.is_some_and(|source| source.name == tab.name && source.bytes == tab.text.as_bytes())
    }

    /// Does the student still look for the answer to the level's question? Nothing may tell it before.
    pub fn awaits_answer(&self) -> bool {
        let Self { field, layout, .. } = self;
        layout.predict.is_some() && !field.asks && field.marked.is_some() && field.truth.is_none()
    }

    /// Has the shown film come to its end?
    pub fn is_over(&self) -> bool {
        !matches!(self.run, Run::Runs)
    }

    /// Takes news of the run.
    pub fn hear(&mut self, news: News) {
        match news {
            News::Opened(_, header) => {
                // What was marked is about the run that answers the question, and about no later one. A run whose worker
                // died is opened twice.
                let again = self.reel.ending().is_none() && self.reel.header().inputs == header.inputs;
                if !self.field.asks && !again || self.drive.is_by_hand() {
                    self.field.marked = None;
                }
                self.reel = Reel::new(*header);
                // Of what was driven by hand the student has just seen the end, and stays there.
                if !self.drive.is_by_hand() {
                    self.player.seek(0);
                    self.player.playing = true;
                }
                (self.field.asks, self.field.truth, self.field.spot) = (false, None, None);
            }
            News::Grown(_, digests) => digests.into_iter().for_each(|digest| self.reel.grow(digest)),
            News::Ended(_, result) => match *result {
                Ok(ended) => {
                    self.reel.end(ended.ending.clone());
                    if matches!(ended.ending.verdict, Verdict::Fault(_)) {
                        // Where a program broke the robot didn't stop by itself: there is nothing to compare.
                        self.field.marked = None;
                    }
                    self.run = Run::Ended(Box::new(ended));
                    self.drive.close();
                }
                Err(lost) => {
                    self.run = Run::Lost(Box::new(lost));
                    self.drive = Drive::Off;
                }
            },
        }
    }

    /// Takes news of the live path.
    pub fn hear_live(&mut self, news: News) {
        match (news, &mut self.live) {
            (News::Opened(_, header), live) => *live = Some(Reel::new(*header)),
            (News::Grown(_, digests), Some(live)) => digests.into_iter().for_each(|digest| live.grow(digest)),
            (News::Ended(_, result), Some(live)) => {
                if let Ok(ended) = *result {
                    live.end(ended.ending);
                }
            }
            _ => {}
        }
    }

    /// Takes the result of one tried layout.
    pub fn hear_tried(&mut self, done: Done) {
        let Some(tried) = self.tried.get_mut(done.number) else { return };
        tried.result = match done.result {
            Ok(ended) => match ended.ending.verdict {
                Verdict::Passed => TriedResult::Passed,
                Verdict::Failed(cause) => TriedResult::Failed(cause),
                Verdict::Fault(diag) => TriedResult::Broke(diag),
            },
            Err(_) => TriedResult::Lost,
        };
    }

    /// Asks the level's question anew: nothing is marked.
    pub fn ask_again(&mut self) {
        let asks = self.layout.predict.is_some();
        self.field = FieldState { asks, marked: None, truth: None, spot: None, ..std::mem::take(&mut self.field) };
    }

    /// Tells where the robot came to stand that the level's question is about, once the film was seen to its end.
    pub fn compare(&mut self) {
        let Some(predict) = &self.layout.predict else { return };
        let seen = self.reel.ending().is_some() && self.player.tick() >= self.reel.ticks();
        if self.field.marked.is_some() && self.field.truth.is_none() && seen {
            self.field.truth = self.place(predict.robot, self.reel.ticks());
        }
    }

    /// Where a body is after so many ticks, cm of the field.
    pub fn place(&self, body: usize, tick: u64) -> Option<(f64, f64)> {
        let pose = *self.reel.at(tick).poses.get(body)?;
        Some((f64::from(pose.x) * 0.01, f64::from(pose.y) * 0.01))
    }
}

fn inputs(level: &Level, files: &Files, seed: u64) -> Inputs {
    Inputs { pack: level.pack.clone(), seed, programs: files.sources(level) }
}
