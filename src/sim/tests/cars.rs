//! A car: its words, its smallest circle, and its servo.

use std::sync::Arc;

use crate::base::units::degrees;
use crate::base::value::Value;
use crate::sim::scene::RobotStart;
use crate::sim::tests::rig::{Rig, kit, scene};
use crate::sim::world::BodyId;

fn truck() -> Rig {
    let mut field = scene();
    field.robots = vec![RobotStart { kit: kit("truck"), ..field.robots[0].clone() }];
    Rig::new(&field)
}

#[test]
fn a_car_has_no_words_for_turning_on_the_spot() {
    let kit = kit("truck");
    let words: Vec<&str> = kit.words().iter().map(|entry| entry.word.name).collect();
    for word in ["turn", "turn_to", "motors", "slide"] {
        assert!(!words.contains(&word), "{word}");
    }
    assert!(words.contains(&"steer") && words.contains(&"arc"));
}

#[test]
fn a_circle_that_is_too_tight_is_driven_as_tight_as_it_goes_and_said_once() {
    let mut rig = truck();
    let (whole, _) = rig.wait_for("arc", &[5.0, 90.0]);
    assert_eq!((whole, rig.notes.as_slice()), (Value::Bool(true), &["sim-too-tight".to_owned()][..]));
    let (way, turn) = (rig.pose().at, 90.0 - degrees(rig.pose().angle));
    // L / tan δ = 14 cm / tan 30° = 24.2 cm.
    assert!((turn - 90.0).abs() < 0.5, "{turn}");
    assert!((way.x - 2.2425).abs() < 0.006 && (way.y - 2.2425).abs() < 0.006, "{way:?}");
    rig.ask("drive", &[10.0, 300.0]);
    rig.run(100);
    assert_eq!(rig.notes.len(), 1);
    let (velocity, spin) = rig.world.twist(BodyId(0));
    assert!((velocity.length() / spin.abs() - 0.2425).abs() < 0.006);
}

#[test]
fn the_wheels_turn_as_fast_as_the_servo_and_no_further_than_it_can() {
    let mut rig = truck();
    rig.ask("drive", &[20.0, 0.0]);
    rig.run(100);
    rig.ask("steer", &[60.0]);
    let mut spins = Vec::new();
    for _ in 0..60 {
        rig.step();
        spins.push(-rig.world.twist(BodyId(0)).1);
    }
    // 30° at 250 °/s are 12 ticks.
    assert!(spins[5] < 0.6 * spins[30] && (spins[14] / spins[30] - 1.0).abs() < 0.1, "{spins:?}");
    assert!((spins[50] - 0.2 / 0.2425).abs() < 0.03, "{}", spins[50]);
    // The next order steers by itself again.
    rig.ask("drive", &[20.0, 0.0]);
    rig.run(60);
    assert!(rig.world.twist(BodyId(0)).1.abs() < 0.05);
}

#[test]
fn a_car_backs_round_a_corner_and_comes_out_straight() {
    let mut rig = truck();
    for (call, args) in [("arc", &[-30.0, 60.0][..]), ("back", &[20.0]), ("arc", &[-30.0, -60.0])] {
        assert_eq!(rig.wait_for(call, args).0, Value::Bool(true));
    }
    assert!((degrees(rig.pose().angle) - 90.0).abs() < 0.7, "{}", degrees(rig.pose().angle));
}

#[test]
fn a_car_without_a_gyro_steers_by_its_wheels() {
    let text = include_str!("../../../assets/kits/truck.ron");
    let text = text.replace("        Gyro(name: \"gyro\", at: (0, 6)),\n", "");
    let mut field = scene();
    let kit = Arc::new(crate::sim::kit::Kit::load(&text, "truck.ron").unwrap());
    field.robots = vec![RobotStart { kit, ..field.robots[0].clone() }];
    let mut rig = Rig::new(&field);
    rig.wait_for("arc", &[40.0, 90.0]);
    let turn = 90.0 - degrees(rig.pose().angle);
    assert!((turn - 90.0).abs() < 1.0, "{turn}");
}

#[test]
fn cars_that_cannot_be_are_refused_with_a_place() {
    use crate::sim::kit::Kit;
    let text = include_str!("../../../assets/kits/truck.ron");
    for (from, to, code) in [
        ("steering: \"steering\"", "steering: \"stering\"", "sim-unknown-name"),
        ("motors: [\"drive\"]", "motors: [\"drvie\"]", "sim-unknown-name"),
        ("motors: [\"drive\"]", "motors: []", "sim-out-of-range"),
        ("motors: [\"drive\"]", "motors: [\"drive\", \"drive\"]", "sim-kit-name-twice"),
        ("at: (-5, 0)", "at: (-5, 3)", "sim-kit-differential"),
        ("\"back-left\", at: (-5, 0), radius: 2.8", "\"back-left\", at: (-5, 0), radius: 2", "sim-kit-differential"),
        ("differential: true, ", "", "sim-kit-no-differential"),
        (
            "wheels: [\"back-left\", \"back-right\"], d",
            "wheels: [\"front-left\", \"front-right\"], d",
            "sim-kit-not-on-axle",
        ),
        ("wheels: [\"back-left\", \"back-right\"], d", "wheels: [\"back-left\"], d", "sim-kit-differential"),
        ("at: (-5, 14)", "at: (-5, 10)", "sim-kit-steered-axle"),
        ("\"front-right\"], max", "\"front-rihgt\"], max", "sim-unknown-name"),
        ("[\"front-left\", \"front-right\"], max", "[], max", "sim-out-of-range"),
        ("[\"front-left\", \"front-right\"], max", "[\"back-left\", \"back-right\"], max", "sim-kit-steered-axle"),
        ("max: 30", "max: 89", "sim-out-of-range"),
        ("max: 30", "max: -30", "sim-out-of-range"),
        ("max: 30, speed: 250", "max: 30, speed: 0", "sim-out-of-range"),
        ("Encoder(name: \"drive\", motor: \"drive\", step: 1),", "", "sim-kit-no-encoder"),
        ("torque: 11", "torque: 0", "sim-out-of-range"),
        ("(-5, 14), radius", "(-25, 14), radius", "sim-kit-steers-too-far"),
    ] {
        assert!(text.contains(from), "{from}");
        let diags = Kit::load(&text.replace(from, to), "truck.ron").expect_err(to);
        let found = diags.iter().any(|diag| diag.code == code && diag.place.is_some());
        assert!(found, "{from} → {to}: {diags:?}");
    }
    let crab = include_str!("../../../assets/kits/crab.ron");
    for (from, to, code) in [
        ("rollers: -45", "rollers: 45", "sim-kit-not-holonomic"),
        (
            "[\"left-front\", \"right-front\", \"left-back\", \"right-back\"]",
            "[\"left-front\"]",
            "sim-kit-not-holonomic",
        ),
        ("Holonomic(", "Flying(", "ron-unknown-name"),
    ] {
        assert!(crab.contains(from), "{from}");
        let diags = Kit::load(&crab.replace(from, to), "crab.ron").expect_err(to);
        let found = diags.iter().any(|diag| diag.code == code && diag.place.is_some());
        assert!(found, "{from} → {to}: {diags:?}");
    }
    let rover = include_str!("../../../assets/kits/rover.ron");
    for (from, to, code) in [
        ("left: [\"left\"]", "left: [\"right\"]", "sim-kit-name-twice"),
        (
            "left: [\"left\"],\n        right: [\"right\"]",
            "left: [\"right\"],\n        right: [\"left\"]",
            "sim-kit-not-two",
        ),
        ("left: [\"left\"]", "left: []", "sim-out-of-range"),
        ("casters:", "hook: (0, 1e9), casters:", "sim-out-of-range"),
    ] {
        assert!(rover.contains(from), "{from}");
        let diags = Kit::load(&rover.replace(from, to), "rover.ron").expect_err(to);
        let found = diags.iter().any(|diag| diag.code == code && diag.place.is_some());
        assert!(found, "{from} → {to}: {diags:?}");
    }
}
