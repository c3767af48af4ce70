//! A level read whole for one seed: everything resolved, every problem told.

use crate::base::diag::Diag;
use crate::base::ron::draws::Draws;
use crate::base::ron::fields::Fields;
use crate::base::ron::node::Node;
use crate::level::field::{self, Field};
use crate::level::goals::{self, GoalPlan};
use crate::level::names::DisplayNames;
use crate::level::numbers::list;
use crate::level::predict::{self, Predict};
use crate::level::robots::{self, RobotPlan};
use crate::level::sources::Sources;
use crate::level::spoken;
use crate::level::texts::Texts;
use crate::level::things::{self, Ground, ThingPlan, Things};
use crate::level::tried;
use crate::level::{draws, goals::limits};
use crate::rules::Limits;
use crate::rules::look::Names;
use crate::rules::maze::Maze;
use crate::rules::rank::RankKey;
use crate::sim::all_words;
use crate::sim::scene::{Edge, NoiseLevel, RadioPlan};

/// The version of the format that this arba reads.
const VERSION: i64 = 1;
/// The most hints of one level.
const MOST_HINTS: usize = 6;
/// Operations a program may use in one tick, when a level says nothing.
const USUAL_BUDGET: f64 = 10_000.0;
/// Light of a room, when a level says nothing, percent of what a sensor can read.
const USUAL_LIGHT: f64 = 50.0;

/// A level read for one seed.
pub(super) struct Plan<'a> {
    pub title: Texts,
    pub draws: Draws,
    pub field: Field,
    pub robots: Vec<RobotPlan<'a>>,
    pub things: Vec<ThingPlan<'a>>,
    pub mazes: Vec<(String, Maze)>,
    pub goals: Vec<GoalPlan<'a>>,
    pub limits: Limits,
    pub rank: Vec<RankKey>,
    pub hints: Vec<Texts>,
    pub names: DisplayNames,
    pub predict: Option<Predict>,
    pub live_path: bool,
    pub hidden_words: Vec<String>,
    pub operations_per_tick: u32,
    /// Light that is everywhere, percent.
    pub light: f64,
    pub radio: RadioPlan,
    pub noise: NoiseLevel,
    /// Are the biases of devices drawn anew for each layout?
    pub bias_per_layout: bool,
}

/// Reads everything; `None` when there is no field to stand on. Problems go to the list.
pub(super) fn read<'a>(root: &'a Node, seed: u64, sources: &Sources, diags: &mut Vec<Diag>) -> Option<Plan<'a>> {
    if let Some(diag) = newer(root) {
        diags.push(diag);
        return None;
    }
    let draws = draws::read(root.field("draws"), seed, diags);
    let mut fields = Fields::of(root, Some("Level"), &draws, diags)?;
    let _: Option<i64> = fields.required("version", diags);
    fields.node("draws");
    let title = fields.required_node("title", diags).and_then(|node| Texts::read(node, &draws, diags));
    let field_node = fields.required_node("field", diags);
    let mut field = field_node.and_then(|node| field::read(node, &sources.sheets, &draws, diags));
    let mut names = Vec::new();
    let robots_node = fields.required_node("robots", diags);
    let robots = robots_node.map(|node| robots::read(node, sources, &draws, &mut names, diags)).unwrap_or_default();
    let things_node = fields.node("things");
    let known_robots = names.clone();
    let ground = Ground { draws: &draws, seed, texts: &sources.texts, field: field.as_ref(), robots: &robots };
    let things = things_node.map(|node| things::read(node, &ground, &mut names, diags));
    let Things { things, known: known_things, zones, mazes } = things.unwrap_or_default();
    if let Some(field) = &mut field {
        field.zones.extend(zones);
    }
    spoken::check(&robots, &known_things, &things, diags);
    let predict = fields.node("predict").and_then(|node| predict::read(node, &known_robots, &draws, diags));
    let live_path = fields.optional("live_path", diags).unwrap_or(true);
    let known = Names {
        robots: known_robots,
        things: known_things,
        zones: field.as_ref().map_or(&[], |field| &field.zones),
        lines: field.as_ref().map_or(&[], |field| &field.lines),
        mazes: &mazes,
        edge: field.as_ref().is_none_or(|field| field.edge == Edge::Wall),
    };
    let goals_node = fields.required_node("goals", diags);
    let goals = goals_node.map(|node| goals::read(node, &known, &draws, diags)).unwrap_or_default();
    let shown = fields.node("names").map(|node| DisplayNames::read(node, &known, diags)).unwrap_or_default();
    let limits = limits(fields.node("limits"), &draws, diags);
    let rank = goals::rank(fields.node("rank"), diags);
    let hints = fields.node("hints").map_or(&[] as &[Node], |node| list(node, MOST_HINTS, diags));
    let hints = hints.iter().filter_map(|node| Texts::read(node, &draws, diags)).collect();
    let hidden_words = fields.node("words").map(|node| hidden(node, diags)).unwrap_or_default();
    let budget = fields.number("budget", 100.0, 1_000_000.0, diags).unwrap_or(USUAL_BUDGET);
    let light = fields.number("light", 0.0, 100.0, diags).unwrap_or(USUAL_LIGHT);
    let radio = fields.node("radio").map(|node| radio(node, &draws, diags)).unwrap_or_default();
    let noise = fields.node("noise").and_then(|node| one_of(node, &NOISES, diags)).unwrap_or(NoiseLevel::Off);
    let bias_per_layout = fields.node("bias").and_then(|node| one_of(node, &BIASES, diags)).unwrap_or(false);
    fields.end(diags);
    let field = field?;
    tried::start(&field, &robots, &things, diags);
    Some(Plan {
        title: title.unwrap_or_default(),
        field,
        robots,
        things,
        mazes,
        goals,
        limits,
        rank,
        hints,
        names: shown,
        predict,
        live_path,
        hidden_words,
        operations_per_tick: budget as u32,
        light,
        radio,
        noise,
        bias_per_layout,
        draws,
    })
}

/// How messages travel: the delay in seconds, and the loss in percent.
fn radio(node: &Node, draws: &Draws, diags: &mut Vec<Diag>) -> RadioPlan {
    let Some(mut fields) = Fields::of(node, Some("Radio"), draws, diags) else { return RadioPlan::default() };
    let delay_s = fields.number("delay", 0.0, 10.0, diags).unwrap_or(0.0);
    let loss = fields.number("loss", 0.0, 100.0, diags).unwrap_or(0.0) * 0.01;
    fields.end(diags);
    RadioPlan { delay_s, loss }
}

const NOISES: [(&str, NoiseLevel); 3] =
    [("Off", NoiseLevel::Off), ("Classroom", NoiseLevel::Classroom), ("Real", NoiseLevel::Real)];

const BIASES: [(&str, bool); 2] = [("PerLevel", false), ("PerLayout", true)];

/// One of a few bare names.
fn one_of<T: Copy>(node: &Node, known: &[(&str, T)], diags: &mut Vec<Diag>) -> Option<T> {
    let found = node.name().unwrap_or_default();
    if let Some((_, value)) = known.iter().find(|(name, _)| *name == found) {
        return Some(*value);
    }
    let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
    let diag = Diag::error("ron-unknown-name").with("name", found).with("known", names.join(", "));
    diags.push(diag.did_you_mean(found, names).at(node.place()));
    None
}

/// A level of a newer arba is not read at all: whatever would be told of it could be wrong.
fn newer(root: &Node) -> Option<Diag> {
    let node = root.field("version")?;
    let version: i64 = node.read(&Draws::none()).ok()?;
    if version == VERSION {
        return None;
    }
    let code = if version > VERSION { "level-newer" } else { "level-unknown-version" };
    Some(Diag::error(code).with("found", version as f64).with("known", VERSION as f64).at(node.place()))
}

/// The words that programs can't use here.
fn hidden(node: &Node, diags: &mut Vec<Diag>) -> Vec<String> {
    const MOST_WORDS: usize = 100;
    let none = Draws::none();
    let Some(mut fields) = Fields::of(node, Some("Words"), &none, diags) else { return Vec::new() };
    let nodes = fields.required_node("hidden", diags).map_or(&[] as &[Node], |node| list(node, MOST_WORDS, diags));
    fields.end(diags);
    let known: Vec<&str> = all_words().iter().map(|word| word.name).collect();
    let mut words = Vec::new();
    for node in nodes {
        let Some(word) = crate::base::ron::fields::value::<String>(node, &none, diags) else { continue };
        if !known.contains(&word.as_str()) {
            let shown: String = word.chars().take(40).collect();
            let diag = Diag::error("level-unknown-word").with("name", shown).did_you_mean(&word, known.iter().copied());
            diags.push(diag.at(node.place()));
        }
        words.push(word);
    }
    words
}
