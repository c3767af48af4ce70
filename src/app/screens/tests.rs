//! The screens: drawn in three languages and sizes, and gone through by keyboard.

mod drawn;
mod places;
mod work;

use std::path::Path;
use std::time::Duration;

use egui::Key;
use egui_kittest::kittest::{NodeT, Queryable};

use crate::app::command::Command;
use crate::app::files::Files;
use crate::app::lab::study::StudyCommand;
use crate::app::panels::editor::EditCommand;
use crate::app::screens::Screen;
use crate::app::settings::ThemeChoice;
use crate::app::testing::{LabRig, lab, played};
use crate::base::diag::Diag;
use crate::study::{Medal, Par};
use crate::text::lang::Lang;

/// 1024x768 as it is, and scaled to 150 %; a larger window.
const SIZES: [[f32; 2]; 3] = [[683.0, 512.0], [1024.0, 768.0], [1280.0, 800.0]];
const LONG: Duration = Duration::from_secs(20);

/// A lab with a profile at home.
fn at_home(home: &Path, size: [f32; 2]) -> LabRig {
    let mut lab = lab(home);
    lab.carry_out(Command::Language(Lang::En));
    lab.carry_out(Command::Study(StudyCommand::Enter("Asel".into())));
    LabRig::new(lab, size)
}

fn text(rig: &mut LabRig) -> String {
    rig.lab().bench.as_ref().and_then(|bench| bench.files.shown()).map(|tab| tab.text.clone()).unwrap_or_default()
}

fn edit(rig: &mut LabRig, text: &str) {
    rig.lab().carry_out(Command::Edit(EditCommand::Text(text.to_owned())));
}

/// Waits until what is to be saved is saved, a moment after the last key.
fn saved(rig: &mut LabRig) -> bool {
    rig.steps(30);
    rig.lab().flush(LONG)
}

/// The process is killed: nothing is tidied up but what the system does, which closes all files.
fn kill(rig: LabRig) {
    drop(rig.harness.into_state());
}

/// What the newest notice with "Undo" offers; the editor has a button of that name as well.
fn undo(rig: &mut LabRig) {
    let offers = |notice: &crate::app::notices::Notice| notice.offers.first().cloned();
    let newest = rig.lab().notices.shown().rev().filter_map(offers).find(|(label, _)| *label == "study-undo");
    rig.lab().carry_out(newest.unwrap().1);
}

/// Work in every corner of the lab, for the pictures.
fn busy(rig: &mut LabRig) {
    let lab = rig.lab();
    lab.carry_out(Command::Open("first-steps".into()));
    for text in ["forward(10);\nturn(90);\n", "forward(20);\nturn(90);\n", "forward(30);\nstop();\n"] {
        lab.carry_out(Command::Edit(EditCommand::Text(text.into())));
        lab.carry_out(Command::Study(StudyCommand::Save));
    }
    lab.carry_out(Command::Tell(Box::new(Diag::error("store-disk-full").with("file", "main.rhai"))));
}
