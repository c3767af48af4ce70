//! Robots and things move as textbooks say: one claim each, with its source.

use std::sync::Arc;

use crate::base::maths::{PI, Vec2, tan, vec2};
use crate::base::noise::Stream;
use crate::base::shape::{Outline, Shape};
use crate::base::units::radians;
use crate::base::value::Value;
use crate::sim::inertia::Figure;
use crate::sim::kit::Kit;
use crate::sim::plan::mass_of;
use crate::sim::scene::{Edge, RobotStart, Scene, Surface};
use crate::sim::tests::rig::{Rig, kit, kits, robot, scene, thing};
use crate::sim::wheel::GRAVITY;
use crate::sim::world::BodyId;

const ME: BodyId = BodyId(0);
const ROVER: &str = include_str!("../../../assets/kits/rover.ron");
const SUMO: &str = include_str!("../../../assets/kits/sumo.ron");
/// What a rover's two wheels carry of its weight, and its ball under the nose.
const WHEELS: f64 = 1.0 - 1.6 / 6.5;
const BALL: f64 = 1.6 / 6.5;

/// A kit with some figures changed.
fn changed(text: &str, changes: &[(&str, &str)]) -> Arc<Kit> {
    let mut text = text.to_owned();
    for (from, to) in changes {
        assert!(text.contains(from), "{from}");
        text = text.replace(from, to);
    }
    Arc::new(Kit::load(&text, "changed.ron").unwrap_or_else(|diags| panic!("{diags:?}")))
}

fn field_of(kit: Arc<Kit>) -> Scene {
    let mut field = scene();
    field.robots[0] = RobotStart { kit, ..field.robots[0].clone() };
    field
}

/// A rover whose gears hold more than its tyres: its wheels are locked.
fn locked() -> Arc<Kit> {
    changed(ROVER, &[("friction: 1, ", "friction: 25, ")])
}

/// How far a robot slides that is kicked forward, m.
fn slides(speed: f64, grip: f64) -> f64 {
    let mut field = field_of(locked());
    field.surfaces = vec![Surface { grip, ..Surface::plain(Shape::Disc { at: vec2(2.0, 2.0), radius: 9.0 }) }];
    let mut rig = Rig::new(&field);
    rig.world.kick(ME, vec2(0.0, 0.7 * speed));
    let before = rig.at(0);
    while rig.speed(0) > 1e-6 {
        rig.step();
    }
    (rig.at(0) - before).length()
}

/// Braking distance v² / (2 μ g) (Wong, "Theory of Ground Vehicles", 2008, §3.7).
#[test]
fn braking_distance_grows_with_speed_squared_and_shrinks_with_grip() {
    for grip in [1.0, 0.5, 0.25] {
        let friction = grip * (0.9 * WHEELS + 0.05 * BALL);
        for speed in [0.4, 0.8, 1.6] {
            let (way, expected) = (slides(speed, grip), speed * speed / (2.0 * friction * GRAVITY));
            // A tick is 4 to 16 mm of way, and friction begins with the first one.
            assert!((way - expected).abs() < 0.6 * speed * 0.01 + 1e-3, "{way} of {expected} at {speed}, {grip}");
        }
    }
    let (slow, fast) = (slides(0.8, 0.25), slides(1.6, 0.25));
    assert!((fast / slow - 4.0).abs() < 0.1, "{slow} {fast}");
    assert!((slides(1.6, 0.25) / slides(1.6, 0.5) - 2.0).abs() < 0.1);
}

/// Sliding stops after v² / (2 μ g) (Coulomb's friction).
#[test]
fn a_thing_slides_v_squared_over_2_mu_g() {
    for (friction, speed) in [(0.4, 1.0), (0.2, 1.0), (0.4, 2.0)] {
        let mut field = scene();
        field.robots[0] = robot("me", 50.0, 50.0, 0.0);
        field.things.push(thing(&format!("Box(size: (6, 6), mass: 100, friction: {friction})"), 150.0, 200.0, 0.0));
        let mut rig = Rig::new(&field);
        rig.world.kick(BodyId(1), vec2(0.1 * speed, 0.0));
        let before = rig.at(1);
        rig.run(300);
        let (way, expected) = ((rig.at(1) - before).length(), speed * speed / (2.0 * friction * GRAVITY));
        assert!((way - expected).abs() < 0.6 * speed * 0.01 + 1e-3, "{way} of {expected}");
    }
}

/// Torque falls in a straight line from stall to free speed (Lynch and Park, "Modern Robotics", 2017, §8.9.1), so a robot
/// that stands pushes with u τ_stall / r for each wheel.
#[test]
fn a_robot_that_stands_pushes_with_its_stall_torque() {
    // 15 % of 25 N·cm less 1 N·cm for the gears, on wheels of 2.16 cm; the ball under the nose resists too.
    let force = 2.0 * (0.15 * 0.25 - 0.01) / 0.0216 - 0.05 * BALL * 0.7 * GRAVITY;
    for (share, moves) in [(0.95, true), (1.05, false)] {
        let mass = share * force / (0.4 * GRAVITY) * 1000.0;
        let mut field = scene();
        field.things.push(thing(&format!("Box(size: (20, 10), mass: {mass}, friction: 0.4)"), 200.0, 215.1, 0.0));
        let mut rig = Rig::new(&field);
        rig.ask("motors", &[15.0, 15.0]);
        rig.run(100);
        let before = rig.at(1);
        rig.run(300);
        let way = (rig.at(1) - before).length();
        assert_eq!(way > 0.005, moves, "{share} of the force: {way} m");
        if !moves {
            // All of the power becomes heat: P = u² τ_stall ω_free, and half of that again is lost on the way.
            let before = rig.world.energy_j(0);
            rig.run(100);
            let power = 2.0 * 0.15 * 0.15 * 0.25 * radians(1050.0) / 0.5;
            assert!(((rig.world.energy_j(0) - before) / power - 1.0).abs() < 0.02);
        }
    }
}

/// The same line meets no torque at the free speed; tyres without grip are wheels in the air.
#[test]
fn a_motor_without_load_runs_free_at_its_free_speed() {
    let kit = changed(ROVER, &[("grip: 0.9", "grip: 0"), ("friction: 1, ", "friction: 0, ")]);
    for power in [100.0, 40.0] {
        let mut rig = Rig::new(&field_of(kit.clone()));
        rig.ask("motors", &[power, power]);
        rig.run(200);
        let before = rig.number("encoder left");
        rig.run(100);
        let speed = rig.number("encoder left") - before;
        assert!((speed - 10.5 * power).abs() < 2.0, "{speed} °/s at {power} %");
        assert!(rig.speed(0) < 1e-6);
    }
}

/// R = b / 2 · (r_right + r_left) / (r_right − r_left), which is the error that robots with unequal wheels make (Borenstein
/// and Feng, "Measurement and correction of systematic odometry errors", IEEE Trans. Robotics and Automation 12, 1996).
#[test]
fn unequal_wheels_drive_the_circle_of_theory() {
    for more in [0.05, 0.1, 0.3] {
        let radius = format!("at: (6, 0), radius: {}", 2.16 * (1.0 + more));
        // A ball that drags would pull the nose straight.
        let changes = [("at: (6, 0), radius: 2.16", radius.as_str()), ("friction: 0.05", "friction: 0")];
        let mut rig = Rig::new(&field_of(changed(ROVER, &changes)));
        rig.ask("motors", &[50.0, 50.0]);
        rig.run(200);
        let (velocity, spin) = rig.world.twist(ME);
        let expected = 0.06 * (2.0 + more) / more;
        assert!(spin > 0.0 && (velocity.length() / spin / expected - 1.0).abs() < 0.02, "{}", velocity.length() / spin);
    }
}

/// The rollers of four mecanum wheels give v_left = (−u₁ + u₂ + u₃ − u₄) / 4, so opposite wheels drive it sideways as fast as
/// the rims run (Siegwart, Nourbakhsh and Scaramuzza, "Introduction to Autonomous Mobile Robots", 2011, §3.2).
#[test]
fn mecanum_strafes() {
    let mut rig = Rig::new(&field_of(kit("crab")));
    for (motor, power) in [("left-front", 40.0), ("right-front", -40.0), ("left-back", -40.0), ("right-back", 40.0)] {
        rig.ask(&format!("motor {motor}"), &[power]);
    }
    rig.run(150);
    let (velocity, spin) = rig.world.twist(ME);
    // Less 4 % of the free speed for the gears.
    let rim = (0.4 - 0.04) * radians(1050.0) * 0.03;
    assert!((velocity.x / rim - 1.0).abs() < 0.03, "{velocity:?} of {rim}");
    assert!(velocity.y.abs() < 0.002 && spin.abs() < 0.01, "{velocity:?} {spin}");
}

/// R = L / tan δ (Wong, "Theory of Ground Vehicles", 2008, §5.1).
#[test]
fn a_car_turns_on_the_radius_of_its_wheelbase() {
    for angle in [10.0, -20.0, 30.0] {
        let mut rig = Rig::new(&field_of(kit("truck")));
        rig.ask("drive", &[15.0, 0.0]);
        rig.ask("steer", &[angle]);
        rig.run(250);
        let (velocity, spin) = rig.world.twist(ME);
        let expected = 0.14 / tan(radians(angle));
        let radius = velocity.length() / -spin;
        assert!((radius / expected - 1.0).abs() < 0.01, "{radius} of {expected}");
    }
}

/// An open differential lets the wheels of an axle turn at different speeds and pulls alike on both (Wong, §3.1): a curve
/// costs hardly more than a straight way, and much more on a rigid axle.
#[test]
fn a_differential_makes_curves_cheap() {
    let text = include_str!("../../../assets/kits/truck.ron");
    let start = text.find("    drive: Steered(").unwrap();
    let end = start + text[start..].find("    ),\n").unwrap() + "    ),\n".len();
    let energy = |differential: bool, angle: f64| {
        let rigid: &[(&str, &str)] = &[(&text[start..end], ""), ("differential: true, ", "")];
        let kit = changed(text, if differential { &rigid[..1] } else { rigid });
        let mut rig = Rig::new(&field_of(kit));
        rig.ask("steer", &[angle]);
        rig.ask("motor", &[30.0]);
        rig.run(100);
        let (before, way) = (rig.world.energy_j(0), rig.world.travelled_m(0));
        rig.run(300);
        (rig.world.energy_j(0) - before) / (rig.world.travelled_m(0) - way)
    };
    let straight = energy(true, 0.0);
    assert!(energy(true, 30.0) < 1.1 * straight, "{} of {straight}", energy(true, 30.0));
    assert!(energy(false, 30.0) > 1.5 * straight, "{} of {straight}", energy(false, 30.0));
}

/// A sliding tyre pulls straight against its slip with μ N, so four wheels a before and behind and b beside the middle turn
/// as if they stood b + a² / b beside it: the moments of their pulls along and across are in balance (the friction circle;
/// Wong, §1.4, §6.2).
#[test]
fn four_wheels_skid_round_as_the_friction_circle_has_it() {
    let mut rig = Rig::new(&field_of(kit("tug")));
    rig.ask("motors", &[-60.0, 60.0]);
    rig.run(200);
    let before = rig.number("encoder right-front");
    let angle = rig.pose().angle;
    rig.run(100);
    let rim = radians(rig.number("encoder right-front") - before) * 0.028;
    let turned = crate::base::maths::wrap_angle(rig.pose().angle - angle).rem_euclid(2.0 * PI);
    assert!((rim / turned / (0.07 + 0.05 * 0.05 / 0.07) - 1.0).abs() < 0.05, "{rim} {turned}");
}

/// Robots that push each other with more torque than their tyres hold push with μ m g (Coulomb), so the heavier one wins.
#[test]
fn a_heavier_sumo_pushes_a_lighter_one() {
    let push = |masses: [&str; 2]| {
        let starts =
            [(200.0, 193.0, 0.0), (200.0, 207.0, 180.0)].into_iter().zip(masses).map(|((x, y, facing), mass)| {
                let kit = changed(SUMO, &[("mass: 500", &format!("mass: {mass}"))]);
                RobotStart { kit, ..robot(mass, x, y, facing) }
            });
        let mut field = scene();
        field.robots = starts.collect();
        let mut rig = Rig::new(&field);
        let full = [Value::Float(100.0), Value::Float(100.0)];
        (0..2).for_each(|robot| drop(rig.ask_again(robot, "motors", &full, false)));
        rig.run(200);
        (rig.at(0).y + rig.at(1).y) * 0.5 - 2.0
    };
    assert!(push(["500", "400"]) > 0.1, "{}", push(["500", "400"]));
    assert!(push(["400", "500"]) < -0.1, "{}", push(["400", "500"]));
    assert!(push(["500", "500"]).abs() < 0.02, "{}", push(["500", "500"]));
}

/// What moves: half m v² and half I ω² of bodies, and the turning shafts.
fn kinetic(rig: &Rig, bodies: &[(f64, f64)]) -> f64 {
    let body = |(number, (mass, inertia)): (usize, &(f64, f64))| {
        let (velocity, spin) = rig.world.motion(BodyId(number as u16));
        0.5 * (mass * velocity.dot(velocity) + inertia * spin * spin)
    };
    let shafts: f64 = (0..rig.world.robot_count()).map(|robot| rig.world.shaft_energy_j(robot)).sum();
    bodies.iter().enumerate().map(body).sum::<f64>() + shafts
}

/// Kinetic energy after a collision is at most what it was before (Newton's restitution with 0 ≤ e ≤ 1).
#[test]
fn contacts_never_create_energy() {
    let chance = Stream::new(7);
    let kits = [kit("rover"), kit("sumo"), kit("crab"), kit("truck"), kit("trike")];
    for round in 0..24 {
        let pick = |lane: u64| (chance.bits(round * 1000 + lane) >> 11) as f64 / (1u64 << 53) as f64;
        let mut field = scene();
        (field.size, field.edge) = (vec2(1.6, 1.2), Edge::Wall);
        field.surfaces = vec![Surface { grip: 0.1, ..Surface::plain(Shape::Disc { at: vec2(1.0, 1.0), radius: 9.0 }) }];
        field.robots.clear();
        let mut bodies = Vec::new();
        for place in 0..3u64 {
            let kit = kits[((round + place) % 5) as usize].clone();
            let mass = mass_of(&kit);
            bodies.push((mass.mass_kg, mass.inertia));
            let start = robot("one", 25.0 + 50.0 * place as f64, 28.0, 360.0 * pick(place));
            field.robots.push(RobotStart { kit, ..start });
        }
        for place in 0..8u64 {
            let (x, y) = (20.0 + 36.0 * (place % 4) as f64, 66.0 + 34.0 * (place / 4) as f64);
            let bounce = [0.0, 0.6, 1.0][(place % 3) as usize];
            let (text, outline, mass) = if place % 2 == 0 {
                let outline = Outline::Disc { at: Vec2::ZERO, radius: 0.03 };
                (format!("Ball(radius: 3, mass: 40, bounce: {bounce})"), outline, 0.04)
            } else {
                let corners = [(-0.04, -0.03), (0.04, -0.03), (0.04, 0.03), (-0.04, 0.03)].map(|(x, y)| vec2(x, y));
                ("Box(size: (6, 8), mass: 200)".to_owned(), Outline::Polygon(corners.to_vec()), 0.2)
            };
            bodies.push((mass, mass * Figure::of(&outline).inertia_per_kg));
            field.things.push(thing(&text, x, y, 360.0 * pick(50 + place)));
        }
        let mut rig = Rig::new(&field);
        for (number, (mass, _)) in bodies.iter().enumerate() {
            let way = Vec2::at_angle(2.0 * PI * pick(100 + number as u64));
            rig.world.kick(BodyId(number as u16), way * (mass * 2.5 * pick(200 + number as u64)));
        }
        // A body that is squeezed between two others is a spring for a moment: what it took it may give back, but no more.
        const SQUEEZE_TICKS: usize = 5;
        let mut energies = vec![kinetic(&rig, &bodies)];
        for tick in 0..300 {
            rig.step();
            let now = kinetic(&rig, &bodies);
            let first = energies.len().saturating_sub(SQUEEZE_TICKS);
            let before = energies[first..].iter().copied().fold(0.0, f64::max);
            assert!(now <= before * 1.005 + 1e-6, "round {round}, tick {tick}: {before} J became {now} J");
            energies.push(now);
        }
    }
}

/// The design's promise: nothing passes the thinnest legal wall (2 mm) at any speed that there is.
#[test]
fn nothing_tunnels_through_the_thinnest_wall_at_the_highest_speed() {
    let field = |angle: f64| {
        let mut field = scene();
        field.robots[0] = robot("me", 50.0, 50.0, 0.0);
        field.things.push(thing("Wall(from: (-2400, 0), to: (2400, 0), thickness: 0.2)", 200.0, 300.0, 0.0));
        (field, Vec2::at_angle(radians(90.0 + angle)))
    };
    for angle in [0.0, 20.0, -45.0] {
        for away in [20.0, 33.0, 47.0] {
            for (name, kit) in kits() {
                let (mut field, way) = field(angle);
                let mass = mass_of(&kit).mass_kg;
                field.robots[0] = RobotStart { kit, ..robot("me", 200.0, 300.0 - away, angle) };
                let mut rig = Rig::new(&field);
                rig.world.kick(ME, way * (mass * 20.0));
                for _ in 0..60 {
                    rig.step();
                    assert!(rig.at(0).y < 3.0, "{name} passed at {angle}°, {away} cm");
                }
            }
            for (text, mass) in [
                ("Ball(radius: 0.5, mass: 1)", 0.001),
                ("Pin(radius: 0.5, mass: 1)", 0.001),
                ("Pin(radius: 3.5, mass: 50)", 0.05),
            ] {
                let (mut field, way) = field(angle);
                field.things.push(thing(text, 200.0, 300.0 - away, 0.0));
                let mut rig = Rig::new(&field);
                rig.world.kick(BodyId(2), way * (mass * 20.0));
                for _ in 0..60 {
                    rig.step();
                    assert!(rig.at(2).y < 3.0, "{text} passed at {angle}°, {away} cm");
                }
            }
        }
    }
}

/// The fastest robot that a kit file allows drives against the thinnest wall with all it has.
#[test]
fn the_fastest_robot_stops_at_the_thinnest_wall() {
    let changes = [
        ("free_speed: 1050", "free_speed: 36000"),
        ("stall_torque: 25", "stall_torque: 10000"),
        ("grip: 0.9", "grip: 2"),
    ];
    let mut field = field_of(changed(ROVER, &changes));
    field.size = vec2(40.0, 40.0);
    field.things.push(thing("Wall(from: (-500, 0), to: (500, 0), thickness: 0.2)", 200.0, 1500.0, 0.0));
    let mut rig = Rig::new(&field);
    rig.ask("motors", &[100.0, 100.0]);
    let mut fastest: f64 = 0.0;
    for _ in 0..400 {
        rig.step();
        fastest = fastest.max(rig.speed(0));
        assert!(rig.at(0).y < 15.0);
    }
    assert!(fastest > 10.0, "{fastest}");
}
