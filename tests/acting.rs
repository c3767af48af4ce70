//! Programs that act on things and talk to each other: a carried pin, messages with delay and loss, values that cannot be
//! sent.

use arba::base::ask::{Answer, Ask, Desk, Home, Step};
use arba::base::value::Value;
use arba::level::load::{Level, Pack, load};
use arba::pilot::{State, rhai};
use arba::rules::verdict::Verdict;
use arba::sim::world::World;
use arba::store::shelf::kits;
use arba::trial::film::{Happening, read};
use arba::trial::inputs::Source;
use arba::trial::vocabulary::vocabulary;

use crate::arena::{LEAN, UNFILMED, inputs, run, same_program};

/// A level for loaders, which have a gripper, a lift and a radio. `rest` is what follows the field.
fn level(rest: &str) -> Level {
    let text = format!(
        r#"Level(version: 1, title: {{"en": "Act", "ru": "Дело", "kk": "Іс"}},
            field: (size: (300, 200), edge: Wall, zones: {{"goal": Disc(at: (50, 50), radius: 15)}}), noise: Off, {rest}
            goals: [(id: "there", when: AllInside(things: "pin", zone: "goal"),
                text: {{"en": "Bring it", "ru": "Принеси", "kk": "Әкел"}})],
            limits: (time: 20))"#
    );
    let pack = Pack { folder: "test".into(), files: [("level.ron".to_owned(), text)].into(), kits: kits(&[]).0 };
    let (level, diags) = load(&pack, &pack);
    assert!(diags.is_empty(), "{diags:#?}");
    level.expect("a level")
}

/// One robot, a pin 20 cm before its jaws, and a box between the pin and the goal.
fn carrying() -> Level {
    level(
        r#"robots: [(name: "me", kit: "loader", pilot: Student, at: (50, 120), facing: 0)],
            things: [
                One(name: "pin", of: Pin(radius: 3, mass: 100), at: (50, 153)),
                One(name: "box", of: Box(size: (40, 8), mass: 500), at: (50, 85)),
            ],"#,
    )
}

#[test]
fn a_program_grabs_a_pin_carries_it_off_the_floor_and_puts_it_down_where_there_is_room() {
    let level = carrying();
    let program = "forward(20);\nif !grab() { throw \"nothing there\"; }\nlift(100);\nback(10);\nturn(180);\n\
        turn(-90);\nforward(50);\nturn(90);\nforward(80);\nturn(90);\nforward(36);\nlift(0);\nrelease();\nback(15);\n";
    let simple = "forward(20);\nif !grab() { throw \"nothing there\"; }\nlift(100);\nback(10);\nturn(180);\n\
        forward(30);\nlift(0);\n";
    // The robot stands right before the box and holds the pin over it, so the pin stays up.
    let film = run(&inputs(&level, same_program(&level, simple), 0), LEAN).film.expect("a film");
    let ticks: Vec<_> = read::ticks(&film).collect::<Result<_, _>>().expect("a whole film");
    let seen: Vec<&Happening> = ticks.iter().flat_map(|tick| &tick.happenings).collect();
    let lifts =
        |body: u16| seen.iter().filter(move |seen| matches!(seen, Happening::Thing { body: of, .. } if *of == body));
    assert_eq!((lifts(1).count(), lifts(2).count()), (1, 0), "lifted once and not put down");
    let notes: Vec<&str> = seen
        .iter()
        .filter_map(|seen| if let Happening::Note { diag, .. } = seen { Some(diag.code.as_ref()) } else { None })
        .collect();
    assert_eq!(notes, ["sim-no-room-below"]);
    let verdict = run(&inputs(&level, same_program(&level, program), 0), UNFILMED).ending.verdict;
    assert_eq!(verdict, Verdict::Passed);
}

#[test]
fn what_a_program_holds_when_it_ends_stays_held() {
    let level = carrying();
    let layout = level.layout(0).expect("a layout");
    let words = vocabulary(&layout.scene.robots[0].kit, &[]);
    let program = rhai::compile(b"forward(20);\ngrab();\n", "my.rhai", words.clone()).expect("a program");
    let mut pilot = rhai::open(&program, rhai::Options::default()).expect("a pilot");
    let mut world = World::new(&layout.scene);
    world.bind(0, &words);
    for tick in 0..400 {
        match pilot.decide(tick, &mut Plain { robot: 0, world: &mut world, words: &words, printed: &mut Vec::new() }) {
            State::Running => world.step(),
            State::Ended => break,
            State::Broke(diag) => panic!("{diag:?}"),
        }
    }
    world.halt(0);
    (0..200).for_each(|_| world.step());
    assert_eq!(world.holder(arba::sim::world::BodyId(1)), Some(0));
}

/// A desk that only asks the world.
struct Plain<'a> {
    robot: usize,
    world: &'a mut World,
    words: &'a arba::base::ask::Vocabulary,
    printed: &'a mut Vec<String>,
}

impl Desk for Plain<'_> {
    fn ask(&mut self, ask: &Ask, again: bool) -> Answer {
        let word = self.words.entries[usize::from(ask.word)].word;
        if word.home == Home::Robot {
            return self.world.ask(self.robot, ask, again);
        }
        self.printed.extend(ask.args[0].text().map(str::to_owned));
        Answer::Now(Value::Unit)
    }

    fn step(&mut self, _: Step) {}
}

/// What came of two programs that were asked in this order: the world's hash over all ticks, what each printed, how many
/// messages each sent and received, and the operations of each.
type Talk = (u64, [Vec<String>; 2], [(u64, u64); 2], [u64; 2]);

fn talk(radio: &str, programs: [&str; 2], order: [usize; 2], ticks: u64) -> Talk {
    let level = level(&format!(
        r#"radio: ({radio}), robots: [
            (name: "ping", kit: "loader", pilot: Student, at: (50, 150)),
            (name: "pong", kit: "loader", pilot: Student, at: (250, 150)),
        ], things: [One(name: "pin", of: Pin(radius: 3, mass: 100), at: (150, 30))],"#
    ));
    let layout = level.layout(0).expect("a layout");
    let mut world = World::new(&layout.scene);
    let words = vocabulary(&layout.scene.robots[0].kit, &[]);
    let mut pilots: Vec<_> = programs
        .into_iter()
        .enumerate()
        .map(|(robot, text)| {
            world.bind(robot, &words);
            let program = rhai::compile(text.as_bytes(), "my.rhai", words.clone()).expect("a program");
            (rhai::open(&program, rhai::Options::default()).expect("a pilot"), true, Vec::new())
        })
        .collect();
    let mut hash = 0u64;
    for tick in 0..ticks {
        for robot in order {
            let (pilot, running, printed) = &mut pilots[robot];
            if *running {
                let state = pilot.decide(tick, &mut Plain { robot, world: &mut world, words: &words, printed });
                assert!(!matches!(state, State::Broke(_)), "{state:?}");
                *running = state == State::Running;
            }
        }
        world.step();
        world.hash_state(&mut |bytes| {
            bytes.iter().for_each(|&byte| hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
        });
    }
    let operations = [0, 1].map(|robot| pilots[robot].0.operations());
    let printed = [0, 1].map(|robot| pilots[robot].2.clone());
    (hash, printed, [0, 1].map(|robot| world.messages(robot)), operations)
}

#[test]
fn two_programs_talk_with_delay_and_loss_in_whatever_order_they_are_asked() {
    let ping = "for i in 0..40 { send([i, \"half\", 0.5]); wait(0.05); }\nlet sum = 0;\nlet heard = 0;\n\
        while time() < 4 { let m = receive(); if m != () { sum += m; heard += 1; } }\nprint(`${heard} ${sum}`);";
    let pong = "loop {\n    let m = receive();\n    if m != () { send(m[0] * 2, \"ping\"); }\n}";
    let run = |order| talk("delay: 0.2, loss: 25", [ping, pong], order, 450);
    let first = run([0, 1]);
    let (_, printed, messages, _) = &first;
    let [(sent, got), (answered, heard)] = *messages;
    assert_eq!((sent, heard), (40, answered));
    assert!((20..40).contains(&heard) && got < answered && got > 10, "{messages:?}");
    assert!(printed[0][0].starts_with(&format!("{got} ")), "{printed:?}");
    assert_eq!(run([1, 0]), first);
}

#[test]
fn waiting_for_a_message_costs_little_and_two_are_taken_in_a_row() {
    let sender = "wait(3);\nsend(\"a\");\nsend(\"b\");";
    let waits = "let first = ();\nwhile first == () { first = receive(); }\nlet second = receive();\nlet third = receive();\n\
        print(`${time()} ${first} ${second} ${third == ()}`);";
    let (_, printed, messages, operations) = talk("delay: 0", [sender, waits], [0, 1], 400);
    assert_eq!((printed[1].join(""), messages[1]), ("3.02 a b true".to_owned(), (0, 2)));
    assert!(operations[1] < 302 * 30, "{operations:?}");
}

#[test]
fn what_cannot_be_sent_is_told_with_its_place() {
    let level = carrying();
    for (message, code) in [
        ("()", "pilot-wrong-kind"),
        ("#{a: 1}", "pilot-wrong-kind"),
        ("[[1]]", "pilot-wrong-kind"),
        ("[1, ()]", "pilot-wrong-kind"),
        ("|| 1", "pilot-wrong-kind"),
        ("0.0 / 0.0", "pilot-not-finite"),
        ("[1.0 / 0.0]", "pilot-not-finite"),
        ("long", "pilot-text-too-long"),
        ("many", "pilot-list-too-long"),
        ("1, 2", "pilot-wrong-kind"),
        ("1, \"nobody\"", "sim-radio-nobody"),
        ("1, \"me\"", "sim-radio-nobody"),
    ] {
        let program = format!(
            "let long = \"\";\nlet many = [];\nfor i in 0..51 {{ long += \"1234\"; many.push(i); }}\nsend({message});\n"
        );
        let verdict = run(&inputs(&level, same_program(&level, &program), 0), UNFILMED).ending.verdict;
        let Verdict::Fault(diag) = verdict else { panic!("{message}: {verdict:?}") };
        assert_eq!((diag.code.as_ref(), diag.place.map(|place| place.line)), (code, Some(4)), "{message}");
    }
    for message in ["1", "0.5", "true", "\"text\"", "'c'", "[1, \"a\", 2.5, false]", "[]"] {
        let source = Source { name: "my.rhai".into(), bytes: format!("send({message});").into_bytes() };
        let verdict = run(&inputs(&level, vec![source], 0), UNFILMED).ending.verdict;
        assert!(!matches!(verdict, Verdict::Fault(_)), "{message}: {verdict:?}");
    }
}
