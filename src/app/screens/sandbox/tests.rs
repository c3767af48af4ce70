//! The sandbox in a window: putting down, choosing, moving, turning, taking away, by mouse and by keys.

use std::collections::BTreeMap;

use egui::{Key, Pos2};
use egui_kittest::kittest::Queryable;

use crate::app::command::Command;
use crate::app::screens::sandbox::yard::{Item, What, Yard};
use crate::app::screens::sandbox::{Around, Sandbox};
use crate::app::testing::{Rig, bench, harness};
use crate::app::theme::Theme;
use crate::library::Library;
use crate::text::lang::Lang;

fn rig<'a>(lang: Lang, size: [f32; 2]) -> Rig<'a, Sandbox> {
    let kits: BTreeMap<String, String> = Library::built_in().kits().clone();
    let mut rig = harness(bench("first-steps"), lang, size, Sandbox::default(), move |sandbox, ui, view, out| {
        let Around { say, theme, kits } = Around { say: view.say, theme: view.theme, kits: &kits };
        sandbox.ui(ui, &Around { say, theme, kits }, out);
    });
    rig.harness.run_steps(3);
    rig
}

const SIZE: [f32; 2] = [1024.0, 740.0];

fn yard<'r>(rig: &'r Rig<Sandbox>) -> &'r Yard {
    &rig.harness.state().state.yard
}

/// A place of the field on the screen.
fn on_screen(rig: &Rig<Sandbox>, x: f64, y: f64) -> Pos2 {
    let rect = rig.harness.get_by_role(egui::accesskit::Role::Image).rect();
    let (width, height) = yard(rig).size;
    rect.min + egui::vec2((x / width) as f32 * rect.width(), (1.0 - y / height) as f32 * rect.height())
}

fn click(rig: &mut Rig<Sandbox>, x: f64, y: f64) {
    let at = on_screen(rig, x, y);
    rig.harness.drag_at(at);
    rig.harness.run_steps(1);
    rig.harness.drop_at(at);
    rig.harness.run_steps(2);
}

#[test]
fn a_click_puts_a_thing_down_and_a_drag_moves_it() {
    let mut rig = rig(Lang::En, SIZE);
    rig.harness.get_by_label("Pin").click();
    rig.harness.run_steps(2);
    click(&mut rig, 150.0, 70.0);
    let pin = yard(&rig).items[1].clone();
    assert_eq!((pin.name.as_str(), pin.at), ("pin", (150.0, 70.0)));
    assert!(matches!(&rig.carry_out()[..], [Command::Yard(kept)] if kept.items.len() == 2));
    let (from, to) = (on_screen(&rig, 150.0, 70.0), on_screen(&rig, 120.0, 30.0));
    rig.harness.drag_at(from);
    rig.harness.run_steps(1);
    rig.harness.hover_at(from.lerp(to, 0.5));
    rig.harness.run_steps(1);
    rig.harness.hover_at(to);
    rig.harness.run_steps(1);
    rig.harness.drop_at(to);
    rig.harness.run_steps(2);
    assert_eq!(yard(&rig).items[1].at, (120.0, 30.0));
    rig.harness.get_by_label_contains("Undo").click();
    rig.harness.run_steps(2);
    assert_eq!(yard(&rig).items[1].at, (150.0, 70.0));
}

#[test]
fn several_steps_are_undone_one_after_the_other_down_to_the_first() {
    let mut rig = rig(Lang::En, SIZE);
    rig.harness.get_by_label("Pin").click();
    rig.harness.run_steps(2);
    for x in [100.0, 130.0, 160.0] {
        click(&mut rig, x, 70.0);
    }
    rig.carry_out();
    for left in [3, 2, 1] {
        rig.harness.get_by_label_contains("Undo").click();
        rig.harness.run_steps(2);
        assert_eq!(yard(&rig).items.len(), left);
        let asked = rig.carry_out();
        assert!(matches!(&asked[..], [Command::Yard(kept)] if kept.items.len() == left), "{asked:?}");
    }
    assert!(rig.harness.state().state.undo.is_empty());
}

#[test]
fn a_number_that_is_dragged_is_one_step_back() {
    let mut rig = rig(Lang::En, SIZE);
    let label = rig.harness.state().say.plain("sandbox-width");
    let at = rig.harness.get_by_role_and_label(egui::accesskit::Role::SpinButton, &label).rect().center();
    rig.harness.drag_at(at);
    rig.harness.run_steps(1);
    for step in 1..10 {
        rig.harness.hover_at(at + egui::vec2(step as f32 * 10.0, 0.0));
        rig.harness.run_steps(1);
    }
    rig.harness.drop_at(at + egui::vec2(90.0, 0.0));
    rig.harness.run_steps(2);
    assert!(yard(&rig).size.0 > 200.0);
    let told = rig.carry_out().len();
    assert!(told > 3, "it was dragged over {told} frames");
    assert_eq!(rig.harness.state().state.undo.len(), 1);
    rig.harness.get_by_label_contains("Undo").click();
    rig.harness.run_steps(2);
    assert_eq!(yard(&rig), &Yard::default());
}

#[test]
fn what_the_settings_say_of_the_yard_is_brought_into_its_bounds() {
    let strange = Item { at: (f64::NAN, -5.0), facing: f64::INFINITY, ..Yard::default().items.remove(0) };
    let yard = Yard { size: (-200.0, f64::NAN), floor: "Sky".into(), items: vec![strange], ..Yard::default() };
    let sandbox = Sandbox::new(Some(yard));
    let Yard { size, floor, items, .. } = &sandbox.yard;
    assert_eq!((*size, floor.as_str()), ((40.0, 600.0), "White"));
    assert_eq!((items[0].at, items[0].facing), ((0.0, 0.0), 0.0));
}

#[test]
fn what_is_no_number_is_not_taken_for_one() {
    for typed in ["nan", "inf", "-inf"] {
        let mut rig = rig(Lang::En, SIZE);
        let label = rig.harness.state().say.plain("sandbox-width");
        let width = rig.harness.get_by_role_and_label(egui::accesskit::Role::SpinButton, &label);
        width.click();
        rig.harness.run_steps(2);
        rig.harness.key_press_modifiers(egui::Modifiers::COMMAND, Key::A);
        rig.harness.event(egui::Event::Text(typed.to_owned()));
        rig.harness.run_steps(2);
        rig.harness.key_press(Key::Enter);
        rig.harness.run_steps(2);
        assert_eq!(yard(&rig).size, Yard::default().size, "{typed}");
    }
}

#[test]
fn keys_move_turn_and_take_away_what_is_chosen() {
    let mut rig = rig(Lang::En, SIZE);
    click(&mut rig, 40.0, 50.0);
    assert_eq!(rig.harness.state().state.chosen, Some(0));
    for key in [Key::ArrowRight, Key::ArrowUp, Key::ArrowUp, Key::E] {
        rig.harness.key_press(key);
        rig.harness.run_steps(2);
    }
    let me = &yard(&rig).items[0];
    assert_eq!((me.at, me.facing), ((41.0, 52.0), 105.0));
    rig.harness.key_press(Key::Delete);
    rig.harness.run_steps(2);
    assert!(yard(&rig).items.is_empty());
    rig.harness.get_by_label_contains("Undo").click();
    rig.harness.run_steps(2);
    assert_eq!(yard(&rig).items.len(), 1);
}

#[test]
fn everything_can_be_put_down_without_a_mouse() {
    let mut rig = rig(Lang::En, SIZE);
    rig.harness.get_by_label("Racer").click();
    rig.harness.run_steps(2);
    rig.harness.get_by_label_contains("Put into the middle").click();
    rig.harness.run_steps(2);
    let racer = &yard(&rig).items[1];
    assert_eq!((&racer.what, racer.at), (&What::Robot("racer".to_owned()), (100.0, 50.0)));
    rig.harness.get_by_label_contains("To the lab").click();
    rig.harness.run_steps(2);
    let asked = rig.carry_out();
    assert!(matches!(asked.last(), Some(Command::Build(text)) if text.contains("racer")), "{asked:?}");
}

#[test]
fn what_overlaps_is_told_and_cannot_be_run() {
    let mut rig = rig(Lang::En, SIZE);
    rig.harness.state_mut().state.yard.put_thing("Pin", (40.0, 50.0));
    rig.harness.run_steps(3);
    rig.carry_out();
    rig.harness.get_by_label_contains("To the lab").click();
    rig.harness.run_steps(2);
    assert_eq!(rig.carry_out(), []);
    assert!(rig.harness.query_all_by_label_contains("pin").count() > 1, "it is on the list and in the message");
}

#[test]
fn the_sandbox_fits_a_small_screen_in_every_language_and_theme() {
    for (lang, theme) in Lang::ALL.into_iter().zip(Theme::all()) {
        let mut rig = rig(lang, [1024.0, 768.0]);
        theme.apply(&rig.harness.ctx, true);
        let state = rig.harness.state_mut();
        state.theme = theme;
        state.state.yard.put_thing("Box", (120.0, 60.0));
        state.state.yard.put_thing("Wall", (90.0, 20.0));
        state.state.yard.put_robot("tug", (170.0, 40.0));
        state.state.yard.line = vec![(10.0, 90.0), (80.0, 90.0), (100.0, 75.0)];
        state.state.chosen = Some(1);
        rig.harness.run_steps(4);
        rig.no_text_is_cut();
        rig.picture(&format!("sandbox-{}", lang.code()));
    }
}
