//! A factor: the number of a program or a level that an experiment varies, and how another one is put in its place.

use std::ops::Range;

use crate::cup::sweep::levels::level_factors;
use crate::cup::sweep::values::plain;
use crate::level::load::LEVEL_FILE;
use crate::pilot::rhai::numbers::{WrittenNumber, numbers};
use crate::trial::inputs::Inputs;

/// So many letters of a command are told on each side of the number.
const AROUND: usize = 16;

/// In which text a factor stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Home {
    /// The program of a student's robot, by its number in the inputs.
    Program(usize),
    Level,
}

/// One number that can be varied.
#[derive(Clone, Debug, PartialEq)]
pub struct Factor {
    pub home: Home,
    /// The name it is given to (`KP`), or its path in the level (`draws.gap`); empty for a number without a name.
    pub name: String,
    /// What stands there now; none for a draw, which is another number on each layout.
    pub value: Option<f64>,
    /// Between which numbers a draw lies.
    pub range: Option<(f64, f64)>,
    pub line: u32,
    pub column: u32,
    /// The line of the text it stands on, without the space around it.
    pub text: String,
    /// Where in `text` it stands, bytes.
    pub(super) at: usize,
    pub(super) bytes: Range<usize>,
    pub(super) form: Form,
}

/// How a value is written in the factor's place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// A number of a program; a float stays one, whatever the value.
    Program { is_float: bool },
    /// A number of a level.
    Number,
    /// A whole draw of a level, which becomes `Value(…)`.
    Draw,
}

/// Everything that can be varied: the numbers of the programs, then those of the level.
pub fn factors(base: &Inputs) -> Vec<Factor> {
    let programs = base.programs.iter().enumerate().flat_map(|(program, source)| {
        let text = String::from_utf8_lossy(&source.bytes);
        // What is no text is no program, and has no places that could be trusted.
        let numbers = if text.len() == source.bytes.len() { numbers(&text) } else { Vec::new() };
        numbers.into_iter().map(|number| of_program(program, &text, number)).collect::<Vec<_>>()
    });
    let level = base.pack.files.get(LEVEL_FILE).map(|text| level_factors(text)).unwrap_or_default();
    programs.chain(level).collect()
}

fn of_program(program: usize, text: &str, number: WrittenNumber) -> Factor {
    let WrittenNumber { value, is_float, name, line, column, bytes } = number;
    Factor {
        home: Home::Program(program),
        name: name.unwrap_or_default(),
        value: Some(value),
        range: None,
        line,
        column,
        text: line_of(text, line),
        at: place_in_line(text, bytes.start),
        bytes,
        form: Form::Program { is_float },
    }
}

/// A line of a text, by its number from 1, without the space around it.
pub(super) fn line_of(text: &str, line: u32) -> String {
    text.lines().nth((line as usize).saturating_sub(1)).unwrap_or_default().trim().to_owned()
}

/// Where in its line, without the space around it, a place of a text is, bytes.
pub(super) fn place_in_line(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or_default();
    let before = before.rsplit('\n').next().unwrap_or_default();
    before.trim_start().len()
}

impl Factor {
    /// How a column of a table is headed.
    pub fn heading(&self) -> String {
        if self.name.is_empty() { self.phrase("_") } else { self.spec() }
    }

    /// How it is named on a command line.
    pub fn spec(&self) -> String {
        match (self.name.is_empty(), self.home) {
            (false, Home::Program(_)) => self.name.clone(),
            (false, Home::Level) => format!("level:{}", self.name),
            (true, _) => format!("{}:{}", self.line, self.column),
        }
    }

    /// The command it stands in, with something else in its place: `drive(_, 0)` for the 40 of `drive(40, 0);`.
    pub fn phrase(&self, put: &str) -> String {
        let (before, rest) = self.text.split_at_checked(self.at).unwrap_or((&self.text, ""));
        let after = rest.get(self.bytes.len()..).unwrap_or_default();
        // What stands before the command in its line, and behind it, is another matter.
        let begin = before.rfind([';', '{', '}']).map_or(0, |at| at + 1);
        let end = after.find([';', '{', '}']).unwrap_or(after.len());
        let before: Vec<char> = before[begin..].trim_start().chars().collect();
        let after: Vec<char> = after[..end].trim_end().chars().collect();
        let mut said: String = before[before.len().saturating_sub(AROUND)..].iter().collect();
        said.push_str(put);
        said.extend(after.iter().take(AROUND));
        said
    }

    /// The value as it is written in the factor's place.
    pub fn written(&self, value: f64) -> String {
        let number = plain(value);
        match self.form {
            Form::Draw => format!("Value({number})"),
            Form::Number => number,
            Form::Program { is_float } => {
                let float = if is_float && !number.contains('.') { format!("{number}.0") } else { number };
                // `a--1` is no subtraction in Rhai, `a-(-1)` is.
                if value < 0.0 { format!("({float})") } else { float }
            }
        }
    }

    /// A text with the value in the factor's place; none when the factor isn't of this text.
    pub fn put_in(&self, text: &str, value: f64) -> Option<String> {
        let (before, after) = (text.get(..self.bytes.start)?, text.get(self.bytes.end..)?);
        text.get(self.bytes.clone())?;
        Some(format!("{before}{}{after}", self.written(value)))
    }

    /// The inputs with the value in the factor's place.
    pub fn put(&self, base: &Inputs, value: f64) -> Option<Inputs> {
        let mut inputs = base.clone();
        match self.home {
            Home::Program(program) => {
                let source = inputs.programs.get_mut(program)?;
                source.bytes = self.put_in(std::str::from_utf8(&source.bytes).ok()?, value)?.into_bytes();
            }
            Home::Level => {
                let text = inputs.pack.files.get_mut(LEVEL_FILE)?;
                *text = self.put_in(text, value)?;
            }
        }
        Some(inputs)
    }
}
