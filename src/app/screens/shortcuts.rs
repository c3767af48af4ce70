//! The sheet of shortcuts, from the list of keys, in groups.

use egui::{Grid, RichText, Ui};

use crate::app::command::Command;
use crate::app::keys::{Action, EDITOR, SHORTCUTS, written};
use crate::app::screens::{Page, page_ui};

/// The group of an action; `home-keys-<group>` is its title.
fn group(action: Action) -> &'static str {
    match action {
        Action::Run | Action::RunSteps | Action::Stop | Action::TryAll | Action::Drive => "run",
        Action::ShowMe
        | Action::PlayPause
        | Action::StepBack
        | Action::StepOver
        | Action::StepInto
        | Action::StepOut => "film",
        Action::Breakpoint | Action::Save | Action::Find | Action::GoToLine | Action::History => "program",
        Action::NextPanel
        | Action::PreviousPanel
        | Action::Help
        | Action::Shortcuts
        | Action::Settings
        | Action::Picture
        | Action::Home => "way",
        Action::Larger | Action::Smaller | Action::NormalSize | Action::Projector => "size",
    }
}

const GROUPS: [&str; 5] = ["run", "film", "program", "way", "size"];

/// Draws the screen.
pub fn ui(ui: &mut Ui, page: &Page, out: &mut Vec<Command>) {
    page_ui(ui, page, "lab-shortcuts", out, |ui, _out| {
        for name in GROUPS {
            ui.add_space(8.0);
            ui.label(RichText::new(page.say.plain(&format!("home-keys-{name}"))).heading());
            Grid::new(("keys", name)).striped(true).min_col_width(110.0).show(ui, |ui| {
                let everywhere = SHORTCUTS.iter().filter(|(_, action, _)| group(*action) == name);
                let everywhere = everywhere.map(|(shortcut, _, text)| (shortcut, *text));
                let in_editor =
                    EDITOR.iter().filter(|_| name == "program").map(|(shortcut, _, text)| (shortcut, *text));
                // Several keys for the same are one line.
                let mut lines: Vec<(&str, Vec<String>)> = Vec::new();
                for (shortcut, text) in everywhere.chain(in_editor) {
                    let key = written(ui.ctx(), shortcut);
                    match lines.iter_mut().find(|(known, _)| *known == text) {
                        Some((_, keys)) => keys.push(key),
                        None => lines.push((text, vec![key])),
                    }
                }
                for (text, keys) in lines {
                    ui.label(RichText::new(keys.join("  ")).monospace().strong());
                    ui.label(page.say.plain(text));
                    ui.end_row();
                }
            });
            if name == "run" {
                let driving = ["drive-how", "drive-how-aside", "drive-how-tools", "drive-how-slow"];
                let driving: Vec<String> = driving.iter().map(|id| page.say.plain(id)).collect();
                ui.add_space(4.0);
                ui.label(format!("{}: {}", page.say.plain("key-drive"), driving.join(" ")));
            }
        }
        ui.add_space(8.0);
        ui.label(page.say.plain("home-keys-focus"));
    });
}
