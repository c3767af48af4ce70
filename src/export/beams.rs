//! Beams in pictures: as long as their readings, with a dot in the colour of what they meet; spots filled with what is below.
//!
//! It follows the lab's field (`app::panels::field::beams`), in the colours of paper.

use crate::base::ink::{Ink, Role, Stroke};
use crate::export::raster::Raster;
use crate::sim::scene::{Edge, RobotStart};
use crate::trial::film::{Header, Picture};
use crate::trial::inputs::Opened;
use crate::trial::reel::State;
use crate::trial::senses::{Sense, senses};
use crate::trial::still::{place_in, place_of, placed};

/// The colour of beams, red, green, blue: Okabe and Ito's orange, which shows on white and on black.
const AMBER: [u8; 3] = [0xe6, 0x9f, 0x00];
/// How much of what is below is covered: by a cone that meets something, by one that doesn't, by a scan. Of 255.
const FILLS: [u8; 3] = [77, 36, 51];
/// What is so near to the end of a beam is what it sees, metres.
const MEETS_M: f32 = 0.035;
/// Places along the end of a cone that are looked at.
const LOOKS: usize = 7;
/// Of more robots beams are not filled: they would hide everything.
const MOST_FILLED: usize = 4;

/// A place of the field, metres.
type Place = (f32, f32);

/// Where a beam ends on something, and its colour: red, green, blue, opacity.
type Seen = (Place, [u8; 4]);

/// The sensors of a film's robots. None for a film whose level this arba can't load.
pub struct Eyes {
    robots: Vec<RobotStart>,
    senses: Vec<Sense>,
    walled: bool,
}

/// What one sensor shows at a moment.
pub struct Look {
    robot: usize,
    /// In the world's frame.
    ink: Ink,
    /// Where the sensor sits.
    at: Place,
    /// The reading is a length, so that the beam ends on what it met.
    measures: bool,
}

impl Eyes {
    pub fn of(header: &Header) -> Self {
        match Opened::default().layout(&header.inputs) {
            Ok(layout) => Self {
                senses: senses(&layout.scene.robots, &header.streams),
                walled: layout.scene.edge == Edge::Wall,
                robots: layout.scene.robots,
            },
            Err(_) => Self { robots: Vec::new(), senses: Vec::new(), walled: false },
        }
    }

    /// What all sensors show.
    pub fn look(&self, picture: &Picture, state: &State) -> Vec<Look> {
        let look = |sense: &Sense| {
            let sensor = self.robots.get(sense.robot)?.kit.sensors.get(sense.sensor)?;
            let pose = *state.poses.get(sense.robot).filter(|_| sense.robot < picture.bodies.len())?;
            if state.bodies.get(sense.robot).is_some_and(|body| body.gone) {
                return None;
            }
            let readings = sense.streams.iter().filter_map(|&stream| state.readings.get(stream)?.as_ref());
            let mut inks = readings.map(|reading| (sensor.beam(reading), reading.number().is_some()));
            let (ink, measures) = inks.find(|(ink, _)| !ink.strokes.is_empty())?;
            Some(Look { robot: sense.robot, ink: placed(&ink, pose), at: place_of(pose, sense.at), measures })
        };
        self.senses.iter().filter_map(look).collect()
    }

    /// Draws the beams, which lie below the robots.
    pub fn beams(&self, picture: &Picture, state: &State, looks: &[Look], raster: &mut Raster) {
        let crowd = self.robots.len() > MOST_FILLED;
        for look in looks {
            for (_, stroke) in look.ink.strokes.iter().filter(|(role, _)| *role == Role::Beam) {
                let sees = |ends: &[Place]| self.sees(picture, state, look, ends);
                beam(stroke, look.at, &sees, crowd, raster);
            }
        }
    }

    /// Draws the spots, which lie on the robots.
    pub fn spots(&self, looks: &[Look], raster: &mut Raster) {
        for (role, stroke) in looks.iter().flat_map(|look| &look.ink.strokes).filter(|(role, _)| *role != Role::Beam) {
            match stroke {
                Stroke::Disc { at, radius } => {
                    let radius = radius.max(raster.metres(1.5));
                    raster
                        .tint(&Stroke::Disc { at: *at, radius: radius + raster.metres(0.8) }, Role::Device.on_paper());
                    raster.tint(&Stroke::Disc { at: *at, radius }, role.on_paper());
                }
                other => raster.tint(other, role.on_paper()),
            }
        }
    }

    /// What a beam meets at one of its ends, and its colour: the nearest body other than the robot itself, or the wall.
    fn sees(&self, picture: &Picture, state: &State, look: &Look, ends: &[Place]) -> Option<Seen> {
        if !look.measures {
            return None;
        }
        let mut best: Option<(f32, Place, [u8; 4])> = None;
        for (number, body) in picture.bodies.iter().enumerate() {
            let gone = state.bodies.get(number).is_some_and(|body| body.gone);
            let Some(pose) = state.poses.get(number).filter(|_| number != look.robot && !gone) else { continue };
            let Some((role, _)) = body.ink.strokes.first() else { continue };
            for &end in ends {
                let at = place_in(*pose, end);
                let way = body.ink.strokes.iter().map(|(_, stroke)| way(stroke, at)).fold(f32::MAX, f32::min);
                if way < best.map_or(MEETS_M, |(best, ..)| best) {
                    best = Some((way, end, role.on_paper()));
                }
            }
        }
        let wall = || {
            let (width, height) = (picture.size.0 as f32, picture.size.1 as f32);
            let near = |&&(x, y): &&Place| x.min(y).min(width - x).min(height - y) < MEETS_M;
            ends.iter().find(near).filter(|_| self.walled).map(|&end| (end, Role::Wall.on_paper()))
        };
        best.map(|(_, end, colour)| (end, colour)).or_else(wall)
    }
}

fn beam(stroke: &Stroke, mount: Place, sees: &dyn Fn(&[Place]) -> Option<Seen>, crowd: bool, raster: &mut Raster) {
    let faint = |share: u8| if crowd { share / 2 } else { share };
    let amber = |share: u8| [AMBER[0], AMBER[1], AMBER[2], faint(share)];
    let line = |raster: &mut Raster, points: Vec<Place>, width_px: f32, colour: [u8; 4]| {
        let width = raster.metres(width_px);
        raster.tint(&Stroke::Line { points, width }, colour);
    };
    let Stroke::Line { points, .. } = stroke else { return raster.tint(stroke, amber(150)) };
    match points.as_slice() {
        [from, tip] => {
            let seen = sees(&[*tip]);
            let (width_px, share) = if seen.is_some() { (1.8, 255) } else { (1.0, 178) };
            line(raster, vec![*from, *tip], width_px, amber(share));
            end(raster, seen);
        }
        [left, from, right] => {
            let rim = rim(*left, *from, *right);
            let seen = sees(&rim);
            let fan = std::iter::once(*from).chain(rim.iter().copied()).collect();
            raster.tint(&Stroke::Polygon { points: fan }, amber(FILLS[usize::from(seen.is_none())]));
            line(raster, points.clone(), 1.0, amber(178));
            if let Some((_, colour)) = seen {
                line(raster, rim, 2.0, colour);
            }
            end(raster, seen);
        }
        _ if crowd => line(raster, points.clone(), 1.0, amber(178)),
        _ => {
            // A scan goes all round, so that its rim surrounds what is seen; what isn't closed is seen from the sensor.
            let fan = std::iter::once(mount).chain(points.iter().copied()).collect();
            raster.tint(&Stroke::Polygon { points: fan }, amber(FILLS[2]));
            line(raster, points.clone(), 1.2, amber(255));
        }
    }
}

/// A dot where a beam ends on something, in its colour.
fn end(raster: &mut Raster, seen: Option<Seen>) {
    let Some((at, colour)) = seen else { return };
    let radius = raster.metres(3.0);
    raster.tint(&Stroke::Disc { at, radius: radius + raster.metres(1.2) }, [255; 4]);
    raster.tint(&Stroke::Disc { at, radius }, colour);
}

/// The places along the end of a cone.
fn rim(left: Place, from: Place, right: Place) -> Vec<Place> {
    let radius = length((left.0 - from.0, left.1 - from.1));
    let place = |number: usize| {
        let share = number as f32 / (LOOKS - 1) as f32;
        let (x, y) = (left.0 + (right.0 - left.0) * share - from.0, left.1 + (right.1 - left.1) * share - from.1);
        let stretch = radius / length((x, y)).max(1e-6);
        (from.0 + x * stretch, from.1 + y * stretch)
    };
    (0..LOOKS).map(place).collect()
}

fn length((x, y): Place) -> f32 {
    (x * x + y * y).sqrt()
}

/// How far a place is from a stroke; 0 inside of it.
fn way(stroke: &Stroke, place: Place) -> f32 {
    let from = |at: Place| length((place.0 - at.0, place.1 - at.1));
    match stroke {
        Stroke::Disc { at, radius } | Stroke::Circle { at, radius, .. } | Stroke::Arc { at, radius, .. } => {
            (from(*at) - radius).max(0.0)
        }
        Stroke::Line { points, width } => {
            let sides = points.windows(2).map(|ends| way_to_side(ends[0], ends[1], place));
            (sides.fold(f32::MAX, f32::min) - width * 0.5).max(0.0)
        }
        Stroke::Polygon { points } => {
            let sides = || points.iter().copied().zip(points.iter().copied().cycle().skip(1));
            let crosses = |(one, other): (Place, Place)| {
                (one.1 > place.1) != (other.1 > place.1)
                    && place.0 < (other.0 - one.0) * (place.1 - one.1) / (other.1 - one.1) + one.0
            };
            match sides().filter(|side| crosses(*side)).count() % 2 {
                1 => 0.0,
                _ => sides().map(|(one, other)| way_to_side(one, other, place)).fold(f32::MAX, f32::min),
            }
        }
        Stroke::Text { .. } | Stroke::Area { .. } | Stroke::Raster { .. } => f32::MAX,
    }
}

fn way_to_side(from: Place, to: Place, place: Place) -> f32 {
    let along = (to.0 - from.0, to.1 - from.1);
    let squared = along.0 * along.0 + along.1 * along.1;
    let share = ((place.0 - from.0) * along.0 + (place.1 - from.1) * along.1) / squared;
    let share = if squared > 0.0 { share.clamp(0.0, 1.0) } else { 0.0 };
    length((place.0 - from.0 - along.0 * share, place.1 - from.1 - along.1 * share))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_as_far_from_a_shape_as_from_its_nearest_side() {
        let square = Stroke::Polygon { points: vec![(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)] };
        let wall = Stroke::Line { points: vec![(0.0, 0.0), (1.0, 0.0)], width: 0.2 };
        let disc = Stroke::Disc { at: (0.0, 0.0), radius: 0.5 };
        for (stroke, place, wanted) in [
            (&square, (0.5, 0.5), 0.0),
            (&square, (1.5, 0.5), 0.5),
            (&square, (-3.0, -4.0), 5.0),
            (&wall, (0.5, 0.3), 0.2),
            (&wall, (0.5, 0.05), 0.0),
            (&disc, (0.0, 2.0), 1.5),
            (&disc, (0.1, 0.1), 0.0),
        ] {
            assert!((way(stroke, place) - wanted).abs() < 1e-6, "{stroke:?} {place:?}: {}", way(stroke, place));
        }
    }

    #[test]
    fn the_rim_of_a_cone_is_everywhere_as_far_as_the_reading() {
        let rim = rim((1.0, 0.3), (0.1, 0.0), (1.0, -0.3));
        assert_eq!((rim.len(), rim[0]), (LOOKS, (1.0, 0.3)));
        let radius = length((0.9, 0.3));
        assert!(rim.iter().all(|&(x, y)| (length((x - 0.1, y)) - radius).abs() < 1e-5));
    }
}
