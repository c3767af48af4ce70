//! Nothing that was written is lost: kills, other students, versions, the trash.

use super::*;

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
