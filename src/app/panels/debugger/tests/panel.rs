//! The panel: calls, watches, the gauge, its buttons, and how it looks.

use super::*;

#[test]
fn with_several_robots_it_says_whose_program_it_shows_and_leads_to_the_others() {
    let mut bench = played("two-robots", "forward(10);\n");
    bench.player.seek(bench.reel.ticks());
    follow(&mut bench);
    let mut rig = harness(bench, Lang::En, [520.0, 700.0], DebuggerPanel::default(), draw);
    rig.harness.run_steps(3);
    rig.harness.get_by_label("Program of the robot");
    let is_on = |rig: &crate::app::testing::Rig<DebuggerPanel>, robot: &str| {
        rig.harness.get_by_label(robot).accesskit_node().toggled() == Some(egui::accesskit::Toggled::True)
    };
    assert!(is_on(&rig, "red") && !is_on(&rig, "blue"));
    rig.harness.get_by_label("blue").click();
    rig.harness.run_steps(2);
    rig.carry_out();
    follow(&mut rig.harness.state_mut().bench);
    rig.harness.run_steps(2);
    assert!(is_on(&rig, "blue") && !is_on(&rig, "red"));
    assert_eq!(rig.harness.state().bench.robot(), Some(1));
    rig.picture("debugger-two-robots");
    rig.no_text_is_cut();
}

#[test]
fn the_gauge_tells_the_operations_of_the_shown_tick() {
    let mut bench = played("first-steps", "let n = 0;\nwhile n < 9000 { n += 1; }\nforward(5);\n");
    show(&mut bench, 2);
    let used = bench.reel.operations(0, 0);
    assert!((10_000..10_100).contains(&used), "a loop without a stop uses up its tick: {used}");
    let said = crate::app::say::Say::new(Lang::En)
        .with("debug-gauge", [("used", u64::from(used).into()), ("most", 10_000_u64.into())]);
    let mut rig = harness(bench, Lang::En, [520.0, 700.0], DebuggerPanel::default(), draw);
    rig.harness.run_steps(3);
    assert!(rig.harness.query_all_by_label(&said).count() > 0, "{said}");
    rig.picture("debugger-gauge");
}

#[test]
fn the_gauge_of_a_film_without_operations_says_that_it_is_the_least() {
    let mut bench = played("first-steps", NESTED);
    let film = bench.reel.film();
    let loose = film.header.picture.bodies.iter().filter(|body| body.loose).count();
    let mut writer = crate::trial::film::write::FilmWriter::new(film.header.detail, loose, film.header.streams.len());
    for tick in crate::trial::film::read::ticks(&film).map(Result::unwrap) {
        tick.steps.iter().for_each(|(robot, step)| writer.step(*robot, step));
        writer.end_tick(tick.poses.iter().copied());
    }
    bench.reel = Reel::of(crate::trial::film::Film { chunks: writer.take_chunks(true), ..film });
    show(&mut bench, 2);
    let mut rig = harness(bench, Lang::En, [520.0, 700.0], DebuggerPanel::default(), draw);
    rig.harness.run_steps(3);
    assert!(rig.harness.query_all_by_label_contains("at least").count() > 0);
}

#[test]
fn calls_have_their_variables_also_in_a_recursion() {
    let mut bench = played("first-steps", NESTED);
    go_to(&mut bench, 3, 0);
    assert_eq!(calls(&bench.debug.stack(&bench.reel).unwrap()), [":11 ", "twice:3 n=3 m=6"]);
    go_to(&mut bench, 9, 0);
    assert_eq!(
        calls(&bench.debug.stack(&bench.reel).unwrap()),
        [":12 a=6", "count:7 n=2", "count:7 n=1", "count:9 n=0"]
    );
    go_to(&mut bench, 15, 2);
    let stack = bench.debug.stack(&bench.reel).unwrap();
    assert_eq!(calls(&stack), [":15 a=6 b=2 i=2 c=4"]);
    let changed: Vec<&str> =
        stack.variables().iter().filter(|known| known.changed).map(|known| known.name.as_str()).collect();
    assert_eq!(changed, ["c"]);
    go_to(&mut bench, 17, 0);
    assert_eq!(calls(&bench.debug.stack(&bench.reel).unwrap()), [":17 a=6 b=2"], "the loop's variables are no more");
}

#[test]
fn calls_found_from_a_checkpoint_are_those_found_from_the_start() {
    let source = "fn f(n) { if n > 0 { f(n - 1); } let q = n * n; q }\nlet s = 0;\nfor i in 0..260 { s += f(i % 7); wait(0.01); }\n";
    let bench = played("first-steps", source);
    let count = bench.reel.steps().len();
    assert!(count > 2500, "{count}");
    let mut stack = Stack::default();
    let mut slow = Vec::new();
    bench.reel.visit_steps(0..count, &mut |_, _, step| {
        stack.follow(step);
        slow.push(stack.clone());
        ControlFlow::Continue(())
    });
    let mut frames = Frames::default();
    assert!(!frames.read(&bench.reel, count, 10), "it reads no more than it may at once");
    assert!(frames.at(&bench.reel, 500).is_none());
    assert!(frames.read(&bench.reel, count, usize::MAX));
    for number in [0, 1, 999, 1000, 1001, 1234, 2000, count - 1, 17] {
        assert_eq!(*frames.at(&bench.reel, number).unwrap(), slow[number], "step {number}");
    }
}

#[test]
fn a_watch_has_its_values_over_the_last_steps_of_its_call() {
    let mut bench = played("first-steps", NESTED);
    go_to(&mut bench, 15, 2);
    bench.debug.stack(&bench.reel);
    let values = bench.debug.history(&bench.reel, "i * 10", 200);
    assert_eq!(values.last(), Some(&20.0));
    assert!(values.contains(&0.0) && values.contains(&10.0), "{values:?}");
}

#[test]
fn buttons_walk_and_a_click_on_a_call_shows_its_line() {
    let mut bench = played("first-steps", NESTED);
    show(&mut bench, 0);
    let mut rig = harness(bench, Lang::En, [520.0, 700.0], DebuggerPanel::default(), draw);
    rig.harness.run_steps(4);
    for (name, line) in [
        ("Next step", 2),
        ("Next step, over calls", 3),
        ("Out of the function", 12),
        ("Previous step, over calls", 11),
        ("Next step", 2),
        ("Back to where the function was called", 11),
        ("Next step", 2),
    ] {
        rig.harness.get_by_label(name).click();
        rig.harness.run_steps(2);
        rig.carry_out();
        assert_eq!(shown(&rig.harness.state().bench).unwrap().line, line, "{name}");
        rig.harness.run_steps(2);
    }
    rig.harness.get_by_label("program · line 11").click();
    rig.harness.run_steps(2);
    assert_eq!(rig.carry_out(), [Command::Edit(EditCommand::GoTo(11, 1))]);
}

#[test]
fn a_watch_is_written_reckoned_and_taken_away() {
    let mut bench = played("first-steps", NESTED);
    go_to(&mut bench, 15, 2);
    let mut rig = harness(bench, Lang::En, [520.0, 700.0], DebuggerPanel::default(), draw);
    rig.harness.run_steps(3);
    let field = rig.harness.get_by_label("gap * 2");
    field.focus();
    rig.harness.run_steps(2);
    rig.harness.get_by_label("gap * 2").type_text("i * 10 + c");
    rig.harness.run_steps(2);
    rig.harness.key_press(Key::Enter);
    rig.harness.run_steps(2);
    rig.carry_out();
    rig.harness.run_steps(3);
    rig.harness.get_by_label("i * 10 + c = 24");
    rig.harness.get_by_label("Remove: i * 10 + c").click();
    rig.harness.run_steps(2);
    rig.carry_out();
    assert!(rig.harness.state().bench.debug.watches.is_empty());
}

#[test]
fn a_breakpoint_gets_its_condition_in_the_list() {
    let mut bench = played("first-steps", NESTED);
    let file = bench.files.shown().unwrap().name.clone();
    go_to(&mut bench, 2, 1);
    DebugCommand::EditCondition(file.clone(), 2).apply(&mut bench);
    let mut rig = harness(bench, Lang::En, [520.0, 700.0], DebuggerPanel::default(), draw);
    rig.harness.run_steps(4);
    assert!(rig.harness.get_by_label("Condition on line 2").is_focused(), "the cursor waits where the condition goes");
    rig.harness.get_by_label("Condition on line 2").type_text("n > 1");
    rig.harness.run_steps(2);
    rig.carry_out();
    assert_eq!(rig.harness.state().bench.debug.breakpoints[&file][&2].condition, "n > 1");
    rig.harness.run_steps(2);
    rig.harness.get_by_label("= false");
    rig.harness.get_by_label("Remove the breakpoint on line 2").click();
    rig.harness.run_steps(2);
    rig.carry_out();
    assert!(rig.harness.state().bench.debug.breakpoints[&file].is_empty());
}

#[test]
fn tab_goes_through_the_buttons_the_calls_and_the_watches() {
    let mut bench = played("first-steps", NESTED);
    let file = bench.files.shown().unwrap().name.clone();
    DebugCommand::Toggle(file, 2).apply(&mut bench);
    go_to(&mut bench, 3, 0);
    let mut rig = harness(bench, Lang::En, [520.0, 700.0], DebuggerPanel::default(), draw);
    rig.harness.run_steps(3);
    let mut passed = Vec::new();
    for _ in 0..15 {
        rig.harness.key_press(Key::Tab);
        rig.harness.run_steps(2);
        let focused = rig.harness.root().children_recursive().find(|node| node.is_focused());
        passed.extend(focused.and_then(|node| node.accesskit_node().label()));
    }
    let wanted = [
        "On to the next breakpoint",
        "twice() · line 3",
        "program · line 11",
        "gap * 2",
        "Line 2",
        "Condition on line 2",
        "Show line 2",
        "Remove the breakpoint on line 2",
    ];
    let places: Vec<Option<usize>> = wanted.map(|name| passed.iter().position(|known| known == name)).into();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{passed:?}");
}

#[test]
fn without_steps_it_says_why_and_offers_a_run() {
    let mut rig = harness(bench("first-steps"), Lang::En, SIZES[0], DebuggerPanel::default(), draw);
    rig.harness.run_steps(3);
    rig.harness.get_by_label("Run with steps").click();
    rig.harness.run_steps(2);
    assert_eq!(rig.carry_out(), [Command::Run { steps: true }]);
}

#[test]
fn pictures_of_the_debugger_in_every_language_and_theme() {
    for (lang, theme) in Lang::ALL.into_iter().zip(Theme::all()) {
        for size in [[320.0, 520.0], [520.0, 620.0]] {
            let mut bench = played("first-steps", NESTED);
            let file = bench.files.shown().unwrap().name.clone();
            DebugCommand::Condition(file.clone(), 2, "n > ".into()).apply(&mut bench);
            DebugCommand::Toggle(file, 15).apply(&mut bench);
            DebugCommand::Watch("n * 2".into()).apply(&mut bench);
            DebugCommand::Watch("speed".into()).apply(&mut bench);
            go_to(&mut bench, 3, 2);
            bench.cursor_line = Some(3);
            bench.files.edit("changed".into());
            let mut rig = harness(bench, lang, size, DebuggerPanel::default(), draw);
            theme.apply(&rig.harness.ctx, true);
            rig.harness.state_mut().theme = theme.clone();
            rig.harness.run_steps(4);
            rig.picture(&format!("debugger-{}-{:?}-{}", lang.code(), theme.kind, size[0]));
            rig.no_text_is_cut();
        }
    }
}
