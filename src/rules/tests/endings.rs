//! How trials end: goals, bonuses, rules, and the cause of each failure.

use super::*;

#[test]
fn a_trial_ends_when_all_that_is_needed_holds_at_one_time() {
    let mut run = stage(&[when("Inside(robot: \"me\", zone: \"pad\")"), never("Touched(robot: \"me\")")]).run();
    run.drive(0, 20.0, 0.0).seconds(20.0);
    assert_eq!(run.end, Some(End::Decided));
    let Judgement { verdict, sheet, metrics } = run.judgement();
    assert_eq!(verdict, Verdict::Passed);
    assert_eq!((sheet.points(), sheet.most()), (15.0, 15.0));
    assert!((2.0..3.0).contains(&metrics.time_s) && (40.0..60.0).contains(&metrics.distance_cm), "{metrics:?}");
    assert!(metrics.energy_j > 0.0 && metrics.touches == 0);
}

#[test]
fn a_bonus_is_not_needed_and_gives_points_only_when_it_holds_at_the_end() {
    let mut bonus = when("Inside(robot: \"me\", zone: \"start\", part: Any)");
    bonus.bonus = true;
    let run_with = |bonus: Goal| {
        let mut run = stage(&[when("Inside(robot: \"me\", zone: \"pad\")"), bonus]).run();
        run.drive(0, 20.0, 0.0).seconds(20.0);
        run.judgement()
    };
    let lost = run_with(bonus.clone());
    assert_eq!((lost.verdict, lost.sheet.points()), (Verdict::Passed, 10.0));
    bonus.aim = Aim::When(read("Once(Inside(robot: \"me\", zone: \"start\"))"));
    let won = run_with(bonus);
    assert_eq!((won.verdict, won.sheet.points()), (Verdict::Passed, 20.0));
}

#[test]
fn what_can_not_be_reached_any_more_ends_the_trial() {
    let mut run = stage(&[when("Within(1, Inside(robot: \"me\", zone: \"pad\"))")]).run();
    run.drive(0, 20.0, 0.0).seconds(20.0);
    assert_eq!((run.end, run.world.tick(), run.state()), (Some(End::Decided), 101, GoalState::Broken));
    assert_eq!(run.cause().code, "cause-missed");
}

#[test]
fn a_level_of_rules_only_is_passed_when_time_is_up_or_the_program_ends() {
    let mut run = stage(&[never("Touched(robot: \"me\")")]).run();
    run.seconds(31.0);
    assert_eq!((run.end, run.judgement().verdict), (Some(End::Time), Verdict::Passed));
    let mut run = stage(&[never("Touched(robot: \"me\")")]).run();
    run.program(Program::Ended).seconds(31.0);
    assert_eq!((run.end, run.world.tick()), (Some(End::Rest), 50));
}

#[test]
fn a_rule_that_is_fatal_ends_the_trial_and_one_that_is_not_only_fails_it() {
    let mut goal = never("Touched(robot: \"me\", thing: \"wall\")");
    let pad = when("Once(For(8, Outside(robot: \"me\", zone: \"start\")))");
    let mut run = stage(&[goal.clone(), pad.clone()]).run();
    run.drive(0, 40.0, 0.0).seconds(20.0);
    assert_eq!(run.end, Some(End::Fatal));
    let fatal = run.cause();
    assert_eq!((fatal.code.as_ref(), fatal.goal.as_deref(), fatal.robot), ("cause-hit", Some("rule"), Some(0)));
    assert_eq!(fatal.tick, run.world.tick());
    assert!(fatal.args.contains(&("object".into(), Arg::name("wall"))), "{fatal:?}");
    assert!(fatal.readings.iter().any(|(word, ..)| word == "distance"));
    assert_eq!(fatal.hints[0].code, "evidence-distance");
    let (x, y) = fatal.at_cm.expect("a place");
    assert!((165.0..172.0).contains(&x) && (48.0..52.0).contains(&y), "{x} {y}");
    goal.fatal = false;
    let mut run = stage(&[goal, pad]).run();
    run.drive(0, 40.0, 0.0).seconds(20.0);
    assert_eq!(run.end, Some(End::Decided));
    assert_eq!((run.cause().code, run.cause().tick), (fatal.code, fatal.tick));
    assert_eq!(run.judgement().sheet.points(), 10.0);
}

#[test]
fn every_failure_has_its_cause() {
    let plain = Limits::default();
    let code = |cause: &Cause| cause.code.to_string();
    let hints = |cause: &Cause| cause.hints.iter().map(|hint| hint.code.to_string()).collect::<Vec<_>>();

    let cause = cause_of(plain, |_| {});
    assert_eq!((code(&cause), cause.tick), ("cause-idle".to_owned(), 1000));
    let cause = cause_of(Limits { idle_s: Some(2.0), ..plain }, |_| {});
    assert_eq!((code(&cause), cause.tick), ("cause-idle".to_owned(), 200));

    let cause = cause_of(plain, |run| {
        run.seconds(1.0).program(Program::Ended);
    });
    assert_eq!((code(&cause), cause.tick), ("cause-end-idle".to_owned(), 101));

    let cause = cause_of(plain, |run| {
        run.drive(0, 5.0, 0.0);
    });
    assert_eq!((code(&cause), hints(&cause)), ("cause-time".to_owned(), vec!["missing-distance".to_owned()]));
    assert_eq!(cause.goal.as_deref(), Some("goal"));

    let cause = cause_of(plain, |run| {
        run.drive(0, 20.0, 0.0).seconds(2.0).drive(0, 0.0, 0.0).seconds(1.0).program(Program::Ended);
    });
    assert_eq!(code(&cause), "cause-end");

    // Into the wall beyond the zone, wheels turning on.
    let cause = cause_of(plain, |run| {
        run.drive(0, 0.0, -45.0).seconds(1.0).drive(0, 30.0, 0.0);
    });
    assert_eq!(code(&cause), "cause-hit-edge");
    assert!(cause.tick < 700, "{}", cause.tick);

    // A firmware move that meets the wall gives up after a second; the program then ends.
    let cause = cause_of(plain, |run| {
        run.forward(300.0).program(Program::Ended);
    });
    assert_eq!(code(&cause), "cause-hit");
    assert!(cause.args.contains(&("object".into(), Arg::name("wall"))), "{cause:?}");
    let cause = cause_of(plain, |run| {
        run.forward(50.0).program(Program::Ended);
    });
    assert_eq!(code(&cause), "cause-end");

    let cause = cause_of(Limits { energy_j: Some(0.5), ..plain }, |run| {
        run.drive(0, 20.0, 0.0);
    });
    assert_eq!(code(&cause), "cause-energy");
    let cause = cause_of(Limits { statements: Some(3), ..plain }, |run| run.facts.robots[0].statements = 4);
    assert_eq!((code(&cause), cause.tick), ("cause-statements".to_owned(), 1));
    let cause = cause_of(Limits { operations: Some(3), ..plain }, |run| run.facts.robots[0].operations = 4);
    assert_eq!(code(&cause), "cause-operations");
    let cause = cause_of(Limits { touches: Some(0), ..plain }, |run| {
        run.drive(0, 0.0, -45.0).seconds(1.0).drive(0, 30.0, 0.0);
    });
    assert_eq!(code(&cause), "cause-touches");
}

#[test]
fn a_robot_that_leaves_an_open_field_or_its_line_is_told_so() {
    let mut stage = stage(&[when("Followed(robot: \"me\", line: \"road\")")]);
    stage.scene.edge = Edge::Open;
    stage.rules.open = true;
    let mut run = stage.run();
    run.drive(0, 20.0, 0.0).seconds(2.0).drive(0, 0.0, -90.0).seconds(1.0).drive(0, 20.0, 0.0).seconds(30.0);
    let cause = run.cause();
    // The line is lost first; leaving the field comes later.
    assert_eq!(cause.code, "cause-line");
    assert!((300..450).contains(&cause.tick), "{}", cause.tick);
    stage.rules.goals = vec![when("Inside(robot: \"me\", zone: \"far\")")];
    let mut run = stage.run();
    run.drive(0, 20.0, 0.0).seconds(2.0).drive(0, 0.0, -90.0).seconds(1.0).drive(0, 20.0, 0.0).seconds(30.0);
    assert_eq!(run.cause().code, "cause-out");
}

#[test]
fn a_program_that_breaks_is_a_fault_and_its_script_neighbour_is_none() {
    let diag = Diag::error("pilot-busy-loop");
    let mut run = stage(&[when("Inside(robot: \"me\", zone: \"far\")")]).run();
    run.program(Program::Broke(Box::new(diag.clone()))).seconds(10.0);
    assert_eq!(run.end, Some(End::Rest));
    assert_eq!(run.judgement().verdict, Verdict::Fault(Box::new(diag.clone())));
    let mut run = stage(&[when("Inside(robot: \"me\", zone: \"far\")")]).run();
    run.facts.robots[1].program = Program::Broke(Box::new(diag));
    run.drive(0, 30.0, 0.0).seconds(10.0);
    assert_eq!(run.judgement().verdict, Verdict::Passed);
}
