//! One test binary for all tests that see arba from outside: one module a concern, and the laws of the source tree.

mod aborted;
mod acting;
mod allocations;
mod arena;
mod bad_input;
mod causes;
mod cli;
mod determinism;
mod driven;
#[cfg(feature = "panels")]
mod experiment;
mod export;
mod films;
mod fuzz;
mod hostile;
mod levels;
mod licences;
mod manual;
mod menagerie;
mod parts;
mod pictures;
mod project;
mod reel;
mod steps;
mod texts;
mod things;
mod tidy;
#[cfg(all(feature = "app", target_os = "linux"))]
mod window;
