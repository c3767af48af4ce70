//! Writing: keys, pairs, lines, the way back, finding, and letters of the wrong layout.

use super::*;

#[test]
fn typing_changes_the_program_and_pairs_close_themselves() {
    let mut rig = editor("");
    type_in(&mut rig, "while distance() > 20 {\nforward(10);\n");
    assert_eq!(text(&rig), "while distance() > 20 {\n    forward(10);\n    \n}");
    press(&mut rig, Modifiers::NONE, Key::Backspace);
    type_in(&mut rig, "}");
    assert_eq!(text(&rig), "while distance() > 20 {\n    forward(10);\n}\n}", "a brace on a line of its own");
}

#[test]
fn the_way_back_and_forth_goes_by_keys_and_by_buttons() {
    let mut rig = editor("");
    type_in(&mut rig, "stop();\nwait(1);");
    press(&mut rig, Modifiers::COMMAND, Key::Z);
    assert_eq!(text(&rig), "stop();\n");
    press(&mut rig, Modifiers::COMMAND, Key::Y);
    assert_eq!(text(&rig), "stop();\nwait(1);");
    press(&mut rig, Modifiers::COMMAND, Key::Z);
    press(&mut rig, Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::Z);
    assert_eq!(text(&rig), "stop();\nwait(1);");
    for _ in 0..3 {
        click(&mut rig, "Undo");
    }
    assert_eq!(text(&rig), "");
    click(&mut rig, "Redo");
    assert_eq!(text(&rig), "stop();");
    assert!(has_focus(&rig), "the text keeps the focus");
}

#[test]
fn what_others_put_in_stands_at_the_cursor_and_can_be_undone() {
    let mut rig = editor("stop();\nwait(1);");
    rig.harness.ctx.memory_mut(|memory| memory.surrender_focus(text_id()));
    rig.harness.state_mut().bench.insert = Some("forward(30);\n".to_owned());
    run(&mut rig, 3);
    assert_eq!(text(&rig), "forward(30);\nstop();\nwait(1);");
    assert_eq!(rig.harness.state().bench.insert, None, "it is put in once");
    assert!(has_focus(&rig));
    press(&mut rig, Modifiers::COMMAND, Key::Z);
    assert_eq!(text(&rig), "stop();\nwait(1);");
    // Another text from outside, as a version that is brought back.
    EditCommand::Text("turn(90);".to_owned()).apply(&mut rig.harness.state_mut().bench);
    run(&mut rig, 2);
    press(&mut rig, Modifiers::COMMAND, Key::Z);
    assert_eq!(text(&rig), "stop();\nwait(1);");
}

#[test]
fn a_place_that_others_want_shown_is_scrolled_to_without_the_focus() {
    let program: Vec<String> = (1..=300).map(|line| format!("wait({line});")).collect();
    let mut rig = editor(&program.join("\n"));
    rig.harness.ctx.memory_mut(|memory| memory.surrender_focus(text_id()));
    rig.harness.state_mut().bench.go_to = Some((200, 0));
    run(&mut rig, 20);
    let bench = &rig.harness.state().bench;
    assert_eq!((bench.cursor_line, bench.go_to), (Some(200), None));
    assert!(!has_focus(&rig));
    assert!(painted(&rig).iter().any(|text| text == "200"), "line 200 is in view");
    assert!(!painted(&rig).iter().any(|text| text == "20"), "line 20 is not");
}

#[test]
fn tab_moves_lines_and_esc_lets_it_leave() {
    let mut rig = editor("stop();\nwait(1);");
    press(&mut rig, Modifiers::NONE, Key::Tab);
    assert_eq!(text(&rig), "    stop();\nwait(1);");
    press(&mut rig, Modifiers::COMMAND, Key::A);
    press(&mut rig, Modifiers::NONE, Key::Tab);
    assert_eq!(text(&rig), "        stop();\n    wait(1);");
    press(&mut rig, Modifiers::SHIFT, Key::Tab);
    press(&mut rig, Modifiers::SHIFT, Key::Tab);
    assert_eq!(text(&rig), "stop();\nwait(1);");
    assert!(has_focus(&rig));
    press(&mut rig, Modifiers::NONE, Key::Escape);
    assert!(has_focus(&rig));
    press(&mut rig, Modifiers::NONE, Key::Tab);
    assert!(!has_focus(&rig), "no trap for the keyboard");
    assert_eq!(text(&rig), "stop();\nwait(1);");
}

#[test]
fn tab_reaches_everything_of_the_editor() {
    let mut rig = editor("stop();");
    press(&mut rig, Modifiers::NONE, Key::Escape);
    let mut reached = Vec::new();
    for _ in 0..40 {
        press(&mut rig, Modifiers::NONE, Key::Tab);
        let id = rig.harness.ctx.memory(|memory| memory.focused());
        reached.push(id);
        if id == Some(text_id()) {
            break;
        }
    }
    assert!(reached.len() >= 18 + 4, "{} stops", reached.len());
    assert_eq!(reached.last(), Some(&Some(text_id())), "and it comes round");
    assert!(reached.iter().all(Option::is_some));
}

#[test]
fn lines_become_comments_and_are_doubled_and_moved_by_keys() {
    let mut rig = editor("stop();\nwait(1);");
    press(&mut rig, Modifiers::COMMAND, Key::E);
    assert_eq!(text(&rig), "// stop();\nwait(1);");
    press(&mut rig, Modifiers::COMMAND, Key::Slash);
    assert_eq!(text(&rig), "stop();\nwait(1);");
    press(&mut rig, Modifiers::COMMAND, Key::D);
    assert_eq!(text(&rig), "stop();\nstop();\nwait(1);");
    press(&mut rig, Modifiers::ALT, Key::ArrowDown);
    assert_eq!(text(&rig), "stop();\nwait(1);\nstop();");
    press(&mut rig, Modifiers::ALT, Key::ArrowUp);
    press(&mut rig, Modifiers::ALT, Key::ArrowUp);
    type_in(&mut rig, "// ");
    assert_eq!(text(&rig), "// stop();\nstop();\nwait(1);", "the cursor went with the line");
}

#[test]
fn what_is_looked_for_is_found_and_replaced() {
    let mut rig = editor("let gap = 1;\nprint(gap);\nlet Gap2 = gap;");
    ask(&mut rig, Ask::Find);
    type_in(&mut rig, "gap");
    assert!(rig.harness.query_by_label("1 of 4").is_some());
    press(&mut rig, Modifiers::NONE, Key::Enter);
    assert!(rig.harness.query_by_label("2 of 4").is_some());
    press(&mut rig, Modifiers::SHIFT, Key::Enter);
    click(&mut rig, "Previous place");
    assert!(rig.harness.query_by_label("4 of 4").is_some(), "it goes round");
    rig.harness.get_by_label("Replace with").focus();
    run(&mut rig, 2);
    type_in(&mut rig, "way");
    click(&mut rig, "Replace");
    assert_eq!(text(&rig), "let gap = 1;\nprint(gap);\nlet Gap2 = way;");
    click(&mut rig, "Replace all");
    assert_eq!(text(&rig), "let way = 1;\nprint(way);\nlet way2 = way;");
    click(&mut rig, "Undo");
    assert_eq!(text(&rig), "let gap = 1;\nprint(gap);\nlet Gap2 = way;");
    click(&mut rig, "Close");
    assert!(rig.harness.query_by_label("Replace all").is_none() && has_focus(&rig));
}

#[test]
fn a_line_is_gone_to_also_with_the_kazakh_row_of_digits() {
    let mut rig = editor("a\nb\nc\nd");
    ask(&mut rig, Ask::GoToLine);
    type_in(&mut rig, "і\n");
    assert_eq!(rig.harness.state().bench.cursor_line, Some(3));
    assert!(has_focus(&rig));
    type_in(&mut rig, "x");
    assert_eq!(text(&rig), "a\nb\nxc\nd");
    ask(&mut rig, Ask::GoToLine);
    press(&mut rig, Modifiers::NONE, Key::Escape);
    assert!(rig.harness.query_by_label("Line number").is_none() && has_focus(&rig));
}

#[test]
fn a_sign_of_the_bar_is_put_in_and_the_text_keeps_the_focus() {
    let mut rig = editor("");
    type_in(&mut rig, "loop ");
    click(&mut rig, "Opening brace");
    type_in(&mut rig, "\nstop()");
    click(&mut rig, "Semicolon");
    assert_eq!(text(&rig), "loop {\n    stop();\n}");
    assert!(has_focus(&rig));
    rig.harness.state_mut().settings.symbol_bar = false;
    run(&mut rig, 2);
    assert!(rig.harness.query_by_label("Semicolon").is_none(), "the bar can be switched off");
}

#[test]
fn letters_of_the_wrong_layout_are_converted_by_a_click() {
    for (typed, layout) in [("ащкцфкв(30)ж", "Russian"), ("ащкцфквҰіқҚж", "Kazakh")] {
        let mut rig = editor("");
        type_in(&mut rig, typed);
        run(&mut rig, 1);
        let bar = format!("This looks like Latin letters typed in the {layout} layout: forward(30);");
        assert!(rig.harness.query_by_label(&bar).is_some(), "{layout}: {:?}", painted(&rig));
        click(&mut rig, "Convert");
        assert_eq!(text(&rig), "forward(30);");
        assert!(rig.harness.query_by_label(&bar).is_none() && has_focus(&rig));
        press(&mut rig, Modifiers::COMMAND, Key::Z);
        assert_eq!(text(&rig), typed);
    }
    let mut rig = editor("say(\"ghbdtn\");");
    for _ in 0..5 {
        press(&mut rig, Modifiers::NONE, Key::ArrowRight);
    }
    for _ in 0..6 {
        press(&mut rig, Modifiers::SHIFT, Key::ArrowRight);
    }
    ask(&mut rig, Ask::SwitchLayout);
    assert_eq!(text(&rig), "say(\"привет\");");
    ask(&mut rig, Ask::SwitchLayout);
    assert_eq!(text(&rig), "say(\"ghbdtn\");", "and back");
}

#[test]
fn a_program_that_would_be_too_long_is_left_as_it_is() {
    let mut rig = editor("stop();");
    press(&mut rig, Modifiers::COMMAND, Key::A);
    rig.harness.event(Event::Paste("wait(1);\n".repeat(5000)));
    run(&mut rig, 2);
    assert_eq!(text(&rig), "stop();");
    assert!(rig.harness.query_by_label_contains("32 KB").is_some());
    rig.harness.event(Event::Paste("wait(1);\n".repeat(2000)));
    run(&mut rig, 2);
    assert!(text(&rig).len() >= 18_000);
    assert!(rig.harness.query_by_label_contains("32 KB").is_none(), "what fits is put in and the bar goes");
}
