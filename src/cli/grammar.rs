//! The grammar of the command line, built when the language is known, so that the help speaks it too.

use std::ffi::OsString;

use anstyle::Style;
use clap::{Arg, ArgAction, Command};

use crate::cli::COMMANDS;
use crate::text::Texts;

/// The whole grammar.
pub fn grammar(texts: &Texts) -> Command {
    let lang = option(texts, "lang", "language").display_order(900).global(true);
    let mut root = Command::new("arba")
        .about(texts.plain("cli-about"))
        .version(env!("CARGO_PKG_VERSION"))
        .override_usage(texts.plain("cli-usage"))
        .after_help(texts.plain("cli-more"))
        .help_template(template(texts, true, false))
        .disable_version_flag(true)
        .arg(
            Arg::new("version")
                .short('V')
                .long("version")
                .action(ArgAction::Version)
                .help(texts.plain("cli-opt-version")),
        );
    root = common(root, texts).arg(lang);
    for part in COMMANDS {
        let id = format!("cli-{}", part.name);
        let command =
            Command::new(part.name).about(texts.plain(&id)).override_usage(texts.plain(&format!("{id}-usage")));
        let command = (part.grammar)(common(command, texts), texts);
        let examples = format!("{id}-examples");
        let command = if texts.has(&examples) { command.after_help(texts.plain(&examples)) } else { command };
        let takes_arguments = command.get_positionals().next().is_some();
        root = root.subcommand(command.help_template(template(texts, false, takes_arguments)));
    }
    root.disable_help_subcommand(true)
}

/// An argument without a name: `value` is the last part of its `cli-value-…` message, `help` of its `cli-arg-…`.
pub fn argument(texts: &Texts, id: &'static str, value: &str, help: &str) -> Arg {
    Arg::new(id).value_name(texts.plain(&format!("cli-value-{value}"))).help(texts.plain(&format!("cli-arg-{help}")))
}

/// An option with a value.
pub fn option(texts: &Texts, name: &'static str, value: &str) -> Arg {
    Arg::new(name)
        .long(name)
        .value_name(texts.plain(&format!("cli-value-{value}")))
        .help(texts.plain(&format!("cli-opt-{name}")))
}

/// An option without a value.
pub fn flag(texts: &Texts, name: &'static str) -> Arg {
    Arg::new(name).long(name).action(ArgAction::SetTrue).help(texts.plain(&format!("cli-opt-{name}")))
}

/// The language that the line asks for, read before the grammar can be built.
pub fn asked_language(arguments: &[OsString]) -> Option<String> {
    let mut arguments = arguments.iter().filter_map(|argument| argument.to_str());
    while let Some(argument) = arguments.next() {
        if argument == "--lang" {
            return arguments.next().map(str::to_owned);
        }
        if let Some(lang) = argument.strip_prefix("--lang=") {
            return Some(lang.to_owned());
        }
        if argument == "--" {
            return None;
        }
    }
    None
}

/// What every command has.
fn common(command: Command, texts: &Texts) -> Command {
    command.disable_help_flag(true).max_term_width(100).arg(
        Arg::new("help")
            .short('h')
            .long("help")
            .action(ArgAction::Help)
            .help(texts.plain("cli-opt-help"))
            .display_order(901),
    )
}

/// The shape of a help page; clap's own has English headings.
fn template(texts: &Texts, commands: bool, arguments: bool) -> String {
    let bold = Style::new().bold();
    let heading = |id: &str| format!("{bold}{}:{bold:#}", texts.plain(&format!("cli-heading-{id}")));
    let mut page = format!("{{about-with-newline}}\n{} {{usage}}\n", heading("usage"));
    if commands {
        page += &format!("\n{}\n{{subcommands}}\n", heading("commands"));
    }
    if arguments {
        page += &format!("\n{}\n{{positionals}}\n", heading("arguments"));
    }
    page + format!("\n{}\n{{options}}{{after-help}}\n", heading("options")).as_str()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::lang::Lang;

    #[test]
    fn the_grammar_holds_together_and_its_help_has_no_english_of_clap() {
        for lang in Lang::ALL {
            let texts = Texts::new(lang);
            let mut command = grammar(&texts);
            command.build();
            command.clone().debug_assert();
            for part in COMMANDS {
                let help = command.find_subcommand_mut(part.name).unwrap().render_help().to_string();
                assert!(help.contains("--help"), "{help}");
                assert!(!help.contains("cli-"), "a text is missing: {help}");
                if lang != Lang::En {
                    for english in ["Usage", "Options", "Print", "[default", "[possible", "[OPTIONS]"] {
                        assert!(!help.contains(english), "{english}: {help}");
                    }
                }
            }
        }
    }

    #[test]
    fn the_language_is_found_wherever_it_stands() {
        let asked = |line: &str| asked_language(&line.split(' ').map(OsString::from).collect::<Vec<_>>());
        assert_eq!(asked("arba run a b --lang kk"), Some("kk".into()));
        assert_eq!(asked("arba --lang=ru run"), Some("ru".into()));
        assert_eq!(asked("arba run -- --lang ru"), None);
        assert_eq!(asked("arba --lang"), None);
    }
}
