//! A tick in steady state allocates nothing beyond what Rhai and rapier2d themselves do.
//!
//! The counting allocator is that of the whole test binary; it counts by thread, so that tests beside this one don't
//! matter. It is one of the few places with `unsafe`: an allocator can't be written without.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::rc::Rc;

use arba::base::ask::{Answer, Ask, Desk, Step, Vocabulary};
use arba::base::value::Value;
use arba::level::load::Level;
use arba::pilot::rhai;
use arba::trial::inputs::Opened;
use arba::trial::vocabulary::vocabulary;

#[path = "../benches/bare.rs"]
#[allow(dead_code)]
mod bare;

use bare::BareScene;

use crate::arena::{LEAN, UNFILMED, inputs, level_of, same_program, trial};

struct Counting;

thread_local!(static COUNT: Cell<u64> = const { Cell::new(0) });

#[global_allocator]
static ALLOCATOR: Counting = Counting;

// SAFETY: every call is handed on to the system's allocator as it came; counting touches a constant-initialised
// thread-local without a destructor, which neither allocates nor can be gone.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        COUNT.set(COUNT.get() + 1);
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        unsafe { System.dealloc(pointer, layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        COUNT.set(COUNT.get() + 1);
        unsafe { System.realloc(pointer, layout, size) }
    }
}

const LEVEL: &str = include_str!("levels/ten-boxes.ron");
/// Reads as much as the program of the benchmarks, but keeps to a small circle: while bodies touch, rapier allocates more.
const PROGRAM: &str = r#"loop {
    let ahead = distance("front") + distance("left") + distance("right");
    let turn = reflection("left") - reflection("right") + distance("front") - distance("left");
    motors(20.0, 10.0 + (ahead + turn) * 0.001);
}"#;
/// Long enough that every buffer has found its size.
const WARM: u64 = 1_000;
const COUNTED: u64 = 1_000;

/// Allocations of `COUNTED` ticks of a trial.
fn of_trial(level: &Level, program: Option<&str>, filmed: bool) -> u64 {
    let programs = program.map(|text| same_program(level, text)).unwrap_or_default();
    let mut trial = trial(&inputs(level, programs, 0), if filmed { LEAN } else { UNFILMED });
    for _ in 0..WARM {
        assert!(trial.advance());
    }
    let before = COUNT.get();
    for _ in 0..COUNTED {
        assert!(trial.advance());
    }
    COUNT.get() - before
}

/// A desk that answers everything at once and without an allocation.
struct Quick(f64);

impl Desk for Quick {
    fn ask(&mut self, _ask: &Ask, _again: bool) -> Answer {
        self.0 += 0.25;
        Answer::Now(Value::Float(self.0 % 100.0))
    }

    fn step(&mut self, _step: Step) {}
}

/// Allocations of `COUNTED` ticks of a program alone: what Rhai makes of it.
fn of_program(words: Rc<Vocabulary>, program: &str) -> u64 {
    let program = rhai::compile(program.as_bytes(), "my.rhai", words).expect("a program");
    let mut pilot = rhai::open(&program, rhai::Options::default()).expect("a pilot");
    let mut desk = Quick(0.0);
    for tick in 0..WARM {
        let state = pilot.decide(tick, &mut desk);
        assert_eq!(state, arba::pilot::State::Running);
    }
    let before = COUNT.get();
    for tick in WARM..WARM + COUNTED {
        pilot.decide(tick, &mut desk);
    }
    COUNT.get() - before
}

/// Allocations of `COUNTED` steps of bare rapier2d with the same bodies: it makes its list of moved bodies and its list
/// of islands anew in each step, and a debug build checks its tables.
fn of_rapier() -> u64 {
    let mut scene = BareScene::ten_boxes();
    (0..WARM).for_each(|_| _ = scene.tick());
    let before = COUNT.get();
    (0..COUNTED).for_each(|_| _ = scene.tick());
    COUNT.get() - before
}

#[test]
fn a_tick_in_steady_state_allocates_nothing_beyond_what_rhai_and_rapier_do() {
    let level = level_of(LEVEL);
    let rapier = of_rapier();
    let standing = of_trial(&level, Some("wait(60);"), false);
    assert!(standing <= rapier, "{standing} of a robot that waits, {rapier} by rapier alone");
    let layout = Opened::default().layout(&inputs(&level, Vec::new(), 0)).expect("a layout");
    let words = vocabulary(&layout.scene.robots[0].kit, &layout.hidden_words);
    let alone = of_program(words, PROGRAM);
    let driving = of_trial(&level, Some(PROGRAM), false);
    assert!(driving <= alone + rapier, "{driving}, {alone} by the program, {rapier} by rapier alone");
    let filmed = of_trial(&level, Some(PROGRAM), true);
    // A chunk of 100 ticks is compressed and kept.
    assert!(filmed <= driving + COUNTED / 20, "{filmed} filmed, {driving} not");
}
