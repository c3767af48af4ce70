//! The buttons, keys and marks of the timeline, on real films.

use egui::accesskit::{Action, ActionData, Role};
use egui::{Key, Modifiers, Pos2};
use egui_kittest::kittest::{NodeT, Queryable};

use crate::app::bench::Run;
use crate::app::command::Command;
use crate::app::panels::debugger::{DebugCommand, Goal, Way};
use crate::app::panels::timeline::marks::{Kind, marks};
use crate::app::panels::timeline::{PlayCommand, TimelinePanel, seconds};
use crate::app::say::Say;
use crate::app::testing::{Rig, SIZES, bench, harness, played};
use crate::app::theme::Theme;
use crate::app::view::View;
use crate::text::lang::Lang;

const BUSY: &str = "\
print(\"one\");
forward(10);
say(\"two\");
wait(1.0);
mark(20, 30, \"here\");
forward(10);
wait(1.0);
print(\"three\");
";

fn draw(panel: &mut TimelinePanel, ui: &mut egui::Ui, view: &View<'_>, out: &mut Vec<Command>) {
    panel.ui(ui, view, out);
}

fn rig<'a>(program: &str) -> Rig<'a, TimelinePanel> {
    let mut rig = harness(played("first-steps", program), Lang::En, SIZES[1], TimelinePanel::default(), draw);
    rig.harness.run_steps(3);
    rig
}

fn tick(rig: &Rig<'_, TimelinePanel>) -> u64 {
    rig.harness.state().bench.player.tick()
}

fn all(rig: &Rig<'_, TimelinePanel>) -> u64 {
    rig.harness.state().bench.reel.ticks()
}

fn settle(rig: &mut Rig<'_, TimelinePanel>) -> Vec<Command> {
    rig.harness.run_steps(2);
    let asked = rig.carry_out();
    rig.harness.run_steps(2);
    asked
}

#[test]
fn each_button_does_what_its_name_says() {
    let mut rig = rig(BUSY);
    let end = all(&rig);
    for (name, tick_wanted) in [
        ("One tick on", 1),
        ("One tick on", 2),
        ("One tick back", 1),
        ("To the end", end),
        ("One tick back", end - 1),
        ("To the start", 0),
    ] {
        rig.harness.get_by_label(name).click();
        settle(&mut rig);
        assert_eq!(tick(&rig), tick_wanted, "{name}");
    }
    rig.harness.get_by_label("Play (F8)").click();
    settle(&mut rig);
    assert!(rig.harness.state().bench.player.playing);
    rig.harness.get_by_label("Pause (F8)").click();
    settle(&mut rig);
    assert!(!rig.harness.state().bench.player.playing);
    rig.harness.get_by_label("Next step of the program (F7)").click();
    assert_eq!(settle(&mut rig), [Command::Debug(DebugCommand::Walk(Goal::Into, Way::On))]);
    rig.harness.get_by_label("Previous step of the program").click();
    assert_eq!(settle(&mut rig), [Command::Debug(DebugCommand::Walk(Goal::Into, Way::Back))]);
}

#[test]
fn the_speed_goes_up_and_down_and_is_chosen_from_a_list() {
    let mut rig = rig(BUSY);
    for (name, speed) in [("Faster", 2.0), ("Faster", 4.0), ("Slower", 2.0), ("Slower", 1.0), ("Slower", 0.5)] {
        rig.harness.get_by_label(name).click();
        settle(&mut rig);
        assert_eq!(rig.harness.state().bench.player.speed, speed);
    }
    rig.harness.get_by_role(Role::ComboBox).click();
    rig.harness.run_steps(3);
    rig.harness.get_by_label("16×").click();
    settle(&mut rig);
    assert_eq!(rig.harness.state().bench.player.speed, 16.0);
}

#[test]
fn keys_move_through_the_film() {
    let mut rig = rig(BUSY);
    let end = all(&rig);
    assert!(end > 250);
    rig.harness.get_by_role(Role::Slider).focus();
    settle(&mut rig);
    let none = Modifiers::NONE;
    for (modifiers, key, wanted) in [
        (none, Key::ArrowRight, 1),
        (Modifiers::SHIFT, Key::ArrowRight, 11),
        (none, Key::PageDown, 111),
        (Modifiers::SHIFT, Key::ArrowLeft, 101),
        (none, Key::ArrowLeft, 100),
        (none, Key::PageUp, 0),
        (none, Key::PageUp, 0),
        (none, Key::End, end),
        (none, Key::ArrowRight, end),
        (none, Key::Home, 0),
    ] {
        rig.harness.key_press_modifiers(modifiers, key);
        settle(&mut rig);
        assert_eq!(tick(&rig), wanted, "{modifiers:?} {key:?}");
        assert!(rig.harness.get_by_role(Role::Slider).is_focused());
    }
    // From mark to mark: the first print is there after the first tick.
    rig.harness.key_press_modifiers(Modifiers::COMMAND, Key::ArrowRight);
    settle(&mut rig);
    assert_eq!(tick(&rig), 1);
    rig.harness.key_press_modifiers(Modifiers::COMMAND, Key::ArrowRight);
    settle(&mut rig);
    assert!(tick(&rig) > 50 && tick(&rig) < end);
    rig.harness.key_press_modifiers(Modifiers::COMMAND, Key::ArrowLeft);
    settle(&mut rig);
    assert_eq!(tick(&rig), 1);
}

#[test]
fn dragging_scrubs_and_the_slider_tells_its_value() {
    let mut rig = rig(BUSY);
    let end = all(&rig);
    let rect = rig.harness.get_by_role(Role::Slider).rect();
    let at = |share: f32| Pos2::new(rect.left() + 8.0 + (rect.width() - 16.0) * share, rect.bottom() - 6.0);
    rig.harness.drag_at(at(0.23));
    settle(&mut rig);
    rig.harness.hover_at(at(0.5));
    settle(&mut rig);
    rig.harness.hover_at(at(0.77));
    settle(&mut rig);
    rig.harness.drop_at(at(0.77));
    settle(&mut rig);
    let wanted = (end as f32 * 0.77).round() as i64;
    assert!((tick(&rig) as i64 - wanted).abs() <= 2, "{} of {wanted}", tick(&rig));
    let node = rig.harness.get_by_role(Role::Slider);
    let node = node.accesskit_node();
    assert_eq!(node.numeric_value(), Some(tick(&rig) as f64 / 100.0));
    assert_eq!((node.min_numeric_value(), node.max_numeric_value()), (Some(0.0), Some(end as f64 / 100.0)));
    assert_eq!(node.label().as_deref(), Some("Moment of the film"));
}

#[test]
fn a_screen_reader_may_set_the_moment() {
    let mut rig = rig(BUSY);
    let target = rig.harness.get_by_role(Role::Slider).accesskit_node().locate().0;
    let ask = |action, data| {
        let target_tree = egui::accesskit::TreeId::ROOT;
        egui::Event::AccessKitActionRequest(egui::accesskit::ActionRequest {
            action,
            target_tree,
            target_node: target,
            data,
        })
    };
    rig.harness.event(ask(Action::SetValue, Some(ActionData::NumericValue(1.5))));
    settle(&mut rig);
    assert_eq!(tick(&rig), 150);
    rig.harness.event(ask(Action::Decrement, None));
    settle(&mut rig);
    assert_eq!(tick(&rig), 149);
}

#[test]
fn what_happened_has_its_marks_and_dense_ones_are_thinned() {
    let bench = played("first-steps", BUSY);
    let say = Say::new(Lang::En);
    let ticks = bench.reel.ticks();
    let found = marks(&bench.reel, ticks, 2000);
    let kinds: Vec<Kind> = found.iter().map(|mark| mark.kind).collect();
    for kind in [Kind::Print, Kind::Said, Kind::End] {
        assert!(kinds.contains(&kind), "{kind:?} in {kinds:?}");
    }
    let all_texts: Vec<String> = found.iter().flat_map(|mark| mark.texts(&bench.reel, &say)).collect();
    assert!(all_texts.iter().any(|text| text == "Printed: one"), "{all_texts:?}");
    assert!(all_texts.iter().any(|text| text == "Mark on the field: here"), "{all_texts:?}");
    assert!(found.is_sorted_by_key(|mark| mark.tick));

    let dense = played("first-steps", "for i in 0..300 {\n    print(i);\n    wait(0.01);\n}\n");
    let found = marks(&dense.reel, dense.reel.ticks(), 20);
    assert!(found.len() <= 20, "{}", found.len());
    assert!(found.iter().all(|mark| mark.texts(&dense.reel, &say).len() <= 4));
    assert!(found.iter().map(|mark| mark.count).sum::<usize>() >= 300);
    assert!(found.last().is_some_and(|mark| mark.kind < Kind::Print), "the end shows through the prints");
}

#[test]
fn a_failed_run_shows_its_cause() {
    let bench = played("first-steps", "forward(1);\n");
    let found = marks(&bench.reel, bench.reel.ticks(), 100);
    let cause = found.iter().find(|mark| mark.kind == Kind::Cause).expect("a mark of the cause");
    let texts = cause.texts(&bench.reel, &Say::new(Lang::En));
    assert!(texts[0].starts_with("Not passed: "), "{texts:?}");
}

#[test]
fn a_film_that_grows_shows_how_far_it_is_and_can_be_played() {
    let mut bench = played("first-steps", BUSY);
    bench.run = Run::Runs;
    let mut rig = harness(bench, Lang::En, SIZES[0], TimelinePanel::default(), draw);
    rig.harness.run_steps(3);
    rig.harness.get_by_label("The film is still growing");
    rig.picture("timeline-grows");
    rig.no_text_is_cut();
}

#[test]
fn seconds_are_written_as_the_language_does() {
    assert_eq!(seconds(&Say::new(Lang::En), 1234), "12.34");
    assert_eq!(seconds(&Say::new(Lang::Ru), 1205), "12,05");
    assert_eq!(seconds(&Say::new(Lang::Kk), 7), "0,07");
}

#[test]
fn nothing_happens_without_a_film() {
    let mut rig = harness(bench("first-steps"), Lang::En, SIZES[0], TimelinePanel::default(), draw);
    rig.harness.run_steps(3);
    for name in ["Play (F8)", "To the end", "One tick on", "Next step of the program (F7)"] {
        assert!(rig.harness.get_by_label(name).accesskit_node().is_disabled(), "{name}");
    }
    PlayCommand::Seek(500).apply(&mut rig.harness.state_mut().bench);
    assert_eq!(tick(&rig), 0);
}

#[test]
fn tab_goes_through_everything() {
    let mut rig = rig(BUSY);
    rig.harness.get_by_label("One tick on").click();
    settle(&mut rig);
    rig.harness.get_by_role(Role::Slider).focus();
    settle(&mut rig);
    let mut passed = Vec::new();
    for _ in 0..12 {
        rig.harness.key_press(Key::Tab);
        rig.harness.run_steps(2);
        let focused = rig.harness.root().children_recursive().find(|node| node.is_focused());
        passed.extend(focused.and_then(|node| node.accesskit_node().label()));
    }
    let wanted = [
        "To the start",
        "Previous step of the program",
        "One tick back",
        "Play (F8)",
        "One tick on",
        "Next step of the program (F7)",
        "To the end",
        "Slower",
        "Speed of playing",
        "Faster",
        "Moment of the film",
    ];
    assert_eq!(passed[..wanted.len()], wanted);
}

#[test]
fn the_pointer_on_a_mark_is_told_what_happened_and_a_click_goes_there() {
    let mut rig = rig(BUSY);
    let rect = rig.harness.get_by_role(Role::Slider).rect();
    let said = rig.harness.state().bench.reel.moments().iter().find_map(|moment| match &moment.happening {
        crate::trial::film::Happening::Say { .. } => Some(moment.tick),
        _ => None,
    });
    let said = said.unwrap();
    let x = rect.left() + 8.0 + (rect.width() - 16.0) * said as f32 / all(&rig) as f32;
    let at = Pos2::new(x + 2.0, rect.top() + 12.0);
    rig.harness.hover_at(at);
    rig.harness.run_steps(25);
    rig.harness.get_by_label("Said: two");
    rig.picture("timeline-hover");
    rig.harness.drag_at(at);
    settle(&mut rig);
    rig.harness.drop_at(at);
    settle(&mut rig);
    assert_eq!(tick(&rig), said, "a click near a mark goes to its very moment");
}

#[test]
fn pictures_of_the_timeline_in_every_language_and_theme() {
    for (lang, theme) in Lang::ALL.into_iter().zip(Theme::all()) {
        for (size, program) in
            [([320.0, 150.0], BUSY), ([700.0, 120.0], "forward(20);\nprint(1 + \"a\");\nlet a = [1][4];\n")]
        {
            let mut bench = played("first-steps", program);
            bench.player.seek(bench.reel.ticks() / 3);
            let mut rig = harness(bench, lang, size, TimelinePanel::default(), draw);
            theme.apply(&rig.harness.ctx, true);
            rig.harness.state_mut().theme = theme.clone();
            rig.harness.run_steps(4);
            rig.picture(&format!("timeline-{}-{:?}-{}", lang.code(), theme.kind, size[0]));
            rig.no_text_is_cut();
        }
    }
}

#[test]
fn a_touch_and_a_cause_are_told_by_the_names_of_the_level() {
    let bench = played("stop-at-20", "motors(60, 60);\nwait(60);");
    let texts = |lang: Lang| {
        let say = Say::new(lang);
        let marks = marks(&bench.reel, bench.reel.ticks(), 400);
        marks.iter().flat_map(|mark| mark.texts(&bench.reel, &say)).collect::<Vec<_>>()
    };
    let (ru, kk) = (texts(Lang::Ru), texts(Lang::Kk));
    assert!(ru.iter().any(|text| text == "Касание: мой робот, стена"), "{ru:?}");
    assert!(ru.iter().any(|text| text.contains("столкновение: «стена»")), "{ru:?}");
    assert!(kk.iter().any(|text| text == "Жанасу: менің роботым, қабырға"), "{kk:?}");
    assert!(kk.iter().any(|text| text.contains("соқтығыстым: «қабырға»")), "{kk:?}");
}
