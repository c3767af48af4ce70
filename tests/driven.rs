//! Driving by hand: a worker goes on tick by tick with the keys, and the recording of it is the same run again.

use std::path::Path;

use arba::pilot::keys::{Keys, NAME};
use arba::trial::film::{Detail, Film, read};
use arba::trial::inputs::{Inputs, Source};
use arba::trial::run::Options;
use arba::trial::verify::{Verified, verify};
use arba::trial::worker::hire::NoOutcome;
use arba::trial::worker::live::Live;

use crate::arena::{inputs, level, run};

const FULL: Options = Options { detail: Detail::Full, steps: false };

const AHEAD: Keys = Keys { cm_per_s: 20.0, deg_per_s: 0.0, sideways_cm_per_s: 0.0 };

fn binary() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_arba"))
}

fn begin(id: &str) -> (Live, Film) {
    let inputs = inputs(&level(id), Vec::new(), 0);
    let (live, header) = Live::begin(binary(), inputs, 0).expect("a live trial");
    (live, Film { header: *header, chunks: Vec::new(), ending: None })
}

#[test]
fn a_drive_is_seen_as_it_goes_on_and_its_recording_is_the_same_run_again() {
    for id in ["first-steps", "corner", "two-robots", "parking"] {
        let (mut live, mut film) = begin(id);
        let ways = [(20.0, 0.0), (20.0, 0.0), (20.0, 45.0), (0.0, 60.0), (-10.0, 0.0), (0.0, 0.0)];
        for step in 0..60u64 {
            let (cm_per_s, deg_per_s) = ways[step as usize / 10];
            let keys = Keys { cm_per_s, deg_per_s, ..Keys::default() };
            let before = live.tick();
            let grown = live.advance(1 + step % 7, Some(keys), Vec::new()).expect("it goes on");
            if grown.ending.is_some() {
                break;
            }
            // Nothing is held back until a chunk is full.
            assert_eq!(live.tick(), before + 1 + step % 7, "{id}");
            film.chunks.extend(grown.chunks);
            assert_eq!(film.ticks(), live.tick(), "{id}");
        }
        let seen: Vec<_> = read::ticks(&film).collect::<Result<_, _>>().expect("a whole film");
        let start = film.header.picture.bodies[0].start;
        assert_ne!(seen.last().unwrap().poses[0], start, "{id}: the robot moved");

        let inputs = live.into_inputs();
        assert_eq!(inputs.programs[0].name, NAME);
        let again = run(&inputs, FULL).film.expect("a film");
        let ticks: Vec<_> = read::ticks(&again).collect::<Result<_, _>>().expect("a whole film");
        for (live, again) in seen.iter().zip(&ticks) {
            assert_eq!(live.poses, again.poses, "{id} at {}", live.tick);
            assert_eq!(live.happenings, again.happenings, "{id} at {}", live.tick);
        }
        assert!(ticks.len() >= seen.len() && again.ending.is_some());
        // So a film that was driven by hand can be verified like any other.
        assert_eq!(verify(&again), Verified::Same, "{id}");
    }
}

#[test]
fn an_altered_recording_does_not_verify() {
    let (mut live, _) = begin("first-steps");
    live.advance(150, Some(AHEAD), Vec::new()).expect("it goes on");
    let mut film = run(&live.into_inputs(), FULL).film.expect("a film");
    let bytes = &mut film.header.inputs.programs[0].bytes;
    let text = String::from_utf8(bytes.clone()).unwrap().replace(" 20 ", " 21 ");
    assert_ne!(text.as_bytes(), bytes);
    *bytes = text.into_bytes();
    assert!(matches!(verify(&film), Verified::Differs { .. }));
}

#[test]
fn a_drive_ends_when_the_trial_does() {
    let (mut live, _) = begin("first-steps");
    // A metre ahead is the square; when the robot has stood there for a while, all goals are decided.
    let mut ending = live.advance(500, Some(AHEAD), Vec::new()).expect("it goes on").ending;
    for _ in 0..200 {
        if ending.is_none() {
            ending = live.advance(100, Some(Keys::default()), Vec::new()).expect("it goes on").ending;
        }
    }
    let (ending, _) = ending.expect("it ends");
    assert!(ending.verdict.is_passed(), "{:?}", ending.verdict);
    let again = run(&live.into_inputs(), FULL);
    assert_eq!(again.ending.run, ending.run, "the recording gives the same fingerprint");
}

#[test]
fn what_can_not_be_driven_is_said() {
    let broken = Inputs::default();
    assert!(matches!(Live::begin(binary(), broken, 0), Err(NoOutcome::Refused(_))));
    let mut film = inputs(&level("first-steps"), Vec::new(), 0);
    film.programs = vec![Source { name: NAME.into(), bytes: b"arba-keys 1\nnonsense".to_vec() }];
    let outcome = run(&film, FULL);
    let cause = format!("{:?}", outcome.ending.verdict);
    assert!(cause.contains("drive-recording-damaged"), "{cause}");
}

#[cfg(feature = "panels")]
mod in_the_lab {
    //! The lab itself, with real key events and a real worker.

    use std::sync::Arc;
    use std::time::{Duration, Instant};

    use arba::app::command::Command;
    use arba::app::drive::{Drive, DriveCommand};
    use arba::app::lab::{Lab, Start};
    use arba::app::settings::Settings;
    use arba::library::Library;
    use arba::text::lang::Lang;
    use egui::{Context, Event, Key, Modifiers, RawInput};

    use super::binary;

    struct Window {
        lab: Lab,
        ctx: Context,
        since: Instant,
    }

    impl Window {
        fn open(id: &str) -> Self {
            let mut lab = Lab::new(Start {
                binary: binary().to_owned(),
                library: Library::built_in(),
                settings: Settings { lang: Some("en".into()), ..Settings::default() },
                home: None,
                lang: Lang::En,
                wake: Arc::new(|| {}),
                timings: false,
                level: None,
                diags: Vec::new(),
            });
            lab.carry_out(Command::Open(id.into()));
            Self { lab, ctx: Context::default(), since: Instant::now() }
        }

        fn frame(&mut self, events: Vec<Event>) {
            let time = Some(self.since.elapsed().as_secs_f64());
            let input = RawInput { events, time, focused: true, ..RawInput::default() };
            let mut drawn = self.ctx.run_ui(input, |ui| self.lab.ui(ui));
            drawn.textures_delta.clear();
        }

        /// Draws frames until this is so.
        fn until(&mut self, what: &str, so: impl Fn(&Lab) -> bool) {
            let begun = Instant::now();
            while !so(&self.lab) {
                assert!(begun.elapsed() < Duration::from_secs(60), "waited too long: {what}");
                self.frame(Vec::new());
                std::thread::sleep(Duration::from_millis(5));
            }
        }
    }

    fn key(key: Key, pressed: bool) -> Event {
        Event::Key { key, physical_key: Some(key), pressed, repeat: false, modifiers: Modifiers::NONE }
    }

    #[test]
    fn a_student_drives_with_keys_stops_and_gets_a_program_of_it() {
        let mut window = Window::open("first-steps");
        window.frame(Vec::new());
        window.frame(vec![key(Key::F4, true)]);
        window.until("the drive has begun", |lab| lab.bench.as_ref().unwrap().reel.ticks() > 0);
        let text = window.lab.bench.as_ref().unwrap().files.shown().unwrap().text.clone();
        window.frame(vec![key(Key::W, true), Event::Text("w".into())]);
        let x = |lab: &Lab| lab.bench.as_ref().unwrap().reel.at(u64::MAX).poses[0].x;
        let start = x(&window.lab);
        window.until("the robot has gone 12 cm", |lab| x(lab) > start + 1200);
        // What is seen is what happens now, and the sensors with it.
        let bench = window.lab.bench.as_ref().unwrap();
        assert_eq!(bench.player.tick(), bench.reel.ticks());
        assert!(bench.reel.at(bench.reel.ticks()).readings.iter().any(Option::is_some));
        assert_eq!(bench.files.shown().unwrap().text, text, "the editor typed the keys of driving");
        window.frame(vec![key(Key::W, false)]);
        window.frame(vec![key(Key::Escape, true)]);
        window.until("the film is whole", |lab| matches!(lab.bench.as_ref().unwrap().drive, Drive::Done(_)));
        let bench = window.lab.bench.as_ref().unwrap();
        assert!(bench.is_over() && x(&window.lab) > start + 1200);
        window.lab.carry_out(Command::Drive(DriveCommand::ToProgram));
        let files = &window.lab.bench.as_ref().unwrap().files;
        let shown = files.shown().unwrap();
        assert_eq!(files.tabs.len(), 2);
        assert!(shown.text.lines().nth(1).is_some_and(|line| line.starts_with("forward(")), "{}", shown.text);
    }
}
