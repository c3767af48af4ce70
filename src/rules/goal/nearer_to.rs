//! NearerTo: a robot is nearer to a place than all others.

use serde::Deserialize;

use crate::base::diag::{Diag, Hint};
use crate::base::maths::{Vec2, vec2};
use crate::base::shape::Shape;
use crate::base::units::centimetres;
use crate::rules::goal::{ConditionPart, Judge};
use crate::rules::look::{Binder, Look, hint, rounded};
use crate::rules::truth::Truth;
use crate::sim::world::BodyId;

/// A robot's origin is nearer to a point, or to the middle of a zone, than that of every other robot. In contests this
/// decides when time is up and both are in the ring: `All([Time(after: 180), NearerTo(..)])`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NearerTo {
    pub robot: String,
    #[serde(default)]
    pub zone: Option<String>,
    #[serde(default)]
    pub at: Option<(f64, f64)>,
}

impl NearerTo {
    /// A condition as a level writes it.
    pub const EXAMPLE: &'static str = "NearerTo(robot: \"me\", zone: \"ring\")";
}

impl ConditionPart for NearerTo {
    fn bind(&self, binder: &mut Binder) -> Option<Box<dyn Judge>> {
        let robot = binder.robot(&self.robot);
        let rivals = binder.rivals(&self.robot);
        let place = match (&self.zone, self.at) {
            (Some(zone), None) => {
                let at = binder.zone(zone)?;
                binder.names.zones.get(at).map(|(_, shape)| middle_of(shape))
            }
            (None, Some(at)) => binder.point("at", at),
            _ => {
                binder.tell(Diag::error("rules-zone-or-at"));
                None
            }
        };
        Some(Box::new(NearerToJudge { robot: robot?, rivals: rivals?, place: place? }))
    }
}

/// The middle of a shape: that of its circles, or the centre of a polygon's area.
fn middle_of(shape: &Shape) -> Vec2 {
    let corners = match shape {
        Shape::Disc { at, .. } | Shape::Ring { at, .. } => return *at,
        Shape::Polygon(corners) => corners,
    };
    let Some(&first) = corners.first() else { return Vec2::ZERO };
    // The centroid of a polygon by the triangles from its first corner.
    let (mut area, mut sum) = (0.0, Vec2::ZERO);
    for side in corners.windows(2) {
        let (from, to) = (side[0] - first, side[1] - first);
        area += from.cross(to);
        sum = sum + (from + to) * from.cross(to);
    }
    if area == 0.0 { first } else { first + vec2(sum.x, sum.y) * (1.0 / (3.0 * area)) }
}

struct NearerToJudge {
    robot: BodyId,
    rivals: Vec<BodyId>,
    place: Vec2,
}

impl NearerToJudge {
    fn range_m(&self, body: BodyId, look: &Look) -> f64 {
        (look.world.pose(body).at - self.place).length()
    }

    fn nearest_m(&self, look: &Look) -> f64 {
        self.rivals.iter().map(|&rival| self.range_m(rival, look)).fold(f64::INFINITY, f64::min)
    }
}

impl Judge for NearerToJudge {
    fn judge(&mut self, look: &Look) -> Truth {
        Truth::now(self.range_m(self.robot, look) < self.nearest_m(look))
    }

    fn missing(&self, look: &Look) -> Option<Hint> {
        let cm = |range_m: f64| rounded(centimetres(range_m), 1);
        let (own, other) = (self.range_m(self.robot, look), self.nearest_m(look));
        (own >= other).then(|| hint("missing-nearer", [("distance", cm(own)), ("other", cm(other))]))
    }

    fn robot(&self) -> Option<usize> {
        Some(usize::from(self.robot.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_of_a_polygon_is_that_of_its_area() {
        assert_eq!(middle_of(&Shape::rectangle(vec2(1.0, 2.0), vec2(3.0, 1.0))), vec2(1.0, 2.0));
        // Two squares in the shape of an L with a third one missing.
        let corners = [(0.0, 0.0), (2.0, 0.0), (2.0, 1.0), (1.0, 1.0), (1.0, 2.0), (0.0, 2.0)];
        let middle = middle_of(&Shape::Polygon(corners.iter().map(|&(x, y)| vec2(x, y)).collect()));
        assert!((middle.x - 5.0 / 6.0).abs() < 1e-12 && (middle.y - 5.0 / 6.0).abs() < 1e-12);
    }
}
