//! What is held becomes orders, on every keyboard; the bar; and what was driven becomes a program that drives the same.

use egui::{Context, Event, Key, Modifiers, RawInput};
use egui_kittest::kittest::Queryable;

use crate::app::bench::Bench;
use crate::app::command::Command;
use crate::app::drive::hold::Pressed;
use crate::app::drive::program::{Drift, Line, lines, text, words};
use crate::app::drive::{Drive, DriveCommand, Hold, Pad, Seat, Tool, ui};
use crate::app::files::Files;
use crate::app::testing::{bench, harness};
use crate::app::view::View;
use crate::base::maths::{vec2, wrap_angle};
use crate::base::units::radians;
use crate::level::load::{Pack, load};
use crate::pilot::keys::{Act, Keys, NAME, Recording};
use crate::rules::verdict::Verdict;
use crate::sim::drive::Pace;
use crate::store::shelf;
use crate::text::lang::Lang;
use crate::trial::film::Detail;
use crate::trial::inputs::{Inputs, Opened, Source};
use crate::trial::outcome::Outcome;
use crate::trial::reel::Reel;
use crate::trial::run::{Options, Trial};

fn kits() -> Vec<String> {
    shelf::kits(&[]).0.into_keys().collect()
}

fn key(key: Key, physical_key: Option<Key>, pressed: bool) -> Event {
    Event::Key { key, physical_key, pressed, repeat: false, modifiers: Modifiers::NONE }
}

fn hold(ahead: i8, turn: i8, aside: i8) -> Hold {
    Hold { ahead, turn, aside, slow: false }
}

fn keys(cm_per_s: f64, deg_per_s: f64, sideways_cm_per_s: f64) -> Keys {
    Keys { cm_per_s, deg_per_s, sideways_cm_per_s }
}

/// What was pressed after these events, and how many of them are left for others.
fn after(pad: &mut Pad, events: Vec<Event>) -> (Pressed, usize) {
    let ctx = Context::default();
    let mut pressed = (Pressed::default(), 0);
    let mut drawn = ctx.run_ui(RawInput { events, ..RawInput::default() }, |ui| {
        pressed = (pad.take(ui.ctx()), ui.ctx().input(|input| input.events.len()));
    });
    drawn.textures_delta.clear();
    pressed
}

#[test]
fn the_place_of_a_key_drives_on_every_layout_and_no_field_types_it() {
    let mut pad = Pad::default();
    // The key W on a Russian layout types «ц», which egui has no key for but its place.
    let pressed = vec![key(Key::C, Some(Key::W), true), Event::Text("ц".into())];
    assert_eq!(after(&mut pad, pressed), (Pressed { hold: hold(1, 0, 0), ..Pressed::default() }, 0));
    let more = vec![key(Key::ArrowRight, Some(Key::ArrowRight), true), key(Key::F5, Some(Key::F5), true)];
    assert_eq!(after(&mut pad, more), (Pressed { hold: hold(1, 1, 0), ..Pressed::default() }, 1));
    let let_go = vec![key(Key::C, Some(Key::W), false), key(Key::Escape, None, true)];
    assert_eq!(after(&mut pad, let_go), (Pressed { hold: hold(0, 1, 0), tools: Vec::new(), stop: true }, 0));
    // A window that loses the focus hears of no key that is let go.
    assert_eq!(after(&mut pad, vec![Event::WindowFocused(false)]).0, Pressed::default());
}

#[test]
fn q_and_e_go_sideways_by_their_place_and_a_held_tool_key_acts_once() {
    let mut pad = Pad::default();
    // «й» and «у» stand where Q and E are.
    let pressed = vec![key(Key::I, Some(Key::Q), true), Event::Text("й".into()), key(Key::Space, None, true)];
    let (first, left) = after(&mut pad, pressed);
    assert_eq!((first.hold, first.tools, left), (hold(0, 0, -1), vec![Tool::Take], 0));
    let again = vec![key(Key::Space, None, true), key(Key::X, Some(Key::X), true), key(Key::E, Some(Key::E), true)];
    let (then, _) = after(&mut pad, again);
    assert_eq!((then.hold, then.tools), (hold(0, 0, 0), vec![Tool::LetGo]));
    let (last, _) = after(&mut pad, vec![key(Key::Space, None, false), key(Key::Space, None, true)]);
    assert_eq!(last.tools, [Tool::Take]);
}

#[test]
fn a_car_turns_only_while_it_drives_slow_is_slower_and_only_some_go_sideways() {
    let rover = Pace { cm_per_s: 20.0, deg_per_s: Some(120.0), tightest_cm: None, sideways: false };
    let car = Pace { cm_per_s: 30.0, deg_per_s: None, tightest_cm: Some(30.0), sideways: false };
    let right = hold(0, 1, 0);
    assert_eq!(right.keys(rover), keys(0.0, 72.0, 0.0));
    assert_eq!(right.keys(car), Keys::default());
    let back = hold(-1, 1, 0);
    // Backwards with the wheels to the right, the nose goes to the left.
    assert_eq!(back.keys(car), keys(-30.0, -57.3, 0.0));
    assert!(Hold { slow: true, ..back }.keys(rover).cm_per_s > back.keys(rover).cm_per_s);
    assert_eq!(right.and(hold(1, -1, 1)), hold(1, 0, 1));
    assert_eq!(hold(1, 0, -1).keys(rover), keys(20.0, 0.0, 0.0));
    assert_eq!(hold(1, 0, -1).keys(Pace { sideways: true, ..rover }), keys(20.0, 0.0, -20.0));
}

/// A robot of this kit in the middle of an empty field, and before its nose what it can take.
fn on_the_field(kit: &str) -> Bench {
    let text = r#"{"en": "Field", "ru": "Поле", "kk": "Алаң"}"#;
    let things = match kit {
        "loader" | "crab" => r#"One(name: "can", of: Can(color: Red), at: (200, 214))"#,
        "trike" => r#"One(name: "ball", of: Ball(radius: 2, mass: 40), at: (200, 211.5))"#,
        _ => "",
    };
    let level = format!(
        r#"Level(
    version: 1, title: {text},
    field: (size: (400, 400), edge: Wall),
    robots: [(name: "me", kit: "{kit}", pilot: Student, at: (200, 200), facing: 0)],
    things: [{things}],
    goals: [(id: "there", points: 1, when: Within(40, Ended(robot: "me")), text: {text})],
    limits: (time: 40),
)"#
    );
    let files = [("level.ron".to_owned(), level)].into();
    let pack = Pack { folder: "field".into(), files, kits: shelf::kits(&[]).0 };
    let (level, diags) = load(&pack, &pack);
    let level = level.unwrap_or_else(|| panic!("{diags:?}"));
    let files = Files::starters(&level, Lang::En);
    Bench::open(level, files).unwrap_or_else(|diags| panic!("{kit}: {diags:?}"))
}

fn outcome(inputs: &Inputs) -> Outcome {
    let layout = Opened::default().layout(inputs).unwrap();
    Trial::new(inputs, &layout, Options { detail: Detail::Lean, steps: false }).into_outcome()
}

/// The film of a program, and where its robot stands at the end: metres and radians.
fn end_of(bench: &Bench, source: Source) -> (Reel, (f64, f64, f64)) {
    let mut inputs = bench.inputs();
    inputs.programs = vec![source];
    let outcome = outcome(&inputs);
    assert!(!matches!(outcome.ending.verdict, Verdict::Fault(_)), "{:?}", outcome.ending.verdict);
    let reel = Reel::of(outcome.film.unwrap());
    let pose = reel.at(u64::MAX).poses[0];
    let end = (f64::from(pose.x) * 1e-4, f64::from(pose.y) * 1e-4, radians(f64::from(pose.angle) * 0.01));
    (reel, end)
}

/// A stretch of a drive: an act at its beginning, seconds, cm/s, °/s, and cm/s to the right.
type Part = (Option<Act>, f64, (f64, f64, f64));

/// Drives by hand, makes the program of it, runs that, and gives its lines, how far the hand came, and how far apart both
/// end: centimetres and degrees.
fn apart(bench: &Bench, hand: &[Part]) -> (Vec<Line>, f64, f64, f64) {
    let mut recording = Recording::default();
    let mut tick = 0;
    for (act, seconds, (cm_per_s, deg_per_s, sideways)) in hand {
        act.iter().for_each(|act| recording.push_act(tick, *act));
        recording.push(tick, Some(keys(*cm_per_s, *deg_per_s, *sideways)));
        tick += (seconds * 100.0) as u64;
    }
    recording.push(tick, Some(Keys::default()));
    recording.push(tick + 60, None);
    let source = |name: &str, text: String| Source { name: name.into(), bytes: text.into_bytes() };
    let (reel, driven) = end_of(bench, source(NAME, recording.text()));
    let turns = bench.words[0].find("turn").is_some();
    let lines = lines(&reel, 0, &recording, turns);
    for word in words(&lines) {
        assert!(bench.words[0].find(word).is_some(), "{word} is no word of this kit");
    }
    let (_, again) = end_of(bench, source("main.rhai", text(&lines, &bench.words[0], "by hand")));
    let start = reel.at(0).poses[0];
    let far = vec2(driven.0 - f64::from(start.x) * 1e-4, driven.1 - f64::from(start.y) * 1e-4).length();
    let way = vec2(driven.0 - again.0, driven.1 - again.1).length();
    (lines, far * 100.0, way * 100.0, wrap_angle(driven.2 - again.2).abs().to_degrees())
}

/// Stretches without acts.
fn parts(parts: &[(f64, (f64, f64, f64))]) -> Vec<Part> {
    parts.iter().map(|(seconds, speeds)| (None, *seconds, *speeds)).collect()
}

#[test]
fn a_program_of_a_drive_ends_where_the_drive_ended() {
    let (ahead, still) = ((20.0, 0.0, 0.0), (0.0, 0.0, 0.0));
    let hands = [
        parts(&[(1.6, ahead)]),
        // Round a corner and back, with pauses.
        parts(&[
            (1.5, ahead),
            (0.5, still),
            (0.8, (0.0, 72.0, 0.0)),
            (0.4, still),
            (1.0, ahead),
            (1.0, (-20.0, 0.0, 0.0)),
        ]),
        // Without a pause, over curves, slower and faster.
        parts(&[
            (0.8, ahead),
            (0.9, (20.0, 72.0, 0.0)),
            (0.7, (8.0, 0.0, 0.0)),
            (0.6, ahead),
            (1.1, (20.0, -72.0, 0.0)),
            (0.9, ahead),
        ]),
        parts(&[
            (0.7, (0.0, -72.0, 0.0)),
            (1.3, (20.0, -30.0, 0.0)),
            (0.3, still),
            (0.7, (-20.0, 40.0, 0.0)),
            (2.0, ahead),
        ]),
    ];
    let bench = bench("first-steps");
    for hand in &hands {
        let (lines, _, way_cm, turn) = apart(&bench, hand);
        assert!(way_cm < 3.0 && turn < 4.0, "{hand:?} became {lines:?}: {way_cm:.1} cm and {turn:.1}° apart");
        assert!(lines.len() <= hand.len(), "{lines:?}");
    }
    let (lines, ..) = apart(&bench, &hands[0]);
    assert!(matches!(lines[..], [Line::Forward(30..=34)]), "{lines:?}");
}

#[test]
fn every_built_in_kit_is_driven_with_all_its_keys_and_its_program_drives_the_same_again() {
    let kits = kits();
    assert!(kits.len() >= 11, "{kits:?}");
    for kit in kits {
        let bench = on_the_field(&kit);
        let seat = Seat::of(&bench).unwrap_or_else(|| panic!("{kit} can't be driven"));
        let speeds = |ahead, turn, aside| {
            let keys = hold(ahead, turn, aside).keys(seat.pace);
            (keys.cm_per_s, keys.deg_per_s, keys.sideways_cm_per_s)
        };
        let act = |tool| seat.acts.act(tool);
        let mut hand: Vec<Part> =
            vec![(None, 1.2, speeds(1, 0, 0)), (None, 0.8, speeds(1, 1, 0)), (None, 0.5, speeds(0, 0, 0))];
        hand.extend([(None, 0.5, speeds(0, -1, 0)), (None, 0.5, speeds(0, 0, 0)), (None, 0.7, speeds(-1, 0, 0))]);
        let (lines, far, way_cm, turn) = apart(&bench, &hand);
        assert!(far > 10.0, "{kit} hardly moved: {far:.1} cm");
        assert!(way_cm < 4.0 && turn < 5.0, "{kit}: {lines:?}: {way_cm:.1} cm and {turn:.1}° apart");
        if seat.pace.sideways {
            let still = speeds(0, 0, 0);
            let hand = parts(&[
                (1.5, speeds(0, 0, 1)),
                (0.6, still),
                (1.2, speeds(1, 0, -1)),
                (0.6, still),
                (0.9, speeds(1, 1, 1)),
            ]);
            let (lines, far, way_cm, turn) = apart(&bench, &hand);
            assert!(matches!(lines[0], Line::Slide(20..)), "{lines:?}");
            assert!(far > 20.0 && way_cm < 4.0 && turn < 5.0, "{kit}: {lines:?}: {far:.1}, {way_cm:.1} cm, {turn:.1}°");
        }
        let tools = [Tool::Take, Tool::Up, Tool::Down, Tool::LetGo].map(act);
        let still = speeds(0, 0, 0);
        let mut hand: Vec<Part> = tools.iter().flatten().map(|act| (Some(*act), 1.5, still)).collect();
        if hand.is_empty() {
            continue;
        }
        hand.insert(1, (None, 1.0, speeds(-1, 0, 0)));
        let (lines, _, way_cm, turn) = apart(&bench, &hand);
        let done: Vec<Act> =
            lines.iter().filter_map(|line| if let Line::Act(act) = line { Some(*act) } else { None }).collect();
        assert_eq!(done, tools.into_iter().flatten().collect::<Vec<_>>(), "{kit}");
        assert!(way_cm < 3.0 && turn < 3.0, "{kit}: {lines:?}: {way_cm:.1} cm and {turn:.1}° apart");
    }
}

#[test]
fn what_a_hand_grabs_comes_along_and_what_it_kicks_flies() {
    let second = |reel: &Reel, tick| reel.at(tick).poses[1];
    for (kit, act) in [("loader", Act::Grab), ("crab", Act::MagnetOn), ("trike", Act::Kick)] {
        let bench = on_the_field(kit);
        assert_eq!(Seat::of(&bench).unwrap().acts.act(Tool::Take), Some(act));
        let mut recording = Recording::default();
        // The can may stand a little further than the hand reaches; a ball would roll away.
        if act != Act::Kick {
            recording.push(0, Some(keys(10.0, 0.0, 0.0)));
            recording.push(25, Some(Keys::default()));
        }
        recording.push_act(60, act);
        recording.push(160, Some(keys(-20.0, 0.0, 0.0)));
        recording.push(360, None);
        let (reel, _) = end_of(&bench, Source { name: NAME.into(), bytes: recording.text().into_bytes() });
        let way = |tick| f64::from(second(&reel, tick).y - second(&reel, 60).y) * 0.01;
        match act {
            // Later it comes back from the wall.
            Act::Kick => assert!(way(110) > 20.0, "{kit}: {} cm", way(110)),
            _ => assert!(way(360) < -20.0, "{kit}: {} cm", way(360)),
        }
    }
}

#[test]
fn a_program_is_written_in_words_of_the_kit() {
    let bench = on_the_field("loader");
    let drift = Line::Drift(Drift { ahead: 20, rate: 0, sideways: -20, hundredths: 125 });
    let drive = [Line::Forward(32), Line::Turn(-88), Line::Forward(-5), Line::Arc(20, 45), Line::Slide(-9), drift];
    let acts = [Line::Act(Act::Grab), Line::Act(Act::LiftUp)];
    let lines: Vec<Line> = drive.into_iter().chain(acts).collect();
    let written = "// mine\nforward(32);\nturn(-88);\nback(5);\narc(20, 45);\nslide(-9);\n\
        drive(20, 0, -20);\nwait(1.25);\ndrive(0, 0);\nwait(0.5);\ngrab();\nlift(100);\n";
    assert_eq!(text(&lines, &bench.words[0], "mine"), written);
    assert_eq!(words(&lines), ["forward", "turn", "back", "arc", "slide", "drive", "wait", "grab", "lift"]);
}

#[test]
fn the_bar_tells_the_keys_of_each_kit_and_its_buttons_do_what_they_say() {
    for lang in Lang::ALL {
        for kit in ["rover", "truck", "crab", "trike", "loader"] {
            let mut bench = on_the_field(kit);
            bench.drive = Drive::Live(Hold::default());
            let draw =
                |(): &mut (), ui_of: &mut egui::Ui, view: &View<'_>, out: &mut Vec<Command>| ui(ui_of, view, out);
            let mut rig = harness(bench, lang, [1024.0, 120.0], (), draw);
            rig.harness.run_steps(3);
            rig.no_text_is_cut();
            rig.picture(&format!("drive-kit-{kit}-{}", lang.code()));
            let say = rig.harness.state().say.clone();
            let shows = |id: &str| rig.harness.query_by_label_contains(&say.plain(id)).is_some();
            let aside = matches!(kit, "crab" | "trike");
            assert_eq!(shows("drive-how-aside"), aside, "{kit}");
            assert_eq!(shows("drive-how-car"), kit == "truck", "{kit}");
            assert_eq!(shows("drive-kick"), kit == "trike", "{kit}");
            assert_eq!(shows("drive-grab") && shows("drive-lift-up"), kit == "loader", "{kit}");
            if kit == "crab" {
                rig.harness.get_by_label_contains(&say.plain("drive-magnet-off")).click();
                rig.harness.run_steps(2);
                assert_eq!(rig.carry_out(), [Command::Drive(DriveCommand::Tool(Tool::LetGo))]);
            }
        }
    }
}

#[test]
fn the_bar_says_how_to_drive_and_fits_in_every_language() {
    for lang in Lang::ALL {
        for width in [640.0, 1024.0] {
            for done in [false, true] {
                let mut bench = bench("first-steps");
                let inputs = Box::new(bench.inputs());
                bench.drive = if done { Drive::Done(inputs) } else { Drive::Live(Hold::default()) };
                let draw =
                    |(): &mut (), ui_of: &mut egui::Ui, view: &View<'_>, out: &mut Vec<Command>| ui(ui_of, view, out);
                let mut rig = harness(bench, lang, [width, 120.0], (), draw);
                rig.harness.run_steps(3);
                rig.no_text_is_cut();
                rig.picture(&format!("drive-{}-{width}-{done}", lang.code()));
                let say = rig.harness.state().say.clone();
                let (name, wanted) = match done {
                    false => ("drive-stop", DriveCommand::Stop),
                    true => ("drive-to-program", DriveCommand::ToProgram),
                };
                rig.harness.get_by_label_contains(&say.plain(name)).click();
                rig.harness.run_steps(2);
                assert_eq!(rig.carry_out(), [Command::Drive(wanted)]);
            }
        }
    }
}
