//! What a running program shares with its natives: budget, tick, news, the ask under way, and how it must end.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use rhai::{Dynamic, EvalAltResult, NativeCallContext, Position};

use crate::base::ask::{Answer, Ask, Step, Vocabulary};
use crate::base::diag::{Diag, Place};
use crate::base::units::TICK_S;
use crate::base::value::Value;
use crate::pilot::rhai::Options;
use crate::pilot::rhai::coroutine::Rope;
use crate::pilot::rhai::natives::Meter;
use crate::pilot::rhai::news::News;
use crate::pilot::rhai::program::Program;
use crate::pilot::rhai::quota::Quota;

/// Full ticks in a row without a question, an order or a wait that a program may use.
pub const BUSY_TICKS: u32 = 300;

/// Operations between two looks at the memory.
const MEMORY_EVERY: u64 = 256;

/// What a program says when it lets go of its stack.
pub enum Said {
    /// The ask in `Session::ask` wants an answer.
    Ask,
    /// It has done what it does in this tick.
    TickEnd,
    /// A step of a debug trial.
    Step(Box<Step>),
}

/// The state of one running program. Natives hold it by `Rc`; nothing is borrowed while the program is suspended.
pub struct Session {
    pub program: Program,
    pub options: Options,
    pub rope: Rc<Rope<Said>>,
    /// The ask under way and its answer.
    pub ask: RefCell<Ask>,
    pub answer: RefCell<Answer>,
    pub news: RefCell<News>,
    pub quota: RefCell<Quota>,
    /// What sizes are worth, counted by the standard functions.
    pub meter: Meter,
    tick: Cell<u64>,
    /// The program sleeps until this tick.
    pub sleep_until: Cell<u64>,
    used: Cell<u64>,
    /// When `used` comes here, somebody must look.
    alarm: Cell<u64>,
    tick_budget_end: Cell<u64>,
    busy_ticks: Cell<u32>,
    killed: Cell<bool>,
    /// Why the host ended the program.
    fault: RefCell<Option<Box<Diag>>>,
    notes: RefCell<Vec<Diag>>,
}

impl Session {
    pub fn new(program: Program, options: Options) -> Rc<Self> {
        Rc::new(Self {
            program,
            options,
            rope: Rope::new(),
            ask: RefCell::new(Ask { word: 0, device: None, args: Default::default(), line: 0, column: 0 }),
            answer: RefCell::new(Answer::Now(Value::Unit)),
            news: RefCell::default(),
            quota: RefCell::default(),
            meter: Meter::default(),
            tick: Cell::new(0),
            sleep_until: Cell::new(0),
            used: Cell::new(0),
            alarm: Cell::new(0),
            tick_budget_end: Cell::new(0),
            busy_ticks: Cell::new(0),
            killed: Cell::new(false),
            fault: RefCell::new(None),
            notes: RefCell::default(),
        })
    }

    pub fn vocabulary(&self) -> &Vocabulary {
        self.program.vocabulary()
    }

    /// Operations used so far.
    pub fn used(&self) -> u64 {
        self.used.get()
    }

    /// Seconds since the start of the trial.
    pub fn seconds(&self) -> f64 {
        self.tick.get() as f64 * TICK_S
    }

    pub fn tick(&self) -> u64 {
        self.tick.get()
    }

    /// A new tick: a fresh budget, fresh readings.
    pub fn begin_tick(&self, tick: u64) {
        self.tick.set(tick);
        self.news.borrow_mut().begin_tick();
        self.quota.borrow_mut().begin_tick();
        self.tick_budget_end.set(self.used.get().saturating_add(self.options.operations_per_tick.max(1)));
        self.set_alarm();
    }

    fn set_alarm(&self) {
        let budget = self.tick_budget_end.get();
        let memory = if self.options.memory.is_some() { self.used.get() + MEMORY_EVERY } else { u64::MAX };
        self.alarm.set(if self.killed.get() { 0 } else { budget.min(memory) });
    }

    /// Counts one operation; something comes back when the program must end.
    pub fn count(&self) -> Option<Dynamic> {
        let used = self.used.get() + 1 + self.meter.take();
        self.used.set(used);
        if used < self.alarm.get() { None } else { self.look() }
    }

    /// Takes back operations of a hidden mark, so that marks cost nothing.
    pub fn refund(&self, operations: u64) {
        self.used.set(self.used.get().saturating_sub(operations));
    }

    #[cold]
    fn look(&self) -> Option<Dynamic> {
        if self.killed.get() {
            return Some(Dynamic::UNIT);
        }
        if let Some((held, cap)) = self.options.memory
            && held() > cap
        {
            self.break_with(Diag::error("pilot-too-much-memory"));
            return Some(Dynamic::UNIT);
        }
        if self.used.get() >= self.tick_budget_end.get() {
            self.busy_ticks.set(self.busy_ticks.get() + 1);
            if self.busy_ticks.get() >= BUSY_TICKS {
                let seconds = f64::from(BUSY_TICKS) * TICK_S;
                self.break_with(Diag::error("pilot-busy-loop").with("seconds", seconds).hint("pilot-hint-busy-loop"));
                return Some(Dynamic::UNIT);
            }
            self.suspend(Said::TickEnd);
            if self.killed.get() {
                return Some(Dynamic::UNIT);
            }
        }
        self.set_alarm();
        None
    }

    /// The program asked, ordered or waited: it isn't lost in a loop.
    pub fn spoke(&self) {
        self.busy_ticks.set(0);
    }

    /// Ends the program's tick and comes back in the next one.
    pub fn end_tick(&self) -> Result<(), Box<EvalAltResult>> {
        self.suspend(Said::TickEnd);
        self.check()
    }

    /// Lets go of the program's stack. Natives call `check` after it.
    pub fn suspend(&self, said: Said) {
        if !self.killed.get() && !self.rope.suspend(said) {
            self.kill();
        }
    }

    /// The uncatchable error of a program that must end.
    pub fn check(&self) -> Result<(), Box<EvalAltResult>> {
        if self.killed.get() { Err(terminated()) } else { Ok(()) }
    }

    /// Ends the program with a cause; only the first one counts. Natives give back what comes back from here.
    pub fn fail(&self, diag: Diag) -> Box<EvalAltResult> {
        self.break_with(diag);
        terminated()
    }

    /// Ends the program with a cause; only the first one counts.
    pub fn break_with(&self, diag: Diag) {
        self.fault.borrow_mut().get_or_insert_with(|| Box::new(diag));
        self.kill();
    }

    /// From now on every operation and every ask ends the program.
    pub fn kill(&self) {
        self.killed.set(true);
        self.alarm.set(0);
    }

    pub fn is_killed(&self) -> bool {
        self.killed.get()
    }

    pub fn take_fault(&self) -> Option<Box<Diag>> {
        self.fault.borrow_mut().take()
    }

    /// Says where a fault happened that didn't know it.
    pub fn place_fault(&self, place: Place) {
        if let Some(fault) = self.fault.borrow_mut().as_mut() {
            fault.place.get_or_insert(place);
        }
    }

    pub fn note(&self, diag: Diag) {
        self.notes.borrow_mut().push(diag);
    }

    pub fn take_notes(&self) -> Vec<Diag> {
        std::mem::take(&mut self.notes.borrow_mut())
    }

    /// Line and column of a native's call in the student's text.
    pub fn call_place(&self, context: &NativeCallContext) -> (u32, u32) {
        self.program.original(context.call_position())
    }
}

/// What Rhai gets when a program must end: nothing can catch it.
pub fn terminated() -> Box<EvalAltResult> {
    Box::new(EvalAltResult::ErrorTerminated(Dynamic::UNIT, Position::NONE))
}
