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
use crate::rules::verdict::{Cause, Verdict};
use crate::text::said_by;
use crate::trial::worker::hire::NoOutcome;

/// Draws the verdict of the shown film, once there is one.
pub fn ui(ui: &mut Ui, view: &View, medals: &mut Medals, out: &mut Vec<Command>) {
    let bench = view.bench;
    // Who has marked a place looks at the film to its end, and is told nothing before.
    let waits = bench.field.marked.is_some() && bench.field.truth.is_none() && bench.layout.predict.is_some();
    match (&bench.run, bench.reel.ending()) {
        (Run::Lost(lost), _) => lost_ui(ui, view, lost, out),
        (_, Some(_)) if waits && !bench.field.asks => {
            ui.label(view.say.plain("goals-watch"));
        }
        (_, Some(ending)) => match &ending.verdict {
            Verdict::Passed => frame(ui, view.theme.good, |ui| {
                headline(ui, view, regular::CHECK_CIRCLE, "goals-passed", view.theme.good);
                medals.ui(ui, view);
                next(ui, view, out);
            }),
            Verdict::Failed(cause) => frame(ui, view.theme.warn, |ui| {
                headline(ui, view, regular::X_CIRCLE, "goals-not-yet", view.theme.warn);
                cause_ui(ui, view, cause);
                repair(ui, view, out);
            }),
            Verdict::Fault(diag) => frame(ui, view.theme.bad, |ui| {
                headline(ui, view, regular::WARNING_CIRCLE, "goals-broke", view.theme.bad);
                sentence(ui, view, &view.say.diag(diag));
                if let Some(place) = &diag.place {
                    let line = [("file", place.file.as_str().into()), ("line", u64::from(place.line).into())];
                    ui.label(RichText::new(view.say.with("goals-line", line)).weak());
                }
                repair(ui, view, out);
            }),
        },
        _ => {}
    }
}

/// A run without a result: it was stopped by force, or could not be begun.
fn lost_ui(ui: &mut Ui, view: &View, lost: &NoOutcome, out: &mut Vec<Command>) {
    let (title, diags) = match lost {
        NoOutcome::Refused(diags) => ("goals-refused", diags.clone()),
        NoOutcome::Aborted(resource) => ("goals-stopped", vec![resource.diag()]),
        NoOutcome::Stopped => return,
    };
    frame(ui, view.theme.bad, |ui| {
        headline(ui, view, regular::PROHIBIT, title, view.theme.bad);
        diags.iter().for_each(|diag| sentence(ui, view, &view.say.diag(diag)));
        run_again(ui, view, out);
    });
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
    sentence(ui, view, &why(view, cause));
    let number = |number: f64| view.say.number(number);
    let mut facts = vec![format!("{} {}", number(seconds_of(cause.tick)), view.say.plain("unit-second"))];
    if let Some((x, y)) = cause.at_cm {
        facts.push(format!("({}; {}) {}", number(x.round()), number(y.round()), view.say.plain("unit-centimetre")));
    }
    ui.label(RichText::new(facts.join("  ·  ")).size(SMALL).weak());
    readings::ui(ui, view, cause);
}

/// The sentence: the level's own words come before the general ones; what was missing follows.
fn why(view: &View, cause: &Cause) -> String {
    let diag = cause.to_diag();
    let own =
        view.bench.layout.texts.failed(cause).map(|own| said_by(&cause.args, own.get(view.say.code()).to_owned()));
    let mut said = own.unwrap_or_else(|| view.say.texts().sentence(&diag));
    for hint in view.say.texts().hints(&diag) {
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

/// What comes after a run that was passed.
fn next(ui: &mut Ui, view: &View, out: &mut Vec<Command>) {
    ui.horizontal_wrapped(|ui| {
        if let Some(next) = &view.bench.next {
            let button = format!("{} {}", view.say.plain("goals-next-level"), regular::ARROW_RIGHT);
            if ui.button(paper::bold(button)).clicked() {
                out.push(Command::Open(next.clone()));
            }
        }
        run_again(ui, view, out);
    });
}
