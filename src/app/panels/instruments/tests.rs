//! The instruments as a student meets them: choosing a value plots it, and a click in the plot goes to that moment.

use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};

use crate::app::bench::Bench;
use crate::app::command::Command;
use crate::app::panels::instruments::InstrumentsPanel;
use crate::app::panels::timeline::PlayCommand;
use crate::app::testing::{Rig, bench, harness, played};
use crate::app::theme::Theme;
use crate::text::lang::Lang;

const PROGRAM: &str =
    "while distance(\"front\") > 30 { drive(20, 0); plot(\"gap\", distance(\"front\") - 30); wait(0.05); }\nstop();";

fn rig(bench: Bench, lang: Lang, size: [f32; 2]) -> Rig<'static, InstrumentsPanel> {
    let mut rig = harness(bench, lang, size, InstrumentsPanel::default(), InstrumentsPanel::ui);
    rig.harness.run_steps(3);
    rig
}

fn choose(rig: &mut Rig<InstrumentsPanel>, label: &str) {
    rig.harness.get_by_role_and_label(Role::CheckBox, label).click_accesskit();
    rig.harness.run_steps(3);
}

#[test]
fn choosing_a_value_shows_its_plot_and_a_click_there_goes_to_the_moment() {
    let mut rig = rig(played("stop-at-20", PROGRAM), Lang::En, [1000.0, 600.0]);
    assert!(rig.harness.query_by_label_contains("Plot over time").is_none());
    choose(&mut rig, "distance(\"front\")");
    let plot = rig.harness.get_by_label_contains("Plot over time: distance(\"front\")").rect();
    rig.harness.hover_at(plot.center());
    rig.harness.run_steps(1);
    rig.harness.drag_at(plot.center());
    rig.harness.run_steps(1);
    rig.harness.drop_at(plot.center());
    rig.harness.run_steps(2);
    let asked = rig.carry_out();
    let Some(Command::Play(PlayCommand::Seek(tick))) = asked.last() else { panic!("{asked:?}") };
    let ticks = rig.harness.state().bench.reel.ticks();
    let middle = ticks / 3..ticks * 2 / 3;
    assert!(middle.contains(tick), "{tick} of {ticks}");
    assert_eq!(rig.harness.state().bench.player.tick(), *tick);
}

#[test]
fn values_of_one_unit_share_a_plot_and_others_get_their_own() {
    let mut rig = rig(played("stop-at-20", PROGRAM), Lang::En, [1000.0, 600.0]);
    for label in ["distance(\"front\")", "true x", "plot \"gap\"", "true speed"] {
        choose(&mut rig, label);
    }
    let plots: Vec<_> = rig.harness.query_all_by_label_contains("Plot over time").collect();
    assert_eq!(plots.len(), 3, "cm together, cm/s, and what is plotted");
    assert!(rig.harness.query_by_label_contains("distance(\"front\"), true x").is_some());
    drop(plots);
    choose(&mut rig, "true speed");
    assert_eq!(rig.harness.query_all_by_label_contains("Plot over time").count(), 2);
}

#[test]
fn the_table_of_what_is_shown_is_saved_as_excel_reads_it() {
    let mut rig = rig(played("stop-at-20", PROGRAM), Lang::Ru, [1000.0, 600.0]);
    choose(&mut rig, "plot \"gap\"");
    rig.harness.get_by_label("CSV для Excel").click();
    rig.harness.run_steps(2);
    let asked = rig.carry_out();
    let Some(Command::SaveAs { name, bytes }) = asked.last() else { panic!("{asked:?}") };
    let text = String::from_utf8(bytes.clone()).unwrap();
    assert_eq!(name, "stop-at-20.csv");
    let mut lines = text.lines();
    assert_eq!(lines.next(), Some("\u{feff}Время, с;\"plot \"\"gap\"\"\""));
    let first: Vec<&str> = lines.next().unwrap().split(';').collect();
    assert_eq!(first.len(), 2);
    assert!(first[1].contains(',') && !text.contains("00000"), "{text}");
}

#[test]
fn programs_find_the_same_heading_in_every_language_and_people_their_own_with_units() {
    let mut rig = rig(played("stop-at-20", PROGRAM), Lang::Kk, [1000.0, 600.0]);
    choose(&mut rig, "distance(\"front\")");
    let mut headings = Vec::new();
    for id in ["measure-csv", "measure-excel"] {
        let label = rig.harness.state().say.plain(id);
        rig.harness.get_by_label(&label).click();
        rig.harness.run_steps(2);
        let asked = rig.carry_out();
        let Some(Command::SaveAs { bytes, .. }) = asked.last() else { panic!("{asked:?}") };
        headings.push(String::from_utf8(bytes.clone()).unwrap().lines().next().unwrap_or_default().to_owned());
    }
    assert_eq!(headings, ["time_s,\"distance(\"\"front\"\")\"", "\u{feff}Уақыт, с;\"distance(\"\"front\"\"), см\""]);
}

#[test]
fn the_plot_is_saved_as_a_picture() {
    let mut rig = rig(played("stop-at-20", PROGRAM), Lang::Kk, [1000.0, 600.0]);
    for label in ["distance(\"front\")", "шын жылдамдық", "plot \"gap\""] {
        choose(&mut rig, label);
    }
    rig.harness.get_by_label("PNG").click();
    rig.harness.run_steps(2);
    let asked = rig.carry_out();
    let Some(Command::SaveAs { name, bytes }) = asked.last() else { panic!("{asked:?}") };
    assert!(name == "stop-at-20.png" && bytes.starts_with(b"\x89PNG"));
    std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/target/pictures/instruments-plot.png"), bytes).unwrap();
}

#[test]
fn values_follow_the_moment_that_is_shown() {
    let mut bench = played("stop-at-20", PROGRAM);
    bench.player.seek(10);
    let mut rig = rig(bench, Lang::En, [1000.0, 600.0]);
    let shown = |rig: &Rig<InstrumentsPanel>| {
        rig.harness.query_all_by_label_contains(" cm").filter_map(|node| node.value()).collect::<Vec<_>>()
    };
    let early = shown(&rig);
    let end = rig.harness.state().bench.reel.ticks();
    rig.harness.state_mut().bench.player.seek(end);
    rig.harness.run_steps(2);
    assert!(!early.is_empty());
    assert_ne!(early, shown(&rig));
}

#[test]
fn pictures_of_the_instruments_in_every_language_and_theme() {
    for (lang, theme) in Lang::ALL.into_iter().zip(Theme::all()) {
        for size in [[320.0, 240.0], [520.0, 400.0], [1000.0, 700.0]] {
            let mut bench =
                played("nearest", "let a = scan(); drive(10, 20); wait(1); beep(440, 0.1); plot(\"n\", 3);");
            bench.player.seek(60);
            let mut rig = rig(bench, lang, size);
            rig.harness.state_mut().theme = theme.clone();
            theme.apply(&rig.harness.ctx, true);
            rig.harness.run_steps(2);
            rig.picture(&format!("instruments-{}-{}-values", lang.code(), size[0]));
            rig.no_text_is_cut();
            let boxes = rig.harness.query_all_by_role(Role::CheckBox);
            let labels: Vec<String> = boxes.filter_map(|node| node.accesskit_node().label()).collect();
            assert!(labels.len() > 5, "{labels:?}");
            for label in labels.iter().take(3).chain(labels.iter().rev().take(3)) {
                choose(&mut rig, label);
            }
            let plots = rig.harness.state().say.plain("measure-over-time");
            if size[0] < 640.0 {
                rig.harness.get_by_label(&plots).click();
                rig.harness.run_steps(3);
            }
            rig.picture(&format!("instruments-{}-{}-plots", lang.code(), size[0]));
            rig.no_text_is_cut();
        }
    }
}

#[test]
fn where_there_are_several_robots_their_values_stand_under_their_names() {
    let rig = rig(bench("two-robots"), Lang::Kk, [1000.0, 600.0]);
    rig.harness.get_by_label("қызыл робот");
    rig.harness.get_by_label("көк робот");
    assert!(rig.harness.query_by_label("red").is_none());
}
