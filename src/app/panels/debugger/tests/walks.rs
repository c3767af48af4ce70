//! Walking through the steps both ways.

use super::*;

#[test]
fn into_goes_through_every_step_and_back_again() {
    let mut bench = played("first-steps", NESTED);
    let all: Vec<u32> = bench.reel.steps().iter().map(|step| step.line).collect();
    assert!(all.len() > 20);
    bench.debug.at = None;
    show(&mut bench, 0);
    assert_eq!(lines_of(&mut bench, Goal::Into, Way::On, 1000), all[1..]);
    assert_eq!(bench.debug.told, Some(Told::Nothing(Goal::Into, Way::On)));
    let mut back = lines_of(&mut bench, Goal::Into, Way::Back, 1000);
    back.reverse();
    assert_eq!(back, all[..all.len() - 1]);
    assert_eq!(bench.debug.told, Some(Told::Nothing(Goal::Into, Way::Back)));
}

#[test]
fn over_stays_in_the_call_or_leaves_it_both_ways() {
    let mut bench = played("first-steps", NESTED);
    show(&mut bench, 0);
    assert_eq!(lines_of(&mut bench, Goal::Over, Way::On, 100), [12, 13, 14, 15, 14, 15, 14, 15, 17, 18]);
    assert_eq!(lines_of(&mut bench, Goal::Over, Way::Back, 3), [17, 15, 14]);
    go_to(&mut bench, 2, 0);
    assert_eq!(lines_of(&mut bench, Goal::Over, Way::On, 2), [3, 12]);
    go_to(&mut bench, 3, 0);
    assert_eq!(lines_of(&mut bench, Goal::Over, Way::Back, 2), [2, 11]);
}

#[test]
fn out_goes_to_the_caller_both_ways() {
    let mut bench = played("first-steps", NESTED);
    // The innermost of the recursion: two calls of count are around it.
    go_to(&mut bench, 9, 0);
    assert_eq!(lines_of(&mut bench, Goal::Out, Way::On, 9), [9, 9, 13]);
    go_to(&mut bench, 9, 0);
    assert_eq!(lines_of(&mut bench, Goal::Out, Way::Back, 9), [7, 7, 12]);
}

#[test]
fn a_line_is_stopped_at_once_for_each_passing() {
    let mut bench = played("first-steps", "let n = 0;\nwhile n < 3 { n += 1; forward(1); }\nn = 0; n = 1;\n");
    show(&mut bench, 0);
    let found = lines_of(&mut bench, Goal::Line(3), Way::On, 9);
    assert_eq!(found, [3]);
    assert_eq!(shown(&bench).unwrap().column, 1);
    let found = lines_of(&mut bench, Goal::Line(2), Way::Back, 9);
    assert_eq!(found, [2, 2, 2], "the loop came round three times, the last statement of each is not a stop");
}

#[test]
fn the_shown_step_follows_the_film_and_the_film_the_shown_step() {
    let mut bench = played("first-steps", NESTED);
    let last = bench.reel.steps().len() - 1;
    bench.player.seek(bench.reel.ticks());
    follow(&mut bench);
    assert_eq!(bench.debug.at, Some(last));
    bench.player.seek(0);
    follow(&mut bench);
    let first_of_last = bench.reel.steps().iter().rposition(|step| step.tick == 0).unwrap();
    assert_eq!(bench.debug.at, Some(first_of_last), "the last step of the first tick");
    // Of several steps in one tick the one that was walked to stays.
    show(&mut bench, 3);
    follow(&mut bench);
    assert_eq!((bench.debug.at, bench.player.tick()), (Some(3), 0));
    show(&mut bench, last);
    assert_eq!(bench.player.tick(), u64::from(bench.reel.steps()[last].tick));
    assert_eq!(bench.go_to, Some((18, 1)));
}

#[test]
fn the_keys_walk_through_the_program() {
    let home = tempfile::tempdir().unwrap();
    let mut lab = lab(home.path());
    lab.carry_out(Command::Language(Lang::En));
    lab.carry_out(Command::Study(StudyCommand::Enter("Asel".into())));
    let mut bench = played("first-steps", NESTED);
    show(&mut bench, 0);
    (lab.bench, lab.screen) = (Some(bench), Screen::Lab);
    let mut rig = LabRig::new(lab, [1024.0, 768.0]);
    let shift = egui::Modifiers::SHIFT;
    let none = egui::Modifiers::NONE;
    for (modifiers, key, wanted) in
        [(none, Key::F7, 2), (none, Key::F6, 3), (shift, Key::F6, 2), (shift, Key::F7, 12), (none, Key::F6, 13)]
    {
        rig.harness.key_press_modifiers(modifiers, key);
        rig.steps(3);
        assert_eq!(shown(rig.lab().bench.as_ref().unwrap()).unwrap().line, wanted, "{modifiers:?} {key:?}");
    }
    rig.key(Key::F9);
    assert_eq!(rig.lab().bench.as_ref().unwrap().debug.breakpoints.values().map(|lines| lines.len()).sum::<usize>(), 1);
    assert!(!rig.lab().bench.as_ref().unwrap().player.playing);
    rig.key(Key::F8);
    assert!(rig.lab().bench.as_ref().unwrap().player.playing);
    rig.picture("lab-debugging");
}

#[test]
fn a_search_waits_for_a_film_that_grows_and_goes_on() {
    let mut bench = played("first-steps", "forward(20);\nforward(20);\nlet a = 1;\n");
    let digests = grows(&mut bench);
    assert!(digests.len() > 2);
    let mut digests = digests.into_iter();
    bench.reel.grow(digests.next().unwrap());
    DebugCommand::Walk(Goal::Line(3), Way::On).apply(&mut bench);
    assert!(bench.debug.waits(&bench.reel) && !is_busy(&bench) && bench.debug.told.is_none());
    for digest in digests {
        bench.reel.grow(digest);
        follow(&mut bench);
    }
    assert!(bench.debug.search.is_none());
    assert_eq!(line(&bench), 3);
    // What waits is told of nothing when the film ends without it, and another film ends the search.
    DebugCommand::Walk(Goal::Line(99), Way::On).apply(&mut bench);
    assert!(bench.debug.waits(&bench.reel));
    bench.run = Run::None;
    follow(&mut bench);
    assert_eq!(bench.debug.told, Some(Told::Nothing(Goal::Line(99), Way::On)));
    bench.reel = Reel::new(bench.reel.header().clone());
    follow(&mut bench);
    assert_eq!((bench.debug.at, bench.debug.told.clone()), (None, None));
}

#[test]
fn pure_searches_know_robots_and_ticks() {
    let step = |tick, robot, line| StepAt { tick, index: 0, robot, line, column: 1, depth: 0 };
    let steps = [step(0, 0, 1), step(0, 1, 9), step(2, 0, 2), step(2, 0, 3), step(5, 1, 8)];
    assert_eq!(at_tick(&steps, 0, 1), Some(0));
    assert_eq!(at_tick(&steps, 0, 2), Some(3));
    assert_eq!(at_tick(&steps, 1, 4), Some(1));
    assert_eq!(at_tick(&[], 0, 4), None);
    assert_eq!((count_in(&steps, 0, 2), count_in(&steps, 1, 2), count_in(&steps, 0, 7)), (2, 0, 0));
    let walk = Walk::new(&steps, 1, Some(1), Goal::Into, Way::On);
    assert_eq!(walk.nearest(&steps, 2..5, &|_| false), Some(4));
}

#[test]
fn a_film_of_as_many_steps_as_there_may_be_is_searched_in_short_frames() {
    let source = "fn f(n) { let q = n * n; q }\nlet s = 0;\nfor i in 0..6000 { s += f(i % 7); if i % 300 == 0 { forward(0.1); } }\n";
    let mut bench = played("first-steps", source);
    let count = bench.reel.steps().len();
    assert!(count > 20_000, "{count}");
    let file = bench.files.shown().unwrap().name.clone();
    DebugCommand::Condition(file, 3, "i == 5999".into()).apply(&mut bench);
    show(&mut bench, 0);
    DebugCommand::Walk(Goal::Breakpoint, Way::On).apply(&mut bench);
    let mut frames = 0;
    while bench.debug.search.is_some() {
        assert!(is_busy(&bench));
        follow(&mut bench);
        frames += 1;
        assert!(frames < 20);
    }
    assert!(frames > 0, "one frame is not enough for so many");
    let stack = bench.debug.stack(&bench.reel).unwrap();
    assert_eq!(stack.variables().iter().find(|known| known.name == "i").unwrap().text, "5999");
}
