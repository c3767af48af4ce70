//! What is drawn at a moment, from the floor up.

use egui::{Align2, Color32, Rect, Shape, Stroke as Line, vec2};

use crate::app::panels::field::camera::Camera;
use crate::app::panels::field::cast::{Cast, name};
use crate::app::panels::field::paint::{Brush, Place, Stance};
use crate::app::panels::field::past::Past;
use crate::app::panels::field::{beams, ghosts, marks, trails};
use crate::app::theme::{Theme, ThemeKind};
use crate::app::view::View;
use crate::base::ink::Role;
use crate::rules::sheet::GoalState;
use crate::trial::reel::State;

/// Letters of numbers and names on the field, points.
pub const LETTERS: f32 = 12.0;
/// A letter of a name is about so wide, points.
const LETTER_WIDTH: f32 = 6.5;
/// A rope is this thick, metres.
const ROPE_M: f32 = 0.004;

/// One moment as it is to be drawn.
pub struct Shot<'a> {
    pub view: &'a View<'a>,
    pub camera: &'a Camera,
    pub cast: &'a Cast,
    pub past: &'a Past,
    pub state: &'a State,
    /// Where every body is, between two ticks as well.
    pub stances: &'a [Stance],
    /// Seconds of the window's clock, for what pulses.
    pub clock: f64,
    pub grid: bool,
}

impl Shot<'_> {
    /// Is a body to be seen, or was it taken?
    pub fn is_there(&self, body: usize) -> bool {
        self.state.bodies.get(body).is_none_or(|body| !body.gone)
    }

    /// The colour by which a body is told from others.
    pub fn colour_of(&self, body: usize) -> Color32 {
        if body < self.cast.robots {
            return on_paper(self.view.theme, robot_colour(self.view.theme, body));
        }
        self.view.theme.ink(self.cast.actors.get(body).map_or(Role::Thing, |actor| actor.role))
    }

    /// A width of the field on the screen, never thinner than this, points.
    pub fn thick(&self, metres: f32, least: f32) -> f32 {
        (metres * self.camera.scale()).max(least)
    }
}

/// The colour of a robot, the same as in the plots.
pub fn robot_colour(theme: &Theme, robot: usize) -> Color32 {
    theme.series[robot % theme.series.len()]
}

/// The field is paper in every theme; a colour that was made for a dark ground is darkened there.
pub fn on_paper(theme: &Theme, colour: Color32) -> Color32 {
    let share = if theme.kind == ThemeKind::Light { 1.0 } else { 0.68 };
    let [red, green, blue, _] = colour.to_array().map(|part| (f32::from(part) * share) as u8);
    Color32::from_rgb(red, green, blue)
}

/// Draws everything; `floor` is the floor's own shape.
pub fn draw(brush: &mut Brush, shot: &Shot, floor: Option<Shape>) {
    let settings = shot.view.settings;
    brush.shapes.push(Shape::rect_filled(shot.camera.rect, 0.0, shot.view.theme.around));
    brush.shapes.extend(floor);
    if shot.grid {
        grid(brush, shot);
    }
    zones(brush, shot);
    let world = Place::of(shot.camera, Stance::default());
    brush.ink(&shot.cast.walls, &world, |role| shot.view.theme.ink(role));
    bodies(brush, shot, true);
    ghosts::live(brush, shot);
    ghosts::ways(brush, shot);
    if settings.trails {
        trails::draw(brush, shot);
    }
    trails::pens(brush, shot);
    marks::charts(brush, shot);
    let beams = if settings.beams { beams::all(shot) } else { Vec::new() };
    beams::draw(brush, shot, &beams);
    if settings.names {
        zone_names(brush, shot);
    }
    ghosts::outlines(brush, shot);
    bodies(brush, shot, false);
    ropes(brush, shot);
    beams::shows(brush, shot);
    beams::spots(brush, &beams);
    badges(brush, shot, settings.names);
    marks::draw(brush, shot);
}

fn grid(brush: &mut Brush, shot: &Shot) {
    let camera = shot.camera;
    // Lines that are too close tell nothing.
    let step = if camera.scale() * 0.1 >= 9.0 { 0.1 } else { 0.5 };
    let size = camera.size();
    let ink = brush.theme.ink(Role::Label);
    let (colour, plate) = brush.on_paper();
    let every = if camera.scale() * step >= 34.0 { 1 } else { 5 };
    let weight = |number: usize| Line::new(1.0, ink.gamma_multiply(if number.is_multiple_of(5) { 0.34 } else { 0.14 }));
    for number in 0..=(size.x / step + 1e-3) as usize {
        let x = number as f32 * step;
        let foot = camera.screen(x, 0.0);
        brush.shapes.push(Shape::line_segment([foot, camera.screen(x, size.y)], weight(number)));
        if number.is_multiple_of(every) {
            let text = ((x * 100.0).round() as i64).to_string();
            brush.label(foot - vec2(0.0, 1.0), Align2::CENTER_BOTTOM, 10.0, &text, (colour, plate));
        }
    }
    for number in 0..=(size.y / step + 1e-3) as usize {
        let y = number as f32 * step;
        let foot = camera.screen(0.0, y);
        brush.shapes.push(Shape::line_segment([foot, camera.screen(size.x, y)], weight(number)));
        if number > 0 && number.is_multiple_of(every) {
            let text = ((y * 100.0).round() as i64).to_string();
            brush.label(foot + vec2(1.0, 0.0), Align2::LEFT_CENTER, 10.0, &text, (colour, plate));
        }
    }
}

/// How the goals of a zone stand: held, broken, or neither.
fn standing(shot: &Shot, goals: &[u16]) -> Option<GoalState> {
    let states: Vec<GoalState> = goals.iter().filter_map(|goal| shot.state.goals.get(goal).copied()).collect();
    [GoalState::Held, GoalState::Broken].into_iter().find(|wanted| states.contains(wanted))
}

fn zones(brush: &mut Brush, shot: &Shot) {
    let world = Place::of(shot.camera, Stance::default());
    let theme = brush.theme;
    for zone in &shot.cast.zones {
        let held = standing(shot, &zone.goals) == Some(GoalState::Held);
        let tint = theme.ink(Role::Zone);
        brush.ink(&zone.ink, &world, |_| if held { tint } else { tint.gamma_multiply(0.6) });
        let rim = on_paper(theme, theme.series[2]);
        for rim_of in &zone.rims {
            let mut points = world.points(rim_of);
            if held {
                brush.shapes.push(Shape::closed_line(points, Line::new(2.5, rim)));
            } else {
                points.extend(points.first().copied());
                brush.path(points, Line::new(1.5, rim), Some((6.0, 4.0)));
            }
        }
    }
}

fn zone_names(brush: &mut Brush, shot: &Shot) {
    let picture = &shot.view.bench.reel.header().picture;
    let (colour, plate) = brush.on_paper();
    let mut placed: Vec<Rect> = Vec::new();
    for (zone, (id, _)) in shot.cast.zones.iter().zip(&picture.zones) {
        let name = shot.view.name(id);
        let text = match standing(shot, &zone.goals) {
            Some(GoalState::Held) => format!("✔ {name}"),
            Some(GoalState::Broken) => format!("✖ {name}"),
            _ => name.into_owned(),
        };
        // A name that is wider than its zone stands word under word: what stands beside the zone would hide it.
        let is_wide = text.chars().count() as f32 * LETTER_WIDTH > zone.width * shot.camera.scale();
        let text = if is_wide { text.replace(' ', "\n") } else { text };
        let mut at = shot.camera.screen(zone.middle.0, zone.middle.1);
        // Of zones with one middle the later ones are named below.
        for _ in 0..placed.len() {
            let Some(over) = placed.iter().find(|over| over.expand2(vec2(0.0, LETTERS * 0.7)).contains(at)) else {
                break;
            };
            at.y = over.bottom() + LETTERS * 0.8;
        }
        placed.push(brush.label(at, Align2::CENTER_CENTER, LETTERS, &text, (colour, plate.gamma_multiply(0.8))));
    }
}

/// Bodies that lie on the floor, or those that stand.
fn bodies(brush: &mut Brush, shot: &Shot, flat: bool) {
    let picture = &shot.view.bench.reel.header().picture;
    let theme = brush.theme;
    for (number, (body, actor)) in picture.bodies.iter().zip(&shot.cast.actors).enumerate() {
        let (Some(stance), Some(now)) = (shot.stances.get(number), shot.state.bodies.get(number)) else { continue };
        if body.flat != flat || now.gone {
            continue;
        }
        let place = Place::of(shot.camera, *stance);
        let ink = actor.ink_on.as_ref().filter(|_| now.on).unwrap_or(&actor.ink);
        if number < shot.cast.robots {
            // A line around it lets a robot stand out from any floor.
            let mut around = place.points(&actor.outline);
            around.extend(around.first().copied());
            let skin = robot_colour(theme, number);
            brush.ink(ink, &place, |role| if role == Role::Body { skin } else { theme.ink(role) });
            brush.shapes.push(Shape::line(around, Line::new(1.2, theme.ink(Role::Wheel))));
        } else {
            brush.ink(ink, &place, |role| theme.ink(role));
        }
        if now.lifted {
            let at = shot.camera.screen(stance.x, stance.y);
            brush.ring(
                at,
                actor.reach * place.scale + 3.0,
                Color32::TRANSPARENT,
                Line::new(1.5, theme.ink(Role::Label)),
            );
        }
    }
}

fn ropes(brush: &mut Brush, shot: &Shot) {
    for rope in &shot.view.bench.reel.header().picture.ropes {
        let ends = rope.ends.map(|(body, at)| {
            let (x, y) = shot.stances.get(usize::from(body)).copied().unwrap_or_default().point(at);
            shot.camera.screen(x, y)
        });
        let line = Line::new(shot.thick(ROPE_M, 1.5), brush.theme.ink(Role::Label));
        brush.shapes.push(Shape::line_segment(ends, line));
    }
}

/// Numbers on robots where there are several, names beside them, and a ring around what is looked at.
fn badges(brush: &mut Brush, shot: &Shot, names: bool) {
    let theme = brush.theme;
    let (colour, plate) = brush.on_paper();
    if let Some(chosen) = shot.view.bench.field.chosen.map(usize::from)
        && let (Some(stance), Some(actor)) = (shot.stances.get(chosen), shot.cast.actors.get(chosen))
    {
        let radius = actor.reach * shot.camera.scale() + 5.0;
        let at = shot.camera.screen(stance.x, stance.y);
        brush.ring(at, radius, Color32::TRANSPARENT, Line::new(4.0, theme.ink(Role::Floor).gamma_multiply(0.8)));
        brush.ring(at, radius, Color32::TRANSPARENT, Line::new(2.0, on_paper(theme, theme.accent)));
    }
    for robot in 0..shot.cast.robots {
        let (Some(stance), Some(actor)) = (shot.stances.get(robot), shot.cast.actors.get(robot)) else { continue };
        let at = shot.camera.screen(stance.x, stance.y);
        if shot.cast.robots > 1 {
            brush.ring(at, 8.0, theme.ink(Role::Floor), Line::new(1.5, theme.ink(Role::Label)));
            brush.text(at, Align2::CENTER_CENTER, 11.0, &(robot + 1).to_string(), colour);
        }
        if names && shot.cast.robots > 1 {
            let below = at + vec2(0.0, actor.reach * shot.camera.scale() + 8.0);
            brush.label(below, Align2::CENTER_TOP, LETTERS, &name(shot.view, robot), (colour, plate));
        }
    }
}
