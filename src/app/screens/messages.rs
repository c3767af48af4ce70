//! Everything that was told since the start, the newest first.

use egui::{RichText, Ui};

use crate::app::command::Command;
use crate::app::notices::{Notices, sign};
use crate::app::screens::{Page, page_ui};

/// Draws the screen.
pub fn ui(ui: &mut Ui, page: &Page, notices: &Notices, out: &mut Vec<Command>) {
    page_ui(ui, page, "home-messages", out, |ui, out| {
        if notices.all().is_empty() {
            ui.label(page.say.plain("home-no-messages"));
        }
        for notice in notices.all().iter().rev() {
            let (icon, colour, word) = sign(notice.diag.severity, page.theme);
            ui.horizontal_wrapped(|ui| {
                ui.label(RichText::new(format!("{icon} {}", page.say.plain(word))).color(colour));
                let times = if notice.times > 1 { format!(" (×{})", notice.times) } else { String::new() };
                ui.label(format!("{}{times}", page.say.diag(&notice.diag)));
                for (label, command) in &notice.offers {
                    if ui.button(page.say.plain(label)).clicked() {
                        out.push(command.clone());
                    }
                }
            });
            ui.separator();
        }
    });
}
