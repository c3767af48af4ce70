//! The editor as a student uses it: by keys, clicks and what other panels ask for.

use egui::{Event, Key, Modifiers, Shape, Ui, vec2};
use egui_kittest::kittest::Queryable;

use crate::app::bench::Bench;
use crate::app::command::Command;
use crate::app::panels::debugger::toggle_at_cursor;
use crate::app::panels::editor::{Ask, EditCommand, EditorPanel, text_id};
use crate::app::testing::{Rig, SIZES, bench, harness, played};
use crate::app::theme::Theme;
use crate::app::view::View;
use crate::pilot::rhai;
use crate::rules::verdict::Verdict;
use crate::text::lang::Lang;
use crate::trial::reel::Reel;

type Editor = Rig<'static, EditorPanel>;

/// An editor with this program and the focus in it, the cursor at the start.
fn editor(program: &str) -> Editor {
    let mut bench = bench("first-steps");
    bench.files.edit(program.to_owned());
    let mut rig = of(bench, Lang::En, [700.0, 500.0]);
    focus(&mut rig);
    rig
}

fn of(bench: Bench, lang: Lang, size: [f32; 2]) -> Editor {
    let draw = |panel: &mut EditorPanel, ui: &mut Ui, view: &View<'_>, out: &mut Vec<Command>| panel.ui(ui, view, out);
    let mut rig = harness(bench, lang, size, EditorPanel::default(), draw);
    run(&mut rig, 4);
    rig
}

/// Draws frames, and carries out after each what was asked in it, as the lab does.
fn run(rig: &mut Editor, frames: usize) -> Vec<Command> {
    let mut asked = Vec::new();
    for _ in 0..frames {
        rig.harness.step();
        asked.extend(rig.carry_out());
    }
    asked
}

fn focus(rig: &mut Editor) {
    rig.harness.ctx.memory_mut(|memory| memory.request_focus(text_id()));
    run(rig, 2);
}

/// Types letter by letter; a line's end is the key for it.
fn type_in(rig: &mut Editor, text: &str) {
    for letter in text.chars() {
        match letter {
            '\n' => press(rig, Modifiers::NONE, Key::Enter),
            _ => {
                rig.harness.event(Event::Text(letter.to_string()));
                run(rig, 1);
            }
        }
    }
}

fn press(rig: &mut Editor, modifiers: Modifiers, key: Key) {
    rig.harness.key_press_modifiers(modifiers, key);
    run(rig, 2);
}

fn click(rig: &mut Editor, label: &str) {
    rig.harness.get_by_label(label).click();
    run(rig, 3);
}

fn text(rig: &Editor) -> &str {
    &rig.harness.state().bench.files.shown().unwrap().text
}

fn ask(rig: &mut Editor, ask: Ask) {
    rig.harness.state_mut().bench.ask = Some(ask);
    run(rig, 3);
}

fn has_focus(rig: &Editor) -> bool {
    rig.harness.ctx.memory(|memory| memory.has_focus(text_id()))
}

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

/// The short texts that were painted in the last frame.
fn painted(rig: &Editor) -> Vec<String> {
    let mut texts = Vec::new();
    for clipped in &rig.harness.output().shapes {
        if let Shape::Text(shape) = &clipped.shape {
            texts.push(shape.galley.text().to_owned());
        }
    }
    texts
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

/// Lets the program be read, as the lab does a moment after the last key.
fn read(rig: &mut Editor) {
    let bench = &mut rig.harness.state_mut().bench;
    let words = bench.words[0].clone();
    for tab in &mut bench.files.tabs {
        tab.problem = rhai::compile(tab.text.as_bytes(), &tab.name, words.clone()).err();
    }
    run(rig, 10);
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

/// Is something underlined by a wave?
fn waves(rig: &Editor) -> bool {
    let bad = rig.harness.state().theme.bad;
    let wave = |shape: &Shape| match shape {
        Shape::Path(path) => path.points.len() > 4 && path.stroke.color == egui::epaint::ColorMode::Solid(bad),
        _ => false,
    };
    rig.harness.output().shapes.iter().any(|clipped| wave(&clipped.shape))
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

/// An editor that shows everything it can show at once.
fn busy(lang: Lang, size: [f32; 2]) -> Editor {
    let program = "// a comment\nlet gap = 5;\nfor step in 0..3 {\n    print(\"step \" + step);\n    forward(gap);\n}\nsay(\"done\");\n";
    let mut bench = played("first-steps", program);
    bench.debug.at = Some(3);
    for (line, condition) in [(2, ""), (5, "gap > 3")] {
        let name = bench.files.shown().unwrap().name.clone();
        bench.debug.breakpoints.entry(name).or_default().entry(line).or_default().condition = condition.to_owned();
    }
    EditCommand::Text(format!("{program}forwrad(gap);\n")).apply(&mut bench);
    let mut rig = of(bench, lang, size);
    focus(&mut rig);
    read(&mut rig);
    rig
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

/// The numbers of the lines that can be read whole beside the text.
fn lines_in_view(rig: &Editor) -> usize {
    let mut seen = Vec::new();
    for clipped in &rig.harness.output().shapes {
        let Shape::Text(text) = &clipped.shape else { continue };
        let rect = text.visual_bounding_rect();
        let is_number = text.galley.text().parse::<u32>().is_ok();
        let clip = clipped.clip_rect.intersect(rig.harness.ctx.content_rect());
        if is_number && clip.expand(0.5).contains_rect(rect) {
            seen.push(text.galley.text().to_owned());
        }
    }
    seen.sort();
    seen.dedup();
    seen.len()
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
fn start_again_asks_for_the_program_that_the_level_gave() {
    let mut rig = editor("turn(9);");
    click(&mut rig, "More");
    rig.harness.get_by_label("Start again").click();
    let asked = run(&mut rig, 2);
    let given = "// How far is the green square?\nforward(50);\n".to_owned();
    let wanted = Command::Study(crate::app::lab::study::StudyCommand::Replace(given));
    assert!(asked.contains(&wanted), "{asked:?}");
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
