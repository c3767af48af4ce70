//! Programs in tabs, and room for the text in every size, language and theme.

use super::*;

#[test]
fn programs_come_and_go_and_come_back() {
    let mut rig = editor("stop();");
    click(&mut rig, "New program");
    assert_eq!(text(&rig), "");
    focus(&mut rig);
    type_in(&mut rig, "wait(1);");
    click(&mut rig, "main.rhai");
    assert_eq!(text(&rig), "stop();");
    focus(&mut rig);
    press(&mut rig, Modifiers::COMMAND, Key::Z);
    assert_eq!(text(&rig), "stop();", "each program has its own way back");
    click(&mut rig, "More");
    click(&mut rig, "Delete");
    assert_eq!(text(&rig), "wait(1);");
    assert!(rig.harness.query_by_label("main.rhai").is_none());
    click(&mut rig, "Bring back");
    assert_eq!(text(&rig), "stop();");
    click(&mut rig, "More");
    click(&mut rig, "Rename");
    rig.harness.event(Event::Text("-old".to_owned()));
    press(&mut rig, Modifiers::NONE, Key::Enter);
    assert_eq!(rig.harness.state().bench.files.shown().unwrap().name, "main-old.rhai");
    click(&mut rig, "More");
    click(&mut rig, "Make a copy");
    assert_eq!(text(&rig), "stop();");
    assert_eq!(rig.harness.state().bench.files.tabs.len(), 3);
}

#[test]
fn the_colours_of_a_long_program_are_made_once_for_each_change() {
    let program = "let gap = distance(); // how far\n".repeat(950);
    let mut rig = editor(&program);
    let made = |rig: &Editor| rig.harness.state().state.area.highlight.made;
    let before = made(&rig);
    run(&mut rig, 20);
    assert_eq!(made(&rig), before, "nothing changed");
    type_in(&mut rig, "abc");
    assert_eq!(made(&rig), before + 3);
}

#[test]
fn the_editor_cuts_no_text_whatever_is_open() {
    for lang in Lang::ALL {
        for size in SIZES {
            let mut rig = busy(lang, size);
            rig.picture(&format!("editor-busy-{}-{}", lang.code(), size[0]));
            rig.no_text_is_cut();
            ask(&mut rig, Ask::Find);
            type_in(&mut rig, "gap");
            EditCommand::New.apply(&mut rig.harness.state_mut().bench);
            EditCommand::Delete(0).apply(&mut rig.harness.state_mut().bench);
            run(&mut rig, 3);
            focus(&mut rig);
            type_in(&mut rig, "ащкцфкв(30)ж");
            run(&mut rig, 10);
            rig.picture(&format!("editor-bars-{}-{}", lang.code(), size[0]));
            rig.no_text_is_cut();
        }
    }
}

#[test]
fn the_editor_is_drawn_in_every_theme() {
    for theme in Theme::all() {
        let mut rig = busy(Lang::En, [520.0, 400.0]);
        let kind = theme.kind;
        theme.apply(&rig.harness.ctx, true);
        rig.harness.state_mut().theme = theme;
        run(&mut rig, 3);
        ask(&mut rig, Ask::Find);
        type_in(&mut rig, "gap");
        run(&mut rig, 3);
        rig.picture(&format!("editor-theme-{kind:?}"));
        assert!(waves(&rig), "{kind:?}: in the theme's own colour");
    }
}

#[test]
fn five_lines_stay_in_view_in_the_smallest_panel_whatever_is_open() {
    let program = "let a = 1;\n".repeat(9);
    for lang in Lang::ALL {
        for (case, broken, finds, many) in [
            ("plain", false, false, false),
            ("problem", true, false, false),
            ("find", false, true, false),
            ("all", true, true, true),
        ] {
            let mut bench = bench("first-steps");
            let program = if broken { program.replacen("let a", "lett a", 1) } else { program.clone() };
            for _ in 0..if many { 6 } else { 0 } {
                bench.files.add(program.clone());
            }
            bench.files.edit(program.clone());
            if broken {
                let words = bench.words[0].clone();
                let problem = rhai::compile(program.as_bytes(), "main.rhai", words).err();
                assert!(problem.is_some());
                let active = bench.files.active;
                bench.files.tabs[active].problem = problem;
            }
            let mut rig = of(bench, lang, SIZES[0]);
            focus(&mut rig);
            if finds {
                ask(&mut rig, Ask::Find);
                type_in(&mut rig, "let");
            }
            run(&mut rig, 3);
            rig.picture(&format!("editor-small-{case}-{}", lang.code()));
            rig.no_text_is_cut();
            let lines = lines_in_view(&rig);
            assert!(lines >= 5, "{case} {lang:?}: {lines} lines");
            if finds {
                let say = rig.harness.state().say.clone();
                click(&mut rig, &say.plain("editor-replace-turn"));
                rig.picture(&format!("editor-small-replace-{case}-{}", lang.code()));
                rig.no_text_is_cut();
                assert!(rig.harness.query_by_label(&say.plain("editor-replace-all")).is_some());
                assert!(lines_in_view(&rig) >= 5, "{case} {lang:?}");
            }
        }
    }
}

#[test]
fn what_has_no_button_in_a_small_panel_is_in_its_menu() {
    let mut bench = bench("first-steps");
    bench.files.edit("stop();".to_owned());
    let mut rig = of(bench, Lang::En, SIZES[0]);
    focus(&mut rig);
    type_in(&mut rig, "x");
    assert_eq!(text(&rig), "xstop();");
    click(&mut rig, "More");
    rig.picture("editor-small-menu");
    click(&mut rig, "Undo");
    assert_eq!(text(&rig), "stop();");
}

#[test]
fn start_again_asks_for_the_program_that_the_level_gave() {
    let mut rig = editor("turn(9);");
    click(&mut rig, "More");
    rig.harness.get_by_label("Start again").click();
    let asked = run(&mut rig, 2);
    let given = "// How far is the green square?\nforward(50);\n".to_owned();
    let wanted = Command::Study(crate::app::lab::study::StudyCommand::Replace(given));
    assert!(asked.contains(&wanted), "{asked:?}");
}
