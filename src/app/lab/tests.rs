//! The lab screen by keyboard, and at the size of an old screen.

use std::path::Path;

use egui::accesskit::Role;
use egui::{Key, Modifiers, Rect, Shape};
use egui_kittest::kittest::{NodeT, Queryable};

use crate::app::command::Command;
use crate::app::drive::{Drive, Hold};
use crate::app::keys::{Action, SHORTCUTS};
use crate::app::lab::study::StudyCommand;
use crate::app::panels::PanelKind;
use crate::app::screens::Screen;
use crate::app::share::ShareCommand;
use crate::app::testing::{LabRig, lab, played};
use crate::text::lang::Lang;

const SMALL: [f32; 2] = [1024.0, 768.0];
/// The small screen at 150 %.
const LARGER: [f32; 2] = [683.0, 512.0];

/// The first level with its film, on the lab screen.
fn rig(home: &Path, lang: Lang, size: [f32; 2]) -> LabRig {
    let mut lab = lab(home);
    lab.carry_out(Command::Language(lang));
    lab.carry_out(Command::Study(StudyCommand::Enter("Asel".into())));
    lab.carry_out(Command::Open("first-steps".into()));
    lab.bench = Some(played("first-steps", "forward(50);\nback(10);\n"));
    LabRig::new(lab, size)
}

fn press(rig: &mut LabRig, modifiers: Modifiers, key: Key) {
    rig.harness.key_press_modifiers(modifiers, key);
    rig.steps(3);
}

/// What has the focus: its name, its role, its place and what is seen of that.
struct Focused {
    name: String,
    role: Role,
    rect: Rect,
    seen: Rect,
}

fn focused(rig: &LabRig) -> Option<Focused> {
    let id = rig.harness.ctx.memory(|memory| memory.focused())?;
    let response = rig.harness.ctx.read_response(id)?;
    let node = rig.harness.root().children_recursive().find(|node| node.is_focused())?;
    let node = node.accesskit_node();
    let name = node.label().or_else(|| node.value()).unwrap_or_default();
    Some(Focused { name, role: node.role(), rect: response.rect, seen: response.interact_rect })
}

#[test]
fn every_key_of_the_sheet_does_something_on_the_lab_screen() {
    let home = tempfile::tempdir().unwrap();
    let mut lab = rig(home.path(), Lang::En, SMALL).harness.into_state();
    for (_, action, name) in SHORTCUTS {
        // A picture of the window lies in the user's own folder, which is none of a test's business.
        if *action == Action::Picture {
            continue;
        }
        lab.settings.set_scale(1.3);
        let bench = lab.bench.as_mut().unwrap();
        (bench.ask, bench.cursor_line) = (None, Some(1));
        let before = (lab.settings.clone(), lab.tiles.focused);
        let mut out = Vec::new();
        lab.act(*action, &mut out);
        let asks = lab.bench.as_ref().unwrap().ask.is_some();
        let changed = before != (lab.settings.clone(), lab.tiles.focused);
        assert!(!out.is_empty() || asks || changed, "{name} does nothing");
    }
}

#[test]
fn ctrl_tab_leads_through_all_panels_and_each_is_in_front_with_the_focus_in_sight() {
    let home = tempfile::tempdir().unwrap();
    let mut rig = rig(home.path(), Lang::En, SMALL);
    let back = Modifiers::COMMAND.plus(Modifiers::SHIFT);
    let there = PanelKind::ALL.into_iter().chain([PanelKind::Lesson]).map(|kind| (Modifiers::COMMAND, kind));
    let again = PanelKind::ALL.into_iter().rev().map(|kind| (back, kind));
    for (modifiers, kind) in there.chain(again) {
        press(&mut rig, modifiers, Key::Tab);
        let place = rig.lab().tiles.places.iter().find(|(shown, _)| *shown == kind).map(|(_, place)| *place);
        let place = place.unwrap_or_else(|| panic!("{kind:?} is not in front"));
        let focused = focused(&rig).unwrap_or_else(|| panic!("nothing has the focus in {kind:?}"));
        let with_tab = place.with_min_y(place.top() - 24.0).expand(1.0);
        assert!(with_tab.contains_rect(focused.seen), "{kind:?}: {} at {:?}", focused.name, focused.seen);
        assert!(focused.seen.is_positive(), "{kind:?}: {} is out of sight", focused.name);
        assert_eq!(kind == PanelKind::Editor, focused.role == Role::MultilineTextInput, "in the editor one writes");
    }
}

#[test]
fn shift_f9_tries_all_layouts_and_sets_no_breakpoint() {
    let home = tempfile::tempdir().unwrap();
    let mut rig = rig(home.path(), Lang::En, SMALL);
    rig.lab().bench.as_mut().unwrap().cursor_line = Some(1);
    press(&mut rig, Modifiers::SHIFT, Key::F9);
    let bench = rig.lab().bench.as_ref().unwrap();
    assert!(!bench.tried.is_empty());
    assert!(bench.debug.breakpoints.values().all(|lines| lines.is_empty()));
    press(&mut rig, Modifiers::NONE, Key::F9);
    let bench = rig.lab().bench.as_ref().unwrap();
    assert!(bench.debug.breakpoints.values().any(|lines| !lines.is_empty()));
}

#[test]
fn tab_stops_once_at_every_tab_and_never_out_of_sight_or_at_something_without_a_name() {
    let home = tempfile::tempdir().unwrap();
    let mut rig = rig(home.path(), Lang::En, SMALL);
    let mut stops: Vec<egui::Id> = Vec::new();
    let mut names = Vec::new();
    for _ in 0..160 {
        // In a program Tab is a letter until Esc was pressed.
        if focused(&rig).is_some_and(|focused| focused.role == Role::MultilineTextInput) {
            rig.harness.key_press(Key::Escape);
            rig.steps(1);
        }
        rig.harness.key_press(Key::Tab);
        rig.steps(3);
        let id = rig.harness.ctx.memory(|memory| memory.focused());
        let Some((id, focused)) = id.zip(focused(&rig)) else { continue };
        if stops.contains(&id) {
            break;
        }
        assert!(!focused.name.is_empty(), "something without a name at {:?}, after {names:?}", focused.rect);
        let high = focused.rect.height().min(20.0) * 0.5;
        assert!(focused.seen.height() >= high && focused.seen.width() > 2.0, "{} is out of sight", focused.name);
        stops.push(id);
        names.push(focused.name);
    }
    for kind in PanelKind::ALL {
        let title = rig.lab().say.plain(&format!("panel-{}", kind.name()));
        let wanted = if kind == PanelKind::Lesson { 2 } else { 1 };
        // The page of the lesson has the name of its panel.
        assert_eq!(names.iter().filter(|name| **name == title).count(), wanted, "{title}: {names:?}");
    }
}

#[test]
fn the_tab_that_has_the_focus_has_a_ring_and_enter_brings_its_panel_to_the_front() {
    let home = tempfile::tempdir().unwrap();
    let mut rig = rig(home.path(), Lang::En, SMALL);
    let tab = rig.harness.get_by_role_and_label(Role::Button, "Console");
    let place = tab.rect();
    tab.focus();
    rig.steps(2);
    let ring = rig.lab().theme.focus();
    let shapes = &rig.harness.output().shapes;
    let is_ring =
        |shape: &Shape| matches!(shape, Shape::Rect(rect) if rect.stroke == ring && place.contains_rect(rect.rect));
    assert!(shapes.iter().any(|clipped| is_ring(&clipped.shape)), "no ring at {place:?}");
    rig.key(Key::Enter);
    assert!(rig.lab().tiles.places.iter().any(|(kind, _)| *kind == PanelKind::Console));
}

#[test]
fn what_plays_the_film_is_in_sight_at_150_percent_in_every_language_and_while_a_hand_drives() {
    for lang in Lang::ALL {
        let home = tempfile::tempdir().unwrap();
        let mut rig = rig(home.path(), lang, LARGER);
        for drive in [Drive::Off, Drive::Live(Hold::default())] {
            let by_hand = drive.is_by_hand();
            rig.lab().bench.as_mut().unwrap().drive = drive;
            rig.steps(3);
            rig.picture(&format!("lab-larger-{}-{by_hand}", lang.code()));
            let say = rig.lab().say.clone();
            let place = rig.lab().tiles.places.iter().find(|(kind, _)| *kind == PanelKind::Timeline).unwrap().1;
            for name in ["play-play", "play-tick", "play-strip"] {
                let shown = rig.harness.get_by_label_contains(&say.plain(name)).rect();
                assert!(place.contains_rect(shown), "{} {name}: {shown:?} in {place:?}", lang.code());
            }
        }
    }
}

#[test]
fn the_layout_that_a_low_window_needs_is_not_remembered() {
    let home = tempfile::tempdir().unwrap();
    let mut rig = rig(home.path(), Lang::En, LARGER);
    let before = crate::app::tiles::PanelTiles::preset(rig.lab().settings.preset).save();
    rig.steps(5);
    assert_eq!(rig.lab().tiles.save().map(|saved| saved.len()), before.map(|saved| saved.len()));
    rig.harness.set_size(egui::vec2(1280.0, 1000.0));
    rig.steps(3);
    let place = |rig: &mut LabRig, kind| rig.lab().tiles.places.iter().find(|(shown, _)| *shown == kind).unwrap().1;
    let (time, goals) = (place(&mut rig, PanelKind::Timeline).height(), place(&mut rig, PanelKind::Goals).height());
    assert!(time < goals * 0.6, "{time} and {goals}");
}

#[test]
fn the_lesson_and_the_program_share_their_column_and_the_question_is_asked_once() {
    for lang in Lang::ALL {
        let home = tempfile::tempdir().unwrap();
        let mut rig = rig(home.path(), lang, SMALL);
        let bench = rig.lab().bench.as_mut().unwrap();
        bench.field.asks = true;
        rig.steps(3);
        rig.picture(&format!("lab-small-{}", lang.code()));
        let high = |rig: &mut LabRig, kind| {
            rig.lab().tiles.places.iter().find(|(shown, _)| *shown == kind).map_or(0.0, |(_, place)| place.height())
        };
        let (lesson, editor) = (high(&mut rig, PanelKind::Lesson), high(&mut rig, PanelKind::Editor));
        assert!(lesson > 250.0 && (lesson - editor).abs() < 0.1 * lesson, "{lesson} and {editor}");
        let asks = rig.lab().say.plain("predict-how");
        assert_eq!(rig.harness.query_all_by_label_contains(&asks).count(), 1);
    }
}

#[test]
fn a_page_opens_at_its_top_whatever_page_was_scrolled_before() {
    let home = tempfile::tempdir().unwrap();
    let mut rig = rig(home.path(), Lang::En, LARGER);
    rig.lab().carry_out(Command::Go(Screen::Shortcuts));
    rig.steps(3);
    let first = rig.lab().say.plain("home-keys-run");
    let top = |rig: &LabRig, label: &str| rig.harness.get_by_label(label).rect().top();
    let before = top(&rig, &first);
    rig.key(Key::Tab);
    rig.key(Key::End);
    assert!(top(&rig, &first) < before - 50.0, "the sheet is scrolled by keys");
    rig.picture("screen-shortcuts-end");
    rig.key(Key::Escape);
    rig.lab().carry_out(Command::Go(Screen::Settings));
    rig.steps(3);
    let language = rig.lab().say.plain("settings-language");
    let heading = rig.harness.query_all_by_label(&language).map(|node| node.rect().top()).fold(f32::MAX, f32::min);
    assert!((heading - before).abs() < 20.0, "{heading} and {before}");
}

#[test]
fn esc_and_a_button_lead_back_from_the_profiles_once_there_is_one() {
    let home = tempfile::tempdir().unwrap();
    let mut first = LabRig::new(lab(home.path()), SMALL);
    first.lab().carry_out(Command::Language(Lang::En));
    first.lab().carry_out(Command::Go(Screen::Profile));
    first.steps(3);
    let back = format!("{} {}", egui_phosphor::regular::ARROW_LEFT, first.lab().say.plain("home-back"));
    assert!(first.harness.query_by_label(&back).is_none());
    first.key(Key::Escape);
    assert_eq!(first.lab().screen, Screen::Profile);
    let mut rig = rig(home.path(), Lang::En, SMALL);
    rig.lab().carry_out(Command::Go(Screen::Home));
    for by_key in [true, false] {
        rig.lab().carry_out(Command::Go(Screen::Profile));
        rig.steps(3);
        if by_key {
            rig.key(Key::Escape);
        } else {
            rig.harness.get_by_label(&back).click();
            rig.steps(3);
        }
        assert_eq!(rig.lab().screen, Screen::Home, "{by_key}");
    }
}

#[test]
fn esc_closes_the_dialog_for_a_film_first_and_the_window_behind_it_then() {
    let home = tempfile::tempdir().unwrap();
    let mut rig = rig(home.path(), Lang::En, SMALL);
    rig.lab().carry_out(Command::Share(ShareCommand::Toggle));
    rig.lab().carry_out(Command::Share(ShareCommand::AskForFilm { ghost: false }));
    rig.steps(4);
    rig.key(Key::Escape);
    assert!(rig.lab().dialog.is_none());
    let window = rig.lab().say.plain("export-open");
    assert!(rig.harness.query_all_by_label_contains(&window).count() > 0, "the window stays");
    rig.key(Key::Escape);
    assert_eq!(rig.harness.query_all_by_label_contains(&window).count(), 0);
}
