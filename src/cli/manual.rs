//! `arba manual words|parts|goals|kits`: the generated reference.

use clap::{ArgMatches, Command};

use crate::base::diag::Diag;
use crate::cli::grammar::argument;
use crate::cli::screen::Screen;
use crate::cli::{Exit, Part, Trouble};
use crate::manual::Topic;
use crate::text::Texts;

pub const PART: Part = Part { name: "manual", grammar, run };

fn grammar(command: Command, texts: &Texts) -> Command {
    command.arg(argument(texts, "topic", "topic", "topic").required(true))
}

fn run(screen: &Screen, matches: &ArgMatches) -> Result<Exit, Trouble> {
    let asked = matches.get_one::<String>("topic").map(String::as_str).unwrap_or_default();
    let names = Topic::ALL.map(Topic::name);
    let Some(topic) = Topic::ALL.into_iter().find(|topic| topic.name() == asked) else {
        let diag = Diag::error("cli-bad-choice").with("name", "manual").with("choices", names.join(", "));
        return Err(diag.with("value", asked).did_you_mean(asked, names).into());
    };
    Ok(screen.closed(screen.out(&topic.page(&screen.texts)), Exit::Passed))
}
