//! The command line: one file per subcommand, and what they share.

pub mod grammar;
pub mod layouts;
pub mod open;
pub mod programs;
pub mod report;
pub mod runs;
pub mod screen;
pub mod snippet;
pub mod standings;
pub mod view;
pub mod wrong_arguments;

mod check;
mod export;
mod judge;
#[cfg(feature = "app")]
mod lab;
mod levels;
mod licences;
mod manual;
mod replay;
mod run;
mod sweep;
mod worker;

use std::ffi::OsString;
use std::process::ExitCode;
use std::time::Instant;

use clap::{ArgMatches, Command};

use crate::base::diag::Diag;
use crate::cli::screen::Screen;
use crate::library::Sources;
use crate::text::Texts;
use crate::text::lang::Lang;

/// One subcommand.
pub struct Part {
    pub name: &'static str,
    /// Its arguments, with help in the language of the texts.
    pub grammar: fn(Command, &Texts) -> Command,
    pub run: fn(&Screen, &ArgMatches) -> Result<Exit, Trouble>,
}

/// Every subcommand, in the order of the help.
pub const COMMANDS: &[Part] = &[
    #[cfg(feature = "app")]
    lab::PART,
    run::PART,
    judge::PART,
    sweep::PART,
    replay::PART,
    export::PART,
    check::PART,
    levels::PART,
    manual::PART,
    licences::PART,
];

/// How a command ended, as the exit code says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// It did what was asked; a trial was passed.
    Passed = 0,
    /// A trial was not passed, faults and syntax errors included.
    NotPassed = 1,
    /// It could not be run: something could not be read, or a trial had to be aborted.
    NotRun = 2,
}

/// Why a command could not do what was asked, with the texts that the diags point into.
#[derive(Debug, Default)]
pub struct Trouble {
    pub diags: Vec<Diag>,
    pub sources: Sources,
}

impl From<Diag> for Trouble {
    fn from(diag: Diag) -> Self {
        Self { diags: vec![diag], sources: Sources::default() }
    }
}

impl From<Box<Diag>> for Trouble {
    fn from(diag: Box<Diag>) -> Self {
        Self::from(*diag)
    }
}

impl From<Vec<Diag>> for Trouble {
    fn from(diags: Vec<Diag>) -> Self {
        Self { diags, sources: Sources::default() }
    }
}

/// Runs a command line; the first argument is the name of the program.
pub fn main(arguments: Vec<OsString>) -> ExitCode {
    if worker::is_asked(&arguments) {
        return ExitCode::from(worker::run() as u8);
    }
    // A key press must not end the process in the middle of a save.
    let _ = ctrlc::set_handler(|| {
        let _saving = crate::store::save::hold();
        std::process::exit(130);
    });
    ExitCode::from(answer(arguments, Instant::now()) as u8)
}

fn answer(arguments: Vec<OsString>, began: Instant) -> Exit {
    #[cfg(feature = "app")]
    let (is_window, arguments) = (lab::is_window(&arguments), lab::arguments_of_line(arguments));
    let asked = grammar::asked_language(&arguments);
    let from_environment = std::env::var("ARBA_LANG").ok();
    let texts = Texts::new(Lang::choose(asked.as_deref().into_iter().chain(from_environment.as_deref())));
    let command = grammar::grammar(&texts);
    let matches = match command.clone().try_get_matches_from(arguments) {
        Ok(matches) => matches,
        Err(error) => return wrong_arguments::answer(&error, &command, Screen::new(texts, false)),
    };
    let Some((name, matches)) = matches.subcommand() else {
        let screen = Screen::new(texts, false);
        return screen.closed(screen.out(&format!("{}\n", screen.texts.plain("cli-overview"))), Exit::Passed);
    };
    let json = matches.try_get_one::<bool>("json").ok().flatten().copied().unwrap_or_default();
    let screen = Screen::new(texts, json);
    // The language may come after the command's name, where only the full reading of the line sees it for sure.
    if let Some(lang) = matches.get_one::<String>("lang")
        && Lang::parse(lang).is_none()
    {
        let choices = Lang::ALL.map(Lang::code).join(", ");
        let wrong = Diag::error("cli-bad-choice").with("name", "--lang").with("choices", choices);
        return screen.trouble(&wrong.with("value", lang.as_str()).into());
    }
    let Some(part) = COMMANDS.iter().find(|part| part.name == name) else {
        return screen.trouble(&Diag::error("cli-bad-arguments").into());
    };
    #[cfg(feature = "app")]
    let ended = if is_window { lab::window(&screen, matches, began) } else { (part.run)(&screen, matches) };
    #[cfg(not(feature = "app"))]
    let ended = {
        let _ = began;
        (part.run)(&screen, matches)
    };
    match ended {
        Ok(exit) => screen.closed(screen.flush(), exit),
        Err(trouble) => screen.trouble(&trouble),
    }
}
