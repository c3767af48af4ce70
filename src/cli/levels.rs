//! `arba levels`: what there is to do.

use clap::{ArgMatches, Command};
use serde::Serialize;

use crate::cli::grammar::flag;
use crate::cli::open;
use crate::cli::screen::Screen;
use crate::cli::{Exit, Part, Trouble};
use crate::level::load::id_of;
use crate::text::{Texts, shown};

pub const PART: Part = Part { name: "levels", grammar, run };

/// A level in JSON.
#[derive(Debug, Serialize)]
struct LevelJson {
    id: String,
    path: String,
    title: String,
    /// The robots that take a program, in order.
    robots: Vec<String>,
}

fn grammar(command: Command, texts: &Texts) -> Command {
    open::grammar(command, texts).arg(flag(texts, "json"))
}

fn run(screen: &Screen, matches: &ArgMatches) -> Result<Exit, Trouble> {
    let library = open::library(matches)?;
    let levels: Vec<LevelJson> = library
        .levels()
        .into_iter()
        .map(|folder| {
            let (id, path) = (id_of(folder.name()), folder.path.clone());
            let level = library.open(folder).level;
            let title = level.as_ref().map(|level| level.title.get(screen.texts.lang().code()).to_owned());
            let robots = level.map(|level| level.students).unwrap_or_default();
            LevelJson { id, path, title: title.unwrap_or_default(), robots }
        })
        .collect();
    if screen.json {
        return Ok(screen.closed(screen.out_json(&levels), Exit::Passed));
    }
    let width = levels.iter().map(|level| level.id.chars().count()).max().unwrap_or_default();
    let mut page = String::new();
    let mut chapter = "";
    for level in &levels {
        let this_chapter = level.path.rsplit_once('/').map_or("", |(chapter, _)| chapter);
        if this_chapter != chapter && !page.is_empty() {
            page.push('\n');
        }
        chapter = this_chapter;
        let robots = match level.robots.len() {
            0 | 1 => String::new(),
            _ => format!("  ({})", shown(&level.robots.join(", "))),
        };
        page += &format!("{:width$}  {}{robots}\n", shown(&level.id), shown(&level.title));
    }
    Ok(screen.closed(screen.out(&page), Exit::Passed))
}
