//! What a condition sees of a trial, and how the names in it become numbers before the trial begins.

use crate::base::diag::{Arg, Diag, Hint};
use crate::base::maths::{Pose, Vec2, vec2};
use crate::base::shape::{Outline, Shape};
use crate::base::units::metres;
use crate::rules::maze::Maze;
use crate::rules::told::Told;
use crate::rules::track::Track;
use crate::sim::world::{BodyId, World};

/// What the trial knows of each robot's program, in robot order. The trial keeps one and brings it up to date each tick.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    /// Ticks that are done.
    pub tick: u64,
    pub robots: Vec<RobotFacts>,
}

/// What the trial knows of one robot's program.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RobotFacts {
    pub program: Program,
    /// Operations used so far.
    pub operations: u64,
    /// Statements in the program's text; 0 when it is not a program.
    pub statements: u64,
    pub told: Told,
}

/// How a program is doing.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Program {
    #[default]
    Running,
    Ended,
    /// It broke; the diag says where and why.
    Broke(Box<Diag>),
}

/// What a condition sees in one tick.
pub struct Look<'a> {
    pub world: &'a World,
    pub facts: &'a Facts,
    pub zones: &'a [Shape],
    pub lines: &'a [Track],
    pub mazes: &'a [Maze],
    /// Size of the field, metres.
    pub field_m: Vec2,
    /// `world_from_body` of every body at the start.
    pub starts: &'a [Pose],
    /// Ticks that are done.
    pub tick: u64,
}

impl Look<'_> {
    /// Outline and pose of a body.
    pub fn body(&self, body: BodyId) -> (&Outline, Pose) {
        (self.world.outline(body), self.world.pose(body))
    }

    /// A zone; `bind` has checked the number.
    pub fn zone(&self, zone: usize) -> Option<&Shape> {
        self.zones.get(zone)
    }
}

/// What a condition may name, in the order of the numbers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Names<'a> {
    pub robots: Vec<String>,
    pub things: Vec<String>,
    pub zones: &'a [(String, Shape)],
    pub lines: &'a [(String, Track)],
    pub mazes: &'a [(String, Maze)],
    /// Has the field a wall at its edge?
    pub edge: bool,
}

impl Names<'_> {
    /// The names behind which several things stand: `pin` for `pin.1`, `pin.2` …
    pub fn groups(&self) -> Vec<&str> {
        let mut groups: Vec<&str> = Vec::new();
        for name in &self.things {
            let group = group_of(name);
            if groups.last() != Some(&group) {
                groups.push(group);
            }
        }
        groups
    }
}

/// The name before the number: `pin` of `pin.3`; a name without a number is its own group.
pub fn group_of(name: &str) -> &str {
    match name.rsplit_once('.') {
        Some((group, number)) if number.bytes().all(|digit| digit.is_ascii_digit()) => group,
        _ => name,
    }
}

/// Turns the names in a condition into numbers; every problem is told, with the wrong name as argument `name` or the
/// wrong number's field as argument `field`.
pub struct Binder<'a> {
    pub names: &'a Names<'a>,
    pub diags: Vec<Diag>,
    /// How many bodies the judges look at in each tick, each time they do.
    pub watched: usize,
    /// The numbers of the zones that were named, in order; a window lights them up.
    pub zones: Vec<usize>,
}

impl<'a> Binder<'a> {
    pub fn new(names: &'a Names<'a>) -> Self {
        Self { names, diags: Vec::new(), watched: 0, zones: Vec::new() }
    }

    /// A robot's body.
    pub fn robot(&mut self, name: &str) -> Option<BodyId> {
        self.watched += 1;
        let at = self.find("rules-unknown-robot", name, self.names.robots.iter().map(String::as_str))?;
        Some(BodyId(at as u16))
    }

    /// A thing's body.
    pub fn thing(&mut self, name: &str) -> Option<BodyId> {
        if self.names.groups().contains(&name) && !self.names.things.iter().any(|thing| thing == name) {
            let first = format!("{name}.1");
            self.diags.push(Diag::error("rules-thing-is-many").with("name", name).with("first", first));
            return None;
        }
        self.watched += 1;
        let at = self.find("rules-unknown-thing", name, self.names.things.iter().map(String::as_str))?;
        Some(self.thing_body(at))
    }

    /// The bodies of all things of a name: `pin` means `pin.1`, `pin.2` …
    pub fn things(&mut self, name: &str) -> Option<Vec<BodyId>> {
        let names = self.names;
        let bodies: Vec<BodyId> = (names.things.iter().enumerate())
            .filter(|(_, thing)| group_of(thing) == name || thing.as_str() == name)
            .map(|(at, _)| self.thing_body(at))
            .collect();
        self.watched += bodies.len();
        if bodies.is_empty() {
            self.find("rules-unknown-things", name, names.groups())?;
        }
        Some(bodies)
    }

    /// A zone's number.
    pub fn zone(&mut self, name: &str) -> Option<usize> {
        let at = self.find("rules-unknown-zone", name, self.names.zones.iter().map(|(name, _)| name.as_str()))?;
        self.zones.push(at);
        Some(at)
    }

    /// A line's number.
    pub fn line(&mut self, name: &str) -> Option<usize> {
        let at = self.find("rules-unknown-line", name, self.names.lines.iter().map(|(name, _)| name.as_str()))?;
        // To find the nearest of so many pieces costs about as much as to look at a body.
        const PIECES: usize = 16;
        self.watched += self.names.lines.get(at).map_or(0, |(_, line)| line.pieces() / PIECES);
        Some(at)
    }

    /// A maze's number.
    pub fn maze(&mut self, name: &str) -> Option<usize> {
        self.find("rules-unknown-maze", name, self.names.mazes.iter().map(|(name, _)| name.as_str()))
    }

    /// Every robot but this one; at least one.
    pub fn rivals(&mut self, of: &str) -> Option<Vec<BodyId>> {
        let others = self.names.robots.iter().enumerate().filter(|(_, name)| name.as_str() != of);
        let bodies: Vec<BodyId> = others.map(|(at, _)| BodyId(at as u16)).collect();
        self.watched += bodies.len();
        if bodies.is_empty() && !self.names.robots.is_empty() {
            self.diags.push(Diag::error("rules-no-rivals"));
        }
        (!bodies.is_empty()).then_some(bodies)
    }

    /// A number must lie between two bounds (both allowed).
    pub fn range(&mut self, field: &'static str, found: f64, low: f64, high: f64) -> Option<f64> {
        if (low..=high).contains(&found) {
            return Some(found);
        }
        self.diags.push(
            Diag::error("rules-out-of-range")
                .with("field", field)
                .with("found", if found.is_finite() { Arg::Number(found) } else { Arg::Text(found.to_string()) })
                .with("low", low)
                .with("high", high),
        );
        None
    }

    /// A place of the field, cm to metres; a little beyond the largest field is allowed.
    pub fn point(&mut self, field: &'static str, (x, y): (f64, f64)) -> Option<Vec2> {
        let (x, y) = (self.range(field, x, -10_000.0, 10_000.0), self.range(field, y, -10_000.0, 10_000.0));
        Some(vec2(metres(x?), metres(y?)))
    }

    /// Tells a problem that has no name or number of its own.
    pub fn tell(&mut self, diag: Diag) {
        self.diags.push(diag);
    }

    fn thing_body(&self, at: usize) -> BodyId {
        BodyId((self.names.robots.len() + at) as u16)
    }

    fn find<'n>(&mut self, code: &'static str, name: &str, known: impl IntoIterator<Item = &'n str>) -> Option<usize> {
        let known: Vec<&str> = known.into_iter().collect();
        let found = known.iter().position(|known| *known == name);
        if found.is_none() {
            let list = if known.is_empty() { "–".to_owned() } else { shortened(&known) };
            let diag = Diag::error(code).with("name", name).with("known", list).did_you_mean(name, known);
            self.diags.push(diag);
        }
        found
    }
}

/// The first names of a list, for a message.
fn shortened(names: &[&str]) -> String {
    const SHOWN: usize = 12;
    let mut text = names.iter().take(SHOWN).copied().collect::<Vec<_>>().join(", ");
    if names.len() > SHOWN {
        text.push_str(", …");
    }
    text
}

/// Why a condition that must never be true has become true.
#[derive(Clone, Debug, PartialEq)]
pub struct Blame {
    pub code: &'static str,
    pub args: Vec<(&'static str, Arg)>,
}

/// Makes a second sentence for a cause.
pub(super) fn hint<const N: usize>(code: &'static str, args: [(&'static str, Arg); N]) -> Hint {
    Hint { code: code.into(), args: args.into_iter().map(|(name, arg)| (name.into(), arg)).collect() }
}

/// Rounds a number for a message.
pub(super) fn rounded(number: f64, digits: i32) -> Arg {
    let scale = [1.0, 10.0, 100.0, 1000.0][digits.clamp(0, 3) as usize];
    Arg::Number((number * scale).round() / scale)
}
