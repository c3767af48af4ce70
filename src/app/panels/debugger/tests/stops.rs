//! Where a run and a playing film stop.

use super::*;

#[test]
fn breakpoints_stop_both_ways_and_only_where_their_condition_holds() {
    let mut bench = played("first-steps", NESTED);
    let file = bench.files.shown().unwrap().name.clone();
    DebugCommand::Toggle(file.clone(), 2).apply(&mut bench);
    show(&mut bench, 0);
    assert_eq!(lines_of(&mut bench, Goal::Breakpoint, Way::On, 9), [2, 2, 2, 2]);
    assert_eq!(lines_of(&mut bench, Goal::Breakpoint, Way::Back, 9), [2, 2, 2]);

    DebugCommand::Condition(file.clone(), 2, "n == 1".into()).apply(&mut bench);
    show(&mut bench, 0);
    assert_eq!(lines_of(&mut bench, Goal::Breakpoint, Way::On, 9), [2]);
    let last = bench.reel.steps().len() - 1;
    show(&mut bench, last);
    assert_eq!(lines_of(&mut bench, Goal::Breakpoint, Way::Back, 1), [2]);
    assert_eq!(bench.debug.stack(&bench.reel).unwrap().variables()[0].text, "1");

    DebugCommand::Enable(file.clone(), 2, false).apply(&mut bench);
    show(&mut bench, 0);
    assert_eq!(lines_of(&mut bench, Goal::Breakpoint, Way::On, 9), [0; 0]);
    DebugCommand::Enable(file.clone(), 2, true).apply(&mut bench);
    DebugCommand::Condition(file.clone(), 2, "n ==".into()).apply(&mut bench);
    DebugCommand::Walk(Goal::Breakpoint, Way::On).apply(&mut bench);
    assert!(matches!(bench.debug.told, Some(Told::Trouble(2, _))), "{:?}", bench.debug.told);
    DebugCommand::Toggle(file.clone(), 2).apply(&mut bench);
    assert!(bench.debug.breakpoints[&file].is_empty());
}

#[test]
fn a_run_with_steps_stops_at_the_first_breakpoint_or_plays() {
    for (line, found) in [(3, true), (99, false)] {
        let mut bench = played("first-steps", "forward(20);\nforward(20);\nlet a = 1;\n");
        let file = bench.files.shown().unwrap().name.clone();
        DebugCommand::Toggle(file, line).apply(&mut bench);
        let digests = grows(&mut bench);
        (bench.debug.stops_first, bench.player.playing) = (true, true);
        follow(&mut bench);
        assert!(!bench.player.playing, "it waits for the breakpoint");
        for digest in digests {
            bench.reel.grow(digest);
            follow(&mut bench);
        }
        bench.run = Run::None;
        follow(&mut bench);
        assert_eq!(bench.player.playing, !found);
        if found {
            assert_eq!(shown(&bench).unwrap().line, 3);
        }
    }
}

#[test]
fn a_film_that_plays_stops_at_each_breakpoint_that_it_comes_to() {
    let source = "for i in 0..4 {\n    forward(5);\n    let a = i;\n}\nforward(1);\n";
    let mut bench = played("first-steps", source);
    let file = bench.files.shown().unwrap().name.clone();
    assert!(played_through(&mut bench).is_empty());
    DebugCommand::Toggle(file.clone(), 3).apply(&mut bench);
    assert_eq!(played_through(&mut bench), [3, 3, 3, 3]);
    DebugCommand::Toggle(file.clone(), 5).apply(&mut bench);
    DebugCommand::Condition(file.clone(), 3, "i == 2".into()).apply(&mut bench);
    assert_eq!(played_through(&mut bench), [3, 5]);
    DebugCommand::Enable(file.clone(), 5, false).apply(&mut bench);
    DebugCommand::Condition(file.clone(), 3, String::new()).apply(&mut bench);
    // Who is shown what went wrong sees the whole second.
    bench.player.play_between(1, bench.reel.ticks() - 1);
    for _ in 0..400 {
        let ticks = bench.reel.ticks();
        bench.player.advance(0.05, ticks, true);
        follow(&mut bench);
    }
    assert_eq!(bench.player.tick(), bench.reel.ticks() - 1);
}

#[test]
fn two_breakpoints_in_one_tick_are_two_stops() {
    let mut bench = played("first-steps", "forward(5);\nlet a = 1;\nlet b = 2;\nforward(5);\n");
    let file = bench.files.shown().unwrap().name.clone();
    DebugCommand::Toggle(file.clone(), 2).apply(&mut bench);
    DebugCommand::Toggle(file, 3).apply(&mut bench);
    assert_eq!(played_through(&mut bench), [2, 3]);
}

#[test]
fn a_run_stops_at_the_breakpoint_of_another_robot_and_shows_its_program() {
    let mut bench = played("two-robots", "forward(10);\nwait(1);\nstop();\n");
    let blue = bench.files.tabs.iter().position(|tab| tab.robot == "blue").unwrap();
    bench.files.tabs[blue].text = "wait(1);\nforward(10);\n".into();
    let inputs = bench.inputs();
    let layout = crate::trial::inputs::Opened::default().layout(&inputs).unwrap();
    let options = crate::trial::run::Options { detail: crate::trial::film::Detail::Full, steps: true };
    let film = crate::trial::run::Trial::new(&inputs, &layout, options).into_outcome().film.unwrap();
    let file = bench.files.tabs[blue].name.clone();
    DebugCommand::Toggle(file, 2).apply(&mut bench);
    assert_ne!(bench.files.active, blue);
    bench.reel = Reel::of(film);
    (bench.debug.stops_first, bench.player.playing) = (true, true);
    follow(&mut bench);
    assert_eq!(bench.files.active, blue);
    assert_eq!(shown(&bench).map(|step| (step.robot, step.line)), Some((1, 2)));
    assert!(!bench.player.playing && bench.debug.stopped);
}

#[test]
fn the_key_sets_a_breakpoint_on_the_cursors_line_or_else_on_the_shown_one() {
    let mut bench = played("first-steps", NESTED);
    let file = bench.files.shown().unwrap().name.clone();
    assert_eq!(toggle_at_cursor(&bench), None);
    go_to(&mut bench, 12, 0);
    let toggle = |line| Some(Command::Debug(DebugCommand::Toggle(file.clone(), line)));
    assert_eq!(toggle_at_cursor(&bench), toggle(12));
    bench.cursor_line = Some(5);
    assert_eq!(toggle_at_cursor(&bench), toggle(5));
}
