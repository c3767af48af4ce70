//! What sensors see: beams as long as their readings in the colour of what they meet, and spots filled with what is below.

use egui::epaint::{Mesh, Vertex};
use egui::{Color32, Pos2, Rect, Shape, Stroke as Line, pos2, vec2};

use crate::app::panels::field::cast::{Cast, kit};
use crate::app::panels::field::echo;
use crate::app::panels::field::paint::{Brush, Place, Stance, arc, is_sound};
use crate::app::panels::field::polygon::{contains, distance, nearest};
use crate::app::panels::field::scene::Shot;
use crate::app::panels::field::trails::straightened;
use crate::base::ink::{Ink, Role, Stroke};
use crate::sim::actuator::Actuator;
use crate::sim::colour::Colour;
use crate::sim::scene::Edge;
use crate::trial::senses::{Sense, middle};

/// What is so near to the end of a beam is what it sees, metres.
const MEETS_M: f32 = 0.035;
/// Places along the end of a cone that are looked at.
const LOOKS: usize = 7;
/// Of more robots only those of the one that is looked at are filled: the others would hide everything.
const MOST_FILLED: usize = 4;
/// The rim of a scan is drawn to so many points of the screen.
const ROUGH: f32 = 0.7;
/// A spot is drawn with at least this radius, points.
const SPOT: f32 = 2.5;

/// What one sensor shows of its reading.
pub struct Beam {
    robot: usize,
    stance: Stance,
    place: Place,
    /// Where the sensor sits, in the robot's frame.
    at: (f32, f32),
    /// The reading is a length, so that a beam ends on what it met; a camera's view, for one, ends nowhere.
    measures: bool,
    ink: Ink,
}

/// What all sensors show at the moment.
pub fn all(shot: &Shot) -> Vec<Beam> {
    let beam = |sense: &Sense| {
        let sensor = kit(shot.view.bench, sense.robot)?.sensors.get(sense.sensor)?;
        let stance = *shot.stances.get(sense.robot)?;
        let readings = sense.streams.iter().filter_map(|&stream| shot.state.readings.get(stream)?.as_ref());
        let mut inks = readings.map(|reading| (sensor.beam(reading), reading.number().is_some()));
        let (ink, measures) = inks.find(|(ink, _)| !ink.strokes.is_empty())?;
        let place = Place::of(shot.camera, stance);
        Some(Beam { robot: sense.robot, stance, place, at: sense.at, measures, ink })
    };
    shot.cast.senses.iter().filter_map(beam).collect()
}

/// Draws the beams, which lie below the robots.
pub fn draw(brush: &mut Brush, shot: &Shot, beams: &[Beam]) {
    for frame in beams {
        for (_, stroke) in frame.ink.strokes.iter().filter(|(role, stroke)| *role == Role::Beam && is_sound(stroke)) {
            beam(brush, shot, frame, stroke);
        }
    }
}

/// Draws the spots, which lie on the robots.
pub fn spots(brush: &mut Brush, beams: &[Beam]) {
    for Beam { place, ink, .. } in beams {
        for (role, stroke) in ink.strokes.iter().filter(|(role, stroke)| *role != Role::Beam && is_sound(stroke)) {
            spot(brush, place, *role, stroke);
        }
    }
}

fn beam(brush: &mut Brush, shot: &Shot, frame: &Beam, stroke: &Stroke) {
    let crowd = shot.cast.robots > MOST_FILLED && looked_at(shot) != Some(frame.robot);
    let amber = brush.theme.ink(Role::Beam).gamma_multiply(if crowd { 0.45 } else { 1.0 });
    let Stroke::Line { points, .. } = stroke else {
        brush.stroke(stroke, &[], &frame.place, (amber.gamma_multiply(0.6), false));
        return;
    };
    match points.as_slice() {
        [from, tip] => {
            let seen = look(shot, frame, &[*tip]);
            if frame.measures && seen.is_none() {
                return nothing(brush, shot, frame, *from, &[*tip]);
            }
            let line = [frame.place.point(*from), frame.place.point(*tip)];
            let line_of =
                if seen.is_some() { Line::new(1.8, amber) } else { Line::new(1.0, amber.gamma_multiply(0.7)) };
            brush.shapes.push(Shape::line_segment(line, line_of));
            end(brush, shot, seen);
        }
        [left, from, right] => {
            let rim = rim(*left, *from, *right);
            let seen = look(shot, frame, &rim);
            if frame.measures && seen.is_none() {
                return nothing(brush, shot, frame, *from, &rim);
            }
            let share = if seen.is_some() { 0.3 } else { 0.14 };
            let ends = frame.place.points(&rim);
            fan(brush, frame.place.point(*from), &ends, amber.gamma_multiply(share));
            let sides = frame.place.points(&[*left, *from, *right]);
            brush.shapes.push(Shape::line(sides, Line::new(1.0, amber.gamma_multiply(0.7))));
            if let Some(seen) = seen {
                let colour = colour(brush, shot, seen.what);
                brush.shapes.push(Shape::line(ends, Line::new(2.0, colour)));
            }
            end(brush, shot, seen);
        }
        many => {
            let rim = straightened(many.iter().map(|&point| frame.place.point(point)), ROUGH);
            if crowd {
                brush.shapes.push(Shape::line(rim, Line::new(1.0, amber.gamma_multiply(0.6))));
            } else {
                fan(brush, frame.place.point(frame.at), &rim, amber.gamma_multiply(0.2));
                brush.shapes.push(Shape::line(rim, Line::new(1.2, amber)));
            }
        }
    }
}

/// A beam that comes back with nothing.
fn nothing(brush: &mut Brush, shot: &Shot, frame: &Beam, from: (f32, f32), ends: &[(f32, f32)]) {
    let from = frame.stance.point(from);
    let ends = ends.iter().map(|&end| echo::reach(shot, frame.robot, from, frame.stance.point(end)));
    let screen = |(x, y): (f32, f32)| shot.camera.screen(x, y);
    let ends: Vec<Pos2> = ends.map(screen).collect();
    echo::draw(brush, screen(from), &ends);
}

/// The places along the end of a cone.
fn rim(left: (f32, f32), from: (f32, f32), right: (f32, f32)) -> Vec<(f32, f32)> {
    let radius = distance(left, from);
    let place = |number: usize| {
        let share = number as f32 / (LOOKS - 1) as f32;
        let (x, y) = (left.0 + (right.0 - left.0) * share - from.0, left.1 + (right.1 - left.1) * share - from.1);
        let stretch = radius / (x * x + y * y).sqrt().max(1e-6);
        (from.0 + x * stretch, from.1 + y * stretch)
    };
    (0..LOOKS).map(place).collect()
}

/// An area seen from one point, which lies in sight of all of its rim.
fn fan(brush: &mut Brush, from: Pos2, rim: &[Pos2], colour: Color32) {
    let mut mesh = Mesh::default();
    mesh.vertices.push(Vertex::untextured(from, colour));
    mesh.vertices.extend(rim.iter().map(|&point| Vertex::untextured(point, colour)));
    for corner in 1..rim.len() as u32 {
        mesh.indices.extend([0, corner, corner + 1]);
    }
    brush.shapes.push(Shape::mesh(mesh));
}

/// The robot whose beams are drawn in full among many.
fn looked_at(shot: &Shot) -> Option<usize> {
    let bench = shot.view.bench;
    bench.field.chosen.or_else(|| bench.robot()).map(usize::from)
}

/// What a beam meets, and where.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Seen {
    pub what: What,
    pub at: (f32, f32),
}

/// What a beam can meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    Body(usize),
    Edge,
}

fn look(shot: &Shot, frame: &Beam, ends: &[(f32, f32)]) -> Option<Seen> {
    if !frame.measures {
        return None;
    }
    let ends: Vec<(f32, f32)> = ends.iter().map(|&end| frame.stance.point(end)).collect();
    let size = shot.camera.size();
    let edge = shot.view.bench.layout.scene.edge == Edge::Wall;
    met(shot.cast, shot.stances, |body| shot.is_there(body), frame.robot, &ends).or_else(|| {
        // What ends far outside of the field has not met the wall either.
        let near = |&&(x, y): &&(f32, f32)| x.min(y).min(size.x - x).min(size.y - y).abs() < MEETS_M;
        ends.iter().find(near).filter(|_| edge).map(|&at| Seen { what: What::Edge, at })
    })
}

/// The body that is nearest to one of the places, other than the robot itself, when it is as near as a beam's end is.
pub fn met(
    cast: &Cast,
    stances: &[Stance],
    there: impl Fn(usize) -> bool,
    robot: usize,
    places: &[(f32, f32)],
) -> Option<Seen> {
    let mut best: Option<(f32, Seen)> = None;
    for (number, (actor, stance)) in cast.actors.iter().zip(stances).enumerate() {
        if number == robot || actor.outline.len() < 2 || !there(number) {
            continue;
        }
        let mut outline: Option<Vec<(f32, f32)>> = None;
        for &place in places {
            if distance(place, (stance.x, stance.y)) > actor.reach + MEETS_M {
                continue;
            }
            let outline =
                outline.get_or_insert_with(|| actor.outline.iter().map(|&corner| stance.point(corner)).collect());
            let way = if contains(outline, place) {
                0.0
            } else {
                nearest(outline, place).map_or(f32::MAX, |at| distance(at, place))
            };
            if way < best.map_or(MEETS_M, |(best, _)| best) {
                best = Some((way, Seen { what: What::Body(number), at: place }));
            }
        }
    }
    best.map(|(_, seen)| seen)
}

fn colour(brush: &Brush, shot: &Shot, seen: What) -> Color32 {
    match seen {
        What::Edge => brush.theme.ink(Role::Wall),
        What::Body(body) => shot.colour_of(body),
    }
}

/// A sign where a beam ends on something, in its colour and with a shape for people who can't tell colours apart: a
/// triangle on a robot, a dot on a thing that can be moved, a square on a wall.
fn end(brush: &mut Brush, shot: &Shot, seen: Option<Seen>) {
    let Some(Seen { at, what }) = seen else { return };
    let colour = colour(brush, shot, what);
    let at = shot.camera.screen(at.0, at.1);
    let rim = Line::new(1.5, brush.theme.ink(Role::Floor));
    let bodies = &shot.view.bench.reel.header().picture.bodies;
    match sign(what, shot.cast.robots, |body| bodies.get(body).is_some_and(|body| body.loose)) {
        Sign::Dot => brush.ring(at, 3.5, colour, rim),
        Sign::Triangle => {
            let corners = vec![at + vec2(0.0, -5.5), at + vec2(5.0, 3.5), at + vec2(-5.0, 3.5)];
            brush.shapes.push(Shape::convex_polygon(corners, colour, rim));
        }
        Sign::Square => {
            let square = Rect::from_center_size(at, vec2(7.0, 7.0));
            let corners = vec![square.left_top(), square.right_top(), square.right_bottom(), square.left_bottom()];
            brush.shapes.push(Shape::convex_polygon(corners, colour, rim));
        }
    }
}

/// The shape at the end of a beam.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sign {
    Dot,
    Triangle,
    Square,
}

fn sign(what: What, robots: usize, is_loose: impl Fn(usize) -> bool) -> Sign {
    match what {
        What::Body(body) if body < robots => Sign::Triangle,
        What::Body(body) if is_loose(body) => Sign::Dot,
        What::Body(_) | What::Edge => Sign::Square,
    }
}

fn spot(brush: &mut Brush, place: &Place, role: Role, stroke: &Stroke) {
    let colour = brush.theme.ink(role);
    match stroke {
        Stroke::Disc { at, radius } => {
            let rim = Line::new(1.0, brush.theme.ink(Role::Device));
            brush.ring(place.point(*at), (radius * place.scale).max(SPOT), colour, rim);
        }
        Stroke::Line { points, width } => {
            let line = Line::new((width * place.scale).max(3.0), colour);
            brush.shapes.push(Shape::line(place.points(points), line));
        }
        other => brush.stroke(other, &[], place, (colour, false)),
    }
}

/// Lamps in the colour they burn in, and waves where something beeps.
pub fn shows(brush: &mut Brush, shot: &Shot) {
    for robot in 0..shot.cast.robots {
        let (Some(kit), Some(stance)) = (kit(shot.view.bench, robot), shot.stances.get(robot)) else { continue };
        let place = Place::of(shot.camera, *stance);
        for (number, actuator) in kit.actuators.iter().enumerate() {
            let device = (kit.sensors.len() + number) as u16;
            let value = shot.state.shows.get(&(robot as u16, device));
            let at = |ink: &Ink| place.point(middle(ink));
            if matches!(actuator, Actuator::Lamp(_)) {
                let burns = value.and_then(|value| value.text()).and_then(Colour::of_said);
                lamp(brush, at(&actuator.ink()), (0.006 * place.scale).max(SPOT), burns);
            } else if value.and_then(|value| value.number()).is_some_and(|hertz| hertz > 0.0) {
                waves(brush, at(&actuator.ink()));
            }
        }
    }
}

fn lamp(brush: &mut Brush, at: Pos2, radius: f32, burns: Option<Colour>) {
    let rim = Line::new(1.0, brush.theme.ink(Role::Wheel));
    match burns {
        None => brush.ring(at, radius, brush.theme.ink(Role::Wall), rim),
        Some(colour) => {
            let bytes = colour.rgb().bytes();
            let light = Color32::from_rgb(bytes[0], bytes[1], bytes[2]);
            brush.ring(at, radius * 2.6, light.gamma_multiply(0.35), Line::NONE);
            brush.ring(at, radius * 1.3, light, rim);
        }
    }
}

fn waves(brush: &mut Brush, at: Pos2) {
    let line = Line::new(1.5, brush.theme.ink(Role::Label));
    for radius in [6.0f32, 10.0, 14.0] {
        let points = arc((0.0, 0.0), radius, -0.6, 0.6);
        brush.shapes.push(Shape::line(points.into_iter().map(|(x, y)| pos2(at.x + x, at.y + y)).collect(), line));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn robots_things_and_walls_at_the_end_of_a_beam_differ_in_shape() {
        let of = |what| sign(what, 2, |body| body == 3);
        assert_eq!([of(What::Body(1)), of(What::Body(3))], [Sign::Triangle, Sign::Dot]);
        assert_eq!([of(What::Body(2)), of(What::Edge)], [Sign::Square, Sign::Square]);
    }

    #[test]
    fn the_rim_of_a_cone_is_everywhere_as_far_as_the_reading() {
        let rim = rim((1.0, 0.3), (0.1, 0.0), (1.0, -0.3));
        assert_eq!((rim.len(), rim[0]), (LOOKS, (1.0, 0.3)));
        assert!(rim.iter().all(|&place| (distance(place, (0.1, 0.0)) - distance((1.0, 0.3), (0.1, 0.0))).abs() < 1e-5));
    }
}
