//! The reference in `docs/manual/` is the one that arba makes; `ARBA_UPDATE=1` writes it anew.

use arba::cli::open::Library;
use arba::level::load::load;
use arba::manual::{Topic, all_words};
use arba::rules::verdict::Verdict;
use arba::sim::kit::Kit;
use arba::text::Texts;
use arba::text::lang::Lang;
use arba::trial::film::Detail;
use arba::trial::inputs::{Inputs, Source};
use arba::trial::run::{Options, Trial};

use crate::project::{read, root};

#[test]
fn the_pages_of_the_manual_are_those_that_arba_makes() {
    let update = std::env::var_os("ARBA_UPDATE").is_some();
    for lang in Lang::ALL {
        let texts = Texts::new(lang);
        let folder = root().join("docs/manual").join(lang.code());
        for topic in Topic::ALL {
            let path = folder.join(format!("{}.md", topic.name()));
            let page = topic.page(&texts);
            if update {
                std::fs::create_dir_all(&folder).unwrap();
                std::fs::write(&path, &page).unwrap();
            }
            let written = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
            assert!(written == page, "{} is old: ARBA_UPDATE=1 writes it anew", path.display());
        }
    }
}

#[test]
fn everything_in_the_manual_has_its_text() {
    for lang in Lang::ALL {
        let texts = Texts::new(lang);
        for word in all_words() {
            let params = word.params.iter().map(|param| format!("word-{}-{}", word.name, param.name));
            for id in params.chain([format!("word-{}", word.name)]) {
                assert!(texts.has(&id), "{id} is missing in {}", lang.code());
            }
        }
        for topic in Topic::ALL {
            let page = topic.page(&texts);
            for line in page.lines() {
                let text = line.trim();
                let is_id =
                    text.contains('-') && text.chars().all(|letter| letter.is_ascii_lowercase() || letter == '-');
                assert!(!is_id, "{} {}: {text} has no text", lang.code(), topic.name());
            }
        }
    }
}

/// Runs a program on a built-in level, in this process.
fn verdict(level: &str, program: &str) -> Verdict {
    verdict_with(level, "rover", program)
}

/// The same with another kit in the place of the rover.
fn verdict_with(level: &str, kit: &str, program: &str) -> Verdict {
    let library = Library::built_in();
    let (level, _) = library.open_sound(level).unwrap();
    let mut pack = level.pack;
    pack.kits.insert("rover".into(), read(&format!("assets/kits/{kit}.ron")));
    let level = load(&pack, &pack).0.unwrap();
    let source = Source { name: "example.rhai".into(), bytes: program.as_bytes().to_vec() };
    let inputs = Inputs { pack: level.pack.clone(), seed: 0, programs: vec![source] };
    let layout = level.layout(0).unwrap();
    Trial::new(&inputs, &layout, Options { detail: Detail::None, steps: false }).into_outcome().ending.verdict
}

/// The first kit that has a word; the rover, when it has it or when every program has it.
fn kit_with(word: &str) -> String {
    let has = |name: &str| {
        let kit = Kit::load(&read(&format!("assets/kits/{name}.ron")), name).unwrap();
        kit.words().iter().any(|entry| entry.word.name == word)
    };
    let entries = std::fs::read_dir(root().join("assets/kits")).unwrap();
    let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    let names = names.iter().filter_map(|name| name.strip_suffix(".ron"));
    let found = ["rover"].into_iter().chain(names).find(|name| has(name));
    found.unwrap_or("rover").to_owned()
}

#[test]
fn the_example_of_every_word_runs() {
    for word in all_words() {
        let verdict = verdict_with("stop-at-20", &kit_with(word.name), &format!("{};", word.example));
        assert!(!matches!(verdict, Verdict::Fault(_)), "{}: {verdict:?}", word.example);
    }
}

#[test]
fn the_program_of_the_readme_passes() {
    let readme = read("README.md");
    let program = readme.split("```rhai\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    assert_eq!(verdict("stop-at-20", program), Verdict::Passed);
}
