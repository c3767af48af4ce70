//! What stands at the start: nothing in each other, everything on the field.

use crate::base::diag::Diag;
use crate::base::maths::{Pose, Vec2};
use crate::base::ron::node::Node;
use crate::base::shape::Outline;
use crate::level::field::Field;
use crate::level::robots::RobotPlan;
use crate::level::things::ThingPlan;
use crate::rules::area::bodies_overlap;
use crate::sim::scene::Edge;

/// After so many overlaps no more are told: they have one reason.
const MOST_TOLD: usize = 10;

/// The most corners of all bodies of one level: looking for overlaps takes their square.
const MOST_CORNERS: usize = 8000;

/// A body at its start.
struct Body<'a> {
    name: &'a str,
    outline: Outline,
    pose: Pose,
    /// Can it move? Fixed things may stand in each other, as walls do in their corners.
    loose: bool,
    /// Nothing meets it: it lies flat on the floor or hangs above it.
    ghost: bool,
    /// Middle and radius of a circle around it.
    middle: Vec2,
    reach: f64,
    node: &'a Node,
}

/// Tells what overlaps and what is off the field.
pub(super) fn start(field: &Field, robots: &[RobotPlan], things: &[ThingPlan], diags: &mut Vec<Diag>) {
    let robots = robots.iter().map(|robot| {
        let outline = Outline::Polygon(robot.kit.hull());
        body(&robot.name, outline, robot.world_from_robot, (true, false), robot.node)
    });
    let things = things.iter().map(|thing| {
        let solid = thing.thing.solid();
        body(&thing.name, solid.outline, thing.world_from_thing, (solid.mass_kg.is_some(), solid.ghost), thing.node)
    });
    let bodies: Vec<Body> = robots.chain(things).collect();
    let corners: usize = bodies.iter().map(|body| corners_of(&body.outline)).sum();
    if let Some(last) = bodies.last().filter(|_| corners > MOST_CORNERS) {
        let diag = Diag::error("level-too-many-corners").with("found", corners).with("limit", MOST_CORNERS);
        diags.push(diag.at(last.node.place()));
        return;
    }
    let mut told = 0;
    for body in &bodies {
        if told < MOST_TOLD && is_off(body, field) {
            let code = if body.loose { "level-off-field" } else { "level-far-off-field" };
            diags.push(Diag::error(code).with("name", body.name).at(place(body.node)));
            told += 1;
        }
    }
    told = 0;
    for (index, body) in bodies.iter().enumerate() {
        for other in &bodies[..index] {
            let apart = (body.middle - other.middle).length() > body.reach + other.reach;
            let free = body.ghost || other.ghost || !(body.loose || other.loose);
            if told >= MOST_TOLD || apart || free {
                continue;
            }
            if bodies_overlap((&body.outline, body.pose), (&other.outline, other.pose)) {
                let diag = Diag::error("level-overlap").with("name", body.name).with("other", other.name);
                diags.push(diag.at(place(body.node)));
                told += 1;
            }
        }
    }
}

fn corners_of(outline: &Outline) -> usize {
    match outline {
        Outline::Disc { .. } => 1,
        Outline::Polygon(corners) => corners.len(),
    }
}

fn body<'a>(name: &'a str, outline: Outline, pose: Pose, (loose, ghost): (bool, bool), node: &'a Node) -> Body<'a> {
    let (local, reach) = circle_around(&outline);
    let middle = pose.point(local);
    Body { name, outline, pose, loose, ghost, middle, reach, node }
}

/// Middle and radius of a circle around an outline, in the outline's own frame.
pub(super) fn circle_around(outline: &Outline) -> (Vec2, f64) {
    match outline {
        Outline::Disc { at, radius } => (*at, *radius),
        Outline::Polygon(corners) => {
            let count = corners.len().max(1) as f64;
            let middle = corners.iter().fold(Vec2::ZERO, |sum, &corner| sum + corner) * (1.0 / count);
            (middle, corners.iter().fold(0.0, |far: f64, &corner| far.max((corner - middle).length())))
        }
    }
}

/// Loose bodies must be on the field, wholly when it has a wall; fixed ones must at least reach it.
fn is_off(body: &Body, field: &Field) -> bool {
    let points = |body: &Body| -> Vec<Vec2> {
        match &body.outline {
            Outline::Disc { at, radius } => {
                let middle = body.pose.point(*at);
                [(1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0)]
                    .map(|(x, y)| middle + crate::base::maths::vec2(x * radius, y * radius))
                    .to_vec()
            }
            Outline::Polygon(corners) => corners.iter().map(|&corner| body.pose.point(corner)).collect(),
        }
    };
    if body.loose && field.edge == Edge::Wall {
        return !points(body).into_iter().all(|point| field.contains(point));
    }
    if body.loose {
        return !field.contains(body.middle);
    }
    let nearest = Vec2 { x: body.middle.x.clamp(0.0, field.size.x), y: body.middle.y.clamp(0.0, field.size.y) };
    (nearest - body.middle).length() > body.reach
}

/// The place where a body's own place is written.
fn place(node: &Node) -> crate::base::diag::Place {
    node.field("at").or_else(|| node.field("of")).unwrap_or(node).place()
}
