//! Undo and redo of one program: what is typed in one go is one step.

/// Time without a key after which a new step begins, seconds.
const PAUSE_S: f64 = 1.5;
/// Text that is kept for undoing, bytes; the oldest steps go first.
const MOST_BYTES: usize = 4 << 20;

/// A program at one moment: its text, and what was selected.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Moment {
    pub text: String,
    /// Where the selection was begun, and where the cursor stands; the same when nothing is selected.
    pub anchor: usize,
    pub head: usize,
}

/// How a text was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    Typed,
    Deleted,
    /// Something else: it is a step of its own.
    Whole,
}

/// The steps of one program.
#[derive(Clone, Debug, Default)]
pub struct History {
    undos: Vec<Moment>,
    redos: Vec<Moment>,
    last: Option<(Change, f64)>,
}

impl History {
    /// Keeps how the program was before a change at a time in seconds.
    pub fn keep(&mut self, before: Moment, change: Change, now: f64) {
        self.redos.clear();
        let goes_on = self.last.is_some_and(|(last, at)| last == change && now - at < PAUSE_S);
        self.last = (change != Change::Whole).then_some((change, now));
        if goes_on {
            return;
        }
        self.undos.push(before);
        let mut bytes: usize = self.undos.iter().map(|moment| moment.text.len()).sum();
        let mut dropped = 0;
        while bytes > MOST_BYTES && dropped + 1 < self.undos.len() {
            bytes -= self.undos[dropped].text.len();
            dropped += 1;
        }
        self.undos.drain(..dropped);
    }

    pub fn can_undo(&self) -> bool {
        !self.undos.is_empty()
    }

    pub fn can_redo(&self) -> bool {
        !self.redos.is_empty()
    }

    /// The moment before the last step.
    pub fn undo(&mut self, now: Moment) -> Option<Moment> {
        let before = self.undos.pop()?;
        self.redos.push(now);
        self.last = None;
        Some(before)
    }

    /// The moment that was undone last.
    pub fn redo(&mut self, now: Moment) -> Option<Moment> {
        let after = self.redos.pop()?;
        self.undos.push(now);
        self.last = None;
        Some(after)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(text: &str) -> Moment {
        Moment { text: text.to_owned(), ..Moment::default() }
    }

    #[test]
    fn what_is_typed_in_one_go_is_one_step() {
        let mut history = History::default();
        history.keep(moment(""), Change::Typed, 0.0);
        history.keep(moment("a"), Change::Typed, 0.3);
        history.keep(moment("ab"), Change::Typed, 9.0);
        history.keep(moment("abc"), Change::Deleted, 9.1);
        let undone: Vec<String> =
            std::iter::from_fn(|| history.undo(moment("now"))).map(|moment| moment.text).collect();
        assert_eq!(undone, ["abc", "ab", ""]);
    }

    #[test]
    fn a_change_after_undoing_forgets_what_was_undone() {
        let mut history = History::default();
        history.keep(moment("a"), Change::Whole, 0.0);
        assert_eq!(history.undo(moment("b")), Some(moment("a")));
        assert_eq!(history.redo(moment("a")), Some(moment("b")));
        history.undo(moment("b"));
        history.keep(moment("a"), Change::Whole, 1.0);
        assert!(!history.can_redo() && history.can_undo());
    }

    #[test]
    fn the_memory_of_undoing_is_bounded() {
        let mut history = History::default();
        for _ in 0..1000 {
            history.keep(moment(&"x".repeat(32 << 10)), Change::Whole, 0.0);
        }
        assert!(history.undos.len() <= 128 && history.can_undo());
    }
}
