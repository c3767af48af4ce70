//! The one place that makes a Rhai engine: packages, limits and what is switched off.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Once;

use rhai::packages::{
    ArithmeticPackage, BasicArrayPackage, BasicFnPackage, BasicIteratorPackage, BasicMapPackage, BasicMathPackage,
    BasicStringPackage, LogicPackage, MoreStringPackage, Package,
};
use rhai::{Engine, Module, OptimizationLevel};

use crate::pilot::rhai::natives::{self, Meter};

/// The longest list. A 32×32 maze has 1 024 cells, a log of a run some thousand numbers.
pub const MAX_LIST: usize = 4_096;
/// The most entries of a map in one value; new keys are not counted by Rhai, the worker's memory cap is.
pub const MAX_MAP: usize = 1_024;
/// The longest text, bytes.
pub const MAX_TEXT: usize = 4_096;
/// How deep calls may go.
pub const MAX_CALLS: usize = 64;
/// How deep expressions may be nested, at the top level and inside functions.
pub const MAX_DEPTH: (usize, usize) = (64, 40);
/// Variables alive at once.
pub const MAX_VARIABLES: usize = 256;
/// Functions and closures of one program.
pub const MAX_FUNCTIONS: usize = 256;
/// Texts that Rhai keeps one copy of.
const MAX_INTERNED: usize = 256;

/// Rhai's names that no program of a robot needs or may have.
pub const SWITCHED_OFF: &[&str] = &["eval", "curry", "import", "export"];

/// The seed of Rhai's hashes, so that they are the same in every process.
const HASHING_SEED: [u64; 4] = [0x6172_6261, 0x726f_626f, 0x7469_6373, 0x6c61_6221];

/// Makes an engine with arba's settings and the standard functions, and without the words of any robot.
pub fn new(meter: &Meter) -> Engine {
    seed_hashes();
    let mut engine = Engine::new_raw();
    engine.set_optimization_level(OptimizationLevel::None);
    engine.set_max_call_levels(MAX_CALLS);
    engine.set_max_expr_depths(MAX_DEPTH.0, MAX_DEPTH.1);
    engine.set_max_string_size(MAX_TEXT);
    engine.set_max_array_size(MAX_LIST);
    engine.set_max_map_size(MAX_MAP);
    engine.set_max_variables(MAX_VARIABLES);
    engine.set_max_functions(MAX_FUNCTIONS);
    engine.set_max_modules(0);
    engine.set_max_strings_interned(MAX_INTERNED);
    // The session counts operations itself: Rhai's own count begins anew with every call from a native.
    engine.set_max_operations(0);
    engine.set_strict_variables(true);
    engine.set_fail_on_invalid_map_property(false);
    for symbol in SWITCHED_OFF {
        engine.disable_symbol(*symbol);
    }
    engine.register_global_module(standard());
    natives::override_standard(&mut engine, meter);
    engine
}

/// Makes room for the marks of `marks.rs`, which nest deeper than the text they are put into.
pub fn allow_marks(engine: &mut Engine) {
    engine.set_max_expr_depths(2 * MAX_DEPTH.0, 2 * MAX_DEPTH.1);
}

/// Everything is hashed with one seed from the first engine on.
fn seed_hashes() {
    static SEEDED: Once = Once::new();
    SEEDED.call_once(|| {
        // Set once in a process; whoever was first (a test of another crate) has set some fixed seed as well.
        let _ = rhai::config::hashing::set_hashing_seed(Some(HASHING_SEED));
    });
}

/// The standard functions, built once per thread and shared by its engines.
pub fn standard() -> Rc<Module> {
    thread_local! {
        static STANDARD: RefCell<Option<Rc<Module>>> = const { RefCell::new(None) };
    }
    STANDARD.with(|slot| {
        Rc::clone(slot.borrow_mut().get_or_insert_with(|| {
            let mut module = Module::new();
            ArithmeticPackage::init(&mut module);
            BasicStringPackage::init(&mut module);
            BasicIteratorPackage::init(&mut module);
            BasicFnPackage::init(&mut module);
            LogicPackage::init(&mut module);
            BasicMathPackage::init(&mut module);
            BasicArrayPackage::init(&mut module);
            BasicMapPackage::init(&mut module);
            MoreStringPackage::init(&mut module);
            module.register_lazy_functions();
            module.build_index();
            Rc::new(module)
        }))
    })
}
