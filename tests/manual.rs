//! The reference in `docs/manual/` and its pictures are those that arba makes; `ARBA_UPDATE=1` writes them anew.

use std::path::{Path, PathBuf};

use arba::manual::{Page, Topic, Yard, all_words};
use arba::rules::verdict::Verdict;
use arba::text::Texts;
use arba::text::lang::Lang;
use arba::trial::film::Detail;
use arba::trial::run::{Options, Trial};

use crate::arena::{UNFILMED, inputs, level};
use crate::project::{files, read, root};

/// Compares a file with what arba makes, or writes it anew.
fn compare(path: &Path, made: &str) -> Result<(), String> {
    if std::env::var_os("ARBA_UPDATE").is_some() {
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("the folder is made");
        std::fs::write(path, made).expect("the file is written");
    }
    let written = std::fs::read_to_string(path).unwrap_or_default().replace("\r\n", "\n");
    if written == made { Ok(()) } else { Err(format!("{} is old: ARBA_UPDATE=1 writes it anew", path.display())) }
}

/// Fails with everything that was found at once, and when a folder holds a file that nobody made.
fn settle(made: &[PathBuf], results: Vec<Result<(), String>>, folder: &str, ending: &str) {
    let mut wrong: Vec<String> = results.into_iter().filter_map(Result::err).collect();
    for file in files(folder, ending) {
        if !made.contains(&root().join(&file.path)) {
            wrong.push(format!("{} is nobody's page any more", file.path));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_pages_of_the_manual_are_those_that_arba_makes() {
    let (mut made, mut results) = (Vec::new(), Vec::new());
    for lang in Lang::ALL {
        let texts = Texts::new(lang);
        let folder = root().join("docs/manual").join(lang.code());
        for topic in Topic::ALL {
            let path = folder.join(format!("{}.md", topic.name()));
            results.push(compare(&path, &topic.index(&texts)));
            made.push(path);
            for page in topic.pages() {
                let path = folder.join(topic.name()).join(format!("{}.md", page.file()));
                results.push(compare(&path, &page.document(&texts)));
                made.push(path);
            }
        }
    }
    settle(&made, results, "docs/manual", ".md");
}

#[test]
fn every_page_has_a_picture_made_from_its_ink() {
    let (mut made, mut results) = (Vec::new(), Vec::new());
    for page in Page::all() {
        let picture = page.picture().unwrap_or_else(|| panic!("{} {} has no picture", page.topic.name(), page.name));
        assert!(picture.matches("\n<").count() > 1, "{} {} shows nothing", page.topic.name(), page.name);
        let path = root().join("docs/pictures/manual").join(format!("{}-{}.svg", page.topic.name(), page.file()));
        results.push(compare(&path, &picture));
        made.push(path);
    }
    settle(&made, results, "docs/pictures/manual", ".svg");
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
        let pages = Page::all().into_iter().map(|page| (page.name.clone(), page.document(&texts)));
        let indices = Topic::ALL.map(|topic| (topic.name().to_owned(), topic.index(&texts)));
        for (name, page) in pages.chain(indices) {
            for line in page.lines() {
                let text = line.trim();
                let is_id =
                    text.contains('-') && text.chars().all(|letter| letter.is_ascii_lowercase() || letter == '-');
                assert!(!is_id, "{} {name}: {text} has no text", lang.code());
            }
        }
    }
}

/// Runs a yard's program.
fn verdict(yard: &Yard) -> Verdict {
    let layout = yard.layout().unwrap_or_else(|diags| panic!("{diags:?}"));
    Trial::new(&yard.inputs(), &layout, UNFILMED).into_outcome().ending.verdict
}

#[test]
fn the_example_of_every_page_stands_in_a_level_without_a_diag_and_runs() {
    for page in Page::all() {
        let yard = page.yard().unwrap_or_else(|| panic!("{} {} has no example", page.topic.name(), page.name));
        if let Err(diags) = yard.layout() {
            panic!("{} {}: {diags:#?}", page.topic.name(), page.name);
        }
        let verdict = verdict(&yard);
        assert!(!matches!(verdict, Verdict::Fault(_)), "{} {}: {verdict:?}", page.topic.name(), page.name);
    }
}

#[test]
fn the_program_of_the_readme_passes() {
    let readme = read("README.md");
    let program = readme.split("```rhai\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let level = level("stop-at-20");
    let inputs =
        inputs(&level, vec![arba::trial::inputs::Source { name: "readme.rhai".into(), bytes: program.into() }], 0);
    let layout = level.layout(0).unwrap();
    let options = Options { detail: Detail::None, ..UNFILMED };
    assert_eq!(Trial::new(&inputs, &layout, options).into_outcome().ending.verdict, Verdict::Passed);
}
