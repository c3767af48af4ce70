//! Experiments: one number of a program or a level takes one value after another, and every trial is measured.
//!
//! A `Factor` is the number that varies, a `Plan` its values and the layouts, `run` does the trials in workers, and the rows
//! become figures by a `Measure`. The lab and `arba sweep` use the same of all this, so both measure the same to the bit.

mod factor;
mod levels;
mod measure;
mod run;
mod spread;
mod table;
mod values;
mod vary;

pub use factor::{Factor, Home, factors};
pub use measure::{Figure, Figures, Measure, Measured, measured};
pub use run::{Told, run};
pub use spread::{Spread, spreads};
pub use table::{Words, csv, csv_in, result_of};
pub use values::{decimals, evenly, plain, stepped};
pub use vary::{find, parse};

#[cfg(test)]
mod tests;

use crate::base::diag::Diag;
use crate::trial::inputs::Inputs;

/// The most trials of one experiment.
pub const MOST_TRIALS: usize = 10_000;

/// What is tried: every value on every layout.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// The level and the programs as they are; the seed is not used.
    pub base: Inputs,
    pub factor: Factor,
    pub values: Vec<f64>,
    pub layouts: Vec<u64>,
}

impl Plan {
    /// How many trials there are.
    pub fn trials(&self) -> usize {
        self.values.len() * self.layouts.len()
    }

    /// Value and layout of a trial by its number: all layouts of the first value come first.
    pub fn point(&self, trial: usize) -> Option<(f64, u64)> {
        let layouts = self.layouts.len().max(1);
        Some((*self.values.get(trial / layouts)?, *self.layouts.get(trial % layouts)?))
    }

    /// What a trial is made from.
    pub fn inputs(&self, trial: usize) -> Option<Inputs> {
        let (value, layout) = self.point(trial)?;
        let mut inputs = self.factor.put(&self.base, value)?;
        inputs.seed = layout;
        Some(inputs)
    }

    /// What can't be tried at all, before anything runs.
    ///
    /// # Errors
    /// Nothing to try, or too much.
    pub fn check(&self) -> Result<(), Box<Diag>> {
        match self.trials() {
            0 => Err(Box::new(Diag::error("sweep-nothing"))),
            count if count > MOST_TRIALS => {
                Err(Box::new(Diag::error("sweep-too-many").with("count", count).with("limit", MOST_TRIALS)))
            }
            _ => Ok(()),
        }
    }
}
