//! Walking through the steps of a film: into, over and out of calls, to a line and to a breakpoint, forwards and backwards.

use std::ops::Range;

use crate::trial::reel::StepAt;

/// In which direction of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    On,
    Back,
}

/// Where a walk stops.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    /// At the next step, whatever call it is in.
    Into,
    /// At the next step of this call or of one that called it.
    Over,
    /// At the next step of a call that called this one.
    Out,
    /// At the next step on a line.
    Line(u32),
    /// At the next step on a line with a breakpoint.
    Breakpoint,
}

/// A walk of one robot's program from a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Walk {
    pub robot: u16,
    pub way: Way,
    pub goal: Goal,
    /// The call depth it begins at; the deepest there is before the first step.
    depth: u16,
}

impl Walk {
    /// A walk from a step, or from before the first one.
    pub fn new(steps: &[StepAt], robot: u16, from: Option<usize>, goal: Goal, way: Way) -> Self {
        let depth = from.and_then(|from| steps.get(from)).map_or(u16::MAX, |step| step.depth);
        Self { robot, way, goal, depth }
    }

    /// The nearest step of a range where the walk stops; `has_breakpoint` tells it of a line.
    pub fn nearest(
        &self,
        steps: &[StepAt],
        range: Range<usize>,
        has_breakpoint: &dyn Fn(u32) -> bool,
    ) -> Option<usize> {
        let mut stops = range.filter(|&number| self.stops(steps, number, has_breakpoint));
        match self.way {
            Way::On => stops.next(),
            Way::Back => stops.next_back(),
        }
    }

    /// Does it stop at this step?
    pub fn stops(&self, steps: &[StepAt], number: usize, has_breakpoint: &dyn Fn(u32) -> bool) -> bool {
        let Some(step) = steps.get(number).filter(|step| step.robot == self.robot) else { return false };
        match self.goal {
            Goal::Into => true,
            Goal::Over => step.depth <= self.depth,
            Goal::Out => step.depth < self.depth,
            Goal::Line(line) => step.line == line && begins_line(steps, number),
            Goal::Breakpoint => has_breakpoint(step.line) && begins_line(steps, number),
        }
    }
}

/// The last step of a robot that had begun when so many ticks were done.
pub fn at_tick(steps: &[StepAt], robot: u16, tick: u64) -> Option<usize> {
    let end = steps.partition_point(|step| u64::from(step.tick) <= tick);
    steps[..end].iter().rposition(|step| step.robot == robot)
}

/// How many steps a robot's program made in a tick.
pub fn count_in(steps: &[StepAt], robot: u16, tick: u32) -> usize {
    let begin = steps.partition_point(|step| step.tick < tick);
    let in_tick = steps[begin..].iter().take_while(|step| step.tick == tick);
    in_tick.filter(|step| step.robot == robot).count()
}

/// Is this step the first of those that one passing of its line makes? Of several statements on one line only the first
/// is a place to stop at; a loop that comes round begins the line anew.
fn begins_line(steps: &[StepAt], number: usize) -> bool {
    let (before, rest) = steps.split_at(number.min(steps.len()));
    let Some(step) = rest.first() else { return false };
    let last = before.iter().rev().find(|before| before.robot == step.robot);
    !last.is_some_and(|last| last.line == step.line && last.depth == step.depth && last.column < step.column)
}
