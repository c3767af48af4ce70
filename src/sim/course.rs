//! A course: one move on its way, from where it began to where it should end.

use crate::base::units::seconds_of;
use crate::sim::drive::plan::{DrivePlan, Twist};
use crate::sim::profile::Profile;
use crate::sim::sensor::turn_to;
use crate::sim::servo::Target;

/// A move has arrived within this distance (m) and angle (rad) for so many ticks.
const ARRIVED_M: f64 = 0.0008;
const ARRIVED_RAD: f64 = 0.0026;
const ARRIVED_TICKS: u32 = 8;
/// A move that is within this of its end counts as done when it comes no nearer for so many ticks.
const NEAR_M: f64 = 0.003;
const NEAR_RAD: f64 = 0.007;
const NEAR_TICKS: u64 = 20;
/// Progress is at least this, m of wheel way; without any for a second, the move ends.
const PROGRESS_M: f64 = 0.0003;
const PATIENCE_TICKS: u64 = 100;

/// What a move wants: a way and a turn, made together.
#[derive(Clone, Copy, Debug)]
pub enum Wanted {
    Way(f64),
    /// To the left.
    Slide(f64),
    Turn(f64),
    /// To a heading that a program reads, degrees.
    Heading(f64),
    /// Along a circle: the way of the middle and the turn.
    Arc {
        way: f64,
        turn: f64,
    },
}

/// Where the robot is: ways and turn measured so far, the heading that a program reads (degrees), and the tick.
#[derive(Clone, Copy, Debug)]
pub struct Here {
    pub at: Twist,
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
    start: Twist,
    /// Ways forward and to the left, and the turn.
    wanted: Twist,
    profile: Profile,
    since: u64,
    best: f64,
    best_at: u64,
    arrived: u32,
}

impl Course {
    /// Plans a move from here; `cruise_speed` is what straight moves and arcs keep to.
    pub fn new(plan: &DrivePlan, wanted: Wanted, cruise_speed: f64, here: Here) -> Self {
        let wanted = match wanted {
            Wanted::Way(way) => [way, 0.0, 0.0],
            Wanted::Slide(side) => [0.0, side, 0.0],
            Wanted::Turn(turn) => [0.0, 0.0, turn],
            Wanted::Heading(wanted) => [0.0, 0.0, turn_to(here.heading, wanted)],
            Wanted::Arc { way, turn } => [way, 0.0, turn],
        };
        let (way, turn) = (wanted[0].abs() + wanted[1].abs(), wanted[2].abs());
        // On an arc the profile runs along the middle's way; turning limits it where the circle is small.
        let profile = if way > turn * plan.arm * 0.5 {
            let bend = turn / way;
            let slow = |limit: f64, turn_limit: f64| if bend > 0.0 { limit.min(turn_limit / bend) } else { limit };
            let outer = cruise_speed.min(plan.room(wanted.map(|part| part / way)));
            Profile::new(way, slow(outer, plan.turn_speed), slow(plan.acceleration, plan.turn_acceleration))
        } else {
            let spin = plan.turn_speed.min(plan.room([0.0, 0.0, 1.0]));
            Profile::new(turn, spin, plan.turn_acceleration)
        };
        let (since, best_at) = (here.tick, here.tick);
        Self { start: here.at, wanted, profile, since, best: f64::INFINITY, best_at, arrived: 0 }
    }

    /// Goes on by a tick.
    pub fn step(&mut self, plan: &DrivePlan, here: Here) -> Progress {
        let now = self.profile.at(seconds_of(here.tick - self.since + 1));
        let left: Twist = std::array::from_fn(|part| self.start[part] + self.wanted[part] - here.at[part]);
        let way_left = left[0].abs() + left[1].abs();
        // A car at the end of its way can turn no more.
        let turn_left = if plan.steering.is_some() { 0.0 } else { left[2].abs() };
        let is_within = |way: f64, turn: f64| now.done && way_left <= way && turn_left <= turn;
        self.arrived = if is_within(ARRIVED_M, ARRIVED_RAD) { self.arrived + 1 } else { 0 };
        let ahead = way_left + turn_left * plan.arm;
        if ahead < self.best - PROGRESS_M {
            (self.best, self.best_at) = (ahead, here.tick);
        }
        let idle = here.tick - self.best_at;
        if self.arrived >= ARRIVED_TICKS || (idle >= NEAR_TICKS && is_within(NEAR_M, NEAR_RAD)) {
            return Progress::Arrived;
        }
        if idle >= PATIENCE_TICKS {
            return Progress::Stuck { way: way_left, turn: left[2].abs() };
        }
        let length = self.profile.length();
        let share = |part: f64| if length > 0.0 { self.wanted.map(|whole| whole * part / length) } else { [0.0; 3] };
        let way = share(now.place);
        Progress::Going(Target {
            at: std::array::from_fn(|part| self.start[part] + way[part]),
            speed: share(now.speed),
            acceleration: share(now.acceleration),
        })
    }

    /// Every bit of it.
    pub fn feed(&self, feed: &mut dyn FnMut(&[u8])) {
        let Self { start, wanted, profile, since, best, best_at, arrived } = self;
        for number in start.iter().chain(wanted).chain(&[profile.length(), profile.duration(), *best]) {
            feed(&number.to_bits().to_le_bytes());
        }
        for count in [*since, *best_at, u64::from(*arrived)] {
            feed(&count.to_le_bytes());
        }
    }
}
