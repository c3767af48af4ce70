//! `arba lab`, and `arba` alone: opens the window.

use std::ffi::OsString;
use std::time::Instant;

use clap::{ArgMatches, Command};

use crate::app::lab::Start;
use crate::app::ladder::{self, Climbed, Step};
use crate::app::settings::Settings;
use crate::base::diag::Diag;
use crate::cli::grammar::{argument, flag, option};
use crate::cli::screen::Screen;
use crate::cli::{Exit, Part, Trouble, open, run};
use crate::store::home;

pub const PART: Part = Part { name: "lab", grammar, run: climb };

/// The hidden word before the arguments of the process that draws the window.
const WINDOW: &str = "window";

fn grammar(command: Command, texts: &crate::text::Texts) -> Command {
    let level = argument(texts, "level", "level", "open-level");
    open::grammar(command, texts)
        .arg(level)
        .arg(option(texts, "graphics", "graphics"))
        .arg(flag(texts, "timings"))
        .arg(flag(texts, "frames"))
}

/// Is there a screen to open a window on? Systems other than Unix always have one.
pub fn has_screen() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(unix) || cfg!(target_os = "macos") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}

/// Tries the steps of the ladder, each as a process of its own.
fn climb(screen: &Screen, matches: &ArgMatches) -> Result<Exit, Trouble> {
    if !has_screen() {
        return Err(Diag::error("lab-no-screen").into());
    }
    let only = match matches.get_one::<String>("graphics") {
        Some(name) => Some(Step::parse(name).ok_or_else(|| {
            let choices = Step::ALL.map(Step::name).join(", ");
            Diag::error("cli-bad-choice")
                .with("name", "--graphics")
                .with("choices", choices)
                .with("value", name.as_str())
        })?),
        None => None,
    };
    // What is wrong with the library or the level is told here, in words, before a window opens.
    let library = open::library(matches)?;
    let level = matches.get_one::<String>("level");
    if let Some(level) = level {
        library.find(level)?;
    }
    let binary = run::binary()?;
    let lang = screen.texts.lang().code();
    let command = |step: Step| {
        let mut command = std::process::Command::new(&binary);
        command.args([WINDOW, "--graphics", step.name(), "--lang", lang]);
        command.args(level);
        command.args(matches.get_one::<String>("data").map(|folder| format!("--data={folder}")));
        for name in ["timings", "frames"] {
            command.args(matches.get_flag(name).then(|| format!("--{name}")));
        }
        command
    };
    let home = home::folder();
    if let Some(home) = &home {
        // Without the folder nothing is remembered; the lab itself says so in its window.
        let _ = std::fs::create_dir_all(home);
    }
    let file = home.as_deref().map(ladder::file);
    let code = match ladder::climb(&command, file.as_deref(), only) {
        Climbed::Closed => return Ok(Exit::Passed),
        Climbed::NoWindow => "lab-no-window",
        Climbed::Lost => "lab-window-lost",
    };
    let log = file.map(|file| ladder::log(&file)).filter(|log| log.is_file());
    let log = log.map(|log| [("file", log.display().to_string().into())]);
    Err(log.into_iter().fold(Diag::error(code), |diag, args| diag.hint_with("lab-graphics-log", args)).into())
}

/// Is this the command line of a window?
pub fn is_window(arguments: &[OsString]) -> bool {
    arguments.get(1).is_some_and(|word| word == WINDOW)
}

/// The command line as the grammar knows it: a window's is that of `arba lab`, and so is an empty one where there is a
/// screen.
pub fn arguments_of_line(mut arguments: Vec<OsString>) -> Vec<OsString> {
    if is_window(&arguments) {
        arguments[1] = PART.name.into();
    } else if arguments.len() == 1 && has_screen() {
        arguments.push(PART.name.into());
    }
    arguments
}

/// Draws the window, in the process that the ladder made for it.
pub fn window(screen: &Screen, matches: &ArgMatches, began: Instant) -> Result<Exit, Trouble> {
    let library = open::library(matches)?;
    let step = matches.get_one::<String>("graphics").and_then(|name| Step::parse(name)).unwrap_or(Step::Normal);
    let home = home::folder();
    let (settings, diags) = home.as_deref().map(Settings::load).unwrap_or_default();
    let start = Start {
        binary: run::binary()?,
        library,
        settings,
        home,
        diags,
        lang: screen.texts.lang(),
        level: matches.get_one::<String>("level").cloned(),
        wake: std::sync::Arc::new(|| {}),
        timings: matches.get_flag("timings") || matches.get_flag("frames"),
    };
    let opening = crate::app::window::Opening { lab: start, step, began, measure: matches.get_flag("frames") };
    match crate::app::window::run(opening) {
        0 => Ok(Exit::Passed),
        _ => Ok(Exit::NotRun),
    }
}
