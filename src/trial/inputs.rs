//! What a trial is made from, as texts: a level's pack, a seed, the programs. Enough to run it again anywhere.

use serde::{Deserialize, Serialize};

use crate::base::diag::Diag;
use crate::level::layout::Layout;
use crate::level::load::{Level, Pack, load};

/// What a trial is made from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inputs {
    pub pack: Pack,
    /// The layout.
    pub seed: u64,
    /// The students' programs, in the order of the level's robots. A robot without one stands still.
    pub programs: Vec<Source>,
}

/// A program as it was handed in: any bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// The file's name as a person knows it.
    pub name: String,
    pub bytes: Vec<u8>,
}

/// A level that stays open between trials, because the next trial is mostly of the same one.
#[derive(Debug, Default)]
pub struct Opened {
    level: Option<(Pack, Level)>,
}

impl Opened {
    /// The layout of these inputs.
    ///
    /// # Errors
    /// Everything that is wrong with the level.
    pub fn layout(&mut self, inputs: &Inputs) -> Result<Layout, Vec<Diag>> {
        if self.level.as_ref().is_none_or(|(pack, _)| *pack != inputs.pack) {
            let (level, diags) = load(&inputs.pack, &inputs.pack);
            self.level = Some((inputs.pack.clone(), level.ok_or(diags)?));
        }
        match &self.level {
            Some((_, level)) => level.layout(inputs.seed),
            None => Err(Vec::new()),
        }
    }
}
