//! A course: one move on its way, from where it began to where it should end.

use crate::base::units::seconds_of;
use crate::sim::profile::Profile;
use crate::sim::sensor::turn_to;
use crate::sim::servo::{DrivePlan, SPEED_SHARE, Target};

/// A move has arrived within this distance (m) and angle (rad) for so many ticks.
const ARRIVED_M: f64 = 0.0008;
const ARRIVED_RAD: f64 = 0.0026;
const ARRIVED_TICKS: u32 = 8;
/// A move that is within this of its end counts as done when it comes no nearer for so many ticks.
const NEAR_M: f64 = 0.003;
const NEAR_RAD: f64 = 0.01;
const NEAR_TICKS: u64 = 20;
/// Progress is at least this, m of wheel way; without any for a second, the move ends.
const PROGRESS_M: f64 = 0.0003;
const PATIENCE_TICKS: u64 = 100;

/// What a move wants: a way and a turn, made together.
#[derive(Clone, Copy, Debug)]
pub enum Wanted {
    Way(f64),
    Turn(f64),
    /// To a heading that a program reads, degrees.
    Heading(f64),
    /// Along a circle: the way of the middle and the turn.
    Arc {
        way: f64,
        turn: f64,
    },
}

/// Where a move starts from: way and turn measured so far, the heading that a program reads (degrees), and the tick.
#[derive(Clone, Copy, Debug)]
pub struct Here {
    pub way: f64,
    pub turned: f64,
    pub heading: f64,
    pub tick: u64,
}

/// How a move goes.
#[derive(Clone, Copy, Debug)]
pub enum Progress {
    /// This is where the robot should be now.
    Going(Target),
    Arrived,
    /// No progress for a second; this way (m) and turn (rad) were left.
    Stuck {
        way: f64,
        turn: f64,
    },
}

#[derive(Clone, Copy, Debug)]
pub struct Course {
    start_way: f64,
    start_turned: f64,
    way: f64,
    turn: f64,
    profile: Profile,
    since: u64,
    best: f64,
    best_at: u64,
    arrived: u32,
}

impl Course {
    /// Plans a move from here; `cruise_speed` is what straight moves and arcs keep to.
    pub fn new(plan: &DrivePlan, wanted: Wanted, cruise_speed: f64, here: Here) -> Self {
        let (way, turn) = match wanted {
            Wanted::Way(way) => (way, 0.0),
            Wanted::Turn(turn) => (0.0, turn),
            Wanted::Heading(wanted) => (0.0, turn_to(here.heading, wanted)),
            Wanted::Arc { way, turn } => (way, turn),
        };
        // On an arc the profile runs along the middle's way; turning limits it where the circle is small.
        let profile = if way.abs() > turn.abs() * plan.track * 0.25 {
            let bend = turn.abs() / way.abs();
            let slow = |limit: f64, turn_limit: f64| if bend > 0.0 { limit.min(turn_limit / bend) } else { limit };
            let outer = cruise_speed.min(SPEED_SHARE * plan.free_speed / (1.0 + bend * plan.track * 0.5));
            Profile::new(way.abs(), slow(outer, plan.turn_speed), slow(plan.acceleration, plan.turn_acceleration))
        } else {
            let spin = plan.turn_speed.min(2.0 * SPEED_SHARE * plan.free_speed / plan.track);
            Profile::new(turn.abs(), spin, plan.turn_acceleration)
        };
        Self {
            start_way: here.way,
            start_turned: here.turned,
            way,
            turn,
            profile,
            since: here.tick,
            best: f64::INFINITY,
            best_at: here.tick,
            arrived: 0,
        }
    }

    /// Goes on by a tick.
    pub fn step(&mut self, plan: &DrivePlan, here: Here) -> Progress {
        let now = self.profile.at(seconds_of(here.tick - self.since + 1));
        let way_left = self.start_way + self.way - here.way;
        let turn_left = self.start_turned + self.turn - here.turned;
        let is_within = |way: f64, turn: f64| now.done && way_left.abs() <= way && turn_left.abs() <= turn;
        self.arrived = if is_within(ARRIVED_M, ARRIVED_RAD) { self.arrived + 1 } else { 0 };
        let left = way_left.abs() + turn_left.abs() * plan.track * 0.5;
        if left < self.best - PROGRESS_M {
            (self.best, self.best_at) = (left, here.tick);
        }
        let idle = here.tick - self.best_at;
        if self.arrived >= ARRIVED_TICKS || (idle >= NEAR_TICKS && is_within(NEAR_M, NEAR_RAD)) {
            return Progress::Arrived;
        }
        if idle >= PATIENCE_TICKS {
            return Progress::Stuck { way: way_left.abs(), turn: turn_left.abs() };
        }
        let length = self.profile.length();
        let share = |whole: f64, part: f64| if length > 0.0 { whole * part / length } else { 0.0 };
        Progress::Going(Target {
            way: self.start_way + share(self.way, now.place),
            speed: share(self.way, now.speed),
            acceleration: share(self.way, now.acceleration),
            turned: self.start_turned + share(self.turn, now.place),
            spin: share(self.turn, now.speed),
            spin_acceleration: share(self.turn, now.acceleration),
        })
    }

    /// Every bit of it.
    pub fn feed(&self, feed: &mut dyn FnMut(&[u8])) {
        let Self { start_way, start_turned, way, turn, profile, since, best, best_at, arrived } = self;
        for number in [*start_way, *start_turned, *way, *turn, profile.length(), profile.duration(), *best] {
            feed(&number.to_bits().to_le_bytes());
        }
        for count in [*since, *best_at, u64::from(*arrived)] {
            feed(&count.to_le_bytes());
        }
    }
}
