//! The worker: a trial in a process of its own, because no limit of an interpreter holds every hostile program.
//!
//! The parent talks to it over its standard input and output in frames, gets the film as it grows and the outcome at the
//! end, and kills it when it must. A trial whose worker died is aborted: it names the resource, is never a verdict.

pub mod caps;
pub mod hire;
pub mod live;
pub mod protocol;
pub mod serve;
