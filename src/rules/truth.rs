//! How true a condition is: now, and whether that can still change.

use std::ops::Not;

/// Whether a condition is true now, and whether it will stay so whatever happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Truth {
    /// False, and it can't become true any more.
    Never,
    /// False now.
    No,
    /// True now.
    Yes,
    /// True, and it stays true.
    Always,
}

impl Truth {
    /// True or false now, with everything still open.
    pub fn now(truth: bool) -> Self {
        if truth { Self::Yes } else { Self::No }
    }

    /// Something that stays true once it has been.
    pub fn once(happened: bool) -> Self {
        if happened { Self::Always } else { Self::No }
    }

    /// Is it true now?
    pub fn holds(self) -> bool {
        self >= Self::Yes
    }
}

impl Not for Truth {
    type Output = Self;

    fn not(self) -> Self {
        match self {
            Self::Never => Self::Always,
            Self::No => Self::Yes,
            Self::Yes => Self::No,
            Self::Always => Self::Never,
        }
    }
}
