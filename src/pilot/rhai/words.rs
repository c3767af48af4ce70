//! The words that every robot has: those of the pilot itself and those that only show something.

use crate::base::ask::{Gives, Home, Kind, Param, Repeat, Takes, Unit, Word};

/// The words that the pilot answers itself.
pub const PILOT: &[&Word] = &[&WAIT, &WAIT_UNTIL, &TIME];

/// The words that show, note or tell the referee something; the trial answers them.
pub const SHOW: &[&Word] = &[&PRINT, &PLOT, &MARK, &SAY, &ESTIMATE, &CHART];

/// The longest `wait`, seconds.
pub const LONGEST_WAIT_S: f64 = 60.0;

static WAIT: Word = Word {
    name: "wait",
    home: Home::Pilot,
    kind: Kind::Time,
    of_device: false,
    params: &[number("seconds", 0.0, LONGEST_WAIT_S, Unit::Second)],
    gives: Gives::Nothing,
    repeat: Repeat::Counts,
    example: "wait(0.5)",
};

static WAIT_UNTIL: Word = Word {
    name: "wait_until",
    home: Home::Pilot,
    kind: Kind::Time,
    of_device: false,
    params: &[param("condition", Takes::Question)],
    gives: Gives::Nothing,
    repeat: Repeat::Counts,
    example: "wait_until(|| time() > 2)",
};

static TIME: Word = Word {
    name: "time",
    home: Home::Pilot,
    kind: Kind::Time,
    of_device: false,
    params: &[],
    gives: Gives::Number(Unit::Second),
    repeat: Repeat::Same,
    example: "let start = time()",
};

static PRINT: Word = show("print", &[param("value", Takes::Any)], "print(\"hello\")");

static PLOT: Word =
    show("plot", &[param("name", Takes::Text), number("value", -1e9, 1e9, Unit::None)], "plot(\"time\", time())");

static MARK: Word = show(
    "mark",
    &[
        number("x", -1e5, 1e5, Unit::Centimetre),
        number("y", -1e5, 1e5, Unit::Centimetre),
        Param { name: "text", takes: Takes::Text, optional: true },
    ],
    "mark(50, 50, \"here\")",
);

static SAY: Word = show("say", &[param("text", Takes::Any)], "say(\"hello\")");

static ESTIMATE: Word = show(
    "estimate",
    &[
        number("x", -1e5, 1e5, Unit::Centimetre),
        number("y", -1e5, 1e5, Unit::Centimetre),
        number("heading", -1e5, 1e5, Unit::Degree),
    ],
    "estimate(50, 50, 90)",
);

static CHART: Word = show(
    "chart",
    &[
        number("x", 0.0, 1000.0, Unit::None),
        number("y", 0.0, 1000.0, Unit::None),
        param("side", Takes::Choice(&["north", "east", "south", "west"])),
        param("wall", Takes::Bool),
    ],
    "chart(0, 0, \"north\", true)",
);

const fn show(name: &'static str, params: &'static [Param], example: &'static str) -> Word {
    Word {
        name,
        home: Home::Trial,
        kind: Kind::Show,
        of_device: false,
        params,
        gives: Gives::Nothing,
        repeat: Repeat::Counts,
        example,
    }
}

const fn param(name: &'static str, takes: Takes) -> Param {
    Param { name, takes, optional: false }
}

const fn number(name: &'static str, min: f64, max: f64, unit: Unit) -> Param {
    param(name, Takes::Number { min, max, unit })
}
