//! The plot: every trial a mark, a line through the middle ones, and a band from the least to the most.

use egui::{Id, Ui, Vec2b, WidgetInfo, WidgetType};
use egui_plot::{FilledArea, Line, MarkerShape, Plot, PlotPoint, PlotPoints, Points};

use crate::app::panels::experiment::{Experiment, axis, factor_name};
use crate::app::panels::instruments::scale::scaled;
use crate::app::view::View;
use crate::cup::sweep::{Measure, spreads};

/// How near to a mark a click must be, points.
const REACH: f32 = 14.0;
/// The least and the most height of the plot.
const HEIGHT: (f32, f32) = (130.0, 420.0);

/// Draws the plot; gives the number of the trial whose mark was clicked.
pub fn ui(
    ui: &mut Ui,
    view: &View,
    experiment: &Experiment,
    measure: &Measure,
    selected: Option<usize>,
    room: f32,
) -> Option<usize> {
    let plan = &experiment.plan;
    let trials: Vec<Mark> = marks(experiment, measure);
    let spreads = spreads(plan, &experiment.results, measure);
    let theme = view.theme;
    let number = |number: f64| view.say.number(number);
    let height = (room * 0.6).clamp(HEIGHT.0, HEIGHT.1);
    ui.weak(axis(view, measure));
    let plot = Plot::new("experiment")
        .height(height)
        .allow_drag(false)
        .allow_scroll(false)
        .allow_zoom(Vec2b::FALSE)
        .allow_boxed_zoom(false)
        .grid_color(theme.visuals.weak_text_color().gamma_multiply(0.5))
        .label_formatter(|_| None);
    let shown = scaled(plot, number, number).show(ui, |plot| {
        // The plot shows all of it, also after another measure was chosen.
        plot.set_auto_bounds(Vec2b::TRUE);
        let of = |value: fn(&crate::cup::sweep::Spread) -> f64| spreads.iter().map(value).collect::<Vec<f64>>();
        let (values, medians) = (of(|spread| spread.value), of(|spread| spread.median));
        let band = FilledArea::new("band", &values, &of(|spread| spread.min), &of(|spread| spread.max));
        plot.add(band.fill_color(theme.series[0].gamma_multiply(0.25)).allow_hover(false));
        let middle = values.iter().zip(&medians).map(|(x, y)| PlotPoint::new(*x, *y)).collect();
        plot.line(Line::new("median", PlotPoints::Owned(middle)).color(theme.series[0]).width(2.5).allow_hover(false));
        // The shape tells what the colour tells: a disc passed, a cross did not.
        for (passed, shape, colour) in [(true, MarkerShape::Circle, theme.good), (false, MarkerShape::Cross, theme.bad)]
        {
            let of_kind = trials.iter().filter(|mark| mark.passed == passed).map(|mark| mark.at).collect();
            let points = Points::new("trials", PlotPoints::Owned(of_kind)).id(Id::new(("trials", passed)));
            plot.points(points.shape(shape).color(colour).radius(if passed { 4.0 } else { 6.0 }).allow_hover(false));
        }
        if let Some(mark) = trials.iter().find(|mark| Some(mark.trial) == selected) {
            let ring = Points::new("selected", PlotPoints::Owned(vec![mark.at])).shape(MarkerShape::Circle);
            plot.points(ring.filled(false).radius(9.0).color(theme.accent).allow_hover(false));
        }
    });
    let mut spoken = vec![axis(view, measure)];
    spoken.extend(spreads.iter().map(|spread| {
        let args = [("value", number(spread.value).into()), ("median", number(spread.median).into())];
        let range = [("min", number(spread.min).into()), ("max", number(spread.max).into())];
        let [value, median] = args;
        let [min, max] = range;
        view.say.with("experiment-spread", [value, median, min, max])
    }));
    let spoken = spoken.join("\n");
    shown.response.widget_info(|| WidgetInfo::labeled(WidgetType::Other, true, spoken.clone()));
    ui.weak(factor_name(&plan.factor));
    let pointer = shown.response.interact_pointer_pos().filter(|_| shown.response.clicked())?;
    let distance = |mark: &Mark| shown.transform.position_from_point(&mark.at).distance(pointer);
    let near = trials.iter().map(|mark| (distance(mark), mark.trial)).filter(|(distance, _)| *distance <= REACH);
    near.min_by(|left, right| left.0.total_cmp(&right.0)).map(|(_, trial)| trial)
}

/// One trial in the plot.
pub struct Mark {
    trial: usize,
    pub at: PlotPoint,
    pub passed: bool,
}

/// A mark for each trial that gave a figure.
pub fn marks(experiment: &Experiment, measure: &Measure) -> Vec<Mark> {
    let mark = |trial: usize| {
        let measured = experiment.measured(trial)?;
        let (value, _) = experiment.plan.point(trial)?;
        Some(Mark { trial, at: PlotPoint::new(value, measure.of(measured)?), passed: measured.scored.passed })
    };
    (0..experiment.results.len()).filter_map(mark).collect()
}
