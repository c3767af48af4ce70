//! What is held becomes orders, on every keyboard; the bar; and what was driven becomes a program that drives the same.

use egui::{Context, Event, Key, Modifiers, RawInput};

use crate::app::command::Command;
use crate::app::drive::program::{Line, lines, text, words};
use crate::app::drive::{Drive, DriveCommand, Hold, Pad, ui};
use crate::app::testing::{bench, harness};
use crate::app::view::View;
use crate::base::maths::wrap_angle;
use crate::base::units::radians;
use crate::pilot::keys::{Keys, NAME, Recording};
use crate::sim::drive::Pace;
use crate::text::lang::Lang;
use crate::trial::film::Detail;
use crate::trial::inputs::{Inputs, Opened, Source};
use crate::trial::outcome::Outcome;
use crate::trial::reel::Reel;
use crate::trial::run::{Options, Trial};

fn key(key: Key, physical_key: Option<Key>, pressed: bool) -> Event {
    Event::Key { key, physical_key, pressed, repeat: false, modifiers: Modifiers::NONE }
}

/// What is held after these events, and how many of them are left for others.
fn after(pad: &mut Pad, events: Vec<Event>) -> (Hold, bool, usize) {
    let ctx = Context::default();
    let mut held = (Hold::default(), false, 0);
    let mut drawn = ctx.run_ui(RawInput { events, ..RawInput::default() }, |ui| {
        let (hold, stop) = pad.take(ui.ctx());
        held = (hold, stop, ui.ctx().input(|input| input.events.len()));
    });
    drawn.textures_delta.clear();
    held
}

#[test]
fn the_place_of_a_key_drives_on_every_layout_and_no_field_types_it() {
    let mut pad = Pad::default();
    // The key W on a Russian layout types «ц», which egui has no key for but its place.
    let pressed = vec![key(Key::C, Some(Key::W), true), Event::Text("ц".into())];
    assert_eq!(after(&mut pad, pressed), (Hold { ahead: 1, turn: 0, slow: false }, false, 0));
    let more = vec![key(Key::ArrowRight, Some(Key::ArrowRight), true), key(Key::F5, Some(Key::F5), true)];
    assert_eq!(after(&mut pad, more), (Hold { ahead: 1, turn: 1, slow: false }, false, 1));
    let let_go = vec![key(Key::C, Some(Key::W), false), key(Key::Escape, None, true)];
    assert_eq!(after(&mut pad, let_go), (Hold { ahead: 0, turn: 1, slow: false }, true, 0));
    // A window that loses the focus hears of no key that is let go.
    assert_eq!(after(&mut pad, vec![Event::WindowFocused(false)]).0, Hold::default());
}

#[test]
fn a_car_turns_only_while_it_drives_and_slow_is_slower() {
    let rover = Pace { cm_per_s: 20.0, deg_per_s: Some(120.0), tightest_cm: None };
    let car = Pace { cm_per_s: 30.0, deg_per_s: None, tightest_cm: Some(30.0) };
    let right = Hold { ahead: 0, turn: 1, slow: false };
    assert_eq!(right.keys(rover), Keys { cm_per_s: 0.0, deg_per_s: 72.0 });
    assert_eq!(right.keys(car), Keys::default());
    let back = Hold { ahead: -1, turn: 1, slow: false };
    // Backwards with the wheels to the right, the nose goes to the left.
    assert_eq!(back.keys(car), Keys { cm_per_s: -30.0, deg_per_s: -57.3 });
    assert!(Hold { slow: true, ..back }.keys(rover).cm_per_s > back.keys(rover).cm_per_s);
    assert_eq!(right.and(Hold { ahead: 1, turn: -1, slow: false }), Hold { ahead: 1, turn: 0, slow: false });
}

fn outcome(inputs: &Inputs) -> Outcome {
    let layout = Opened::default().layout(inputs).unwrap();
    Trial::new(inputs, &layout, Options { detail: Detail::Lean, steps: false }).into_outcome()
}

/// Where the robot stands at the end of a program: metres and radians.
fn end_of(level: &str, source: Source) -> (Reel, (f64, f64, f64)) {
    let mut inputs = bench(level).inputs();
    inputs.programs = vec![source];
    let reel = Reel::of(outcome(&inputs).film.unwrap());
    let pose = reel.at(u64::MAX).poses[0];
    let end = (f64::from(pose.x) * 1e-4, f64::from(pose.y) * 1e-4, radians(f64::from(pose.angle) * 0.01));
    (reel, end)
}

/// Drives by hand (seconds, cm/s, °/s), makes the program of it, runs that, and gives how far apart they end.
fn apart(level: &str, hand: &[(f64, f64, f64)]) -> (Vec<Line>, f64, f64) {
    let mut recording = Recording::default();
    let mut tick = 0;
    for (seconds, cm_per_s, deg_per_s) in hand {
        recording.push(tick, Some(Keys { cm_per_s: *cm_per_s, deg_per_s: *deg_per_s }));
        tick += (seconds * 100.0) as u64;
    }
    recording.push(tick, Some(Keys::default()));
    recording.push(tick + 60, None);
    let source = |name: &str, text: String| Source { name: name.into(), bytes: text.into_bytes() };
    let (reel, driven) = end_of(level, source(NAME, recording.text()));
    let lines = lines(&reel, 0, &recording, true);
    let (_, again) = end_of(level, source("main.rhai", text(&lines, "by hand")));
    let way = crate::base::maths::vec2(driven.0 - again.0, driven.1 - again.1).length();
    (lines, way * 100.0, wrap_angle(driven.2 - again.2).abs().to_degrees())
}

#[test]
fn a_program_of_a_drive_ends_where_the_drive_ended() {
    let hands: [&[(f64, f64, f64)]; 4] = [
        &[(1.6, 20.0, 0.0)],
        // Round a corner and back, with pauses.
        &[(1.5, 20.0, 0.0), (0.5, 0.0, 0.0), (0.8, 0.0, 72.0), (0.4, 0.0, 0.0), (1.0, 20.0, 0.0), (1.0, -20.0, 0.0)],
        // Without a pause, over curves, slower and faster.
        &[(0.8, 20.0, 0.0), (0.9, 20.0, 72.0), (0.7, 8.0, 0.0), (0.6, 20.0, 0.0), (1.1, 20.0, -72.0), (0.9, 20.0, 0.0)],
        &[(0.7, 0.0, -72.0), (1.3, 20.0, -30.0), (0.3, 0.0, 0.0), (0.7, -20.0, 40.0), (2.0, 20.0, 0.0)],
    ];
    for hand in hands {
        let (lines, way_cm, turn) = apart("first-steps", hand);
        assert!(way_cm < 3.0 && turn < 4.0, "{hand:?} became {lines:?}: {way_cm:.1} cm and {turn:.1}° apart");
        assert!(lines.len() <= hand.len(), "{lines:?}");
    }
    let (lines, ..) = apart("first-steps", hands[0]);
    assert!(matches!(lines[..], [Line::Forward(30..=34)]), "{lines:?}");
}

#[test]
fn a_program_is_written_in_words_of_the_kit() {
    let drive = [Line::Forward(32), Line::Turn(-88), Line::Forward(-5), Line::Arc(20, 45)];
    assert_eq!(text(&drive, "mine"), "// mine\nforward(32);\nturn(-88);\nback(5);\narc(20, 45);\n");
    assert_eq!(words(&drive), ["forward", "turn", "back", "arc"]);
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
                use egui_kittest::kittest::Queryable;
                rig.harness.get_by_label_contains(&say.plain(name)).click();
                rig.harness.run_steps(2);
                assert_eq!(rig.carry_out(), [Command::Drive(wanted)]);
            }
        }
    }
}
