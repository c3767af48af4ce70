//! What counts: goals as data, limits, the referee who watches a trial, and what comes out: verdict, sheet, metrics.

pub mod area;
pub mod feed;
pub mod goal;
mod incident;
pub mod look;
pub mod maze;
pub mod metrics;
pub mod rank;
pub mod referee;
pub mod sheet;
pub mod told;
mod touches;
pub mod track;
pub mod truth;
pub mod verdict;

#[cfg(test)]
mod tests;

use crate::base::maths::Vec2;
use crate::base::shape::Shape;
use crate::rules::feed::Feed;
use crate::rules::goal::Condition;
use crate::rules::maze::Maze;
use crate::rules::rank::RankKey;
use crate::rules::track::Track;

/// Everything the referee goes by, resolved: no draws, lengths of conditions still in cm as a level says them.
#[derive(Clone, Debug, PartialEq)]
pub struct Rules {
    /// Size of the field, metres.
    pub field_m: Vec2,
    /// Can a robot drive out of the field?
    pub open: bool,
    /// Named areas, metres.
    pub zones: Vec<(String, Shape)>,
    /// Named lines.
    pub lines: Vec<(String, Track)>,
    /// Named mazes.
    pub mazes: Vec<(String, Maze)>,
    pub goals: Vec<Goal>,
    pub limits: Limits,
    pub rank: Vec<RankKey>,
    /// For each robot: is its pilot a student's program?
    pub students: Vec<bool>,
}

/// One goal. Its texts are the level's, found by the id.
#[derive(Clone, Debug, PartialEq)]
pub struct Goal {
    pub id: String,
    pub points: f64,
    pub aim: Aim,
    /// The trial ends when it breaks; only for `Never`.
    pub fatal: bool,
    /// Not needed for passing.
    pub bonus: bool,
}

/// What a goal wants of its condition.
#[derive(Clone, Debug, PartialEq)]
pub enum Aim {
    /// It holds when the condition is true at the end.
    When(Condition),
    /// It holds while the condition has never become true.
    Never(Condition),
}

impl Aim {
    /// The condition, whatever is wanted of it.
    pub fn condition(&self) -> &Condition {
        match self {
            Self::When(condition) | Self::Never(condition) => condition,
        }
    }
}

/// Limits of a trial; the one that is passed ends it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits {
    /// Length of a trial, s.
    pub time_s: f64,
    /// Within so many seconds each student's robot must have moved.
    pub idle_s: Option<f64>,
    /// How often students' robots may touch fixed things, the edge and other robots.
    pub touches: Option<u64>,
    /// Electric energy, joules.
    pub energy_j: Option<f64>,
    /// Statements in the programs' texts.
    pub statements: Option<u64>,
    /// Operations of the running programs.
    pub operations: Option<u64>,
}

impl Limits {
    /// When a level names no time, s.
    pub const USUAL_TIME_S: f64 = 60.0;
    /// The longest trial, s.
    pub const MAX_TIME_S: f64 = 3600.0;
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            time_s: Self::USUAL_TIME_S,
            idle_s: None,
            touches: None,
            energy_j: None,
            statements: None,
            operations: None,
        }
    }
}

impl Rules {
    /// Feeds everything that can change a result to a hasher.
    pub fn feed(&self, feed: &mut Feed) {
        let Self { field_m, open, zones, lines, mazes, goals, limits, rank, students } = self;
        feed.point(*field_m);
        feed.truth(*open);
        feed.count(zones.len());
        for (name, shape) in zones {
            feed.text(name);
            feed.shape(shape);
        }
        feed.count(lines.len());
        for (name, track) in lines {
            feed.text(name);
            track.feed(feed);
        }
        feed.count(mazes.len());
        for (name, maze) in mazes {
            feed.text(name);
            maze.feed(feed);
        }
        feed.count(goals.len());
        for Goal { id, points, aim, fatal, bonus } in goals {
            feed.text(id);
            feed.number(*points);
            feed.truth(matches!(aim, Aim::When(_)));
            aim.condition().feed(feed);
            feed.truth(*fatal);
            feed.truth(*bonus);
        }
        let Limits { time_s, idle_s, touches, energy_j, statements, operations } = limits;
        feed.number(*time_s);
        for limit in [idle_s, energy_j] {
            feed.number(limit.unwrap_or(-1.0));
        }
        for limit in [touches, statements, operations] {
            feed.whole(limit.map_or(0, |limit| limit + 1));
        }
        feed.count(rank.len());
        for key in rank {
            feed.text(&format!("{key:?}"));
        }
        feed.count(students.len());
        for student in students {
            feed.truth(*student);
        }
    }
}
