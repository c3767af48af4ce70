//! The bar of the lab: what it asks for, and that it fits a small screen in every language.

use egui_kittest::kittest::Queryable;

use crate::app::bench::{Bench, Run};
use crate::app::command::Command;
use crate::app::screens::Screen;
use crate::app::screens::lab::bar;
use crate::app::settings::{Preset, Settings};
use crate::app::testing::{Rig, bench, harness};
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
