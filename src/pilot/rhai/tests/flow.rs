//! How programs flow: blocking and looping, waits, functions, budgets, several at once, and their end at any moment.

use super::*;

#[test]
fn blocking_moves_come_one_after_the_other() {
    let ran = run("for i in 0..3 { forward(30); turn(90); } print(\"done\");");
    assert_eq!(ran.state, State::Ended);
    assert_eq!(ticks_of_word(&ran, "forward"), [0, 20, 40]);
    assert_eq!(ticks_of_word(&ran, "turn"), [10, 30, 50]);
    assert_eq!(ran.toy.printed, ["done"]);
    assert_eq!(ran.ticks, 60);
}

#[test]
fn numbers_may_be_integers_floats_and_constants() {
    let ran = run("const FAR = 30; forward(FAR); forward(30.5); let x = 7; forward(x); forward(-x);");
    assert_eq!(ran.state, State::Ended);
    let asked: Vec<&str> = ran.toy.log.iter().filter_map(|line| line.split_once(' ')).map(|(_, rest)| rest).collect();
    assert_eq!(asked, ["forward(Float(30.0))", "forward(Float(30.5))", "forward(Float(7.0))", "forward(Float(-7.0))"]);
}

#[test]
fn waits_last_what_they_say_and_at_least_a_tick() {
    let ran = run("wait(0.5); stop(); wait(0); stop(); wait(0.001); stop(); wait(0.07); stop(); wait(2); stop();");
    assert_eq!(ticks_of_word(&ran, "stop"), [50, 51, 52, 59, 259]);
}

#[test]
fn wait_until_looks_once_a_tick() {
    let ran =
        run("wait_until(|| distance() < 90.5); stop(); let near = 80; wait_until(|| distance() <= near); stop();");
    assert_eq!(ran.state, State::Ended);
    assert_eq!(ticks_of_word(&ran, "stop"), [10, 20]);
    assert_eq!(ticks_of_word(&ran, "distance").len(), 11 + 11);
}

#[test]
fn words_work_inside_own_functions_and_closures() {
    let ran = run(
        "fn side(n) { forward(n); } let look = || distance(); side(10); print(look.call()); for n in [1, 2] { print(n); }",
    );
    assert_eq!(ran.state, State::Ended, "{:?}", ran.state);
    assert_eq!(ran.toy.printed, ["90.0", "1", "2"]);
}

#[test]
fn devices_go_by_name_and_the_only_one_may_be_left_out() {
    let ran = run("distance(); distance(\"front\"); reflection(\"right\"); motor(\"left\", 50);");
    assert_eq!(ran.toy.log, ["0 distance#3()", "0 distance#3()", "0 reflection#5()", "0 motor#0(Float(50.0))"]);
}

#[test]
fn time_goes_on_with_the_ticks() {
    let ran = run("while time() < 0.25 {} print(time());");
    assert_eq!(ran.toy.printed, ["0.25"]);
    assert!(ran.operations < 500, "{}", ran.operations);
}

#[test]
fn a_constant_of_the_top_level_is_seen_as_global() {
    let ran = run("const LIMIT = 7; fn f() { global::LIMIT + 1 } print(f());");
    assert_eq!(ran.toy.printed, ["8"]);
}

#[test]
fn a_loop_that_only_computes_costs_time_and_goes_on() {
    let ran = run("let n = 0; for i in 0..20000 { n += i; } print(n); print(time());");
    assert_eq!(ran.state, State::Ended);
    assert_eq!(ran.toy.printed[0], "199990000");
    assert!(ran.ticks >= 4, "{}", ran.ticks);
}

#[test]
fn seconds_of_computing_without_asking_end_the_program() {
    let ran = run("loop {}");
    let State::Broke(diag) = &ran.state else { panic!("{:?}", ran.state) };
    assert_eq!(diag.code, "pilot-busy-loop");
    assert_eq!(diag.place.as_ref().map(|place| place.line), Some(1));
    assert_eq!(ran.ticks, 299);
}

#[test]
fn asking_now_and_then_is_no_busy_loop() {
    let ran = run_for("let n = 0; loop { n += 1; if n % 100000 == 0 { distance(); } }", 1_000, Options::default());
    assert_eq!(ran.state, State::Running);
}

#[test]
fn programs_beside_each_other_do_not_mix() {
    let programs =
        [compiled("let n = 0; loop { n += 1; print(n); wait(0.01); }"), compiled("loop { forward(1); print(\"b\"); }")];
    let mut pilots: Vec<_> =
        (0..6).map(|index| open(&programs[index % 2], Options::default()).expect("a pilot")).collect();
    let mut toys: Vec<Toy> = (0..6).map(|_| Toy::default()).collect();
    for tick in 0..50 {
        for (pilot, toy) in pilots.iter_mut().zip(&mut toys) {
            toy.tick = tick;
            assert_eq!(pilot.decide(tick, toy), State::Running);
        }
    }
    assert_eq!(toys[0].printed.last().map(String::as_str), Some("50"));
    assert_eq!(toys[0].log, toys[4].log);
    assert_eq!(toys[1].log, toys[5].log);
}

#[test]
fn a_pilot_can_be_dropped_in_any_state() {
    let sources = [
        "forward(30);",
        "wait(5);",
        "loop {}",
        "wait_until(|| false);",
        "loop { try { wait(0.1); } catch { } }",
        "loop { try { [3, 2, 1].sort(|a, b| { wait(0.01); 1 }); } catch { } }",
        "loop { [3, 2, 1].dedup(|a, b| { wait(0.01); false }); }",
        "fn f(n) { if n > 0 { f(n - 1) } else { wait(1) } } f(20);",
        "print(\"over\");",
        "let x = 1 / 0;",
    ];
    for source in sources {
        let program = compiled(source);
        for ticks in 0..4 {
            let mut pilot = open(&program, Options::default()).expect("a pilot");
            let mut toy = Toy::default();
            for tick in 0..ticks {
                toy.tick = tick;
                if pilot.decide(tick, &mut toy) != State::Running {
                    break;
                }
            }
        }
    }
}

#[test]
fn prints_are_cut_and_it_is_noted_once() {
    let ran = run_for("loop { for i in 0..500 { print(i); } wait(0.01); }", 20, Options::default());
    assert_eq!(ran.toy.printed.len(), 20 * 100);
    assert_eq!(ran.notes.iter().map(|note| &*note.code).collect::<Vec<_>>(), ["pilot-print-flood"]);
}

#[test]
fn a_program_that_is_run_twice_is_the_same_twice() {
    let source =
        "let m = #{b: 1, a: [1, 2.5, \"x\", || 1]}; for i in 0..9 { print(m); print(sin(i)); m.a += i; forward(1); }";
    let (first, second) = (run(source), run(source));
    assert_eq!(first.toy.log, second.toy.log);
    assert_eq!(first.operations, second.operations);
}
