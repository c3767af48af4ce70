//! Standard functions that arba gives in its own way: the same everywhere, quick for any argument, and honest about errors.

use std::cell::Cell;
use std::rc::Rc;

use rhai::{Engine, EvalAltResult, Position};

mod lists;
pub mod maths;
mod texts;

/// Counts the operations that the size of a value is worth; the session takes them into account.
#[derive(Clone, Debug, Default)]
pub struct Meter(Rc<Cell<Counted>>);

#[derive(Clone, Copy, Debug, Default)]
struct Counted {
    operations: u64,
    /// Comparisons of single values, eight of which are worth an operation.
    shares: u64,
}

impl Meter {
    /// Adds operations.
    pub fn charge(&self, operations: usize) {
        let mut counted = self.0.get();
        counted.operations = counted.operations.saturating_add(operations as u64);
        self.0.set(counted);
    }

    /// Adds an eighth of an operation.
    pub fn charge_share(&self) {
        let mut counted = self.0.get();
        counted.shares += 1;
        if counted.shares == 8 {
            counted = Counted { operations: counted.operations.saturating_add(1), shares: 0 };
        }
        self.0.set(counted);
    }

    /// Takes what was counted.
    pub fn take(&self) -> u64 {
        let counted = self.0.get();
        if counted.operations > 0 {
            self.0.set(Counted { operations: 0, ..counted });
        }
        counted.operations
    }
}

/// Puts arba's own forms in front of Rhai's.
pub fn override_standard(engine: &mut Engine, meter: &Meter) {
    lists::register(engine, meter);
    texts::register(engine, meter);
    maths::register(engine);
}

/// The error of a value that would become too large.
fn too_large(what: &str) -> Box<EvalAltResult> {
    Box::new(EvalAltResult::ErrorDataTooLarge(what.into(), Position::NONE))
}

/// The standard functions by name, without operators: for "did you mean" and for telling what no program can call.
pub const NAMES: &[&str] = &[
    "E",
    "Fn",
    "PI",
    "abs",
    "acos",
    "acosh",
    "all",
    "append",
    "asin",
    "asinh",
    "atan",
    "atan2",
    "atanh",
    "bits",
    "bytes",
    "call",
    "ceiling",
    "chars",
    "chop",
    "clear",
    "contains",
    "cos",
    "cosh",
    "crop",
    "dedup",
    "drain",
    "end",
    "ends_with",
    "exp",
    "extract",
    "fill_with",
    "filter",
    "find",
    "find_map",
    "floor",
    "for_each",
    "fraction",
    "get",
    "hypot",
    "index_of",
    "insert",
    "int",
    "is_anonymous",
    "is_def_fn",
    "is_def_var",
    "is_empty",
    "is_even",
    "is_exclusive",
    "is_finite",
    "is_inclusive",
    "is_infinite",
    "is_nan",
    "is_odd",
    "is_shared",
    "is_zero",
    "keys",
    "len",
    "ln",
    "log",
    "make_lower",
    "make_upper",
    "map",
    "max",
    "min",
    "mixin",
    "name",
    "order",
    "order_by",
    "order_desc",
    "pad",
    "parse_float",
    "parse_int",
    "pop",
    "push",
    "range",
    "reduce",
    "reduce_rev",
    "remove",
    "replace",
    "retain",
    "reverse",
    "round",
    "set",
    "shift",
    "sign",
    "sin",
    "sinh",
    "some",
    "sort",
    "sort_by",
    "sort_desc",
    "splice",
    "split",
    "split_rev",
    "sqrt",
    "start",
    "starts_with",
    "sub_string",
    "tan",
    "tanh",
    "to_binary",
    "to_blob",
    "to_chars",
    "to_debug",
    "to_degrees",
    "to_float",
    "to_hex",
    "to_int",
    "to_json",
    "to_lower",
    "to_octal",
    "to_radians",
    "to_string",
    "to_upper",
    "trim",
    "truncate",
    "type_of",
    "values",
    "zip",
];

/// Those of them that call a function they are given.
const CALLING: &[&str] = &[
    "all",
    "call",
    "dedup",
    "drain",
    "filter",
    "find",
    "find_map",
    "for_each",
    "index_of",
    "map",
    "order",
    "order_by",
    "reduce",
    "reduce_rev",
    "retain",
    "some",
    "sort",
    "sort_by",
    "zip",
];

/// Is this a standard function that calls no other function, so that calling it can't lead to an ask?
pub fn never_asks(name: &str) -> bool {
    NAMES.binary_search(&name).is_ok() && !CALLING.contains(&name)
}
