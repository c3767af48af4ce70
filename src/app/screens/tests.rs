//! The screens: drawn in three languages and sizes, and gone through by keyboard.

use std::path::Path;
use std::time::Duration;

use egui::Key;
use egui_kittest::kittest::{NodeT, Queryable};

use crate::app::command::Command;
use crate::app::files::Files;
use crate::app::lab::study::StudyCommand;
use crate::app::panels::editor::EditCommand;
use crate::app::screens::Screen;
use crate::app::settings::ThemeChoice;
use crate::app::testing::{LabRig, lab, played};
use crate::base::diag::Diag;
use crate::study::{Medal, Par};
use crate::text::lang::Lang;

/// 1024x768 as it is, and scaled to 150 %; a larger window.
const SIZES: [[f32; 2]; 3] = [[683.0, 512.0], [1024.0, 768.0], [1280.0, 800.0]];
const LONG: Duration = Duration::from_secs(20);

/// A lab with a profile at home.
fn at_home(home: &Path, size: [f32; 2]) -> LabRig {
    let mut lab = lab(home);
    lab.carry_out(Command::Language(Lang::En));
    lab.carry_out(Command::Study(StudyCommand::Enter("Asel".into())));
    LabRig::new(lab, size)
}

fn text(rig: &mut LabRig) -> String {
    rig.lab().bench.as_ref().and_then(|bench| bench.files.shown()).map(|tab| tab.text.clone()).unwrap_or_default()
}

fn edit(rig: &mut LabRig, text: &str) {
    rig.lab().carry_out(Command::Edit(EditCommand::Text(text.to_owned())));
}

/// Waits until what is to be saved is saved, a moment after the last key.
fn saved(rig: &mut LabRig) -> bool {
    rig.steps(30);
    rig.lab().flush(LONG)
}

/// The process is killed: nothing is tidied up but what the system does, which closes all files.
fn kill(rig: LabRig) {
    drop(rig.harness.into_state());
}

/// What the newest notice with "Undo" offers; the editor has a button of that name as well.
fn undo(rig: &mut LabRig) {
    let offers = |notice: &crate::app::notices::Notice| notice.offers.first().cloned();
    let newest = rig.lab().notices.shown().rev().filter_map(offers).find(|(label, _)| *label == "study-undo");
    rig.lab().carry_out(newest.unwrap().1);
}

/// Work in every corner of the lab, for the pictures.
fn busy(rig: &mut LabRig) {
    let lab = rig.lab();
    lab.carry_out(Command::Open("first-steps".into()));
    for text in ["forward(10);\nturn(90);\n", "forward(20);\nturn(90);\n", "forward(30);\nstop();\n"] {
        lab.carry_out(Command::Edit(EditCommand::Text(text.into())));
        lab.carry_out(Command::Study(StudyCommand::Save));
    }
    lab.carry_out(Command::Tell(Box::new(Diag::error("store-disk-full").with("file", "main.rhai"))));
}

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
fn what_was_typed_survives_a_kill_and_is_offered_again() {
    let home = tempfile::tempdir().unwrap();
    let mut rig = at_home(home.path(), SIZES[1]);
    rig.lab().carry_out(Command::Open("corner".into()));
    edit(&mut rig, "forward(12);\n// менің жұмысым\n");
    assert!(saved(&mut rig));
    kill(rig);
    let mut again = LabRig::new(lab(home.path()), SIZES[1]);
    assert!(again.lab().notices.shown().any(|notice| notice.diag.code == "study-recovered"));
    again.harness.get_by_label_contains("was not closed properly");
    again.harness.get_by_label("Open").click();
    again.steps(3);
    assert_eq!(text(&mut again), "forward(12);\n// менің жұмысым\n");
    again.lab().close();
    let mut third = lab(home.path());
    assert_eq!(third.notices.all().len(), 0, "it was closed well");
    third.close();
}

#[test]
fn work_that_was_found_again_is_not_offered_once_it_is_open() {
    let home = tempfile::tempdir().unwrap();
    let mut rig = at_home(home.path(), SIZES[1]);
    rig.lab().carry_out(Command::Open("corner".into()));
    edit(&mut rig, "forward(12);");
    assert!(saved(&mut rig));
    kill(rig);
    let mut again = LabRig::new(lab(home.path()), SIZES[1]);
    again.harness.get_by_label("Open");
    again.lab().carry_out(Command::Open("first-steps".into()));
    again.steps(3);
    again.harness.get_by_label("Open");
    again.lab().carry_out(Command::Open("corner".into()));
    again.steps(3);
    again.harness.get_by_label_contains("was not closed properly");
    assert!(again.harness.query_by_label("Open").is_none());
    assert_eq!(text(&mut again), "forward(12);");
}

#[test]
fn each_robot_runs_the_program_that_was_chosen_for_it_also_the_next_day() {
    let home = tempfile::tempdir().unwrap();
    let mut rig = at_home(home.path(), SIZES[1]);
    rig.lab().carry_out(Command::Open("two-robots".into()));
    let files = &mut rig.lab().bench.as_mut().unwrap().files;
    let tab_of = |files: &Files, robot: &str| files.tabs.iter().position(|tab| tab.robot == robot).unwrap();
    files.show(tab_of(files, "red"));
    files.add("// the better one".into());
    let better = files.shown().unwrap().name.clone();
    files.show(tab_of(files, "blue"));
    assert!(saved(&mut rig));
    rig.lab().close();
    let mut again = at_home(home.path(), SIZES[1]);
    again.lab().carry_out(Command::Open("two-robots".into()));
    let files = &again.lab().bench.as_ref().unwrap().files;
    assert_eq!(files.of("red").map(|tab| &tab.name), Some(&better));
    assert_eq!(files.shown().map(|tab| tab.robot.as_str()), Some("blue"));
}

#[test]
fn leaving_a_level_and_quitting_save_without_any_pause() {
    let home = tempfile::tempdir().unwrap();
    let mut rig = at_home(home.path(), SIZES[1]);
    rig.lab().carry_out(Command::Open("corner".into()));
    edit(&mut rig, "// left");
    rig.lab().carry_out(Command::Open("first-steps".into()));
    edit(&mut rig, "// quit");
    rig.lab().carry_out(Command::Quit);
    assert!(rig.lab().quits);
    let mut again = at_home(home.path(), SIZES[1]);
    for (level, wanted) in [("corner", "// left"), ("first-steps", "// quit")] {
        again.lab().carry_out(Command::Open(level.into()));
        assert_eq!(text(&mut again), wanted);
    }
}

#[test]
fn whoever_gives_no_name_is_a_guest_whose_work_is_saved() {
    let home = tempfile::tempdir().unwrap();
    let mut rig = LabRig::new(lab(home.path()), SIZES[1]);
    rig.lab().carry_out(Command::Language(Lang::En));
    rig.lab().carry_out(Command::Open("corner".into()));
    edit(&mut rig, "// nobody's");
    rig.lab().close();
    let mut again = LabRig::new(lab(home.path()), SIZES[1]);
    assert_eq!(again.lab().screen, Screen::Home);
    again.lab().carry_out(Command::Open("corner".into()));
    assert_eq!(text(&mut again), "// nobody's");
}

#[test]
fn another_student_sees_nothing_of_the_first_and_the_first_finds_everything() {
    let home = tempfile::tempdir().unwrap();
    let mut rig = at_home(home.path(), SIZES[1]);
    rig.lab().carry_out(Command::Open("corner".into()));
    edit(&mut rig, "// Asel");
    let enter = |rig: &mut LabRig, who: &str| rig.lab().carry_out(Command::Study(StudyCommand::Enter(who.into())));
    enter(&mut rig, "Timur");
    assert!(rig.lab().bench.is_none());
    rig.lab().carry_out(Command::Open("corner".into()));
    assert_ne!(text(&mut rig), "// Asel");
    enter(&mut rig, "asel");
    rig.lab().carry_out(Command::Open("corner".into()));
    assert_eq!(text(&mut rig), "// Asel");
}

#[test]
fn where_nothing_can_be_saved_it_is_said_and_elsewhere_everything_is() {
    let folder = tempfile::tempdir().unwrap();
    // A file stands where the folder should be, which holds for an administrator as well.
    let (bad, good) = (folder.path().join("bad"), folder.path().join("good"));
    std::fs::write(&bad, "").unwrap();
    std::fs::create_dir(&good).unwrap();
    let mut rig = at_home(&bad, SIZES[1]);
    rig.lab().carry_out(Command::Open("corner".into()));
    edit(&mut rig, "// work goes on");
    rig.steps(40);
    rig.harness.get_by_label("Try again").click();
    rig.steps(3);
    rig.harness.get_by_label("Save elsewhere…");
    rig.picture("screen-unsaved");
    rig.lab().carry_out(Command::Study(StudyCommand::MoveTo(good.clone())));
    assert_eq!(text(&mut rig), "// work goes on");
    rig.steps(5);
    assert_eq!(rig.harness.query_all_by_label("Try again").count(), 0);
    assert!(saved(&mut rig));
    let mut kept = crate::study::Study::new(Some(good), None, std::sync::Arc::new(|| {}));
    kept.enter("Asel").unwrap();
    assert_eq!(kept.work("corner").drafts[0].text, "// work goes on");
}

#[test]
fn a_stick_that_is_pulled_while_working_is_told_and_comes_back() {
    let folder = tempfile::tempdir().unwrap();
    let (home, stick) = (folder.path().join("home"), folder.path().join("stick"));
    std::fs::create_dir(&stick).unwrap();
    let mut rig = at_home(&home, SIZES[1]);
    rig.lab().carry_out(Command::Study(StudyCommand::MoveTo(stick.clone())));
    rig.lab().carry_out(Command::Open("corner".into()));
    edit(&mut rig, "// one");
    assert!(saved(&mut rig));
    let away = folder.path().join("away");
    std::fs::rename(&stick, &away).unwrap();
    edit(&mut rig, "// two");
    assert!(!saved(&mut rig));
    rig.steps(2);
    assert!(rig.lab().notices.shown().any(|notice| notice.diag.code == "study-folder-gone"));
    std::fs::rename(&away, &stick).unwrap();
    rig.harness.get_by_label("Try again").click();
    rig.steps(3);
    assert!(saved(&mut rig));
    rig.steps(3);
    assert!(!rig.lab().notices.shown().any(|notice| notice.diag.code == "study-folder-gone"));
    kill(rig);
    let mut again = LabRig::new(lab(&home), SIZES[1]);
    again.lab().carry_out(Command::Open("corner".into()));
    assert_eq!(text(&mut again), "// two");
}

#[test]
fn a_stick_that_comes_late_brings_its_work_and_loses_nothing_that_was_written() {
    let folder = tempfile::tempdir().unwrap();
    let (home, stick, away) = (folder.path().join("home"), folder.path().join("stick"), folder.path().join("away"));
    std::fs::create_dir(&stick).unwrap();
    let mut rig = at_home(&home, SIZES[1]);
    rig.lab().carry_out(Command::Study(StudyCommand::MoveTo(stick.clone())));
    for level in ["corner", "first-steps"] {
        rig.lab().carry_out(Command::Open(level.into()));
        edit(&mut rig, "// on the stick");
    }
    rig.lab().close();
    std::fs::rename(&stick, &away).unwrap();
    for (level, written, wanted) in
        [("corner", None, "// on the stick"), ("first-steps", Some("// without it"), "// without it")]
    {
        let mut late = LabRig::new(lab(&home), SIZES[1]);
        assert!(late.lab().notices.shown().any(|notice| notice.diag.code == "study-folder-gone"));
        assert!(!stick.exists());
        late.lab().carry_out(Command::Open(level.into()));
        late.steps(2);
        if let Some(written) = written {
            edit(&mut late, written);
        }
        std::fs::rename(&away, &stick).unwrap();
        late.lab().carry_out(Command::Study(StudyCommand::Retry));
        late.steps(2);
        assert_eq!(text(&mut late), wanted);
        late.lab().carry_out(Command::Study(StudyCommand::History));
        late.steps(2);
        if written.is_some() {
            late.harness.get_by_label("− // on the stick");
        }
        late.lab().close();
        std::fs::rename(&stick, &away).unwrap();
    }
}

#[test]
fn a_version_comes_back_and_that_can_be_undone() {
    let home = tempfile::tempdir().unwrap();
    let mut rig = at_home(home.path(), SIZES[1]);
    rig.lab().carry_out(Command::Open("corner".into()));
    for version in ["// first\n", "// second\n"] {
        edit(&mut rig, version);
        assert!(saved(&mut rig));
    }
    rig.harness.key_press_modifiers(egui::Modifiers::COMMAND, Key::H);
    rig.steps(3);
    assert_eq!(rig.lab().screen, Screen::History);
    rig.harness.get_by_label("− // first");
    rig.harness.get_by_label("+ // second");
    rig.harness.get_by_label_contains("Bring back").click();
    rig.steps(3);
    assert_eq!((rig.lab().screen, text(&mut rig).as_str()), (Screen::Lab, "// first\n"));
    undo(&mut rig);
    rig.steps(3);
    assert_eq!(text(&mut rig), "// second\n");
}

#[test]
fn a_deleted_program_is_in_the_trash_and_comes_back() {
    let home = tempfile::tempdir().unwrap();
    let mut rig = at_home(home.path(), SIZES[1]);
    rig.lab().carry_out(Command::Open("corner".into()));
    let bench = rig.lab().bench.as_mut().unwrap();
    let mut other = bench.files.tabs[0].clone();
    (other.name, other.text) = ("Екінші.rhai".into(), "// second".into());
    bench.files.tabs.push(other);
    assert!(saved(&mut rig));
    rig.lab().bench.as_mut().unwrap().files.delete(1);
    assert!(saved(&mut rig));
    assert_eq!(std::fs::read_dir(home.path().join("trash")).unwrap().count(), 1);
    undo(&mut rig);
    rig.steps(3);
    rig.lab().close();
    let mut again = at_home(home.path(), SIZES[1]);
    again.lab().carry_out(Command::Open("corner".into()));
    let tabs = &again.lab().bench.as_ref().unwrap().files.tabs;
    assert_eq!(tabs.iter().map(|tab| tab.name.as_str()).collect::<Vec<_>>(), ["main.rhai", "Екінші.rhai"]);
}

#[test]
fn a_program_with_another_name_is_the_same_program() {
    let home = tempfile::tempdir().unwrap();
    let mut rig = at_home(home.path(), SIZES[1]);
    rig.lab().carry_out(Command::Open("corner".into()));
    for version in ["// first", "// second"] {
        edit(&mut rig, version);
        assert!(saved(&mut rig));
    }
    rig.lab().bench.as_mut().unwrap().files.rename(0, "Бұрыш").unwrap();
    assert!(saved(&mut rig));
    rig.steps(2);
    assert!(!rig.lab().notices.all().iter().any(|notice| notice.diag.code == "study-program-deleted"));
    rig.lab().carry_out(Command::Study(StudyCommand::History));
    rig.steps(3);
    rig.harness.get_by_label("− // first");
    rig.lab().close();
    let mut again = at_home(home.path(), SIZES[1]);
    again.lab().carry_out(Command::Open("corner".into()));
    let tabs = &again.lab().bench.as_ref().unwrap().files.tabs;
    assert_eq!(tabs.iter().map(|tab| tab.name.as_str()).collect::<Vec<_>>(), ["Бұрыш.rhai"]);
    assert_eq!(tabs[0].text, "// second");
}

#[test]
fn a_deleted_profile_comes_back_by_its_notice() {
    let home = tempfile::tempdir().unwrap();
    let mut rig = at_home(home.path(), SIZES[1]);
    rig.lab().carry_out(Command::Go(Screen::Profile));
    rig.steps(3);
    rig.harness.get_by_label("Delete: Asel").click();
    rig.steps(3);
    assert_eq!(rig.harness.query_all_by_label("Delete: Asel").count(), 0);
    rig.harness.get_by_label("Undo").click();
    rig.steps(3);
    rig.harness.get_by_label("Delete: Asel");
}

#[test]
fn a_run_that_passes_gives_a_medal_on_the_map_and_its_film_is_the_ghost_of_the_next_opening() {
    let home = tempfile::tempdir().unwrap();
    let solution = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/solutions/first-steps/solution.rhai");
    let solution = std::fs::read_to_string(solution).unwrap();
    let mut rig = at_home(home.path(), SIZES[1]);
    rig.lab().carry_out(Command::Open("first-steps".into()));
    rig.lab().bench = Some(played("first-steps", &solution));
    rig.lab().run_ended();
    rig.lab().carry_out(Command::Go(Screen::Home));
    rig.steps(3);
    let medal = rig.lab().levels[0].progress.medal;
    assert_eq!(medal, Medal::Gold, "the reference solution has gold");
    assert!(rig.harness.query_all_by_label_contains("Gold").count() > 0);
    rig.picture("screen-home-medal");
    rig.lab().close();
    let mut again = at_home(home.path(), SIZES[1]);
    again.lab().carry_out(Command::Open("first-steps".into()));
    for _ in 0..200 {
        again.steps(1);
        if !again.lab().bench.as_ref().unwrap().ghosts.is_empty() {
            break;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    let ghosts = &again.lab().bench.as_ref().unwrap().ghosts;
    assert!(ghosts.len() == 1 && ghosts[0].best && ghosts[0].reel.ticks() > 100);
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
fn a_second_window_on_a_profile_says_so_and_offers_ways_out() {
    let home = tempfile::tempdir().unwrap();
    let mut first = at_home(home.path(), SIZES[0]);
    first.lab().carry_out(Command::Open("corner".into()));
    assert!(saved(&mut first));
    for (lang, button) in Lang::ALL.into_iter().zip(["study-another-profile", "profile-as-guest", "study-go-on"]) {
        let mut second = LabRig::new(lab(home.path()), SIZES[0]);
        second.lab().carry_out(Command::Language(lang));
        second.steps(3);
        second.no_text_is_cut();
        second.picture(&format!("open-twice-{}", lang.code()));
        let told: Vec<_> = second.lab().notices.shown().map(|notice| notice.diag.code.to_string()).collect();
        assert_eq!(told, ["study-open-twice"], "nothing is said to be recovered: the other window goes on");
        let label = second.lab().say.plain(button);
        second.harness.get_by_label(&label).click();
        second.steps(3);
        assert_eq!(second.lab().notices.shown().count(), 0);
        let expected = if button == "study-another-profile" { Screen::Profile } else { Screen::Home };
        assert_eq!(second.lab().screen, expected);
        // Whatever was chosen, work goes on.
        second.lab().carry_out(Command::Open("corner".into()));
        edit(&mut second, "turn(90);");
        assert!(saved(&mut second));
        if button == "profile-as-guest" {
            // The next window begins with this name again.
            second.lab().carry_out(Command::Study(StudyCommand::Enter("Asel".into())));
            assert!(saved(&mut second));
        }
    }
    // The first window ended badly after all: the next one is alone and hears of it.
    kill(first);
    let mut next = LabRig::new(lab(home.path()), SIZES[0]);
    let told: Vec<_> = next.lab().notices.shown().map(|notice| notice.diag.code.to_string()).collect();
    assert_eq!(told, ["study-recovered"]);
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

#[test]
fn work_that_moved_is_told_in_one_sentence_with_its_folder() {
    let folder = tempfile::tempdir().unwrap();
    let (home, bad) = (folder.path().join("home"), folder.path().join("bad"));
    std::fs::write(&bad, "").unwrap();
    for (from, code) in [(&home, "study-moved"), (&bad, "study-moved-once")] {
        let good = folder.path().join(format!("good-{code}"));
        std::fs::create_dir(&good).unwrap();
        let mut rig = at_home(from, SIZES[1]);
        rig.lab().carry_out(Command::Open("corner".into()));
        edit(&mut rig, "// work goes on");
        rig.steps(40);
        rig.lab().flush(LONG);
        rig.steps(3);
        let before = rig.lab().notices.all().len();
        rig.lab().carry_out(Command::Study(StudyCommand::MoveTo(good.clone())));
        rig.lab().flush(LONG);
        rig.steps(40);
        let shown: Vec<Diag> = rig.lab().notices.shown().map(|notice| notice.diag.clone()).collect();
        let told: Vec<&str> = shown.iter().map(|diag| diag.code.as_ref()).collect();
        assert!(told.contains(&code) && !told.contains(&"study-saved"), "{told:?}");
        assert!(!told.contains(&"study-program-unsaved") && !told.contains(&"study-level-unsaved"), "{told:?}");
        let moved = shown.iter().find(|diag| diag.code == code).unwrap();
        assert!(rig.lab().say.diag(moved).contains(&good.display().to_string()), "{moved:?}");
        assert!(rig.lab().notices.all().len() <= before + 1, "{told:?}");
        rig.picture(&format!("screen-{code}"));
    }
}
