//! The pilot that runs a program: one resume a tick, its asks handed to the desk.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;

use rhai::{Engine, Scope};

use crate::base::ask::{Answer, Desk};
use crate::base::diag::{Diag, Place};
use crate::pilot::rhai::coroutine::{Fiber, Turn};
use crate::pilot::rhai::program::Program;
use crate::pilot::rhai::session::{Said, Session};
use crate::pilot::rhai::{Options, calls, engine, fault, hidden, steps};
use crate::pilot::{Pilot, State};

/// How often a killed program is resumed before its stack is given up. One time does it: a killed program can't suspend.
const KILL_RESUMES: u32 = 16;

/// Makes a pilot that runs a program from its start.
pub fn open(program: &Program, options: Options) -> Result<Box<dyn Pilot>, Box<Diag>> {
    let session = Session::new(program.clone(), options);
    let inside = Rc::clone(&session);
    let fiber = Fiber::new(Rc::clone(&session.rope), move || body(&inside)).map_err(|_| {
        let place = Place { file: program.name().to_owned(), ..Place::default() };
        Box::new(Diag::error("pilot-no-stack").at(place))
    })?;
    Ok(Box::new(Running { session, fiber, asking: false }))
}

/// A program that runs.
struct Running {
    session: Rc<Session>,
    fiber: Fiber<Said>,
    /// The ask in the session was answered `Later` and is asked again.
    asking: bool,
}

/// What runs on the program's own stack.
fn body(session: &Rc<Session>) {
    let engine = engine_for(session);
    let mut scope = Scope::new();
    if let Err(error) = engine.run_ast_with_scope(&mut scope, session.program.ast()) {
        let cause = fault::run::cause(&error, session);
        if !session.is_killed() {
            session.break_with(*cause);
        } else if let Some(place) = cause.place {
            session.place_fault(place);
        }
    }
}

/// An engine with the words of the session's robot and the session's eyes on every operation.
fn engine_for(session: &Rc<Session>) -> Engine {
    let mut engine = engine::new(&session.meter);
    let counting = Rc::clone(session);
    engine.on_progress(move |_| counting.count());
    calls::register(&mut engine, session);
    hidden::register(&mut engine, session);
    if session.options.steps {
        steps::register(&mut engine, session);
    }
    engine
}

impl Running {
    /// Resumes the program; a panic in the interpreter ends it like any fault.
    fn resume(&mut self) -> Turn<Said> {
        let fiber = &mut self.fiber;
        catch_unwind(AssertUnwindSafe(|| fiber.resume())).unwrap_or_else(|_| {
            let place = Place { file: self.session.program.name().to_owned(), ..Place::default() };
            self.session.break_with(Diag::error("pilot-interpreter").at(place));
            Turn::Done
        })
    }

    fn ended(&mut self) -> State {
        self.fiber.release();
        match self.session.take_fault() {
            Some(diag) => State::Broke(diag),
            None => State::Ended,
        }
    }

    /// Asks the desk; `false` when the tick is over because the answer will come later.
    fn ask(&mut self, desk: &mut dyn Desk) -> bool {
        let answer = desk.ask(&self.session.ask.borrow(), self.asking);
        self.asking = answer == Answer::Later;
        if self.asking {
            return false;
        }
        self.session.answer.replace(answer);
        true
    }
}

impl Pilot for Running {
    fn decide(&mut self, tick: u64, desk: &mut dyn Desk) -> State {
        self.session.begin_tick(tick);
        if tick < self.session.sleep_until.get() {
            return State::Running;
        }
        if self.asking && !self.ask(desk) {
            return State::Running;
        }
        loop {
            match self.resume() {
                Turn::Said(Said::Ask) => {
                    if !self.ask(desk) {
                        return State::Running;
                    }
                }
                Turn::Said(Said::Step(step)) => desk.step(*step),
                Turn::Said(Said::TickEnd) => return State::Running,
                Turn::Done => return self.ended(),
            }
        }
    }

    fn operations(&self) -> u64 {
        self.session.used()
    }

    fn take_notes(&mut self) -> Vec<Diag> {
        self.session.take_notes()
    }
}

impl Drop for Running {
    /// Ends the program: every operation fails from now on, so it runs out of its stack by itself.
    fn drop(&mut self) {
        self.session.kill();
        for _ in 0..KILL_RESUMES {
            if self.fiber.is_at_rest() {
                return;
            }
            let _ = self.resume();
        }
    }
}
