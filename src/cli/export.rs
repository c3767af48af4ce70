//! `arba export`: a film as an animated GIF, a picture of a moment, or a page that plays in a browser.

use std::path::Path;

use clap::{ArgMatches, Command};

use crate::base::diag::Diag;
use crate::base::units::ticks_of;
use crate::cli::grammar::{argument, option};
use crate::cli::run::hide;
use crate::cli::screen::Screen;
use crate::cli::{Exit, Part, Trouble, snippet};
use crate::export::{gif, page, png, raster};
use crate::library::Sources;
use crate::store::read;
use crate::store::save::save;
use crate::text::Texts;
use crate::trial::film::file;
use crate::trial::reel::Reel;

pub const PART: Part = Part { name: "export", grammar, run: export };

/// How wide a picture is when nothing is said, pixels.
const USUAL_WIDTH: u32 = 640;
/// Frames of a second when nothing is said.
const USUAL_FPS: u32 = 20;

fn grammar(command: Command, texts: &Texts) -> Command {
    command
        .arg(argument(texts, "film", "film", "film").required(true))
        .arg(option(texts, "gif", "file"))
        .arg(option(texts, "png", "file"))
        .arg(option(texts, "html", "file"))
        .arg(option(texts, "at", "seconds"))
        .arg(option(texts, "from", "seconds"))
        .arg(option(texts, "to", "seconds"))
        .arg(option(texts, "speed", "number"))
        .arg(option(texts, "fps", "number"))
        .arg(option(texts, "width", "number"))
}

/// The file of a picture, and how such files begin: another file in its place is a slip of the hand.
fn target<'a>(matches: &'a ArgMatches, name: &str, beginning: &[u8]) -> Result<Option<&'a Path>, Diag> {
    let Some(path) = matches.get_one::<String>(name).map(Path::new) else { return Ok(None) };
    match read::is_something_else(path, beginning) {
        true => Err(Diag::error("cli-export-over").with("file", path.display().to_string())),
        false => Ok(Some(path)),
    }
}

fn export(screen: &Screen, matches: &ArgMatches) -> Result<Exit, Trouble> {
    let gif_file = target(matches, "gif", b"GIF89a")?;
    let png_file = target(matches, "png", b"\x89PNG")?;
    let html_file = target(matches, "html", b"<!DOCTYPE html>")?;
    if gif_file.or(png_file).or(html_file).is_none() {
        return Err(Diag::error("cli-export-nothing").into());
    }
    let width = whole(matches, "width", (raster::SIDES.0, gif::MAX_WIDTH))?.unwrap_or(USUAL_WIDTH);
    let fps = whole(matches, "fps", (1, 50))?.unwrap_or(USUAL_FPS);
    let speed = speed(matches)?;
    let path = matches.get_one::<String>("film").map(String::as_str).unwrap_or_default();
    let bytes = read::bytes(Path::new(path), file::MAX_BYTES)?;
    let (film, damages) = file::read(&bytes, &read::known_name(path))?;
    drop(bytes);
    let moment = |name: &str, usual: u64| -> Result<u64, Diag> { Ok(ticks(matches, name)?.unwrap_or(usual)) };
    let (at, from, to) = (moment("at", film.ticks())?, moment("from", 0)?, moment("to", film.ticks())?);
    let lang = screen.texts.lang();
    if let Some(path) = html_file {
        save(path, page::page(&film, &screen.texts)?.as_bytes())?;
    }
    let reel = gif_file.or(png_file).map(|_| Reel::of(film));
    if let (Some(path), Some(reel)) = (png_file, &reel) {
        save(path, &png::moment(reel, at, width, lang)?)?;
    }
    for damage in &damages {
        screen.aside(snippet::render(damage, &Sources::default(), &screen.texts).trim_end());
    }
    if let (Some(path), Some(reel)) = (gif_file, &reel) {
        let options = gif::Options { from, to, speed, fps, width_px: width, lang };
        save(path, &animation(screen, reel, &options)?)?;
    }
    Ok(if damages.iter().any(Diag::is_error) { Exit::NotRun } else { Exit::Passed })
}

fn animation(screen: &Screen, reel: &Reel, options: &gif::Options) -> Result<Vec<u8>, Trouble> {
    let bar = screen.progress(100);
    let made = gif::animation(reel, options, &mut |share| {
        bar.set_position((share * 100.0) as u64);
        true
    });
    hide(&bar);
    made.map_err(|trouble| trouble.diag().map_or_else(Trouble::default, Trouble::from))
}

fn whole(matches: &ArgMatches, name: &str, (min, max): (u32, u32)) -> Result<Option<u32>, Diag> {
    let Some(text) = matches.get_one::<String>(name) else { return Ok(None) };
    match text.parse::<u32>() {
        Ok(number) if (min..=max).contains(&number) => Ok(Some(number)),
        _ => {
            let diag = Diag::error("cli-bad-number").with("name", format!("--{name}")).with("value", text.as_str());
            Err(diag.with("min", f64::from(min)).with("max", f64::from(max)))
        }
    }
}

fn speed(matches: &ArgMatches) -> Result<f64, Diag> {
    let Some(text) = matches.get_one::<String>("speed") else { return Ok(1.0) };
    match text.replace(',', ".").parse::<f64>() {
        Ok(speed) if (0.1..=100.0).contains(&speed) => Ok(speed),
        _ => Err(Diag::error("cli-bad-speed").with("value", text.as_str())),
    }
}

/// A moment that an option gives, in ticks.
fn ticks(matches: &ArgMatches, name: &str) -> Result<Option<u64>, Diag> {
    let Some(text) = matches.get_one::<String>(name) else { return Ok(None) };
    match text.replace(',', ".").parse::<f64>() {
        Ok(seconds) if seconds >= 0.0 => Ok(Some(ticks_of(seconds.min(1e6)))),
        _ => Err(Diag::error("cli-bad-seconds").with("value", text.as_str())),
    }
}
