//! The window for taking pictures out of a film: which, how large and how fast; and for bringing films in.

use std::ops::RangeInclusive;

use egui::{Context, DragValue, Grid, ProgressBar, Ui};
use egui_phosphor::regular::{FILE_HTML, FILM_STRIP, FOLDER_OPEN, GHOST, GIF, IMAGE, X};

use crate::app::bench::Bench;
use crate::app::command::Command;
use crate::app::focus::Follow;
use crate::app::office::Sheet;
use crate::app::say::Say;
use crate::base::units::{TICKS_PER_S, seconds_of};
use crate::export::gif;

/// Widths that are offered, pixels.
const WIDTHS: [u32; 4] = [320, 480, 640, 1280];
/// Speeds that are offered, times real time.
const SPEEDS: [f64; 6] = [0.25, 0.5, 1.0, 2.0, 4.0, 8.0];
/// Frames of a second of an animation.
const FPS: u32 = 20;

/// What is asked of sharing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ShareCommand {
    /// Show the window, or put it away.
    Toggle,
    /// Make this of the shown film and save it.
    Make(Sheet),
    /// Make it no more.
    Cancel,
    /// Ask for the file of a film, to be shown or drawn as a ghost.
    AskForFilm { ghost: bool },
    /// Draw the shown film as a ghost from now on.
    KeepGhost,
}

/// The window and what was chosen in it.
#[derive(Debug)]
pub struct ShareWindow {
    pub open: bool,
    from_s: f64,
    /// The end of the film when nothing was chosen.
    to_s: Option<f64>,
    speed: f64,
    width_px: u32,
}

impl Default for ShareWindow {
    fn default() -> Self {
        Self { open: false, from_s: 0.0, to_s: None, speed: 1.0, width_px: 480 }
    }
}

impl ShareWindow {
    /// Draws the window; `progress` is the share of what is being made.
    pub fn ui(&mut self, ctx: &Context, say: &Say, bench: &Bench, progress: Option<f32>, out: &mut Vec<Command>) {
        let mut open = self.open;
        let title = say.plain("export-share");
        let window = egui::Window::new(title).id(egui::Id::new("share")).open(&mut open).resizable(false);
        let room = ctx.content_rect().shrink(8.0);
        window.collapsible(false).constrain_to(room).default_width(360.0).show(ctx, |ui| {
            egui::ScrollArea::vertical().max_height(room.height() - 60.0).follow(ui, |ui| {
                match progress {
                    Some(share) => making(ui, say, share, out),
                    None => self.choices(ui, say, bench, out),
                }
                ui.separator();
                films(ui, say, bench, out);
            });
        });
        self.open = open;
    }

    fn choices(&mut self, ui: &mut Ui, say: &Say, bench: &Bench, out: &mut Vec<Command>) {
        let ticks = bench.reel.ticks();
        if ticks == 0 {
            ui.label(say.plain("export-no-film"));
            return;
        }
        let end_s = seconds_of(ticks);
        let mut to_s = self.to_s.unwrap_or(end_s).min(end_s);
        self.from_s = self.from_s.min(to_s);
        Grid::new("share choices").num_columns(2).show(ui, |ui| {
            let label = ui.label(say.plain("export-width"));
            egui::ComboBox::from_id_salt("share width")
                .selected_text(self.width_px.to_string())
                .show_ui(ui, |ui| {
                    WIDTHS.iter().for_each(|&width| {
                        ui.selectable_value(&mut self.width_px, width, width.to_string());
                    });
                })
                .response
                .labelled_by(label.id);
            ui.end_row();
            let label = ui.label(say.plain("export-speed"));
            let shown = |speed: f64| format!("{}×", say.number(speed));
            egui::ComboBox::from_id_salt("share speed")
                .selected_text(shown(self.speed))
                .show_ui(ui, |ui| {
                    SPEEDS.iter().for_each(|&speed| {
                        ui.selectable_value(&mut self.speed, speed, shown(speed));
                    });
                })
                .response
                .labelled_by(label.id);
            ui.end_row();
            let label = ui.label(say.plain("export-from"));
            ui.add(seconds(&mut self.from_s, 0.0..=to_s, say)).labelled_by(label.id);
            ui.end_row();
            let label = ui.label(say.plain("export-to"));
            if ui.add(seconds(&mut to_s, self.from_s..=end_s, say)).labelled_by(label.id).changed() {
                self.to_s = Some(to_s).filter(|to| *to < end_s);
            }
            ui.end_row();
        });
        let tick_of = |seconds: f64| (seconds * TICKS_PER_S as f64).round() as u64;
        let animation = gif::Options {
            from: tick_of(self.from_s),
            to: self.to_s.map_or(ticks, tick_of),
            speed: self.speed,
            fps: FPS,
            width_px: self.width_px,
            lang: say.lang(),
        };
        let tick = bench.player.tick().min(ticks);
        let picture = Sheet::Picture { tick, width_px: self.width_px, lang: say.lang() };
        for (icon, text, sheet) in [
            (GIF, "export-gif", Sheet::Animation(animation)),
            (IMAGE, "export-picture", picture),
            (FILE_HTML, "export-page", Sheet::Page(say.lang())),
            (FILM_STRIP, "export-film", Sheet::Film),
        ] {
            if ui.button(format!("{icon} {}", say.plain(text))).clicked() {
                out.push(Command::Share(ShareCommand::Make(sheet)));
            }
        }
    }
}

/// A field for seconds, written as the language does; a point and a comma are the same.
fn seconds<'a>(value: &'a mut f64, range: RangeInclusive<f64>, say: &'a Say) -> DragValue<'a> {
    let drag = DragValue::new(value).range(range).speed(0.1).max_decimals(1);
    let drag = drag.custom_formatter(|number, _| say.number((number * 10.0).round() / 10.0));
    drag.custom_parser(|text| text.trim().replace(',', ".").parse().ok())
        .suffix(format!(" {}", say.plain("unit-second")))
}

fn making(ui: &mut Ui, say: &Say, share: f32, out: &mut Vec<Command>) {
    ui.label(say.plain("export-making"));
    ui.add(ProgressBar::new(share).show_percentage());
    if ui.button(format!("{X} {}", say.plain("export-cancel"))).clicked() {
        out.push(Command::Share(ShareCommand::Cancel));
    }
}

/// Films that come in, and the one that stays.
fn films(ui: &mut Ui, say: &Say, bench: &Bench, out: &mut Vec<Command>) {
    for (icon, text, command, enabled) in [
        (FOLDER_OPEN, "export-open", ShareCommand::AskForFilm { ghost: false }, true),
        (FOLDER_OPEN, "export-open-ghost", ShareCommand::AskForFilm { ghost: true }, true),
        (GHOST, "export-keep-ghost", ShareCommand::KeepGhost, bench.reel.ticks() > 0),
    ] {
        let button = egui::Button::new(format!("{icon} {}", say.plain(text)));
        if ui.add_enabled(enabled, button).clicked() {
            out.push(Command::Share(command));
        }
    }
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::Queryable;

    use super::*;
    use crate::app::testing::{bench, harness, played};
    use crate::app::view::View;
    use crate::text::lang::Lang;

    #[test]
    fn the_window_fits_in_every_language_and_asks_for_what_was_chosen() {
        for lang in Lang::ALL {
            for progress in [None, Some(0.4)] {
                let mut played = played("first-steps", "forward(20);");
                played.player.seek(70);
                let ticks = played.reel.ticks();
                let draw = move |window: &mut ShareWindow, ui: &mut Ui, view: &View<'_>, out: &mut Vec<Command>| {
                    window.ui(ui.ctx(), view.say, view.bench, progress, out);
                };
                let window = ShareWindow { open: true, ..ShareWindow::default() };
                let mut rig = harness(played, lang, [420.0, 460.0], window, draw);
                rig.harness.run_steps(4);
                rig.no_text_is_cut();
                rig.picture(&format!("share-{}-{}", lang.code(), progress.is_some()));
                let say = rig.harness.state().say.clone();
                let wanted = match progress {
                    Some(_) => vec![("export-cancel", ShareCommand::Cancel)],
                    None => {
                        let options = gif::Options { from: 0, to: ticks, speed: 1.0, fps: FPS, width_px: 480, lang };
                        vec![
                            ("export-gif", ShareCommand::Make(Sheet::Animation(options))),
                            ("export-picture", ShareCommand::Make(Sheet::Picture { tick: 70, width_px: 480, lang })),
                            ("export-page", ShareCommand::Make(Sheet::Page(lang))),
                            ("export-open-ghost", ShareCommand::AskForFilm { ghost: true }),
                            ("export-keep-ghost", ShareCommand::KeepGhost),
                        ]
                    }
                };
                for (text, command) in wanted {
                    rig.harness.get_by_label_contains(&say.plain(text)).click();
                    rig.harness.run_steps(2);
                    assert_eq!(rig.carry_out(), [Command::Share(command)], "{text}");
                }
            }
        }
    }

    #[test]
    fn seconds_are_written_as_the_language_writes_numbers() {
        for (lang, wanted) in [(Lang::En, "0.5 s"), (Lang::Ru, "0,5 с"), (Lang::Kk, "0,5 с")] {
            let draw = |window: &mut ShareWindow, ui: &mut Ui, view: &View<'_>, out: &mut Vec<Command>| {
                window.ui(ui.ctx(), view.say, view.bench, None, out);
            };
            let window = ShareWindow { open: true, from_s: 0.5, ..ShareWindow::default() };
            let mut rig = harness(played("first-steps", "forward(20);"), lang, [420.0, 460.0], window, draw);
            rig.harness.run_steps(3);
            assert!(rig.harness.query_by_value(wanted).is_some(), "{wanted}");
        }
    }

    #[test]
    fn without_a_film_there_is_nothing_to_make() {
        let draw = |window: &mut ShareWindow, ui: &mut Ui, view: &View<'_>, out: &mut Vec<Command>| {
            window.ui(ui.ctx(), view.say, view.bench, None, out);
        };
        let window = ShareWindow { open: true, ..ShareWindow::default() };
        let mut rig = harness(bench("first-steps"), Lang::En, [420.0, 460.0], window, draw);
        rig.harness.run_steps(3);
        let say = rig.harness.state().say.clone();
        assert!(rig.harness.query_by_label_contains(&say.plain("export-gif")).is_none());
        assert!(rig.harness.query_by_label_contains(&say.plain("export-no-film")).is_some());
    }
}
