//! What the firmware must know of a drive: how each motor's rim runs when the body moves, and the other way round.
//!
//! The rim's speed is linear in the body's speeds (forward, left, turning): u = J ẋ. A contact resists slip along one axis
//! d, so its rim runs with (d · v + ω (p × d)) / c, where c is the rim's share along that axis; this is one formula for
//! tyres, omni and mecanum wheels. Back it goes by the least-squares inverse (Siegwart, Nourbakhsh and Scaramuzza,
//! "Introduction to Autonomous Mobile Robots", 2011, §3.2).

use crate::base::maths::{Vec2, cos, hypot, sin};
use crate::base::units::{body_point, metres, radians};
use crate::sim::kit::{Kit, Wheel};
use crate::sim::plan::{contacts_of, mass_of};

/// The most motors that one firmware drives.
pub const MAX_MOTORS: usize = 8;
/// How much of the free speed is offered to moves; the rest is for correcting.
pub const SPEED_SHARE: f64 = 0.85;
/// A wheel's place follows its motor with a delay of τ, so with a correction of k per second it swings with a damping of
/// 1 / (2 √(k τ)): 0.78 for k τ = 0.41.
const STIFFNESS: f64 = 0.41;
/// The correction of a wheel's speed by the error of its place, 1/s: stiffer would chatter with an encoder's steps.
const PROPORTIONAL: (f64, f64) = (3.0, 16.0);
/// The correction by the error's sum, as a share of that square.
const INTEGRAL: f64 = 0.28;

/// Speeds, ways or accelerations of a body: forward, to the left, and turning counter-clockwise.
pub type Twist = [f64; 3];

/// What the firmware must know of its robot. SI.
#[derive(Clone, Debug)]
pub struct DrivePlan {
    pub wheels: Vec<DriveWheel>,
    pub gyro: Option<usize>,
    pub steering: Option<SteerPlan>,
    /// How far a wheel's rim goes when the body turns by a radian: what makes turns and ways comparable, metres.
    pub arm: f64,
    pub cruise_speed: f64,
    pub acceleration: f64,
    pub turn_speed: f64,
    pub turn_acceleration: f64,
}

/// One motor of the drive.
#[derive(Clone, Debug)]
pub struct DriveWheel {
    pub motor: usize,
    pub encoder: usize,
    pub radius: f64,
    /// Speed of the rim for a body's speed of 1: its row of the Jacobian.
    pub row: Twist,
    /// The body's speeds for a rim's speed of 1: its column of the inverse.
    pub column: Twist,
    /// Which share of the stall torque a body's acceleration of 1 needs from it, and the same for its own shaft and rim.
    pub push: Twist,
    pub inertia: f64,
    /// Speed of the rim without load.
    pub free_speed: f64,
    /// As shares of the stall torque: the limit of moves, and the gears' friction.
    pub torque_limit: f64,
    pub friction: f64,
    /// What turning needs besides, because the tyres of its wheels scrape sideways.
    pub scrub: f64,
    /// Correction of the rim's speed by the error of its place, 1/s, and by that error's sum, 1/s².
    pub proportional: f64,
    pub integral: f64,
}

/// Steered wheels, seen as one in the middle.
#[derive(Clone, Copy, Debug)]
pub struct SteerPlan {
    /// Its number among the actuators.
    pub actuator: usize,
    /// From the driven axle to the steered one.
    pub wheelbase: f64,
    pub most: f64,
}

/// What a kit says of how fast and hard its firmware moves, in its units.
pub struct Pace {
    pub speed: f64,
    pub acceleration: f64,
    pub turn_speed: f64,
    pub turn_acceleration: f64,
    pub torque: f64,
}

impl DrivePlan {
    /// A drive by these motors. `free` says in which of its directions (forward, left, turning) the motors move the body;
    /// `arms` are the rows for turning where a kit states them. Nothing, when the motors cannot move it so.
    pub fn new<'a>(
        kit: &Kit,
        motors: impl Iterator<Item = (&'a str, Option<f64>)>,
        free: [bool; 3],
        pace: &Pace,
    ) -> Option<Self> {
        let body = mass_of(kit);
        let contacts = contacts_of(kit, body);
        // A tyre that lies a before the axle's line and b to the side slides with all of its friction when the robot turns;
        // the moments are in balance when its pull along is a / b of that across.
        let scrub = |wheel: &&Wheel| {
            let number = kit.wheels.iter().position(|known| known.name == wheel.name).unwrap_or(0);
            let (ahead, aside) = (wheel.at.1.abs(), wheel.at.0.abs());
            let share = if wheel.rollers == 0 && ahead > 0.0 { ahead / hypot(ahead, aside) } else { 0.0 };
            contacts[number].grip * contacts[number].load * share * metres(wheel.radius)
        };
        let mut wheels = Vec::new();
        for (name, arm) in motors.take(MAX_MOTORS) {
            let motor = kit.motors().find(|motor| motor.name == name)?;
            let turned: Vec<&Wheel> = kit.wheels.iter().filter(|wheel| motor.wheels.contains(&wheel.name)).collect();
            let first = turned.first()?;
            let mut row = [0.0; 3];
            for (direction, sum) in row.iter_mut().enumerate() {
                let rows = turned.iter().map(|wheel| row_of(wheel)[direction]);
                *sum = if free[direction] { rows.sum::<f64>() / turned.len() as f64 } else { 0.0 };
            }
            // A push acts where the wheels stand, whatever turning feels like.
            let push = row;
            row[2] = arm.unwrap_or(row[2]);
            let (plan, radius) = (motor.plan(), metres(first.radius));
            wheels.push(DriveWheel {
                motor: kit.motor_number(name)?,
                encoder: kit.sensors.iter().position(|sensor| sensor.is_encoder_of(name))?,
                radius,
                row,
                column: [0.0; 3],
                push,
                inertia: plan.inertia / (radius * plan.stall_torque),
                free_speed: plan.free_speed * radius,
                torque_limit: metres(pace.torque) / plan.stall_torque,
                friction: plan.friction / plan.stall_torque,
                scrub: if free[2] { turned.iter().map(scrub).sum::<f64>() / plan.stall_torque } else { 0.0 },
                proportional: 0.0,
                integral: 0.0,
            });
        }
        let inverse = inverse_of_squares(&wheels, free)?;
        let squares: Twist = std::array::from_fn(|k| wheels.iter().map(|wheel| wheel.push[k] * wheel.push[k]).sum());
        let inertia = [body.mass_kg, body.mass_kg, body.inertia];
        let carried = body.mass_kg / wheels.len() as f64;
        for wheel in &mut wheels {
            let stall = kit.motors().nth(wheel.motor).map_or(1.0, |motor| motor.plan().stall_torque);
            for k in 0..3 {
                wheel.column[k] = dot(&inverse[k], &wheel.row);
                // Forces at the rims add up to Jᵀ f; the columns of the drives in use stand at right angles.
                let share = if squares[k] > 1e-12 { wheel.push[k] / squares[k] } else { 0.0 };
                wheel.push[k] = inertia[k] * share * wheel.radius / stall;
            }
            let delay = (wheel.inertia + carried * wheel.radius / stall) * wheel.free_speed;
            wheel.proportional = (STIFFNESS / delay.max(1e-6)).clamp(PROPORTIONAL.0, PROPORTIONAL.1);
            wheel.integral = INTEGRAL * wheel.proportional * wheel.proportional;
        }
        let arm = wheels.iter().fold(0.0, |most: f64, wheel| most.max(wheel.row[2].abs()));
        Some(Self {
            wheels,
            gyro: kit.sensors.iter().position(|sensor| sensor.is_gyro()),
            steering: None,
            arm,
            cruise_speed: metres(pace.speed),
            acceleration: metres(pace.acceleration),
            turn_speed: radians(pace.turn_speed),
            turn_acceleration: radians(pace.turn_acceleration),
        })
    }

    /// By how much a twist may be multiplied until the first motor is at the most that moves are offered.
    pub fn room(&self, twist: Twist) -> f64 {
        let share = |wheel: &DriveWheel| {
            let rim = dot(&wheel.row, &twist).abs();
            if rim > 0.0 { SPEED_SHARE * wheel.free_speed / rim } else { f64::INFINITY }
        };
        self.wheels.iter().map(share).fold(f64::INFINITY, f64::min).min(1e9)
    }

    /// The powers that make every drive go as two wheels would with these, −1..1.
    pub fn powers(&self, left: f64, right: f64) -> [f64; MAX_MOTORS] {
        let (ahead, turn) = ((left + right) * 0.5, (right - left) * 0.5);
        let arm = self.arm.max(1e-9);
        let along = self.wheels.iter().fold(1e-9, |most: f64, wheel| most.max(wheel.row[0].abs()));
        let mut powers = [0.0; MAX_MOTORS];
        for (power, wheel) in powers.iter_mut().zip(&self.wheels) {
            *power = (wheel.row[0] / along * ahead + wheel.row[2] / arm * turn).clamp(-1.0, 1.0);
        }
        powers
    }
}

impl SteerPlan {
    /// Curvature (1 over the radius) to the angle of the wheel in the middle: tan δ = L / R (Wong, "Theory of Ground
    /// Vehicles", 2008, §5.1).
    pub fn angle(&self, bend: f64) -> f64 {
        crate::base::maths::atan(self.wheelbase * bend).clamp(-self.most, self.most)
    }

    /// The tightest curvature.
    pub fn most_bend(&self) -> f64 {
        (crate::base::maths::tan(self.most) / self.wheelbase).abs()
    }
}

pub fn dot(first: &Twist, second: &Twist) -> f64 {
    first[0] * second[0] + first[1] * second[1] + first[2] * second[2]
}

/// Speed of a wheel's rim for the body's speeds.
fn row_of(wheel: &Wheel) -> Twist {
    let along = Vec2::at_angle(-radians(wheel.facing));
    let at = body_point(wheel.at.0, wheel.at.1);
    let (direction, rim) = match wheel.rollers {
        0 => (along, 1.0),
        rollers => {
            let roller = radians(90.0 - f64::from(rollers));
            (along * cos(roller) + along.left() * sin(roller), cos(roller))
        }
    };
    [direction.x / rim, direction.y / rim, at.cross(direction) / rim]
}

/// (Jᵀ J)⁻¹ for the directions in use, or nothing when the wheels leave one of them open.
fn inverse_of_squares(wheels: &[DriveWheel], free: [bool; 3]) -> Option<[Twist; 3]> {
    let mut m = [[0.0; 3]; 3];
    for (i, line) in m.iter_mut().enumerate() {
        for (k, cell) in line.iter_mut().enumerate() {
            *cell = wheels.iter().map(|wheel| wheel.row[i] * wheel.row[k]).sum();
        }
        if !free[i] {
            line[i] = 1.0;
        }
    }
    let minor = |i: usize, k: usize| {
        let (a, b, c, d) = ((i + 1) % 3, (i + 2) % 3, (k + 1) % 3, (k + 2) % 3);
        m[a][c] * m[b][d] - m[a][d] * m[b][c]
    };
    let det = (0..3).map(|k| m[0][k] * minor(0, k)).sum::<f64>();
    let size: f64 = (0..3).map(|k| m[k][k]).product();
    if det.is_nan() || det <= 1e-6 * size {
        return None;
    }
    let mut inverse = [[0.0; 3]; 3];
    for (i, line) in inverse.iter_mut().enumerate() {
        for (k, cell) in line.iter_mut().enumerate() {
            *cell = if free[i] && free[k] { minor(k, i) / det } else { 0.0 };
        }
    }
    Some(inverse)
}
