//! Flat shapes of the field in metres: for zones, floors and outlines.

use crate::base::maths::{Vec2, vec2};

/// A closed area of the plane, metres.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    Disc {
        at: Vec2,
        radius: f64,
    },
    /// The area between two circles.
    Ring {
        at: Vec2,
        inner: f64,
        outer: f64,
    },
    /// A simple polygon, either way round.
    Polygon(Vec<Vec2>),
}

/// The outline of a body in the world: what zones and distances are measured against.
#[derive(Clone, Debug, PartialEq)]
pub enum Outline {
    Disc { at: Vec2, radius: f64 },
    Polygon(Vec<Vec2>),
}

impl Shape {
    /// An upright rectangle around a middle.
    pub fn rectangle(middle: Vec2, size: Vec2) -> Self {
        let (half_x, half_y) = (size.x * 0.5, size.y * 0.5);
        let corner = |x: f64, y: f64| vec2(middle.x + x, middle.y + y);
        Self::Polygon(vec![
            corner(-half_x, -half_y),
            corner(half_x, -half_y),
            corner(half_x, half_y),
            corner(-half_x, half_y),
        ])
    }

    /// Signed distance from a point to the border, metres: negative inside.
    pub fn signed_distance(&self, point: Vec2) -> f64 {
        match self {
            Self::Disc { at, radius } => (point - *at).length() - radius,
            Self::Ring { at, inner, outer } => {
                let range = (point - *at).length();
                (range - outer).max(inner - range)
            }
            Self::Polygon(corners) => polygon_distance(corners, point),
        }
    }

    /// Is the point inside or on the border?
    pub fn contains(&self, point: Vec2) -> bool {
        self.signed_distance(point) <= 0.0
    }
}

/// Signed distance from a point to a simple polygon: negative inside (even-odd rule).
pub fn polygon_distance(corners: &[Vec2], point: Vec2) -> f64 {
    let mut nearest = f64::INFINITY;
    let mut inside = false;
    for (index, &from) in corners.iter().enumerate() {
        let to = corners[(index + 1) % corners.len()];
        nearest = nearest.min(segment_distance(from, to, point));
        if (from.y > point.y) != (to.y > point.y) {
            let x = from.x + (point.y - from.y) / (to.y - from.y) * (to.x - from.x);
            inside ^= point.x < x;
        }
    }
    if inside { -nearest } else { nearest }
}

/// Distance from a point to a segment.
pub fn segment_distance(from: Vec2, to: Vec2, point: Vec2) -> f64 {
    let along = to - from;
    let squared = along.dot(along);
    let share = if squared > 0.0 { ((point - from).dot(along) / squared).clamp(0.0, 1.0) } else { 0.0 };
    (point - (from + along * share)).length()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signed_distances_are_those_of_geometry() {
        let square = Shape::rectangle(vec2(1.0, 1.0), vec2(2.0, 2.0));
        assert_eq!(square.signed_distance(vec2(1.0, 1.0)), -1.0);
        assert_eq!(square.signed_distance(vec2(3.0, 1.0)), 1.0);
        let ring = Shape::Ring { at: Vec2::ZERO, inner: 1.0, outer: 2.0 };
        assert_eq!(ring.signed_distance(vec2(1.5, 0.0)), -0.5);
        assert_eq!(ring.signed_distance(vec2(0.0, 0.0)), 1.0);
        assert!(!Shape::Disc { at: Vec2::ZERO, radius: 1.0 }.contains(vec2(1.0, 1.0)));
    }
}
