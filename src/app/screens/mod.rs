//! The screens: what fills the window.

pub mod home;
pub mod lab;
pub mod language;
pub mod sandbox;
pub mod settings;
pub mod shortcuts;

/// Which screen is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Screen {
    /// The three languages, at the first start.
    Language,
    /// Who works here: profiles.
    Profile,
    /// The map of levels.
    #[default]
    Home,
    /// The open level.
    Lab,
    Settings,
    Shortcuts,
    /// An empty field to build on.
    Sandbox,
}
