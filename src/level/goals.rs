//! The goals of a level: conditions with their points and texts, limits, and the rank rule.

use crate::base::diag::{Arg, Diag};
use crate::base::ron::draws::Draws;
use crate::base::ron::fields::{Fields, number_within, value};
use crate::base::ron::node::{Node, NodeKind};
use crate::level::layout::GoalTexts;
use crate::level::numbers::{id, list};
use crate::level::texts::Texts;
use crate::level::things::place_of_field;
use crate::rules::goal::Condition;
use crate::rules::look::{Binder, Names};
use crate::rules::rank::{RankKey, USUAL};
use crate::rules::{Aim, Goal, Limits};

/// The most goals of one level, and the most conditions of all of them.
const MOST_GOALS: usize = 100;
const MOST_CONDITIONS: usize = 1000;
/// The most bodies that all goals together look at in each tick.
const MOST_WATCHED: usize = 5000;
/// The most points of one goal.
const MOST_POINTS: f64 = 1000.0;
/// The most steps of a rank rule.
const MOST_RANKS: usize = 10;

/// A goal of one layout with its texts.
pub(super) struct GoalPlan<'a> {
    pub goal: Goal,
    pub texts: GoalTexts,
    /// The condition in the file.
    pub node: &'a Node,
}

/// Reads the goals; `names` is what they may speak of.
pub(super) fn read<'a>(node: &'a Node, names: &Names, draws: &Draws, diags: &mut Vec<Diag>) -> Vec<GoalPlan<'a>> {
    let mut goals: Vec<GoalPlan> = Vec::new();
    let nodes = list(node, MOST_GOALS, diags);
    let before = diags.len();
    let mut reading = Reading { names, draws, ids: Vec::new(), conditions: 0, watched: 0 };
    for node in nodes {
        goals.extend(goal(node, &mut reading, diags));
    }
    let is_list = matches!(node.kind, NodeKind::List(_));
    if is_list && before == diags.len() && goals.iter().all(|plan| plan.goal.bonus) {
        diags.push(Diag::error("level-no-goals").at(node.place()));
    }
    goals
}

/// What is known while the goals are read.
struct Reading<'a> {
    names: &'a Names<'a>,
    draws: &'a Draws,
    /// The ids so far.
    ids: Vec<String>,
    /// How many conditions there are so far, those inside of others as well.
    conditions: usize,
    /// How many bodies they look at.
    watched: usize,
}

fn goal<'a>(node: &'a Node, reading: &mut Reading, diags: &mut Vec<Diag>) -> Option<GoalPlan<'a>> {
    let draws = reading.draws;
    let mut fields = Fields::of(node, Some("Goal"), draws, diags)?;
    let name = fields.required_node("id", diags).and_then(|node| {
        let name = id(node, diags)?;
        if reading.ids.contains(&name) {
            diags.push(Diag::error("level-twice").with("name", name.as_str()).at(node.place()));
        }
        reading.ids.push(name.clone());
        Some(name)
    });
    let points = fields.number("points", 0.0, MOST_POINTS, diags).unwrap_or(0.0);
    let (when, never) = (fields.node("when"), fields.node("never"));
    let fatal = fields.optional("fatal", diags).unwrap_or(false);
    let bonus = fields.optional("bonus", diags).unwrap_or(false);
    let text = fields.required_node("text", diags).and_then(|node| Texts::read(node, draws, diags));
    let failed = fields.node("failed").and_then(|node| Texts::read(node, draws, diags));
    fields.end(diags);
    let aim = match (when, never) {
        (Some(node), None) => condition(node, reading, diags).map(|c| (Aim::When(c), node)),
        (None, Some(node)) => condition(node, reading, diags).map(|c| (Aim::Never(c), node)),
        _ => {
            let is_broken = ["when", "never"].iter().any(|name| node.field(name).is_some_and(Node::is_broken));
            if !is_broken {
                diags.push(Diag::error("level-when-or-never").at(node.place()));
            }
            None
        }
    };
    if fatal && when.is_some() {
        let place = node.field("fatal").unwrap_or(node).place();
        diags.push(Diag::error("level-fatal-when").at(place));
    }
    let ((aim, node), id) = (aim?, name?);
    let texts = GoalTexts { id: id.clone(), text: text.unwrap_or_default(), failed };
    Some(GoalPlan { goal: Goal { id, points, aim, fatal, bonus }, texts, node })
}

/// Reads a condition and checks its names and figures.
fn condition(node: &Node, reading: &mut Reading, diags: &mut Vec<Diag>) -> Option<Condition> {
    let condition: Condition = value(node, reading.draws, diags)?;
    let before = reading.conditions;
    reading.conditions += condition.count();
    if reading.conditions > MOST_CONDITIONS {
        if before <= MOST_CONDITIONS {
            let diag = Diag::error("level-too-many").with("found", reading.conditions).with("limit", MOST_CONDITIONS);
            diags.push(diag.at(node.place()));
        }
        return None;
    }
    let names = reading.names;
    let mut binder = Binder::new(names);
    condition.bind(&mut binder);
    let before = reading.watched;
    reading.watched += binder.watched;
    if reading.watched > MOST_WATCHED && before <= MOST_WATCHED {
        let diag = Diag::error("level-too-much-watched").with("found", reading.watched).with("limit", MOST_WATCHED);
        diags.push(diag.at(node.place()));
    }
    for diag in binder.diags {
        let name = diag.args.iter().find(|(name, _)| name == "name").and_then(|(_, arg)| match arg {
            Arg::Text(name) => Some(name.clone()),
            _ => None,
        });
        let is_named = |node: &Node| node.text().is_some() && node.text() == name.as_deref();
        // A level without robots was told, and everything else would only be its echo.
        if diag.code == "rules-unknown-robot" && names.robots.is_empty() {
            continue;
        }
        let place = match node.find(&is_named) {
            Some(found) => found.place(),
            None => place_of_field(node, &diag),
        };
        diags.push(diag.at_least(place));
    }
    Some(condition)
}

/// Reads the limits.
pub(super) fn limits(node: Option<&Node>, draws: &Draws, diags: &mut Vec<Diag>) -> Limits {
    let mut limits = Limits::default();
    let Some(mut fields) = node.and_then(|node| Fields::of(node, Some("Limits"), draws, diags)) else { return limits };
    limits.time_s = fields.number("time", 0.1, Limits::MAX_TIME_S, diags).unwrap_or(limits.time_s);
    limits.idle_s = fields.number("idle", 0.1, Limits::MAX_TIME_S, diags);
    limits.energy_j = fields.number("energy", 0.01, 1e9, diags);
    let mut whole = |name: &'static str, low: f64| {
        let node = fields.node(name)?;
        let number = number_within(node, draws, low, 1e12, diags)?;
        if number.fract() != 0.0 {
            diags.push(Diag::error("ron-not-whole").with("found", number).at(node.place()));
            return None;
        }
        Some(number as u64)
    };
    limits.touches = whole("touches", 0.0);
    limits.statements = whole("statements", 1.0);
    limits.operations = whole("operations", 1.0);
    fields.end(diags);
    limits
}

/// Reads the rank rule.
pub(super) fn rank(node: Option<&Node>, diags: &mut Vec<Diag>) -> Vec<RankKey> {
    let Some(node) = node else { return USUAL.to_vec() };
    let keys = list(node, MOST_RANKS, diags).iter();
    keys.filter_map(|node| value(node, &Draws::none(), diags)).collect()
}
