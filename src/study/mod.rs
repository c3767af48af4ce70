//! A student's work on the disk: profiles, programs with their versions, progress, best films.
//!
//! `Study` is the open profile; what it is asked to save goes through one `Writer` on a thread of its own.

pub mod copy;
pub mod drafts;
pub mod json;
pub mod lock;
pub mod marker;
pub mod medal;
mod moving;
pub mod name;
pub mod profile;
pub mod progress;
mod studying;
pub mod trash;
pub mod versions;
pub mod writer;

pub use medal::{Medal, Next, Par, medal};
pub use profile::Profile;
pub use progress::{Progress, next_level};
pub use studying::{Study, Work, settings_of};

/// Milliseconds since 1970 by the clock of the computer, which may be wrong.
pub fn now_ms() -> u64 {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    since.map_or(0, |since| u64::try_from(since.as_millis()).unwrap_or(u64::MAX))
}
