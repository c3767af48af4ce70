//! A level with every kit, every device, every kind of thing and every way of setting things up, and programs that use all of
//! it at once.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use arba::base::ask::{Gives, Home, Kind, Takes, Word};
use arba::level::load::{Level, Pack, load};
use arba::pilot::rhai::show_words;
use arba::sim::actuator::Actuator;
use arba::sim::kit::Kit;
use arba::sim::sensor::Sensor;
use arba::sim::thing::Thing;
use arba::store::shelf::kits;
use arba::trial::film::file;
use arba::trial::inputs::{Inputs, Source};

use crate::arena::{LEAN, run};

/// A kit with every device that it can have beside its own.
fn laden(name: &str, text: &str) -> String {
    let sensors = Sensor::KINDS.iter().map(|(_, example, _)| ("sensors: [", *example));
    let actuators = Actuator::KINDS.iter().map(|(_, example, _)| ("actuators: [", *example));
    sensors.chain(actuators).fold(text.to_owned(), |text, (list, example)| {
        let more = text.replacen(list, &format!("{list}\n        {example},"), 1);
        if Kit::load(&more, name).is_ok() { more } else { text }
    })
}

/// The level. Each robot has a can of tinplate before its nose.
pub fn level() -> Level {
    let laden: Vec<(String, String)> =
        kits(&[]).0.into_iter().map(|(name, text)| (format!("{name}-laden"), laden(&name, &text))).collect();
    let (mut robots, mut things) = (String::new(), String::new());
    for (number, (kit, _)) in laden.iter().enumerate() {
        let x = 60 + 80 * number;
        let name = ["me", "blue"].get(number).map_or_else(|| format!("robot-{number}"), |name| (*name).to_owned());
        let _ = writeln!(robots, "(name: \"{name}\", kit: \"{kit}\", pilot: Student, at: ({x}, 60)),");
        let _ = writeln!(things, "One(name: \"meal-{number}\", of: Can(mass: 25), at: ({x}, 82)),");
    }
    // The rope's example is of two robots that stand nearer to each other.
    for (number, (kind, example)) in Thing::KINDS.iter().filter(|(kind, _)| *kind != "Rope").enumerate() {
        let (x, y) = (70 + 90 * (number % 9), 200 + 110 * (number / 9));
        let _ = writeln!(things, "One(name: \"the-{}\", of: {example}, at: ({x}, {y})),", kind.to_lowercase());
    }
    let text = format!(
        r#"Level(version: 1, title: {{"en": "M", "ru": "M", "kk": "M"}},
        field: (size: (900, 600), edge: Wall, zones: {{"pad": Disc(at: (60, 60), radius: 30)}}, floor: [
            Rect(at: (450, 60), size: (900, 60), color: Linear(from: (0, 60), to: (900, 60), colors: [White, Red, Black])),
            Line(name: "loop", width: 2, closed: true, from: (40, 30), facing: 90, path: [Straight(800), Arc(radius: 30, turn: -180), Straight(800), Arc(radius: 30, turn: -180)]),
        ], surfaces: [
            Surface(area: Rect(at: (300, 60), size: (70, 70)), material: Ice),
            Surface(area: Rect(at: (460, 60), size: (70, 70)), material: Sand, slope: 5),
        ]),
        noise: Real, radio: (delay: 0.1, loss: 20),
        robots: [{robots}],
        things: [{things}
            One(name: "rope", of: Rope(from: "me", to: "blue", length: 120), at: (0, 0)),
            One(name: "late-door", of: Door(from: (0, 0), to: (30, 0), by: Turn(-90), opens: Collected("the-coin"), closes: 1), at: (20, 550)),
            One(name: "late-lamp", of: Lamp(on: false, switched: Passed("the-gate", 1)), at: (860, 560)),
            Ring(name: "ring", of: Ball(radius: 2, mass: 20), count: 8, at: (100, 500), radius: 30),
            Row(name: "row", of: Pin(radius: 2, mass: 30), count: 5, at: (180, 500), step: (12, 0)),
            Grid(name: "grid", of: Can(), count: (3, 3), at: (280, 480), step: (15, 15)),
            Stack(name: "stack", of: Box(size: (12, 6), mass: 80), columns: 4, rows: 3, at: (400, 500)),
            Scatter(name: "some", of: Can(), count: 6, area: Rect(at: (560, 500), size: (120, 80)), gap: 2, facing: Random),
        ],
        goals: [
            (id: "go", points: 1, when: All([Time(after: 5), Not(Touched(robot: "me", edge: true))]), text: {{"en": "Go", "ru": "Go", "kk": "Go"}}),
            (id: "talk", points: 1, when: For(60, Ended(robot: "me")), text: {{"en": "Go", "ru": "Go", "kk": "Go"}}),
        ],
        limits: (time: 8))"#
    );
    let kits = kits(&[]).0.into_iter().chain(laden).collect();
    let pack = Pack { folder: "menagerie".into(), files: [("level.ron".to_owned(), text)].into(), kits };
    let (level, diags) = load(&pack, &pack);
    assert!(diags.is_empty(), "{diags:#?}");
    level.expect("a level")
}

/// A call of a word; numbers grow with the program's `n` where they may.
fn call(word: &Word, device: Option<&str>) -> Option<String> {
    let mut args: Vec<String> = device.iter().map(|name| format!("\"{name}\"")).collect();
    for param in word.params.iter().filter(|param| !param.optional) {
        args.push(match param.takes {
            Takes::Number { min, max, .. } => format!("{:?}", 12.0_f64.clamp(min, max)),
            Takes::Choice(choices) => format!("\"{}\"", choices.first()?),
            Takes::Bool => "n % 2 == 0".into(),
            // A text that a sensor asks for is the name of a beacon.
            Takes::Text => if word.kind == Kind::See { "\"A\"" } else { "\"word\"" }.into(),
            Takes::Any | Takes::Plain => "n".into(),
            Takes::Question => return None,
        });
    }
    Some(format!("{}({})", word.name, args.join(", ")))
}

/// A program that reads all sensors in every round, and gives every order in its turn.
fn program(kit: &Kit) -> String {
    let (mut reads, mut orders) = (String::new(), Vec::new());
    for entry in kit.words() {
        let devices: Vec<Option<&str>> = match entry.word.of_device {
            true => entry.devices.iter().map(|(name, _)| Some(name.as_str())).collect(),
            false => vec![None],
        };
        let reading = matches!(entry.word.kind, Kind::See | Kind::Feel) && entry.word.gives != Gives::Nothing;
        for call in devices.into_iter().filter_map(|device| call(entry.word, device)) {
            if reading {
                let _ = writeln!(reads, "    seen = {call};");
            } else {
                orders.push(call);
            }
        }
    }
    orders.extend(show_words().iter().filter(|word| word.home == Home::Trial).filter_map(|word| call(word, None)));
    let mut text = format!("let n = 0;\nlet seen = ();\nwhile n < 10000 {{\n    n += 1;\n{reads}");
    for (number, order) in orders.iter().enumerate() {
        let _ = writeln!(text, "    if n % {} == {number} {{ {order}; }}", orders.len());
    }
    text + "    wait(0.01);\n}\n"
}

/// Two laden rovers nose to nose, with a can between them that both reach.
fn duel() -> Level {
    let rover = laden("rover", &kits(&[]).0["rover"]);
    let text = r#"Level(version: 1, title: {"en": "D", "ru": "D", "kk": "D"}, field: (size: (200, 200), edge: Wall),
        noise: Real, radio: (delay: 0, loss: 0),
        robots: [
            (name: "me", kit: "laden", pilot: Student, at: (100, 80)),
            (name: "blue", kit: "laden", pilot: Student, at: (100, 107.5), facing: 180),
        ],
        things: [
            One(name: "can", of: Can(mass: 25), at: (100, 93.75)),
            One(name: "door", of: Door(from: (0, 0), to: (30, 0), opens: Lit("lamp"), time: 0.2, closes: 0.1), at: (40, 98)),
            One(name: "lamp", of: Lamp(on: false, switched: Touched("door")), at: (30, 150)),
        ],
        goals: [(id: "go", when: For(60, Ended(robot: "me")), text: {"en": "Go", "ru": "Go", "kk": "Go"})],
        limits: (time: 2))"#;
    let kits = [("laden".to_owned(), rover)].into();
    let pack = Pack { folder: "duel".into(), files: [("level.ron".to_owned(), text.to_owned())].into(), kits };
    let (level, diags) = load(&pack, &pack);
    assert!(diags.is_empty(), "{diags:#?}");
    level.expect("a level")
}

#[test]
fn programs_that_flood_with_the_words_of_parts_end_in_time_with_films_of_bounded_size() {
    let level = duel();
    let long =
        "let long = \"\"; for i in 0..50 { long += \"1234\"; } let list = []; for i in 0..32 { list.push(long); }\n";
    for body in [
        "loop { send(list); }",
        "loop { send(list, \"blue\"); receive(); }",
        "let all = []; loop { all.push(scan()); all.push(look()); all.push(all); send(1); }",
        "let all = #{}; let n = 0; loop { n += 1; all[long + n] = scan(); print(n); }",
        "let n = 0; loop { n += 1; estimate(n % 1000, n % 1000, n % 360); print(n); }",
        "let n = 0; loop { n += 1; chart(n % 60, n / 60 % 60, \"north\", n % 7 == 0); }",
        "loop { for i in 0..1000 { pen(\"red\"); pen(\"blue\"); lamp(\"red\"); lamp(\"green\"); } print(1); }",
        "loop { for i in 0..1000 { kick(100); magnet(true); magnet(false); pen_up(); pen(\"red\"); } }",
        "loop { grab(); kick(100); lift(100); release(); lift(0); }",
        "magnet(true); loop { grab(); lift(100); forward(30); release(); back(30); lift(0); kick(100); }",
        "loop { grab(); turn(170); kick(100); release(); }",
        "loop { motors(100, 100); wait(0.05); motors(-100, -100); grab(); wait(0.05); }",
        "loop { for i in 0..1000 { beep(440, 0.1); say(long); mark(50, 50); } }",
    ] {
        let text = format!("{long}{body}");
        let sources = vec![Source { name: "my.rhai".into(), bytes: text.into_bytes() }; 2];
        let start = Instant::now();
        let outcome = run(&crate::arena::inputs(&level, sources, 1), LEAN);
        let (took, size) = (start.elapsed(), file::write(&outcome.film.expect("a film")).len());
        let patience = if cfg!(debug_assertions) { 150 } else { 15 };
        assert!(took < Duration::from_secs(patience), "{body}: {took:?}");
        // 200 ticks of two robots.
        assert!(size < 16 << 20, "{body}: {size} bytes of film");
        eprintln!("{body}: {took:?}, {size} bytes, {:?}", outcome.ending.verdict);
    }
}

/// The trial of a layout.
pub fn trial_of(level: &Level, seed: u64) -> Inputs {
    let layout = level.layout(seed).expect("a layout");
    let programs = layout.scene.robots.iter().map(|start| {
        let text = program(&start.kit);
        Source { name: "busy.rhai".into(), bytes: text.into_bytes() }
    });
    crate::arena::inputs(level, programs.collect(), seed)
}

#[test]
fn every_kind_of_device_is_on_some_robot() {
    let layout = level().layout(0).expect("a layout");
    let has = |kind: &str| {
        layout.scene.robots.iter().any(|robot| {
            robot.kit.sensors.iter().any(|sensor| sensor.kind() == kind)
                || robot.kit.actuators.iter().any(|actuator| actuator.kind() == kind)
        })
    };
    let sensors = Sensor::KINDS.iter().map(|(kind, ..)| *kind);
    for kind in sensors.chain(Actuator::KINDS.iter().map(|(kind, ..)| *kind)) {
        assert!(has(kind), "{kind}");
    }
}
