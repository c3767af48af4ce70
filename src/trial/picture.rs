//! The plain drawing of a layout, for the header of a film: any later version can show it, whatever levels look like then.

use crate::base::ink::{Ink, Role, Stroke};
use crate::base::maths::{TAU, Vec2};
use crate::base::shape::Shape;
use crate::level::layout::Layout;
use crate::sim::frame::QuantisedPose;
use crate::sim::paint::Tint;
use crate::sim::scene::{Contours, Edge, FillRule, PaintArea, PathPiece, Rgb};
use crate::sim::thing::Thing;
use crate::sim::world::{BodyId, World};
use crate::trial::film::{BodyPicture, Picture, RopePicture};
use crate::trial::squares;

/// Corners of a circle where an area between two circles is drawn.
const RING_CORNERS: usize = 72;

/// Draws a layout as it stands at the start.
pub fn picture(layout: &Layout, world: &World) -> Picture {
    let scene = &layout.scene;
    let mut floor = Ink::default();
    let corners = [(0.0, 0.0), (scene.size.x, 0.0), (scene.size.x, scene.size.y), (0.0, scene.size.y)];
    let corners: Vec<(f32, f32)> = corners.iter().map(|(x, y)| (*x as f32, *y as f32)).collect();
    floor.add(role_of(scene.background), Stroke::Polygon { points: corners.clone() });
    let share = squares::share(&scene.paint);
    for paint in &scene.paint {
        let Tint::Plain(colour) = paint.colour else {
            floor.strokes.extend(squares::of(paint, scene.size, share).map(|stroke| (Role::Floor, stroke)));
            continue;
        };
        match &paint.area {
            PaintArea::Shape(shape) => shape_ink(shape, role_of(colour), &mut floor),
            PaintArea::Path { pieces, width } => {
                pieces.iter().for_each(|piece| floor.add(role_of(colour), piece_stroke(piece, *width)));
            }
            PaintArea::Contours(Contours { rings, rule }) => {
                let rings = rings.iter().map(|ring| ring.iter().copied().map(flat).collect()).collect();
                floor.add(role_of(colour), Stroke::Area { rings, even_odd: *rule == FillRule::EvenOdd });
            }
        }
    }
    if scene.edge == Edge::Wall {
        let mut points = corners;
        points.push((0.0, 0.0));
        floor.add(Role::Wall, Stroke::Line { points, width: 0.01 });
    }
    let zones = layout.rules.zones.iter().map(|(name, shape)| {
        let mut ink = Ink::default();
        shape_ink(shape, Role::Zone, &mut ink);
        (name.clone(), ink)
    });
    let things = scene.robots.iter().map(|_| None).chain(scene.things.iter().map(|start| Some(&start.thing)));
    let bodies = things.take(world.body_count()).enumerate().map(|(number, thing)| {
        let body = BodyId(number as u16);
        BodyPicture {
            name: world.name(body).to_owned(),
            ink: world.ink(body).clone(),
            start: QuantisedPose::of(world.pose(body)),
            loose: world.moves(body),
            ink_on: thing.and_then(Thing::ink_on),
            on: world.thing_state(body).on,
            flat: thing.is_some_and(|thing| thing.solid().ghost),
        }
    });
    let ropes = world.ropes().map(|ends| RopePicture { ends: ends.map(|(body, at)| (body.0, flat(at))) });
    Picture {
        size: (scene.size.x, scene.size.y),
        floor,
        zones: zones.collect(),
        bodies: bodies.collect(),
        ropes: ropes.collect(),
    }
}

fn role_of(colour: Rgb) -> Role {
    let [red, green, blue] = colour.bytes();
    Role::Paint(red, green, blue)
}

fn flat(point: Vec2) -> (f32, f32) {
    (point.x as f32, point.y as f32)
}

fn shape_ink(shape: &Shape, role: Role, ink: &mut Ink) {
    match shape {
        Shape::Disc { at, radius } => ink.add(role, Stroke::Disc { at: flat(*at), radius: *radius as f32 }),
        Shape::Ring { at, inner, outer } => {
            let (radius, width) = ((inner + outer) * 0.5, outer - inner);
            let at_angle = |corner: usize| *at + Vec2::at_angle(TAU * corner as f64 / RING_CORNERS as f64) * radius;
            let points = (0..=RING_CORNERS).map(|corner| flat(at_angle(corner))).collect();
            ink.add(role, Stroke::Line { points, width: width as f32 });
        }
        Shape::Polygon(corners) => {
            ink.add(role, Stroke::Polygon { points: corners.iter().copied().map(flat).collect() })
        }
    }
}

fn piece_stroke(piece: &PathPiece, width: f64) -> Stroke {
    let width = width as f32;
    match *piece {
        PathPiece::Straight { from, to } => Stroke::Line { points: vec![flat(from), flat(to)], width },
        PathPiece::Arc { middle, radius, start, sweep } => Stroke::Arc {
            at: flat(middle),
            radius: radius as f32,
            from: start as f32,
            to: (start + sweep) as f32,
            width,
        },
    }
}
