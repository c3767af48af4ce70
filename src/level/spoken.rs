//! What things say of each other: every name must be there and of the right kind, and a rope must reach.

use std::collections::BTreeSet;

use crate::base::diag::Diag;
use crate::base::maths::{Pose, Vec2};
use crate::base::units::{body_point, centimetres};
use crate::level::robots::RobotPlan;
use crate::level::things::{ThingPlan, place_of_field};
use crate::sim::thing::{Spoken, Tie};

/// A rope may seem longer than it is by this much because numbers are written with few digits, metres.
const ROUNDING_M: f64 = 0.001;

/// Tells names that nothing has. `known` are the names of all things, of those with a problem as well; a door may speak of
/// itself, and of what lies behind it.
pub(super) fn check(robots: &[RobotPlan], known: &[String], things: &[ThingPlan], diags: &mut Vec<Diag>) {
    let mut told = BTreeSet::new();
    for thing in things {
        for spoken in thing.thing.names() {
            let Spoken { field, name, kind, crowd } = spoken;
            let belongs = |other: &str| {
                other == name || crowd && other.strip_prefix(name).is_some_and(|rest| rest.starts_with('.'))
            };
            let names = || robots.iter().map(|robot| robot.name.as_str()).chain(known.iter().map(String::as_str));
            let place = |diag: Diag| {
                let place = place_of_field(thing.node, &diag);
                diag.at(place)
            };
            if !told.insert((thing.node.place(), field, name.to_owned())) {
                continue;
            }
            if !names().any(belongs) {
                let shown: String = name.chars().take(40).collect();
                let diag = Diag::error("sim-unknown-name").with("field", field).with("found", shown);
                // "coin" for "coin.1", "coin.2", … where a whole crowd may be meant.
                let crowds = names().filter_map(|known| known.split('.').next().filter(|_| crowd));
                diags.push(place(diag.did_you_mean(name, crowds.chain(names()))));
            } else if let Some(kind) = kind
                && (robots.iter().any(|robot| belongs(&robot.name))
                    || things.iter().any(|other| belongs(&other.name) && other.thing.kind() != kind))
            {
                let diag = Diag::error("level-thing-other-kind").with("field", field).with("name", name);
                diags.push(place(diag.with("expected", kind)));
            }
        }
        if let Some(tie) = thing.thing.tie() {
            reach(thing, tie, robots, things, diags);
        }
    }
}

/// A rope that is too short for the way between its ends would tear at both from the first tick.
fn reach(thing: &ThingPlan, tie: Tie, robots: &[RobotPlan], things: &[ThingPlan], diags: &mut Vec<Diag>) {
    let end = |name: &str, at: Option<Vec2>| -> Option<Vec2> {
        let robot = robots.iter().find(|robot| robot.name == name);
        let hook = || robot.and_then(|robot| robot.kit.hook).map(|(right, forward)| body_point(right, forward));
        let pose: Pose = match robot {
            Some(robot) => robot.world_from_robot,
            None => things.iter().find(|other| other.name == name)?.world_from_thing,
        };
        Some(pose.point(at.or_else(hook).unwrap_or_default()))
    };
    let (Some(from), Some(to)) = (end(tie.from, tie.from_at), end(tie.to, tie.to_at)) else { return };
    let way = (to - from).length();
    if way > tie.length_m + ROUNDING_M {
        let round = |metres: f64| (centimetres(metres) * 10.0).round() / 10.0;
        let diag = Diag::error("level-rope-too-short").with("field", "length");
        let diag = diag.with("length", round(tie.length_m)).with("way", round(way));
        let place = place_of_field(thing.node, &diag);
        diags.push(diag.at(place));
    }
}
