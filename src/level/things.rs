//! The things of a level: one alone, a ring of them, a row of them.

use crate::base::diag::{Arg, Diag};
use crate::base::maths::{Pose, Vec2, vec2};
use crate::base::ron::draws::Draws;
use crate::base::ron::fields::{Fields, value};
use crate::base::ron::node::Node;
use crate::base::units::{angle_of_heading, metres, radians};
use crate::level::numbers::{FAR_CM, id, list, pair_within, required_number, required_point};
use crate::level::shape::named;
use crate::sim::thing::Thing;

/// The most things of one level, those of rings and rows included.
pub(super) const MOST_THINGS: usize = 1000;
/// The ways to set things up.
const WAYS: [&str; 3] = ["One", "Ring", "Row"];

/// One thing of one layout.
pub(super) struct ThingPlan<'a> {
    pub name: String,
    pub thing: Thing,
    pub world_from_thing: Pose,
    pub node: &'a Node,
}

/// Reads the things; those with a problem are left out. `names` are those that are taken already; `known` gets the names
/// of all things, of those with a problem as well, so that the goals that use them are not told about too.
pub(super) fn read<'a>(
    node: &'a Node,
    draws: &Draws,
    names: &mut Vec<String>,
    known: &mut Vec<String>,
    diags: &mut Vec<Diag>,
) -> Vec<ThingPlan<'a>> {
    let mut things = Vec::new();
    for node in list(node, MOST_THINGS, diags) {
        let before = things.len();
        let name = entry(node, draws, names, &mut things, diags);
        let new = things.get(before..).unwrap_or_default();
        known.extend(new.iter().map(|thing| thing.name.clone()));
        if let (true, Some(name)) = (new.is_empty(), name.or_else(|| Some(node.field("name")?.text()?.to_owned()))) {
            known.push(format!("{name}.1"));
            known.push(name);
        }
        if things.len() > MOST_THINGS {
            let diag = Diag::error("level-too-many").with("found", things.len()).with("limit", MOST_THINGS);
            diags.push(diag.at(node.place()));
            things.truncate(MOST_THINGS);
            break;
        }
    }
    things
}

/// One entry of the list; gives its name.
fn entry<'a>(
    node: &'a Node,
    draws: &Draws,
    names: &mut Vec<String>,
    things: &mut Vec<ThingPlan<'a>>,
    diags: &mut Vec<Diag>,
) -> Option<String> {
    let mut fields = named(node, &WAYS, draws, diags)?;
    let name = fields.required_node("name", diags).and_then(|node| {
        let name = id(node, diags)?;
        if names.contains(&name) {
            diags.push(Diag::error("level-twice").with("name", name.as_str()).at(node.place()));
        }
        Some(name)
    });
    names.extend(name.clone());
    let thing = fields.required_node("of", diags).and_then(|of| thing(of, draws, diags));
    let facing = fields.number("facing", -3600.0, 3600.0, diags).unwrap_or(0.0);
    let poses = match node.name() {
        Some("One") => one(&mut fields, facing, draws, diags),
        Some("Ring") => ring(&mut fields, facing, draws, diags),
        _ => row(&mut fields, facing, draws, diags),
    };
    fields.end(diags);
    let name = name?;
    let (Some(thing), Some(poses)) = (thing, poses) else { return Some(name) };
    let alone = node.name() == Some("One");
    things.extend(poses.into_iter().enumerate().map(|(index, world_from_thing)| ThingPlan {
        name: if alone { name.clone() } else { format!("{name}.{}", index + 1) },
        thing: thing.clone(),
        world_from_thing,
        node,
    }));
    Some(name)
}

/// A thing alone; without `at` its points are those of the field.
fn one(fields: &mut Fields, facing: f64, draws: &Draws, diags: &mut Vec<Diag>) -> Option<Vec<Pose>> {
    let at = match fields.node("at") {
        Some(_) => required_point(fields, "at", draws, diags)?,
        None => Vec2::ZERO,
    };
    Some(vec![Pose::new(at, angle_of_heading(facing))])
}

/// Things on a circle, clockwise from the one in the direction `facing`, each looking outwards.
fn ring(fields: &mut Fields, facing: f64, draws: &Draws, diags: &mut Vec<Diag>) -> Option<Vec<Pose>> {
    let count = count(fields, diags);
    let at = required_point(fields, "at", draws, diags);
    let radius = required_number(fields, "radius", (0.1, 1000.0), draws, diags);
    let (count, at, radius) = (count?, at?, metres(radius?));
    let pose = |index: usize| {
        let angle = angle_of_heading(facing) - radians(360.0 * index as f64 / count as f64);
        Pose::new(at + Vec2::at_angle(angle) * radius, angle)
    };
    Some((0..count).map(pose).collect())
}

/// Things one `step` after the other.
fn row(fields: &mut Fields, facing: f64, draws: &Draws, diags: &mut Vec<Diag>) -> Option<Vec<Pose>> {
    let count = count(fields, diags);
    let at = required_point(fields, "at", draws, diags);
    let step = fields.required_node("step", diags);
    let step = step.and_then(|step| pair_within(step, draws, -FAR_CM, FAR_CM, diags));
    let (count, at, (x, y)) = (count?, at?, step?);
    let step = vec2(metres(x), metres(y));
    Some((0..count).map(|index| Pose::new(at + step * index as f64, angle_of_heading(facing))).collect())
}

/// How many; a draw may say it.
fn count(fields: &mut Fields, diags: &mut Vec<Diag>) -> Option<usize> {
    let node = fields.required_node("count", diags)?;
    let count: i64 = fields.optional("count", diags)?;
    if (1..=MOST_THINGS as i64).contains(&count) {
        return usize::try_from(count).ok();
    }
    let diag = Diag::error("ron-out-of-range").with("found", count as f64).with("low", 1.0);
    diags.push(diag.with("high", MOST_THINGS).at(node.place()));
    None
}

/// The kind of thing and its figures; what cannot be is told with the place of the field.
fn thing(node: &Node, draws: &Draws, diags: &mut Vec<Diag>) -> Option<Thing> {
    let thing: Thing = value(node, draws, diags)?;
    let problems = thing.check();
    let sound = !problems.iter().any(Diag::is_error);
    diags.extend(problems.into_iter().map(|diag| {
        let place = place_of_field(node, &diag);
        diag.at_least(place)
    }));
    sound.then_some(thing)
}

/// The place of the first field that a diag names, or that of the whole.
pub(super) fn place_of_field(node: &Node, diag: &Diag) -> crate::base::diag::Place {
    let named = diag.args.iter().find(|(name, _)| name == "field");
    let Some((_, Arg::Text(field))) = named else { return node.place() };
    let first = field.rsplit(": ").next().unwrap_or_default().split(", ").next().unwrap_or_default();
    let found = node.find(&|inner| inner.field(first).is_some()).and_then(|inner| inner.field(first));
    found.unwrap_or(node).place()
}
