//! What the conditions of contests promise: each can be told true and false, says what is missing, and refuses figures
//! that cannot be.

use super::*;
use crate::rules::goal::Condition;
use crate::rules::look::Names;
use crate::rules::maze::{Maze, Side};
use crate::rules::told::Estimate;
use crate::sim::colour::Colour;
use crate::sim::stage::ThingState;
use crate::sim::world::BodyId;

/// A run with a goal and a second one that keeps the trial going.
fn run_of(condition: &str) -> Run {
    stage(&[when(condition), when("Time(after: 29)")]).run()
}

/// The codes of the second sentences of the cause, as things stand.
fn missing(run: &Run) -> Vec<String> {
    run.cause().hints.iter().map(|hint| hint.code.to_string()).collect()
}

/// Changes what is seen of a thing.
fn change(run: &mut Run, body: usize, change: impl Fn(&mut ThingState)) {
    let mut state = run.world.thing_state(BodyId(body as u16));
    change(&mut state);
    run.world.stage().change(body, state);
}

#[test]
fn a_zone_is_covered_when_enough_of_it_was_under_the_robot() {
    assert_eq!(truths("Covered(robot: \"me\", zone: \"start\", share: 15)"), span(1.0, 5.0));
    assert_eq!(truths("Covered(robot: \"me\", zone: \"pad\", share: 30, cell: 4)"), span(3.5, 5.0));
    assert_eq!(truths("Covered(robot: \"me\", zone: \"pad\", share: 60)"), Vec::<f64>::new());
    // The origin alone goes through one row of eight.
    assert_eq!(truths("Covered(robot: \"me\", zone: \"pad\", share: 12, centre: true)"), span(4.0, 5.0));
    let mut run = run_of("Covered(robot: \"me\", zone: \"pad\", share: 60)");
    run.drive(0, 20.0, 0.0).seconds(4.0);
    assert_eq!(missing(&run), ["missing-covered"]);
}

#[test]
fn a_drawing_is_compared_with_its_template_both_ways() {
    let drawn = |condition: &str, rate: f64| {
        let mut run = run_of(condition);
        let (word, mut args) = (run.words.find("pen").expect("a pen"), [const { Value::Unit }; MAX_ARGS]);
        args[0] = Value::from("red");
        run.world.ask(0, &Ask { word, device: None, args, line: 1, column: 1 }, false);
        run.drive(0, 20.0, rate).seconds(4.9);
        run
    };
    let road = "Drawn(robot: \"me\", line: \"road\", covered: 80)";
    assert!(drawn(road, 0.0).holds());
    assert!(!drawn(road, 40.0).holds());
    assert!(drawn("Drawn(robot: \"me\", points: [(40, 50), (130, 50)], covered: 80)", 0.0).holds());
    // The template is covered, but much more was drawn.
    let more = drawn("Drawn(robot: \"me\", points: [(45, 50), (60, 50)], off: 20)", 0.0);
    assert!(!more.holds());
    assert!(missing(&more).contains(&"missing-drawn-off".to_owned()));
    let mut nothing = run_of(road);
    nothing.drive(0, 20.0, 0.0).seconds(3.0);
    assert!(!nothing.holds() && missing(&nothing) == ["missing-drawing"]);
}

#[test]
fn parked_wants_place_heading_and_rest() {
    let stopped = |condition: &str| {
        let mut run = run_of(condition);
        run.forward(60.0).seconds(2.0);
        run
    };
    assert!(stopped("Parked(robot: \"me\", at: (100, 50), within: 2, facing: 90)").holds());
    assert!(stopped("Parked(robot: \"me\", facing: -90, either_way: true, zone: \"pad\")").holds());
    assert!(!stopped("Parked(robot: \"me\", facing: -90)").holds());
    assert_eq!(missing(&stopped("Parked(robot: \"me\", at: (104, 50))")), ["missing-parked-place"]);
    assert_eq!(missing(&stopped("Parked(robot: \"me\", facing: 80)")), ["missing-parked-angle"]);
    assert_eq!(missing(&stopped("Parked(robot: \"me\", zone: \"far\")")), ["missing-partly"]);
    let mut driving = run_of("Parked(robot: \"me\", facing: 90)");
    driving.drive(0, 10.0, 0.0).seconds(3.0);
    assert!(!driving.holds() && missing(&driving) == ["missing-stop"]);
}

#[test]
fn a_line_has_a_direction_and_a_quality() {
    assert_eq!(truths("Followed(robot: \"me\", line: \"road\", laps: 0.5, way: Along)"), span(3.0, 5.0));
    assert_eq!(truths("Followed(robot: \"me\", line: \"road\", laps: 0.5, way: Against)"), Vec::<f64>::new());
    let off = "OffLine(robot: \"me\", line: \"road\", within: 5, seconds: 1)";
    assert_eq!(truths(off), Vec::<f64>::new());
    let mut run = run_of(off);
    run.drive(0, 20.0, -30.0).seconds(5.0);
    assert!(run.holds());
    // What never found the line is not off it.
    let mut other = run_of("OffLine(robot: \"other\", line: \"road\", seconds: 1)");
    assert!(!other.seconds(5.0).holds());
    assert_eq!(truths("LineError(robot: \"me\", line: \"road\", max: 1)"), span(1.0, 5.0));
    let mut run = run_of("LineError(robot: \"me\", line: \"road\", max: 1, within: 50)");
    run.drive(0, 20.0, -30.0).seconds(3.0);
    assert!(!run.holds() && missing(&run).contains(&"missing-line-error".to_owned()));
}

#[test]
fn zones_are_visited_in_laps() {
    let mut run = run_of("Visited(robot: \"me\", zones: [\"start\", \"pad\"], laps: 2)");
    assert!(!run.drive(0, 20.0, 0.0).seconds(3.0).holds());
    assert!(!run.drive(0, -20.0, 0.0).seconds(3.0).holds());
    assert!(run.drive(0, 20.0, 0.0).seconds(3.5).holds());
}

#[test]
fn things_are_counted_turned_and_one_of_many_moved() {
    let mut run = pushed("CountIn(things: \"pin\", zone: \"shelf\", most: 0)");
    assert!(!run.seconds(0.5).holds() && run.seconds(3.5).holds());
    let mut run = pushed("CountIn(things: \"pin\", zone: \"shelf\", least: 1, most: 1)");
    assert!(run.seconds(0.5).holds() && !run.seconds(3.5).holds());
    let mut run = pushed("Not(Moved(things: \"pin\", by: 5))");
    assert!(run.seconds(0.5).holds() && !run.seconds(3.0).holds());
    let mut run = pushed("Moved(things: \"pin\", turned: 5)");
    assert!(!run.seconds(0.1).holds());
}

#[test]
fn coins_are_collected_by_anybody_or_by_one() {
    for (condition, at_one, at_two) in [
        ("Collected(things: \"pin\")", false, true),
        ("Collected(things: \"pin\", least: 1)", true, true),
        ("Collected(things: \"pin\", least: 1, robot: \"other\")", false, true),
        ("Collected(things: \"pin\", robot: \"other\")", false, false),
    ] {
        let mut run = run_of(condition);
        let take = |run: &mut Run, body: usize, by: usize| {
            change(run, body, |state| (state.gone, state.by) = (true, Some(by)));
            run.seconds(0.05);
            run.holds()
        };
        assert!(!run.seconds(0.05).holds());
        assert_eq!((take(&mut run, 3, 0), take(&mut run, 4, 1)), (at_one, at_two), "{condition}");
    }
    // What was taken lies in no zone any more.
    let mut run = run_of("CountIn(things: \"pin\", zone: \"shelf\", least: 1)");
    assert!(run.seconds(0.05).holds());
    change(&mut run, 3, |state| state.gone = true);
    change(&mut run, 4, |state| state.gone = true);
    assert!(!run.seconds(0.05).holds());
}

#[test]
fn a_gate_counts_passages_of_a_direction_a_speed_and_a_robot() {
    let pass = |run: &mut Run, forward: u64, speed_m_s: f64, by: usize| {
        change(run, 2, |state| {
            state.count += 1;
            state.forward += forward;
            (state.speed_m_s, state.by) = (speed_m_s, Some(by));
        });
        run.seconds(0.05);
        run.holds()
    };
    let mut run = run_of("Passed(gate: \"wall\", way: Along, least: 2)");
    assert!(!pass(&mut run, 1, 0.3, 0) && !pass(&mut run, 0, 0.3, 0) && pass(&mut run, 1, 0.3, 1));
    let mut run = run_of("Passed(gate: \"wall\", robot: \"me\", min: 20, max: 40)");
    assert!(!pass(&mut run, 1, 0.3, 1) && !pass(&mut run, 1, 0.1, 0) && !pass(&mut run, 1, 0.5, 0));
    run.drive(0, 10.0, 0.0).seconds(1.0);
    assert_eq!(missing(&run), ["missing-passed-fast"]);
    assert!(pass(&mut run, 0, 0.3, 0));
    assert_eq!(truths("Passed(robot: \"me\", zone: \"pad\", way: Along, min: 15)"), span(2.5, 5.0));
    assert_eq!(truths("Passed(robot: \"me\", zone: \"pad\", way: Against)"), span(4.5, 5.0));
    assert_eq!(truths("Passed(robot: \"me\", zone: \"pad\", least: 2)"), span(4.5, 5.0));
    assert_eq!(truths("Passed(robot: \"me\", zone: \"pad\", min: 25)"), Vec::<f64>::new());
}

#[test]
fn things_are_sorted_by_their_colours() {
    let sorted = |zones: &str| {
        let mut run = run_of(&format!("Sorted(things: \"pin\", to: [{zones}])"));
        run.world.stage().bodies[3].look.colour = Some(Colour::Red);
        run.world.stage().bodies[4].look.colour = Some(Colour::Blue);
        run.seconds(0.05);
        run.state()
    };
    assert_eq!(sorted("(Red, \"shelf\"), (Blue, \"shelf\")"), GoalState::Held);
    assert_eq!(sorted("(Red, \"shelf\"), (Blue, \"pad\")"), GoalState::Open);
    assert_eq!(sorted("(Green, \"shelf\")"), GoalState::Broken);
}

#[test]
fn carried_is_not_pushed() {
    let brought = |held: bool, let_go: bool| {
        let mut stage =
            stage(&[when("CarriedTo(thing: \"pin.1\", zone: \"lane\", part: Any)"), when("Time(after: 29)")]);
        stage.scene.robots[1].world_from_robot = field_pose(75.0, 80.0, 90.0);
        stage.scene.things[2].world_from_thing = field_pose(140.0, 30.0, 0.0);
        stage.rules.zones.push(("lane".to_owned(), Shape::rectangle(vec2(1.4, 0.8), vec2(0.5, 0.3))));
        let mut run = stage.run();
        run.world.stage().bodies[3].holder = held.then_some(1);
        run.drive(1, 20.0, 0.0).seconds(3.0);
        if let_go {
            run.world.stage().bodies[3].holder = None;
        }
        run.seconds(0.02);
        (run.holds(), missing(&run).pop())
    };
    assert!(brought(true, true).0);
    assert_eq!(brought(true, false), (false, Some("missing-let-go".to_owned())));
    assert_eq!(brought(false, true), (false, Some("missing-carried".to_owned())));
}

#[test]
fn messages_are_counted() {
    let mut run = run_of("Messages(robot: \"me\", sent: 1, received: 1)");
    run.world.stage().air.send(0, 0, None, &Value::Int(1));
    assert!(!run.seconds(0.05).holds());
    let tick = run.world.tick();
    run.world.stage().air.send(tick, 1, None, &Value::Int(1));
    assert_eq!(run.world.stage().air.take(tick + 1, 0).len(), 1);
    assert!(run.seconds(0.05).holds());
}

#[test]
fn the_first_out_of_the_ring_loses() {
    let alone = |first: usize| {
        let names = ["me", "other"];
        let mut stage = stage(&[
            when(&format!("AloneIn(robot: \"{}\", zone: \"ring\", part: Any)", names[1 - first])),
            when(&format!("AloneIn(robot: \"{}\", zone: \"ring\", part: Any)", names[first])),
        ]);
        stage.rules.zones.push(("ring".to_owned(), Shape::Disc { at: vec2(0.4, 0.35), radius: 0.38 }));
        let mut run = stage.run();
        run.drive(first, 20.0, 0.0).seconds(3.0);
        run.referee.states().collect::<Vec<_>>()
    };
    for first in [0, 1] {
        assert_eq!(alone(first), [GoalState::Held, GoalState::Broken]);
    }
}

#[test]
fn robots_are_nearer_first_and_pulled() {
    // The pad's middle is at (100, 50): I drive there and past it, the other one stands at (40, 20).
    assert_eq!(truths("NearerTo(robot: \"me\", zone: \"pad\")"), span(0.0, 5.0));
    assert_eq!(truths("NearerTo(robot: \"other\", at: (40, 30))"), span(0.5, 5.0));
    assert_eq!(truths("FirstTo(robot: \"me\", zone: \"pad\")"), span(2.0, 5.0));
    assert_eq!(truths("FirstTo(robot: \"other\", zone: \"pad\")"), Vec::<f64>::new());
    assert_eq!(truths("Before(Time(after: 1), [Time(after: 2)])"), span(1.0, 5.0));
    assert_eq!(truths("Before(Time(after: 2), [Time(after: 2)])"), Vec::<f64>::new());
    assert_eq!(truths("PulledAcross(robot: \"me\", zone: \"pad\")"), span(2.5, 5.0));
    assert_eq!(truths("PulledAcross(between: (\"me\", \"other\"), line: \"road\", side: Right)"), span(0.5, 5.0));
    assert_eq!(truths("PulledAcross(between: (\"me\", \"other\"), line: \"road\", side: Left)"), Vec::<f64>::new());
}

#[test]
fn a_stalemate_is_told_after_its_time() {
    assert_eq!(truths("Stalemate(seconds: 2)"), Vec::<f64>::new());
    assert_eq!(truths("Stalemate(robots: [\"other\"], seconds: 2)"), span(2.0, 5.0));
    assert_eq!(truths("Stalemate(seconds: 15, apart: 3)"), span(3.0, 5.0));
    assert_eq!(truths("Stalemate(seconds: 15, apart: 6)"), Vec::<f64>::new());
}

#[test]
fn survived_wants_field_and_program_whole() {
    assert_eq!(truths("Survived(robot: \"me\", until: 3)"), span(3.0, 5.0));
    assert_eq!(truths("Survived(robot: \"me\", until: 3, zone: \"start\")"), Vec::<f64>::new());
    let mut run = run_of("Survived(robot: \"me\", until: 3)");
    run.seconds(1.0).program(Program::Broke(Box::new(Diag::error("pilot-busy-loop")))).seconds(3.0);
    assert_eq!(run.state(), GoalState::Broken);
}

#[test]
fn a_distance_is_kept_for_a_share_of_the_time() {
    // The other robot stands with its side 7 cm or so from the lower edge and never moves.
    assert_eq!(truths("KeptDistance(robot: \"other\", edge: true, min: 5, max: 30)"), span(0.5, 5.0));
    assert_eq!(truths("KeptDistance(robot: \"other\", edge: true, min: 30, max: 40)"), Vec::<f64>::new());
    let mut run = run_of("KeptDistance(robot: \"me\", thing: \"wall\", min: 0, max: 200, rms: 1)");
    run.drive(0, 20.0, 0.0).seconds(3.0);
    assert!(!run.holds() && missing(&run) == ["missing-kept-rms"]);
}

#[test]
fn an_estimate_is_held_against_the_truth() {
    let told = |condition: &str, off_cm: f64, often: bool| {
        let mut run = run_of(condition);
        run.drive(0, 20.0, 0.0);
        for tick in 0..300 {
            if tick == 0 || often {
                let at = run.world.pose(BodyId(0)).at;
                let estimate = Estimate { x_cm: at.x * 100.0 + off_cm, y_cm: at.y * 100.0, heading_deg: 450.0 };
                run.facts.robots[0].told.estimate = Some(estimate);
            }
            run.seconds(0.01);
        }
        run
    };
    let last = "Estimated(robot: \"me\", within: 2, angle: 5)";
    let mean = "Estimated(robot: \"me\", within: 2, rms: true)";
    for condition in [last, mean] {
        assert!(told(condition, 1.9, true).holds());
        assert!(!told(condition, 2.1, true).holds());
        // An estimate of the start is none of the end.
        assert!(!told(condition, 0.0, false).holds());
    }
    assert_eq!(missing(&told(last, 9.0, true)), ["missing-estimate-place"]);
    let mut silent = run_of(mean);
    assert_eq!(silent.seconds(2.0).state(), GoalState::Broken);
}

#[test]
fn a_map_is_held_against_the_maze() {
    let mapped = |condition: &str, wrong: &[(u16, u16, Side)]| {
        let mut stage = stage(&[when(condition), when("Time(after: 29)")]);
        let mut maze = Maze::open(3, 2, vec2(0.1, 0.1), 0.18);
        maze.set_wall(0, 0, Side::East, true);
        stage.rules.mazes.push(("maze".to_owned(), maze.clone()));
        let mut run = stage.run();
        for (column, row) in [(0, 0), (1, 0), (2, 0), (0, 1), (1, 1), (2, 1)] {
            for side in Side::ALL {
                let wall = maze.wall(column, row, side) != wrong.contains(&(column as u16, row as u16, side));
                run.facts.robots[0].told.chart(column as u16, row as u16, side, wall);
            }
        }
        run.seconds(0.05);
        run.holds()
    };
    let all = "Mapped(robot: \"me\", maze: \"maze\", share: 100)";
    assert!(mapped(all, &[]));
    assert!(!mapped(all, &[(2, 1, Side::West)]));
    assert!(!mapped("Mapped(robot: \"me\", maze: \"maze\", share: 80)", &[(2, 1, Side::West)]));
    assert!(mapped("Mapped(robot: \"me\", maze: \"maze\", share: 80, wrong: 1)", &[(2, 1, Side::West)]));
    let mut run = stage(&[when(all)]).run();
    assert_eq!(run.seconds(0.05).state(), GoalState::Broken);
}

#[test]
fn figures_and_names_that_cannot_be_are_told() {
    let zones = [
        ("pad".to_owned(), Shape::Disc { at: vec2(1.0, 1.0), radius: 0.2 }),
        ("land".to_owned(), Shape::rectangle(vec2(10.0, 10.0), vec2(20.0, 20.0))),
        ("dot".to_owned(), Shape::Ring { at: vec2(1.0, 1.0), inner: 0.009, outer: 0.01 }),
    ];
    let lines = [("loop".to_owned(), lap())];
    let mazes = [("maze".to_owned(), Maze::open(4, 4, vec2(0.0, 0.0), 0.18))];
    let robots = ["me", "other"].map(str::to_owned).to_vec();
    let things = vec!["pin.1".to_owned(), "pin.2".to_owned()];
    let names = Names { robots, things, zones: &zones, lines: &lines, mazes: &mazes, edge: true };
    let range = "rules-out-of-range";
    for (condition, codes) in [
        ("Covered(robot: \"me\", zone: \"pad\", share: 0)", vec![range]),
        ("Covered(robot: \"me\", zone: \"pad\", share: 60, cell: -1)", vec![range]),
        ("Covered(robot: \"me\", zone: \"land\", share: 60, cell: 2)", vec!["rules-too-many-cells"]),
        ("Covered(robot: \"me\", zone: \"dot\", share: 60, cell: 2)", vec!["rules-no-cells"]),
        ("Covered(robot: \"em\", zone: \"dap\", share: 60)", vec!["rules-unknown-robot", "rules-unknown-zone"]),
        ("Drawn(robot: \"me\")", vec!["rules-line-or-points"]),
        ("Drawn(robot: \"me\", points: [(0, 0)])", vec!["rules-line-or-points"]),
        ("Drawn(robot: \"me\", points: [(0, 0), (1e9, 0)])", vec![range]),
        ("Drawn(robot: \"me\", line: \"loop\", within: 0)", vec![range]),
        ("Drawn(robot: \"me\", line: \"lop\")", vec!["rules-unknown-line"]),
        ("Parked(robot: \"me\")", vec!["rules-parked-how"]),
        ("Parked(robot: \"me\", at: (50, 50), within: -1)", vec![range]),
        ("Parked(robot: \"me\", facing: 1e9)", vec![range]),
        ("OffLine(robot: \"me\", line: \"loop\", seconds: -1)", vec![range]),
        ("LineError(robot: \"me\", line: \"loop\", max: 0)", vec![range]),
        ("Followed(robot: \"me\", line: \"loop\", laps: 1e9)", vec![range]),
        ("Visited(robot: \"me\", zones: [\"pad\"], laps: 1000000000)", vec![range]),
        ("Visited(robot: \"me\", zones: [\"pad\"], laps: 0)", vec![range]),
        ("CountIn(things: \"pin\", zone: \"pad\")", vec!["rules-least-or-most"]),
        ("CountIn(things: \"pin\", zone: \"pad\", least: 3)", vec![range]),
        ("CountIn(things: \"pin\", zone: \"pad\", least: 2, most: 1)", vec!["rules-min-max"]),
        ("Sorted(things: \"pin\", to: [])", vec!["rules-empty-list"]),
        ("Sorted(things: \"pin\", to: [(Red, \"pad\"), (Red, \"dot\")])", vec!["rules-colour-twice"]),
        ("Sorted(things: \"pin\", to: [(Red, \"pad\")], least: 0)", vec![range]),
        ("CarriedTo(zone: \"pad\")", vec!["rules-thing-or-things"]),
        ("CarriedTo(things: \"pin\", zone: \"pad\", least: 9)", vec![range]),
        ("Collected(things: \"pin\", least: 0)", vec![range]),
        ("Collected(things: \"coin\")", vec!["rules-unknown-things"]),
        ("Passed(zone: \"pad\")", vec!["rules-gate-or-zone"]),
        ("Passed(robot: \"me\", zone: \"pad\", least: 0)", vec![range]),
        ("Passed(robot: \"me\", zone: \"pad\", min: 30, max: 30)", vec!["rules-min-max"]),
        ("Passed(robot: \"me\", zone: \"pad\", min: -1)", vec![range]),
        ("Messages(robot: \"me\")", vec!["rules-sent-or-received"]),
        ("Messages(robot: \"me\", sent: 4000000000)", vec![range]),
        ("AloneIn(robot: \"em\", zone: \"pad\")", vec!["rules-unknown-robot"]),
        ("NearerTo(robot: \"me\")", vec!["rules-zone-or-at"]),
        ("NearerTo(robot: \"me\", at: (0, 1e9))", vec![range]),
        ("Stalemate(seconds: 0)", vec![range]),
        ("Stalemate(robots: [\"me\"], apart: 5)", vec!["rules-no-rivals"]),
        ("Before(Ended(robot: \"me\"), [])", vec!["rules-empty-list"]),
        ("PulledAcross(robot: \"me\")", vec!["rules-line-or-zone"]),
        ("PulledAcross(robot: \"me\", between: (\"me\", \"other\"), zone: \"pad\")", vec!["rules-robot-or-thing"]),
        ("Survived(robot: \"me\", until: 0)", vec![range]),
        ("KeptDistance(robot: \"me\", min: 3, max: 9)", vec!["rules-distance-of"]),
        ("KeptDistance(robot: \"me\", edge: true, min: 9, max: 3)", vec!["rules-min-max"]),
        ("KeptDistance(robot: \"me\", edge: true, min: 3, max: 9, rms: 0)", vec![range]),
        ("Estimated(robot: \"me\")", vec!["rules-within-or-angle"]),
        ("Estimated(robot: \"me\", within: -1)", vec![range]),
        ("Mapped(robot: \"me\", maze: \"meze\")", vec!["rules-unknown-maze"]),
        ("Mapped(robot: \"me\", maze: \"maze\", share: 0)", vec![range]),
    ] {
        let mut binder = Binder::new(&names);
        assert!(read::<Condition>(condition).bind(&mut binder).is_none(), "{condition}");
        let found: Vec<&str> = binder.diags.iter().map(|diag| diag.code.as_ref()).collect();
        assert_eq!(found, codes, "{condition}");
    }
    let only = Names { robots: vec!["me".to_owned()], zones: &zones, ..Names::default() };
    for condition in ["AloneIn(robot: \"me\", zone: \"pad\")", "FirstTo(robot: \"me\", zone: \"pad\")"] {
        let mut binder = Binder::new(&only);
        assert!(read::<Condition>(condition).bind(&mut binder).is_none(), "{condition}");
        assert_eq!(binder.diags[0].code, "rules-no-rivals");
    }
    let mut binder = Binder::new(&names);
    for figure in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        assert_eq!(binder.range("share", figure, 0.0, 100.0), None);
        assert_eq!(binder.point("at", (figure, 0.0)), None);
    }
}
