//! Plots over the film's time: one for each unit, all with the same time axis, and the moment shown as a line to be dragged.

use std::collections::BTreeMap;

use egui::{Align2, FontId, Id, Response, Ui, Vec2b, WidgetInfo, WidgetType};
use egui_plot::{Line, LineStyle, Plot, PlotPoint, PlotPoints, VLine};

use crate::app::command::Command;
use crate::app::focus::Follow;
use crate::app::panels::instruments::channel::{Axis, Channel, is_endless};
use crate::app::panels::instruments::chosen::{Chosen, colour, dash, sample};
use crate::app::panels::instruments::scale::scaled;
use crate::app::panels::instruments::thin::{held, thin};
use crate::app::panels::instruments::values::{full_name, unit};
use crate::app::panels::timeline::PlayCommand;
use crate::app::view::View;
use crate::base::units::TICKS_PER_S;

/// The least height of a plot with its time axis.
const LEAST_HEIGHT: f32 = 110.0;

/// Points of the chosen channels, kept until the film is another one or has grown.
#[derive(Default)]
pub struct Kept {
    film: (u64, u64),
    points: BTreeMap<Channel, Vec<(u32, f32)>>,
}

impl Kept {
    /// The points of a channel.
    pub fn points(&mut self, view: &View, channel: &Channel) -> &[(u32, f32)] {
        let reel = &view.bench.reel;
        let film = (reel.serial(), reel.ticks());
        if self.film != film {
            (self.film, self.points) = (film, BTreeMap::new());
        }
        self.points.entry(channel.clone()).or_insert_with(|| channel.points(reel))
    }
}

/// Draws the plots of everything that is chosen.
pub fn ui(ui: &mut Ui, view: &View, chosen: &Chosen, kept: &mut Kept, out: &mut Vec<Command>) {
    let mut axes: Vec<Axis> = chosen.iter().map(|(channel, _)| channel.axis()).collect();
    axes.sort();
    axes.dedup();
    let legend = ui.spacing().interact_size.y + ui.spacing().item_spacing.y * 2.0;
    let each = (ui.available_height() / axes.len().max(1) as f32 - legend).max(LEAST_HEIGHT);
    egui::ScrollArea::vertical().id_salt("plots").auto_shrink(false).follow(ui, |ui| {
        for axis in axes {
            let of_axis: Vec<(&Channel, usize)> = chosen.iter().filter(|(channel, _)| channel.axis() == axis).collect();
            ui.horizontal_wrapped(|ui| {
                for (channel, style) in &of_axis {
                    sample(ui, view.theme, *style);
                    ui.label(full_name(view, channel));
                }
                let unit = unit(view, axis);
                if !unit.is_empty() {
                    ui.weak(unit);
                }
            });
            plot(ui, view, axis, each, &of_axis, kept, out);
        }
    });
}

fn plot(
    ui: &mut Ui,
    view: &View,
    axis: Axis,
    height: f32,
    channels: &[(&Channel, usize)],
    kept: &mut Kept,
    out: &mut Vec<Command>,
) {
    let ticks = view.bench.reel.ticks();
    let (now, end) = (seconds(view.bench.player.tick() as f64), seconds(ticks as f64).max(1.0));
    let columns = ui.available_width().max(50.0) as usize;
    let link = Id::new("instruments-time");
    let second = view.say.plain("unit-second");
    let place = |number: f64| view.say.number(number);
    let hover = |name: &str, at: &PlotPoint| {
        let args = [("seconds", at.x.into()), ("value", place(at.y).into())];
        let said = view.say.with("measure-at", args);
        Some(if name.is_empty() { said } else { format!("{name}\n{said}") })
    };
    let plot = Plot::new(("instruments", format!("{axis:?}")))
        .height(height)
        .link_axis(link, Vec2b::new(true, false))
        .link_cursor(link, Vec2b::new(true, false))
        .allow_drag(false)
        .allow_scroll(false)
        .allow_zoom(Vec2b::new(true, false))
        .include_x(0.0)
        .include_x(end)
        .grid_color(view.theme.visuals.weak_text_color().gamma_multiply(0.5))
        .label_formatter(|at| match at {
            egui_plot::HoverPosition::NearDataPoint { plot_name, position, .. } => hover(plot_name, position),
            egui_plot::HoverPosition::Elsewhere { .. } => None,
        });
    let shown = scaled(plot, |seconds| format!("{} {second}", place(seconds)), place).show(ui, |plot| {
        let bounds = plot.plot_bounds();
        // Before the first frame there are no bounds yet.
        let valid = bounds.is_valid() && bounds.width() > 0.0 && bounds.width() < 1e7;
        let (from, to) = if valid { (bounds.min()[0], bounds.max()[0]) } else { (0.0, end) };
        let in_ticks = |seconds: f64| seconds * TICKS_PER_S as f64;
        for (channel, style) in channels {
            let mut points = thin(kept.points(view, channel), in_ticks(from), in_ticks(to), columns);
            if channel.holds() {
                points = held(&points, ticks as u32);
            }
            let name = full_name(view, channel);
            for (piece, points) in points.split(|(_, value)| is_endless(*value)).enumerate() {
                let points: Vec<PlotPoint> = points.iter().map(|point| plot_point(*point)).collect();
                let line = Line::new(name.clone(), PlotPoints::Owned(points)).color(colour(view.theme, *style));
                plot.line(line.id(Id::new((&name, piece))).width(2.0).style(dash(*style)));
            }
        }
        let line = VLine::new("", now).color(view.theme.accent).width(2.5).style(LineStyle::Solid);
        plot.vline(line.allow_hover(false));
        plot.pointer_coordinate()
    });
    let args = [("names", names(view, channels).into())];
    name_it(&shown.response, view.say.with("measure-plot", args));
    if let Some(at) = shown.inner.filter(|_| seeks(&shown.response)) {
        let tick = (at.x * TICKS_PER_S as f64).round().clamp(0.0, ticks as f64) as u64;
        out.push(Command::Play(PlayCommand::Seek(tick)));
    }
    if channels.iter().all(|(channel, _)| kept.points(view, channel).is_empty()) {
        let (text, font) = (view.say.plain("measure-nothing-yet"), FontId::proportional(14.0));
        let colour = view.theme.visuals.weak_text_color();
        ui.painter().text(shown.response.rect.center(), Align2::CENTER_CENTER, text, font, colour);
    }
}

/// A click, or a drag with the main button, goes to that moment.
fn seeks(response: &Response) -> bool {
    response.clicked() || response.dragged_by(egui::PointerButton::Primary)
}

/// The name that a screen reader says.
fn name_it(response: &Response, name: String) {
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Other, true, name.clone()));
}

fn names(view: &View, channels: &[(&Channel, usize)]) -> String {
    let names: Vec<String> = channels.iter().map(|(channel, _)| full_name(view, channel)).collect();
    names.join(", ")
}

fn plot_point((tick, value): (u32, f32)) -> PlotPoint {
    PlotPoint::new(seconds(f64::from(tick)), f64::from(value))
}

fn seconds(ticks: f64) -> f64 {
    ticks / TICKS_PER_S as f64
}
