//! What is marked in the text: problems, faults of a run, breakpoints and steps.

use super::*;

#[test]
fn a_breakpoint_comes_by_click_and_by_key_and_stays_with_its_line() {
    let mut rig = editor("stop();\nwait(1);\nstop();");
    let strip = rig.harness.get_by_label_contains("Line numbers").rect();
    let row = rig.harness.ctx.fonts_mut(|fonts| fonts.row_height(&egui::FontId::monospace(12.0)));
    let second = strip.left_top() + vec2(8.0, 2.0 + row * 1.5);
    for pressed in [true, false] {
        let button = egui::PointerButton::Primary;
        let event = Event::PointerButton { pos: second, button, pressed, modifiers: Modifiers::NONE };
        rig.harness.hover_at(second);
        rig.harness.event(event);
    }
    run(&mut rig, 3);
    let lines = |rig: &Editor| -> Vec<u32> {
        let bench = &rig.harness.state().bench;
        let points = bench.debug.breakpoints.get(&bench.files.shown().unwrap().name);
        points.map(|points| points.keys().copied().collect()).unwrap_or_default()
    };
    assert_eq!(lines(&rig), [2]);
    focus(&mut rig);
    let Some(Command::Debug(toggle)) = toggle_at_cursor(&rig.harness.state().bench) else { panic!("a breakpoint") };
    toggle.apply(&mut rig.harness.state_mut().bench);
    assert_eq!(lines(&rig), [1, 2], "the line of the cursor");
    press(&mut rig, Modifiers::NONE, Key::End);
    press(&mut rig, Modifiers::NONE, Key::Enter);
    assert_eq!(lines(&rig), [1, 3], "a line came between");
}

#[test]
fn what_is_wrong_is_underlined_and_said_in_every_language() {
    for lang in Lang::ALL {
        let mut rig = of(bench("first-steps"), lang, [700.0, 500.0]);
        focus(&mut rig);
        EditCommand::Text("forward(30);\nforwrad(5);".to_owned()).apply(&mut rig.harness.state_mut().bench);
        run(&mut rig, 3);
        assert!(!waves(&rig), "nothing is wrong yet");
        read(&mut rig);
        let scene = rig.harness.state();
        let problem = scene.bench.files.shown().unwrap().problem.clone().expect("a problem");
        let words = scene.say.diag(&problem);
        assert!(rig.harness.query_by_label_contains(&words).is_some(), "{}: {words}", lang.code());
        assert!(waves(&rig), "{}", lang.code());
        rig.harness.get_by_label_contains(&words).click();
        run(&mut rig, 3);
        assert_eq!(rig.harness.state().bench.cursor_line, Some(2), "a click shows the place");
        type_in(&mut rig, " ");
        assert!(!waves(&rig), "while something is typed nothing flickers under it");
    }
}

#[test]
fn what_broke_the_last_run_is_underlined_until_the_text_is_another_one() {
    let program = "forward(20);\nlet a = [];\nforward(a[3]);\n";
    for (lang, theme) in Lang::ALL.into_iter().zip(Theme::all()) {
        let mut rig = of(played("first-steps", program), lang, [760.0, 420.0]);
        theme.apply(&rig.harness.ctx, true);
        rig.harness.state_mut().theme = theme;
        focus(&mut rig);
        read(&mut rig);
        assert_eq!(rig.harness.state().bench.files.shown().unwrap().problem, None, "reading finds nothing");
        let scene = rig.harness.state();
        let Verdict::Fault(fault) = &scene.bench.reel.ending().unwrap().verdict else { panic!("a fault") };
        let words = scene.say.diag(fault);
        let said = scene.say.with("editor-fault", [("line", 3_u64.into()), ("words", words.clone().into())]);
        assert!(rig.harness.query_by_label_contains(&said).is_some(), "{}: {said}", lang.code());
        assert!(waves(&rig), "{}", lang.code());
        rig.picture(&format!("editor-fault-{}", lang.code()));
        rig.no_text_is_cut();
        rig.harness.get_by_label_contains(&said).click();
        run(&mut rig, 3);
        assert_eq!(rig.harness.state().bench.cursor_line, Some(3), "a click shows the place");
        type_in(&mut rig, " ");
        run(&mut rig, 10);
        assert!(!waves(&rig) && rig.harness.query_by_label_contains(&said).is_none(), "that program never ran");
        press(&mut rig, Modifiers::COMMAND, Key::Z);
        run(&mut rig, 10);
        assert!(waves(&rig), "back to the one that ran");
    }
}

#[test]
fn a_program_that_ran_to_its_end_or_has_not_ended_yet_is_not_underlined() {
    let mut rig = of(played("first-steps", "forward(20);\n"), Lang::En, [700.0, 500.0]);
    run(&mut rig, 10);
    assert!(!waves(&rig));
    let mut bench = played("first-steps", "let a = [];\nforward(a[3]);\n");
    bench.reel = Reel::new(bench.reel.header().clone());
    let mut rig = of(bench, Lang::En, [700.0, 500.0]);
    run(&mut rig, 10);
    assert!(!waves(&rig));
}

#[test]
fn each_robot_has_the_fault_of_its_own_program() {
    let mut bench = played("two-robots", "let a = [];\nforward(a[3]);\n");
    let blue = bench.files.tabs.iter().position(|tab| tab.robot == "blue").unwrap();
    let mut rig = of(played("two-robots", "let a = [];\nforward(a[3]);\n"), Lang::En, [700.0, 500.0]);
    run(&mut rig, 10);
    assert!(waves(&rig));
    bench.files.show(blue);
    let mut rig = of(bench, Lang::En, [700.0, 500.0]);
    run(&mut rig, 10);
    assert!(!waves(&rig), "the other robot's program did not break");
}

#[test]
fn only_the_file_whose_text_the_film_ran_shows_its_steps() {
    let mut bench = played("first-steps", "forward(5);\nforward(5);\n");
    assert!(bench.ran(&bench.files.tabs[0]));
    bench.files.add("turn(90);\nturn(90);\n".to_owned());
    assert!(!bench.ran(&bench.files.tabs[1]));
    bench.files.show(0);
    bench.files.edit("// new\nforward(5);\nforward(5);\n".to_owned());
    assert!(!bench.ran(&bench.files.tabs[0]), "its lines stand elsewhere now");
}

#[test]
fn a_word_that_is_still_being_written_is_not_called_unknown() {
    let mut rig = editor("");
    type_in(&mut rig, "fo");
    read(&mut rig);
    assert!(rig.harness.state().bench.files.shown().unwrap().problem.is_some());
    assert!(!waves(&rig), "the list says how it may go on");
    assert!(rig.harness.query_by_label_contains("I do not know").is_none());
    press(&mut rig, Modifiers::NONE, Key::Escape);
    run(&mut rig, 10);
    assert!(waves(&rig), "the list is closed: now it is a mistake");
    assert!(rig.harness.query_by_label_contains("I do not know").is_some());
}

#[test]
fn the_words_beside_a_line_are_large_enough_to_be_read_from_afar() {
    let mut rig = of(bench("first-steps"), Lang::En, [1000.0, 500.0]);
    EditCommand::Text("forward();".to_owned()).apply(&mut rig.harness.state_mut().bench);
    run(&mut rig, 3);
    read(&mut rig);
    let sizes = rig.harness.output().shapes.iter().filter_map(|clipped| match &clipped.shape {
        Shape::Text(shape) if shape.galley.text().starts_with("forward needs one value") => {
            Some(shape.galley.job.sections[0].format.font_id.size)
        }
        _ => None,
    });
    let sizes: Vec<f32> = sizes.collect();
    assert!(sizes.len() == 1 && sizes[0] >= 12.0, "{sizes:?}");
    rig.picture("words-beside");
}
