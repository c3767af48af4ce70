//! A kit turned into figures: masses, what each wheel and caster carries, and what the firmware must know. SI.

use crate::base::maths::{Vec2, cos, sin};
use crate::base::shape::Outline;
use crate::base::units::{body_point, kilograms, metres, radians};
use crate::sim::body::MassPlan;
use crate::sim::inertia::Figure;
use crate::sim::kit::{Drive, Kit};
use crate::sim::servo::DrivePlan;
use crate::sim::wheel::{Axis, Contact, loads};

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
        let along = Vec2::at_angle(-radians(wheel.facing));
        let motor = kit.motors().position(|motor| motor.wheels.contains(&wheel.name));
        let drive = motor.map(|motor| (motor, metres(wheel.radius)));
        let across = Axis { direction: along.left(), rim: 0.0 };
        let axes = match (wheel.rollers, motor) {
            (0, None) => vec![across],
            (0, Some(_)) => vec![Axis { direction: along, rim: 1.0 }, across],
            (rollers, _) => {
                let roller = radians(90.0 - f64::from(rollers));
                vec![Axis { direction: along * cos(roller) + along.left() * sin(roller), rim: cos(roller) }]
            }
        };
        (axes, wheel.grip, drive)
    });
    let dragging = kit.casters.iter().map(|caster| {
        let axes = vec![
            Axis { direction: Vec2 { x: 1.0, y: 0.0 }, rim: 0.0 },
            Axis { direction: Vec2 { x: 0.0, y: 1.0 }, rim: 0.0 },
        ];
        (axes, caster.friction, None)
    });
    rolling
        .chain(dragging)
        .zip(places)
        .zip(loads)
        .map(|(((axes, grip, drive), from_centre), load)| Contact {
            from_centre,
            axes,
            grip,
            load,
            drive,
            impulses: [0.0; 2],
            surface: (1.0, 0.0),
        })
        .collect()
}

/// What the firmware must know; nothing when the kit does not have it.
pub fn drive_plan(kit: &Kit, drive: &Drive) -> Option<DrivePlan> {
    let side = |name: &str| {
        let motor = kit.motors().find(|motor| motor.name == name)?;
        let wheel = kit.wheels.iter().find(|wheel| motor.wheels.contains(&wheel.name))?;
        let encoder = kit.sensors.iter().position(|sensor| sensor.is_encoder_of(name))?;
        Some((kit.motor_number(name)?, motor.plan(), wheel, encoder))
    };
    let (left_motor, plan, left_wheel, left_encoder) = side(&drive.left)?;
    let (right_motor, _, right_wheel, right_encoder) = side(&drive.right)?;
    let radius = metres(left_wheel.radius);
    let sides = kit.wheels.iter().filter(|wheel| kit.motors().any(|motor| motor.wheels.contains(&wheel.name))).count();
    let carried = kilograms(kit.body.mass) / (sides.max(1)) as f64;
    Some(DrivePlan {
        left_motor,
        right_motor,
        left_encoder,
        right_encoder,
        gyro: kit.sensors.iter().position(|sensor| sensor.is_gyro()),
        wheel_radius: radius,
        track: metres(right_wheel.at.0 - left_wheel.at.0).abs().max(1e-3),
        free_speed: plan.free_speed * radius,
        cruise_speed: metres(drive.speed),
        acceleration: metres(drive.acceleration),
        turn_speed: radians(drive.turn_speed),
        turn_acceleration: radians(drive.turn_acceleration),
        torque_limit: metres(drive.torque) / plan.stall_torque,
        friction: plan.friction / plan.stall_torque,
        inertia: (carried + plan.inertia / (radius * radius)) * radius / plan.stall_torque,
    })
}
