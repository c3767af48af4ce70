//! The field in words: for people who don't see it, and for anybody who wants it short.

use crate::app::panels::field::cast::name;
use crate::app::panels::field::scene::Shot;
use crate::app::view::View;
use crate::base::maths::wrap_degrees;
use crate::rules::sheet::GoalState;
use crate::sim::frame::QuantisedPose;
use crate::trial::reel::State;

/// The most bodies that are told of.
const MOST_TOLD: usize = 12;

/// A pose as people say it: x and y in cm, and a compass heading, all whole.
pub fn place(pose: QuantisedPose) -> (f64, f64, f64) {
    let heading = wrap_degrees(90.0 - f64::from(pose.angle) * 0.01).round() % 360.0;
    ((f64::from(pose.x) * 0.01).round(), (f64::from(pose.y) * 0.01).round(), heading)
}

/// A sentence about a body.
pub fn body(view: &View, name: &str, pose: QuantisedPose, is_robot: bool) -> String {
    let (x, y, heading) = place(pose);
    let id = if is_robot { "field-told-robot" } else { "field-told-thing" };
    view.say.with(id, [("name", name.to_owned().into()), ("x", x.into()), ("y", y.into()), ("heading", heading.into())])
}

/// Everything on the field at a moment.
pub fn all(view: &View, state: &State, robots: usize) -> String {
    let picture = &view.bench.reel.header().picture;
    let seconds = (state.tick as f64 / 10.0).round() / 10.0;
    let size = (picture.size.0 * 100.0, picture.size.1 * 100.0);
    let mut told = vec![view.say.with(
        "field-told",
        [("width", size.0.round().into()), ("height", size.1.round().into()), ("seconds", seconds.into())],
    )];
    let there = |body: &usize| state.bodies.get(*body).is_none_or(|body| !body.gone);
    let moving = |body: &usize| *body < robots || picture.bodies.get(*body).is_some_and(|body| body.loose);
    let bodies: Vec<usize> = (0..picture.bodies.len()).filter(there).filter(moving).collect();
    for &number in bodies.iter().take(MOST_TOLD) {
        if let Some(pose) = state.poses.get(number) {
            told.push(body(view, &name(view, number), *pose, number < robots));
        }
    }
    if bodies.len() > MOST_TOLD {
        told.push(view.say.with("field-told-more", [("count", ((bodies.len() - MOST_TOLD) as f64).into())]));
    }
    for (one, other) in state.touches.iter().take(MOST_TOLD) {
        let one = name(view, usize::from(*one)).into_owned();
        told.push(match other {
            Some(other) => {
                let other = name(view, usize::from(*other)).into_owned();
                view.say.with("field-told-touch", [("one", one.into()), ("other", other.into())])
            }
            None => view.say.with("field-told-touch-edge", [("one", one.into())]),
        });
    }
    let held = state.goals.values().filter(|state| **state == GoalState::Held).count();
    if held > 0 {
        told.push(view.say.with("field-told-goals", [("count", (held as f64).into())]));
    }
    told.join(" ")
}

/// What is said of the moment of a shot.
pub fn shot(shot: &Shot) -> String {
    all(shot.view, shot.state, shot.cast.robots)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_told_in_centimetres_and_compass_degrees() {
        assert_eq!(place(QuantisedPose { x: 4000, y: 5049, angle: 9000 }), (40.0, 50.0, 0.0));
        assert_eq!(place(QuantisedPose { x: 0, y: 0, angle: 0 }).2, 90.0);
        assert_eq!(place(QuantisedPose { x: 0, y: 0, angle: 9030 }).2, 0.0);
    }
}
