//! The help in the editor as a student meets it: keys, clicks and pictures.

use egui::{Key, Modifiers, Pos2};
use egui_kittest::kittest::Queryable;

use super::*;
use crate::app::bench::Bench;
use crate::app::panels::editor::{Ask, EditCommand, EditorPanel};
use crate::app::testing::{Rig, SIZES, bench, harness, played};
use crate::text::lang::Lang;

fn rig<'a>(bench: Bench, lang: Lang, size: [f32; 2]) -> Rig<'a, EditorPanel> {
    let mut rig = harness(bench, lang, size, EditorPanel::default(), |panel, ui, view, out| panel.ui(ui, view, out));
    rig.harness.run_steps(3);
    rig
}

fn empty<'a>(lang: Lang) -> Rig<'a, EditorPanel> {
    let mut bench = bench("first-steps");
    bench.files.edit(String::new());
    let mut rig = rig(bench, lang, [560.0, 420.0]);
    focus(&mut rig);
    rig
}

fn focus(rig: &mut Rig<EditorPanel>) {
    rig.harness.ctx.memory_mut(|memory| memory.request_focus(area::id()));
    rig.harness.run_steps(2);
}

/// Types letters one by one, as a person does.
fn type_in(rig: &mut Rig<EditorPanel>, text: &str) {
    for letter in text.chars() {
        rig.harness.event(egui::Event::Text(letter.to_string()));
        rig.harness.run_steps(1);
        rig.carry_out();
    }
    rig.harness.run_steps(1);
}

fn press(rig: &mut Rig<EditorPanel>, key: Key) {
    press_with(rig, Modifiers::NONE, key);
}

fn press_with(rig: &mut Rig<EditorPanel>, modifiers: Modifiers, key: Key) {
    rig.harness.key_press_modifiers(modifiers, key);
    rig.harness.run_steps(2);
    rig.carry_out();
    rig.harness.run_steps(1);
}

fn text(rig: &Rig<EditorPanel>) -> String {
    rig.harness.state().bench.files.shown().map(|tab| tab.text.clone()).unwrap_or_default()
}

fn sees(rig: &Rig<EditorPanel>, label: &str) -> bool {
    rig.harness.query_all_by_label_contains(label).next().is_some()
}

#[test]
fn two_letters_open_the_list_and_enter_takes_the_first() {
    let mut rig = empty(Lang::En);
    type_in(&mut rig, "f");
    assert!(!sees(&rig, "forward(cm)"));
    type_in(&mut rig, "o");
    assert!(sees(&rig, "forward(cm)"));
    press(&mut rig, Key::Enter);
    assert_eq!(text(&rig), "forward()");
    type_in(&mut rig, "3");
    assert_eq!(text(&rig), "forward(3)", "the cursor stands in the brackets");
}

#[test]
fn the_arrows_move_in_the_list_and_tab_takes_what_is_selected() {
    let mut rig = empty(Lang::Kk);
    type_in(&mut rig, "tu");
    press(&mut rig, Key::ArrowDown);
    press(&mut rig, Key::Tab);
    assert_eq!(text(&rig), "turn_to()");
}

#[test]
fn a_word_written_to_its_end_leaves_enter_to_the_line() {
    let mut rig = empty(Lang::En);
    type_in(&mut rig, "stop");
    press(&mut rig, Key::Enter);
    assert_eq!(text(&rig).trim_end(), "stop");
    assert!(text(&rig).ends_with('\n'));
}

#[test]
fn esc_closes_the_list_and_the_focus_stays() {
    let mut rig = empty(Lang::Ru);
    type_in(&mut rig, "fo");
    assert!(sees(&rig, "forward(cm)"));
    press(&mut rig, Key::Escape);
    assert!(!sees(&rig, "forward(cm)"));
    type_in(&mut rig, "r");
    assert!(!sees(&rig, "forward(cm)"), "it stays closed for this word");
    press(&mut rig, Key::Enter);
    assert_eq!(text(&rig), "for\n");
}

#[test]
fn ctrl_space_opens_the_list_without_a_letter() {
    let mut rig = empty(Lang::En);
    press_with(&mut rig, Modifiers::CTRL, Key::Space);
    assert!(sees(&rig, "forward(cm)"));
}

#[test]
fn a_click_takes_a_suggestion_and_gives_the_focus_back() {
    let mut rig = empty(Lang::En);
    type_in(&mut rig, "tu");
    rig.harness.get_by_label_contains("turn_to(").click();
    rig.harness.run_steps(3);
    rig.carry_out();
    assert_eq!(text(&rig), "turn_to()");
    rig.harness.run_steps(2);
    assert!(rig.harness.ctx.memory(|memory| memory.has_focus(area::id())));
}

#[test]
fn inside_of_the_brackets_the_parameter_is_explained() {
    let mut rig = empty(Lang::En);
    type_in(&mut rig, "drive(");
    assert!(sees(&rig, "cm_per_s") || sees(&rig, "speed"), "the signature");
    let first = rig.harness.query_all_by_label_contains("cm/s").count();
    assert!(first > 0, "the unit of the first parameter");
    type_in(&mut rig, "20, ");
    assert!(sees(&rig, "°/s"), "the unit of the second parameter");
    press(&mut rig, Key::Escape);
    assert!(!sees(&rig, "°/s"));
}

#[test]
fn in_quotes_the_choices_open_by_themselves() {
    let mut rig = empty(Lang::En);
    type_in(&mut rig, "chart(0, 0, \"");
    assert!(sees(&rig, "\"north\""));
    press(&mut rig, Key::ArrowDown);
    press(&mut rig, Key::Enter);
    assert!(text(&rig).starts_with("chart(0, 0, \"east\""), "{}", text(&rig));
}

/// Where a piece of the program stands on the screen.
fn place_of(rig: &Rig<EditorPanel>, piece: &str) -> Pos2 {
    let mut found = None;
    for clipped in &rig.harness.output().shapes {
        let mut shapes = vec![&clipped.shape];
        while let Some(shape) = shapes.pop() {
            match shape {
                egui::Shape::Vec(inner) => shapes.extend(inner),
                egui::Shape::Text(text) => {
                    if let Some(byte) = text.galley.text().find(piece) {
                        let before = text.galley.text()[..byte].chars().count() + piece.chars().count() / 2;
                        let at = text.galley.pos_from_cursor(egui::text::CCursor::new(before));
                        found = Some(text.pos + at.center().to_vec2());
                    }
                }
                _ => {}
            }
        }
    }
    found.unwrap_or_else(|| panic!("{piece} is not shown"))
}

fn rest_on(rig: &mut Rig<EditorPanel>, piece: &str) {
    let at = place_of(rig, piece);
    rig.harness.event(egui::Event::PointerMoved(at));
    rig.harness.run_steps(12);
}

#[test]
fn the_pointer_on_a_word_or_keyword_brings_its_help() {
    let mut bench = bench("first-steps");
    bench.files.edit("\n\nwhile time() < 5 {\n    forward(10);\n}\n".to_owned());
    let mut rig = rig(bench, Lang::En, [560.0, 420.0]);
    rest_on(&mut rig, "forward");
    assert!(sees(&rig, "forward(cm)") && sees(&rig, "F1: more"));
    rest_on(&mut rig, "while");
    assert!(sees(&rig, "as long as the condition is true") && !sees(&rig, "forward(cm)"));
}

#[test]
fn the_pointer_on_a_variable_brings_its_value_at_the_moment_shown() {
    let mut bench = played("first-steps", "let gap = 5;\nwait(1);\ngap = 9;\nwait(1);\n");
    bench.player.seek(150);
    let mut rig = rig(bench, Lang::En, [560.0, 420.0]);
    rest_on(&mut rig, "9");
    assert!(!sees(&rig, "Value at this moment"), "a number is no name");
    rest_on(&mut rig, "gap");
    assert!(sees(&rig, "Value at this moment: 9"));
}

fn bench_with(program: &str) -> Bench {
    let mut bench = bench("first-steps");
    bench.files.edit(program.to_owned());
    bench
}

#[test]
fn no_tooltip_lies_above_the_pages_of_help() {
    let mut rig = rig(bench_with("forward(10);"), Lang::En, [900.0, 600.0]);
    focus(&mut rig);
    rest_on(&mut rig, "forward");
    assert!(sees(&rig, "F1: more"), "the help on the word under the pointer");
    rig.harness.state_mut().bench.ask = Some(Ask::Help);
    rig.harness.run_steps(4);
    assert!(sees(&rig, "Insert"), "the page is open");
    assert!(!sees(&rig, "F1: more"));
}

#[test]
fn help_on_parameters_hides_no_line_above_the_cursor() {
    let box_of = |rig: &Rig<EditorPanel>| {
        let found = rig.harness.query_all_by_label_contains("forward(cm)").next();
        found.map(|node| node.rect()).expect("the help on parameters")
    };
    let program = "turn(90);\nturn(90);\nturn(90);\nturn(90);\n\nturn(90);\nturn(90);\nturn(90);\nturn(90);\n";
    for (rest, ends) in [("", "nothing below"), (program, "lines below")] {
        let mut rig = rig(bench_with(&format!("stop();\nwait(1);\nstop();\n{rest}")), Lang::En, [900.0, 600.0]);
        focus(&mut rig);
        EditCommand::GoTo(4, 1).apply(&mut rig.harness.state_mut().bench);
        rig.harness.run_steps(3);
        rig.carry_out();
        type_in(&mut rig, "forward(");
        rig.harness.run_steps(4);
        let above = place_of(&rig, "wait");
        let rect = box_of(&rig);
        assert!(rect.top() > above.y + 10.0, "{ends}: {rect:?} hides what is at {above:?}");
        rig.picture(if rest.is_empty() { "parameters-below" } else { "parameters-aside" });
    }
}

#[test]
fn f1_opens_the_page_of_the_word_and_its_example_can_be_put_in() {
    let mut bench = bench("first-steps");
    bench.files.edit("turn(90);".to_owned());
    bench.ask = Some(Ask::Help);
    let mut rig = rig(bench, Lang::En, [700.0, 500.0]);
    rig.carry_out();
    rig.harness.run_steps(2);
    assert!(sees(&rig, "Help on words"));
    assert!(rig.harness.query_all_by_label_contains("turn").count() > 1);
    rig.harness.get_by_label("Insert").click();
    rig.harness.run_steps(2);
    let asked = rig.carry_out();
    assert!(
        asked
            .iter()
            .any(|command| matches!(command, Command::Edit(EditCommand::Insert(text)) if text.starts_with("turn(")))
    );
    press(&mut rig, Key::Escape);
    assert!(!sees(&rig, "Help on words"));
}

#[test]
fn what_helps_is_not_cut_in_any_language_or_size() {
    for lang in Lang::ALL {
        for size in SIZES {
            let name = |what: &str| format!("words-{what}-{}-{}", lang.code(), size[0]);
            let mut bench = bench("first-steps");
            bench.files.edit(String::new());
            let mut rig = rig(bench, lang, size);
            focus(&mut rig);
            type_in(&mut rig, "wait(1);");
            press(&mut rig, Key::Enter);
            type_in(&mut rig, "re");
            press(&mut rig, Key::ArrowDown);
            rig.picture(&name("list"));
            rig.no_text_is_cut();
            press(&mut rig, Key::Tab);
            rig.harness.run_steps(2);
            rig.picture(&name("parameters"));
            rig.no_text_is_cut();
            rest_on(&mut rig, "wait");
            rig.picture(&name("hover"));
            rig.no_text_is_cut();
            rig.harness.state_mut().bench.ask = Some(Ask::Help);
            rig.harness.run_steps(4);
            rig.carry_out();
            rig.harness.run_steps(4);
            rig.picture(&name("help"));
            rig.no_text_is_cut();
        }
    }
}

#[test]
fn a_button_beside_the_message_puts_it_right() {
    let mut bench = bench("first-steps");
    bench.files.edit("forwrad(30);".to_owned());
    let words = bench.words[0].clone();
    let tab = bench.files.shown_mut().expect("a tab");
    tab.problem = crate::pilot::rhai::compile(tab.text.as_bytes(), "main.rhai", words).err();
    assert!(tab.problem.is_some());
    let mut rig = rig(bench, Lang::Kk, [560.0, 420.0]);
    rig.picture("words-fix-kk");
    rig.harness.get_by_label("Жазу: forward").click();
    rig.harness.run_steps(2);
    rig.carry_out();
    assert_eq!(text(&rig), "forward(30);");
}

#[test]
fn alt_and_enter_put_it_right_as_well() {
    let mut rig = empty(Lang::En);
    type_in(&mut rig, "forward(30)");
    press(&mut rig, Key::Escape);
    press(&mut rig, Key::Enter);
    type_in(&mut rig, "stop();");
    let words = rig.harness.state().bench.words[0].clone();
    let tab = rig.harness.state_mut().bench.files.shown_mut().expect("a tab");
    tab.problem = crate::pilot::rhai::compile(tab.text.as_bytes(), "main.rhai", words).err();
    press_with(&mut rig, Modifiers::ALT, Key::Enter);
    assert_eq!(text(&rig), "forward(30);\nstop();");
}

/// Opens the page of help on this name, by searching for it.
fn page_of(rig: &mut Rig<EditorPanel>, name: &str) {
    rig.harness.state_mut().bench.ask = Some(Ask::Help);
    rig.harness.run_steps(4);
    rig.carry_out();
    rig.harness.run_steps(2);
    type_in(rig, name);
    rig.harness.run_steps(2);
}

#[test]
fn the_page_of_a_word_has_the_picture_of_the_manual() {
    for lang in Lang::ALL {
        let mut rig = empty(lang);
        page_of(&mut rig, "distance");
        let shows = rig.harness.state().say.with("words-help-picture", [("name", "distance".into())]);
        // It is drawn beside the frames.
        let mut waited = 0;
        while !sees(&rig, &shows) && waited < 500 {
            std::thread::sleep(std::time::Duration::from_millis(20));
            rig.harness.run_steps(1);
            waited += 1;
        }
        assert!(sees(&rig, &shows), "no picture");
        rig.harness.run_steps(4);
        rig.picture(&format!("words-page-distance-{}", lang.code()));
        rig.no_text_is_cut();
    }
}

#[test]
fn rare_functions_and_signs_have_their_pages() {
    for (lang, name, id) in [
        (Lang::En, "sort_desc", "plain-sort_desc"),
        (Lang::Ru, "..=", "sign-range-whole"),
        (Lang::Kk, "=>", "sign-case"),
    ] {
        let mut rig = empty(lang);
        page_of(&mut rig, name);
        let sentence = rig.harness.state().say.plain(id);
        rig.picture(&format!("words-page-{id}"));
        rig.no_text_is_cut();
        assert!(sees(&rig, &sentence), "{name}");
    }
}

#[test]
fn the_pointer_on_a_sign_says_what_it_means() {
    let words = bench("first-steps").words[0].clone();
    let text = "for i in 0..5 {\n    print(`${i}`);\n}\nif 1 == 2 { }";
    let reading = Reading::new(text);
    let about = |what: &str| {
        at_place(&reading, text.find(what).unwrap(), &words).map(|(_, about)| about.page().map(str::to_owned))
    };
    for sign in ["..", "${", "=="] {
        assert_eq!(about(sign), Some(Some(sign.to_owned())), "{sign}");
    }
}
