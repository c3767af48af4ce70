//! Mass properties of flat outlines of even thickness: area, centre, moment of inertia, mean radius.

use crate::base::maths::Vec2;
use crate::base::shape::Outline;
use crate::sim::check::doubled_area;

/// Slices that each side is cut into where the mean radius is summed.
const SLICES: usize = 16;

/// What an outline of even thickness weighs and how it resists turning, per kilogram.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Figure {
    /// Centre of the area, metres in the outline's frame.
    pub centre: Vec2,
    /// Moment of inertia about the centre for one kilogram, m².
    pub inertia_per_kg: f64,
    /// Mean distance of the area from the centre, metres: the arm of the friction torque under even pressure.
    pub mean_radius: f64,
    /// Half of the smallest extent, metres.
    pub half_thickness: f64,
}

impl Figure {
    /// The figure of an outline.
    pub fn of(outline: &Outline) -> Self {
        match outline {
            // A disc: I = m r² / 2, and the mean distance from its centre is 2 r / 3.
            Outline::Disc { at, radius } => Self {
                centre: *at,
                inertia_per_kg: radius * radius * 0.5,
                mean_radius: radius * (2.0 / 3.0),
                half_thickness: *radius,
            },
            Outline::Polygon(corners) => Self::of_polygon(corners),
        }
    }

    /// Sums over the signed triangles between the origin and each side (P. Bourke, "Calculating the area and centroid of
    /// a polygon", 1988; the second moment is that of the same triangles).
    fn of_polygon(corners: &[Vec2]) -> Self {
        let area2 = doubled_area(corners);
        let sides = || corners.iter().enumerate().map(|(i, &from)| (from, corners[(i + 1) % corners.len()]));
        let centre = sides().fold(Vec2::ZERO, |sum, (from, to)| sum + (from + to) * (from.cross(to) / (3.0 * area2)));
        let mut second_moment = 0.0;
        let mut radius_sum = 0.0;
        for (from, to) in sides() {
            let (from, to) = (from - centre, to - centre);
            second_moment += from.cross(to) / 12.0 * (from.dot(from) + from.dot(to) + to.dot(to));
            for slice in 0..SLICES {
                let at = |step: usize| from + (to - from) * (step as f64 / SLICES as f64);
                let (near, far) = (at(slice), at(slice + 1));
                // A thin triangle with its tip at the centre: the mean distance is two thirds of its height.
                radius_sum += near.cross(far) * 0.5 * (2.0 / 3.0) * ((near + far) * 0.5).length();
            }
        }
        let area = area2 * 0.5;
        let mut half_thickness = f64::INFINITY;
        for (from, to) in sides() {
            let normal = (to - from).left() * (1.0 / (to - from).length().max(1e-12));
            let reach = corners.iter().map(|&c| (c - from).dot(normal));
            let (low, high) = reach.fold((0.0f64, 0.0f64), |(low, high), d| (low.min(d), high.max(d)));
            half_thickness = half_thickness.min((high - low) * 0.5);
        }
        Self { centre, inertia_per_kg: second_moment / area, mean_radius: radius_sum / area, half_thickness }
    }
}

/// The corners of the convex hull, counter-clockwise from the lowest x (Andrew's monotone chain, 1979).
pub fn convex_hull(points: &[Vec2]) -> Vec<Vec2> {
    let mut sorted = points.to_vec();
    sorted.sort_by(|a, b| a.x.total_cmp(&b.x).then(a.y.total_cmp(&b.y)));
    let mut hull: Vec<Vec2> = Vec::with_capacity(points.len() + 1);
    let mut chain = |points: &mut dyn Iterator<Item = Vec2>| {
        let floor = hull.len();
        for point in points {
            while hull.len() >= floor + 2 {
                let (last, before) = (hull[hull.len() - 1], hull[hull.len() - 2]);
                if (last - before).cross(point - last) > 0.0 {
                    break;
                }
                hull.pop();
            }
            hull.push(point);
        }
        hull.pop();
    };
    chain(&mut sorted.iter().copied());
    chain(&mut sorted.iter().rev().copied());
    hull
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::maths::vec2;

    #[test]
    fn a_rectangle_has_the_centre_and_inertia_of_the_textbook() {
        let corners = vec![vec2(1.0, 1.0), vec2(1.4, 1.0), vec2(1.4, 1.3), vec2(1.0, 1.3)];
        for corners in [corners.clone(), corners.into_iter().rev().collect()] {
            let figure = Figure::of(&Outline::Polygon(corners));
            assert!((figure.centre - vec2(1.2, 1.15)).length() < 1e-12);
            assert!((figure.inertia_per_kg - (0.16 + 0.09) / 12.0).abs() < 1e-12);
            assert!((figure.half_thickness - 0.15).abs() < 1e-12);
            // The mean distance from the centre of an a × b rectangle; for a square of side a it is 0.3826 a.
            assert!((0.13..0.14).contains(&figure.mean_radius), "{}", figure.mean_radius);
        }
    }

    #[test]
    fn a_polygon_with_many_corners_is_a_disc() {
        let corners = (0..120).map(|i| Vec2::at_angle(f64::from(i) * crate::base::maths::TAU / 120.0) * 0.05).collect();
        let (polygon, disc) =
            (Figure::of(&Outline::Polygon(corners)), Figure::of(&Outline::Disc { at: Vec2::ZERO, radius: 0.05 }));
        assert!((polygon.inertia_per_kg / disc.inertia_per_kg - 1.0).abs() < 0.01);
        assert!((polygon.mean_radius / disc.mean_radius - 1.0).abs() < 0.01);
    }

    #[test]
    fn a_hull_leaves_dents_out_and_runs_counter_clockwise() {
        let hull = convex_hull(&[vec2(0.0, 0.0), vec2(2.0, 0.0), vec2(1.0, 0.5), vec2(2.0, 2.0), vec2(0.0, 2.0)]);
        assert_eq!(hull, [vec2(0.0, 0.0), vec2(2.0, 0.0), vec2(2.0, 2.0), vec2(0.0, 2.0)]);
    }
}
