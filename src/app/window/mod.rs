//! The window: Bevy carries the panels.
