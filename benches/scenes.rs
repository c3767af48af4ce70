//! What the benchmarks run: a rover among ten boxes, and crowds of rovers, each with the same looping program.

use arba::level::load::Pack;
use arba::store::shelf::kits;
use arba::trial::inputs::{Inputs, Source};

/// Five range rays and two line sensors in every tick.
pub const PROGRAM: &str = include_str!("../tests/levels/ten-boxes.rhai");

/// What stands in the loop of `PROGRAM`.
pub const BODY: &str = r#"
    let front = distance("front");
    let left = distance("left");
    let right = distance("right");
    let again = distance("front") + distance("left");
    let turn = (reflection("left") - reflection("right")) * 0.2 + (right - left) * 0.01;
    motors(20.0 + turn * 0.01, 10.0 - turn * 0.01);
"#;

fn inputs(level: String, robots: usize, program: &str) -> Inputs {
    let pack = Pack { folder: "bench".into(), files: [("level.ron".to_owned(), level)].into(), kits: kits(&[]).0 };
    let source = Source { name: "bench.rhai".into(), bytes: program.as_bytes().to_vec() };
    Inputs { pack, seed: 0, programs: vec![source; robots] }
}

/// One rover among ten boxes.
pub fn ten_boxes(program: &str) -> Inputs {
    inputs(include_str!("../tests/levels/ten-boxes.ron").to_owned(), 1, program)
}

/// The same with one more sensor on the rover, in front of the others.
pub fn ten_boxes_with(sensor: &str, program: &str) -> Inputs {
    let mut inputs = ten_boxes(program);
    if let Some(rover) = inputs.pack.kits.get_mut("rover") {
        *rover = rover.replacen("sensors: [", &format!("sensors: [{sensor},"), 1);
    }
    inputs
}

/// The same with this kind of sensor, unless the rover has it already, and with something to see for each kind: three of
/// the ten things are red cans, one is a beacon and one a lamp.
pub fn ten_things_and(kind: &str, sensor: &str) -> Inputs {
    let inputs = ten_boxes("");
    let known = inputs.pack.kits.get("rover").is_some_and(|rover| rover.contains(&format!(" {kind}(")));
    let mut inputs = if known { inputs } else { ten_boxes_with(sensor, "") };
    if let Some(level) = inputs.pack.files.get_mut("level.ron") {
        for (name, thing) in [("right", "Can(color: Red)"), ("bottom", "Beacon(call: \"A\")"), ("top", "Lamp()")] {
            let entry = |thing: &str| format!("(name: \"{name}\", of: {thing}");
            *level = level.replacen(&entry("Box(size: (10, 10), mass: 100)"), &entry(thing), 1);
        }
    }
    inputs
}

/// So many rovers, one in each square metre.
pub fn crowd(count: usize, program: &str) -> Inputs {
    let side = (1..).find(|side| side * side >= count).unwrap_or(1);
    let robot = |number: usize| {
        let (x, y) = (number % side * 100 + 50, number / side * 100 + 50);
        format!("(name: \"r{number}\", kit: \"rover\", at: ({x}, {y}), facing: {})", number * 37 % 360)
    };
    let robots: Vec<String> = (0..count).map(robot).collect();
    let level = format!(
        r#"Level(version: 1, title: {{"en": "Crowd", "ru": "Толпа", "kk": "Топ"}},
            field: (size: ({size}, {size}), edge: Wall), robots: [{robots}],
            goals: [(id: "long", when: Time(after: 61), text: {{"en": "Drive", "ru": "Езди", "kk": "Жүр"}})],
            limits: (time: 60), noise: Classroom)"#,
        size = side * 100,
        robots = robots.join(",\n"),
    );
    inputs(level, count, program)
}

/// The kinds of things that stand alone, and an entry for each in a level of its own.
pub fn kinds() -> impl Iterator<Item = (&'static str, &'static str)> {
    arba::sim::thing::Thing::KINDS.iter().copied()
}

/// One rover, and forty things of a kind in rows beside it; or forty fixed boxes, which is what they are measured against.
pub fn forty(example: &str) -> Inputs {
    let thing = |number: usize| {
        let (x, y) = (number % 8 * 120 + 60, number / 8 * 120 + 150);
        format!("One(name: \"t{number}\", of: {example}, at: ({x}, {y}))")
    };
    let things: Vec<String> = (0..40).map(thing).collect();
    let level = format!(
        r#"Level(version: 1, title: {{"en": "Forty", "ru": "Сорок", "kk": "Қырық"}},
            field: (size: (1000, 800), edge: Open),
            robots: [
                (name: "me", kit: "rover", at: (50, 30), facing: 90),
                (name: "blue", kit: "rover", pilot: Still, at: (80, 30), facing: 90),
            ],
            things: [{things}],
            goals: [(id: "long", when: Time(after: 61), text: {{"en": "Wait", "ru": "Жди", "kk": "Күт"}})],
            limits: (time: 60))"#,
        things = things.join(",\n"),
    );
    inputs(level, 1, "wait(60);")
}
