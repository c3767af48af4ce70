//! A line as the referee sees it: a path with lengths along it, and the nearest place on it.

use crate::base::maths::{TAU, Vec2, wrap_angle};
use crate::rules::feed::Feed;
use crate::sim::scene::PathPiece;

/// A path with the length of its pieces, metres.
#[derive(Clone, Debug, PartialEq)]
pub struct Track {
    pieces: Vec<(f64, PathPiece)>,
    length_m: f64,
    pub closed: bool,
}

impl Track {
    /// Puts pieces one behind the other.
    pub fn new(pieces: Vec<PathPiece>, closed: bool) -> Self {
        let mut length_m = 0.0;
        let pieces = pieces
            .into_iter()
            .map(|piece| {
                let start = length_m;
                length_m += length_of(piece);
                (start, piece)
            })
            .collect();
        Self { pieces, length_m, closed }
    }

    /// The whole length, metres.
    pub fn length_m(&self) -> f64 {
        self.length_m
    }

    /// Of how many pieces it is.
    pub fn pieces(&self) -> usize {
        self.pieces.len()
    }

    /// Points along the path, about `step` metres apart, both ends among them; at least two.
    pub fn points(&self, step: f64) -> Vec<Vec2> {
        let mut points = Vec::new();
        for &(_, piece) in &self.pieces {
            let length = length_of(piece);
            let count = (length / step.max(1e-6)).ceil().max(1.0) as usize;
            let from = usize::from(!points.is_empty());
            points.extend((from..=count).map(|at| point_of(piece, length, length * at as f64 / count as f64)));
        }
        points
    }

    /// Which side of the path a point is on: positive to the right of the way it goes, metres from its nearest place.
    pub fn right_of(&self, point: Vec2) -> Option<f64> {
        const AHEAD_M: f64 = 1e-3;
        let (along, distance) = self.nearest(point)?;
        let (before, after) = (self.point(along - AHEAD_M)?, self.point(along + AHEAD_M)?);
        let left = (after - before).cross(point - before);
        Some(if left > 0.0 { -distance } else { distance })
    }

    /// The point at a length along the path, kept within its ends.
    pub fn point(&self, along: f64) -> Option<Vec2> {
        let along = along.clamp(0.0, self.length_m);
        let &(start, piece) = self.pieces.iter().rev().find(|(start, _)| *start <= along)?;
        let length = length_of(piece);
        Some(point_of(piece, length, (along - start).min(length)))
    }

    /// The nearest place on the path: length along it and distance from it, metres.
    pub fn nearest(&self, point: Vec2) -> Option<(f64, f64)> {
        self.nearest_within(point, 0.0, self.length_m)
    }

    /// The nearest place no further than `reach` along the path from `around`; on a closed path lengths go round.
    ///
    /// The length that is given is near `around`, so it may lie beyond the ends of one round.
    pub fn nearest_about(&self, point: Vec2, around: f64, reach: f64) -> Option<(f64, f64)> {
        if !self.closed {
            return self.nearest_within(point, around - reach, around + reach);
        }
        let reach = reach.min(self.length_m * 0.5);
        let round = (around / self.length_m.max(1e-9)).floor();
        let mut best: Option<(f64, f64)> = None;
        for shift in [-1.0, 0.0, 1.0] {
            let base = (round + shift) * self.length_m;
            let found = self.nearest_within(point, around - reach - base, around + reach - base);
            let better = found.filter(|(_, distance)| best.is_none_or(|(_, least)| *distance < least));
            best = better.map(|(along, distance)| (along + base, distance)).or(best);
        }
        best
    }

    /// The nearest place with a length along the path between two bounds.
    fn nearest_within(&self, point: Vec2, low: f64, high: f64) -> Option<(f64, f64)> {
        let mut best: Option<(f64, f64)> = None;
        for &(start, piece) in &self.pieces {
            let length = length_of(piece);
            let (from, to) = ((low - start).max(0.0), (high - start).min(length));
            if from > to {
                continue;
            }
            let along = nearest_along(piece, length, point).clamp(from, to);
            let distance = (point_of(piece, length, along) - point).length();
            if best.is_none_or(|(_, least)| distance < least) {
                best = Some((start + along, distance));
            }
        }
        best
    }

    /// Feeds the path to a hasher.
    pub fn feed(&self, feed: &mut Feed) {
        let Self { pieces, length_m, closed } = self;
        feed.count(pieces.len());
        for (start, piece) in pieces {
            feed.number(*start);
            match piece {
                PathPiece::Straight { from, to } => {
                    feed.whole(0);
                    feed.point(*from);
                    feed.point(*to);
                }
                PathPiece::Arc { middle, radius, start, sweep } => {
                    feed.whole(1);
                    feed.point(*middle);
                    for number in [radius, start, sweep] {
                        feed.number(*number);
                    }
                }
            }
        }
        feed.number(*length_m);
        feed.truth(*closed);
    }
}

fn length_of(piece: PathPiece) -> f64 {
    match piece {
        PathPiece::Straight { from, to } => (to - from).length(),
        PathPiece::Arc { radius, sweep, .. } => radius * sweep.abs(),
    }
}

/// The point at a length along a piece.
fn point_of(piece: PathPiece, length: f64, along: f64) -> Vec2 {
    let share = if length > 0.0 { along / length } else { 0.0 };
    match piece {
        PathPiece::Straight { from, to } => from + (to - from) * share,
        PathPiece::Arc { middle, radius, start, sweep } => middle + Vec2::at_angle(start + sweep * share) * radius,
    }
}

/// The length along a piece of its place nearest to a point.
fn nearest_along(piece: PathPiece, length: f64, point: Vec2) -> f64 {
    match piece {
        PathPiece::Straight { from, to } => {
            let along = to - from;
            let squared = along.dot(along);
            if squared > 0.0 { ((point - from).dot(along) / squared).clamp(0.0, 1.0) * length } else { 0.0 }
        }
        PathPiece::Arc { middle, radius, start, sweep } => {
            // The angle from the arc's middle, measured from its half so that what is beyond falls to the nearer end.
            let half = start + sweep * 0.5;
            let off = wrap_angle((point - middle).angle() - half);
            let along = off * sweep.signum() + sweep.abs() * 0.5;
            if sweep.abs() >= TAU {
                along.clamp(0.0, sweep.abs()) * radius
            } else {
                (along * radius).clamp(0.0, length)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::maths::{PI, vec2};

    /// A stadium: two straights of 1 m, two half circles of radius 0.5 m.
    fn loop_track() -> Track {
        Track::new(
            vec![
                PathPiece::Straight { from: vec2(0.0, 0.0), to: vec2(1.0, 0.0) },
                PathPiece::Arc { middle: vec2(1.0, 0.5), radius: 0.5, start: -PI / 2.0, sweep: PI },
                PathPiece::Straight { from: vec2(1.0, 1.0), to: vec2(0.0, 1.0) },
                PathPiece::Arc { middle: vec2(0.0, 0.5), radius: 0.5, start: PI / 2.0, sweep: PI },
            ],
            true,
        )
    }

    #[test]
    fn the_nearest_place_is_that_of_geometry() {
        let track = loop_track();
        assert!((track.length_m() - (2.0 + PI)).abs() < 1e-12);
        let (along, distance) = track.nearest(vec2(0.5, 0.1)).unwrap();
        assert!((along - 0.5).abs() < 1e-12 && (distance - 0.1).abs() < 1e-12);
        let (along, distance) = track.nearest(vec2(1.6, 0.5)).unwrap();
        assert!((along - (1.0 + PI / 4.0)).abs() < 1e-12 && (distance - 0.1).abs() < 1e-12);
    }

    #[test]
    fn lengths_go_round_a_closed_path_and_do_not_jump_across() {
        let track = loop_track();
        let length = track.length_m();
        let (along, _) = track.nearest_about(vec2(0.1, 0.0), length - 0.05, 0.2).unwrap();
        assert!((along - (length + 0.1)).abs() < 1e-12, "{along}");
        let (along, _) = track.nearest_about(vec2(-0.01, 0.0), 0.05, 0.2).unwrap();
        assert!(along < 0.0 && along > -0.1, "{along}");
        let (along, distance) = track.nearest_about(vec2(0.5, 1.0), 0.5, 0.2).unwrap();
        assert!(along <= 0.7 && distance > 0.9);
    }
}
