//! What of a film is drawn, in every theme and language.

use super::*;

#[test]
fn a_ghost_is_drawn_with_its_letter_while_it_is_switched_on() {
    let mut bench = played("first-steps", "forward(10);");
    let reel = played("first-steps", "turn(90);\nforward(20);").reel;
    let ticks = reel.ticks();
    bench.ghosts.push(Ghost { name: "best".to_owned(), reel, shown: false, best: true });
    bench.player.seek(ticks);
    let mut rig = usual(bench);
    let without = count(&rig);
    rig.harness.get_by_label("Show…").click();
    rig.harness.run_steps(3);
    rig.harness.get_by_label("A  best").click();
    rig.harness.run_steps(2);
    rig.carry_out();
    assert!(rig.harness.state().bench.ghosts[0].shown);
    rig.harness.key_press(Key::Escape);
    rig.harness.run_steps(3);
    assert!(count(&rig) > without + 10, "{without} {}", count(&rig));
    assert!(texts(&rig).iter().any(|text| text == "A"), "{:?}", texts(&rig));
}

#[test]
fn the_live_path_is_drawn_with_its_seconds_and_pales_when_the_text_is_newer() {
    use crate::app::panels::field::ghosts::is_stale;
    let text = "forward(40);\n";
    let mut bench = bench("first-steps");
    bench.files.edit(text.to_owned());
    bench.live = Some(played("first-steps", text).reel);
    let mut rig = usual(bench);
    assert!(texts(&rig).iter().any(|text| text == "1 s"), "{:?}", texts(&rig));
    let stale =
        |rig: &Rig<FieldPanel>| is_stale(&rig.harness.state().bench, rig.harness.state().bench.live.as_ref().unwrap());
    assert!(!stale(&rig));
    rig.harness.state_mut().bench.files.edit("forward(41);\n".to_owned());
    assert!(stale(&rig));
    rig.harness.state_mut().settings.live_path = false;
    rig.harness.run_steps(2);
    assert!(!texts(&rig).iter().any(|text| text == "1 s"));
}

#[test]
fn the_field_is_described_in_words_in_every_language() {
    for (lang, said) in [(Lang::En, "my robot: "), (Lang::Ru, "мой робот: "), (Lang::Kk, "менің роботым: ")]
    {
        let rig = rig(bench("first-steps"), lang, [520.0, 400.0]);
        let start = rig.harness.state().bench.reel.at(0).poses[0];
        let x = (f64::from(start.x) * 0.01).round();
        rig.harness.get_by_label_contains(&format!("{said}{x}, "));
    }
}

#[test]
fn a_robot_is_shown_between_two_ticks() {
    let mut bench = played("first-steps", "forward(20);");
    let tick = bench.reel.ticks() / 2;
    bench.player.seek(tick);
    let here = moment(&bench).1[0];
    bench.player.seek(tick + 1);
    let next = moment(&bench).1[0];
    bench.player.seek(tick);
    bench.player.play(u64::MAX, false);
    bench.player.advance(0.005, u64::MAX, false);
    let between = moment(&bench).1[0];
    assert!(here.x < between.x && between.x < next.x, "{} {} {}", here.x, between.x, next.x);
}

#[test]
fn what_programs_show_is_on_the_field() {
    let mut bench = played("first-steps", BUSY);
    bench.field.spot = Some((60.0, 60.0));
    bench.player.seek(150);
    let mut rig = usual(bench);
    rig.picture("field-busy");
    let shown = texts(&rig);
    for text in ["on my way", "here", "?"] {
        assert!(shown.iter().any(|known| known == text), "{text}: {shown:?}");
    }
    let ticks = rig.harness.state().bench.reel.ticks();
    rig.harness.state_mut().bench.player.seek(ticks);
    rig.harness.run_steps(2);
    rig.picture("field-busy-end");
    rig.no_text_is_cut();
}

#[test]
fn every_kind_of_level_is_drawn_in_every_theme() {
    let solution = |level: &str| vec![program(level, "solution.rhai")];
    let two = vec![program("two-robots", "solution.red.rhai"), program("two-robots", "solution.blue.rhai")];
    let levels = [
        ("line-loop", solution("line-loop")),
        ("sun-and-shade", solution("sun-and-shade")),
        ("count-marks", solution("count-marks")),
        ("kegelring", solution("kegelring")),
        ("right-hand", solution("right-hand")),
        ("two-robots", two),
        ("delivery", solution("delivery")),
        ("nearest", solution("nearest")),
    ];
    for (level, programs) in levels {
        let mut bench = filmed(level, &programs);
        let ticks = bench.reel.ticks();
        bench.player.seek(ticks * 2 / 3);
        bench.field.chosen = (level == "kegelring").then_some(0);
        let mut rig = rig(bench, Lang::En, [640.0, 480.0]);
        for choice in [ThemeChoice::Light, ThemeChoice::Dark, ThemeChoice::Contrast] {
            let theme = Theme::of(choice, false);
            theme.apply(&rig.harness.ctx, true);
            rig.harness.state_mut().theme = theme;
            rig.harness.run_steps(2);
            rig.picture(&format!("field-{level}-{choice:?}").to_lowercase());
            rig.no_text_is_cut();
            let shapes = count(&rig);
            assert!((20..4000).contains(&shapes), "{level}: {shapes}");
        }
    }
}

#[test]
fn twenty_robots_with_all_beams_are_few_shapes() {
    let mut bench = bench("nearest");
    let mut inputs = bench.inputs();
    let text = "drive(10, 40);\nwait(3);\n";
    inputs.programs[0].bytes = text.as_bytes().to_vec();
    let mut layout = Opened::default().layout(&inputs).unwrap();
    let size = layout.scene.size;
    for number in 1..20 {
        let mut robot = layout.scene.robots[0].clone();
        robot.name = format!("robot{number}");
        let (x, y) = (f64::from(number % 5) * 0.2 + 0.1, f64::from(number / 5) * 0.25 + 0.1);
        robot.world_from_robot = field_pose(x * size.x * 100.0, y * size.y * 100.0, f64::from(number) * 33.0);
        layout.scene.robots.push(robot);
        layout.pilots.push(PilotSpec::Script { name: "other.rhai".to_owned(), source: text.to_owned() });
        layout.rules.students.push(false);
    }
    let outcome = Trial::new(&inputs, &layout, Options { detail: Detail::Full, steps: false }).into_outcome();
    bench.reel = Reel::of(outcome.film.unwrap());
    bench.layout = Arc::new(layout);
    assert!(bench.reel.ticks() > 150, "{}", bench.reel.ticks());
    bench.player.seek(150);
    let mut rig = rig(bench, Lang::En, [1000.0, 700.0]);
    rig.picture("field-twenty");
    let mut took = Vec::new();
    for _ in 0..10 {
        let began = std::time::Instant::now();
        rig.harness.run_steps(1);
        took.push(began.elapsed());
    }
    let shapes = rig.harness.output().shapes.clone();
    let shape_count = shapes.len();
    let began = std::time::Instant::now();
    let primitives = rig.harness.ctx.tessellate(shapes, 1.0);
    let tessellated = began.elapsed();
    let vertices: usize = primitives
        .iter()
        .map(|clipped| match &clipped.primitive {
            egui::epaint::Primitive::Mesh(mesh) => mesh.vertices.len(),
            egui::epaint::Primitive::Callback(_) => 0,
        })
        .sum();
    took.sort();
    println!(
        "twenty robots: {shape_count} shapes, {vertices} vertices, frame {:?}, tessellation {tessellated:?}",
        took[5]
    );
    assert!(shape_count < 3000, "{shape_count}");
    assert!(vertices < 50_000, "{vertices}");
}

#[test]
fn a_chart_of_a_maze_appears_as_it_is_told() {
    let told = "chart(0, 0, \"north\", true);\nchart(1, 0, \"east\", true);\nwait(1);\n";
    let mut bench = filmed("right-hand", &[told.to_owned()]);
    let ticks = bench.reel.ticks();
    bench.player.seek(ticks);
    let with = count(&usual(bench));
    let mut bench = filmed("right-hand", &["wait(1);\n".to_owned()]);
    let ticks = bench.reel.ticks();
    bench.player.seek(ticks);
    assert_eq!(with, count(&usual(bench)) + 2);
}

#[test]
fn a_touch_flashes_and_is_gone_a_moment_later() {
    let mut bench = played("first-steps", "drive(30, 0);\nwait(9);\n");
    let touch =
        |moment: &&crate::trial::reel::Moment| matches!(moment.happening, crate::trial::film::Happening::Touch { .. });
    let tick = bench.reel.moments().iter().find(touch).unwrap().tick;
    bench.player.seek(tick + 2);
    let mut rig = usual(bench);
    let flash = count(&rig);
    rig.harness.state_mut().bench.player.seek(tick - 1);
    rig.harness.run_steps(2);
    assert_eq!(flash, count(&rig) + 2);
}

#[test]
fn answers_touches_places_and_looks_are_there_in_every_theme_and_language() {
    let touch =
        |moment: &&crate::trial::reel::Moment| matches!(moment.happening, crate::trial::film::Happening::Touch { .. });
    for (theme, lang) in [ThemeChoice::Light, ThemeChoice::Dark, ThemeChoice::Contrast].into_iter().zip(Lang::ALL) {
        let mut bench = played("first-steps", "drive(30, 0);\nwait(9);\n");
        let tick = bench.reel.moments().iter().find(touch).unwrap().tick;
        bench.player.seek(tick + 4);
        (bench.field.asks, bench.field.marked, bench.field.truth) = (false, Some((150.0, 70.0)), Some((150.0, 85.0)));
        bench.field.chosen = Some(0);
        let mut rig = rig(bench, lang, [620.0, 420.0]);
        rig.harness.state_mut().theme = Theme::of(theme, false);
        rig.harness.state().theme.apply(&rig.harness.ctx, true);
        rig.harness.run_steps(2);
        let camera = rig.harness.state().state.camera;
        drag(&mut rig, PointerButton::Secondary, camera.screen(1.1, 0.2), camera.screen(1.5, 0.2));
        rig.harness.hover_at(camera.screen(1.3, 0.25));
        rig.harness.run_steps(2);
        rig.picture(&format!("field-all-{}-{theme:?}", lang.code()));
        rig.no_text_is_cut();
        let shown = texts(&rig);
        let say = rig.harness.state().say.clone();
        let measured = say.with("field-measured", [("cm", 40.0.into()), ("heading", 90.0.into())]);
        let under = say.with("field-at", [("x", 130.0.into()), ("y", 25.0.into())]);
        for wanted in [measured, under] {
            assert!(shown.contains(&wanted), "{wanted:?} is not among {shown:?}");
        }
        assert!(shown.iter().any(|text| text.contains("15")), "{shown:?}");
        assert!(shown.iter().any(|text| text.starts_with("distance front")), "{shown:?}");
    }
}

#[test]
fn a_zone_is_ticked_when_its_goal_is_held() {
    let two = [program("two-robots", "solution.red.rhai"), program("two-robots", "solution.blue.rhai")];
    let mut rig = usual(filmed("two-robots", &two));
    let ticked = |rig: &Rig<FieldPanel>| texts(rig).iter().filter(|text| text.starts_with('✔')).count();
    assert_eq!(ticked(&rig), 0, "{:?}", texts(&rig));
    let ticks = rig.harness.state().bench.reel.ticks();
    rig.harness.state_mut().bench.player.seek(ticks);
    rig.harness.run_steps(2);
    assert_eq!(ticked(&rig), 2, "{:?}", texts(&rig));
}

#[test]
fn the_field_calls_zones_and_robots_by_their_names_in_the_language_spoken() {
    for (lang, pad, robot) in
        [(Lang::En, "pad", "my robot"), (Lang::Ru, "площадка", "мой робот"), (Lang::Kk, "алаңша", "менің роботым")]
    {
        let mut bench = played("corner", "forward(30);");
        bench.field.chosen = Some(0);
        let mut rig = rig(bench, lang, [520.0, 400.0]);
        let shown = texts(&rig);
        assert!(shown.iter().any(|text| text == pad), "{lang:?}: {shown:?}");
        // The card of what is looked at.
        rig.harness.get_by_label(robot);
        assert!(!shown.iter().any(|text| text == "me"), "{shown:?}");
        rig.picture(&format!("field-names-{}", lang.code()));
    }
    let mut zones = rig(bench("first-steps"), Lang::Kk, [320.0, 240.0]);
    zones.picture("field-names-one-middle");
    let places = |name: &str| text_rect(&zones, name).unwrap_or_else(|| panic!("{name}: {:?}", texts(&zones)));
    assert!(!places("шаршы").intersects(places("орта")), "of zones with one middle both names can be read");
    let two = [program("two-robots", "solution.red.rhai"), program("two-robots", "solution.blue.rhai")];
    let rig = rig(filmed("two-robots", &two), Lang::Kk, [520.0, 400.0]);
    let shown = texts(&rig);
    for name in ["қызыл робот", "көк робот", "қызыл алаңша", "көк алаңша"] {
        assert!(shown.iter().any(|text| text.replace('\n', " ").contains(name)), "{name}: {shown:?}");
    }
}

#[test]
fn a_film_of_the_experiment_is_told_from_ones_own_run() {
    for lang in Lang::ALL {
        let mut bench = played("first-steps", "drive(40, 0);\nwait(1);\nstop();");
        let factor = factors(&bench.inputs()).into_iter().find(|factor| factor.value == Some(40.0)).unwrap();
        let plan = Plan { base: bench.inputs(), factor, values: vec![20.0, 40.0], layouts: vec![0] };
        let inputs = plan.inputs(0).unwrap();
        bench.experiment = Some(Experiment::new(plan));
        let layout = Opened::default().layout(&inputs).unwrap();
        let outcome = Trial::new(&inputs, &layout, Options { detail: Detail::Full, steps: false }).into_outcome();
        let mut rig = rig(bench, lang, [520.0, 400.0]);
        assert!(rig.harness.query_by_label_contains("drive(20, 0)").is_none(), "one's own run");
        rig.harness.state_mut().bench.reel = Reel::of(outcome.film.unwrap());
        rig.harness.run_steps(3);
        rig.harness.get_by_label_contains("drive(20, 0)");
        rig.no_text_is_cut();
        rig.picture(&format!("field-experiment-{}", lang.code()));
        let back = rig.harness.state().say.plain("experiment-own");
        rig.harness.get_by_label(&back).click();
        rig.harness.run_steps(2);
        assert_eq!(rig.carry_out(), [Command::Run { steps: false }]);
    }
}

#[test]
fn a_beam_without_an_echo_is_dashed_and_ends_in_an_empty_sign() {
    // Turned by 60° the wall throws the sound away.
    let mut bench = played("corner", "turn(-60);\nwait(1);\ndistance(\"front\");\nwait(1);\n");
    let end = bench.reel.ticks();
    bench.player.seek(end.saturating_sub(20));
    let mut rig = usual(bench);
    rig.picture("field-no-echo");
    let amber = rig.harness.state().theme.ink(Role::Beam).gamma_multiply(0.55);
    let is_dash = |shape: &Shape| matches!(shape, Shape::LineSegment { stroke, .. } if stroke.color == amber);
    let dashes = rig.harness.output().shapes.iter().filter(|clipped| has(&clipped.shape, &is_dash)).count();
    assert!(dashes > 0);
}
