//! The mark of a session that runs: what is found at a start was left by one that didn't end well.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::study::json;

/// Which level was open.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Marker {
    pub level: String,
}

/// Where the mark of a profile lies.
pub fn path(profile: &Path) -> PathBuf {
    profile.join("running.json")
}

/// The level of a session that didn't end well.
pub fn found(profile: &Path) -> Option<String> {
    let marker: Marker = json::read(&path(profile)).ok().flatten()?;
    (!marker.level.is_empty()).then_some(marker.level)
}

/// The session ends well.
pub fn clear(profile: &Path) {
    // Where it can't be removed, the next start says that the work is there, which is true.
    let _ = std::fs::remove_file(path(profile));
}
