//! Which program goes to which robot, and how programs are read.

use std::path::Path;

use clap::{ArgMatches, Command};

use crate::base::diag::Diag;
use crate::cli::grammar::{argument, option};
use crate::library::Sources;
use crate::store::read::{self, PROGRAM_LIMIT};
use crate::text::Texts;
use crate::trial::inputs::Source;

/// The end of a program's file name.
pub const ENDING: &str = ".rhai";
/// What stands for the standard input.
const STDIN: &str = "-";

/// The arguments that give programs to robots.
pub fn grammar(command: Command, texts: &Texts) -> Command {
    command
        .arg(argument(texts, "program", "program", "program").num_args(0..))
        .arg(option(texts, "robot", "robot").action(clap::ArgAction::Append))
}

/// The programs of a command line, one for each robot that takes one, in the level's order.
pub fn read_all(matches: &ArgMatches, robots: &[String]) -> Result<Vec<Source>, Diag> {
    let files = assign(&values(matches, "program"), &values(matches, "robot"), robots)?;
    if files.iter().filter(|file| *file == STDIN).count() > 1 {
        return Err(Diag::error("cli-stdin-once"));
    }
    files.iter().map(|file| read_one(file)).collect()
}

/// Reads one program; what is no text is a diag that names the encoding.
pub fn read_one(file: &str) -> Result<Source, Diag> {
    let (name, text) = match file {
        STDIN => {
            let name = "stdin".to_owned();
            let bytes = read::stream(std::io::stdin().lock(), &name, PROGRAM_LIMIT)?;
            let text = read::decode(bytes, &name)?;
            (name, text)
        }
        file => (read::known_name(file), read::text(Path::new(file), PROGRAM_LIMIT)?),
    };
    Ok(Source { name, bytes: text.into_bytes() })
}

/// The programs as texts that diags can point into.
pub fn sources(programs: &[Source]) -> Sources {
    let mut sources = Sources::default();
    for program in programs {
        sources.add(&program.name, &String::from_utf8_lossy(&program.bytes));
    }
    sources
}

/// All values of an argument.
pub fn values(matches: &ArgMatches, name: &str) -> Vec<String> {
    matches.get_many::<String>(name).unwrap_or_default().cloned().collect()
}

/// The file of each robot: those named by `--robot` first, the others take the plain ones in order.
fn assign(plain: &[String], named: &[String], robots: &[String]) -> Result<Vec<String>, Diag> {
    let known = robots.join(", ");
    let mut files: Vec<Option<&str>> = vec![None; robots.len()];
    for text in named {
        let Some((robot, file)) = text.split_once('=').filter(|(robot, file)| !robot.is_empty() && !file.is_empty())
        else {
            return Err(Diag::error("cli-bad-robot").with("value", text.as_str()));
        };
        let Some(seat) = robots.iter().position(|name| name == robot) else {
            let diag = Diag::error("cli-unknown-robot").with("name", robot).with("known", known);
            return Err(diag.did_you_mean(robot, robots.iter().map(String::as_str)));
        };
        if files[seat].replace(file).is_some() {
            return Err(Diag::error("cli-robot-twice").with("name", robot));
        }
    }
    let mut plain = plain.iter();
    for (file, robot) in files.iter_mut().zip(robots) {
        if file.is_none() {
            *file = plain.next().map(String::as_str);
        }
        if file.is_none() {
            let diag = Diag::error("cli-robot-without-program");
            return Err(diag.with("name", robot.as_str()).with("known", known));
        }
    }
    match plain.next() {
        Some(_) => Err(Diag::error("cli-too-many-programs").with("known", known)),
        None => Ok(files.into_iter().flatten().map(str::to_owned).collect()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assigned(plain: &[&str], named: &[&str]) -> Result<Vec<String>, String> {
        let owned = |list: &[&str]| list.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
        assign(&owned(plain), &owned(named), &owned(&["red", "blue"])).map_err(|diag| diag.code.into_owned())
    }

    #[test]
    fn programs_go_to_the_robots_in_order_or_by_name() {
        assert_eq!(assigned(&["a", "b"], &[]).unwrap(), ["a", "b"]);
        assert_eq!(assigned(&["a"], &["red=b"]).unwrap(), ["b", "a"]);
        assert_eq!(assigned(&[], &["blue=b=c", "red=a"]).unwrap(), ["a", "b=c"]);
    }

    #[test]
    fn what_does_not_fit_is_said() {
        for (plain, named, code) in [
            (&["a"][..], &[][..], "cli-robot-without-program"),
            (&["a", "b", "c"], &[], "cli-too-many-programs"),
            (&[], &["rde=a"], "cli-unknown-robot"),
            (&[], &["red=a", "red=b"], "cli-robot-twice"),
            (&[], &["red"], "cli-bad-robot"),
            (&[], &["=a"], "cli-bad-robot"),
        ] {
            assert_eq!(assigned(plain, named).unwrap_err(), code);
        }
    }
}
