//! The field under the hand: mouse, keys, ruler, the card, the menus.

use super::*;

#[test]
fn a_click_on_a_robot_looks_at_it_and_a_click_beside_it_looks_away() {
    let mut rig = usual(played("first-steps", "forward(20);"));
    let at = on_screen(&rig, 0);
    click(&mut rig, at);
    rig.carry_out();
    assert_eq!(rig.harness.state().bench.field.chosen, Some(0));
    rig.harness.run_steps(2);
    let shown = texts(&rig);
    assert!(shown.iter().any(|text| text.contains("heading 90°")), "{shown:?}");
    assert!(shown.iter().any(|text| text.starts_with("Speed")), "{shown:?}");
    click(&mut rig, at + vec2(90.0, 60.0));
    rig.carry_out();
    assert_eq!(rig.harness.state().bench.field.chosen, None);
}

#[test]
fn the_card_shows_what_devices_show_at_the_moment() {
    let mut bench = played("first-steps", "forward(20);");
    bench.field.chosen = Some(0);
    let ticks = bench.reel.ticks();
    bench.player.seek(ticks / 2);
    let rig = rig(bench, Lang::Ru, [520.0, 400.0]);
    let shown = texts(&rig);
    let front = shown.iter().find(|text| text.starts_with("distance front: ")).unwrap_or_else(|| panic!("{shown:?}"));
    assert!(front.ends_with(" см"), "{front}");
    assert!(!shown.iter().any(|text| text == "Скорость: 0 см/с"), "{shown:?}");
}

#[test]
fn the_wheel_zooms_about_the_pointer() {
    let mut rig = usual(bench("first-steps"));
    let at = on_screen(&rig, 0) + vec2(40.0, -30.0);
    let before = rig.harness.state().state.camera;
    rig.harness.hover_at(at);
    rig.harness.run_steps(1);
    let (unit, delta, phase) = (MouseWheelUnit::Point, Vec2::new(0.0, 120.0), TouchPhase::Move);
    rig.harness.event(Event::MouseWheel { unit, delta, phase, modifiers: Modifiers::NONE });
    rig.harness.run_steps(10);
    let after = rig.harness.state().state.camera;
    assert!(after.scale() > before.scale() * 1.3, "{} {}", before.scale(), after.scale());
    let (held, now) = (before.field(at), after.field(at));
    assert!((held.0 - now.0).abs() < 1e-3 && (held.1 - now.1).abs() < 1e-3, "{held:?} {now:?}");
    rig.harness.get_by_label("Show all (F)").click();
    rig.harness.run_steps(2);
    assert_eq!(rig.harness.state().state.camera.scale(), before.scale());
}

#[test]
fn dragging_moves_the_field_and_the_other_button_measures() {
    let mut rig = usual(bench("first-steps"));
    rig.harness.get_by_label("Closer (+)").click();
    rig.harness.run_steps(2);
    let camera = rig.harness.state().state.camera;
    let (from, to) = (camera.rect.center(), camera.rect.center() + vec2(-40.0, 0.0));
    drag(&mut rig, PointerButton::Primary, from, to);
    let moved = rig.harness.state().state.camera;
    let way = (camera.screen(0.5, 0.5) - moved.screen(0.5, 0.5)).x;
    assert!((way - 40.0).abs() < 8.0, "{way}");
    let (start, end) = (moved.screen(0.8, 0.3), moved.screen(1.1, 0.3));
    drag(&mut rig, PointerButton::Secondary, start, end);
    let (cm, heading) = rig.harness.state().state.ruler.measure().unwrap();
    assert!((cm - 30.0).abs() < 0.2 && (heading - 90.0).abs() < 0.5, "{cm} {heading}");
    assert_eq!(rig.harness.state().state.camera, moved, "measuring moves nothing");
    assert!(texts(&rig).iter().any(|text| text == "30 cm, 90°"), "{:?}", texts(&rig));
}

#[test]
fn the_coordinates_under_the_mouse_are_those_of_the_field() {
    let mut rig = usual(bench("first-steps"));
    let at = rig.harness.state().state.camera.screen(0.4, 0.25);
    rig.harness.hover_at(at);
    rig.harness.run_steps(2);
    assert!(texts(&rig).iter().any(|text| text == "x 40, y 25 cm"), "{:?}", texts(&rig));
}

#[test]
fn a_click_answers_a_question_and_the_film_shows_the_difference() {
    let mut bench = bench("first-steps");
    bench.field.asks = true;
    let mut rig = usual(bench);
    assert!(texts(&rig).iter().any(|text| text == "Click the place"));
    let at = rig.harness.state().state.camera.screen(0.3, 0.4);
    click(&mut rig, at);
    rig.carry_out();
    let field = &mut rig.harness.state_mut().bench.field;
    let (x, y) = field.marked.unwrap();
    assert!((x - 30.0).abs() < 0.2 && (y - 40.0).abs() < 0.2, "{x} {y}");
    assert_eq!(field.chosen, None);
    (field.asks, field.marked, field.truth) = (false, Some((30.0, 40.0)), Some((30.0, 55.0)));
    rig.harness.run_steps(2);
    assert!(texts(&rig).iter().any(|text| text == "15 cm off"), "{:?}", texts(&rig));
}

#[test]
fn the_keyboard_alone_answers_measures_moves_and_looks() {
    let mut bench = bench("first-steps");
    bench.field.asks = true;
    let mut rig = usual(bench);
    focus(&mut rig);
    rig.harness.key_press(Key::Enter);
    rig.harness.run_steps(2);
    let asked = rig.carry_out();
    let marked = |command: &Command| matches!(command, Command::Field(FieldCommand::Mark(Some(_))));
    assert!(asked.iter().any(marked), "{asked:?}");
    rig.harness.state_mut().bench.field.asks = false;
    for key in [Key::R, Key::Space, Key::ArrowRight, Key::Space] {
        rig.harness.key_press(key);
        rig.harness.run_steps(2);
    }
    let (cm, heading) = rig.harness.state().state.ruler.measure().unwrap();
    assert!(cm > 1.0 && (heading - 90.0).abs() < 1.0, "{cm} {heading}");
    rig.harness.key_press(Key::N);
    rig.harness.run_steps(2);
    rig.carry_out();
    assert_eq!(rig.harness.state().bench.field.chosen, Some(0));
}

#[test]
fn the_camera_follows_the_robot_until_the_field_is_moved() {
    let mut bench = played("first-steps", "forward(60);");
    let ticks = bench.reel.ticks();
    bench.player.seek(ticks / 2);
    let mut rig = usual(bench);
    for label in ["Closer (+)", "Closer (+)", "Follow the robot"] {
        rig.harness.get_by_label(label).click();
        rig.harness.run_steps(2);
    }
    let middle = rig.harness.state().state.camera.rect.center();
    assert!((on_screen(&rig, 0) - middle).length() < 2.0, "{:?} {middle:?}", on_screen(&rig, 0));
    rig.harness.state_mut().bench.player.seek(ticks);
    rig.harness.run_steps(2);
    assert!((on_screen(&rig, 0) - middle).length() < 2.0);
    drag(&mut rig, PointerButton::Primary, middle, middle + vec2(50.0, 0.0));
    assert!((on_screen(&rig, 0) - middle).length() > 20.0);
    assert!(!rig.harness.state().state.camera.follows);
}

#[test]
fn the_menus_have_names_and_cut_no_text() {
    for (lang, label) in [(Lang::En, "Show…"), (Lang::Ru, "Показывать…"), (Lang::Kk, "Көрсету…")]
    {
        let mut bench = played("first-steps", "forward(5);");
        bench.field.chosen = Some(0);
        let reel = played("first-steps", "turn(90);").reel;
        bench.ghosts.push(Ghost { name: "12.03, 14:20".to_owned(), reel, shown: true, best: true });
        let mut rig = rig(bench, lang, [320.0, 240.0]);
        rig.harness.get_by_label(label).click();
        rig.harness.run_steps(3);
        rig.picture(&format!("field-menu-{}", lang.code()));
        rig.no_text_is_cut();
        rig.harness.get_by_label_contains("A  12.03");
    }
}

#[test]
fn the_card_stands_where_it_hides_neither_the_robot_nor_the_ringed_place() {
    for (ticks, spot) in [(1.0, None), (0.0, None), (0.0, Some((160.0, 50.0)))] {
        let mut bench = played("first-steps", "forward(120);");
        let tick = (bench.reel.ticks() as f64 * ticks) as u64;
        bench.player.seek(tick);
        bench.field.chosen = Some(0);
        bench.field.spot = spot;
        let mut rig = rig(bench, Lang::En, [620.0, 400.0]);
        rig.picture(&format!("field-card-{ticks}-{}", spot.is_some()));
        let card = rig.harness.state().state.card.expect("a card");
        let seen = match spot {
            Some((x, y)) => rig.harness.state().state.camera.screen(x as f32 * 0.01, y as f32 * 0.01),
            None => on_screen(&rig, 0),
        };
        assert!(!card.expand(10.0).contains(seen), "{card:?} {seen:?}");
    }
}
