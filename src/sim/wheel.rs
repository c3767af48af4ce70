//! The one wheel model of all drives: wheels ask the floor for the impulse that would cancel their slip, and get what the
//! friction circle allows.
//!
//! A wheel has one or two axes along which its contact point resists slip. A plain wheel resists along its rolling
//! direction (there its rim's speed counts) and across. A wheel with rollers resists only along the axis of the roller on
//! the floor, which lies 90° − γ from the rolling direction for rollers at γ to the axle: 90° is an omni wheel, ±45° a
//! mecanum wheel (Siegwart, Nourbakhsh and Scaramuzza, "Introduction to Autonomous Mobile Robots", 2011, §3.2.3). A wheel
//! without a motor rolls freely and resists only across; a caster ball resists a little everywhere.
//!
//! All axes of a robot, its motors' shafts and its body are solved together by sequential impulses with accumulated
//! clamping (Catto, "Iterative dynamics with temporal coherence", GDC 2005), each tick starting from the impulses of the
//! last. The limit is the friction circle: |j| ≤ μ N dt (Coulomb; Wong, "Theory of Ground Vehicles", 2008, §1.4).

use crate::base::maths::Vec2;
use crate::base::units::TICK_S;
use crate::sim::actuator::MotorState;
use crate::sim::body::Motion;
use crate::sim::surface::Ground;

/// Standard gravity, m/s².
pub const GRAVITY: f64 = 9.806_65;
/// Rounds of the solution in a tick; with a warm start the rest is far below an encoder's step.
const PASSES: usize = 4;
/// A round that changes no impulse by more than this, N·s, is the last one: a light robot would change by 10 nm/s.
const SETTLED: f64 = 1e-9;

/// One axis along which a contact point resists slip, in the robot's frame.
#[derive(Clone, Copy, Debug)]
pub struct Axis {
    pub direction: Vec2,
    /// How much of the rim's speed lies along it: 1 for the rolling direction of a driven wheel, 0 across.
    pub rim: f64,
}

/// Whether a contact shares the friction of its tyre with another one.
#[derive(Clone, Copy, Debug)]
pub enum Share {
    Alone,
    /// The middle of an axle with a differential: each of these two wheels takes half of its impulse.
    Middle([usize; 2]),
    /// One wheel of such an axle, and the number of the middle.
    Half(usize),
}

/// Where a robot stands on the floor: a wheel or a caster.
#[derive(Clone, Debug)]
pub struct Contact {
    /// From the centre of mass, metres in the robot's frame.
    pub from_centre: Vec2,
    pub axes: Vec<Axis>,
    /// Coefficient of friction.
    pub grip: f64,
    /// Weight on it, newtons.
    pub load: f64,
    /// Number of its motor and its radius, for a driven wheel.
    pub drive: Option<(usize, f64)>,
    pub share: Share,
    /// Impulses of the last tick, one for each axis, N·s: where the next solution starts.
    pub impulses: [f64; 2],
    /// How much speed along each axis an impulse there makes, the other way round: N·s per m/s. Set in each tick.
    pub holds: [f64; 2],
    /// The floor under it now, in the robot's frame.
    pub ground: Ground,
}

/// A robot's body and what it stands on.
#[derive(Clone, Debug)]
pub struct Chassis {
    pub mass: f64,
    pub inertia: f64,
    pub contacts: Vec<Contact>,
}

impl Chassis {
    /// What the floor does to the robot in one tick. `motion` is the robot's own, in its frame; `pushed` is by how much
    /// others are likely to change it in the same tick. Motors and impulses go on from their state to the next.
    pub fn roll(&mut self, motion: Motion, pushed: Motion, motors: &mut [MotorState]) -> Motion {
        let (inverse_mass, inverse_inertia) = (1.0 / self.mass, 1.0 / self.inertia);
        let mut change = Motion::default();
        let push = |change: &mut Motion, at: Vec2, impulse: Vec2| {
            change.velocity = change.velocity + impulse * inverse_mass;
            change.spin += at.cross(impulse) * inverse_inertia;
        };
        for motor in motors.iter_mut() {
            motor.speed = motor.unloaded_speed();
            motor.speed += motor.friction_impulse * motor.inverse_tick_inertia;
        }
        for index in 0..self.contacts.len() {
            let limit = limit(&self.contacts, index);
            let contact = &mut self.contacts[index];
            let ground = contact.ground;
            if ground.drag > 0.0 {
                let velocity = point_velocity(motion, contact.from_centre) - ground.velocity;
                let share = (ground.drag * TICK_S).min(1.0) * contact.load / GRAVITY;
                push(&mut change, contact.from_centre, velocity * -share);
            }
            // Down a slope each contact is pulled with its share of the mass.
            if ground.pull != Vec2::ZERO {
                push(&mut change, contact.from_centre, ground.pull * (contact.load / GRAVITY * TICK_S));
            }
            for (axis, holds) in contact.axes.iter().zip(&mut contact.holds) {
                let arm = contact.from_centre.cross(axis.direction);
                let driven = contact.drive.map_or(0.0, |(motor, radius)| {
                    let lever = axis.rim * radius;
                    lever * lever * motors[motor].inverse_tick_inertia
                });
                *holds = 1.0 / (inverse_mass + arm * arm * inverse_inertia + driven);
            }
            contact.impulses = within(contact.impulses, limit);
            for (axis, impulse) in contact.axes.iter().zip(contact.impulses) {
                push(&mut change, contact.from_centre, axis.direction * impulse);
                if let Some((motor, radius)) = contact.drive {
                    motors[motor].speed -= axis.rim * radius * impulse * motors[motor].inverse_tick_inertia;
                }
            }
        }
        let expected = Motion { velocity: motion.velocity + pushed.velocity, spin: motion.spin + pushed.spin };
        for _ in 0..PASSES {
            for motor in motors.iter_mut() {
                rub(motor);
            }
            let mut largest: f64 = 0.0;
            for index in 0..self.contacts.len() {
                let limit = limit(&self.contacts, index);
                let contact = &mut self.contacts[index];
                let at = contact.from_centre;
                let old = contact.impulses;
                let mut slips = [0.0; 2];
                let now = Motion { velocity: expected.velocity + change.velocity, spin: expected.spin + change.spin };
                let point = point_velocity(now, at) - contact.ground.velocity;
                for (axis, slip) in contact.axes.iter().zip(&mut slips) {
                    *slip = axis.direction.dot(point);
                    if let Some((motor, radius)) = contact.drive {
                        *slip -= axis.rim * radius * motors[motor].speed;
                    }
                }
                let [along, across] = contact.holds;
                let mut wanted = [old[0] - slips[0] * along, old[1] - slips[1] * across];
                if contact.axes.len() > 1 && exceeds(wanted, limit) {
                    // A tyre that slides pulls straight against its slip, though its motor makes it softer along.
                    let soft = along.min(across);
                    wanted = [old[0] - slips[0] * soft, old[1] - slips[1] * soft];
                }
                // Coulomb's two frictions: what slides holds less than what rolls, where the floor says so.
                let slides = exceeds(wanted, limit);
                let allowed = within(wanted, if slides { limit * contact.ground.sliding } else { limit });
                contact.impulses = allowed;
                for (index, axis) in contact.axes.iter().enumerate() {
                    let impulse = allowed[index] - old[index];
                    largest = largest.max(impulse.abs());
                    push(&mut change, at, axis.direction * impulse);
                    if let Some((motor, radius)) = contact.drive {
                        motors[motor].speed -= axis.rim * radius * impulse * motors[motor].inverse_tick_inertia;
                    }
                }
            }
            if largest <= SETTLED {
                break;
            }
        }
        for motor in motors.iter_mut() {
            motor.finish(motor.speed);
        }
        change
    }
}

/// The most that the friction of a contact can give in a tick, N·s; less what its tyre gives in the other direction.
fn limit(contacts: &[Contact], index: usize) -> f64 {
    let own = |contact: &Contact| contact.grip * contact.ground.grip * contact.load * TICK_S;
    let rest = |whole: f64, taken: f64| crate::base::maths::sqrt((whole * whole - taken * taken).max(0.0));
    let contact = &contacts[index];
    match contact.share {
        Share::Alone => own(contact),
        Share::Half(middle) => rest(own(contact), contacts[middle].impulses[0] * 0.5),
        Share::Middle(halves) => {
            let [left, right] = halves.map(|half| rest(own(&contacts[half]), contacts[half].impulses[0]));
            2.0 * left.min(right)
        }
    }
}

/// Dry friction of the gears: the impulse that would stop the shaft, as far as the gears can give it.
fn rub(motor: &mut MotorState) {
    let (inertia, limit) = (motor.tick_inertia(), motor.plan.friction * TICK_S);
    let old = motor.friction_impulse;
    motor.friction_impulse = (old - motor.speed * inertia).clamp(-limit, limit);
    motor.speed += (motor.friction_impulse - old) * motor.inverse_tick_inertia;
}

/// Velocity of a point of a body.
fn point_velocity(motion: Motion, from_centre: Vec2) -> Vec2 {
    motion.velocity + from_centre.left() * motion.spin
}

fn exceeds(impulses: [f64; 2], limit: f64) -> bool {
    impulses[0] * impulses[0] + impulses[1] * impulses[1] > limit * limit
}

/// The friction circle.
fn within(impulses: [f64; 2], limit: f64) -> [f64; 2] {
    let squared = impulses[0] * impulses[0] + impulses[1] * impulses[1];
    if squared <= limit * limit {
        return impulses;
    }
    let factor = limit / crate::base::maths::sqrt(squared);
    [impulses[0] * factor, impulses[1] * factor]
}

/// The weight on each of some places under a body, newtons, for places given from the centre of mass.
///
/// Three places are statics. More, or all on one line, share as equal springs under a stiff body do: the loads are
/// a + b·p with the sum of a body's weight and no moment about its centre of mass. A place that would have to pull is
/// left out and the rest solved again.
pub fn loads(places: &[Vec2], mass: f64) -> Vec<f64> {
    let weight = mass * GRAVITY;
    let mut carries = vec![true; places.len()];
    loop {
        let chosen = || places.iter().zip(&carries).filter(|(_, carries)| **carries).map(|(place, _)| *place);
        let count = chosen().count() as f64;
        if count == 0.0 {
            return vec![0.0; places.len()];
        }
        let middle = chosen().fold(Vec2::ZERO, |sum, place| sum + place) * (1.0 / count);
        let (mut xx, mut xy, mut yy) = (0.0, 0.0, 0.0);
        for place in chosen().map(|place| place - middle) {
            xx += place.x * place.x;
            xy += place.x * place.y;
            yy += place.y * place.y;
        }
        // Equal springs: N = W / n + b·(p − m) with b from the moment −W m about the middle; along a direction in which
        // the places have no extent nothing can be held, and b has no part in it.
        let slope = pseudo_inverse(xx, xy, yy, middle * -weight);
        let found: Vec<f64> = places.iter().map(|place| weight / count + slope.dot(*place - middle)).collect();
        let worst = (0..places.len())
            .filter(|&i| carries[i] && found[i] < -1e-9)
            .min_by(|&a, &b| found[a].total_cmp(&found[b]));
        match worst {
            Some(index) => carries[index] = false,
            None => return (0..places.len()).map(|i| if carries[i] { found[i].max(0.0) } else { 0.0 }).collect(),
        }
    }
}

/// The smallest solution of a symmetric 2 × 2 system that may lack a direction.
fn pseudo_inverse(xx: f64, xy: f64, yy: f64, right: Vec2) -> Vec2 {
    let (trace, det) = (xx + yy, xx * yy - xy * xy);
    if trace < 1e-12 {
        return Vec2::ZERO;
    }
    if det > 1e-6 * trace * trace {
        return Vec2 { x: (yy * right.x - xy * right.y) / det, y: (xx * right.y - xy * right.x) / det };
    }
    // Rank one: S = trace · u uᵀ, so its pseudo-inverse is S / trace².
    Vec2 { x: xx * right.x + xy * right.y, y: xy * right.x + yy * right.y } * (1.0 / (trace * trace))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::maths::vec2;
    use crate::sim::actuator::MotorPlan;

    fn plan() -> MotorPlan {
        MotorPlan { stall_torque: 0.25, free_speed: 18.0, inertia: 3e-4, friction: 0.0, efficiency: 0.5 }
    }

    fn wheel(y: f64, motor: usize) -> Contact {
        Contact {
            from_centre: vec2(0.0, y),
            axes: vec![Axis { direction: vec2(1.0, 0.0), rim: 1.0 }, Axis { direction: vec2(0.0, 1.0), rim: 0.0 }],
            grip: 0.9,
            load: 3.0,
            drive: Some((motor, 0.02)),
            share: Share::Alone,
            impulses: [0.0; 2],
            holds: [0.0; 2],
            ground: Ground::PLAIN,
        }
    }

    fn chassis() -> Chassis {
        Chassis { mass: 0.6, inertia: 0.002, contacts: vec![wheel(0.06, 0), wheel(-0.06, 1)] }
    }

    /// Moves a lone robot on an endless floor; the pose is (x, y, angle) of its centre of mass.
    fn drive(chassis: &mut Chassis, motors: &mut [MotorState], ticks: usize) -> (Vec2, f64, Motion) {
        let (mut at, mut angle, mut motion) = (Vec2::ZERO, 0.0, Motion::default());
        for _ in 0..ticks {
            let change = chassis.roll(motion, Motion::default(), motors);
            motion = Motion { velocity: motion.velocity + change.velocity, spin: motion.spin + change.spin };
            at = at + motion.velocity.turned(angle) * TICK_S;
            angle += motion.spin * TICK_S;
            // The velocity stays as it is in the world while the frame turns on.
            motion.velocity = motion.velocity.turned(-motion.spin * TICK_S);
        }
        (at, angle, motion)
    }

    #[test]
    fn two_equal_motors_drive_straight_at_their_free_speed() {
        let mut motors = [MotorState::new(plan(), 1.0), MotorState::new(plan(), 1.0)];
        motors.iter_mut().for_each(|motor| motor.voltage = 0.5);
        let (at, angle, motion) = drive(&mut chassis(), &mut motors, 300);
        assert!(at.y.abs() < 1e-9 && angle.abs() < 1e-9);
        assert!((motion.velocity.x - 0.5 * 18.0 * 0.02).abs() < 1e-6, "{}", motion.velocity.x);
    }

    #[test]
    fn unequal_wheels_drive_the_circle_of_a_differential_drive() {
        let mut motors = [MotorState::new(plan(), 1.0), MotorState::new(plan(), 1.0)];
        (motors[0].voltage, motors[1].voltage) = (0.4, 0.6);
        let (_, _, motion) = drive(&mut chassis(), &mut motors, 300);
        // R = (b / 2) (v_right + v_left) / (v_right − v_left), turning to the left.
        let radius = motion.velocity.length() / motion.spin;
        assert!((radius - 0.06 * 1.0 / 0.2).abs() < 0.003, "{radius}");
    }

    #[test]
    fn a_full_start_slips_and_pulls_with_no_more_than_grip() {
        let mut motors = [MotorState::new(plan(), 1.0), MotorState::new(plan(), 1.0)];
        motors.iter_mut().for_each(|motor| motor.voltage = 1.0);
        let mut robot = chassis();
        robot.contacts.iter_mut().for_each(|contact| contact.load = 0.5);
        let (_, _, motion) = drive(&mut robot, &mut motors, 5);
        let limit = 5.0 * 2.0 * 0.9 * 0.5 * TICK_S / 0.6;
        assert!((0.98 * limit..=limit * 1.000_001).contains(&motion.velocity.x), "{} of {limit}", motion.velocity.x);
        assert!(motors[0].speed * 0.02 > 2.0 * motion.velocity.x, "{}", motors[0].speed * 0.02);
    }

    #[test]
    fn a_sliding_robot_with_locked_wheels_stops_after_v_squared_over_2_mu_g() {
        let mut robot = chassis();
        let grip = 0.9 * 6.0 / 0.6;
        let stiff = MotorPlan { friction: 100.0, ..plan() };
        let mut motors = [MotorState::new(stiff, 1.0), MotorState::new(stiff, 1.0)];
        let mut motion = Motion { velocity: vec2(0.8, 0.6), spin: 0.0 };
        let mut way = 0.0;
        while motion.velocity.length() > 1e-9 {
            let change = robot.roll(motion, Motion::default(), &mut motors);
            motion.velocity = motion.velocity + change.velocity;
            way += motion.velocity.length() * TICK_S;
        }
        let expected = 1.0 / (2.0 * grip);
        assert!((way - expected).abs() < 0.5 * TICK_S + 1e-3, "{way} of {expected}");
    }

    #[test]
    fn omni_wheels_roll_sideways_and_mecanum_wheels_drive_sideways() {
        let mut omni = chassis();
        for contact in &mut omni.contacts {
            contact.axes.truncate(1);
        }
        let mut motors = [MotorState::new(plan(), 1.0), MotorState::new(plan(), 1.0)];
        let sideways = Motion { velocity: vec2(0.0, 0.3), spin: 0.0 };
        let change = omni.roll(sideways, Motion::default(), &mut motors);
        assert!(change.velocity.length() < 1e-12);

        let diagonal = |x: f64, y: f64, side: f64, motor| Contact {
            from_centre: vec2(x, y),
            axes: vec![Axis { direction: vec2(1.0, side).turned(0.0) * (1.0 / 2f64.sqrt()), rim: 1.0 / 2f64.sqrt() }],
            load: 1.5,
            ..wheel(0.0, motor)
        };
        let mut mecanum = Chassis {
            mass: 0.6,
            inertia: 0.002,
            contacts: vec![
                diagonal(0.06, 0.06, -1.0, 0),
                diagonal(0.06, -0.06, 1.0, 1),
                diagonal(-0.06, 0.06, 1.0, 2),
                diagonal(-0.06, -0.06, -1.0, 3),
            ],
        };
        let mut motors = [MotorState::new(plan(), 1.0); 4];
        for (motor, voltage) in motors.iter_mut().zip([-0.3, 0.3, 0.3, -0.3]) {
            motor.voltage = voltage;
        }
        let (at, angle, _) = drive(&mut mecanum, &mut motors, 100);
        assert!(at.y > 0.05 && at.x.abs() < 1e-6 && angle.abs() < 1e-6, "{at:?} {angle}");
    }

    #[test]
    fn weight_is_shared_as_statics_say() {
        let three = loads(&[vec2(0.0, 0.06), vec2(0.0, -0.06), vec2(0.08, 0.0)].map(|p| p - vec2(0.02, 0.0)), 1.0);
        assert!((three.iter().sum::<f64>() - GRAVITY).abs() < 1e-9);
        assert!((three[2] - 0.25 * GRAVITY).abs() < 1e-9, "{three:?}");
        let line = loads(&[vec2(0.0, 0.06), vec2(0.0, -0.06)], 1.0);
        assert!((line[0] - 0.5 * GRAVITY).abs() < 1e-9);
        // The centre of mass is outside of the four places: the far ones would have to pull.
        let tipping = loads(&[vec2(-0.01, 0.05), vec2(-0.01, -0.05), vec2(-0.09, 0.05), vec2(-0.09, -0.05)], 1.0);
        assert!(tipping.iter().all(|load| *load >= 0.0));
        assert!((tipping.iter().sum::<f64>() - GRAVITY).abs() < 1e-9, "{tipping:?}");
    }
}
