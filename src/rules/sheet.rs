//! The sheet: the itemised points of a trial.

use serde::{Deserialize, Serialize};

use crate::rules::feed::Feed;

/// How a goal stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum GoalState {
    /// Not reached yet.
    Open,
    /// It holds now.
    Held,
    /// It broke, or it can't be reached any more.
    Broken,
}

/// A goal changed its state in this tick; a film and a window light it up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// The goal's number in the order of the level.
    pub goal: u16,
    pub state: GoalState,
    pub tick: u64,
}

/// One line of the sheet. Its text is the level's, found by the id.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Item {
    pub id: String,
    /// What the goal is worth.
    pub points: f64,
    /// What was got.
    pub got: f64,
    pub state: GoalState,
    /// Not needed for passing.
    pub bonus: bool,
    /// When it last changed its state; 0 when it never did.
    pub tick: u64,
}

/// The itemised points of a trial, in the order of the level's goals.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Sheet {
    pub items: Vec<Item>,
}

impl Sheet {
    /// What was got in all.
    pub fn points(&self) -> f64 {
        self.items.iter().map(|item| item.got).sum()
    }

    /// What could be got in all.
    pub fn most(&self) -> f64 {
        self.items.iter().map(|item| item.points).sum()
    }

    /// Feeds the sheet to a hasher.
    pub fn feed(&self, feed: &mut Feed) {
        let Self { items } = self;
        feed.count(items.len());
        for Item { id, points, got, state, bonus, tick } in items {
            feed.text(id);
            feed.number(*points);
            feed.number(*got);
            feed.whole(*state as u64);
            feed.truth(*bonus);
            feed.whole(*tick);
        }
    }
}
