//! A kit: a robot described as data.

use crate::base::ask::WordEntry;

/// A robot described as data (`assets/kits/*.ron`).
#[derive(Clone, Debug)]
pub struct Kit {}

impl Kit {
    /// The words this kit gives to programs: its moves and those of its devices, with the devices that answer each.
    pub fn words(&self) -> Vec<WordEntry> {
        todo!()
    }
}
