//! Incidents: what went wrong with a robot and has not been put right, kept until a cause is asked for.

use crate::base::diag::Arg;
use crate::base::maths::{Pose, Vec2, wrap_angle};
use crate::base::units::{centimetres, radians, seconds_of};
use crate::base::value::Value;
use crate::rules::goal::Judge;
use crate::rules::look::{Look, rounded};
use crate::rules::verdict::Cause;
use crate::sim::world::BodyId;

/// How often a robot's books are looked at, ticks.
const SAMPLE_TICKS: u64 = 10;
/// A robot is stuck when it works for so many samples without getting anywhere: one second.
const SAMPLES: usize = 10;
/// It works when its wheels roll so far in that time, metres …
const ROLLED_M: f64 = 0.03;
/// … or when its motors take so much energy: a stalled wheel doesn't roll, joules.
const WORKED_J: f64 = 0.3;
/// It gets somewhere when it moves so far, metres …
const GOT_ON_M: f64 = 0.005;
/// … or turns so far, degrees.
const TURNED_DEG: f64 = 4.0;
/// A robot that has gone so far since is not stuck any more, metres.
const FREED_M: f64 = 0.1;
/// Until it has moved so far it stands where it was put, metres.
const STARTED_M: f64 = 0.01;

/// What a robot's books say at one moment.
#[derive(Clone, Copy, Debug, Default)]
struct Sample {
    rolled_m: f64,
    travelled_m: f64,
    energy_j: f64,
    angle: f64,
}

/// Watches one robot.
pub(super) struct Watch {
    robot: usize,
    start: Pose,
    /// Size of the field when a robot can leave it, metres.
    open_field: Option<Vec2>,
    samples: [Sample; SAMPLES],
    taken: u64,
    pub moved: bool,
    stuck: Option<(f64, Cause)>,
    out: Option<Cause>,
    line: Option<Cause>,
}

impl Watch {
    pub fn new(robot: usize, start: Pose, open_field: Option<Vec2>) -> Self {
        Self {
            robot,
            start,
            open_field,
            samples: [Sample::default(); SAMPLES],
            taken: 0,
            moved: false,
            stuck: None,
            out: None,
            line: None,
        }
    }

    pub fn robot(&self) -> usize {
        self.robot
    }

    /// Looks at the robot after a tick.
    pub fn look(&mut self, look: &Look) {
        let pose = look.world.pose(BodyId(self.robot as u16));
        if !self.moved {
            let turned = wrap_angle(pose.angle - self.start.angle).abs();
            self.moved = (pose.at - self.start.at).length() > STARTED_M || turned > radians(TURNED_DEG);
        }
        if let Some(size) = self.open_field {
            let is_out = pose.at.x < 0.0 || pose.at.y < 0.0 || pose.at.x > size.x || pose.at.y > size.y;
            match (is_out, &self.out) {
                (true, None) => self.out = Some(cause_at("cause-out", look.tick, self.robot, pose.at, look)),
                (false, Some(_)) => self.out = None,
                _ => {}
            }
        }
        if look.tick.is_multiple_of(SAMPLE_TICKS) {
            self.sample(pose.angle, look);
        }
    }

    fn sample(&mut self, angle: f64, look: &Look) {
        let now = Sample {
            rolled_m: look.world.rolled_m(self.robot),
            travelled_m: look.world.travelled_m(self.robot),
            energy_j: look.world.energy_j(self.robot),
            angle,
        };
        let slot = (self.taken % SAMPLES as u64) as usize;
        let before = std::mem::replace(&mut self.samples[slot], now);
        self.taken += 1;
        if self.stuck.as_ref().is_some_and(|(travelled_m, _)| now.travelled_m - travelled_m > FREED_M) {
            self.stuck = None;
        }
        if self.taken <= SAMPLES as u64 || self.stuck.is_some() {
            return;
        }
        let works = now.rolled_m - before.rolled_m > ROLLED_M || now.energy_j - before.energy_j > WORKED_J;
        let gets_on = now.travelled_m - before.travelled_m > GOT_ON_M
            || wrap_angle(now.angle - before.angle).abs() > radians(TURNED_DEG);
        if works && !gets_on {
            self.stuck = Some((now.travelled_m, self.stuck_cause(look)));
        }
    }

    /// Stuck against something, or with turning wheels in the open.
    fn stuck_cause(&self, look: &Look) -> Cause {
        let robot = BodyId(self.robot as u16);
        let at = look.world.pose(robot).at;
        let seconds = seconds_of(SAMPLE_TICKS * SAMPLES as u64);
        let tick = look.tick - SAMPLE_TICKS * SAMPLES as u64;
        if look.world.touching(robot, None) {
            return cause_at("cause-hit-edge", tick, self.robot, at, look);
        }
        let bodies = (0..look.world.body_count()).map(|body| BodyId(body as u16));
        let mut others = bodies.filter(|&body| body != robot && look.world.touching(robot, Some(body)));
        match others.next() {
            Some(body) => {
                let object = Arg::name(look.world.name(body));
                with_distance(cause_at("cause-hit", tick, self.robot, at, look).with("object", object))
            }
            None => cause_at("cause-stuck", tick, self.robot, at, look).with("lasted", rounded(seconds, 1)),
        }
    }

    /// Keeps or forgets a lost line, as the goal that wants it followed says.
    pub fn line(&mut self, lost: Option<crate::rules::goal::LineLost>, look: &Look) {
        match (lost, &self.line) {
            (Some(lost), None) => {
                let cause = cause_at("cause-line", lost.tick, self.robot, lost.at, look)
                    .with("speed", rounded(centimetres(lost.speed_m_s), 0));
                self.line = Some(cause);
            }
            (None, Some(_)) => self.line = None,
            _ => {}
        }
    }

    /// What has not been put right, earliest first in time.
    pub fn open(&self) -> impl Iterator<Item = &Cause> {
        let stuck = self.stuck.as_ref().map(|(_, cause)| cause);
        [stuck, self.out.as_ref(), self.line.as_ref()].into_iter().flatten()
    }
}

/// A cause with its robot's place and readings.
pub(super) fn cause_at(code: &'static str, tick: u64, robot: usize, at: Vec2, look: &Look) -> Cause {
    let mut cause = Cause::new(code, tick);
    cause.robot = Some(robot as u16);
    let tenth = |metres: f64| (centimetres(metres) * 10.0).round() / 10.0;
    cause.at_cm = Some((tenth(at.x), tenth(at.y)));
    // A list of hundreds of rays tells nobody anything.
    let readings = look.world.readings(robot).into_iter().filter(|(.., value)| !matches!(value, Value::List(_)));
    cause.readings = readings.map(|(word, device, value)| (word.to_owned(), device, value)).collect();
    cause
}

/// Adds what the distance sensor showed, when the robot has one: as evidence in the second sentence.
pub(super) fn with_distance(mut cause: Cause) -> Cause {
    let shown = cause.readings.iter().filter(|(word, ..)| word == "distance");
    let least = shown.filter_map(|(_, _, value)| value.number()).fold(f64::INFINITY, f64::min);
    if least.is_finite() {
        let args = vec![("distance".into(), Arg::Number((least * 10.0).round() / 10.0))];
        cause.hints.push(crate::base::diag::Hint { code: "evidence-distance".into(), args });
    }
    cause
}

/// Why a `never` goal broke: what its condition says of it.
pub fn broken_cause(id: &str, judge: Option<&dyn Judge>, look: &Look) -> Cause {
    let robot = judge.and_then(|judge| judge.robot()).unwrap_or(0);
    let at = look.world.pose(BodyId(robot as u16)).at;
    let blame = judge.and_then(|judge| judge.blame(look));
    let mut cause = match blame {
        Some(blame) => {
            let mut cause = cause_at(blame.code, look.tick, robot, at, look);
            cause.args.extend(blame.args.into_iter().map(|(name, arg)| (name.into(), arg)));
            if blame.code.starts_with("cause-hit") { with_distance(cause) } else { cause }
        }
        None => cause_at(Cause::GOAL, look.tick, robot, at, look).with("goal", Arg::name(id)),
    };
    cause.goal = Some(id.to_owned());
    cause
}
