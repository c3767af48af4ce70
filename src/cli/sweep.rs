//! `arba sweep`: one number of a program or a level takes one value after another, and every trial is measured.

use std::path::Path;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, PoisonError};

use clap::{Arg, ArgAction, ArgMatches, Command};
use comfy_table::presets::UTF8_FULL_CONDENSED;
use comfy_table::{Cell, CellAlignment, ContentArrangement, Table};

use crate::base::csv::Dialect;
use crate::base::diag::{self, Diag};
use crate::cli::grammar::{argument, flag, option};
use crate::cli::screen::{DiagView, Screen};
use crate::cli::{Exit, Part, Trouble, judge, layouts, open, programs, run, snippet};
use crate::cup::sweep::{self, Factor, Measure, Measured, Plan, Spread, csv, factors, find, plain, result_of, spreads};
use crate::store::save::save;
use crate::text::{Texts, shown};
use crate::trial::inputs::Inputs;
use crate::trial::worker::hire::NoOutcome;

pub const PART: Part = Part { name: "sweep", grammar, run: sweep };

/// Results of a plan, in its order.
type Results = Vec<Option<Result<Measured, NoOutcome>>>;

fn grammar(command: Command, texts: &Texts) -> Command {
    let command = command.arg(argument(texts, "level", "level", "level").required(true));
    let csv =
        Arg::new("csv").long("csv").value_name(texts.plain("cli-value-file")).help(texts.plain("cli-opt-csv-file"));
    let measure = Arg::new("measure").long("measure").value_name(texts.plain("cli-value-measure"));
    let measure = measure.help(texts.plain("cli-opt-sweep-measure")).action(ArgAction::Append);
    open::grammar(programs::grammar(command, texts), texts)
        .arg(option(texts, "vary", "vary"))
        .arg(measure)
        .arg(option(texts, "layouts", "layouts"))
        .arg(option(texts, "jobs", "number"))
        .arg(flag(texts, "json"))
        .arg(csv)
        .arg(flag(texts, "excel"))
}

fn sweep(screen: &Screen, matches: &ArgMatches) -> Result<Exit, Trouble> {
    let value = |name: &str| matches.get_one::<String>(name).map(String::as_str);
    let layouts = layouts::parse(value("layouts").unwrap_or("0"))?;
    let jobs = judge::jobs(value("jobs"))?;
    let measures = measures(matches)?;
    let file = value("csv").map(Path::new);
    // A program in the place of the table is a slip of the hand.
    if let Some(path) = file.filter(|path| path.extension().is_some_and(|ending| ending == "rhai" || ending == "ron")) {
        return Err(Diag::error("sweep-over").with("file", path.display().to_string()).into());
    }
    let library = open::library(matches)?;
    let (level, opened) = open::open_sound(&library, value("level").unwrap_or_default())?;
    let programs = programs::read_all(matches, &level.students)?;
    let mut sources = programs::sources(&programs);
    sources.0.extend(opened.sources.0);
    let trouble = |diags: Vec<Diag>| Trouble { diags, sources: sources.clone() };

    let base = Inputs { pack: level.pack.clone(), seed: 0, programs };
    let all = factors(&base);
    let Some(vary) = value("vary") else { return Err(nothing_varies(&all).into()) };
    let (what, values) = sweep::parse(vary)?;
    let factor = find(&what, &all, &level.students)?;
    for &layout in &layouts {
        level.layout(layout).map_err(&trouble)?;
    }
    let plan = Plan { base, factor, values, layouts };
    plan.check()?;
    let results = run_all(screen, &plan, &measures, jobs)?;

    let notes = notes(&plan, &results, &measures);
    if !notes.is_empty() {
        screen.aside(snippet::render_all(&notes, &sources, &screen.texts).trim_end_matches('\n'));
    }
    let dialect = if matches.get_flag("excel") { Dialect::Excel } else { Dialect::Plain };
    if let Some(path) = file {
        save(path, csv(&plan, &results, &measures, dialect).as_bytes())?;
    }
    let written = match screen.json {
        true => screen.out_json(&json(&level.id, &plan, &results, &measures, &screen.texts)),
        false => screen.out(&table(&plan, &results, &measures, &screen.texts)),
    };
    let all_done = results.iter().all(|result| matches!(result, Some(Ok(_))));
    Ok(screen.closed(written, if all_done { Exit::Passed } else { Exit::NotRun }))
}

/// What is measured: `--measure time,plot:gap:max`, or time and points.
fn measures(matches: &ArgMatches) -> Result<Vec<Measure>, Box<Diag>> {
    let asked = programs::values(matches, "measure");
    if asked.is_empty() {
        return ["time", "points"].into_iter().map(Measure::parse).collect();
    }
    asked.iter().flat_map(|asked| asked.split(',')).map(|name| Measure::parse(name.trim())).collect()
}

/// Nothing was said to vary: tells what could be, with names first.
fn nothing_varies(all: &[Factor]) -> Diag {
    const TOLD: usize = 12;
    let mut names: Vec<String> = all.iter().filter(|factor| !factor.name.is_empty()).map(Factor::heading).collect();
    names.dedup();
    names.truncate(TOLD);
    Diag::error("sweep-vary-missing").hint_with("sweep-hint-known", [("known", diag::Arg::from(names.join(", ")))])
}

fn run_all(screen: &Screen, plan: &Plan, measures: &[Measure], jobs: usize) -> Result<Results, Diag> {
    let bar = screen.progress(plan.trials() as u64);
    let results: Mutex<Results> = Mutex::new(vec![None; plan.trials()]);
    let plots = measures.iter().any(Measure::is_plot);
    sweep::run(&run::binary()?, plan, plots, jobs, &Arc::new(AtomicBool::new(false)), &|(trial, result)| {
        if let Some(place) = results.lock().unwrap_or_else(PoisonError::into_inner).get_mut(trial) {
            *place = Some(result);
        }
        bar.inc(1);
    });
    run::hide(&bar);
    Ok(results.into_inner().unwrap_or_else(PoisonError::into_inner))
}

/// What is worth knowing beside the figures: the first trial that could not be run, and the first program that broke.
fn notes(plan: &Plan, results: &Results, measures: &[Measure]) -> Vec<Diag> {
    let mut notes = Vec::new();
    let about = |code: &'static str, trial: usize| {
        let (value, layout) = plan.point(trial).unwrap_or_default();
        Diag::warning(code).with("value", plain(value)).with("layout", layout.to_string())
    };
    let without = results.iter().enumerate().find_map(|(trial, result)| match result {
        Some(Err(NoOutcome::Refused(diags))) => Some((trial, diags.clone())),
        Some(Err(NoOutcome::Aborted(resource))) => Some((trial, vec![resource.diag()])),
        _ => None,
    });
    if let Some((trial, diags)) = without {
        notes.push(about("sweep-not-run", trial));
        notes.extend(diags);
    }
    let fault = results.iter().enumerate().find_map(|(trial, result)| match result {
        Some(Ok(measured)) if measured.is_fault => Some((trial, measured.trouble.as_deref()?.clone())),
        _ => None,
    });
    if let Some((trial, diag)) = fault {
        notes.push(about("sweep-fault", trial));
        notes.push(diag);
    }
    let done: Vec<&Measured> = results.iter().flatten().filter_map(|result| result.as_ref().ok()).collect();
    for measure in measures.iter().filter(|measure| measure.is_plot()) {
        if !done.is_empty() && done.iter().all(|measured| measure.of(measured).is_none()) {
            let known = done.iter().flat_map(|measured| measured.plots.iter().map(|plot| plot.name.as_str()));
            let name = measure.plot_name();
            notes.push(Diag::warning("sweep-never-plotted").with("name", name).did_you_mean(name, known));
        }
    }
    notes
}

/// A row for each value: on how many layouts it passed, and of each measure the middle one with its spread.
fn table(plan: &Plan, results: &Results, measures: &[Measure], texts: &Texts) -> String {
    let mut table = Table::new();
    table.load_style(UTF8_FULL_CONDENSED).set_content_arrangement(ContentArrangement::Dynamic);
    let mut heading = vec![shown(&plan.factor.heading()), texts.plain("cli-standings-passed")];
    heading.extend(measures.iter().map(|measure| axis(measure, texts)));
    table.set_header(heading.into_iter().map(Cell::new));
    let spreads: Vec<Vec<Spread>> = measures.iter().map(|measure| spreads(plan, results, measure)).collect();
    for (index, &value) in plan.values.iter().enumerate() {
        let layouts = plan.layouts.len();
        let trials = results.iter().skip(index * layouts).take(layouts);
        let passed = trials.filter(|result| matches!(result, Some(Ok(measured)) if measured.scored.passed)).count();
        let cell = |text: String| Cell::new(text).set_alignment(CellAlignment::Right);
        let mut row = vec![cell(plain(value)), cell(format!("{passed} / {layouts}"))];
        row.extend(spreads.iter().map(|spreads| {
            let found = spreads.iter().find(|spread| spread.value == value);
            cell(found.map_or_else(String::new, |spread| figure(spread, texts)))
        }));
        table.add_row(row);
    }
    format!("{}\n", table.trim_fmt())
}

/// The middle one, and behind it the least and the most where they differ.
fn figure(spread: &Spread, texts: &Texts) -> String {
    let number = |number: f64| texts.number(number);
    match spread.min == spread.max {
        true => number(spread.median),
        false => format!("{}  ({} … {})", number(spread.median), number(spread.min), number(spread.max)),
    }
}

/// The name of a measure with its unit.
fn axis(measure: &Measure, texts: &Texts) -> String {
    texts.get(measure.message(), &[("name", diag::Arg::from(measure.plot_name()))])
}

/// Everything, for programs.
fn json(level: &str, plan: &Plan, results: &Results, measures: &[Measure], texts: &Texts) -> serde_json::Value {
    let of_measures = |of: &dyn Fn(&Measure) -> serde_json::Value| -> serde_json::Value {
        let figures = measures.iter().map(|measure| (measure.heading(), of(measure)));
        serde_json::Value::Object(figures.collect())
    };
    let trial = |(trial, result): (usize, &Option<Result<Measured, NoOutcome>>)| {
        let (value, layout) = plan.point(trial)?;
        let done = result.as_ref().and_then(|result| result.as_ref().ok());
        let cause = done.and_then(|measured| measured.trouble.as_deref());
        Some(serde_json::json!({
            "value": value,
            "layout": layout,
            "result": result_of(result.as_ref()),
            "cause": cause.map(|diag| DiagView::of(diag, texts)),
            "figures": of_measures(&|measure| done.and_then(|measured| measure.of(measured)).into()),
            "fingerprint": done.map(|measured| measured.run.to_string()),
        }))
    };
    let point = |&value: &f64| {
        let spread = |measure: &Measure| match spreads(plan, results, measure).iter().find(|found| found.value == value)
        {
            Some(Spread { min, median, max, .. }) => serde_json::json!({ "min": min, "median": median, "max": max }),
            None => serde_json::Value::Null,
        };
        serde_json::json!({ "value": value, "figures": of_measures(&spread) })
    };
    serde_json::json!({
        "level": level,
        "vary": plan.factor.spec(),
        "layouts": plan.layouts,
        "points": plan.values.iter().map(point).collect::<Vec<_>>(),
        "trials": results.iter().enumerate().filter_map(trial).collect::<Vec<_>>(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::lang::Lang;

    #[test]
    fn a_spread_is_told_only_where_there_is_one() {
        let texts = Texts::new(Lang::Ru);
        let spread = Spread { value: 1.0, count: 3, passed: 3, min: 2.5, median: 2.5, max: 2.5 };
        assert_eq!(figure(&spread, &texts), "2,5");
        assert_eq!(figure(&Spread { max: 4.0, ..spread }, &texts), "2,5  (2,5 … 4)");
    }
}
