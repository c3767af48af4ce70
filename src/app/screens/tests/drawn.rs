//! Every screen and dialog in each language and size, by keyboard, and what is remembered of them.

use super::*;

#[test]
fn every_screen_draws_itself_in_each_language_and_size_and_cuts_no_text() {
    let home = tempfile::tempdir().unwrap();
    let themes = [ThemeChoice::Light, ThemeChoice::Dark, ThemeChoice::Contrast];
    for (number, (size, theme)) in SIZES.into_iter().zip(themes).enumerate() {
        let mut rig = at_home(home.path(), size);
        rig.lab().settings.theme = theme;
        busy(&mut rig);
        for (other, lang) in Lang::ALL.into_iter().enumerate() {
            rig.lab().carry_out(Command::Language(lang));
            let screens = [
                ("language", Command::Go(Screen::Language)),
                ("profile", Command::Go(Screen::Profile)),
                ("home", Command::Go(Screen::Home)),
                ("settings", Command::Go(Screen::Settings)),
                ("shortcuts", Command::Go(Screen::Shortcuts)),
                ("messages", Command::Go(Screen::Messages)),
                ("history", Command::Study(StudyCommand::History)),
            ];
            for (name, command) in screens {
                rig.lab().carry_out(command);
                rig.steps(4);
                // Each language once, in another size and theme: painting takes its time.
                if number == other {
                    rig.picture(&format!("screen-{name}-{}", lang.code()));
                }
                rig.no_text_is_cut();
            }
        }
    }
}

#[test]
fn the_first_start_goes_by_keyboard_from_the_language_to_the_first_level() {
    let home = tempfile::tempdir().unwrap();
    let mut rig = LabRig::new(lab(home.path()), SIZES[0]);
    assert_eq!(rig.lab().screen, Screen::Language);
    // English has the focus here; Kazakh stands two above it.
    rig.key(Key::ArrowUp);
    rig.key(Key::ArrowUp);
    rig.key(Key::Enter);
    assert_eq!((rig.lab().screen, rig.lab().say.lang()), (Screen::Profile, Lang::Kk));
    rig.types("Әсел");
    rig.key(Key::Enter);
    assert_eq!(rig.lab().screen, Screen::Home);
    rig.key(Key::Enter);
    assert_eq!(rig.lab().screen, Screen::Lab);
    assert_eq!(rig.lab().bench.as_ref().unwrap().level.id, "first-steps");
    rig.lab().close();
    let mut again = LabRig::new(lab(home.path()), SIZES[0]);
    assert_eq!((again.lab().screen, again.lab().say.lang()), (Screen::Home, Lang::Kk));
    again.harness.get_by_label_contains("Әсел");
}

#[test]
fn every_level_is_reached_with_the_arrow_keys() {
    let home = tempfile::tempdir().unwrap();
    let mut rig = at_home(home.path(), SIZES[0]);
    let levels = rig.lab().levels.len();
    let mut seen = std::collections::BTreeSet::new();
    for _ in 0..4 * levels {
        rig.key(Key::Tab);
        let focused = rig.harness.root().children_recursive().find(|node| node.is_focused());
        if let Some(node) = focused
            && let Some(label) = node.accesskit_node().label()
        {
            assert!(rig.harness.ctx.content_rect().intersects(node.rect()), "{label} is out of sight");
            seen.insert(label);
        }
    }
    let cards = rig.lab().levels.clone();
    for card in &cards {
        let title = card.title.en.clone();
        assert!(seen.iter().any(|label| label.contains(&title)), "{title} is not reached: {seen:?}");
    }
}

#[test]
fn settings_and_the_places_of_panels_are_remembered() {
    let home = tempfile::tempdir().unwrap();
    let mut rig = at_home(home.path(), SIZES[1]);
    rig.lab().carry_out(Command::Go(Screen::Settings));
    rig.steps(3);
    rig.harness.get_by_label("High contrast").click();
    rig.harness.get_by_label("Beams of sensors").click();
    assert!(saved(&mut rig));
    kill(rig);
    let (settings, diags) = crate::app::settings::Settings::load(home.path());
    assert!(diags.is_empty());
    assert_eq!((settings.theme, settings.beams, settings.trails), (ThemeChoice::Contrast, false, true));
    std::fs::write(home.path().join("settings.json"), "{\"scale\": 1e30, \"speed\": -1, \"new\": 1}").unwrap();
    let (settings, _) = crate::app::settings::Settings::load(home.path());
    assert_eq!((settings.scale, settings.speed), (3.0, 1.0));
}

#[test]
fn the_dialog_for_a_folder_speaks_the_language() {
    let home = tempfile::tempdir().unwrap();
    let mut rig = at_home(home.path(), SIZES[0]);
    for lang in Lang::ALL {
        rig.lab().carry_out(Command::Language(lang));
        rig.lab().carry_out(Command::Study(StudyCommand::Elsewhere));
        rig.steps(4);
        let choose = rig.lab().say.plain("folder-choose");
        rig.harness.get_by_label(&choose);
        rig.picture(&format!("screen-folder-{}", lang.code()));
        rig.key(Key::Escape);
        assert_eq!(rig.harness.query_all_by_label(&choose).count(), 0);
    }
}

#[test]
fn the_dialog_for_a_place_proposes_a_name_and_asks_before_it_replaces() {
    let (home, stick) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut rig = at_home(home.path(), SIZES[1]);
    rig.lab().settings.save_folder = Some(stick.path().to_owned());
    for lang in Lang::ALL {
        rig.lab().carry_out(Command::Language(lang));
        rig.lab().carry_out(Command::SaveAs { name: "gap.csv".into(), bytes: lang.code().into() });
        assert!(rig.lab().flush(LONG));
        rig.steps(2);
        let first = lang == Lang::ALL[0];
        if !first {
            // The dialog proposes the name that the file has in the folder of exports.
            let number = std::fs::read_dir(home.path().join("exports")).unwrap().count();
            std::fs::write(stick.path().join(format!("gap-{number}.csv")), "old").unwrap();
        }
        let elsewhere = rig.lab().say.plain("export-elsewhere");
        rig.no_text_is_cut();
        rig.picture(&format!("saved-notice-{}", lang.code()));
        rig.harness.get_all_by_label(&elsewhere).last().unwrap().click();
        // The dialog lists the folder on a thread of its own.
        rig.steps(2);
        std::thread::sleep(Duration::from_millis(100));
        rig.steps(4);
        rig.picture(&format!("saved-dialog-{}", lang.code()));
        let save = rig.lab().say.plain("folder-save");
        rig.harness.get_by_label(&save).click();
        rig.steps(4);
        let replace = rig.lab().say.plain("folder-overwrite");
        assert_eq!(rig.harness.query_by_label(&replace).is_some(), !first, "{}", lang.code());
        if !first {
            rig.picture(&format!("saved-replace-{}", lang.code()));
            rig.harness.get_by_label(&replace).click();
            rig.steps(4);
        }
        assert!(rig.lab().flush(LONG));
        rig.steps(2);
        let files =
            std::fs::read_dir(stick.path()).unwrap().flatten().map(|entry| std::fs::read_to_string(entry.path()));
        let texts: Vec<String> = files.map(Result::unwrap).collect();
        assert!(texts.iter().any(|text| text == lang.code()), "{texts:?}");
        // What was replaced with leave lies beside it.
        assert_eq!(
            texts.iter().filter(|text| *text == "old").count(),
            usize::from(!first) + usize::from(lang == Lang::ALL[2])
        );
    }
}

#[test]
fn every_level_that_is_built_in_has_what_gold_is_measured_against() {
    let library = crate::library::Library::built_in();
    for folder in library.levels() {
        let level = library.open(folder).level.unwrap();
        let layout = level.layout(0).unwrap();
        assert!(Par::of(&level, &layout).is_some_and(|par| par.takes > 0.0), "{}", level.id);
    }
}

#[test]
fn every_built_in_chapter_has_a_title_in_each_language() {
    for lang in Lang::ALL {
        let say = crate::app::say::Say::new(lang);
        for card in lab(tempfile::tempdir().unwrap().path()).levels {
            let name = crate::level::load::id_of(&card.chapter);
            assert!(say.texts().has(&format!("chapter-{name}")), "{name}");
        }
    }
}
