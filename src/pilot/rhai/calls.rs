//! The words of a robot as native functions: their arguments are checked here and nowhere else, then they are asked.

use std::any::TypeId;
use std::rc::Rc;

use rhai::{Array, Dynamic, Engine, EvalAltResult, FnPtr, ImmutableString, Map, NativeCallContext};

use crate::base::ask::{
    Answer, Home, Kind, LONGEST_PLAIN_LIST, LONGEST_PLAIN_TEXT, MAX_ARGS, Repeat, Takes, WordEntry,
};
use crate::base::diag::Diag;
use crate::base::units::ticks_of;
use crate::base::value::Value;
use crate::pilot::rhai::convert::Texts;
use crate::pilot::rhai::fault::call;
use crate::pilot::rhai::quota::Room;
use crate::pilot::rhai::session::{Said, Session};
use crate::pilot::rhai::show::show;

/// The longest text that one `print` shows, bytes.
const LONGEST_LINE: usize = 4_096;

type Outcome = Result<Dynamic, Box<EvalAltResult>>;

/// Gives an engine the words of the session's robot.
pub fn register(engine: &mut Engine, session: &Rc<Session>) {
    let texts = Rc::new(Texts::default());
    for (index, entry) in session.vocabulary().entries.iter().enumerate() {
        if entry.hidden {
            continue;
        }
        for count in counts(entry) {
            for types in signatures(entry.word.name, count) {
                let (session, texts) = (Rc::clone(session), Rc::clone(&texts));
                engine.register_raw_fn(entry.word.name, types, move |context, arguments| {
                    call_word(&session, &texts, index, &context, arguments)
                });
            }
        }
    }
}

/// How many arguments a word may be called with; a missing device name is told by the word itself.
pub fn counts(entry: &WordEntry) -> std::ops::RangeInclusive<usize> {
    let needed = entry.word.params.iter().filter(|param| !param.optional).count();
    needed..=entry.word.params.len() + usize::from(entry.word.of_device)
}

/// The parameter types a word is registered with: any values, but Rhai's own `print` and `debug` know exact types,
/// which would win.
fn signatures(name: &str, count: usize) -> Vec<Vec<TypeId>> {
    let any = vec![TypeId::of::<Dynamic>(); count];
    if name != "print" || count != 1 {
        return vec![any];
    }
    let exact = [
        TypeId::of::<ImmutableString>(),
        TypeId::of::<i64>(),
        TypeId::of::<f64>(),
        TypeId::of::<bool>(),
        TypeId::of::<char>(),
        TypeId::of::<()>(),
        TypeId::of::<Array>(),
        TypeId::of::<Map>(),
        TypeId::of::<FnPtr>(),
    ];
    exact.into_iter().map(|exact| vec![exact]).chain([any]).collect()
}

/// A call of a word by the program.
fn call_word(
    session: &Session,
    texts: &Texts,
    index: usize,
    context: &NativeCallContext,
    arguments: &mut [&mut Dynamic],
) -> Outcome {
    session.check()?;
    let entry = &session.vocabulary().entries[index];
    if entry.word.home == Home::Pilot {
        return own_word(session, entry, index, context, arguments);
    }
    let (line, column) = session.call_place(context);
    let wrong = fill_ask(session, texts, index, arguments, (line, column));
    if let Err((position, diag)) = wrong {
        return Err(wrong_argument(session, context, position, diag));
    }
    if entry.word.home == Home::Trial {
        let bytes = session.ask.borrow().args.iter().filter_map(Value::text).map(str::len).sum();
        match session.quota.borrow_mut().take(bytes) {
            Room::Enough => {}
            Room::Full => {
                session.note(Diag::note("pilot-print-flood").at(session.program.place(line, column)));
                return Ok(Dynamic::UNIT);
            }
            Room::StillFull => return Ok(Dynamic::UNIT),
        }
    }
    if entry.word.repeat == Repeat::Same {
        let key = ask_key(session);
        wait_for_news(session, key, context.call_level())?;
    }
    if entry.word.kind != Kind::Show {
        session.spoke();
    }
    session.suspend(Said::Ask);
    session.check()?;
    let answer = session.answer.replace(Answer::Now(Value::Unit));
    match answer {
        Answer::Now(value) => Ok(texts.dynamic(value)),
        // The one who resumes never hands over an answer that isn't one yet.
        Answer::Later => Ok(Dynamic::UNIT),
        Answer::Fault(diag) => Err(session.fail(diag.at_least(session.program.place(line, column)))),
    }
}

/// The words that the pilot answers itself.
fn own_word(
    session: &Session,
    entry: &WordEntry,
    index: usize,
    context: &NativeCallContext,
    arguments: &mut [&mut Dynamic],
) -> Outcome {
    match (entry.word.name, arguments) {
        ("time", []) => {
            wait_for_news(session, index as u64, context.call_level())?;
            session.spoke();
            Ok(Dynamic::from(session.seconds()))
        }
        ("wait", [seconds]) => {
            let seconds = number(entry, entry.word.params[0].takes, seconds)
                .map_err(|diag| wrong_argument(session, context, Some(0), diag))?;
            session.spoke();
            session.sleep_until.set(session.tick().saturating_add(ticks_of(seconds).max(1)));
            session.end_tick()?;
            Ok(Dynamic::UNIT)
        }
        ("wait_until", [condition]) => {
            let Some(condition) = condition.read_lock::<FnPtr>().map(|pointer| pointer.clone()) else {
                let (line, column) = session.call_place(context);
                let given = session.program.argument_text(line, column, 0).unwrap_or("time() > 2");
                let diag = call::wrong_condition(entry, condition, given);
                return Err(wrong_argument(session, context, Some(0), diag));
            };
            loop {
                let answer = condition.call_raw(context, None, [])?;
                let Ok(holds) = answer.as_bool() else {
                    let found = call::kind_of(&answer);
                    let diag = Diag::error("pilot-condition-not-bool")
                        .with("found", crate::base::diag::Arg::Message(found.into()))
                        .hint("pilot-hint-condition");
                    return Err(wrong_argument(session, context, Some(0), diag));
                };
                if holds {
                    return Ok(Dynamic::UNIT);
                }
                session.spoke();
                session.end_tick()?;
            }
        }
        _ => Ok(Dynamic::UNIT),
    }
}

/// Suspends an ask that a loop's coming round has made stale until the next tick, and remembers it.
fn wait_for_news(session: &Session, key: u64, level: usize) -> Result<(), Box<EvalAltResult>> {
    let stale = session.news.borrow_mut().is_stale(key, level);
    if stale {
        session.spoke();
        session.end_tick()?;
    }
    session.news.borrow_mut().remember(key);
    Ok(())
}

/// Breaks the program because of an argument: the `position`-th, or the call as a whole.
fn wrong_argument(
    session: &Session,
    context: &NativeCallContext,
    position: Option<usize>,
    diag: Diag,
) -> Box<EvalAltResult> {
    let (line, column) = session.call_place(context);
    let place = match position {
        Some(index) => session.program.argument_place(line, column, index),
        None => session.program.place(line, column),
    };
    session.fail(diag.at(place))
}

/// Checks the arguments and puts the ask together. An error names the argument it is about.
fn fill_ask(
    session: &Session,
    texts: &Texts,
    index: usize,
    arguments: &[&mut Dynamic],
    (line, column): (u32, u32),
) -> Result<(), (Option<usize>, Diag)> {
    let entry = &session.vocabulary().entries[index];
    let (device, first) = device(entry, arguments)?;
    let mut ask = session.ask.borrow_mut();
    ask.word = index as u16;
    ask.device = device;
    ask.line = line;
    ask.column = column;
    for (slot, param) in entry.word.params.iter().enumerate().take(MAX_ARGS) {
        let Some(given) = arguments.get(first + slot) else { break };
        ask.args[slot] = argument(entry, param.takes, given, texts).map_err(|diag| (Some(first + slot), diag))?;
    }
    for slot in arguments.len().saturating_sub(first).min(MAX_ARGS)..MAX_ARGS {
        ask.args[slot] = Value::Unit;
    }
    Ok(())
}

/// The device an ask means, and how many arguments its name took.
fn device(entry: &WordEntry, arguments: &[&mut Dynamic]) -> Result<(Option<u16>, usize), (Option<usize>, Diag)> {
    if !entry.word.of_device {
        return Ok((None, 0));
    }
    let params = entry.word.params;
    let needed = params.iter().filter(|param| !param.optional).count();
    let first = arguments.first().and_then(|first| first.read_lock::<ImmutableString>());
    let number_of = |name: &str| entry.devices.iter().find(|(known, _)| known == name).map(|(_, number)| *number);
    if let Some(name) = first
        && arguments.len() > needed
    {
        let takes_text = params
            .first()
            .is_some_and(|param| matches!(param.takes, Takes::Text | Takes::Choice(_) | Takes::Any | Takes::Plain));
        match number_of(&name) {
            Some(number) => return Ok((Some(number), 1)),
            None if arguments.len() > params.len() || !takes_text => {
                return Err((Some(0), call::unknown_device(entry, &name)));
            }
            None => {}
        }
    } else if arguments.len() > params.len() {
        return Err((Some(0), call::wrong_kind(entry, Takes::Text, arguments[0])));
    }
    match entry.devices.as_slice() {
        [(_, only)] => Ok((Some(*only), 0)),
        _ => Err((None, call::device_needed(entry))),
    }
}

/// One checked argument.
fn argument(entry: &WordEntry, takes: Takes, given: &Dynamic, texts: &Texts) -> Result<Value, Diag> {
    match takes {
        Takes::Number { .. } => number(entry, takes, given).map(Value::Float),
        Takes::Text => match (given.read_lock::<ImmutableString>(), given.as_char()) {
            (Some(text), _) => Ok(Value::Text(texts.to_desk(&text))),
            (None, Ok(sign)) => Ok(Value::Text(texts.to_desk(&ImmutableString::from(sign.to_string())))),
            _ => Err(call::wrong_kind(entry, takes, given)),
        },
        Takes::Choice(choices) => match given.read_lock::<ImmutableString>() {
            Some(text) if choices.contains(&text.as_str()) => Ok(Value::Text(texts.to_desk(&text))),
            Some(text) => Err(call::unknown_choice(entry, &text, choices)),
            None => Err(call::wrong_kind(entry, takes, given)),
        },
        Takes::Bool => given.as_bool().map(Value::Bool).map_err(|_| call::wrong_kind(entry, takes, given)),
        Takes::Any => Ok(Value::Text(show(given, LONGEST_LINE).into())),
        Takes::Plain => plain(entry, given, texts, true),
        Takes::Question => Err(call::wrong_kind(entry, takes, given)),
    }
}

/// A number, a text, true or false, or a short list of them, as it is.
fn plain(entry: &WordEntry, given: &Dynamic, texts: &Texts, may_be_list: bool) -> Result<Value, Diag> {
    if let Ok(number) = given.as_int() {
        return Ok(Value::Int(number));
    }
    if let Ok(number) = given.as_float() {
        return if number.is_finite() { Ok(Value::Float(number)) } else { Err(call::not_finite(entry)) };
    }
    if let Ok(truth) = given.as_bool() {
        return Ok(Value::Bool(truth));
    }
    if let Ok(sign) = given.as_char() {
        return Ok(Value::Text(texts.to_desk(&ImmutableString::from(sign.to_string()))));
    }
    if let Some(text) = given.read_lock::<ImmutableString>() {
        return match text.len() {
            0..=LONGEST_PLAIN_TEXT => Ok(Value::Text(texts.to_desk(&text))),
            found => Err(call::too_long(entry, "pilot-text-too-long", found, LONGEST_PLAIN_TEXT)),
        };
    }
    match given.read_lock::<Array>() {
        Some(list) if may_be_list && list.len() <= LONGEST_PLAIN_LIST => {
            list.iter().map(|item| plain(entry, item, texts, false)).collect::<Result<_, _>>().map(Value::List)
        }
        Some(list) if may_be_list => Err(call::too_long(entry, "pilot-list-too-long", list.len(), LONGEST_PLAIN_LIST)),
        _ => Err(call::wrong_kind(entry, Takes::Plain, given)),
    }
}

/// A finite number in range.
fn number(entry: &WordEntry, takes: Takes, given: &Dynamic) -> Result<f64, Diag> {
    let Takes::Number { min, max, unit } = takes else { return Err(call::wrong_kind(entry, takes, given)) };
    let value = match (given.as_float(), given.as_int()) {
        (Ok(value), _) => value,
        (_, Ok(value)) => value as f64,
        _ => return Err(call::wrong_kind(entry, takes, given)),
    };
    if !value.is_finite() {
        return Err(call::not_finite(entry));
    }
    if value < min || value > max {
        return Err(call::out_of_range(entry, value, (min, max, unit)));
    }
    Ok(value)
}

/// What makes two asks the same: the word, the device and the arguments.
fn ask_key(session: &Session) -> u64 {
    let ask = session.ask.borrow();
    let device = ask.device.map_or(0, |device| u64::from(device) + 1);
    let mut key = mix(u64::from(ask.word) | device << 16);
    for value in &ask.args {
        key = match value {
            Value::Unit => mix(key ^ 1),
            Value::Bool(truth) => mix(key ^ (2 + u64::from(*truth))),
            Value::Int(number) => mix(mix(key ^ 4) ^ *number as u64),
            Value::Float(number) => mix(mix(key ^ 5) ^ number.to_bits()),
            Value::Text(text) => text.bytes().fold(mix(key ^ 6), |key, byte| mix(key ^ u64::from(byte))),
            Value::List(_) | Value::Map(_) => mix(key ^ 7),
        };
    }
    // Never the key of a word of the pilot itself, which is its plain number.
    key | 1 << 63
}

/// Spreads the bits of a number over all others (the multiplier of Knuth's multiplicative hashing).
fn mix(value: u64) -> u64 {
    let value = value.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    value ^ (value >> 29)
}
