//! Who works here: the nicknames of this computer, a new one, or a guest.

use egui::{RichText, ScrollArea, TextEdit, Ui};

use crate::app::command::Command;
use crate::app::focus::Follow;
use crate::app::lab::study::StudyCommand;
use crate::app::screens::{Page, back_ui};
use crate::study::{Profile, name};

/// What the screen keeps: the nickname that is being typed.
#[derive(Debug, Default)]
pub struct ProfileScreen {
    typed: String,
}

impl ProfileScreen {
    /// Draws the screen. `known` are the profiles of this place, `here` the one that is open.
    pub fn ui(&mut self, ui: &mut Ui, page: &Page, known: &[Profile], here: Option<&Profile>, out: &mut Vec<Command>) {
        // At the first start there is nothing to go back to.
        if here.is_some() {
            back_ui(ui, page, out);
        }
        egui::CentralPanel::default().show(ui, |ui| {
            ScrollArea::vertical().auto_shrink(false).follow(ui, |ui| {
                let width = 360.0_f32.min(ui.available_width());
                ui.vertical_centered(|ui| {
                    ui.add_space((ui.available_height() * 0.12).min(80.0));
                    ui.label(RichText::new(page.say.plain("profile-who")).size(28.0));
                    ui.add_space(12.0);
                    self.new_ui(ui, page, width, out);
                    if !known.is_empty() {
                        ui.add_space(12.0);
                        ui.label(RichText::new(page.say.plain("profile-known")).heading());
                    }
                    for profile in known {
                        profile_ui(ui, page, profile, here == Some(profile), width, out);
                    }
                    ui.add_space(12.0);
                    ui.label(page.say.plain("profile-no-account"));
                });
            });
        });
    }

    fn new_ui(&mut self, ui: &mut Ui, page: &Page, width: f32, out: &mut Vec<Command>) {
        let label = ui.label(page.say.plain("profile-nickname"));
        let edit = TextEdit::singleline(&mut self.typed).char_limit(name::LONGEST).font(egui::TextStyle::Heading);
        let edit = ui.add(edit.desired_width(width)).labelled_by(label.id);
        if page.fresh {
            edit.request_focus();
        }
        let entered = edit.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
        let nickname = name::nickname(&self.typed);
        let start = egui::Button::new(RichText::new(page.say.plain("profile-start")).size(20.0));
        let start = ui.add_enabled(nickname.is_some(), start.min_size(egui::vec2(width, 44.0)));
        if let (true, Some(nickname)) = (start.clicked() || entered, nickname) {
            self.typed.clear();
            out.push(Command::Study(StudyCommand::Enter(nickname)));
        }
        let guest = ui.add(egui::Button::new(page.say.plain("profile-as-guest")).min_size(egui::vec2(width, 34.0)));
        if guest.clicked() {
            out.push(Command::Study(StudyCommand::Enter(String::new())));
        }
    }
}

/// One profile: open it, or delete it (which can be undone).
fn profile_ui(ui: &mut Ui, page: &Page, profile: &Profile, here: bool, width: f32, out: &mut Vec<Command>) {
    use egui_phosphor::regular::{CHECK, TRASH};
    let shown = shown_name(page, profile);
    let text = if here { format!("{CHECK} {shown}") } else { shown.clone() };
    ui.allocate_ui(egui::vec2(width, 36.0), |ui| {
        ui.horizontal(|ui| {
            let delete_width = 40.0;
            let size = egui::vec2(width - delete_width - ui.spacing().item_spacing.x, 36.0);
            let open = ui.add_sized(size, egui::Button::new(text).wrap());
            if open.clicked() {
                out.push(Command::Study(StudyCommand::Enter(profile.nickname.clone())));
            }
            let delete = ui.add_sized([delete_width, 36.0], egui::Button::new(TRASH));
            let says = page.say.with("profile-delete", [("name", shown.into())]);
            delete.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, true, &says));
            if delete.on_hover_text(&says).clicked() {
                out.push(Command::Study(StudyCommand::Delete(profile.clone())));
            }
        });
    });
}

/// The nickname, or the word for a guest.
pub fn shown_name(page: &Page, profile: &Profile) -> String {
    match profile.nickname.is_empty() {
        true => page.say.plain("profile-guest"),
        false => profile.nickname.clone(),
    }
}
