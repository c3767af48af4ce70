//! Beams that come back with nothing: they are drawn faint and dashed, as far as the first thing in their way.

use egui::{Pos2, Shape, Stroke as Line, vec2};

use crate::app::panels::field::cast::Cast;
use crate::app::panels::field::paint::{Brush, Stance};
use crate::app::panels::field::polygon::contains;
use crate::app::panels::field::scene::Shot;
use crate::base::ink::Role;
use crate::sim::scene::Edge;

/// Drawn and left out of a beam without an echo, points.
const DASH: (f32, f32) = (5.0, 5.0);
/// The radius of the sign at its end, points.
const SIGN: f32 = 4.5;

/// How far a beam of a robot gets, in the frame of the field: to the first body in its way, or the wall at the edge.
pub fn reach(shot: &Shot, robot: usize, from: (f32, f32), tip: (f32, f32)) -> (f32, f32) {
    let size = shot.camera.size();
    let edge = (shot.view.bench.layout.scene.edge == Edge::Wall).then_some((size.x, size.y));
    let share = first(shot.cast, shot.stances, |body| shot.is_there(body), robot, (from, tip), edge);
    along((from, tip), share)
}

/// Draws a beam from one place to others without an echo, and a sign at the middle one's end.
pub fn draw(brush: &mut Brush, from: Pos2, ends: &[Pos2]) {
    let colour = brush.theme.ink(Role::Beam).gamma_multiply(0.55);
    let line = Line::new(1.0, colour);
    let sides = [ends.first(), ends.last().filter(|_| ends.len() > 1)];
    for end in sides.into_iter().flatten() {
        brush.path(vec![from, *end], line, Some(DASH));
    }
    // An empty ring with a stroke through it: nothing came back.
    let Some(&at) = ends.get(ends.len() / 2) else { return };
    let ink = Line::new(1.5, brush.theme.ink(Role::Label));
    brush.ring(at, SIGN, brush.theme.ink(Role::Floor), ink);
    brush.shapes.push(Shape::line_segment([at + vec2(-SIGN, SIGN) * 0.7, at + vec2(SIGN, -SIGN) * 0.7], ink));
}

fn along((from, tip): ((f32, f32), (f32, f32)), share: f32) -> (f32, f32) {
    (from.0 + (tip.0 - from.0) * share, from.1 + (tip.1 - from.1) * share)
}

/// The share of the way at which a beam meets the first outline, or the edge of a field of this size; 1 where it meets none.
fn first(
    cast: &Cast,
    stances: &[Stance],
    there: impl Fn(usize) -> bool,
    robot: usize,
    way: ((f32, f32), (f32, f32)),
    edge: Option<(f32, f32)>,
) -> f32 {
    let (from, _) = way;
    let mut share = edge.map_or(1.0, |(width, height)| {
        let corners = [(0.0, 0.0), (width, 0.0), (width, height), (0.0, height)];
        if contains(&corners, from) { crossing(way, &corners) } else { 1.0 }
    });
    for (number, (actor, stance)) in cast.actors.iter().zip(stances).enumerate() {
        if number == robot || actor.outline.len() < 3 || !there(number) {
            continue;
        }
        let outline: Vec<(f32, f32)> = actor.outline.iter().map(|&corner| stance.point(corner)).collect();
        if !contains(&outline, from) {
            share = share.min(crossing(way, &outline));
        }
    }
    share
}

/// The share of a way at which it first crosses the rim of a polygon; 1 where it doesn't.
fn crossing(way: ((f32, f32), (f32, f32)), corners: &[(f32, f32)]) -> f32 {
    let ((x, y), tip) = way;
    let (along_x, along_y) = (tip.0 - x, tip.1 - y);
    let next = corners.iter().cycle().skip(1);
    let shares = corners.iter().zip(next).filter_map(|(one, other)| {
        let (side_x, side_y) = (other.0 - one.0, other.1 - one.1);
        let turn = along_x * side_y - along_y * side_x;
        if turn.abs() < 1e-9 {
            return None;
        }
        let (gap_x, gap_y) = (one.0 - x, one.1 - y);
        let share = (gap_x * side_y - gap_y * side_x) / turn;
        let place = (gap_x * along_y - gap_y * along_x) / turn;
        ((0.0..=1.0).contains(&share) && (0.0..=1.0).contains(&place)).then_some(share)
    });
    shares.fold(1.0, f32::min)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_beam_ends_at_the_first_rim_in_its_way() {
        let square = [(2.0, -1.0), (4.0, -1.0), (4.0, 1.0), (2.0, 1.0)];
        assert_eq!(crossing(((0.0, 0.0), (10.0, 0.0)), &square), 0.2);
        assert_eq!(crossing(((0.0, 0.0), (0.0, 10.0)), &square), 1.0, "beside it");
        assert_eq!(crossing(((0.0, 0.0), (1.0, 0.0)), &square), 1.0, "before it");
        assert_eq!(crossing(((3.0, 0.0), (3.0, 10.0)), &square), 0.1, "out of it");
        assert_eq!(along(((0.0, 0.0), (10.0, 0.0)), 0.2), (2.0, 0.0));
    }
}
