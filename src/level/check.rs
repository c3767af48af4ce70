//! The check of a level: everything that can be wrong with it without running a program, on many layouts, told at once.

use crate::base::diag::{Diag, Place};
use crate::base::maths::Vec2;
use crate::base::shape::{Outline, Shape};
use crate::level::layout::Layout;
use crate::level::load::{LEVEL_FILE, Level, read_plan, whole_file};
use crate::level::plan::Plan;
use crate::level::shape::bounds;
use crate::level::starter;
use crate::level::texts::LANGUAGES;
use crate::rules::area::Part;
use crate::rules::goal::Condition;
use crate::rules::look::{Facts, RobotFacts, group_of};
use crate::rules::referee::{End, Referee};
use crate::rules::sheet::GoalState;
use crate::rules::{Aim, Limits};
use crate::sim::world::World;

/// How many layouts are looked at.
pub const LAYOUTS: u64 = 20;
/// With so many problems only one layout is looked at.
const HOPELESS: usize = 40;

/// Every problem of a level that can be found without a program, sorted by place. What `load` told is told again.
pub fn check(level: &Level) -> Vec<Diag> {
    let mut diags: Vec<Diag> = level.broken.clone();
    for seed in 0..LAYOUTS {
        // What a hopeless level has wrong on other layouts as well can wait until it is less hopeless.
        if diags.len() > HOPELESS {
            break;
        }
        let mut found = Vec::new();
        let plan = read_plan(&level.root, seed, &level.sources, &level.broken, &mut found);
        let sound = !found.iter().any(Diag::is_error) && !level.broken.iter().any(Diag::is_error);
        if let Some(plan) = plan {
            reachable(&plan, &mut found);
            unnamed(&plan, level, &mut found);
            if sound {
                first_tick(&Layout::of(&level.id, seed, plan, &level.sources), level, &mut found);
            }
        }
        for diag in found {
            // A problem of many layouts is told once, with the first layout that has it.
            let known = |other: &Diag| other.code == diag.code && other.place == diag.place;
            if !diags.iter().any(known) {
                diags.push(if seed == 0 { diag } else { diag.hint_with("hint-layout", [("layout", seed.into())]) });
            }
        }
    }
    files(level, &mut diags);
    diags.sort_by(|first, second| first.place.cmp(&second.place));
    diags
}

/// The files a level needs beside `level.ron`.
fn files(level: &Level, diags: &mut Vec<Diag>) {
    let missing = |name: String| {
        let place = Place { file: name.clone(), ..Place::default() };
        Diag::error("level-file-needed").with("name", name).at(place)
    };
    for language in LANGUAGES {
        if level.lesson.get(language).is_none_or(|text| text.trim().is_empty()) {
            diags.push(missing(format!("lesson.{language}.md")));
        }
        if !level.notes.is_empty() && !level.notes.contains_key(language) {
            diags.push(missing(format!("notes.{language}.md")));
        }
    }
    for robot in level.students.iter().filter(|robot| !level.starters.contains_key(*robot)) {
        let name = if level.students.len() == 1 { "starter.rhai".to_owned() } else { format!("starter.{robot}.rhai") };
        diags.push(missing(name));
    }
    for (robot, starter) in &level.starters {
        let count = |language| starter::languages(starter).filter(|of| *of == language).count();
        if LANGUAGES.iter().any(|language| count(*language) != count(LANGUAGES[0])) {
            diags.push(Diag::warning("level-starter-languages").with("robot", robot.as_str()));
        }
    }
}

/// Zones that students see by their ids.
fn unnamed(plan: &Plan, level: &Level, diags: &mut Vec<Diag>) {
    const SHOWN: usize = 12;
    let zones = plan.field.zones.iter().map(|(zone, _)| zone.as_str());
    let unnamed: Vec<&str> = zones.filter(|zone| !plan.names.has(zone)).collect();
    if unnamed.is_empty() {
        return;
    }
    let mut known = unnamed.iter().take(SHOWN).copied().collect::<Vec<_>>().join(", ");
    if unnamed.len() > SHOWN {
        known.push_str(", …");
    }
    let node = level.root.field("field").and_then(|field| field.field("zones"));
    let place = node.map_or_else(|| whole_file(LEVEL_FILE), |node| node.place());
    diags.push(Diag::note("level-zones-unnamed").with("known", known).at(place));
}

/// Goals that no program can reach, as far as that can be seen from the figures.
fn reachable(plan: &Plan, diags: &mut Vec<Diag>) {
    for goal in &plan.goals {
        let mut reasons = Vec::new();
        if let Aim::When(condition) = &goal.goal.aim {
            impossible(condition, plan, &mut reasons);
        }
        diags.extend(reasons.into_iter().map(|diag: Diag| diag.at(goal.node.place())));
    }
}

/// Says why a condition can't become true. Behind `Not` and in one of several ways nothing is said.
fn impossible(condition: &Condition, plan: &Plan, reasons: &mut Vec<Diag>) {
    let Limits { time_s, .. } = plan.limits;
    let too_late = |seconds: f64, reasons: &mut Vec<Diag>| {
        if seconds > time_s {
            reasons.push(Diag::error("level-never-in-time").with("seconds", seconds).with("limit", time_s));
        }
    };
    match condition {
        Condition::All(inner) | Condition::Then(inner) => {
            inner.iter().for_each(|inner| impossible(inner, plan, reasons));
        }
        Condition::Once(inner) | Condition::Within(_, inner) => impossible(inner, plan, reasons),
        Condition::For(seconds, inner) => {
            too_late(*seconds, reasons);
            impossible(inner, plan, reasons);
        }
        Condition::Stopped(stopped) => too_late(stopped.seconds, reasons),
        Condition::Survived(survived) => too_late(survived.until, reasons),
        Condition::Parked(parked) => {
            too_late(parked.seconds, reasons);
            if let Some(zone) = &parked.zone {
                in_zone(&parked.robot, zone, Part::Whole, plan, reasons);
            }
        }
        Condition::FirstTo(first) => in_zone(&first.robot, &first.zone, first.part, plan, reasons),
        Condition::Time(time) => too_late(time.after.unwrap_or(0.0), reasons),
        Condition::Inside(inside) => {
            let body = inside.robot.as_deref().or(inside.thing.as_deref()).unwrap_or_default();
            in_zone(body, &inside.zone, inside.part, plan, reasons);
        }
        Condition::AllInside(all) => {
            let first = plan.things.iter().find(|thing| thing.name.split('.').next() == Some(&all.things));
            if let Some(thing) = first {
                in_zone(&thing.name, &all.zone, all.part, plan, reasons);
            }
        }
        Condition::Visited(visited) => {
            for zone in &visited.zones {
                in_zone(&visited.robot, zone, visited.part, plan, reasons);
            }
        }
        Condition::Moved(moved) => {
            let name = moved.thing.as_deref().or(moved.things.as_deref()).unwrap_or_default();
            let is_meant = |found: &str| found == name || (moved.things.is_some() && group_of(found) == name);
            let mut things = plan.things.iter().filter(|thing| is_meant(&thing.name)).peekable();
            if things.peek().is_some() && things.all(|thing| thing.thing.solid().mass_kg.is_none()) {
                reasons.push(Diag::error("level-moved-fixed").with("name", name));
            }
        }
        Condition::Followed(followed) => {
            let line = plan.field.lines.iter().find(|(name, _)| *name == followed.line);
            if followed.laps > 1.0 && line.is_some_and(|(_, track)| !track.closed) {
                reasons.push(Diag::error("level-laps-open").with("name", followed.line.as_str()));
            }
        }
        _ => {}
    }
}

/// A zone must lie on the field, and a body that must be in it wholly must not be longer than it.
fn in_zone(body: &str, zone: &str, part: Part, plan: &Plan, reasons: &mut Vec<Diag>) {
    let Some((_, shape)) = plan.field.zones.iter().find(|(name, _)| name == zone) else { return };
    let (low, high) = bounds(shape);
    let size = plan.field.size;
    if high.x <= 0.0 || high.y <= 0.0 || low.x >= size.x || low.y >= size.y {
        reasons.push(Diag::error("level-zone-off-field").with("name", zone));
        return;
    }
    let robot = plan.robots.iter().find(|robot| robot.name == body).map(|robot| Outline::Polygon(robot.kit.hull()));
    let thing = || plan.things.iter().find(|thing| thing.name == body).map(|thing| thing.thing.solid().outline);
    let Some(outline) = robot.or_else(thing) else { return };
    if part == Part::Whole && longest(&outline) > longest_of_shape(shape) + 1e-9 {
        reasons.push(Diag::error("level-zone-too-small").with("name", zone).with("body", body));
    }
}

/// The greatest distance between two points of a body, metres.
fn longest(outline: &Outline) -> f64 {
    match outline {
        Outline::Disc { radius, .. } => 2.0 * radius,
        Outline::Polygon(corners) => longest_of(corners),
    }
}

fn longest_of_shape(shape: &Shape) -> f64 {
    match shape {
        Shape::Disc { radius: reach, .. } | Shape::Ring { outer: reach, .. } => 2.0 * reach,
        Shape::Polygon(corners) => longest_of(corners),
    }
}

fn longest_of(corners: &[Vec2]) -> f64 {
    let gap = |from: &Vec2| corners.iter().map(|to| (*to - *from).length()).fold(0.0, f64::max);
    corners.iter().map(gap).fold(0.0, f64::max)
}

/// A level must be neither passed nor lost before a program has done anything.
fn first_tick(layout: &Layout, level: &Level, diags: &mut Vec<Diag>) {
    let mut world = World::new(&layout.scene);
    let mut referee = Referee::new(layout.rules.clone(), &world);
    let facts = Facts { tick: 1, robots: vec![RobotFacts::default(); layout.pilots.len()] };
    world.step();
    let end = referee.judge(&world, &facts);
    let goals = level.root.field("goals").and_then(crate::base::ron::node::Node::items).unwrap_or_default();
    let place = |goal: usize| goals.get(goal).map(crate::base::ron::node::Node::place).unwrap_or_default();
    for (index, (goal, state)) in layout.rules.goals.iter().zip(referee.states()).enumerate() {
        if matches!(goal.aim, Aim::Never(_)) && state == GoalState::Broken {
            diags.push(Diag::error("level-lost-at-start").with("goal", goal.id.as_str()).at(place(index)));
        }
    }
    if end == Some(End::Decided) {
        let place = level
            .root
            .field("goals")
            .map(|node| node.place())
            .unwrap_or(Place { file: LEVEL_FILE.to_owned(), ..Place::default() });
        diags.push(Diag::error("level-passed-at-start").at(place));
    }
}
