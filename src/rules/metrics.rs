//! Metrics: what a trial took.

use serde::{Deserialize, Serialize};

/// What a trial took, summed over the students' robots.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Metrics {
    pub time_s: f64,
    /// Length of the paths, cm.
    pub distance_cm: f64,
    /// Electric energy, joules.
    pub energy_j: f64,
    /// Times fixed things, the edge or other robots were touched.
    pub touches: u64,
    /// Statements in the programs' texts.
    pub statements: u64,
    /// Operations of the running programs.
    pub operations: u64,
}
