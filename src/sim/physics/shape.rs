//! Outlines as rapier's shapes.

use rapier2d::math::{Pose as RapierPose, Vector};
use rapier2d::parry::shape::{SharedShape, TriMesh};
use rapier2d::parry::transformation::hertel_mehlhorn;

use crate::base::maths::Vec2;
use crate::base::shape::Outline;
use crate::sim::check::doubled_area;
use crate::sim::physics::inward;

/// A disc, a convex polygon, or the convex pieces of one that is not.
pub(super) fn shape_of(outline: &Outline) -> SharedShape {
    match outline {
        Outline::Disc { at, radius } if *at == Vec2::ZERO => SharedShape::ball(*radius as f32),
        Outline::Disc { at, radius } => {
            SharedShape::compound(vec![(RapierPose::from_translation(inward(*at)), SharedShape::ball(*radius as f32))])
        }
        Outline::Polygon(corners) => polygon_shape(corners),
    }
}

fn polygon_shape(corners: &[Vec2]) -> SharedShape {
    let mut points: Vec<Vector> = corners.iter().copied().map(inward).collect();
    if doubled_area(corners) < 0.0 {
        points.reverse();
    }
    let turns_left = |i: usize| {
        let (a, b, c) = (points[i], points[(i + 1) % points.len()], points[(i + 2) % points.len()]);
        (b - a).perp_dot(c - b) >= 0.0
    };
    if (0..points.len()).all(turns_left) {
        if let Some(shape) = SharedShape::convex_polyline(points.clone()) {
            return shape;
        }
    } else if let Some(mesh) = TriMesh::from_polygon(points.clone()) {
        let pieces: Vec<_> = hertel_mehlhorn(&points, mesh.indices())
            .into_iter()
            .filter_map(SharedShape::convex_polyline)
            .map(|piece| (RapierPose::IDENTITY, piece))
            .collect();
        if !pieces.is_empty() {
            return SharedShape::compound(pieces);
        }
    }
    // Only a polygon that `check` refuses comes here; a dot keeps the numbering of bodies whole.
    SharedShape::ball(0.001)
}
