//! The things of a field: the list of kinds.

/// A thing of a field, as a level file says it (`Wall(..)`, `Box(..)`, `Pin(..)`, `Ball(..)`).
#[derive(Clone, Debug)]
pub enum Thing {}
