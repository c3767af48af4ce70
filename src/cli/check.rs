//! `arba check`: everything that is wrong with levels, and the proof that they can be solved and are not solved yet.

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use clap::{ArgAction, ArgMatches, Command};
use serde::Serialize;

use crate::base::diag::{Arg, Diag};
use crate::cli::grammar::{argument, flag, option};
use crate::cli::open;
use crate::cli::programs::values;
use crate::cli::screen::{DiagView, Screen};
use crate::cli::{Exit, Part, Trouble, judge, layouts, run, snippet};
use crate::cup::proof::{Case, Reference, prove};
use crate::level::check::check;
use crate::level::load::{Level, id_of};
use crate::library::Opened;
use crate::rules::Aim;
use crate::store::read;
use crate::store::save::save;
use crate::store::shelf::{LevelFolder, levels_below};
use crate::text::{Texts, shown};
use crate::trial::inputs::{Inputs, Source};

pub const PART: Part = Part { name: "check", grammar, run: check_all };

/// The layouts on which a level is proved when none are named.
const USUAL_LAYOUTS: &str = "0..9";

/// A level in JSON.
#[derive(Debug, Serialize)]
struct CheckJson {
    level: String,
    path: String,
    good: bool,
    diags: Vec<DiagView>,
    reference: Option<ReferenceJson>,
}

/// What the solution takes, in JSON.
#[derive(Debug, Serialize)]
struct ReferenceJson {
    time_s: f64,
    statements: u64,
    energy_j: f64,
}

fn grammar(command: Command, texts: &Texts) -> Command {
    let command = command.arg(argument(texts, "levels", "level", "levels").num_args(0..).action(ArgAction::Append));
    open::grammar(command, texts)
        .arg(option(texts, "layouts", "layouts"))
        .arg(option(texts, "solutions", "folder"))
        .arg(option(texts, "jobs", "number"))
        .arg(flag(texts, "update"))
        .arg(flag(texts, "json"))
}

fn check_all(screen: &Screen, matches: &ArgMatches) -> Result<Exit, Trouble> {
    let value = |name: &str| matches.get_one::<String>(name).map(String::as_str);
    let layouts = layouts::parse(value("layouts").unwrap_or(USUAL_LAYOUTS))?;
    let jobs = judge::jobs(value("jobs"))?;
    let library = open::library(matches)?;
    let mut folders = Vec::new();
    let asked = values(matches, "levels");
    for asked in &asked {
        let below = levels_below(Path::new(asked));
        match below.is_empty() {
            true => folders.push(library.find(asked)?),
            false => folders.extend(below),
        }
    }
    if folders.is_empty() {
        folders = library.levels();
    }
    let solutions = match value("solutions") {
        Some(folder) => {
            read::folder(Path::new(folder))?;
            Some(PathBuf::from(folder))
        }
        None => asked.iter().find_map(|asked| solutions_beside(Path::new(asked))),
    };
    let mut checked = Vec::with_capacity(folders.len());
    let mut page = String::new();
    let mut unread = false;
    let bar = screen.progress(folders.len() as u64);
    let twice = twice(&folders);
    for folder in folders {
        let (id, path) = (id_of(folder.name()), folder.path.clone());
        let mut opened = library.open(folder);
        opened.diags.extend(twice.iter().filter(|diag| of_path(diag) == path).cloned());
        unread |= opened.level.is_none();
        let reference = one(&mut opened, solutions.as_deref(), &layouts, jobs)?;
        if let (true, Some(reference), Some(on_disk)) =
            (matches.get_flag("update"), &reference, opened.folder.on_disk())
        {
            save(&on_disk.join("reference.ron"), reference_ron(reference).as_bytes())?;
        }
        let good = !opened.diags.iter().any(Diag::is_error);
        page += &told(&id, &path, &opened, good, &screen.texts);
        checked.push(CheckJson {
            level: id,
            path,
            good,
            diags: opened.diags.iter().map(|diag| DiagView::of(diag, &screen.texts)).collect(),
            reference: reference.map(|Reference { time_s, statements, energy_j }| ReferenceJson {
                time_s,
                statements,
                energy_j,
            }),
        });
        bar.inc(1);
    }
    run::hide(&bar);
    let exit = match checked.iter().all(|level| level.good) {
        _ if unread => Exit::NotRun,
        true => Exit::Passed,
        false => Exit::NotPassed,
    };
    if screen.json {
        return Ok(screen.closed(screen.out_json(&checked), exit));
    }
    let problems: usize = checked.iter().map(|level| level.diags.len()).sum();
    let count = |id: &str, count: usize| screen.texts.get(id, &[("count", Arg::from(count))]);
    page += &format!("\n{}, {}\n", count("cli-levels-checked", checked.len()), count("cli-problems", problems));
    Ok(screen.closed(screen.out(&page), exit))
}

/// The solutions of arba's own levels lie beside their folder, where they are not built in: `tests/solutions`.
fn solutions_beside(levels: &Path) -> Option<PathBuf> {
    let whole = std::fs::canonicalize(levels).ok()?;
    Some(whole.parent()?.join("tests/solutions")).filter(|folder| folder.is_dir())
}

/// Checks one level and proves it both ways; the diags are added to what loading found.
fn one(
    opened: &mut Opened,
    solutions: Option<&Path>,
    layouts: &[u64],
    jobs: usize,
) -> Result<Option<Reference>, Trouble> {
    let Some(level) = &opened.level else { return Ok(None) };
    for diag in check(level) {
        if !opened.diags.contains(&diag) {
            opened.diags.push(diag);
        }
    }
    if opened.diags.iter().any(Diag::is_error) {
        return Ok(None);
    }
    let Ok(layout) = level.layout(0) else { return Ok(None) };
    let needed = layout.rules.goals.iter().filter(|goal| !goal.bonus && matches!(goal.aim, Aim::When(_)));
    let case = Case {
        level: Inputs { pack: level.pack.clone(), seed: 0, programs: Vec::new() },
        needed_goals: needed.map(|goal| goal.id.clone()).collect(),
        time_limit_s: layout.rules.limits.time_s,
        starter: for_each_robot(level, |robot| level.starters.get(robot).cloned(), "starter"),
        solution: solution(level, solutions)?,
    };
    let stop = AtomicBool::new(false);
    let (diags, reference) = prove(&run::binary()?, &case, layouts, jobs, &stop, &|| {});
    opened.diags.extend(diags);
    Ok(reference)
}

/// The author's own solution, or the one that lies in the folder of solutions under the level's id.
fn solution(level: &Level, solutions: Option<&Path>) -> Result<Option<Vec<Source>>, Diag> {
    if let Ok(own) = for_each_robot(level, |robot| level.solutions.get(robot).cloned(), "solution") {
        return Ok(Some(own));
    }
    let Some(folder) = solutions.map(|folder| folder.join(&level.id)).filter(|folder| folder.is_dir()) else {
        return Ok(None);
    };
    let mut found = Vec::new();
    for robot in &level.students {
        let own = folder.join(format!("solution.{robot}.rhai"));
        let file = if own.is_file() { own } else { folder.join("solution.rhai") };
        let text = read::text(&file, read::PROGRAM_LIMIT)?;
        let name = read::known_name(&file.to_string_lossy());
        found.push(Source { name, bytes: text.into_bytes() });
    }
    Ok(Some(found))
}

/// A program for each student's robot, or the name of the first that has none.
fn for_each_robot(level: &Level, text: impl Fn(&str) -> Option<String>, kind: &str) -> Result<Vec<Source>, String> {
    let program = |robot: &String| {
        let name = if level.students.len() > 1 { format!("{kind}.{robot}.rhai") } else { format!("{kind}.rhai") };
        text(robot).map(|text| Source { name, bytes: text.into_bytes() }).ok_or_else(|| robot.clone())
    };
    level.students.iter().map(program).collect()
}

/// Levels that have the id of another one.
fn twice(folders: &[LevelFolder]) -> Vec<Diag> {
    crate::level::shelf::Shelf::new(folders.iter().map(|folder| folder.path.clone())).1
}

fn of_path(diag: &Diag) -> &str {
    diag.place.as_ref().map_or("", |place| &place.file)
}

/// `✓ stop-at-20`, or the level with everything that is wrong with it.
fn told(id: &str, path: &str, opened: &Opened, good: bool, texts: &Texts) -> String {
    let sign = if good { '✓' } else { '✗' };
    let told = format!("{sign} {} · {}\n", shown(id), shown(path));
    told + snippet::render_all(&opened.diags, &opened.sources, texts).as_str()
}

/// The file that medals are measured against.
fn reference_ron(reference: &Reference) -> String {
    let Reference { time_s, statements, energy_j } = reference;
    format!(
        "// Written by `arba check --update` from the solution on the first layout; not to be changed by hand.\n\
         Reference(version: 1, time: {time_s:.2}, statements: {statements}, energy: {energy_j:.2})\n"
    )
}
