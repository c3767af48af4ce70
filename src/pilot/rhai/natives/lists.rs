//! Lists: sorting, searching, padding and comparing, with errors that come through and sizes that are looked at first.

use std::cmp::Ordering;

use rhai::{Array, Dynamic, Engine, EvalAltResult, FnPtr, ImmutableString, Map, NativeCallContext, Position};

use crate::pilot::rhai::engine::MAX_LIST;
use crate::pilot::rhai::natives::{Meter, too_large};

type Outcome<T> = Result<T, Box<EvalAltResult>>;

/// How deep values are followed; deeper ones count as different.
const MAX_DEPTH: usize = 64;

/// Puts arba's list functions in front of Rhai's.
pub fn register(engine: &mut Engine, meter: &Meter) {
    register_sorting(engine, meter);
    register_searching(engine, meter);
    let own = meter.clone();
    engine.register_fn("pad", move |list: &mut Array, length: i64, item: Dynamic| pad(&own, list, length, item));
    for (name, wanted) in [("==", true), ("!=", false)] {
        let own = meter.clone();
        engine.register_fn(name, move |one: &mut Array, two: Array| equal_lists(&own, one, &two, 0) == wanted);
        let own = meter.clone();
        engine.register_fn(name, move |one: &mut Map, two: Map| equal_maps(&own, one, &two, 0) == wanted);
    }
    let own = meter.clone();
    engine.register_fn("dedup", move |list: &mut Array| {
        own.charge(list.len());
        list.dedup_by(|next, kept| equal(&own, next, kept, 0));
    });
    let own = meter.clone();
    engine.register_fn("dedup", move |context: NativeCallContext, list: &mut Array, same: FnPtr| -> Outcome<()> {
        own.charge(list.len());
        let mut kept = Array::with_capacity(list.len());
        for item in list.iter() {
            let repeats = match kept.last() {
                Some(last) => {
                    let answer = same.call_raw(&context, None, [Dynamic::clone(last), item.clone()])?;
                    answer.as_bool().map_err(|found| wrong_kind("bool", found))?
                }
                None => false,
            };
            if !repeats {
                kept.push(item.clone());
            }
        }
        *list = kept;
        Ok(())
    });
}

fn register_sorting(engine: &mut Engine, meter: &Meter) {
    for name in ["sort", "sort_by"] {
        let own = meter.clone();
        engine.register_fn(name, move |context: NativeCallContext, list: &mut Array, compare: FnPtr| -> Outcome<()> {
            *list = sorted(&own, list.clone(), |one, two| ask_order(&context, &compare, one, two))?;
            Ok(())
        });
    }
    for name in ["order", "order_by"] {
        let own = meter.clone();
        engine.register_fn(name, move |context: NativeCallContext, list: &mut Array, compare: FnPtr| {
            sorted(&own, list.clone(), |one, two| ask_order(&context, &compare, one, two))
        });
    }
    for (name, down) in [("sort", false), ("sort_desc", true)] {
        let own = meter.clone();
        engine.register_fn(name, move |list: &mut Array| -> Outcome<()> {
            *list = sorted(&own, list.clone(), |one, two| natural_order(one, two, down))?;
            Ok(())
        });
    }
    for (name, down) in [("order", false), ("order_desc", true)] {
        let own = meter.clone();
        engine.register_fn(name, move |list: &mut Array| {
            sorted(&own, list.clone(), |one, two| natural_order(one, two, down))
        });
    }
    engine.register_fn("sort", |_: &mut Array, _: ImmutableString| -> Outcome<()> { Err(wrong_kind("Fn", "string")) });
    engine.register_fn("dedup", |_: &mut Array, _: ImmutableString| -> Outcome<()> { Err(wrong_kind("Fn", "string")) });
}

fn register_searching(engine: &mut Engine, meter: &Meter) {
    let own = meter.clone();
    engine.register_fn("contains", move |list: &mut Array, value: Dynamic| find(&own, list, &value, 0) >= 0);
    let own = meter.clone();
    engine.register_fn("index_of", move |list: &mut Array, value: Dynamic| find(&own, list, &value, 0));
    let own = meter.clone();
    engine.register_fn("index_of", move |list: &mut Array, value: Dynamic, start: i64| find(&own, list, &value, start));
    // Rhai takes a text here for the name of a function.
    let own = meter.clone();
    engine.register_fn("index_of", move |list: &mut Array, value: ImmutableString| find(&own, list, &value.into(), 0));
    let own = meter.clone();
    engine.register_fn("index_of", move |list: &mut Array, value: ImmutableString, start: i64| {
        find(&own, list, &value.into(), start)
    });
    for (name, twice) in [("index_of", false), ("index_of", true)] {
        let own = meter.clone();
        let search = move |context: NativeCallContext, list: &mut Array, test: FnPtr, start: i64| -> Outcome<i64> {
            own.charge(1);
            let start = from_end(start, list.len());
            for (index, item) in list.iter().enumerate().skip(start) {
                let answer = test.call_raw(&context, None, [item.clone()])?;
                if answer.as_bool().map_err(|found| wrong_kind("bool", found))? {
                    return Ok(index as i64);
                }
            }
            Ok(-1)
        };
        if twice {
            engine.register_fn(name, search);
        } else {
            engine.register_fn(name, move |context: NativeCallContext, list: &mut Array, test: FnPtr| {
                search(context, list, test, 0)
            });
        }
    }
}

/// Where a search starts; negative places count from the end.
fn from_end(start: i64, length: usize) -> usize {
    if start >= 0 {
        usize::try_from(start).unwrap_or(usize::MAX)
    } else {
        length.saturating_sub(usize::try_from(start.unsigned_abs()).unwrap_or(usize::MAX))
    }
}

fn find(meter: &Meter, list: &Array, value: &Dynamic, start: i64) -> i64 {
    let found =
        list.iter().enumerate().skip(from_end(start, list.len())).find(|(_, item)| equal(meter, item, value, 0));
    found.map_or(-1, |(index, _)| index as i64)
}

fn pad(meter: &Meter, list: &mut Array, length: i64, item: Dynamic) -> Outcome<()> {
    let length = usize::try_from(length).unwrap_or(if length < 0 { 0 } else { usize::MAX });
    let missing = length.saturating_sub(list.len());
    let weight = weight(&item, 0).saturating_add(1);
    if length > MAX_LIST || missing.saturating_mul(weight).saturating_add(list.len()) > MAX_LIST {
        return Err(too_large("Size of array"));
    }
    meter.charge(missing.saturating_mul(weight));
    list.resize(length.max(list.len()), item);
    Ok(())
}

/// How many values are inside of a value.
fn weight(value: &Dynamic, depth: usize) -> usize {
    if depth >= MAX_DEPTH {
        return MAX_LIST;
    }
    if let Some(list) = value.read_lock::<Array>() {
        list.iter().map(|item| weight(item, depth + 1).saturating_add(1)).fold(0, usize::saturating_add)
    } else if let Some(map) = value.read_lock::<Map>() {
        map.values().map(|item| weight(item, depth + 1).saturating_add(1)).fold(0, usize::saturating_add)
    } else {
        0
    }
}

/// Are two values the same? Numbers are compared by value, whatever their kind.
fn equal(meter: &Meter, one: &Dynamic, two: &Dynamic, depth: usize) -> bool {
    meter.charge_share();
    if depth >= MAX_DEPTH {
        return false;
    }
    if let (Some(one), Some(two)) = (number(one), number(two)) {
        return one == two;
    }
    if let (Some(one), Some(two)) = (one.read_lock::<ImmutableString>(), two.read_lock::<ImmutableString>()) {
        return *one == *two;
    }
    if let (Ok(one), Ok(two)) = (one.as_bool(), two.as_bool()) {
        return one == two;
    }
    if let (Ok(one), Ok(two)) = (one.as_char(), two.as_char()) {
        return one == two;
    }
    if let (Some(one), Some(two)) = (one.read_lock::<Array>(), two.read_lock::<Array>()) {
        return equal_lists(meter, &one, &two, depth + 1);
    }
    if let (Some(one), Some(two)) = (one.read_lock::<Map>(), two.read_lock::<Map>()) {
        return equal_maps(meter, &one, &two, depth + 1);
    }
    one.is_unit() && two.is_unit()
}

fn equal_lists(meter: &Meter, one: &Array, two: &Array, depth: usize) -> bool {
    one.len() == two.len() && one.iter().zip(two).all(|(one, two)| equal(meter, one, two, depth))
}

fn equal_maps(meter: &Meter, one: &Map, two: &Map, depth: usize) -> bool {
    let mut pairs = one.iter().zip(two);
    one.len() == two.len() && pairs.all(|((key, one), (other, two))| key == other && equal(meter, one, two, depth))
}

fn number(value: &Dynamic) -> Option<f64> {
    value.as_float().ok().or_else(|| value.as_int().ok().map(|number| number as f64))
}

/// The order of numbers, texts, letters and truths; lists of different kinds have none.
fn natural_order(one: &Dynamic, two: &Dynamic, down: bool) -> Outcome<Ordering> {
    let order = if let (Ok(one), Ok(two)) = (one.as_int(), two.as_int()) {
        one.cmp(&two)
    } else if let (Some(one), Some(two)) = (number(one), number(two)) {
        one.total_cmp(&two)
    } else if let (Some(one), Some(two)) = (one.read_lock::<ImmutableString>(), two.read_lock::<ImmutableString>()) {
        one.as_str().cmp(two.as_str())
    } else if let (Ok(one), Ok(two)) = (one.as_char(), two.as_char()) {
        one.cmp(&two)
    } else if let (Ok(one), Ok(two)) = (one.as_bool(), two.as_bool()) {
        one.cmp(&two)
    } else if one.is_unit() && two.is_unit() {
        Ordering::Equal
    } else {
        let signature = format!("< ({}, {})", one.type_name(), two.type_name());
        return Err(Box::new(EvalAltResult::ErrorFunctionNotFound(signature, Position::NONE)));
    };
    Ok(if down { order.reverse() } else { order })
}

/// The order that a program's own function gives: a number below, at or above zero, or whether the first comes first.
fn ask_order(context: &NativeCallContext, compare: &FnPtr, one: &Dynamic, two: &Dynamic) -> Outcome<Ordering> {
    let answer = compare.call_raw(context, None, [one.clone(), two.clone()])?;
    if let Ok(first) = answer.as_bool() {
        return Ok(if first { Ordering::Less } else { Ordering::Greater });
    }
    match number(&answer) {
        Some(number) => Ok(number.partial_cmp(&0.0).unwrap_or(Ordering::Equal)),
        None => Err(wrong_kind("int", answer.type_name())),
    }
}

fn wrong_kind(wanted: &str, found: &str) -> Box<EvalAltResult> {
    Box::new(EvalAltResult::ErrorMismatchDataType(wanted.into(), found.into(), Position::NONE))
}

/// Merge sort: stable, at most n·log n comparisons whatever they say, and an error ends it.
fn sorted(
    meter: &Meter,
    mut items: Array,
    mut order: impl FnMut(&Dynamic, &Dynamic) -> Outcome<Ordering>,
) -> Outcome<Array> {
    let mut width = 1;
    while width < items.len() {
        let mut merged = Array::with_capacity(items.len());
        for pair in items.chunks(2 * width) {
            let (mut left, mut right) = pair.split_at(width.min(pair.len()));
            while let (Some(one), Some(two)) = (left.first(), right.first()) {
                meter.charge_share();
                if order(one, two)? == Ordering::Greater {
                    merged.push(two.clone());
                    right = &right[1..];
                } else {
                    merged.push(one.clone());
                    left = &left[1..];
                }
            }
            merged.extend(left.iter().chain(right).cloned());
        }
        items = merged;
        width *= 2;
    }
    Ok(items)
}
