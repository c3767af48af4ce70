//! The bar of the lab: what it asks for, and that it fits a small screen in every language.

use egui_kittest::kittest::Queryable;

use crate::app::bench::{Bench, Run};
use crate::app::command::Command;
use crate::app::panels::PanelKind;
use crate::app::screens::Screen;
use crate::app::screens::lab::bar;
use crate::app::settings::{Preset, Settings};
use crate::app::testing::{Rig, bench, harness, played};
use crate::app::tiles::PanelTiles;
use crate::text::lang::Lang;

fn rig<'a>(bench: Bench, lang: Lang, size: [f32; 2]) -> Rig<'a, PanelTiles> {
    let tiles = PanelTiles::preset(Preset::Student);
    let mut rig = harness(bench, lang, size, tiles, |tiles, ui, view, out| bar(ui, view, tiles, out));
    rig.harness.run_steps(3);
    rig
}

#[test]
fn every_button_of_the_bar_asks_for_what_it_says() {
    let mut bench = bench("first-steps");
    bench.run = Run::Runs;
    let mut rig = rig(bench, Lang::En, [1280.0, 600.0]);
    for (label, wanted) in [
        ("Home", Command::Go(Screen::Home)),
        ("Run with steps", Command::Run { steps: true }),
        ("Stop", Command::Stop),
        ("Try all", Command::TryAll),
        ("Next layout", Command::Layout(1)),
        ("Live path", Command::Settings(Box::new(Settings { live_path: false, ..Settings::default() }))),
    ] {
        rig.harness.get_by_label_contains(label).click();
        rig.harness.run_steps(2);
        assert_eq!(rig.carry_out(), [wanted], "{label}");
    }
    rig.harness.get_by_label_contains("Panels").click();
    rig.harness.run_steps(2);
    rig.harness.get_by_label("Put all back").click();
    rig.harness.run_steps(2);
    assert_eq!(rig.carry_out(), [Command::ResetLayout]);
}

#[test]
fn stop_waits_for_a_run_and_a_contest_has_no_live_path() {
    let mut bench = bench("first-steps");
    let mut layout = (*bench.layout).clone();
    layout.live_path = false;
    bench.layout = std::sync::Arc::new(layout);
    let mut rig = rig(bench, Lang::En, [1280.0, 120.0]);
    for label in ["Stop", "Live path", "Layout before this one"] {
        rig.harness.get_by_label_contains(label).click();
    }
    rig.harness.run_steps(2);
    assert_eq!(rig.carry_out(), []);
}

#[test]
fn the_bar_fits_a_small_screen_in_every_language() {
    for lang in Lang::ALL {
        for (running, width) in [(true, 1024.0), (false, 1024.0), (true, 640.0)] {
            let mut bench = bench("count-marks");
            if running {
                bench.run = Run::Runs;
            }
            let mut rig = rig(bench, lang, [width, 150.0]);
            rig.no_text_is_cut();
            rig.picture(&format!("lab-bar-{}-{width}-{running}", lang.code()));
            let place = rig.harness.get_by_label_contains(&rig.harness.state().say.plain("bar-panels")).rect();
            let most = if width > 1000.0 { 82.0 } else { 165.0 };
            assert!(place.bottom() < most, "{}: {place:?}", lang.code());
        }
    }
}

/// How low the bar reaches.
fn bottom(lang: Lang, width: f32, running: bool, verdict: bool) -> f32 {
    let mut bench = if verdict { played("first-steps", "forward(100);") } else { bench("first-steps") };
    bench.next = Some("corner".to_owned());
    if running {
        bench.run = Run::Runs;
    }
    let mut tiles = PanelTiles::preset(Preset::Student);
    if verdict {
        tiles.show(PanelKind::Console);
    }
    let mut rig = harness(bench, lang, [width, 150.0], tiles, |tiles, ui, view, out| bar(ui, view, tiles, out));
    rig.harness.run_steps(3);
    rig.no_text_is_cut();
    rig.picture(&format!("bar-{}-{width}-{running}-{verdict}", lang.code()));
    let last = if verdict { "goals-passed" } else { "lab-settings" };
    let text = rig.harness.state().say.plain(last);
    rig.harness.get_by_label_contains(&text).rect().bottom()
}

#[test]
fn the_bar_is_one_row_on_a_usual_screen_and_never_grows_while_something_runs() {
    for lang in Lang::ALL {
        for (width, most) in [(1280.0, 44.0), (1024.0, 82.0)] {
            let quiet = bottom(lang, width, false, false);
            assert!(quiet < most, "{} {width}: {quiet}", lang.code());
            for (running, verdict) in [(true, false), (false, true)] {
                let now = bottom(lang, width, running, verdict);
                assert!((quiet - now).abs() < 1.0, "{} {width}: {quiet} {now} {running} {verdict}", lang.code());
            }
        }
    }
}

#[test]
fn a_verdict_out_of_sight_is_in_the_bar_and_leads_to_the_goals_and_to_the_next_level() {
    let mut bench = played("first-steps", "forward(100);");
    bench.next = Some("corner".to_owned());
    let mut rig = rig(bench, Lang::En, [1280.0, 120.0]);
    assert!(rig.harness.query_by_label_contains("Passed!").is_none(), "the goals are in sight");
    rig.harness.state_mut().state.show(PanelKind::Console);
    rig.harness.run_steps(2);
    rig.harness.get_by_label_contains("Next level").click();
    rig.harness.run_steps(2);
    assert_eq!(rig.carry_out(), [Command::Open("corner".to_owned())]);
    rig.harness.get_by_label_contains("Passed!").click();
    rig.harness.run_steps(2);
    assert!(rig.harness.state().state.shows(PanelKind::Goals));
}

#[test]
fn the_bar_tells_no_verdict_while_the_answer_to_the_question_is_looked_for() {
    let mut bench = played("first-steps", "forward(100);");
    bench.field.marked = Some((90.0, 50.0));
    let mut rig = rig(bench, Lang::En, [1280.0, 120.0]);
    rig.harness.state_mut().state.show(PanelKind::Console);
    rig.harness.run_steps(2);
    assert!(rig.harness.query_by_label_contains("Passed!").is_none());
    rig.harness.state_mut().bench.field.truth = Some((139.0, 50.0));
    rig.harness.run_steps(2);
    rig.harness.get_by_label_contains("Passed!");
}

#[test]
fn the_menu_of_panels_lays_them_out_for_the_projector_and_the_gear_leads_to_the_settings() {
    let mut rig = rig(bench("first-steps"), Lang::En, [1280.0, 700.0]);
    rig.harness.get_by_label("Panels").click();
    rig.harness.run_steps(2);
    rig.picture("bar-panels-menu");
    rig.harness.get_by_label_contains("For the projector").click();
    rig.harness.run_steps(2);
    let mut settings = Settings::default();
    settings.set_preset(Preset::Projector);
    assert_eq!(settings.scale, 1.5);
    assert_eq!(rig.carry_out(), [Command::Settings(Box::new(settings)), Command::ResetLayout]);
    rig.harness.get_by_label("Settings").click();
    rig.harness.run_steps(2);
    assert_eq!(rig.carry_out(), [Command::Go(Screen::Settings)]);
}
