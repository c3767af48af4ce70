//! The words that move the whole robot, and what they order.

use crate::base::ask::{Gives, Home, Kind, MAX_ARGS, Param, Repeat, Takes, Unit, Word};
use crate::base::units::{metres, radians};
use crate::base::value::Value;
use crate::sim::course::Wanted;
use crate::sim::drive::plan::Twist;

const fn number(name: &'static str, min: f64, max: f64, unit: Unit) -> Param {
    Param { name, takes: Takes::Number { min, max, unit }, optional: false }
}

const fn move_word(name: &'static str, params: &'static [Param], example: &'static str) -> Word {
    Word {
        name,
        home: Home::Robot,
        kind: Kind::Move,
        of_device: false,
        params,
        gives: Gives::Bool,
        repeat: Repeat::Same,
        example,
    }
}

const fn order_word(name: &'static str, params: &'static [Param], example: &'static str) -> Word {
    Word { kind: Kind::Drive, gives: Gives::Nothing, ..move_word(name, params, example) }
}

const CM: Param = number("cm", -1000.0, 1000.0, Unit::Centimetre);
const DEG: Param = number("deg", -3600.0, 3600.0, Unit::Degree);

const RATE: Param = number("deg_per_s", -3600.0, 3600.0, Unit::DegreePerSecond);

const fn speed_along(name: &'static str) -> Param {
    number(name, -500.0, 500.0, Unit::CentimetrePerSecond)
}

pub static FORWARD: Word = move_word("forward", &[CM], "forward(30)");
pub static BACK: Word = move_word("back", &[CM], "back(10)");
pub static TURN: Word = move_word("turn", &[DEG], "turn(90)");
pub static TURN_TO: Word = move_word("turn_to", &[number("heading", -3600.0, 3600.0, Unit::Degree)], "turn_to(0)");
pub static ARC: Word = move_word("arc", &[number("radius", -1000.0, 1000.0, Unit::Centimetre), DEG], "arc(20, 90)");
pub static SPEED: Word = order_word("speed", &[number("cm_per_s", 1.0, 500.0, Unit::CentimetrePerSecond)], "speed(30)");
pub static DRIVE: Word = order_word("drive", &[speed_along("cm_per_s"), RATE], "drive(20, 0)");
/// `drive` of a robot that goes in every direction.
pub static DRIVE_SIDEWAYS: Word = order_word(
    "drive",
    &[speed_along("cm_per_s"), RATE, Param { optional: true, ..speed_along("sideways") }],
    "drive(20, 0)",
);
pub static MOTORS: Word = order_word(
    "motors",
    &[number("left", -100.0, 100.0, Unit::Percent), number("right", -100.0, 100.0, Unit::Percent)],
    "motors(50, 50)",
);
pub static STOP: Word = order_word("stop", &[], "stop()");
pub static SLIDE: Word = move_word("slide", &[CM], "slide(20)");

/// The words of the firmware, in the order in which `Order::of` knows them. Each drive has some of them; of the two
/// forms of `drive` the longer one stands here.
pub static WORDS: [&Word; 10] =
    [&FORWARD, &BACK, &TURN, &TURN_TO, &ARC, &SPEED, &DRIVE_SIDEWAYS, &MOTORS, &STOP, &SLIDE];

/// What a program orders with one of the words. SI, counter-clockwise.
#[derive(Clone, Copy, Debug)]
pub enum Order {
    /// A move that is waited for.
    Move(Wanted),
    /// How fast moves drive from now on.
    Speed(f64),
    /// Speeds forward, to the left and of turning, until another order comes.
    Cruise(Twist),
    /// Voltages of the left and the right side, −1..1.
    Voltages([f64; 2]),
    Stop,
}

impl Order {
    /// What a word with its arguments orders.
    pub fn of(word: usize, args: &[Value; MAX_ARGS]) -> Self {
        let number = |index: usize| args[index].number().unwrap_or(0.0);
        match word {
            0 => Self::Move(Wanted::Way(metres(number(0)))),
            1 => Self::Move(Wanted::Way(-metres(number(0)))),
            2 => Self::Move(Wanted::Turn(-radians(number(0)))),
            3 => Self::Move(Wanted::Heading(number(0))),
            4 => {
                // A negative radius drives the same circle backwards.
                let turn = -radians(number(1));
                Self::Move(Wanted::Arc { way: metres(number(0)) * turn.abs(), turn })
            }
            5 => Self::Speed(metres(number(0))),
            6 => Self::Cruise([metres(number(0)), -metres(number(2)), -radians(number(1))]),
            7 => Self::Voltages([number(0), number(1)].map(|percent| (percent * 0.01).clamp(-1.0, 1.0))),
            9 => Self::Move(Wanted::Slide(-metres(number(0)))),
            _ => Self::Stop,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_orders_stand_in_the_same_order() {
        let args = [Value::Float(50.0), Value::Float(90.0), Value::Unit, Value::Unit];
        for (index, word) in WORDS.iter().enumerate() {
            let order = Order::of(index, &args);
            let fits = match word.name {
                "forward" => matches!(order, Order::Move(Wanted::Way(way)) if way == 0.5),
                "back" => matches!(order, Order::Move(Wanted::Way(way)) if way == -0.5),
                "turn" => matches!(order, Order::Move(Wanted::Turn(turn)) if turn < 0.0),
                "turn_to" => matches!(order, Order::Move(Wanted::Heading(50.0))),
                "arc" => matches!(order, Order::Move(Wanted::Arc { way, turn }) if way > 0.0 && turn < 0.0),
                "speed" => matches!(order, Order::Speed(0.5)),
                "drive" => matches!(order, Order::Cruise([0.5, _, spin]) if spin < 0.0),
                "motors" => matches!(order, Order::Voltages([0.5, 0.9])),
                "slide" => matches!(order, Order::Move(Wanted::Slide(way)) if way == -0.5),
                "stop" => matches!(order, Order::Stop),
                _ => false,
            };
            assert!(fits, "{} orders {order:?}", word.name);
        }
    }
}
