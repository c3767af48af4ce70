//! What clap says of a command line, in arba's own words.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Command, Error};

use crate::base::diag::{Arg, Diag};
use crate::cli::Exit;
use crate::cli::screen::Screen;

/// Answers what clap could not read, or was asked to show (help and version).
pub fn answer(error: &Error, command: &Command, screen: Screen) -> Exit {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            screen.closed(screen.out(&error.render().ansi().to_string()), Exit::Passed)
        }
        _ => screen.trouble(&diag(error, command).into()),
    }
}

fn diag(error: &Error, root: &Command) -> Diag {
    let text = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(" "),
        _ => String::new(),
    };
    // Clap puts dots behind what may be said more than once.
    let name = text(ContextKind::InvalidArg).trim_end_matches("...").to_owned();
    let value = text(ContextKind::InvalidValue);
    let commands = || root.get_subcommands().filter(|command| !command.is_hide_set()).map(Command::get_name);
    let options = || {
        let nested = root.get_subcommands().flat_map(Command::get_arguments);
        root.get_arguments().chain(nested).filter_map(|argument| Some(format!("--{}", argument.get_long()?)))
    };
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let name = text(ContextKind::InvalidSubcommand);
            Diag::error("cli-unknown-command").did_you_mean(&name, commands()).with("name", name).hint("cli-hint-help")
        }
        ErrorKind::UnknownArgument if !name.starts_with('-') => {
            usage(Diag::error("cli-too-many-arguments").with("name", name), error)
        }
        ErrorKind::UnknownArgument => {
            let known: Vec<String> = options().collect();
            let diag = Diag::error("cli-unknown-option").did_you_mean(&name, known.iter().map(String::as_str));
            usage(diag.with("name", name), error)
        }
        ErrorKind::MissingRequiredArgument | ErrorKind::MissingSubcommand => {
            usage(Diag::error("cli-missing-argument").with("name", name), error)
        }
        ErrorKind::InvalidValue | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues if value.is_empty() => {
            usage(Diag::error("cli-missing-value").with("name", name), error)
        }
        ErrorKind::TooManyValues => usage(Diag::error("cli-unexpected-value").with("name", name), error),
        ErrorKind::ArgumentConflict => {
            let other = text(ContextKind::PriorArg);
            let diag = match other == name {
                true => Diag::error("cli-twice").with("name", name),
                false => Diag::error("cli-conflict").with("name", name).with("other", other),
            };
            usage(diag, error)
        }
        ErrorKind::InvalidUtf8 => usage(Diag::error("cli-not-unicode"), error),
        _ => usage(Diag::error("cli-bad-arguments"), error),
    }
}

/// Adds how the command is to be written; clap's own heading in front of it is left out.
fn usage(diag: Diag, error: &Error) -> Diag {
    let Some(ContextValue::StyledStr(usage)) = error.get(ContextKind::Usage) else { return diag };
    let usage = usage.to_string();
    let usage = usage.strip_prefix("Usage:").unwrap_or(&usage).trim();
    diag.hint_with("cli-hint-usage", [("usage", Arg::from(usage))])
}
