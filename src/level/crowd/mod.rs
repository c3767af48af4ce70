//! The ways of setting things up: the list of them, and what they share while a level is read.

mod deal;
mod grid;
mod maze;
mod one;
mod ring;
mod row;
mod scatter;
mod stack;

use std::collections::BTreeMap;

use crate::base::diag::Diag;
use crate::base::maths::{Pose, Vec2, vec2};
use crate::base::noise::Stream;
use crate::base::ron::draws::Draws;
use crate::base::ron::fields::{Fields, number_within, value};
use crate::base::ron::node::Node;
use crate::base::units::metres;
use crate::level::maze::Drawn;
use crate::level::numbers::{FAR_CM, list, pair_within, required_number, required_point, whole_within};
use crate::level::things::{MOST_THINGS, place_of_field};
use crate::rules::maze::Maze;
use crate::sim::thing::Thing;

pub(super) use scatter::{ALL_TRIES, Search, Surroundings, Taken};

/// Facings, degrees.
const FACING: (f64, f64) = (-3600.0, 3600.0);

/// A way of setting things up.
trait Crowd {
    /// An entry of a level's `things`.
    const EXAMPLE: &'static str;

    /// Reads the fields after `name`; what is wrong is told, and gives `None`.
    fn set_up(reading: &mut Reading) -> Option<Setup>;
}

/// What one entry sets up.
#[derive(Default)]
pub(super) struct Setup {
    /// Things and their places, in the order of their numbers.
    pub placed: Vec<(Thing, Pose)>,
    /// Things whose places are looked for when all others stand.
    pub search: Option<Search>,
    /// A maze, whose walls are among the things.
    pub maze: Option<(Maze, Drawn)>,
}

impl Setup {
    /// The same thing at several places.
    fn of(thing: &Thing, poses: impl IntoIterator<Item = Pose>) -> Self {
        let placed = poses.into_iter().map(|pose| (thing.clone(), pose)).collect();
        Self { placed, ..Self::default() }
    }

    /// How many things it is.
    pub fn count(&self) -> usize {
        self.placed.len() + self.search.as_ref().map_or(0, |search| search.count)
    }
}

/// One entry while it is read.
pub(super) struct Reading<'r, 'a, 'd> {
    pub fields: Fields<'a, 'd>,
    pub draws: &'d Draws,
    /// The entry's own chance: it depends on the seed and the entry's name only.
    pub stream: Stream,
    /// Texts of the level's folder by the names of their files.
    pub texts: &'r BTreeMap<String, String>,
    pub diags: &'r mut Vec<Diag>,
}

impl<'a> Reading<'_, 'a, '_> {
    /// The thing after `of:`; what cannot be about it is told with the place of the field.
    fn thing(&mut self) -> Option<Thing> {
        let node = self.fields.required_node("of", self.diags)?;
        self.thing_of(node)
    }

    /// The things of the list after `of:`; `None` when one of them is wrong.
    fn things(&mut self) -> Option<Vec<Thing>> {
        let node = self.fields.required_node("of", self.diags)?;
        let nodes = list(node, MOST_THINGS, self.diags);
        let things: Vec<Option<Thing>> = nodes.iter().map(|node| self.thing_of(node)).collect();
        things.into_iter().collect()
    }

    fn thing_of(&mut self, node: &Node) -> Option<Thing> {
        let thing: Thing = value(node, self.draws, self.diags)?;
        let problems = thing.check();
        let sound = !problems.iter().any(Diag::is_error);
        self.diags.extend(problems.into_iter().map(|diag| {
            let place = place_of_field(node, &diag);
            diag.at_least(place)
        }));
        sound.then_some(thing)
    }

    /// A point that must be there, metres.
    fn point(&mut self, name: &'static str) -> Option<Vec2> {
        required_point(&mut self.fields, name, self.draws, self.diags)
    }

    /// A number that must be there.
    fn number(&mut self, name: &'static str, bounds: (f64, f64)) -> Option<f64> {
        required_number(&mut self.fields, name, bounds, self.draws, self.diags)
    }

    /// A number that may be left out; `None` when it is there and wrong.
    fn number_or(&mut self, name: &'static str, usual: f64, bounds: (f64, f64)) -> Option<f64> {
        match self.fields.node(name) {
            Some(_) => self.number(name, bounds),
            None => Some(usual),
        }
    }

    /// `facing`, degrees; 0 when it is left out.
    fn facing(&mut self) -> f64 {
        self.number_or("facing", 0.0, FACING).unwrap_or(0.0)
    }

    /// How many things; a draw may say it.
    fn count(&mut self, name: &'static str) -> Option<usize> {
        let node = self.fields.required_node(name, self.diags)?;
        whole_within(node, self.draws, (1.0, MOST_THINGS as f64), self.diags)
    }

    /// How far the next thing stands from the last, metres; nothing at all is told when there is a next one.
    fn step(&mut self, count: Option<usize>) -> Option<Vec2> {
        let node = self.fields.required_node("step", self.diags)?;
        let (x, y) = pair_within(node, self.draws, -FAR_CM, FAR_CM, self.diags)?;
        if x == 0.0 && y == 0.0 && count.is_some_and(|count| count > 1) {
            self.diags.push(Diag::error("level-step-zero").at(node.place()));
            return None;
        }
        Some(vec2(metres(x), metres(y)))
    }

    /// Columns and rows, told when they are more things than a level may have.
    fn columns_and_rows(&mut self, columns: &'a Node, rows: &'a Node) -> Option<(usize, usize)> {
        let mut whole = |node| whole_within(node, self.draws, (1.0, MOST_THINGS as f64), self.diags);
        let (across, up) = (whole(columns), whole(rows));
        let (across, up) = (across?, up?);
        if across * up > MOST_THINGS {
            let diag = Diag::error("level-too-many").with("found", across * up).with("limit", MOST_THINGS);
            self.diags.push(diag.at(columns.place()));
            return None;
        }
        Some((across, up))
    }

    /// A number of a map or a list.
    fn number_of(&mut self, node: &Node, (low, high): (f64, f64)) -> Option<f64> {
        number_within(node, self.draws, low, high, self.diags)
    }
}

macro_rules! crowds {
    ($($kind:ident in $file:ident),* $(,)?) => {
        /// Every way: its name in a level file and an example.
        pub const KINDS: &[(&str, &str)] = &[$((stringify!($kind), $file::$kind::EXAMPLE)),*];

        /// The names of the ways.
        pub(super) const NAMES: &[&str] = &[$(stringify!($kind)),*];

        /// Reads the fields of an entry; the caller has looked at its name, and ends the reading.
        pub(super) fn set_up(reading: &mut Reading) -> Option<Setup> {
            match reading.fields.whole().name()? {
                $(stringify!($kind) => $file::$kind::set_up(reading),)*
                _ => None,
            }
        }
    };
}

crowds! {
    One in one,
    Ring in ring,
    Row in row,
    Grid in grid,
    Scatter in scatter,
    Deal in deal,
    Stack in stack,
    Maze in maze,
}

#[cfg(test)]
mod tests;
