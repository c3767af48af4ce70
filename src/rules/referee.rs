//! The referee: watches a trial tick by tick, says when it is over, and what came of it.

use std::borrow::Cow;

use crate::base::diag::{Arg, Hint, SPEAKER};
use crate::base::maths::{Pose, Vec2};
use crate::base::shape::Shape;
use crate::base::units::{centimetres, seconds_of, ticks_of};
use crate::rules::goal::Judge;
use crate::rules::incident::{Watch, broken_cause, cause_at, with_distance};
use crate::rules::look::{Binder, Facts, Look, Names, Program};
use crate::rules::maze::Maze;
use crate::rules::metrics::Metrics;
use crate::rules::rank::Scored;
use crate::rules::sheet::{Change, GoalState, Item, Sheet};
use crate::rules::touches::Touches;
use crate::rules::track::Track;
use crate::rules::truth::Truth;
use crate::rules::verdict::{Cause, Verdict};
use crate::rules::{Aim, Rules};
use crate::sim::world::{BodyId, World};

/// How long everything must be at rest after the programs have ended, s.
const REST_S: f64 = 0.5;

/// What came of a trial.
#[derive(Clone, Debug, PartialEq)]
pub struct Judgement {
    pub verdict: Verdict,
    pub sheet: Sheet,
    pub metrics: Metrics,
}

impl Judgement {
    /// What counts for the rank.
    pub fn scored(&self) -> Scored {
        Scored { passed: self.verdict.is_passed(), points: self.sheet.points(), metrics: self.metrics }
    }
}

/// Why a trial is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// All goals that are needed hold, or can't be reached any more.
    Decided,
    /// A fatal goal broke.
    Fatal,
    /// A limit other than time was passed.
    Limit,
    /// Time is up.
    Time,
    /// All student programs have ended and everything is at rest.
    Rest,
}

/// Watches one trial.
pub struct Referee {
    rules: Rules,
    zones: Vec<Shape>,
    lines: Vec<Track>,
    mazes: Vec<Maze>,
    watched: Vec<Watched>,
    starts: Vec<Pose>,
    watches: Vec<Watch>,
    changes: Vec<Change>,
    touches: Touches,
    rest_ticks: u64,
    /// The tick in which the last student program ended.
    ended: Option<u64>,
    limit: Option<Cause>,
    end: Option<End>,
    /// A hand drives in the place of a program.
    by_hand: bool,
}

/// A goal while it is watched.
struct Watched {
    judge: Option<Box<dyn Judge>>,
    state: GoalState,
    tick: u64,
    /// Why it broke, for a goal of the kind `never`.
    broken: Option<Cause>,
}

impl Referee {
    /// Takes its place at a world that has not been stepped yet. Conditions whose names are unknown never become true;
    /// the check of a level has told of them.
    pub fn new(rules: Rules, world: &World) -> Self {
        let bodies: Vec<BodyId> = (0..world.body_count()).map(|body| BodyId(body as u16)).collect();
        let robots = world.robot_count();
        let name = |body: &BodyId| world.name(*body).to_owned();
        let names = Names {
            robots: bodies[..robots].iter().map(name).collect(),
            things: bodies[robots..].iter().map(name).collect(),
            zones: &rules.zones,
            lines: &rules.lines,
            mazes: &rules.mazes,
            edge: !rules.open,
        };
        let mut binder = Binder::new(&names);
        let watched = (rules.goals.iter())
            .map(|goal| Watched {
                judge: goal.aim.condition().bind(&mut binder),
                state: if matches!(goal.aim, Aim::When(_)) { GoalState::Open } else { GoalState::Held },
                tick: 0,
                broken: None,
            })
            .collect();
        let starts: Vec<Pose> = bodies.iter().map(|&body| world.pose(body)).collect();
        let open_field: Option<Vec2> = rules.open.then_some(rules.field_m);
        let students = (0..robots).filter(|&robot| is_student(&rules, robot));
        let watches: Vec<Watch> = students.map(|robot| Watch::new(robot, starts[robot], open_field)).collect();
        Self {
            zones: rules.zones.iter().map(|(_, shape)| shape.clone()).collect(),
            lines: rules.lines.iter().map(|(_, track)| track.clone()).collect(),
            mazes: rules.mazes.iter().map(|(_, maze)| maze.clone()).collect(),
            watched,
            starts,
            watches,
            changes: Vec::with_capacity(rules.goals.len()),
            touches: Touches::new(robots, bodies.len()),
            rest_ticks: 0,
            ended: None,
            limit: None,
            end: None,
            by_hand: false,
            rules,
        }
    }

    /// A hand drives: it may take its time before it begins, and there is no program that could have ended too early.
    pub fn by_hand(self, by_hand: bool) -> Self {
        Self { by_hand, ..self }
    }

    /// Judges the tick that the world has just made; `Some` when the trial is over.
    pub fn judge(&mut self, world: &World, facts: &Facts) -> Option<End> {
        self.changes.clear();
        if self.end.is_some() {
            return self.end;
        }
        let (zones, lines, mazes, starts) = (&self.zones, &self.lines, &self.mazes, &self.starts);
        let field_m = self.rules.field_m;
        let look = Look { world, facts, zones, lines, mazes, field_m, starts, tick: world.tick() };
        let fatal = judge_goals(&self.rules, &mut self.watched, &mut self.changes, &look);
        for watch in &mut self.watches {
            watch.look(&look);
        }
        watch_lines(&self.watched, &mut self.watches, &look);
        self.touches.look(&self.rules.students, &look);
        self.limit = self.passed_limit(world, facts);
        let ended = |robot: &usize| !facts.robots.get(*robot).is_some_and(|facts| facts.program == Program::Running);
        let all_ended =
            (0..world.robot_count()).filter(|&robot| is_student(&self.rules, robot)).all(|robot| ended(&robot));
        self.ended = self.ended.or(all_ended.then_some(world.tick()));
        self.rest_ticks = if all_ended && world.at_rest() { self.rest_ticks + 1 } else { 0 };
        self.end = if fatal {
            Some(End::Fatal)
        } else if self.limit.is_some() {
            Some(End::Limit)
        } else if self.is_decided() {
            Some(End::Decided)
        } else if world.tick() >= ticks_of(self.rules.limits.time_s) {
            Some(End::Time)
        } else if self.rest_ticks >= ticks_of(REST_S) {
            Some(End::Rest)
        } else {
            None
        };
        self.end
    }

    /// The goals that changed in the tick that was judged last.
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// How each goal stands, in the order of the level.
    pub fn states(&self) -> impl Iterator<Item = GoalState> + '_ {
        self.watched.iter().map(|watched| watched.state)
    }

    /// What came of the trial, as it stands now: at its end, or when somebody broke it off.
    pub fn judgement(&self, world: &World, facts: &Facts) -> Judgement {
        let items = self.rules.goals.iter().zip(&self.watched);
        let items = items.map(|(goal, watched)| Item {
            id: goal.id.clone(),
            points: goal.points,
            got: if watched.state == GoalState::Held { goal.points } else { 0.0 },
            state: watched.state,
            bonus: goal.bonus,
            tick: watched.tick,
        });
        let sheet = Sheet { items: items.collect() };
        let metrics = self.metrics(world, facts);
        Judgement { verdict: self.verdict(world, facts), sheet, metrics }
    }

    fn look<'a>(&'a self, world: &'a World, facts: &'a Facts) -> Look<'a> {
        let Self { zones, lines, mazes, starts, rules, .. } = self;
        let field_m = rules.field_m;
        Look { world, facts, zones, lines, mazes, field_m, starts, tick: world.tick() }
    }

    fn verdict(&self, world: &World, facts: &Facts) -> Verdict {
        for (robot, facts) in facts.robots.iter().enumerate() {
            if let (true, Program::Broke(diag)) = (is_student(&self.rules, robot), &facts.program) {
                return Verdict::Fault(diag.clone());
            }
        }
        let needed = self.rules.goals.iter().zip(&self.watched).filter(|(goal, _)| !goal.bonus);
        let all_hold = needed.clone().all(|(_, watched)| watched.state == GoalState::Held);
        if all_hold && self.limit.is_none() {
            return Verdict::Passed;
        }
        let look = self.look(world, facts);
        Verdict::Failed(Box::new(self.with_speaker(self.cause(&look), world)))
    }

    /// The first cause in time: a goal that broke, a limit, or what kept a goal from being reached.
    fn cause(&self, look: &Look) -> Cause {
        let needed = || self.rules.goals.iter().zip(&self.watched).filter(|(goal, _)| !goal.bonus);
        let unreached =
            needed().find(|(goal, watched)| matches!(goal.aim, Aim::When(_)) && watched.state != GoalState::Held);
        let broken = needed().filter_map(|(_, watched)| watched.broken.as_ref());
        let incidents = self.watches.iter().flat_map(|watch| watch.open()).filter(|_| unreached.is_some());
        let first = broken.chain(&self.limit).chain(incidents).min_by_key(|cause| cause.tick);
        if let Some(cause) = first {
            return self.with_missing(cause.clone(), unreached.map(|(goal, _)| goal.id.as_str()), None);
        }
        let mut missing = unreached.and_then(|(_, watched)| watched.judge.as_ref()?.missing(look));
        let goal = unreached.map(|(goal, _)| goal.id.as_str());
        let robot = unreached.and_then(|(_, watched)| watched.judge.as_ref()?.robot());
        let cause = self.late_cause(robot, look);
        if let (Some(hint), Some(robot)) = (&mut missing, robot.filter(|&robot| cause.robot != Some(robot as u16))) {
            hint.args.extend(self.speaker(robot, look.world));
        }
        self.with_missing(cause, goal, missing)
    }

    /// "I" is not enough where several robots may say it: then the name goes with the sentence.
    fn with_speaker(&self, mut cause: Cause, world: &World) -> Cause {
        if let Some(robot) = cause.robot {
            cause.args.extend(self.speaker(usize::from(robot), world));
        }
        cause
    }

    /// The argument that says which robot speaks, when students' programs drive several.
    fn speaker(&self, robot: usize, world: &World) -> Option<(Cow<'static, str>, Arg)> {
        let students = self.rules.students.iter().filter(|student| **student).count();
        let is_there = robot < world.robot_count();
        (students > 1 && is_there).then(|| (SPEAKER.into(), Arg::name(world.name(BodyId(robot as u16)))))
    }

    /// Nothing special happened: it never started, the program ended too early, or time was up. `robot` is the one
    /// that the goal speaks of.
    fn late_cause(&self, robot: Option<usize>, look: &Look) -> Cause {
        let idle = self.watches.iter().find(|watch| !watch.moved && !self.by_hand);
        let own = self.watches.iter().find(|watch| Some(watch.robot()) == robot).or(self.watches.first());
        let (code, watch) = match (idle, self.end) {
            (_, Some(End::Rest)) if self.by_hand => ("cause-hand-end", own),
            (Some(idle), Some(End::Rest)) => ("cause-end-idle", Some(idle)),
            (Some(idle), _) => ("cause-idle", Some(idle)),
            (None, Some(End::Rest)) => ("cause-end", own),
            (None, Some(End::Decided)) => ("cause-missed", own),
            (None, _) => ("cause-time", own),
        };
        // A program that ended is the cause from then on, not from when everything had come to rest.
        let tick = self.ended.filter(|_| self.end == Some(End::Rest)).unwrap_or(look.tick);
        match watch {
            Some(watch) => {
                let at = look.world.pose(BodyId(watch.robot() as u16)).at;
                cause_at(code, tick, watch.robot(), at, look)
            }
            None => Cause::new(code, tick),
        }
    }

    fn with_missing(&self, mut cause: Cause, goal: Option<&str>, missing: Option<Hint>) -> Cause {
        if cause.goal.is_none() {
            cause.goal = goal.map(str::to_owned);
        }
        cause.hints.extend(missing);
        cause
    }

    fn is_decided(&self) -> bool {
        let needed = || self.rules.goals.iter().zip(&self.watched).filter(|(goal, _)| !goal.bonus);
        let mut wanted = needed().filter(|(goal, _)| matches!(goal.aim, Aim::When(_))).peekable();
        if wanted.peek().is_some() {
            return wanted.all(|(_, watched)| watched.state != GoalState::Open);
        }
        needed().all(|(_, watched)| watched.state == GoalState::Broken)
    }

    fn passed_limit(&self, world: &World, facts: &Facts) -> Option<Cause> {
        let limits = &self.rules.limits;
        let tick = world.tick();
        let look = self.look(world, facts);
        let cause =
            |code: &'static str, robot: usize| cause_at(code, tick, robot, world.pose(BodyId(robot as u16)).at, &look);
        let first = self.watches.first().map_or(0, Watch::robot);
        if let Some(idle_s) = limits.idle_s.filter(|_| !self.by_hand) {
            let still = self.watches.iter().find(|watch| !watch.moved).filter(|_| tick >= ticks_of(idle_s));
            if let Some(watch) = still {
                return Some(cause("cause-idle", watch.robot()));
            }
        }
        if limits.touches.is_some_and(|most| self.touches.count() > most) {
            return Some(
                with_distance(cause("cause-touches", self.touches.last_robot().unwrap_or(first)))
                    .with("limit", limits.touches.unwrap_or(0)),
            );
        }
        let students = || (0..world.robot_count()).filter(|&robot| is_student(&self.rules, robot));
        let energy_j = || students().map(|robot| world.energy_j(robot)).sum::<f64>();
        if let Some(most) = limits.energy_j.filter(|most| energy_j() > *most) {
            return Some(cause("cause-energy", first).with("limit", most));
        }
        let sum = |count: &dyn Fn(usize) -> u64| students().map(count).sum::<u64>();
        let of = |robot: usize| facts.robots.get(robot);
        if let Some(most) = limits.statements {
            let found = sum(&|robot| of(robot).map_or(0, |facts| facts.statements));
            if found > most {
                return Some(cause("cause-statements", first).with("limit", most).with("found", found));
            }
        }
        let operations = || sum(&|robot| of(robot).map_or(0, |facts| facts.operations));
        let passed = limits.operations.filter(|most| operations() > *most);
        passed.map(|most| cause("cause-operations", first).with("limit", most))
    }

    fn metrics(&self, world: &World, facts: &Facts) -> Metrics {
        let tenth = |number: f64| (number * 10.0).round() / 10.0;
        let mut metrics =
            Metrics { time_s: seconds_of(world.tick()), touches: self.touches.count(), ..Metrics::default() };
        for robot in (0..world.robot_count()).filter(|&robot| is_student(&self.rules, robot)) {
            metrics.distance_cm += centimetres(world.travelled_m(robot));
            metrics.energy_j += world.energy_j(robot);
            if let Some(facts) = facts.robots.get(robot) {
                metrics.statements += facts.statements;
                metrics.operations += facts.operations;
            }
        }
        metrics.distance_cm = tenth(metrics.distance_cm);
        metrics.energy_j = tenth(metrics.energy_j);
        metrics
    }
}

/// Asks every judge and notes what changed; `true` when a fatal goal broke.
fn judge_goals(rules: &Rules, watched: &mut [Watched], changes: &mut Vec<Change>, look: &Look) -> bool {
    let mut fatal = false;
    for (index, (goal, watched)) in rules.goals.iter().zip(watched).enumerate() {
        let truth = watched.judge.as_mut().map_or(Truth::Never, |judge| judge.judge(look));
        let state = match &goal.aim {
            Aim::When(_) if truth.holds() => GoalState::Held,
            Aim::When(_) if truth == Truth::Never => GoalState::Broken,
            Aim::When(_) => GoalState::Open,
            Aim::Never(_) if truth.holds() || watched.state == GoalState::Broken => GoalState::Broken,
            Aim::Never(_) => GoalState::Held,
        };
        if state == watched.state {
            continue;
        }
        (watched.state, watched.tick) = (state, look.tick);
        changes.push(Change { goal: index as u16, state, tick: look.tick });
        if state == GoalState::Broken && matches!(goal.aim, Aim::Never(_)) {
            watched.broken = Some(broken_cause(&goal.id, watched.judge.as_deref(), look));
            fatal |= goal.fatal;
        }
    }
    fatal
}

/// Tells each robot's watch whether a goal's line is lost.
fn watch_lines(watched: &[Watched], watches: &mut [Watch], look: &Look) {
    for watch in watches {
        let lost = watched
            .iter()
            .filter(|watched| watched.state == GoalState::Open)
            .filter_map(|watched| watched.judge.as_ref()?.line_lost())
            .find(|lost| lost.robot == watch.robot());
        watch.line(lost, look);
    }
}

fn is_student(rules: &Rules, robot: usize) -> bool {
    rules.students.get(robot).copied().unwrap_or(false)
}
