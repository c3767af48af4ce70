//! Goals in a window: what lights up when, the verdict, "show me", the layouts, and the question before a run.

use egui_kittest::kittest::Queryable;

use crate::app::bench::{Bench, Run, TRIED, Tried, TriedResult};
use crate::app::command::Command;
use crate::app::office::{Ended, News};
use crate::app::panels::field::FieldCommand;
use crate::app::panels::goals::{GoalsCommand, GoalsPanel, show_me};
use crate::app::testing::{Rig, bench, harness, played};
use crate::app::theme::Theme;
use crate::base::diag::Diag;
use crate::pilot::keys::NAME;
use crate::rules::verdict::Cause;
use crate::text::lang::Lang;
use crate::trial::film::Detail;
use crate::trial::inputs::{Opened, Source};
use crate::trial::reel::Reel;
use crate::trial::run::{Options, Trial};
use crate::trial::worker::hire::{NoOutcome, Resource};

fn rig<'a>(bench: Bench, lang: Lang, size: [f32; 2]) -> Rig<'a, GoalsPanel> {
    let mut rig = harness(bench, lang, size, GoalsPanel::default(), |panel, ui, view, out| panel.ui(ui, view, out));
    rig.harness.run_steps(3);
    rig
}

const SIZE: [f32; 2] = [520.0, 700.0];

#[test]
fn goals_light_up_at_the_shown_moment() {
    let mut rig = rig(played("first-steps", "forward(100);"), Lang::En, SIZE);
    rig.harness.get_by_label("Points: 0 of 100");
    let end = rig.harness.state().bench.reel.ticks();
    rig.harness.state_mut().bench.player.seek(end);
    rig.harness.run_steps(2);
    rig.harness.get_by_label("Points: 100 of 100");
    assert_eq!(rig.harness.query_all_by_label("done").count(), 2);
    rig.harness.get_by_label_contains("medal");
}

#[test]
fn a_passed_level_leads_to_the_next_one() {
    let mut bench = played("first-steps", "forward(100);");
    bench.next = Some("corner".to_owned());
    let mut rig = rig(bench, Lang::En, SIZE);
    rig.harness.get_by_label_contains("Next level").click();
    rig.harness.run_steps(2);
    assert_eq!(rig.carry_out(), [Command::Open("corner".to_owned())]);
}

#[test]
fn show_me_plays_the_last_second_and_marks_the_place_and_the_line() {
    let mut rig = rig(played("corner", "speed(20);\nforward(40);\n// into the wall\nforward(200);\n"), Lang::En, SIZE);
    rig.harness.get_by_label_contains("Not yet");
    rig.harness.get_by_label_contains("Show me").click();
    rig.harness.run_steps(2);
    assert_eq!(rig.carry_out(), [Command::Goals(GoalsCommand::ShowMe)]);
    let bench = &mut rig.harness.state_mut().bench;
    let wrong = show_me::wrong(bench).unwrap();
    assert!(wrong.tick > 100, "{wrong:?}");
    assert_eq!(bench.player.tick(), wrong.tick - 100);
    assert!(bench.player.playing);
    let (x, y) = bench.field.spot.unwrap();
    assert!((0.0..=140.0).contains(&x) && y > 90.0, "at the upper wall: {x} {y}");
    assert_eq!(bench.field.chosen, Some(0));
    assert_eq!(bench.go_to.map(|(line, _)| line), Some(4));
    for _ in 0..10 {
        let ticks = bench.reel.ticks();
        bench.player.advance(0.2, ticks, true);
    }
    assert_eq!((bench.player.tick(), bench.player.playing), (wrong.tick, false));
}

#[test]
fn show_me_without_steps_goes_to_the_last_order() {
    let mut bench = bench("corner");
    bench.files.edit("forward(40);\n\nforward(200);\n".to_owned());
    let inputs = bench.inputs();
    let layout = crate::trial::inputs::Opened::default().layout(&inputs).unwrap();
    let options = crate::trial::run::Options { detail: crate::trial::film::Detail::Full, steps: false };
    let film = crate::trial::run::Trial::new(&inputs, &layout, options).into_outcome().film.unwrap();
    bench.reel = crate::trial::reel::Reel::of(film);
    assert!(bench.reel.steps().is_empty());
    assert_eq!(show_me::wrong(&bench).and_then(|wrong| wrong.line), Some((0, 3, 0)));
}

#[test]
fn a_broken_program_is_shown_at_its_line() {
    let mut rig = rig(played("first-steps", "forward(20);\nlet a = [];\nforward(a[3]);\n"), Lang::En, SIZE);
    rig.harness.get_by_label_contains("The program broke");
    rig.harness.get_by_label("main.rhai, line 3");
    rig.harness.get_by_label_contains("Show me").click();
    rig.harness.run_steps(2);
    rig.carry_out();
    let bench = &rig.harness.state().bench;
    assert_eq!(bench.go_to.map(|(line, _)| line), Some(3));
    assert!(bench.field.spot.is_some_and(|(x, _)| x > 50.0), "{:?}", bench.field.spot);
}

#[test]
fn a_run_that_was_killed_says_so_and_can_be_run_again() {
    let mut bench = bench("first-steps");
    bench.run = Run::Lost(Box::new(NoOutcome::Aborted(Resource::Memory)));
    let mut rig = rig(bench, Lang::En, SIZE);
    rig.harness.get_by_label_contains("Stopped by the computer");
    rig.harness.get_by_label_contains("Run again").click();
    rig.harness.run_steps(2);
    assert_eq!(rig.carry_out(), [Command::Run { steps: false }]);
}

#[test]
fn the_strip_says_how_each_layout_came_out_and_opens_one() {
    for lang in Lang::ALL {
        let mut bench = played("first-steps", "forward(50);");
        let result = |layout| match layout % 4 {
            0 => TriedResult::Passed,
            1 => TriedResult::Broke(Box::new(Diag::error("cli-same-program"))),
            2 => TriedResult::Lost,
            _ => TriedResult::Waits,
        };
        bench.tried = TRIED.map(|layout| Tried { layout, result: result(layout) }).collect();
        let mut rig = rig(bench, lang, [420.0, 900.0]);
        rig.no_text_is_cut();
        rig.picture(&format!("goals-strip-{}", lang.code()));
        let name = |rig: &Rig<GoalsPanel>, layout: u64| {
            rig.harness.state().say.with("goals-layout", [("layout", layout.to_string().into())])
        };
        let passed = rig.harness.state().say.plain("goals-tried-passed");
        let label = format!("{}: {passed}", name(&rig, 4));
        let say = &rig.harness.state().say;
        let shown = say.with("goals-layout-shown", [("layout", "0".into())]);
        assert!(rig.harness.query_all_by_label(&format!("{shown}: {passed}")).count() == 2, "the square and the line");
        rig.harness.get_by_label(&label).click();
        rig.harness.run_steps(2);
        assert_eq!(rig.carry_out(), [Command::Layout(4), Command::Run { steps: false }]);
        let why = rig.harness.state().say.diag(&Diag::error("cli-same-program"));
        let failed = rig.harness.state().say.plain("goals-tried-failed");
        rig.harness.get_by_label(&format!("{}: {failed}", name(&rig, 1))).focus();
        rig.harness.run_steps(3);
        rig.harness.get_by_label(&format!("{}: {why}", name(&rig, 1)));
    }
}

#[test]
fn the_strip_says_why_a_layout_failed_in_the_words_of_the_level() {
    for lang in Lang::ALL {
        let mut bench = played("two-robots", "forward(10);");
        let own = bench.layout.texts.goal("no-touch").and_then(|goal| goal.failed.clone()).unwrap();
        let cause = |goal: Option<&str>| {
            let mut cause = Cause::new("cause-time", 700);
            cause.goal = goal.map(str::to_owned);
            TriedResult::Failed(Box::new(cause))
        };
        bench.tried = vec![
            Tried { layout: 0, result: cause(None) },
            Tried { layout: 7, result: cause(Some("no-touch")) },
            Tried { layout: 8, result: cause(Some("red-home")) },
        ];
        let mut rig = rig(bench, lang, [420.0, 700.0]);
        let general = rig.harness.state().say.diag(&Cause::new("cause-time", 700).to_diag());
        for (layout, why) in [(7, own.get(lang.code())), (8, general.as_str()), (0, general.as_str())] {
            let say = &rig.harness.state().say;
            let id = if layout == 0 { "goals-layout-shown" } else { "goals-layout" };
            let name = say.with(id, [("layout", layout.to_string().into())]);
            let square = format!("{name}: {}", say.plain("goals-tried-failed"));
            rig.harness.get_by_label(&square).focus();
            rig.harness.run_steps(3);
            rig.harness.get_by_label(&format!("{name}: {why}"));
        }
    }
}

#[test]
fn a_question_is_answered_before_the_run_and_compared_after_the_film() {
    let asked = bench("first-steps");
    assert!(asked.field.asks);
    let mut rig = rig(asked, Lang::En, SIZE);
    rig.harness.get_by_label_contains("Mark this place").click();
    rig.harness.run_steps(2);
    assert_eq!(rig.carry_out(), [Command::Field(FieldCommand::Mark(Some((40.0, 50.0))))]);
    rig.harness.run_steps(2);
    rig.harness.get_by_role_and_label(egui::accesskit::Role::Button, &format!("{} Run", egui_phosphor::regular::PLAY));
    let mut ran = played("first-steps", "forward(50);");
    (ran.field.asks, ran.field.marked) = (false, Some((80.0, 60.0)));
    ran.compare();
    assert_eq!(ran.field.truth, None, "the film has not been seen");
    rig.harness.state_mut().bench = ran;
    rig.harness.run_steps(2);
    rig.harness.get_by_label_contains("Watch the film to its end");
    assert!(rig.harness.query_by_label_contains("Not yet").is_none(), "the verdict would tell the answer");
    let bench = &mut rig.harness.state_mut().bench;
    bench.player.seek(bench.reel.ticks());
    bench.compare();
    let (x, y) = bench.field.truth.unwrap();
    assert!((x - 90.0).abs() < 1.0 && (y - 50.0).abs() < 1.0, "{x} {y}");
    rig.harness.run_steps(2);
    rig.harness.get_by_label_contains("cm off");
    rig.harness.get_by_label_contains("to the right");
    rig.harness.get_by_label_contains("Not yet");
    rig.harness.get_by_label_contains("Guess again").click();
    rig.harness.run_steps(2);
    rig.carry_out();
    assert!(rig.harness.state().bench.field.asks && rig.harness.state().bench.field.marked.is_none());
}

#[test]
fn verdicts_fit_and_are_seen_in_every_language_and_theme() {
    for (name, id, program) in [
        ("passed", "first-steps", "forward(100);"),
        ("failed", "corner", "forward(200);"),
        ("fault", "first-steps", "let a = [];\nprint(a[3]);"),
    ] {
        for (lang, theme) in Lang::ALL.into_iter().zip(Theme::all()) {
            let mut bench = played(id, program);
            bench.next = Some("corner".to_owned());
            bench.player.seek(bench.reel.ticks());
            let mut rig = rig(bench, lang, [360.0, 480.0]);
            theme.apply(&rig.harness.ctx, true);
            rig.harness.state_mut().theme = theme;
            rig.harness.run_steps(3);
            rig.no_text_is_cut();
            rig.picture(&format!("verdict-{name}-{}", lang.code()));
        }
    }
}

/// The height that the panel has in the usual layout on a small screen.
const LOW: [f32; 2] = [690.0, 190.0];

#[test]
fn a_film_that_opens_or_ends_begins_at_the_top_of_the_panel() {
    let mut rig = rig(played("first-steps", "forward(100);"), Lang::En, LOW);
    let scroll = |rig: &mut Rig<GoalsPanel>| {
        rig.harness.hover_at(egui::pos2(300.0, 100.0));
        let (unit, delta) = (egui::MouseWheelUnit::Point, egui::vec2(0.0, -400.0));
        let (phase, modifiers) = (egui::TouchPhase::Move, egui::Modifiers::NONE);
        rig.harness.event(egui::Event::MouseWheel { unit, delta, phase, modifiers });
        rig.harness.run_steps(10);
    };
    scroll(&mut rig);
    assert!(rig.harness.get_by_label_contains("Passed!").rect().bottom() < 0.0, "it is scrolled out of sight");
    rig.harness.state_mut().bench.reel = played("first-steps", "forward(100);").reel;
    rig.harness.run_steps(2);
    let verdict = rig.harness.get_by_label_contains("Passed!").rect();
    assert!(verdict.top() >= 0.0, "{verdict:?}");
}

#[test]
fn trying_all_layouts_brings_their_strip_in_sight() {
    let mut rig = rig(played("corner", "forward(200);"), Lang::Ru, LOW);
    let bench = &mut rig.harness.state_mut().bench;
    bench.tried = TRIED.map(|layout| Tried { layout, result: TriedResult::Waits }).collect();
    bench.tries += 1;
    rig.harness.run_steps(10);
    rig.picture("goals-strip-in-sight");
    let strip = rig.harness.get_by_label_contains("осталось").rect();
    assert!(strip.top() >= 0.0 && strip.bottom() < LOW[1] - 60.0, "{strip:?}");
}

fn ended(bench: &Bench) -> News {
    let Run::Ended(ended) = &bench.run else { panic!("it has ended") };
    let (ending, took) = (ended.ending.clone(), ended.took);
    News::Ended(0, Box::new(Ok(Ended { ending, notes: Vec::new(), took })))
}

#[test]
fn a_mark_is_compared_with_the_run_it_was_made_for_and_with_no_later_one() {
    let mut open = bench("first-steps");
    open.field.marked = Some((90.0, 50.0));
    let first = played("first-steps", "forward(50);");
    for _ in 0..2 {
        // A run whose worker died is opened once more.
        open.hear(News::Opened(0, Box::new(first.reel.header().clone())));
        assert_eq!(open.field.marked, Some((90.0, 50.0)));
    }
    open.hear(ended(&first));
    let second = played("first-steps", "forward(100);");
    open.hear(News::Opened(1, Box::new(second.reel.header().clone())));
    assert_eq!((open.field.marked, open.field.truth), (None, None));
}

#[test]
fn a_program_that_broke_stopped_nowhere_that_could_be_compared() {
    let broke = played("first-steps", "forward(20);\nlet a = [];\nforward(a[3]);\n");
    let mut open = bench("first-steps");
    open.field.marked = Some((90.0, 50.0));
    open.hear(News::Opened(0, Box::new(broke.reel.header().clone())));
    open.hear(ended(&broke));
    assert_eq!(open.field.marked, None);
    open.player.seek(open.reel.ticks());
    open.compare();
    assert_eq!(open.field.truth, None);
    let rig = rig(open, Lang::En, SIZE);
    rig.harness.get_by_label_contains("The program broke");
    assert!(rig.harness.query_by_label_contains("cm off").is_none());
}

#[test]
fn the_verdict_stands_above_the_answer_to_the_question() {
    let mut bench = played("first-steps", "forward(100);");
    (bench.field.marked, bench.field.truth) = (Some((90.0, 50.0)), Some((139.2, 50.0)));
    let rig = rig(bench, Lang::En, LOW);
    let verdict = rig.harness.get_by_label_contains("Passed!").rect();
    let answer = rig.harness.get_by_label_contains("cm off").rect();
    assert!(verdict.bottom() < answer.top() && answer.height() < 30.0, "{verdict:?} {answer:?}");
}

#[test]
fn a_failure_shows_what_the_program_asked_for_last_and_folds_the_rest() {
    let program = "speed(20);\nprint(heading());\nforward(10);\nif distance(\"front\") < 500 {\n    forward(300);\n}\n";
    for lang in Lang::ALL {
        let mut rig = rig(played("corner", program), lang, SIZE);
        let fold = rig.harness.state().say.plain("goals-readings");
        assert_eq!(rig.harness.query_all_by_label_contains("distance(\"front\") = ").count(), 1);
        assert_eq!(rig.harness.query_all_by_label_contains("battery").count(), 0);
        rig.no_text_is_cut();
        rig.picture(&format!("goals-readings-{}", lang.code()));
        rig.harness.get_by_label(&fold).click();
        rig.harness.run_steps(4);
        assert!(rig.harness.query_all_by_label_contains(" = ").count() > 1, "the others are there");
    }
}

#[test]
fn who_drives_by_hand_is_not_asked_for_a_loop() {
    let keys = "arba-keys 1\n700 20 0\n800 end\n";
    let mut bench = bench("corner");
    let mut inputs = bench.inputs();
    inputs.programs[0] = Source { name: NAME.to_owned(), bytes: keys.as_bytes().to_vec() };
    let layout = Opened::default().layout(&inputs).unwrap();
    let outcome = Trial::new(&inputs, &layout, Options { detail: Detail::Full, steps: false }).into_outcome();
    bench.reel = Reel::of(outcome.film.unwrap());
    // Five seconds of rest end a program's run in this level, and not a hand's.
    assert!(bench.reel.ticks() > 800, "{}", bench.reel.ticks());
    let rig = rig(bench, Lang::En, SIZE);
    rig.harness.get_by_label_contains("The drive ended");
    assert!(rig.harness.query_by_label_contains("program ended").is_none());
}
