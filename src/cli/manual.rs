//! `arba manual [chapter or page]`: the generated reference.

use clap::{ArgMatches, Command};

use crate::base::diag::Diag;
use crate::cli::grammar::argument;
use crate::cli::screen::Screen;
use crate::cli::{Exit, Part, Trouble};
use crate::manual::{Page, Topic};
use crate::text::Texts;

pub const PART: Part = Part { name: "manual", grammar, run };

fn grammar(command: Command, texts: &Texts) -> Command {
    command.arg(argument(texts, "topic", "topic", "topic"))
}

fn run(screen: &Screen, matches: &ArgMatches) -> Result<Exit, Trouble> {
    let texts = &screen.texts;
    let Some(asked) = matches.get_one::<String>("topic") else { return Ok(print(screen, &contents(texts))) };
    if let Some(topic) = Topic::ALL.into_iter().find(|topic| topic.name() == asked) {
        return Ok(print(screen, &chapter(topic, texts)));
    }
    let pages = Page::all();
    let found: Vec<&Page> = pages.iter().filter(|page| page.name == *asked).collect();
    if found.is_empty() {
        let names: Vec<&str> = Topic::ALL.map(Topic::name).into_iter().chain(pages.iter().map(|p| &*p.name)).collect();
        let choices = Topic::ALL.map(Topic::name).join(", ");
        let diag = Diag::error("cli-bad-choice").with("name", "manual").with("choices", choices);
        return Err(diag.with("value", asked.as_str()).did_you_mean(asked, names).into());
    }
    let sections: Vec<String> = found.into_iter().map(|page| section("#", page, texts)).collect();
    Ok(print(screen, &sections.join("\n")))
}

fn print(screen: &Screen, text: &str) -> Exit {
    screen.closed(screen.out(text), Exit::Passed)
}

/// What chapters there are.
fn contents(texts: &Texts) -> String {
    let chapters = Topic::ALL
        .map(|topic| format!("- {}: {}\n", topic.name(), texts.plain(&format!("manual-{}-intro", topic.name()))));
    format!("{}\n\n{}\n{}\n", texts.plain("manual-topics"), chapters.concat(), texts.plain("manual-topic-hint"))
}

/// A whole chapter.
fn chapter(topic: Topic, texts: &Texts) -> String {
    let id = format!("manual-{}", topic.name());
    let head = format!("# {}\n\n{}\n", texts.plain(&id), texts.plain(&format!("{id}-intro")));
    let sections = topic.pages().into_iter().map(|page| format!("\n{}", section("##", &page, texts)));
    head + sections.collect::<String>().as_str()
}

fn section(level: &str, page: &Page, texts: &Texts) -> String {
    format!("{level} {}\n\n{}", page.heading(), page.body(texts))
}
