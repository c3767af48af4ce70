//! How a trial came out: passed, failed with a cause, or broken by a program's fault.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::base::diag::{Arg, Diag, Hint, Place, Severity};
use crate::base::units::seconds_of;
use crate::base::value::Value;
use crate::rules::feed::Feed;

/// How a trial came out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Verdict {
    /// Every goal that is not a bonus holds at the end, and no program broke.
    Passed,
    /// It didn't, for this reason, which is the first in time.
    Failed(Box<Cause>),
    /// A student's program broke.
    Fault(Box<Diag>),
}

/// What a device showed: the word, the device's name (empty when the word has none), the value.
pub type Reading = (String, String, Value);

/// Why a trial was not passed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cause {
    /// The message that tells it: `cause-…`.
    pub code: Cow<'static, str>,
    /// The goal that is not held because of it. The level may have a text of its own for it (`failed`).
    pub goal: Option<String>,
    /// The robot it is about.
    pub robot: Option<u16>,
    /// When it happened.
    pub tick: u64,
    /// Where that robot's origin was, cm.
    pub at_cm: Option<(f64, f64)>,
    /// What that robot's devices showed.
    pub readings: Vec<Reading>,
    /// Arguments of the message; `seconds` is always among them.
    pub args: Vec<(Cow<'static, str>, Arg)>,
    /// Second sentences: what was missing, what to look at.
    pub hints: Vec<Hint>,
}

impl Cause {
    /// The code of a cause that only the level's own `failed` text can tell well.
    pub const GOAL: &'static str = "cause-goal";

    /// A cause that is still to be filled.
    pub fn new(code: &'static str, tick: u64) -> Self {
        let seconds = Arg::Number((seconds_of(tick) * 10.0).round() / 10.0);
        Self {
            code: Cow::Borrowed(code),
            goal: None,
            robot: None,
            tick,
            at_cm: None,
            readings: Vec::new(),
            args: vec![("seconds".into(), seconds)],
            hints: Vec::new(),
        }
    }

    /// Adds an argument of the message.
    pub fn with(mut self, name: &'static str, arg: impl Into<Arg>) -> Self {
        self.args.push((name.into(), arg.into()));
        self
    }

    /// The cause as a message; its place is the trial's, not a file's, and so not in the diag.
    pub fn to_diag(&self) -> Diag {
        let Self { code, args, hints, .. } = self;
        Diag { code: code.clone(), severity: Severity::Error, place: None, args: args.clone(), hints: hints.clone() }
    }
}

impl Verdict {
    /// Was it passed?
    pub fn is_passed(&self) -> bool {
        matches!(self, Self::Passed)
    }

    /// Feeds the verdict to a hasher: codes and figures, no texts.
    pub fn feed(&self, feed: &mut Feed) {
        match self {
            Self::Passed => feed.whole(0),
            Self::Failed(cause) => {
                feed.whole(1);
                cause.feed(feed);
            }
            Self::Fault(diag) => {
                feed.whole(2);
                // How a fault is explained may get better; where it happened and what it is may not change.
                let Diag { code, severity: _, place, args: _, hints: _ } = diag.as_ref();
                feed.text(code);
                let Place { file: _, line, column, length: _ } = place.clone().unwrap_or_default();
                feed.whole(u64::from(line));
                feed.whole(u64::from(column));
            }
        }
    }
}

impl Cause {
    fn feed(&self, feed: &mut Feed) {
        // How a cause is explained may get better; what it is, of whom, when and where may not change.
        let Self { code, goal, robot, tick, at_cm, readings, args: _, hints: _ } = self;
        feed.text(code);
        feed.optional_text(goal.as_deref());
        feed.whole(robot.map_or(0, |robot| u64::from(robot) + 1));
        feed.whole(*tick);
        let (x, y) = at_cm.unwrap_or((-1e9, -1e9));
        feed.number(x);
        feed.number(y);
        feed.count(readings.len());
        for (word, device, value) in readings {
            feed.text(word);
            feed.text(device);
            feed.value(value);
        }
    }
}
