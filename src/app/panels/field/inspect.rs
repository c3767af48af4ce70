//! A look at one body: what was clicked, and a small card with where it is and what its devices show.

use egui::{Pos2, Rect, ScrollArea, Sense, Ui, UiBuilder, vec2};

use crate::app::command::Command;
use crate::app::focus::Follow;
use crate::app::panels::field::FieldCommand;
use crate::app::panels::field::cast::{kit, name};
use crate::app::panels::field::described::place;
use crate::app::panels::field::paint::Stance;
use crate::app::panels::field::polygon::{contains, distance, nearest};
use crate::app::panels::field::scene::{Shot, robot_colour};
use crate::base::ask::{Gives, Unit};
use crate::base::value::Value;
use crate::sim::kit::Kit;

/// What is so near to the pointer counts as hit, points.
const NEAR: f32 = 6.0;
/// The card's width, points.
const WIDTH: f32 = 210.0;
/// Around a ringed place so much is left free, points.
const SPOT: f32 = 24.0;
/// The speed is the mean of so many ticks.
const SPEED_TICKS: u64 = 10;
/// Of a list so many numbers are shown.
const MOST_NUMBERS: usize = 6;

/// What is under a point of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    pub body: usize,
    /// The sensor of a robot, by its number in the kit.
    pub sensor: Option<usize>,
}

/// Finds the body, and the sensor, under a point; robots come before things, and small things before large ones.
pub fn hit(shot: &Shot, at: Pos2) -> Option<Hit> {
    let (x, y) = shot.camera.field(at);
    let near = NEAR / shot.camera.scale();
    let bodies = shot.cast.actors.iter().zip(shot.stances).enumerate().filter(|(number, _)| shot.is_there(*number));
    let hits = bodies.filter(|(_, (actor, stance))| {
        if distance((x, y), (stance.x, stance.y)) > actor.reach + near {
            return false;
        }
        let outline: Vec<(f32, f32)> = actor.outline.iter().map(|&corner| stance.point(corner)).collect();
        contains(&outline, (x, y)) || nearest(&outline, (x, y)).is_some_and(|side| distance(side, (x, y)) < near)
    });
    let order = |(number, (actor, _)): &(usize, (&crate::app::panels::field::cast::Actor, &Stance))| {
        (*number >= shot.cast.robots, (actor.reach * 1e4) as u32)
    };
    let body = hits.min_by_key(order)?.0;
    let stance = shot.stances.get(body)?;
    let of_it = shot.cast.senses.iter().filter(|sense| sense.robot == body);
    let ways = of_it.map(|sense| (distance(stance.point(sense.at), (x, y)), sense.sensor));
    let sensor = ways.filter(|(way, _)| *way < near).min_by(|one, other| one.0.total_cmp(&other.0));
    Some(Hit { body, sensor: sensor.map(|(_, sensor)| sensor) })
}

/// Draws the card of the chosen body, which took the place `last` before; gives the place that it takes.
pub fn card(
    ui: &mut Ui,
    shot: &Shot,
    sensor: Option<usize>,
    last: Option<Rect>,
    out: &mut Vec<Command>,
) -> Option<Rect> {
    let view = shot.view;
    let body = usize::from(view.bench.field.chosen?);
    let picture = &view.bench.reel.header().picture;
    let pose = *shot.state.poses.get(body)?;
    let room = shot.camera.rect.shrink(8.0);
    let width = WIDTH.min(room.width());
    let stands = shot.stances.get(body).map(|stance| {
        let reach = shot.cast.actors.get(body).map_or(0.0, |actor| actor.reach * shot.camera.scale());
        Rect::from_center_size(shot.camera.screen(stance.x, stance.y), vec2(2.0 * reach, 2.0 * reach))
    });
    let spot = view.bench.field.spot.map(|(x, y)| {
        let spot = shot.camera.screen(x as f32 * 0.01, y as f32 * 0.01);
        Rect::from_center_size(spot, vec2(2.0 * SPOT, 2.0 * SPOT))
    });
    let seen: Vec<Rect> = [stands, spot].into_iter().flatten().collect();
    let left = side(room, width, last, &seen);
    let area = Rect::from_min_size(Pos2::new(left, room.top()), vec2(width, room.height()));
    let card = ui.scope_builder(UiBuilder::new().max_rect(area), |ui| {
        egui::Frame::popup(ui.style())
            .inner_margin(6.0)
            .show(ui, |ui| {
                ui.set_width(width - 14.0);
                ui.spacing_mut().item_spacing.y = 2.0;
                ui.horizontal(|ui| {
                    let (rect, _) = ui.allocate_exact_size(vec2(14.0, 14.0), Sense::hover());
                    let colour =
                        if body < shot.cast.robots { robot_colour(view.theme, body) } else { shot.colour_of(body) };
                    ui.painter().circle(rect.center(), 6.0, colour, ui.visuals().widgets.noninteractive.fg_stroke);
                    ui.strong(name(view, body).as_ref());
                    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                        let close = crate::app::panels::field::toolbar::icon(
                            ui,
                            egui_phosphor::regular::X,
                            &view.say.plain("field-close"),
                            false,
                        );
                        if close.clicked() {
                            out.push(Command::Field(FieldCommand::Choose(None)));
                        }
                    });
                });
                ScrollArea::vertical().max_height((room.height() - 60.0).max(30.0)).follow(ui, |ui| {
                    let (x, y, heading) = place(pose);
                    ui.label(
                        view.say.with("field-pose", [("x", x.into()), ("y", y.into()), ("heading", heading.into())]),
                    );
                    if picture.bodies.get(body).is_some_and(|body| body.loose) {
                        ui.label(view.say.with("field-speed", [("speed", speed(shot, body).into())]));
                    }
                    if let Some(kit) = kit(view.bench, body).filter(|_| body < shot.cast.robots) {
                        ui.separator();
                        devices(ui, shot, body, kit, sensor);
                    }
                });
            })
            .response
            .rect
    });
    Some(card.inner)
}

/// Where the card's left side is: it stays where it was, unless it hides there what is to be seen and doesn't on the
/// other side.
fn side(room: Rect, width: f32, last: Option<Rect>, seen: &[Rect]) -> f32 {
    let (left, right) = (room.left(), room.right() - width);
    let height = last.map_or(room.height(), |last| last.height());
    let hides = |at: f32| {
        let card = Rect::from_min_size(Pos2::new(at, room.top()), vec2(width, height));
        seen.iter().any(|seen| seen.intersects(card))
    };
    let (stays, other) = match last {
        Some(last) if last.center().x < room.center().x => (left, right),
        _ => (right, left),
    };
    if hides(stays) && !hides(other) { other } else { stays }
}

/// How fast a body moved in the last tenth of a second, cm/s.
fn speed(shot: &Shot, body: usize) -> f64 {
    let since = shot.state.tick.min(SPEED_TICKS);
    let before = shot.view.bench.reel.at(shot.state.tick - since);
    let (Some(now), Some(before)) = (shot.state.poses.get(body), before.poses.get(body)) else { return 0.0 };
    let (x, y) = (f64::from(now.x - before.x) * 0.01, f64::from(now.y - before.y) * 0.01);
    let seconds = since.max(1) as f64 / crate::base::units::TICKS_PER_S as f64;
    (crate::base::maths::hypot(x, y) / seconds).round()
}

/// What each sensor of a robot shows; the one that was clicked is marked.
fn devices(ui: &mut Ui, shot: &Shot, robot: usize, kit: &Kit, chosen: Option<usize>) {
    let streams = &shot.view.bench.reel.header().streams;
    for (number, sensor) in kit.sensors.iter().enumerate() {
        for word in sensor.words().iter().filter(|word| word.gives != Gives::Nothing) {
            let stream = streams.iter().position(|stream| {
                usize::from(stream.robot) == robot
                    && stream.word == word.name
                    && (stream.device == sensor.name() || stream.device.is_empty() && !word.of_device)
            });
            let Some(value) = stream.and_then(|stream| shot.state.readings.get(stream)?.as_ref()) else { continue };
            let device = if word.of_device { format!("{} {}", word.name, sensor.name()) } else { word.name.to_owned() };
            let text = format!("{device}: {}", text_of(shot, value, word.gives));
            if chosen == Some(number) {
                ui.strong(format!("▶ {text}"));
            } else {
                ui.label(text);
            }
        }
    }
}

/// A value as people read it, with its unit.
fn text_of(shot: &Shot, value: &Value, gives: Gives) -> String {
    let say = shot.view.say;
    let number = |number: f64| say.number((number * 10.0).round() / 10.0);
    match value {
        Value::Unit => "–".to_owned(),
        Value::Bool(true) => say.plain("field-yes"),
        Value::Bool(false) => say.plain("field-no"),
        Value::Text(text) => text.to_string(),
        Value::List(list) => {
            let mut numbers: Vec<String> =
                list.iter().take(MOST_NUMBERS).map(|item| text_of(shot, item, Gives::Plain)).collect();
            if list.len() > MOST_NUMBERS {
                numbers.push("…".to_owned());
            }
            format!("[{}]", numbers.join("; "))
        }
        Value::Map(map) => {
            let items: Vec<String> = map
                .iter()
                .take(MOST_NUMBERS)
                .map(|(key, item)| format!("{key}: {}", text_of(shot, item, Gives::Plain)))
                .collect();
            items.join("; ")
        }
        Value::Int(_) | Value::Float(_) => {
            let text = number(value.number().unwrap_or_default());
            match gives {
                Gives::Number(Unit::Degree) => format!("{text}{}", say.plain("unit-degree")),
                Gives::Number(unit) if unit != Unit::None => {
                    format!("{text} {}", say.plain(crate::manual::words::unit_id(unit)))
                }
                _ => text,
            }
        }
    }
}
