//! Maths of programs from `libm`, the same bits on every machine, for whole numbers as well. Angles are radians, as in Rhai.
//!
//! Rhai's own `**` on numbers with a point uses the platform's maths and can't be overridden, so the marked text gives it
//! an exponent of a type of its own (`marks.rs`), which leads here.

use rhai::{Dynamic, Engine, EvalAltResult, Position};

use crate::base::maths;

type Outcome = Result<Dynamic, Box<EvalAltResult>>;

/// What stands on the right of `**`, so that arba computes the power.
#[derive(Clone)]
pub struct Exponent(pub Dynamic);

/// Puts arba's maths in front of Rhai's.
pub fn register(engine: &mut Engine) {
    type Function = fn(f64) -> f64;
    let functions: &[(&str, Function)] = &[
        ("sin", maths::sin),
        ("cos", maths::cos),
        ("tan", maths::tan),
        ("asin", maths::asin),
        ("acos", maths::acos),
        ("atan", maths::atan),
        ("sinh", maths::sinh),
        ("cosh", maths::cosh),
        ("tanh", maths::tanh),
        ("asinh", maths::asinh),
        ("acosh", maths::acosh),
        ("atanh", maths::atanh),
        ("exp", maths::exp),
        ("ln", maths::log),
        ("log", maths::log10),
        ("sqrt", maths::sqrt),
        ("to_radians", f64::to_radians),
        ("to_degrees", f64::to_degrees),
    ];
    for &(name, function) in functions {
        engine.register_fn(name, move |x: f64| function(x));
        engine.register_fn(name, move |x: i64| function(x as f64));
    }
    type Pair = fn(f64, f64) -> f64;
    let pairs: &[(&str, Pair)] = &[
        ("atan", maths::atan2),
        ("atan2", maths::atan2),
        ("hypot", maths::hypot),
        ("log", |x, base| maths::log(x) / maths::log(base)),
    ];
    for &(name, function) in pairs {
        engine.register_fn(name, move |x: f64, y: f64| function(x, y));
        engine.register_fn(name, move |x: i64, y: f64| function(x as f64, y));
        engine.register_fn(name, move |x: f64, y: i64| function(x, y as f64));
        engine.register_fn(name, move |x: i64, y: i64| function(x as f64, y as f64));
    }
    for name in ["floor", "ceiling", "round", "int"] {
        engine.register_fn(name, |x: i64| x);
    }
    engine.register_fn("**", |base: Dynamic, exponent: Exponent| power(&base, &exponent.0));
}

/// A power: of whole numbers exactly, of others by `libm`.
pub fn power(base: &Dynamic, exponent: &Dynamic) -> Outcome {
    if let (Ok(base), Ok(exponent)) = (base.as_int(), exponent.as_int()) {
        if exponent < 0 {
            return Ok(Dynamic::from(maths::pow(base as f64, exponent as f64)));
        }
        let power = u32::try_from(exponent).ok().and_then(|exponent| base.checked_pow(exponent));
        return power.map(Dynamic::from).ok_or_else(|| {
            let text = format!("Exponential overflow: {base} ** {exponent}");
            Box::new(EvalAltResult::ErrorArithmetic(text, Position::NONE))
        });
    }
    let number = |value: &Dynamic| value.as_float().ok().or_else(|| value.as_int().ok().map(|value| value as f64));
    match (number(base), number(exponent)) {
        (Some(base), Some(exponent)) => Ok(Dynamic::from(maths::pow(base, exponent))),
        _ => {
            let signature = format!("** ({}, {})", base.type_name(), exponent.type_name());
            Err(Box::new(EvalAltResult::ErrorFunctionNotFound(signature, Position::NONE)))
        }
    }
}
