//! The functions behind the marked text (`marks.rs`): loops that begin, come round and end, exponents and divisors.

use std::any::TypeId;
use std::rc::Rc;

use rhai::{Dynamic, Engine, EvalAltResult, NativeCallContext, Position};

use crate::base::diag::Diag;
use crate::pilot::rhai::marks::{ASKED_ROUND, DIVISOR, ENTER, EXPONENT, LEAVE, ROUND};
use crate::pilot::rhai::natives::maths::Exponent;
use crate::pilot::rhai::news::News;
use crate::pilot::rhai::session::Session;

/// Operations that Rhai counts for a mark that is a statement (a test counts them).
const STATEMENT_OPERATIONS: u64 = 4;
/// Operations that Rhai counts for a mark in front of a condition, and for the `&&` between them.
const CONDITION_OPERATIONS: u64 = 4;

/// What stands on the right of a `/` in an argument of a word.
#[derive(Clone)]
struct Divisor(Dynamic);

/// Registers the hidden functions.
pub fn register(engine: &mut Engine, session: &Rc<Session>) {
    mark(engine, session, ENTER, STATEMENT_OPERATIONS, News::enter);
    mark(engine, session, ROUND, STATEMENT_OPERATIONS, News::round);
    mark(engine, session, ASKED_ROUND, CONDITION_OPERATIONS, News::round);
    mark(engine, session, LEAVE, STATEMENT_OPERATIONS, News::leave);
    engine.register_fn(EXPONENT, |exponent: Dynamic| Exponent(exponent));
    engine.register_fn(DIVISOR, |divisor: Dynamic| Divisor(divisor));
    let own = Rc::clone(session);
    engine.register_fn("/", move |context: NativeCallContext, left: Dynamic, right: Divisor| {
        divide(&own, &context, &left, &right.0)
    });
}

/// A mark that says something of a loop and gives `true`. The operations that Rhai counts for it are given back.
fn mark(engine: &mut Engine, session: &Rc<Session>, name: &str, operations: u64, says: fn(&mut News, u32, usize)) {
    let session = Rc::clone(session);
    engine.register_raw_fn(name, [TypeId::of::<i64>()], move |context, arguments| {
        session.refund(operations);
        let id = arguments[0].as_int().unwrap_or_default() as u32;
        says(&mut session.news.borrow_mut(), id, context.call_level());
        Ok(Dynamic::TRUE)
    });
}

/// Divides as Rhai does; whole numbers that don't divide evenly break the program, because an order never means that.
fn divide(
    session: &Session,
    context: &NativeCallContext,
    left: &Dynamic,
    right: &Dynamic,
) -> Result<Dynamic, Box<EvalAltResult>> {
    if let (Ok(left), Ok(right)) = (left.as_int(), right.as_int()) {
        return match (left.checked_div(right), left.checked_rem(right)) {
            (Some(quotient), Some(0)) => Ok(Dynamic::from(quotient)),
            (Some(_), Some(_)) => {
                let (line, column) = session.call_place(context);
                let diag = Diag::error("pilot-remainder-lost").with("left", left as f64).with("right", right as f64);
                let diag = diag.at(session.program.division_place(line, column));
                Err(session.fail(super::fault::write(diag, format!("{left} / {right}.0"))))
            }
            _ if right == 0 => Err(arithmetic("Division by zero")),
            _ => Err(arithmetic("Division overflow")),
        };
    }
    let number = |value: &Dynamic| value.as_float().ok().or_else(|| value.as_int().ok().map(|value| value as f64));
    match (number(left), number(right)) {
        (Some(left), Some(right)) => Ok(Dynamic::from(left / right)),
        _ => {
            let signature = format!("/ ({}, {})", left.type_name(), right.type_name());
            Err(Box::new(EvalAltResult::ErrorFunctionNotFound(signature, Position::NONE)))
        }
    }
}

fn arithmetic(text: &str) -> Box<EvalAltResult> {
    Box::new(EvalAltResult::ErrorArithmetic(text.into(), Position::NONE))
}
