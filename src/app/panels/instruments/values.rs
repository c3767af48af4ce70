//! The values now: every device of every robot, its orders, what it plots, and the hidden truth, each with a box to choose it.

use egui::{RichText, Ui, WidgetInfo, WidgetType};

use crate::app::panels::instruments::channel::{Axis, Channel, Truth, What, is_endless};
use crate::app::panels::instruments::chosen::{Chosen, bars, sample};
use crate::app::view::View;
use crate::base::ask::Unit;
use crate::base::units::{centimetres, heading_of_angle, radians, seconds_of};
use crate::base::value::Value;
use crate::manual::words::unit_id;
use crate::trial::reel::State;

/// A longer text is cut in the middle of a row.
const LONGEST_TEXT: usize = 40;

/// Draws the table.
pub fn ui(ui: &mut Ui, view: &View, state: &State, chosen: &mut Chosen) {
    let bench = view.bench;
    let robots = bench.layout.scene.robots.len();
    for (robot, start) in bench.layout.scene.robots.iter().enumerate() {
        let robot = robot as u16;
        if robots > 1 {
            ui.label(RichText::new(view.name(&start.name)).heading());
        }
        readings(ui, view, state, chosen, robot);
        plots(ui, view, chosen, robot);
        truths(ui, view, state, chosen, robot);
    }
}

/// What the devices say, and what they were told last.
fn readings(ui: &mut Ui, view: &View, state: &State, chosen: &mut Chosen, robot: u16) {
    let streams = &view.bench.reel.header().streams;
    let of_robot = || streams.iter().enumerate().filter(|(_, stream)| stream.robot == robot);
    let value = |number: usize| state.readings.get(number).and_then(Option::as_ref);
    group(ui, &view.say.plain("measure-sensors"));
    for (number, stream) in of_robot().filter(|(_, stream)| !stream.word.contains('.')) {
        row(ui, view, chosen, &Channel::of_stream(stream), value(number));
    }
    // Of the orders only those that are ever given: a kit has many.
    let given = |number: usize| value(number).is_some() || !view.bench.reel.series(number).is_empty();
    let mut orders = of_robot().filter(|(number, stream)| stream.word.contains('.') && given(*number)).peekable();
    if orders.peek().is_some() {
        group(ui, &view.say.plain("measure-orders"));
    }
    for (number, stream) in orders {
        row(ui, view, chosen, &Channel::of_stream(stream), value(number));
    }
}

/// What the program plots: the newest value before now.
fn plots(ui: &mut Ui, view: &View, chosen: &mut Chosen, robot: u16) {
    let (reel, tick) = (&view.bench.reel, view.bench.player.tick());
    let mut found = reel.plots().iter().filter(|plot| plot.robot == robot).peekable();
    if found.peek().is_some() {
        group(ui, &view.say.plain("measure-plots"));
    }
    for plot in found {
        let known = plot.points.partition_point(|(at, _)| u64::from(*at) <= tick);
        let now = known.checked_sub(1).and_then(|last| plot.points.get(last));
        let value = now.map(|(_, value)| Value::Float(f64::from(*value)));
        row(ui, view, chosen, &Channel { robot, what: What::Plot(plot.name.clone()) }, value.as_ref());
    }
}

/// Where the robot really is.
fn truths(ui: &mut Ui, view: &View, state: &State, chosen: &mut Chosen, robot: u16) {
    group(ui, &view.say.plain("measure-truth")).on_hover_text(view.say.plain("measure-truth-hint"));
    let pose = state.poses.get(usize::from(robot));
    for truth in Truth::ALL {
        let channel = Channel { robot, what: What::Truth(truth) };
        let value = pose.map(|pose| match truth {
            Truth::X => centimetres(f64::from(pose.x) * 1e-4),
            Truth::Y => centimetres(f64::from(pose.y) * 1e-4),
            Truth::Heading => heading_of_angle(radians(f64::from(pose.angle) * 0.01)),
            Truth::Speed => speed(view, robot),
        });
        row(ui, view, chosen, &channel, value.map(Value::Float).as_ref());
    }
}

/// How fast it is now, cm/s: from the path's points around this moment.
fn speed(view: &View, robot: u16) -> f64 {
    let (path, tick) = (view.bench.reel.path(usize::from(robot)), view.bench.player.tick());
    let next = path.partition_point(|(at, _)| u64::from(*at) < tick).max(1);
    let (Some(before), Some(now)) = (path.get(next - 1), path.get(next)) else { return 0.0 };
    // A body that leaves no points for longer than a tenth of a second rests.
    if u64::from(now.0) > tick + 10 {
        return 0.0;
    }
    let (along, aside) = (f64::from(now.1[0] - before.1[0]), f64::from(now.1[1] - before.1[1]));
    let took_s = seconds_of(u64::from((now.0 - before.0).clamp(1, 10)));
    centimetres(crate::base::maths::sqrt(along * along + aside * aside)) / took_s
}

fn group(ui: &mut Ui, title: &str) -> egui::Response {
    ui.add_space(2.0);
    ui.label(RichText::new(title).strong())
}

/// One row: a box with the name, the sample of its line, the value.
fn row(ui: &mut Ui, view: &View, chosen: &mut Chosen, channel: &Channel, value: Option<&Value>) {
    let name = name(view, channel);
    ui.horizontal_wrapped(|ui| {
        let is_list = matches!(value, Some(Value::List(_) | Value::Map(_) | Value::Text(_)));
        match is_list {
            // A list has no single number that could be plotted.
            true => {
                ui.label(&name);
            }
            false => {
                let style = chosen.style(channel);
                let mut on = style.is_some();
                if ui.checkbox(&mut on, &name).changed() {
                    chosen.set(channel, on);
                }
                if let Some(style) = style {
                    sample(ui, view.theme, style);
                }
            }
        }
        shown(ui, view, channel, value);
    });
}

fn shown(ui: &mut Ui, view: &View, channel: &Channel, value: Option<&Value>) {
    let numbers = match value {
        Some(Value::List(list)) if !list.is_empty() => {
            list.iter().map(|item| item.number()).collect::<Option<Vec<_>>>()
        }
        _ => None,
    };
    let Some(numbers) = numbers else {
        let text = said(view, channel, value);
        ui.label(RichText::new(text).strong());
        return;
    };
    let numbers: Vec<f32> = numbers.into_iter().map(|number| number as f32).collect();
    let least = numbers.iter().copied().fold(f32::MAX, f32::min);
    let args = [("count", numbers.len().into()), ("least", f64::from(least).into())];
    let spoken = view.say.with("measure-list", args);
    let response = bars(ui, view.theme, &numbers, is_endless);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Other, true, spoken.clone()));
    response.on_hover_text(spoken.clone());
}

/// The value in words, with its unit.
fn said(view: &View, channel: &Channel, value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Unit) => "–".to_owned(),
        Some(Value::Bool(true)) => view.say.plain("measure-yes"),
        Some(Value::Bool(false)) => view.say.plain("measure-no"),
        Some(Value::Text(text)) => cut(&crate::text::shown(text)),
        Some(Value::List(list)) if list.is_empty() => "[]".to_owned(),
        Some(Value::List(list)) => {
            let items: Vec<String> = list.iter().map(|item| plain(view, item)).collect();
            cut(&format!("[{}]", items.join("; ")))
        }
        Some(Value::Map(map)) if map.is_empty() => "–".to_owned(),
        Some(Value::Map(map)) => {
            let pairs: Vec<String> = map.iter().map(|(key, value)| format!("{key}: {}", plain(view, value))).collect();
            cut(&pairs.join("; "))
        }
        Some(Value::Int(_) | Value::Float(_)) => {
            let number = value.and_then(Value::number).unwrap_or_default();
            if is_endless(number as f32) {
                return "∞".to_owned();
            }
            let number = view.say.number(number);
            match unit(view, channel.axis()) {
                unit if unit.is_empty() => number,
                unit if unit.starts_with('°') => format!("{number}{unit}"),
                unit => format!("{number} {unit}"),
            }
        }
    }
}

/// A value among others.
fn plain(view: &View, value: &Value) -> String {
    match value {
        Value::Text(text) => crate::text::shown(text),
        Value::Bool(true) => view.say.plain("measure-yes"),
        Value::Bool(false) => view.say.plain("measure-no"),
        other => other.number().map_or_else(|| "…".to_owned(), |number| view.say.number(number)),
    }
}

fn cut(text: &str) -> String {
    let mut cut: String = text.chars().take(LONGEST_TEXT).collect();
    if text.chars().nth(LONGEST_TEXT).is_some() {
        cut.push('…');
    }
    cut
}

/// What a channel is called: as a program would ask for it, the truth in the person's language.
pub fn name(view: &View, channel: &Channel) -> String {
    match channel.what {
        What::Truth(truth) => view.say.plain(truth.message()),
        _ => crate::text::shown(&channel.code()),
    }
}

/// A channel's name where several robots stand side by side.
pub fn full_name(view: &View, channel: &Channel) -> String {
    let robots = &view.bench.layout.scene.robots;
    match robots.get(usize::from(channel.robot)) {
        Some(robot) if robots.len() > 1 => format!("{}: {}", view.name(&robot.name), name(view, channel)),
        _ => name(view, channel),
    }
}

/// The sign of an axis' unit; empty where there is none.
pub fn unit(view: &View, axis: Axis) -> String {
    match axis {
        Axis::Of(Unit::None) | Axis::Truths | Axis::Plots => String::new(),
        Axis::Of(unit) => view.say.plain(unit_id(unit)),
    }
}
