//! `arba run`: a program on a level, on one layout or many.

use clap::{ArgMatches, Command};
use indicatif::ProgressBar;

use crate::base::diag::Diag;
use crate::base::units::seconds_of;
use crate::cli::grammar::{argument, flag, option};
use crate::cli::open;
use crate::cli::screen::Screen;
use crate::cli::view::{CauseView, GoalView, MetricsView, OutcomeView, SaidView};
use crate::cli::{Exit, Part, Trouble, layouts, programs, report, runs};
use crate::level::layout::LayoutTexts;
use crate::level::load::Level;
use crate::library::Sources;
use crate::rules::sheet::GoalState;
use crate::rules::verdict::Verdict;
use crate::store::home::same_as_last_run;
use crate::store::read::is_something_else;
use crate::store::save::save;
use crate::text::Texts;
use crate::trial::film::{Detail, Film, Happening, file, read};
use crate::trial::inputs::Inputs;
use crate::trial::outcome::{Ending, Outcome, ResultName};
use crate::trial::run::Options;
use crate::trial::worker::hire::{Hire, NoOutcome};

pub const PART: Part = Part { name: "run", grammar, run };

fn grammar(command: Command, texts: &Texts) -> Command {
    let command = command.arg(argument(texts, "level", "level", "level").required(true));
    let command = open::grammar(programs::grammar(command, texts), texts);
    command
        .arg(option(texts, "layouts", "layouts"))
        .arg(option(texts, "film", "file"))
        .arg(flag(texts, "steps"))
        .arg(flag(texts, "json"))
}

fn run(screen: &Screen, matches: &ArgMatches) -> Result<Exit, Trouble> {
    let value = |name: &str| matches.get_one::<String>(name).map(String::as_str);
    let layouts = layouts::parse(value("layouts").unwrap_or("0"))?;
    let film_file = value("film").map(std::path::Path::new);
    if film_file.is_some() && layouts.len() > 1 {
        return Err(Diag::error("cli-film-one-layout").into());
    }
    // A program in the place of the film is a slip of the hand, and its second run would lose the program.
    if let Some(path) = film_file.filter(|path| is_something_else(path, file::MAGIC)) {
        return Err(Diag::error("cli-film-over").with("file", path.display().to_string()).into());
    }
    let library = open::library(matches)?;
    let (level, opened) = open::open_sound(&library, value("level").unwrap_or_default())?;
    let programs = programs::read_all(matches, &level.students)?;
    let mut sources = programs::sources(&programs);
    sources.0.extend(opened.sources.0);
    let trouble = |diags: Vec<Diag>| Trouble { diags, sources: sources.clone() };

    // What is wrong with a layout is told before a worker is hired for it.
    let first = level.layout(layouts.first().copied().unwrap_or_default()).map_err(&trouble)?;
    // Of many layouts only the results are shown, so nothing has to be filmed.
    let detail = if layouts.len() > 1 && !screen.json { Detail::None } else { Detail::Lean };
    let options = Options { detail, steps: matches.get_flag("steps") };
    let mut hire = Hire::new(binary()?);
    let bar = screen.progress(layouts.len() as u64);
    let mut outcomes = Vec::with_capacity(layouts.len());
    for &layout in &layouts {
        let inputs = Inputs { pack: level.pack.clone(), seed: layout, programs: programs.clone() };
        let texts = match layout == first.seed {
            true => first.texts.clone(),
            false => level.layout(layout).map_err(&trouble)?.texts,
        };
        outcomes.push(one(screen, &mut hire, &level, inputs, &texts, options, film_file).map_err(|mut trouble| {
            trouble.sources.0.extend(sources.0.clone());
            trouble
        })?);
        bar.inc(1);
    }
    hide(&bar);
    let exit = runs::exit(&outcomes);
    let [view] = &mut outcomes[..] else {
        return Ok(screen.closed(runs::print(screen, &level.id, &outcomes, &sources), exit));
    };
    add_notes(view);
    let written = match screen.json {
        true => screen.out_json(&view.json(&screen.texts)),
        false => screen.out(&report::report(view, &screen.texts, &sources)),
    };
    Ok(screen.closed(written, exit))
}

/// Runs one layout in a worker and saves its film.
fn one(
    screen: &Screen,
    hire: &mut Hire,
    level: &Level,
    inputs: Inputs,
    texts: &LayoutTexts,
    options: Options,
    film_file: Option<&std::path::Path>,
) -> Result<OutcomeView, Trouble> {
    let lang = screen.texts.lang().code();
    match hire.run(&inputs, options, &mut |_| {}) {
        Ok(Outcome { ending, diags, film }) => {
            if let (Some(film), Some(path)) = (&film, film_file) {
                save(path, &file::write(film))?;
            }
            let mut view = of_ending(&level.id, inputs.seed, &ending, texts, lang);
            view.notes = diags;
            view.said = film.as_ref().map(said).unwrap_or_default();
            Ok(view)
        }
        Err(NoOutcome::Refused(diags)) => Err(Trouble { diags, sources: Sources::default() }),
        Err(NoOutcome::Stopped) => Err(Trouble::default()),
        Err(NoOutcome::Aborted(resource)) => Ok(OutcomeView {
            level: level.id.clone(),
            layout: inputs.seed,
            result: ResultName::Aborted,
            cause: Some(CauseView::of_diag(resource.diag())),
            goals: Vec::new(),
            metrics: MetricsView::default(),
            inputs: None,
            fingerprint: None,
            notes: Vec::new(),
            said: Vec::new(),
        }),
    }
}

/// An ending in the words of the level.
pub fn of_ending(level: &str, layout: u64, ending: &Ending, texts: &LayoutTexts, lang: &str) -> OutcomeView {
    let goals = ending.sheet.items.iter().map(|item| {
        let own = texts.goal(&item.id);
        GoalView {
            id: item.id.clone(),
            text: own.map_or_else(|| item.id.clone(), |own| own.text.get(lang).to_owned()),
            held: item.state == GoalState::Held,
            bonus: item.bonus,
            points: item.got,
            of: item.points,
        }
    });
    OutcomeView {
        level: level.to_owned(),
        layout,
        result: ResultName::of(&ending.verdict),
        cause: cause(&ending.verdict, texts, lang),
        goals: goals.collect(),
        metrics: MetricsView::of(&ending.metrics),
        inputs: Some(ending.inputs.to_string()),
        fingerprint: Some(ending.run.to_string()),
        notes: Vec::new(),
        said: Vec::new(),
    }
}

/// Why it was not passed. The level's own words for a goal come before the general ones.
fn cause(verdict: &Verdict, texts: &LayoutTexts, lang: &str) -> Option<CauseView> {
    match verdict {
        Verdict::Passed => None,
        Verdict::Fault(diag) => Some(CauseView::of_diag((**diag).clone())),
        Verdict::Failed(cause) => Some(CauseView {
            diag: cause.to_diag(),
            own: texts.failed(cause).map(|own| own.get(lang).to_owned()),
            time_s: Some(seconds_of(cause.tick)),
            at_cm: cause.at_cm,
            readings: cause.readings.clone(),
        }),
    }
}

/// What programs printed and said, in order of time.
pub fn said(film: &Film) -> Vec<SaidView> {
    let name = |robot: u16| film.header.picture.bodies.get(usize::from(robot)).map(|body| body.name.clone());
    let mut said = Vec::new();
    for tick in read::ticks(film).map_while(Result::ok) {
        for happening in tick.happenings {
            if let Happening::Print { robot, text, .. } = happening {
                let robot = name(robot).unwrap_or_default();
                said.push(SaidView { time_s: seconds_of(tick.tick), robot, text });
            }
        }
    }
    said
}

/// Says that nothing was changed since the last run, when that run can't have been what was wanted.
fn add_notes(view: &mut OutcomeView) {
    let Some(inputs) = &view.inputs else { return };
    if same_as_last_run(&view.level, inputs) && view.result != ResultName::Passed {
        view.notes.push(Diag::note("cli-same-program"));
    }
}

/// arba itself, which is also the worker.
pub fn binary() -> Result<std::path::PathBuf, Diag> {
    std::env::current_exe().map_err(|trouble| Diag::error("cli-no-binary").with("reason", trouble.to_string()))
}

/// Takes the bar away before the result is printed.
pub fn hide(bar: &ProgressBar) {
    bar.finish_and_clear();
}
