//! The control of a left and a right wheel: from where the robot should be to the voltages of its motors.

use crate::base::units::TICK_S;

/// Correction of a wheel's speed by the error of its place, 1/s, and by that error's sum, 1/s². A small robot follows its
/// motors within τ = 35 ms, so the place swings with a damping of 1 / (2 √(k τ)), which is 0.77 for 12/s.
const PROPORTIONAL: f64 = 12.0;
const INTEGRAL: f64 = 40.0;
/// The sum may correct a wheel's speed by at most so much of its free speed.
const INTEGRAL_SHARE: f64 = 0.4;
/// Below this speed the help against the gears' friction fades, m/s, so that a resting wheel does not chatter.
const FRICTION_FADE: f64 = 0.0015;
/// The wheels' measured speeds are smoothed by so much each tick: an encoder's steps are coarse.
const SMOOTHING: f64 = 0.25;
/// How much of the free speed is offered to moves; the rest is for correcting.
pub const SPEED_SHARE: f64 = 0.85;
/// Driving that goes on may fall behind what was wanted by this, m and rad, and then lets it go.
const LAG_M: f64 = 0.02;
const LAG_RAD: f64 = 0.3;

/// What the firmware must know of its robot. SI.
#[derive(Clone, Copy, Debug)]
pub struct DrivePlan {
    pub left_motor: usize,
    pub right_motor: usize,
    pub left_encoder: usize,
    pub right_encoder: usize,
    pub gyro: Option<usize>,
    pub wheel_radius: f64,
    /// Distance between the left and the right wheels.
    pub track: f64,
    /// Speed of the rim without load.
    pub free_speed: f64,
    pub cruise_speed: f64,
    pub acceleration: f64,
    pub turn_speed: f64,
    pub turn_acceleration: f64,
    /// As shares of the stall torque: the limit of moves, the gears' friction, and what 1 m/s² needs.
    pub torque_limit: f64,
    pub friction: f64,
    pub inertia: f64,
}

/// One wheel's controller.
#[derive(Clone, Copy, Debug, Default)]
pub struct Servo {
    /// Place and smoothed speed of the rim, m and m/s.
    pub place: f64,
    pub speed: f64,
    /// Sum of the errors, m·s.
    pub sum: f64,
}

/// Where the robot should be: way of its middle, and heading, with speeds and accelerations.
#[derive(Clone, Copy, Debug, Default)]
pub struct Target {
    pub way: f64,
    pub speed: f64,
    pub acceleration: f64,
    pub turned: f64,
    pub spin: f64,
    pub spin_acceleration: f64,
}

impl Target {
    /// The voltages of the left and the right motor that bring the robot there from where it is.
    pub fn voltages(&self, plan: &DrivePlan, left: &mut Servo, right: &mut Servo, turned: f64) -> [f64; 2] {
        let half = plan.track * 0.5;
        let error = self.way - (left.place + right.place) * 0.5;
        let turn_error = self.turned - turned;
        let side = |servo: &mut Servo, arm: f64| {
            let speed = self.speed + self.spin * arm;
            servo.drive(plan, error + turn_error * arm, speed, self.acceleration + self.spin_acceleration * arm)
        };
        [side(left, -half), side(right, half)]
    }

    /// The target of the next tick of driving that goes on: speeds change by no more than the acceleration allows, places
    /// follow, and neither runs far ahead of the robot.
    pub fn stepped(mut self, plan: &DrivePlan, (speed, spin): (f64, f64), (way, turned): (f64, f64)) -> Self {
        let target = &mut self;
        let step = |now: f64, wanted: f64, limit: f64| (wanted - now).clamp(-limit * TICK_S, limit * TICK_S);
        let change = step(target.speed, speed, plan.acceleration);
        let turn_change = step(target.spin, spin, plan.turn_acceleration);
        target.speed += change;
        target.spin += turn_change;
        target.acceleration = change / TICK_S;
        target.spin_acceleration = turn_change / TICK_S;
        target.way = (target.way + target.speed * TICK_S).clamp(way - LAG_M, way + LAG_M);
        target.turned = (target.turned + target.spin * TICK_S).clamp(turned - LAG_RAD, turned + LAG_RAD);
        self
    }
}

impl Servo {
    /// Takes what the encoder says; `counted` is the speed that the hub knows when the servo was not driven before.
    pub fn measure(&mut self, place: f64, counted: Option<f64>) {
        match counted {
            Some(speed) => (self.speed, self.sum) = (speed, 0.0),
            None => self.speed += ((place - self.place) / TICK_S - self.speed) * SMOOTHING,
        }
        self.place = place;
    }

    /// The voltage that brings the wheel to where it should be.
    fn drive(&mut self, plan: &DrivePlan, error: f64, speed: f64, acceleration: f64) -> f64 {
        let most = INTEGRAL_SHARE * plan.free_speed / INTEGRAL;
        let sum = (self.sum + error * TICK_S).clamp(-most, most);
        let wanted = speed + PROPORTIONAL * error + INTEGRAL * sum;
        let voltage = wanted / plan.free_speed
            + plan.friction * (wanted / FRICTION_FADE).clamp(-1.0, 1.0)
            + plan.inertia * acceleration;
        // Torque is voltage less back EMF; beyond the limit the tyres would slip.
        let emf = self.speed / plan.free_speed;
        let low = (emf - plan.torque_limit).max(-1.0);
        let high = (emf + plan.torque_limit).min(1.0);
        let given = if low < high { voltage.clamp(low, high) } else { voltage.clamp(-1.0, 1.0) };
        // A motor that gives all it may collects no more error.
        if given == voltage || (given < voltage) != (error > 0.0) {
            self.sum = sum;
        }
        given
    }
}
