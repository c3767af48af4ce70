//! The lab: the window in which a student writes, runs, sees and understands. It shows films and sends commands; it holds no world.
//!
//! `Lab` is all the window knows, `View` what a panel may look at, `Command` what a panel may ask for. Panels are plain egui
//! and know nothing of Bevy, so their tests need no window; `window` (feature `app`) is the only folder that names Bevy.

pub mod bench;
pub mod command;
pub mod drive;
pub mod files;
pub mod focus;
pub mod keys;
pub mod lab;
pub mod ladder;
pub mod notices;
pub mod office;
pub mod panels;
pub mod player;
pub mod say;
pub mod screens;
pub mod settings;
pub mod share;
pub mod theme;
pub mod tiles;
pub mod view;

#[cfg(feature = "app")]
pub mod window;

#[cfg(test)]
mod testing;
