//! What the lab remembers of how it is to look and behave, and of where it was left: profile, folders, sandbox. Saved on the computer.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::app::screens::sandbox::yard::Yard;
use crate::base::diag::Diag;
use crate::study::{json, settings_of};
use crate::text::lang::Lang;

/// The version of the file.
pub const VERSION: u32 = 1;
/// How far everything can be scaled.
pub const SCALES: (f32, f32) = (0.7, 3.0);

/// How the lab looks and behaves. What is missing in a file is as it is at first; what is unknown there is passed over, so
/// that an older arba reads the file of a newer one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    pub version: u32,
    /// `kk`, `ru` or `en`; none until somebody chose.
    pub lang: Option<String>,
    #[serde(deserialize_with = "json::known")]
    pub theme: ThemeChoice,
    /// How large everything is; 1 is the system's own size.
    pub scale: f32,
    pub reduced_motion: bool,
    /// Draw the path that the program would drive while it is written.
    pub live_path: bool,
    pub beams: bool,
    pub trails: bool,
    pub names: bool,
    pub symbol_bar: bool,
    /// Films play so many times as fast as time goes.
    pub speed: f64,
    /// The nickname of the last profile.
    pub profile: Option<String>,
    /// Where profiles are, when that isn't arba's own folder: a stick, say.
    pub folder: Option<PathBuf>,
    /// Where a file was saved or opened last that isn't part of a profile.
    pub save_folder: Option<PathBuf>,
    /// The panels' places, as `tiles` wrote them.
    pub layout: Option<String>,
    #[serde(deserialize_with = "json::known")]
    pub preset: Preset,
    /// What was built in the sandbox.
    #[serde(deserialize_with = "json::known")]
    pub sandbox: Option<Yard>,
}

/// Which theme is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ThemeChoice {
    #[default]
    System,
    Light,
    Dark,
    Contrast,
}

/// For whom the panels are laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Preset {
    #[default]
    Student,
    Projector,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            version: VERSION,
            lang: None,
            theme: ThemeChoice::System,
            scale: 1.0,
            reduced_motion: false,
            live_path: true,
            beams: true,
            trails: true,
            names: true,
            symbol_bar: true,
            speed: 1.0,
            profile: None,
            folder: None,
            save_folder: None,
            layout: None,
            preset: Preset::Student,
            sandbox: None,
        }
    }
}

impl Settings {
    /// The settings of arba's own folder, or those of the first start. A broken file is set aside and told.
    pub fn load(home: &Path) -> (Self, Vec<Diag>) {
        let mut diags = Vec::new();
        let mut settings: Self = json::read_or_last(&settings_of(home), &mut diags).unwrap_or_default();
        settings.set_scale(settings.scale);
        if !(settings.speed.is_finite() && settings.speed > 0.0) {
            settings.speed = 1.0;
        }
        (settings, diags)
    }

    /// The language that was chosen.
    pub fn language(&self) -> Option<Lang> {
        self.lang.as_deref().and_then(Lang::parse)
    }

    /// Lays the panels out for somebody; what is on the projector is seen from the last row.
    pub fn set_preset(&mut self, preset: Preset) {
        self.preset = preset;
        self.set_scale(match preset {
            Preset::Student => 1.0,
            Preset::Projector => 1.5,
        });
    }

    /// Sets the scale within what can be read and reached.
    pub fn set_scale(&mut self, scale: f32) {
        self.scale = if scale.is_finite() { scale.clamp(SCALES.0, SCALES.1) } else { 1.0 };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_newer_arba_and_a_yard_that_cannot_be_read_cost_no_other_setting() {
        let home = tempfile::tempdir().unwrap();
        let chosen = Settings {
            lang: Some("kk".into()),
            profile: Some("Asel".into()),
            theme: ThemeChoice::Dark,
            preset: Preset::Projector,
            sandbox: Some(Yard::default()),
            ..Settings::default()
        };
        let write = |text: &str| std::fs::write(settings_of(home.path()), text).unwrap();
        let text = String::from_utf8(json::bytes(&chosen)).unwrap();
        write(&text);
        assert_eq!(Settings::load(home.path()), (chosen.clone(), Vec::new()));
        let newer = text.replace("\"Dark\"", "\"Sepia\"").replace("\"Projector\"", "{ \"Teacher\": 1 }");
        let newer = newer.replacen("\"wall\": true", "\"wall\": null", 1);
        write(&newer);
        let (theme, preset) = (ThemeChoice::System, Preset::Student);
        assert_eq!(Settings::load(home.path()), (Settings { theme, preset, sandbox: None, ..chosen }, Vec::new()));
    }
}
