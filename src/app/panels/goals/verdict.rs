//! The verdict: how the run came out, why, and what can be done next.

use egui::{Color32, Frame, RichText, Stroke, Ui};
use egui_phosphor::regular;

use crate::app::bench::Run;
use crate::app::command::Command;
use crate::app::panels::goals::medals::Medals;
use crate::app::panels::goals::sheet::SMALL;
use crate::app::panels::goals::{GoalsCommand, readings, show_me};
use crate::app::panels::lesson::{page, paper};
use crate::app::view::View;
use crate::base::units::seconds_of;
use crate::level::layout::LayoutTexts;
use crate::rules::verdict::{Cause, Verdict};
use crate::trial::worker::hire::NoOutcome;

/// The verdict of the shown film in short: its sign, the message and the colour. None while there is none, and while the
/// student looks for the answer to the level's question, which it would tell.
pub fn in_short(view: &View) -> Option<(&'static str, &'static str, Color32)> {
    let (bench, theme) = (view.bench, view.theme);
    match &bench.run {
        Run::Lost(lost) => match **lost {
            NoOutcome::Refused(_) => Some((regular::PROHIBIT, "goals-refused", theme.bad)),
            NoOutcome::Aborted(_) => Some((regular::PROHIBIT, "goals-stopped", theme.bad)),
            NoOutcome::Stopped => None,
        },
        _ if bench.awaits_answer() => None,
        _ => Some(match &bench.reel.ending()?.verdict {
            Verdict::Passed => (regular::CHECK_CIRCLE, "goals-passed", theme.good),
            Verdict::Failed(_) => (regular::X_CIRCLE, "goals-not-yet", theme.warn),
            Verdict::Fault(_) => (regular::WARNING_CIRCLE, "goals-broke", theme.bad),
        }),
    }
}

/// Draws the verdict of the shown film, once there is one.
pub fn ui(ui: &mut Ui, view: &View, medals: &mut Medals, out: &mut Vec<Command>) {
    let bench = view.bench;
    let Some((sign, id, colour)) = in_short(view) else {
        // Who has marked a place looks at the film to its end, and is told nothing before.
        if bench.awaits_answer() && bench.reel.ending().is_some() {
            ui.label(view.say.plain("goals-watch"));
        }
        return;
    };
    frame(ui, colour, |ui| {
        let wanted = ui.horizontal_wrapped(|ui| {
            headline(ui, view, sign, id, colour);
            medals.ui(ui, view)
        });
        if let Some(wanted) = wanted.inner {
            ui.label(RichText::new(wanted).weak());
        }
        if let Run::Lost(lost) = &bench.run {
            return lost_ui(ui, view, lost, out);
        }
        match bench.reel.ending().map(|ending| &ending.verdict) {
            Some(Verdict::Passed) => next(ui, view, out),
            Some(Verdict::Failed(cause)) => {
                cause_ui(ui, view, cause);
                repair(ui, view, out);
            }
            Some(Verdict::Fault(diag)) => {
                sentence(ui, view, &view.say.diag(diag));
                if let Some(place) = &diag.place {
                    let line = [("file", place.file.as_str().into()), ("line", u64::from(place.line).into())];
                    ui.label(RichText::new(view.say.with("goals-line", line)).weak());
                }
                repair(ui, view, out);
            }
            None => {}
        }
    });
}

/// A run without a result: it was stopped by force, or could not be begun.
fn lost_ui(ui: &mut Ui, view: &View, lost: &NoOutcome, out: &mut Vec<Command>) {
    let diags = match lost {
        NoOutcome::Refused(diags) => diags.clone(),
        NoOutcome::Aborted(resource) => vec![resource.diag()],
        NoOutcome::Stopped => Vec::new(),
    };
    diags.iter().for_each(|diag| sentence(ui, view, &view.say.diag(diag)));
    run_again(ui, view, out);
}

fn frame(ui: &mut Ui, colour: Color32, add: impl FnOnce(&mut Ui)) {
    let frame = Frame::new().inner_margin(10.0).corner_radius(6.0).stroke(Stroke::new(2.0, colour));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        add(ui);
    });
    ui.add_space(4.0);
}

fn headline(ui: &mut Ui, view: &View, sign: &str, id: &str, colour: Color32) {
    let text = format!("{sign} {}", view.say.plain(id));
    ui.label(paper::bold(text).size(22.0).color(colour));
}

fn sentence(ui: &mut Ui, view: &View, text: &str) {
    for line in text.lines() {
        paper::text(ui, &page::inline(line), view);
    }
}

/// Why: a sentence, and in small the moment, the place and what the devices showed.
fn cause_ui(ui: &mut Ui, view: &View, cause: &Cause) {
    sentence(ui, view, &why(view, &view.bench.layout.texts, cause));
    let number = |number: f64| view.say.number(number);
    let mut facts = vec![format!("{} {}", number(seconds_of(cause.tick)), view.say.plain("unit-second"))];
    if let Some((x, y)) = cause.at_cm {
        facts.push(format!("({}; {}) {}", number(x.round()), number(y.round()), view.say.plain("unit-centimetre")));
    }
    ui.label(RichText::new(facts.join("  ·  ")).size(SMALL).weak());
    readings::ui(ui, view, cause);
}

/// The sentence: the level's own words come before the general ones; what was missing follows.
pub fn why(view: &View, texts: &LayoutTexts, cause: &Cause) -> String {
    let speak = view.say.texts();
    let diag = cause.to_diag();
    let own = texts.failed(cause).map(|own| speak.said_by(&cause.args, own.get(view.say.code()).to_owned()));
    let mut said = own.unwrap_or_else(|| speak.sentence(&diag));
    for hint in speak.hints(&diag) {
        said.push(' ');
        said += &hint;
    }
    said
}

/// What helps after a run that was not passed.
fn repair(ui: &mut Ui, view: &View, out: &mut Vec<Command>) {
    ui.horizontal_wrapped(|ui| {
        if show_me::wrong(view.bench).is_some() {
            let button = format!("{} {}", regular::FILM_STRIP, view.say.plain("goals-show-me"));
            let button = ui.button(paper::bold(button));
            if button.on_hover_text(view.say.plain("goals-show-me-tip")).clicked() {
                out.push(Command::Goals(GoalsCommand::ShowMe));
            }
        }
        run_again(ui, view, out);
    });
}

fn run_again(ui: &mut Ui, view: &View, out: &mut Vec<Command>) {
    if ui.button(format!("{} {}", regular::ARROW_CLOCKWISE, view.say.plain("goals-run-again"))).clicked() {
        out.push(Command::Run { steps: false });
    }
}

/// What the button to the next level says.
pub fn next_level(view: &View) -> String {
    format!("{} {}", view.say.plain("goals-next-level"), regular::ARROW_RIGHT)
}

/// What comes after a run that was passed.
fn next(ui: &mut Ui, view: &View, out: &mut Vec<Command>) {
    ui.horizontal_wrapped(|ui| {
        if let Some(next) = &view.bench.next
            && ui.button(paper::bold(next_level(view))).clicked()
        {
            out.push(Command::Open(next.clone()));
        }
        run_again(ui, view, out);
    });
}
