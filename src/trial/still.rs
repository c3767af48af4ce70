//! A still of a film: the field at one moment, with the paths that were driven until then.

use crate::base::ink::{Ink, Role, Stroke};
use crate::base::maths::{Pose, vec2};
use crate::base::svg;
use crate::base::units::radians;
use crate::sim::frame::QuantisedPose;
use crate::trial::film::{BodyPicture, Film, Happening, Header, Picture, read};

/// A point of a path is drawn every so many ticks.
const PATH_TICKS: u64 = 10;
/// Width of a driven path, metres.
const PATH_WIDTH_M: f32 = 0.004;
/// Width of a rope, metres.
const ROPE_WIDTH_M: f32 = 0.004;

/// Draws the field after so many ticks (or at the film's end, when that comes first) as an SVG document, names in a
/// language (`en`, `ru`, `kk`).
pub fn still(film: &Film, tick: u64, language: &str) -> String {
    svg::document(&drawing(film, tick, language), film.header.picture.size)
}

/// The field after so many ticks, as ink.
pub fn drawing(film: &Film, tick: u64, language: &str) -> Ink {
    let picture = &film.header.picture;
    let loose = || picture.bodies.iter().filter(|body| body.loose);
    let mut poses: Vec<QuantisedPose> = loose().map(|body| body.start).collect();
    let mut paths: Vec<Vec<(f32, f32)>> = poses.iter().map(|pose| vec![point(*pose)]).collect();
    let mut lit: Vec<bool> = picture.bodies.iter().map(|body| body.on).collect();
    let mut taken = vec![false; picture.bodies.len()];
    for seen in read::ticks(film).map_while(Result::ok).take_while(|seen| seen.tick < tick) {
        for happening in &seen.happenings {
            if let Happening::Thing { body, gone, on, .. } = happening
                && let (Some(lit), Some(taken)) = (lit.get_mut(usize::from(*body)), taken.get_mut(usize::from(*body)))
            {
                (*lit, *taken) = (*on, *gone);
            }
        }
        for (path, pose) in paths.iter_mut().zip(&seen.poses) {
            if seen.tick % PATH_TICKS == 0 && path.last() != Some(&point(*pose)) {
                path.push(point(*pose));
            }
        }
        poses = seen.poses;
    }
    let mut ink = ground(&film.header, language);
    for mut path in paths {
        path.dedup();
        if path.len() > 1 {
            ink.strokes.push(trail(path));
        }
    }
    let mut moved = poses.into_iter();
    let loose_or_start = |body: &BodyPicture| if body.loose { moved.next().unwrap_or(body.start) } else { body.start };
    let poses: Vec<QuantisedPose> = picture.bodies.iter().map(loose_or_start).collect();
    ink.strokes.extend(standing(picture, &poses, &lit, &taken).strokes);
    ink
}

/// What lies under everything: the floor, and the zones with their names in a language.
pub fn ground(header: &Header, language: &str) -> Ink {
    let Header { picture, texts, .. } = header;
    let mut ink = picture.floor.clone();
    for (name, zone) in &picture.zones {
        ink.strokes.extend(zone.strokes.iter().cloned());
        if let Some(at) = zone.strokes.first().and_then(|(_, stroke)| middle(stroke)) {
            ink.add(Role::Label, Stroke::Text { at, height: 0.03, text: texts.names.get(name, language).into_owned() });
        }
    }
    ink
}

/// A path that was driven.
pub fn trail(points: Vec<(f32, f32)>) -> (Role, Stroke) {
    (Role::Trail, Stroke::Line { points, width: PATH_WIDTH_M })
}

/// The bodies at these poses, in the picture's order, what lies flat first, and the ropes between them.
pub fn standing(picture: &Picture, poses: &[QuantisedPose], on: &[bool], gone: &[bool]) -> Ink {
    let mut ink = Ink::default();
    let is = |flags: &[bool], number: usize| flags.get(number).copied().unwrap_or_default();
    for flat in [true, false] {
        for (number, body) in picture.bodies.iter().enumerate().filter(|(_, body)| body.flat == flat) {
            let shown = if is(on, number) { body.ink_on.as_ref().unwrap_or(&body.ink) } else { &body.ink };
            if !is(gone, number) {
                ink.strokes.extend(placed(shown, poses.get(number).copied().unwrap_or(body.start)).strokes);
            }
        }
    }
    for rope in &picture.ropes {
        let end = |(body, at): (u16, (f32, f32))| {
            let pose = poses.get(usize::from(body)).copied().unwrap_or_default();
            world_from(pose).point(vec2(f64::from(at.0), f64::from(at.1)))
        };
        let points = rope.ends.map(end).map(|point| (point.x as f32, point.y as f32)).to_vec();
        ink.add(Role::Label, Stroke::Line { points, width: ROPE_WIDTH_M });
    }
    ink
}

fn point(pose: QuantisedPose) -> (f32, f32) {
    ((f64::from(pose.x) * 1e-4) as f32, (f64::from(pose.y) * 1e-4) as f32)
}

/// The pose that a film keeps, in metres and radians.
fn world_from(pose: QuantisedPose) -> Pose {
    let at = vec2(f64::from(pose.x) * 1e-4, f64::from(pose.y) * 1e-4);
    Pose::new(at, radians(f64::from(pose.angle) * 0.01))
}

/// A place of a body's frame in the world's, metres.
pub fn place_of(pose: QuantisedPose, (x, y): (f32, f32)) -> (f32, f32) {
    let at = world_from(pose).point(vec2(f64::from(x), f64::from(y)));
    (at.x as f32, at.y as f32)
}

/// A place of the world in a body's frame, metres.
pub fn place_in(pose: QuantisedPose, (x, y): (f32, f32)) -> (f32, f32) {
    let at = world_from(pose).local(vec2(f64::from(x), f64::from(y)));
    (at.x as f32, at.y as f32)
}

/// Ink of a body's frame in the world's.
pub fn placed(ink: &Ink, pose: QuantisedPose) -> Ink {
    let world_from_body = world_from(pose);
    let turn = world_from_body.angle;
    let place = |(x, y): (f32, f32)| {
        let at = world_from_body.point(vec2(f64::from(x), f64::from(y)));
        (at.x as f32, at.y as f32)
    };
    let all = |points: &[(f32, f32)]| points.iter().copied().map(place).collect();
    let strokes = ink.strokes.iter().map(|(role, stroke)| {
        let stroke = match stroke {
            Stroke::Line { points, width } => Stroke::Line { points: all(points), width: *width },
            Stroke::Polygon { points } => Stroke::Polygon { points: all(points) },
            Stroke::Disc { at, radius } => Stroke::Disc { at: place(*at), radius: *radius },
            Stroke::Circle { at, radius, width } => Stroke::Circle { at: place(*at), radius: *radius, width: *width },
            Stroke::Arc { at, radius, from, to, width } => {
                let turned = |angle: &f32| angle + turn as f32;
                Stroke::Arc { at: place(*at), radius: *radius, from: turned(from), to: turned(to), width: *width }
            }
            Stroke::Text { at, height, text } => Stroke::Text { at: place(*at), height: *height, text: text.clone() },
            Stroke::Area { rings, even_odd } => {
                Stroke::Area { rings: rings.iter().map(|ring| all(ring)).collect(), even_odd: *even_odd }
            }
            Stroke::Raster { corner, along, columns, cells } => {
                let turned = world_from_body.direction(vec2(f64::from(along.0), f64::from(along.1)));
                let along = (turned.x as f32, turned.y as f32);
                Stroke::Raster { corner: place(*corner), along, columns: *columns, cells: cells.clone() }
            }
        };
        (*role, stroke)
    });
    Ink { strokes: strokes.collect() }
}

/// Where a zone's name is written.
fn middle(stroke: &Stroke) -> Option<(f32, f32)> {
    match stroke {
        Stroke::Disc { at, .. } | Stroke::Circle { at, .. } | Stroke::Arc { at, .. } | Stroke::Text { at, .. } => {
            Some(*at)
        }
        Stroke::Polygon { points } | Stroke::Line { points, .. } => {
            let count = points.len().max(1) as f32;
            let sum = |part: fn(&(f32, f32)) -> f32| points.iter().map(part).sum::<f32>() / count;
            (!points.is_empty()).then(|| (sum(|point| point.0), sum(|point| point.1)))
        }
        // Zones are plain shapes.
        Stroke::Area { .. } | Stroke::Raster { .. } => None,
    }
}
