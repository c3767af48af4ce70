//! A kit turned into figures: masses, and what each wheel and caster carries and resists. SI.

use crate::base::maths::{Vec2, cos, sin};
use crate::base::shape::Outline;
use crate::base::units::{body_point, kilograms, metres, radians};
use crate::sim::actuator::Motor;
use crate::sim::body::MassPlan;
use crate::sim::inertia::Figure;
use crate::sim::kit::{Kit, Wheel};
use crate::sim::surface::Ground;
use crate::sim::wheel::{Axis, Contact, Share, loads};

/// The mass of a kit: its hull is taken to be filled evenly, turned about the stated centre of mass (Steiner).
pub fn mass_of(kit: &Kit) -> MassPlan {
    let figure = Figure::of(&Outline::Polygon(kit.hull()));
    let centre = body_point(kit.body.centre.0, kit.body.centre.1);
    let offset = centre - figure.centre;
    let mass_kg = kilograms(kit.body.mass);
    MassPlan { mass_kg, inertia: mass_kg * (figure.inertia_per_kg + offset.dot(offset)), centre }
}

/// The wheels and casters with what each carries.
pub fn contacts_of(kit: &Kit, mass: MassPlan) -> Vec<Contact> {
    let wheels = kit.wheels.iter().map(|wheel| wheel.at);
    let places: Vec<Vec2> =
        wheels.chain(kit.casters.iter().map(|caster| caster.at)).map(|(x, y)| body_point(x, y) - mass.centre).collect();
    let loads = loads(&places, mass.mass_kg);
    let rolling = kit.wheels.iter().map(|wheel| {
        let motor = motor_of(kit, wheel);
        let drive = motor.map(|(motor, _)| (motor, metres(wheel.radius)));
        (axes_of(wheel, drive.is_some()), wheel.grip, drive)
    });
    let dragging = kit.casters.iter().map(|caster| {
        let axes = vec![
            Axis { direction: Vec2 { x: 1.0, y: 0.0 }, rim: 0.0 },
            Axis { direction: Vec2 { x: 0.0, y: 1.0 }, rim: 0.0 },
        ];
        (axes, caster.friction, None)
    });
    let mut contacts: Vec<Contact> = rolling
        .chain(dragging)
        .zip(places)
        .zip(loads)
        .map(|(((axes, grip, drive), from_centre), load)| Contact {
            from_centre,
            axes,
            grip,
            load,
            drive,
            share: Share::Alone,
            impulses: [0.0; 2],
            holds: [0.0; 2],
            ground: Ground::PLAIN,
        })
        .collect();
    add_differentials(kit, &mut contacts);
    contacts
}

/// The motor that turns a wheel, unless it does so through a differential.
fn motor_of<'a>(kit: &'a Kit, wheel: &Wheel) -> Option<(usize, &'a Motor)> {
    let mut motors = kit.motors().enumerate();
    motors.find(|(_, motor)| motor.wheels.contains(&wheel.name)).filter(|(_, motor)| !motor.differential)
}

/// The axes along which a wheel resists slip.
fn axes_of(wheel: &Wheel, driven: bool) -> Vec<Axis> {
    let along = Vec2::at_angle(-radians(wheel.facing));
    let across = Axis { direction: along.left(), rim: 0.0 };
    match (wheel.rollers, driven) {
        (0, false) => vec![across],
        (0, true) => vec![Axis { direction: along, rim: 1.0 }, across],
        (rollers, _) => {
            let roller = radians(90.0 - f64::from(rollers));
            vec![Axis { direction: along * cos(roller) + along.left() * sin(roller), rim: cos(roller) }]
        }
    }
}

/// An axle with an open differential: both wheels pull alike and the shaft turns with the mean of their speeds, which is
/// one driven contact in the middle between them (Wong, "Theory of Ground Vehicles", 2008, §3.1).
fn add_differentials(kit: &Kit, contacts: &mut Vec<Contact>) {
    for (number, motor) in kit.motors().enumerate().filter(|(_, motor)| motor.differential) {
        let mut wheels = (0..kit.wheels.len()).filter(|&wheel| motor.wheels.contains(&kit.wheels[wheel].name));
        let (Some(left), Some(right)) = (wheels.next(), wheels.next()) else { continue };
        let middle = contacts.len();
        contacts.push(Contact {
            from_centre: (contacts[left].from_centre + contacts[right].from_centre) * 0.5,
            axes: vec![Axis { direction: Vec2 { x: 1.0, y: 0.0 }, rim: 1.0 }],
            grip: 0.0,
            load: 0.0,
            drive: Some((number, metres(kit.wheels[left].radius))),
            share: Share::Middle([left, right]),
            impulses: [0.0; 2],
            holds: [0.0; 2],
            ground: Ground::PLAIN,
        });
        contacts[left].share = Share::Half(middle);
        contacts[right].share = Share::Half(middle);
    }
}

/// Turns a wheel of the robot by an angle from its facing, radians counter-clockwise.
pub fn steer(kit: &Kit, contacts: &mut [Contact], wheel: usize, angle: f64) {
    let (Some(contact), Some(wheel)) = (contacts.get_mut(wheel), kit.wheels.get(wheel)) else { return };
    // The shapes of wheels with rollers are refused, so an axis is along or across.
    let along = Vec2::at_angle(angle - radians(wheel.facing));
    for axis in &mut contact.axes {
        axis.direction = if axis.rim > 0.0 { along } else { along.left() };
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::base::ask::{Ask, Vocabulary};
    use crate::base::maths::vec2;
    use crate::base::noise::Stream;
    use crate::base::value::Value;
    use crate::sim::scene::RobotStart;
    use crate::sim::tests::rig::{Rig, scene, thing};
    use crate::sim::wheel::GRAVITY;
    use crate::sim::world::{BodyId, World};

    /// A kit of four driven wheels, one motor each; `rollers` goes round from the left front wheel clockwise.
    fn four_wheels(rollers: [i32; 4]) -> Kit {
        let places = [(-6, 6), (6, 6), (6, -6), (-6, -6)];
        let (mut wheels, mut motors) = (String::new(), String::new());
        for (number, ((x, y), rollers)) in places.into_iter().zip(rollers).enumerate() {
            wheels += &format!(r#"(name: "{number}", at: ({x}, {y}), radius: 3, rollers: {rollers}), "#);
            motors += &format!(
                r#"Motor(name: "{number}", wheels: ["{number}"], stall_torque: 25, free_speed: 900, inertia: 3000), "#
            );
        }
        let text = format!(
            r#"Kit(version: 1, title: {{"en": "F", "ru": "F", "kk": "F"}},
            body: (outline: [(-7, -8), (7, -8), (7, 8), (-7, 8)], mass: 900), wheels: [{wheels}], actuators: [{motors}])"#
        );
        Kit::load(&text, "four.ron").expect("a sound kit")
    }

    /// Gives each motor its power, for a second; gives the way forward and to the right, cm, and the turn, radians.
    fn drive(kit: Kit, powers: [f64; 4]) -> (f64, f64, f64) {
        let mut field = scene();
        field.robots[0] = RobotStart { kit: Arc::new(kit), ..field.robots[0].clone() };
        let mut world = World::new(&field);
        world.bind(0, &Vocabulary::new(field.robots[0].kit.words(), Vec::new()));
        for (motor, power) in powers.into_iter().enumerate() {
            let args = [Value::Float(power), Value::Unit, Value::Unit, Value::Unit];
            world.ask(0, &Ask { word: 0, device: Some(motor as u16), args, line: 0, column: 0 }, false);
        }
        (0..100).for_each(|_| world.step());
        let pose = world.pose(BodyId(0));
        let way = (pose.at - vec2(2.0, 2.0)) * 100.0;
        (way.y, way.x, pose.angle - crate::base::maths::PI / 2.0)
    }

    #[test]
    fn the_rovers_weight_stands_on_its_wheels_and_its_ball() {
        let kit = crate::sim::tests::rig::rover();
        let mass = mass_of(&kit);
        let contacts = contacts_of(&kit, mass);
        let sum: f64 = contacts.iter().map(|contact| contact.load).sum();
        assert!((sum - 0.7 * GRAVITY).abs() < 1e-9);
        assert!((contacts[2].load / sum - 1.6 / 6.5).abs() < 1e-9);
    }

    #[test]
    fn four_plain_wheels_drive_straight_and_skid_round() {
        let (forward, right, turn) = drive(four_wheels([0; 4]), [50.0; 4]);
        assert!(forward > 15.0 && right.abs() < 0.1 && turn.abs() < 0.01, "{forward} {right} {turn}");
        let (forward, right, turn) = drive(four_wheels([0; 4]), [60.0, -60.0, -60.0, 60.0]);
        assert!(turn < -0.5 && forward.abs() < 2.0 && right.abs() < 2.0, "{forward} {right} {turn}");
    }

    #[test]
    fn mecanum_wheels_drive_in_every_direction() {
        let kit = || four_wheels([45, -45, 45, -45]);
        let (forward, right, turn) = drive(kit(), [50.0; 4]);
        assert!(forward > 15.0 && right.abs() < 0.5 && turn.abs() < 0.02, "{forward} {right} {turn}");
        let (forward, right, turn) = drive(kit(), [50.0, -50.0, 50.0, -50.0]);
        assert!(right.abs() > 15.0 && forward.abs() < 0.5 && turn.abs() < 0.02, "{forward} {right} {turn}");
    }

    #[test]
    fn any_legal_figures_give_finite_poses() {
        let text = include_str!("../../assets/kits/rover.ron");
        let chance = Stream::new(5);
        let pick = |counter: u64, low: f64, high: f64| if chance.bits(counter).is_multiple_of(2) { low } else { high };
        for round in 0..40 {
            let at = |lane: u64| round * 16 + lane;
            let text = text
                .replace("mass: 700", &format!("mass: {}", pick(at(0), 1.0, 100_000.0)))
                .replace("radius: 2.16", &format!("radius: {}", pick(at(1), 0.2, 50.0)))
                .replace("grip: 0.9", &format!("grip: {}", pick(at(2), 0.0, 2.0)))
                .replace("stall_torque: 25", &format!("stall_torque: {}", pick(at(3), 1.0, 10_000.0)))
                .replace("free_speed: 1050", &format!("free_speed: {}", pick(at(4), 10.0, 36_000.0)))
                .replace("inertia: 3000", &format!("inertia: {}", pick(at(5), 0.1, 1e7)))
                .replace("centre: (0, 1.6)", &format!("centre: ({}, 0)", pick(at(6), 0.0, 100.0)))
                .replace(" speed: 20,", &format!(" speed: {},", pick(at(7), 1.0, 500.0)));
            let kit = Kit::load(&text, "any.ron").unwrap_or_else(|diags| panic!("{diags:?}"));
            let mut field = scene();
            field.robots[0].kit = Arc::new(kit);
            field.things.push(thing("Wall(from: (-50, 0), to: (50, 0))", 200.0, 230.0, 0.0));
            field.things.push(thing("Ball(radius: 0.5, mass: 1)", 200.0, 220.0, 0.0));
            let mut rig = Rig::new(&field);
            for tick in 0..200 {
                match tick {
                    0 => drop(rig.ask("drive", &[30.0, 40.0])),
                    80 => drop(rig.ask("motors", &[-100.0, 100.0])),
                    140 => drop(rig.ask_again(0, "turn", &[Value::Float(-90.0)], false)),
                    _ => {}
                }
                rig.step();
                let (velocity, spin) = rig.world.twist(BodyId(0));
                let pose = rig.pose();
                assert!(pose.at.is_finite() && pose.angle.is_finite(), "round {round}, tick {tick}");
                assert!(velocity.is_finite() && spin.is_finite() && rig.world.energy_j(0).is_finite());
                assert!(rig.at(2).is_finite());
            }
        }
    }
}
