//! The lesson in a window: snippets, hints, pictures, and every lesson there is in a narrow panel.

use egui_kittest::kittest::Queryable;

use crate::app::bench::Bench;
use crate::app::command::Command;
use crate::app::files::Files;
use crate::app::panels::editor::EditCommand;
use crate::app::panels::lesson::LessonPanel;
use crate::app::testing::{Rig, bench, harness};
use crate::app::theme::Theme;
use crate::base::base64::text_of;
use crate::level::load::load;
use crate::library::Library;
use crate::text::lang::Lang;

fn rig<'a>(bench: Bench, lang: Lang, size: [f32; 2]) -> Rig<'a, LessonPanel> {
    let mut rig = harness(bench, lang, size, LessonPanel::default(), |panel, ui, view, out| panel.ui(ui, view, out));
    rig.harness.run_steps(3);
    rig
}

#[test]
fn a_snippet_goes_to_the_cursor_by_a_button() {
    let mut rig = rig(bench("first-steps"), Lang::En, [500.0, 900.0]);
    rig.harness.get_by_label("Insert").click();
    rig.harness.run_steps(2);
    let asked = rig.carry_out();
    assert_eq!(asked, [Command::Edit(EditCommand::Insert("forward(30);\nback(10);\n".to_owned()))]);
    assert_eq!(rig.harness.state().bench.insert.as_deref(), Some("forward(30);\nback(10);\n"));
}

#[test]
fn hints_are_opened_one_by_one_and_stay_open() {
    let mut rig = rig(bench("first-steps"), Lang::En, [500.0, 1600.0]);
    for number in 1..=3 {
        assert_eq!(rig.harness.state().bench.hints, number - 1);
        let label = format!("Hint {number} of 3");
        rig.harness.get_by_label_contains(&label).click();
        rig.harness.run_steps(2);
        rig.carry_out();
        rig.harness.run_steps(2);
        assert!(rig.harness.query_by_label(&label).is_some(), "{label} is open");
    }
    rig.harness.get_by_label_contains("One line is enough");
    assert!(rig.harness.query_by_label_contains("Hint 4").is_none());
    rig.picture("lesson-hints");
}

#[test]
fn the_way_to_the_hints_is_always_in_sight_and_so_is_a_hint_that_was_opened() {
    for lang in Lang::ALL {
        let mut rig = rig(bench("first-steps"), lang, [430.0, 240.0]);
        let window = rig.harness.ctx.content_rect();
        let say = rig.harness.state().say.clone();
        let of = |number: u64| say.with("lesson-hint", [("number", number.into()), ("count", 3u64.into())]);
        let button = |number: u64| format!("{} {}", egui_phosphor::regular::LIGHTBULB, of(number));
        for number in 1..=3 {
            let place = rig.harness.get_by_label(&button(number)).rect();
            assert!(window.contains_rect(place), "{}: {place:?}", button(number));
            rig.harness.get_by_label(&button(number)).click();
            rig.harness.run_steps(2);
            rig.carry_out();
            rig.harness.run_steps(3);
            let hint = rig.harness.get_by_label(&of(number)).rect();
            assert!(window.contains_rect(hint), "{}: {hint:?}", of(number));
        }
        rig.picture(&format!("lesson-hint-open-{}", lang.code()));
        let lesson = say.plain("panel-lesson");
        rig.harness.get_by_label(&lesson).focus();
        rig.harness.run_steps(2);
        rig.harness.key_press(egui::Key::Home);
        rig.harness.run_steps(3);
        assert!(!window.contains_rect(rig.harness.get_by_label(&of(3)).rect()));
        // All are open: the button leads to the last one.
        rig.harness.get_by_label(&button(3)).click();
        rig.harness.run_steps(4);
        assert!(window.contains_rect(rig.harness.get_by_label(&of(3)).rect()));
    }
}

#[test]
fn the_picture_leaves_room_for_words_in_a_low_panel() {
    for (high, most) in [(240.0, 125.0), (330.0, 140.0), (700.0, 190.0)] {
        let mut rig = rig(bench("first-steps"), Lang::Ru, [450.0, high]);
        rig.picture(&format!("lesson-high-{high}"));
        let title = rig.harness.state().bench.layout.texts.title.get("ru").to_owned();
        let name = rig.harness.state().say.with("lesson-picture", [("title", title.as_str().into())]);
        let picture = rig.harness.get_by_role_and_label(egui::accesskit::Role::Image, &name).rect();
        assert!(picture.height() > 60.0 && picture.height() <= most, "{picture:?}");
    }
}

#[test]
fn the_field_of_the_level_is_drawn_and_has_a_name() {
    for lang in Lang::ALL {
        let mut rig = rig(bench("first-steps"), lang, [520.0, 1100.0]);
        let title = rig.harness.state().bench.layout.texts.title.get(lang.code()).to_owned();
        let name = rig.harness.state().say.with("lesson-picture", [("title", title.as_str().into())]);
        let shown = rig.harness.get_by_role_and_label(egui::accesskit::Role::Image, &name);
        assert!(shown.rect().width() > 100.0 && name.contains(&title));
        for theme in Theme::all() {
            theme.apply(&rig.harness.ctx, true);
            let name = format!("lesson-whole-{}-{:?}", lang.code(), theme.kind);
            rig.harness.state_mut().theme = theme;
            rig.harness.run_steps(3);
            rig.picture(&name);
        }
    }
}

#[test]
fn a_level_without_a_lesson_says_its_goals() {
    let library = Library::built_in();
    let mut level = library.open(library.find("corner").unwrap()).level.unwrap();
    level.lesson.clear();
    let files = Files::starters(&level, Lang::En);
    let rig = rig(Bench::open(level, files).unwrap(), Lang::En, [500.0, 700.0]);
    rig.harness.get_by_label_contains("no lesson");
    rig.harness.get_by_label("Do not touch a wall");
    rig.no_text_is_cut();
}

#[test]
fn a_lesson_shows_the_pictures_of_its_folder_and_a_missing_one_is_told() {
    let library = Library::built_in();
    let mut pack = library.open(library.find("first-steps").unwrap()).level.unwrap().pack;
    let lesson = "# Map\n\n![a green map](map.svg)\n\n![gone](gone.png)\n\n![far](http://a.b/c.png)\n";
    let svg = "<svg xmlns='http://www.w3.org/2000/svg' width='80' height='40'><rect width='80' height='40'/></svg>";
    pack.files.insert("lesson.en.md".to_owned(), lesson.to_owned());
    pack.files.insert("map.svg".to_owned(), text_of(svg.as_bytes()));
    let (level, diags) = load(&pack, &pack);
    let level = level.unwrap();
    assert_eq!(level.pictures.keys().collect::<Vec<_>>(), ["map.svg"]);
    assert_eq!(diags.iter().map(|diag| diag.code.as_ref()).collect::<Vec<_>>(), ["level-lesson-picture"]);
    let files = Files::starters(&level, Lang::En);
    let mut rig = rig(Bench::open(level, files).unwrap(), Lang::En, [500.0, 700.0]);
    let shown = rig.harness.get_by_role_and_label(egui::accesskit::Role::Image, "a green map");
    assert_eq!(shown.rect().size(), egui::vec2(80.0, 40.0));
    rig.picture("lesson-picture");
}

#[test]
fn every_lesson_fits_a_narrow_panel() {
    let library = Library::built_in();
    for (number, folder) in library.levels().into_iter().enumerate() {
        let level = library.open(folder).level.unwrap();
        let id = level.id.clone();
        let files = Files::starters(&level, Lang::En);
        let mut bench = Bench::open(level, files).unwrap();
        bench.hints = bench.layout.texts.hints.len();
        let lang = Lang::ALL[number % 3];
        let mut rig = rig(bench, lang, [330.0, 3000.0]);
        rig.no_text_is_cut();
        if id == "count-marks" || id == "nearest" {
            rig.picture(&format!("lesson-narrow-{id}"));
        }
    }
}
