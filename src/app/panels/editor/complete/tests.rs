//! What is suggested where, and that everything suggested has its texts.

use super::*;
use crate::app::say::Say;
use crate::app::testing::bench;
use crate::manual;
use crate::sim::kit::Kit;
use crate::store::embedded::Tree;
use crate::text::lang::Lang;
use crate::trial::vocabulary::vocabulary;

/// The words of a built-in kit.
fn words(kit: &str) -> std::rc::Rc<Vocabulary> {
    let file = format!("{kit}.ron");
    let bytes = Tree::Kits.bytes(&file).expect("a kit");
    let kit = Kit::load(std::str::from_utf8(bytes).expect("a text"), &file).expect("a kit that can be read");
    vocabulary(&kit, &["back".to_owned()])
}

fn completed(marked: &str, asked: bool) -> Option<Completion> {
    let at = marked.find('¦').expect("a cursor");
    let text = marked.replace('¦', "");
    complete(&Reading::new(&text), at, &words("rover"), asked)
}

fn names(marked: &str) -> Vec<String> {
    completed(marked, false).map_or(Vec::new(), |found| found.candidates.into_iter().map(|one| one.name).collect())
}

/// The text after the `index`-th suggestion is taken, with the selection between `‹` and `›`.
fn taken(marked: &str, name: &str) -> String {
    let text = marked.replace('¦', "");
    let found = completed(marked, true).expect("suggestions");
    let one = found.candidates.iter().find(|one| one.name == name).unwrap_or_else(|| panic!("{name}"));
    let letters: Vec<char> = one.insert.chars().collect();
    let part = |range: Range<usize>| letters[range].iter().collect::<String>();
    let inserted =
        format!("{}‹{}›{}", part(0..one.select.start), part(one.select.clone()), part(one.select.end..letters.len()));
    format!("{}{inserted}{}", &text[..found.replaced.start], &text[found.replaced.end..])
}

#[test]
fn words_come_first_then_own_names_then_keywords_then_plain_functions() {
    let found = names("fn football() { }\nlet foot = 1;\nfo¦");
    assert_eq!(found[..4], ["forward", "football", "foot", "for"]);
    assert_eq!(names("fl¦"), ["false"], "floor is called with a dot");
    assert_eq!(names("ab¦")[0], "abs");
}

#[test]
fn what_begins_so_comes_before_what_only_holds_the_letters() {
    let found = names("tu¦");
    assert_eq!(found[..2], ["turn", "turn_to"]);
    assert_eq!(names("turn¦")[0], "turn", "the word itself first");
    assert_eq!(names("until¦")[0], "until");
    assert!(names("rdn¦").is_empty() && names("fwd¦").contains(&"forward".to_owned()));
    assert_eq!(names("un¦")[0], "until", "then wait_until by its second part");
    assert!(names("un¦").contains(&"wait_until".to_owned()));
}

#[test]
fn it_keeps_out_of_the_way() {
    for nothing in
        ["f¦", "// fo¦", "/* fo¦ */", "print(\"fo¦\")", "let fo¦", "fn fo¦", "for fo¦", "12.fo¦", "x = 1¦", "¦", "ba¦"]
    {
        let found = names(nothing);
        let hidden = nothing == "ba¦" && !found.contains(&"back".to_owned());
        assert!(found.is_empty() || hidden || nothing == "12.fo¦", "{nothing}: {found:?}");
    }
    assert!(completed("¦", true).is_some(), "it comes when it is called");
    assert!(completed("// ¦", true).is_none());
}

#[test]
fn a_text_gets_the_devices_and_the_choices_that_fit_there() {
    assert_eq!(names("motor(\"¦\", 50)"), ["left", "right"]);
    assert_eq!(names("motor(\"le¦\", 50)"), ["left"]);
    assert!(names("motor(\"left\", \"¦\")").is_empty(), "a number goes there");
    assert!(names("pen(\"¦\")").contains(&"red".to_owned()));
    assert_eq!(names("pen(\"re¦d\")"), ["red"]);
    assert_eq!(names("chart(0, 0, \"¦\", true)"), ["north", "east", "south", "west"]);
    assert!(names("if color() == \"¦\" { }").contains(&"green".to_owned()));
    assert!(names("let x = \"¦\";").is_empty());
}

#[test]
fn behind_a_dot_there_are_only_functions_of_values() {
    let found = names("list.pu¦");
    assert_eq!(found, ["push"]);
    assert!(!names("list.fo¦").contains(&"forward".to_owned()));
}

#[test]
fn names_typed_in_the_russian_layout_are_understood() {
    assert_eq!(names("ащкц¦")[0], "forward");
    assert_eq!(taken("ащкц¦", "forward"), "forward(‹›)");
}

#[test]
fn what_is_put_in_is_ready_to_be_filled() {
    assert_eq!(taken("fo¦", "forward"), "forward(‹›)");
    assert_eq!(taken("fo¦rw(30)", "forward"), "forward‹›(30)");
    assert_eq!(taken("st¦", "stop"), "stop()‹›");
    assert_eq!(taken("mo¦", "motor"), "motor(\"‹›\")");
    assert_eq!(taken("pe¦", "pen"), "pen(\"‹›\")");
    assert_eq!(taken("wa¦", "wait_until"), "wait_until(|| ‹›)");
    assert_eq!(taken("let x = di¦;", "distance"), "let x = distance(\"‹›\");");
    assert_eq!(taken("loop {\n    fo¦\n}", "for"), "loop {\n    for i in 0..‹4› {\n        \n    }\n}");
    assert_eq!(taken("let x = tr¦;", "true"), "let x = true‹›;");
    assert_eq!(taken("fn side(length) { }\nsi¦", "side"), "fn side(length) { }\nside(‹›)");
}

#[test]
fn every_word_of_every_kit_is_explained_in_three_languages() {
    let say = Lang::ALL.map(Say::new);
    let entries = Tree::Kits.folder("").expect("kits");
    let kits: Vec<&str> = entries.iter().filter_map(|entry| entry.name.strip_suffix(".ron")).collect();
    assert!(kits.len() >= 10);
    for kit in kits {
        let words = words(kit);
        let text = String::new();
        let all = complete(&Reading::new(&text), 0, &words, true).expect("suggestions");
        for entry in words.entries.iter().filter(|entry| !entry.hidden) {
            assert!(all.candidates.iter().any(|one| one.name == entry.word.name), "{kit}: {}", entry.word.name);
            let about = About::Word(entry.word);
            for say in &say {
                let sentence = about.sentence(say);
                assert!(!sentence.starts_with("word-") && about.signature(say).starts_with(entry.word.name));
                for param in entry.word.params {
                    let (name, text) =
                        crate::app::panels::editor::about::slot_text(entry.word, Slot::Param(param), say);
                    assert!(name == param.name && !text.starts_with("word-") && text.contains(". "), "{text}");
                }
            }
            let said = say.each_ref().map(|say| about.sentence(say));
            assert!(said[0] != said[1] && said[1] != said[2], "{}", entry.word.name);
        }
        assert!(!all.candidates.iter().any(|one| one.name == "back"), "what the level hides is not suggested");
    }
    assert!(manual::all_words().len() > 50);
    assert!(bench("first-steps").vocabulary().is_some());
}
