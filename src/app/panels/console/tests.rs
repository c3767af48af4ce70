//! The console on real films: rows, filter, jumps, and more rows than fit.

use egui::Key;
use egui_kittest::kittest::Queryable;

use crate::app::command::Command;
use crate::app::panels::console::rows::{Kind, Rows, Wanted};
use crate::app::panels::console::{ConsoleCommand, ConsolePanel};
use crate::app::say::Say;
use crate::app::testing::{SIZES, bench, harness, played};
use crate::app::theme::Theme;
use crate::app::view::View;
use crate::text::lang::Lang;

const TALKS: &str = "\
print(\"one\");
forward(5);
say(\"two\");
print(\"a long text that has to be broken at its spaces because no row is that wide, and it goes on and on and on\");
mark(20, 30, \"here\");
forward(500);
print(\"three\");
let a = [1][4];
";

fn draw(panel: &mut ConsolePanel, ui: &mut egui::Ui, view: &View<'_>, out: &mut Vec<Command>) {
    panel.ui(ui, view, out);
}

#[test]
fn prints_says_signs_notes_and_faults_are_rows_in_order_of_time() {
    let bench = played("first-steps", TALKS);
    let mut rows = Rows::default();
    rows.gather(&bench, &Say::new(Lang::En), &Wanted::default(), 40);
    let kinds: Vec<Kind> = rows.entries.iter().map(|entry| entry.kind).collect();
    for kind in [Kind::Print, Kind::Said, Kind::Sign, Kind::Note, Kind::Fault] {
        assert!(kinds.contains(&kind), "{kind:?} in {kinds:?}");
    }
    assert!(rows.entries.is_sorted_by_key(|entry| entry.tick));
    let three = rows.entries.iter().find(|entry| entry.text == "three").unwrap();
    assert_eq!((three.line, three.robot), (7, 0));
    assert!(rows.rows.len() > rows.entries.len(), "the long text takes several rows");
    let text = rows.as_text(&bench, &Say::new(Lang::Ru));
    assert!(text.starts_with("0,01  1\tone\n"), "{text}");
    assert_eq!(text.lines().count(), rows.entries.len());
}

#[test]
fn the_filter_and_only_prints_leave_what_fits() {
    let bench = played("first-steps", TALKS);
    let say = Say::new(Lang::En);
    let left = |wanted: Wanted| {
        let mut rows = Rows::default();
        rows.gather(&bench, &say, &Wanted::default(), 40);
        rows.gather(&bench, &say, &wanted, 40);
        rows.entries.iter().map(|entry| entry.text.clone()).collect::<Vec<_>>()
    };
    assert_eq!(left(Wanted { filter: "THREE".into(), only_prints: false }), ["three"]);
    assert_eq!(left(Wanted { filter: "two".into(), only_prints: true }), [""; 0]);
    assert_eq!(left(Wanted { only_prints: true, ..Wanted::default() }).len(), 3);
}

#[test]
fn a_click_jumps_the_film_and_the_editor() {
    let mut bench = played("first-steps", TALKS);
    bench.player.playing = true;
    let mut rig = harness(bench, Lang::En, SIZES[1], ConsolePanel::default(), draw);
    rig.harness.run_steps(3);
    let two = rig.harness.get_by_label_contains("two");
    two.click();
    rig.harness.run_steps(2);
    let asked = rig.carry_out();
    let [Command::Console(ConsoleCommand::Jump { tick, robot: 0, line: 0 })] = asked[..] else { panic!("{asked:?}") };
    assert!(tick > 10);
    let bench = &rig.harness.state().bench;
    assert_eq!((bench.player.tick(), bench.player.playing, bench.go_to), (tick, false, None));
    rig.harness.get_by_label("0.01  1 one").click();
    rig.harness.run_steps(2);
    rig.carry_out();
    let bench = &rig.harness.state().bench;
    assert_eq!((bench.player.tick(), bench.go_to), (1, Some((1, 0))));
}

#[test]
fn the_list_is_gone_through_by_keys() {
    let mut rig = harness(played("first-steps", TALKS), Lang::En, SIZES[1], ConsolePanel::default(), draw);
    rig.harness.run_steps(3);
    rig.harness.get_by_label("Prints and notes").focus();
    rig.harness.run_steps(2);
    for key in [Key::End, Key::Home, Key::ArrowDown, Key::ArrowDown, Key::Enter] {
        rig.harness.key_press(key);
        rig.harness.run_steps(2);
    }
    let asked = rig.carry_out();
    assert!(matches!(asked[..], [Command::Console(ConsoleCommand::Jump { line: 4, .. })]), "{asked:?}");
    assert!(rig.harness.get_by_label("Prints and notes").is_focused());
}

#[test]
fn a_print_of_another_robot_opens_its_program() {
    let mut bench = bench("two-robots");
    assert_eq!(bench.files.tabs.len(), 2);
    assert_eq!(bench.files.active, 0);
    let robot = bench.files.tabs[1].robot.clone();
    let number = bench.layout.scene.robots.iter().position(|start| start.name == robot).unwrap() as u16;
    ConsoleCommand::Jump { tick: 0, robot: number, line: 2 }.apply(&mut bench);
    assert_eq!((bench.files.active, bench.go_to), (1, Some((2, 0))));
}

#[test]
fn of_many_rows_only_those_in_sight_are_drawn() {
    let program = "for i in 0..400 {\n    print(\"row \" + i);\n    wait(0.01);\n}\n";
    let mut bench = played("first-steps", program);
    assert!(bench.reel.moments().len() >= 400, "{}", bench.reel.moments().len());
    bench.player.seek(bench.reel.ticks());
    let mut rig = harness(bench, Lang::En, SIZES[1], ConsolePanel::default(), draw);
    rig.harness.run_steps(4);
    let rows = rig.harness.query_all_by_label_contains("row ").count();
    rig.picture("console-many");
    assert!((1..60).contains(&rows), "{rows}");
    rig.harness.get_by_label_contains("row 399");
}

#[test]
fn an_empty_console_says_what_it_is_for() {
    let mut rig = harness(bench("first-steps"), Lang::En, SIZES[0], ConsolePanel::default(), draw);
    rig.harness.run_steps(3);
    rig.harness.get_by_label_contains("print()");
}

#[test]
fn pictures_of_the_console_in_every_language_and_theme() {
    for (lang, theme) in Lang::ALL.into_iter().zip(Theme::all()) {
        for size in SIZES {
            let mut bench = played("first-steps", TALKS);
            bench.player.seek(60);
            let mut rig = harness(bench, lang, size, ConsolePanel::default(), draw);
            theme.apply(&rig.harness.ctx, true);
            rig.harness.state_mut().theme = theme.clone();
            rig.harness.run_steps(4);
            rig.picture(&format!("console-{}-{:?}-{}", lang.code(), theme.kind, size[0]));
            rig.no_text_is_cut();
        }
    }
}

#[test]
fn long_numbers_are_short_in_the_panel_and_whole_where_they_are_copied() {
    let bench = played("first-steps", "print(100.0 / 3.0);\nprint(`gap: ${2.0 / 3.0} cm`);\nprint(12.5);");
    let mut rows = Rows::default();
    let say = Say::new(Lang::En);
    rows.gather(&bench, &say, &Wanted::default(), 40);
    let shown: Vec<&str> = rows.entries.iter().map(|entry| entry.text.as_str()).collect();
    assert_eq!(shown, ["33.3333", "gap: 0.6667 cm", "12.5"]);
    assert!(rows.as_text(&bench, &say).contains("33.333333333333336"));
    rows.gather(&bench, &say, &Wanted { filter: "33333333".into(), only_prints: false }, 40);
    assert_eq!(rows.entries.len(), 1, "what was printed is found");
}
