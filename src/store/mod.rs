//! Files: bounded reading, atomic saving, what is built into the binary, and what is remembered for the user.

pub mod embedded;
pub mod home;
pub mod read;
pub mod save;
pub mod shelf;
