//! Texts: padding and replacing that look at the size first, and functions that show no hidden name.

use rhai::{Array, Dynamic, Engine, EvalAltResult, FnPtr, ImmutableString, Map};

use crate::pilot::rhai::engine::MAX_TEXT;
use crate::pilot::rhai::natives::{Meter, too_large};
use crate::pilot::rhai::show::show;

type Outcome<T> = Result<T, Box<EvalAltResult>>;

/// How a function looks as a text. Its real name holds a hash, which no program should read.
const FUNCTION: &str = "function";

/// Puts arba's text functions in front of Rhai's.
pub fn register(engine: &mut Engine, meter: &Meter) {
    engine
        .register_fn("pad", |text: &mut ImmutableString, length: i64, sign: char| pad(text, length, &sign.to_string()));
    engine.register_fn("pad", |text: &mut ImmutableString, length: i64, padding: ImmutableString| {
        pad(text, length, &padding)
    });
    macro_rules! replace {
        ($find:ty, $put:ty) => {
            let own = meter.clone();
            engine.register_fn("replace", move |text: &mut ImmutableString, find: $find, put: $put| {
                replace(&own, text, &find.to_string(), &put.to_string())
            });
        };
    }
    replace!(ImmutableString, ImmutableString);
    replace!(ImmutableString, char);
    replace!(char, ImmutableString);
    replace!(char, char);
    for name in ["to_string", "to_debug"] {
        engine.register_fn(name, |_: &mut FnPtr| FUNCTION);
        let own = meter.clone();
        engine.register_fn(name, move |list: &mut Array| shown(&own, Dynamic::from_array(list.clone())));
        let own = meter.clone();
        engine.register_fn(name, move |map: &mut Map| shown(&own, Dynamic::from_map(map.clone())));
    }
    engine.register_fn("name", |_: &mut FnPtr| FUNCTION);
    engine.register_get("name", |_: &mut FnPtr| FUNCTION);
}

/// A list or map as text; what is longer than a text may be ends with "…".
fn shown(meter: &Meter, value: Dynamic) -> String {
    let text = show(&value, MAX_TEXT - 8);
    meter.charge(text.len() / 16);
    text
}

fn pad(text: &mut ImmutableString, length: i64, padding: &str) -> Outcome<()> {
    let length = usize::try_from(length).unwrap_or(if length < 0 { 0 } else { usize::MAX });
    let has = text.chars().count();
    if length <= has || padding.is_empty() {
        return Ok(());
    }
    if length > MAX_TEXT {
        return Err(too_large("Length of string"));
    }
    let padded: String = text.chars().chain(padding.chars().cycle().take(length - has)).collect();
    if padded.len() > MAX_TEXT {
        return Err(too_large("Length of string"));
    }
    *text = padded.into();
    Ok(())
}

fn replace(meter: &Meter, text: &mut ImmutableString, find: &str, put: &str) -> Outcome<()> {
    let found = text.matches(find).count();
    let size = (text.len() - found * find.len()).saturating_add(found.saturating_mul(put.len()));
    if size > MAX_TEXT {
        return Err(too_large("Length of string"));
    }
    meter.charge(text.len() / 64);
    *text = text.replace(find, put).into();
    Ok(())
}
