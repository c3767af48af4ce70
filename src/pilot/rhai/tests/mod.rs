//! Programs run against a toy robot: a distance that shrinks, a move that takes its time, some motors.

use std::rc::Rc;

use crate::base::ask::{
    Answer, Ask, Desk, Gives, Home, Kind, Param, Repeat, Step, Takes, Unit, Vocabulary, Word, WordEntry,
};
use crate::base::diag::Diag;
use crate::base::value::Value;
use crate::pilot::State;
use crate::pilot::rhai::{Options, Program, compile, open, show_words, words};

mod faults;
mod flow;
mod fuzz;
mod hostile;
mod keywords;
mod natives;
mod news;
mod steps;

const fn number(name: &'static str, min: f64, max: f64, unit: Unit) -> Param {
    Param { name, takes: Takes::Number { min, max, unit }, optional: false }
}

const fn word(name: &'static str, params: &'static [Param], gives: Gives, example: &'static str) -> Word {
    Word { name, home: Home::Robot, kind: Kind::Move, of_device: false, params, gives, repeat: Repeat::Same, example }
}

const fn of_device(word: Word) -> Word {
    Word { of_device: true, ..word }
}

static FORWARD: Word = word("forward", &[number("cm", -1000.0, 1000.0, Unit::Centimetre)], Gives::Bool, "forward(30)");
static TURN: Word = word("turn", &[number("deg", -3600.0, 3600.0, Unit::Degree)], Gives::Bool, "turn(90)");
static DRIVE: Word = word(
    "drive",
    &[number("speed", -200.0, 200.0, Unit::CentimetrePerSecond), number("rate", -720.0, 720.0, Unit::DegreePerSecond)],
    Gives::Nothing,
    "drive(20, 0)",
);
static STOP: Word = word("stop", &[], Gives::Nothing, "stop()");
static DISTANCE: Word = of_device(word("distance", &[], Gives::Number(Unit::Centimetre), "distance()"));
static REFLECTION: Word = of_device(word("reflection", &[], Gives::Number(Unit::Percent), "reflection(\"left\")"));
static MOTOR: Word =
    of_device(word("motor", &[number("pct", -100.0, 100.0, Unit::Percent)], Gives::Nothing, "motor(\"left\", 50)"));
static PEN: Word = word(
    "pen",
    &[Param { name: "color", takes: Takes::Choice(&["red", "green", "blue"]), optional: false }],
    Gives::Nothing,
    "pen(\"red\")",
);
static LINE: Word = word("line", &[], Gives::List, "line()");
static LIFT: Word = word("lift", &[number("pct", 0.0, 100.0, Unit::Percent)], Gives::Nothing, "lift(50)");

/// The words of the toy robot; `lift` is hidden by the level and `scan` belongs to another kit.
pub fn vocabulary() -> Rc<Vocabulary> {
    let entry = |word: &'static Word, devices: &[(&str, u16)]| WordEntry {
        word,
        devices: devices.iter().map(|(name, number)| ((*name).to_owned(), *number)).collect(),
        hidden: word.name == "lift",
    };
    let mut entries = vec![
        entry(&FORWARD, &[]),
        entry(&TURN, &[]),
        entry(&DRIVE, &[]),
        entry(&STOP, &[]),
        entry(&PEN, &[]),
        entry(&LINE, &[]),
        entry(&LIFT, &[]),
        entry(&DISTANCE, &[("front", 3)]),
        entry(&REFLECTION, &[("left", 4), ("right", 5)]),
        entry(&MOTOR, &[("left", 0), ("right", 1)]),
    ];
    entries.extend(words().iter().chain(show_words()).map(|word| entry(word, &[])));
    Rc::new(Vocabulary::new(entries, vec!["scan", "grab"]))
}

/// A desk that answers like a robot would and writes down what it heard.
#[derive(Default)]
pub struct Toy {
    pub tick: u64,
    /// `tick word arguments` of everything that was asked.
    pub log: Vec<String>,
    pub printed: Vec<String>,
    pub steps: Vec<Step>,
    move_ends: u64,
}

impl Desk for Toy {
    fn ask(&mut self, ask: &Ask, again: bool) -> Answer {
        let vocabulary = vocabulary();
        let word = vocabulary.entries[usize::from(ask.word)].word;
        if !again {
            let arguments: Vec<String> =
                ask.args.iter().filter(|value| **value != Value::Unit).map(|value| format!("{value:?}")).collect();
            let device = ask.device.map_or(String::new(), |number| format!("#{number}"));
            self.log.push(format!("{} {}{device}({})", self.tick, word.name, arguments.join(",")));
        }
        match word.name {
            "forward" | "turn" => {
                if !again {
                    self.move_ends = self.tick + 10;
                }
                if self.tick < self.move_ends { Answer::Later } else { Answer::Now(Value::Bool(true)) }
            }
            // 100 cm at the start and 1 cm less every tick.
            "distance" => Answer::Now(Value::Float(100.0 - self.tick as f64)),
            "reflection" => Answer::Now(Value::Float(f64::from(ask.device.unwrap_or(0)))),
            "line" => Answer::Now(Value::List(vec![Value::Float(1.0), Value::Float(2.0)])),
            "print" => {
                self.printed.push(ask.args[0].text().unwrap_or_default().to_owned());
                Answer::Now(Value::Unit)
            }
            _ => Answer::Now(Value::Unit),
        }
    }

    fn step(&mut self, step: Step) {
        self.steps.push(step);
    }
}

/// What came of a program.
pub struct Ran {
    pub toy: Toy,
    pub state: State,
    /// The tick it ended in, or the last one.
    pub ticks: u64,
    pub operations: u64,
    pub notes: Vec<Diag>,
}

pub fn compiled(source: &str) -> Program {
    compile(source.as_bytes(), "my.rhai", vocabulary()).unwrap_or_else(|diag| panic!("{source}\n{diag:?}"))
}

/// Runs a program for at most so many ticks.
pub fn run_for(source: &str, ticks: u64, options: Options) -> Ran {
    let mut pilot = open(&compiled(source), options).expect("a pilot");
    let mut toy = Toy::default();
    let mut state = State::Running;
    let mut tick = 0;
    while tick < ticks && state == State::Running {
        toy.tick = tick;
        state = pilot.decide(tick, &mut toy);
        tick += 1;
    }
    Ran { toy, state, ticks: tick - 1, operations: pilot.operations(), notes: pilot.take_notes() }
}

pub fn run(source: &str) -> Ran {
    run_for(source, 3_000, Options::default())
}

/// The ticks in which a word was asked.
pub fn ticks_of_word(ran: &Ran, name: &str) -> Vec<u64> {
    ran.toy
        .log
        .iter()
        .filter_map(|line| line.split_once(' '))
        .filter(|(_, rest)| rest.starts_with(name))
        .filter_map(|(tick, _)| tick.parse().ok())
        .collect()
}
