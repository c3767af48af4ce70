//! Notices: what the lab tells a person in a corner, and the list of all that was told.
//!
//! Notes go after a while, what is wrong stays until it is closed, and everything stands in the list of messages.

use egui::{Align2, Area, Context, Frame, Id, Order, Pos2, RichText, Ui};

use crate::app::command::Command;
use crate::app::say::Say;
use crate::app::theme::Theme;
use crate::base::diag::{Diag, Severity};

/// How long a note is shown, seconds; one that offers something stays longer.
const NOTE_S: f64 = 6.0;
const OFFER_S: f64 = 15.0;
/// The most notices that are shown at once, and that are kept in the list.
const SHOWN: usize = 2;
const KEPT: usize = 200;
/// The widest a notice is, points.
const WIDEST: f32 = 340.0;

/// Something that was told.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    pub diag: Diag,
    /// What can be done about it: messages of buttons with what they ask for.
    pub offers: Vec<(&'static str, Command)>,
    /// It was told so many times in a row.
    pub times: u64,
    /// When it is to go by itself; not known before it was drawn.
    until: Option<f64>,
    shown: bool,
    lasts: bool,
}

/// All that was told, the newest last.
#[derive(Debug, Default)]
pub struct Notices {
    list: Vec<Notice>,
}

impl Notices {
    /// Tells something.
    pub fn push(&mut self, diag: Diag) {
        self.offer(diag, Vec::new());
    }

    /// Tells several things.
    pub fn extend(&mut self, diags: impl IntoIterator<Item = Diag>) {
        diags.into_iter().for_each(|diag| self.push(diag));
    }

    /// Tells something that a button can help with.
    pub fn offer(&mut self, diag: Diag, offers: Vec<(&'static str, Command)>) {
        let lasts = diag.severity != Severity::Note;
        self.put(diag, offers, lasts);
    }

    /// Tells something that goes on, and stays until it is closed.
    pub fn stay(&mut self, diag: Diag, offers: Vec<(&'static str, Command)>) {
        self.put(diag, offers, true);
    }

    fn put(&mut self, diag: Diag, offers: Vec<(&'static str, Command)>, lasts: bool) {
        let times = match self.list.last() {
            Some(last) if last.diag == diag => {
                let times = last.times + 1;
                self.list.pop();
                times
            }
            _ => 1,
        };
        self.list.push(Notice { diag, offers, times, until: None, shown: true, lasts });
        if self.list.len() > KEPT {
            self.list.remove(0);
        }
    }

    /// Shows notices with this code no longer; they stay in the list.
    pub fn close(&mut self, code: &str) {
        self.list.iter_mut().filter(|notice| notice.diag.code == code).for_each(|notice| notice.shown = false);
    }

    /// Offers this no longer: it was done.
    pub fn withdraw(&mut self, command: &Command) {
        self.list.iter_mut().for_each(|notice| notice.offers.retain(|(_, offered)| offered != command));
    }

    /// Everything that was told, the newest last.
    pub fn all(&self) -> &[Notice] {
        &self.list
    }

    /// What is shown now.
    pub fn shown(&self) -> impl DoubleEndedIterator<Item = &Notice> {
        self.list.iter().filter(|notice| notice.shown)
    }

    /// Draws what is shown, below and left of this corner, or in the lower right one; gives the time when the next one
    /// goes by itself.
    pub fn ui(
        &mut self,
        ctx: &Context,
        say: &Say,
        theme: &Theme,
        now: f64,
        corner: Option<Pos2>,
        out: &mut Vec<Command>,
    ) -> Option<f64> {
        let mut next: Option<f64> = None;
        for notice in self.list.iter_mut().filter(|notice| notice.shown && !notice.lasts) {
            let stays = if notice.offers.is_empty() { NOTE_S } else { OFFER_S };
            let until = *notice.until.get_or_insert(now + stays);
            notice.shown = now < until;
            if notice.shown {
                next = Some(next.map_or(until, |next| next.min(until)));
            }
        }
        let mut shown: Vec<&mut Notice> =
            self.list.iter_mut().rev().filter(|notice| notice.shown).take(SHOWN).collect();
        if shown.is_empty() {
            return None;
        }
        let width = WIDEST.min(ctx.content_rect().width() - 24.0);
        let area = Area::new(Id::new("notices")).order(Order::Foreground);
        let area = match corner {
            Some(corner) => area.pivot(Align2::RIGHT_TOP).fixed_pos(corner),
            None => area.anchor(Align2::RIGHT_BOTTOM, [-12.0, -12.0]),
        };
        area.show(ctx, |ui| {
            ui.set_width(width);
            for notice in shown.iter_mut().rev() {
                notice_ui(ui, notice, say, theme, out);
            }
        });
        next
    }
}

/// The sign, its colour and its word for how bad something is.
pub fn sign(severity: Severity, theme: &Theme) -> (&'static str, egui::Color32, &'static str) {
    use egui_phosphor::regular::{INFO, WARNING, X_CIRCLE};
    match severity {
        Severity::Note => (INFO, theme.accent, "notice-note"),
        Severity::Warning => (WARNING, theme.warn, "notice-warning"),
        Severity::Error => (X_CIRCLE, theme.bad, "notice-error"),
    }
}

fn notice_ui(ui: &mut Ui, notice: &mut Notice, say: &Say, theme: &Theme, out: &mut Vec<Command>) {
    let (icon, colour, word) = sign(notice.diag.severity, theme);
    let frame = Frame::popup(ui.style()).stroke(egui::Stroke::new(1.5, colour));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_top(|ui| {
            ui.label(RichText::new(icon).color(colour).size(18.0)).on_hover_text(say.plain(word));
            let mut text = say.diag(&notice.diag);
            if notice.times > 1 && notice.lasts {
                text.push_str(&format!(" (×{})", notice.times));
            }
            let close = 30.0 + ui.spacing().item_spacing.x;
            ui.vertical(|ui| {
                ui.set_width(ui.available_width() - close);
                ui.add(egui::Label::new(text).wrap());
                if notice.offers.is_empty() {
                    return;
                }
                ui.horizontal_wrapped(|ui| {
                    for (label, command) in &notice.offers {
                        if ui.button(say.plain(label)).clicked() {
                            out.push(command.clone());
                            notice.shown = false;
                        }
                    }
                });
            });
            let says = say.plain("notice-close");
            let close = ui.add(egui::Button::new(egui_phosphor::regular::X).min_size(egui::vec2(26.0, 26.0)));
            close.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, true, &says));
            if close.on_hover_text(&says).clicked() {
                notice.shown = false;
            }
        });
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_thing_told_again_is_one_notice_with_a_count() {
        let mut notices = Notices::default();
        (0..3).for_each(|_| notices.push(Diag::error("store-disk-full").with("file", "a")));
        notices.push(Diag::note("study-saved"));
        assert_eq!(notices.all().iter().map(|notice| notice.times).collect::<Vec<_>>(), [3, 1]);
        notices.close("store-disk-full");
        assert_eq!((notices.shown().count(), notices.all().len()), (1, 2));
    }

    #[test]
    fn the_list_is_bounded() {
        let mut notices = Notices::default();
        (0..KEPT + 50).for_each(|number| notices.push(Diag::note("study-saved").with("n", number)));
        assert_eq!(notices.all().len(), KEPT);
    }
}
