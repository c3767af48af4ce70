//! Instruments: the value of every device now, and plots over the film's time.

mod channel;
mod chosen;
mod plots;
mod save;
pub mod scale;
mod thin;
mod values;

#[cfg(test)]
mod tests;

use egui::{CentralPanel, Frame, Margin, Panel, ScrollArea, Ui};

use crate::app::command::Command;
use crate::app::focus::Follow;
use crate::app::view::View;

/// From this width on values and plots stand side by side.
const WIDE: f32 = 640.0;
/// The width of the values then.
const VALUES_WIDTH: f32 = 290.0;

/// The panel's own state: what nobody else needs to know.
#[derive(Default)]
pub struct InstrumentsPanel {
    chosen: chosen::Chosen,
    kept: plots::Kept,
    /// The moment that was read last: film, ticks there are, tick shown.
    now: Option<((u64, u64, u64), crate::trial::reel::State)>,
    /// Where there is no room for both: are the plots shown?
    shows_plots: bool,
}

impl InstrumentsPanel {
    pub fn ui(&mut self, ui: &mut Ui, view: &View, out: &mut Vec<Command>) {
        self.read(view);
        let wide = ui.available_width() >= WIDE;
        ui.horizontal_wrapped(|ui| {
            if !wide {
                ui.selectable_value(&mut self.shows_plots, false, view.say.plain("measure-values"));
                ui.selectable_value(&mut self.shows_plots, true, view.say.plain("measure-over-time"));
            }
            if !self.chosen.is_empty() {
                save::ui(ui, view, &self.chosen, &mut self.kept, out);
            }
        });
        match (wide, self.shows_plots) {
            (true, _) => {
                let left = Panel::left("instruments-values").frame(Frame::NONE).default_size(VALUES_WIDTH);
                left.show(ui, |ui| self.values(ui, view));
                let rest = Frame::new().inner_margin(Margin { left: 8, ..Margin::ZERO });
                CentralPanel::default().frame(rest).show(ui, |ui| self.plots(ui, view, out));
            }
            (false, false) => self.values(ui, view),
            (false, true) => self.plots(ui, view, out),
        }
    }

    /// Reads the moment that is shown, unless it is the one that was read last.
    fn read(&mut self, view: &View) {
        let (reel, tick) = (&view.bench.reel, view.bench.player.tick());
        let wanted = (reel.serial(), reel.ticks(), tick);
        if self.now.as_ref().is_none_or(|(known, _)| *known != wanted) {
            self.now = Some((wanted, reel.at(tick)));
        }
    }

    fn values(&mut self, ui: &mut Ui, view: &View) {
        let Self { chosen, now: Some((_, state)), .. } = self else { return };
        ScrollArea::vertical()
            .id_salt("values")
            .auto_shrink(false)
            .follow(ui, |ui| values::ui(ui, view, state, chosen));
    }

    fn plots(&mut self, ui: &mut Ui, view: &View, out: &mut Vec<Command>) {
        if self.chosen.is_empty() {
            ui.label(view.say.plain("measure-choose"));
            return;
        }
        plots::ui(ui, view, &self.chosen, &mut self.kept, out);
    }
}
