//! Is a body in an area? Exact for discs and simple polygons against every shape.

use serde::Deserialize;

use crate::base::maths::{Pose, Vec2};
use crate::base::shape::{Outline, Shape, polygon_distance};

/// How much of a body is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum Part {
    /// All of it.
    #[default]
    Whole,
    /// Its origin.
    Centre,
    /// At least a bit of it.
    Any,
}

/// Is this part of the body in the area?
pub fn is_inside(outline: &Outline, world_from_body: Pose, area: &Shape, part: Part) -> bool {
    match part {
        Part::Whole => is_whole_inside(outline, world_from_body, area),
        Part::Centre => area.contains(world_from_body.at),
        Part::Any => overlaps(outline, world_from_body, area),
    }
}

/// Is this part of the body out of the area?
pub fn is_outside(outline: &Outline, world_from_body: Pose, area: &Shape, part: Part) -> bool {
    match part {
        Part::Whole => !overlaps(outline, world_from_body, area),
        Part::Centre => !area.contains(world_from_body.at),
        Part::Any => !is_whole_inside(outline, world_from_body, area),
    }
}

/// How far the body's outline is from lying wholly in the area, metres; 0 when its origin is in it.
pub fn distance_to(world_from_body: Pose, area: &Shape) -> f64 {
    area.signed_distance(world_from_body.at).max(0.0)
}

fn is_whole_inside(outline: &Outline, pose: Pose, area: &Shape) -> bool {
    let corners = match outline {
        Outline::Disc { at, radius } => return area.signed_distance(pose.point(*at)) <= -radius,
        Outline::Polygon(corners) => corners,
    };
    if !corners.iter().all(|&corner| area.contains(pose.point(corner))) {
        return false;
    }
    match area {
        Shape::Disc { .. } => true,
        Shape::Ring { at, inner, .. } => polygon_distance(corners, pose.local(*at)) >= *inner,
        Shape::Polygon(border) => {
            !sides_cross(corners, pose, border)
                && !border.iter().any(|&corner| polygon_distance(corners, pose.local(corner)) < 0.0)
        }
    }
}

fn overlaps(outline: &Outline, pose: Pose, area: &Shape) -> bool {
    let corners = match outline {
        Outline::Disc { at, radius } => return area.signed_distance(pose.point(*at)) < *radius,
        Outline::Polygon(corners) => corners,
    };
    let reaches = |at: Vec2, radius: f64| polygon_distance(corners, pose.local(at)) < radius;
    match area {
        Shape::Disc { at, radius } => reaches(*at, *radius),
        Shape::Ring { at, inner, outer } => {
            reaches(*at, *outer) && corners.iter().any(|&corner| (pose.point(corner) - *at).length() > *inner)
        }
        Shape::Polygon(border) => {
            corners.iter().any(|&corner| area.contains(pose.point(corner)))
                || border.iter().any(|&corner| polygon_distance(corners, pose.local(corner)) < 0.0)
                || sides_cross(corners, pose, border)
        }
    }
}

/// Does a side of one polygon properly cross a side of the other?
fn sides_cross(corners: &[Vec2], pose: Pose, border: &[Vec2]) -> bool {
    let side = |points: &[Vec2], index: usize| (points[index], points[(index + 1) % points.len()]);
    (0..corners.len()).any(|index| {
        let (from, to) = side(corners, index);
        let (from, to) = (pose.point(from), pose.point(to));
        (0..border.len()).any(|other| {
            let (start, end) = side(border, other);
            crosses(from, to, start, end)
        })
    })
}

/// Do two segments cross in a point inside of both?
fn crosses(from: Vec2, to: Vec2, start: Vec2, end: Vec2) -> bool {
    let side = |a: Vec2, b: Vec2, point: Vec2| (b - a).cross(point - a);
    side(from, to, start) * side(from, to, end) < 0.0 && side(start, end, from) * side(start, end, to) < 0.0
}

/// Do two bodies overlap by more than a hair (0.1 mm)?
pub fn bodies_overlap(first: (&Outline, Pose), second: (&Outline, Pose)) -> bool {
    const HAIR_M: f64 = 1e-4;
    let ((first, first_pose), (second, second_pose)) = (first, second);
    match (first, second) {
        (Outline::Disc { at, radius }, Outline::Disc { at: other, radius: other_radius }) => {
            let gap = (first_pose.point(*at) - second_pose.point(*other)).length();
            gap < radius + other_radius - HAIR_M
        }
        (Outline::Disc { at, radius }, Outline::Polygon(corners)) => {
            polygon_distance(corners, second_pose.local(first_pose.point(*at))) < radius - HAIR_M
        }
        (Outline::Polygon(corners), Outline::Disc { at, radius }) => {
            polygon_distance(corners, first_pose.local(second_pose.point(*at))) < radius - HAIR_M
        }
        (Outline::Polygon(corners), Outline::Polygon(others)) => {
            let placed: Vec<Vec2> = others.iter().map(|&corner| second_pose.point(corner)).collect();
            let moved: Vec<Vec2> = corners.iter().map(|&corner| first_pose.point(corner)).collect();
            reaches_into(&moved, &placed, HAIR_M)
                || reaches_into(&placed, &moved, HAIR_M)
                || sides_cross_deep(corners, first_pose, &placed, HAIR_M)
        }
    }
}

/// Does a corner, the middle of a side, or the middle of all corners of one polygon lie in the other by more than a hair?
fn reaches_into(corners: &[Vec2], other: &[Vec2], hair: f64) -> bool {
    let count = corners.len().max(1) as f64;
    let middle = corners.iter().fold(Vec2::ZERO, |sum, &corner| sum + corner) * (1.0 / count);
    let is_in = |point: Vec2| polygon_distance(other, point) < -hair;
    let sides = corners.iter().enumerate().map(|(at, &corner)| (corner + corners[(at + 1) % corners.len()]) * 0.5);
    corners.iter().copied().chain(sides).any(is_in) || (polygon_distance(corners, middle) < 0.0 && is_in(middle))
}

/// Do sides cross so that more than a hair of one lies behind the other?
fn sides_cross_deep(corners: &[Vec2], pose: Pose, border: &[Vec2], hair: f64) -> bool {
    let side = |a: Vec2, b: Vec2, point: Vec2| (b - a).cross(point - a) / (b - a).length().max(1e-12);
    (0..corners.len()).any(|index| {
        let (from, to) = (pose.point(corners[index]), pose.point(corners[(index + 1) % corners.len()]));
        (0..border.len()).any(|other| {
            let (start, end) = (border[other], border[(other + 1) % border.len()]);
            let (one, two) = (side(start, end, from), side(start, end, to));
            let (three, four) = (side(from, to, start), side(from, to, end));
            one * two < 0.0
                && three * four < 0.0
                && one.abs().min(two.abs()) > hair
                && three.abs().min(four.abs()) > hair
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::maths::vec2;

    fn square(size: f64) -> Outline {
        let half = size / 2.0;
        Outline::Polygon(vec![vec2(-half, -half), vec2(half, -half), vec2(half, half), vec2(-half, half)])
    }

    fn pose(x: f64, y: f64) -> Pose {
        Pose::new(vec2(x, y), 0.3)
    }

    #[test]
    fn a_body_is_inside_outside_or_on_the_border() {
        let disc = Shape::Disc { at: Vec2::ZERO, radius: 1.0 };
        let ring = Shape::Ring { at: Vec2::ZERO, inner: 0.5, outer: 1.0 };
        let room = Shape::rectangle(Vec2::ZERO, vec2(2.0, 2.0));
        for body in [square(0.2), Outline::Disc { at: Vec2::ZERO, radius: 0.1 }] {
            for (area, inside, border, outside) in
                [(&disc, 0.0, 1.0, 1.3), (&ring, 0.75, 0.5, 0.2), (&room, 0.5, 1.0, 1.3)]
            {
                let whole = |x| is_inside(&body, pose(x, 0.0), area, Part::Whole);
                let any = |x| is_inside(&body, pose(x, 0.0), area, Part::Any);
                assert_eq!((whole(inside), any(inside)), (true, true), "{area:?}");
                assert_eq!((whole(border), any(border)), (false, true), "{area:?}");
                assert_eq!((whole(outside), any(outside)), (false, false), "{area:?}");
                assert!(is_outside(&body, pose(outside, 0.0), area, Part::Whole));
                assert!(!is_outside(&body, pose(border, 0.0), area, Part::Whole));
                assert!(is_outside(&body, pose(border, 0.0), area, Part::Any));
            }
        }
    }

    #[test]
    fn a_big_body_around_a_small_area_overlaps_it_but_is_not_inside() {
        let spot = Shape::Disc { at: Vec2::ZERO, radius: 0.05 };
        assert!(is_inside(&square(1.0), pose(0.0, 0.0), &spot, Part::Any));
        assert!(!is_inside(&square(1.0), pose(0.0, 0.0), &spot, Part::Whole));
        let bar = Shape::rectangle(Vec2::ZERO, vec2(4.0, 0.1));
        assert!(is_inside(&square(1.0), Pose::default(), &bar, Part::Any));
    }

    #[test]
    fn a_body_may_not_reach_over_a_notch_of_its_zone() {
        let notched = Shape::Polygon(vec![
            vec2(-2.0, -2.0),
            vec2(2.0, -2.0),
            vec2(2.0, 2.0),
            vec2(0.1, 2.0),
            vec2(0.0, 0.0),
            vec2(-0.1, 2.0),
            vec2(-2.0, 2.0),
        ]);
        assert!(!is_inside(&square(1.0), Pose::new(vec2(0.0, 0.3), 0.0), &notched, Part::Whole));
        assert!(is_inside(&square(1.0), Pose::new(vec2(0.0, -0.8), 0.0), &notched, Part::Whole));
    }

    #[test]
    fn bodies_side_by_side_do_not_overlap() {
        let (box_, pin) = (square(1.0), Outline::Disc { at: Vec2::ZERO, radius: 0.5 });
        let at = |x: f64| Pose::new(vec2(x, 0.0), 0.0);
        assert!(!bodies_overlap((&box_, at(0.0)), (&box_, at(1.0))));
        assert!(bodies_overlap((&box_, at(0.0)), (&box_, at(0.9))));
        assert!(bodies_overlap((&box_, at(0.0)), (&square(0.1), at(0.0))));
        assert!(!bodies_overlap((&box_, at(0.0)), (&pin, at(1.0))));
        assert!(bodies_overlap((&pin, at(0.5)), (&box_, at(0.0))));
        assert!(bodies_overlap(
            (&box_, at(0.0)),
            (&Outline::Polygon(vec![vec2(-2.0, -0.1), vec2(2.0, -0.1), vec2(2.0, 0.1), vec2(-2.0, 0.1)]), at(0.0))
        ));
    }
}
