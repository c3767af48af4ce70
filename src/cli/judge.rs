//! `arba judge`: a folder of programs becomes standings.

use std::path::Path;
use std::sync::atomic::AtomicBool;

use clap::{ArgAction, ArgMatches, Command};

use crate::base::diag::Diag;
use crate::cli::grammar::{argument, flag, option};
use crate::cli::open;
use crate::cli::programs::{ENDING, read_one, values};
use crate::cli::screen::Screen;
use crate::cli::{Exit, Part, Trouble, layouts, run, standings};
use crate::cup::judge::{Entry, RunResult, judge};
use crate::cup::standings::standings;
use crate::store::read;
use crate::text::Texts;
use crate::trial::inputs::{Inputs, Source};

pub const PART: Part = Part { name: "judge", grammar, run: judge_all };

fn grammar(command: Command, texts: &Texts) -> Command {
    let command = command
        .arg(argument(texts, "level", "level", "level").required(true))
        .arg(argument(texts, "programs", "folder", "programs").num_args(1..).required(true).action(ArgAction::Append));
    open::grammar(command, texts)
        .arg(option(texts, "layouts", "layouts"))
        .arg(option(texts, "jobs", "number"))
        .arg(flag(texts, "json"))
        .arg(flag(texts, "csv").conflicts_with("json"))
}

fn judge_all(screen: &Screen, matches: &ArgMatches) -> Result<Exit, Trouble> {
    let value = |name: &str| matches.get_one::<String>(name).map(String::as_str);
    let layouts = layouts::parse(value("layouts").unwrap_or("0"))?;
    let jobs = jobs(value("jobs"))?;
    let library = open::library(matches)?;
    let (level, opened) = open::open_sound(&library, value("level").unwrap_or_default())?;
    let mut entries = Vec::new();
    for path in values(matches, "programs") {
        entries.extend(entries_in(Path::new(&path), &level.students)?);
    }
    // Every layout is looked at before the first run, so that a level that breaks on one of them stops nobody halfway.
    let mut rule = Vec::new();
    for &layout in &layouts {
        let laid_out = level.layout(layout).map_err(|diags| Trouble { diags, sources: opened.sources.clone() })?;
        rule = laid_out.rules.rank;
    }
    let inputs = Inputs { pack: level.pack.clone(), seed: 0, programs: Vec::new() };
    let bar = screen.progress((entries.len() * layouts.len()) as u64);
    let stop = AtomicBool::new(false);
    let judged = judge(&run::binary()?, &inputs, &entries, &layouts, jobs, &stop, &|| bar.inc(1));
    run::hide(&bar);
    let rows = standings(&rule, judged);
    let all_done = rows.iter().flat_map(|row| &row.runs).all(|run| matches!(run.result, RunResult::Done(_)));
    let exit = if all_done { Exit::Passed } else { Exit::NotRun };
    let written = if screen.json {
        screen.out_json(&standings::json(&level.id, &layouts, &rows, &screen.texts))
    } else if matches.get_flag("csv") {
        screen.out(&standings::csv(&rows, &screen.texts)?)
    } else {
        screen.out(&standings::table(&rows, &screen.texts))
    };
    Ok(screen.closed(written, exit))
}

/// How many workers: as asked for, or as many as the computer has cores.
pub fn jobs(asked: Option<&str>) -> Result<usize, Diag> {
    const MOST: usize = 256;
    let Some(asked) = asked else {
        return Ok(std::thread::available_parallelism().map_or(1, std::num::NonZero::get).min(MOST));
    };
    asked.parse().ok().filter(|jobs| (1..=MOST).contains(jobs)).ok_or_else(|| {
        let wrong = Diag::error("cli-bad-number").with("name", "--jobs").with("value", asked);
        wrong.with("min", 1usize).with("max", MOST)
    })
}

/// The submissions in a folder, or the one in a file: `name.rhai`, or a folder with a program for each robot.
fn entries_in(path: &Path, robots: &[String]) -> Result<Vec<Entry>, Diag> {
    if path.is_file() {
        return Ok(vec![of_file(path, robots)]);
    }
    let mut entries = Vec::new();
    for entry in read::folder(path)? {
        let below = path.join(&entry.name);
        if !entry.is_folder && is_program(&entry.name) {
            entries.push(of_file(&below, robots));
        } else if entry.is_folder && !entry.name.starts_with('.') {
            entries.extend(of_folder(&below, &entry.name, robots));
        }
    }
    for name in read::strange(path).into_iter().filter(|name| is_program(name)) {
        let diag = Diag::error("store-not-a-file").with("file", path.join(&name).display().to_string());
        let stem = Path::new(&name).file_stem().unwrap_or_default().to_string_lossy().into_owned();
        entries.push(Entry { name: stem, programs: Err(diag) });
    }
    match entries.is_empty() {
        true => Err(Diag::error("cli-no-programs").with("name", path.display().to_string())),
        false => Ok(entries),
    }
}

/// Is it a program by its name? Some systems write endings in capitals.
fn is_program(name: &str) -> bool {
    name.to_ascii_lowercase().ends_with(ENDING)
}

/// A submission in one file; on a level with several robots every robot runs it.
fn of_file(path: &Path, robots: &[String]) -> Entry {
    let name = path.file_stem().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let programs = read_one(&path.to_string_lossy()).map(|program| vec![program; robots.len()]);
    Entry { name, programs }
}

/// A submission in a folder: `red.rhai` for the robot `red`, or a single program. A folder without programs is none.
fn of_folder(folder: &Path, name: &str, robots: &[String]) -> Option<Entry> {
    let files: Vec<String> = read::folder(folder)
        .ok()?
        .into_iter()
        .filter(|entry| !entry.is_folder && is_program(&entry.name))
        .map(|entry| entry.name)
        .collect();
    let read = |file: &str| read_one(&folder.join(file).to_string_lossy());
    let programs = match &files[..] {
        [] => return None,
        [only] => read(only).map(|program| vec![program; robots.len()]),
        _ => robots.iter().map(|robot| read(&format!("{robot}{ENDING}"))).collect::<Result<Vec<Source>, Diag>>(),
    };
    Some(Entry { name: name.to_owned(), programs })
}
