//! The whole lab in a test, without a window and without workers.

use std::path::Path;
use std::sync::Arc;

use egui::{Event, Key};
use egui_kittest::Harness;

use crate::app::lab::{Lab, Start};
use crate::app::settings::Settings;
use crate::app::testing::raster::{Painter, picture};
use crate::app::testing::rig::nothing_is_cut;
use crate::library::Library;
use crate::text::lang::Lang;

/// A lab whose home is this folder, with the settings that lie there. Runs can't be tried: there is no worker.
pub fn lab(home: &Path) -> Lab {
    Lab::new(Start {
        binary: "no-such-binary".into(),
        library: Library::built_in(),
        settings: Settings::load(home).0,
        home: Some(home.to_owned()),
        lang: Lang::En,
        wake: Arc::new(|| {}),
        timings: false,
        level: None,
        diags: Vec::new(),
    })
}

/// A lab with its harness.
pub struct LabRig {
    pub harness: Harness<'static, Lab>,
    painter: Painter,
}

impl LabRig {
    pub fn new(lab: Lab, size: [f32; 2]) -> Self {
        let painter = Painter::default();
        let harness = Harness::builder()
            .with_size(size)
            .with_max_steps(20)
            .with_step_dt(0.05)
            .renderer(painter.clone())
            .build_ui_state(|ui, lab: &mut Lab| lab.ui(ui), lab);
        let mut rig = Self { harness, painter };
        rig.steps(3);
        rig
    }

    pub fn lab(&mut self) -> &mut Lab {
        self.harness.state_mut()
    }

    /// Lets frames go by, a twentieth of a second each.
    pub fn steps(&mut self, steps: usize) {
        self.harness.run_steps(steps);
    }

    /// Presses a key and lets what it does happen.
    pub fn key(&mut self, key: Key) {
        self.harness.key_press(key);
        self.steps(3);
    }

    /// Types a text.
    pub fn types(&mut self, text: &str) {
        self.harness.event(Event::Text(text.to_owned()));
        self.steps(2);
    }

    /// Writes what is shown to `target/pictures/<name>.png`.
    pub fn picture(&mut self, name: &str) {
        picture(&self.harness.ctx, self.harness.output(), &self.painter, name);
    }

    pub fn no_text_is_cut(&self) {
        nothing_is_cut(&self.harness.ctx, self.harness.output());
    }
}
