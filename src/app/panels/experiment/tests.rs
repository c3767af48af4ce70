//! The experiment as a student meets it: choosing a number, running it, reading the plot, seeing the film of a point.

use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};

use crate::app::bench::Bench;
use crate::app::command::Command;
use crate::app::panels::experiment::{Experiment, ExperimentCommand, ExperimentPanel};
use crate::app::testing::{Rig, bench, harness};
use crate::app::theme::Theme;
use crate::cup::sweep::{Factor, Figures, Home, Measured, Plan, factors};
use crate::rules::metrics::Metrics;
use crate::rules::rank::Scored;
use crate::text::lang::Lang;
use crate::trial::outcome::Fingerprint;
use crate::trial::worker::hire::{NoOutcome, Resource};

const PROGRAM: &str = "let SPEED = 20;\ndrive(SPEED, 0);\nwait(2.5);\nstop();";

fn written() -> Bench {
    let mut bench = bench("stop-at-20");
    bench.files.edit(PROGRAM.to_owned());
    bench
}

fn speed(bench: &Bench) -> Factor {
    factors(&bench.inputs()).into_iter().find(|factor| factor.name == "SPEED").unwrap()
}

fn plan(bench: &Bench) -> Plan {
    Plan { base: bench.inputs(), factor: speed(bench), values: vec![10.0, 20.0, 30.0], layouts: vec![0, 1] }
}

fn measured(time_s: f64, passed: bool) -> Measured {
    let scored = Scored { passed, points: 0.0, metrics: Metrics { time_s, ..Metrics::default() } };
    let gap = Figures { name: "gap".to_owned(), last: 1.0, mean: 2.0, max: 3.0, min: 0.0 };
    Measured { scored, trouble: None, is_fault: false, plots: vec![gap], run: Fingerprint([0; 16]) }
}

/// A bench with an experiment of three values over two layouts, of which one could not be run.
fn tried() -> Bench {
    let mut bench = written();
    let mut experiment = Experiment::new(plan(&bench));
    for (trial, time_s) in [12.0, 14.0, 8.0, 8.5, 6.0].into_iter().enumerate() {
        experiment.hear((trial, Ok(measured(time_s, trial < 4))));
    }
    experiment.hear((5, Err(NoOutcome::Aborted(Resource::Memory))));
    experiment.running = false;
    bench.experiment = Some(experiment);
    bench
}

fn rig(bench: Bench, lang: Lang, size: [f32; 2]) -> Rig<'static, ExperimentPanel> {
    let mut rig = harness(bench, lang, size, ExperimentPanel::default(), ExperimentPanel::ui);
    rig.harness.run_steps(3);
    rig
}

#[test]
fn a_number_of_the_program_is_chosen_and_tried() {
    let mut rig = rig(written(), Lang::En, [1000.0, 700.0]);
    rig.harness.get_by_label("SPEED = 20").click();
    rig.harness.run_steps(3);
    rig.harness.get_by_label("Try 25 times").click();
    rig.harness.run_steps(2);
    let asked = rig.carry_out();
    let [Command::Experiment(ExperimentCommand::Begin(plan))] = &asked[..] else { panic!("{asked:?}") };
    assert_eq!((plan.factor.name.as_str(), plan.layouts.len()), ("SPEED", 5));
    assert_eq!(plan.values, [10.0, 15.0, 20.0, 25.0, 30.0]);
    rig.harness.run_steps(2);
    assert!(rig.harness.query_by_label("0 of 25 done").is_some());
    rig.harness.get_by_label("Stop").click();
    rig.harness.run_steps(2);
    assert_eq!(rig.carry_out(), [Command::Experiment(ExperimentCommand::Stop)]);
    assert!(!rig.harness.state().bench.experiment.as_ref().unwrap().running);
}

/// Begins the experiment that is set up, and gives the first text that it tries.
fn begun(rig: &mut Rig<ExperimentPanel>) -> String {
    rig.harness.get_by_label("Try 25 times").click();
    rig.harness.run_steps(2);
    let asked = rig.carry_out();
    let [Command::Experiment(ExperimentCommand::Begin(plan))] = &asked[..] else { panic!("{asked:?}") };
    let inputs = plan.inputs(0).unwrap();
    rig.harness.run_steps(2);
    match plan.factor.home {
        Home::Program(program) => String::from_utf8(inputs.programs[program].bytes.clone()).unwrap(),
        Home::Level => inputs.pack.files["level.ron"].clone(),
    }
}

#[test]
fn after_another_tab_is_shown_the_number_varies_where_it_stands_in_that_one() {
    let mut bench = written();
    let other = "// A longer way to the same number.\nlet SPEED = 40;\ndrive(SPEED, 0);";
    bench.files.add(other.to_owned());
    bench.files.show(0);
    bench.files.tabs[1].revision = bench.files.tabs[0].revision;
    let mut rig = rig(bench, Lang::En, [1000.0, 700.0]);
    rig.harness.get_by_label("SPEED = 20").click();
    rig.harness.run_steps(3);
    rig.harness.state_mut().bench.files.show(1);
    rig.harness.run_steps(2);
    assert_eq!(begun(&mut rig), other.replace("40", "10"));
}

#[test]
fn in_a_level_of_the_same_name_with_another_text_the_number_is_looked_for_anew() {
    use crate::app::files::Files;
    use crate::app::screens::sandbox::yard::Yard;
    use crate::library::Library;
    let library = Library::built_in();
    let built = |yard: &Yard| {
        let level = yard.load(library.kits()).0.unwrap();
        let files = Files::starters(&level, Lang::En);
        (Bench::open(level, files).unwrap(), yard.level())
    };
    let mut yard = Yard::default();
    yard.put_thing("Pin", (150.0, 70.0));
    let (bench, _) = built(&yard);
    let factor = factors(&bench.inputs()).into_iter().find(|factor| factor.value == Some(150.0)).unwrap();
    let mut rig = rig(bench, Lang::En, [1000.0, 700.0]);
    rig.harness.get_by_label(&format!("{} = 150", factor.name)).click();
    rig.harness.run_steps(3);
    yard.floor = "Orange".to_owned();
    let (bench, text) = built(&yard);
    rig.harness.state_mut().bench = bench;
    rig.harness.run_steps(2);
    assert_eq!(begun(&mut rig), text.replace("at: (150, 70)", "at: (75, 70)"));
}

#[test]
fn three_values_over_two_layouts_show_their_spread_and_a_click_shows_the_film() {
    let mut rig = rig(tried(), Lang::En, [1000.0, 700.0]);
    assert!(rig.harness.query_by_label("6 of 6 done").is_some());
    assert!(rig.harness.query_by_label("1 without a result").is_some());
    let plot = rig.harness.get_by_label_contains("Time, s\n10: 12 (12 … 14)");
    let said = plot.accesskit_node().label().unwrap();
    assert!(said.contains("20: 8 (8 … 8.5)") && said.contains("30: 6 (6 … 6)"), "{said}");
    let area = plot.rect();
    // The middle value stands in the middle; its marks are somewhere on that column.
    let mut shown = Vec::new();
    for step in 0..40 {
        let at = egui::pos2(area.center().x, area.top() + area.height() * (step as f32 + 0.5) / 40.0);
        rig.harness.hover_at(at);
        rig.harness.run_steps(1);
        rig.harness.drag_at(at);
        rig.harness.run_steps(1);
        rig.harness.drop_at(at);
        rig.harness.run_steps(1);
        shown.extend(rig.carry_out());
    }
    let Some(Command::Show(inputs)) = shown.first() else { panic!("{shown:?}") };
    assert!(String::from_utf8_lossy(&inputs.programs[0].bytes).contains("SPEED = 20;"));
}

#[test]
fn a_trial_is_found_by_keyboard_too_and_its_value_goes_into_the_program() {
    let mut rig = rig(tried(), Lang::En, [1000.0, 700.0]);
    rig.harness.get_by_label("Show the film").click();
    rig.harness.run_steps(2);
    rig.harness.get_by_label("Take 10").click();
    rig.harness.run_steps(2);
    let asked = rig.carry_out();
    assert!(matches!(&asked[..], [Command::Show(inputs), Command::Experiment(_)] if inputs.seed == 0), "{asked:?}");
    let text = rig.harness.state().bench.files.shown().unwrap().text.clone();
    assert_eq!(text, PROGRAM.replace("SPEED = 20", "SPEED = 10"));
    rig.harness.run_steps(2);
    assert!(rig.harness.query_by_label_contains("Take").is_none(), "the program is another one now");
}

#[test]
fn the_table_has_every_trial_and_every_measure() {
    let mut rig = rig(tried(), Lang::En, [1000.0, 700.0]);
    rig.harness.get_by_role_and_label(Role::Button, "CSV").click();
    rig.harness.run_steps(2);
    let asked = rig.carry_out();
    let Some(Command::SaveAs { name, bytes }) = asked.last() else { panic!("{asked:?}") };
    assert_eq!(name, "stop-at-20-experiment.csv");
    let text = String::from_utf8(bytes.clone()).unwrap();
    assert_eq!(text.lines().count(), 7);
    assert!(text.starts_with("SPEED,layout,result,time_s,") && text.contains("gap_max"), "{text}");
    assert!(text.contains("\n30,1,aborted,,"), "{text}");
}

#[test]
fn the_table_for_excel_speaks_the_language_and_says_the_units() {
    for (lang, point, time, passed) in [
        (Lang::Kk, "SPEED;нұсқа;нәтиже;", ";Уақыт, с;", ";өтпеді;"),
        (Lang::Ru, "SPEED;раскладка;итог;", ";Время, с;", ";не пройдено;"),
    ] {
        let mut rig = rig(tried(), lang, [1000.0, 700.0]);
        let label = rig.harness.state().say.plain("measure-excel");
        rig.harness.get_by_role_and_label(Role::Button, &label).click();
        rig.harness.run_steps(2);
        let asked = rig.carry_out();
        let Some(Command::SaveAs { bytes, .. }) = asked.last() else { panic!("{asked:?}") };
        let text = String::from_utf8(bytes.clone()).unwrap();
        let heading = text.lines().next().unwrap_or_default();
        assert!(heading.starts_with(&format!("\u{feff}{point}")) && heading.contains(time), "{heading}");
        assert!(text.contains(passed) && !text.contains("failed"), "{text}");
    }
}

#[test]
fn the_plot_is_saved_as_a_picture() {
    let mut rig = rig(tried(), Lang::Ru, [1000.0, 700.0]);
    rig.harness.get_by_role_and_label(Role::Button, "PNG").click();
    rig.harness.run_steps(2);
    let asked = rig.carry_out();
    let Some(Command::SaveAs { name, bytes }) = asked.last() else { panic!("{asked:?}") };
    assert!(name == "stop-at-20-experiment.png" && bytes.starts_with(b"\x89PNG"));
    std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/target/pictures/experiment-plot.png"), bytes).unwrap();
}

#[test]
fn a_draw_of_the_level_is_offered_with_its_own_range() {
    let mut rig = rig(written(), Lang::En, [1000.0, 700.0]);
    rig.harness.get_by_label("draws.wall = drawn").click();
    rig.harness.run_steps(3);
    rig.harness.get_by_label("Try 25 times").click();
    rig.harness.run_steps(2);
    let asked = rig.carry_out();
    let [Command::Experiment(ExperimentCommand::Begin(plan))] = &asked[..] else { panic!("{asked:?}") };
    assert_eq!(plan.values, [115.0, 132.5, 150.0, 167.5, 185.0]);
    assert!(plan.inputs(0).unwrap().pack.files["level.ron"].contains("\"wall\": Value(115)"));
}

#[test]
fn pictures_of_the_experiment_in_every_language_and_theme() {
    for (lang, theme) in Lang::ALL.into_iter().zip(Theme::all()) {
        for size in [[320.0, 240.0], [520.0, 400.0], [1000.0, 700.0]] {
            for with_results in [false, true] {
                let bench = if with_results { tried() } else { written() };
                let mut rig = rig(bench, lang, size);
                rig.harness.state_mut().theme = theme.clone();
                theme.apply(&rig.harness.ctx, true);
                rig.harness.run_steps(2);
                rig.picture(&format!("experiment-{}-{}-{with_results}-numbers", lang.code(), size[0]));
                rig.no_text_is_cut();
                rig.harness.get_by_label("SPEED = 20").click();
                rig.harness.run_steps(3);
                if with_results && size[0] < 640.0 {
                    let results = rig.harness.state().say.plain("experiment-results");
                    rig.harness.get_by_label(&results).click();
                    rig.harness.run_steps(3);
                }
                rig.picture(&format!("experiment-{}-{}-{with_results}", lang.code(), size[0]));
                rig.no_text_is_cut();
            }
        }
    }
}

#[test]
fn both_axes_have_two_numbers_and_the_command_is_the_name_of_one() {
    for (lang, size) in Lang::ALL.into_iter().zip([[1000.0, 700.0], [660.0, 300.0], [1000.0, 420.0]]) {
        let mut bench = bench("stop-at-20");
        bench.files.edit("drive(40, 0);\nwait(2.5);\nstop();".to_owned());
        let factor = factors(&bench.inputs()).into_iter().find(|factor| factor.value == Some(40.0)).unwrap();
        let values = vec![20.0, 40.0, 60.0, 80.0, 100.0];
        let mut experiment = Experiment::new(Plan { base: bench.inputs(), factor, values, layouts: vec![0] });
        (0..5).for_each(|trial| experiment.hear((trial, Ok(measured(9.0 + trial as f64, true)))));
        bench.experiment = Some(experiment);
        let mut rig = rig(bench, lang, size);
        rig.harness.run_steps(3);
        assert!(rig.harness.query_all_by_label("drive(…, 0)").count() > 0, "{lang:?}");
        let painted: Vec<String> = rig
            .harness
            .output()
            .shapes
            .iter()
            .filter_map(|clipped| match &clipped.shape {
                egui::Shape::Text(shape) => Some(shape.galley.text().to_owned()),
                _ => None,
            })
            .collect();
        let numbers =
            |wanted: &[&str]| wanted.iter().filter(|number| painted.iter().any(|text| text == *number)).count();
        assert!(numbers(&["20", "40", "50", "60", "80", "100"]) >= 2, "x at {size:?}: {painted:?}");
        assert!(numbers(&["9", "10", "11", "12", "13"]) >= 2, "y at {size:?}: {painted:?}");
        rig.picture(&format!("experiment-axes-{}", lang.code()));
    }
}
