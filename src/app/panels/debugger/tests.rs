//! Walks, calls, watches and breakpoints on real films.

use std::ops::ControlFlow;

use egui::Key;
use egui_kittest::kittest::{NodeT, Queryable};

use crate::app::bench::{Bench, Run};
use crate::app::command::Command;
use crate::app::lab::study::StudyCommand;
use crate::app::panels::debugger::frames::{Frames, Stack};
use crate::app::panels::debugger::walk::{Walk, at_tick, count_in};
use crate::app::panels::debugger::{DebugCommand, DebuggerPanel, Goal, Told, Way, follow};
use crate::app::panels::editor::EditCommand;
use crate::app::screens::Screen;
use crate::app::testing::{LabRig, SIZES, bench, harness, lab, played};
use crate::app::theme::Theme;
use crate::app::view::View;
use crate::text::lang::Lang;
use crate::trial::reel::{Digester, Reel, StepAt};

/// A program with calls in calls, a recursion and a closure; lines count from 1.
const NESTED: &str = "\
fn twice(n) {
    let m = n * 2;
    m
}
fn count(n) {
    if n > 0 {
        count(n - 1);
    }
    n
}
let a = twice(3);
let b = count(2);
for i in 0..3 {
    let c = twice(i);
    print(c);
}
forward(5);
a = 1;
";

/// The numbers of lines that a walk over and over passes.
fn lines_of(bench: &mut Bench, goal: Goal, way: Way, most: usize) -> Vec<u32> {
    let mut lines = Vec::new();
    for _ in 0..most {
        DebugCommand::Walk(goal, way).apply(bench);
        if bench.debug.told.is_some() {
            break;
        }
        lines.push(line(bench));
    }
    lines
}

fn line(bench: &Bench) -> u32 {
    super::shown(bench).unwrap().line
}

/// Shows the nth step on a line.
fn go_to(bench: &mut Bench, line: u32, nth: usize) {
    let steps = bench.reel.steps().iter().enumerate();
    let number = steps.filter(|(_, step)| step.line == line).nth(nth).unwrap().0;
    DebugCommand::Show(number).apply(bench);
}

#[test]
fn into_goes_through_every_step_and_back_again() {
    let mut bench = played("first-steps", NESTED);
    let all: Vec<u32> = bench.reel.steps().iter().map(|step| step.line).collect();
    assert!(all.len() > 20);
    bench.debug.at = None;
    DebugCommand::Show(0).apply(&mut bench);
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
    DebugCommand::Show(0).apply(&mut bench);
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
    DebugCommand::Show(0).apply(&mut bench);
    let found = lines_of(&mut bench, Goal::Line(3), Way::On, 9);
    assert_eq!(found, [3]);
    assert_eq!(super::shown(&bench).unwrap().column, 1);
    let found = lines_of(&mut bench, Goal::Line(2), Way::Back, 9);
    assert_eq!(found, [2, 2, 2], "the loop came round three times, the last statement of each is not a stop");
}

#[test]
fn breakpoints_stop_both_ways_and_only_where_their_condition_holds() {
    let mut bench = played("first-steps", NESTED);
    let file = bench.files.shown().unwrap().name.clone();
    DebugCommand::Toggle(file.clone(), 2).apply(&mut bench);
    DebugCommand::Show(0).apply(&mut bench);
    assert_eq!(lines_of(&mut bench, Goal::Breakpoint, Way::On, 9), [2, 2, 2, 2]);
    assert_eq!(lines_of(&mut bench, Goal::Breakpoint, Way::Back, 9), [2, 2, 2]);

    DebugCommand::Condition(file.clone(), 2, "n == 1".into()).apply(&mut bench);
    DebugCommand::Show(0).apply(&mut bench);
    assert_eq!(lines_of(&mut bench, Goal::Breakpoint, Way::On, 9), [2]);
    DebugCommand::Show(bench.reel.steps().len() - 1).apply(&mut bench);
    assert_eq!(lines_of(&mut bench, Goal::Breakpoint, Way::Back, 1), [2]);
    assert_eq!(bench.debug.stack(&bench.reel).unwrap().variables()[0].text, "1");

    DebugCommand::Enable(file.clone(), 2, false).apply(&mut bench);
    DebugCommand::Show(0).apply(&mut bench);
    assert_eq!(lines_of(&mut bench, Goal::Breakpoint, Way::On, 9), [0; 0]);
    DebugCommand::Enable(file.clone(), 2, true).apply(&mut bench);
    DebugCommand::Condition(file.clone(), 2, "n ==".into()).apply(&mut bench);
    DebugCommand::Walk(Goal::Breakpoint, Way::On).apply(&mut bench);
    assert!(matches!(bench.debug.told, Some(Told::Trouble(2, _))), "{:?}", bench.debug.told);
    DebugCommand::Toggle(file.clone(), 2).apply(&mut bench);
    assert!(bench.debug.breakpoints[&file].is_empty());
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
    DebugCommand::Show(3).apply(&mut bench);
    follow(&mut bench);
    assert_eq!((bench.debug.at, bench.player.tick()), (Some(3), 0));
    DebugCommand::Show(last).apply(&mut bench);
    assert_eq!(bench.player.tick(), u64::from(bench.reel.steps()[last].tick));
    assert_eq!(bench.go_to, Some((18, 1)));
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
            assert_eq!(super::shown(&bench).unwrap().line, 3);
        }
    }
}

/// Plays a film by itself; gives the lines where it stopped, each time played on from there.
fn played_through(bench: &mut Bench) -> Vec<u32> {
    let mut stopped = Vec::new();
    let ticks = bench.reel.ticks();
    bench.player.seek(0);
    follow(bench);
    bench.player.playing = true;
    for _ in 0..2000 {
        bench.player.advance(0.05, ticks, true);
        follow(bench);
        match (bench.player.playing, bench.player.tick() >= ticks) {
            (true, _) => {}
            (false, true) => return stopped,
            (false, false) => {
                stopped.push(line(bench));
                bench.player.playing = true;
            }
        }
    }
    panic!("it never ends: {stopped:?}")
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
    assert_eq!(super::shown(&bench).map(|step| (step.robot, step.line)), Some((1, 2)));
    assert!(!bench.player.playing && bench.debug.stopped);
}

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
    DebugCommand::Show(2).apply(&mut bench);
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
    DebugCommand::Show(2).apply(&mut bench);
    let mut rig = harness(bench, Lang::En, [520.0, 700.0], DebuggerPanel::default(), draw);
    rig.harness.run_steps(3);
    assert!(rig.harness.query_all_by_label_contains("at least").count() > 0);
}

#[test]
fn the_keys_walk_through_the_program() {
    let home = tempfile::tempdir().unwrap();
    let mut lab = lab(home.path());
    lab.carry_out(Command::Language(Lang::En));
    lab.carry_out(Command::Study(StudyCommand::Enter("Asel".into())));
    let mut bench = played("first-steps", NESTED);
    DebugCommand::Show(0).apply(&mut bench);
    (lab.bench, lab.screen) = (Some(bench), Screen::Lab);
    let mut rig = LabRig::new(lab, [1024.0, 768.0]);
    let shift = egui::Modifiers::SHIFT;
    let none = egui::Modifiers::NONE;
    for (modifiers, key, wanted) in
        [(none, Key::F7, 2), (none, Key::F6, 3), (shift, Key::F6, 2), (shift, Key::F7, 12), (none, Key::F6, 13)]
    {
        rig.harness.key_press_modifiers(modifiers, key);
        rig.steps(3);
        assert_eq!(super::shown(rig.lab().bench.as_ref().unwrap()).unwrap().line, wanted, "{modifiers:?} {key:?}");
    }
    rig.key(Key::F9);
    assert_eq!(rig.lab().bench.as_ref().unwrap().debug.breakpoints.values().map(|lines| lines.len()).sum::<usize>(), 1);
    assert!(!rig.lab().bench.as_ref().unwrap().player.playing);
    rig.key(Key::F8);
    assert!(rig.lab().bench.as_ref().unwrap().player.playing);
    rig.picture("lab-debugging");
}

/// The film of a bench, to be given to it again bit by bit.
fn grows(bench: &mut Bench) -> Vec<crate::trial::reel::Digest> {
    let film = bench.reel.film();
    let mut digester = Digester::new(&film.header);
    let digests = film.chunks.into_iter().map(|chunk| digester.digest(chunk)).collect();
    bench.reel = Reel::new(film.header);
    bench.run = Run::Runs;
    digests
}

#[test]
fn a_search_waits_for_a_film_that_grows_and_goes_on() {
    let mut bench = played("first-steps", "forward(20);\nforward(20);\nlet a = 1;\n");
    let digests = grows(&mut bench);
    assert!(digests.len() > 2);
    let mut digests = digests.into_iter();
    bench.reel.grow(digests.next().unwrap());
    DebugCommand::Walk(Goal::Line(3), Way::On).apply(&mut bench);
    assert!(bench.debug.waits(&bench.reel) && !super::is_busy(&bench) && bench.debug.told.is_none());
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

/// The calls at a step, as `function:line name=value …`.
fn calls(stack: &Stack) -> Vec<String> {
    let call = |frame: &super::frames::Frame| {
        let values: Vec<String> =
            frame.variables.iter().map(|known| format!("{}={}", known.name, known.text)).collect();
        format!("{}:{} {}", frame.function, frame.line, values.join(" "))
    };
    stack.frames.iter().map(call).collect()
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

fn draw(panel: &mut DebuggerPanel, ui: &mut egui::Ui, view: &View<'_>, out: &mut Vec<Command>) {
    panel.ui(ui, view, out);
}

#[test]
fn buttons_walk_and_a_click_on_a_call_shows_its_line() {
    let mut bench = played("first-steps", NESTED);
    DebugCommand::Show(0).apply(&mut bench);
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
        assert_eq!(super::shown(&rig.harness.state().bench).unwrap().line, line, "{name}");
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
fn the_key_sets_a_breakpoint_on_the_cursors_line_or_else_on_the_shown_one() {
    let mut bench = played("first-steps", NESTED);
    let file = bench.files.shown().unwrap().name.clone();
    assert_eq!(super::toggle_at_cursor(&bench), None);
    go_to(&mut bench, 12, 0);
    let toggle = |line| Some(Command::Debug(DebugCommand::Toggle(file.clone(), line)));
    assert_eq!(super::toggle_at_cursor(&bench), toggle(12));
    bench.cursor_line = Some(5);
    assert_eq!(super::toggle_at_cursor(&bench), toggle(5));
}

#[test]
fn a_film_of_as_many_steps_as_there_may_be_is_searched_in_short_frames() {
    let source = "fn f(n) { let q = n * n; q }\nlet s = 0;\nfor i in 0..6000 { s += f(i % 7); if i % 300 == 0 { forward(0.1); } }\n";
    let mut bench = played("first-steps", source);
    let count = bench.reel.steps().len();
    assert!(count > 20_000, "{count}");
    let file = bench.files.shown().unwrap().name.clone();
    DebugCommand::Condition(file, 3, "i == 5999".into()).apply(&mut bench);
    DebugCommand::Show(0).apply(&mut bench);
    DebugCommand::Walk(Goal::Breakpoint, Way::On).apply(&mut bench);
    let mut frames = 0;
    while bench.debug.search.is_some() {
        assert!(super::is_busy(&bench));
        follow(&mut bench);
        frames += 1;
        assert!(frames < 20);
    }
    assert!(frames > 0, "one frame is not enough for so many");
    let stack = bench.debug.stack(&bench.reel).unwrap();
    assert_eq!(stack.variables().iter().find(|known| known.name == "i").unwrap().text, "5999");
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
