//! What the devices showed at the moment of a cause: what the program last asked for, and the rest where it is asked for.

use egui::{CollapsingHeader, RichText, Ui};

use crate::app::bench::Bench;
use crate::app::panels::goals::sheet::SMALL;
use crate::app::panels::goals::show_me::last_line;
use crate::app::view::View;
use crate::pilot::rhai::scan::{Kind, scan};
use crate::rules::verdict::{Cause, Reading};
use crate::text::reading;

/// So many readings are shown at once.
const SHOWN: usize = 3;

/// Draws the readings that matter, and a fold with the others.
pub fn ui(ui: &mut Ui, view: &View, cause: &Cause) {
    let (asked, others) = parted(view.bench, cause);
    let said = |readings: Vec<&Reading>| {
        let said = |(word, device, value): &Reading| {
            format!("{} = {}", reading::question(word, device), reading::value(value, view.say.texts()))
        };
        readings.into_iter().map(said).collect::<Vec<_>>().join("  ·  ")
    };
    if !asked.is_empty() {
        ui.label(RichText::new(said(asked)).size(SMALL).weak());
    }
    if !others.is_empty() {
        let title = RichText::new(view.say.plain("goals-readings")).size(SMALL);
        CollapsingHeader::new(title).id_salt("readings").show(ui, |ui| {
            ui.label(RichText::new(said(others)).size(SMALL).weak());
        });
    }
}

/// The readings that the program asked for nearest before the line it was at, nearest first, and all others.
fn parted<'a>(bench: &Bench, cause: &'a Cause) -> (Vec<&'a Reading>, Vec<&'a Reading>) {
    let calls = calls(bench, cause).unwrap_or_default();
    let nearest = |(word, device, _): &Reading| {
        calls.iter().position(|(asked, of)| asked == word && of.as_ref().is_none_or(|of| of == device))
    };
    let mut asked: Vec<(usize, &Reading)> =
        cause.readings.iter().filter_map(|reading| Some((nearest(reading)?, reading))).collect();
    asked.sort_by_key(|(place, _)| *place);
    asked.truncate(SHOWN);
    let asked: Vec<&Reading> = asked.into_iter().map(|(_, reading)| reading).collect();
    let others = cause.readings.iter().filter(|reading| !asked.iter().any(|known| std::ptr::eq(*known, *reading)));
    let others = others.collect();
    (asked, others)
}

/// The calls of the robot's program with the device they name, nearest before the line that it was at first, then those
/// after it.
fn calls(bench: &Bench, cause: &Cause) -> Option<Vec<(String, Option<String>)>> {
    let robot = cause.robot.or_else(|| bench.robot())?;
    let name = &bench.layout.scene.robots.get(usize::from(robot))?.name;
    let seat = bench.level.students.iter().position(|student| student == name)?;
    let program = bench.reel.header().inputs.programs.get(seat)?;
    let text = std::str::from_utf8(&program.bytes).ok()?;
    let line = last_line(bench, robot, cause.tick).unwrap_or(u32::MAX);
    let tokens = scan(text).tokens;
    let call = |at: usize| {
        let (word, open, first) = (tokens.get(at)?, tokens.get(at + 1)?, tokens.get(at + 2));
        let device =
            first.filter(|first| first.kind == Kind::Text).map(|first| first.text.trim_matches('"').to_owned());
        (word.kind == Kind::Name && open.is("(")).then(|| (word.line, (word.text.to_owned(), device)))
    };
    let mut calls: Vec<_> = (0..tokens.len()).filter_map(call).collect();
    calls.sort_by_key(|(at, _)| (*at > line, line.abs_diff(*at)));
    Some(calls.into_iter().map(|(_, call)| call).collect())
}
