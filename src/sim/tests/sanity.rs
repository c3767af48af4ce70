//! Physics that must hold whatever the kit and the thing: nothing gains energy, jitters away, or is thrown by what squeezes it.

use std::sync::Arc;

use crate::base::maths::vec2;
use crate::base::value::Value;
use crate::sim::actuator::Actuator;
use crate::sim::kit::Kit;
use crate::sim::scene::{Edge, Scene};
use crate::sim::tests::rig::{Rig, kits, read_ron, scene, thing};
use crate::sim::thing::Thing;
use crate::sim::world::BodyId;

/// The kit in the middle of a walled field, nose up, with a thing whose middle is so far ahead, cm.
fn field(kit: &Arc<Kit>, what: &str, ahead: f64) -> Scene {
    let mut field = scene();
    field.edge = Edge::Wall;
    field.robots[0].kit = kit.clone();
    field.things.push(thing(what, 200.0, 200.0 + ahead, 0.0));
    field
}

/// How far the kit's nose is ahead of its origin, cm.
fn nose(kit: &Kit) -> f64 {
    kit.hull().iter().map(|corner| corner.x * 100.0).fold(0.0, f64::max)
}

fn finite_and_slow(rig: &Rig, limit: f64, what: &str) {
    for body in (0..rig.world.body_count()).map(|body| BodyId(body as u16)) {
        let (pose, (velocity, spin)) = (rig.world.pose(body), rig.world.motion(body));
        let sound = pose.at.is_finite() && pose.angle.is_finite() && spin.is_finite() && velocity.length() <= limit;
        assert!(sound, "{what}: {}: {pose:?} {velocity:?} {spin}", rig.world.name(body));
    }
}

#[test]
fn a_resting_robot_with_a_held_can_does_not_creep_in_a_minute() {
    for (name, kit) in kits() {
        let mut kit = Kit::clone(&kit);
        let jaws = format!("Gripper(name: \"jaws\", at: (0, {}), time: 0.1)", nose(&kit));
        kit.actuators.retain(|actuator| actuator.kind() != "Gripper");
        kit.actuators.push(read_ron::<Actuator>(&jaws).expect("a gripper"));
        let ahead = nose(&kit) + 3.4;
        let mut rig = Rig::new(&field(&Arc::new(kit), "Can(mass: 355)", ahead));
        assert_eq!(rig.wait_for("grab", &[]).0, Value::Bool(true), "{name}");
        let start = (rig.pose(), rig.at(1));
        rig.run(6000);
        let moved = (rig.pose().at - start.0.at).length().max((rig.at(1) - start.1).length());
        let turned = (rig.pose().angle - start.0.angle).abs();
        assert!(moved < 0.001 && turned < 0.001, "{name}: {moved} m, {turned} rad");
    }
}

#[test]
fn no_thing_throws_a_robot_that_drives_into_it_or_stands_on_it() {
    for (name, kit) in kits() {
        for (kind, example) in Thing::KINDS.iter().filter(|(kind, _)| *kind != "Rope") {
            for ahead in [0.0, 30.0] {
                let what = format!("{kind} {ahead} before {name}");
                let solid = read_ron::<Thing>(example).expect("a thing").solid();
                if ahead == 0.0 && !solid.ghost {
                    continue;
                }
                let mut rig = Rig::new(&field(&kit, example, ahead));
                let full: Vec<Value> = vec![Value::Float(100.0)];
                let motors =
                    rig.vocabulary.entries[usize::from(rig.vocabulary.find("motor").expect("motor"))].devices.clone();
                for tick in 0..400 {
                    if tick == 0 {
                        for (motor, _) in &motors {
                            rig.ask_again(0, &format!("motor {motor}"), &full, false);
                        }
                    }
                    rig.step();
                    finite_and_slow(&rig, 2.5, &what);
                }
            }
        }
    }
}

#[test]
fn what_movers_and_doors_squeeze_stays_finite_and_slow() {
    for (name, kit) in kits() {
        for strong in [
            "Mover(body: Box(20, 10), path: [(0, 60), (0, -60)], speed: 100)",
            "Door(from: (-40, 25), to: (-10, 25), by: Turn(-170), opens: At(0), time: 0.2, closes: 0.1)",
        ] {
            let mut field = field(&kit, strong, 0.0);
            // A wall behind the robot, and a can and a ball between.
            field.things.push(thing("Wall(from: (-100, 0), to: (100, 0))", 200.0, 180.0, 0.0));
            field.things.push(thing("Can(mass: 25)", 190.0, 195.0 + nose(&kit) + 8.0, 0.0));
            field.things.push(thing("Ball(radius: 2, mass: 5)", 204.0, 195.0 + nose(&kit) + 8.0, 0.0));
            let mut rig = Rig::new(&field);
            for _ in 0..600 {
                rig.step();
                finite_and_slow(&rig, 12.0, &format!("{name} and {strong}"));
            }
            for body in 0..5 {
                let at = rig.at(body);
                let inside = (-0.05..=4.05).contains(&at.x) && (-0.05..=4.05).contains(&at.y);
                assert!(inside, "{name} and {strong}: body {body} at {at:?}");
            }
        }
    }
}

#[test]
fn things_that_are_thrown_lose_energy_and_none_gets_through_the_thinnest_wall() {
    for (kind, example) in Thing::KINDS {
        if read_ron::<Thing>(example).expect("a thing").solid().mass_kg.is_none() {
            continue;
        }
        for speed in [1.0, 5.0, 19.0] {
            let mut field = scene();
            field.robots.clear();
            field.edge = Edge::Wall;
            field.things.push(thing(example, 200.0, 200.0, 20.0));
            field.things.push(thing("Wall(from: (0, 0), to: (400, 0), thickness: 0.2)", 0.0, 260.0, 0.0));
            field.things.push(thing(example, 206.0, 240.0, 0.0));
            let mut rig = Rig::new(&field);
            let mass = read_ron::<Thing>(example).expect("a thing").solid().mass_kg.unwrap_or(0.0);
            rig.world.kick(BodyId(0), vec2(0.3, 1.0) * (speed * mass));
            let energy = |rig: &Rig| {
                [0u16, 2].iter().map(|body| rig.world.motion(BodyId(*body)).0).map(|v| v.dot(v)).sum::<f64>()
            };
            rig.step();
            let mut last = energy(&rig);
            for tick in 0..300 {
                rig.step();
                let now = energy(&rig);
                assert!(now <= last * 1.001 + 1e-6, "{kind} at {speed}, tick {tick}: {last} became {now}");
                last = now;
                let beyond = [0, 2].iter().any(|body| rig.at(*body).y > 2.6);
                assert!(!beyond, "{kind} at {speed} m/s is beyond the wall in tick {tick}");
            }
        }
    }
}

#[test]
fn a_robot_on_the_edge_of_a_ramp_or_a_turntable_is_carried_and_not_thrown() {
    for (name, kit) in kits() {
        for ground in [
            "Turntable(radius: 20, rate: 360)",
            "Turntable(radius: 20, rate: -360)",
            "Ramp(size: (40, 60), incline: 45)",
        ] {
            for ahead in [-20.0, 20.0, 33.0] {
                let mut rig = Rig::new(&field(&kit, ground, ahead));
                for _ in 0..500 {
                    rig.step();
                    finite_and_slow(&rig, 8.0, &format!("{name} on {ground}"));
                }
            }
        }
    }
}
