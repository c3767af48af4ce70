//! What varies, as a text: `KP=1..3:0.5`, `4:12=10,20,40`, `red:KP=1..3`, `level:draws.gap=10..30:5`.

use crate::base::diag::Diag;
use crate::cup::sweep::MOST_TRIALS;
use crate::cup::sweep::factor::{Factor, Home};
use crate::cup::sweep::values::stepped;

/// Reads what varies and its values: the part before `=`, and the numbers behind it.
///
/// # Errors
/// It can't be understood, or there are too many values.
pub fn parse(text: &str) -> Result<(String, Vec<f64>), Box<Diag>> {
    let not_understood = || Box::new(Diag::error("sweep-bad-vary").with("value", text));
    let (what, values) = text.split_once('=').ok_or_else(not_understood)?;
    let what = what.trim();
    if what.is_empty() {
        return Err(not_understood());
    }
    let number = |text: &str| {
        let number: Option<f64> = text.trim().parse().ok();
        number.filter(|number| number.is_finite()).ok_or_else(not_understood)
    };
    let Some((from, rest)) = values.split_once("..") else {
        let values = values.split(',').map(number).collect::<Result<Vec<f64>, _>>()?;
        return Ok((what.to_owned(), values));
    };
    // `1..=3` is how Rust and Rhai write it.
    let rest = rest.strip_prefix('=').unwrap_or(rest);
    let (to, step) = match rest.split_once(':') {
        Some((to, step)) => (number(to)?, Some(number(step)?)),
        None => (number(rest)?, None),
    };
    let from = number(from)?;
    let Some(step) = step.or(((to - from).abs() >= 1.0).then_some(1.0)) else {
        return Err(Box::new(Diag::error("sweep-no-step").with("value", text)));
    };
    if step <= 0.0 {
        return Err(not_understood());
    }
    let values = stepped(from, to, step, MOST_TRIALS);
    let too_many = || Box::new(Diag::error("sweep-too-many-values").with("limit", MOST_TRIALS));
    Ok((what.to_owned(), values.ok_or_else(too_many)?))
}

/// The factor that is meant: a name of a program, `line:column`, a line with one number, `robot:…`, or `level:path`.
///
/// # Errors
/// There is no such number, or more than one.
pub fn find(what: &str, factors: &[Factor], robots: &[String]) -> Result<Factor, Box<Diag>> {
    if let Some(path) = what.strip_prefix("level:") {
        let level: Vec<&Factor> = factors.iter().filter(|factor| factor.home == Home::Level).collect();
        let found = level.iter().find(|factor| factor.name == path);
        return found.map(|factor| (*factor).clone()).ok_or_else(|| {
            let known = level.iter().map(|factor| factor.name.as_str());
            Box::new(Diag::error("sweep-unknown-path").with("name", path).did_you_mean(path, known))
        });
    }
    let own =
        what.split_once(':').and_then(|(robot, rest)| Some((robots.iter().position(|name| name == robot)?, rest)));
    let (program, what) = own.map_or((None, what), |(program, rest)| (Some(program), rest));
    let mine = |factor: &&Factor| match factor.home {
        Home::Program(of) => program.is_none_or(|program| program == of),
        Home::Level => false,
    };
    let programs: Vec<&Factor> = factors.iter().filter(mine).collect();
    let place = |text: &str| text.parse::<u32>().ok().filter(|number| *number > 0);
    let (line, column) = match what.split_once(':') {
        Some((line, column)) => (place(line), place(column)),
        None => (place(what), None),
    };
    let found: Vec<&Factor> = match (line, column) {
        // Any column of the number will do.
        (Some(line), Some(column)) => programs.iter().filter(|factor| factor.covers(line, column)).copied().collect(),
        (Some(line), None) => programs.iter().filter(|factor| factor.line == line).copied().collect(),
        _ => programs.iter().filter(|factor| factor.name == what).copied().collect(),
    };
    match found[..] {
        [one] => Ok(one.clone()),
        [] if line.is_some() => Err(Box::new(Diag::error("sweep-no-number-there").with("place", what))),
        [] => {
            let names = programs.iter().map(|factor| factor.name.as_str()).filter(|name| !name.is_empty());
            Err(Box::new(Diag::error("sweep-unknown-name").with("name", what).did_you_mean(what, names)))
        }
        [..] => {
            let places: Vec<String> = found.iter().map(|factor| factor.place(robots)).collect();
            Err(Box::new(Diag::error("sweep-which").with("name", what).with("places", places.join(", "))))
        }
    }
}

impl Factor {
    /// Does the number stand at this place?
    fn covers(&self, line: u32, column: u32) -> bool {
        self.line == line && (self.column..self.column + self.bytes.len() as u32).contains(&column)
    }

    /// Line and column, with the robot where there are several.
    fn place(&self, robots: &[String]) -> String {
        match self.home {
            Home::Program(program) if robots.len() > 1 => {
                let robot = robots.get(program).map_or("", String::as_str);
                format!("{robot}:{}:{}", self.line, self.column)
            }
            _ => format!("{}:{}", self.line, self.column),
        }
    }
}
