//! The things of a level: what its entries set up, in the order of the file.

use std::collections::BTreeMap;

use crate::base::diag::{Arg, Diag};
use crate::base::maths::{Pose, Vec2};
use crate::base::noise::Stream;
use crate::base::ron::draws::Draws;
use crate::base::ron::node::Node;
use crate::base::shape::{Outline, Shape};
use crate::level::crowd::{self, ALL_TRIES, NAMES, Reading, Setup, Surroundings, Taken};
use crate::level::field::Field;
use crate::level::maze;
use crate::level::numbers::{id, list};
use crate::level::robots::RobotPlan;
use crate::level::shape::named;
use crate::rules::maze::Maze;
use crate::sim::thing::Thing;

/// The most things of one level, those of crowds included: bodies are counted in 16 bits, and the looking for overlaps at the
/// start takes their square.
pub(super) const MOST_THINGS: usize = 1000;

/// The size of a zone whose own could not be read, metres.
const UNKNOWN_SIZE: Vec2 = Vec2 { x: 100.0, y: 100.0 };

/// One thing of one layout.
pub(super) struct ThingPlan<'a> {
    pub name: String,
    pub thing: Thing,
    pub world_from_thing: Pose,
    pub node: &'a Node,
}

/// What a level sets up.
#[derive(Default)]
pub(super) struct Things<'a> {
    pub things: Vec<ThingPlan<'a>>,
    /// The names of all things, of those with a problem as well, so that the goals that use them are not told about too.
    pub known: Vec<String>,
    /// The zones of mazes: where they start, and their goal.
    pub zones: Vec<(String, Shape)>,
    pub mazes: Vec<(String, Maze)>,
}

/// What is known of a level when its things are read.
pub(super) struct Ground<'g> {
    pub draws: &'g Draws,
    pub seed: u64,
    /// Texts of the level's folder by the names of their files.
    pub texts: &'g BTreeMap<String, String>,
    pub field: Option<&'g Field>,
    pub robots: &'g [RobotPlan<'g>],
}

/// An entry of the list that has been read.
struct Entry<'a> {
    name: String,
    node: &'a Node,
    setup: Option<Setup>,
}

impl Entry<'_> {
    /// The name of the thing with a number, from 0.
    fn name_of(&self, index: usize) -> String {
        if self.node.name() == Some("One") { self.name.clone() } else { format!("{}.{}", self.name, index + 1) }
    }
}

/// Reads the things; those with a problem are left out. `names` are those that are taken already.
pub(super) fn read<'a>(node: &'a Node, ground: &Ground, names: &mut Vec<String>, diags: &mut Vec<Diag>) -> Things<'a> {
    let mut all = Things::default();
    let mut entries: Vec<Entry> = Vec::new();
    let mut count = 0;
    for node in list(node, MOST_THINGS, diags) {
        let entry = entry(node, ground, names, diags);
        let new = entry.setup.as_ref().map_or(0, Setup::count);
        count += new;
        if count > MOST_THINGS {
            let diag = Diag::error("level-too-many").with("found", count).with("limit", MOST_THINGS);
            diags.push(diag.at(node.place()));
            break;
        }
        all.known.extend((0..new).map(|index| entry.name_of(index)));
        if new == 0 && !entry.name.is_empty() {
            all.known.push(format!("{}.1", entry.name));
            all.known.push(entry.name.clone());
        }
        areas(&entry, &mut all);
        entries.push(entry);
    }
    search(&mut entries, ground, &all, diags);
    for entry in &mut entries {
        let placed = entry.setup.as_mut().map(|setup| std::mem::take(&mut setup.placed)).unwrap_or_default();
        all.things.extend(placed.into_iter().enumerate().map(|(index, (thing, world_from_thing))| ThingPlan {
            name: entry.name_of(index),
            thing,
            world_from_thing,
            node: entry.node,
        }));
    }
    all
}

/// One entry of the list.
fn entry<'a>(node: &'a Node, ground: &Ground, names: &mut Vec<String>, diags: &mut Vec<Diag>) -> Entry<'a> {
    let nameless = || node.field("name").and_then(Node::text).unwrap_or_default().to_owned();
    let Some(mut fields) = named(node, NAMES, ground.draws, diags) else {
        return Entry { name: nameless(), node, setup: None };
    };
    let name = fields.required_node("name", diags).and_then(|node| {
        let name = id(node, diags)?;
        if names.contains(&name) {
            diags.push(Diag::error("level-twice").with("name", name.as_str()).at(node.place()));
        }
        Some(name)
    });
    names.extend(name.clone());
    let stream = Stream::new(ground.seed).named("crowd").named(name.as_deref().unwrap_or_default());
    let mut reading = Reading { fields, draws: ground.draws, stream, texts: ground.texts, diags };
    let setup = crowd::set_up(&mut reading);
    let Reading { fields, diags, .. } = reading;
    fields.end(diags);
    match name {
        Some(name) => Entry { name, node, setup },
        None => Entry { name: nameless(), node, setup: None },
    }
}

/// The maze of an entry and its zones. Those of a broken one are known all the same, so that the goals that use them are not told
/// about it as well.
fn areas(entry: &Entry, all: &mut Things) {
    let (start, goal) = (format!("{}.start", entry.name), format!("{}.goal", entry.name));
    match entry.setup.as_ref().map(|setup| &setup.maze) {
        Some(None) => {}
        Some(Some((maze, drawn))) => {
            all.zones.push((start, maze::area(maze, (drawn.start, drawn.start))));
            all.zones.extend(drawn.goal.map(|cells| (goal, maze::area(maze, cells))));
            all.mazes.push((entry.name.clone(), maze.clone()));
        }
        None if entry.node.name() == Some("Maze") => {
            let somewhere = Shape::rectangle(Vec2::ZERO, UNKNOWN_SIZE);
            all.zones.extend([(start, somewhere.clone()), (goal, somewhere)]);
            let unknown = Maze::open(maze::MOST_CELLS, maze::MOST_CELLS, Vec2::ZERO, 1.0);
            all.mazes.push((entry.name.clone(), unknown));
        }
        None => {}
    }
}

/// Finds the places of what chance is to place, among everything else of the level.
fn search(entries: &mut [Entry], ground: &Ground, all: &Things, diags: &mut Vec<Diag>) {
    // Without a field there is no place, which was told.
    let Some(field) = ground.field else { return };
    if entries.iter().all(|entry| entry.setup.as_ref().is_none_or(|setup| setup.search.is_none())) {
        return;
    }
    let around = Surroundings { field, more_zones: &all.zones, known: &all.known };
    let robots = ground
        .robots
        .iter()
        .map(|robot| Taken::new(&robot.name, &robot.name, Outline::Polygon(robot.kit.hull()), robot.world_from_robot));
    let mut taken: Vec<Taken> = robots.collect();
    for entry in entries.iter() {
        taken.extend(taken_by(entry, entry.setup.iter().flat_map(|setup| &setup.placed)));
    }
    let mut tries = ALL_TRIES;
    for entry in entries {
        let Some(search) = entry.setup.as_mut().and_then(|setup| setup.search.take()) else { continue };
        let placed = search.find(&around, &taken, &mut tries, diags);
        taken.extend(taken_by(entry, placed.iter()));
        if let Some(setup) = entry.setup.as_mut() {
            setup.placed = placed;
        }
    }
}

/// The places that the things of an entry take.
fn taken_by<'t>(entry: &Entry, placed: impl Iterator<Item = &'t (Thing, Pose)>) -> Vec<Taken> {
    let taken = placed
        .enumerate()
        .map(|(index, (thing, pose))| Taken::by_thing(&entry.name_of(index), &entry.name, thing, *pose));
    taken.collect()
}

/// The place of the first field that a diag names, or that of the whole.
pub(super) fn place_of_field(node: &Node, diag: &Diag) -> crate::base::diag::Place {
    let named = diag.args.iter().find(|(name, _)| name == "field");
    let Some((_, Arg::Text(field))) = named else { return node.place() };
    let first = field.rsplit(": ").next().unwrap_or_default().split(", ").next().unwrap_or_default();
    let found = node.find(&|inner| inner.field(first).is_some()).and_then(|inner| inner.field(first));
    found.unwrap_or(node).place()
}
