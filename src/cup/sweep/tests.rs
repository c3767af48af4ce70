//! Plans, places and tables of experiments.

use std::collections::BTreeMap;

use crate::base::csv::Dialect;
use crate::cup::sweep::{Factor, Figures, Home, Measure, Measured, Plan, csv, factors, find, parse, spreads};
use crate::level::load::Pack;
use crate::rules::metrics::Metrics;
use crate::rules::rank::Scored;
use crate::trial::inputs::{Inputs, Source};
use crate::trial::outcome::Fingerprint;
use crate::trial::worker::hire::{NoOutcome, Resource};

const LEVEL: &str = r#"Level(
    version: 1,
    field: (size: (200, 100), surfaces: [Surface(area: Box((0, 0), (10, 10)), grip: 0.5)]),
    robots: [(name: "me", kit: "rover", at: ("20 + gap", 50), facing: 90)],
    things: [Mover(name: "gate", speed: 10), Box(at: (1, 2)), Box(at: (3, 4))],
    draws: {"gap": Uniform(10, 30), "way": Value(1)},
    goals: [(id: "near", points: 60, when: Within(75, Ended(robot: "me")))],
)"#;

fn inputs(programs: &[&str]) -> Inputs {
    let source = |text: &&str| Source { name: "main.rhai".to_owned(), bytes: text.as_bytes().to_vec() };
    let files = BTreeMap::from([("level.ron".to_owned(), LEVEL.to_owned())]);
    let pack = Pack { folder: "mine".to_owned(), files, ..Pack::default() };
    Inputs { pack, seed: 0, programs: programs.iter().map(source).collect() }
}

fn robots(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

fn found(what: &str, programs: &[&str], names: &[&str]) -> Result<Factor, String> {
    find(what, &factors(&inputs(programs)), &robots(names)).map_err(|diag| diag.code.into_owned())
}

#[test]
fn every_number_of_the_level_has_a_path() {
    let all = factors(&inputs(&[]));
    let paths: Vec<&str> = all.iter().map(|factor| factor.name.as_str()).collect();
    for path in [
        "draws.gap",
        "draws.gap[1]",
        "draws.way",
        "field.size[0]",
        "field.surfaces[0].grip",
        "things.gate.speed",
        "things[2].at[1]",
        "robots.me.facing",
        "robots.me.at[1]",
        "goals.near.when[0]",
    ] {
        assert!(paths.contains(&path), "{path} in {paths:?}");
    }
    assert_eq!((all[0].name.as_str(), all[0].value, all[0].range), ("draws.gap", None, Some((10.0, 30.0))));
    assert!(paths[0].starts_with("draws") && !paths.contains(&"version"), "{paths:?}");
}

#[test]
fn a_value_is_put_in_its_place_and_nothing_else_changes() {
    let base = inputs(&["let KP = 2.0;\ndrive(30, -KP-1);"]);
    let put = |what: &str, value: f64| {
        let factor = find(what, &factors(&base), &robots(&["me"])).unwrap();
        let put = factor.put(&base, value).unwrap();
        (String::from_utf8(put.programs[0].bytes.clone()).unwrap(), put.pack.files["level.ron"].clone())
    };
    assert_eq!(put("KP", 3.0).0, "let KP = 3.0;\ndrive(30, -KP-1);");
    assert_eq!(put("2:7", 12.5).0, "let KP = 2.0;\ndrive(12.5, -KP-1);");
    assert_eq!(put("2:15", -4.0).0, "let KP = 2.0;\ndrive(30, -KP-(-4));");
    assert_eq!(put("KP", 0.1 + 0.2).0, "let KP = 0.3;\ndrive(30, -KP-1);");
    assert!(put("level:draws.gap", 12.0).1.contains("\"gap\": Value(12),"));
    assert_eq!(put("level:field.surfaces[0].grip", 0.25).1, LEVEL.replace("grip: 0.5", "grip: 0.25"));
}

#[test]
fn a_name_a_place_a_robot_and_a_path_say_what_varies() {
    let one = |what: &str| found(what, &["let KP = 2.0;\nforward(30);\nturn(90); turn(45);"], &["me"]);
    assert_eq!(one("KP").unwrap().value, Some(2.0));
    assert_eq!(one("2").unwrap().value, Some(30.0));
    assert_eq!(one("3:16").unwrap().value, Some(45.0));
    assert_eq!(one("level:robots.me.facing").unwrap().home, Home::Level);
    for (what, code) in [
        ("Kp", "sweep-unknown-name"),
        ("3", "sweep-which"),
        ("9", "sweep-no-number-there"),
        ("1:1", "sweep-no-number-there"),
        ("level:draws.gpa", "sweep-unknown-path"),
    ] {
        assert_eq!(one(what).unwrap_err(), code, "{what}");
    }
    let two = |what: &str| found(what, &["let V = 1;", "let V = 2;"], &["red", "blue"]);
    assert_eq!(two("V").unwrap_err(), "sweep-which");
    assert_eq!(two("blue:V").unwrap().value, Some(2.0));
    assert_eq!(two("red:1:9").unwrap().value, Some(1.0));
}

#[test]
fn what_varies_is_read_with_its_values() {
    let read = |text: &str| parse(text).map_err(|diag| diag.code.into_owned());
    assert_eq!(read("Kp=1..3:0.5"), Ok(("Kp".to_owned(), vec![1.0, 1.5, 2.0, 2.5, 3.0])));
    assert_eq!(read("level:draws.gap = 10..=12"), Ok(("level:draws.gap".to_owned(), vec![10.0, 11.0, 12.0])));
    assert_eq!(read("2:7=-1,0.5, 4"), Ok(("2:7".to_owned(), vec![-1.0, 0.5, 4.0])));
    assert_eq!(read("a=-3..-1"), Ok(("a".to_owned(), vec![-3.0, -2.0, -1.0])));
    for text in ["", "Kp", "=1..2", "Kp=", "Kp=a..b", "Kp=1..2:-1", "Kp=1..2:0", "Kp=nan", "Kp=1,,2"] {
        assert_eq!(read(text).unwrap_err(), "sweep-bad-vary", "{text}");
    }
    assert_eq!(read("Kp=0..0.5").unwrap_err(), "sweep-no-step");
    assert_eq!(read("Kp=0..1:0.000001").unwrap_err(), "sweep-too-many-values");
}

#[test]
fn measures_have_names() {
    let name =
        |text: &str| Measure::parse(text).map(|measure| measure.heading()).map_err(|diag| diag.code.into_owned());
    assert_eq!(name("time"), Ok("time_s".to_owned()));
    assert_eq!(name("plot:gap"), Ok("gap_last".to_owned()));
    assert_eq!(name("plot:a:b:max"), Ok("a:b_max".to_owned()));
    assert_eq!(name("tim"), Err("sweep-unknown-measure".to_owned()));
}

/// A trial that took so long, and plotted so much.
fn measured(time_s: f64, passed: bool, gap: f64) -> Option<Result<Measured, NoOutcome>> {
    let metrics = Metrics { time_s, ..Metrics::default() };
    let scored = Scored { passed, points: 10.0, metrics };
    let gap = Figures { name: "gap".to_owned(), last: gap, mean: gap / 2.0, max: gap, min: 0.0 };
    let run = Fingerprint([0; 16]);
    Some(Ok(Measured { scored, trouble: None, is_fault: false, plots: vec![gap], run }))
}

#[test]
fn trials_become_spreads_and_a_table() {
    let base = inputs(&["let KP = 2.0;"]);
    let factor = find("KP", &factors(&base), &robots(&["me"])).unwrap();
    let plan = Plan { base, factor, values: vec![1.0, 1.5], layouts: vec![3, 4] };
    assert_eq!((plan.trials(), plan.point(2), plan.point(4)), (4, Some((1.5, 3)), None));
    assert_eq!(plan.inputs(3).unwrap().seed, 4);
    let aborted = Some(Err(NoOutcome::Aborted(Resource::Memory)));
    let results = [measured(5.0, true, 8.0), measured(3.0, false, 6.0), aborted, None];
    let time = Measure::parse("time").unwrap();
    let spread = spreads(&plan, &results, &time);
    assert_eq!(spread.len(), 1, "a value without a result has no spread");
    let first = spread[0];
    assert_eq!((first.count, first.passed, first.min, first.median, first.max), (2, 1, 3.0, 3.0, 5.0));
    assert_eq!(spreads(&plan, &results, &Measure::parse("passed").unwrap())[0].median, 50.0);
    let measures = [time, Measure::parse("plot:gap:mean").unwrap()];
    assert_eq!(
        csv(&plan, &results, &measures, Dialect::Plain),
        "KP,layout,result,time_s,gap_mean\r\n1,3,passed,5,4\r\n1,4,failed,3,3\r\n1.5,3,aborted,,\r\n1.5,4,,,\r\n"
    );
}

#[test]
fn a_number_without_a_name_is_called_by_the_command_it_stands_in() {
    let base = inputs(&["let KP = 2.0;\nloop { drive(40, 0); wait(1); }\n  forward(-3 * 5);"]);
    let found = factors(&base);
    let heading = |what: &str| find(what, &found, &robots(&["me"])).map(|factor| factor.heading()).unwrap();
    assert_eq!(heading("KP"), "KP");
    assert_eq!(heading("2:14"), "drive(_, 0)");
    assert_eq!(heading("2:18"), "drive(40, _)");
    assert_eq!(heading("2:27"), "wait(_)");
    assert_eq!(heading("3:11"), "forward(_ * 5)");
    assert_eq!(heading("level:draws.gap"), "level:draws.gap");
    let drive = find("2:14", &found, &robots(&["me"])).unwrap();
    assert_eq!((drive.spec().as_str(), drive.phrase("20").as_str()), ("2:14", "drive(20, 0)"));
}

#[test]
fn too_many_trials_are_refused_before_the_first() {
    let base = inputs(&["let KP = 2.0;"]);
    let factor = find("KP", &factors(&base), &robots(&["me"])).unwrap();
    let plan = |values: usize, layouts: u64| Plan {
        base: base.clone(),
        factor: factor.clone(),
        values: vec![1.0; values],
        layouts: (0..layouts).collect(),
    };
    assert_eq!(plan(0, 3).check().unwrap_err().code, "sweep-nothing");
    assert_eq!(plan(1001, 10).check().unwrap_err().code, "sweep-too-many");
    assert!(plan(1000, 10).check().is_ok());
}
