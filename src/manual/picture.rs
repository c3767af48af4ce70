//! Pictures of the manual: ink of the rooms below, cut out and made an SVG document.

use crate::base::ink::{Ink, Stroke};
use crate::base::svg;
use crate::level::layout::Layout;
use crate::sim::frame::QuantisedPose;
use crate::sim::world::{BodyId, World};
use crate::trial::picture::picture;
use crate::trial::still::placed;

/// Free space round a picture, as a share of its longer side.
const MARGIN: f32 = 0.08;
/// The least size of a picture, metres.
const LEAST_M: f32 = 0.04;

/// Ink by itself, as large as it is.
pub fn alone(ink: &Ink) -> Option<String> {
    let mut points = ink.strokes.iter().flat_map(|(_, stroke)| extent(stroke));
    let (first_low, first_high) = points.next()?;
    let (low, high) = points.fold((first_low, first_high), |(low, high), (from, to)| {
        ((low.0.min(from.0), low.1.min(from.1)), (high.0.max(to.0), high.1.max(to.1)))
    });
    let longer = (high.0 - low.0).max(high.1 - low.1).max(LEAST_M);
    let margin = longer * MARGIN;
    let size = (high.0 - low.0 + 2.0 * margin, high.1 - low.1 + 2.0 * margin);
    Some(cut(ink, (low.0 - margin, low.1 - margin), size))
}

/// A part of a larger picture: its lower left corner and its size, metres.
pub fn cut(ink: &Ink, corner: (f32, f32), size: (f32, f32)) -> String {
    let pose = QuantisedPose { x: (-corner.0 * 1e4).round() as i32, y: (-corner.1 * 1e4).round() as i32, angle: 0 };
    svg::document(&placed(ink, pose), (f64::from(size.0), f64::from(size.1)))
}

/// A layout as it stands in the world now, with the beams of the first robot's sensors that give one of these words.
pub fn seen(layout: &Layout, world: &World, words: &[&str]) -> Ink {
    let picture = picture(layout, world);
    let mut ink = picture.floor;
    for (_, zone) in &picture.zones {
        ink.strokes.extend(zone.strokes.iter().cloned());
    }
    let robot = QuantisedPose::of(world.pose(BodyId(0)));
    if let Some(start) = layout.scene.robots.first() {
        for (word, device, value) in world.readings(0).into_iter().filter(|(word, ..)| words.contains(word)) {
            let sensors = start.kit.sensors.iter();
            let its = |words: &[crate::base::ask::Word]| words.iter().any(|known| known.name == word);
            for sensor in sensors.filter(|sensor| sensor.name() == device && its(sensor.words())) {
                ink.strokes.extend(placed(&sensor.beam(&value), robot).strokes);
            }
        }
    }
    for (number, body) in picture.bodies.iter().enumerate() {
        let pose = QuantisedPose::of(world.pose(BodyId(number as u16)));
        ink.strokes.extend(placed(&body.ink, pose).strokes);
    }
    ink
}

/// The corners of the box round a stroke.
fn extent(stroke: &Stroke) -> Vec<((f32, f32), (f32, f32))> {
    let round = |(x, y): (f32, f32), radius: f32| ((x - radius, y - radius), (x + radius, y + radius));
    match stroke {
        Stroke::Line { points, width } => points.iter().map(|&point| round(point, width * 0.5)).collect(),
        Stroke::Polygon { points } => points.iter().map(|&point| round(point, 0.0)).collect(),
        Stroke::Disc { at, radius } => vec![round(*at, *radius)],
        Stroke::Circle { at, radius, width } | Stroke::Arc { at, radius, width, .. } => {
            vec![round(*at, radius + width * 0.5)]
        }
        Stroke::Area { rings, .. } => rings.iter().flatten().map(|&point| round(point, 0.0)).collect(),
        Stroke::Raster { corner, along, columns, cells } => {
            let rows = cells.len() as f32 / (*columns).max(1) as f32;
            let far = |columns: f32, rows: f32| {
                round(
                    (corner.0 + along.0 * columns - along.1 * rows, corner.1 + along.1 * columns + along.0 * rows),
                    0.0,
                )
            };
            let columns = *columns as f32;
            vec![far(0.0, 0.0), far(columns, 0.0), far(0.0, rows), far(columns, rows)]
        }
        Stroke::Text { at, height, .. } => vec![round(*at, *height)],
    }
}
