//! The pages of sensors and actuators: what they are, their words, how a kit has them.

use crate::base::ask::Word;
use crate::manual::picture::{alone, cut, seen};
use crate::manual::words::signature;
use crate::manual::yard::Yard;
use crate::manual::{Page, Topic, example, kits};
use crate::sim::actuator::Actuator;
use crate::sim::kit::Kit;
use crate::sim::sensor::Sensor;
use crate::text::Texts;

/// The kinds of sensors.
pub fn sensors() -> Vec<String> {
    Sensor::KINDS.iter().map(|(kind, ..)| (*kind).to_owned()).collect()
}

/// The kinds of actuators.
pub fn actuators() -> Vec<String> {
    Actuator::KINDS.iter().map(|(kind, ..)| (*kind).to_owned()).collect()
}

/// Example and words of a kind.
fn find(page: &Page) -> Option<(&'static str, &'static [Word])> {
    let list = if page.topic == Topic::Sensors { Sensor::KINDS } else { Actuator::KINDS };
    list.iter().find(|(kind, ..)| *kind == page.name).map(|(_, example, words)| (*example, *words))
}

/// Its words, how a kit has it, and the kits that do.
pub fn body(page: &Page, texts: &Texts) -> String {
    let Some((text, words)) = find(page) else { return String::new() };
    let mut body = String::new();
    let words: Vec<String> =
        words.iter().map(|word| format!("[`{}`](../words/{}.md)", signature(word), super::kebab(word.name))).collect();
    if !words.is_empty() {
        body += &format!("\n{}: {}\n", texts.plain("manual-kit-words"), words.join(", "));
    }
    body += &example(text);
    let has = |kit: &Kit| {
        kit.sensors.iter().any(|sensor| page.topic == Topic::Sensors && sensor.kind() == page.name)
            || kit.actuators.iter().any(|actuator| page.topic == Topic::Actuators && actuator.kind() == page.name)
    };
    let names = kits::names().into_iter().filter(|name| kits::find(name).is_some_and(|kit| has(&kit)));
    let names: Vec<String> = names.map(|name| format!("`{name}`")).collect();
    if !names.is_empty() {
        body += &format!("\n{}: {}\n", texts.plain("manual-kits"), names.join(", "));
    }
    body
}

/// A plain kit that has nothing but two wheels and this device.
fn plate(page: &Page, device: &str) -> String {
    let (sensors, actuators) = if page.topic == Topic::Sensors { (device, "") } else { ("", device) };
    let motor = |side: &str| {
        format!(
            r#"Motor(name: "{side}", wheels: ["{side}"], stall_torque: 25, free_speed: 1050, inertia: 3000, friction: 1),"#
        )
    };
    // An example may be of one of the two motors that every kit must have to move.
    let left = if actuators.starts_with("Motor(name: \"left\"") { String::new() } else { motor("left") };
    let right = motor("right");
    // A servo steers wheels of its own.
    let front = if actuators.starts_with("Steering(") {
        r#", (name: "front-left", at: (-5, 7), radius: 2.2), (name: "front-right", at: (5, 7), radius: 2.2)"#
    } else {
        ""
    };
    format!(
        r#"Kit(
    version: 1, title: {{"en": "Plate", "ru": "Плата", "kk": "Тақта"}},
    body: (outline: [(-7, -7), (7, -7), (7, 9), (-7, 9)], mass: 600),
    wheels: [(name: "left", at: (-6, 0), radius: 2.2), (name: "right", at: (6, 0), radius: 2.2){front}],
    casters: [(at: (0, 6))],
    sensors: [{sensors}],
    actuators: [{left} {right} {actuators}],
)"#
    )
}

/// The yard with a robot that has this device.
pub fn yard(page: &Page) -> Option<Yard> {
    let (device, _) = find(page)?;
    let target = r#"One(name: "target", of: Pin(radius: 3, mass: 50, color: Red), at: (60, 75))"#.to_owned();
    let things = if page.topic == Topic::Sensors { vec![target] } else { Vec::new() };
    let (kit, kit_text) = ("plate".to_owned(), Some(plate(page, device)));
    Some(Yard { kit, kit_text, things, program: "wait(1);".to_owned(), ..Yard::default() })
}

/// A robot with the device, and what a sensor sees.
pub fn picture(page: &Page) -> Option<String> {
    let (_, words) = find(page)?;
    let yard = yard(page)?;
    let layout = yard.layout().ok()?;
    if page.topic == Topic::Actuators {
        return alone(&kits::upright(&layout.scene.robots.first()?.kit.ink()));
    }
    let names: Vec<&str> = words.iter().map(|word| word.name).collect();
    Some(cut(&seen(&layout, &yard.world()?, &names), (0.3, 0.15), (0.6, 0.7)))
}
