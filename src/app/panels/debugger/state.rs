//! What the debugger knows of a level: breakpoints, watches, the step that is shown, and the search that is under way.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::{ControlFlow, Range};
use std::rc::Rc;

use crate::app::bench::Bench;
use crate::app::panels::debugger::again::{self, Again};
use crate::app::panels::debugger::expression::{UNKNOWN, Worth, evaluate};
use crate::app::panels::debugger::frames::{APART, Frames, Stack};
use crate::app::panels::debugger::walk::{Goal, Walk, Way, at_tick};
use crate::base::diag::Diag;
use crate::trial::reel::{Reel, StepAt};

/// Steps that are read in one frame, so that no frame is long.
const READ_PER_FRAME: usize = 20_000;
/// Stretches of `APART` steps that are searched in one frame when conditions have to be reckoned.
const SEARCHED_PER_FRAME: usize = 20;

/// A film that plays is looked through for breakpoints as far as it can come in one frame, ticks; more is a leap.
const MOST_PASSED: u64 = 500;

/// What the debugger remembers for the level.
#[derive(Debug, Default)]
pub struct Debug {
    /// Lines with a breakpoint, by file name.
    pub breakpoints: BTreeMap<String, BTreeMap<u32, Breakpoint>>,
    /// Expressions over recorded variables.
    pub watches: Vec<String>,
    /// The step that is shown, by its number in the reel.
    pub at: Option<usize>,
    /// What is being searched for.
    pub search: Option<Search>,
    /// What there is to tell of the last search.
    pub told: Option<Told>,
    /// The breakpoint whose condition is to be written, and how often that was asked for.
    pub edited: Option<(String, u32, u64)>,
    /// The film that comes is to be stopped at its first breakpoint.
    pub stops_first: bool,
    /// It was stopped there, and nobody has taken notice yet.
    pub stopped: bool,
    /// The shown film is made again, with steps.
    pub again: Option<Again>,
    /// The walk that waits for the steps of a film without any.
    pub(super) after: Option<(Goal, Way)>,
    /// The reel that has no steps, and would have none if it were made again.
    pub(super) stepless: Option<u64>,
    /// The reel, the moment and the step that were shown in the last frame.
    passed: (u64, u64, Option<usize>),
    /// The reel that `at` is a number of.
    serial: u64,
    /// The moment at which `at` was chosen by hand; when another one is shown, `at` follows it.
    chosen: Option<(u16, u64)>,
    frames: RefCell<Frames>,
}

/// A breakpoint of one line.
#[derive(Clone, Debug, PartialEq)]
pub struct Breakpoint {
    /// It stops only when this holds; empty for always.
    pub condition: String,
    pub enabled: bool,
}

impl Default for Breakpoint {
    fn default() -> Self {
        Self { condition: String::new(), enabled: true }
    }
}

/// A walk that has not come to its end, because it takes longer than a frame or because the film still grows.
#[derive(Clone, Debug, PartialEq)]
pub struct Search {
    walk: Walk,
    /// Where it goes on: forwards the next step to look at, backwards the last one that was looked at.
    next: usize,
    /// The last condition that could not be reckoned, with its line.
    trouble: Option<(u32, Diag)>,
    /// The film plays on when nothing is found.
    plays_on: bool,
}

/// What there is to tell of a search.
#[derive(Clone, Debug, PartialEq)]
pub enum Told {
    /// There is no such step before the end, or the start, of the film.
    Nothing(Goal, Way),
    /// The condition of this line could not be reckoned.
    Trouble(u32, Box<Diag>),
}

impl Debug {
    /// The calls at the shown step; none without one, and while the film is not read so far.
    pub fn stack(&self, reel: &Reel) -> Option<Rc<Stack>> {
        let at = self.at?;
        let mut frames = self.frames.borrow_mut();
        frames.read(reel, at + 1, READ_PER_FRAME);
        frames.at(reel, at)
    }

    /// What an expression came to at the last so many steps of the shown call, the shown one last.
    pub fn history(&self, reel: &Reel, expression: &str, most: usize) -> Vec<f64> {
        let (Some(at), Some(now)) = (self.at, self.stack(reel)) else { return Vec::new() };
        let Some(robot) = reel.steps().get(at).map(|step| step.robot) else { return Vec::new() };
        let mut found = Vec::new();
        let range = at.saturating_sub(most)..at + 1;
        self.frames.borrow().visit(reel, range, &mut |_, step, stack| {
            let same = step.robot == robot && stack.frames.len() == now.frames.len();
            let same = same
                && stack.frames.last().map(|frame| &frame.function) == now.frames.last().map(|frame| &frame.function);
            if same && let Some(number) = evaluate(expression, stack.variables()).ok().and_then(|worth| worth.number())
            {
                found.push(number);
            }
            ControlFlow::Continue(())
        });
        found
    }

    /// Shall a search of this film wait for more of it?
    pub fn waits(&self, reel: &Reel) -> bool {
        self.search.as_ref().is_some_and(|search| search.walk.way == Way::On && search.next >= reel.steps().len())
    }
}

/// The step that is shown.
pub fn shown(bench: &Bench) -> Option<StepAt> {
    bench.reel.steps().get(bench.debug.at?).copied()
}

/// The robot whose program is walked through.
pub fn robot(bench: &Bench) -> u16 {
    bench.robot().unwrap_or(0)
}

/// The file that the robot's program was read from when the film was made, and its text.
pub fn filmed_source(bench: &Bench) -> Option<&crate::trial::inputs::Source> {
    let name = &bench.files.shown()?.robot;
    let student = bench.level.students.iter().position(|student| student == name)?;
    bench.reel.header().inputs.programs.get(student)
}

/// Is there work that goes on in the next frame by itself?
pub fn is_busy(bench: &Bench) -> bool {
    bench.debug.search.is_some() && !bench.debug.waits(&bench.reel)
}

/// Lets the debugger follow the film: a search goes on, and the shown step is that of the shown moment.
pub fn follow(bench: &mut Bench) {
    let serial = bench.reel.serial();
    if bench.debug.serial != serial {
        let debug = &mut bench.debug;
        (debug.serial, debug.at, debug.chosen, debug.search, debug.told) = (serial, None, None, None, None);
        if bench.debug.stops_first && bench.player.playing && show_breakpoints(bench) {
            begin_at_start(bench);
        }
    }
    go_on(bench);
    stop_in_passing(bench);
    let now = (robot(bench), bench.player.tick());
    if bench.debug.chosen != Some(now) {
        bench.debug.chosen = None;
        bench.debug.at = at_tick(bench.reel.steps(), now.0, now.1);
    }
    bench.debug.passed = (serial, bench.player.tick(), bench.debug.at);
}

/// Begins a search from the shown step.
pub fn begin(bench: &mut Bench, goal: Goal, way: Way) {
    follow(bench);
    if again::is_possible(bench) {
        bench.player.pause();
        bench.debug.after = Some((goal, way));
        return;
    }
    let robot = robot(bench);
    let from = bench.debug.at;
    let walk = Walk::new(bench.reel.steps(), robot, from, goal, way);
    let next = match way {
        Way::On => from.map_or(0, |from| from + 1),
        Way::Back => from.unwrap_or(0),
    };
    bench.player.pause();
    bench.debug.told = None;
    bench.debug.search = Some(Search { walk, next, trouble: None, plays_on: false });
    go_on(bench);
}

/// Searches a new film for its first breakpoint; it plays when there is none.
fn begin_at_start(bench: &mut Bench) {
    let walk = Walk::new(&[], robot(bench), None, Goal::Breakpoint, Way::On);
    bench.player.pause();
    bench.debug.search = Some(Search { walk, next: 0, trouble: None, plays_on: true });
}

/// Is there a breakpoint that stops in one of these files?
pub fn stops<'a>(bench: &Bench, files: impl IntoIterator<Item = &'a str>) -> bool {
    let lines = |file| bench.debug.breakpoints.get(file);
    files.into_iter().filter_map(lines).any(|lines| lines.values().any(|stop| stop.enabled))
}

/// Has the shown program a breakpoint that stops? One of another robot that has is shown in its place.
fn show_breakpoints(bench: &mut Bench) -> bool {
    let has = |bench: &Bench| stops(bench, filmed_source(bench).map(|source| source.name.as_str()));
    if has(bench) {
        return true;
    }
    let (level, files) = (&bench.level, &bench.files);
    let of_robot = |robot: &String| files.of(robot).filter(|tab| stops(bench, [tab.name.as_str()]));
    let tab = level.students.iter().find_map(of_robot);
    let Some(tab) = tab.and_then(|tab| files.tabs.iter().position(|known| known.name == tab.name)) else {
        return false;
    };
    bench.files.show(tab);
    has(bench)
}

/// Stops a film that plays at a breakpoint which it has come to since the last frame.
fn stop_in_passing(bench: &mut Bench) {
    let (serial, before, at) = bench.debug.passed;
    let now = bench.player.tick();
    // Who plays from one moment to another wants to see all between.
    let watches = bench.player.playing && bench.player.stop_at.is_none() && bench.debug.search.is_none();
    if !watches || serial != bench.reel.serial() || now <= before || now - before > MOST_PASSED {
        return;
    }
    let lines = enabled(bench);
    if lines.is_empty() {
        return;
    }
    let walk = Walk::new(&[], robot(bench), None, Goal::Breakpoint, Way::On);
    let end = bench.reel.steps().partition_point(|step| u64::from(step.tick) <= now);
    let range = at.map_or(0, |at| at + 1)..end;
    let found = if lines.values().all(|stop| stop.condition.is_empty()) {
        walk.nearest(bench.reel.steps(), range, &|line| lines.contains_key(&line))
    } else if bench.debug.frames.get_mut().read(&bench.reel, end, READ_PER_FRAME) {
        let mut search = Search { walk, next: 0, trouble: None, plays_on: false };
        let found = nearest_that_holds(bench, &mut search, range, &lines);
        bench.debug.told = search.trouble.map(|(line, diag)| Told::Trouble(line, Box::new(diag)));
        found
    } else {
        // The variables are not read so far: the film waits for them.
        let stays = bench.debug.passed.1;
        bench.player.seek(stays);
        None
    };
    if let Some(found) = found {
        show(bench, found);
    }
}

/// The breakpoints of the shown program that stop.
fn enabled(bench: &Bench) -> BTreeMap<u32, Breakpoint> {
    let lines = filmed_source(bench).and_then(|source| bench.debug.breakpoints.get(&source.name));
    let lines = lines.into_iter().flatten().filter(|(_, stop)| stop.enabled);
    lines.map(|(line, stop)| (*line, stop.clone())).collect()
}

/// Shows a step: the film at its moment, and the editor at its line.
pub fn show(bench: &mut Bench, number: usize) {
    let Some(step) = bench.reel.steps().get(number).copied() else { return };
    bench.player.pause();
    bench.player.seek(u64::from(step.tick));
    bench.debug.serial = bench.reel.serial();
    bench.debug.at = Some(number);
    bench.debug.chosen = Some((step.robot, u64::from(step.tick)));
    if bench.robot() == Some(step.robot) {
        bench.go_to = Some((step.line, step.column));
    }
}

/// Carries the search on, as far as it may in one frame.
fn go_on(bench: &mut Bench) {
    let Some(mut search) = bench.debug.search.take() else { return };
    let lines = enabled(bench);
    let reckons = search.walk.goal == Goal::Breakpoint && lines.values().any(|stop| !stop.condition.is_empty());
    let mut left = if reckons { SEARCHED_PER_FRAME } else { usize::MAX };
    loop {
        let count = bench.reel.steps().len();
        let range = match search.walk.way {
            Way::On => search.next.min(count)..search.next.saturating_add(APART).min(count),
            Way::Back => search.next.saturating_sub(APART)..search.next.min(count),
        };
        if range.is_empty() {
            if search.walk.way == Way::On && !bench.is_over() {
                bench.debug.search = Some(search);
            } else {
                bench.player.playing |= search.plays_on;
                bench.debug.told = Some(match search.trouble {
                    Some((line, diag)) => Told::Trouble(line, Box::new(diag)),
                    None => Told::Nothing(search.walk.goal, search.walk.way),
                });
            }
            return;
        }
        if left == 0 || reckons && !bench.debug.frames.get_mut().read(&bench.reel, range.end, READ_PER_FRAME) {
            bench.debug.search = Some(search);
            return;
        }
        let found = if reckons {
            nearest_that_holds(bench, &mut search, range.clone(), &lines)
        } else {
            let steps = bench.reel.steps();
            search.walk.nearest(steps, range.clone(), &|line| lines.contains_key(&line))
        };
        if let Some(found) = found {
            bench.debug.stopped |= search.plays_on;
            return show(bench, found);
        }
        search.next = if search.walk.way == Way::On { range.end } else { range.start };
        left -= 1;
    }
}

/// The nearest step of a range at a breakpoint whose condition holds there. A condition that can't be reckoned does not
/// hold, and is told about when nothing else is found.
fn nearest_that_holds(
    bench: &Bench,
    search: &mut Search,
    range: Range<usize>,
    lines: &BTreeMap<u32, Breakpoint>,
) -> Option<usize> {
    let steps = bench.reel.steps();
    let Search { walk, trouble, .. } = search;
    let has_breakpoint = |line| lines.contains_key(&line);
    // Most stretches have no such line at all, and their variables need not be gathered.
    walk.nearest(steps, range.clone(), &has_breakpoint)?;
    let mut found = None;
    bench.debug.frames.borrow().visit(&bench.reel, range, &mut |number, step, stack| {
        if !walk.stops(steps, number, &has_breakpoint) {
            return ControlFlow::Continue(());
        }
        let condition = lines.get(&step.line).map_or("", |stop| stop.condition.as_str());
        let holds = condition.is_empty()
            || match evaluate(condition, stack.variables()) {
                Ok(Worth::Truth(truth)) => truth,
                Ok(_) => {
                    *trouble = Some((step.line, Diag::error("watch-no-truth")));
                    false
                }
                // At another step the name may well have a variable; any other trouble is worth more.
                Err(diag) => {
                    if diag.code != UNKNOWN || trouble.is_none() {
                        *trouble = Some((step.line, diag));
                    }
                    false
                }
            };
        if holds {
            found = Some(number);
        }
        if holds && walk.way == Way::On { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    found
}
