//! Calls and their variables at any step of a film, gathered from what each step says has changed.

use std::collections::BTreeMap;
use std::ops::{ControlFlow, Range};
use std::rc::Rc;

use crate::base::ask::{GONE, Step};
use crate::trial::reel::{Reel, StepAt};

/// The calls of all robots are kept every so many steps.
pub const APART: usize = 1000;
/// Calls that are shown of one robot; programs may not nest nearly so deep.
const MOST_FRAMES: usize = 256;

/// The calls of one program at one step, the outermost first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stack {
    pub frames: Vec<Frame>,
}

/// One call.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Frame {
    /// The function, empty at the top level.
    pub function: String,
    /// Where it is: for the innermost call the step itself, for the others the statement that called.
    pub line: u32,
    pub column: u32,
    pub variables: Vec<Variable>,
}

/// A variable of a call.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Variable {
    pub name: String,
    pub text: String,
    /// It changed in the last step.
    pub changed: bool,
    /// What it was before it changed; empty for a new one.
    pub was: String,
}

impl Stack {
    /// Goes on by one step.
    pub fn follow(&mut self, step: &Step) {
        let depth = usize::from(step.depth).min(MOST_FRAMES - 1);
        self.frames.resize_with(depth + 1, Frame::default);
        let all = self.frames.iter_mut().flat_map(|frame| &mut frame.variables);
        all.for_each(|variable| variable.changed = false);
        let Some(frame) = self.frames.last_mut() else { return };
        if frame.function != step.function {
            frame.function.clone_from(&step.function);
        }
        (frame.line, frame.column) = (step.line, step.column);
        for (name, text) in &step.changed {
            let known = frame.variables.iter().position(|variable| variable.name == *name);
            match known.and_then(|known| frame.variables.get_mut(known)) {
                Some(_) if text == GONE => frame.variables.retain(|variable| variable.name != *name),
                Some(variable) => {
                    variable.was = std::mem::replace(&mut variable.text, text.clone());
                    variable.changed = true;
                }
                None if text == GONE => {}
                None => {
                    let variable =
                        Variable { name: name.clone(), text: text.clone(), changed: true, was: String::new() };
                    frame.variables.push(variable);
                }
            }
        }
    }

    /// The variables of the innermost call.
    pub fn variables(&self) -> &[Variable] {
        self.frames.last().map_or(&[], |frame| &frame.variables)
    }
}

type Stacks = BTreeMap<u16, Stack>;

/// The calls at every thousandth step of one film, from which those of any other step are found.
#[derive(Clone, Debug, Default)]
pub struct Frames {
    /// The reel that all of this is of.
    serial: u64,
    points: Vec<Stacks>,
    /// The calls before step `next`.
    head: Stacks,
    next: usize,
    /// What was asked for last.
    kept: Option<(usize, Rc<Stack>)>,
}

impl Frames {
    /// Reads on up to a step, so many steps at most. Was it reached?
    pub fn read(&mut self, reel: &Reel, to: usize, most: usize) -> bool {
        if self.serial != reel.serial() {
            *self = Self { serial: reel.serial(), ..Self::default() };
        }
        let end = to.min(reel.steps().len()).min(self.next.saturating_add(most));
        let Self { points, head, next, .. } = self;
        reel.visit_steps(*next..end.max(*next), &mut |number, at, step| {
            if number == points.len() * APART {
                points.push(head.clone());
            }
            head.entry(at.robot).or_default().follow(step);
            ControlFlow::Continue(())
        });
        self.next = end.max(self.next);
        self.next >= to.min(reel.steps().len())
    }

    /// Visits the steps of a range that was read, each with the calls of its robot at it.
    pub fn visit(
        &self,
        reel: &Reel,
        range: Range<usize>,
        visit: &mut dyn FnMut(usize, &StepAt, &Stack) -> ControlFlow<()>,
    ) {
        let end = range.end.min(self.next);
        if self.serial != reel.serial() || range.start >= end {
            return;
        }
        let point = range.start / APART;
        let Some(mut stacks) = self.points.get(point).cloned() else { return };
        reel.visit_steps(point * APART..end, &mut |number, at, step| {
            let stack = stacks.entry(at.robot).or_default();
            stack.follow(step);
            if number < range.start { ControlFlow::Continue(()) } else { visit(number, at, stack) }
        });
    }

    /// The calls at a step; none while the film is not read so far.
    pub fn at(&mut self, reel: &Reel, step: usize) -> Option<Rc<Stack>> {
        if self.serial == reel.serial()
            && let Some((kept, stack)) = &self.kept
            && *kept == step
        {
            return Some(Rc::clone(stack));
        }
        let mut found = None;
        self.visit(reel, step..step + 1, &mut |_, _, stack| {
            found = Some(Rc::new(stack.clone()));
            ControlFlow::Break(())
        });
        self.kept = found.clone().map(|stack| (step, stack));
        found
    }
}
