//! Where work lies: full and missing disks, sticks that come and go, profiles, a second window.

use super::*;

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
    rig.lab().move_to(good.clone());
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
    rig.lab().move_to(stick.clone());
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
    rig.lab().move_to(stick.clone());
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
        rig.lab().move_to(good.clone());
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
