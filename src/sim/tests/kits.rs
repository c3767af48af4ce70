//! Every kit of the folder: it loads, it is as large and heavy as it says, its moves are as good as they claim, and it is
//! as fast as its figures say.

use std::sync::Arc;

use crate::base::maths::{PI, Vec2, cos, sin, vec2};
use crate::base::units::degrees;
use crate::base::value::Value;
use crate::sim::drive::plan::SPEED_SHARE;
use crate::sim::kit::Kit;
use crate::sim::scene::{RobotStart, Scene};
use crate::sim::tests::rig::{Rig, kits, scene};
use crate::sim::world::BodyId;

/// Name, extent to the right and ahead (cm), mass (g), and speed ahead at full power (cm/s) as the kits say them.
const STATED: [(&str, f64, f64, f64, f64); 11] = [
    ("crab", 17.0, 18.0, 1200.0, 55.0),
    ("loader", 14.0, 16.0, 800.0, 39.6),
    ("mouse", 8.0, 9.0, 120.0, 136.0),
    ("racer", 12.0, 14.0, 300.0, 117.0),
    ("rover", 14.0, 16.0, 700.0, 39.6),
    ("scout", 15.0, 18.0, 1000.0, 52.0),
    ("sumo", 10.0, 10.0, 500.0, 94.0),
    ("sumo-15", 15.0, 15.0, 1000.0, 92.0),
    ("trike", 18.0, 18.0, 800.0, 61.0),
    ("truck", 13.0, 22.0, 900.0, 51.0),
    ("tug", 16.0, 18.0, 2000.0, 51.0),
];

/// An empty field of 20 × 20 m with the kit in its middle, nose up.
fn field(kit: &Arc<Kit>) -> Scene {
    let mut field = scene();
    field.size = vec2(20.0, 20.0);
    field.robots = vec![RobotStart { kit: kit.clone(), ..field.robots[0].clone() }];
    field.robots[0].world_from_robot.at = vec2(10.0, 10.0);
    field
}

/// Way forward and to the right (cm) and turn to the right (degrees) after an order.
fn after(kit: &Arc<Kit>, call: &str, args: &[f64]) -> (f64, f64, f64, bool) {
    let mut rig = Rig::new(&field(kit));
    let whole = rig.wait_for(call, args).0 == Value::Bool(true);
    let (forward, right, turn) = moved(&rig);
    (forward, right, turn, whole)
}

fn moved(rig: &Rig) -> (f64, f64, f64) {
    let way = rig.pose().at - vec2(10.0, 10.0);
    (way.y * 100.0, way.x * 100.0, 90.0 - degrees(rig.pose().angle))
}

/// No kit is off.
fn none(wrong: Vec<String>) {
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// The nearest way round between two angles, degrees.
fn off(angle: f64, wanted: f64) -> f64 {
    ((angle - wanted + 180.0).rem_euclid(360.0) - 180.0).abs()
}

fn has(kit: &Kit, word: &str) -> bool {
    kit.words().iter().any(|entry| entry.word.name == word)
}

#[test]
fn every_kit_is_as_large_and_heavy_as_it_says() {
    let kits = kits();
    assert_eq!(kits.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), STATED.map(|stated| stated.0));
    for ((name, kit), (_, right, ahead, mass, _)) in kits.iter().zip(STATED) {
        let extent = |of: fn(&Vec2) -> f64| {
            let (low, high) = kit.hull().iter().map(of).fold((f64::MAX, f64::MIN), |(l, h), v| (l.min(v), h.max(v)));
            (high - low) * 100.0
        };
        assert!((extent(|p| p.x) - ahead).abs() < 1e-6 && (extent(|p| p.y) - right).abs() < 1e-6, "{name}");
        assert_eq!(kit.body.mass, mass, "{name}");
    }
}

#[test]
fn every_kit_drives_straight_within_three_millimetres() {
    let mut wrong = Vec::new();
    for (name, kit) in kits() {
        for way in [30.0, 4.0, 100.0, -15.0] {
            let (forward, right, turn, whole) = after(&kit, "forward", &[way]);
            if !whole || (forward - way).abs() > 0.3 || right.abs() > 0.3 || turn.abs() > 0.5 {
                wrong.push(format!("{name}: forward({way}) gave {whole}: {forward}, {right}, {turn}"));
            }
        }
    }
    none(wrong);
}

#[test]
fn every_kit_that_turns_on_the_spot_does_so_within_half_a_degree() {
    let mut wrong = Vec::new();
    for (name, kit) in kits().into_iter().filter(|(_, kit)| has(kit, "turn")) {
        for angle in [90.0, -90.0, 10.0, 360.0] {
            let (forward, right, turn, whole) = after(&kit, "turn", &[angle]);
            if !whole || off(turn, angle) > 0.5 || forward.abs() > 0.3 || right.abs() > 0.3 {
                wrong.push(format!("{name}: turn({angle}) gave {whole}: {forward}, {right}, {turn}"));
            }
        }
    }
    none(wrong);
}

#[test]
fn every_kit_drives_arcs_within_five_millimetres_and_half_a_degree() {
    let mut wrong = Vec::new();
    for (name, kit) in kits() {
        // A robot that skids round begins to turn a little late, and so comes out beside its arc.
        let claim = if name == "tug" { 2.0 } else { 0.5 };
        for (radius, angle) in [(40.0, 90.0), (40.0, -90.0), (-60.0, 45.0f64)] {
            let (forward, right, turn, whole) = after(&kit, "arc", &[radius, angle]);
            let turned = angle * PI / 180.0;
            let ahead = radius * sin(turned.abs());
            let aside = radius * (1.0 - cos(turned)) * angle.signum();
            if !whole || off(turn, angle) > 0.5 || vec2(forward - ahead, right - aside).length() > claim {
                let came = format!("gave {whole}: {forward}, {right}, {turn}");
                wrong.push(format!("{name}: arc({radius}, {angle}) {came}, not {ahead}, {aside}"));
            }
        }
    }
    none(wrong);
}

#[test]
fn robots_with_rollers_slide_within_three_millimetres_and_drive_aslant() {
    let mut wrong = Vec::new();
    for (name, kit) in kits().into_iter().filter(|(_, kit)| has(kit, "slide")) {
        for way in [30.0, -12.0] {
            let (forward, right, turn, whole) = after(&kit, "slide", &[way]);
            if !whole || (right - way).abs() > 0.3 || forward.abs() > 0.3 || turn.abs() > 0.5 {
                wrong.push(format!("{name}: slide({way}) gave {whole}: {forward}, {right}, {turn}"));
            }
        }
        let mut rig = Rig::new(&field(&kit));
        rig.ask("drive", &[10.0, 0.0, -15.0]);
        rig.run(200);
        let (velocity, spin) = rig.world.twist(BodyId(0));
        if (velocity - vec2(-0.15, 0.1)).length() > 0.005 || degrees(spin).abs() > 0.5 {
            wrong.push(format!("{name}: {velocity:?} {spin}"));
        }
    }
    none(wrong);
}

#[test]
fn every_kit_reaches_its_speed_at_full_power_and_offers_most_of_it_to_moves() {
    let mut wrong = Vec::new();
    for ((name, kit), (.., speed)) in kits().into_iter().zip(STATED) {
        let mut rig = Rig::new(&field(&kit));
        if has(&kit, "motors") {
            rig.ask("motors", &[100.0, 100.0]);
        } else {
            kit.motors().for_each(|motor| drop(rig.ask(&format!("motor {}", motor.name), &[100.0])));
        }
        rig.run(300);
        let full = rig.speed(0) * 100.0;
        let mut rig = Rig::new(&field(&kit));
        rig.ask("drive", &[500.0, 0.0]);
        rig.run(400);
        let offered = rig.speed(0) * 100.0;
        assert_eq!(rig.notes, ["sim-too-fast"]);
        if (full / speed - 1.0).abs() > 0.05 || (offered / (SPEED_SHARE * speed) - 1.0).abs() > 0.05 {
            wrong.push(format!("{name}: {full} cm/s at full power, {offered} cm/s offered, {speed} stated"));
        }
    }
    none(wrong);
}

#[test]
fn every_kit_holds_a_speed_and_a_turning_rate() {
    let mut wrong = Vec::new();
    for (name, kit) in kits() {
        let mut rig = Rig::new(&field(&kit));
        rig.ask("drive", &[15.0, 20.0]);
        rig.run(300);
        let (velocity, spin) = rig.world.twist(BodyId(0));
        if (velocity.length() - 0.15).abs() > 0.006 || (degrees(spin) + 20.0).abs() > 1.0 {
            wrong.push(format!("{name}: {velocity:?}, {} °/s", degrees(spin)));
        }
        rig.ask("stop", &[]);
        rig.run(60);
        if !rig.world.at_rest() {
            wrong.push(format!("{name} does not stop"));
        }
    }
    none(wrong);
}

#[test]
fn a_kit_without_a_gyro_turns_by_its_wheels() {
    for name in ["crab", "racer", "trike"] {
        let text = std::fs::read_to_string(format!("{}/assets/kits/{name}.ron", env!("CARGO_MANIFEST_DIR"))).unwrap();
        let start = text.find("        Gyro(").unwrap();
        let end = start + text[start..].find('\n').unwrap();
        let kit = Arc::new(Kit::load(&text.replace(&text[start..end], ""), name).unwrap());
        let (_, _, turn, whole) = after(&kit, "turn", &[90.0]);
        assert!(whole && off(turn, 90.0) < 1.0, "{name}: {turn}");
    }
}
