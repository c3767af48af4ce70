//! `arba replay`: what a film says, whether it is true, and a picture of it.

use std::path::Path;

use clap::{ArgMatches, Command};

use crate::base::diag::{Arg, Diag};
use crate::base::units::ticks_of;
use crate::cli::grammar::{argument, flag, option};
use crate::cli::screen::{DiagView, Screen};
use crate::cli::snippet;
use crate::cli::{Exit, Part, Trouble, programs, report, run};
use crate::level::load::load;
use crate::library::Sources;
use crate::store::read;
use crate::store::save::save;
use crate::text::Texts;
use crate::trial::film::{Film, file};
use crate::trial::inputs::Inputs;
use crate::trial::still::still;
use crate::trial::verify::{Verified, verify_with};
use crate::trial::worker::hire::{Hire, NoOutcome};

pub const PART: Part = Part { name: "replay", grammar, run: replay };

fn grammar(command: Command, texts: &Texts) -> Command {
    command
        .arg(argument(texts, "film", "film", "film").required(true))
        .arg(flag(texts, "verify"))
        .arg(option(texts, "picture", "file"))
        .arg(option(texts, "at", "seconds"))
        .arg(flag(texts, "json"))
}

fn replay(screen: &Screen, matches: &ArgMatches) -> Result<Exit, Trouble> {
    let path = matches.get_one::<String>("film").map(String::as_str).unwrap_or_default();
    let bytes = read::bytes(Path::new(path), file::MAX_BYTES)?;
    let (film, damages) = file::read(&bytes, &read::known_name(path))?;
    let value = |name: &str| matches.get_one::<String>(name).map(String::as_str);
    if let Some(picture) = value("picture") {
        let drawn = still(&film, until(value("at"), &film)?, screen.texts.lang().code());
        save(Path::new(picture), drawn.as_bytes())?;
    }
    let verified = match matches.get_flag("verify") {
        true => Some(verify(&film)?),
        false => None,
    };
    let exit = match &verified {
        Some(Verified::Differs { .. }) => Exit::NotPassed,
        Some(Verified::Unknown(_)) => Exit::NotRun,
        _ if damages.iter().any(Diag::is_error) => Exit::NotRun,
        _ => Exit::Passed,
    };
    let said = verified.as_ref().map(Verified::diags).unwrap_or_default();
    let written = match screen.json {
        true => json(screen, &film, &damages, verified.as_ref(), &said),
        false => people(screen, &film, &damages, &said),
    };
    Ok(screen.closed(written, exit))
}

/// The tick that `--at` means: its end when nothing is said.
fn until(seconds: Option<&str>, film: &Film) -> Result<u64, Diag> {
    let Some(text) = seconds else { return Ok(film.ticks()) };
    match text.replace(',', ".").parse::<f64>() {
        Ok(seconds) if seconds >= 0.0 => Ok(ticks_of(seconds.min(1e6))),
        _ => Err(Diag::error("cli-bad-seconds").with("value", text)),
    }
}

/// A film is a stranger's file, so its program runs in a worker.
fn verify(film: &Film) -> Result<Verified, Diag> {
    let mut hire = Hire::new(run::binary()?);
    Ok(verify_with(film, |inputs, options| {
        hire.run(inputs, options, &mut |_| {}).map_err(|failed| match failed {
            NoOutcome::Refused(diags) => diags,
            NoOutcome::Stopped => Vec::new(),
            NoOutcome::Aborted(resource) => vec![resource.diag()],
        })
    }))
}

fn people(screen: &Screen, film: &Film, damages: &[Diag], said: &[Diag]) -> std::io::Result<()> {
    let texts = &screen.texts;
    let mut page = String::new();
    let sources = programs::sources(&film.header.inputs.programs);
    if let Some(view) = view(film, texts) {
        page += &report::report(&view, texts, &sources);
    }
    page += &format!("{}\n", texts.get("cli-film-by", &[("version", Arg::from(film.header.arba.as_str()))]));
    for diag in damages.iter().chain(said) {
        page += &format!("{}\n", snippet::render(diag, &Sources::default(), texts));
    }
    screen.out(&page)
}

fn json(
    screen: &Screen,
    film: &Film,
    damages: &[Diag],
    verified: Option<&Verified>,
    said: &[Diag],
) -> std::io::Result<()> {
    let texts = &screen.texts;
    let views = |diags: &[Diag]| diags.iter().map(|diag| DiagView::of(diag, texts)).collect::<Vec<_>>();
    let verified = verified.map(|verified| {
        let (same, tick) = match verified {
            Verified::Same => (Some(true), None),
            Verified::Differs { tick, .. } => (Some(false), Some(*tick)),
            Verified::Unknown(_) => (None, None),
        };
        serde_json::json!({ "same": same, "tick": tick, "diags": views(said) })
    });
    let view = view(film, texts);
    screen.out_json(&serde_json::json!({
        "trial": view.as_ref().map(|view| view.json(texts)),
        "arba": film.header.arba,
        "behaviour": film.header.behaviour,
        "ticks": film.ticks(),
        "damages": views(damages),
        "verify": verified,
    }))
}

/// The result that the film tells of, in the words of its level; none when its end is missing.
fn view(film: &Film, texts: &Texts) -> Option<crate::cli::view::OutcomeView> {
    let Inputs { pack, seed, .. } = &film.header.inputs;
    let level = load(pack, pack).0;
    let own = level.as_ref().and_then(|level| level.layout(*seed).ok()).map(|layout| layout.texts);
    let id = level.map_or_else(|| pack.folder.clone(), |level| level.id);
    let mut view = run::of_ending(&id, *seed, film.ending.as_ref()?, &own.unwrap_or_default(), texts.lang().code());
    view.said = run::said(film);
    Some(view)
}
